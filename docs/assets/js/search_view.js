// What a reader sees of a search: choices, number of hits, cards. Every text comes from the page (#search).

import { FACETS, remember, state } from "./search_state.js";

const STEP = 10;
const WORDS_BEFORE = 10;
const WORDS_SHOWN = 36;
const language = document.documentElement.lang;

export class View {
  constructor(place, changed) {
    this.place = place;
    this.texts = place.dataset;
    this.status = element("p", { role: "status" });
    this.selects = FACETS.map((facet) => this.choice(facet, changed));
    this.all = element("input", { type: "checkbox" });
    this.all.onchange = () => {
      remember({ all: this.all.checked ? "1" : "" }, "pushState");
      changed();
    };
    const everywhere = element("label", {}, this.all, ` ${this.texts.all}`);
    this.facets = element("div", { class: "atlas-facets" }, ...this.selects, everywhere);
    this.list = element("ol", { class: "atlas-results" });
    this.near = element("section", { "data-near": "" });
    this.more = element("button", { type: "button", class: "md-button" }, this.texts.more);
    place.replaceChildren(this.facets, this.status, this.list, this.near, this.more);
    this.empty("");
  }

  choice(name, changed) {
    const select = element("select", { "aria-label": this.texts[`by${name}`] });
    select.onchange = () => {
      remember({ [name]: select.value }, "pushState");
      changed();
    };
    return select;
  }

  empty(text) {
    this.tell(text);
    this.list.replaceChildren();
    delete this.facets.dataset.pending;
    this.facets.hidden = true;
  }

  tell(text) {
    this.status.textContent = text;
    this.near.replaceChildren();
    this.near.hidden = true;
    this.more.hidden = true;
  }

  // The first of the hits, as long as not all are known.
  async preview(found, isLatest) {
    const cards = await this.cards(found, 0);
    if (!isLatest()) return;
    this.facets.dataset.pending = ""; // keeps the place of the choices, so that the hits stay where they are
    this.replace(cards);
  }

  // Other cards; focus stays on the hit that has it.
  replace(cards) {
    const chosen = this.list.contains(document.activeElement) ? document.activeElement.href : undefined;
    this.list.replaceChildren(...cards);
    if (chosen) [...this.list.querySelectorAll("a")].find(({ href }) => href === chosen)?.focus();
  }

  async show(found, query, isLatest) {
    const { hits } = found;
    if (!isLatest()) return;
    const cards = await this.cards(found, 0);
    const near = await Promise.all(found.near.map(found.shown));
    if (!isLatest()) return;
    this.tell(this.count(hits.length, query) + (found.elsewhere ? ` ${this.texts.elsewhere}` : ""));
    delete this.facets.dataset.pending;
    this.facets.hidden = false;
    for (const [at, facet] of FACETS.entries()) this.fill(this.selects[at], facet, found);
    this.replace(cards);
    this.offerMore(found, isLatest);
    if (hits.length === 0) this.tellMore(near, query);
  }

  cards(found, start) {
    return Promise.all(found.hits.slice(start, start + STEP).map(async (hit) => this.card(await found.shown(hit))));
  }

  offerMore(found, isLatest) {
    this.more.hidden = this.list.children.length >= found.hits.length;
    this.more.onclick = async () => {
      const cards = await this.cards(found, this.list.children.length);
      if (!isLatest()) return;
      this.list.append(...cards);
      cards[0]?.querySelector("a").focus();
      this.offerMore(found, isLatest);
    };
  }

  // Nothing found: what is called nearly so, and what that means.
  tellMore(near, query) {
    const items = near.map((hit) => this.card({ ...hit, about: "", why: "" }));
    if (items.length)
      this.near.append(
        element("p", {}, this.texts.nearby.replace("{query}", () => query)),
        element("ul", { class: "atlas-results" }, ...items),
      );
    const tell = element("a", { href: new URL("../contribute/", location.href) }, this.texts.tell);
    this.near.append(element("p", {}, `${this.texts.incomplete} `, tell));
    this.near.hidden = false;
  }

  // A facet can tell something where there are two values or more; a second country beside a first.
  fill(select, facet, { counts, chosen }) {
    const words = { kind: (kind) => this.kindWord(kind), country: countryName, with: countryName };
    const word = words[facet] ?? ((value) => this.valueWord(facet, value));
    const known = counts[facet].some(([value]) => value === chosen[facet]) || !chosen[facet];
    const options = known ? counts[facet] : [[chosen[facet], 0], ...counts[facet]];
    if (facet === "decade") options.sort(([one], [other]) => one - other);
    select.replaceChildren(
      new Option(this.texts[`every${facet}`], ""),
      ...options.map(([value, count]) => new Option(`${word(value)} (${count})`, value)),
    );
    select.value = chosen[facet];
    select.hidden = facet === "with" && options.length === 0;
    select.disabled = facet !== "with" && options.length < 2 && !chosen[facet];
  }

  // The word for a decade, by its first year, and for a state, which stands in the page.
  valueWord(facet, value) {
    if (facet === "decade") return this.texts.decade.replace("{year}", value);
    return this.place.getAttribute(`data-state-${value}`) ?? value;
  }

  card(hit) {
    const root = new URL(this.texts.root, location.href);
    const href = hit.record ? new URL(`../${hit.address}`, pageFolder()) : new URL(hit.url.replace(/^\//, ""), root);
    const item = element("li", {}, element("a", { href }, hit.title));
    const facts = [this.kindWord(hit.kind) || hit.part, ...(hit.countries ?? []).map(countryName)].filter(Boolean);
    if (facts.length) item.append(element("span", { class: "atlas-results__kind" }, ` · ${facts.join(" · ")}`));
    if (hit.about && !hit.about.endsWith(hit.title)) item.append(element("p", { class: "atlas-results__about" }, hit.about));
    if (hit.record) {
      const why = this.why(hit);
      if (why) item.append(element("p", { class: "atlas-results__why" }, why));
    } else item.append(excerpt(hit));
    return item;
  }

  // Why a record was found by a name other than the one shown.
  why({ name, title, why }) {
    const words = name.role === "name" ? this.nameIn(name.languages) : this.roleWords(name);
    const other = name.text !== title && words ? `${name.text}: ${words}` : name.text === title ? "" : name.text;
    const typed = state().q;
    const wrote = why === "wrote" ? this.texts.wrote.replace("{query}", () => typed) : "";
    return [other || (wrote && name.text), wrote].filter(Boolean).join("; ");
  }

  roleWords({ role, languages }) {
    const word = this.texts[`role${role}`] ?? "";
    return [word, ...languages.filter((of) => of !== "und").map(inLanguage)].filter(Boolean).join(", ");
  }

  nameIn(languages) {
    const names = languages.filter((of) => of !== language).map(inLanguage);
    return names.length ? this.texts.namein.replace("{languages}", names.join(", ")) : "";
  }

  kindWord(kind) {
    return kind ? (this.texts[`kind${kind}`] ?? kind) : "";
  }

  count(number, query) {
    const form = number === 0 ? "none" : new Intl.PluralRules(language).select(number);
    return (this.texts[form] ?? this.texts.other).replace("{count}", number).replace("{query}", () => query);
  }
}

const pageFolder = () => new URL(location.pathname, location.href);

// The card of a record found by a name.
export const named = (hit) => ({ ...hit, title: hit.record.shown[language], address: hit.record.address });

// The text around the places found, which are marked.
function excerpt({ content, places, language: of }) {
  const words = content.split(" ");
  const first = Math.min(...places, words.length);
  const start = Math.max(0, places.size ? first - WORDS_BEFORE : 0);
  const paragraph = element("p", of === language ? {} : { lang: of });
  if (start > 0) paragraph.append("… ");
  for (let at = start; at < Math.min(words.length, start + WORDS_SHOWN); at++)
    paragraph.append(places.has(at) ? element("mark", {}, words[at]) : words[at], " ");
  if (start + WORDS_SHOWN < words.length) paragraph.append("…");
  return paragraph;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const countryName = (code) => names("region").of(code) ?? code;
const languageName = (tag) => names("language").of(tag) ?? tag;
// The name of a language as a note on a name that is in it: "Finnish", in Russian "на финском".
const inLanguage = (tag) => {
  const name = languageName(tag);
  if (language !== "ru") return name;
  const declined = name.replace(/(?<=[кн])[иы]й(?= |$)/g, "ом").replace(/(букмол|нюнорск|иврит|идиш)$/, "$1е");
  return declined === name ? `на языке ${name}` : `на ${declined}`;
};
const kept = {};
const names = (type) => (kept[type] ??= new Intl.DisplayNames(language, { type }));
