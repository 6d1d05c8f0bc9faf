"""E-mail addresses and telephone numbers in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.rules.plain_text.flaw import Flaw

_HINT = N_("remove it: no one's address or number stands in data/")
_MAIL_ADDRESS = Message("mail-address", N_("e-mail address '{text}'"), _HINT)
_TELEPHONE_NUMBER = Message("telephone-number", N_("telephone number '{text}'"), _HINT)

# 'name(a)host.fi' is written without spaces: with them, (a) is a point in a list.
_AT = r"(?:@| @ | ?[\[({<] ?(?:at|ät|@|собака|snabel-?a|miukumauku) ?[\])}>] ?|[\[(]a[\])]| собака )"
_DOT = r"(?:\.| ?[\[({<] ?(?:dot|piste|punkt|prikk|точка|\.) ?[\])}>] ?)"
# Digits alone after '=' name a page of a content management system ('?id=12@cms.article').
_MAIL = re.compile(
    rf"(?<![\w.+%-])(?:mailto:)?(?!(?<==)\d+@)[\w.+%-]{{1,64}}{_AT}"
    rf"(?:[\w-]{{1,63}}{_DOT}){{1,8}}(?:xn--[\w-]+|[^\W\d_]{{2,}})",
    re.IGNORECASE,
)

_MANY_DIGITS = re.compile(r"\d(?:[^\w+]{0,3}\d){4}")
# Without any of this there is neither an address nor a number.
_MAY_HOLD = re.compile(rf"[@(\[{{<]| собака |{_MANY_DIGITS.pattern}")
_WEB = re.compile(r"(?<![\w.-])(?:https?://|www\.)\S+|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
# Spaces and dashes of every kind, one for one, so that positions stay.
_SIMPLE = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " ") | dict.fromkeys("‐‑‒–—−", "-"))

# A number begins neither inside a word, date, decimal or path nor after 'No.' or in a notice of the Official
# Journal ('2014/S 045-012345'), and ends likewise. The first lookahead only saves time.
_START = r"(?=\d)(?<![\w+])(?<!\w-)(?<!\d[.,:/])(?<!№)(?<!№ )(?<!\bn[or] )(?<!\bn[or]\. )(?<!\bn )(?<!\bdnr )(?<!/S )"
_END = r"(?!\w|[.,:-]\d| \d|/(?:19|20)\d\d)"
_LABEL = (
    r"(?=[tpfhgcmтфм])(?<!\w)(?:t[eé]l(?:[eé](?:ph|f)[oó]n\w{0,8})?|(?:tele)?fax|tfn|tlf|phone|mob(?:ile?)?|handy|"
    r"gsm|callto|(?:matka)?puh(?:elin\w{0,8})?|faksi?|тел(?:ефон\w{0,4})?|факс\w{0,2}|моб(?:ильн\w{2,3})?)(?!\w)"
)
_INTERNATIONAL = re.compile(
    rf"(?=[+0])(?<![\w+])(?<!\d[.,:/])(?:\+ ?|00 ?(?=\d+[ (-]))(?P<number>[1-9](?:[ ./()-]{{0,3}}\d){{7,14}}){_END}"
)
_AREA = r"(?: - |[ /-])"
_NATIONAL = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        # (812) 555-01-23, 8 (8142) 55-01-23, (218) 555-0123, (08) 555 012 34
        r"(?=[78(])(?<!\w)(?:[78][ -]?)?\((?:0\d{1,4}|[2-9]\d\d|[3489]\d{3,4})\)"
        rf"[ -]{{0,3}}\d(?:[ -]?\d){{4,7}}{_END}",
        # 070 - 555 01 23, 08-555 012 34, 0155-55 50 00, 09 555 0123, 05 555 01
        rf"{_START}0[1-9]\d{{0,3}}{_AREA}"
        rf"(?:\d{{3,4}}(?: \d{{2,4}}){{1,3}}|\d\d(?: \d\d){{2,3}}|\d\d \d{{3,4}}(?: \d{{2,4}})?){_END}",
        # 070-5550123, 0711/555-0, 07071 55-0
        rf"{_START}(?=0[1-9](?:[ /-]{{0,3}}\d){{6}})0[1-9]\d{{0,3}}"
        rf"(?:{_AREA}\d{{5,8}}|[ /]\d{{2,8}}-\d{{1,5}}){_END}",
        # 05 46 55 01 23
        rf"{_START}0[1-9](?:[ .-]\d\d){{4}}{_END}",
        # 8 921 555-01-23, 8-800-555-01-23
        rf"{_START}(?=[78](?:[ -]?\d){{10}}{_END})[78][ -]\d{{3,5}}(?:[ -]\d+)*",
        # 812 555-01-23, 8142 55-01-23, 218-555-0123, 912 34 567
        rf"{_START}\d{{3}}[ -]\d{{3}}-\d\d-\d\d{_END}",
        rf"{_START}[3489]\d{{3}}[ -]\d\d-\d\d-\d\d{_END}",
        rf"{_START}(?:1[-.])?[2-9]\d\d([-.])[2-9]\d\d\1\d{{4}}{_END}",
        rf"{_START}[49]\d\d \d\d \d{{3}}{_END}",
        # tel: 555-01-23, puh. 5550123, телефон для справок 55-01-23, т. 55-01-23
        rf"{_LABEL}[\s.:,№/-]{{0,4}}(?:{_LABEL}[\s.:№-]{{0,3}}|nr[.:]? ?)?"
        rf"(?P<number>\+?\(?\d(?:(?:\.|[ ()/-]{{0,3}})\d){{4,14}}){_END}",
        rf"{_LABEL}(?:\s[^\W\d_]+){{1,3}}[\s:]{{1,2}}"
        rf"(?P<number>\d{{2,4}}(?:[ -]\d{{2,4}}){{2,4}}|\d{{3}}-\d{{4}}){_END}",
        rf"(?<!\w)т[.:]{{1,2}} ?(?P<number>\d{{2,3}}-\d\d-\d\d){_END}",
    )
)
# Quantities, dates and times that fit a shape above.
_QUANTITY = re.compile(
    r"\d{1,3}(?: \d{3})+"  # 10 000 000
    r"|\(\d+\)[ -]*\d{1,3}(?: \d{3})* 000"  # (120) 10 000
    r"|0\d/(?:19|20)\d\d .*"  # 04/2014 123 456
    r"|(?:.*\D)?(?:19|20)\d\d ?[/-] ?(?:(?:19|20)\d\d|[01]\d-[0-3]\d)(?:\D.*)?"  # 2004-2006, 2014-12-10
    r"|(?:.*\D)?[0-3]?\d[ .-][01]?\d[ .-](?:19|20)\d\d"  # 10.12.2014, 05-06 2014
    r"|\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d"  # 14.50-17.00
)
# Country codes (ITU-T E.164), and whole numbers: +1 and +7 have plans of one length.
_CODE = (
    r"(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d)"
)
_WHOLE = re.compile(rf"1[2-9]\d\d[2-9]\d{{6}}|7[3-9]\d{{9}}|{_CODE}\d{{6,12}}")
_FIRST = re.compile(rf"[17]|{_CODE}")
_GROUPED = re.compile(r"\d{1,3} 0\d\d(?: \d{3})*")


def contact(text: str) -> Iterator[Flaw]:
    """E-mail addresses and telephone numbers, however written, in the order of the text.

    Ten digits without a space, or eight after no word for telephone, may be anything and pass.
    """
    if not _MAY_HOLD.search(text):
        return
    found = [(_MAIL_ADDRESS, span) for span in _addresses(text)]
    found += [(_TELEPHONE_NUMBER, span) for span in _numbers(text)]
    end = 0
    for message, span in sorted(found, key=lambda one: (one[1][0], -one[1][1])):
        if span[0] >= end:
            end = span[1]
            yield Flaw(message.with_values(text=text[slice(*span)]), *span)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if any(mark in text for mark in ("@", "(", "[", "{", "<", " собака ")):
        yield from (match.span() for match in _MAIL.finditer(text))


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    if not _MANY_DIGITS.search(text):
        return
    simple = _WEB.sub(lambda web: " " * len(web.group()), text.translate(_SIMPLE))
    for match in _INTERNATIONAL.finditer(simple):
        if _is_international(match["number"]):
            yield match.span()
    for shape in _NATIONAL:
        group = "number" if "number" in shape.groupindex else 0
        for match in shape.finditer(simple):
            if not _QUANTITY.fullmatch(match[group]):
                yield match.span(group)


def _is_international(number: str) -> bool:
    """Tests a number after '+' or '00' against the numbering plans of countries; '+10 000 000' fits none."""
    code = re.split(r"\D", number, maxsplit=1)[0]
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return bool(_FIRST.match(code) and _WHOLE.fullmatch(digits) and not _GROUPED.fullmatch(number))
