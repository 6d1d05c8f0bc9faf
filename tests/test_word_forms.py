"""The forms under which words are found, and what of a page is read for them."""

from __future__ import annotations

import pytest

from atlas.search.page_text import page_text
from atlas.search.word_forms import WordForms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("town", [("town", 0)]),
        ("Town,", [("town", 0)]),
        ("«Город»", [("город", 0)]),
        ("Åsund", [("asund\0åsund", 0)]),
        ("ёлка", [("елка\0ёлка", 0)]),
        ("housing-fair", [("housingfair", 0), ("housing", 2), ("fair", 2)]),
        ("Осунн–Тестоград", [("осуннтестоград", 0), ("осунн", 2), ("тестоград", 2)]),
        ("2004–2006", [("20042006", 0), ("2004", 2), ("2006", 2)]),
        ("HousingFair2014", [("housingfair2014", 0), ("housing", 3), ("fair", 3), ("2014", 3)]),
        ("EUProject", [("euproject", 0), ("eu", 2), ("project", 2)]),
        ("mayor's", [("mayors", 0), ("mayor", 1)]),
        ("no_name", [("no_name", 0), ("no", 2), ("name", 2)]),
        ("–", []),
        ("*", []),
    ],
)
def test_the_forms_of_a_word(word: str, forms: list[tuple[str, int]]) -> None:
    assert list(WordForms({})[word]) == forms


def test_a_word_is_found_under_its_stem() -> None:
    words = WordForms({"stader": "stad"})
    assert words["städer"] == (("stad\0städer", 0),)
    assert words["stader"] == (("stad", 0),)


def test_words_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas.search.word_forms._MAX_WORDS", 2)
    words = WordForms({})
    for word in ("one", "two", "three"):
        assert words[word] == ((word, 0),)
    assert len(words) == 1


def page(body: str, head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><nav>Menu</nav><div data-pagefind-body>{body}</div><p>Below</p></body></html>"
    )


def passages(body: str) -> list[tuple[int, str]]:
    text = page_text(page(body))
    assert text
    return [(weight, " ".join(words)) for weight, words in ((w, t.split()) for w, t in text.passages) if words]


def test_a_page_that_does_not_ask_for_it_is_not_read() -> None:
    assert page_text("<html><body><p>Aasund</p></body></html>") is None


def test_headings_weigh_more() -> None:
    assert passages("<h1>Aasund</h1><p>A town</p><h2 id='x'>Facts</h2>by the sea<h3>More</h3>") == [
        (168, "Aasund."),
        (24, "A town."),
        (144, "Facts."),
        (24, "by the sea"),
        (120, "More."),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>A <a href='x'>town</a></p><p>by the sea!</p>", "A town. by the sea!"),
        ("<ul><li>one</li><li>two</li></ul>", "one. two."),
        ("one<br>two", "one two."),
        ("Aa<strong>sund</strong>", "Aasund."),
        ("<p>Tom &amp; Jerry &lt;h1&gt; &#1040; x</p>", "Tom & Jerry <h1> А x."),
        ("<p>A<sup class='x'>2</sup></p>", "A2."),
        ('<p>A<sup class="note"><a href="#1">1</a></sup> town</p>', "A town."),
        ('<section class="more notes"><p>quote</p></section>rest', "rest."),
        ("<div data-pagefind-ignore><div>map</div> words</div>rest", "rest."),
        ('<figure class="map" data-pagefind-ignore><svg><text>map</text></svg></figure>rest', "rest."),
        ("<form><input><label>When</label></form><svg><a><text>x</text></a></svg>rest", "rest."),
        ('<a title="a > b">town</a>', "town."),
        ("<!-- <p>not said</p> -->town", "town."),
        ("Aa\u200bsund", "Aasund."),
        (
            "<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td>Aasund</td><td>1989</td></tr></tbody></table>",
            "Aasund. 1989.",
        ),
    ],
)
def test_the_text_of_a_page(body: str, text: str) -> None:
    assert passages(body) == [(24, text)]


def test_the_meta_of_a_page() -> None:
    head = '<meta data-pagefind-meta="names[content]" content="Aasund, Осунн &amp; Co, ">'
    trail = '<li><a href="../" data-pagefind-meta="kind">Cities</a></li>'
    text = page_text(page("<h1 id='title'>Town\n of <em>Aasund</em></h1>", head + trail))
    assert text
    assert text.meta == {"kind": "Cities", "names": "Aasund, Осунн & Co,", "title": "Town of Aasund"}
