"""The views of the partners of a place on another site."""

from __future__ import annotations

from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.pages.phrases.views import Phrase


class EmbeddedPartner(NamedTuple):
    """A partner: the other parties of an agreement and their countries; `relation` is the agreement by its type.

    `through` is who acts for the place. `since` says when it began, and how sure that is; `status` how it stands.
    """

    through: Phrase | None
    actors: tuple[Phrase, ...]
    countries: tuple[Phrase, ...]
    relation: Phrase
    since: str
    status: str


class EmbeddedGroup(NamedTuple):
    """The partners by agreements in one state."""

    label: str
    partners: tuple[EmbeddedPartner, ...]


class EmbedView(NamedTuple):
    """The partners of a place. `file` is the address of the same as JSON, from the site's root."""

    title: str
    place: Words
    address: str
    groups: tuple[EmbeddedGroup, ...]
    as_of: str
    atlas: str
    file: str
