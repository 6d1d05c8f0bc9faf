// The full text of all pages in one language: reads the index that the build wrote, in the format of Pagefind 1.5.

import { stemsOf } from "./search_words.js";

const SIGNATURE = "pagefind_dcd".length;
const FIELDS = { title: 8, names: 12, titles: 4, kind: 1 };
const SHORTEST = 3; // letters of a beginning

export class FullText {
  constructor(root, language, stem) {
    this.folder = new URL(`pagefind/${language}/`, root);
    this.language = language;
    this.stem = stem;
    this.chunks = new Map();
  }

  async load() {
    const answer = await fetch(new URL("pagefind-entry.json", this.folder), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    const entry = Object.values((await answer.json()).languages)[0];
    const [, pages, chunks, , , fields] = decoded(await this.read(`pagefind.${entry.hash}.pf_meta`));
    Object.assign(this, { pages, bounds: chunks, weights: fields.map((field) => FIELDS[field] ?? 1) });
    this.length = pages.reduce((sum, [, words]) => sum + words, 0) / Math.max(pages.length, 1);
    return this;
  }

  // The pages that have each of the terms, by number: {score, places}. A term is a list of phrases, of which one is
  // enough; a phrase is a list of words that stand side by side. Words of the first, which is as typed, may go on. What is
  // found `early` has whole words, and of a word in very many pages the first part.
  async find(terms, early = false) {
    let found;
    for (const phrases of terms) {
      const having = new Map();
      for (const [place, phrase] of phrases.entries()) add(having, await this.phrase(phrase, place === 0 && !early, early));
      found = found ? both(found, having) : having;
      if (found.size === 0) break;
    }
    return found ?? new Map();
  }

  // The pages with the words side by side, or in one word that a hyphen joins, whose parts have its place.
  async phrase([first, ...others], goesOn, early) {
    let found = await this.word(first, goesOn, early);
    if (others.length === 0) return found;
    for (const one of found.values()) one.chains = [...one.places].map((at) => [at]);
    for (const word of others) {
      const next = await this.word(word, goesOn, early);
      const together = new Map();
      for (const [page, one] of found) {
        const other = next.get(page);
        const chains = other ? one.chains.flatMap((chain) => continued(chain, other.places)) : [];
        if (chains.length) together.set(page, { score: one.score + other.score, chains });
      }
      found = together;
    }
    for (const one of found.values()) one.places = new Set(one.chains.flat());
    return found;
  }

  // The pages with a word of the same stem, or, where it may go on, one that begins so.
  async word(word, goesOn, early) {
    const folded = plain(word);
    if (!folded) return new Map();
    const stems = stemsOf(this.stem(folded), this.language);
    const begins = goesOn && [...folded].length >= SHORTEST && !/^\d+$/.test(folded); // 1888 is no part of 1888058
    const lists = new Map(); // of each form of a word, in its parts
    for (const entries of await this.chunksOf([...stems, folded], begins, early))
      for (const [key, pages, variants] of entries) {
        const weight = stems.includes(key) || key === folded ? 1 : begins && key.startsWith(folded) ? 0.4 : 0;
        for (const [form, part] of weight ? [["", pages], ...variants] : []) {
          const name = `${key} ${form}`;
          lists.set(name, { weight, parts: [...(lists.get(name)?.parts ?? []), part] });
        }
      }
    const found = new Map();
    for (const { parts, weight } of lists.values()) {
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      const rare = Math.log(1 + this.pages.length / (1 + length));
      for (const part of parts) this.score(part, weight * rare, found);
    }
    return found;
  }

  score(list, weight, found) {
    let page = 0;
    for (const [step, inText, inMeta] of list) {
      page += step;
      const one = found.get(page) ?? { score: 0, places: new Set() };
      let weighed = 0;
      for (const [group, place] of positions(inText)) {
        one.places.add(place);
        weighed += group / 24;
      }
      let named = 0;
      for (const [field] of positions(inMeta)) named = Math.max(named, this.weights[field]);
      const length = 0.4 + (0.6 * this.pages[page][1]) / this.length;
      one.score += weight * (named + (2 * weighed) / (weighed + length));
      found.set(page, one);
    }
  }

  async chunksOf(words, begins, early) {
    const wanted = new Set();
    for (const from of words) {
      const to = begins ? `${from}\uffff` : from;
      const having = this.bounds.filter(
        ([first, last], place) => first <= to && (last >= from || (from.startsWith(last) && !this.follows(place, from))),
      );
      for (const [, , name] of early ? having.slice(0, 1) : having) wanted.add(name);
    }
    return Promise.all([...wanted].map((name) => this.chunk(name)));
  }

  // Whether a word stands after this chunk, whose bounds are shortened to as many letters as tell it from the next.
  follows(place, word) {
    return place + 1 < this.bounds.length && this.bounds[place + 1][0] <= word;
  }

  chunk(name) {
    if (!this.chunks.has(name)) this.chunks.set(name, this.read(`index/${name}.pf_index`).then((bytes) => decoded(bytes)[0]));
    return this.chunks.get(name);
  }

  // What is shown of a page: its address, its text, its title and kind.
  async shown(page) {
    return JSON.parse(new TextDecoder().decode(await this.read(`fragment/${this.pages[page][0]}.pf_fragment`)));
  }

  async read(path) {
    const answer = await fetch(new URL(path, this.folder));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(SIGNATURE);
  }
}

// A word as it stands in the index: small letters and digits alone, no diacritics.
export function plain(word) {
  return word.toLowerCase().replace(/[^\p{L}\p{N}\p{M}_]+/gu, "").normalize("NFD").replace(/\p{M}/gu, "");
}

function continued(chain, places) {
  const end = chain.at(-1);
  if (places.has(end + 1)) return [[...chain, end + 1]];
  return places.has(end) ? [chain] : [];
}

function add(found, more) {
  for (const [page, one] of more) {
    const before = found.get(page);
    if (before) {
      before.score = Math.max(before.score, one.score);
      for (const place of one.places) before.places.add(place);
    } else found.set(page, one);
  }
}

function both(one, other) {
  const common = new Map();
  for (const [page, { score, places }] of one) {
    const also = other.get(page);
    if (also) common.set(page, { score: score + also.score, places: new Set([...places, ...also.places]) });
  }
  return common;
}

// Positions counted each from the one before; a negative number begins a group: a weight, or a field.
function* positions(values) {
  let group = 0;
  let place = 0;
  for (const value of values)
    if (value < 0) {
      group = -value - 1;
      place = 0;
    } else yield [group, (place += value)];
}

// Decodes the part of CBOR (RFC 8949) that the index uses: integers, texts, arrays.
function decoded(bytes) {
  const texts = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const argument = (low) => {
    if (low < 24) return low;
    const size = 1 << (low - 24);
    at += size;
    if (size === 1) return bytes[at - 1];
    if (size === 2) return view.getUint16(at - 2);
    return size === 4 ? view.getUint32(at - 4) : Number(view.getBigUint64(at - 8));
  };
  const item = () => {
    const head = bytes[at++];
    const value = argument(head & 31);
    const type = head >> 5;
    if (type === 0) return value;
    if (type === 1) return -1 - value;
    if (type === 4) return Array.from({ length: value }, item);
    if (type !== 3) throw new Error(`the index has a value of type ${type}`);
    at += value;
    return texts.decode(bytes.subarray(at - value, at));
  };
  return item();
}
