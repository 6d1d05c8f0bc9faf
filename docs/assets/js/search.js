// The search page: a query in the address, asked as one types; keys that lead through the hits. What answers is loaded
// with the first query.

import { remember, state } from "./search_state.js";

const WAIT = 30; // milliseconds without a key before a query is asked

function start(place) {
  const field = document.querySelector("form[role=search] input[name=q]");
  let asked = 0;
  let waiting;
  let loading;
  const load = async () => {
    const [{ Search }, { View }] = await Promise.all([import("./search_hits.js"), import("./search_view.js")]);
    return { search: new Search(new URL(place.dataset.root, location.href), place.dataset.languages.split(" ")), view: new View(place, run) };
  };
  const tell = (text) => {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.textContent = text;
    place.replaceChildren(status);
  };
  const run = async () => {
    const turn = ++asked;
    const isLatest = () => turn === asked;
    const { q: _, ...narrowed } = state();
    const q = field.value.trim(); // a browser may refuse to write the address of so many keys
    if (!q && !loading) return tell(place.dataset.empty);
    try {
      const { search, view } = await (loading ??= load());
      if (!q) view.empty(place.dataset.empty);
      else await view.show(await search.find(q, narrowed, (found) => view.preview(found, isLatest)), q, isLatest);
    } catch (error) {
      if (!isLatest()) return;
      loading = undefined; // tried again with the next query
      tell(place.dataset.failed);
      throw error;
    }
  };

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember({ q: field.value.trim() }, "pushState");
    run();
  });
  field.addEventListener("input", () => {
    remember({ q: field.value.trim() }, "replaceState");
    clearTimeout(waiting);
    waiting = setTimeout(run, WAIT);
  });
  addEventListener("keydown", (event) => {
    const links = [...place.querySelectorAll("li a")];
    const at = links.indexOf(event.target);
    if (event.target !== field && at < 0) return;
    if (event.key === "ArrowDown") links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else if (event.key === "Escape" && at >= 0) field.focus();
    else if (event.key === "Escape") {
      field.value = "";
      field.dispatchEvent(new Event("input"));
    } else return;
    event.preventDefault();
  });
  addEventListener("popstate", () => {
    field.value = state().q;
    run();
  });
  field.value ||= state().q; // what was typed before this was loaded stays
  if (field.value.trim() !== state().q) remember({ q: field.value.trim() }, "replaceState");
  run();
}

start(document.getElementById("search"));
