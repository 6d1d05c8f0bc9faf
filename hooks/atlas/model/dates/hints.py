"""Hints for dates that are not EDTF: the EDTF for dates as English, Russian, Swedish and Finnish write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 60  # what is longer is a sentence, not a date
_DEPTH = 4  # words around words: from about 1987
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | {ord("х"): "x"}  # the Cyrillic х counts as the Latin x
_NOISE = re.compile(
    r"(?<!\w)(г|гг|год|года|году|годы|годов|года[xх]|годом|в|во|den|in|i|of|the|on|år|året|åren|vuonna|vuosi|vuotta|vuoden|vuosina|under|year|"
    r"ad|a\.d|ce|c\.e|н\.э|нашей эры|e\.kr|jkr|jaa\.|at least|minst|не менее)(?!\w)\.?"
)
# Stems of month and season names, with the number EDTF gives them.
_NAMES = (
    ("01", "jan|янв|tammik"),
    ("02", "feb|фев|helmik"),
    ("03", "mar(?!r)|мар|maalisk"),
    ("04", "apr|апр|huhtik"),
    ("05", "may(?!be)|maj|mai|ма[йяе]|toukok"),
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
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTH = re.compile(r"(?:(?P<day>\d{1,2})[ ./-]+|\b)(?P<month>[IVX]{1,4})[ ./-]+(?P<year>\d{4})\b")
_WORDS = tuple((re.compile(rf"\b({stems})\w*\.?"), f"<{number}>") for number, stems in _NAMES)

_D, _E, _M = (rf"(?P<{name}>\d{{1,2}})" for name in "dem")
_Y, _DAY_ONLY = r"(?P<y>\d{4})", r"(?P<d>1[3-9]|2\d|3[01])"
_TH, _NAME = r"(st|nd|rd|th|\.|:e|:a)?", r"<(?P<m>\d\d)>"
_TIES = r" ?-?'?(s|e|е|x|ые|ых|х|tal\w*|lu[kv]u\w*)"
# Parts of a decade or year, which EDTF does not tell.
_PART = (
    r"(?:late|early|mid|middle|end|beginning|конец|конце|начал[оеа]|середин[аеы]|slutet av|början av|mitten av|"
    r"sent|tidigt)"
)
_DAY, _MONTH_FIRST = "{y}-{m:0>2}-{d:0>2}", "{y}-{d:0>2}-{m:0>2}"
_MONTH, _NO_YEAR = "{y}-{m:0>2}", "XXXX-{m}-{d:0>2}"
# How dates are written, with numbers in place of names, and the EDTF they may mean; {onwards} leaves the end open, or
# says nothing in a field that means "since" by itself.
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
        (rf"{_D}-{_NAME}-{_Y}", _DAY),
        *(
            (
                rf"(?:q{number}|{number}(?:st|nd|rd|th|-й)? (?:quarter|квартал\w*)|kvartal {number}) {_Y}",
                f"{{y}}-{start}/{{y}}-{end}",
            )
            for number, start, end in ((1, "01", "03"), (2, "04", "06"), (3, "07", "09"), (4, "10", "12"))
        ),
        (rf"{_NAME},? ?{_Y}", _MONTH),
        (rf"{_D}{_TH} ?{_NAME}", _NO_YEAR),
        (rf"{_NAME} ?{_D}{_TH}", _NO_YEAR),
        (_NAME, "XXXX-{m}"),
        (rf"{_D}\.? ?- ?{_E}\.? ?{_NAME},? ?{_Y}", "{y}-{m}-{d:0>2}/{y}-{m}-{e:0>2}"),
        (rf"{_D}\.? ?- ?{_E}\.? ?{_NAME}", "XXXX-{m}-{d:0>2}/XXXX-{m}-{e:0>2}"),
        (rf"{_D}\. ?- ?{_E}\. ?{_M}\. ?{_Y}", "{y}-{m:0>2}-{d:0>2}/{y}-{m:0>2}-{e:0>2}"),
        (r"(?P<start>\d{4}-\d\d-)(?P<d>\d\d)/(?P<e>\d\d)", "{start}{d}/{start}{e}"),
        (
            rf"(?:{_PART}[ -]+)?(?P<decade>\d\d[1-9])0{_TIES}(?: (?:lop|alu|alku|puoli|början|slut|mitt)\w*)?",
            "{decade}X",
        ),
        (rf"{_PART}[ -]+{_Y}", "{y}"),
        (rf"{_Y}-0?0(?:-0?0)?(?:t.*)?", "{y}"),
        (rf"{_Y}-{_M}-0?0(?:t.*)?", _MONTH),
        (rf"\+{_Y}-0?0-0?0(?:t.*)?", "{y}"),
        (rf"\+{_Y}-{_M}-0?0(?:t.*)?", _MONTH),
        (rf"\+{_Y}-{_M}-{_D}(?:t.*)?", _DAY),
        (rf"{_Y}[.,;]", "{y}"),
        (r"(?P<decade>[12]\d\d)[-?_*]", "{decade}X"),
        (rf"\({_Y}\)", "{y}"),
        (rf"{_Y}\*", "{y}"),
        (rf"{_Y}\+", "{y}{onwards}"),
        (rf"{_Y},? {_NAME}", _MONTH),
        (rf"{_Y} {_NAME} {_D}", _DAY),
        (rf"{_PART}[ -]+{_NAME},? ?{_Y}", _MONTH),
        (rf"{_NAME}[/-]<(?P<n>\d\d)> ?{_Y}", "{y}-{m}/{y}-{n}"),
        (rf"{_D}\. ?{_M}\.", "XXXX-{m:0>2}-{d:0>2}"),
        (rf"{_NAME} {_D}\. päivä,? {_Y}", _DAY),
        (rf"{_D} ?\. ?{_M} ?\. ?{_Y}", _DAY),
        (rf"[^\W\d]+, (?:{_D}{_TH} ?{_NAME},? ?{_Y})", _DAY),
        *(
            (
                rf"(?:(?:{number}(?:th|st|-?го|-?й|-?м)?) ?(?:century|век\w*)|{roman}(?: ?(?:century|век\w*))?)",
                f"{number - 1}XX",
            )
            for number, roman in ((16, "xvi"), (17, "xvii"), (18, "xviii"), (19, "xix"), (20, "xx"), (21, "xxi"))
        ),
        (rf"{_Y} ?(?:or|или|eller|tai) ?(?P<z>\d{{4}})", "{y}/{z}"),
        (rf"(?P<century>\d\d)00{_TIES}", "{century}0X", "{century}XX"),
        (rf"{_Y} ?(\?~|~\?)", "{y}%"),
    )
)
# Words before a date, and the EDTF of both together; {before} is the year before, {after} the one after.
_PREFIXES = tuple(
    (re.compile(rf"(?:{words})(?![^\W\d])[.,]?:? ?(?P<rest>\S.*)"), templates)
    for words, *templates in (
        (
            r"c|ca|circa|cirka|about|around|approx\w*|roughly|ок|около|примерно|приблизительно|omkring|ungefär|runt|noin|"
            r"suunnilleen|n|~|≈",
            "{}~",
        ),
        (
            r"perhaps|possibly|probably|maybe|likely|presumably|возможно|вероятно|видимо|предположительно|"
            r"kanske|möjligen|troligen|förmodligen|sannolikt|ehkä|mahdollisesti|luultavasti|todennäköisesti",
            "{}?",
        ),
        (
            r"since|from|с|со|начиная с|sedan|från|från och med|fr\.? ?o\.? ?m|alkaen|vuodesta",
            "{}{onwards}",
        ),
        (
            r"not before|no earlier than|не ранее|не раньше|tidigast|aikaisintaan|>=|≥",
            "{}/..",
        ),
        (
            r"until|till|up to|to|by|no later than|not later than|at the latest|до|по|к|не позднее|не позже|"
            r"senast|till|fram till|t\.? ?o\.? ?m|till och med|vuoteen|viimeistään|<=|≤",
            "../{}",
        ),
        (r"before|prior to|earlier than|раньше|ранее|före|innan|ennen|<", "../{before}", "../{}"),
        (r"after|later than|после|позднее|позже|efter|jälkeen|>", "{after}/..", "{}/.."),
    )
)
# Words after a date, and the EDTF of both together.
_SUFFIXES = tuple(
    (re.compile(rf"(?P<rest>.*\d\w*)[,]? ?(?:{words})\.?"), template)
    for words, template in (
        (
            r"mennessä|or (?:earlier|before)|at the latest|или (?:ранее|раньше)|eller tidigare|tai aiemmin|asti|saakka",
            "../{}",
        ),
        (
            r"onwards?|and later|alkaen|lähtien|и далее|och framåt|по настоящее время|to date|->|→",
            "{}{onwards}",
        ),
        (r"or later|or after|или (?:позднее|позже)|eller senare|tai myöhemmin", "{}/.."),
        (r"jälkeen", "{after}/.."),
        (r"\(?(?:circa|ca|approx|прибл|примерно|suunnilleen)\.?\)?", "{}~"),
        (r"\(\?\)|\(?(?:uncertain|возможно|предположительно|osäkert|epävarma)\)?", "{}?"),
    )
)
_YEAR = re.compile(r"\d{4}")
_BETWEEN = re.compile(
    r"(?:(?:from|between|с|со|между|från|mellan) )?(.*?)(?: ?/ ?| ?\.\. ?| - | (?:to|till|по|до|and|och|и) | ?→ ?)(.*)"
)
_NOW = frozenset(
    {
        *("", "...", "open", "present", "now", "today", "ongoing"),
        *("öppen", "nu", "idag", "avoin", "nyt", "nykyään", "nykypäivä"),
        *("н.в.", "н.в", "настоящее время", "сегодня", "наши дни", "наст. время"),
    }
)
_LETTERS_FOR_DIGITS = str.maketrans("OoОоlI|Зз", "000011133")
_FOUR_SIGNS = re.compile(r"[\dOoОоlI|Зз]{4}(?:-[\dOoОоlI|Зз]{2})*")


def with_digits(text: str) -> tuple[str, str] | None:
    """A date with digits in place of letters that look like them, and the first such letter."""
    letter = next((sign for sign in text if not sign.isdigit() and sign.translate(_LETTERS_FOR_DIGITS) != sign), "")
    return (text.translate(_LETTERS_FOR_DIGITS), letter) if letter and _FOUR_SIGNS.fullmatch(text) else None


NOT_KNOWN = frozenset(
    (
        *("unknown", "not known", "unclear", "?", "??", "-", "—", "n/a", "na", "none", "null", "~", "tbd"),
        *("неизвестно", "неизвестна", "неизвестен", "нет", "нет данных", "okänt", "okänd", "ej känt"),
        *("tuntematon", "ei tiedossa", "ei tiedetä"),
    )
)
"""Words that say that a date is not known."""


def candidates(text: str, of_beginning: bool = False) -> Iterator[str]:
    """The EDTF that a text may mean, likeliest first; not each of them is a date that exists.

    `of_beginning`: it stands in a field that means "since" by itself, so that "since 1989" is 1989.
    """
    if len(text) <= _LONGEST:
        yield from _meanings(_with_numbers(text), _DEPTH, "" if of_beginning else "/..")


def _meanings(plain: str, depth: int, onwards: str) -> Iterator[str]:
    if not depth:
        return
    yield plain.replace(" ", "").upper()
    for form, templates in _FORMS:
        if found := form.fullmatch(plain):
            yield from (template.format(**found.groupdict(), onwards=onwards) for template in templates)
    for prefix, templates in _PREFIXES:
        if found := prefix.fullmatch(plain):
            for meaning in _meanings(found["rest"], depth - 1, onwards):
                yield from (filled for template in templates if (filled := _filled(template, meaning, onwards)))
    for suffix, template in _SUFFIXES:
        if found := suffix.fullmatch(plain):
            meanings = _meanings(found["rest"], depth - 1, onwards)
            yield from (filled for meaning in meanings if (filled := _filled(template, meaning, onwards)))
    yield from _intervals(plain, depth - 1, onwards)


def _filled(template: str, meaning: str, onwards: str) -> str | None:
    """The template with a date; None where it needs the year before or after, and the date is no year."""
    if (template == "../{}" and meaning.startswith("../")) or (template[:2] == "{}" and meaning.endswith("/..")):
        return meaning
    if "{}" in template:
        return template.format(meaning, onwards=onwards)
    if not _YEAR.fullmatch(meaning):
        return None
    return template.format(before=f"{int(meaning) - 1:04}", after=f"{int(meaning) + 1:04}")


def _intervals(plain: str, depth: int, onwards: str) -> Iterator[str]:
    found = _BETWEEN.fullmatch(plain)
    sides = found.groups() if found else plain.split("-")
    if len(sides) != 2:
        return
    starts, ends = ([".."] if side.strip() in _NOW else [*_meanings(side.strip(), depth, onwards)] for side in sides)
    yield from (f"{start}{onwards if end == '..' else f'/{end}'}" for start in starts for end in ends)


def _with_numbers(text: str) -> str:
    plain = _ROMAN_MONTH.sub(_in_numbers, unicodedata.normalize("NFKC", text)).lower().translate(_DASHES)
    for word, number in _WORDS:
        plain = word.sub(number, plain)
    return " ".join(_NOISE.sub(" ", plain).split())


def _in_numbers(found: re.Match[str]) -> str:
    """A month in Roman numerals as EDTF numbers it."""
    month = found["month"]
    if month not in _ROMAN or (month == "I" and not found["day"]):  # the Swedish for 'in'
        return found[0]
    return f"{found['day'] or ''} <{_ROMAN.index(month) + 1:02}> {found['year']}"
