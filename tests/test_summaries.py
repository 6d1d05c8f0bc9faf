"""The titles and descriptions of records in search engines and shared links."""

from __future__ import annotations

import pytest

from atlas.output.site import Site
from atlas.pages.publishing.page import Page
from invented_data import AGREEMENT, TWINNED, WriteData

EVENT = """\
name: {{en: {name}}}
kind: meeting
dates: [2014-10-02]
sources:
  - {{id: aasund-page, at: paragraph 2, quote: Testograd, supports: [dates]}}
"""


@pytest.fixture
def site(write_data: WriteData) -> Site:
    return write_data(
        TWINNED
        | {
            "data/events/meeting.yaml": EVENT.format(name="A meeting"),
            "data/events/told.yaml": EVENT.format(name="Expo 2014"),
        }
    ).site()


def page(site: Site, address: str) -> Page:
    return next(page for page in site.pages("en") if page.address == address)


def test_the_title_of_an_agreement_tells_its_state(site: Site) -> None:
    agreement = page(site, "agreements/aasund-testograd/")
    assert agreement.heading.startswith(f"{agreement.title} (")
    state = agreement.heading.removeprefix(f"{agreement.title} (").removesuffix(")").partition(",")[0]
    assert state.lower() in agreement.description.lower()
    assert state.lower() in agreement.html().lower()


def test_the_title_of_what_has_a_date_tells_the_year_once(site: Site) -> None:
    assert page(site, "events/meeting/").heading == "A meeting (2014)"
    assert page(site, "events/told/").heading == "Expo 2014"
    assert page(site, "cities/aasund/").heading == "Aasund"
    assert page(site, "cities/").heading == page(site, "cities/").title


PROOF = "sources: [{id: aasund-page, at: paragraph 2, quote: ended}]"
LEFT = f"{{id: aasund, acts: [{{act: terminated, date: 2010, {PROOF}}}]}}"
SWEDEN = f"{{country: SE, {PROOF}}}"


@pytest.mark.parametrize(
    ("parties", "dates", "state"),
    [
        (f"[{LEFT}, testograd, {SWEDEN}]", "in_force: 1989/2015", "expired, 2015"),
        (f"[{LEFT}, testograd, {SWEDEN}]", f"since: 1989\nended: {{value: 2015-05-01, {PROOF}}}", "ended, 2015"),
        (f"[{LEFT}, testograd]", "since: 1989", "ended by one side, 2010"),
        ("[aasund, testograd]", "in_force: 1989/2015~", "expired"),
        (f"[{LEFT.replace('terminated', 'suspended')}, testograd]", "since: 1989", "suspended by one side, 2010"),
    ],
)
def test_the_title_of_what_is_over_tells_the_year_of_its_end(
    write_data: WriteData, parties: str, dates: str, state: str
) -> None:
    text = AGREEMENT.replace("[aasund, testograd]", parties).replace("since: 1989", dates)
    text = text.replace("since]", f"{dates.partition(':')[0]}]")
    found = page(
        write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": text}).site(), "agreements/aasund-testograd/"
    )
    assert found.heading.endswith(f"({state})")
