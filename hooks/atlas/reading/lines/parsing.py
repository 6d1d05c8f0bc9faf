"""Files with mistakes, read as they were meant as far as the lines show it, with every mistake named."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from atlas.reading.lines.error_repairs import in_quotes, repaired_error
from atlas.reading.lines.line_repairs import json_without_braces, merge_marks, repaired_lines
from atlas.reading.lines.outline_repairs import repaired_outline
from atlas.reading.lines.yaml_nodes import Mapping, NotYaml, parse_text, utf_8_text

_MOST_ERRORS = 20
_OF_INDENTATION = frozenset(("tab", "no-break-space", "invisible-character"))


class AsMeant(NamedTuple):
    """The tree of a file as it was meant, None where that is not known, and the mistakes in its lines."""

    root: Mapping | None
    flaws: list[NotYaml]


def parse_as_meant(data: bytes) -> AsMeant:
    """Parses one YAML file with mistakes, as it was meant."""
    try:
        text = utf_8_text(data)
    except NotYaml as error:
        return AsMeant(None, [error])
    if marks := merge_marks(text):
        return AsMeant(None, marks)
    text, flaws = repaired_lines(text)
    if of_json := json_without_braces(text):
        flaws.append(of_json[0])
        text = of_json[1]
    text, misplaced = repaired_outline(text)
    flaws += _first_in_lines(flaws, misplaced)
    for _ in range(_MOST_ERRORS):
        try:
            parsed = parse_text(text)
        except NotYaml as error:
            repair = _repair(error, text) or in_quotes(error, text)
            if repair is None:
                unsure = any(flaw.message.code in _OF_INDENTATION for flaw in flaws)
                return AsMeant(None, flaws if unsure else [*flaws, error])
            flaws.append(repair[0])
            if repair[1] is None:
                break
            text = repair[1]
        else:
            return AsMeant(parsed.root, [*flaws, *parsed.flaws])
    return AsMeant(None, flaws)


def _first_in_lines(flaws: list[NotYaml], misplaced: list[NotYaml]) -> list[NotYaml]:
    """The flaws in the columns of lines, without those in lines whose indentation is a flaw itself."""
    rows = {flaw.mark.line for flaw in flaws if flaw.message.code in _OF_INDENTATION}
    return [flaw for flaw in misplaced if flaw.mark.line not in rows]


def _repair(error: NotYaml, text: str) -> tuple[NotYaml, str | None] | None:
    cause = error.__cause__
    if not isinstance(cause, yaml.MarkedYAMLError):
        return None
    problem = " ".join(part for part in (cause.problem, cause.context) if part)
    marks = [mark for mark in (cause.problem_mark, cause.context_mark) if mark]
    return repaired_error(problem, text, [(mark.line, mark.column) for mark in marks])
