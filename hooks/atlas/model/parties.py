"""Parties of agreements: their acts, their lists of relations, and what was looked for in vain."""

from __future__ import annotations

from typing import ClassVar

from atlas.messages.message import N_
from atlas.model.choices import ActKind, AgreementType, Sought, Standing
from atlas.model.fields import Proof, optional, required, shape
from atlas.model.shapes import Actor, Citation, Day, End, Stated
from atlas.model.text import Text


@shape
class RelationList:
    """A list of relationships of one kind, as a source gives it."""

    HEAD: ClassVar[str] = "of"

    of: AgreementType = required("Which relationships.", N_("List of"))
    as_of: Stated[Day] | None = optional("The date or period to which its information applies.", N_("As of"))
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Searched:
    """A search of the editors that found nothing."""

    HEAD: ClassVar[str] = "for_"

    for_: Sought = required("What was looked for: own-word, decision or own-list.", N_("Looked for"))
    as_of: Day = required("When it was looked for.", N_("Searched on"))
    note: Text | None = optional("Where it was looked for, in which languages, of which time.", N_("Note"))


@shape
class Act:
    """An action of one party on an agreement."""

    HEAD: ClassVar[str] = "act"

    act: ActKind = required(
        "What it did; a decision to end it is terminated, even if notice is still to be given.",
        N_("Action"),
    )
    date: Stated[Day] | None = optional("When.", N_("Date"))
    by: tuple[Actor, ...] = optional("Who did it for the party.", N_("By"), default=(), inverse=N_("acted"))
    until: Stated[End] | None = optional("The new end of the term.", N_("New end"))
    standing: Standing = optional("stated (default), planned ...", N_("Standing"), default=Standing.STATED)
    note: Text | None = optional("What a reader should know.", N_("Note"))
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())
    otherwise: tuple[Stated[ActKind], ...] = optional(
        "What it did instead, as other sources say.", N_("Another source says"), default=()
    )


@shape
class Party(Actor):
    """An actor bound by an agreement, with its actions."""

    acts: tuple[Act, ...] = optional("What this party did to the agreement.", N_("Actions"), default=())
    unlisted: tuple[RelationList, ...] = optional(
        "Later lists of its own relationships that leave this one out.", N_("Missing from its own list"), default=()
    )
    searched: tuple[Searched, ...] = optional(
        "What we looked for and did not find.", N_("Looked for and not found"), Proof.OURS, ()
    )

    @property
    def size(self) -> int:
        """The number of parties that it counts for: more than one where it is a group that is not named."""
        return (self.unnamed.count or 1) if self.unnamed else 1
