"""Checks the built site: `python scripts/check_site.py SITE_DIR [--site-url URL]`.

Every address of every page, style, script, picture, download and sitemap must lead to a file of the site, every #anchor
to an id, a link to a page in the same language unless it carries hreflang; apart from plain links nothing may come from
elsewhere. Pages say what they are, name each other in every language, and are reached, listed and searched; every file
can be read by a program for its kind. docs/developers/commands.md lists what is found. Prints `path: message` lines,
below each what to do, and a count; exits 1 when something is wrong, 2 when it cannot start.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sitecheck.checking import check_site
from sitecheck.site import read_site


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks the site, prints the findings; returns the exit status."""
    parser = argparse.ArgumentParser(description="Check the built site.")
    parser.add_argument("site_dir", metavar="SITE_DIR", type=Path, help="folder of the built site")
    parser.add_argument(
        "--site-url", metavar="URL", help="where it is published (default: the canonical of its index.html)"
    )
    options = parser.parse_args(arguments)
    try:
        site = read_site(options.site_dir, options.site_url)
    except ValueError as error:
        parser.error(str(error))
    report = check_site(site)
    findings = sorted(report.findings)
    for path, message, hint in findings:
        print(f"{path}: {message}")
        if hint:
            print(f"    {hint}")
    wrong = len({path for path, *_ in findings})
    print(f"{len(findings)} findings in {wrong} pages ({report.pages} pages checked, {report.references} links)")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
