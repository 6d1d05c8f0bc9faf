"""The results as Markdown tables, and their place between the marks of a document."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import benchmark.results as names
from benchmark.results import COLD, Results, Size

_BEGIN, _END = "<!-- begin bench -->\n", "<!-- end bench -->\n"


def table(results: Results) -> str:
    """Returns the tables of one run."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    env.filters.update(mb=_megabytes, ratio=_ratio, median=median)
    phases = list(dict.fromkeys(phase for size in results.sizes for phase in _phases(size)))
    template = env.get_template("report.md")
    compared = [size for size in results.sizes if COLD in size.builds]
    text = template.render(results=results, names=names, compared=compared, phases=phases, phases_of=_phases)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def with_table(text: str, tables: str) -> str:
    """Returns the text of a document with the tables between its marks. Raises ValueError where it lacks a mark."""
    if text.count(_BEGIN) != 1 or text.count(_END) != 1:
        raise ValueError(f"the lines '{_BEGIN.strip()}' and '{_END.strip()}' are needed, each once")
    before, _, rest = text.partition(_BEGIN)
    return f"{before}{_BEGIN}\n{tables}\n{_END}{rest.partition(_END)[2]}"


def _phases(size: Size) -> dict[str, float]:
    return dict(size.builds[COLD].phases) if COLD in size.builds else {}


def _megabytes(number: float) -> str:
    return f"{number / 1e6:,.0f}"


def _ratio(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}"
