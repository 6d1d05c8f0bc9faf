"""Russian names in Latin letters, by the usage of each language."""

from __future__ import annotations

import pytest

from atlas.languages.transliteration import in_latin_letters


@pytest.mark.parametrize(
    ("name", "en", "sv", "fi"),
    [
        ("Сергей Щукин", "Sergey Shchukin", "Sergej Sjtjukin", "Sergei Štšukin"),
        ("Евгений Чехов", "Yevgeny Chekhov", "Jevgenij Tjechov", "Jevgeni Tšehov"),
        ("Юрий Жуков", "Yury Zhukov", "Jurij Zjukov", "Juri Žukov"),
        ("Зинаида Ёлкина", "Zinaida Yolkina", "Zinaida Jolkina", "Zinaida Jolkina"),
        ("Н. В. Хрящова", "N. V. Khryashchova", "N. V. Chrjasjtjova", "N. V. Hrjaštšova"),
        ("ЖКХ", "ZHKKH", "ZJKCH", "ŽKH"),
        ("Марк Вайс (ENES)", "Mark Vays (ENES)", "Mark Vajs (ENES)", "Mark Vais (ENES)"),
    ],
)
def test_each_language_has_its_own_way(name: str, en: str, sv: str, fi: str) -> None:
    assert [in_latin_letters(name, language) for language in ("en", "sv", "fi")] == [en, sv, fi]


def test_another_language_takes_the_english_way() -> None:
    assert in_latin_letters("Чехов", "de") == "Chekhov"


def test_latin_text_stays() -> None:
    assert in_latin_letters("Åsa Öberg", "fi") == "Åsa Öberg"
