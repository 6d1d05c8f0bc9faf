"""The rules that records keep, and the checking of an atlas by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from atlas.model.problems import Problem, Severity
from atlas.parallel.pool import parallel_map
from atlas.reading.loading import Entry
from atlas.reading.loading import positions as places_in
from atlas.records.dependencies import Lookup
from atlas.records.store import Atlas
from atlas.rules import agreements, dates, ids, places, references, sources, statements, texts
from atlas.rules.rule import Finding, Rule

_BATCH_SIZE = 500  # records that a process checks at a time

RULES: tuple[Rule, ...] = (
    Rule(ids.well_formed, partial=True),
    Rule(ids.reserved, partial=True),
    Rule(ids.used_twice, partial=True),
    Rule(references.reference_known, partial=True),
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
    starts = range(0, len(entries), _BATCH_SIZE)

    def check_batch(batch: int) -> list[Found]:
        return [_traced(root, entry, atlas) for entry in entries[starts[batch] : starts[batch] + _BATCH_SIZE]]

    atlas.prepare()
    return [of_one for batch in parallel_map(check_batch, len(starts)) for of_one in batch]


def _traced(root: Path, entry: Entry, atlas: Atlas) -> Found:
    problems, lookups = atlas.tracker.track(lambda: tuple(_problems(root, entry, atlas)))
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
