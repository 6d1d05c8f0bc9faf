"""A site that follows its data: after an edit only the edited files are read, and what they touch is checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.atlas import Atlas, kind_of
from atlas.loading import File, Reading, data_files, read_file
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.problems import Problem, ProblemsFound, Severity, report
from atlas.rules import check_entry
from atlas.site import Site
from atlas.walk import leaves

State = tuple[int, int]
"""A file's time of change, in nanoseconds, and its size."""


class Live:
    """Begins with a site as it was read, and takes up the edits of its data.

    Checked anew are the edited records, those that refer to them or to which they refer, and those that share parties
    or ids with them. Beyond these an edit can only teach the rule on scripts a word, which the next build notices.
    """

    def __init__(self, root: Path, site: Site) -> None:
        self.site = site
        self._root = root
        self._atlas = site.atlas
        self._files: dict[File, State] = dict(_states(root, []))
        self._entries = {entry.file: entry for entry in site.entries}
        self._of_form: dict[File, list[Problem]] = {}
        self._of_rules: dict[File, list[Problem]] = {}
        self._keep(site.problems)

    def refresh(self) -> None:
        """Takes up what changed. Raises ProblemsFound with the whole report; the site then stays as it was."""
        of_folders: list[Problem] = []
        states = dict(_states(self._root, of_folders))
        changed = {file for file, state in states.items() if self._files.get(file) != state}
        gone = self._files.keys() - states.keys()
        touched = changed | gone
        old = [entry.record for file in touched if (entry := self._entries.get(file)) and entry.record]
        self._read(changed, gone)
        self._files = states
        new = [record for file in changed if (record := self._entries[file].record)]
        before, self._atlas = self._atlas, self._atlas.edited(old, new, *self._known())
        self._check(touched, {*_around(old, before), *_around(new, self._atlas)})
        found = [*of_folders, *self._problems()]
        if any(problem.severity is Severity.ERROR for problem in found):
            raise ProblemsFound(report(found, len(self._entries)))
        self.site = Site(self._atlas, self.site.settings, tuple(found))

    def _read(self, changed: set[File], gone: set[File]) -> None:
        for file in gone:
            del self._entries[file]
            self._of_form.pop(file, None)
        for file in changed:
            self._entries[file], self._of_form[file] = read_file(self._root, file)

    def _known(self) -> tuple[list[tuple[str, str]], dict[str, str]]:
        known = [(file.id, file.kind) for file in self._entries]
        return known, {file.id: entry.digest for file, entry in self._entries.items()}

    def _check(self, touched: set[File], around: set[tuple[str, str]]) -> None:
        reading = Reading(self._root, (), ())
        to_check = {file for file in self._entries if (file.kind, file.id) in around}
        for file in touched | to_check | {file for file, found in self._of_rules.items() if found}:
            entry = self._entries.get(file)
            self._of_rules[file] = list(check_entry(entry, self._atlas, reading)) if entry else []

    def _problems(self) -> Iterator[Problem]:
        for problems in (*self._of_form.values(), *self._of_rules.values()):
            yield from problems

    def _keep(self, problems: tuple[Problem, ...]) -> None:
        by_path = {file.path: file for file in self._entries}
        for problem in problems:
            if file := by_path.get(problem.path):
                self._of_rules.setdefault(file, []).append(problem)


def _states(root: Path, problems: list[Problem]) -> Iterator[tuple[File, State]]:
    for file in data_files(root, problems):
        try:
            found = (root / file.path).stat()
        except OSError:  # gone since it was listed
            continue
        yield file, (found.st_mtime_ns, found.st_size)


def _around(records: list[Record], atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The kind and id of every record whose problems may depend on one of these."""
    for record in records:
        near = [link.record for link in atlas.links_to(record.id)]
        near += [other for leaf in leaves(record) if leaf.reference and (other := atlas.get(leaf.value))]
        near += [other for id_ in (record.id, *record.formerly) for other in atlas.holders_of(id_)]
        near += atlas.same_parties(record) if isinstance(record, Agreement) else ()
        yield from ((kind_of(other), other.id) for other in near)
