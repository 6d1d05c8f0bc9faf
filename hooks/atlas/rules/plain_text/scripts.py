"""Words and texts in the wrong script for their language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from itertools import groupby, pairwise

from atlas.languages.letters import alphabet, letter_with_code, lookalike, mixed_scripts, script, scripts
from atlas.messages.message import N_, Fragment, Message, alternatives, together
from atlas.rules.plain_text.flaw import Flaw

_LETTER = r"[^\W\d_]"
# A word, or initials written together ('N.N.'): no digit, hyphen or apostrophe, which may join two scripts.
_WORD = re.compile(rf"(?<!{_LETTER})(?:{_LETTER}\.){{2,}}|{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*")
_LONE = re.compile(rf"(?<!\S)[«“„\"'(]?(?P<letter>{_LETTER})\s+(?P<next>\d+|{_LETTER}{{2,}})")
_SENTENCE_END = ".!?…"
# What look-alikes may stand for as words: Cyrillic A, VE, KA, O, ES, U and I; Latin a, e, i, o and y. Not x.
_ONE_LETTER_WORDS = "авкосуі" + "aeioy"
_SHOWN = 60


def words(text: str) -> list[str]:
    """The words of a text, folded: those of many names are a vocabulary for `whole_imitations`."""
    return [word.group().casefold() for word in _WORD.finditer(text)]


def wrong_script(text: str, language: str) -> Iterator[Flaw]:
    """Letters of another script that imitate the letters of the word or sentence they stand in.

    Compounds ('IT-кластер'), acronyms with an ending ('SMSка') and camel case ('ГринTech') pass, and so do
    words that no exchange of look-alikes makes whole: see `not_in_script`.
    """
    own = alphabet(language)
    if own and not text.isascii() and len(scripts(text)) > 1:
        for word in _WORD.finditer(text):
            yield from _mixed(word, own, language)
        for lone in _LONE.finditer(text):
            yield from _lone(lone, text, own, language)


def mixed_word(text: str) -> Iterator[Flaw]:
    """Words of several scripts, where letters of one imitate those of another, in a name of no stated language."""
    if not text.isascii() and len(scripts(text)) > 1:
        for word in _WORD.finditer(text):
            yield from _mixed(word, frozenset(), "uk")  # in which each Cyrillic letter like a Latin one may stand


def not_in_script(text: str, language: str) -> Iterator[Flaw]:
    """Text that is probably in another language: no letter of it, or not every word, is in its language's script.

    Latin words stand in texts of any language. A single letter of another script is a symbol.
    """
    own, present = alphabet(language), scripts(text)
    if not own or present <= own:
        return
    found = list(_WORD.finditer(text))
    if not present & own:
        if any(len(word.group()) > 1 for word in found):
            message = Message(
                "other-script",
                N_("'{text}' stands under '{language}' and has no {script} letter"),
                N_("write it in {script}, or move it to the language it is in"),
                text=_short(text),
                language=language,
                script=alternatives(_named(own)),
            )
            yield Flaw(message, 0, len(text))
        return
    yield from _foreign(found, text, own, language)
    yield from _joined(found, own, language)


def whole_imitations(text: str, language: str, vocabulary: Container[str]) -> Iterator[Flaw]:
    """Words of three letters or more, all of another script, that look like a word in the language's vocabulary.

    Only a vocabulary tells 'MOCKBA' in Latin letters from 'EXPO'. It holds folded words: see `words`.
    """
    own = alphabet(language)
    if not own or scripts(text) <= own:
        return
    for word in _WORD.finditer(text):
        letters = word.group()
        if len(letters) < 3 or scripts(letters) & own:
            continue
        for wanted in sorted(own):
            meant = _rewritten(letters, wanted, language)
            if meant and meant.casefold() in vocabulary:
                message = Message(
                    "imitated-word",
                    N_("'{word}' imitates '{meant}' in {script} letters"),
                    N_("write {wanted} '{meant}'"),
                    word=letters,
                    meant=meant,
                    script=alternatives(_named(scripts(letters))),
                    wanted=Fragment(wanted),
                )
                yield _flaw(message, word)


def _mixed(word: re.Match[str], own: frozenset[str], language: str) -> Iterator[Flaw]:
    letters = word.group()
    count = Counter(filter(None, map(script, letters)))
    if len(count) < 2 or own.issuperset(count) or _composed(letters):
        return
    for wanted in sorted(count, key=lambda name: (-count[name], name not in own, name)):
        if meant := _rewritten(letters, wanted, language):
            yield _flaw(mixed_scripts(letters, meant, wanted), word)
            return


def _lone(lone: re.Match[str], text: str, own: frozenset[str], language: str) -> Iterator[Flaw]:
    """A word of one letter ('c', 'о', 'a') between words of the language, in a look-alike letter."""
    letter = lone["letter"]
    name, following = script(letter), script(lone["next"][0])
    meant = next(filter(None, (lookalike(letter, wanted, language) for wanted in sorted(own))), None)
    if name in own or not meant or meant.lower() not in _ONE_LETTER_WORDS or following not in {"", *own}:
        return
    before = text[max(0, lone.start() - 20) : lone.start()].rstrip(" \n\u00a0,;:«“„\"'»”()–—-")[-1:]
    fits = before in _SENTENCE_END if letter.isupper() else before.isdigit() or script(before or "-") in own
    if fits or not before:
        message = Message(
            "lone-imitation",
            N_("'{letter}' before '{following}' is {script} {code}"),
            N_("write {wanted} {meant}"),
            letter=letter,
            following=lone["next"],
            script=Fragment(name),
            code=letter_with_code(letter),
            wanted=Fragment(script(meant)),
            meant=letter_with_code(meant),
        )
        yield Flaw(message, lone.start("letter"), lone.end("letter"))


def _foreign(found: list[re.Match[str]], text: str, own: frozenset[str], language: str) -> Iterator[Flaw]:
    """Each run of words that are neither in the language's script nor in Latin letters."""
    for strange, group in groupby(found, key=lambda word: not scripts(word.group()) & {*own, "Latin"}):
        run = list(group)
        if strange and any(len(word.group()) > 1 for word in run):
            start, end = run[0].start(), run[-1].end()
            message = Message(
                "foreign-script",
                N_("'{text}' is {script} in a text under '{language}'"),
                N_("write it in {wanted}"),
                text=_short(text[start:end]),
                script=alternatives(_named(scripts(text[start:end]))),
                language=language,
                wanted=alternatives(_named(own)),
            )
            yield Flaw(message, start, end)


def _joined(found: list[re.Match[str]], own: frozenset[str], language: str) -> Iterator[Flaw]:
    """Words partly in another script where no letter imitates; shorter than four letters it is a unit."""
    for word in found:
        letters = word.group()
        mixed = scripts(letters)
        if len(letters) < 4 or len(mixed) < 2 or mixed <= own or _composed(letters):
            continue
        if not any(_rewritten(letters, wanted, language) for wanted in mixed):
            message = Message(
                "joined-scripts",
                N_("'{word}' joins {scripts} letters"),
                N_("write it in {script}, or put a hyphen between the scripts"),
                word=letters,
                scripts=together(_named(mixed)),
                script=alternatives(_named(own)),
            )
            yield _flaw(message, word)


def _composed(word: str) -> bool:
    """Returns True where scripts change only at the end of an acronym or between a small letter and a capital."""
    stretches = ["".join(run) for name, run in groupby(filter(script, word), key=script)]
    return all(
        len(a) > 1 and ((a.isupper() and b.islower()) or (len(b) > 1 and a[-1].islower() and b[0].isupper()))
        for a, b in pairwise(stretches)
    )


def _rewritten(word: str, wanted: str, language: str) -> str | None:
    """The word with every letter in the wanted script; None where a letter has no look-alike there."""
    letters = [a if script(a) in ("", wanted) else lookalike(a, wanted, language) for a in word]
    return None if None in letters else "".join(filter(None, letters))


def _flaw(message: Message, word: re.Match[str]) -> Flaw:
    return Flaw(message, word.start(), word.end())


def _named(names: frozenset[str]) -> list[Fragment]:
    return [Fragment(name) for name in sorted(names)]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
