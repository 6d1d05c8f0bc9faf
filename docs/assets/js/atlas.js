// Every page: loads a script where the page has the element without which it has nothing to do.

const SCRIPTS = {
  ".atlas-as-of": "./as_of.js",
  "main:not(:has(#new-record)) details.atlas-folded": "./folds.js",
  ".atlas-narrow": "./facets.js",
  "#changes-of": "./changes.js",
  "#new-record": "./new_record.js",
  "#search": "./search.js",
};

for (const [element, script] of Object.entries(SCRIPTS)) {
  if (document.querySelector(element)) import(script);
}

// What lies over the page goes when one has chosen from it or turns to something else.
const isOver = (element) => "popover" in element && element.matches(":popover-open");
const menu = document.querySelector(".atlas-menu");

addEventListener("click", ({ target }) => {
  for (const list of menu.querySelectorAll("details[open]")) if (!isOver(menu)) list.open = list.contains(target);
  const chosen = target.closest("[popover] a")?.closest("[popover]");
  if (chosen && isOver(chosen)) chosen.hidePopover();
  if (target.closest(".atlas-print")) print();
});
menu.addEventListener("keydown", ({ key, target }) => {
  const list = target.closest("details[open]");
  if (key !== "Escape" || !list || isOver(menu)) return;
  list.open = false;
  list.querySelector("summary").focus();
});

// The address of a record for others: of this page as it stands.
for (const button of document.querySelectorAll(".atlas-share")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.setAttribute("aria-live", "polite");
    button.textContent = button.dataset.done;
  });
}

// The code above a button.
for (const button of document.querySelectorAll(".atlas-copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.closest("p").previousElementSibling.textContent);
    button.setAttribute("aria-live", "polite");
    button.textContent = button.dataset.done;
  });
}

// "/" and "s" lead to the search, unless one types elsewhere.
addEventListener("keydown", (event) => {
  const isTyped = event.target.closest?.("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
  const field = document.querySelector("form[role=search] input");
  if (isTyped || !field || !["/", "s"].includes(event.key)) return;
  event.preventDefault();
  field.focus();
});

// Another language: the page is offered, once, in the first language of the browser in which it exists, where that is not
// its own. The words stand on the links of the language switcher, each of which leads to the same place, asked for the
// same; a choice of any kind is remembered and nothing is offered again.
const KEY = "atlas-language";
const links = [...document.querySelectorAll(".atlas-languages a")];

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return "unknown"; // storage is switched off: an offer that cannot be put away for good is none
  }
}

function remember(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // as above
  }
}

function wanted() {
  for (const tag of navigator.languages) {
    const link = links.find((link) => link.hreflang === tag.split("-")[0]);
    if (link) return link;
  }
}

function offer(link) {
  const line = document.createElement("aside");
  line.className = "atlas-offer";
  line.lang = link.hreflang;
  line.setAttribute("aria-label", link.dataset.offer);
  const taken = document.createElement("a");
  taken.href = link.href;
  taken.textContent = link.textContent;
  taken.onclick = () => remember(link.hreflang);
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = link.dataset.close;
  close.onclick = () => {
    remember(document.documentElement.lang);
    line.remove();
  };
  const words = document.createElement("span");
  words.append(`${link.dataset.offer} `, taken);
  line.append(words, close);
  document.querySelector(".atlas-header").before(line);
}

// What is asked for may change while one reads, so the address is taken when one is about to follow a link.
function carry() {
  for (const link of document.querySelectorAll(".atlas-languages a, .atlas-offer a")) {
    link.search = location.search;
    link.hash = location.hash;
  }
}

for (const event of ["pointerover", "pointerdown", "focusin", "click"]) addEventListener(event, carry, { capture: true });
for (const link of links) link.addEventListener("click", () => remember(link.hreflang));
const link = remembered() === null ? wanted() : undefined;
if (link?.dataset.offer) offer(link);
