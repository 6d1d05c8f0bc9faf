"""Leftovers of Markdown, templates and code that a reader of a built site would see."""

from __future__ import annotations

import json
from html import escape

import pytest
from invented_site import InventedSite, page


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Twinned since 1965[^1].", "[^1]"),
        ("See [Aasund](../aasund/).", "](../"),
        ("See [Aasund](#facts).", "](#"),
        ("See [the talk](https://talk.example/).", "](https:"),
        ("See [Aasund](aasund.md).", "](aasund.md"),
        ("<p>**<a href='#'>Aasund</a>**</p>", "**"),
        ("## Facts", "## F"),
        ("| a | b | |---|---|", "|---"),
        ("!!! note", "!!! n"),
        ("Facts {#facts}", "{#facts}"),
        ("Facts {: .wide }", "{: .wide }"),
        ("In {{ city.name }}.", "{{ city.name }}"),
        ("In {{ label('since') }}.", "{{ label('since') }}"),
        ("{% if city %}", "{% if"),
        ("{#- a comment -#}", "{#- "),
        ("%(count)s cities", "%(count)s"),
        ("{count} cities", "{count}"),
        ("Aasund &amp;amp; Nordvik", "&amp;"),
        ("Aasund&amp;#39;s", "&#39;"),
        ("&lt;span lang='ru'>Осунн", "<span"),
        ("Осунн&lt;/span>", "</span>"),
        ("&lt;a href='../'>", "<a href"),
        ("<b>Population</b> <i> None </i>", "None"),
        ("Text(values=())", "Text(values="),
        ("&lt;Text object at 0x7f>", "object at 0x"),
    ],
)
def test_leftover_is_shown_with_its_mark(words: str, mark: str, site: InventedSite) -> None:
    findings = site.page_findings(f"<p>{words}</p>")
    assert [finding.partition(" in ")[0] for finding in findings] == [f'shows the mark "{mark}"']


def test_words_around_a_mark_are_quoted_and_each_mark_is_told_once(site: InventedSite) -> None:
    assert site.page_findings("<p>Aasund is a town in the region of Nordvik.[^1] It is old.</p><p>Old.[^1]</p>") == [
        'shows the mark "[^1]" in "in the region of Nordvik.[^1] It is old."'
    ]


@pytest.mark.parametrize(
    "words",
    [
        "&lt;script>alert(1)&lt;/script>",
        "{{",
        "{{ 7*7 }} }} %}",
        "](javascript:alert(1))",
        "a | b",
        "&lt;img src=x onerror=alert(1)>",
        "No. #5, * and 50 % [sic] ...",
        "None of the towns",
        "Aasund & Nordvik",
        "f(x)",
    ],
)
def test_signs_in_the_words_of_a_record_are_no_mark(words: str, site: InventedSite) -> None:
    assert site.page_findings(f"<p>{words}</p>") == []


@pytest.mark.parametrize("tag", ["code", "pre", "q", "blockquote", "kbd", "samp", "script", "style", "textarea"])
def test_verbatim_text_is_not_read_but_what_follows_is(tag: str, site: InventedSite) -> None:
    marks = [one for one in site.page_findings(f"<p><{tag}>**[^1] None</{tag}> after</p>") if "the mark" in one]
    assert marks == []
    marks = [one for one in site.page_findings(f"<div><{tag}>-</{tag}>after[^1]</div>") if "the mark" in one]
    assert marks == ['shows the mark "[^1]" in "after[^1]"']


def test_title_description_and_spoken_attributes_are_read(site: InventedSite) -> None:
    description = '<meta name="description" content="Aasund[^3]">'
    body = '<p title="Aasund[^4]" aria-label="Aasund[^5]">-</p>'
    assert site.page_findings(body, title="Aasund[^2]", head=description) == [
        f'shows the mark "[^{number}]" in "Aasund[^{number}]"' for number in (2, 3, 4, 5)
    ]


@pytest.mark.parametrize(
    "name", ["None", "nan", "[^1]", "**Aasund**", "{{ view.title }}", "{% if x %}", "&amp;", "%(count)s"]
)
def test_what_a_record_holds_is_no_leftover_and_all_else_is(name: str, site: InventedSite) -> None:
    written = {"data/atlas.json": json.dumps({"cities": [{"name": {"en": name}}]})}
    shown = page(f"<p>{escape(name)}</p>", path="cities/nordvik/")
    assert site.findings({"cities/nordvik/index.html": shown}) != []
    assert site.findings({"cities/nordvik/index.html": shown, **written}) == []
    assert site.page_findings("<p>Aasund[^7]</p>") == ['shows the mark "[^7]" in "Aasund[^7]"']


def test_a_mark_that_begins_in_the_text_of_a_record_and_ends_in_words_of_ours_is_no_leftover(
    site: InventedSite,
) -> None:
    written = {"data/atlas.json": json.dumps({"cities": [{"name": {"en": "}} x {{ Nordvik"}}]})}
    shown = page("<p>}} x {{ Nordvik (suspended)</p>", path="cities/nordvik/")
    assert site.findings({"cities/nordvik/index.html": shown}) != []
    assert site.findings({"cities/nordvik/index.html": shown, **written}) == []
    other = page("<p>}} y {{ Nordvik (suspended)</p>", path="cities/nordvik/")
    assert site.findings({"cities/nordvik/index.html": other, **written}) != []
