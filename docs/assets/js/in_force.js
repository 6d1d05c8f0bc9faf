// How an agreement stands on a day or in a year asked for: in lists (facets.js) and among partners (as_of.js).

const TEXTS = { certain: "certainly", inferred: "inferably", possible: "possibly", suspended: "suspended" };
const STATES = { certain: "in-force", inferred: "in-force", possible: "confirmed-later", suspended: "suspended-by-one" };

// The state for which an answer stands, undefined where the agreement is not shown.
export function stateOf(answer) {
  return STATES[answer];
}

// The words for an answer; every text comes from the form.
export function words(answer, form, asked) {
  return answer in TEXTS ? fill(form.dataset[TEXTS[answer]], { date: asked.label }) : "";
}

// How many agreements are in force, of all answers.
export function count(form, asked, answers) {
  const number = (...of) => answers.filter((one) => of.includes(one)).length;
  const inferred = number("inferred");
  const suspended = number("suspended");
  const unknown = number("unknown");
  const sentences = [form.dataset.count];
  if (inferred) sentences.push(form.dataset.countInferred);
  if (suspended) sentences.push(form.dataset.countSuspended);
  if (unknown) sentences.push(form.dataset.countUnknown);
  const numbers = { certain: number("certain", "inferred"), inferred, possible: number("possible"), suspended, unknown };
  return fill(sentences.join(" "), { date: asked.label, ...numbers });
}

// A text with values in place of `{name}`; numbers are written as the language writes them.
export function fill(text, values) {
  const options = { useGrouping: language() !== "ru" || "min2" };
  const shown = (value) => (typeof value === "number" ? value.toLocaleString(language(), options) : value);
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

// Whether an agreement is in force at any time in what is asked for: "certain", "inferred" (certain if an inferred date
// is right), "possible", "suspended" (by one side), "unknown" (it is before the first date known of it), or undefined.
// The periods are lists of first and last days by kind; days of equal length are compared as text.
export function answerOf({ certain, inferred, possible, suspended, within, unknown }, asked) {
  const meets = ([first, last]) => first <= asked.last && asked.first <= last;
  const holds = ([first, last]) => asked.first <= first && last <= asked.last;
  if (certain.some(meets) || within.some(holds)) return "certain";
  if (inferred.some(meets)) return "inferred";
  if (possible.some(meets)) return "possible";
  if (suspended.some(meets)) return "suspended";
  if (unknown.some(([first, last]) => first <= asked.first && asked.last <= last)) return "unknown";
}

// `../1989-12-30 2017-12-15/..`: `..` stands for what comes before and after all days.
export function periodsIn(text) {
  const periods = (text ?? "").split(" ").filter(Boolean).map((period) => period.split("/"));
  return periods.map(([first, last]) => [first === ".." ? "0000" : first, last === ".." ? "9999-99" : last]);
}

// 2005, 2005-06, 2005-06-30 or 30.6.2005, with the words for it; undefined where it is none of these.
export function read(text) {
  const local = text.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/);
  const iso = local ? [local[3], local[2].padStart(2, "0"), local[1].padStart(2, "0")].join("-") : text;
  const parts = iso.match(/^(\d{4})(-\d{2})?(-\d{2})?$/);
  const day = new Date(`${iso}${parts?.[2] ? "" : "-01"}${parts?.[3] ? "" : "-01"}T00:00Z`);
  if (!parts || Number.isNaN(+day) || !day.toISOString().startsWith(iso)) return undefined;
  const words = parts[3] ? { dateStyle: "long" } : parts[2] ? { year: "numeric", month: "long" } : null;
  const label = words ? new Intl.DateTimeFormat(language(), { ...words, timeZone: "UTC" }).format(day) : iso;
  return { label, first: iso, last: lastDay(day, parts).toISOString().slice(0, 10) };
}

function lastDay(first, [, , month, day]) {
  const last = new Date(first);
  if (!month) last.setUTCMonth(12, 0);
  else if (!day) last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last;
}

export function language() {
  return document.documentElement.lang;
}
