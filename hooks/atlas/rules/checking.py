"""The check of an atlas: every rule, run on every file in parallel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from atlas.model.problems import Problem, Severity
from atlas.model.shapes import Citation
from atlas.parallel.batches import map_batches
from atlas.reading.lines.yaml_nodes import Node, has_key, holds, locate, without_entries
from atlas.reading.loading import Entry, tree_of
from atlas.reading.notes import and_more
from atlas.reading.unknown_fields import meant_field
from atlas.reading.values.limits import MAX_PROBLEMS
from atlas.records.dependencies import Lookup
from atlas.records.store import Atlas
from atlas.rules import (
    acts,
    agreements,
    amounts,
    dates,
    ids,
    places,
    points,
    quotes,
    references,
    sources,
    statements,
    texts,
)
from atlas.rules.rule import Finding, Rule

RULES: tuple[Rule, ...] = (
    Rule(ids.well_formed, partial=True),
    Rule(ids.reserved, partial=True),
    Rule(ids.portable, partial=True),
    Rule(ids.few_former, partial=True),
    Rule(ids.used_twice, partial=True),
    Rule(ids.identifier_form, partial=True),
    Rule(ids.identifier_once, partial=True),
    Rule(references.reference_known, partial=True),
    Rule(references.right_kind, partial=True),
    Rule(references.named_once, partial=True),
    Rule(references.no_circle, partial=True),
    Rule(references.field_names, partial=True),
    Rule(references.field_present),
    Rule(references.withdrawn_not_named, Severity.WARNING),
    Rule(sources.findable, careful=True),
    Rule(sources.page_retrieved),
    Rule(sources.unused, Severity.WARNING),
    Rule(sources.language_known, careful=True),
    Rule(sources.address_once, Severity.WARNING),
    Rule(sources.record_of_address_once, Severity.WARNING),
    Rule(sources.title_as_printed, Severity.WARNING),
    Rule(sources.archived_copy, Severity.WARNING),
    Rule(dates.end_before_start, careful=True),
    Rule(dates.term_near_signing, Severity.WARNING),
    Rule(dates.source_not_older, Severity.WARNING),
    Rule(dates.source_not_older_than_state, Severity.WARNING),
    Rule(dates.bound_stated, Severity.WARNING),
    Rule(dates.not_to_come, partial=True),
    Rule(dates.act_since_1000, partial=True),
    Rule(agreements.two_parties, careful=True),
    Rule(agreements.few_parties, partial=True),
    Rule(agreements.party_once, careful=True),
    Rule(agreements.party_without_record, Severity.WARNING),
    Rule(agreements.party_with_country, Severity.WARNING),
    Rule(agreements.only_bound_parties),
    Rule(agreements.one_start, careful=True),
    Rule(agreements.known_time, Severity.WARNING),
    Rule(agreements.confirmed_since_its_beginning, Severity.WARNING),
    Rule(agreements.duplicate, Severity.WARNING),
    Rule(agreements.searched_in_vain, Severity.WARNING),
    Rule(acts.acts_proven, careful=True),
    Rule(acts.acts_on_the_concluded),
    Rule(acts.follows_what_was_before),
    Rule(acts.acts_after_start, careful=True),
    Rule(acts.acts_before_end),
    Rule(acts.acts_before_follower),
    Rule(acts.renewals_until),
    Rule(acts.resumed_what_was_suspended, Severity.WARNING),
    Rule(acts.acts_in_time_of_party),
    Rule(acts.two_parties_at_a_time),
    Rule(places.coordinates_in_range, careful=True),
    Rule(points.point_in_country, Severity.WARNING),
    Rule(places.region_in_country),
    Rule(places.code_of_country, Severity.WARNING),
    Rule(places.own_row, Severity.WARNING),
    Rule(places.same_name, Severity.WARNING),
    Rule(places.none_known_agrees, Severity.WARNING),
    Rule(amounts.number_certain, partial=True),
    Rule(amounts.amount_positive, partial=True),
    Rule(amounts.currency_known, partial=True),
    Rule(texts.right_script, partial=True),
    Rule(texts.host_of_one_script, partial=True),
    Rule(texts.host_not_imitated, Severity.WARNING, partial=True),
    Rule(texts.host_on_the_web, Severity.WARNING, partial=True),
    Rule(texts.language_script, Severity.WARNING, partial=True),
    Rule(texts.language_of_country, Severity.WARNING, partial=True),
    Rule(texts.summary_short, Severity.WARNING, partial=True),
    Rule(texts.reviewed_text_present),
    Rule(texts.normalised, partial=True),
    Rule(texts.no_contact, partial=True),
    Rule(texts.no_leftovers, Severity.WARNING, partial=True),
    Rule(texts.says_something, Severity.WARNING, partial=True),
    Rule(texts.one_person, Severity.WARNING, partial=True),
    Rule(statements.proven, careful=True, rests_on="sources"),
    Rule(statements.proven_once, careful=True),
    Rule(statements.place_and_quote, careful=True),
    Rule(quotes.omission_mark, Severity.WARNING, partial=True),
    Rule(quotes.straight_marks, Severity.WARNING, partial=True),
    Rule(quotes.language_of_source, Severity.WARNING),
    Rule(statements.inferred_with_note, careful=True),
    Rule(statements.contradicted_with_source, careful=True),
)
"""Every rule, in the order of the page that explains them."""

CheckResult = tuple[tuple[Problem, ...], tuple[Lookup, ...]]
"""The problems that the rules find in a file, and the lookups in the atlas on which that depends."""


def check(root: Path, entries: Sequence[Entry], atlas: Atlas) -> list[CheckResult]:
    """Checks each of these files below `root` by every rule."""

    def check_batch(batch: Sequence[Entry]) -> list[CheckResult]:
        return [_check_file(root, entry, atlas) for entry in batch]

    atlas.prepare()
    return list(chain.from_iterable(map_batches(check_batch, entries)))


def _check_file(root: Path, entry: Entry, atlas: Atlas) -> CheckResult:
    problems, lookups = atlas.tracker.track(lambda: tuple(_problems(root, entry, atlas)))
    return problems, tuple(sorted(lookups))


def _problems(root: Path, entry: Entry, atlas: Atlas) -> Iterator[Problem]:
    found = sorted(_findings(entry, atlas), key=lambda one: one[0].severity is Severity.WARNING)
    if not found:
        return
    if len(found) > MAX_PROBLEMS:
        yield and_more(entry.file.path, found[MAX_PROBLEMS][0].severity)
    tree = tree_of(root, entry)
    kept = without_entries(tree, entry.dropped)
    for rule, finding in found[:MAX_PROBLEMS]:
        if not entry.whole and rule.careful and _is_doubtful(finding, rule, tree, kept, entry):
            continue
        mark = locate(kept, finding.path, key=finding.key)
        yield Problem(entry.file.path, mark.line, mark.column, finding.message, rule.severity, finding.counterpart)


def _is_doubtful(finding: Finding, rule: Rule, tree: Node, kept: Node, entry: Entry) -> bool:
    """Tests if a finding may only be due to a value that is unusable, which is told already."""
    if rule.rests_on and holds(tree, (rule.rests_on,), entry.unusable):
        return True
    if len(finding.path) > 1:  # entries that were left out do not count in a path
        tree = kept
    if finding.missing:
        return has_key(tree, finding.path, finding.missing, lambda key: meant_field(Citation, key) == finding.missing)
    return holds(tree, finding.path, entry.unusable)


def _findings(entry: Entry, atlas: Atlas) -> Iterator[tuple[Rule, Finding]]:
    for rule in RULES:
        if entry.record is not None and (entry.whole or rule.partial or rule.careful):
            for finding in rule.check(entry.record, atlas):
                yield rule, finding
