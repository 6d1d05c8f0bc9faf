"""Ids: their letters, and that each is used once over all kinds and times."""

from __future__ import annotations

import pytest

from invented_data import AASUND, PLACES, TESTOGRAD, WriteData

NORDBY = "name: {en: Nordby}\n" + AASUND.partition("\n")[2]


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("Nordby", "rename the file to nordby.yaml"),
        ("nord by", "rename the file to nord-by.yaml"),
        ("nord--by", "rename the file to nord-by.yaml"),
        ("-nordby-", "rename the file to nordby.yaml"),
        ("осунн", "rename the file to osunn.yaml"),
        ("東京", "rename the file: a-z, 0-9 and hyphens"),
    ],
)
def test_a_malformed_id_is_told_with_a_better_one(write_data: WriteData, id_: str, hint: str) -> None:
    assert write_data({**PLACES, f"data/cities/{id_}.yaml": NORDBY}).check() == (
        f"data/cities/{id_}.yaml:1:1: malformed id '{id_}'\n    {hint}\n1 problem in 1 file (4 checked)"
    )


@pytest.mark.parametrize("id_", ["index", "page", "readme"])
def test_names_of_pages_are_no_ids(write_data: WriteData, id_: str) -> None:
    assert write_data({**PLACES, f"data/cities/{id_}.yaml": NORDBY}).check() == (
        f"data/cities/{id_}.yaml:1:1: reserved id '{id_}'\n    rename the file\n1 problem in 1 file (4 checked)"
    )


def test_a_former_id_is_an_id_too(write_data: WriteData) -> None:
    files = {**PLACES, "data/cities/aasund.yaml": AASUND + "formerly: [Old_Town, testograd, aasund, oldtown]\n"}
    assert write_data(files).check() == (
        "data/cities/aasund.yaml:5:12: malformed id 'Old_Town'\n"
        "    a-z, 0-9 and single hyphens\n"
        "data/cities/aasund.yaml:5:22: id 'testograd' is used twice\n"
        "    data/cities/testograd.yaml has it\n"
        "data/cities/aasund.yaml:5:33: id 'aasund' is used twice\n"
        "    it is the record's own id; remove it here\n"
        "3 problems in 1 file (3 checked)"
    )


def test_two_records_cannot_have_had_the_same_id(write_data: WriteData) -> None:
    files = {
        **PLACES,
        "data/cities/aasund.yaml": AASUND + "formerly: [oldtown]\n",
        "data/cities/testograd.yaml": TESTOGRAD + "formerly: [oldtown]\n",
    }
    assert write_data(files).check() == (
        "data/cities/testograd.yaml:5:12: id 'oldtown' is used twice\n"
        "    data/cities/aasund.yaml has it\n"
        "1 problem in 1 file (3 checked)"
    )
