"""The canonical form of records: layout and order of keys, without a change of a value or a comment."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.reading.lines.yaml_nodes import NotYaml
from atlas.writing.folding import WIDTH
from atlas.writing.formatting import formatted
from atlas.writing.key_order import RECORD_ORDER
from filled_records import Filler
from untidy_yaml import UntidyWriter

ROOT = Path(__file__).parents[1]
FILES = [*sorted((ROOT / "data").rglob("*.yaml")), *sorted((ROOT / "tests/examples").rglob("*.yaml"))]
WORDS = "words of a long text that goes on and on"
LONG = " ".join([WORDS] * 4)
TEXTS = (
    *("Aasund", "a text: with a colon", f"{LONG} end", 'it\'s "so" # not', "Тестоград и Осунн", "two\nlines", "ends\n"),
    *("ends twice\n\n", " leading", "trailing ", "- dash", "a, b", "[x]", "x" * 140, f"wide  gaps {LONG}  end"),
    *("tab\tinside", "back\\slash", "a\n\n  b\nc", "‘quote’ … end", "'", "# no comment", "*star", "key: value", "null"),
    *("1989", f"{LONG} # hash {WORDS}"),
)


def form(text: str, kind: str = "cities") -> str:
    return formatted(text.encode(), KINDS[kind]).decode()


def test_the_order_of_keys_is_that_of_the_model() -> None:
    assert form(
        "sources: [{at: row 1, id: gazetteer}]\ncountry: NO\nids: {wikidata: Q1, geonames: 1}\nname: {ru: B, en: A}\n"
    ) == (
        "name: {ru: B, en: A}\ncountry: NO\nids: {geonames: 1, wikidata: Q1}\nsources: [{id: gazetteer, at: row 1}]\n"
    )


def test_every_field_of_all_records_has_its_place() -> None:
    assert {spec.key for spec in specification(Record)} <= {*RECORD_ORDER}


def test_keys_are_in_order_at_any_depth_and_unknown_ones_stay_behind_them() -> None:
    assert form(
        "since: {sources: [{at: line 1, id: page}], value: 1989, otherwise: [{sources: [a], value: 1990}]}\n"
        "other: 1\n"
        "parties:\n"
        "- {acts: {date: 2001, act: signed}, id: aasund}\n"
        "type: twinning\n",
        "agreements",
    ) == (
        "type: twinning\n"
        "parties:\n"
        "  - {id: aasund, acts: {act: signed, date: 2001}}\n"
        "since: {value: 1989, sources: [{id: page, at: line 1}], otherwise: [{value: 1990, sources: [a]}]}\n"
        "other: 1\n"
    )


def test_the_fields_of_a_source_without_a_record_stand_before_those_of_its_citation() -> None:
    assert form("sources: [{quote: A, retrieved: 2025, url: https://a.example, title: {en: A}, at: line 1}]\n") == (
        "sources: [{title: {en: A}, url: https://a.example, retrieved: 2025, at: line 1, quote: A}]\n"
    )


def test_indentation_is_two_spaces_and_lists_stand_below_their_key() -> None:
    assert form("name:\n    en:   A\n    ru: B\nsources:\n-   id: page\n    at:  row 1\n") == (
        "name:\n  en: A\n  ru: B\nsources:\n  - id: page\n    at: row 1\n"
    )


def test_brackets_stay_where_they_fit_on_their_line() -> None:
    assert form("name: { en: A ,\n  ru: B}\ncoordinates: [ 1,2 ]\n") == "name: {en: A, ru: B}\ncoordinates: [1, 2]\n"


def test_brackets_that_are_too_long_become_lines() -> None:
    assert form(f"sources:\n  - {{id: page, at: line 1, quote: {LONG[:60]}, note: {{en: {LONG[:60]}}}}}\n") == (
        f"sources:\n  - id: page\n    at: line 1\n    quote: {LONG[:60]}\n    note: {{en: {LONG[:60]}}}\n"
    )


def test_a_long_plain_text_is_folded() -> None:
    text = form(f"summary:\n  en: {LONG}\n")
    assert text.startswith("summary:\n  en: >-\n    words of")
    assert max(map(len, text.splitlines())) <= WIDTH
    assert yaml.safe_load(text) == {"summary": {"en": LONG}}


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_long_text_in_quotes_keeps_them(quote: str) -> None:
    text = form(f"summary:\n  en: {quote}{LONG}{quote}\n")
    assert text.startswith(f"summary:\n  en: {quote}words of")
    assert text.endswith(f"on{quote}\n")
    assert max(map(len, text.splitlines())) <= WIDTH
    assert yaml.safe_load(text) == {"summary": {"en": LONG}}


def test_a_long_word_stays_whole() -> None:
    address = f"https://example.org/{'x' * 120}"
    assert form(f"url: {address}\n", "sources") == f"url: {address}\n"


def test_quotes_and_line_breaks_of_texts_are_kept() -> None:
    text = (
        "name: {en: \"A\", ru: 'B'}\n"
        "summary:\n  en: >-\n    one line\n    another\n  ru: |\n    as\n      it\n    is\n  sv: in lines\n    of its own\n"
    )
    assert form(text) == text


@pytest.mark.parametrize("style", [">-\n    ", "", '"', "'"])
def test_a_paragraph_with_a_long_line_is_filled_anew_and_leaves_no_word_alone_on_a_line(style: str) -> None:
    quote = style if style in ('"', "'") else ""
    text = f"summary:\n  en: {style}{LONG} \n    word word\n    word\n\n    next\n    one{quote}\n"
    done = form(text)
    lines = done.splitlines()
    assert yaml.safe_load(done) == yaml.safe_load(text)
    assert max(map(len, lines)) <= WIDTH
    assert min(len(line) for line in lines[lines.index("") - 1 : lines.index("")]) > len("    word word")
    assert [line.strip().strip(quote or None) for line in lines[lines.index("") :]] == ["", "next", "one"]
    assert form(done) == done


def test_breaks_before_spaces_in_a_block_and_behind_an_escape_stay() -> None:
    block = f"summary:\n  en: >-\n    {LONG}\n      own\n    word\n    word\n"
    assert yaml.safe_load(form(block)) == yaml.safe_load(block)
    assert form(block).endswith("\n      own\n    word\n    word\n")
    escaped = f'summary:\n  en: "{LONG} \\\n    word\n    word"\n'
    assert yaml.safe_load(form(escaped)) == yaml.safe_load(escaped)
    assert form(escaped).endswith('\\\n    word\n    word"\n')


def test_every_comment_stays_with_its_entry() -> None:
    assert form(
        "# top\n"
        "sources: # of the list\n"
        "# of the item\n"
        "- id: page   # of the id\n"
        "  # below the item\n"
        "# above the name\n"
        "name: {en: A} # of the name\n"
        "# at the end\n"
    ) == (
        "# top\n"
        "# above the name\n"
        "name: {en: A} # of the name\n"
        "sources: # of the list\n"
        "  # of the item\n"
        "  - id: page # of the id\n"
        "    # below the item\n"
        "# at the end\n"
    )


def test_brackets_with_comments_become_lines() -> None:
    assert form("name: {en: A, # one\n  ru: B} # two\n") == "name: # two\n  en: A # one\n  ru: B\n"


def test_a_comment_without_room_goes_above_its_line() -> None:
    comment = f"# {LONG[:100]}"
    assert form(f"name: {{en: A name of some length}} {comment}\n") == (
        f"{comment}\nname: {{en: A name of some length}}\n"
    )


def test_empty_lines_line_ends_and_marks_of_documents_go() -> None:
    assert form("\ufeff---\r\nname: {en: A}\r\n\r\n\r\ncountry: NO  \r\n") == "name: {en: A}\ncountry: NO\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: {en: A\n", "a bracket that is opened is not closed"),
        ("name: {en: A}\nname: {en: B}\n", "duplicate key 'name'"),
        ("name: {en: A}\ncountry: &here NO\n", "'&here' has no canonical form"),
        ("%YAML 1.1\n---\nname: {en: A}\n", "'%YAML' has no canonical form"),
        ("name: {en: A}\u0085country: NO\n", r"'U\+0085' has no canonical form"),
        ("name: {en: A}\n...\n", r"'\.\.\.' has no canonical form"),
        ("name:\n  en: |\n    A\n      \n", "the file cannot be formatted without a change of its values"),
    ],
)
def test_what_cannot_be_read_as_it_stands_is_refused(text: str, problem: str) -> None:
    with pytest.raises(NotYaml, match="^" + problem):
        form(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_records_keep_their_values_and_have_one_form(file: Path) -> None:
    data, kind = file.read_bytes(), file.parent.name
    try:
        text = formatted(data, KINDS[kind])
    except (NotYaml, KeyError):
        return  # the check says what is wrong
    assert yaml.load(text, yaml.BaseLoader) == yaml.load(data, yaml.BaseLoader)
    assert formatted(text, KINDS[kind]) == text


def test_untidy_files_keep_values_and_comments_and_have_one_form() -> None:
    for seed in range(60):
        check_untidy_file(seed)


@pytest.mark.long
def test_five_hundred_untidy_files_keep_values_and_comments_and_have_one_form() -> None:
    for seed in range(60, 560):
        check_untidy_file(seed)


def check_untidy_file(seed: int) -> None:
    random = Random(seed)
    kind = random.choice([*KINDS])
    record = as_texts(Filler(lambda number: random.choice(TEXTS)).record(kind))
    record = {key: record[key] for key in random.sample([*record], min(len(record), random.randrange(1, 9)))}
    writer = UntidyWriter(random, random.choice(["\n", "\n", "\r\n"]))
    untidy = writer.file(record)
    assert yaml.load(untidy, yaml.BaseLoader) == record, seed
    text = form(untidy, kind)
    assert yaml.load(text, yaml.BaseLoader) == record, seed
    assert [text.count(f"{comment}\n") for comment in writer.comments] == [1] * len(writer.comments), seed
    assert form(text, kind) == text, seed


def as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_texts(one) for key, one in value.items() if one is not None}
    return [as_texts(one) for one in value] if isinstance(value, (list, tuple)) else str(value)


def test_a_file_with_misprints_is_formatted_or_refused() -> None:
    signs = [*"#:-,[]{}'\"|>&*!%@` \n\t?\\", "\n\n", "- ", ": ", "---\n", "...\n", "\u2028", "\u0085", " #x"]
    texts = [(file.parent.name, file.read_text("utf-8")) for file in FILES if "examples" in file.parts]
    for seed in range(400):
        random = Random(seed)
        kind, text = random.choice(texts)
        for _ in range(random.randrange(1, 4)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice([*signs, ""]) + text[at + random.randrange(2) :]
        try:
            once = form(text, kind)
        except NotYaml:
            continue
        assert form(once, kind) == once, seed
