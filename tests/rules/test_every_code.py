"""A mistake for each code, and what a reader of each language is told of it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from test_every_rule import BOND, CITY, EXAMPLES

from atlas.derive.changes.addresses import lost_addresses
from atlas.incremental.cache import read_cache
from atlas.incremental.checking import check_project, load_checked_data
from atlas.languages.edition import edition
from atlas.messages import message as module
from atlas.messages.message import Message, shown
from atlas.model.problems import Problem
from atlas.package import ROOT
from atlas.reading.folders import File
from atlas.reading.loading import read_data, read_record
from atlas.reading.values.limits import MAX_BYTES, MAX_CHARACTERS, MAX_DEPTH, MAX_ENTRIES, MAX_KEYS, MAX_PROBLEMS
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, LANGUAGES, TWINNED, Written

TRANSLATED = [edition(language, LANGUAGES) for language in LANGUAGES if language != "en"]
FIELD = re.compile(r"\{[a-z_]+\}")
TODAY = date(2026, 1, 31)
HOSTILE = "{code} %s %(id)s {{}} {0}\n'\\N'"


def calls() -> Iterator[tuple[str, ast.Call]]:
    """The calls that make messages, in all modules that may."""
    for path in sorted(ROOT.rglob("*.py")):
        if str(path) != module.__file__:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def texts_by_code() -> dict[str, set[str]]:
    """The texts of each code. Both stand where a message is made, the text within `N_`."""
    found = defaultdict[str, set[str]](set)
    for place, call in calls():
        match call.args:
            case [ast.Constant(value=str(code)), ast.Call(args=[ast.Constant(value=str(text))]), *_]:
                found[code].add(text)
            case _:
                pytest.fail(f"{place}: write the code, and the text in N_, where the message is made")
    return found


CODES = texts_by_code()


@cache
def modules_of_codes() -> dict[str, tuple[str, str]]:
    """The text of each code, and the room in which it is told first."""
    found: dict[str, tuple[str, str]] = {}
    for place, call in calls():
        code, text = ast.literal_eval(call.args[0]), ast.literal_eval(call.args[1].args[0])  # type: ignore[attr-defined]
        found.setdefault(code, (text, place.rpartition("/")[0].replace("/", ".")))
    return found


OWN = "sources: [{title: {sv: Avtal}, url: https://aasund.example/avtal, retrieved: 2025, quote: Avtal}]"
ONE_FILE = f"type: twinning\nparties: [aasund, testograd]\n{OWN}\n"

NOT_IN_FILES = {"file-not-opened", "symbolic-link", "not-yaml", "mark-without-form", "not-formatted"}
"""Codes of files that may not be read, of what the parser has never said yet, and of formatting."""


def in_city(lines: str) -> dict[str, str | bytes]:
    return {CITY: f"{AASUND}{lines}\n"}


def dated(date: str) -> dict[str, str | bytes]:
    return {BOND: AGREEMENT.replace("1989\n", f"{date}\n", 1)}


def cited(citation: str) -> dict[str, str | bytes]:
    return {BOND: AGREEMENT.replace("at: paragraph 1, quote: Testograd 1989", citation)}


def with_source(citation: str) -> dict[str, str | bytes]:
    return {BOND: f"{AGREEMENT}  - {{{citation}}}\n"}


def summary(text: str, language: str = "en") -> dict[str, str | bytes]:
    return in_city(f"summary: {{{language}: {text}}}")


MISTAKES: tuple[Mapping[str, str | bytes], ...] = (
    *(files for files, _ in EXAMPLES.values()),
    # the folders
    {"data/citys/a.yaml": AASUND, "data/cities/b.yml": AASUND, "data/cities/c.txt": "", "data/d.yaml": AASUND},
    {"data/qqqqqq/a.yaml": AASUND},
    # YAML
    *({CITY: content} for content in ("a list", b"\xff", b"a" * (MAX_BYTES + 1), f"a: {'[' * (MAX_DEPTH + 2)}")),
    *map(
        in_city, ("a: *b", "a: !b c", "[a]: b", "name: {en:A}", "country: NO", "---\na: b", "a: b: c", "a: @b", "a: [")
    ),
    *map(in_city, ('a: "\\q"', "a: 'b", "a: [b", 'a: "b" c', "a:\n  - b\n  c: d", "key", "a: - b", "a: ? b", "a: > b")),
    *map(in_city, ("\ta: b", "a: \x07")),
    {CITY: ""},
    # the limits
    in_city(f"topics: [{'culture, ' * (MAX_ENTRIES + 1)}]"),
    in_city("".join(f"k{number}: 1\n" for number in range(MAX_KEYS + 1))),
    summary("a" * (MAX_CHARACTERS + 1)),
    in_city(f"topics: [{'{id: culture, x: y}, ' * (MAX_PROBLEMS + 1)}]"),
    # lines and shapes as they were meant
    *map(in_city, ("```", "<<<<<<< HEAD", "perhaps：testograd", "\u00a0perhaps: testograd", "perhaps: “testograd”")),
    *map(in_city, ("summary:\n  en: |\n    One\n  and two.", "summary: {en: 'it's'}", 'summary:\n  en: "One" two')),
    *map(in_city, ("summary: {en: One, two words}", "summary:\nen: One", "coordinates: [67.01N, 14.02E]")),
    *map(in_city, ("topics: {culture, energy}", "topics: culture, energy", "url: x\nrole: x\npartners: x\nquote: x")),
    *map(in_city, ("figures:\n  - what: {en: guests}\n  - value: 5", "title: {en: A}\nroles: x\nat: row 1")),
    *(
        {BOND: AGREEMENT.replace("[aasund, testograd]", parties)}
        for parties in (
            "\n  -aasund",
            "[aasund testograd]",
            "[[aasund, testograd]]",
            "［aasund, testograd］",
            "[aasund, testograd]]",
            "[{id: aasund, country: NO}, testograd]",
            "[Norway]",
            "\n  - aasund\n    role: chair",
            "[{id: aasund, year: 5}]",
        )
    ),
    {BOND: AGREEMENT.replace("since: 1989", "since: 1989\n  basis: inferred")},
    {BOND: AGREEMENT.replace("since: 1989", " since: 1989")},
    {BOND: AGREEMENT.replace("since: 1989", "since 1989")},
    {"data/sources/aasund-page.yaml": AASUND_PAGE + "archive_url: https://a.example https://b.example\n"},
    *({BOND: f"{before}{AGREEMENT}"} for before in ("- ", " ")),
    *map(summary, ("[Aasund] is a town", "Åsund fi: Aasund")),
    in_city('summary: {en: "C:\\Lund"}'),
    {BOND: AGREEMENT.replace("paragraph 1, quote", "paragraph 1, 2, quote")},
    {BOND: AGREEMENT.replace("[aasund, testograd]", "[aasund, testograd], signed: 1988")},
    {BOND: AGREEMENT.replace("[aasund, testograd]", "\n  * aasund\n  * testograd")},
    {BOND: "type: twinning\nparties: [aasund, testograd]\nsources:\n  - [Twins](https://a.example/twins)\n"},
    {CITY: AASUND.replace("Aasund,", "Aasund;")},
    {BOND: f"{AGREEMENT}summary: fi: Ystävyyskaupungit\n"},
    {BOND: '"type": "twinning",\n"parties": ["aasund", "testograd"]\n'},
    {BOND: AASUND},
    {"data/cities/norway/nordby.yaml": AASUND, "data/cities/notes/a.txt": "", "data/nordby.yaml": AASUND},
    {"data/cities/logo.png": b"\x89", "data/cities/nordby.yaml.txt": AASUND, "data/towns/a.yaml": AASUND},
    {"data/cities/newsund.yaml": AASUND.replace("Осунн", "Нурбю"), BOND: AGREEMENT.replace("[aasund", "[Aasund")},
    # the form of values
    *map(dated, ("May", "XXXX", "0000", "2014-XX-03", "199X-03", "2014-13", "2014-02-00", "2014-02-30", "../..")),
    *map(dated, ("XXXX-02-30", "XXXX-04-31", "2014/2015/2016", "XXXX-06-04/2014", "2014/2013", "10/11/2014")),
    {"data/sources/aasund-page.yaml": "title: {sv: A}\nlanguage: sv\nseen: page\nurl: aasund\nsupplied: yes\n"},
    {"data/works/film.yaml": "kind: film\nduration: long\n"},
    {CITY: AASUND.replace("NO", "NRO")},
    {CITY: AASUND.replace("NO", "XX")},
    *map(
        in_city,
        (
            "coordinates: [67, -14]",
            "coordinates: [10, 80]",
            "region: x\ncoordinates: [x, 1]",
            "coordinates: [1]",
            "coordinates: [20, 100]",
            "coordinates: [100, 20]",
        ),
    ),
    in_city("figures: [{what: {en: guests}, value: many}, {what: {en: guests}, value: [1]}]"),
    in_city("about: [{unnamed: {what: {en: towns}, count: 0}}, {id: aasund, country: NO}, {}, '', [a]]"),
    in_city("regoin: x\nqqqqqq: x\nregion:\nname_made: en\nsummary: A\nstanding: plannd"),
    in_city("other_names: [{value: A, kind: qqqqqq, lang: qq}, {value: {en: A}, lang: swe}]\nstanding: [planned]"),
    in_city("summary: [x]\nwithdrawn: {date: 2014, reason: {en: }}\nstanding: {a: b}"),
    # the rules
    in_city("ids: {geonames: abc, wikidata: abc, iso: abc}"),
    in_city("perhaps: aasund"),
    in_city("withdrawn: {date: 2026-02-02, reason: {en: It was entered twice.}}"),
    {"data/sources/aasund-page.yaml": "title: {sv: A}\nlanguage: sv\nseen: document\nupdated: 2026-02-02\n"},
    {"data/projects/harbour.yaml": "name: {en: Harbour}\nfunding: {amount: 5, currency: abc}\n"},
    {f"data/topics/{a}.yaml": f"label: {{en: {a}}}\nbroader: {b}\n" for a, b in (("one", "two"), ("two", "one"))},
    in_city("formerly: [A_B, aasund, testograd]\nperhaps: qqqqqqqqqqqq\nregion: qqqqqqqq"),
    {BOND: f"{AGREEMENT}signed:\n  value: 1989\n  sources:\n    - id: aasund-page\n      quote: Protocol #5\n"},
    {BOND: AGREEMENT.replace("quote: Testograd", "quote: Protocol #5,")},
    *map(cited, ("at: somewhere", f"at: page 1, quote: {'a' * 1500}")),
    {BOND: AGREEMENT.replace(", supports: [parties, since]", "")},
    {BOND: AGREEMENT + "ended: 2019\nfigures: [{what: {en: guests}, value: 3}]\n"},
    {BOND: AGREEMENT.replace(", supports: [parties, since]", "") + "ended: 2020\n"},
    *map(with_source, ("at: page 3", "id: aasund-page, url: 'https://aasund.example'", "id: aasund-page, at: line 2")),
    *(
        {"data/sources/aasund-page.yaml": f"{AASUND_PAGE}archive_url: {address}\n"}
        for address in ("http://aasund.example/vanorter/", "https://web.archive.org/web/aasund.example")
    ),
    *map(with_source, ("id: aasund-page, state_of: 2017", "id: aasund-page, document: a.txt")),
    {BOND: ONE_FILE, "data/agreements/nordby.yaml": ONE_FILE.replace("testograd", "{text: {sv: Nordby}, country: SE}")},
    {BOND: ONE_FILE.replace("aasund, testograd", f"{{id: aasund, {OWN}}}, {{id: testograd, {OWN}}}")},
    {BOND: AGREEMENT.replace("since]", "since, qqqqqqq]")},
    {BOND: AGREEMENT.replace("1989\n", "{value: 1989, sources: [{id: aasund-page, supports: [since]}]}\n", 1)},
    # letters and characters
    *map(
        summary, ("one\u200btwo", "one \ufffd \ue000 \u0301 two", '"\\u00a0one \\x07"', "Malmo\u0308 och O\u0308rebro")
    ),
    *map(summary, ('"one\\ufdd0"', '"one \\U0003fff0"')),
    *map(summary, ("Tel. 555-01-23", "Союз городов")),
    *(summary(text, "ru") for text in ("Тесто\u0301град", "Aasund", "слово ТеZтоград", "Он живёт c нами")),
    summary("東京 Москва", "ja"),
    summary("V&aring;ra och VÃ¥ra"),
    {BOND: "type: twinning\nparties: [aasund, testograd]\nsince: 1989\n"},
    cited("at: paragraph 1, quote: 'https://aasund.example/1'"),
    *(
        {BOND: AGREEMENT + f"about: [{{person: {name}, sources: [{{id: aasund-page, at: line 2, quote: A}}]}}]\n"}
        for name in ("unknown", "Mayor Anna Berg")
    ),
    {"data/sources/aasund-page.yaml": AASUND_PAGE + "archive_url: https://localhost/a\n"},
    {CITY: AASUND.replace("Осунн", "Восток") + "summary: {ru: Город BOCTOK}\n"},
)


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A project for each mistake, and one without data."""
    found = [tmp_path_factory.mktemp("empty")]
    for files in MISTAKES:
        found.append(tmp_path_factory.mktemp("mistakes"))
        Written(found[-1], {**TWINNED, **files})
    return found


WITHDRAWN = f"{AASUND}withdrawn: {{date: 2026-01-01, reason: {{en: Twice.}}}}\n"
BEFORE = {
    "gone": "name: {en: Gone}\n",
    "old": WITHDRAWN,
    "renamed": AASUND,
    "nordvik": AASUND,
    "aasund": f"{AASUND}formerly: [a]\n",
}
"""Cities of an earlier state; of these only the last one is still a city."""


def lost(root: Path) -> list[Problem]:
    """The problems of addresses that answered in an earlier state."""
    now = read_data(Written(root, {**TWINNED, "data/regions/nordvik.yaml": f"{AASUND}level: county\n"}).root)
    files = ((File(f"data/cities/{id_}.yaml", "cities", id_), text) for id_, text in BEFORE.items())
    return lost_addresses(root, [read_record(file, text.encode())[0] for file, text in files], now.entries, TODAY)


@pytest.fixture(scope="module")
def problems(roots: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """All problems of all projects."""
    found = [problem for root in roots for problem in check_project(root, TODAY)[2]]
    return found + lost(tmp_path_factory.mktemp("lost"))


def test_each_code_has_a_mistake(problems: list[Problem]) -> None:
    assert CODES.keys() - {problem.code for problem in problems} == NOT_IN_FILES


def test_each_code_has_one_text_and_each_text_one_code() -> None:
    assert {code: texts for code, texts in CODES.items() if len(texts) > 1} == {}
    codes = defaultdict[str, list[str]](list)
    for code, texts in CODES.items():
        for text in texts:
            codes[text].append(code)
    assert {text: found for text, found in codes.items() if len(found) > 1} == {}


def test_codes_are_words_with_hyphens() -> None:
    assert [code for code in CODES if not re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", code)] == []


def test_no_field_of_a_message_is_left_empty(problems: list[Problem]) -> None:
    for problem in problems:
        fields = {*FIELD.findall(problem.message.text), *FIELD.findall(problem.message.hint or "")}
        assert fields == {f"{{{name}}}" for name in problem.message.values if f"{{{name}}}" in fields}, problem


def test_every_message_and_hint_is_translated(problems: list[Problem]) -> None:
    for wording in TRANSLATED:
        for problem in problems:
            said = problem.message.say(wording), problem.message.say_hint(wording)
            assert said[0] != str(problem.message), problem
            assert said[1] is None or said[1] != problem.hint, problem


def written_values(message: Message) -> Iterator[str]:
    """The values of a message that are text as it was written."""
    for value in message.values.values():
        yield from [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str)]


def test_translations_keep_the_values(problems: list[Problem]) -> None:
    for wording in TRANSLATED:
        for problem in problems:
            english = f"{problem.message}\n{problem.hint}"
            said = f"{problem.message.say(wording)}\n{problem.message.say_hint(wording)}"
            assert [value for value in written_values(problem.message) if value in english and value not in said] == []


@pytest.mark.parametrize("text", sorted(text for texts in CODES.values() for text in texts))
def test_values_are_never_read_as_fields_or_formats(text: str) -> None:
    fields = FIELD.findall(text)
    message = Message("code", text, text, **{field[1:-1]: HOSTILE for field in fields})
    for wording in TRANSLATED:
        assert message.say(wording).count(shown(HOSTILE)) == len(fields)
        assert message.say_hint(wording) == message.say(wording)


def test_problems_come_out_of_the_cache_as_they_went_in(roots: list[Path], tmp_path: Path) -> None:
    for root in roots[1:]:
        checked_data, _ = load_checked_data(root, tmp_path / root.name)
        kept = read_cache(tmp_path / root.name)
        assert [*map(repr, kept.problems)] == [*map(repr, checked_data.problems)]
        assert kept.files == checked_data.files
