// Pages with folded parts: closes the notes where they are many, opens the part that an address or a link leads into,
// and all parts on paper.

const folds = [...document.querySelectorAll("details.atlas-folded")];
let opened = [];

// A day is asked for (as_of.js): what is found may stand in any part.
const asks = document.querySelector(".atlas-as-of");
if (asks && new URLSearchParams(location.search).has("as_of")) openAll();
asks?.addEventListener("submit", openAll);

for (const fold of folds) if (fold.closest(".notes")) fold.open = false;
reveal(location.hash, true);

addEventListener("hashchange", () => reveal(location.hash, true));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link) reveal(link.hash, false);
});
addEventListener("beforeprint", () => {
  opened = folds.filter((fold) => !fold.open);
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});

function openAll() {
  for (const fold of folds) if (!fold.closest(".notes")) fold.open = true;
}

// Opens what holds the target of a link within the page, or is all that stands below a heading; the browser has scrolled
// before it was there to be seen.
function reveal(hash, scrolls) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  const below = /^H[2-6]$/.test(target?.tagName) && target.nextElementSibling;
  const closed = folds.filter((fold) => !fold.open && (fold === below || fold.contains(target)) && target !== fold);
  for (const fold of closed) fold.open = true;
  if (closed.length && scrolls) target.scrollIntoView();
}
