"""The page "How status is computed": the rules, and the table of cases by which they are checked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from inspect import getdoc

from atlas.derive.computed.computed import Computed
from atlas.derive.status.cases import Case, cases
from atlas.derive.status.rules import RULES, Rule
from atlas.languages.edition import Edition
from atlas.languages.message_extraction import in_one_line
from atlas.messages.message import N_
from atlas.pages.overviews.views import CaseView, RuleView, StatusPageView
from atlas.pages.phrases.states import States
from atlas.pages.rendering.overview import Overview

ADDRESS = "about/status/"
TITLE = N_("How status is computed")


def status_page(edition: Edition) -> Overview:
    """The page "How status is computed" in one language."""
    return Overview(ADDRESS, edition.gettext(TITLE), "", "status.md", partial(_view, edition))


def _view(edition: Edition) -> StatusPageView:
    return StatusPageView(edition.gettext(TITLE), tuple(_rules(edition)))


def _rules(edition: Edition) -> Iterator[RuleView]:
    for title, rule in RULES:
        shown = tuple(_case(case, edition) for case in cases() if case.rule == rule.__name__)
        yield RuleView(rule.__name__.replace("_", "-"), edition.gettext(title), edition.gettext(text_of(rule)), shown)


def _case(case: Case, edition: Edition) -> CaseView:
    status = States(Computed(case.atlas, (), case.day), edition).of(case.agreement)
    return CaseView(edition.words(case.what), edition.day(case.day), status._replace(citations=()), case.yaml)


def text_of(rule: Rule) -> str:
    """The docstring of a rule: a message of the catalogues."""
    return in_one_line(getdoc(rule) or "")
