"""YAML read as text with places, and what is said of a file that cannot be read."""

from __future__ import annotations

import pytest

from atlas.reading.lines.yaml_nodes import (
    Mapping,
    Node,
    NotYaml,
    Position,
    Scalar,
    Sequence,
    locate,
    parse,
    without_entries,
)
from atlas.reading.values.limits import MAX_BYTES


def plain(node: Node) -> object:
    """The tree without its places."""
    if isinstance(node, Mapping):
        return {key: plain(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(child) for child in node.items]
    return node.text


def unreadable(data: bytes) -> str:
    with pytest.raises(NotYaml) as raised:
        parse(data)
    error = raised.value
    return f"{error.mark.line}:{error.mark.column}: {error.message} | {error.message.say_hint()}"


def flaws(text: str) -> list[str]:
    found = parse(text.encode()).flaws
    return [f"{flaw.mark.line}:{flaw.mark.column}: {flaw.message} | {flaw.message.say_hint()}" for flaw in found]


@pytest.mark.parametrize(
    "written",
    [
        *("no", "NO", "on", "off", "yes", "true", "~", "null", "12:30", "0123", "0x1F", "0o17", "1e3", "1_000"),
        *(".inf", ".5", "1965", "2017-12-14", "2017-12-14T12:30:00Z", "+1", "=", "<<"),
    ],
)
def test_a_scalar_stays_what_was_written(written: str) -> None:
    assert plain(parse(f"value: {written}\nlist: [{written}]\n".encode()).root) == {"value": written, "list": [written]}


def test_quotes_and_blocks_are_read_as_yaml_does() -> None:
    text = "a: 'it''s'\nb: \"\\u00e5\\n\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: one\n  two\n"
    assert plain(parse(text.encode()).root) == {
        "a": "it's",
        "b": "å\n",
        "c": "one\ntwo\n",
        "d": "one two",
        "e": "one two",
    }


RECORD = """\
# a comment
name: {en: Aasund, ru: Осунн, sv: Åsund}
country: NO
sources:
  - id: gazetteer
  - {at: row 2}
"""


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, Position(2, 1)),
        (("name", "sv"), False, Position(2, 35)),
        (("name", "sv"), True, Position(2, 31)),
        (("sources", 1, "at"), False, Position(6, 10)),
        (("sources", 1), False, Position(6, 5)),
        (("sources", 0, "at"), False, Position(5, 5)),
        (("country", "value"), False, Position(3, 10)),
        (("sources", 7, "at"), False, Position(5, 3)),
        (("nothing",), False, Position(2, 1)),
    ],
)
def test_every_value_knows_its_line_and_column(path: tuple[str | int, ...], key: bool, place: Position) -> None:
    assert locate(parse(RECORD.encode()).root, path, key=key) == place


def test_entries_that_were_left_out_do_not_count() -> None:
    root = parse(b"parties:\n  - {}\n  - testogard\n").root
    assert locate(without_entries(root, frozenset({Position(2, 5)})), ("parties", 0)) == Position(3, 5)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"# nothing\n", "lines that begin with '#' are comments: take it away"),
        (b"---\n", "start with 'name:'"),
        (b"- a\n- b\n", "take away the '-' or the brackets around them"),
        (b"just words\n", "start with 'name:'"),
    ],
)
def test_a_file_without_fields_is_no_record(data: bytes, hint: str) -> None:
    assert unreadable(data) == f"1:1: a record is a list of 'field: value' lines | {hint}"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert unreadable(data) == "1:1: the file is empty | write the record's 'field: value' lines, or delete it"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n\tb: c\n", "2:1: a tab where a value or an indentation is expected | indent with spaces"),
        ("a:\n\t- b\n", "2:1: a tab where a value or an indentation is expected | indent with spaces"),
        ('a: {b: "c}\nd: e\n', "1:8: a quote that is opened is not closed | close it with the same mark"),
        ("a: 'b\nc: d\n", "1:4: a quote that is opened is not closed | close it with the same mark"),
        ("a: {b: c\nd: e\n", "1:4: a bracket that is opened is not closed | close it, or put a ',' between entries"),
        ("a: {b: [c}\n", "1:8: a bracket that is opened is not closed | close it, or put a ',' between entries"),
        (
            "a: b\ncountry:NO\nd: e\n",
            "2:1: a key without ':' | write 'key: value', with a space; a text of several lines goes in quotes",
        ),
        (
            "a: b\n c: d\n",
            "2:3: a ':' where no key can stand | check the indentation; a value that holds ': ' goes in quotes",
        ),
        (
            "a: b: c\n",
            "1:5: a ':' where no key can stand | check the indentation; a value that holds ': ' goes in quotes",
        ),
        (
            "a: {b: c: d}\n",
            "1:9: a ':' where no key can stand | check the indentation; a value that holds ': ' goes in quotes",
        ),
        ("a:\n    b: c\n  d: e\n", "3:3: a line that does not fit those above it | check its indentation and quotes"),
        ("a:\n  - b\n - c\n", "3:2: a line that does not fit those above it | check its indentation and quotes"),
        ("a:\n  - b\n  c: d\n", "3:3: a line that does not fit the list above it | indent it like the '-' lines"),
        ('a: "b" c\n', "1:8: a line that does not fit those above it | check its indentation and quotes"),
        ("a: b\n...\nc: d\n", "3:1: a line that does not fit those above it | check its indentation and quotes"),
        ("a: - b\n", "1:4: a '- ' where no list can start | start the list on a new line"),
        ("a: @b\n", "1:4: '@' cannot start a value | put the value in quotes"),
        ("a: `b`\n", "1:4: '`' cannot start a value | put the value in quotes"),
        ("a: %b\n", "1:4: '%' cannot start a value | put the value in quotes"),
        ("a: ]b\n", "1:4: ']' cannot start a value | put the value in quotes"),
        ("a: [b, ,c]\n", "1:8: ',' cannot start a value | delete it: one ',' stands between two values"),
        ("a: >b\n", "1:4: a value that starts with '>' or '|' | put it in quotes"),
        ("a: ? b\n", "1:4: a value that starts with '?' | put it in quotes"),
        ("a: & b\n", "1:4: a value that starts with '&' | put it in quotes"),
        ("a: * b\n", "1:4: a value that starts with '*' | put it in quotes"),
        ("a: !e!b c\n", "1:4: a value that starts with '!' | put it in quotes"),
        ('a: "\\d"\n', "1:4: a '\\' in double quotes that means nothing | use single quotes, or write '\\\\'"),
        ('a: "\\uzz"\n', "1:4: a '\\' in double quotes that means nothing | use single quotes, or write '\\\\'"),
        ('a: "\\ud800"\n', "1:4: a '\\' in double quotes that means nothing | use single quotes, or write '\\\\'"),
        ("a: b\x07\n", "1:5: control character U+0007 | delete it"),
        ("a: b\nc: \x00\n", "2:4: control character U+0000 | delete it"),
        ("a: b\n---\nc: d\n", "2:1: a second document starts here | one file holds one record"),
        ("a: " + "[" * 5000, "1:28: nested more than 24 deep | write it flatter"),
    ],
)
def test_what_makes_a_file_unreadable_is_said_in_plain_words(text: str, said: str) -> None:
    assert unreadable(text.encode()) == said


def test_a_file_that_is_not_utf_8_is_told_at_the_first_wrong_byte() -> None:
    assert unreadable("a: b\nc: Åsund\n".encode("latin-1")) == (
        "2:4: the file is not in UTF-8 here | save it with the encoding UTF-8"
    )
    assert (
        unreadable("a: b\n".encode("utf-16")) == "1:1: the file is not in UTF-8 here | save it with the encoding UTF-8"
    )


def test_a_large_file_is_not_read() -> None:
    assert unreadable(b"a: " + b"b" * MAX_BYTES) == ("1:1: the file has more than 200,000 bytes | split the record")


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake() -> None:
    assert plain(parse("\ufeffa: b\r\nc:\r\n  - d\r\n".encode()).root) == {"a": "b", "c": ["d"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b\na: c\n", ["2:1: duplicate key 'a' | it is already in line 1; keep one"]),
        ("a: {b: 1,\n  b: 2}\n", ["2:3: duplicate key 'b' | it is already in line 1; keep one"]),
        ("[a, b]: c\n", ["1:1: a list or map is used as a key | a key is one word"]),
        ("a: {en:Aasund}\n", ["1:5: no space after the ':' in 'en:Aasund' | write 'en: Aasund'"]),
        (
            "a: *Aasund\n",
            ["1:4: alias '*Aasund' | write the value out; a text that starts with '*' goes in quotes"],
        ),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            [
                "1:4: tag '!!python/object/apply:os.system' | "
                "leave it out: values are read as text; a text that starts with '!' goes in quotes"
            ],
        ),
        (
            "a: ! Aasund\n",
            ["1:4: tag '!' | leave it out: values are read as text; a text that starts with '!' goes in quotes"],
        ),
    ],
)
def test_what_is_wrong_in_a_readable_file_is_noted(text: str, said: list[str]) -> None:
    assert flaws(text) == said


def test_the_first_of_two_equal_keys_is_kept() -> None:
    assert plain(parse(b"a: b\na: c\n").root) == {"a": "b"}


def test_a_key_without_space_is_read_as_meant() -> None:
    assert plain(parse(b"a: {en:Aasund, 'x:y': }\n").root) == {"a": {"en": "Aasund", "x:y": ""}}


def test_aliases_multiply_nothing() -> None:
    lines = ["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    parsed = parse("\n".join(lines).encode())
    assert len(parsed.flaws) == 81
    assert plain(parsed.root)["a9"] == ["*a8"] * 9  # type: ignore[index]


def test_a_scalar_is_equal_by_text_and_place() -> None:
    assert parse(b"a: b\n").root.entries["a"] == (Scalar("a", Position(1, 1)), Scalar("b", Position(1, 4)))
