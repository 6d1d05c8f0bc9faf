// The partners of a record: shows those with whom it has an agreement in force on the day, in the month or year of
// ?as_of=… The core has written the periods beside each (data-certain, data-inferred, data-possible, data-suspended,
// data-within, data-unknown); here they are only compared. Every text comes from the form.

import { answerOf, count, periodsIn, read, stateOf, words } from "./in_force.js";

const KINDS = ["certain", "inferred", "possible", "suspended", "within", "unknown"];

start(document.querySelector(".atlas-as-of"));

function start(form) {
  const field = form.elements.as_of;
  const show = () => {
    field.value = inAddress();
    apply(form, inAddress());
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(field.value.trim());
    show();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    remember("");
    show();
    field.focus();
  });
  addEventListener("popstate", show);
  form.hidden = false;
  show();
}

function inAddress() {
  return (new URLSearchParams(location.search).get("as_of") ?? "").trim();
}

function remember(asked) {
  const address = new URL(location.href);
  if (asked) address.searchParams.set("as_of", asked);
  else address.searchParams.delete("as_of");
  if (address.href !== location.href) history.pushState(null, "", address);
}

function apply(form, text) {
  const asked = text ? read(text) : null;
  const wrong = Boolean(text) && !asked;
  form.elements.as_of.setAttribute("aria-invalid", wrong);
  const answers = filter(form, asked);
  form.querySelector("[role=status]").textContent = wrong ? form.dataset.wrong : asked ? count(form, asked, answers) : "";
}

// Shows and hides the rows, of a hub also the items of its folded list. Without a day all are shown, with what stood in them.
function filter(form, asked) {
  const marks = [...document.querySelectorAll("[data-certain]")];
  const answers = marks.map((mark) => {
    const periods = Object.fromEntries(KINDS.map((kind) => [kind, periodsIn(mark.dataset[kind])]));
    const answer = asked ? answerOf(periods, asked) : undefined;
    mark.closest("tr, li").hidden = Boolean(asked) && !stateOf(answer);
    label(mark, answer, words(answer, form, asked));
    return answer;
  });
  for (const table of new Set(marks.map((mark) => mark.closest("table")).filter(Boolean))) hideEmpty(table);
  return answers;
}

function label(mark, answer, text) {
  mark.dataset.text ??= mark.textContent;
  mark.dataset.stood ??= mark.dataset.state ?? "";
  mark.textContent = text || mark.dataset.text;
  mark.dataset.state = stateOf(answer) ?? mark.dataset.stood;
}

// A table without a row goes with the heading above it, where that is the table's own.
function hideEmpty(table) {
  table.hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
  const heading = table.previousElementSibling;
  if (heading?.tagName === "H3") heading.hidden = table.hidden;
}
