"""Names as readers type them: found as pages write them, and by their words as surely as by a look at every name."""

from __future__ import annotations

import csv
import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SCRIPTS = HERE.parent / "docs/assets/js"
NAMES = list(csv.DictReader((HERE / "russian_names.tsv").read_text("utf-8").splitlines(), delimiter="\t"))

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="there is no Node to run the script of the search")


def asked(program: str, question: object, folder: Path) -> Any:
    """What a program beside this file prints of a question, with the scripts of the search as modules of Node."""
    for name in ("search_words", "search_lexicon", "search_names"):
        script = (SCRIPTS / f"{name}.js").read_text("utf-8").replace('.js"', '.mjs"')
        (folder / f"{name}.mjs").write_text(script, "utf-8")
    command = ["node", HERE / program, folder]
    done = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("language", ["en", "sv", "fi"])
def test_what_pages_write_in_latin_letters_is_found(language: str, tmp_path: Path) -> None:
    assert asked("find_names.mjs", [(name["ru"], name[language]) for name in NAMES], tmp_path) == []


@pytest.mark.parametrize(("written", "typed"), [("ru", "ru"), ("fi", "fi"), ("ru", "fi"), ("fi", "ru")])
def test_names_are_found_by_their_words_as_among_all(written: str, typed: str, tmp_path: Path) -> None:
    towns = [name for name in NAMES if not any(" " in text for text in name.values())]
    pairs = [{key: f"{one[key]} – {other[key]}" for key in one} for one, other in zip(towns, towns[7:], strict=False)]
    names = [*towns, *pairs] if written == typed else towns  # words side by side are looked for in one script
    chance = random.Random(1)
    queries = [mistyped(chance.choice(names)[typed], chance) for _ in range(150)]
    told = asked("compare_names.mjs", {"names": [name[written] for name in names], "queries": queries}, tmp_path)
    assert told["answered"] > len(queries)
    assert told["wrong"] == []


TABLE = {
    "languages": ["en", "sv"],
    "kinds": ["events"],
    "roles": ["name"],
    "pages": [1],
    "kind": [0],
    "ids": ["days"],
    "countries": ["RU"],
    "names": [["Days of the harbour in Testograd"], ["Testograddagar i Testograd"]],
    "files": 0,
}


@pytest.mark.parametrize(
    ("language", "query", "name"),
    [
        ("en", "testograd", "Days of the harbour in Testograd"),
        ("sv", "testograd", "Testograddagar i Testograd"),
        ("en", "testograddagar", "Testograddagar i Testograd"),
        ("sv", "harbour", "Days of the harbour in Testograd"),
    ],
)
def test_a_name_in_the_readers_language_is_told(language: str, query: str, name: str, tmp_path: Path) -> None:
    question = {"language": language, "query": query, "table": TABLE}
    assert asked("find_records.mjs", question, tmp_path) == [name]


@pytest.mark.parametrize("name", ["Brest–Bratsk: vänorter", "Brest – Bratsk: vänorter"])
@pytest.mark.parametrize("query", ["brest–bratsk", "brest – bratsk", "brest-bratsk", "brest bratsk", "bratsk"])
def test_a_relation_is_found_with_any_dash(name: str, query: str, tmp_path: Path) -> None:
    table = TABLE | {"names": [[name], [name]]}
    assert asked("find_records.mjs", {"language": "sv", "query": query, "table": table}, tmp_path) == [name]


def mistyped(name: str, chance: random.Random) -> str:
    """A name as somebody types it: as it is, begun, without a space, inflected, or with up to two letters wrong."""
    text = name.lower()
    match chance.randrange(6):
        case 0:
            return text[: chance.randint(1, len(text))]
        case 1:
            return text.replace(" – ", " ").replace("-", "").replace(" ", "", 1)
        case 2:
            return text + chance.choice(("e", "ssa", "iin", "а", "ом", "ской"))
    for _ in range(chance.randint(0, 2)):
        at = chance.randrange(len(text))
        wrong = chance.choice(("", text[at] * 2, "o", "и", text[at : at + 2][::-1] + text[at + 2 : at + 3]))
        text = text[:at] + wrong + text[at + 1 :]
    return text
