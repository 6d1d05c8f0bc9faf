// What a query asks for: its words, dates in any spelling as phrases, and the field's synonyms in all languages.

import { plain } from "./search_text.js";
import { stemsOf } from "./search_words.js";

// Each line is one notion; a term may be several words, and is looked for in the language of the pages.
const NOTIONS = [
  {
    en: ["twin town", "twin city", "twin towns", "sister city", "partner city", "partner town", "twinning"],
    sv: ["vänort", "vänstad", "fadderort", "partnerort", "partnerstad", "systerstad"],
    fi: ["ystävyyskaupunki", "ystävyyskunta", "kummikaupunki", "kummikunta", "kumppanuuskaupunki"],
    ru: ["побратим", "город-побратим", "города-побратимы", "побратимство", "породнённый город", "город-партнёр"],
  },
  {
    en: ["agreement", "treaty"],
    sv: ["avtal", "överenskommelse", "fördrag"],
    fi: ["sopimus"],
    ru: ["соглашение", "договор"],
  },
  { en: ["delegation"], sv: ["delegation", "delegationsresa"], fi: ["valtuuskunta", "delegaatio"], ru: ["делегация"] },
  { en: ["project"], sv: ["projekt"], fi: ["hanke", "projekti"], ru: ["проект"] },
  { en: ["energy"], sv: ["energi"], fi: ["energia"], ru: ["энергетика", "энергия"] },
  { en: ["culture"], sv: ["kultur"], fi: ["kulttuuri"], ru: ["культура"] },
  { en: ["education"], sv: ["utbildning"], fi: ["koulutus"], ru: ["образование"] },
  { en: ["environment"], sv: ["miljö"], fi: ["ympäristö"], ru: ["экология", "окружающая среда"] },
  { en: ["friendship"], sv: ["vänskap"], fi: ["ystävyys"], ru: ["дружба"] },
  { en: ["exhibition"], sv: ["utställning"], fi: ["näyttely"], ru: ["выставка"] },
];

// The terms of a query for pages in a language, each a list of phrases (lists of words) of which one is enough.
// `stems` are the functions that stem a word, by language of the site.
export function terms(query, language, stems) {
  const quoted = query.match(/^[«"“”„'](.+)[»"“”']$/u);
  if (quoted) return [[words(quoted[1])]];
  const found = [];
  let rest = query.replace(/[«»"“”„]/gu, " ");
  const date = dateIn(rest, stems);
  if (date) {
    rest = `${rest.slice(0, date.start).replace(BEFORE, "")} ${rest.slice(date.end).replace(BEHIND, "")}`;
    found.push([inWords(date, language)]);
  }
  const left = words(rest);
  while (left.length) found.push(termAt(left, language, stems));
  return found.filter((phrases) => phrases.length);
}

function words(text) {
  return text.split(/\s+/).flatMap(parts).filter((word) => plain(word));
}

const APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu;

// Words as the index has them: those joined by signs stand singly, but the digits of a number and what an apostrophe joins.
function parts(word) {
  if (/^\P{L}*\d[.,:]\d\P{L}*$/u.test(word)) return [word];
  const letters = word.replace(APOSTROPHE, "").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return letters.length > 1 ? letters : [word];
}

function termAt(left, language, stems) {
  for (const notion of NOTIONS)
    for (const [of, terms] of Object.entries(notion))
      for (const term of terms) {
        const itsWords = words(term);
        const stem = stems[of] ?? ((word) => word);
        const forms = (word) => stemsOf(stem(plain(word)), of);
        const same = (word, place) => left[place] && forms(left[place]).includes(stem(plain(word)));
        if (itsWords.length <= left.length && itsWords.every(same)) {
          const own = left.splice(0, itsWords.length);
          return unique([own, ...(notion[language] ?? []).map(words)]);
        }
      }
  return [[left.shift()]];
}

const LEAST_PART = 4; // letters of a part of a compound
const PARTS = NOTIONS.flatMap(({ sv, fi }) => [...sv.map((term) => ["sv", term]), ...fi.map((term) => ["fi", term])])
  .map(([of, term]) => [of, plain(term)])
  .sort(([, one], [, other]) => other.length - one.length);

// The same terms with Swedish and Finnish compounds taken apart, "vänortsavtal" as "vänort" and "avtal", where a part is
// a term of the field; undefined where no word is such a compound.
export function termsInParts(query, language, stems) {
  const found = words(query).map((word) => partsOf(word, stems) ?? [[word]]);
  if (found.every(({ length }) => length === 1)) return undefined;
  return found.flat().map((part) => unique(part.flatMap((word) => terms(word, language, stems).flat())));
}

// The parts of a word, each with its spellings: without the letter that joins it to the other, and with it.
function partsOf(word, stems) {
  const folded = plain(word);
  for (const [of, term] of PARTS) {
    const stem = stems[of] ?? ((same) => same);
    const rest = folded.slice(term.length);
    if (folded.startsWith(term) && rest.length >= LEAST_PART) return [[term], unjoined(rest, /^[sn]/)];
    const first = stem(folded).slice(0, -stem(term).length);
    if (stem(folded).endsWith(stem(term)) && first.length >= LEAST_PART) return [unjoined(first, /[sn]$/), [term]];
  }
  return undefined;
}

const unjoined = (part, joint) => [...new Set([part, part.replace(joint, "")])].filter(({ length }) => length >= LEAST_PART);

const unique = (phrases) => [...new Map(phrases.map((phrase) => [phrase.join(" "), phrase])).values()];

const NUMERIC = [
  [/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, (year, month, day) => ({ day, month, year })],
  [/(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/, (day, month, year) => ({ day, month, year })],
];
const WRITTEN = /(?:(?<![\d.])(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?)?(\p{L}{3,})\.?,?\s+(\d{4})(?!\d)/u;
const AMERICAN = /(\p{L}{3,})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
// What people write before and behind a date.
const BEFORE = /(?<=^|\s)(?:den|on|in|i|the|from|since|från|sedan|в|с|со|от|до)\s*$/iu;
const BEHIND = /^\s*(?:года|году|год|гг?)(?![\p{L}\p{N}])\.?/iu;

function dateIn(text, stems) {
  for (const [form, read] of NUMERIC) {
    const match = form.exec(text);
    if (match) return place(match, read(...match.slice(1).map(Number)));
  }
  const american = AMERICAN.exec(text);
  if (american && monthOf(american[1], stems))
    return place(american, { day: +american[2], month: monthOf(american[1], stems), year: +american[3] });
  const written = WRITTEN.exec(text);
  const month = written && monthOf(written[2], stems);
  return month ? place(written, { day: written[1] && +written[1], month, year: +written[3] }) : undefined;
}

function place(match, date) {
  if (date.month < 1 || date.month > 12) return undefined;
  return { ...date, start: match.index, end: match.index + match[0].length };
}

function monthOf(word, stems) {
  for (const [language, stem] of Object.entries(stems))
    for (let month = 1; month <= 12; month++)
      for (const day of [undefined, "numeric"])
        if (stem(plain(monthName(language, month, day))) === stem(plain(word))) return month;
}

const monthName = (language, month, day) =>
  new Intl.DateTimeFormat(language, { day, month: "long", timeZone: "UTC" })
    .formatToParts(Date.UTC(2001, month - 1, 1))
    .find(({ type }) => type === "month").value;

// A date as the pages of a language write it: "10 December 2014", "10 декабря 2014".
function inWords({ day, month, year }, language) {
  const name = monthName(language, month, day && "numeric");
  return [...(day ? [String(day)] : []), name, String(year)];
}
