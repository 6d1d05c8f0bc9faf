"""What an editor with a YAML language server says of records, by the schemas and settings of this repository."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas.model.choices import AgreementType
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from editor_server import SERVER, EditorServer
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, LANGUAGES

ROOT = Path(__file__).parents[1]
CITY = "data/cities/aasund.yaml"
BOND = "data/agreements/aasund-testograd.yaml"
PAGE = "data/sources/aasund-page.yaml"
EXAMPLES = sorted((ROOT / "tests/examples").rglob("*.yaml"))

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and SERVER.is_file()), reason="no YAML language server (make validator)"
)


@pytest.fixture(scope="module")
def editor() -> Iterator[EditorServer]:
    editor = EditorServer(ROOT)
    yield editor
    editor.close()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_right_records_are_without_a_mark(file: Path, editor: EditorServer) -> None:
    assert editor.problems(f"data/{file.parent.name}/{file.name}", file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        (CITY, AASUND.replace("NO", "NRO"), "2: write its two-letter ISO 3166-1 code"),
        (CITY, AASUND + "mayor: N. N.\n", "5: Property mayor is not allowed."),
        (CITY, AASUND.replace("country: NO\n", ""), '1: Missing property "country".'),
        (CITY, "name: Aasund\ncountry: NO\n", '1: Incorrect type. Expected "text | long_text".'),
        (CITY, AASUND + "summary:\n", "5: write a map by language: {en: ...}"),
        (CITY, AASUND + "region: Nordvik fylke\n", "5: an id is a-z, 0-9 and single hyphens"),
        (CITY, AASUND.replace("row 1", "first"), "4: write for example 'page 3', 'lines 12-14' or 'row 7'"),
        (
            BOND,
            AGREEMENT.replace("1989\n", "the 1980s\n", 1),
            "3: write a year, month or day: 2014, 2014-10, 2014-10-14",
        ),
        (
            BOND,
            AGREEMENT.replace("[aasund,", "[{country: NO, id: aasund},"),
            "2: Matches multiple schemas when only one must validate.",
        ),
        (PAGE, AASUND_PAGE.replace("https://", ""), "4: an address starts with https:// or http:// and has no spaces"),
    ],
)
def test_wrong_records_are_marked_in_their_lines(path: str, text: str, problem: str, editor: EditorServer) -> None:
    assert editor.problems(path, text) == [problem]


def test_a_word_that_is_not_known_is_marked_with_those_that_are(editor: EditorServer) -> None:
    words = ", ".join(f'"{word}"' for word in AgreementType)
    expected = [f"1: Value is not accepted. Valid values: {words}."]
    assert editor.problems(BOND, AGREEMENT.replace("twinning", "Twinning")) == expected


def test_it_offers_fields_words_languages_and_codes(editor: EditorServer) -> None:
    own = {spec.key for spec in specification(KINDS["agreements"])}
    assert editor.completions(BOND, "type: twinning\n") >= own - {"type"}
    assert editor.completions(BOND, "type: ") == {*AgreementType}
    assert editor.completions(BOND, "parties:\n  - id: aasund\n    ") >= {"acts", "during", "named", "sources"}
    assert editor.completions(BOND, "sources:\n  - id: page\n    supports:\n      - ") == own
    assert editor.completions(CITY, "name:\n  ") >= {*LANGUAGES}
    assert editor.completions(CITY, "country: ") >= {'"NO"', "RU"}


@pytest.mark.parametrize(
    ("path", "text", "word", "meaning"),
    [
        (BOND, AGREEMENT, "since", "How long the relationship has existed."),
        (BOND, AGREEMENT, "quote", "The fewest words that prove the value, verbatim; parts joined by"),
        (BOND, AGREEMENT, "twinning", "`twinning`: twin towns"),
        (CITY, AASUND, "country", "ISO 3166-1 code, two capital letters."),
        (CITY, AASUND, "country", "Norway"),
    ],
)
def test_it_explains_fields_and_words(path: str, text: str, word: str, meaning: str, editor: EditorServer) -> None:
    assert meaning in editor.hover(path, text, word)
