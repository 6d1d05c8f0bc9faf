// The search page: asks Pagefind's index for ?q=… and lists what it finds. Every text comes from the page (#search).

const STEP = 10;
// What is called by a short name, in any language, comes before what only mentions it.
const RANKING = { metaWeights: { title: 5, names: 10 } };

const place = document.getElementById("search");
if (place) start(place);

function start(place) {
  const field = document.querySelector("form[role=search] input[name=q]");
  const view = makeView(place);
  const root = new URL(place.dataset.root, location.href);
  let loading;
  const load = () => (loading ??= loadIndex(root));
  const run = () => search(load, root, asked(), view, place.dataset);
  const show = () => {
    field.value = asked();
    run();
  };

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(field.value, "pushState");
    run();
  });
  field.addEventListener("input", () => {
    remember(field.value, "replaceState");
    run();
  });
  addEventListener("popstate", show);
  show();
}

function asked() {
  return (new URLSearchParams(location.search).get("q") ?? "").trim();
}

function remember(query, method) {
  const address = new URL(location.href);
  address.searchParams.set("q", query.trim());
  history[method](null, "", address);
}

function makeView(place) {
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const list = document.createElement("ol");
  list.className = "atlas-results";
  const more = document.createElement("button");
  more.className = "md-button";
  more.textContent = place.dataset.more;
  more.hidden = true;
  place.replaceChildren(status, list, more);
  return { status, list, more };
}

async function loadIndex(root) {
  const pagefind = await import(new URL(`pagefind/${document.documentElement.lang}/pagefind.js`, root));
  await pagefind.options({ ranking: RANKING });
  return pagefind;
}

async function search(load, root, query, view, texts) {
  if (!query) {
    clear(view, texts.empty);
    return;
  }
  try {
    const pagefind = await load();
    const found = await pagefind.debouncedSearch(query, {}, 150);
    if (found) await list(found.results, root, query, view, texts); // null: a newer query has come
  } catch (error) {
    clear(view, texts.failed);
    throw error;
  }
}

async function list(results, root, query, view, texts) {
  clear(view, countText(results.length, query, texts));
  const showFrom = async (start) => {
    const pages = await Promise.all(results.slice(start, start + STEP).map((result) => result.data()));
    if (query !== asked()) return;
    const items = pages.map((page) => makeItem(page, root));
    view.list.append(...items);
    view.more.hidden = start + STEP >= results.length;
    view.more.onclick = () => showFrom(start + STEP);
    if (start > 0) items[0].querySelector("a").focus();
  };
  await showFrom(0);
}

function clear(view, text) {
  view.status.textContent = text;
  view.list.replaceChildren();
  view.more.hidden = true;
}

function countText(count, query, texts) {
  const form = count === 0 ? "none" : new Intl.PluralRules(document.documentElement.lang).select(count);
  return (texts[form] ?? texts.other).replace("{count}", count).replace("{query}", () => query);
}

function makeItem(page, root) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(page.raw_url.replace(/^\//, ""), root);
  link.textContent = page.meta.title;
  item.append(link);
  if (page.meta.kind) {
    const kind = document.createElement("span");
    kind.className = "atlas-results__kind";
    kind.textContent = ` · ${page.meta.kind}`;
    item.append(kind);
  }
  item.append(excerpt(page.excerpt));
  return item;
}

// Pagefind marks the words found in HTML; only the marks and the text are taken over.
function excerpt(html) {
  const paragraph = document.createElement("p");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const marked = node.nodeName === "MARK" ? document.createElement("mark") : paragraph;
    if (marked !== paragraph) paragraph.append(marked);
    marked.append(node.textContent);
  }
  return paragraph;
}
