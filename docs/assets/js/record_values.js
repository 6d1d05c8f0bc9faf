// Forms for new records: the controls as a value, in the form in which it stands in the file. What is empty is left out.

const READERS = {
  date: (text) => (/^[1-9][0-9]{3}$/.test(text) ? Number(text) : text),
  coordinates: (text) => text.split(/[,;]\s+|\s+/).map((part) => (part.trim() === "" ? part : Number(part))),
};

// The record: its fields in the order in which a file has them, those that are filled in.
export function recordOf(form) {
  const values = new Map(fieldsOf(form).map((field) => [field.dataset.key, valueOf(field)]));
  const keys = form.dataset.keys.split(" ").filter((key) => values.get(key) !== undefined);
  return Object.fromEntries(keys.map((key) => [key, values.get(key)]));
}

export function fieldsOf(form) {
  return [...form.querySelectorAll(".atlas-field[data-key]")];
}

export function entriesOf(field) {
  return [...field.querySelectorAll(":scope > .atlas-field__entry")];
}

// The entries of a list that are filled in: the places of the values in the list are theirs.
export function filledEntries(field) {
  return entriesOf(field).filter((entry) => entryValue(entry, field.dataset.control) !== undefined);
}

export function valueOf(field) {
  const { control } = field.dataset;
  if (control === "texts") return textsOf(entriesOf(field));
  const values = entriesOf(field).map((entry) => entryValue(entry, control)).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  return "many" in field.dataset ? values : values[0];
}

function entryValue(entry, control) {
  if (control === "citation") return citationOf(entry);
  if (control === "actor") return actorOf(entry);
  return simple(part(entry, "value"), control);
}

function simple(element, control) {
  if (element.type === "checkbox") return element.checked || undefined;
  const text = element.value.trim();
  return text === "" ? undefined : (READERS[control]?.(text) ?? text);
}

function textsOf(entries) {
  const texts = entries.map((entry) => [part(entry, "language").value, part(entry, "text").value.trim()]);
  const filled = texts.filter(([, text]) => text !== "");
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

function actorOf(entry) {
  const id = part(entry, "id").value.trim();
  if (id) return id;
  const text = textsOf([entry]);
  if (text === undefined) return undefined;
  const country = part(entry, "country")?.value;
  return country ? { text, country } : { text };
}

// A source that has a record needs no description. A day alone, which the form fills in, is no source.
function citationOf(entry) {
  const parts = [...entry.querySelectorAll(":scope > .atlas-field__part")];
  const values = Object.fromEntries(parts.map((part) => [part.dataset.key, partValue(part)]));
  if (values.id) values.title = values.url = values.retrieved = undefined;
  if (!values.id && !values.title && !values.url && !values.quote && !values.at) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function partValue(element) {
  const { control } = element.dataset;
  if (control === "texts") return textsOf([element]);
  if (control === "supports") return supportsOf(element);
  return simple(part(element, "value"), control);
}

// A single source proves everything that is filled in; of several, each what is ticked.
function supportsOf(element) {
  const boxes = [...element.querySelectorAll("input")];
  const proven = boxes.filter((box) => (element.hidden ? isFilledIn(box.value, element.form ?? element.closest("form")) : box.checked));
  return proven.length > 0 ? proven.map((box) => box.value) : undefined;
}

export function isFilledIn(key, form) {
  const field = form.querySelector(`.atlas-field[data-key="${key}"]`);
  return field !== null && valueOf(field) !== undefined;
}

function part(entry, name) {
  return entry.querySelector(`[data-part="${name}"]`);
}
