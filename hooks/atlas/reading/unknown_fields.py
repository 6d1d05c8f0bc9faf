"""Fields that a record or shape does not have: where they belong, or what they may have meant; maps read as meant."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

from atlas.languages.catalogues import catalogue
from atlas.messages.message import N_, Clause, Message
from atlas.model.fields import Choice, FieldSpec, specification, written_fields
from atlas.model.kinds import KINDS
from atlas.model.parties import Act, Party
from atlas.model.places import PlaceRecord
from atlas.model.problems import DID_YOU_MEAN, ONE_OF, nearest
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.model.text import Text
from atlas.reading.lines.citations import field_of_source
from atlas.reading.lines.error_repairs import VALUE_WITHOUT_KEY
from atlas.reading.lines.shape_hints import Joined, is_empty, joined_at_commas
from atlas.reading.lines.yaml_nodes import Mapping, Node, Scalar
from atlas.reading.notes import Notes
from atlas.reading.values.code_names import OF_CONTRIBUTORS
from atlas.reading.values.codes import is_language
from atlas.reading.values.hidden_characters import disguise, undisguised

_TOO_FAR_LEFT = Message(
    "field-too-far-left", N_("'{field}' is too far to the left"), N_("indent it further than '{key}'")
)
_UNKNOWN = Message("unknown-field", N_("unknown field '{field}'"))
_BELONGS_TO = N_("it belongs to {kinds}")
_BELONGS_TO_OR = N_("it belongs to {kinds}; or did you mean '{near}'?")
_BELONGS_WITHIN = N_("it belongs within {fields}")
_BELONGS_WITHIN_OR = N_("it belongs within {fields}; or did you mean '{near}'?")
_BELONGS_ABOVE = N_("it is a field of the record: begin it where the record's other fields begin")
_LEAST_ALIKE = 0.7
_SURELY = 0.8
_FEW = 3
_ITS_OWN_ID = N_("the name of the file is the id: delete the line")
_ONE_OF_TWO = N_("did you mean '{near}' or '{other}'?")
_OF_ALL_KINDS = frozenset({"name", *(spec.key for spec in specification(Record))})
_NEVER = ("withdrawn",)
_USUAL_WORDS = {
    "coordinates": "lat lon lng latitude longitude location position geo",
    "other_names": "alias aliases aka",
    "remarks": "comment comments note notes",
    "seat": "place places city location",
    "since": "start started begin year sedan founded established",
    "ended": "end until",
    "parties": "towns cities twins partner_towns members",
    "url": "link address website href",
    "retrieved": "date accessed accessed_on access_date seen_on",
    "sources": "references citations",
    "quote": "text citation cite quotation zitat",
    "text": "name",
    "label": "name title",
    "at": "page place location",
    "name": "title",
    "title": "name headline",
    "language": "lang",
    "id": "source source_id city town place organisation topic",
    "kind": "type category slag laji",
    "type": "kind category",
    "date": "päiväys",
    "office": "title asema",
    "side": "sida",
}
"""Words of other formats for fields; each counts where the field is one of the class."""
_INSTEAD = (
    (
        "twins twin_towns twin_cities sister_cities sister_towns twinnings partners partner_cities partner_towns "
        "vänorter ystävyyskaupungit побратимы",
        N_("each relationship is a record of its own, an agreement: data/agreements/<id>.yaml"),
    ),
    (
        "mayor chair chairman chairperson leader borgmästare kaupunginjohtaja мэр глава",
        N_("persons are named where they act: in an agreement, an event or the roles of an organisation"),
    ),
    (
        "population inhabitants area invånare asukasluku väkiluku население",
        N_("a number is an entry of 'figures', with what it counts and its source"),
    ),
)
"""Words for what other sites say of a place, and where that stands here."""
_TWO_DATES = (("since", "signed"), ("published", "retrieved"))
"""Fields either of which may be meant by `date`."""
_USUAL_NAMES = {
    "twinning": "sister cities, sister city, sister town, twin towns, twin town, twin cities, побратимство, побратимы, "
    "города-побратимы, vänort, vänorter, vänortsavtal, ystävyyskaupunki, ystävyyskaupungit, kummikaupunki",
    "live page": "web page, website, web, internet, online, сайт, webbsida, verkkosivu",
}
"""Usual names of what the words of lists mean."""


def unknown_field(cls: Any, key: str) -> Message:
    """The message on a field that the class of a record or shape does not have."""
    if cls is Citation and (of_source := field_of_source(key)):
        return of_source
    message = _UNKNOWN.with_values(field=key)
    if key.casefold() == "id" and issubclass(cls, Record):
        return message.with_hint(_ITS_OWN_ID)
    keys = sorted(spec.key for spec in written_fields(cls))
    plain = undisguised(key)
    if plain in keys and (disguised := disguise(key)):
        return disguised
    word = plain.casefold().replace("-", "_").replace(" ", "_")
    if issubclass(cls, PlaceRecord) and (
        instead := next((hint for words, hint in _INSTEAD if word in words.split()), "")
    ):
        return message.with_hint(instead)
    near = word if word in keys else _near(word, keys)
    two = next((two for two in _TWO_DATES if {*two} <= {*keys}), None)
    if word == "date" and two:
        return message.with_hint(_ONE_OF_TWO, near=two[0], other=two[1])
    if near != word and (elsewhere := _elsewhere(cls, word, message, near)):
        return elsewhere
    near = near or _keys_by_label(cls).get(key.casefold().replace("_", " "))
    return message.with_hint(DID_YOU_MEAN, near=near) if near else message.with_hint(ONE_OF, words=tuple(keys))


def meant_field(cls: Any, key: str) -> str | None:
    """The field of the class that was meant by one that it does not have, if that is sure."""
    keys = [spec.key for spec in written_fields(cls)]
    word = undisguised(key).casefold().replace("-", "_").replace(" ", "_")
    if word in keys:
        return word
    label = key.casefold().replace("_", " ")
    return _usual(word, keys) or nearest(word, keys, _SURELY) or _keys_by_label(cls).get(label)


def as_meant(cls: Any, node: Mapping, notes: Notes) -> Joined:
    """The map with values that commas cut, a first value without a key, or a field that stands too far to the left."""
    keys = {spec.key for spec in written_fields(cls)}
    if not issubclass(cls, Record):
        node = _with_first_key(cls, node, notes)
    return joined_at_commas(_nested(cls, node, notes), keys.__contains__)


def _with_first_key(cls: Any, node: Mapping, notes: Notes) -> Mapping:
    """The map with the key of its first value, where that stands without one; it is noted."""
    first_key = getattr(cls, "SCALAR_FIELD", written_fields(cls)[0].key)
    first, *others = node.entries.items()
    value, (name, child) = first
    if first_key in node.entries or any(spec.key == value for spec in written_fields(cls)):
        return node
    if isinstance(child, Mapping) and not others and cls is not Stated:
        others = list(child.entries.items())
    elif not is_empty(child):
        return node
    notes.bad(name.mark, VALUE_WITHOUT_KEY.with_values(value=value, meant=f"{first_key}: {value}"))
    return Mapping({first_key: (name, name), **dict(others)}, node.mark)


def _nested(cls: Any, node: Mapping, notes: Notes) -> Mapping:
    """The map with fields below the empty field under which they should be indented; the first of them is noted."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, (name, child) in node.entries.items():
        last = next(reversed(entries), "")
        outer, inner = entries.get(last, (name, node))
        is_nested = isinstance(inner, Mapping) and inner.mark.column <= outer.mark.column
        if last and (is_nested or is_empty(inner)) and _belongs_within(cls, last, key):
            if not is_nested:
                notes.bad(name.mark, _TOO_FAR_LEFT.with_values(field=key, key=last))
            within = inner.entries if isinstance(inner, Mapping) else {}
            entries[last] = (outer, Mapping({**within, key: (name, child)}, inner.mark if is_nested else name.mark))
        else:
            entries[key] = (name, child)
    return Mapping(entries, node.mark)


def _belongs_within(cls: Any, field: str, key: str) -> bool:
    """Tests if a field of the class holds texts by language, and the key is a language; or shapes with this key."""
    spec = next((spec for spec in written_fields(cls) if spec.key == field), None)
    if spec is None or any(other.key == key for other in written_fields(cls)):
        return False
    return key in _keys_in(spec.type) or (is_language(key) and Text in _types_in(spec.type))


def _near(word: str, keys: list[str]) -> str | None:
    """The key that was meant by one nearly like it, or by a usual word for it."""
    same = next((key for key in keys if _singular(key) == _singular(word)), None)
    return _usual(word, keys) or same or nearest(word, keys, _LEAST_ALIKE)


def _usual(word: str, keys: list[str]) -> str | None:
    return next((key for key, words in _USUAL_WORDS.items() if word in words.split() and key in keys), None)


def _singular(word: str) -> str:
    return re.sub(r"(ies|y|es|s)$", "", word)


def kind_of_fields(keys: frozenset[str]) -> str | None:
    """The one kind that has all these fields and requires no other; None where there is none, or several."""
    if not keys - _OF_ALL_KINDS:
        return None
    fitting = [kind for kind, cls in KINDS.items() if _fits(specification(cls), keys)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(specs: tuple[FieldSpec, ...], keys: frozenset[str]) -> bool:
    return keys <= {spec.key for spec in specs} and {spec.key for spec in specs if spec.required} <= keys


def _elsewhere(cls: Any, key: str, message: Message, near: str | None) -> Message | None:
    """The message with the kinds or fields that have this one, if any do."""
    kinds = [other for other in KINDS.values() if any(spec.key == key for spec in specification(other))]
    if not issubclass(cls, Record):
        return message.with_hint(_BELONGS_ABOVE) if kinds and near is None and cls is not Stated else None
    within = [spec.key for spec in specification(cls) if spec.key not in _NEVER and key in _keys_in(spec.type)]
    if 0 < len(within) <= _FEW:
        hint = _BELONGS_WITHIN_OR if near else _BELONGS_WITHIN
        return message.with_hint(hint, fields=tuple(f"'{field}'" for field in within), near=near or "")
    kinds = kinds or [
        other for other in KINDS.values() if any(key in _keys_in(spec.type) for spec in specification(other))
    ]
    if 0 < len(kinds) <= _FEW:
        hint = _BELONGS_TO_OR if near else _BELONGS_TO
        return message.with_hint(hint, kinds=tuple(Clause(kind.PLURAL) for kind in kinds), near=near or "")
    return None


@cache
def _keys_in(type_: Any) -> frozenset[str]:
    """The keys of the shapes in a type, but not those of what stands in every shape."""
    shapes = [found for found in _types_in(type_) if hasattr(found, "__dataclass_fields__") and found is not Stated]
    return frozenset(spec.key for found in shapes for spec in written_fields(found))


@cache
def _types_in(type_: Any) -> frozenset[Any]:
    """The types of which a type is made: those of its arguments, and of the acts of parties."""
    own = {type_, Act} if type_ is Party else {type_}
    return frozenset(own).union(*map(_types_in, get_args(type_)))


@cache
def _keys_by_label(cls: Any) -> dict[str, str]:
    return _by_translation([(spec.label, spec.key) for spec in written_fields(cls)])


@cache
def words_by_label(cls: type[Choice]) -> dict[str, str]:
    """The words of a list by their labels in the languages of contributors."""
    usual = {word: str(meant) for meant in cls for word in _USUAL_NAMES.get(str(meant), "").split(", ") if word}
    return usual | _by_translation([(word.label, str(word)) for word in cls])


def _by_translation(labels: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in OF_CONTRIBUTORS:
        gettext = catalogue(language).gettext
        for label, key in labels:
            found.setdefault(gettext(label).casefold(), key)
    return found
