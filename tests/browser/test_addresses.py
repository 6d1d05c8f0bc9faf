"""Every address of the built site leads somewhere inside it."""

import subprocess
import sys
from pathlib import Path

from served_site import ServedSite

CHECK = Path(__file__).parents[2] / "scripts" / "check_site.py"


def test_the_check_of_the_built_site_finds_nothing(served: ServedSite) -> None:
    done = subprocess.run(
        [sys.executable, str(CHECK), str(served.site_dir), "--site-url", served.home],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
