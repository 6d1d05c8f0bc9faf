"""Fills the marked parts of a Markdown file: `<!-- begin NAME -->` to `<!-- end NAME -->`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from references.modules import packages

PARTS = {
    "docs/developers/architecture.md": ("modules",),
}
"""The files with generated parts, and the templates that make them."""


def fill_parts(path: str, project: Path) -> str:
    """Returns the text of the file at `path` with fresh parts. Raises ValueError where it lacks a mark."""
    text = (project / path).read_text("utf-8")
    for name in PARTS[path]:
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
        if text.count(begin) != 1 or text.count(end) != 1:
            raise ValueError(f"{path} needs the lines '{begin.strip()}' and '{end.strip()}', each once")
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{_part(name, project)}\n{end}{rest.partition(end)[2]}"
    return text


def _part(name: str, project: Path) -> str:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    template = env.get_template(f"{name}.md")
    return template.render(packages=packages(project / "hooks" / "atlas")).strip() + "\n"
