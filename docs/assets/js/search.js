// The search page: a query in the address, asked as one types; keys that lead through the hits.

import { Search } from "./search_hits.js";
import { carry, remember, state } from "./search_state.js";
import { View } from "./search_view.js";

function start(place) {
  const field = document.querySelector("form[role=search] input[name=q]");
  const search = new Search(new URL(place.dataset.root, location.href), place.dataset);
  const view = new View(place, () => run());
  let asked = 0;
  let waiting;
  const run = async () => {
    carry();
    const turn = ++asked;
    const isLatest = () => turn === asked;
    const { q, kind, country, all } = state();
    view.all.checked = all;
    try {
      if (!q) view.empty(place.dataset.empty);
      else view.show(await search.find(q, { kind, country, all }), q, isLatest);
    } catch (error) {
      if (!isLatest()) return;
      view.empty(place.dataset.failed);
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
    waiting = setTimeout(run, 80);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") view.focus(0);
    else if (event.key === "Escape") field.value = "";
    else return;
    event.preventDefault();
    if (event.key === "Escape") field.dispatchEvent(new Event("input"));
  });
  view.list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" || (step === -1 && view.at(event.target) === 0)) field.focus();
    else if (step) view.focus(view.at(event.target) + step);
    else return;
    event.preventDefault();
  });
  addEventListener("popstate", () => {
    field.value = state().q;
    run();
  });
  field.value = state().q;
  run();
}

start(document.getElementById("search"));
