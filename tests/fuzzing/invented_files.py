"""Files that nobody would write: changes of example records, of records with every field, and of their bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from atlas.model.kinds import KINDS
from filled_records import Filler

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = {path.relative_to(EXAMPLES).as_posix(): path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.yaml"))}
"""The example records by their paths."""
TREES = {path: yaml.load(text, yaml.BaseLoader) for path, text in FILES.items()}
FILLED = {f"data/{kind}/the-{kind}.yaml": Filler(lambda number: f"t{number} words").record(kind) for kind in KINDS}
"""A record of every kind with every field; what it refers to is not there."""

DATES = [
    "0001",
    "9999",
    "0000",
    "-0044",
    "10000",
    "0001-01-01",
    "9999-12-31",
    "0001~",
    "9999~",
    "0001?",
    "9999%",
    "000X",
    "00XX",
    "99XX",
    "999X",
    "9999/..",
    "../0001",
    "0001/9999",
    "XXXX-02-29",
    "XXXX-12-31",
    "0001-21",
    "9999-24",
    "../9999",
    "0001/..",
    "9999-12-31/..",
    "../0001-01-01",
    "9999-12",
    "9998/9999",
    "1900-02-29",
    "2000-02-29",
]
NUMBERS = (
    "9" * 15,
    "9" * 5000,
    "0." + "0" * 5000 + "1",
    "1e999",
    "-1",
    "0",
    "0x10",
    "0o17",
    "017",
    "1:30:00",
    "9" * 20 + " h",
    "0 min",
)
WORDS = (
    *(
        "None",
        "null",
        "nan",
        ".nan",
        ".inf",
        "~",
        "true",
        "false",
        "",
        " ",
        "{{ 7*7 }}",
        "{% raw %}",
        "<b>x</b>",
        "---\nfoo: bar\n---",
    ),
    *(
        "a" * 9999,
        "a" * 10001,
        "а" * 3000,
        "\U0010ffff",
        "\ufdd0",
        "٣٤",
        "²",
        "½",
        "https://[",
        "https://[::1",
        "https://a:99999999/",
    ),
    *(
        "https://xn--a/",
        "https://xn--/",
        "javascript:x",
        "about " * 9 + "1987",
        "1 to " * 11,
        "till " * 11 + "1",
        "page 1-2-3",
        "row " + "9" * 20,
    ),
    *(
        "aasund",
        "testograd",
        "gazetteer",
        "aasund-page",
        "NO",
        "XX",
        "en",
        "zz",
        "en-Latn-x-y",
        "../../etc/passwd",
        "con",
        "Q1",
        "a\x00b",
    ),
)
TOKENS = (
    *(
        "&a ",
        "*a",
        "<<: *a",
        "!!python/object/apply:os.system ",
        "? ",
        "- ",
        ": ",
        "\t",
        "\r",
        "\x00",
        "\ufeff",
        "\u2028",
        "\x85",
        "|\n",
        ">-\n",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "#",
        " #",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\\",
        "@",
        "`",
        "\n\n",
        "  ",
        "null",
        "~",
        "=======\n",
        "<<<<<<< ",
    ),
)

scalars = st.one_of(
    st.sampled_from((*DATES, *NUMBERS, *WORDS)),
    st.text(max_size=30),
    st.integers().map(str),
    st.from_regex(r"\A[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?(/[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?)?\Z"),
    st.dates().map(str),
    st.none(),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from((*KINDS, *WORDS[:8], "id", "value", "en", "sources")), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything within a value."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*path, key)
        yield from places(child, (*path, key))


def changed(tree: Any, path: tuple[Any, ...], how: str, value: Any) -> Any:
    """A copy of a tree in which the value at a path is replaced, left out, or written often."""
    copy = deepcopy(tree)
    outer = copy
    for key in path[:-1]:
        outer = outer[key]
    match how:
        case "drop":
            del outer[path[-1]]
        case "repeat" if isinstance(outer, list):
            outer += [deepcopy(outer[path[-1]]) for _ in range(40)]
        case "add" if isinstance(outer, dict):
            outer[str(value)[:40]] = outer[path[-1]]
        case _:
            outer[path[-1]] = value
    return copy


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with some changed values: its path and content."""
    path, tree = draw(st.sampled_from((*TREES.items(), *TREES.items(), *FILLED.items())))
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 3)))):
        if not (where := list(places(tree))):
            break
        kept = draw(st.sampled_from(where))
        how = draw(st.sampled_from(("replace", "replace", "replace", "drop", "repeat", "add")))
        tree = changed(tree, kept, how, draw(values) if how != "drop" else None)
    return path, written(tree)


def value_at(tree: Any, path: tuple[Any, ...]) -> Any:
    """The value at a path."""
    for key in path:
        tree = tree[key]
    return tree


def written(tree: Any) -> bytes:
    """A tree as YAML, without anchors."""
    copied = json.loads(json.dumps(tree))
    return yaml.safe_dump(copied, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


@st.composite
def mangled_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """An example file with some changed bytes: its path and content."""
    path = draw(st.sampled_from(sorted(FILES)))
    text = FILES[path].encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        token = draw(
            st.sampled_from(TOKENS).map(str.encode)
            | st.binary(max_size=6)
            | st.text(max_size=4).map(lambda t: t.encode("utf-8", "surrogatepass"))
        )
        text = text[:start] + token * draw(st.sampled_from((1, 1, 1, 2, 30))) + text[end:]
    return path, text
