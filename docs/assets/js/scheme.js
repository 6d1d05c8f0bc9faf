// Every page, before it is shown: the colours that the reader chose, forgotten where the system asks for the same. And
// whether the address asks for something: a list to be narrowed is not shown whole before.

const KEY = "atlas-scheme";
const page = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: a choice holds for the page
  }
}

function remember(scheme) {
  try {
    if (scheme) localStorage.setItem(KEY, scheme);
    else localStorage.removeItem(KEY);
  } catch {
    // as above
  }
}

function isDark() {
  return page.dataset.scheme ? page.dataset.scheme === "dark" : system.matches;
}

function show(scheme) {
  if (["dark", "light"].includes(scheme)) page.dataset.scheme = scheme;
  else delete page.dataset.scheme;
  for (const button of document.querySelectorAll(".atlas-scheme")) button.setAttribute("aria-pressed", isDark());
}

function choose() {
  const chosen = isDark() === system.matches ? (system.matches ? "light" : "dark") : undefined;
  remember(chosen);
  show(chosen);
}

if (location.search) {
  page.dataset.asked = "";
  setTimeout(() => delete page.dataset.asked, 5000); // without the other script
}
show(remembered());
system.addEventListener("change", () => show(page.dataset.scheme));
addEventListener("storage", (event) => event.key === KEY && show(event.newValue));
addEventListener("click", (event) => event.target.closest(".atlas-scheme") && choose());
addEventListener("DOMContentLoaded", () => show(page.dataset.scheme));
