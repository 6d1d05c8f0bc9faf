"""Lists with facets in the browser, and what they must show: counted from the tables and files of the data."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect

FACETS = ("country", "with", "region", "type", "status", "topic")
DATES = ("dates", "period", "signed", "since", "in_force", "year", "adopted", "founded", "published")

Row = dict[str, str]
Asked = Mapping[str, str]
Counts = dict[str, dict[str, int]]


class Oracle:
    """Counts what each choice finds, from the CSV files of a site and the YAML files of its data."""

    def __init__(self, site: Path, data: Path) -> None:
        self.site = site
        self.data = data
        self.rows = cache(self._rows)

    def _rows(self, kind: str) -> list[Row]:
        with (self.site / "data" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @cache  # noqa: B019 - one oracle serves all tests
    def topics(self, kind: str, id_: str) -> frozenset[str]:
        """The topics that the file of a record names, wherever in it."""
        record = yaml.load((self.data / kind / f"{id_}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        return frozenset(_topics_in(record)) | frozenset(filter(None, (record.get("broader"),)))

    @cache  # noqa: B019
    def in_force(self, year: str) -> dict[str, str]:
        """The state of each agreement in a year, as the file of the year has it."""
        path = self.site / f"agreements/in/{year}/agreements-{year}.csv"
        if not path.exists():
            return {}
        states = {"certainly": "in-force", "possiblyno": "confirmed-later", "possiblyyes": "suspended-by-one"}
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["id"]: states[row["in_force"] + row["suspended_by_one"]] for row in csv.DictReader(file)}

    def values(self, kind: str, row: Row, facet: str, asked: Asked) -> set[str]:
        """The values of a record."""
        if facet == "status" and asked.get("as_of"):
            return {self.in_force(asked["as_of"])[row["id"]]} if row["id"] in self.in_force(asked["as_of"]) else set()
        if facet == "status":
            return {row["status"] if kind == "agreements" and row["standing"] == "stated" else row["standing"]}
        if facet == "topic":
            return set(self.topics(kind, row["id"]))
        if facet == "type":
            return set(filter(None, (row.get(name) for name in ("type", "kind", "level"))))
        if facet in ("country", "with"):
            return set(row["countries"].lower().split())
        return {row["region"]} if row.get("region") and kind in ("cities", "regions") else set()

    def day(self, row: Row) -> str:
        """The first day that the first date of a record can mean."""
        return next((row[f"{name}_earliest"] for name in DATES if row.get(f"{name}_earliest")), "")

    def holds(self, kind: str, row: Row, facet: str, asked: Asked) -> bool:
        """Tests a record for what is asked of one facet; `time` are decade and since."""
        if facet == "time":
            decade, since, year = asked.get("decade"), asked.get("since"), self.day(row)[:4]
            return (not decade or year[:3] == decade[:3]) and (not since or year >= since)
        found = self.values(kind, row, facet, asked)
        if facet == "status" and asked.get("as_of") and not asked.get("status"):
            return bool(found)
        return not asked.get(facet) or asked[facet] in found

    def found(self, kind: str, asked: Asked, *, leaving_out: str = "") -> list[Row]:
        """The records for which all holds, but for one facet."""
        facets = [facet for facet in (*FACETS, "time") if facet != leaving_out]
        if leaving_out == "status" and asked.get("as_of"):
            asked, facets = {**asked, "status": ""}, [*facets, "status"]
        return [row for row in self.rows(kind) if all(self.holds(kind, row, facet, asked) for facet in facets)]

    def counts(self, kind: str, asked: Asked) -> Counts:
        """The numbers that stand beside the choices of each facet."""
        counted: Counts = {}
        for facet in FACETS:
            rows = self.found(kind, asked, leaving_out=facet)
            counts = Counter(value for row in rows for value in self.values(kind, row, facet, asked))
            if facet == "with":
                counts = Counter({code: of for code, of in counts.items() if code != asked.get("country")})
            counted[facet] = dict(counts)
        days = [day for row in self.found(kind, asked, leaving_out="time") if (day := self.day(row))]
        decades = {day[:3] + "0" for row in self.rows(kind) if (day := self.day(row))}
        for decade in decades | {asked[name] for name in ("decade", "since") if asked.get(name)}:
            counted.setdefault("time", {})[f"decade={decade}"] = sum(day[:3] == decade[:3] for day in days)
            counted["time"][f"since={decade}"] = sum(day >= decade for day in days)
        return counted


def _topics_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _topics_in(one)
    elif isinstance(value, dict):
        topics = value.get("topics") or []
        for topic in topics if isinstance(topics, list) else [topics]:
            yield topic["id"] if isinstance(topic, dict) else topic
        for one in value.values():
            yield from _topics_in(one)


class FacetedList:
    """A list page as its reader sees and uses it; counts the steps."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.locator(".atlas-narrow")
        self.steps = 0

    def choose(self, name: str, value: str) -> None:
        """One step: chooses an option."""
        self.steps += 1
        with self.page.expect_event("framenavigated"):
            self.form.locator(f"select[name={name}]").select_option(value)

    def ask(self, day: str) -> None:
        """One step: asks for a day or year."""
        self.steps += 1
        field = self.form.locator("input[name=as_of]")
        field.fill(day)
        field.press("Enter")

    def expect_found(self, number: int) -> None:
        """Waits until so many are found, as the page tells those who do not see it."""
        found = self.form.get_by_role("status")
        digits = f"{number:,}".replace(",", r"[\s,]")
        expect(found).to_contain_text(re.compile(rf"^(Found|Найдено|Hittade|Löytyi):? {digits}\b"))

    def ids(self) -> list[str]:
        """The records in their order, all of them."""
        more = self.page.locator(".atlas-narrow + table + p button")
        while more.count():
            more.click()
        links = self.page.locator(".atlas-narrow + table td:first-child > a")
        return [address.split("/")[-2] for address in links.evaluate_all("links => links.map((one) => one.href)")]

    def rows(self, table: str) -> list[list[object]]:
        """What the rows of a table say, where they lead, and how it is marked."""
        read = """rows => rows.map((row) => [...row.cells].map((cell) => [
            cell.dataset.label, cell.textContent.trim().replace(/\\s+/g, " "), ...[...cell.querySelectorAll("*")].map(
            (one) => [one.tagName, one.href ?? "", one.lang, one.title, one.dataset.state ?? "", one.className])]))"""
        expect(self.page.locator(table).first).to_be_visible()
        found: list[list[object]] = self.page.locator(f"{table} tbody tr").evaluate_all(read)
        return found

    def choices(self) -> Counts:
        """The choices that are shown, with their numbers."""
        read = """form => Object.fromEntries([...form.querySelectorAll("p:not([hidden]) select")].map((select) => [
            select.name, [...select.options].filter(({ value }) => value).map(({ value, text }) => [value, text])]))"""
        shown: dict[str, list[tuple[str, str]]] = self.form.evaluate(read)
        shown.pop("sort", None)
        return {name: {value: _number(text) for value, text in options} for name, options in shown.items()}


def _number(text: str) -> int:
    found = re.search(r"\((\d[\d\s,]*)\)$", text)
    assert found, text
    return int(re.sub(r"\D", "", found[1]))
