"""Russian names in Latin letters, by the published table of each language.

Every form in russian_names.tsv follows from these rules:

- English: the table and notes of BGN/PCGN 1947, simplified ("yo" for "ё", "y" for a final "ий" or "ый", no apostrophes).
- Swedish: KR76, the public libraries' table kept by the national library (letters, "je", "ji", "iu" and "ia" after с, т
  and з, "ie" after сь and ть; "ь" is not written, so "ia" after ть too); "jo", "o" and "io" for "ё" by Ryska namn of
  the Nordic language councils; "ie" after зь by the list of the Institute for the Languages of Finland; "iu" after ц
  by TT-språket.
- Finnish: the national form of SFS 4900, with the examples that its tables give.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

from atlas.languages.transliteration import in_latin_letters
from invented_data import AGREEMENT, TWINNED, WriteData

TABLE = Path(__file__).with_name("russian_names.tsv").read_text(encoding="utf-8")
NAMES = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))
LANGUAGES = ("en", "sv", "fi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name["shows"])
def test_a_name_follows_the_published_table(name: dict[str, str], language: str) -> None:
    assert in_latin_letters(name["ru"], language) == name[language]


@pytest.mark.parametrize(
    ("name", "en", "sv", "fi"),
    [
        ("Н. В. Хрящова", "N. V. Khryashchova", "N. V. Chrjasjtjova", "N. V. Hrjaštšova"),
        ("Щ. Юрьев", "Shch. Yuryev", "Sjtj. Jurjev", "Štš. Jurjev"),
        ("ЖКХ", "ZHKKH", "ZJKCH", "ŽKH"),
        ("ЧАЙКОВСКИЙ", "CHAYKOVSKY", "TJAJKOVSKIJ", "TŠAIKOVSKI"),
        ("Марк Вайс (ENES)", "Mark Vays (ENES)", "Mark Vajs (ENES)", "Mark Vais (ENES)"),
        ("EC-Енисей, Åbo", "EC-Yenisey, Åbo", "EC-Jenisej, Åbo", "EC-Jenisei, Åbo"),
    ],
)
def test_initials_capitals_and_latin_parts_keep_their_shape(name: str, en: str, sv: str, fi: str) -> None:
    assert [in_latin_letters(name, language) for language in LANGUAGES] == [en, sv, fi]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Йошкар-Ола", "Хрущёв", "Каспийск", "Чайковский"])
def test_letters_in_two_characters_are_the_same_letters(name: str, language: str) -> None:
    assert in_latin_letters(unicodedata.normalize("NFD", name), language) == in_latin_letters(name, language)


@pytest.mark.parametrize(
    ("marked", "plain"), [("Елизаве\u0301та", "Елизавета"), ("Чапа\u0301ев", "Чапаев"), ("Ел\u0450на", "Елена")]
)
def test_accents_of_dictionaries_are_left_out(marked: str, plain: str) -> None:
    for language in LANGUAGES:
        assert in_latin_letters(marked, language) == in_latin_letters(plain, language)


@pytest.mark.parametrize(
    ("soft", "hissing"), [("Сюганов", "Шуганов"), ("Зябов", "Жабов"), ("Тягин", "Чагин"), ("Лисьев", "Лишев")]
)
def test_a_soft_consonant_is_told_from_a_hissing_one_in_swedish(soft: str, hissing: str) -> None:
    assert in_latin_letters(soft, "sv") != in_latin_letters(hissing, "sv")


@pytest.mark.parametrize("name", ["Андрій Мельник", "Наваполацк і Полацк", "Қызылорда", "Åsa Öberg", "A\u030asa"])
def test_names_in_other_alphabets_stay(name: str) -> None:
    for language in LANGUAGES:
        assert in_latin_letters(name, language) == name


def test_another_language_takes_the_english_way() -> None:
    assert in_latin_letters("Чехов", "de") == "Chekhov"


def test_a_regional_form_of_a_language_takes_the_way_of_the_language() -> None:
    assert in_latin_letters("Чехов", "sv-FI") == "Tjechov"


@pytest.mark.parametrize(
    ("language", "spelt"),
    [("en", "Khrushchyov"), ("sv", "Chrusjtjov"), ("fi", "Hruštšov")],
)
def test_a_page_has_a_person_in_both_alphabets_for_readers_and_the_search(
    write_data: WriteData, language: str, spelt: str
) -> None:
    proof = "sources: [{id: aasund-page, at: paragraph 1, quote: Testograd 1989}]"
    act = f"{{act: signed, date: 1989, by: [{{person: Хрущёв}}], {proof}}}"
    signed = f"[aasund, {{id: testograd, acts: [{act}]}}]"
    written = write_data(
        {**TWINNED, "data/agreements/aasund-testograd.yaml": AGREEMENT.replace("[aasund, testograd]", signed)}
    )
    page = next(page for page in written.site().pages(language) if page.address == "agreements/aasund-testograd/")
    assert "Хрущёв" in page.markdown()
    assert spelt in page.markdown()
