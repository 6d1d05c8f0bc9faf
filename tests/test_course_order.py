"""What happens to an agreement in the order of time, and where dates leave that open, in the order of its course."""

from __future__ import annotations

import pytest

from atlas.derive.times.sort_keys import CourseStep, in_course
from atlas.model.choices import ActKind
from atlas.model.dates.partial_date import PartialDate
from invented_data import AGREEMENT, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
PROOF = "sources: [{id: aasund-page, at: line 2, quote: Testograd}]"


@pytest.mark.parametrize(
    "course",
    [
        "signed 1990-05, ended 1990",
        "since 1990-05, signed 1990",
        "suspended 2014-03-01, resumed 2014, terminated 2014",
        "suspended 2014, resumed 2014-03-01",
        "confirmed 2014, suspended 2014-03-01",
        "confirmed 2014-05-05, terminated 2014-05-05",
        "resumed 2013, suspended 2014",
        "ended 1989, signed 1990",
        "since 1989/2030, confirmed 2001, in_force 2005/2010",
        "since ../1950, signed 1940-05-05, ended ../2019",
        "suspended 2014/2016, resumed 2015-01-01",
        "signed 1990, suspended 2010/.., resumed 2012",
        "decided 1989-12, signed 1990",
    ],
)
def test_what_may_be_of_one_time_follows_on_each_other(course: str) -> None:
    kinds = {kind.value: kind for kind in ActKind} | {"signed": "signed"}
    named = [one.split(" ") for one in course.split(", ")]
    steps = [(CourseStep(kinds.get(kind, kind), PartialDate.parse(date)), f"{kind} {date}") for kind, date in named]
    assert ", ".join(in_course(steps)) == course
    assert ", ".join(in_course(reversed(steps))) == course


def test_steps_whose_order_no_line_can_keep_stand_by_their_first_days() -> None:
    steps = [("suspended", "1990"), ("terminated", "1990-02"), ("signed", "1990-05")]
    found = in_course((CourseStep(ActKind(kind), PartialDate.parse(date)), kind) for kind, date in reversed(steps))
    assert found == ["suspended", "terminated", "signed"]


def test_the_timeline_and_the_table_of_partners_keep_the_order(write_data: WriteData) -> None:
    acts = "".join(
        f"{{act: {act}, date: {date}, {PROOF}}}, " for act, date in (("resumed", 2014), ("suspended", "2014-03"))
    )
    text = AGREEMENT.replace("[aasund,", f"[{{id: aasund, acts: [{acts}]}},").replace("since]", "signed]")
    text = text.replace("since: 1989", f"signed: 1990-05\nended: {{value: 1990, {PROOF}}}")
    site = write_data(TWINNED | {BOND: text.replace("value: 1990,", "value: 2015,")}).site()
    page = site.page_at("en", "agreements/aasund-testograd/")
    assert page
    html = page.html()
    assert html.index("March 2014</td>") < html.index(">2014</td>")
    page = (
        write_data(TWINNED | {BOND: text.replace(f"{{id: aasund, acts: [{acts}]}}", "aasund")})
        .site()
        .page_at("en", "agreements/aasund-testograd/")
    )
    assert page
    assert "Signed: May 1990; ended: 1990; ended" in page.html()
