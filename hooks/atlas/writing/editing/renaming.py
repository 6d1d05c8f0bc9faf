"""The renaming of a record: its file under the new id, with the old one among its former ids, and all that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from atlas.messages.message import N_, Fragment
from atlas.messages.refusal import Refusal
from atlas.model.kinds import kind_of, path_of
from atlas.model.problems import Problem
from atlas.model.records import Record
from atlas.reading.folders import DATA
from atlas.reading.lines.yaml_nodes import locate
from atlas.records.store import Atlas
from atlas.records.walk import leaves
from atlas.rules.ids import RESERVED
from atlas.writing.editing.edited_file import EditedFile
from atlas.writing.editing.refusals import record_with_id, refuse_errors
from atlas.writing.files import write_record_files
from atlas.writing.ids import slug


@dataclass(frozen=True, slots=True)
class Renaming:
    """The record's file before and after, and the texts of all files to write, that file first."""

    before: str
    after: str
    texts: Mapping[str, bytes]

    def write(self, root: Path) -> None:
        """Writes the files below `root`, then removes the one before. Raises OSError.

        Until that one is gone the renaming can be made again, which does what is left of it.
        """
        write_record_files({root / path: text for path, text in self.texts.items()})
        (root / self.before).unlink()


def renaming_of(root: Path, old: str, new: str, atlas: Atlas, problems: Iterable[Problem]) -> Renaming:
    """The renaming of a record of the data below `root`, which has these problems. Raises Refusal.

    A file under the new id, with what this very renaming writes, is what an interrupted one has left.
    """
    record = record_with_id(old, atlas)
    before, after = path_of(record), f"{DATA}/{kind_of(record)}/{new}.yaml"
    text = _with_new_id(root, record, old, new)
    own = {before, after} if (root / after).is_file() and (root / after).read_bytes() == text else set[str]()
    if not own:
        _refuse_unfit(new, atlas)
    refuse_errors(problem for problem in problems if problem.path not in own)
    namers = {path_of(link.record): link.record for link in atlas.links_to(old)}
    others = {path: _with_new_id(root, one, old, new) for path, one in namers.items() if path not in (before, after)}
    return Renaming(before, after, {after: text, **others})


def _refuse_unfit(id_: str, atlas: Atlas) -> None:
    """Raises Refusal for an id that no other record may get."""
    if not id_ or slug(id_) != id_:
        raise Refusal(Fragment(N_("malformed id '{id}': it is a-z, 0-9 and single hyphens"), id=id_))
    if id_ in RESERVED:
        raise Refusal(Fragment(N_("reserved id '{id}'"), id=id_))
    if holders := atlas.holders_of(id_):
        has_it = N_("'{id}' is the id of {path}") if holders[0].id == id_ else N_("'{id}' is a former id of {path}")
        raise Refusal(Fragment(has_it, id=id_, path=path_of(holders[0])))


def _with_new_id(root: Path, record: Record, old: str, new: str) -> bytes:
    """The file of a record that names the new id wherever it names the old; its own also names the old as a former."""
    file = EditedFile((root / path_of(record)).read_bytes())
    for leaf in leaves(record):
        if leaf.reference and leaf.value == old:
            file.replace_word(locate(file.root, leaf.path), old, new)
    if record.id == old:
        file.append_word("formerly", old)
    return file.data()
