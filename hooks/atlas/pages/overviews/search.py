"""The search page: the texts that its script shows, and links to the kinds of records."""

from __future__ import annotations

from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.settings import Settings
from atlas.pages.overviews.views import SearchView
from atlas.pages.phrases.views import CountedLink

_SEARCH_TEXTS = {
    "empty": N_("Type a name, a place or a word."),
    "none": N_("Nothing found for “{query}”."),
    "failed": N_("The search could not be loaded."),
    "more": N_("Show more"),
}


def search_view(edition: Edition, settings: Settings, kinds: tuple[CountedLink, ...]) -> SearchView:
    """The view of the search page; `kinds` are links to the indexes."""
    texts = {name: edition.gettext(text) for name, text in _SEARCH_TEXTS.items()}
    forms = {form: _result_count(number, edition) for form, number in _plural_examples(edition).items()}
    root = "../../" if settings.root(edition.language) else "../"
    return SearchView(edition.gettext("Search"), root, tuple({**texts, **forms}.items()), kinds)


def _plural_examples(edition: Edition) -> dict[str, int]:
    """A number for each plural form of the language, by CLDR's name of the form."""
    rule = edition.locale.plural_form
    return {rule(number): number for number in reversed(range(1, 120))} | {"other": 100}


def _result_count(number: int, edition: Edition) -> str:
    message = edition.ngettext("%(number)s result for “{query}”", "%(number)s results for “{query}”", number)
    return message % {"number": "{count}"}
