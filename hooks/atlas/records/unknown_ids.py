"""Messages on ids of no record: the record that was meant by its name, its address or a nearly right id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, CountryName, Message
from atlas.model.fields import Reference
from atlas.model.problems import DID_YOU_MEAN, DID_YOU_MEAN_NAMED, nearest
from atlas.model.shapes import BODIES
from atlas.reading.lines.line_repairs import NO_SPACE_AFTER_DASH
from atlas.reading.lines.shape_hints import EACH_AN_ENTRY, LIST_WITHOUT_BRACKETS, flow_map, text_in_language
from atlas.reading.values.code_names import country_codes, country_named
from atlas.reading.values.hidden_characters import disguise, undisguised, word_in_ascii
from atlas.records.names import id_in_address
from atlas.records.store import Atlas

_ONE_WORD = re.compile(r"[^\W_][\w-]*")
_BETWEEN_IDS = re.compile(
    r"(?:^\d+[.)]\s*|\s+\d+[.)]\s*|\s*<?[-=]+>\s*|\s+(?:[-–—/&+]|and|и|och|ja)\s+|[\s,;/–—•·*，；、［］]+)"
)
_TOWN_IN_COUNTRY = re.compile(r"(?P<town>[^\W\d_][^,;(]*?)(?:\s*[,(]\s*(?P<land>[^,;()]+?)\)?|\s+(?P<code>[A-Z]{2}))")
_LEAST_ALIKE = 0.72


def unknown_id(id_: str, reference: Reference, atlas: Atlas) -> Message:
    """The message on an id that no record has, where a reference stands."""
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
    return _with_hint(message, id_, reference, atlas)


def _one_each(words: list[str], reference: Reference, atlas: Atlas) -> list[str]:
    """The ids of the records that these words name, if each names one."""
    found = [[id_ for id_ in _meant_ids(word, atlas) if atlas.kind_at(id_) in reference.kinds] for word in words]
    return [ids[0] for ids in found] if all(len(ids) == 1 for ids in found) else []


def _with_hint(message: Message, id_: str, reference: Reference, atlas: Atlas) -> Message:
    fitting = [other for other in _meant_ids(id_, atlas) if atlas.kind_at(other) in reference.kinds]
    if len(fitting) > 1:
        return message.with_hint(N_("several have this name: write one of {ids}"), ids=tuple(fitting))
    near = fitting[0] if fitting else _near(id_, reference, atlas)
    if near in reference.words:
        return message.with_hint(DID_YOU_MEAN, near=str(near))
    if near:
        path = f"data/{atlas.kind_at(near)}/{near}.yaml"
        return message.with_hint(DID_YOU_MEAN_NAMED, near=near, name=path)
    if set(BODIES) < set(reference.kinds) and (town := _town_in_country(id_)):
        return _of_town(message, town, reference, atlas)
    country = country_named(id_, nearly=False) if set(BODIES) < set(reference.kinds) else None
    if country:
        hint = N_("did you mean the country? write {country: {code}} ({name})")
        return message.with_hint(hint, code=country, name=CountryName(country))
    if len(reference.kinds) == 1 and _ONE_WORD.fullmatch(id_):
        path = f"data/{reference.kinds[0]}/{word_in_ascii(id_)}.yaml"
        return message.with_hint(N_("add {path}, or correct the id"), path=path)
    return message.with_hint(N_("add its record, or correct the id"))


def _of_town(message: Message, town: tuple[str, str], reference: Reference, atlas: Atlas) -> Message:
    """The message with the record of a town that is written with its country, or with the map that stands for it."""
    name, country = town
    found = [id_ for id_ in atlas.named(name) if atlas.kind_at(id_) in reference.kinds]
    if len(found) == 1:
        return message.with_hint(
            DID_YOU_MEAN_NAMED, near=found[0], name=f"data/{atlas.kind_at(found[0])}/{found[0]}.yaml"
        )
    meant = flow_map({"text": text_in_language(name), "country": country})
    return message.with_hint(N_("a town without a record has its name and country: {meant}"), meant=meant)


def _town_in_country(text: str) -> tuple[str, str] | None:
    """The name of a town and the code of its country, which follows it: `Testila, EE`, `Testila (Estonia)`."""
    found = _TOWN_IN_COUNTRY.fullmatch(text)
    if found is None:
        return None
    written = found["land"] or found["code"]
    country = written if written in country_codes() else country_named(written, nearly=False)
    return (found["town"], country) if country else None


def _meant_ids(text: str, atlas: Atlas) -> Iterator[str]:
    """The ids of records that a text names, without repetition."""
    address = id_in_address(text)
    if address and atlas.kind_at(address):
        yield address
        return
    yield from atlas.named(text)


def _near(id_: str, reference: Reference, atlas: Atlas) -> str | None:
    fitting = [other for other, kind in atlas.kind_of_id.items() if kind in reference.kinds]
    word = re.sub(r"[\s_]+", "-", id_.casefold())
    words = [*fitting, *reference.words]
    return nearest(word, words, _LEAST_ALIKE) or nearest(word, atlas.kind_of_id, _LEAST_ALIKE)


def _is_known(id_: str, reference: Reference, atlas: Atlas) -> bool:
    return atlas.kind_at(id_) is not None or id_ in reference.words
