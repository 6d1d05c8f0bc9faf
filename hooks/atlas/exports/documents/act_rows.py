"""The acts of the parties of an agreement as rows: each act of each party, as a depositary lists them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from atlas.exports.documents.statement_rows import citation_cells
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.parties import Act, Party
from atlas.pages.phrases.names import actor_name
from atlas.pages.tables.columns import certainty
from atlas.records.store import Atlas

SEVERAL = " | "
"""Stands between the sources, places and quotes of an act that several citations prove, each in the same order."""


class ActRow(NamedTuple):
    """A row; every cell is text, empty where nothing is known.

    `number` is that of the party, from 1. `party` is the id of its record, `party_name` its name in the root language.
    `by` are those who acted for it. Several sources, places and quotes stand in the same order.
    """

    agreement: str
    number: str
    party: str
    party_name: str
    act: str
    date: str
    earliest: str
    latest: str
    certainty: str
    until: str
    by: str
    standing: str
    source: str
    source_address: str
    place: str
    quote: str


def act_rows(agreement: Agreement, atlas: Atlas, edition: Edition, site_url: str) -> Iterator[ActRow]:
    """The rows of an agreement: party by party, in the order of its file. `edition` names those without a record."""
    for number, party in enumerate(agreement.parties, 1):
        for act in party.acts:
            yield _row(agreement, number, party, act, atlas, edition, site_url)


def _row(
    agreement: Agreement, number: int, party: Party, act: Act, atlas: Atlas, edition: Edition, site_url: str
) -> ActRow:
    proofs = [citation_cells(citation, atlas, site_url) for citation in act.sources]
    date = act.date.value if act.date else None
    return ActRow(
        agreement=agreement.id,
        number=str(number),
        party=party.id or "",
        party_name=actor_name(party, atlas, edition).text,
        act=act.act.value,
        date=date.text if date else "",
        earliest=date.earliest.isoformat() if date and date.earliest else "",
        latest=date.latest.isoformat() if date and date.latest else "",
        certainty=certainty(act.date) if act.date else "",
        until=act.until.value.text if act.until else "",
        by="; ".join(actor_name(actor, atlas, edition).text for actor in act.by),
        standing=act.standing.value,
        source=SEVERAL.join(proof.source for proof in proofs),
        source_address=SEVERAL.join(proof.source_address for proof in proofs),
        place=SEVERAL.join(proof.place for proof in proofs),
        quote=SEVERAL.join(proof.quote for proof in proofs),
    )
