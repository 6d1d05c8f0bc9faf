// Pages of changes in facts: shows those that concern a place, which stands in the address and goes along to other months.

const MONTH = /\/changes\/(\d{4}-\d{2}\/(page\/\d+\/)?)?$/;

const form = document.getElementById("changes-of");
const select = form.elements.place;
const found = form.querySelector("[role=status]");
const items = [...document.querySelectorAll("main [data-places]")].map((mark) => [
  mark.closest("li"),
  mark.dataset.places.split(" "),
]);
const days = document.querySelectorAll("main h2[id^=d-]");

function show(place) {
  for (const [item, places] of items) item.hidden = place !== "" && !places.includes(place);
  for (const day of days) {
    const list = day.nextElementSibling;
    day.hidden = list.hidden = [...list.children].every((item) => item.hidden);
  }
  const shown = items.filter(([item]) => !item.hidden).length;
  found.textContent = place ? form.dataset.found.replace("{number}", shown).replace("{total}", items.length) : "";
}

function turnTo(place) {
  const address = new URL(location);
  if (place) address.searchParams.set("place", place);
  else address.searchParams.delete("place");
  history.replaceState(null, "", address);
  for (const link of document.querySelectorAll("main a")) if (MONTH.test(link.pathname)) link.search = address.search;
  show(place);
}

const asked = new URLSearchParams(location.search).get("place") ?? "";
select.value = asked;
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
select.addEventListener("change", () => turnTo(select.value));
turnTo(asked);
