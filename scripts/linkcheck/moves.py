"""Addresses that have moved for good, as a patch of data/ that changes nothing but them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from atlas.model.values import ADDRESS
from atlas.records.record_index import address_key
from atlas.writing.replacing import replaced
from linkcheck.addresses import Place, Target
from linkcheck.outcomes import Outcome, Result


def moves(checked: Iterable[tuple[Target, Result]]) -> list[tuple[Place, str]]:
    """The places of addresses that have moved for good, each with the new address.

    Left out are moves after which a quote is missing, those away from a secure connection, to what cannot be written
    as an address, and to an address that stands in data/ already.
    """
    checked = list(checked)
    known = {address_key(place.written): target for target, _ in checked for place in target.places}
    found = []
    for target, result in checked:
        if result.outcome is not Outcome.MOVED or not all(result.quotes.values()):
            continue
        if urlsplit(target.address).scheme == "https" != urlsplit(result.moved).scheme:
            continue
        if known.get(address_key(result.moved), target) is not target:
            continue
        for place in target.places:
            fragment = place.written.partition("#")[1:]
            address = result.moved + "".join(fragment)
            if ADDRESS.fullmatch(address) and address.isprintable() and place.path[-1] == "url":
                found.append((place, address))
    return found


def patch(found: Iterable[tuple[Place, str]], project: Path) -> str:
    """The moves as a unified diff for `git apply`; what cannot be replaced alone is left out."""
    changes: dict[str, list[tuple[Place, str]]] = {}
    for place, address in found:
        changes.setdefault(place.file, []).append((place, address))
    return "".join(_diff(file, changes[file], project) for file in sorted(changes))


def _diff(file: str, changes: list[tuple[Place, str]], project: Path) -> str:
    before = (project / file).read_bytes().decode("utf-8")
    after = before
    for place, address in changes:
        after = replaced(after, place.path, address) or after
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines as Git counts them: at line feeds alone."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
