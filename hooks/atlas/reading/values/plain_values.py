"""Numbers, addresses, durations and yes or no as people write them, for hints with what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from atlas.messages.message import N_, Message, NotReadable
from atlas.model import values
from atlas.model.values import Address, Duration

T = TypeVar("T")

_WRITE = N_("write {meant}")
_ONE_NUMBER = N_("write one number, and in a note what the source says")
_WITH_BOUND = N_("write {meant}, and beside it bound: {bound}")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_TIMES = (
    (1_000_000_000, r"billions?|bn|миллиард\w*|млрд|miljard\w*|mrd"),
    (1_000_000, r"millions?|mln|mill?|mio|m|миллион\w*|млн|miljon\w*|milj|mn"),
    (1_000, r"thousands?|k|тысяч\w*|тыс|tusen|tn|tuhat\w*|tkr"),
)
_AMOUNT = re.compile(
    r"[€$₽£]?\s*(?P<number>-?\d[\d\s\u00a0\u202f\u2009']*(?:[.,]\d+)*)\s*(?P<word>[^\W\d_]+)?\.?\s*(?P<rest>[€$₽£%]|[A-Z]{3})?",
    re.I,
)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:[.,]\d{3}){2,}|-?\d{1,3},\d{3}")
_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "one один одна ett en yksi",
            "two два две två kaksi",
            "three три tre kolme",
            "four четыре fyra neljä",
            "five пять fem viisi",
            "six шесть sex kuusi",
            "seven семь sju seitsemän",
            "eight восемь åtta kahdeksan",
            "nine девять nio yhdeksän",
            "ten десять tio kymmenen",
        ),
        start=1,
    )
    for word in words.split()
}
_YES = frozenset(("yes", "y", "on", "1", "да", "ja", "kyllä", "true", "истина", "sant", "tosi"))
_NO = frozenset(("no", "n", "off", "0", "нет", "nej", "ei", "false", "ложь", "falskt"))
_TIME = re.compile(
    r"(?:(?P<hours>\d+(?:[.,]5)?)\s*(?:h(?:ours?|rs?)?|ч(?:ас\w*)?|tim(?:mar|me)?|t(?:untia|unti)?)\.?)?\s*(?:and|och|ja|и)?\s*"
    r"(?:(?P<minutes>\d+)\s*(?:m(?:in(?:ute[sr]?|uuttia|uutti|uter)?)?|мин(?:ут\w*)?|')?\.?)?",
    re.I,
)
_SCHEME = re.compile(r"https?://")
_SEVERAL = re.compile(r"\shttps?://")
_RANGE = re.compile(r"\d+\s*[-–—]\s*\d+")
_BOUNDS = (
    ("about", r"ca|c|circa|about|around|approx\w*|roughly|около|ок|примерно|cirka|omkring|ungefär|runt|noin|n|~|≈"),
    ("more_than", r"more than|over|above|больше|более|свыше|över|mer än|yli|>"),
    ("at_least", r"at least|min|minst|не менее|vähintään|≥|>="),
    ("up_to", r"at most|max|up to|högst|до|не более|enintään|≤|<="),
)
_MARKDOWN = re.compile(r"(?:\[[^\]]*\])?[(<](?P<address>[^)>]+)[)>]")


def convert_number(text: str) -> Decimal:
    """Reads a plain decimal number. Raises NotReadable, with the number that was meant as hint."""
    return _read(values.read_number, text, _meant_number)


def convert_count(text: str) -> int:
    """Reads a whole number above 0. Raises NotReadable, with the number that was meant as hint."""
    if _RANGE.fullmatch(text.strip()):
        raise NotReadable(values.not_a_count(text).with_hint(_ONE_NUMBER))
    for bound, words in _BOUNDS:
        if found := re.fullmatch(rf"(?:{words})\.? *(\d+)", text.strip(), re.IGNORECASE):
            raise NotReadable(values.not_a_count(text).with_hint(_WITH_BOUND, meant=found[1], bound=bound))
    return _read(values.read_count, text, _meant_count)


def convert_flag(text: str) -> bool:
    """Reads true or false. Raises NotReadable, with the word that was meant as hint."""
    return _read(values.read_flag, text, lambda said: "true" if said.casefold() in _YES else None)


def convert_duration(text: str) -> Duration:
    """Reads a whole number of minutes or hours. Raises NotReadable, with the duration that was meant as hint."""
    return _read(values.read_duration, text, _meant_duration)


def convert_address(text: str) -> Address:
    """Reads an http or https address. Raises NotReadable, with the address that was meant as hint."""
    if len(_SCHEME.findall(text)) > 1 and _SEVERAL.search(text):
        message = Message("several-addresses", N_("several addresses in one value"), N_("write one: {meant}"))
        raise NotReadable(message.with_values(meant=re.split(r"[\s,;]+", text.strip())[0]))
    return _read(values.read_address, text, _meant_address)


def _read(read: Callable[[str], T], text: str, meant: Callable[[str], str | None]) -> T:
    try:
        return read(text)
    except NotReadable as error:
        try:
            written = meant(text.strip())
            read(written or "")
        except NotReadable:
            raise error from None
        raise NotReadable(error.message.with_hint(_WRITE, meant=str(written))) from None


def _meant_number(text: str) -> str | None:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    digits = _SPACES.sub("", found["number"])
    digits = re.sub("[.,]", "", digits) if _THOUSANDS.fullmatch(digits) else digits.replace(",", ".")
    word = (found["word"] or "").casefold()
    times = next((times for times, words in _TIMES if re.fullmatch(words, word)), None)
    if digits.count(".") > 1 or (word and times is None and not re.fullmatch(r"[a-z]{3}", word)):
        return None
    return f"{(Decimal(digits) * (times or 1)).normalize():f}"


def _meant_count(text: str) -> str | None:
    first = text.split()[0].casefold() if text else ""
    return str(_WORDS[first]) if first in _WORDS else (_meant_number(text) or re.sub(r"\D.*", "", text) or None)


def _meant_duration(text: str) -> str | None:
    if text.casefold() in ("half an hour", "полчаса", "en halvtimme", "puoli tuntia"):
        return "30 min"
    if clock := re.fullmatch(r"(\d+):(\d\d)(?::\d\d)?", text):
        return f"{int(clock[1]) * 60 + int(clock[2])} min"
    found = _TIME.fullmatch(text)
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    minutes = Decimal((found["hours"] or "0").replace(",", ".")) * 60 + int(found["minutes"] or 0)
    return f"{minutes / 60:f} h" if not found["minutes"] and not minutes % 60 else f"{int(minutes)} min"


def _meant_address(text: str) -> str | None:
    marked = _MARKDOWN.fullmatch(text)
    plain = (marked["address"] if marked else text).strip("<>\"'“”«»").replace("\\", "/")
    plain = re.sub(r"(?i)^(https?)(?:://?|:?//?|;//)+", lambda found: f"{found[1].lower()}://", plain)
    if not plain.startswith(("http://", "https://")):
        if not re.match(r"(?i)(?://)?(www\.|[\w-]+(\.[\w-]+)*\.[a-zа-я]{2,}(/|$))", plain) or "@" in plain:
            return None
        plain = f"https://{plain.removeprefix('//')}"
    return plain.replace(" ", "%20")
