"""Hints for dates that are not EDTF: the EDTF for dates as English, Russian, Swedish and Finnish write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 60  # what is longer is a sentence, not a date
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | {ord("х"): "x"}  # the Cyrillic х counts as the Latin x
_NOISE = re.compile(r"(?<!\w)(г|гг|год|года|году|годы|годов|в|den|in|i|of|the|år|åren|vuonna|vuosi)\b\.?")
# Stems of month and season names, with the number EDTF gives them.
_NAMES = (
    ("01", "jan|янв|tammik"),
    ("02", "feb|фев|helmik"),
    ("03", "mar(?!r)|мар|maalisk"),
    ("04", "apr|апр|huhtik"),
    ("05", "may|maj|ма[йяе]|toukok"),
    ("06", "jun|июн|kesäk"),
    ("07", "jul|июл|heinäk"),
    ("08", "aug|авг|elok"),
    ("09", "sep|сен|syysk"),
    ("10", "o[ck]t|окт|lokak"),
    ("11", "nov|ноя|marrask"),
    ("12", "dec|дек|jouluk"),
    ("21", "spring|весн|vår|kevä"),
    ("22", "summer|лето|sommar|kesä"),
    ("23", "autumn|fall|осен|höst|syks"),
    ("24", "winter|зим|vint|talv"),
)
_WORDS = tuple((re.compile(rf"\b({stems})\w*\.?"), f"<{number}>") for number, stems in _NAMES)

_D, _E, _M = (rf"(?P<{name}>\d{{1,2}})" for name in "dem")
_Y, _DAY_ONLY = r"(?P<y>\d{4})", r"(?P<d>1[3-9]|2\d|3[01])"
_TH, _NAME = r"(st|nd|rd|th|\.)?", r"<(?P<m>\d\d)>"
_TIES = r" ?-?'?(s|e|е|x|ые|ых|tal\w*|lu[kv]u\w*)"
_DAY, _MONTH_FIRST = "{y}-{m:0>2}-{d:0>2}", "{y}-{d:0>2}-{m:0>2}"
_MONTH, _NO_YEAR = "{y}-{m:0>2}", "XXXX-{m}-{d:0>2}"
# How dates are written, with numbers in place of names, and the EDTF they may mean.
_FORMS = tuple(
    (re.compile(pattern), templates)
    for pattern, *templates in (
        (rf"{_D}\. ?{_M}\. ?{_Y}", _DAY),
        (rf"{_D}[/-]{_M}[/-]{_Y}", _DAY, _MONTH_FIRST),
        (rf"{_Y}[./-]{_M}[./-]{_D}\.?", _DAY),
        (rf"{_Y}[./-]{_DAY_ONLY}[./-]{_M}", _DAY),
        (rf"{_Y}-{_M}-{_D}[t ]\d{{1,2}}:.*", _DAY),
        (r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)", _DAY),
        (rf"{_M}[./]{_Y}", _MONTH),
        (rf"{_Y}[./-]{_M}", _MONTH, "{y}/{y[0]}{y[1]}{m:0>2}"),
        (rf"{_D}{_TH} ?{_NAME},? ?{_Y}", _DAY),
        (rf"{_NAME} ?{_D}{_TH},? {_Y}", _DAY),
        (rf"{_NAME},? ?{_Y}", _MONTH),
        (rf"{_D}{_TH} ?{_NAME}", _NO_YEAR),
        (rf"{_NAME} ?{_D}{_TH}", _NO_YEAR),
        (_NAME, "XXXX-{m}"),
        (rf"{_D}\.? ?- ?{_E}\.? ?{_NAME},? ?{_Y}", "{y}-{m}-{d:0>2}/{y}-{m}-{e:0>2}"),
        (rf"{_D}\.? ?- ?{_E}\.? ?{_NAME}", "XXXX-{m}-{d:0>2}/XXXX-{m}-{e:0>2}"),
        (rf"{_D}\. ?- ?{_E}\. ?{_M}\. ?{_Y}", "{y}-{m:0>2}-{d:0>2}/{y}-{m:0>2}-{e:0>2}"),
        (r"(?P<start>\d{4}-\d\d-)(?P<d>\d\d)/(?P<e>\d\d)", "{start}{d}/{start}{e}"),
        (rf"(?P<decade>\d\d[1-9])0{_TIES}", "{decade}X"),
        (rf"(?P<century>\d\d)00{_TIES}", "{century}0X", "{century}XX"),
        (rf"{_Y} ?(\?~|~\?)", "{y}%"),
    )
)
# Words before a date, and the EDTF of both together.
_PREFIXES = tuple(
    (re.compile(rf"({words})(?![^\W\d])\.? ?(?P<rest>\S.*)"), template)
    for words, template in (
        (r"c|ca|circa|cirka|about|around|ок|около|примерно|omkring|noin|n", "{}~"),
        (r"since|from|с|со|sedan|från|alkaen|vuodesta", "{}/.."),
        (r"until|till|to|до|по|vuoteen", "../{}"),
    )
)
_BETWEEN = re.compile(r"(?:(?:from|с|со|från) )?(.*?)(?: ?/ ?| - | (?:to|till|по|до) )(.*)")
_NOW = frozenset({"", "present", "now", "today", "н.в.", "nu", "nyt"})


def candidates(text: str) -> Iterator[str]:
    """The EDTF that a text may mean, likeliest first; not each of them is a date that exists."""
    if len(text) <= _LONGEST:
        yield from _meanings(_with_numbers(text))


def _meanings(plain: str) -> Iterator[str]:
    yield plain.replace(" ", "").upper()
    for form, templates in _FORMS:
        if found := form.fullmatch(plain):
            yield from (template.format(**found.groupdict()) for template in templates)
    for prefix, template in _PREFIXES:
        if found := prefix.fullmatch(plain):
            yield from (template.format(meaning) for meaning in _meanings(found["rest"]))
    yield from _intervals(plain)


def _intervals(plain: str) -> Iterator[str]:
    found = _BETWEEN.fullmatch(plain)
    sides = found.groups() if found else plain.split("-")
    if len(sides) != 2:
        return
    starts, ends = ([".."] if side.strip() in _NOW else [*_meanings(side.strip())] for side in sides)
    yield from (f"{start}/{end}" for start in starts for end in ends)


def _with_numbers(text: str) -> str:
    plain = text.lower().translate(_DASHES)
    for word, number in _WORDS:
        plain = word.sub(number, plain)
    return " ".join(_NOISE.sub(" ", plain).split())
