"""Maps made from invented places, as their pages show them."""

from __future__ import annotations

import re
from itertools import combinations
from random import Random

from lxml import etree

from atlas.maps.bonds import Bond, MapLink
from atlas.maps.plans import MOST_MARKS, REDUCED_MARKS
from atlas.pages.maps.views import MapPlace
from invented_maps import html, links, map_view, place

AASUND = place("aasund", 63.8, 20.3)
TESTOGRAD = place("testograd", 61.8, 34.3)
FAR = place("faraway", 46.8, -92.1)
HOSTILE = """<script>alert(1)</script> "quoted" & 'so'\n\n# heading [a](b) {{ x }}"""


def test_a_single_town_stands_alone_among_its_waters() -> None:
    view = map_view([AASUND], own=["aasund"])
    assert view.base == "assets/maps/1400-n46-4.svg"
    assert (view.rows, view.lines, view.key) == ((), (), ())


def test_partners_are_told_with_distance_and_direction() -> None:
    view = map_view([TESTOGRAD, AASUND], links("testograd", ["aasund"]), ["testograd"])
    assert [(row.phrase.words.text, row.direction, row.bond) for row in view.rows] == [
        ("Aasund", "740\u00a0km to the west", None)
    ]


def test_kinds_of_bonds_are_told_where_there_are_several() -> None:
    bound = [*links("testograd", ["aasund"]), MapLink("testograd", "vestby", Bond.ENDED)]
    view = map_view([TESTOGRAD, AASUND, place("vestby", 59, 28)], bound, ["testograd"], "ru")
    assert {row.bond for row in view.rows} == {"действует", "завершено"}
    assert [css for css, _ in view.key] == ["in-force", "ended"]


def test_of_several_bonds_between_two_places_the_strongest_is_drawn() -> None:
    bound = [MapLink("testograd", "aasund", Bond.ENDED), MapLink("aasund", "testograd", Bond.PLANNED)]
    assert [css for css, _ in map_view([TESTOGRAD, AASUND], bound).key] == ["planned"]


def test_a_far_partner_of_many_is_pointed_at_with_its_distance() -> None:
    near = [place(f"town-{number}", 58 + number, 24 + number) for number in range(6)]
    view = map_view([TESTOGRAD, *near, FAR], links("testograd", [one.id for one in [*near, FAR]]), ["testograd"], "sv")
    mark = next(mark for mark in view.marks if mark.off_map)
    assert mark.name.text == "↖ Faraway, 7\u00a0000\u00a0km"
    assert view.rows[-1].direction == "7\u00a0000\u00a0km åt nordväst"
    assert view.heads.count("z") == 1


def test_two_places_without_a_page_of_theirs_are_told_apart() -> None:
    assert map_view([TESTOGRAD, AASUND], links("testograd", ["aasund"])).separation == "Testograd – Aasund: 740\u00a0km"


def test_links_to_what_is_not_shown_are_left_out() -> None:
    assert map_view([AASUND], links("aasund", ["nowhere"])).lines == ()


def test_a_map_is_one_line_of_well_formed_html() -> None:
    line = html(map_view([TESTOGRAD, AASUND, FAR], links("testograd", ["aasund", "faraway"]), ["testograd"]))
    assert "\n" not in line
    assert etree.fromstring(line.replace("data-pagefind-ignore", "")).tag == "figure"


def test_a_map_says_what_it_shows_and_names_every_link() -> None:
    figure = _figure([TESTOGRAD, AASUND])
    assert figure.xpath("./svg/@role") == ["group"]
    assert figure.xpath("//*[@id = //svg/@aria-labelledby]/text()") == ["Map: a test"]
    assert {"".join(link.itertext()) for link in figure.iter("a")} == {"Testograd", "Aasund"}


def test_a_name_in_another_language_is_marked() -> None:
    figure = _figure([place("ouen", 61, 34, "Осунн", "ru"), AASUND])
    assert figure.xpath("//*[@lang='ru']/text()") == ["Осунн", "Осунн"]


def test_hostile_names_are_shown_and_do_nothing() -> None:
    hostile = [place("one", 61, 34, HOSTILE), place("two", 60, 25, "x" * 500)]
    line = html(map_view(hostile, links("one", ["two"]), ["one"]))
    assert "<script" not in line
    assert "\n" not in line
    shown = etree.fromstring(line.replace("data-pagefind-ignore", ""))
    assert any("<script>alert(1)</script>" in text for text in shown.itertext())


def test_the_page_of_a_city_with_150_partners_stays_light() -> None:
    random = Random(1)
    partners = [place(f"town-{number}", random.uniform(36, 68), random.uniform(-8, 60)) for number in range(150)]
    view = map_view([TESTOGRAD, *partners], links("testograd", [one.id for one in partners]), ["testograd"])
    assert len(view.rows) == 150
    assert len(html(view).encode()) < 50_000


def test_an_atlas_of_thousands_of_places_has_a_map_of_bounded_size() -> None:
    random = Random(2)
    places = [place(f"town-{number}", random.uniform(-50, 70), random.uniform(-170, 180)) for number in range(3000)]
    bound = [MapLink("town-0", f"town-{number}", Bond.IN_FORCE) for number in range(1, 3000)]
    view = map_view(places, bound)
    assert (len(view.marks), view.more) == (REDUCED_MARKS, "and 2,960 more places")
    assert view.marks[0].phrase.words.text == "Town-0"
    assert len(html(view).encode()) < 50_000


def test_up_to_a_number_every_place_has_a_mark() -> None:
    places = [place(f"town-{number}", 50 + number / 20, 20) for number in range(MOST_MARKS)]
    assert len(map_view(places).marks) == MOST_MARKS


def test_the_same_places_in_another_order_give_the_same_frame() -> None:
    assert map_view([TESTOGRAD, AASUND, FAR]).base == map_view([FAR, AASUND, TESTOGRAD]).base


def test_the_same_map_is_the_same_bytes() -> None:
    assert html(map_view([TESTOGRAD, AASUND])) == html(map_view([TESTOGRAD, AASUND]))


def test_a_way_across_the_180th_meridian_goes_the_short_way() -> None:
    view = map_view([place("west", 64.7, 177.5), place("east", 64.5, -165.4)], links("west", ["east"]))
    start, _, end = re.findall(r"[\d.]+ [\d.]+", view.lines[0].path)
    assert abs(float(start.split()[0]) - float(end.split()[0])) < 300
    assert view.base.startswith("assets/maps/1400")


def test_on_the_map_of_the_world_a_way_may_leave_by_one_edge() -> None:
    places = [place("asia", 35.7, 139.7), place("america", 37.8, -122.4), place("africa", -26, 28)]
    view = map_view(places, links("asia", ["america", "africa"]))
    assert view.base == "assets/maps/world.svg"
    assert view.scale is None
    assert view.lines[0].path.count("M") == 3


def test_the_bar_of_the_scale_is_in_no_ones_way() -> None:
    view = map_view([TESTOGRAD, AASUND])
    assert view.scale
    assert view.scale.words == "200\u00a0km"
    assert float(view.scale.length) == 200 * 360 / 1400


def _figure(places: list[MapPlace]) -> etree._Element:
    return etree.fromstring(html(map_view(places)).replace("data-pagefind-ignore", ""))


def test_of_many_places_those_with_the_strongest_bonds_have_names_and_lines() -> None:
    here = [place(f"own-{number}", 60 + number / 100, 25) for number in range(150)]
    there = [place(f"far-{number}", 50 + number / 100, 20) for number in range(100)]
    bound = [MapLink(f"own-{number}", f"far-{number}", Bond.ENDED) for number in range(100)]
    bound += [MapLink(f"own-{number}", f"far-{number}", Bond.IN_FORCE) for number in range(40, 50)]
    view = map_view([*here, *there], bound, own=[one.id for one in here])
    marked = {mark.phrase.words.text for mark in view.marks}
    assert len(view.marks) == REDUCED_MARKS
    assert {f"{side}-{number}".title() for side in ("own", "far") for number in range(40, 50)} <= marked
    assert sum(text.startswith("Own") for text in marked) == REDUCED_MARKS / 2
    assert view.key[0] == ("in-force", "in force")
    assert view.reduced == ("40 of 250 places are named: those with the strongest relationships",)


def test_of_more_lines_than_a_map_has_the_strongest_are_drawn_and_that_is_said() -> None:
    places = [place(f"town-{number}", 50 + number / 10, 20 + number) for number in range(30)]
    pairs = [(first.id, second.id) for first, second in combinations(places, 2)]
    bound = [MapLink(*pair, Bond.IN_FORCE if pair == pairs[-1] else Bond.ENDED) for pair in pairs]
    view = map_view(places, bound)
    assert view.reduced == ("300 of 435 relationships are drawn: the strongest",)
    assert "in-force" in {line.css for line in view.lines}
