"""Agreements between cities, regions and organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from atlas.messages.message import N_
from atlas.model.choices import ActKind, AgreementType, InstrumentForm, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Proof, optional, required, shape
from atlas.model.parties import Party
from atlas.model.records import Record
from atlas.model.shapes import Citation, Day, Link, Role, Start, Stated
from atlas.model.text import Text
from atlas.model.values import Language


@shape
class Instrument:
    """The document that was signed."""

    HEAD: ClassVar[str] = "form"

    form: InstrumentForm | None = optional("Its form.", N_("Form"))
    title: Text | None = optional("Its title.", N_("Title"))
    number: str | None = optional("Its number.", N_("Number"))
    legal_basis: Text | None = optional("The law on which it rests.", N_("Legal basis"))
    languages: tuple[Language, ...] = optional("Its languages.", N_("Languages"), default=())
    sources: tuple[Citation, ...] = optional("What proves it.", N_("Sources"), default=())


@shape
class Agreement(Record):
    """An agreement between parties: a twinning, a cooperation agreement, a consortium."""

    LABEL: ClassVar[str] = N_("Agreement")
    PLURAL: ClassVar[str] = N_("Agreements")
    COLUMNS: ClassVar[tuple[str, ...]] = ("type", "signed", "since", "in_force")
    EXPECTED: ClassVar[tuple[tuple[str, ...], ...]] = (("since", "in_force"), ("signed",), ("instrument",))

    name: Stated[Text] | None = optional(
        "Its name; made up from the parties where there is none.", N_("Name"), Proof.OURS
    )
    type: Stated[AgreementType] = required("What it founds or regulates.", N_("Type"), Proof.OURS)
    parties: tuple[Party, ...] = required("Who is bound by it, with what each did.", N_("Parties"), inverse=N_("party"))
    called: tuple[Stated[Text], ...] = optional("The source's own word for it.", N_("Term in the source"), default=())
    instrument: tuple[Instrument, ...] = optional("The document that was signed.", N_("Document"), default=())
    signed: Stated[Day] | None = optional("When it was signed.", N_("Signed"))
    since: Stated[Start] | None = optional("How long the relationship has existed.", N_("Since"))
    in_force: Stated[PartialDate] | None = optional(
        "Its term: the time for which it is in force.", N_("Period of validity")
    )
    ended: Stated[Day] | None = optional("When it ended, without an action of a party.", N_("Ended"), Proof.OWN)
    establishes: tuple[Link, ...] = optional(
        "What it founds.", N_("Establishes"), default=(), inverse=N_("established by")
    )
    roles: tuple[Role, ...] = optional(
        "Who holds which role under it.", N_("Roles"), default=(), inverse=N_("role in it")
    )

    @property
    def stated_term(self) -> Stated[PartialDate] | None:
        """The term before any renewal: `in_force`, or a `since` from a start to an end; `since: ../2010` has no end."""
        if self.in_force or not self.since:
            return self.in_force
        since = self.since.value
        return self.since if since.is_interval and since.start and since.end else None

    @property
    def signings(self) -> tuple[Stated[PartialDate], ...]:
        """The date of its signing; where none is stated, those at which its parties signed it, the earliest first."""
        if self.signed:
            return (self.signed,)
        acts = (act for party in self.parties for act in party.acts)
        signed = (act for act in acts if act.act is ActKind.SIGNED and act.standing is Standing.STATED)
        dates = (replace(act.date, sources=act.date.sources or act.sources) for act in signed if act.date)
        return tuple(sorted((date for date in dates if date.value.year_known), key=lambda date: date.value.sort_key))

    @property
    def common_signing(self) -> Stated[PartialDate] | None:
        """The date at which all that signed it did so; None where none is known, or they did not at one time."""
        signings = self.signings
        return signings[0] if len({date.value.text for date in signings}) == 1 else None

    @property
    def beginning(self) -> PartialDate | None:
        """The date of its signing, else of its beginning; None where none is known, or sources differ on it."""
        stated: Stated[PartialDate] | None = next(iter(self.signings), None) or self.in_force or self.since
        return None if not stated or stated.otherwise or not stated.value.year_known else stated.value.begin
