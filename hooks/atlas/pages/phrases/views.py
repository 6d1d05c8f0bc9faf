"""What templates are given: typed, in one language, with nothing left to look up.

Named tuples: a page has hundreds of them, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from typing import NamedTuple

from atlas.derive.status.in_force import InForce
from atlas.languages.edition import Words
from atlas.model.shapes import Citation

SHOWN = 200
"""How many rows a page shows at most."""


class Phrase(NamedTuple):
    """Words, with an address where they lead somewhere: below the language's root, or `https://...`."""

    words: Words
    address: str | None = None


class Line(NamedTuple):
    """One value as it is shown, with what is said about it."""

    head: Phrase | None = None
    details: tuple[Fact, ...] = ()
    parts: tuple[Line, ...] = ()
    citations: tuple[Citation, ...] = ()
    standing: str | None = None
    inferred: bool = False
    note: Words | None = None
    doubtful: Words | None = None
    otherwise: tuple[Line, ...] = ()
    others: bool = False


class Fact(NamedTuple):
    """A labelled field with its values; `others`: the source's list goes on."""

    key: str
    label: str
    lines: tuple[Line, ...]
    others: bool = False


class Row(NamedTuple):
    """A record in an index: its name, per heading the lines of one field, and an agreement's state."""

    title: Phrase
    standing: str | None
    cells: tuple[tuple[Line, ...], ...]
    status: Status | None


class Status(NamedTuple):
    """The computed state of an agreement; `state` is its language-neutral name, for ids and styles.

    `tail` follows the label in a sentence. `in_force` stands in lists that readers can ask for a day or year.
    """

    state: str
    label: str
    confirmed: str | None = None
    nothing_since: bool = False
    tail: str = ""
    citations: tuple[Citation, ...] = ()
    in_force: InForce | None = None

    @property
    def sentence(self) -> str:
        """In force when last confirmed, 14 December 2017 (8 years ago); nothing known since."""
        return self.label[:1].upper() + self.label[1:] + self.tail


class Note(NamedTuple):
    """A citation as a footnote; `address` is where the source stands, given once per source, for paper."""

    number: int
    title: Phrase
    address: str | None
    place: str | None
    quote: Words | None
    publisher: Words | None
    date: str | None
    remark: Words | None


class Partner(NamedTuple):
    """The other parties of an agreement, as seen from one of its parties; `through` acts for that party."""

    through: Phrase | None
    actors: tuple[Phrase, ...]
    countries: tuple[Phrase, ...]
    agreement: Phrase
    called: tuple[Words, ...]
    facts: tuple[Fact, ...]
    acts: tuple[Fact, ...]
    status: Status
    briefing: str
    citations: tuple[Citation, ...]


class PartnerGroup(NamedTuple):
    """The partners by agreements in one state."""

    status: Status
    partners: tuple[Partner, ...]


class Relation(NamedTuple):
    """A record that speaks of the page's record: what it is for it, and a few facts."""

    title: Phrase
    how: tuple[str, ...]
    facts: tuple[Fact, ...]
    standing: str | None
    status: Status | None
    citations: tuple[Citation, ...]


class RelationGroup(NamedTuple):
    """The relations of one kind; `total` counts those that are not shown too."""

    kind: str
    label: str
    relations: tuple[Relation, ...]
    total: int


class Supported(NamedTuple):
    """A statement that a source supports."""

    record: Phrase
    field: str
    place: str | None
    quote: Words | None


class NotKnown(NamedTuple):
    """What the sources leave open; see derive.unknown."""

    sides: tuple[Phrase, ...]
    last: str | None
    undated: bool
    fields: tuple[str, ...]
    twin_towns: bool


class AnniversaryRow(NamedTuple):
    """An anniversary, with the next round one after it. `relation` is None on its own page.

    One that is not celebrated has a `status` that says why, and no next round one.
    """

    when: str
    years: str
    is_round: bool
    relation: Phrase | None
    counted_from: Fact
    status: Status | None
    next_round: str


class ExpiryRow(NamedTuple):
    """The end of an agreement's term."""

    when: str
    relation: Phrase


class Asked(NamedTuple):
    """What as_of.js needs beside the rows of a page: where only a part is shown, the file of all, and the country."""

    periods: str = ""
    country: str = ""


class Way(NamedTuple):
    """A way into the atlas with the number of records behind it."""

    phrase: Phrase
    number: int


class WeakRow(NamedTuple):
    """A weak place: the record, what is weak in it, and where to mend it."""

    record: Phrase
    field: str | None
    sides: tuple[Phrase, ...]
    date: str | None
    languages: tuple[str, ...]
    edit: Phrase
