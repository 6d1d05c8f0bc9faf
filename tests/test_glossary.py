"""The glossary: its file is in order, and quotes in another language carry the meaning of their key words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from atlas.languages.glossary import GLOSSARY, Gloss, glosses, terms
from invented_data import AASUND_PAGE, LANGUAGES, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
QUOTED = TWINNED[BOND].replace("quote: Testograd 1989", 'quote: "Våra vänorter: Testograd 1989"')
EXPLAINED = {"en": "our translation: vänorter = twin towns", "ru": "наш перевод: vänorter = города-побратимы"}
EXPLAINED["fi"] = "oma käännöksemme: vänorter = ystävyyskaupungit"
WORD = re.compile(r"[^\W\d_]+\*?(?:[ -][^\W\d_]+\*?)*")


def test_every_meaning_is_told_in_all_languages() -> None:
    assert [dict(term.means) for term in terms() if not all(term.means.get(language) for language in LANGUAGES)] == []


def test_words_are_small_letters_of_their_language_with_asterisks_at_ends_and_long_enough() -> None:
    words = [word for term in terms() for written in term.words.values() for word in written]
    assert [word for word in words if not WORD.fullmatch(word) or word != word.lower()] == []
    assert [word for word in words if word.endswith("*") and len(word) < 4] == []


def test_no_word_has_two_meanings() -> None:
    written = Counter((language, word) for term in terms() for language, words in term.words.items() for word in words)
    assert [found for found, number in written.items() if number > 1] == []


def test_words_stand_in_order_so_that_one_finds_them() -> None:
    unordered = [
        (one, other)
        for term in terms()
        for words in term.words.values()
        for one, other in pairwise(words)
        if one.rstrip("*") > other.rstrip("*")
    ]
    assert unordered == []


def test_the_file_says_how_to_extend_it() -> None:
    assert GLOSSARY.read_text("utf-8").startswith("# Key words of sources")


@pytest.mark.parametrize(
    ("quote", "language", "found"),
    [
        ("городов-побратимов Осунна", "ru", {"городов-побратимов": "twin towns"}),
        ("побратимские связи с Осунном", "ru", {"побратимские связи": "twinning relations"}),
        ("Соглашение о побратимских связях", "ru", {"Соглашение о побратимских связях": "twinning agreement"}),
        ("Vänortsavtalet med Testograd", "sv", {"Vänortsavtalet": "twinning agreement"}),
        ("ystävyyskuntasopimuksen", "fi", {"ystävyyskuntasopimuksen": "twinning agreement"}),
        ("Vennskapsbyen", "nn-NO", {"Vennskapsbyen": "twin town"}),
        ("seit 1990", "de", {"seit": "since"}),
        ("Seite 3", "de", {}),
        ("договорились встретиться", "ru", {}),
        ("storvänort", "sv", {}),
        ("vänortskalender", "sv", {}),
        ("vänort", "fi", {}),
        ("twin town", "en", {}),
        ("twin town", "en-GB", {}),
    ],
)
def test_whole_words_are_explained_whatever_their_ending(quote: str, language: str, found: dict[str, str]) -> None:
    assert glosses(quote, (language,), "en") == tuple(Gloss(word, language, found[word]) for word in found)


@pytest.mark.parametrize(
    ("word", "language", "meanings"),
    [
        # nouns: number, definite ending, compound
        ("vennskapsavtale", "nb", {"en": "friendship agreement", "ru": "соглашение о дружбе", "sv": "vänskapsavtal"}),
        ("vennskapsavtalen", "nb", {"en": "friendship agreement", "sv": "vänskapsavtalet", "fi": "ystävyyssopimus"}),
        ("vennskapsavtaler", "nb", {"en": "friendship agreements", "sv": "vänskapsavtal", "fi": "ystävyyssopimukset"}),
        ("vennskapsavtalene", "nb", {"ru": "соглашения о дружбе", "sv": "vänskapsavtalen", "fi": "ystävyyssopimukset"}),
        ("vináttusamningur", "is", {"ru": "соглашение о дружбе"}),
        ("Beslutningen", "da", {"en": "decision", "ru": "решение", "sv": "beslutet"}),
        ("vennskapskommune", "nb", {"sv": "vänort", "fi": "ystävyyskunta"}),
        ("vennskapskommuner", "nb", {"sv": "vänorter", "fi": "ystävyyskunnat"}),
        ("sopimukset", "fi", {"en": "agreements", "ru": "соглашения", "sv": "avtal"}),
        ("ystävyyskaupungit", "fi", {"en": "twin towns"}),
        ("ystävyyskaupungissa", "fi", {"en": "twin town"}),
        ("ystävyyskaupunkiyhteistyön", "fi", {"en": "twin-town cooperation", "sv": "vänortssamarbete"}),
        ("suspension", "fr", {"ru": "приостановка", "sv": "paus", "fi": "keskeytys"}),
        ("подписание", "ru", {"en": "signing", "sv": "undertecknande", "fi": "allekirjoittaminen"}),
        ("летием", "ru", {"en": "anniversary", "sv": "jubileum", "fi": "vuosipäivä"}),
        # adjectives
        ("freundschaftliche", "de", {"ru": "дружеский", "sv": "vänskaplig", "fi": "ystävällinen"}),
        ("кластерной", "ru", {"sv": "kluster-", "fi": "klusteri-"}),
        # verbs: infinitive, present, past of one and of several, passive, participle
        ("fryse", "nb", {"en": "freeze", "ru": "заморозить", "fi": "jäädyttää"}),
        ("undertegner", "nb", {"sv": "undertecknar"}),
        ("unterzeichnete", "de", {"ru": "подписал/-а", "fi": "allekirjoitti"}),
        ("unterzeichneten", "de", {"ru": "подписали", "sv": "undertecknade", "fi": "allekirjoittivat"}),
        ("signerade", "sv", {"en": "signed", "ru": "подписал/-и", "fi": "allekirjoitti"}),
        ("besluttede", "da", {"en": "decided", "ru": "решил/-а", "sv": "beslutade", "fi": "päätti"}),
        ("has signed", "en", {"sv": "undertecknat", "fi": "allekirjoittanut"}),
        ("was signed", "en", {"ru": "подписан/-о", "sv": "undertecknades", "fi": "allekirjoitettiin"}),
        ("Signée", "fr", {"ru": "подписан/-о", "sv": "undertecknad/-t", "fi": "allekirjoitettu"}),
        ("undirritaður", "is", {"ru": "подписан/-о", "sv": "undertecknat", "fi": "allekirjoitettu"}),
        # several forms in one
        ("signed", "en", {"ru": "подписал/-и", "sv": "undertecknade", "fi": "allekirjoitti"}),
        ("undertegnet", "nb", {"en": "signed", "ru": "подписать", "sv": "undertecknat", "fi": "allekirjoittaa"}),
    ],
)
def test_a_meaning_has_the_form_of_its_word(word: str, language: str, meanings: dict[str, str]) -> None:
    found = {reader: glosses(word, (language,), reader) for reader in meanings}
    assert found == {reader: (Gloss(word, language, meaning),) for reader, meaning in meanings.items()}


def test_no_two_entries_have_the_same_meanings() -> None:
    meanings = Counter(tuple(sorted(term.means.items())) for term in terms())
    assert [found for found, number in meanings.items() if number > 1] == []


def test_two_forms_that_readers_read_as_one_meaning_are_explained_once() -> None:
    quote = "vennskapsbyen er en vennskapsby"
    assert [gloss.meaning for gloss in glosses(quote, ("nb",), "en")] == ["twin town"]
    assert [gloss.meaning for gloss in glosses(quote, ("nb",), "sv")] == ["vänorten", "vänort"]


def test_the_two_most_important_words_are_explained_each_meaning_once_in_the_order_of_the_quote() -> None:
    quote = "Samarbetet: avtal undertecknat, vänort, vänorten"
    assert [gloss.word for gloss in glosses(quote, ("sv",), "en")] == ["undertecknat", "vänort"]


def test_readers_of_a_language_without_meanings_see_none() -> None:
    assert glosses("vänort", ("sv",), "kk") == ()


def test_of_a_source_in_several_languages_the_words_of_the_others_are_explained() -> None:
    assert glosses("vänort, twin town", ("en", "sv"), "en") == (Gloss("vänort", "sv", "twin town"),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_and_the_page_of_the_source_explain_quotes_to_those_who_read_another_language(
    write_data: WriteData, language: str
) -> None:
    site = write_data(TWINNED | {BOND: QUOTED, "data/sources/aasund-page.yaml": AASUND_PAGE}).site()
    for address in ("agreements/aasund-testograd/", "sources/aasund-page/"):
        (page,) = (page for page in site.pages(language) if page.address == address)
        text = re.sub("<[^>]*>", "", page.html())
        if language == "sv":
            assert "vår översättning" not in text
        else:
            assert f"Våra vänorter: Testograd 1989 ({EXPLAINED[language]})" in text
