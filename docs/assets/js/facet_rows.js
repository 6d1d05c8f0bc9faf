// The rows of a list as the core writes them on the pages without scripts: the name, a cell for each column.

import { fill, stateOf, words } from "./in_force.js";

const STEP = 200;

// A list in the place of that of the page: a table, and below it how many there are.
export class FacetRows {
  constructor(form) {
    this.form = form;
    this.table = document.createElement("table");
    this.rest = document.createElement("p");
  }

  clear() {
    this.table.remove();
    this.rest.remove();
  }

  // Shows rows; `choose` is called with the order that a heading stands for.
  show(table, found, rows, asked, choose) {
    const columns = [{ key: "name", label: this.form.dataset.name }, ...table.words.columns];
    const head = document.createElement("thead");
    const body = document.createElement("tbody");
    head.append(element("tr", {}, ...columns.map(() => document.createElement("th"))));
    sortable(head.rows[0], columns.map(({ key }) => key), asked.sort || "name", choose, columns.map(({ label }) => label));
    this.table.replaceChildren(head, body);
    this.table.hidden = !rows.length;
    this.form.after(this.table, this.rest);
    this.more(body, rows, 0, (row) => this.row(table, row, found.answerOf(row), asked.day));
  }

  // Adds the next STEP rows; below them stands how many there are, and a button while there are more.
  more(body, rows, from, make) {
    const shown = Math.min(from + STEP, rows.length);
    body.append(...rows.slice(from, shown).map(make));
    this.rest.replaceChildren();
    if (from) body.rows[from].querySelector("a").focus();
    if (shown === rows.length) return;
    const button = element("button", { type: "button" }, this.form.dataset.more);
    button.addEventListener("click", () => this.more(body, rows, shown, make));
    this.rest.append(fill(this.form.dataset.part, { shown, total: rows.length }), " ", button);
  }

  row(table, row, answer, day) {
    const { ids, cells } = table.table;
    const { names, languages, columns } = table.words;
    const [lang, language] = languages[row] ?? [];
    const name = this.part({ text: names[row], address: `${table.kind}/${ids[row]}/`, lang, language });
    const standing = columns.some(({ key }) => key === "status") ? undefined : table.valuesOf("status", row)[0];
    if (standing && standing !== "stated") name.push(" ", element("span", { className: "standing" }, table.label("status", standing)));
    const line = element("tr", {}, element("td", {}, ...name));
    line.cells[0].dataset.label = this.form.dataset.name;
    for (const { key, label, cells: texts, states } of columns) {
      const number = cells[key].rows[row];
      const cell = element("td", {}, ...(states ? [this.status(texts[number], states[number], answer, day)] : this.cell(texts[number])));
      cell.dataset.label = label;
      line.append(cell);
    }
    return line;
  }

  status(text, state, answer, day) {
    const mark = element("span", { className: "status" }, words(answer, this.form, day) || text);
    mark.dataset.state = stateOf(answer) ?? state;
    return mark;
  }

  cell(parts) {
    if (typeof parts === "string") return parts ? [parts] : [];
    return parts.flatMap((part, number) => [...(number ? [", "] : []), ...this.part(part)]);
  }

  // A value: words that may lead somewhere, those in another language with its name, and what is said of it.
  part({ text, address, lang, language, standing, remark }) {
    const named = lang ? element("span", { lang }, text) : text;
    const value = address ? element("a", { href: new URL(this.form.dataset.root + address, location.href).href }, named) : named;
    const after = lang ? ["\u00a0", element("abbr", { className: "lang", title: language }, lang)] : [];
    if (standing) after.push(" ", element("span", { className: "standing" }, standing));
    return [value, ...after, ...(remark ? [remark] : [])];
  }
}

// Makes the headings of a table buttons that sort by their columns, once more by the same from the end.
export function sortable(row, keys, sort, choose, labels = [...row.cells].map((cell) => cell.textContent)) {
  keys.forEach((key, number) => {
    const button = element("button", { type: "button", className: "atlas-sort" }, labels[number]);
    const isUp = sort === key;
    if (isUp || sort === `-${key}`) row.cells[number].setAttribute("aria-sort", isUp ? "ascending" : "descending");
    button.addEventListener("click", () => choose(isUp ? `-${key}` : key, number));
    row.cells[number].scope = "col";
    row.cells[number].replaceChildren(button);
  });
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
