"""Letters of the wrong script, characters nobody sees and letters outside NFC are found and named."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest

from atlas.languages.letters import alphabet, lookalike
from atlas.rules.plain_text.characters import invisible, not_nfc
from atlas.rules.plain_text.flaw import Flaw
from atlas.rules.plain_text.scripts import not_in_script, whole_imitations, words, wrong_script

LATIN_A, LATIN_O, LATIN_C = "\N{LATIN SMALL LETTER A}", "\N{LATIN SMALL LETTER O}", "\N{LATIN CAPITAL LETTER C}"
CYRILLIC_A, CYRILLIC_IE = "\N{CYRILLIC SMALL LETTER A}", "\N{CYRILLIC SMALL LETTER IE}"


def messages_of(flaws: Iterable[Flaw]) -> list[tuple[str, str]]:
    return [(str(flaw.message), flaw.message.say_hint() or "") for flaw in flaws]


def in_full(flaws: Iterable[Flaw]) -> list[tuple[str, str, int, int]]:
    return [(str(flaw.message), flaw.message.say_hint() or "", flaw.start, flaw.end) for flaw in flaws]


def test_a_latin_letter_in_a_russian_word_is_named_with_the_right_one() -> None:
    text = f"город Тест{LATIN_O}град"
    assert in_full(wrong_script(text, "ru")) == [
        (
            f"'Тест{LATIN_O}град' mixes scripts: Latin 'o' (U+006F) at letter 5",
            "write Cyrillic 'о' (U+043E), as in 'Тестоград'",
            6,
            15,
        )
    ]


def test_every_letter_that_imitates_is_named_and_every_replacement_once() -> None:
    assert messages_of(wrong_script(f"Тест{LATIN_O}-Н{LATIN_O}в{LATIN_O}град", "ru")) == [
        (
            f"'Тест{LATIN_O}' mixes scripts: Latin 'o' (U+006F) at letter 5",
            "write Cyrillic 'о' (U+043E), as in 'Тесто'",
        ),
        (
            f"'Н{LATIN_O}в{LATIN_O}град' mixes scripts: Latin 'o' (U+006F) at letter 2, Latin 'o' (U+006F) at letter 4",
            "write Cyrillic 'о' (U+043E), as in 'Новоград'",
        ),
    ]


def test_a_cyrillic_letter_in_a_latin_word_is_named_in_any_language() -> None:
    word = f"A{CYRILLIC_A}sund"
    expected = [
        (f"'{word}' mixes scripts: Cyrillic 'а' (U+0430) at letter 2", "write Latin 'a' (U+0061), as in 'Aasund'")
    ]
    for language in ("en", "sv", "fi", "ru"):
        assert messages_of(wrong_script(word, language)) == expected


@pytest.mark.parametrize(
    ("language", "word", "right"),
    [
        ("ru", f"{LATIN_C}анкт", "Санкт"),
        ("ru", "Корол\N{LATIN SMALL LETTER E WITH DIAERESIS}в", "Королёв"),
        ("ru", "\N{GREEK CAPITAL LETTER PI}етрово", "Петрово"),
        ("ru", "\N{LATIN CAPITAL LETTER H}.В.", "Н.В."),
        ("ru", "т.\N{LATIN SMALL LETTER E}.", "т.е."),
        ("ru", "X\N{CYRILLIC CAPITAL LETTER HA}I", "XXI"),
        ("uk", "Рос\N{LATIN SMALL LETTER I}я", "Росія"),
        ("kk", f"Қазақст{LATIN_A}н", "Қазақстан"),
        ("el", "\N{LATIN CAPITAL LETTER A}θήνα", "Αθήνα"),
        ("hy", f"Եր{LATIN_O}ան", "Երօան"),
        ("en", "\N{GREEK CAPITAL LETTER ALPHA}asund", "Aasund"),
        ("sr-Latn", f"Test{CYRILLIC_IE}vo", "Testevo"),
    ],
)
def test_look_alikes_are_known_between_scripts(language: str, word: str, right: str) -> None:
    assert [hint.partition(", as in ")[2] for _, hint in messages_of(wrong_script(word, language))] == [f"'{right}'"]


@pytest.mark.parametrize(
    "text",
    [
        *("ENES", "GEO", "DVD", "B2B", "IT-кластер", "3D-модель", "Wi-Fi-сеть", "COVID-центр", "PR-акция"),
        *("ЭКСПО-2017", "XX век", "I-й", "VIP-зал", "концепция Aasund Energy One (AEO)", "SMSка", "ГринTech"),
        *("ЭкоTECH", "гепатит C. Далее", "витамин C помогает", "с Aasund Energy c участием", "точки a и b"),
        *("10 кВт·ч", "5 μm", "об'єкт", "Тестоград (Aasund)", "№ 5 A"),
    ],
)
def test_words_of_two_scripts_that_are_meant_pass(text: str) -> None:
    assert list(wrong_script(text, "ru")) == []


def test_a_word_of_one_letter_is_judged_by_its_neighbours() -> None:
    assert messages_of(wrong_script("дружба c Осунном", "ru")) == [
        ("'c' before 'Осунном' is Latin 'c' (U+0063)", "write Cyrillic 'с' (U+0441)")
    ]
    assert messages_of(wrong_script("Далее. \N{LATIN CAPITAL LETTER B} Тестограде", "ru")) == [
        ("'B' before 'Тестограде' is Latin 'B' (U+0042)", "write Cyrillic 'В' (U+0412)")
    ]
    assert messages_of(wrong_script(f"such {CYRILLIC_A} programme", "en")) == [
        (f"'{CYRILLIC_A}' before 'programme' is Cyrillic 'а' (U+0430)", "write Latin 'a' (U+0061)")
    ]


def test_a_text_without_a_letter_of_its_script_is_told_apart_from_an_imitation() -> None:
    assert list(wrong_script("Testograd", "ru")) == []
    assert in_full(not_in_script("Testograd", "ru")) == [
        (
            "'Testograd' stands under 'ru' and has no Cyrillic letter",
            "write it in Cyrillic, or move it to the language it is in",
            0,
            9,
        )
    ]
    assert messages_of(not_in_script("Тестоград", "sr-Latn")) == [
        (
            "'Тестоград' stands under 'sr-Latn' and has no Latin letter",
            "write it in Latin, or move it to the language it is in",
        )
    ]


def test_a_long_text_is_cut_in_the_message() -> None:
    (flaw,) = not_in_script("Aasund " * 20, "ru")
    assert str(flaw.message) == f"'{'Aasund ' * 8}Aas…' stands under 'ru' and has no Cyrillic letter"


def test_words_in_a_foreign_script_are_found_together() -> None:
    text = "the «Союз городов» of Testograd"
    assert in_full(not_in_script(text, "en")) == [
        ("'Союз городов' is Cyrillic in a text under 'en'", "write it in Latin", 5, 17)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("ru", "Тестоград и Aasund"), ("ru", "2017"), ("ru", "A"), ("en", "α-particles of 5 μm and 3 kΩ")),
        *(("sv", "Åsund"), ("fi", "Äänekoski"), ("ja", "東京タワー Tokyo"), ("ka", "თბილისი")),
        *(("ru-Latn", "Testograd"), ("xx", "Тестоград"), ("und", "Тестоград")),
    ],
)
def test_latin_words_symbols_and_unknown_languages_pass(language: str, text: str) -> None:
    assert list(not_in_script(text, language)) == []


def test_a_word_joined_of_two_scripts_without_imitation_is_a_lesser_flaw() -> None:
    assert list(wrong_script("ТеZтоград", "ru")) == []
    assert messages_of(not_in_script("город ТеZтоград", "ru")) == [
        (
            "'ТеZтоград' joins Cyrillic and Latin letters",
            "write it in Cyrillic, or put a hyphen between the scripts",
        )
    ]


def test_only_a_known_word_tells_a_whole_imitation_from_a_latin_name() -> None:
    known = frozenset(words("Тестоград, Восток"))
    assert messages_of(whole_imitations("BOCTOK и EXPO", "ru", known)) == [
        ("'BOCTOK' imitates 'ВОСТОК' in Latin letters", "write Cyrillic 'ВОСТОК'")
    ]
    assert list(whole_imitations("BOCTOK и EXPO", "ru", frozenset())) == []


def test_the_script_of_a_language_follows_its_tag_and_cldr() -> None:
    tags = ("ru", "sr", "sr-Latn", "sr-ME", "kk", "kk-CN", "zh-TW", "ja", "nb", "en-x-cyrl", "und", "xx", "x-ru")
    assert ["/".join(sorted(alphabet(tag))) for tag in tags] == [
        *("Cyrillic", "Cyrillic", "Latin", "Latin", "Cyrillic", "Arabic", "Han", "Han/Hiragana/Katakana"),
        *("Latin", "Latin", "", "", ""),
    ]


def test_letters_of_other_cyrillic_alphabets_are_not_proposed_in_russian() -> None:
    assert lookalike("i", "Cyrillic", "uk") == "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}"
    assert lookalike("i", "Cyrillic", "ru") is None


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Aa\u200bsund", "invisible character U+200B at letter 3, after 'Aa'", "delete it"),
        ("\ufeffAasund", "invisible character U+FEFF at letter 1", "delete it"),
        ("Testo\u00adgrad", "invisible character U+00AD at letter 6, after 'Testo'", "delete it"),
        ("Testo\u202egrad", "invisible character U+202E at letter 6, after 'Testo'", "delete it"),
        ("Aasund\u200e", "invisible character U+200E at letter 7, after 'Aasund'", "delete it"),
        ("a\x07b", "control character U+0007 at letter 2, after 'a'", "delete it"),
        (
            "\uf0b7 Aasund",
            "private-use character U+F0B7 at letter 1",
            "write the character that is meant: only some typefaces show this one",
        ),
        (
            "Testogr\ufffdd",
            "replacement character U+FFFD at letter 8, after 'Testogr'",
            "write the letter that was lost here",
        ),
        ("a \u0301", "lone combining mark U+0301 at letter 3, after 'a'", "delete it, or write its letter"),
        (
            "Тестогра\u0301д",
            "stress mark U+0301 at letter 9, after 'Тестогра'",
            "delete it: readers search without it",
        ),
        (
            "Осунн\u00a0",
            "space U+00A0 at letter 6, after 'Осунн'",
            "delete it: a text neither begins nor ends with a space",
        ),
    ],
)
def test_characters_that_are_not_seen_are_named(text: str, message: str, hint: str) -> None:
    assert messages_of(invisible(text, "ru")) == [(message, hint)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("ru", "к\u00a025-летию"), ("en", "two\nlines\n\tindented\n"), ("sv", "Åsund – “vänort”")),
        *(("fa", "می\u200cخواهم"), ("he", "\u200fאב"), ("mk", "\N{CYRILLIC SMALL LETTER I}\u0300"), ("lt", "ė̃")),
    ],
)
def test_characters_that_a_language_needs_pass(language: str, text: str) -> None:
    assert list(invisible(text, language)) == []


def test_the_first_letter_outside_nfc_is_named_and_the_others_counted() -> None:
    assert in_full(not_nfc("xA\u030asund")) == [
        ("'Å' at letter 2 is U+0041 U+030A, not in NFC", "write 'Å' (U+00C5)", 1, 3)
    ]
    assert messages_of(not_nfc("Malmo\u0308 och O\u0308rebro")) == [
        ("'ö' at letter 5 is U+006F U+0308, not in NFC, and 1 more", "write 'ö' (U+00F6)")
    ]


@pytest.mark.parametrize("text", ["\u212bsund", "\u1112\u1161\u11ab", "q\u0301\u0323", "и\u0306", "\u09c7\u09be"])
def test_the_letter_named_is_whole(text: str) -> None:
    (flaw,) = not_nfc(text)
    assert unicodedata.normalize("NFC", text[flaw.start : flaw.end]) in str(flaw.message.say_hint())


def test_text_in_nfc_passes() -> None:
    assert list(not_nfc("Åsund, Осунн, Tromsø, й")) == []
