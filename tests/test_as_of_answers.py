"""The scripts that filter lists answer as the core does: random agreements, asked for years, months and days."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from calendar import monthrange
from pathlib import Path
from random import Random

import pytest

from atlas.derive.status.course import course_of
from atlas.derive.status.in_force import InForce, Period, in_force
from atlas.model.dates.spans import Answer
from test_agreements_agree import random_agreement
from test_status import concluded

SCRIPT = Path(__file__).parents[1] / "docs/assets/js/in_force.js"
PAGE = 'globalThis.document = { documentElement: { lang: "en" } };'
PERIODS = "Object.fromEntries(Object.entries(periods).map(([kind, text]) => [kind, periodsIn(text)]))"
ASK = f"console.log(JSON.stringify(cases.map(({{ periods, asked }}) => answerOf({PERIODS}, read(asked)) ?? null)));"
KINDS = ("certain", "inferred", "possible", "suspended", "within", "unknown")

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="there is no Node: in_force.js is asked nothing")


def asked_times(random: Random) -> list[tuple[str, Period]]:
    """A year, a month and a day, as readers write them, each with its days."""
    year, month, day = random.randint(1955, 2060), random.randint(1, 12), random.randint(1, 28)
    first, last = dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    one = dt.date(year, month, day)
    return [(str(year), Period.year(year)), (f"{one:%Y-%m}", Period(first, last)), (f"{one}", Period(one, one))]


def answer(found: InForce, time: Period) -> str | None:
    if found.is_unknown_at(time):
        return "unknown"
    if found.is_inferred_at(time):
        return "inferred"
    if found.is_suspended_at(time):
        return "suspended"
    return {Answer.YES: "certain", Answer.POSSIBLY: "possible", Answer.NO: None}[found.at(time)]


def script_answers(given: list[dict[str, object]], folder: Path) -> list[str | None]:
    """The answers of the script to `periods`, each as text by its kind, at the time `asked`."""
    script = "\n".join((PAGE, SCRIPT.read_text("utf-8"), f"const cases = {json.dumps(given)};", ASK))
    (folder / "asked.mjs").write_text(script, encoding="utf-8")
    done = subprocess.run(["node", folder / "asked.mjs"], capture_output=True, text=True, check=True)
    answers: list[str | None] = json.loads(done.stdout)
    return answers


def test_the_script_answers_as_the_core_does(tmp_path: Path) -> None:
    random = Random(14)
    agreements = [in_force(course_of(*concluded(random_agreement(random)))) for _ in range(120)]
    cases = [(found, *asked) for found in agreements for asked in asked_times(random)]
    given: list[dict[str, object]] = [
        {"periods": {kind: " ".join(map(str, getattr(found, kind))) for kind in KINDS}, "asked": asked}
        for found, asked, _ in cases
    ]
    expected = [answer(found, time) for found, _, time in cases]
    assert script_answers(given, tmp_path) == expected
    assert set(expected) == {"certain", "inferred", "possible", "suspended", "unknown", None}
