"""The corpus of any size: sound by the rules of the core, of the promised shape, the same for the same seed."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from atlas.incremental.checking import check_project
from atlas.model.dates.partial_date import PartialDate
from atlas.model.problems import report
from atlas.reading.lines.yaml_nodes import Mapping, Node, Scalar, parse

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from corpus import dates
from corpus.names import slug
from corpus.network import HUB_PARTNERS, network
from corpus.records import records
from corpus.tables import read_tables, usable_names
from corpus.world import make_world
from corpus.yaml_text import WIDTH, yaml_text
from make_corpus import main

RELATIONS = "Q1\tQ2\nQ2\tQ1\nQ2\tQ3\nQ2\tQ4\nQ5\tQ5\n"
HEAD = "qid\tlabel_de\tname_ru\tname_en\tname_sv\tname_fi\tcountry\tlat\tlon\tgeonames\n"
NAMES = f"""{HEAD}\
Q1\tAasund\tAasund\tA\u030aasund\tÅsund\t\tNO\t67.01\t14.02\t99000001
Q2\tTestograd\tТестоград\tTestograd\t\t\tRU\t60.5\t30.25\t
Q3\tQ3\tQ3\tQ3\t\t\tFI\t61\t25\t
Q4\tTestograd\tТecтоград\tTestograd\u200e\t\t\tUS\t40\t-70\t
Q5\tNordvik\t\tNordvik\t\t\t-99\t1\t2\t
"""


@pytest.fixture(scope="module")
def corpus() -> dict[str, dict[str, Any]]:
    """The records of an invented world of 200 cities, by path."""
    return dict(records(make_world(200, seed=1)))


def check(project: Path) -> str:
    reading, _, problems = check_project(project)
    return report(problems, len(reading.entries))


def keys_in(value: Any) -> Iterator[str]:
    """Every key of every map, however deep."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield str(key)
        yield from keys_in(child)


def plain(node: Node) -> Any:
    """What the core reads from a file, as texts, lists and maps."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(child) for key, (_, child) in node.entries.items()}
    return [plain(item) for item in node.items]


@pytest.mark.parametrize("cities", [5, 60, pytest.param(2000, marks=pytest.mark.long)])
def test_the_check_has_nothing_to_say(cities: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--cities", str(cities)]) == 0
    number = capsys.readouterr().out.split()[0]
    assert check(tmp_path) == f"no problems ({number} files checked)"


def test_tables_of_real_relations_are_cleaned_and_filled_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "relations.tsv").write_text(RELATIONS, encoding="utf-8")
    (tmp_path / "names.tsv").write_text(NAMES, encoding="utf-8")
    tables = ["--relations", str(tmp_path / "relations.tsv"), "--names", str(tmp_path / "names.tsv")]
    assert main([str(tmp_path), "--cities", "8", *tables]) == 0
    assert capsys.readouterr().out.endswith("(3 of the cities are real)\n")
    assert check(tmp_path).startswith("no problems")
    cities = {file.stem for file in (tmp_path / "data" / "cities").iterdir()}
    assert len(cities) == 8
    assert cities > {"aasund", "testograd", "testograd-2"}
    agreements = {file.stem for file in (tmp_path / "data" / "agreements").iterdir()}
    assert agreements > {"testograd-aasund", "testograd-testograd-2"}


def test_names_of_tables_are_in_nfc_and_in_the_script_of_their_language(tmp_path: Path) -> None:
    (tmp_path / "relations.tsv").write_text(RELATIONS, encoding="utf-8")
    (tmp_path / "names.tsv").write_text(NAMES, encoding="utf-8")
    tables = read_tables(tmp_path / "relations.tsv", tmp_path / "names.tsv", 10)
    assert [place.names for place in tables.places] == [
        {"en": "Testograd", "ru": "Тестоград"},
        {"en": "Åasund", "sv": "Åsund"},
        {"en": "Testograd"},
    ]
    assert tables.pairs == ((1, 0), (0, 2))


@pytest.mark.skipif("ATLAS_CORPUS" not in os.environ, reason="the tables are not here")
def test_the_check_has_nothing_to_say_of_real_names(tmp_path: Path) -> None:
    folder = Path(os.environ["ATLAS_CORPUS"])
    tables = ["--relations", folder / "p190_relations.tsv", "--names", folder / "p190_nodes_named.tsv"]
    assert main([str(tmp_path), "--cities", "60", *map(str, tables)]) == 0
    assert check(tmp_path).startswith("no problems")


def test_a_german_label_serves_where_there_is_no_other_latin_name() -> None:
    assert usable_names({"label_de": "Testburg", "name_ru": "Тестоград"}) == {"ru": "Тестоград", "de": "Testburg"}


def test_the_same_seed_gives_the_same_records() -> None:
    first, second, other = (list(records(make_world(20, seed))) for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_there_are_about_four_records_for_each_city(corpus: dict[str, Any]) -> None:
    numbers = Counter(path.split("/")[1] for path in corpus)
    assert numbers == {
        "cities": 200,
        "agreements": 400,
        "organisations": 40,
        "projects": 40,
        "events": 40,
        "works": 4,
        "regions": 20,
        "sources": 22,
        "topics": 24,
    }


def test_everything_that_makes_records_hard_occurs(corpus: dict[str, Any]) -> None:
    hard = {"otherwise", "doubtful", "basis", "note", "standing", "acts", "follows", "unnamed", "person", "parts"}
    hard |= {"open", "formerly", "other_names", "name_made", "complete_lists", "as_of", "ended", "until"}
    assert hard - {key for record in corpus.values() for key in keys_in(record)} == set()


def test_two_sources_prove_much_of_what_is_proven(corpus: dict[str, Any]) -> None:
    cited = Counter(
        citation["id"] for record in corpus.values() for citation in record.get("sources", ()) if "id" in citation
    )
    assert cited["gazetteer-of-invented-towns"] == 220
    assert cited["register-of-twin-towns"] > sum(cited.values()) / 15
    assert {path[len("data/sources/") : -len(".yaml")] for path in corpus if "/sources/" in path} == set(cited)


def test_texts_are_short_and_long_and_in_all_languages(corpus: dict[str, Any]) -> None:
    summaries = [record["summary"] for record in corpus.values() if "summary" in record]
    lengths = [len(text) for summary in summaries for text in summary.values()]
    assert min(lengths) < 80
    assert max(lengths) > 900
    assert {frozenset(summary) for summary in summaries} > {frozenset({"en", "ru", "sv", "fi"}), frozenset({"ru"})}


def test_hubs_have_many_partners_and_most_places_few() -> None:
    degrees = Counter(place for pair in network(1000, 1900, Random(1)) for place in pair)
    assert [number >= HUB_PARTNERS for _, number in degrees.most_common(3)] == [True, True, False]
    assert sorted(degrees.values())[len(degrees) // 2] <= 4


def test_a_network_has_exactly_the_pairs_that_are_asked_for_and_those_given() -> None:
    pairs = network(5, 10, Random(1), first_pairs=[(4, 2)])
    assert pairs[0] == (2, 4)
    assert sorted(pairs) == [(a, b) for a in range(5) for b in range(a + 1, 5)]


def test_more_bonds_than_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="5 places cannot have 11 bonds"):
        network(5, 11, Random(1))


def test_dates_come_in_many_forms_and_all_are_read() -> None:
    random = Random(1)
    drawn = {make(random, 1987) for make in (dates.point, dates.term, dates.occasion) for _ in range(500)}
    assert {PartialDate.parse(date).text for date in drawn} == drawn
    assert drawn > {"1987", "1987~", "1987?", "198X", "1987%", "1985/1987", "1987/..", "1987/", "1987-21"}


def test_a_file_says_what_the_record_says(corpus: dict[str, Any]) -> None:
    for record in corpus.values():
        text = yaml_text(record)
        assert plain(parse(text.encode()).root) == record
        assert max(map(len, text.splitlines())) <= WIDTH


def test_values_that_yaml_would_misread_stay_text() -> None:
    record = {"a": "no", "b": "- x", "c": "x: y", "d": "#", "e": ["", "~", 'say "no"', "a, b"], "f": {"g": "{}"}}
    assert plain(parse(yaml_text(record).encode()).root) == record


def test_ids_are_made_of_latin_letters() -> None:
    assert [slug(name) for name in ("Åsund", "Møre æ", "Łódź’s")] == ["asund", "more-ae", "lodz-s"]


def test_existing_data_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), "--cities", "5"])
    assert capsys.readouterr().err.endswith(f"error: {tmp_path / 'data'} exists already\n")


def test_less_than_five_cities_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), "--cities", "4"])
    assert capsys.readouterr().err.endswith("error: at least 5 cities are needed\n")
