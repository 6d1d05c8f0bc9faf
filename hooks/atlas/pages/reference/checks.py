"""The page of all that is checked: each kind of mistake by its code, with the rule that it breaks and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from atlas.languages.edition import Edition
from atlas.messages.message import N_, Fragment
from atlas.model.settings import CHECKS
from atlas.pages.reference.mistakes import Example, Mistake, mistakes
from atlas.pages.reference.views import ChecksView, CodeView, ExampleView, GroupView
from atlas.pages.rendering.overview import Overview
from atlas.rules.checking import RULES
from atlas.rules.rule import Rule

TITLE = N_("What is checked")
SUBJECTS = {
    "files": (N_("Files and YAML"), ("reading", "writing")),
    "values": (N_("Values"), ("model",)),
    "ids": (N_("Ids"), ("ids",)),
    "references": (N_("References"), ("references",)),
    "sources": (N_("Sources"), ("sources",)),
    "proof": (N_("Evidence"), ("statements", "quotes")),
    "dates": (N_("Dates"), ("dates",)),
    "agreements": (N_("Agreements"), ("agreements", "acts")),
    "places": (N_("Places"), ("places", "points")),
    "amounts": (N_("Numbers and sums of money"), ("amounts",)),
    "texts": (N_("Texts"), ("texts",)),
    "addresses": (N_("Addresses of pages"), ("derive",)),
}
"""The subjects of the page: a title, and the rooms and modules of rules whose mistakes belong to them."""
_NAMED_VALUE = re.compile(r"\{[a-z_]+\}")


def checks_page(edition: Edition) -> Overview:
    """The page of all that is checked in one language."""
    return Overview(CHECKS, edition.gettext(TITLE), "", "checks.md", partial(_view, edition))


def name_of_rule(rule: Rule) -> str:
    """The module and the function of a rule: `ids.used_twice`."""
    return f"{rule.check.__module__.rpartition('.')[2]}.{rule.check.__name__}"


def _view(edition: Edition) -> ChecksView:
    return ChecksView(edition.gettext(TITLE), tuple(_groups(edition)))


def _groups(edition: Edition) -> Iterator[GroupView]:
    rules = {name_of_rule(rule): rule.text for rule in RULES}
    order = {name: number for number, name in enumerate(rules)}
    found = sorted(mistakes(), key=lambda mistake: order.get(mistake.rule, -1))
    for key, (title, origins) in SUBJECTS.items():
        codes = tuple(_code(mistake, rules, edition) for mistake in found if origin_of(mistake) in origins)
        yield GroupView(key, edition.gettext(title), codes)


def origin_of(mistake: Mistake) -> str:
    """The module of the rule that a mistake breaks; of one that breaks no rule, the room that tells it."""
    return (mistake.rule or mistake.room).partition(".")[0]


def _code(mistake: Mistake, rules: dict[str, str], edition: Edition) -> CodeView:
    return CodeView(
        code=mistake.code,
        is_warning=mistake.is_warning,
        rule=rules.get(mistake.rule, ""),
        message=_NAMED_VALUE.sub("…", edition.gettext(mistake.text)),
        examples=tuple(_example(mistake, example, edition) for example in mistake.examples),
    )


def _example(mistake: Mistake, example: Example, edition: Edition) -> ExampleView:
    message, hint = (Fragment(text or "", **example.values) for text in (mistake.text, example.hint))
    return ExampleView(example.path, example.line, message.say(edition), hint.say(edition) if example.hint else "")
