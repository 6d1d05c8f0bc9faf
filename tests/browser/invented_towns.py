"""The frozen atlas that readers are tested with: invented towns, the twins of one, and what they did together."""

from __future__ import annotations

GAZETTEER = """\
title: {en: A gazetteer of invented towns}
supplied: true
language: en
seen: live page
url: https://gazetteer.example/
retrieved: 2025-11-28
form: gazetteer
"""
TALK = """\
title: {en: A talk on twin towns, ru: Доклад о побратимах, sv: Ett föredrag om vänorter, fi: Esitys ystävyyskaupungeista}
language: en
seen: live page
url: https://testograd.example/talk
retrieved: 2025-11-28
state_of: 2017-12-14
"""
NAMES = {
    "testograd": "{en: Testograd, ru: Тестоград, sv: Testograd, fi: Testograd}",
    "aasund": "{en: Aasund, ru: Осунн, sv: Åsund, fi: Åsund}",
}
DATED = {"aasund": ("FI", 1965), "newsund": ("SE", 1976), "altstadt": ("DE", 1989), "portville": ("FR", 1973)}
"""The twins of Testograd of which a year is known, each with its country; one year is inferred."""
UNDATED = {
    "northam": "US",
    "eastham": "LT",
    "southam": "BY",
    "westham": "DE",
    "nordby": "NO",
    "vesterby": "EE",
    "testila": "FI",
    "kivila": "AM",
}
"""Those of which none is."""


def town(id_: str, country: str) -> str:
    row = [*NAMES, *DATED, *UNDATED, "farville"].index(id_) + 1
    return (
        f"name: {NAMES.get(id_, f'{{en: {id_.title()}}}')}\n"
        f"country: {country}\n"
        "sources:\n"
        f"  - {{id: gazetteer, at: row {row}, supports: [country]}}\n"
    )


def twins(id_: str, year: int | None) -> str:
    since = f"{{value: {year}, basis: inferred, note: {{en: Counted back.}}}}" if id_ == "newsund" else year
    return (
        "type: twinning\n"
        f"parties: [testograd, {id_}]\n"
        f"{f'since: {since}' if year else ''}\n"
        "topics: [culture]\n"
        "sources:\n"
        f"  - {{id: talk, at: page 1, quote: {id_.title()}, supports: [parties{', since' if year else ''}]}}\n"
    )


def proven(*fields: str) -> str:
    return f"sources:\n  - {{id: talk, at: page 2, quote: as told, supports: [{', '.join(fields)}]}}\n"


OTHERS = {
    "regions/vestra": "name: {en: Vestra Oblast, sv: Vestra oblast}\nlevel: oblast\ncountry: RU\n" + proven("country"),
    "regions/nordvik": "name: {en: Nordvik}\nlevel: county\ncountry: SE\n" + proven("country"),
    "organisations/council": "name: {en: Council of Nordvik}\nkind: association\ncountry: SE\n" + proven("country"),
    "agreements/council-oblast-2003": "type: cooperation\nparties: [{id: council, on_behalf_of: [nordvik]}, vestra]\nin_force: 2004/2006\n"
    "signed: 2003\n" + proven("parties", "in_force", "signed"),
    "agreements/testograd-farville-2017": "type: cooperation\nparties: [vestra, farville]\n"
    "in_force: 2017/2021\n" + proven("parties", "in_force"),
    "agreements/consortium-2014": "name: {en: A consortium}\ntype: consortium\nparties: [testograd, council]\n"
    "since: 2014-10-02\n" + proven("parties", "since"),
    "agreements/memorandum-2014": "name: {en: A memorandum}\ntype: programme\nparties: [vestra, council]\n"
    "signed: 2014-11\n" + proven("parties", "signed"),
    "agreements/talks": "type: cooperation\nstanding: under-discussion\nparties: [council, testograd]\n"
    + proven("parties"),
    "events/days-of-testograd-2015": "name: {en: Days of Testograd in Aasund}\nkind: festival\ndates: 2015\n"
    "places: aasund\nagreements: testograd-aasund\nabout: testograd\n"
    + proven("dates", "places", "agreements", "about"),
    "events/delegation": "name: {en: Delegation from Nordvik}\nkind: delegation\ndates: XXXX-10-28/XXXX-10-31\n"
    "about: [nordvik, vestra]\nparticipants:\n  - {person: N. N., office: {en: chair}, for: council, role: delegate}\n"
    + proven("dates", "about", "participants"),
    "projects/choirs": "name: {en: Choirs of two towns}\npartners: [testograd, aasund]\nperiod: 2014/2016\n"
    + proven("partners", "period"),
    "works/film": "name: {en: Two choirs}\nkind: film\nabout: testograd\n" + proven("about"),
    "topics/culture": "label: {en: Culture, ru: Культура, sv: Kultur, fi: Kulttuuri}\n",
    "sources/gazetteer": GAZETTEER,
    "sources/talk": TALK,
}


def records() -> dict[str, str]:
    """The files of the atlas, by their paths."""
    countries = {
        "testograd": "RU",
        "farville": "KZ",
        **UNDATED,
        **{id_: country for id_, (country, _) in DATED.items()},
    }
    towns = {f"cities/{id_}": town(id_, country) for id_, country in countries.items()}
    dated = {f"agreements/testograd-{id_}": twins(id_, year) for id_, (_, year) in DATED.items()}
    undated = {f"agreements/testograd-{id_}": twins(id_, None) for id_ in UNDATED}
    return {f"data/{path}.yaml": text for path, text in {**towns, **dated, **undated, **OTHERS}.items()}
