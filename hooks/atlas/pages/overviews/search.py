"""The search page: the texts that its script shows, and links to the kinds of records."""

from __future__ import annotations

from atlas.derive.status.states import STATES, state_name
from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.choices import NameKind
from atlas.model.kinds import KINDS
from atlas.model.settings import Settings
from atlas.pages.overviews.views import SearchView
from atlas.pages.phrases.states import state_label
from atlas.pages.phrases.views import CountedLink

_SEARCH_TEXTS = {
    "empty": N_("Type a name, a place or a word."),
    "none": N_("Nothing found for “{query}”."),
    "failed": N_("The search could not be loaded."),
    "more": N_("Show more"),
    "all": N_("in texts in all languages"),
    "elsewhere": N_("Found only in texts in other languages."),
    "bykind": N_("Kind of record"),
    "bycountry": N_("Country"),
    "bywith": N_("Second country"),
    "bystatus": N_("Status"),
    "bydecade": N_("Decade"),
    "everykind": N_("All kinds"),
    "everycountry": N_("All countries"),
    "everywith": N_("With any country"),
    "everystatus": N_("Any status"),
    "everydecade": N_("Any decade"),
    "decade": N_("{year}s"),
    "nearby": N_("Names similar to “{query}”:"),
    "incomplete": N_("The atlas is not complete: a place that is missing here may still have partners."),
    "tell": N_("Tell us"),
    "wrote": N_("you wrote “{query}”"),
    "namein": N_("name in {languages}"),
    "roleperson": N_("person named here"),
}


def search_view(edition: Edition, settings: Settings, kinds: tuple[CountedLink, ...]) -> SearchView:
    """The view of the search page; `kinds` are links to the indexes."""
    texts = {key: edition.gettext(text) for key, text in _SEARCH_TEXTS.items()}
    texts["languages"] = " ".join(settings.languages)
    texts |= {f"role{kind.value}": edition.gettext(kind.label) for kind in NameKind}
    texts |= {
        f"state-{state_name(state, possibly=possibly)}": state_label(state, possibly, edition)
        for state, possibly in STATES
    }
    texts |= {f"kind{kind}": edition.gettext(cls.LABEL) for kind, cls in KINDS.items()}
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
