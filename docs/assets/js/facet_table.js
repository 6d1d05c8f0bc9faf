// The records of a kind with their facets, from facets/<kind>.json: finds those asked for, counts what each other choice
// would find, sorts. The words stand in a table for each language.

import { answerOf, stateOf } from "./in_force.js";

export const FACETS = ["country", "with", "region", "type", "status", "topic"];
const KINDS = ["certain", "inferred", "possible", "suspended", "within", "unknown"];
const IN_ORDER = ["certain", "inferred", "possible", "suspended"];

// Loads the tables of a kind; the periods of agreements only once a day is asked for.
export async function load(root, kind, language) {
  const file = async (name) => {
    const response = await fetch(new URL(`${root}facets/${name}.json`, location.href));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.json();
  };
  const files = [kind, `${kind}.${language}`, `${kind}.names.${language}`];
  const [table, words, names] = await Promise.all(files.map(file));
  return new FacetTable(kind, table, { ...words, ...names }, () => file(`${kind}.periods`));
}

export class FacetTable {
  constructor(kind, table, words, loadPeriods) {
    this.kind = kind;
    this.table = table;
    this.words = words;
    this.loadPeriods = loadPeriods;
    this.facets = { ...table.facets };
    const { country } = this.facets;
    if (country) this.facets.country = { ...country, values: country.values.map((code) => code.toLowerCase()) };
    this.facets.with = this.facets.country;
    this.years = table.started.values.map((day) => (day ? +day.slice(0, 4) : undefined));
  }

  // Asked are values by facet, `decade` or `since` as years, `day` as in_force.js reads it; `preset` are those of the
  // page itself. Gives rows in no order, numbers by facet and value and by year, answers for the day.
  async find(asked, preset) {
    if (asked.day) this.periods ??= await this.loadPeriods();
    const answers = asked.day && this.answers(asked.day);
    const checks = [...this.checks({ ...asked, ...preset }, answers)];
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    const found = { rows: [], total: 0, counts, years: new Map(), answers: [], answerOf: (row) => answers?.[row] };
    for (let row = 0; row < this.table.ids.length; row++) {
      const failed = checks.filter((check) => !check.holds(row)).map((check) => check.facet);
      if (failed.some((facet) => facet in preset)) continue;
      found.total++;
      if (failed.length < 2) this.tally(found, row, failed[0], { ...asked, ...preset });
    }
    return found;
  }

  // Counts a row for the facet that alone leaves it out, or for all.
  tally(found, row, failed, asked) {
    const add = (numbers, value) => numbers.set(value, (numbers.get(value) ?? 0) + 1);
    const counts = (facet) => !failed || failed === facet;
    const answer = found.answerOf(row);
    if (!failed) found.rows.push(row);
    if (counts("status") && asked.day) found.answers.push(answer);
    if (counts("time")) add(found.years, this.years[this.table.started.rows[row]]);
    for (const facet of FACETS.filter(counts)) {
      if (facet === "status" && asked.day) {
        if (stateOf(answer)) add(found.counts.status, stateOf(answer));
      } else if (facet !== "with" || asked.country) {
        for (const value of this.valuesOf(facet, row)) if (facet !== "with" || value !== asked.country) add(found.counts[facet], value);
      }
    }
  }

  valuesOf(facet, row) {
    const column = this.facets[facet];
    return column ? column.sets[column.rows[row]].map((number) => column.values[number]) : [];
  }

  // The conditions that a row must meet, each with the facet to which it belongs.
  *checks(asked, answers) {
    for (const facet of FACETS) {
      if (facet === "status" && answers) {
        const holds = (row) => stateOf(answers[row]) && (!asked.status || stateOf(answers[row]) === asked.status);
        yield { facet, holds };
      } else if (asked[facet]) {
        yield { facet, holds: this.has(facet, asked[facet]) };
      }
    }
    const { decade, since } = asked;
    const isMeant = (year) => (decade === undefined || (decade <= year && year < decade + 10)) && (since === undefined || year >= since);
    if (decade !== undefined || since !== undefined) {
      const meant = this.years.map((year) => year !== undefined && isMeant(year));
      yield { facet: "time", holds: (row) => meant[this.table.started.rows[row]] };
    }
  }

  has(facet, value) {
    const column = this.facets[facet];
    const number = column?.values.indexOf(value) ?? -1;
    const meant = column?.sets.map((numbers) => numbers.includes(number)) ?? [];
    return (row) => meant[column?.rows[row]] ?? false;
  }

  answers(day) {
    const { days, values, rows } = this.periods;
    const pairs = (numbers) => numbers.flatMap((number, place) => (place % 2 ? [] : [[days[number], days[numbers[place + 1]]]]));
    const answers = values.map((kinds) => answerOf(Object.fromEntries(kinds.map((numbers, kind) => [KINDS[kind], pairs(numbers)])), day));
    return rows.map((number) => answers[number]);
  }

  // Rows in the order asked for: `name`, `start` (the first day) or the key of a column; after a minus from the end.
  // What has no value comes last; of equal rows the first is that whose name is.
  sorted(found, asked) {
    const { order } = this.words;
    const sort = asked.sort || "name";
    const key = this.keyOf(sort.replace(/^-/, "")) ?? this.keyOf("name");
    const sign = sort.startsWith("-") ? -1 : 1;
    const certainty = (row) => (asked.sort ? 0 : IN_ORDER.indexOf(found.answerOf(row)));
    const compare = (one, other) => {
      const [a, b] = [key(one), key(other)];
      if (a === b) return 0;
      if (a === "" || b === "") return a === "" ? 1 : -1;
      return sign * (a < b ? -1 : 1);
    };
    return found.rows.sort((a, b) => certainty(a) - certainty(b) || compare(a, b) || order[a] - order[b] || a - b);
  }

  keyOf(sort) {
    const { table, words } = this;
    if (sort === "name") return (row) => words.order[row];
    if (sort === "start") return (row) => table.started.values[table.started.rows[row]];
    const column = words.columns.find(({ key }) => key === sort);
    const places = column && (table.days[sort] ?? column.cells.map((cell, number) => (cell.length ? column.ranks[number] : "")));
    return places && ((row) => places[table.cells[sort].rows[row]]);
  }

  label(facet, value) {
    const column = this.facets[facet];
    return this.words.labels[facet === "with" ? "country" : facet]?.[column?.values.indexOf(value)] ?? value;
  }

  // The values of a facet in the order in which one chooses from them.
  options(facet) {
    const values = this.facets[facet]?.values ?? [];
    return this.words.options[facet === "with" ? "country" : facet]?.map((number) => values[number]) ?? values;
  }
}
