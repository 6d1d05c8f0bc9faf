"""Feeds of changes in facts, in one language: of all, and of each country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment

from atlas.derive.changes.log import ChangeNumber, month_of
from atlas.derive.changes.subjects import ChangeSubjects
from atlas.model.settings import Settings
from atlas.pages.changes.atom import FeedEntry, atom_feed, feed_address
from atlas.pages.changes.change_writer import ChangeWriter, FeedContext
from atlas.pages.changes.items import ChangeItems
from atlas.pages.changes.views import ActItem
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.rendering.html import NoteLabels, to_html

MOST_ENTRIES = 50
"""The most entries of a feed; a reader's program keeps those that it has seen."""
_NO_NOTES = NoteLabels("", "", "")


class ChangeFeeds:
    """Writes the feeds of one edition."""

    def __init__(
        self, presenter: Presenter, subjects: ChangeSubjects, settings: Settings, environment: Environment
    ) -> None:
        self._edition = presenter.edition
        self._settings = settings
        self._log = subjects.log
        context = FeedContext(settings.site_url + settings.root(self._edition.language), presenter)
        self._writer = ChangeWriter(context, self._edition)
        self._items = ChangeItems(presenter, subjects, context)
        self._environment = environment

    def file(
        self, title: str, page: str, code: str, numbers: Sequence[ChangeNumber], tip: str
    ) -> Iterator[tuple[str, bytes]]:
        """The address and content of the feed that belongs to a page; `tip` is the last commit of its changes.

        Each change has an entry, and each act that it brought; one that brought acts alone has but those. There are
        MOST_ENTRIES at most.
        """
        self._log.details(numbers)  # all at once: each by itself would ask Git again
        entries = [entry for number in numbers for entry in self._entries(number)][:MOST_ENTRIES]
        content = atom_feed(title, page, code, entries, self._settings, self._edition)
        yield feed_address(self._edition.language, code), content

    def _entries(self, number: ChangeNumber) -> Iterator[FeedEntry]:
        commit, change = self._log.commits[number[0]], self._log.change(number)
        item = next(self._items.items([number]))
        of, page = (commit.id, change.kind, change.id), f"changes/{month_of(commit.day)}/"
        if not self._items.is_of_acts_alone(number):
            title = f"{item.title.words.text}: {', '.join(item.effects)}"
            yield FeedEntry(of, title, item.title.address or page, item.day, self._html("feed_change.md", item=item))
        for place, act in enumerate(self._items.acts(number)):
            address = act.agreement.address or page
            yield FeedEntry((*of, place), _title(act), address, item.day, self._act(act))

    def _act(self, act: ActItem) -> str:
        return self._html("feed_act.md", act=act, line=self._writer.line(act.line))

    def _html(self, template: str, **values: Any) -> str:
        return to_html(self._environment.get_template(template).render(**values), _NO_NOTES)


def _title(act: ActItem) -> str:
    """The party, what it did or plans to do, and the agreement."""
    head = act.line.head.words.text if act.line.head else ""
    standing = f" ({act.line.standing})" if act.line.standing else ""
    return f"{act.party.text}: {head}{standing} ({act.agreement.words.text})"
