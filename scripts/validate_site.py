"""Validates the built site with the Nu HTML checker: `python scripts/validate_site.py SITE_DIR`. Needs Java.

Pages and pictures have neither errors nor warnings. Style sheets are left out: the checker (26.9) does not know
`@container`. Prints `path:line: message` lines and a count; exits 1 when something is wrong, 2 when it cannot start.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

CHECKER = Path(sys.prefix) / "npm/node_modules/vnu-jar/build/dist/vnu.jar"
"""The file that `make validator` installs."""

MISREAD = r"(Resource|Inline script) violates Content Security Policy \(meta tag\).*"
"""Messages that hold for no host: a file has no origin that `'self'` could mean, and JSON-LD is data, which is not run.

tests/browser/test_policy.py sees what the policy stops, and that it stops nothing of the site.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Validates the site, prints the findings; returns the exit status."""
    parser = argparse.ArgumentParser(description="Validate the built site.")
    parser.add_argument("site_dir", metavar="SITE_DIR", type=Path, help="folder of the built site")
    options = parser.parse_args(arguments)
    if not is_installed():
        parser.error("there is no Java, or no Nu HTML checker (make validator)")
    found = sorted(findings(options.site_dir))
    for path, line, message in found:
        print(f"{path}:{line}: {message}")
    print(f"{len(found)} findings in {len({path for path, _, _ in found})} files")
    return 1 if found else 0


def is_installed() -> bool:
    """Tests for Java and the checker."""
    return bool(shutil.which("java")) and CHECKER.is_file()


def findings(site_dir: Path) -> Iterator[tuple[str, int, str]]:
    """The files that are not valid, each with a line and what is wrong there."""
    options = ["--format", "json", "--stdout", "--skip-non-html", "--also-check-svg", "--filterpattern", MISREAD]
    command = ["java", "-jar", CHECKER, *options, site_dir.resolve()]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    for found in json.loads(done.stdout)["messages"]:
        path = Path(unquote(urlsplit(found["url"]).path))
        yield path.relative_to(site_dir.resolve()).as_posix(), found.get("lastLine", 0), found["message"]


if __name__ == "__main__":
    sys.exit(main())
