"""Problems in data/: the place and the message; and reports of them."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from atlas.messages.message import ENGLISH, N_, Message, Wording, shown
from atlas.parallel.pickling import fast_pickled

DID_YOU_MEAN = N_("did you mean '{near}'?")
DID_YOU_MEAN_NAMED = N_("did you mean '{near}' ({name})?")
_WARNING = N_("warning")
_EXPLAINED = N_("what the codes mean: %(address)s")
ONE_OF = N_("expected one of {words}")
_LONGEST_WORD = 100


class Severity(StrEnum):
    """The severity of a problem: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@fast_pickled
@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem. `line` and `column` count from 1; `path` is relative to the project.

    `counterpart` is the path of another file that has the problem as much as this one, such as a duplicate.
    """

    path: str
    line: int
    column: int
    message: Message
    severity: Severity = field(default=Severity.ERROR, compare=False)
    counterpart: str = field(default="", compare=False)

    @property
    def code(self) -> str:
        """The code of its kind of mistake, which stays the same whatever the words."""
        return self.message.code

    @property
    def hint(self) -> str | None:
        """The hint in English, if any."""
        return self.message.say_hint()

    def __str__(self) -> str:
        return self.say()

    def say(self, wording: Wording = ENGLISH, *, with_code: bool = False) -> str:
        """The place and the message in these words, and the hint in a second line."""
        word = f"{wording.gettext(_WARNING)}: " if self.severity is Severity.WARNING else ""
        code = f" [{self.code}]" if with_code else ""
        first = f"{shown(self.path)}:{self.line}:{self.column}: {word}{self.message.say(wording)}{code}"
        hint = self.message.say_hint(wording)
        return f"{first}\n    {hint}" if hint else first


class ProblemsFound(Exception):
    """Raised instead of building from data that has errors; its text is the whole report."""


def shown_once(problems: Iterable[Problem], changed: Container[str] = ()) -> list[Problem]:
    """The problems, sorted, as they are told: one of two files at the one that `changed`.

    If that is not known, it is told at the later one, which the message on it tells apart from the other.
    """
    return sorted(problem for problem in problems if _is_shown(problem, changed))


def _is_shown(problem: Problem, changed: Container[str]) -> bool:
    path, other = problem.path, problem.counterpart
    if other in ("", path):
        return True
    if (path in changed) != (other in changed):
        return path in changed
    return path.removesuffix(".yaml") > other.removesuffix(".yaml")


def report(
    problems: Sequence[Problem],
    checked: int,
    wording: Wording = ENGLISH,
    explanations: str = "",
    *,
    with_codes: bool = True,
) -> str:
    """All problems, sorted, with their codes, and a line that counts them and the files checked.

    `explanations` is the address at which the codes are explained, if there is one.
    """
    lines = [problem.say(wording, with_code=with_codes) for problem in sorted(problems)]
    explained = [wording.gettext(_EXPLAINED) % {"address": explanations}] if problems and explanations else []
    return "\n".join([*lines, summary(problems, checked, wording), *explained])


def summary(problems: Sequence[Problem], checked: int, wording: Wording = ENGLISH) -> str:
    """The line of counts: `2 problems in 2 files (143 checked)`."""
    number, ngettext = wording.number, wording.ngettext
    if not problems:
        text = ngettext("no problems (%(number)s file checked)", "no problems (%(number)s files checked)", checked)
        return text % {"number": number(checked)}
    files = len({problem.path for problem in problems})
    found = ngettext("%(number)s problem", "%(number)s problems", len(problems)) % {"number": number(len(problems))}
    where = ngettext("in %(number)s file", "in %(number)s files", files) % {"number": number(files)}
    seen = ngettext("%(number)s checked", "%(number)s checked", checked) % {"number": number(checked)}
    return f"{found} {where} ({seen})"


def workflow_commands(problems: Iterable[Problem], wording: Wording = ENGLISH, explanations: str = "") -> str:
    """The problems as workflow commands, which a Git host shows at the changed lines; each ends with the address at
    which it is explained, if there is one.
    """
    return "\n".join(_annotation(problem, wording, explanations) for problem in sorted(problems))


def as_json(problems: Iterable[Problem], wording: Wording = ENGLISH, explanations: str = "") -> str:
    """The problems for other programs: a list of objects, in ASCII, so that no console changes it.

    `explanation` is the address at which the code is explained, or null.
    """
    found = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message.say(wording),
            "hint": problem.message.say_hint(wording),
            "explanation": _explanation(problem, explanations) or None,
        }
        for problem in sorted(problems)
    ]
    return json.dumps(found, indent=2)


def did_you_mean(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that is nearest to `word`, or None where none is near."""
    return nearest(word.casefold(), words, 0.6)


def nearest(word: str, words: Iterable[str], least: float) -> str | None:
    """The one of `words` that is most like `word`, by a ratio from 0 to 1; None where none is as much as `least`."""
    near = get_close_matches(word[:_LONGEST_WORD], list(words), n=1, cutoff=least)
    return near[0] if near else None


def with_suggestion(message: Message, word: str, words: Iterable[str]) -> Message:
    """The message with a hint: the one of `words` that is nearest to `word`, else all of them."""
    if near := did_you_mean(word, words):
        return message.with_hint(DID_YOU_MEAN, near=near)
    return message.with_hint(ONE_OF, words=tuple(words))


def _explanation(problem: Problem, explanations: str) -> str:
    return f"{explanations}#{problem.code}" if explanations else ""


def _annotation(problem: Problem, wording: Wording, explanations: str) -> str:
    said, hint = problem.message.say(wording), problem.message.say_hint(wording)
    text = "\n".join(filter(None, (said, hint, _explanation(problem, explanations))))
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = shown(problem.path).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity} file={path},line={problem.line},col={problem.column},title={problem.code}::{text}"
