"""The record: fields that every kind has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from atlas.messages.message import N_
from atlas.model.choices import NameMade, Standing
from atlas.model.fields import Proof, Reference, optional, shape
from atlas.model.shapes import (
    ANY_RECORD,
    Actor,
    Citation,
    Figure,
    Link,
    OtherName,
    Outcome,
    RecordId,
    Remark,
    Stated,
    TopicLink,
    Withdrawn,
)
from atlas.model.text import Text
from atlas.model.values import Language

AnyId = Annotated[str, Reference((*ANY_RECORD, "sources", "topics"))]


@shape
class Record:
    """One YAML file; `id` is its stem.

    COLUMNS are the fields shown in tables. Where PROPER_NAME, the name is worth showing in other languages.
    EXPECTED are groups of fields: where a record has none of a group, its page says so.
    """

    LABEL: ClassVar[str]
    PLURAL: ClassVar[str]
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    PROPER_NAME: ClassVar[bool] = True
    EXPECTED: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str

    other_names: tuple[OtherName, ...] = optional(
        "Former, short and foreign names, found by search.", N_("Other names"), Proof.OURS, ()
    )
    name_made: Mapping[Language, NameMade] | None = optional(
        "Per language: the name is our translation or transliteration.", N_("Names made by us"), Proof.OURS
    )
    summary: Text | None = optional(
        "Two to five sentences in your own words, based only on the sources.", N_("Summary"), Proof.OURS
    )
    standing: Standing = optional(
        "stated (default), agreed, planned, proposed, under-discussion, expected.",
        N_("Standing"),
        Proof.OURS,
        Standing.STATED,
    )
    topics: tuple[TopicLink, ...] = optional("Its topics.", N_("Topics"), default=(), inverse=N_("on this topic"))
    purpose: tuple[Stated[Text], ...] = optional("What it is for, as stated.", N_("Purpose"), default=())
    about: tuple[Actor, ...] = optional(
        "Whom or what it is about.", N_("Subject"), default=(), inverse=N_("as the subject")
    )
    figures: tuple[Figure, ...] = optional("Its figures.", N_("Figures"), Proof.OWN, ())
    outcomes: tuple[Outcome, ...] = optional("What came of it.", N_("Results"), Proof.OWN, ())
    remarks: tuple[Remark, ...] = optional("What else the sources say about it.", N_("Remarks"), default=())
    follows: tuple[Link, ...] = optional("What came before it.", N_("Follows"), default=(), inverse=N_("followed by"))
    part_of: tuple[Link, ...] = optional("What it is a part of.", N_("Part of"), default=(), inverse=N_("part of it"))
    under: tuple[Link, ...] = optional(
        "The agreement or programme under which it is.", N_("Under"), default=(), inverse=N_("under it")
    )
    member_of: tuple[Link, ...] = optional("What it is a member of.", N_("Member of"), default=(), inverse=N_("member"))
    perhaps: RecordId | None = optional(
        "A record that may be about the same thing.",
        N_("Perhaps the same as"),
        Proof.OURS,
        inverse=N_("perhaps the same"),
    )
    open: tuple[str, ...] = optional(
        "The lists of this record that the source does not give in full.", N_("Not complete"), Proof.OURS, ()
    )
    sources: tuple[Citation, ...] = optional("What proves its fields.", N_("Sources"), Proof.OURS, ())
    reviewed: tuple[Language, ...] = optional(
        "The languages in which a native editor has read its texts and found them right.",
        N_("Read by a native editor"),
        Proof.OURS,
        (),
    )
    formerly: tuple[str, ...] = optional(
        "Its former ids; their addresses keep working.", N_("Formerly"), Proof.OURS, ()
    )
    withdrawn: Withdrawn | None = optional("When and why it was withdrawn.", N_("Withdrawn"), Proof.OURS)
