"""E-mail addresses and telephone numbers are refused, however written; other numbers pass."""

from __future__ import annotations

import time

import pytest

from atlas.rules.plain_text.contacts import contact

HINT = "remove it: no one's address or number stands in data/"

ADDRESSES = (
    "nn@aasund.no | mailto:nn@aasund.no | N.N+post@post.aasund.no | NN@AASUND.NO | н.н@тестоград.рф | "
    "nn@xn--e1aybc.xn--p1ai | nn (at) aasund.no | nn[at]aasund.no | nn(a)aasund.no | nn [at] aasund [dot] no | "
    "nn собака testograd.ru | nn@aasund(piste)fi | nn @ aasund.no"
)
NUMBERS = (
    "(812) 555-01-23 | (812) 555-0123 | (8142) 55-01-23 | 8 (8142) 55-01-23 | 8(921)555-01-23 | (08) 555 012 34 | "
    "070 - 555 01 23 | 070 – 555 01 23 | 070‑555 01 23 | 08-555 012 34 | 0155-55 50 00 | 0155-555000 | 070-5550123 | "
    "09 555 0123 | 05 555 01 | 0400 555 012 | 040-555 0123 | 0711/555-0 | 07071 555-1234 | 030/5550123 | "
    "05 46 55 01 23 | 05.46.55.01.23 | +7 812 555-01-23 | +7(921)5550123 | +358 40 555 0123 | +358405550123 | "
    "+358 405 550 123 | +46(0)8 555 01 23 | +46 (0)155-55 50 00 | +47 75 55 01 23 | +49 7071 555-1234 | "
    "+1 218-555-0123 | +372 555 0123 | +374 231 5 50 12 | 0046 155 55 50 00 | 8 921 555-01-23 | 8-800-555-01-23 | "
    "812 555-01-23 | 8142 55-01-23 | 218-555-0123 | 218.555.0123 | 912 34 567"
)
LABELLED = (
    "тел: 55-01-23 | тел.55-01-23 | по телефону 555-01-23 | Телефон приёмной: 55-01-23 | т. 55-01-23 | "
    "тел./факс 555-01-23 | моб.: 89215550123 | tel 555-01-23 | tel:+78125550123 | tel.nr 555 01 23 | "
    "Telefon: 5550123 | tfn 555 01 23 | puh. 555-0123 | Puhelin 555 0123 | GSM 0505550123 | tlf 22550123 | "
    "Tlf. 22 55 01 23 | phone: 555-01-23 | Handy 01715550123 | fax 22 55 01 23"
)
# Each of these stands in documents of towns in the languages of this field, with other digits.
OTHERS = (
    "протокол №24 от 17.04.2014 | 2004-2006 | 2004 – 2006 | 1939–1945 | 14.50-17.00 | 12:30-14:00 | kl 08-16 | "
    "2017-12-14 | 14.12.2017 | 4-5 июня | 16-17.9.2014 | 3.–5.6.2015 | 28-31 oktober | 01-02-2014 | 05-06 2014 | "
    "01.01.2014-31.12.2016 | 04/2014-12/2016 | 2004, 2010, 2011, 2016, 2017 | (2004, 2010, 2011) | 24/7 | "
    "https://host/path/4581/8142.html?id=10558434@cmsArticle | more.htm?id=10558434@cmsArticle | "
    "https://host/tel/812-555-01-23 | host.ru/812-555-01-23/ | @aasund | 10 @ 20 | 3(a) of www.aasund.no | "
    "ISBN 978-951-1-12345-6 | ISBN 0-19-853453-1 | ISSN 0028-0836 | 10.1016/0304-4203(95)00084-4 | "
    "0000-0002-1825-0097 | 682000000 | 682 000 000 | 10 000 000 | +10 000 000 | +20 000 000 000 | 1 234 567,89 | "
    "EUR 1 200 000 | 150 000 - 200 000 | (2014) 10 000 000 | (120) 10 000 | 198 000 | 20 000 000 000 | 10558434 | "
    "61.78491, 34.34691 | +61.78491, +34.34691 | 45.0094901111 | 60.005833333333 | 179-ФЗ | ФЗ-179 | "
    "2014/0123(COD) | (EU) No 1299/2013 | 2014/S 045-012345 | Dnr 2014/0123-4 | dnr 05-123456 | № 02-123456 | "
    "N 02-123456 | 27/05-0123 | 02-15-123 | 53100 | SE-611 88 | FI-00100 | 02150 Testograd | KA5044 | "
    "rows 120-135 | 0123456-7 | 222000-0001 | 950101-1234 | 912 345 678 | 7801234567 | 1027800000000 | "
    "112-233-445 95 | 405-11-1-25 | 091-002-0002-0004 | 10:01:0123456:78 | 40702810500000001234 | "
    "ГОСТ 12.1.004-91 | 332.14(470.22) | 58 (2014) 3-4 | 12 (345) 6789 | mobile 2004-2006 | fax 17.04.2014 | "
    "telephone lines: 10 000 000 | Tel Aviv 2004-2006 | XXXX-06-04/XXXX-06-05 | Малая Тестовая ул. 24"
)


def found(text: str) -> list[tuple[str, str | None, int, int]]:
    return [(str(flaw.message), flaw.message.say_hint(), flaw.start, flaw.end) for flaw in contact(text)]


@pytest.mark.parametrize("address", ADDRESSES.split(" | "))
def test_an_address_is_refused(address: str) -> None:
    assert found(f"Ask {address}, please") == [(f"e-mail address '{address}'", HINT, 4, 4 + len(address))]


@pytest.mark.parametrize("number", NUMBERS.split(" | "))
def test_a_telephone_number_is_refused(number: str) -> None:
    assert found(f"Ask {number}, please") == [(f"telephone number '{number}'", HINT, 4, 4 + len(number))]


@pytest.mark.parametrize("text", LABELLED.split(" | "))
def test_digits_after_a_word_for_telephone_are_refused(text: str) -> None:
    (flaw,) = contact(text)
    assert text.endswith(str(flaw.message).removeprefix("telephone number '").removesuffix("'"))
    assert text[flaw.start :] == text[flaw.start : flaw.end]


@pytest.mark.parametrize("text", OTHERS.split(" | "))
def test_other_numbers_pass(text: str) -> None:
    assert list(contact(text)) == []
    assert list(contact(f"Aasund {text}, Testograd.")) == []


def test_every_contact_of_a_text_is_found_in_order() -> None:
    text = "Тел. (812) 555-01-23, факс 555-01-24\ne-mail: nn@testograd.ru"
    assert [str(flaw.message) for flaw in contact(text)] == [
        "telephone number '(812) 555-01-23'",
        "telephone number '555-01-24'",
        "e-mail address 'nn@testograd.ru'",
    ]


def test_spaces_and_dashes_of_all_kinds_keep_the_position() -> None:
    (flaw,) = contact("Осунн,\u00a0(812)\u00a0555\u201101\u201323")
    assert (flaw.start, flaw.end) == (7, 22)


@pytest.mark.parametrize("part", ["1 ", "0 ", "a.", "a@", "(", "+1-", "0155-", "tel ", "a(at)", "1.", "00 1"])
def test_hostile_texts_take_no_longer_than_others(part: str) -> None:
    start = time.process_time()
    list(contact(part * 20_000))
    assert time.process_time() - start < 2
