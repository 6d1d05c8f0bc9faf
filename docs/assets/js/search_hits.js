// The hits of a query: records by their names first, then pages by what they say; each page once.

import { Names, NEAR } from "./search_names.js";
import { terms, termsInParts } from "./search_query.js";
import { FullText, plain } from "./search_text.js";
import { FACETS } from "./search_state.js";
import { named } from "./search_view.js";
import { isCyrillic } from "./search_words.js";

const CHECKED = 50; // pages in other languages whose words are compared with those typed
const NEAREST = 5; // names told where nothing is found
const WORTH = { "": 0.4, sources: 0.15 }; // lists and sources come after records
const language = document.documentElement.lang;

export class Search {
  // `languages` are those of the site.
  constructor(root, languages) {
    this.root = root;
    this.languages = languages;
    this.names = new Names(root);
  }

  // The hits of a query: {hits, counts, chosen, near, elsewhere}; a facet counts what the others leave.
  // Before all names are there, what the first give is told `early`, and what the texts give.
  async find(query, { all, ...chosen }, early) {
    const others = this.languages.filter((other) => other !== language);
    const asked = all ? [language, ...others] : [language];
    let texts;
    if (!this.names.isComplete && !FACETS.some((facet) => chosen[facet])) {
      await this.names.loadCities();
      const first = this.named(query).sure;
      await early({ hits: first, shown: named });
      const tell = (found) => early({ hits: merged(first, found), shown: (hit) => this.shown(hit) });
      texts = await this.texted(query, asked, tell);
      await tell(await this.withCountries(texts));
    }
    await this.names.load();
    const names = this.named(query);
    const pages = await this.pages();
    let hits = merged(names.sure, texts ?? (await this.texted(query, asked)));
    let elsewhere = false;
    if (hits.length === 0 && !all) {
      hits = merged([], await this.foreign(query, others));
      elsewhere = hits.length > 0;
    }
    if (hits.length === 0) hits = names.near;
    if (hits.length === 0) hits = this.names.findRetyped(query).map(asHit("wrote"));
    const near = hits.length ? [] : this.names.find(query, true).slice(0, NEAREST).map(asHit(""));
    hits = await this.withCountries(hits);
    const values = {
      kind: (hit) => [hit.kind ?? this.names.kindOf(hit.page)],
      country: (hit) => hit.countries,
      with: (hit) => (chosen.country ? hit.countries.filter((code) => code !== chosen.country) : []),
      status: (hit) => pages.states.of(hit.page),
      decade: (hit) => pages.decades.of(hit.page),
    };
    const has = (hit, facet) => !chosen[facet] || values[facet](hit).includes(chosen[facet]);
    const left = (facet) => hits.filter((hit) => FACETS.every((other) => other === facet || has(hit, other)));
    return {
      hits: left(undefined),
      counts: Object.fromEntries(FACETS.map((facet) => [facet, counted(left(facet).map(values[facet]))])),
      chosen,
      near,
      elsewhere,
      shown: (hit) => this.shown(hit),
    };
  }

  named(query) {
    const found = this.names.find(query);
    return {
      sure: found.filter(({ level }) => level < NEAR).map(asHit("")),
      near: found.filter(({ level }) => level === NEAR).map(asHit("wrote")),
    };
  }

  // The pages that have the words, best first. Those with whole words as typed are told `early`, if that is asked for:
  // beginnings and synonyms stand in other parts of the index.
  async texted(query, languages, early) {
    const stems = await this.stems();
    const indexes = await Promise.all(languages.map((of) => this.index(of)));
    const find = async (of, at) => {
      const found = await indexes[at].find(terms(query, of, stems));
      const hasRecord = [...found.keys()].some((page) => !(this.names.kindOf(page) in WORTH));
      const parts = hasRecord ? undefined : termsInParts(query, of, stems);
      return hitsIn(parts ? new Map([...(await indexes[at].find(parts)), ...found]) : found, of);
    };
    const findTyped = async (of, at) => {
      const typed = terms(query, of, stems).map((phrases) => phrases.slice(0, 1));
      return hitsIn(await indexes[at].find(typed, true), of);
    };
    const first = early ? this.ranked((await Promise.all(languages.map(findTyped))).flat()) : [];
    if (first.length) await early(first); // before the rest is loaded beside it
    return this.ranked((await Promise.all(languages.map(find))).flat());
  }

  ranked(hits) {
    for (const hit of hits) hit.score *= WORTH[this.names.kindOf(hit.page)] ?? 1;
    return hits.sort((one, other) => other.score - one.score || one.page - other.page);
  }

  async withCountries(hits) {
    const pages = await this.pages();
    return hits.map((hit) => ({ ...hit, countries: hit.countries ?? pages.countries.of(hit.page) }));
  }

  // The pages of other languages that have the words. Unless the script tells the language, they have to stand there as
  // they are typed, for a name such as Kiel is the stem of a word somewhere.
  async foreign(query, languages) {
    const found = await this.texted(query, languages);
    const asked = query.split(/[^\p{L}\p{N}\p{M}]+/u).map(plain).filter(Boolean);
    if (isCyrillic(query) && !isCyrillic(document.querySelector("h1").textContent)) return found;
    const checked = found.slice(0, CHECKED).map(async (hit) => {
      const { content } = await (await this.index(hit.language)).shown(hit.page);
      const words = new Set(content.split(/[^\p{L}\p{N}\p{M}]+/u).map(plain));
      return asked.every((word) => words.has(word)) ? [hit] : [];
    });
    return (await Promise.all(checked)).flat();
  }

  stems() {
    return (this.loadedStems ??= import("../vendor/scripts/stemmers.js").then((made) =>
      Object.fromEntries(this.languages.map((of) => [of, made[of] ?? ((word) => word)])),
    ));
  }

  index(of) {
    this.indexes ??= {};
    return (this.indexes[of] ??= this.stems().then((stems) => new FullText(this.root, of, stems[of]).load()));
  }

  pages() {
    return (this.table ??= fetch(new URL("search/pages.json", this.root)).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
      return new Pages(await answer.json());
    }));
  }

  // The card of a hit in the reader's language; its text is that in which the words were found.
  async shown(hit) {
    if (hit.page === null) return named(hit);
    const own = await (await this.index(language)).shown(hit.page);
    const { about } = own.meta;
    if (hit.record) return { ...named(hit), about };
    const found = hit.language === language ? own : await (await this.index(hit.language)).shown(hit.page);
    const kind = this.names.kindOf(hit.page);
    return { ...hit, about, kind, title: own.meta.title, part: own.meta.kind, url: own.url, content: found.content };
  }
}

const hitsIn = (found, language) => [...found].map(([page, { score, places }]) => ({ page, score, places, language }));

const asHit = (why) => ({ record, name }) => ({
  page: record.page,
  kind: record.kind,
  countries: record.countries,
  record,
  name,
  why,
});

// One list without a page twice; what stands first stays first.
function merged(first, second) {
  const known = new Set(first.map(({ page }) => page).filter((page) => page !== null));
  return [...first, ...second.filter(({ page }) => !known.has(page) && known.add(page))];
}

function counted(lists) {
  const counts = new Map();
  for (const value of lists.flat()) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1));
}

// What facets know of pages, by number.
class Pages {
  constructor({ countries, states, decades }) {
    this.countries = new Values(countries);
    this.states = new Values(states);
    this.decades = new Values(decades);
  }
}

// The values that pages have, read from the pages of each value.
class Values {
  constructor(pages) {
    this.byPage = new Map();
    for (const [value, steps] of Object.entries(pages)) {
      let page = 0;
      for (const step of steps) {
        page += step;
        this.byPage.set(page, [...this.of(page), value]);
      }
    }
  }

  of(page) {
    return this.byPage.get(page) ?? [];
  }
}
