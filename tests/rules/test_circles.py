"""Records that name themselves, or each other in a circle."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random

import pytest

from atlas.incremental.checking import load_checked_data
from atlas.records.circles import circles
from invented_data import AASUND, AGREEMENT, PLACES, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
ONE_SIDED = "remove one of them: what came first, or is the whole, names no other"


def topic(label: str, broader: str) -> str:
    return f"label: {{en: {label}}}\nbroader: {broader}\n"


def topics(chain: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Topics that each name a broader one; the last names none."""
    return {f"data/topics/{id_}.yaml": topic(id_, broader) for id_, broader in chain}


@pytest.mark.parametrize("field", ["follows", "part_of", "under"])
def test_a_record_that_names_itself_is_told(write_data: WriteData, field: str) -> None:
    text = AGREEMENT.replace("since]", f"since, {field}]") + f"{field}: [{{text: {{en: A law}}}}, aasund-testograd]\n"
    assert write_data({**TWINNED, BOND: text}).check() == (
        f"{BOND}:6:{len(field) + 25}: '{field}' goes in a circle: aasund-testograd > aasund-testograd\n"
        "    remove it: a record does not name itself here\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_region_in_itself_is_told(write_data: WriteData) -> None:
    text = AASUND.replace("[country]", "[country, region]") + "level: county\nregion: vik\n"
    assert write_data({**PLACES, "data/regions/vik.yaml": text}).check() == (
        "data/regions/vik.yaml:6:9: 'region' goes in a circle: vik > vik\n"
        "    remove it: a record does not name itself here\n"
        "1 problem in 1 file (4 checked)"
    )


def test_a_circle_is_told_once_at_its_first_record(write_data: WriteData) -> None:
    files = topics([("d", "b"), ("b", "c"), ("c", "a"), ("a", "b"), ("e", "d")])
    assert write_data(files).check() == (
        "data/topics/a.yaml:2:10: 'broader' goes in a circle: a > b > c > a\n"
        f"    {ONE_SIDED}\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_circle_through_another_field_is_none(write_data: WriteData) -> None:
    files = {
        BOND: AGREEMENT.replace("since]", "since, follows]") + "follows: bond\n",
        "data/agreements/bond.yaml": AGREEMENT.replace("twinning", "friendship").replace("since]", "since, under]")
        + "under: aasund-testograd\n",
    }
    assert write_data({**TWINNED, **files}).check() == "no problems (6 files checked)"


def test_a_circle_is_found_where_another_record_closes_it_and_gone_where_one_opens_it(write_data: WriteData) -> None:
    written = write_data(topics([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]))
    cache, middle = written.root / "cache", written.root / "data/topics/c.yaml"  # which a, the first, does not name
    for text, number in (("label: {en: c}\n", 0), (topic("c", "d"), 1), ("label: {en: c}\n", 0), (topic("c", "b"), 1)):
        middle.write_text(text, encoding="utf-8")
        found = load_checked_data(written.root, cache)[1]
        assert len(found) == number
        assert list(map(repr, found)) == list(map(repr, load_checked_data(written.root)[1]))


@pytest.mark.parametrize("seed", range(50))
def test_each_graph_has_a_circle_exactly_where_a_search_finds_one(seed: int) -> None:
    random = Random(seed)
    ids = [f"r{number}" for number in range(random.randint(1, 9))]
    chains = {id_: random.sample(ids, random.randint(0, min(2, len(ids)))) for id_ in ids}
    reached = {id_: set(chains[id_]) - {id_} for id_ in ids}
    for middle in ids:
        for id_ in ids:
            if middle in reached[id_]:
                reached[id_] |= reached[middle]
    found = list(circles(chains))
    assert bool(found) == any(id_ in reached[id_] for id_ in ids)
    assert all(len(circle) > 1 and circle[0] == min(circle) for circle in found)
    assert all(other in chains[id_] for circle in found for id_, other in pairwise((*circle, circle[0])))
    members = [id_ for circle in found for id_ in circle]
    assert len(members) == len(set(members))


def test_a_long_chain_is_followed_to_its_end() -> None:
    ids = [f"{number:06}" for number in range(100_000)]
    assert list(circles({one: [other] for one, other in pairwise(ids)})) == []
    assert list(circles({one: [other] for one, other in pairwise([*ids, ids[0]])})) == [tuple(ids)]
