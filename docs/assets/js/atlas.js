// Every page: loads the scripts of the elements that the page has, each by the element without which it has nothing to do.

const SCRIPTS = {
  ".atlas-as-of": "./as_of.js",
  "#new-record": "./new_record.js",
  "#search": "./search.js",
};

for (const [element, script] of Object.entries(SCRIPTS)) {
  if (document.querySelector(element)) import(script);
}
