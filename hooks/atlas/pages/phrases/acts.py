"""The acts of the parties to an agreement in words: the date first, then what was done and by whom."""

from __future__ import annotations

from atlas.languages.edition import Edition, Words
from atlas.pages.phrases.views import Fact, Line, Phrase


def dated_first(line: Line, edition: Edition) -> Line:
    """An act with its date first: 29 September 2022: terminated; as it is where the date has proof of its own."""
    found = next((fact.lines[0] for fact in line.details if fact.key == "date"), None)
    if not (found and found.head and line.head):
        return line
    if found.citations or found.otherwise or found.doubtful or (found.note and line.note):
        return line
    date = found.head.words.text + (" (" + edition.gettext("inferred") + ")" if found.inferred else "")
    return line._replace(
        head=Phrase(Words(f"{date}: {line.head.words.text}")),
        details=tuple(fact for fact in line.details if fact.key != "date"),
        note=line.note or found.note,
    )


def parties_with_acts(parties: Fact, edition: Edition) -> Fact:
    """The parties with the acts of each below it."""
    return parties._replace(lines=tuple(_acts_below(line, edition) for line in parties.lines))


def _acts_below(line: Line, edition: Edition) -> Line:
    acts = [act for fact in line.details if fact.key == "acts" for act in fact.lines]
    if not acts:
        return line
    return line._replace(
        details=tuple(fact for fact in line.details if fact.key != "acts"),
        parts=(*line.parts, *(dated_first(act, edition) for act in acts)),
    )
