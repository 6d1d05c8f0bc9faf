// Every page: loads the scripts of the elements that the page has, each by the element without which it has nothing to do.

const SCRIPTS = {
  ".atlas-as-of": "./as_of.js",
  "details.atlas-folded": "./folds.js",
  "#new-record": "./new_record.js",
  "#search": "./search.js",
};

for (const [element, script] of Object.entries(SCRIPTS)) {
  if (document.querySelector(element)) import(script);
}

// "/" and "s" lead to the search, unless one types elsewhere.
addEventListener("keydown", (event) => {
  const isTyped = event.target.closest?.("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
  const field = document.querySelector("form[role=search] input");
  if (isTyped || !field || !["/", "s"].includes(event.key)) return;
  event.preventDefault();
  field.focus();
});
