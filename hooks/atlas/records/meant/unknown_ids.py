"""Messages on ids of no record: the record that was meant by its name, its address or a nearly right id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from atlas.messages.message import N_, Message
from atlas.model.fields import Reference
from atlas.model.problems import DID_YOU_MEAN, DID_YOU_MEAN_NAMED, nearest
from atlas.model.records import Record
from atlas.reading.lines.line_repairs import NO_SPACE_AFTER_DASH
from atlas.reading.lines.shape_hints import EACH_AN_ENTRY, LIST_WITHOUT_BRACKETS
from atlas.reading.values.hidden_characters import disguise, undisguised, word_in_ascii
from atlas.records.meant.without_record import town_in_country, with_form
from atlas.records.names import id_in_address
from atlas.records.store import Atlas
from atlas.records.walk import Leaf

_ONE_WORD = re.compile(r"[^\W_][\w-]*")
_BETWEEN_IDS = re.compile(
    r"(?:^\d+[.)]\s*|\s+\d+[.)]\s*|\s*<?[-=]+>\s*|\s+(?:[-–—/&+]|and|и|och|ja)\s+|[\s,;/–—•·*，；、［］]+)"
)
_LEAST_ALIKE = 0.72


def unknown_id(leaf: Leaf, reference: Reference, record: Record, atlas: Atlas) -> Message:
    """The message on an id that no record has, in a value of a record that may refer to others."""
    id_ = leaf.value
    if (plain := undisguised(id_)) != id_ and _is_known(plain, reference, atlas) and (disguised := disguise(id_)):
        return disguised
    entry = id_.removeprefix("-")
    if entry != id_ and atlas.kind_at(entry):
        return NO_SPACE_AFTER_DASH.with_values(entry=id_, value=entry)
    words = [word.removeprefix("-") for word in _BETWEEN_IDS.split(id_) if word]
    if len(words) > 1 and (all(map(atlas.kind_at, words)) or (";" in id_ and all(map(_ONE_WORD.fullmatch, words)))):
        return LIST_WITHOUT_BRACKETS.with_hint(EACH_AN_ENTRY, meant=f"[{', '.join(words)}]")
    if len(words) > 1 and not any(atlas.named(id_)) and (ids := _one_each(words, reference, atlas)):
        return LIST_WITHOUT_BRACKETS.with_hint(EACH_AN_ENTRY, meant=f"[{', '.join(ids)}]")
    message = Message("unknown-id", N_("no record '{id}'"), id=id_)
    return _with_hint(message, leaf, reference, record, atlas)


def _one_each(words: list[str], reference: Reference, atlas: Atlas) -> list[str]:
    """The ids of the records that these words name, if each names one."""
    found = [[id_ for id_ in _meant_ids(word, atlas) if atlas.kind_at(id_) in reference.kinds] for word in words]
    return [ids[0] for ids in found] if all(len(ids) == 1 for ids in found) else []


def _with_hint(message: Message, leaf: Leaf, reference: Reference, record: Record, atlas: Atlas) -> Message:
    id_ = leaf.value
    fitting = _fitting(_meant_ids(id_, atlas), reference, record, atlas)
    if len(fitting) > 1:
        return message.with_hint(N_("several have this name: write one of {ids}"), ids=tuple(fitting))
    near = fitting[0] if fitting else _near(id_, reference, record, atlas)
    if near is None and (town := town_in_country(id_)):
        near = next(iter(_fitting(atlas.named(town[0]), reference, record, atlas)), None)
    if near in reference.words:
        return message.with_hint(DID_YOU_MEAN, near=str(near))
    if near:
        path = f"data/{atlas.kind_at(near)}/{near}.yaml"
        return message.with_hint(DID_YOU_MEAN_NAMED, near=near, name=path)
    if written := with_form(message, leaf, record, atlas):
        return written
    if len(reference.kinds) == 1 and _ONE_WORD.fullmatch(id_):
        path = f"data/{reference.kinds[0]}/{word_in_ascii(id_)}.yaml"
        return message.with_hint(N_("add {path}, or correct the id"), path=path)
    return message.with_hint(N_("add its record, or correct the id"))


def _meant_ids(text: str, atlas: Atlas) -> Iterator[str]:
    """The ids of records that a text names, without repetition."""
    address = id_in_address(text)
    if address and atlas.kind_at(address):
        yield address
        return
    yield from atlas.named(text)


def _near(id_: str, reference: Reference, record: Record, atlas: Atlas) -> str | None:
    fitting = _fitting(atlas.kind_of_id, reference, record, atlas)
    return nearest(re.sub(r"[\s_]+", "-", id_.casefold()), [*fitting, *reference.words], _LEAST_ALIKE)


def _fitting(ids: Iterable[str], reference: Reference, record: Record, atlas: Atlas) -> list[str]:
    """The ids, of these, that may stand there: of a kind that fits, and not that of the record itself."""
    return [id_ for id_ in ids if id_ != record.id and atlas.kind_at(id_) in reference.kinds]


def _is_known(id_: str, reference: Reference, atlas: Atlas) -> bool:
    return atlas.kind_at(id_) is not None or id_ in reference.words
