// Finds records by their names with the site's own script: `node find_records.mjs SCRIPTS < asked.json`, the language of
// the reader, what is typed, and the table of names. Prints the names by which records are found as JSON.

import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { language, query, table } = JSON.parse(await text(stdin));
globalThis.document = { documentElement: { lang: language } };
globalThis.fetch = async () => ({ ok: true, json: async () => table });
const { Names } = await import(pathToFileURL(`${process.argv[2]}/search_names.mjs`));
const names = new Names("https://atlas.example/");
await names.load();
console.log(JSON.stringify(names.find(query).map(({ name }) => name.text)));
