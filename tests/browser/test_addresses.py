"""Every address of the built site leads somewhere inside it."""

import subprocess
import sys
from pathlib import Path

from served_site import POLICY, ServedSite

ROOT = Path(__file__).parents[2]
CHECK = ROOT / "scripts" / "check_site.py"


def test_the_check_of_the_built_site_finds_nothing(served_data: ServedSite) -> None:
    done = subprocess.run(
        [sys.executable, str(CHECK), str(served_data.site_dir), "--site-url", served_data.home],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_policy_under_which_the_tests_run_is_the_one_recommended() -> None:
    assert f'Content-Security-Policy "{POLICY}"' in (ROOT / "docs/developers/deploy.md").read_text("utf-8")
