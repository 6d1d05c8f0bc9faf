"""A hub: an invented city with hundreds of agreements, as capitals have them."""

from __future__ import annotations

from itertools import cycle

COUNTRIES = ("NO", "SE", "FI", "DE", "FR", "EE", "LV", "LT", "PL", "CZ", "IT", "ES", "GB", "IE", "NL", "BE", "DK", "IS")
SOURCES = {
    "data/sources/gazetteer.yaml": (
        "title: {en: A gazetteer}\nsupplied: true\nlanguage: en\nseen: document\ndocument: gazetteer.txt\nform: gazetteer\n"
    ),
    "data/sources/list.yaml": (
        "title: {en: Twin towns of the hub}\nlanguage: en\nseen: live page\nurl: https://hub.example/twins\n"
        "retrieved: 2025-11-28\n"
        "state_of: 2017-12-14\nside: hub\n"
    ),
}


def hub(number: int) -> dict[str, str]:
    """The files of a hub with a number of twin towns, of every other one with a year; and 25 remarks of one person on it."""
    towns = {
        f"town-{index:03}": country for index, country in zip(range(1, number + 1), cycle(COUNTRIES), strict=False)
    }
    files = {f"data/cities/{id_}.yaml": _town(id_, country, row) for row, (id_, country) in enumerate(towns.items(), 1)}
    bonds = {f"data/agreements/hub-{id_}.yaml": _twins(id_, line) for line, id_ in enumerate(towns, 1)}
    return {**SOURCES, **files, **bonds, "data/cities/hub.yaml": f"{_town('hub', 'RU', 0)}remarks:\n{_remarks(25)}"}


def _town(id_: str, country: str, row: int) -> str:
    return (
        f"name: {{en: {id_.title()}, ru: {'Хаб' if id_ == 'hub' else f'Город {row}'}}}\ncountry: {country}\n"
        f"coordinates: [{45 + row % 25}.5, {row % 40}.25]\n"
        f"sources:\n  - {{id: gazetteer, at: row {row + 1}, supports: [country, coordinates]}}\n"
    )


def _remarks(number: int) -> str:
    return "".join(
        f"  - text: {{en: Remark {index} of the mayor}}\n    said_by: [{{person: N. N., for: hub}}]\n"
        f"    sources: [{{id: list, at: paragraph {index}, quote: said {index}}}]\n"
        for index in range(1, number + 1)
    )


def _twins(id_: str, line: int) -> str:
    since = f"since: {1950 + line % 60}\n" if line % 2 else ""
    fields = "parties, since" if since else "parties"
    return (
        f"type: twinning\nparties: [hub, {id_}]\n{since}"
        f"sources:\n  - {{id: list, at: line {line}, quote: {id_} twin, supports: [{fields}]}}\n"
    )
