"""The files of data/ as read and checked; after edits only the files that an edit affects are read or checked again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from atlas.model.problems import Problem
from atlas.model.records import Record
from atlas.parallel.pickling import fast_pickled
from atlas.reading.folders import File
from atlas.reading.loading import Entry, read_files
from atlas.records.dependencies import ALL, TODAY, Lookup
from atlas.records.file_table import FileTable, file_table, ids_meant
from atlas.records.record_index import affected_lookups
from atlas.records.store import Atlas
from atlas.rules.checking import check


@fast_pickled
@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file's entry, the problems of its form and of the rules, and the lookups that the rules made for it."""

    entry: Entry
    form_problems: tuple[Problem, ...]
    rule_problems: tuple[Problem, ...] = ()
    lookups: tuple[Lookup, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedData:
    """All files, in their order, and the atlas of their records; `misnamed` are those that were not read, as they
    would be under right names.
    """

    files: Mapping[File, CheckedFile] = field(default_factory=dict)
    atlas: Atlas = field(default_factory=lambda: Atlas(()))
    misnamed: frozenset[File] = frozenset()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files with their records."""
        return tuple(checked.entry for checked in self.files.values())

    @property
    def problems(self) -> list[Problem]:
        """All problems, sorted."""
        files = self.files.values()
        return sorted({problem for checked in files for problem in (*checked.form_problems, *checked.rule_problems)})

    def updated(
        self,
        root: Path,
        files: Sequence[File],
        changed: Sequence[File],
        today: date | None = None,
        misnamed: frozenset[File] = frozenset(),
    ) -> CheckedData:
        """The data after an edit: `files` are all files that there are now, `changed` the new or edited ones of them.

        The problems are those of a check of all files: a rule finds the same in a file as before unless the file has
        changed, or something that the rule looked up for it. All are checked again where `today` goes back.
        """
        read = {entry.file: CheckedFile(entry, tuple(problems)) for entry, problems in read_files(root, changed)}
        now = {file: read.get(file) or self.files[file] for file in files}
        gone = self.files.keys() - now.keys()
        old = _records(self.files[file] for file in (*gone, *read) if file in self.files)
        new = _records(read.values())
        kinds = (("kind", id_) for file in (*gone, *read, *self.misnamed ^ misnamed) for id_ in ids_meant(file))
        affected = {*affected_lookups((*old, *new)), *kinds} if self.files else set[Lookup]()
        if today != self.atlas.today:
            affected.add(TODAY)
        table = file_table((checked.entry for checked in now.values()), misnamed)
        atlas = self._updated_atlas(old, new, table, affected, today)
        if len(read) < len(now) and not _goes_back(self.atlas.today, today):
            to_check = [file for file in files if file in read or _depends_on(affected, now[file])]
        else:
            to_check = list(files)
        found = check(root, [now[file].entry for file in to_check], atlas)
        for file, (problems, lookups) in zip(to_check, found, strict=True):
            now[file] = replace(now[file], rule_problems=problems, lookups=lookups)
        return CheckedData(now, atlas, misnamed)

    def _updated_atlas(
        self,
        old: Collection[Record],
        new: Collection[Record],
        files: FileTable,
        affected: set[Lookup],
        today: date | None,
    ) -> Atlas:
        if self.files:
            return self.atlas.edited(old, new, files, affected, today)
        return Atlas(new, files, today=today)


def _records(files: Iterable[CheckedFile]) -> list[Record]:
    return [checked.entry.record for checked in files if checked.entry.record]


def _goes_back(before: date | None, today: date | None) -> bool:
    """Tests if a day that had come before is to come now."""
    return today is not None and (before is None or today < before)


def _depends_on(affected: set[Lookup], checked: CheckedFile) -> bool:
    """Tests if the rules made any of the affected lookups for a file."""
    return bool(affected) and (ALL in checked.lookups or not affected.isdisjoint(checked.lookups))
