"""What is known of data/: its files as read and checked. After edits only what they touch is read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from atlas.model.problems import Problem
from atlas.model.records import Record
from atlas.parallel.pickling import fast_pickled
from atlas.reading.loading import Entry, File, read_files
from atlas.records.dependencies import ALL, Lookup
from atlas.records.record_index import lookups_in
from atlas.records.store import Atlas
from atlas.rules.checking import check


@fast_pickled
@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file's entry, the problems of its form and of the rules, and what the rules looked up for it in the atlas."""

    entry: Entry
    of_form: tuple[Problem, ...]
    of_rules: tuple[Problem, ...] = ()
    lookups: tuple[Lookup, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedData:
    """Every file, in their order, and the atlas of their records."""

    files: Mapping[File, CheckedFile] = field(default_factory=dict)
    atlas: Atlas = field(default_factory=lambda: Atlas(()))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files with their records."""
        return tuple(known.entry for known in self.files.values())

    @property
    def of_form(self) -> tuple[Problem, ...]:
        """The problems of form."""
        return tuple(problem for known in self.files.values() for problem in known.of_form)

    @property
    def problems(self) -> list[Problem]:
        """All problems, sorted."""
        of_rules = (problem for known in self.files.values() for problem in known.of_rules)
        return sorted({*self.of_form, *of_rules})

    def after(self, root: Path, files: Sequence[File], changed: Sequence[File]) -> CheckedData:
        """What is known when there are these files, of which some are new or have changed, and no others.

        Whatever they say, the problems are those of a check of all files: a rule finds the same in a file as before
        unless the file has changed, or something that the rule looked up for it.
        """
        read = {entry.file: CheckedFile(entry, tuple(found)) for entry, found in read_files(root, changed)}
        found = {file: read.get(file) or self.files[file] for file in files}
        gone = self.files.keys() - found.keys()
        old = _records(self.files[file] for file in (*gone, *read) if file in self.files)
        new = _records(read.values())
        touched = {*lookups_in((*old, *new)), *(("kind", file.id) for file in (*gone, *read))} if self.files else set()
        atlas = self._atlas(old, new, found, touched)
        if len(read) < len(found):
            to_check = [file for file in files if file in read or _concerns(touched, found[file])]
        else:
            to_check = list(files)
        checked = check(root, [found[file].entry for file in to_check], atlas)
        for file, (problems, lookups) in zip(to_check, checked, strict=True):
            found[file] = replace(found[file], of_rules=problems, lookups=lookups)
        return CheckedData(found, atlas)

    def _atlas(
        self, old: Collection[Record], new: Collection[Record], found: Mapping[File, CheckedFile], touched: set[Lookup]
    ) -> Atlas:
        kinds = [(file.id, file.kind) for file in found]
        digests = {file.id: known.entry.digest for file, known in found.items()}
        return self.atlas.edited(old, new, kinds, digests, touched) if self.files else Atlas(new, kinds, digests)


def _records(files: Iterable[CheckedFile]) -> list[Record]:
    return [known.entry.record for known in files if known.entry.record]


def _concerns(touched: set[Lookup], known: CheckedFile) -> bool:
    """Whether any of the touched lookups was made for a file."""
    return bool(touched) and (ALL in known.lookups or not touched.isdisjoint(known.lookups))
