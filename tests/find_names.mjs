// Finds names by what is typed, with the site's own script: `node find_names.mjs SCRIPTS < pairs.json`, pairs of a
// name in Cyrillic letters and what is typed for it. Prints the pairs that do not meet as JSON.

import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { fold, inLatin, loose } = await import(pathToFileURL(`${process.argv[2]}/search_words.mjs`));
const missed = JSON.parse(await text(stdin)).filter(([name, typed]) => !inLatin(name).includes(loose(fold(typed))));
console.log(JSON.stringify(missed));
