// The names of all records, scanned for what a reader typed. A match says by which name, and how sure it is.

import { Lexicon } from "./search_lexicon.js";
import { distance, fold, inLatin, loose, nameStems, onOtherLayout, spellings, tolerated, typedStems } from "./search_words.js";

const SAME = 0;
const BEGINS = 1;
const WORDS = 2;
const INFLECTED = 3;
export const NEAR = 4;
const FAR = 5;

// Words that say what a name is the name of.
const GENERIC = new Set(
  ("city town the of municipality stad staden kommun kaupunki kaupungin kunta город города городе г de la" +
    " gorod region область oblast муниципалитет коммуна поселок раион в во на из с у к о об in from to i från till").split(" "),
);

export class Names {
  constructor(root) {
    this.root = root;
    this.parts = [];
    this.lexicons = [];
    this.isComplete = false;
  }

  // Loads the shown names of cities, which most queries name; each file once, however many queries wait for it.
  loadCities() {
    return (this.cities ??= this.read("cities").then((read) => this.order().then(() => read)));
  }

  // Loads all names, of cities also what else they are called.
  load() {
    return (this.all ??= this.readAll());
  }

  // The kind of the record of a page, by its number, once cities are loaded; pages that are no record's have none.
  kindOf(page) {
    return Object.entries(this.kinds).find(([, [first, end]]) => first <= page && page < end)?.[0] ?? "";
  }

  async readAll() {
    const [cities, { files }] = await this.loadCities();
    const numbers = Array.from({ length: files }, (_, place) => place + 1);
    const read = numbers.map((number) => this.read(number === 1 ? "names" : `names-${number}`, cities));
    for (const [named] of await Promise.all(read)) this.parts.push(named);
    await this.order();
    this.isComplete = true;
  }

  // Puts the words of names that were loaded in order, apart from those of the names before.
  async order() {
    const names = this.parts.flat().flatMap((record) => record.names.filter((name) => !name.isOrdered));
    for (const name of names) name.isOrdered = true;
    this.lexicons.push({ names, words: await Lexicon.of(names.map(({ bare }) => bare)) });
  }

  async read(name, cities) {
    const answer = await fetch(new URL(`search/${name}.json`, this.root));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    const table = await answer.json();
    let last = 0; // the numbers of pages are counted from the row before
    const page = (step) => (step === null ? null : (last += step));
    const named = (table.pages ?? []).map((step, row) => new Named(page(step), row, table));
    for (const [records, others] of [[cities, table.cities], [named, table.others]])
      for (const [row, names] of Object.entries(others ?? {})) records[row].add(names, table.roles);
    if (!cities) {
      this.parts.push(named);
      this.kinds = table.numbers;
    }
    return [named, table];
  }

  // The records with a name that matches, best first: [{record, name, level}]. Those further off come only if asked for.
  find(query, far = false) {
    const asked = typed(query);
    if (asked.length === 0) return [];
    const best = new Map();
    const shown = new Map(); // told where it matches too, whatever name in another language agrees more closely
    for (const name of this.candidates(asked, far))
      for (const forms of asked) {
        const { record } = name;
        const match = { record, name, level: level(name, forms, far), more: Math.abs(name.words - forms.words) };
        if (match.level <= FAR && (!best.has(record) || rank(match) < rank(best.get(record)))) best.set(record, match);
        if (isWritten(match) && name === record.names[0]) shown.set(record, name);
      }
    const found = [...best].map(([record, match]) => ({ ...match, name: shown.get(record) ?? match.name }));
    return found.sort((one, other) => rank(one) - rank(other) || one.record.order - other.record.order);
  }

  // The names that may match, found by their words.
  candidates(asked, far) {
    const texts = new Set(asked.flatMap(({ plain, loose: likely }) => [...plain, ...likely]));
    return this.lexicons.flatMap(({ names, words }) =>
      [...words.find(texts, far ? 1 : 0)].sort((one, other) => one - other).map((number) => names[number]),
    );
  }

  // The records called so if the keyboard was set to the other layout.
  findRetyped(query) {
    if (query.length < 4) return [];
    return this.find(onOtherLayout(query)).filter(({ level, more }) => level < NEAR && more === 0);
  }
}

// By what a query is found: its own spellings, and those of its words without the general ones.
function typed(query) {
  const words = fold(query).split(" ").filter(Boolean);
  const own = words.filter((word) => !GENERIC.has(word));
  const texts = own.length && own.length < words.length ? [query, own.join(" ")] : [query];
  return texts.map(formsOf).filter((forms) => forms.plain.length);
}

function formsOf(text) {
  const plain = spellings(text);
  const words = plain.length && plain[0].split(" ").length;
  const latin = inLatin(text);
  return { plain, words, isLatin: latin.length === 0, loose: latin.length ? latin : [...new Set(plain.map(loose))] };
}

// A name as it is written or inflected, not as it is spelled in other letters.
const isWritten = ({ level }) => level < NEAR && Number.isInteger(level);

// What is called so comes before what has the word in its name, and that before persons; then how well it agrees.
const rank = ({ level, more, name }) => Math.min(4 * more, 20) + (name.role === "person" ? 40 : 0) + level;

class Named {
  constructor(page, row, table) {
    this.order = page ?? 0;
    this.page = page;
    this.kind = table.kinds[table.kind[row]] ?? "";
    const first = table.names[0][row];
    const id = table.ids[row] || first.toLowerCase().replace(/[^a-z0-9]+/g, "-"); // as in atlas.search.tables
    this.address = id.endsWith("/") ? id : `${this.kind}/${id}/`;
    this.countries = table.countries[row] ? table.countries[row].split(" ") : [];
    this.shown = Object.fromEntries(table.languages.map((language, at) => [language, table.names[at][row] || first]));
    const texts = new Map();
    const reader = document.documentElement.lang; // whose name is told where several match alike
    for (const language of [reader, ...table.languages.filter((other) => other !== reader)]) {
      const text = this.shown[language];
      texts.set(text, [...(texts.get(text) ?? []), language]);
    }
    this.names = [...texts].map(([text, languages]) => new Name(this, text, languages, "name"));
  }

  // Tests for a name in Latin or, if not `isLatin`, other letters.
  hasNameIn(isLatin) {
    return this.names.some(({ forms }) => forms.isLatin === isLatin);
  }

  // Names that pages do not show.
  add(names, roles) {
    for (const [text, language, role] of names) this.names.push(new Name(this, text, language ? [language] : [], roles[role]));
  }
}

class Name {
  constructor(record, text, languages, role) {
    this.record = record;
    this.text = text;
    this.bare = text.replace(/ \([^()]*\)$/, ""); // without what tells homonyms apart
    this.languages = languages;
    this.role = role;
  }

  get forms() {
    return (this.kept ??= formsOf(this.bare));
  }

  get words() {
    return this.forms.words;
  }

  get stems() {
    return (this.keptStems ??= this.forms.plain.map((form) => form.split(" ").map((word) => new Set(nameStems(word)))));
  }
}

// How a name agrees with what was typed: as it is written, or by another spelling, which counts a little less.
// Two Cyrillic texts are never compared as transliterated, which makes one letter of several; nor is a wrong letter sought
// in another script than that of the query, where the record has a name in that.
function level(name, asked, far) {
  const { plain, loose: likely, isLatin } = name.forms;
  const oneScript = isLatin === asked.isLatin;
  const written = oneScript ? least(asked.plain, plain, likeness) : FAR + 1;
  if (written <= WORDS) return written;
  const spelled = oneScript && !isLatin ? FAR + 1 : least(asked.loose, likely, (text, form) => likeness(text, form, 5));
  if (spelled <= WORDS) return spelled + 0.5;
  if (oneScript && asked.plain.some((text) => isInflected(text, name))) return INFLECTED;
  const [texts, forms] = oneScript ? [asked.plain, plain] : [asked.loose, likely];
  if (!oneScript && name.role !== "person" && name.record.hasNameIn(asked.isLatin)) return FAR + 1;
  const inWords = (more) => !more && (oneScript || name.role === "person");
  const near = (more) => least(texts, forms, (text, form) => (isNear(text, form, more, inWords(more)) ? 0 : 1)) === 0;
  if (near(0)) return NEAR;
  return far && near(1) ? FAR : FAR + 1;
}

const least = (texts, forms, measure) => Math.min(...texts.flatMap((text) => forms.map((form) => measure(text, form))));

function likeness(text, form, shortest = 3) {
  if (text === form || text.replaceAll(" ", "") === form.replaceAll(" ", "")) return SAME;
  if (text.length >= shortest && form.startsWith(text)) return BEGINS;
  const words = form.split(" ");
  const begins = (part) => words.some((word) => word === part || (part.length >= shortest && word.startsWith(part)));
  return text.split(" ").every(begins) ? WORDS : FAR + 1;
}

function isInflected(text, name) {
  const typedWords = text.split(" ");
  return name.forms.plain.some((form, number) => {
    const words = form.split(" ");
    const least = words.length > 1 ? 4 : 3; // beside others it may be a small word: for, the, och
    const is = (typedWord) => (word, place) =>
      word === typedWord || typedStems(typedWord).some((stem) => stem.length >= least && name.stems[number][place].has(stem));
    return typedWords.length <= words.length && typedWords.every((typedWord) => words.some(is(typedWord)));
  });
}

// One wrong letter from five on, two from nine; `more` tells how many beyond that.
function isNear(text, form, more, inWords) {
  if (text.length < 5 + more) return false;
  const most = tolerated(text) + more;
  if (distance(text, form, most) <= most) return true;
  const words = form.split(" ");
  if (words.length < 2 || !inWords) return false;
  const near = (part) =>
    words.some((word) => {
      const here = Math.min(tolerated(part), tolerated(word)) && tolerated(part) + more;
      return word === part || (here > 0 && distance(part, word, here) <= here);
    });
  return text.split(" ").every(near);
}

