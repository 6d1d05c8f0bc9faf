// The query and what narrows it, in the address of the page.
export function state() {
  const parameters = new URLSearchParams(location.search);
  const read = (name) => (parameters.get(name) ?? "").trim();
  return { q: read("q"), kind: read("kind"), country: read("country").toUpperCase(), all: read("all") === "1" };
}

// Writes what was chosen into the address.
export function remember(values, method) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values))
    if (value || name === "q") address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  history[method](null, "", address);
}

// Leads the switch of languages to the same search.
export function carry() {
  for (const link of document.querySelectorAll(".atlas-languages a")) link.search = location.search;
}
