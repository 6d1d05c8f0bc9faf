"""Correct changes of data/, each of another kind: of records that it picks by rule from whatever there is, or invents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.choices import EventKind
from atlas.model.kinds import path_of
from atlas.model.places import City
from atlas.model.records import Record
from atlas.records.store import Atlas

START = r"(?m)^(since:(?:\n  value:)? )([0-9]{4})$"
"""A year since when an agreement holds, written short or long."""
FIRST_PARTY = r"(?m)^parties:\n  - ([a-z0-9-]+)$"
TEXT_FIELD = r"(?m)^summary:\n(?:  .*\n)+"


class NothingToChange(Exception):
    """Raised where the data has no record of the sort that a change needs."""


class Draft:
    """A copy of the data, which changes are made to; a record is picked for one change only."""

    def __init__(self, root: Path, atlas: Atlas) -> None:
        """`atlas` is read from the data as it was before."""
        self.root = root
        self.atlas = atlas
        self._picked: set[str] = set()

    def pick(
        self, cls: type[Record], pattern: str = "", without: Iterable[str] = (), cited: bool | None = None
    ) -> Path:
        """The file of the first record of a kind that has a pattern, lacks these words, and is named by others or not."""
        for record in sorted(self.atlas.records, key=lambda record: record.id):
            if isinstance(record, cls) and record.id not in self._picked:
                text = (self.root / path_of(record)).read_text("utf-8")
                lacks = not any(word in text for word in ("withdrawn:", "formerly:", *without))
                if lacks and re.search(pattern, text) and cited in (None, bool(self.atlas.links_to(record.id))):
                    self._picked.add(record.id)
                    return self.root / path_of(record)
        raise NothingToChange(f"no {cls.__name__} with '{pattern}'")

    def add(self, path: str, text: str) -> None:
        """Adds a record, and the invented source where it is cited."""
        file = self.root / "data" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if CITED in text:
            self.cite()

    def cite(self) -> None:
        """Adds the invented source."""
        self.add("sources/tested-page", PAGE)


Change = Callable[[Draft], None]

PAGE = """\
title: {en: A page on invented towns}
language: en
seen: live page
url: https://tested.example/towns
retrieved: 2026-01-31
"""
CITED = '{id: tested-page, at: paragraph 1, quote: "as it says"'
PLACE = f"sources:\n  - {CITED}, supports: [country]}}\n"
AGREED = f"sources:\n  - {CITED}, as_of: 2026-01-31, supports: [parties]}}\n"


def town(name: str, country: str) -> str:
    return f"name: {{en: {name}}}\ncountry: {country}\n{PLACE}"


def bond(*parties: str) -> str:
    return f"type: friendship\nparties: [{', '.join(parties)}]\n"


def replaced(path: Path, pattern: str, by: str | Callable[[re.Match[str]], str]) -> None:
    text, found = re.subn(pattern, by, path.read_text("utf-8"), count=1)
    assert found
    path.write_text(text, encoding="utf-8")


def appended(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n{text}", encoding="utf-8")


def a_small_town_without_ids(draft: Draft) -> None:
    names = "name: {en: Lilletest, ru: Лиллетест, sv: Lilletest, fi: Lilletest}\n"
    proof = f"sources:\n  - {CITED}, supports: [country, coordinates]}}\n"
    draft.add("cities/lilletest", f"{names}country: NO\ncoordinates: [60.1, 10.2]\n{proof}")


def the_least_that_a_city_needs(draft: Draft) -> None:
    draft.add("cities/least-test", town("Least Test", "GB"))


def a_town_of_another_country(draft: Draft) -> None:
    used = {record.country.value for record in draft.atlas.records if isinstance(record, City)}
    unused = [code for code in ("CL", "IS", "KE", "NZ", "PT") if code not in used]
    if not unused:
        raise NothingToChange("these countries all have towns")
    draft.add("cities/faraway-test", town("Faraway Test", unused[0]))


def a_town_in_letters_of_its_own(draft: Draft) -> None:
    draft.add("cities/georgian-test", town("Georgian Test", "GE").replace("name: {", "name: {ka: ტესტი, "))


def a_region_and_a_town_without_codes(draft: Draft) -> None:
    draft.add("regions/shire-of-tests", f"level: county\n{town('Shire of Tests', 'IE')}")
    draft.add(
        "cities/shiretown",
        town("Shiretown", "IE").replace("[country]", "[country, region]") + "region: shire-of-tests\n",
    )


def an_old_agreement_of_1722(draft: Draft) -> None:
    draft.add("cities/old-test", town("Old Test", "SE"))
    city = draft.pick(City).stem
    draft.add(
        "agreements/old-test-1722",
        f"{bond('old-test', city)}signed: 1722\n{AGREED}".replace("[parties]", "[parties, signed]"),
    )


def an_agreement_without_a_year(draft: Draft) -> None:
    draft.add("cities/undated-test", town("Undated Test", "FI"))
    draft.add("agreements/undated-test-bond", bond("undated-test", draft.pick(City).stem) + AGREED)


def a_party_that_is_no_record(draft: Draft) -> None:
    draft.add("agreements/village-test", bond("{text: {fi: Kylä}, country: FI}", draft.pick(City).stem) + AGREED)


def a_corrected_year(draft: Draft) -> None:
    replaced(draft.pick(Agreement, START), START, lambda year: f"{year[1]}{int(year[2]) - 1}")


def a_year_that_another_source_contradicts(draft: Draft) -> None:
    path = draft.pick(Agreement, START.replace("(?:\\n  value:)?", "\\n  value:"), without=["otherwise"])
    proof = f"  otherwise:\n    - {{value: 1961, sources: [{CITED}}}]}}\n"
    draft.cite()
    replaced(path, START, lambda year: f"{year[0]}\n{proof.rstrip()}")


def a_suspension_with_a_source(draft: Draft) -> None:
    path = draft.pick(Agreement, FIRST_PARTY, without=["acts:", "ended:", "in_force:"])
    draft.cite()
    act = f"      - {{act: suspended, date: 2022, sources: [{CITED}}}]}}"
    replaced(path, FIRST_PARTY, lambda party: f"parties:\n  - id: {party[1]}\n    acts:\n{act}")


def an_ended_relation(draft: Draft) -> None:
    path = draft.pick(Agreement, FIRST_PARTY, without=["acts:", "ended:", "in_force:"])
    draft.cite()
    appended(path, f"ended: {{value: 2023, sources: [{CITED}}}]}}\n")


def a_later_page_that_confirms(draft: Draft) -> None:
    path = draft.pick(Agreement, r"(?m)^sources:\n  - ", without=["acts:", "ended:", "in_force:"])
    draft.cite()
    replaced(path, r"(?m)^sources:\n", f"sources:\n  - {CITED}, supports: [parties], as_of: 2024}}\n")


def a_renamed_record(draft: Draft) -> None:
    path = draft.pick(City, cited=True)
    old, new = path.stem, f"{path.stem}-renamed"
    for file in draft.root.glob("data/*/*.yaml"):
        text = file.read_text("utf-8")
        named = re.sub(rf"(?m)(?<=[\[:,-] ){old}(?=[\],}}]|$)|(?<=\[){old}(?=[\],])", new, text)
        if named != text:
            file.write_text(named, encoding="utf-8")
    appended(path, f"formerly: [{old}]\n")
    path.rename(path.with_stem(new))


def a_withdrawn_record(draft: Draft) -> None:
    appended(draft.pick(Event, cited=False), "withdrawn: {date: 2026-01-31, reason: {en: It was entered twice.}}\n")


def a_new_kind_of_event(draft: Draft) -> None:
    used = {record.kind for record in draft.atlas.records if isinstance(record, Event)}
    kind = next((kind for kind in EventKind if kind not in used), EventKind.OTHER)
    draft.add(
        "events/kind-test",
        f"name: {{en: A test}}\nkind: {kind}\nplaces: {draft.pick(City).stem}\n"
        f"sources:\n  - {CITED}, supports: [places]}}\n",
    )


def an_event_of_an_unknown_year(draft: Draft) -> None:
    draft.add(
        "events/undated-day-test",
        f"name: {{en: A day}}\nkind: festival\ndates: XXXX-05-09\nsources:\n  - {CITED}, supports: [dates]}}\n",
    )


def a_source_without_an_address(draft: Draft) -> None:
    draft.add("sources/booklet-test", "title: {fi: Vihko}\nlanguage: fi\nseen: document\ndocument: booklet-test.txt\n")
    draft.add(
        "events/booklet-test-day",
        "name: {en: Booklet day}\nkind: festival\ndates: 1999\n"
        'sources:\n  - {id: booklet-test, at: page 3, quote: "vuonna 1999", supports: [dates]}\n',
    )


def a_text_in_one_language_only(draft: Draft) -> None:
    names = r"(?m)^name: \{en: ([^,}]+),[^}]*\}$"
    replaced(draft.pick(City, names), names, r"name: {en: \1}")


def a_removed_optional_field(draft: Draft) -> None:
    replaced(draft.pick(Record, TEXT_FIELD), TEXT_FIELD, "")


def a_corrected_digit_of_a_point(draft: Draft) -> None:
    point = r"(?m)^coordinates: \[(-?[0-9]+)\.[0-9]+"
    replaced(draft.pick(City, point), point, r"coordinates: [\1.512")


def another_number_in_geonames(draft: Draft) -> None:
    path = draft.pick(City, r"geonames: [0-9]+")
    (number,) = set(re.findall(r"geonames: ([0-9]+)", path.read_text("utf-8")))
    path.write_text(path.read_text("utf-8").replace(number, "199999999"), encoding="utf-8")


def a_name_that_no_gazetteer_has(draft: Draft) -> None:
    draft.cite()
    path = draft.pick(City, without=["other_names:"])
    appended(
        path,
        f"other_names:\n  - {{value: Testopolis, lang: en, kind: former, during: ../1950, sources: [{CITED}}}]}}\n",
    )


def a_new_topic_with_a_wider_one(draft: Draft) -> None:
    draft.add("topics/wider-test", "label: {en: Wider}\n")
    draft.add("topics/narrower-test", "label: {en: Narrower, sv: Smalare}\nbroader: wider-test\n")


CHANGES: tuple[Change, ...] = (
    a_small_town_without_ids,
    the_least_that_a_city_needs,
    a_town_of_another_country,
    a_town_in_letters_of_its_own,
    a_region_and_a_town_without_codes,
    an_old_agreement_of_1722,
    an_agreement_without_a_year,
    a_party_that_is_no_record,
    a_corrected_year,
    a_year_that_another_source_contradicts,
    a_suspension_with_a_source,
    an_ended_relation,
    a_later_page_that_confirms,
    a_renamed_record,
    a_withdrawn_record,
    a_new_kind_of_event,
    an_event_of_an_unknown_year,
    a_source_without_an_address,
    a_text_in_one_language_only,
    a_removed_optional_field,
    a_corrected_digit_of_a_point,
    another_number_in_geonames,
    a_name_that_no_gazetteer_has,
    a_new_topic_with_a_wider_one,
)
