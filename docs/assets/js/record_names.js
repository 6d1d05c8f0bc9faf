// Forms for new records: offers the records of the site as one types an id or a name in the language of the page.

const MOST = 12;
const files = new Map();

// The records of several kinds as [id, name]; each file is loaded once.
export async function recordsOf(root, kinds) {
  const lists = await Promise.all(kinds.split(" ").map((kind) => file(root, kind)));
  return lists.flat();
}

function file(root, kind) {
  if (!files.has(kind)) files.set(kind, load(new URL(`${kind}/records.json`, new URL(root, location.href))));
  return files.get(kind);
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// Fills the list of what is offered: first what begins with the words typed, then what holds them.
export function offer(list, records, typed) {
  const words = typed.trim().toLocaleLowerCase();
  const rank = ([id, name]) => [id, name.toLocaleLowerCase()].map((text) => text.indexOf(words)).filter((at) => at >= 0);
  const found = words ? records.filter((record) => rank(record).length > 0) : [];
  found.sort((one, other) => Math.min(...rank(one)) - Math.min(...rank(other)));
  list.replaceChildren(...found.slice(0, MOST).map(([id, name]) => new Option(name, id)));
}

// The id that is meant by an id or by a name that one record alone has; undefined where there is none.
export function idOf(records, typed) {
  const text = typed.trim();
  if (records.some(([id]) => id === text)) return text;
  const named = records.filter(([, name]) => name.toLocaleLowerCase() === text.toLocaleLowerCase());
  return named.length === 1 ? named[0][0] : undefined;
}
