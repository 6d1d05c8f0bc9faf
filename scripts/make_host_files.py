"""Writes the files for hosts: `python scripts/make_host_files.py [--mount PATH] [--root FOLDER] [--output FOLDER]`.

They are made of hooks/atlas/delivery/headers.py and policy.py, so that no host is told anything else than another.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from atlas.delivery.host_files import HostedPlace, host_files

OUTPUT = Path(__file__).parents[1] / "docs" / "developers" / "hosts"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description="Write the files for hosts.")
    parser.add_argument(
        "--mount", default=HostedPlace().mount, help="the path of the site on its host, such as /atlas/"
    )
    parser.add_argument(
        "--root", default=HostedPlace().root, help="the folder of the host's files; the site is below, at the path"
    )
    parser.add_argument("--output", metavar="FOLDER", type=Path, default=OUTPUT, help="where to write them")
    options = parser.parse_args(arguments)
    if not (options.mount.startswith("/") and options.mount.endswith("/")):
        parser.error(f"a path begins and ends with a slash, not '{options.mount}'")
    options.output.mkdir(parents=True, exist_ok=True)
    for name, text in host_files(HostedPlace(root=options.root, mount=options.mount)):
        (options.output / name).write_text(text, encoding="utf-8")
        print(options.output / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
