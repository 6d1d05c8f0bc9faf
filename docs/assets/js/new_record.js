// The form for a new record (#new-record): writes the file as one types, checks it by the schema of its kind, opens the
// page of the host on which it is proposed. Every text comes from the page; nothing is sent from here.

import { entriesOf, fieldsOf, filledEntries, isFilledIn, recordOf, valueOf } from "./record_values.js";

const LONGEST_ADDRESS = 7000; // characters: hosts refuse addresses somewhat longer
const form = document.getElementById("new-record");
const output = form.querySelector("pre code");
const status = form.querySelector("[role=status]");
const fileName = form.querySelector("#field-id");
const touched = new Set();
let loading;

start();

function start() {
  const isLeft = (input) => input.value !== input.defaultValue && input !== document.activeElement;
  const early = [...form.querySelectorAll("input, textarea")].filter(isLeft); // before this script was loaded
  for (const select of form.querySelectorAll("[data-options]")) fillOptions(select);
  for (const button of form.querySelectorAll("[data-action=more]")) button.hidden = false;
  for (const input of form.querySelectorAll("[data-key=retrieved] input")) input.value = today();
  form.querySelector(".atlas-form__file").hidden = false;
  form.addEventListener("input", onInput);
  form.addEventListener("change", onChange);
  form.addEventListener("click", (event) => onClick(event.target.dataset.action, event.target));
  form.addEventListener("submit", onSubmit);
  prefill(new URLSearchParams(location.search));
  for (const target of early) onChange({ target });
  if (document.activeElement.list) offerRecords(document.activeElement);
}

function fillOptions(select) {
  const chosen = select.value;
  select.append(document.getElementById(select.dataset.options).content.cloneNode(true));
  select.value = chosen;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

// What the address asks for stands in the form: ?type=twinning&parties=aasund
function prefill(asked) {
  for (const field of fieldsOf(form)) {
    asked.getAll(field.dataset.key).forEach((text, place) => {
      const element = entriesOf(field)[place]?.querySelector("[data-part=id], [data-part=value], [data-part=text]");
      if (element && element.value === (element.defaultValue ?? "")) element.value = text;
    });
  }
  if (Object.keys(recordOf(form)).length > 0) update(); // perhaps typed before this script was loaded
}

function onInput({ target }) {
  if (target.list) offerRecords(target);
  if (target === fileName) fileName.dataset.own = "";
  update();
}

async function onChange({ target }) {
  if (target.list) await resolve(target);
  touched.add(fieldAround(target));
  update();
}

function onClick(action, button) {
  if (action === "more") addEntry(button);
  if (action === "copy") copy(output.textContent).then(() => say(form.dataset.copied));
}

async function onSubmit(event) {
  event.preventDefault();
  for (const field of form.querySelectorAll("[data-control]")) touched.add(field);
  const problems = await update();
  if (problems.size > 0) {
    const [first] = problems.keys();
    const folded = first.closest("details");
    if (folded) folded.open = true;
    first.querySelector("input, select").focus();
  } else propose(output.textContent, `${fileName.value}.yaml`);
}

function propose(text, name) {
  const { new: page, name: nameKey, text: textKey } = form.dataset;
  const short = new URLSearchParams({ [nameKey]: name });
  const whole = new URLSearchParams({ [nameKey]: name, ...(textKey && { [textKey]: text }) });
  const isLong = !textKey || `${page}?${whole}`.length > LONGEST_ADDRESS;
  if (isLong) copy(text).then(() => say(form.dataset.long));
  open(`${page}?${isLong ? short : whole}`, "_blank", "noopener");
}

async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => {}); // where it may not, the text is marked, to be copied by hand
  getSelection().selectAllChildren(output);
}

// The records that may be named here, loaded when they are first asked for.
async function known(input) {
  const names = await import("./record_names.js");
  const records = await names.recordsOf(form.dataset.records, kindsOf(input)).catch(() => []);
  return { names, records };
}

function kindsOf(input) {
  return input.closest("[data-kinds]").dataset.kinds;
}

async function offerRecords(input) {
  const { names, records } = await known(input);
  names.offer(input.list, records, input.value);
}

// A name becomes its id; what is no record is marked, unless the list could not be loaded.
async function resolve(input) {
  const { names, records } = await known(input);
  const id = names.idOf(records, input.value);
  if (id) input.value = id;
  const isWord = [...(input.closest("[data-words]")?.dataset.words.split(",") ?? [])].includes(input.value);
  input.toggleAttribute("data-unknown", Boolean(input.value.trim() && records.length > 0 && !id && !isWord));
}

function addEntry(button) {
  const field = button.closest(".atlas-field");
  const last = entriesOf(field).at(-1);
  const entry = last.cloneNode(true);
  for (const element of entry.querySelectorAll("input")) {
    if (element.type === "checkbox") element.checked = false;
    else element.value = element.closest("[data-key=retrieved]") ? today() : "";
    element.removeAttribute("data-unknown");
  }
  for (const error of entry.querySelectorAll(".atlas-field__error")) error.textContent = "";
  last.after(entry);
  if (field.dataset.control === "texts") chooseNextLanguage(field, entry);
  if (field.dataset.control === "citation") askWhatEachProves(field);
  entry.querySelector("input, select").focus();
}

function chooseNextLanguage(field, entry) {
  const used = entriesOf(field).slice(0, -1).map((other) => other.querySelector("select").value);
  const select = entry.querySelector("select");
  select.value = [...select.options].map((option) => option.value).find((language) => !used.includes(language));
}

function askWhatEachProves(field) {
  entriesOf(field).forEach((entry, place) => {
    const supports = entry.querySelector("[data-control=supports]");
    if (supports.hidden && place === 0) {
      for (const box of supports.querySelectorAll("input")) box.checked = isFilledIn(box.value, form);
    }
    supports.hidden = false;
  });
}

// The file and what is wrong with it, shown; returns the problems, by the elements that they stand at.
async function update() {
  try {
    const { validator, stringify } = await (loading ??= load());
    await proposeName(recordOf(form));
    const record = recordOf(form); // more may have been typed meanwhile
    output.textContent = Object.keys(record).length > 0 ? stringify(record, { lineWidth: 118 }) : "";
    const problems = problemsOf(record, validator);
    show(problems);
    return problems;
  } catch (error) {
    say(form.dataset.failed);
    throw error;
  }
}

async function load() {
  const [{ Validator }, { stringify }, schema] = await Promise.all([
    import("../vendor/scripts/json-schema.js"),
    import("../vendor/scripts/yaml.js"),
    fetch(form.dataset.schema).then((answer) => answer.json()),
  ]);
  return { validator: new Validator(schema, "2020-12", false), stringify };
}

async function proposeName(record) {
  if ("own" in fileName.dataset) return;
  const [{ proposedId }, { recordsOf }] = await Promise.all([import("./record_id.js"), import("./record_names.js")]);
  const records = await recordsOf(form.dataset.records, form.dataset.kind).catch(() => []);
  fileName.value = proposedId(record, records.map(([id]) => id));
}

function problemsOf(record, validator) {
  const problems = new Map();
  const note = (element, text) => element && !problems.has(element) && problems.set(element, text);
  for (const field of fieldsOf(form)) {
    for (const input of field.querySelectorAll("[data-unknown]")) note(elementOf(input), undefined);
    if (countOf(field) < Number(field.dataset.least ?? 0)) note(field, form.dataset.missing);
  }
  notUnproven(record, note);
  for (const { instanceLocation } of validator.validate(record).errors) note(elementAt(instanceLocation), undefined);
  const isNamed = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(fileName.value);
  if (!isNamed) note(fileName.closest("[data-control]"), undefined);
  return problems;
}

function countOf(field) {
  return [valueOf(field) ?? []].flat().length;
}

// Whatever needs a proof has one, and every source is named.
function notUnproven(record, note) {
  const sources = form.querySelector("[data-control=citation]");
  if (!sources) return;
  const proven = fieldsOf(form).filter((field) => "proven" in field.dataset && field.dataset.key in record);
  const cited = (record.sources ?? []).flatMap((citation) => citation.supports ?? []);
  if (!record.sources && proven.length > 0) note(sources, form.dataset.missing);
  else for (const field of proven) if (!cited.includes(field.dataset.key)) note(field, form.dataset.unproven);
  filledEntries(sources).forEach((entry, place) => {
    const citation = record.sources[place];
    if (citation.id) return;
    for (const key of ["title", "url", "retrieved"]) {
      if (citation[key] === undefined) note(entry.querySelector(`[data-key=${key}]`), form.dataset.missing);
    }
  });
}

// The element for a place in the record: of sources, the part of the entry; else the field. The whole has none.
function elementAt(location) {
  const [, key, place, inner] = location.split("/");
  const field = fieldsOf(form).find((one) => one.dataset.key === key);
  if (key !== "sources" || !field) return field;
  return inner ? filledEntries(field)[place]?.querySelector(`[data-key="${inner}"]`) : undefined;
}

function elementOf(input) {
  return input.closest(".atlas-field__part") ?? input.closest(".atlas-field");
}

function fieldAround(element) {
  return elementOf(element) ?? form;
}

function show(problems) {
  for (const element of form.querySelectorAll("[data-control]")) {
    const isShown = problems.has(element) && touched.has(element);
    showAt(element, isShown ? (problems.get(element) ?? element.dataset.wrong) : "");
  }
  const names = [...problems.keys()].map((element) => element.querySelector("legend, label").firstChild.textContent.trim());
  say(names.length > 0 ? form.dataset.incomplete.replace("{fields}", () => names.join(", ")) : form.dataset.complete);
}

function showAt(element, text) {
  const error = element.querySelector(":scope > .atlas-field__error");
  if (!error || (error.textContent === text && !text)) return;
  error.textContent = text;
  for (const input of element.querySelectorAll(":is(input, select):not([type=checkbox])")) {
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (element.matches(".atlas-field__part")) input.setAttribute("aria-describedby", identify(error));
  }
}

function identify(error) {
  error.id ||= `error-${form.querySelectorAll(".atlas-field__error[id]").length}-of-source`;
  return error.id;
}

function say(text) {
  status.textContent = text;
}
