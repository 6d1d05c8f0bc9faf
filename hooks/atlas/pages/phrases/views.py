"""Views that the templates of all pages share: typed, in one language, with nothing left to look up.

Named tuples: a page has hundreds of them, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from typing import NamedTuple

from atlas.derive.status.in_force import InForce
from atlas.languages.edition import Words
from atlas.languages.glossary import Gloss
from atlas.model.shapes import Citation

SHOWN = 200
"""The most rows that a page shows."""


class Phrase(NamedTuple):
    """Words, with an address where they lead somewhere: below the language's root, or `https://...`."""

    words: Words
    address: str | None = None


class Line(NamedTuple):
    """One value as it is shown, with what is said about it; `counted`: it says how many sources agree on it.

    `several`: more than one source says it.
    `unbracketed`: its standing is said without brackets, as of a noun for an act: "termination planned".
    """

    head: Phrase | None = None
    details: tuple[Fact, ...] = ()
    parts: tuple[Line, ...] = ()
    citations: tuple[Citation, ...] = ()
    standing: str | None = None
    inferred: bool = False
    doubtful: bool = False
    notes: tuple[Words, ...] = ()
    otherwise: tuple[Line, ...] = ()
    others: bool = False
    counted: bool = False
    several: bool = False
    unbracketed: bool = False

    def brief(self, *, proven: bool) -> Line:
        """The line without its notes, and without its sources unless they prove it where it is shown."""
        otherwise = tuple(other.brief(proven=proven) for other in self.otherwise)
        return self._replace(notes=(), citations=self.citations if proven else (), otherwise=otherwise)


class Fact(NamedTuple):
    """A labelled field with its values; `others`: the source's list goes on."""

    key: str
    label: str
    lines: tuple[Line, ...]
    others: bool = False


class Status(NamedTuple):
    """The computed state of an agreement; `state` is its language-neutral name, for ids and styles.

    `inferred` says in words that it rests on an inferred date. `tail` follows the label in a sentence. `in_force`
    stands in lists that readers can ask for a day or year. `pill` is what lists show instead of the label, `full` what
    sentences and timelines say, with the date. `since` says what is known since the last confirmation, where that is
    all that shows it in force, `known_since` if it is anything, `unlisted` which lists of parties' own leave it out.
    """

    state: str
    label: str
    pill: str = ""
    full: str = ""
    confirmed: str | None = None
    inferred: str = ""
    since: str = ""
    known_since: bool = False
    unlisted: tuple[Line, ...] = ()
    tail: str = ""
    citations: tuple[Citation, ...] = ()
    in_force: InForce | None = None

    @property
    def short(self) -> str:
        """The state as lists show it: confirmed 2017; in force (date inferred)."""
        words = self.pill or self.label
        return f"{words} ({self.inferred})" if self.inferred else words

    @property
    def sentence(self) -> str:
        """Confirmed 14 December 2017 (8 years ago); nothing known since."""
        words = self.full or self.label
        return "; ".join((words[:1].upper() + words[1:] + self.tail, *self.omissions))

    @property
    def omissions(self) -> tuple[str, ...]:
        """The lists that leave it out, in words: Aasund: left out of its own list (1 March 2024)."""
        return tuple(line.head.words.text for line in self.unlisted if line.head)


class Note(NamedTuple):
    """A citation as a footnote below its source: the place and the words there. `date`, if not the source's.

    `glosses` are the meanings of key words of the quote.
    """

    number: int
    place: str | None
    quote: Words | None
    date: str | None
    remark: Words | None
    glosses: tuple[Gloss, ...] = ()


class SourceNotes(NamedTuple):
    """A source with the footnotes that cite it; `address` is where it stands, for paper.

    `details` are the fields of a source that has no page to show them.
    """

    title: Phrase
    publisher: Words | None
    date: str | None
    details: tuple[Fact, ...]
    address: str | None
    notes: tuple[Note, ...]


class ListedRecord(NamedTuple):
    """A record in a list: `how` says what it is for the subject of the list; a few facts tell it from others."""

    title: Phrase
    how: tuple[str, ...]
    facts: tuple[Fact, ...]
    standing: str | None
    status: Status | None
    citations: tuple[Citation, ...]


class RecordList(NamedTuple):
    """Records of one kind; `total` counts those that are not shown too, `whole` is where all of them are."""

    kind: str
    label: str
    items: tuple[ListedRecord, ...]
    total: int
    whole: str = ""


class KindNumber(NamedTuple):
    """A kind with its label and the number of its records in the lists of a page."""

    kind: str
    label: str
    number: int


class FacetControl(NamedTuple):
    """Settings of the form that narrows the lists of a page (facets.js); `preset` are the page's own values as JSON.

    `fields` have their place before the script knows what can be chosen, so that nothing moves.
    """

    kinds: tuple[KindNumber, ...]
    fields: tuple[str, ...]
    preset: str = "{}"


class CalendarLink(NamedTuple):
    """A calendar to subscribe to, by its file from the site's root, and what is left out of it.

    Of more agreements than `only_round_above`, if it is not 0, it holds the round anniversaries only; `left_out` counts
    the entries that are too many.
    """

    address: str
    only_round_above: int
    left_out: int


class CountedLink(NamedTuple):
    """A link with the number of records behind it; those that are only planned or talked of are `planned`."""

    phrase: Phrase
    number: int
    planned: int = 0


class OfSide(NamedTuple):
    """Lines on one side of an agreement, or on the record itself where there is no side; a remark goes with them.

    `of` is the agreement, where several are spoken of.
    """

    side: Phrase | None
    lines: tuple[Line, ...]
    remark: str = ""
    of: Phrase | None = None


class NotKnown(NamedTuple):
    """Questions that the sources leave open, as derive.computed.unknown finds them.

    `sides` are not researched; `told` have acts that others tell of. `sides_total` counts the sides that are not shown
    too, where some are not; `others` counts what else is not shown.
    """

    sides: tuple[Phrase, ...] = ()
    last: str | None = None
    undated: bool = False
    fields: tuple[str, ...] = ()
    twin_towns: bool = False
    told: tuple[OfSide, ...] = ()
    searched: tuple[OfSide, ...] = ()
    unlisted: tuple[OfSide, ...] = ()
    sides_total: int = 0
    others: int = 0
