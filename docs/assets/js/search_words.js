// Words as a reader may type them: without diacritics, transliterated, inflected, mistyped, on another keyboard layout.

const SPECIAL = { ø: "o", æ: "ae", œ: "oe", ð: "d", þ: "th", ł: "l", đ: "d", ß: "ss", ı: "i", ħ: "h", ŋ: "n", ŧ: "t" };
const DIGRAPHS = { ä: "ae", ö: "oe", å: "aa", ü: "ue", ø: "oe", æ: "ae", ð: "dh", þ: "th" };

// Small letters without diacritics; apostrophes and soft signs of transliteration go, other signs become spaces.
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}'’ʼʹʺ`´]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/[øæœðþłđßıħŋŧ]/g, (letter) => SPECIAL[letter])
    .trim();
}

// The ways to write a text without diacritics: dropped, or as two letters (ö as oe).
export function spellings(text) {
  const pairs = text.toLowerCase().normalize("NFC").replace(/[äöåüøæðþ]/g, (letter) => DIGRAPHS[letter]);
  return [...new Set([fold(text), fold(pairs)])].filter(Boolean);
}

const COMMON = {
  ...pairs("абвгдеёзиклмнопрстуфыэ", "abvgdeeziklmnoprstufye"),
  ...{ й: "i", ъ: "", ь: "", і: "i", ї: "i", є: "ie", ґ: "g", ў: "u", ј: "j", љ: "lj", њ: "nj", ћ: "c", ђ: "d", џ: "dz" },
};
// What the systems write differently, diacritics dropped: scientific and ISO 9, BGN/PCGN, passports, German, Swedish,
// Finnish, and what people write every day.
const SYSTEMS = [
  { ж: "z", х: "ch", ц: "c", ч: "c", ш: "s", щ: "sc", ю: "ju", я: "ja" },
  { ж: "z", х: "h", ц: "c", ч: "c", ш: "s", щ: "s", ю: "u", я: "a" },
  { ж: "z", х: "x", ц: "c", ч: "c", ш: "s", щ: "sc", ю: "ju", я: "ja" },
  { ё: "yo", ж: "zh", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ю: "yu", я: "ya" },
  { ж: "zh", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sch", ю: "yu", я: "ya" },
  { ё: "jo", в: "w", ж: "sch", з: "s", х: "ch", ц: "z", ч: "tsch", ш: "sch", щ: "schtsch", ю: "ju", я: "ja" },
  { ё: "jo", ж: "zj", х: "ch", ц: "ts", ч: "tj", ш: "sj", щ: "sjtj", ю: "ju", я: "ja" },
  { ё: "jo", ж: "z", х: "h", ц: "ts", ч: "ts", ш: "s", щ: "sts", ю: "ju", я: "ja" },
].map((system) => ({ ...COMMON, ...system }));
const CYRILLIC = /[\u0400-\u052f]/;

export const isCyrillic = (text) => CYRILLIC.test(text);

// A text in Latin letters by each system, without what the systems disagree on in detail (see loose).
export function inLatin(text) {
  if (!CYRILLIC.test(text)) return [];
  const small = text.toLowerCase().normalize("NFC").replace(/[\u0300\u0301]/g, "");
  const texts = new Set([small, small.replace(/(?<=[жчшщ])ё/g, "о")]); // as it is said, and written in Finnish
  const written = (one, system) => loose(fold([...one].map((letter) => system[letter] ?? letter).join("")));
  return [...new Set([...texts].flatMap((one) => SYSTEMS.map((system) => written(one, system))))];
}

// A folded text without the differences of y, j and i, of w and v, of doubled letters, of e and ie or je.
export function loose(folded) {
  return folded
    .replace(/[jy]/g, "i")
    .replace(/w/g, "v")
    .replace(/(\p{L})\1+/gu, "$1")
    .replaceAll("ie", "e");
}

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё";
const TO_RUSSIAN = { ...pairs(LATIN_KEYS, RUSSIAN_KEYS), å: "х", ö: "ж", ä: "э", "¨": "ъ", "{": "х", "}": "ъ" };
const TO_LATIN = pairs(RUSSIAN_KEYS, LATIN_KEYS);

// The text as the same keys give it on the other keyboard layout, Russian or Latin.
export function onOtherLayout(text) {
  const table = CYRILLIC.test(text) ? TO_LATIN : TO_RUSSIAN;
  return [...text.toLowerCase()].map((letter) => table[letter] ?? letter).join("");
}

// The number of letters added, dropped, changed or swapped between two texts; more than `most` is told as most + 1.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    let least = row;
    for (let place = 1; place <= other.length; place++) {
      const same = one[row - 1] === other[place - 1];
      let cost = Math.min(last[place] + 1, next[place - 1] + 1, last[place - 1] + (same ? 0 : 1));
      if (row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1])
        cost = Math.min(cost, before[place - 2] + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}

// How many letters may be wrong in a word of this length.
export const tolerated = (word) => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0);

// Endings of names in Finnish, Swedish and English, as folded.
const ENDINGS = (
  "a an n on en in un aan oon een iin uun yyn ssa sta lla lta lle ksi na ta tta seen hun hon han hin hyn nsa ja jen" +
  " ien iden ille issa ista illa ilta s er"
).split(" ");
const GRADES = [
  [/nk(?=[aeiouy]+$)/, "ng"],
  [/nt(?=[aeiouy]+$)/, "nn"],
  [/lt(?=[aeiouy]+$)/, "ll"],
  [/rt(?=[aeiouy]+$)/, "rr"],
  [/mp(?=[aeiouy]+$)/, "mm"],
  [/([kpt])\1(?=[aeiouy]+$)/, "$1"],
  [/(?<=[aeiouylrh])t(?=[aeiouy]+$)/, "d"],
  [/(?<=[aeiouylr])p(?=[aeiouy]+$)/, "v"],
  [/(?<=[aeiouylr])k(?=[aeiouy]+$)/, ""],
];

// The stems to which Finnish endings are added, of a folded name: Turku, Turu; Varkaus, Varkaude, Varkaukse.
function finnishStems(name) {
  const weak = GRADES.flatMap(([strong, grade]) => (strong.test(name) ? [name.replace(strong, grade)] : []));
  const stems = [name, ...weak];
  for (const stem of [...stems]) if (stem.endsWith("i")) stems.push(`${stem.slice(0, -1)}e`);
  if (name.endsWith("e")) stems.push(`${name}e`);
  if (name.endsWith("nen")) stems.push(`${name.slice(0, -3)}se`);
  if (/[uy]s$/.test(name)) stems.push(`${name.slice(0, -1)}de`, `${name.slice(0, -1)}te`);
  if (name.endsWith("s")) stems.push(`${name.slice(0, -1)}kse`, `${name.slice(0, -1)}a`);
  if (/[^aeiouy]$/.test(name)) stems.push(`${name}i`);
  if (/[aeiouy]t$/.test(name)) stems.push(name.slice(0, -1), name.slice(0, -2));
  return stems;
}

// The ends that forms of one Finnish word have, as its stemmer leaves them (kaupunk, kaupung; sopimus, sopimuks), with
// what stands before and after them.
const FINNISH_ENDS = [
  ["nk", "ng", "", ""],
  ["s", "ks", ".{3}[aeiouy]", ""],
  ["s", "d", ".{3}[uy]", ""],
  ["s", "t", ".{3}[uy]", ""],
  ["t", "d", "[aeiouyh]", "[aeiouy]"],
  ["p", "v", "[aeiouy]", "[aeiouy]"],
  ["nt", "n", ".[aeiouy]", "[aeiouy]"],
];
const STRONG = FINNISH_ENDS.map(([one, other, before, after]) => [new RegExp(`(?<=${before})${one}(?=${after}$)`), other]);
const WEAK = FINNISH_ENDS.map(([one, other, before, after]) => [new RegExp(`(?<=${before})${other}(?=${after}$)`), one]);

// The stems under which forms of a word may stand in the index of a language; `stem` is what its stemmer leaves.
export function stemsOf(stem, language) {
  if (language !== "fi") return [stem];
  const changed = (one, ends) => ends.filter(([end]) => end.test(one)).map(([end, other]) => one.replace(end, other));
  const bases = [stem, ...changed(stem, WEAK)];
  return [...new Set([...bases, ...bases.flatMap((base) => changed(base, STRONG))])];
}

// As folded, "й" is "и".
const RUSSIAN_ENDINGS =
  /(?:ского|скому|ским|ском|ская|скои|скую|ские|ских|скии|ому|ого|ыми|ими|ами|ями|ах|ях|ов|ев|ом|ем|ои|еи|ою|ею|ам|ям|ии|ию|ия|ые|ие|ых|их|ым|им|ыи|ая|яя|ую|юю|а|я|у|ю|е|и|ы|о|ь)$/;

// What endings are added to in the forms of a name's word, folded. A Russian name may end as a case does: Киев, Надым.
export function nameStems(word) {
  if (word.length < 3) return [];
  return CYRILLIC.test(word) ? [...new Set([word, ...russianStems(word)])] : finnishStems(word);
}

function russianStems(word) {
  const stem = word.length > 3 ? word.replace(RUSSIAN_ENDINGS, "") : word;
  return stem.length >= 3 ? [stem, ...(stem.endsWith("ец") ? [`${stem.slice(0, -2)}ц`] : [])] : [];
}

// The stems that a word as typed may have.
export function typedStems(word) {
  if (CYRILLIC.test(word)) return russianStems(word);
  const stems = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
  return stems.filter((stem) => stem.length >= 3);
}

function pairs(from, to) {
  return Object.fromEntries([...from].map((letter, place) => [letter, [...to][place]]));
}
