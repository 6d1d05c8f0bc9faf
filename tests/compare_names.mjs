// Compares what names are found by their words with what is found among all: `node compare_names.mjs SCRIPTS < names.json`,
// an object of names and queries. Prints the queries that are answered otherwise as JSON.

import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { names, queries } = JSON.parse(await text(stdin));
const empty = names.map(() => "");
const steps = names.map(() => 1);
const table = { languages: ["en"], kinds: ["cities"], pages: steps, kind: names.map(() => 0), ids: empty, countries: empty, names: [names], files: 0 };
globalThis.document = { documentElement: { lang: "en" } };
globalThis.fetch = async () => ({ ok: true, json: async () => table });

const { Names } = await import(pathToFileURL(`${process.argv[2]}/search_names.mjs`));
class AllNames extends Names {
  candidates() {
    return this.parts.flat().flatMap((record) => record.names);
  }
}

const root = new URL("https://atlas.example/");
const [some, all] = [new Names(root), new AllNames(root)];
await Promise.all([some.load(), all.load()]);
const told = (found) => found.map(({ name, level }) => [name.text, level]);
const answers = (of) => queries.flatMap((query) => [told(of.find(query)), told(of.find(query, true))]);
const [found, wanted] = [answers(some), answers(all)];
const wrong = wanted.flatMap((answer, at) => (JSON.stringify(answer) === JSON.stringify(found[at]) ? [] : [queries[at >> 1]]));
console.log(JSON.stringify({ wrong, answered: wanted.filter((answer) => answer.length).length }));
