"""The addresses at which to say that a section of a record's page is wrong: the form opens with what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.pages.phrases.hosts import wrong_form
from atlas.pages.phrases.views import Fact
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import PartnerGroup
from atlas.records.value_lines import value_lines

_MOST = 1000  # characters: the address stands in the page, in every language
_LONG = ("summary", "name_made")
_OF_PARTNERS = ("type", "signed", "since", "in_force", "ended")


def wrong_forms(
    record: Record, sections: Sequence[Fact], partners: Iterable[PartnerGroup], services: PageServices
) -> dict[str, str]:
    """The addresses by section: `facts`, `partners`, and the fields that have a section of their own."""
    if not wrong_form("", {}, services.settings):
        return {}
    own = {fact.key for fact in sections}
    lines = list(value_lines(record))
    found = {"facts": [str(line) for line in lines if line.path[0] not in (*own, *_LONG)]}
    found |= {key: [str(line) for line in lines if line.path[0] == key] for key in sorted(own)}
    found["partners"] = list(_partner_lines(partners, services))
    return {key: _address(record, lines, services) for key, lines in found.items() if lines}


def _partner_lines(partners: Iterable[PartnerGroup], services: PageServices) -> Iterator[str]:
    """The values of the agreements of a section, each after its record."""
    for group in partners:
        for partner in group.partners:
            address = (partner.agreement.address or "").rstrip("/")
            lines = value_lines(services.atlas[address.rpartition("/")[2]])
            yield from (f"{address} {line}" for line in lines if line.path[0] in _OF_PARTNERS)


def _address(record: Record, lines: Sequence[str], services: PageServices) -> str:
    path = f"{kind_of(record)}/{record.id}"
    listed = ""
    for line in lines:
        if len(listed) + len(line) > _MOST:
            break
        listed += f"{line}\n"
    return wrong_form(f"Wrong: {path}", {"record": path, "values": listed}, services.settings)
