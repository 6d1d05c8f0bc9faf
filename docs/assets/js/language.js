// Every page: offers it in the first language of the browser in which it exists, once, where that is not its own.
// The words stand on the links of the language switcher; a choice of any kind is remembered and nothing is offered again.

const KEY = "atlas-language";
const links = [...document.querySelectorAll(".atlas-languages a")];

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return "unknown"; // storage is switched off: an offer that cannot be put away for good is none
  }
}

function remember(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // as above
  }
}

function wanted() {
  for (const tag of navigator.languages) {
    const link = links.find((link) => link.hreflang === tag.split("-")[0]);
    if (link) return link;
  }
}

function offer(link) {
  const line = document.createElement("aside");
  line.className = "atlas-offer";
  line.lang = link.hreflang;
  line.setAttribute("aria-label", link.dataset.offer);
  const taken = document.createElement("a");
  taken.href = link.href;
  taken.textContent = link.textContent;
  taken.onclick = () => remember(link.hreflang);
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = link.dataset.close;
  close.onclick = () => {
    remember(document.documentElement.lang);
    line.remove();
  };
  const words = document.createElement("span");
  words.append(`${link.dataset.offer} `, taken);
  line.append(words, close);
  document.querySelector(".atlas-header").before(line);
}

for (const link of links) link.addEventListener("click", () => remember(link.hreflang));
const link = remembered() === null ? wanted() : undefined;
if (link?.dataset.offer) offer(link);
