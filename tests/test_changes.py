"""Changes between two states of data/, said as a person would, in English and Russian."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from atlas.derive.changes.changes import changes_between
from atlas.derive.computed.computed import Computed
from atlas.languages.edition import edition
from atlas.model.kinds import KINDS
from atlas.pages.changes.report import ChangesReport, Unchecked
from atlas.pages.publishing.environment import environment
from atlas.records.store import Atlas
from filled_records import filled_atlas
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, LANGUAGES, TESTOGRAD, TWINNED, Written

CITY = "data/cities/aasund.yaml"
BOND = "data/agreements/aasund-testograd.yaml"
PAGE = "data/sources/aasund-page.yaml"
PAGES = {"en": "\n### Pages that change\n", "ru": "\n### Меняющиеся страницы\n"}
DAY = date(2026, 1, 31)
NOTHING = Unchecked((), (), ())

Files = Mapping[str, str | bytes | None]


def all_said(before: Atlas, after: Atlas, language: str) -> str:
    """The whole report on what two atlases differ in."""
    changes = changes_between(before, after, LANGUAGES, DAY)
    computed = (Computed(atlas, LANGUAGES, DAY) for atlas in (before, after))
    words = edition(language, LANGUAGES)
    return ChangesReport(*computed, words, environment(words)).markdown(changes, (NOTHING, NOTHING))


def report(folder: Path, change: Files, language: str) -> str:
    """The report on a change of the two towns with their agreement."""
    before = Written(folder / "before", TWINNED).site().atlas
    files = {path: content for path, content in {**TWINNED, **change}.items() if content is not None}
    return all_said(before, Written(folder / "after", files).site().atlas, language)


def said(folder: Path, change: Files, language: str) -> str:
    """The report without its heading and the list of pages."""
    return report(folder, change, language).partition("\n\n")[2].partition(PAGES[language])[0]


ENDED = """\
ended:
  value: 2020
  sources: [{id: aasund-page, at: paragraph 2, quote: until 2020}]
"""
CONFIRMED = """\
parties:
  - id: aasund
    acts:
      - act: confirmed
        date: 2019
        sources: [{id: aasund-page, at: paragraph 3, quote: confirmed in 2019}]
  - testograd
"""
BOND_CONFIRMED = f"type: twinning\n{CONFIRMED}sources: [{{id: aasund-page, at: paragraph 1, quote: Testograd}}]\n"
OTHERWISE = """\
        otherwise:
          - value: renewed
            sources: [{id: aasund-page, at: paragraph 3, quote: renewed in 2019}]
"""
OTHER_LAYOUT = """\
# A comment
country: 'NO'
name:
  en: Aasund
  fi: Åsund
  ru: Осунн
  sv: Åsund
sources: [{at: row 1, supports: [country], id: gazetteer}]
"""
HOSTILE = '"@everyone #1 <b>https://evil.example www.evil.example</b> [x](http://y) GH-1 `a` | b"'
CHANGES: dict[str, Files] = {
    "a year is corrected": {BOND: AGREEMENT.replace("1989\n", "1990\n", 1)},
    "a year is corrected with its citation": {
        BOND: AGREEMENT.replace("1989\n", "1990\n", 1).replace("Testograd 1989", "Testograd 1990")
    },
    "only the layout changes": {CITY: OTHER_LAYOUT},
    "a town is added": {
        "data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third").replace("Тестоград", "Третий")
    },
    "records are removed": {BOND: None, PAGE: None},
    "a town is renamed, and all that name it follow": {
        CITY: None,
        "data/cities/nyasund.yaml": f"{AASUND}formerly: [aasund]\n",
        BOND: AGREEMENT.replace("[aasund,", "[nyasund,"),
    },
    "a town is merged into another": {
        CITY: None,
        "data/cities/testograd.yaml": f"{TESTOGRAD}formerly: [aasund]\n",
        BOND: None,
        PAGE: None,
    },
    "an agreement is withdrawn": {
        BOND: f"{AGREEMENT}withdrawn: {{date: 2026-01-30, reason: {{en: Entered twice., ru: Введено дважды.}}}}\n"
    },
    "an agreement ends": {BOND: f"{AGREEMENT}{ENDED}"},
    "an agreement is confirmed": {BOND: AGREEMENT.replace("parties: [aasund, testograd]\n", CONFIRMED)},
    "only a citation changes": {BOND: AGREEMENT.replace("paragraph 1", "paragraph 2")},
    "another source is cited too": {
        BOND: f"{AGREEMENT}  - {{id: gazetteer, at: row 3, quote: Testograd, supports: [parties]}}\n"
    },
    "texts are translated": {
        CITY: AASUND.replace("Åsund}", "Åsund, nb: Åsund}"),
        "data/cities/testograd.yaml": TESTOGRAD.replace("Тестоград}", "Тестоград, sv: Testograd}"),
    },
    "a year turns out to be inferred": {
        BOND: AGREEMENT.replace("since: 1989", "since: {value: 1989, basis: inferred, note: {en: Counted back.}}")
    },
    "a party is another one": {BOND: AGREEMENT.replace("testograd]", "{text: {en: Elsewhere}}]", 1)},
    "a party joins": {BOND: AGREEMENT.replace("testograd]", "testograd, {country: SE}]", 1)},
    "the order of the parties changes": {BOND: AGREEMENT.replace("[aasund, testograd]", "[testograd, aasund]", 1)},
    "a title is no Markdown, mentions nobody and links nothing": {PAGE: AASUND_PAGE.replace("Vänorter", HOSTILE)},
}
SAID: dict[str, tuple[str, str]] = {
    "a year is corrected": (
        """\
1 record (corrected: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): corrected
    - Since: 1989 → 1990 (**its citation is the same as before**)
""",
        """\
1 запись (исправлено: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): исправлено
    - Начало: 1989 → 1990 (**ссылка на источник осталась прежней**)
""",
    ),
    "a year is corrected with its citation": (
        """\
1 record (corrected: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): corrected
    - Since: 1989 → 1990
    - Sources › “Vänorter” (sv) › Quote: Testograd 1989 → Testograd 1990
""",
        """\
1 запись (исправлено: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): исправлено
    - Начало: 1989 → 1990
    - Источники › «Vänorter» (sv) › Цитата: Testograd 1989 → Testograd 1990
""",
    ),
    "only the layout changes": (
        "No fact changes.\n",
        "Факты не меняются.\n",
    ),
    "a town is added": (
        """\
1 record (added: 1)

- **third** (Third): added
    - Country: Russia
    - Sources: “A gazetteer of invented towns”, row 2 (Country)

### New translation gaps

- third: Name: Swedish, Finnish
""",
        """\
1 запись (добавлено: 1)

- **third** (Третий): добавлено
    - Страна: Россия
    - Источники: «A gazetteer of invented towns» (en), строка таблицы № 2 (Страна)

### Новые пробелы в переводах

- third: Название: шведский, финский
""",
    ),
    "records are removed": (
        """\
2 records (removed: 2)

- **aasund-testograd** (Aasund – Testograd: twin towns): removed
- **aasund-page** (Vänorter): removed
""",
        """\
2 записи (удалено: 2)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): удалено
- **aasund-page** (Vänorter): удалено
""",
    ),
    "a town is renamed, and all that name it follow": (
        """\
1 record (renamed: 1)

- **aasund → nyasund** (Aasund): renamed
""",
        """\
1 запись (переименовано: 1)

- **aasund → nyasund** (Осунн): переименовано
""",
    ),
    "a town is merged into another": (
        """\
3 records (removed: 2, merged into another record: 1)

- **aasund** (Aasund): merged into another record: testograd
- **aasund-testograd** (Aasund – Testograd: twin towns): removed
- **aasund-page** (Vänorter): removed
""",
        """\
3 записи (удалено: 2, объединено с другой записью: 1)

- **aasund** (Осунн): объединено с другой записью: testograd
- **aasund-testograd** (Осунн — Тестоград: города-побратимы): удалено
- **aasund-page** (Vänorter): удалено
""",
    ),
    "an agreement is withdrawn": (
        """\
1 record (withdrawn: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): withdrawn
    - Added · Withdrawn: 30 January 2026; Reason: Entered twice.
""",
        """\
1 запись (снято: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): снято
    - Добавлено · Снято: 30 января 2026 г.; Причина: Введено дважды.
""",
    ),
    "an agreement ends": (
        """\
1 record (ended: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): ended
    - Added · Ended: 2020
    - Status: Not known → Ended

### Weaknesses that are gone

- aasund-testograd: No confirmation of a known date
""",
        """\
1 запись (завершено: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): завершено
    - Добавлено · Завершено: 2020
    - Статус: Нет сведений → Завершено

### Слабые места, которых больше нет

- aasund-testograd: Нет подтверждения с известной датой
""",
    ),
    "an agreement is confirmed": (
        """\
1 record (confirmed: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): confirmed
    - Added · Parties › Aasund › Actions: confirmed (2019)
    - Status: Not known → Confirmed in 2019 (6–7 years ago); nothing known since

### Weaknesses that are gone

- aasund-testograd: No confirmation of a known date
""",
        """\
1 запись (подтверждено: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): подтверждено
    - Добавлено · Стороны › Осунн › Действия: подтверждено (2019)
    - Статус: Нет сведений → Подтверждено: 2019 (6–7 лет назад); о дальнейшем сведений нет

### Слабые места, которых больше нет

- aasund-testograd: Нет подтверждения с известной датой
""",
    ),
    "only a citation changes": (
        """\
1 record (citations only: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): citations only
    - Sources › “Vänorter” (sv) › Location in source: paragraph 1 → paragraph 2 (**only the citation changes**)
""",
        """\
1 запись (только ссылки на источники: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): только ссылки на источники
    - Источники › «Vänorter» (sv) › Место в источнике: абзац 1 → абзац 2 (**изменение только в ссылке на источник**)
""",
    ),
    "another source is cited too": (
        """\
1 record (citations only: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): citations only
    - Added · Sources: “A gazetteer of invented towns”, row 3: “Testograd” (Parties)
""",
        """\
1 запись (только ссылки на источники: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): только ссылки на источники
    - Добавлено · Источники: «A gazetteer of invented towns» (en), строка таблицы № 3: «Testograd» (Стороны)
""",
    ),
    "texts are translated": (
        """\
2 records (supplemented: 2)

- **aasund** (Aasund): supplemented
    - Added · Name (Norwegian Bokmål): Åsund
- **testograd** (Testograd): supplemented
    - Added · Name (Swedish): Testograd

### Translation gaps that are gone

- testograd: Name: Swedish
""",
        """\
2 записи (дополнено: 2)

- **aasund** (Осунн): дополнено
    - Добавлено · Название (на норвежском букмоле): Åsund
- **testograd** (Тестоград): дополнено
    - Добавлено · Название (на шведском): Testograd

### Пробелы в переводах, которых больше нет

- testograd: Название: шведский
""",
    ),
    "a year turns out to be inferred": (
        """\
1 record (corrected: 1)

- **aasund-testograd** (Aasund – Testograd: twin towns): corrected
    - Since › Basis: stated → inferred
    - Added · Since › Note (English): Counted back.

### New weaknesses

- aasund-testograd: Inferred values: Since

### New translation gaps

- aasund-testograd: Since: Russian, Swedish, Finnish
""",
        """\
1 запись (исправлено: 1)

- **aasund-testograd** (Осунн — Тестоград: города-побратимы): исправлено
    - Начало › Основание: указано → по косвенным данным
    - Добавлено · Начало › Примечание (на английском): Counted back.

### Новые слабые места

- aasund-testograd: Значения по косвенным данным: Начало

### Новые пробелы в переводах

- aasund-testograd: Начало: русский, шведский, финский
""",
    ),
    "a party is another one": (
        """\
1 record (corrected: 1)

- **aasund-testograd** (Aasund – Elsewhere: twin towns): corrected
    - Parties: Testograd → Elsewhere (**its citation is the same as before**)

### Weaknesses that are gone

- aasund-testograd: Relationships known from one side only: Testograd

### New translation gaps

- aasund-testograd: Parties: Russian, Swedish, Finnish
""",
        """\
1 запись (исправлено: 1)

- **aasund-testograd** (Осунн — Elsewhere: города-побратимы): исправлено
    - Стороны: Тестоград → Elsewhere (en) (**ссылка на источник осталась прежней**)

### Слабые места, которых больше нет

- aasund-testograd: Отношения, о которых сообщает только одна сторона: Тестоград

### Новые пробелы в переводах

- aasund-testograd: Стороны: русский, шведский, финский
""",
    ),
    "a party joins": (
        """\
1 record (supplemented: 1)

- **aasund-testograd** (Aasund – Testograd – Sweden: twin towns): supplemented
    - Added · Parties: Sweden
""",
        """\
1 запись (дополнено: 1)

- **aasund-testograd** (Осунн — Тестоград — Швеция: города-побратимы): дополнено
    - Добавлено · Стороны: Швеция
""",
    ),
    "the order of the parties changes": (
        """\
1 record (corrected: 1)

- **aasund-testograd** (Testograd – Aasund: twin towns): corrected
    - Parties: Aasund, Testograd → Testograd, Aasund
""",
        """\
1 запись (исправлено: 1)

- **aasund-testograd** (Тестоград — Осунн: города-побратимы): исправлено
    - Стороны: Осунн, Тестоград → Тестоград, Осунн
""",
    ),
    "a title is no Markdown, mentions nobody and links nothing": (
        """\
1 record (corrected: 1)

- **aasund-page** (@&#8203;everyone \\#&#8203;1 &lt;b&gt;https:&#8203;//evil.example www&#8203;.evil.example&lt;/b&gt; \\[x\\](http:&#8203;//y) GH&#8203;-1 \\`a\\` \\| b): corrected
    - Title (Swedish): Vänorter → @&#8203;everyone \\#&#8203;1 &lt;b&gt;https:&#8203;//evil.example www&#8203;.evil.example&lt;/b&gt; \\[x\\](http:&#8203;//y) GH&#8203;-1 \\`a\\` \\| b
""",
        """\
1 запись (исправлено: 1)

- **aasund-page** (@&#8203;everyone \\#&#8203;1 &lt;b&gt;https:&#8203;//evil.example www&#8203;.evil.example&lt;/b&gt; \\[x\\](http:&#8203;//y) GH&#8203;-1 \\`a\\` \\| b): исправлено
    - Название (на шведском): Vänorter → @&#8203;everyone \\#&#8203;1 &lt;b&gt;https:&#8203;//evil.example www&#8203;.evil.example&lt;/b&gt; \\[x\\](http:&#8203;//y) GH&#8203;-1 \\`a\\` \\| b
""",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_said_as_a_person_would(name: str, tmp_path: Path) -> None:
    assert (said(tmp_path / "en", CHANGES[name], "en"), said(tmp_path / "ru", CHANGES[name], "ru")) == SAID[name]


def test_a_citation_that_proves_without_naming_fields_follows_its_value(tmp_path: Path) -> None:
    """It is the only one of the record: the year and its proof change together."""
    bond = AGREEMENT.replace(", supports: [parties, since]", "")
    before, after = (
        Written(tmp_path / year, {**TWINNED, BOND: bond.replace("1989", year)}).site().atlas
        for year in ("1989", "1990")
    )
    told = all_said(before, after, "en")
    assert "    - Sources › “Vänorter” (sv) › Quote: Testograd 1989 → Testograd 1990\n" in told


def test_what_other_sources_say_of_an_act_is_told_when_it_comes(tmp_path: Path) -> None:
    act = BOND_CONFIRMED.replace("  - testograd", OTHERWISE + "  - testograd")
    before, after = (
        Written(tmp_path / name, {**TWINNED, BOND: text}).site().atlas
        for name, text in (("one", BOND_CONFIRMED), ("other", act))
    )
    assert "Another source says: renewed" in all_said(before, after, "en")


def test_the_pages_that_change_are_told_with_their_number(tmp_path: Path) -> None:
    text = report(tmp_path, CHANGES["a year is corrected"], "en")
    assert text.partition(PAGES["en"])[2] == (
        "\n- Pages of changed records (1): agreements/aasund-testograd/\n"
        "- Pages of records that name them or are named by them (3): "
        "cities/aasund/, cities/testograd/, sources/aasund-page/\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_said_in_every_language(language: str, tmp_path: Path) -> None:
    for number, change in enumerate(CHANGES.values()):
        assert "**None" not in report(tmp_path / str(number), change, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_of_any_field_is_told_in_words(language: str) -> None:
    """No key of YAML, no name of the code, nothing that a host would take for its own."""
    before = filled_atlas(lambda number: f"before{number}")
    after = filled_atlas(lambda number: f"@after{number} #{number}")
    text = all_said(before, after, language)
    assert len(re.findall(r"\bbefore[0-9]+", text)) > 1000
    assert (
        re.findall(r"\b(?:Stated|Text|Decimal|PartialDate|None(?!, according)|Choice)\b|(?<!&)[@#]\w|\w+_\w+:", text)
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_new_is_told_with_all_its_fields(language: str) -> None:
    text = all_said(Atlas(()), filled_atlas(lambda number: f"after{number}"), language)
    assert text.count("\n- **the-") == len(KINDS)
    assert len(re.findall(r"\bafter[0-9]+", text)) > 1000


def test_an_atlas_does_not_differ_from_itself() -> None:
    one, other = (filled_atlas(lambda number: f"text{number}") for _ in range(2))
    assert changes_between(one, other, LANGUAGES, DAY).records == ()


def test_what_another_source_says_of_an_act_is_told_as_a_kind_of_act(tmp_path: Path) -> None:
    """The act stands as it was; what contradicts it comes, and is of the type of its kind."""
    confirmed = AGREEMENT.replace("parties: [aasund, testograd]\n", CONFIRMED)
    otherwise = "        otherwise: [{value: suspended, sources: [{id: gazetteer, at: row 3, quote: on hold}]}]\n"
    contradicted = confirmed.replace("  - testograd\n", f"{otherwise}  - testograd\n")
    before, after = (
        Written(tmp_path / name, {**TWINNED, BOND: bond}).site().atlas
        for name, bond in (("before", confirmed), ("after", contradicted))
    )
    assert "Actions › confirmed › Another source says: suspended" in all_said(before, after, "en")
