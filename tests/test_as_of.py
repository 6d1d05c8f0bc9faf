"""A site as of a day: what had not yet begun leaves lists and keeps its page; no later time is called a confirmation."""

from __future__ import annotations

import re
from datetime import date

import pytest

from atlas.model.settings import read_day
from atlas.output.site import Site
from invented_data import TWINNED, WriteData

EVENT = """\
name: {en: Harbour days}
kind: festival
dates: [{value: 2014-05-01}]
places: [aasund]
sources:
  - {id: aasund-page, at: paragraph 2, quote: 2014 Aasund, supports: [dates, places]}
"""
LATER = {
    **TWINNED,
    "data/sources/aasund-page.yaml": TWINNED["data/sources/aasund-page.yaml"] + "state_of: 2017-12-14\n",
    "data/events/harbour-days.yaml": EVENT,
}
LISTS = ("", "events/", "countries/", "countries/no/", "cities/aasund/")


def page(site: Site, address: str, language: str = "en") -> str:
    return next(page for page in site.pages(language) if page.address == address).markdown()


@pytest.mark.parametrize("address", [address for address in LISTS if address != "countries/"])
def test_what_had_not_yet_begun_stands_in_no_list_and_that_is_said(write_data: WriteData, address: str) -> None:
    data = write_data(LATER)
    assert "Harbour days" in page(data.site("2014-05-01"), address)
    before = page(data.site("2014-04-30"), address)
    assert "Harbour days" not in before
    assert "1 record that had not yet begun on 30 April 2014 is not listed." in before


def test_what_had_not_yet_begun_is_counted_nowhere(write_data: WriteData) -> None:
    data = write_data(LATER)
    assert "[1 event]" in page(data.site("2014-05-01"), "")
    assert "[0 events]" not in page(data.site("2014-04-30"), "")
    assert "[Norway](../countries/no/): 3 records" in page(data.site("2014-05-01"), "countries/")
    assert "[Norway](../countries/no/): 2 records" in page(data.site("2014-04-30"), "countries/")


def test_what_had_not_yet_begun_keeps_its_page(write_data: WriteData) -> None:
    text = page(write_data(LATER).site("2014-04-30"), "events/harbour-days/")
    assert "On 30 April 2014 it had not yet begun, so no list includes it." in text
    assert "had not yet begun" not in page(write_data(LATER).site("2014-05-01"), "events/harbour-days/")


def test_what_was_announced_by_then_stays(write_data: WriteData) -> None:
    announced = LATER["data/sources/aasund-page.yaml"].replace("2017-12-14", "2013-01-01")
    data = write_data({**LATER, "data/sources/aasund-page.yaml": announced})
    assert "Harbour days" in page(data.site("2013-06-01"), "events/")
    assert "Harbour days" not in page(data.site("2012-06-01"), "events/")


def test_an_agreement_that_had_not_yet_begun_has_no_line_among_partners_and_on_maps(write_data: WriteData) -> None:
    data = write_data(LATER)
    assert "Testograd" in page(data.site("1989-01-01"), "cities/aasund/")
    before = page(data.site("1988-12-31"), "cities/aasund/")
    assert "Testograd" not in before
    assert "2 records that had not yet begun on 31 December 1988 are not listed." in before


@pytest.mark.parametrize("day", ["1990-01-01", "2005-01-01", "2017-12-13"])
def test_a_later_source_is_evidence_and_no_confirmation(write_data: WriteData, day: str) -> None:
    site = write_data(LATER).site(day)
    status = re.search(r"Status: .*", page(site, "agreements/aasund-testograd/"))
    assert status is not None
    assert 'data-state="in-force">ongoing</span>. Status as of' in status[0]
    assert "2017" not in status[0].replace("2017-12-13", "").replace("13 December 2017", "")


@pytest.mark.parametrize("address", ["agreements/", "agreements/aasund-testograd/", "cities/aasund/", "countries/no/"])
def test_pages_with_states_say_for_which_day_and_how(write_data: WriteData, address: str) -> None:
    text = page(write_data(LATER).site("2015-06-30"), address)
    assert "as of 30 June 2015" in text
    assert re.search(r"\[How status is computed\]\((\.\./)+about/status/\)", text)


def test_the_day_is_read_strictly() -> None:
    assert read_day("2015-06-30") == date(2015, 6, 30)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2015-06-31", "there is no day '2015-06-31'"),
        ("2015-6-3", "'2015-6-3' is not a day; write year, month and day: 2015-06-30"),
        ("20150630", "'20150630' is not a day; write year, month and day: 2015-06-30"),
        ("2015", "'2015' is not a day; write year, month and day: 2015-06-30"),
        ("today", "'today' is not a day; write year, month and day: 2015-06-30"),
    ],
)
def test_what_is_no_day_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is what counts
        read_day(text)
    assert str(error.value) == message
