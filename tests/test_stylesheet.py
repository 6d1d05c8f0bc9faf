"""The joined style sheet: of the theme what pages can use, of the components everything."""

from __future__ import annotations

import pytest

from atlas.output.stylesheet import Stylesheet
from atlas.output.theme_rules import InvalidStylesheet


def joined(theme: str, page: str = "", components: dict[str, str] | None = None, scripts: tuple[str, ...] = ()) -> str:
    sheet = Stylesheet(theme, components or {}, scripts)
    sheet.add_page(page)
    return sheet.css()


def test_a_selector_goes_when_no_page_has_its_class_or_id() -> None:
    theme = "a,.xx-nav a,.xx-tab>a,#xx-top{color:red}.xx-tab .xx-gone{color:blue}"
    assert joined(theme) == "a{color:red;}\n"
    assert joined(theme, '<p class="xx-nav other">') == "a,.xx-nav a{color:red;}\n"
    assert joined(theme, "<p class=xx-tab><p id='xx-top'>") == "a,.xx-tab>a,#xx-top{color:red;}\n"


def test_elements_attributes_and_states_are_not_looked_at() -> None:
    theme = "kbd:hover::after,[data-xx=yes],table:not(.xx-none){color:red;}\n"
    assert joined(theme) == theme


def test_a_group_goes_with_its_last_rule() -> None:
    theme = "@media print{.xx-a{color:red}.xx-b{color:red}}@supports (display:grid){@media print{.xx-b{color:red}}}"
    assert joined(theme, '<i class="xx-a">') == "@media print{.xx-a{color:red;}}\n"


def test_names_in_scripts_and_in_templates_of_articles_are_used() -> None:
    assert joined(".xx-made{color:red}", scripts=('more.className = "xx-made";',)) == ".xx-made{color:red;}\n"
    assert joined(".atlas-as-of{color:red}.status{color:red}") == ".atlas-as-of{color:red;}\n.status{color:red;}\n"


def test_custom_properties_and_keyframes_stay_where_they_are_mentioned() -> None:
    theme = (
        ":root{--xx-e:1px;--xx-a:var(--xx-e);--xx-b:var(--xx-a);--xx-c:2px;--xx-d:var(--xx-c)}"
        "p{margin:var(--xx-b);animation:xx-in 1s}"
        "@keyframes xx-in{from{opacity:0}}@keyframes xx-out{to{opacity:0}}"
    )
    kept = ":root{--xx-e:1px;--xx-a:var(--xx-e);--xx-b:var(--xx-a);%s}\np{margin:var(--xx-b);animation:xx-in 1s;}\n@keyframes xx-in{from{opacity:0;}}\n"
    assert joined(theme) == kept % ""
    component = "a {margin: calc(2 * var(--xx-c));}\n"
    assert joined(theme, components={"one.css": component}) == kept % "--xx-c:2px;" + component


def test_components_follow_in_their_order_without_comments() -> None:
    components = {
        "one.css": '/* A component. */\n\n.xx-any {\n  color: red; /* warm */\n  content: "›" / "";\n}\n',
        "two.css": "@media print {\n  .xx-any {\n    color: #000;\n  }\n}\n",
    }
    assert joined('@charset "UTF-8";p{margin:0}', components=components) == (
        '@charset "UTF-8";\np{margin:0;}\n.xx-any {color: red;content: "›" / "";}\n@media print {.xx-any {color: #000;}}\n'
    )


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (
            "p {\n  color red;\n}\n",
            "assets/css/wrong.css:2: not CSS: Stop token reached before {} block for a qualified rule.",
        ),
        ("\n@import 'other.css';\n", "assets/css/wrong.css:2: @import counts in no joined style sheet"),
    ],
)
def test_what_cannot_be_joined_is_told_with_its_place(css: str, message: str) -> None:
    with pytest.raises(InvalidStylesheet) as error:
        Stylesheet("", {"assets/css/wrong.css": css}, ())
    assert str(error.value) == message
