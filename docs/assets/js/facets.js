// The form above lists of records: narrows and sorts them by what stands in the address, and writes there what is chosen.

import { FACETS, load } from "./facet_table.js";
import { FacetRows, sortable } from "./facet_rows.js";
import { count, fill, read } from "./in_force.js";

const OWN = [...FACETS, "decade", "since", "as_of", "sort"];
const TIMES = ["decade", "since"];
const OF_DAY = { "in-force": "inForce", "confirmed-later": "possiblyInForce", "suspended-by-one": "suspendedByOne" };

function start(form) {
  const page = new Page(form);
  form.classList.add("atlas-narrow--ready");
  const show = () => page.show();
  form.addEventListener("change", ({ target }) => {
    if (target.name !== "as_of") page.choose(target.name, target.value);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.choose("as_of", form.elements.as_of.value.trim());
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    page.remember({});
    form.querySelector("p:not([hidden]) select").focus();
  });
  const copy = form.querySelector("[data-copied]");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    page.tell(copy.dataset.copied);
  });
  addEventListener("popstate", show);
  show();
}

class Page {
  constructor(form) {
    this.form = form;
    this.rows = new FacetRows(form);
    this.list = document.querySelector(".atlas-listed");
    this.kinds = [...form.elements.kind.options].map(({ value }) => value).filter(Boolean);
    this.preset = JSON.parse(form.dataset.preset);
    this.tables = new Map();
  }

  // What the address asks for. A page of one kind needs none; of several it is that which has what is asked for.
  asked() {
    const parameters = new URLSearchParams(location.search);
    const given = (name) => (parameters.get(name) ?? "").trim().toLowerCase();
    const asked = Object.fromEntries(["kind", ...OWN].map((name) => [name, given(name)]));
    for (const name of TIMES) asked[name] = /^\d{1,4}$/.test(asked[name]) ? +asked[name] : undefined;
    const isNarrowed = OWN.some((name) => asked[name]);
    if (!this.kinds.includes(asked.kind)) asked.kind = this.kinds.length === 1 || isNarrowed ? this.usual() : "";
    asked.day = asked.as_of && asked.kind === "agreements" ? read(asked.as_of) : undefined;
    return { ...asked, isNarrowed: isNarrowed || (this.kinds.length > 1 && asked.kind !== "") };
  }

  usual() {
    return this.kinds.includes("agreements") ? "agreements" : this.kinds[0];
  }

  // One choice more. Another kind has other values, a state is that on the day asked for.
  choose(name, value) {
    const asked = this.asked();
    if (name === "kind") return this.remember({ kind: value });
    if (name === "time") {
      const [time, year] = value.split("=");
      return this.remember({ ...asked, decade: undefined, since: undefined, [time]: year });
    }
    if (name === "country" && !value) asked.with = "";
    if (name === "as_of") asked.status = "";
    this.remember({ ...asked, [name]: value });
  }

  remember(asked) {
    const address = new URL(location.href);
    for (const name of ["kind", ...OWN])
      if (asked[name] && !(name === "kind" && this.kinds.length === 1)) address.searchParams.set(name, asked[name]);
      else address.searchParams.delete(name);
    if (address.href !== location.href) history.pushState(null, "", address);
    this.show();
  }

  tell(text) {
    this.form.querySelector("[role=status]").textContent = text;
  }

  async show() {
    const asked = this.asked();
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const [table] = await Promise.all([asked.kind ? this.table(asked.kind) : undefined, this.isHidden ??= hide(asked)]);
      const all = await table?.find({}, this.preset);
      const found = await table?.find(asked, this.preset);
      if (turn === this.turn) this.draw(table, all, found, asked);
    } catch (error) {
      this.tables.clear(); // tried again with the next choice
      this.tell(this.form.dataset.failed);
      throw error;
    } finally {
      delete document.documentElement.dataset.asked; // the page stands
    }
  }

  table(kind) {
    if (!this.tables.has(kind)) this.tables.set(kind, load(this.form.dataset.up, kind, document.documentElement.lang));
    return this.tables.get(kind);
  }

  draw(table, all, found, asked) {
    const wrong = asked.kind === "agreements" && Boolean(asked.as_of) && !asked.day;
    const isShown = this.fields(table, all, found, asked);
    this.form.hidden = !isShown;
    this.form.elements.as_of.setAttribute("aria-invalid", wrong);
    this.rows.clear();
    this.list.hidden = asked.isNarrowed;
    const choose = (sort, number) => {
      this.choose("sort", sort);
      this.focus = number;
    };
    if (asked.isNarrowed) this.rows.show(table, found, table.sorted(found, asked), asked, choose);
    else if (this.kinds.length === 1) this.sortable(table, choose);
    if (this.focus !== undefined) this.rows.table.querySelectorAll("th button")[this.focus]?.focus();
    this.focus = undefined;
    this.tell(asked.isNarrowed ? this.sentence(found, asked, wrong) : "");
  }

  sentence(found, asked, wrong) {
    const { form } = this;
    const sentences = [fill(form.dataset.found, { number: found.rows.length, total: found.total })];
    if (wrong) sentences.unshift(form.dataset.wrong);
    if (asked.day) sentences.push(count(form, asked.day, found.answers));
    return sentences.join(" ");
  }

  // The page's own table sorts by its headings, too.
  sortable(table, choose) {
    const head = this.list.querySelector("table thead tr");
    const keys = ["name", ...table.words.columns.map(({ key }) => key)];
    if (head?.cells.length === keys.length && !head.querySelector("button")) sortable(head, keys, "", choose);
  }

  // Fills the form; gives whether there is anything to choose.
  fields(table, all, found, asked) {
    const { elements } = this.form;
    if (this.kinds.length > 1) elements.kind.value = asked.kind;
    this.field(elements.kind, this.kinds.length > 1);
    const shown = FACETS.map((facet) => this.facet(elements[facet], facet, table, all, found, asked));
    shown.push(this.times(elements.time, all, found, asked));
    const isDated = asked.kind === "agreements";
    this.field(elements.as_of, isDated);
    document.getElementById("as-of-help").hidden = !isDated || !asked.as_of;
    const typed = elements.as_of.matches(":focus");
    if (!typed || asked.as_of !== (this.day ?? "")) elements.as_of.value = asked.as_of;
    this.day = asked.as_of;
    const isSortable = all?.total > 1;
    if (isSortable) this.orders(elements.sort, table, asked);
    this.field(elements.sort, isSortable);
    return isDated || this.kinds.length > 1 || shown.some(Boolean) || isSortable;
  }

  field(control, isShown) {
    control.closest("p").hidden = !isShown;
    control.disabled = !isShown;
    return isShown;
  }

  // A facet can tell something where there are two values or more; a second country only beside a first.
  facet(select, facet, table, all, found, asked) {
    const isFixed = facet in this.preset || !table;
    const needed = facet === "with" ? 0 : 1;
    const country = this.preset.country ?? asked.country;
    const values = facet === "with" && country ? found?.counts.with.size : all?.counts[facet].size;
    if (!this.field(select, !isFixed && (values > needed || Boolean(asked[facet])))) return false;
    const label = (value) => this.label(facet, value, table, asked);
    const order = facet === "status" && asked.day ? Object.keys(OF_DAY) : table.options(facet);
    const options = order.filter((value) => found.counts[facet].get(value) || value === asked[facet]);
    if (asked[facet] && !options.includes(asked[facet])) options.push(asked[facet]);
    select.replaceChildren(select.options[0], ...options.map((value) => option(value, label(value), found.counts[facet].get(value) ?? 0)));
    select.value = asked[facet];
    return true;
  }

  label(facet, value, table, asked) {
    const ofDay = facet === "status" && asked.day && OF_DAY[value];
    return ofDay ? this.form.dataset[ofDay] : table.label(facet, value);
  }

  // Decades, and years since which a record has begun: one choice, as they exclude each other.
  times(select, all, found, asked) {
    const decadeOf = (year) => year - (year % 10);
    const known = [...(all?.years.keys() ?? [])].filter((year) => year !== undefined);
    const decades = [...new Set(known.map(decadeOf))].sort((one, other) => other - one);
    const isNarrowed = TIMES.some((name) => asked[name] !== undefined);
    if (!this.field(select, decades.length > 1 || isNarrowed)) return false;
    const number = (isMeant) => [...found.years].reduce((sum, [year, of]) => sum + (year !== undefined && isMeant(year) ? of : 0), 0);
    const groups = TIMES.map((name) => {
      const years = asked[name] === undefined ? decades : [...new Set([...decades, asked[name]])].sort((one, other) => other - one);
      const counted = years.map((year) => [year, number((one) => one >= year && (name === "since" || one < year + 10))]);
      const made = counted.filter(([year, of]) => of || year === asked[name]);
      const group = document.createElement("optgroup");
      group.label = this.form.dataset[`${name}s`];
      group.append(...made.map(([year, of]) => option(`${name}=${year}`, this.form.dataset[name].replace("{year}", year), of)));
      return group;
    });
    select.replaceChildren(select.options[0], ...groups);
    select.value = TIMES.filter((name) => asked[name] !== undefined).map((name) => `${name}=${asked[name]}`)[0] ?? "";
    return true;
  }

  orders(select, table, asked) {
    const { name, oldest, newest } = this.form.dataset;
    const started = table.table.started.values.some(Boolean) ? [["start", oldest], ["-start", newest]] : [];
    const columns = table.words.columns.map(({ key, label }) => [key, label]);
    const orders = [["", name], ...started, ...columns];
    const isUp = orders.some(([order]) => order === asked.sort);
    const label = orders.find(([order]) => order === asked.sort.replace(/^-/, ""))?.[1] ?? (asked.sort === "-name" && name);
    if (!isUp && label) orders.push([asked.sort, `${label} ↓`]);
    select.replaceChildren(...orders.map(([order, words]) => new Option(words, order)));
    select.value = asked.sort;
  }
}

// A page that was seen before its address was read is seen once without what will move (facets.css).
function hide({ isNarrowed }) {
  if (!isNarrowed) return true;
  document.documentElement.dataset.asked = "";
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 1000); // a page in the background has no frames
  });
}

function option(value, label, number) {
  return new Option(`${label} (${fill("{number}", { number })})`, value);
}

start(document.querySelector(".atlas-narrow"));
