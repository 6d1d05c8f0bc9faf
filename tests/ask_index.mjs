// Asks one index as a browser does, through Pagefind's own program: `node ask_index.mjs FOLDER < queries.json`, a list.
// Prints the answers as JSON: for each query the addresses found, best first, each with its score.

import { readFile } from "node:fs/promises";
import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

const RANKING = { metaWeights: { title: 5, names: 10 } };

globalThis.fetch = async (address) => new Response(await readFile(fileURLToPath(address)));

const pagefind = await import(pathToFileURL(`${process.argv[2]}/pagefind.js`));
await pagefind.options({ ranking: RANKING });

async function ask(query) {
  const { results } = await pagefind.search(query);
  return Promise.all(results.map(async (result) => [(await result.data()).raw_url, result.score]));
}

const answers = [];
for (const query of JSON.parse(await text(stdin))) answers.push(await ask(query));
console.log(JSON.stringify(answers));
