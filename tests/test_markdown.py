"""Values in Markdown show as the text that they are, and footnotes become one list."""

from __future__ import annotations

import pytest
from lxml import etree, html

from atlas.pages.rendering.html import NoteLabels, to_html
from atlas.pages.rendering.markdown import attribute, destination, escape

LABELS = NoteLabels("Sources", "Quotes", "Back")
HOSTILE = [
    "<script>alert(1)</script>",
    "</p></li></td></table><h1>x</h1>",
    "<!-- a comment -->",
    "<https://evil.example/>",
    "https://evil.example/",
    "<mayor@evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "{#id}",
    "{: .class }",
    "{#title .class}",
    "](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[x][y]",
    "[y]: https://evil.example/",
    "[^1]",
    "[^1]: a note",
    "*a* _b_ **c** __d__ ~~e~~ ~f~",
    "`code` ``code``",
    "```",
    "~~~",
    "    indented",
    "# heading",
    "a #",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "2014. aasta",
    "> quotation",
    "---",
    "===",
    "***",
    "a | b",
    "| a | b |",
    "|---|---|",
    "a \\| b \\",
    "\\<b>",
    "&lt;b&gt; &amp; &#60; &copy;",
    "a & b < c > d",
    "\"quoted\" 'text'",
    "$x^2$ H~2~O",
    ":smile: ==mark== ++ins++",
    "a  b",
    "line\nheading\n===",
    "line\n\n# heading",
    "line\r\n- item",
    "\u2028# heading\u2029",
    "a\\\nb",
    "a\tb",
    "-1",
    "…",
    "10\u00a0000",
    "Осунн — Тестоград",
]


def parsed(markdown: str) -> html.HtmlElement:
    return html.fragment_fromstring(to_html(markdown, LABELS), create_parent="article")


def shown(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("before", "after", "tags"),
    [
        ("", "", ["p"]),
        ("text ", " text", ["p"]),
        ("# ", " {#title}", ["h1"]),
        ("- ", "", ["ul", "li"]),
        ("- **", ":** x", ["ul", "li", "strong"]),
        ("[", "](../x/)", ["p", "a"]),
        ('<q lang="en">', "</q>", ["p", "q"]),
        ("- [", "](../x/) · x", ["ul", "li", "a"]),
        ("| a | b |\n|---|---|\n| ", " | x |\n", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
        ("| a | ", " |\n|---|---|\n| x | y |\n", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
    ],
)
def test_a_value_makes_no_mark_anywhere(value: str, before: str, after: str, tags: list[str]) -> None:
    article = parsed(f"{before}{escape(value)}{after}")
    assert [element.tag for element in article.iterdescendants()] == tags
    around = parsed(f"{before}VALUE{after}")
    assert shown(article) == shown(around).replace("VALUE", plain(value))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_makes_no_mark_after_an_empty_line(value: str) -> None:
    assert [element.tag for element in parsed(f"before\n\n{escape(value)}\n\nafter").iterdescendants()] == ["p"] * 3


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_makes_no_mark_in_a_footnote(value: str) -> None:
    article = parsed(f"x[^1]\n\n[^1]: {escape(value)}\n")
    expected = ["p", "sup", "a", "section", "ol", "li", "p", "a"]
    assert [element.tag for element in article.iterdescendants()] == expected
    assert shown(article.find(".//li/p")) == plain(f"{value} ↩")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_ends_no_attribute(value: str) -> None:
    article = parsed(f'<div title="{attribute(value)}">x</div>')
    (element,) = article.iterdescendants()
    assert list(element.attrib) == ["title"]
    assert plain(element.attrib["title"]) == plain(value)


def test_spaces_are_one_but_those_that_hold_a_number_together_stay() -> None:
    assert escape(" a \n\n b\t\u2028c 10\u00a0000 1\u202f000") == "a b c 10\u00a0000 1\u202f000"


@pytest.mark.parametrize(
    "address",
    [
        "https://aasund.example/",
        "https://aasund.example/a(b)[c]<d>",
        "https://aasund.example/?a=1&copy;=2&amp;b=*_~`\\",
        "https://aasund.example/a b#c|d",
        "https://осунн.example/о?ж=å#%20",
        "cities/aasund/",
        "https://aasund.example/'\"onclick=alert(1)",
    ],
)
def test_an_address_ends_no_link(address: str) -> None:
    article = parsed(f"[x]({destination(address)}) y")
    (_, link) = article.iterdescendants()
    assert (link.tag, link.text, link.tail, list(link.attrib)) == ("a", "x", " y", ["href"])


def test_an_address_has_one_fragment() -> None:
    assert destination("https://aasund.example/#a#b#c") == "https://aasund.example/#a%23b%23c"


def test_an_address_is_kept_as_it_is_but_for_what_markdown_reads() -> None:
    article = parsed(f"[x]({destination('https://a.example/?a=1&copy;=2&b=%D0%BE')})")
    assert article.find(".//a").get("href") == "https://a.example/?a=1&copy;=2&b=%D0%BE"
    assert destination("https://a.example/(x)[y]") == "https://a.example/%28x%29%5By%5D"
    assert destination("https://a.example/100%/%D0%BE") == "https://a.example/100%25/%D0%BE"


NOTES = """\
# Aasund {#title}

First[^1], second[^2], first again[^1].

| a |
|---|
| third[^3] |

[^1]: One *note*

[^2]: Two

[^3]: Three
"""


def test_footnotes_become_one_list_in_the_order_of_their_numbers() -> None:
    article = parsed(NOTES)
    (section,) = article.findall("section")
    assert dict(section.attrib) == {"class": "notes", "aria-label": "Sources"}
    assert [(item.get("id"), shown(item)) for item in section.iter("li")] == [
        ("note-1", "One note ↩"),
        ("note-2", "Two ↩"),
        ("note-3", "Three ↩"),
    ]
    assert section.getnext() is None


def test_each_note_leads_back_to_where_it_is_first_given() -> None:
    article = parsed(NOTES)
    references = [(link.get("href"), link.get("id"), link.text) for link in article.findall(".//sup/a")]
    assert references == [
        ("#note-1", "to-1", "1"),
        ("#note-2", "to-2", "2"),
        ("#note-1", None, "1"),
        ("#note-3", "to-3", "3"),
    ]
    backs = article.findall(".//a[@class='note-back']")
    assert [(link.get("href"), link.get("aria-label")) for link in backs] == [
        ("#to-1", "Back 1"),
        ("#to-2", "Back 2"),
        ("#to-3", "Back 3"),
    ]


def test_ten_footnotes_are_counted_as_numbers() -> None:
    text = "".join(f"x[^{n}] " for n in range(1, 12)) + "\n\n" + "".join(f"[^{n}]: n{n}\n\n" for n in range(1, 12))
    assert [item.get("id") for item in parsed(text).iter("li")] == [f"note-{n}" for n in range(1, 12)]


SOURCES = """\
first[^1] second[^2] third[^3]

<div class="source">

[Vänorter](../x/), Aasund

</div>

[^1]: line 1
[^3]: line 3

<div class="source">

A gazetteer

</div>

[^2]: row 2
"""


def test_notes_stand_below_their_source_with_the_numbers_they_have_in_the_text() -> None:
    article = parsed(SOURCES)
    (section,) = article.findall("section")
    assert [(part.tag, shown(part)) for part in section] == [
        ("div", "Vänorter, Aasund"),
        ("ol", "line 1 ↩ line 3 ↩"),
        ("div", "A gazetteer"),
        ("ol", "row 2 ↩"),
    ]
    assert [(item.get("id"), item.get("value")) for item in section.iter("li")] == [
        ("note-1", None),
        ("note-3", "3"),
        ("note-2", "2"),
    ]
    assert [link.get("href") for link in article.findall("p/sup/a")] == ["#note-1", "#note-2", "#note-3"]


@pytest.mark.parametrize(("number", "is_folded"), [(20, False), (21, True)])
def test_more_than_twenty_notes_stand_in_a_part_that_can_be_closed_and_is_open(number: int, is_folded: bool) -> None:
    numbers = range(1, number + 1)
    article = parsed("".join(f"x[^{n}] " for n in numbers) + "\n\n" + "".join(f"[^{n}]: n{n}\n\n" for n in numbers))
    folded = article.findall("section/details")
    assert [(fold.get("open"), shown(fold.find("summary"))) for fold in folded] == [("", "Quotes: 21")] * is_folded
    assert len(article.findall("section//li")) == number


def test_words_around_the_notes_end_no_attribute() -> None:
    labels = NoteLabels('So"urces', "<Quotes>", 'Ba"ck')
    article = html.fragment_fromstring(to_html("x[^1]\n\n[^1]: y\n", labels), create_parent="article")
    assert article.find("section").get("aria-label") == 'So"urces'
    assert article.find(".//a[@class='note-back']").get("aria-label") == 'Ba"ck 1'


def test_a_page_without_notes_has_no_list() -> None:
    assert to_html("# Aasund {#title}\n", LABELS) == '<h1 id="title">Aasund</h1>\n'


def test_a_cell_is_labelled_with_the_heading_of_its_column() -> None:
    shown = html.fragment_fromstring(
        to_html('| Name | *In* & "out" |\n|---|--:|\n| Aasund | 1 |\n| Nordvik | |\n', LABELS),
        create_parent=True,
    )
    assert [(cell.get("data-label"), cell.text) for cell in shown.iter("td")] == [
        ("Name", "Aasund"),
        ('In & "out"', "1"),
        ("Name", "Nordvik"),
        ('In & "out"', None),
    ]
