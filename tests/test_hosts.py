"""The addresses at the host of the repository: a new file, the form "Something is wrong"."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from atlas.model.settings import Settings
from atlas.pages.phrases.hosts import NewFile, new_file, wrong_form
from invented_data import settings

GITHUB = replace(settings(), repository="https://host.example/a/b", edit_root="https://host.example/a/b/edit/main/")
GITLAB = replace(
    settings(), repository="https://gitlab.example/a/b/", edit_root="https://gitlab.example/a/b/-/edit/main/"
)
BY_MAIL = replace(settings(), contact="atlas@town.example")
VALUES = {"record": "cities/aasund", "values": "name.en: A & B #1\n"}


@pytest.mark.parametrize(
    ("host", "page"),
    [
        (GITHUB, NewFile("https://host.example/a/b/new/main/data/cities", "filename", "value")),
        (GITLAB, NewFile("https://gitlab.example/a/b/-/new/main/data/cities", "file_name")),
        (BY_MAIL, NewFile()),
    ],
)
def test_a_new_file_is_written_at_the_host(host: Settings, page: NewFile) -> None:
    assert new_file("data/cities", host) == page


def test_github_fills_in_the_fields_of_its_form() -> None:
    address = urlsplit(wrong_form("Wrong: cities/aasund", VALUES, GITHUB))
    assert address.path == "/a/b/issues/new"
    assert parse_qs(address.query) == {
        "template": ["wrong.yml"],
        "title": ["Wrong: cities/aasund"],
        **{name: [value] for name, value in VALUES.items()},
    }


def test_gitlab_fills_in_the_text_that_the_form_would_give() -> None:
    query = parse_qs(urlsplit(wrong_form("Wrong", VALUES, GITLAB)).query)
    assert query["issue[description]"] == [
        "### Record\n\ncities/aasund\n\n### Values\n\nname.en: A & B #1\n\n\n### Source\n\n\n\n### Quote\n\n"
    ]


def test_a_letter_says_the_same_where_there_is_no_repository() -> None:
    address = urlsplit(wrong_form("Wrong: cities/aasund", VALUES, BY_MAIL))
    assert (address.scheme, address.path) == ("mailto", "atlas@town.example")
    assert "+" not in address.query
    assert "name.en: A & B #1" in parse_qs(address.query)["body"][0]


@pytest.mark.parametrize("contact", ["", "Aasund kommune", "https://town.example/@atlas"])
def test_nothing_is_offered_where_nobody_can_be_told(contact: str) -> None:
    assert wrong_form("Wrong", VALUES, replace(settings(), contact=contact)) == ""
