"""Forms of what has no record and can be written all the same: a person, a town, a body, a country, a group."""

from __future__ import annotations

import re

from atlas.messages.message import N_, CountryName, Message
from atlas.model.parties import Party
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation, Link
from atlas.reading.lines.shape_hints import flow_map, language_of_letters, text_in_language
from atlas.reading.values.code_names import country_codes, country_named
from atlas.records.sources import source_of
from atlas.records.store import Atlas
from atlas.records.walk import Leaf, owners

_TOWN_IN_COUNTRY = re.compile(r"(?P<town>[^\W\d_][^,;(]*?)(?:\s*[,(]\s*(?P<land>[^,;()]+?)\)?|\s+(?P<code>[A-Z]{2}))")
_NUMBER = re.compile(r"(?P<count>[1-9]\d{0,2}(?:[ \u00a0\u202f]?\d{3})*)(?:\s+(?P<what>[^\W\d_].*))?")
_PERSON = re.compile(r"(?:[A-ZÅÄÖÆØ][\w'’.-]*\s+){1,3}[A-ZÅÄÖÆØ][\w'’-]+|(?:[А-ЯЁ][\w.-]*\s+){1,3}[А-ЯЁ][\w-]+")
_ID = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WORDS = re.compile(r"[^\W_][^,;:()]*|[^\W\d_][^,;:()]*[,(][^,;:()]+\)?")
_LONGEST = 60
_UNSAID = "..."


def with_form(message: Message, leaf: Leaf, record: Record, atlas: Atlas) -> Message | None:
    """The message with the way to write what has no record in the place of this id; None where only an id may stand."""
    owner = list(owners(record, leaf.path))[-1]
    is_id = _ID.fullmatch(leaf.value) or not _WORDS.fullmatch(leaf.value) or len(leaf.value) > _LONGEST
    if leaf.path[-1] != "id" or is_id or not isinstance(owner, Actor | Link):
        return None
    language = _language(leaf.value, record, atlas)
    if isinstance(owner, Link):
        hint = N_("add its record, or correct the id; what has none is written {meant}")
        return message.with_hint(hint, meant=flow_map({"text": text_in_language(leaf.value, language)}))
    return (
        _of_group(message, leaf.value, language)
        or _of_country(message, leaf.value)
        or _of_town(message, leaf.value)
        or (
            None
            if set(leaf.value) & set(",(")
            else _of_body(message, leaf.value, language, is_party=isinstance(owner, Party))
        )
    )


def town_in_country(text: str) -> tuple[str, str] | None:
    """The name of a town and the code of its country, which follows it: `Testila, EE`, `Testila (Estonia)`."""
    found = _TOWN_IN_COUNTRY.fullmatch(text)
    if found is None:
        return None
    written = found["land"] or found["code"]
    country = written if written in country_codes() else country_named(written, nearly=False)
    return (found["town"], country) if country else None


def _of_group(message: Message, text: str, language: str) -> Message | None:
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    what = text_in_language(found["what"], language) if found["what"] else _UNSAID
    group = flow_map({"what": what, "count": re.sub(r"\D", "", found["count"])})
    hint = N_("how many they were, without names, is written {meant}")
    return message.with_hint(hint, meant=flow_map({"unnamed": group}))


def _of_country(message: Message, text: str) -> Message | None:
    country = text if text in country_codes() else country_named(text, nearly=False)
    if not country:
        return None
    hint = N_("did you mean the country? write {country: {code}} ({name})")
    return message.with_hint(hint, code=country, name=CountryName(country))


def _of_town(message: Message, text: str) -> Message | None:
    if not (town := town_in_country(text)):
        return None
    meant = flow_map({"text": text_in_language(town[0]), "country": town[1]})
    return message.with_hint(N_("a town without a record has its name and country: {meant}"), meant=meant)


def _of_body(message: Message, text: str, language: str, *, is_party: bool) -> Message:
    written = text_in_language(text, language)
    if is_party:
        hint = N_("a town or body without a record is written {meant}, with the code of its country; or correct the id")
        return message.with_hint(hint, meant=flow_map({"text": written, "country": _UNSAID}))
    meant = flow_map({"text": written})
    if _PERSON.fullmatch(text):
        hint = N_("a person is written {person}, a body without a record {meant}; or correct the id")
        return message.with_hint(hint, person=flow_map({"person": text}), meant=meant)
    hint = N_("a town or body without a record is written {meant}; or correct the id")
    return message.with_hint(hint, meant=meant)


def _language(text: str, record: Record, atlas: Atlas) -> str:
    """The language of the text: that of the record's sources, if they share one, in whose letters the text stands."""
    cited = (one for owner in (record, *getattr(record, "parties", ())) for one in owner.sources)
    languages = {language for citation in cited for language in _languages_of(citation, atlas)}
    by_letters = language_of_letters(text)
    same_script = len(languages) == 1 and ("ru" in languages) == (by_letters == "ru")
    return str(next(iter(languages))) if same_script else by_letters


def _languages_of(citation: Citation, atlas: Atlas) -> tuple[str, ...]:
    source = source_of(citation, atlas)
    return tuple(source.language) if source else ()
