"""Places in sources as people write them, for a hint with the place as it should be written."""

from __future__ import annotations

import re

from atlas.messages.message import N_, NotReadable
from atlas.model.values import Place, not_a_place, read_place

_UNITS = (
    ("page", r"pages?|pp?|pgs?|sid(?:a|an|or|orna)?|ss?|стр(?:аниц[аеы])?|сс?|sivu(?:t|lla|lta)?"),
    ("slide", r"slides?|слайд\w*|dia(?:t|bild)?|bild|kalvo|кадр"),
    ("paragraph", r"paragraphs?|paras?|par|¶|абз(?:ац\w*)?|stycke(?:t|n)?|st|kappale(?:et)?|kpl"),
    ("line", r"lines?|ll?|ln|строк[аиеу]|стр-к[аи]|rad(?:en|er|erna)?|rivi(?:t)?"),
    ("row", r"rows?|ряд|запись"),
    (
        "section",
        r"sections?|sec|sect|§§?|chapters?|ch|разд(?:ел\w*)?|гл(?:ав[аы])?|пункт|п|art(?:icles?)?|стать[яиею]|ст|artikel|artikla|avsnitt|kapitel|kap|luku|kohta|jakso",
    ),
)
_NUMBERS = (
    "one first один первая первый первой ett första yksi ensimmäinen",
    "two second два вторая второй två andra kaksi toinen",
    "three third три третья третий третьей tre tredje kolme kolmas",
    "four fourth четыре четвертая четвёртая fyra fjärde neljä neljäs",
    "five fifth пять пятая fem femte viisi viides",
    "six sixth шесть шестая sex sjätte kuusi kuudes",
    "seven seventh семь седьмая sju sjunde seitsemän seitsemäs",
    "eight eighth восемь восьмая åtta åttonde kahdeksan kahdeksas",
    "nine ninth девять девятая nio nionde yhdeksän yhdeksäs",
    "ten tenth десять десятая tio tionde kymmenen kymmenes",
)
_NUMBER_OF_WORD = {word: str(number) for number, words in enumerate(_NUMBERS, start=1) for word in words.split()}
_NUMBER = rf"(?P<number>\d+(?:\.\d+)*[a-z]?|[ivx]+|{'|'.join(_NUMBER_OF_WORD)})(?:st|nd|rd|th|-я|-й)?"
_IN_WORDS = re.compile(
    rf"\b(?:pages?|slides?|paragraphs?|lines?|rows?|sections?) (?:{'|'.join(_NUMBER_OF_WORD)})(?!\w)", re.IGNORECASE
)
_RANGE = re.compile(r"\b(?P<unit>(?:page|slide|paragraph|line)s?) (?P<first>\d{1,6}) ?[-–] ?(?P<last>\d{1,6})(?![\w.])")
_ZERO = re.compile(r"\b(?:page|slide|paragraph|line)s? 0+(?![\w.])")
_BEFORE = re.compile(r"^(?:on|at|in|see|the|см|на|в|på|se|s)\.?\s+(?=[^\W\d])", re.IGNORECASE)
_END = r"(?:\s*(?:-|–|—|to|till|до|and|och|и|ja)\s*(?P<end>\d+))?"
_FORMS = tuple(
    (unit, re.compile(pattern, re.IGNORECASE))
    for unit, words in _UNITS
    for pattern in (
        rf"(?:{words})[.:]?\s*(?:no\.?|nr\.?|№|#)?\s*{_NUMBER}{_END}\.?",
        rf"(?:the\s+)?{_NUMBER}\.?\s*(?:{words})\.?",
    )
)


def convert_place(text: str) -> Place:
    """Reads a place in a source. Raises NotReadable, with the place that was meant as hint."""
    if _ZERO.search(text):
        raise NotReadable(not_a_place(text).with_hint(N_("numbers begin with 1")))
    ordered = _RANGE.sub(_in_order, text)
    try:
        if ordered == text and (text[-1:].isdigit() or not _IN_WORDS.search(text)):
            return read_place(text)
        message = not_a_place(text)
    except NotReadable as error:
        message = error.message
    if meant := _meant(ordered):
        message = message.with_hint(N_("write {meant}"), meant=meant)
    raise NotReadable(message)


def _in_order(found: re.Match[str]) -> str:
    """Two numbers of pages or lines, the smaller one first."""
    first, last = found["first"], found["last"]
    return f"{found['unit']} {last}-{first}" if int(last) < int(first) else found[0]


def _meant(text: str) -> str | None:
    """The place in the words of the model, where each part of the text is one."""
    if whole := _part(text.strip()):
        return whole
    parts = [
        _part(part) for part in re.split(r"\s*[,;]\s*|(?<=\d)\s+(?=[^\W\d]{3})", " ".join(text.split()).strip(" .()"))
    ]
    return None if None in parts else ", ".join(filter(None, parts))


def _part(text: str) -> str | None:
    text = _BEFORE.sub("", text)
    for unit, form in _FORMS:
        if found := form.fullmatch(text):
            number = _NUMBER_OF_WORD.get(found["number"].casefold(), found["number"])
            end = found.groupdict().get("end")
            return f"{unit}s {number}-{end}" if end else f"{unit} {number}"
    return None
