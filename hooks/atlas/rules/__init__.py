"""The rules that records keep, and the checking of an atlas by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from atlas.atlas import Atlas
from atlas.crew import spread
from atlas.loading import Entry
from atlas.loading import places as places_in
from atlas.problems import Problem, Severity
from atlas.rules import agreements, dates, ids, places, references, sources, statements, texts
from atlas.rules.rule import Finding, Rule
from atlas.tracing import Lookup

_PORTION = 500  # records that a process checks at a time

RULES: tuple[Rule, ...] = (
    Rule(ids.well_formed, partial=True),
    Rule(ids.reserved, partial=True),
    Rule(ids.used_twice, partial=True),
    Rule(references.known, partial=True),
    Rule(references.right_kind, partial=True),
    Rule(references.field_names, partial=True),
    Rule(references.field_present),
    Rule(sources.findable),
    Rule(sources.unused, Severity.WARNING),
    Rule(dates.end_before_start),
    Rule(agreements.two_parties),
    Rule(agreements.party_once),
    Rule(agreements.one_start),
    Rule(agreements.duplicate, Severity.WARNING),
    Rule(places.coordinates_in_range),
    Rule(texts.right_script, partial=True),
    Rule(texts.language_script, Severity.WARNING, partial=True),
    Rule(texts.normalised, partial=True),
    Rule(texts.no_contact, partial=True),
    Rule(statements.proven),
    Rule(statements.proven_once),
    Rule(statements.place_and_quote),
    Rule(statements.inferred_with_note),
    Rule(statements.contradicted_with_source),
)
"""Every rule, in the order of the page that explains them."""


Found = tuple[tuple[Problem, ...], tuple[Lookup, ...]]
"""The problems in a file, and the lookups in the atlas by which they were found."""


def check(root: Path, entries: Sequence[Entry], atlas: Atlas) -> list[Found]:
    """What every rule finds in each of these files below `root`."""
    starts = range(0, len(entries), _PORTION)

    def check_portion(portion: int) -> list[Found]:
        return [_traced(root, entry, atlas) for entry in entries[starts[portion] : starts[portion] + _PORTION]]

    atlas.prepare()
    return [of_one for portion in spread(check_portion, len(starts)) for of_one in portion]


def _traced(root: Path, entry: Entry, atlas: Atlas) -> Found:
    problems, lookups = atlas.tracer.traced(lambda: tuple(_problems(root, entry, atlas)))
    return problems, tuple(sorted(lookups))


def _problems(root: Path, entry: Entry, atlas: Atlas) -> Iterator[Problem]:
    found = list(_findings(entry, atlas))
    if not found:
        return
    locate = places_in(root, entry)
    for rule, finding in found:
        mark = locate(finding.path, key=finding.key)
        yield Problem(entry.file.path, mark.line, mark.column, finding.message, finding.hint, rule.severity)


def _findings(entry: Entry, atlas: Atlas) -> Iterator[tuple[Rule, Finding]]:
    for rule in RULES:
        if entry.record is not None and (entry.whole or rule.partial):
            for finding in rule.check(entry.record, atlas):
                yield rule, finding
