"""The JSON Schema of each kind: it takes every right record, and refuses what its form alone shows to be wrong."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest
import yaml

from atlas.cli.main import main
from atlas.messages.message import NotReadable
from atlas.model.dates.partial_date import PartialDate
from atlas.model.kinds import KINDS
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from filled_records import Filler
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, GAZETTEER, LANGUAGES

ROOT = Path(__file__).parents[1]
FILES = [*sorted((ROOT / "data").rglob("*.yaml")), *sorted((ROOT / "tests/examples").rglob("*.yaml"))]
OWN = "sources: [{title: {sv: Avtal}, url: https://aasund.example/avtal, retrieved: 2025, quote: Avtal}]"
ONE_FILE = f"type: twinning\nparties: [aasund, testograd]\n{OWN}\n"
EVENT = "name: {en: Days of Aasund}\nkind: festival\n"


class CoreLoader(yaml.SafeLoader):
    """Reads YAML 1.2, as editors do: only true and false are truth values, and no date is a date."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the parent's attribute, replaced

    def core_int(self, node: yaml.ScalarNode) -> int:
        return int(node.value)


CoreLoader.add_constructor("!int", CoreLoader.core_int)
for tag, pattern in (
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE"),
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|"),
    ("!int", r"[-+]?[0-9]+"),
    ("tag:yaml.org,2002:float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
):
    CoreLoader.add_implicit_resolver(tag, re.compile(rf"(?:{pattern})\Z"), None)


@cache
def validator(kind: str) -> Any:
    schema = json.loads((ROOT / f"schemas/{kind}.json").read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(schema)


def accepts(kind: str, text: str | bytes) -> bool:
    return bool(validator(kind).is_valid(yaml.load(text, CoreLoader)))


def reads(kind: str, text: str) -> bool:
    """Tests if the reader finds the record's form right; what rules say of it does not count."""
    return not read_record(File(f"data/{kind}/x.yaml", kind, "x"), text.encode())[1]


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_a_schema(kind: str) -> None:
    schema = json.loads((ROOT / f"schemas/{kind}.json").read_text("utf-8"))
    assert jsonschema_rs.meta.is_valid(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_takes_every_record_that_the_reader_takes(file: Path) -> None:
    kind = file.parent.name
    if kind in KINDS and not read_record(File(file.name, kind, file.stem), file.read_bytes())[1]:
        assert [str(error) for error in validator(kind).iter_errors(yaml.load(file.read_bytes(), CoreLoader))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_takes_every_field_of_the_model(kind: str) -> None:
    record = Filler(lambda number: f"words {number}").record(kind)
    text = re.sub(r'"(true|[0-9.]+)"', r"\1", json.dumps(record, default=str))
    assert [
        f"{error.instance_path} {error}" for error in validator(kind).iter_errors(yaml.load(text, CoreLoader))
    ] == []


RIGHT = (
    ("cities", AASUND),
    ("cities", AASUND + "region: {value: nordvik}\n"),
    ("cities", AASUND + "coordinates: {value: [67, 14.02], otherwise: {value: [67.1, 14]}}\n"),
    ("cities", AASUND.replace("name: {", "name: {value: {").replace("}\ncountry", "}}\ncountry")),
    ("cities", AASUND + "other_names: {value: 1989, lang: nb}\n"),
    ("cities", AASUND + "formerly: aasundby\n"),
    ("sources", GAZETTEER),
    ("sources", GAZETTEER + "publisher: Aasund\nside: third party\n"),
    ("sources", GAZETTEER + "publisher: {nb: Aasund}\nside: aasund\n"),
    ("sources", GAZETTEER.replace("language: en", "language: [en, sr-Latn]")),
    ("agreements", AGREEMENT),
    ("agreements", AGREEMENT.replace("1989\n", "{value: 1989~, otherwise: [1990, {value: 199X}]}\n", 1)),
    ("agreements", AGREEMENT + "called: {nb: vennskapsby}\n"),
    ("agreements", AGREEMENT + "called: [{nb: vennskapsby}, {value: {nb: venn}}]\n"),
    ("agreements", AGREEMENT + "instrument: {number: 7, languages: nb}\n"),
    ("agreements", ONE_FILE),
    ("agreements", ONE_FILE.replace("[aasund,", "[{text: {nb: Haldvik}, country: 'NO'},")),
    ("events", EVENT + "time: 12.30\nnumber: 012\n"),
    ("events", EVENT + "participants: [{unnamed: {what: {en: pupils}, count: 30}}, {country: 'NO'}]\n"),
    *(
        ("events", f"{EVENT}dates: {date}\n")
        for date in (
            *("2014", "2014-06", "2014-06-04", "2014-21", "198X", "19XX", "2014?", "1987~", "2014%", "2014-XX-XX"),
            *("2007/2009", "2017/..", "2017/", "../1962", "XXXX-06-04", "XXXX-06-04/XXXX-06-05", "2014-06-XX"),
        )
    ),
)


@pytest.mark.parametrize(("kind", "text"), RIGHT, ids=str)
def test_it_takes_short_and_long_forms(kind: str, text: str) -> None:
    assert reads(kind, text)
    assert accepts(kind, text)


WRONG = (
    *(("cities", text) for text in ("{}\n", "country: NO\n", "name: {en: Aasund}\n", AASUND + "mayor: N. N.\n")),
    *(("cities", AASUND.replace("NO", code)) for code in ("NRO", "no", "Norway", "[NO]", "578")),
    *(("cities", AASUND.replace("{en: Aasund,", name)) for name in ("{EN: Aasund,", "{english: Aasund,", "{en: ,")),
    ("cities", "name: Aasund\ncountry: NO\n"),
    ("cities", "name: [Aasund]\ncountry: NO\n"),
    ("cities", AASUND + "region: [nordvik, vestomark]\n"),
    ("cities", AASUND + "coordinates: 67.01, 14.02\n"),
    ("cities", AASUND + "coordinates: [67.01]\n"),
    ("cities", AASUND + "coordinates: [67.01, E14]\n"),
    ("cities", AASUND + "ids: 1\n"),
    ("cities", AASUND + "ids: {osm: 1}\n"),
    ("cities", AASUND + "summary:\n"),
    ("cities", AASUND + "summary: {}\n"),
    ("cities", AASUND + "formerly: []\n"),
    ("cities", AASUND + "complete_lists: twinning\n"),
    ("cities", AASUND + "complete_lists: {of: twin towns}\n"),
    ("cities", AASUND.replace("row 1", "1")),
    ("cities", AASUND.replace("id: gazetteer, ", "")),
    ("sources", AASUND_PAGE.replace("https://", "")),
    ("sources", GAZETTEER.replace("seen: document", "seen: documents")),
    ("sources", AASUND_PAGE + "supplied: yes\n"),
    ("sources", AASUND_PAGE + "published: 14.12.2017\n"),
    ("agreements", AGREEMENT.replace("twinning", "Twinning")),
    ("agreements", AGREEMENT.replace("type: twinning\n", "")),
    ("agreements", AGREEMENT.replace("1989\n", "the 1980s\n", 1)),
    ("agreements", AGREEMENT.replace("1989\n", "[1989, 1990]\n", 1)),
    ("agreements", AGREEMENT.replace("1989\n", "{value: 1989, source: page}\n", 1)),
    ("agreements", AGREEMENT.replace("1989\n", "{basis: inferred}\n", 1)),
    ("agreements", AGREEMENT.replace("aasund,", "{role: chair},")),
    ("agreements", AGREEMENT.replace("aasund,", "{id: aasund, country: NO},")),
    ("agreements", AGREEMENT.replace("aasund,", "{id: aasund, acts: [ended]},")),
    ("agreements", ONE_FILE.replace("quote", "id: page, quote")),
    ("agreements", ONE_FILE.replace("url: https://aasund.example/avtal, ", "")),
    ("agreements", ONE_FILE.replace("quote", "document: page.txt, quote")),
    ("agreements", ONE_FILE.replace("[aasund,", "[{person: N. N., country: 'NO'},")),
    ("events", EVENT + "figures: {what: {en: pupils}, value: 1 000}\n"),
    ("events", EVENT + "figures: {what: {en: pupils}, value: 1e3x}\n"),
    ("events", EVENT + "participants: {unnamed: {what: {en: pupils}, count: 0}}\n"),
    ("works", "name: {en: Film}\nkind: film\nduration: half an hour\n"),
    *(
        ("events", f"{EVENT}dates: {date}\n")
        for date in (
            *("2014-13", "2014-06-32", "2014-6-4", "14", "4 June 2014", "2014/06/04", "2014-XX-04", "198X-06", "XXXX"),
            *("../..", "/", "0000", "2014-25", "2014 ?", "1989-1990", "true", "{}"),
        )
    ),
)


@pytest.mark.parametrize(("kind", "text"), WRONG, ids=str)
def test_it_refuses_what_the_reader_refuses(kind: str, text: str) -> None:
    assert not reads(kind, text)
    assert not accepts(kind, text)


WRONG_BY_RULES = (
    ("cities", AASUND + "region: Nordvik fylke\n"),
    ("cities", AASUND.replace("supports: [country]", "supports: [mayor]")),
    ("agreements", AGREEMENT.replace("aasund,", "Aasund town,")),
)


@pytest.mark.parametrize(("kind", "text"), WRONG_BY_RULES, ids=str)
def test_it_refuses_what_rules_on_names_refuse(kind: str, text: str) -> None:
    assert not accepts(kind, text)


LEFT_TO_THE_CHECK = {
    "a day that the month does not have": ("events", EVENT + "dates: 2014-02-30\n"),
    "a date that ends before it starts": ("events", EVENT + "dates: 2014/2013\n"),
    "a year at one end only": ("events", EVENT + "dates: 2014-06-04/XXXX-06-05\n"),
    "a tag of no language": ("cities", AASUND.replace("ru:", "qqx:")),
    "a number that YAML reads, but not as it is written": (
        "events",
        EVENT + "figures: {what: {en: pupils}, value: 1e3}\n",
    ),
}
"""What the schema takes and the reader refuses."""

STRICTER = {
    "true in quotes": ("sources", GAZETTEER.replace("true", '"true"')),
    "coordinates in quotes": ("cities", AASUND + 'coordinates: ["67", "14"]\n'),
    "a year before 1000 without quotes": ("events", EVENT + "dates: 0089\n"),
    "the word null": ("cities", AASUND + "summary: {en: null}\n"),
}
"""What the reader takes and the schema refuses: nobody needs to write so."""


@pytest.mark.parametrize(("kind", "text"), LEFT_TO_THE_CHECK.values(), ids=LEFT_TO_THE_CHECK)
def test_some_is_left_to_the_check(kind: str, text: str) -> None:
    assert not reads(kind, text)
    assert accepts(kind, text)


@pytest.mark.parametrize(("kind", "text"), STRICTER.values(), ids=STRICTER)
def test_it_is_stricter_in_some(kind: str, text: str) -> None:
    assert reads(kind, text)
    assert not accepts(kind, text)


def random_date(random: Random) -> str:
    """Dates as they are and are not written."""
    day = random.choice(["2014", "0089", "19XX", "198X", "XXXX", "0000", "00XX", "1XXX", "14", ""])
    day += random.choice(["", "", "-06", "-02", "-13", "-21", "-XX", "-6"])
    return (
        day + random.choice(["", "", "-04", "-31", "-XX", "-32", "-00"]) + random.choice(["", "", "?", "~", "%", " ?"])
    )


def test_it_takes_the_dates_that_the_reader_takes_and_few_others() -> None:
    dates = jsonschema_rs.Draft202012Validator({"$ref": "#/$defs/date", **definitions("events")})
    random, left = Random(1), set()
    for _ in range(10_000):
        one, other = random_date(random), random_date(random)
        text = random.choice([one, f"{one}/{other}", f"../{one}", f"{one}/..", f"{one}/", f"/{one}"])
        try:
            PartialDate.parse(text)
            assert dates.is_valid(text), text
        except NotReadable as error:
            left |= {error.message.code} if dates.is_valid(text) else set()
    assert left == {"no-such-day", "date-ends-before-start", "year-at-one-end"}


def definitions(kind: str) -> dict[str, Any]:
    return {"$defs": json.loads((ROOT / f"schemas/{kind}.json").read_text("utf-8"))["$defs"]}


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "cities", "--project", str(ROOT)]) == 0
    assert capsys.readouterr().out == (ROOT / "schemas/cities.json").read_text("utf-8")


def test_editors_know_the_schema_of_each_kind() -> None:
    expected = {f"schemas/{kind}.json": f"data/{kind}/*.yaml" for kind in KINDS}
    assert json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"] == expected


def test_it_offers_the_languages_of_the_site() -> None:
    text = json.loads((ROOT / "schemas/topics.json").read_text("utf-8"))["$defs"]["text"]
    assert tuple(text["properties"]) == LANGUAGES
