// The words of all names: finds the few names that a typed text can mean, so that only these are compared in full.

import { distance, inLatin, loose, nameStems, spellings, tolerated, typedStems } from "./search_words.js";

const SHORTEST = 3; // letters of a beginning that stands alone
const STEP = 8; // milliseconds of work after which the browser may do something else

export class Lexicon {
  // The words of some names; what is found are the numbers of the names.
  static async of(names) {
    const lexicon = new Lexicon();
    await inSteps(lexicon.fill(names));
    return lexicon;
  }

  // Yields wherever the browser may do something else.
  *fill(names) {
    this.forms = new Map();
    this.stems = new Map();
    const wholes = new Map();
    const tokens = new Map();
    for (const [number, text] of names.entries()) {
      const words = [...new Set(wordsOf(text))];
      for (const word of words) add(tokens, word, number);
      if (words.length > 1) for (const whole of joinedForms(text)) add(wholes, whole, number);
      yield;
    }
    for (const [token, numbers] of tokens) {
      const plain = spellings(token);
      for (const form of new Set([...plain, ...plain.map(loose), ...inLatin(token)])) add(this.forms, form, numbers);
      for (const stem of new Set(plain.flatMap(nameStems))) add(this.stems, stem, numbers);
      yield;
    }
    this.sorted = [...this.forms.keys()].sort();
    yield;
    this.words = byLength(this.forms);
    yield;
    this.wholes = byLength(wholes);
  }

  // The numbers of the names that have each word of one of the texts, or are near to one as a whole; a superset.
  // `more` tells how many letters may be wrong beyond what is usual.
  find(texts, more) {
    const found = new Set();
    for (const text of texts) {
      const words = text.split(" ");
      const lists = words.map((word) => this.word(word, words.length > 1 || word.length >= SHORTEST, more));
      const [least, ...others] = lists.sort((one, other) => one.size - other.size);
      for (const number of least) if (others.every((list) => list.has(number))) found.add(number);
      const whole = text.replaceAll(" ", "");
      const wrong = whole.length < 5 ? 0 : tolerated(text) + more;
      for (const numbers of near(this.wholes, whole, wrong)) collect(numbers, found);
      if (words.length > 1) for (const numbers of near(this.words, whole, wrong)) collect(numbers, found);
    }
    return found;
  }

  word(word, goesOn, more) {
    const found = new Set();
    for (let at = this.place(word); at < this.sorted.length && this.sorted[at].startsWith(word); at++) {
      if (!goesOn && this.sorted[at] !== word) break;
      collect(this.forms.get(this.sorted[at]), found);
    }
    for (const stem of [word, ...typedStems(word)]) collect(this.stems.get(stem) ?? [], found);
    if (word.length >= 5) for (const numbers of near(this.words, word, tolerated(word) + more)) collect(numbers, found);
    return found;
  }

  // Where a word stands, or would, among the sorted forms.
  place(word) {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// Goes through what yields, in steps that leave the browser time for what its reader does.
async function inSteps(parts) {
  let since = performance.now();
  for (const _ of parts)
    if (performance.now() - since > STEP) {
      await new Promise((resume) => setTimeout(resume));
      since = performance.now();
    }
}

function wordsOf(text) {
  return text.toLowerCase().split(/[^\p{L}\p{N}\p{M}'’ʼʹʺ`´]+/u).filter(Boolean);
}

// A name without spaces, in its own letters: one of several Cyrillic words, typed in Latin letters, is found by each word.
function joinedForms(text) {
  const plain = spellings(text);
  return new Set([...plain, ...plain.map(loose)].map((form) => form.replaceAll(" ", "")));
}

function byLength(lists) {
  const found = [];
  for (const [form, numbers] of lists) (found[form.length] ??= []).push({ form, numbers, letters: letters(form) });
  return found;
}

// The lists of the forms at most so many letters away.
function* near(lists, text, most) {
  const own = letters(text);
  for (let length = Math.max(1, text.length - most); length <= text.length + most; length++)
    for (const { form, numbers, letters: others } of lists[length] ?? [])
      if (count(own & ~others) <= most && count(others & ~own) <= most && distance(text, form, most) <= most) yield numbers;
}

// The letters of a text as bits; several share one.
function letters(text) {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

function count(bits) {
  let number = 0;
  for (let left = bits; left; left &= left - 1) number++;
  return number;
}

function add(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const collect = (numbers, found) => {
  for (const number of numbers.flat()) found.add(number);
};
