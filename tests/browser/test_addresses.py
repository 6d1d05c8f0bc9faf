"""Every address of the built site leads somewhere inside it."""

import subprocess
import sys
from pathlib import Path

from served_site import ServedSite

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
