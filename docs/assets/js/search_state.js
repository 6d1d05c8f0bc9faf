export const FACETS = ["kind", "country", "with", "status", "decade"];
const COUNTRIES = new Set(["country", "with"]); // small letters in addresses, as on the pages of lists

// The query and what narrows it, in the address of the page.
export function state() {
  const parameters = new URLSearchParams(location.search);
  const read = (name) => (parameters.get(name) ?? "").trim();
  const chosen = FACETS.map((facet) => [facet, COUNTRIES.has(facet) ? read(facet).toUpperCase() : read(facet)]);
  return { q: read("q"), all: read("all") === "1", ...Object.fromEntries(chosen) };
}

// Writes what was chosen into the address; a browser may refuse when it changed a hundred times in half a minute.
export function remember(values, method) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values))
    if (value || name === "q") address.searchParams.set(name, COUNTRIES.has(name) ? value.toLowerCase() : value);
    else address.searchParams.delete(name);
  try {
    history[method](null, "", address);
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
  }
}
