"""The downloads: the same statements in each format, read back by a library that did not write them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema_rs
import openpyxl
import pytest

from atlas.derive.status.in_force import Period
from atlas.exports.columns import columns_of_table
from atlas.exports.distributions import FORMATS
from atlas.exports.documents import documents
from atlas.exports.documents.documents import Documents
from atlas.exports.documents.statement_rows import StatementRow, statement_rows
from atlas.incremental.checking import check_project
from atlas.incremental.fingerprints import Fingerprints
from atlas.incremental.manifest import PreviousBuild
from atlas.model.agreements import Agreement
from atlas.model.kinds import KINDS, path_of
from atlas.output.downloads import write_downloads
from atlas.output.site import Site, read_site
from atlas.parallel.pool import WorkFailed
from atlas.writing.plain_values import plain_record
from exported_data import (
    AS_OF,
    Proven,
    document_of_json,
    example_site,
    expected,
    exported,
    query,
    rows_of_csv,
    rows_of_graph,
)
from invented_data import LANGUAGES, TWINNED, WriteData, Written, settings


def proven(rows: Iterable[Mapping[str, Any]]) -> Counter[Proven]:
    """The statements of rows with their proofs, each once."""
    return Counter({(row["statement"], row["source"], row["place"], row["quote"]): 1 for row in rows})


def rows_in_json(folder: Path) -> list[dict[str, str]]:
    empty = dict.fromkeys(StatementRow._fields, "")
    return [
        {**empty, "kind": kind, "subject": document["id"], **statement}
        for kind, found in document_of_json(folder / "atlas.json")["records"].items()
        for document in found
        for statement in document["statements"]
    ]


def rows_in_database(folder: Path) -> list[dict[str, str]]:
    columns = ", ".join(StatementRow._fields)
    found = query(folder / "atlas.sqlite", f"SELECT {columns} FROM statements ORDER BY rowid")
    return [dict(zip(StatementRow._fields, (cell or "" for cell in row), strict=True)) for row in found]


def rows_in_csv(folder: Path) -> list[dict[str, str]]:
    return rows_of_csv(folder / "statements.csv")


READERS: dict[str, Callable[[Path], list[dict[str, str]]]] = {
    "csv": rows_in_csv,
    "json": rows_in_json,
    "sqlite": rows_in_database,
    "turtle": lambda folder: rows_of_graph(folder / "atlas.ttl"),
    "jsonld": lambda folder: rows_of_graph(folder / "atlas.jsonld"),
}
WITHOUT_ORDER = ("turtle", "jsonld")


@pytest.mark.parametrize("format_", READERS)
def test_every_statement_of_the_records_is_there_with_source_place_and_quote(format_: str) -> None:
    site, folder = exported()
    assert proven(READERS[format_](folder)) == expected(site)


def test_all_formats_have_the_same_rows() -> None:
    _, folder = exported()
    first, *others = (read(folder) for format_, read in READERS.items() if format_ not in WITHOUT_ORDER)
    assert len(first) > 100
    assert all(rows == first for rows in others)
    for format_ in WITHOUT_ORDER:
        assert sorted(map(_sorted, READERS[format_](folder))) == sorted(map(_sorted, first))


def _sorted(row: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(row.items())


@pytest.mark.parametrize("format_", READERS)
def test_a_statement_that_is_left_out_is_missed(format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = example_site(exports=(format_, "json"))
    monkeypatch.setattr(documents, "statement_rows", lambda *given: list(statement_rows(*given))[1:])
    write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    assert proven(READERS[format_](tmp_path / "data")) != expected(site)


def test_a_record_as_json_is_the_record(write_data: WriteData) -> None:
    """Read back as YAML, the fields of all records give the same records."""
    site, _ = exported()
    files = {path_of(record): json.dumps(plain_record(record), ensure_ascii=False) for record in site.atlas.records}
    again = check_project(write_data(files).root)[1]
    assert again.records == site.atlas.records


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_as_json_is_valid_by_its_schema(kind: str) -> None:
    _, folder = exported()
    schema = jsonschema_rs.validator_for(document_of_json(folder / "schema" / f"{kind}.json"))
    found = document_of_json(folder / f"{kind}.json")["records"]
    assert found
    for document in found:
        assert [str(error) for error in schema.iter_errors(document["record"])] == []


def test_a_file_of_a_record_is_valid_by_the_schema_of_documents() -> None:
    _, folder = exported()
    schemas = {kind: document_of_json(folder / "schema" / f"{kind}.json") for kind in KINDS}
    registry = jsonschema_rs.Registry([(f"https://atlas.example/{kind}.json", one) for kind, one in schemas.items()])
    own = {"$id": "https://atlas.example/document.json", **document_of_json(folder / "schema" / "document.json")}
    schema = jsonschema_rs.validator_for(own, registry=registry)
    files = [path for kind in KINDS for path in (folder / kind).glob("*.json")]
    assert len(files) > 20
    for path in files:
        assert [str(error) for error in schema.iter_errors(document_of_json(path))] == []
    wrong = document_of_json(folder / "agreements" / "aasund-testograd.json")
    wrong["record"]["type"] = "marriage"
    assert not schema.is_valid(wrong)
    assert not schema.is_valid({**wrong, "record": {}})


def test_the_files_of_kinds_and_records_are_parts_of_the_whole() -> None:
    _, folder = exported()
    whole = document_of_json(folder / "atlas.json")
    assert (whole["as_of"], whole["licence"]) == (AS_OF, "CC0-1.0")
    for kind, found in whole["records"].items():
        of_kind = document_of_json(folder / f"{kind}.json")
        assert (of_kind["kind"], of_kind["records"]) == (kind, found)
        assert found == [document_of_json(folder / kind / f"{one['id']}.json") for one in found]


def test_derived_values_stand_apart_with_their_day() -> None:
    site, folder = exported()
    document = document_of_json(folder / "agreements" / "aasund-testograd.json")
    assert document["derived"]["on"] == AS_OF
    assert document["derived"]["status"]["state"]
    assert "status" not in document["record"]
    assert "named_by" in document_of_json(folder / "cities" / "aasund.json")["derived"]
    assert set(document["labels"]) == set(site.settings.languages)


def test_a_statement_tells_when_it_was_seen_where_the_history_is_known() -> None:
    site, folder = exported()
    dataset = site.dataset(folder.parent)
    days = {("since", "1989", ""): (dt.date(2025, 1, 2), dt.date(2025, 3, 4))}
    known = {"aasund-testograd": days}
    documents = Documents(dataset.computed, dataset.tables, site.settings, lambda id_: known.get(id_, {}))
    found = documents.document(site.atlas["aasund-testograd"])["statements"]
    dated = [row for row in found if "first_seen" in row]
    assert [(row["property"], row["value"]) for row in dated] == [("since", "1989")]
    assert (dated[0]["first_seen"], dated[0]["last_seen"]) == ("2025-01-02", "2025-03-04")


# Acts


def test_every_act_is_there_with_its_words() -> None:
    site, folder = exported()
    agreements = [record for record in site.atlas.records if isinstance(record, Agreement)]
    wanted = [
        (agreement.id, party.id or "", act.act.value, act.date.value.text if act.date else "", quote)
        for agreement in agreements
        for party in agreement.parties
        for act in party.acts
        for quote in [" | ".join(citation.quote or "" for citation in act.sources)]
    ]
    names = ("agreement", "party", "act", "date", "quote")
    assert wanted
    assert [tuple(row[name] for name in names) for row in rows_of_csv(folder / "acts.csv")] == wanted
    found = query(folder / "atlas.sqlite", f"SELECT {', '.join(names)} FROM acts ORDER BY rowid")
    assert [tuple(cell or "" for cell in row) for row in found] == wanted


# The database


def test_no_foreign_key_leads_nowhere() -> None:
    _, folder = exported()
    assert query(folder / "atlas.sqlite", "PRAGMA foreign_key_check") == []
    assert query(folder / "atlas.sqlite", "PRAGMA integrity_check") == [("ok",)]


def test_the_database_tells_partners_with_start_year_and_source() -> None:
    _, folder = exported()
    sql = "SELECT partner, agreement, start_year, source, quote FROM partners WHERE place = 'testograd'"
    found = {row[1]: row for row in query(folder / "atlas.sqlite", sql)}
    assert found["aasund-testograd-friendship"] == (
        "aasund",
        "aasund-testograd-friendship",
        1962,
        "old-booklet",
        "avtale mellom Aasund og Testograd for årene 1962–1992",
    )


def test_a_partner_without_a_record_is_told_by_its_name() -> None:
    _, folder = exported()
    sql = "SELECT partner, partner_name FROM partners WHERE agreement = 'testograd-lillhamn' AND place = 'testograd'"
    assert query(folder / "atlas.sqlite", sql) == [(None, "Лилльхамн")]


@pytest.mark.parametrize("day", ["1961-12-31", "1962-01-01", "1980-06-01", "1995-01-01", "2019-01-01", "2025-12-31"])
def test_the_database_tells_what_is_in_force_on_a_day(day: str) -> None:
    site, folder = exported()
    period = Period(*(dt.date.fromisoformat(day),) * 2)
    dataset = site.dataset(folder.parent)
    wanted = set()
    for record in site.atlas.records:
        if isinstance(record, Agreement):
            in_force = dataset.computed.agreements.in_force(record)
            wanted |= {
                (record.id, name)
                for name in ("certain", "inferred", "possible", "within")
                if any(one.overlaps(period) for one in getattr(in_force, name))
            }
    sql = f"SELECT agreement, certainty FROM in_force WHERE '{day}' BETWEEN first AND last"
    assert set(query(folder / "atlas.sqlite", sql)) == wanted


def test_the_full_text_finds_words_without_their_marks() -> None:
    _, folder = exported()
    sql = "SELECT DISTINCT record FROM texts WHERE texts MATCH 'arene' AND property = 'quote'"
    assert ("aasund-testograd-friendship",) in query(folder / "atlas.sqlite", sql)


# Spreadsheets


@pytest.mark.parametrize("table", ["statements", "acts", *KINDS])
def test_a_spreadsheet_has_the_cells_of_the_csv(table: str) -> None:
    site, folder = exported()
    book = openpyxl.load_workbook(folder / f"{table}.xlsx")
    head, *rows = ([_text(cell) for cell in row] for row in book[table].iter_rows(values_only=True))
    if table in KINDS:
        (content,) = (content for _, content in site.dataset(folder.parent).tables.of_kind(table))
        (folder / "table.csv").write_bytes(content)
        wanted = rows_of_csv(folder / "table.csv")
    else:
        wanted = rows_of_csv(folder / f"{table}.csv")
    assert head == [column.name for column in columns_of_table(table, LANGUAGES)]
    assert rows == [[cell.removeprefix("'") for cell in row.values()] for row in wanted]


def _text(cell: Any) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return f"{cell:g}" if isinstance(cell, (int, float)) else cell or ""


def test_days_and_numbers_of_a_spreadsheet_have_their_types() -> None:
    _, folder = exported()
    sheet = openpyxl.load_workbook(folder / "agreements.xlsx")["agreements"]
    rows = sheet.iter_rows(values_only=True)
    columns = {name: number for number, name in enumerate(next(rows))}
    assert {type(row[columns["status_on"]]) for row in rows} == {dt.datetime}
    sheet = openpyxl.load_workbook(folder / "cities.xlsx")["cities"]
    head, first, *_ = sheet.iter_rows(values_only=True)
    assert isinstance(first[head.index("latitude")], float)


@pytest.mark.parametrize("table", ["statements", "acts", *KINDS])
def test_every_column_is_explained_in_each_language(table: str) -> None:
    _, folder = exported()
    columns = document_of_json(folder / "columns.json")[table]
    assert [column["name"] for column in columns] == [column.name for column in columns_of_table(table, LANGUAGES)]
    assert all(all(column["meaning"][language] for language in LANGUAGES) for column in columns)
    sheet = openpyxl.load_workbook(folder / f"{table}.xlsx")["columns"]
    explained = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert explained[: len(columns)] == [column["name"] for column in columns]


# GeoJSON


def test_places_are_points_and_agreements_lines_between_them(write_data: WriteData, tmp_path: Path) -> None:
    degrees = {"aasund": (67.01, 14.02), "testograd": (61.5, 34.25)}
    files = dict(TWINNED)
    for city, (north, east) in degrees.items():
        text = files[f"data/cities/{city}.yaml"].replace("[country]", "[country, coordinates]")
        files[f"data/cities/{city}.yaml"] = f"{text}coordinates: [{north}, {east}]\n"
    site = _site(write_data(files))
    write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    found = {one["id"]: one for one in document_of_json(tmp_path / "data/atlas.geojson")["features"]}
    line = found.pop("aasund-testograd/aasund/testograd")
    points = {id_: tuple(reversed(one["geometry"]["coordinates"])) for id_, one in found.items()}
    assert points == degrees
    assert line["geometry"] == {"type": "LineString", "coordinates": [[14.02, 67.01], [34.25, 61.5]]}
    assert line["properties"]["beginning"] == "1989"
    assert (line["properties"]["status"], line["properties"]["status_on"]) == ("unknown", "2026-01-31")


# All of them


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    _, folder = exported()
    site = example_site()
    write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    assert contents(tmp_path / "data") == contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "table.csv")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_checksums_are_those_of_the_files() -> None:
    site, folder = exported()
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    tables = {f"{kind}.csv": content for kind in KINDS for _, content in site.dataset(folder).tables.of_kind(kind)}
    assert len(lines) > 30
    for line in lines:
        checksum, name = line.split("  ")
        content = tables[name] if name in tables else (folder / name).read_bytes()
        assert checksum == sha256(content).hexdigest()
    noted = {one.address.removeprefix("data/"): one for one in site.published.files}
    assert {line.split("  ")[1] for line in lines} == set(noted)
    assert noted["atlas.json"].size == (folder / "atlas.json").stat().st_size


def test_without_formats_nothing_is_written(tmp_path: Path) -> None:
    site = example_site(exports=())
    write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    assert [*tmp_path.iterdir()] == []


def test_without_json_there_is_no_file_of_a_record(tmp_path: Path) -> None:
    site = example_site(exports=("csv",))
    write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"statements.csv", "acts.csv", "SHA256SUMS"}


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no format 'excel'; write some of xlsx, csv"):
        example_site(exports=("csv", "excel"))


def test_an_edit_makes_anew_only_what_it_changes(write_data: WriteData, tmp_path: Path) -> None:
    written = write_data(TWINNED)
    first = tmp_path / "first"
    site = _site(written)
    manifest = write_downloads(site, first, Fingerprints(site.atlas, ""))
    path = written.root / "data/cities/testograd.yaml"
    path.write_text(path.read_text("utf-8") + "summary: {en: A town.}\n", encoding="utf-8")
    site, second = _site(written), tmp_path / "second"
    again = write_downloads(site, second, Fingerprints(site.atlas, ""), PreviousBuild(first, manifest))
    clean = tmp_path / "clean"
    write_downloads(site, clean, Fingerprints(site.atlas, ""))
    assert contents(second) == contents(clean)
    same = {name for name in contents(second) if _is_same_file(first / name, second / name)}
    assert "data/cities/aasund.json" in same
    assert "data/cities/testograd.json" not in same
    assert {"data/regions.json", "data/acts.csv", "data/agreements.xlsx", "data/cities.xlsx"} <= same
    assert not {"data/cities.json", "data/atlas.json", "data/atlas.sqlite"} & same
    assert again.documents["aasund"] == manifest.documents["aasund"]


def _site(written: Written) -> Site:
    return read_site(written.root, replace(settings(), exports=tuple(FORMATS)))


def _is_same_file(one: Path, other: Path) -> bool:
    return one.exists() and one.stat().st_ino == other.stat().st_ino


def test_withdrawn_and_renamed_records_go_on_answering(write_data: WriteData, tmp_path: Path) -> None:
    files = {
        **TWINNED,
        "data/cities/gone.yaml": "name: {en: Gone}\ncountry: NO\nwithdrawn: {date: 2025-01-02, reason: {en: A mistake.}}\n"
        "sources:\n  - {id: gazetteer, at: row 3, supports: [country]}\n",
        "data/cities/testograd.yaml": TWINNED["data/cities/testograd.yaml"] + "formerly: [testgrad]\n",
    }
    site = _site(write_data(files))
    write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    folder = tmp_path / "data"
    assert document_of_json(folder / "cities" / "gone.json")["withdrawn"]["reason"] == {"en": "A mistake."}
    assert [one["id"] for one in document_of_json(folder / "cities.json")["records"]] == ["aasund", "testograd"]
    assert document_of_json(folder / "cities" / "testgrad.json")["moved_to"] == "data/cities/testograd.json"
    assert query(folder / "atlas.sqlite", "SELECT withdrawn FROM records WHERE id = 'gone'") == [("2025-01-02",)]


@pytest.mark.parametrize("format_", ["xlsx", "sqlite"])
def test_what_cannot_be_written_is_told_in_one_line(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_WORKERS", "1")
    name = {"xlsx": "statements.xlsx", "sqlite": "atlas.sqlite"}[format_]
    site = example_site(exports=(format_,))
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).symlink_to("/dev/full")
    with pytest.raises(WorkFailed, match="A file cannot be read or written: ") as failure:
        write_downloads(site, tmp_path, Fingerprints(site.atlas, ""))
    assert "\n" not in str(failure.value)
