"""Rules on the letters of texts, on what must not stand in them, and on texts that are named or too long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from atlas.messages.message import N_, CountryName, LanguageName, Message
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import OtherName, Stated
from atlas.model.text import UNDETERMINED
from atlas.model.values import Address, Country, Quote
from atlas.reading.values.codes import mistaken_for
from atlas.records.store import Atlas
from atlas.records.walk import Leaf, leaves
from atlas.rules.plain_text.characters import invisible, not_nfc
from atlas.rules.plain_text.contacts import contact
from atlas.rules.plain_text.flaw import Flaw
from atlas.rules.plain_text.hosts import host_in_mixed_scripts, host_like_latin, host_of_no_site
from atlas.rules.plain_text.leftovers import leftover, nothing_said, only_address
from atlas.rules.plain_text.persons import name_of_one
from atlas.rules.plain_text.scripts import mixed_word, not_in_script, whole_imitations, wrong_script
from atlas.rules.rule import Finding

SUMMARY_LIMIT = 2000
_NAMES = ("name", "title", "label")
_QUOTED = re.compile('«[^»]*»|[“”„][^“”]*[“”]|"[^"]*"')


def right_script(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The letters of a text are of its language's script: no Latin letter imitates a Cyrillic one, or the reverse."""
    for leaf, language in _texts(record):
        yield from _findings(record, leaf, wrong_script(leaf.value, language))
        yield from _findings(record, leaf, whole_imitations(leaf.value, language, atlas.words(language)))
    for leaf in _strings(record):
        if leaf.type not in (Address, Quote) and leaf.language in (None, UNDETERMINED):  # such as a person's name
            yield from _findings(record, leaf, mixed_word(leaf.value))


def host_of_one_script(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No part of an address's host mixes scripts, so that a letter of one imitates a letter of another."""
    for leaf in leaves(record):
        if leaf.type is Address:
            yield from _findings(record, leaf, host_in_mixed_scripts(leaf.value))


def host_not_imitated(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A host in Cyrillic or another script does not look like a Latin one, but where its ending is in that script."""
    for leaf in leaves(record):
        if leaf.type is Address:
            yield from _findings(record, leaf, host_like_latin(leaf.value))


def host_on_the_web(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An address leads to a site that everyone can visit."""
    for leaf in leaves(record):
        if leaf.type is Address:
            yield from _findings(record, leaf, host_of_no_site(leaf.value))


def language_script(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A text in one language has no words in the script of another, but in quotes or in a name that stays the same."""
    texts = list(_texts(record))
    unchanged = Counter((leaf.path[:-1], leaf.value) for leaf, _ in texts)
    for leaf, language in texts:
        is_name_of_place = isinstance(record, PlaceRecord) and leaf.path[0] == "name"  # in each script of its own
        if is_name_of_place or unchanged[leaf.path[:-1], leaf.value] == 1:
            own = _QUOTED.sub(lambda match: " " * len(match[0]), leaf.value)
            yield from _findings(record, leaf, not_in_script(own, language) if own.strip() else iter(()))


def language_of_country(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """No text is entered under its country's code where that is the code of a minority language: `se`, Northern Sami,
    for Sweden.
    """
    for country in sorted({leaf.value for leaf in leaves(record) if leaf.type is Country}):
        main = mistaken_for(country)
        for leaf, language in _texts(record) if main else ():
            if language == country.lower() and main not in _sibling_languages(record, leaf):
                message = Message(
                    "language-of-few",
                    N_("'{tag}' is {language}, which few speak there ({country})"),
                    N_("write '{main}' if {name} is meant"),
                    tag=language,
                    language=LanguageName(language),
                    country=CountryName(country),
                    main=str(main),
                    name=LanguageName(str(main)),
                )
                yield Finding(record, leaf.path, message, key=True)


def summary_short(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A summary has two to five sentences: at most 2,000 characters."""
    for language, text in (record.summary or {}).items():
        if len(text) > SUMMARY_LIMIT:
            message = Message(
                "long-summary",
                N_("a summary of {length} characters, more than {limit}"),
                N_("tell the rest in 'remarks' or 'outcomes', each with its source"),
                length=len(text),
                limit=SUMMARY_LIMIT,
            )
            yield Finding(record, ("summary", language), message)


def reviewed_text_present(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """`reviewed` names languages in which the record has a text, `name_made` those in which it has a name."""
    texts = {leaf.language for leaf in leaves(record) if leaf.language} if record.reviewed else set()
    for index, language in enumerate(record.reviewed):
        if language not in texts:
            yield Finding(record, ("reviewed", index), _without_text(language, N_("the record has no text in it")))
    names = next((getattr(record, name) for name in _NAMES if getattr(record, name, None)), None)
    for language in record.name_made or ():
        if language not in (names.value if isinstance(names, Stated) else names or ()):
            message = _without_text(language, N_("the record has no name in it: add the name, or remove the language"))
            yield Finding(record, ("name_made", language), message, key=True)


def _without_text(language: str, hint: str) -> Message:
    message = Message("no-text-in-language", N_("'{tag}' ({language}) is named here, but nothing stands in it"), hint)
    return message.with_values(tag=language, language=LanguageName(language))


def normalised(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Text is in the Unicode form NFC and has no invisible characters."""
    for leaf in _strings(record):
        if leaf.value.isascii() and leaf.value.isprintable():  # most are, and nothing is wrong in them
            continue
        yield from _findings(record, leaf, not_nfc(leaf.value))
        yield from _findings(record, leaf, invisible(leaf.value, leaf.language or UNDETERMINED))


def no_contact(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The data contains no e-mail addresses or telephone numbers."""
    for leaf in _strings(record):
        yield from _findings(record, leaf, contact(leaf.value))


def no_leftovers(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A text holds no marks of HTML, and no words in a wrong encoding."""
    for leaf in _strings(record):
        if leaf.type is not Address and not leaf.value.isalnum():
            yield from _findings(record, leaf, leftover(leaf.value))


def says_something(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A text, or a quote, has words of its own: it is no sign for a text to come, and no address."""
    for leaf in _strings(record):
        if leaf.language or leaf.type is Quote:
            yield from _findings(record, leaf, nothing_said(leaf.value))
        if leaf.type is Quote:
            yield from _findings(record, leaf, only_address(leaf.value))


def one_person(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The name of a person is that of one, without an office."""
    for leaf in _strings(record):
        if "person" in leaf.path[-3:]:
            yield from _findings(record, leaf, name_of_one(leaf.value))


def _texts(record: Record) -> Iterator[tuple[Leaf, str]]:
    for leaf in leaves(record):
        if leaf.language and leaf.language != UNDETERMINED:
            yield leaf, leaf.language
    for index, name in enumerate(record.other_names or ()):
        if isinstance(name, OtherName) and name.lang:
            yield Leaf(("other_names", index, "value"), str, name.value), name.lang


def _sibling_languages(record: Record, leaf: Leaf) -> set[str]:
    """The languages of a text, or where it is another name, those of the name."""
    whole = ("name", "value") if leaf.path[0] == "other_names" else leaf.path[:-1]
    return {other.language for other in leaves(record) if other.language and other.path[:-1] == whole}


def _strings(record: Record) -> Iterator[Leaf]:
    return (leaf for leaf in leaves(record) if isinstance(leaf.value, str) and not leaf.reference)


def _findings(record: Record, leaf: Leaf, flaws: Iterator[Flaw]) -> Iterator[Finding]:
    return (Finding(record, leaf.path, flaw.message) for flaw in flaws)
