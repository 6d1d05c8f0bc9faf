"""Records written as YAML: block style, short values in one line, texts folded; lines of at most 120 characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

WIDTH = 120
_NEEDS_NO_QUOTES = re.compile(r"(?!(?:true|false|null|y|n|yes|no|on|off)$)[\w(][\w ./~?%()–-]*(?<! )", re.IGNORECASE)


def yaml_text(record: dict[str, Any]) -> str:
    """Returns the text of the file of a record, whose values are texts, lists and maps."""
    return "".join(f"{line}\n" for key, value in record.items() for line in _entry_lines(key, value, ""))


def _entry_lines(key: str, value: Any, indent: str) -> Iterator[str]:
    flow = _flow_style(value)
    if len(indent) + len(key) + len(flow) + 2 <= WIDTH:
        yield f"{indent}{key}: {flow}"
    elif isinstance(value, str):
        yield f"{indent}{key}: >-"
        inner = f"{indent}  "
        yield from (
            f"{inner}{line}" for line in wrap(value, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
        )
    else:
        yield f"{indent}{key}:"
        yield from _block_lines(value, f"{indent}  ")


def _block_lines(value: dict[str, Any] | list[Any], indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _entry_lines(key, child, indent)
        return
    for item in value:
        flow = _flow_style(item)
        if len(indent) + len(flow) + 2 <= WIDTH or isinstance(item, str):
            yield f"{indent}- {flow}"
        else:
            first, *rest = _block_lines(item, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _flow_style(value: Any) -> str:
    if isinstance(value, str):
        return value if _NEEDS_NO_QUOTES.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow_style, value))}]"
    return f"{{{', '.join(f'{key}: {_flow_style(child)}' for key, child in value.items())}}}"
