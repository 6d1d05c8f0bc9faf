"""The report: what became of the addresses, in terms of records, as Markdown or as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from linkcheck.addresses import Target
from linkcheck.outcomes import Group, Outcome, Result
from linkcheck.quotes import digest

Checked = Sequence[tuple[Target, Result]]
"""The addresses with what became of them."""

_MOST = 5
"""Records that cite an address, as far as they are named."""
_LONGEST = 300
_TOLD = (Group.GONE, Group.DOUBTFUL)
_EXPLAINED = {
    Group.GONE: "Find the new address, or add `archive_url`: the source stays, and pages link to the copy.",
    Group.DOUBTFUL: "Open them in a browser.",
    Group.MOVED: "`moves.patch` replaces those that are certain: `git apply .build/links/moves.patch`.",
    Group.UNREACHED: "Perhaps for a day, perhaps for ever: the next run tells more.",
    Group.UNDECIDED: "A program cannot tell.",
}


def lost_quotes(target: Target, result: Result) -> list[tuple[str, list[str]]]:
    """The quotes that were not found in a page that was read, each with the records that cite them."""
    if result.outcome.group in _TOLD:
        return []
    return [(quote, names) for quote, names in target.quotes.items() if result.quotes.get(digest(quote)) is False]


def needs_attention(checked: Checked) -> bool:
    """Tests if there is anything that an editor can do something about."""
    return any(
        result.outcome.group in (*_TOLD, Group.MOVED) or lost_quotes(target, result) for target, result in checked
    )


def summary(checked: Checked) -> str:
    """The sums in one line."""
    counts = Counter(result.outcome.group for _, result in checked)
    lost = sum(len(lost_quotes(*pair)) for pair in checked)
    parts = [f"{counts[group]} {group.lower()}" for group in Group if counts[group]]
    parts += [f"{lost} quotes no longer found"] if lost else []
    return f"{len(checked)} addresses: {', '.join(parts) or 'none'}"


def markdown(checked: Checked, patched: int) -> str:
    """The whole report; `patched` is the number of values that the patch replaces."""
    parts = ["# External links", f"{summary(checked)}."]
    if checked and all(result.outcome.group is Group.UNREACHED for _, result in checked):
        parts.append("No host was reached: there may be no network here.")
    for group in Group:
        found = [pair for pair in checked if pair[1].outcome.group is group]
        if group is not Group.FINE and found:
            parts += [f"## {group} ({len(found)})", _EXPLAINED[group]]
            if group is Group.MOVED:
                parts.append(f"The patch changes {patched} {'value' if patched == 1 else 'values'}.")
            parts.append("\n".join(line for pair in found for line in _lines(*pair)))
        if group is Group.MOVED:
            parts += _quotes(checked)
    unread = Counter(result.unread for _, result in checked if result.unread)
    if unread:
        parts.append("## Quotes that were not looked for")
        parts.append("\n".join(f"- {count} pages: {code(why)}" for why, count in unread.most_common()))
    return "\n\n".join(parts) + "\n"


def _lines(target: Target, result: Result) -> Iterator[str]:
    names = ", ".join(f"{code(place.file)} line {place.line}" for place in target.places)
    details = (f"status {result.status}" if result.status else "", code(result.detail) if result.detail else "")
    said = " ".join(filter(None, details))
    yield f"- {names}: {code(target.address)} {result.outcome.words}{f' ({said})' if said else ''}"
    if result.moved:
        yield f"  - new address: {code(result.moved)}"
    if result.final not in ("", target.address, result.moved):
        yield f"  - leads to {code(result.final)}"
    if result.since[:10] != result.visited[:10]:
        yield f"  - so since {result.since[:10]}"
    if target.cited_by:
        yield f"  - cited by {_names(target.cited_by)}"
    if result.outcome.group in (*_TOLD, Group.UNREACHED):
        copy = f"archived copy: {code(target.archive)}" if target.archive else "no archived copy is known"
        yield f"  - {copy}"


def _quotes(checked: Checked) -> Iterator[str]:
    lost = [(target, *found) for target, result in checked for found in lost_quotes(target, result)]
    if lost:
        yield f"## Quotes no longer found ({len(lost)})"
        yield "The page answers, but does not have these words: compare it, or an archived copy."
        yield "\n".join(
            f"- {code(target.address)}: {code(quote)}, quoted in {_names(dict.fromkeys(names))}"
            for target, quote, names in lost
        )


def _names(names: Iterable[str]) -> str:
    names = [*names]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(map(code, names[:_MOST])) + more


def code(text: str) -> str:
    """A text as one short line of code, whatever it holds."""
    line = re.sub(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", " ", text).replace("`", "'")
    line = " ".join(line.split())
    return f"`{line[:_LONGEST]}{'…' if len(line) > _LONGEST else ''}`"


def as_json(checked: Checked) -> list[dict[str, Any]]:
    """The report as plain values, an object for each address."""
    return [
        {
            "address": target.address,
            "outcome": str(result.outcome),
            "group": str(result.outcome.group),
            "status": result.status,
            "final": result.final,
            "moved": result.moved or None,
            "detail": result.detail,
            "visited": result.visited,
            "since": result.since,
            "places": [
                {
                    "record": place.record,
                    "file": place.file,
                    "line": place.line,
                    "field": ".".join(map(str, place.path)),
                }
                for place in target.places
            ],
            "cited_by": list(target.cited_by),
            "archive_url": target.archive or None,
            "quotes": [
                {"quote": quote, "found": result.quotes.get(digest(quote)), "cited_by": list(dict.fromkeys(names))}
                for quote, names in target.quotes.items()
            ],
            "unread": result.unread,
        }
        for target, result in checked
    ]


def not_visited(address: str, time: str, detail: str) -> Result:
    """The result of an address that was left out."""
    return Result(address, Outcome.NOT_VISITED, time, time, detail=detail)
