"""The `atlas rename` command: the files that it moves and changes, what it refuses, and its end in the midst."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.cli.main import main
from invented_data import AASUND, TWINNED, WriteData

CITY, MOVED = "data/cities/aasund.yaml", "data/cities/haldvik.yaml"
BOND = "data/agreements/aasund-testograd.yaml"
NAMED = """\
# Aasund is aasund.
type: twinning
parties:
  - "aasund"   # the town, aasund
  - id:   testograd
    acts: [{act: confirmed, date: 2001, by: {person: A. Aasund, office: {en: aasund}, for: 'aasund'},
            sources: [{title: {en: aasund}, url: https://aasund.example/x, retrieved: 2025, quote: aasund, side: aasund}]}]
since: 1989
about: aasund
sources:
  - {id: aasund-page, at: paragraph 1, quote: Testograd 1989, supports: [parties, since, about]}
"""
FILES = {**TWINNED, BOND: NAMED}


def rename(root: Path, *arguments: str) -> int:
    return main(["rename", "--project", str(root), *arguments])


def texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in (root / "data").rglob("*.yaml")}


def test_the_file_moves_and_every_reference_follows(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data(FILES).root
    assert rename(root, "aasund", "haldvik") == 0
    assert capsys.readouterr().out == f"{CITY} is {MOVED} now\n{BOND} names the new id\n"
    bond = (
        NAMED.replace('- "aasund"', '- "haldvik"')
        .replace("for: 'aasund'", "for: 'haldvik'")
        .replace("side: aasund", "side: haldvik")
        .replace("about: aasund", "about: haldvik")
    )
    expected = {**FILES, BOND: bond, MOVED: f"{AASUND}formerly: [aasund]\n"}
    del expected[CITY]
    assert texts(root) == expected


def test_earlier_ids_stay(write_data: WriteData) -> None:
    root = write_data({**FILES, CITY: AASUND + "formerly: # old ones\n- osund # 1900\n# end\n"}).root
    assert rename(root, "aasund", "haldvik") == 0
    assert rename(root, "haldvik", "nesvik") == 0
    assert texts(root)["data/cities/nesvik.yaml"] == (
        AASUND + "formerly: # old ones\n- osund # 1900\n- aasund\n- haldvik\n# end\n"
    )


def test_a_source_is_renamed_in_citations_alone(write_data: WriteData) -> None:
    root = write_data(FILES).root
    assert rename(root, "aasund-page", "twin-towns") == 0
    assert texts(root)[BOND] == NAMED.replace("id: aasund-page", "id: twin-towns")


@pytest.mark.parametrize("file", [CITY, BOND])
@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text.replace("\n", "\r\n"), lambda text: text.rstrip("\n")])
def test_marks_and_ends_of_lines_stay(write_data: WriteData, file: str, change: object) -> None:
    assert callable(change)
    root = write_data(FILES).root
    (root / file).write_bytes(change(FILES[file]).encode())
    assert rename(root, "aasund", "haldvik") == 0
    found = texts(root)[MOVED if file == CITY else BOND]
    assert found.count("\r\n") in (0, found.count("\n"))
    assert found.startswith("\ufeff") is ("\r\n" in found)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("nowhere", "haldvik"), "no record 'nowhere'"),
        (("data/cities/aasund.yaml", "haldvik"), "no record 'data/cities/aasund.yaml'; did you mean 'aasund'?"),
        (("aasunt", "haldvik"), "no record 'aasunt'; did you mean 'aasund'?"),
        (("osund", "haldvik"), f"no record 'osund' any more: it is {CITY} now"),
        (("aasund", "testograd"), "'testograd' is the id of data/cities/testograd.yaml"),
        (("aasund", "aasund"), f"'aasund' is the id of {CITY}"),
        (("aasund", "osund"), f"'osund' is a former id of {CITY}"),
        (("aasund", "gazetteer"), "'gazetteer' is the id of data/sources/gazetteer.yaml"),
        (("aasund", "index"), "reserved id 'index'"),
        (("aasund", "../x"), "malformed id '../x': it is a-z, 0-9 and single hyphens"),
        (("aasund", ""), "malformed id '': it is a-z, 0-9 and single hyphens"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    write_data: WriteData, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], reason: str
) -> None:
    root = write_data({**FILES, CITY: f"{AASUND}formerly: [osund]\n"}).root
    before = texts(root)
    assert rename(root, *arguments) == 2
    assert capsys.readouterr().err == f"atlas: {reason}\n"
    assert texts(root) == before


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        (BOND, NAMED.replace("1989\n", "198\n", 1), f"data/ has errors, which come first: {BOND}:8:8: "),
        (CITY, "name: {", f"{CITY} cannot be read; `atlas check` says why"),
    ],
)
def test_errors_in_the_data_come_first(
    write_data: WriteData, capsys: pytest.CaptureFixture[str], file: str, text: str, reason: str
) -> None:
    root = write_data({**FILES, file: text}).root
    before = texts(root)
    assert rename(root, "aasund", "haldvik") == 2
    assert capsys.readouterr().err.startswith(f"atlas: {reason}")
    assert texts(root) == before


def test_a_dry_run_shows_every_line_and_writes_nothing(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data(TWINNED).root
    before = texts(root)
    assert rename(root, "aasund", "haldvik", "--dry-run") == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line for line in shown if line[0] in "+-"] == [
        f"--- {CITY}",
        f"+++ {MOVED}",
        "+formerly: [aasund]",
        f"--- {BOND}",
        f"+++ {BOND}",
        "-parties: [aasund, testograd]",
        "+parties: [haldvik, testograd]",
    ]
    assert texts(root) == before


@pytest.mark.parametrize("steps", range(3))
def test_the_same_command_completes_what_was_interrupted(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """The disk fails at the first file, the second, and before the file of the old id is removed."""
    root = write_data(FILES).root
    replace, done = Path.replace, list[Path]()

    def failing(path: Path, target: Path) -> Path:
        if target.suffix == ".yaml" and len(done) == steps:
            raise OSError(5, "Input/output error", str(target))
        done.extend([target] if target.suffix == ".yaml" else [])
        return replace(path, target)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing)
        if steps == 2:
            patched.setattr(Path, "unlink", unlink)
        assert rename(root, "aasund", "haldvik") == 2
    assert ((root / MOVED).exists(), (root / CITY).exists()) == (steps > 0, True)
    assert rename(root, "aasund", "haldvik") == 0
    assert sorted(texts(root)) == sorted({*FILES, MOVED} - {CITY})
    assert main(["check", "--project", str(root)]) == 0


def test_a_disk_that_is_full_changes_nothing(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data(FILES).root
    before = texts(root)
    write = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if path.name.endswith(f"{Path(BOND).name}.new"):
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full_disk)
        assert rename(root, "aasund", "haldvik") == 2
    assert "cannot be written (No space left on device)" in capsys.readouterr().err
    assert texts(root) == before
