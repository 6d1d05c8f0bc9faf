"""The template environment of one edition: everything printed is escaped for Markdown unless it is marked as safe."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup

from atlas.languages.edition import Edition
from atlas.languages.punctuation import as_sentence, small_label
from atlas.pages.maps.drawing import map_figure
from atlas.pages.rendering.html_templates import CompiledTemplates
from atlas.pages.rendering.markdown import attribute, escape
from atlas.pages.timelines.drawing import timeline_figure


class _Generator(CodeGenerator):
    """Writes templates that escape once: what `finalize` returns is safe."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")" if finalize.src else "")


class _Environment(Environment):
    code_generator_class = _Generator


_COMPILED = CompiledTemplates()


@cache
def environment(edition: Edition) -> Environment:
    """The environment of an edition, made once; each template is compiled once for all editions.

    Templates get `_` and `ngettext` for words, `attribute` for values of HTML attributes."""
    env = _Environment(
        loader=PackageLoader("atlas.pages"),
        autoescape=True,
        finalize=_markdown,
        undefined=StrictUndefined,
        comment_start_string="{##",  # "{#" begins the id of a heading
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )

    @cache
    def plain(message: str) -> Markup:
        return Markup(edition.gettext(message))

    def gettext(message: str, **values: Any) -> Markup:
        return _filled(edition.gettext(message), values) if values else plain(message)

    def ngettext(singular: str, plural: str, number: int, **values: Any) -> Markup:
        shown = {"number": edition.number(number), **values}
        return _filled(edition.ngettext(singular, plural, number), shown)

    @pass_context
    def number(_: Context, value: int) -> str:
        return edition.number(value)

    env.globals.update(_=gettext, ngettext=ngettext, language_name=edition.language_name)
    env.globals["page_language"] = edition.language
    env.filters["attribute"] = attribute
    env.filters["number"] = number
    env.filters["map_figure"] = map_figure
    env.filters["timeline_figure"] = timeline_figure
    env.filters["capitalised"] = _capitalised
    env.filters["small"] = small_label
    env.filters["sentence"] = _sentence
    return env


def _sentence(value: Markup) -> Markup:
    return Markup(as_sentence(value))


def _markdown(value: Any) -> Any:
    return value if isinstance(value, Markup) else escape(value)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _filled(message: str, values: dict[str, Any]) -> Markup:
    """A message is Markdown of ours; what is put into it is not."""
    return Markup(message % {name: _markdown(value) for name, value in values.items()})
