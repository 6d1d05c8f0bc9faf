// Finds the pages of words with the site's own script: `node find_words.mjs SCRIPTS < asked.json`, the folder of the indexes,
// the language, the terms, whether to find `early`. Prints the pages by their numbers with their scores, and the files read.

import { readFile } from "node:fs/promises";
import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

const { root, language, terms, early } = JSON.parse(await text(stdin));
const read = [];
globalThis.fetch = async (address) => {
  const path = fileURLToPath(address);
  read.push(path);
  return new Response(await readFile(path));
};
const { FullText } = await import(pathToFileURL(`${process.argv[2]}/search_text.mjs`));
const stemmers = await import(pathToFileURL(`${process.argv[2]}/stemmers.mjs`));
const index = await new FullText(pathToFileURL(`${root}/`), language, stemmers[language]).load();
const found = await index.find(terms, early);
console.log(JSON.stringify({ pages: Object.fromEntries([...found].map(([page, { score }]) => [page, score])), read }));
