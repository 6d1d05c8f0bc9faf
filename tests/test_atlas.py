"""Lookups across records, in both directions."""

from __future__ import annotations

from atlas.incremental.checking import check_project
from atlas.model.kinds import kind_of, path_of
from atlas.records.store import Atlas
from invented_data import AASUND, AGREEMENT, TESTOGRAD, TWINNED, WriteData


def atlas_of(write_data: WriteData, files: dict[str, str]) -> Atlas:
    return check_project(write_data(files).root)[1]


def test_a_record_knows_its_kind_and_file(write_data: WriteData) -> None:
    atlas = atlas_of(write_data, TWINNED)
    assert kind_of(atlas["aasund-testograd"]) == "agreements"
    assert path_of(atlas["aasund-testograd"]) == "data/agreements/aasund-testograd.yaml"


def test_a_record_is_found_by_its_id(write_data: WriteData) -> None:
    atlas = atlas_of(write_data, TWINNED)
    assert atlas["aasund"].id == "aasund"
    assert atlas.get("nordvik") is None


def test_links_lead_back_with_the_path_of_the_value(write_data: WriteData) -> None:
    links = atlas_of(write_data, TWINNED).links_to("testograd")
    assert [(link.record.id, link.path, link.field) for link in links] == [
        ("aasund-testograd", ("parties", 1, "id"), "parties")
    ]


def test_links_come_from_every_depth(write_data: WriteData) -> None:
    parties = (
        "parties:\n  - aasund\n  - {unnamed: {what: {en: towns}, count: 3, from: [testograd]},"
        " acts: [{act: signed, by: [{person: N. N., for: testograd}]}]}\n"
    )
    atlas = atlas_of(
        write_data, {**TWINNED, "data/agreements/a.yaml": AGREEMENT.replace("parties: [aasund, testograd]\n", parties)}
    )
    assert [link.path for link in atlas.links_to("testograd") if link.record.id == "a"] == [
        ("parties", 1, "unnamed", "from", 0, "id"),
        ("parties", 1, "acts", 0, "by", 0, "for"),
    ]


def test_citations_link_to_their_source(write_data: WriteData) -> None:
    links = atlas_of(write_data, TWINNED).links_to("gazetteer")
    assert [(link.record.id, link.path) for link in links] == [
        ("aasund", ("sources", 0, "id")),
        ("testograd", ("sources", 0, "id")),
    ]


def test_kinds_list_their_records_by_id_without_the_withdrawn(write_data: WriteData) -> None:
    gone = TESTOGRAD + "withdrawn: {date: 2020, reason: {en: It was no city.}}\n"
    atlas = atlas_of(write_data, {**TWINNED, "data/cities/aabo.yaml": AASUND, "data/cities/testograd.yaml": gone})
    assert [record.id for record in atlas.by_kind["cities"]] == ["aabo", "aasund"]
    assert atlas.by_kind["topics"] == ()
    assert atlas["testograd"].withdrawn is not None


def test_ids_lead_to_whoever_has_or_had_them(write_data: WriteData) -> None:
    atlas = atlas_of(write_data, {**TWINNED, "data/cities/aasund.yaml": AASUND + "formerly: [aasundby]\n"})
    assert [record.id for record in atlas.holders_of("aasundby")] == ["aasund"]
    assert [record.id for record in atlas.holders_of("aasund")] == ["aasund"]
    assert atlas.holders_of("nordvik") == ()


def test_agreements_of_the_same_type_and_parties_are_found(write_data: WriteData) -> None:
    other_way = AGREEMENT.replace("[aasund, testograd]", "[testograd, aasund]")
    files = {
        **TWINNED,
        "data/agreements/b.yaml": other_way,
        "data/agreements/c.yaml": other_way.replace("twinning", "friendship"),
        "data/agreements/d.yaml": AGREEMENT.replace("testograd]", "{country: RU}]"),
        "data/agreements/e.yaml": AGREEMENT.replace("testograd]", "{text: {en: A society}}]"),
    }
    atlas = atlas_of(write_data, files)

    def same(id_: str) -> list[str]:
        return [other.id for other in atlas.same_parties(atlas[id_])]  # type: ignore[arg-type]

    assert [same("b"), same("c"), same("d"), same("e")] == [["aasund-testograd"], [], [], []]


def test_a_record_that_could_not_be_read_is_known_by_its_kind(write_data: WriteData) -> None:
    atlas = atlas_of(write_data, {**TWINNED, "data/cities/aasund.yaml": "name: ["})
    assert atlas.get("aasund") is None
    assert atlas.kind_of_id["aasund"] == "cities"
