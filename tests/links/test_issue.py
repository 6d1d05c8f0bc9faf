"""One issue holds the report: opened, renewed or closed by the script of the workflow."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/tell_links.sh"
FAKE = """\
#!/bin/sh
echo "$@" >> "$CALLS"
[ "$1 $2" = "issue list" ] && printf '%s' "$OPEN"
exit 0
"""


def calls(tmp_path: Path, attention: str, open_: str) -> list[str]:
    """Runs the script with a program in the place of the host's; returns how that was called."""
    program = tmp_path / "bin/gh"
    program.parent.mkdir()
    program.write_text(FAKE, "utf-8")
    program.chmod(0o755)
    report = tmp_path / "report"
    report.mkdir()
    (report / "attention").write_text(attention, "utf-8")
    (report / "report.md").write_text("Ö" * 50_000, "utf-8")
    env = {"PATH": f"{program.parent}:{os.environ['PATH']}", "CALLS": str(tmp_path / "calls"), "OPEN": open_}
    subprocess.run(["sh", str(SCRIPT), str(report)], env=env, check=True)
    if attention:
        assert (report / "issue.md").read_text("utf-8") == "Ö" * 30_000
    return [" ".join(line.split()[:2]) for line in (tmp_path / "calls").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("attention", "open_", "expected"),
    [
        ("yes\n", "", ["issue list", "label create", "issue create"]),
        ("yes\n", "7\n", ["issue list", "issue edit"]),
        ("", "7\n", ["issue list", "issue close"]),
        ("", "", ["issue list"]),
    ],
)
def test_one_issue_is_kept(attention: str, open_: str, expected: list[str], tmp_path: Path) -> None:
    assert calls(tmp_path, attention, open_) == expected
