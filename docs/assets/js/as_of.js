// Lists of agreements (their index, a country, a record with partners): shows those in force on the day, in the month
// or year of ?as_of=… The core has written the periods beside each (data-certain, data-inferred, data-possible,
// data-within, data-unknown); here they are only compared. Every text comes from the form.

const STEP = 200;
const TEXTS = { certain: "certainly", inferred: "inferably", possible: "possibly" };
const STATES = { certain: "in-force", inferred: "in-force", possible: "confirmed-later" };
const IN_ORDER = Object.keys(TEXTS);
const form = document.querySelector(".atlas-as-of");
if (form) start(form);

function start(form) {
  const field = form.elements.as_of;
  const list = document.createElement("ul");
  const rest = document.createElement("p");
  form.after(list, rest);
  const show = () => {
    field.value = inAddress();
    apply(form, list, rest, inAddress());
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

async function apply(form, list, rest, text) {
  const found = form.querySelector("[role=status]");
  const asked = text ? read(text) : null;
  const wrong = Boolean(text) && !asked;
  form.elements.as_of.setAttribute("aria-invalid", wrong);
  list.replaceChildren();
  rest.replaceChildren();
  try {
    const entries = form.dataset.periods && asked ? await load(form.dataset.periods) : null;
    if (inAddress() !== text) return; // something else has been asked for since
    const answers = entries ? listAll(form, list, rest, asked, entries) : filter(form, asked);
    found.textContent = wrong ? form.dataset.wrong : asked ? count(form, asked, answers) : "";
  } catch (error) {
    found.textContent = form.dataset.failed;
    throw error;
  }
}

function count(form, asked, answers) {
  const number = (...of) => answers.filter((one) => of.includes(one)).length;
  const inferred = number("inferred");
  const unknown = number("unknown");
  const sentences = [form.dataset.count];
  if (inferred) sentences.push(form.dataset.countInferred);
  if (unknown) sentences.push(form.dataset.countUnknown);
  const numbers = { certain: number("certain", "inferred"), inferred, possible: number("possible"), unknown };
  const words = Object.entries(numbers).map(([name, value]) => [name, value.toLocaleString(language())]);
  return fill(sentences.join(" "), asked, Object.fromEntries(words));
}

function fill(text, asked, values = {}) {
  const all = { date: asked.label, ...values };
  return text.replace(/\{(\w+)\}/g, (_, name) => all[name]);
}

// Shows and hides the rows of the page. Without a day all are shown, with what stood in them.
function filter(form, asked) {
  const marks = [...document.querySelectorAll("[data-certain]")];
  const answers = marks.map((mark) => {
    const answer = asked && answerOf(mark.dataset, asked);
    mark.closest("tr, li").hidden = Boolean(asked) && !isShown(answer);
    label(mark, isShown(answer) && fill(form.dataset[TEXTS[answer]], asked), answer);
    return answer;
  });
  for (const table of new Set(marks.map((mark) => mark.closest("table")))) if (table) hideEmpty(table);
  return answers;
}

function isShown(answer) {
  return answer in TEXTS;
}

function label(mark, text, answer) {
  mark.dataset.text ??= mark.textContent;
  mark.dataset.stood ??= mark.dataset.state ?? "";
  mark.textContent = text || mark.dataset.text;
  mark.dataset.state = STATES[answer] ?? mark.dataset.stood;
}

// A table without a row goes with the heading above it, where that is the table's own.
function hideEmpty(table) {
  table.hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
  const heading = table.previousElementSibling;
  if (heading?.tagName === "H3") heading.hidden = table.hidden;
}

// Where the page shows only a part of the agreements, all of them are loaded, and those found stand in a list.
async function load(address) {
  return (await fetch(address)).json();
}

function listAll(form, list, rest, asked, entries) {
  const { country, root } = form.dataset;
  const mine = entries.filter((entry) => !country || entry.countries.split(" ").includes(country));
  const answered = mine.map((entry) => ({ entry, answer: answerOf(entry, asked) }));
  const found = answered.filter(({ answer }) => isShown(answer));
  found.sort((one, other) => IN_ORDER.indexOf(one.answer) - IN_ORDER.indexOf(other.answer)); // names as they are
  for (const mark of document.querySelectorAll("[data-certain]")) mark.closest("tr, li").hidden = true;
  for (const table of document.querySelectorAll("table:has([data-certain])")) table.hidden = true;
  show(form, list, rest, found.map(({ entry, answer }) => () => item(entry, answer, form, root, asked)), 0);
  return answered.map(({ answer }) => answer);
}

// Adds the next STEP items; below them stands how many there are, and a button while there are more.
function show(form, list, rest, items, from) {
  const shown = Math.min(from + STEP, items.length);
  list.append(...items.slice(from, shown).map((make) => make()));
  rest.replaceChildren();
  if (from) list.children[from].querySelector("a").focus();
  if (shown === items.length) return;
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = form.dataset.more;
  more.addEventListener("click", () => show(form, list, rest, items, shown));
  const numbers = { shown: shown.toLocaleString(language()), total: items.length.toLocaleString(language()) };
  rest.append(form.dataset.part.replace(/\{(\w+)\}/g, (_, name) => numbers[name]), " ", more);
}

function item(entry, answer, form, root, asked) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(root + entry.address, location.href);
  link.textContent = entry.name;
  const mark = document.createElement("span");
  mark.className = "status";
  label(mark, fill(form.dataset[TEXTS[answer]], asked), answer);
  line.append(link, " ", mark);
  return line;
}

// Whether an agreement is in force at any time in what is asked for: "certain", "inferred" (certain if an inferred date
// is right), "possible", "unknown" (it is before the first date known of it), or undefined.
function answerOf(periods, asked) {
  const meets = ([first, last]) => first <= asked.last && asked.first <= last;
  const holds = ([first, last]) => asked.first <= first && last <= asked.last;
  if (parse(periods.certain).some(meets) || parse(periods.within).some(holds)) return "certain";
  if (parse(periods.inferred).some(meets)) return "inferred";
  if (parse(periods.possible).some(meets)) return "possible";
  if (parse(periods.unknown).some(([first, last]) => first <= asked.first && asked.last <= last)) return "unknown";
}

// `../1989-12-30 2017-12-15/..`: days of equal length are compared as text, `..` by what comes before and after all.
function parse(text) {
  const periods = (text ?? "").split(" ").filter(Boolean).map((period) => period.split("/"));
  return periods.map(([first, last]) => [first === ".." ? "0000" : first, last === ".." ? "9999-99" : last]);
}

// 2005, 2005-06, 2005-06-30 or 30.6.2005, with the words for it; undefined where it is none of these.
function read(text) {
  const local = text.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/);
  const iso = local ? [local[3], local[2].padStart(2, "0"), local[1].padStart(2, "0")].join("-") : text;
  const parts = iso.match(/^(\d{4})(-\d{2})?(-\d{2})?$/);
  const day = new Date(`${iso}${parts?.[2] ? "" : "-01"}${parts?.[3] ? "" : "-01"}T00:00Z`);
  if (!parts || Number.isNaN(+day) || !day.toISOString().startsWith(iso)) return undefined;
  const words = parts[3] ? { dateStyle: "long" } : parts[2] ? { year: "numeric", month: "long" } : null;
  const label = words ? new Intl.DateTimeFormat(language(), { ...words, timeZone: "UTC" }).format(day) : iso;
  return { label, first: iso, last: lastDay(day, parts).toISOString().slice(0, 10) };
}

function lastDay(first, [, , month, day]) {
  const last = new Date(first);
  if (!month) last.setUTCMonth(12, 0);
  else if (!day) last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last;
}

function language() {
  return document.documentElement.lang;
}
