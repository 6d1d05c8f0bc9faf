"""Writes the land of the maps: `python scripts/make_geography.py PACKAGE [--output FILE]`.

PACKAGE is Debian's libmagics++-data_4.13.0-1_all.deb, which has Natural Earth's ocean and lakes in one file:
`apt-get download libmagics++-data` on Debian 12, or snapshot.debian.org. Takes about a minute; needs no other
package. hooks/atlas/maps/geography/README.md describes the file and its origin.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geography.coasts import coasts
from geography.package import water_and_towns
from geography.writing import pack

OUTPUT = Path(__file__).parents[1] / "hooks" / "atlas" / "maps" / "geography" / "land.bin.gz"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description="Make the land of the maps.")
    parser.add_argument("package", metavar="PACKAGE", type=Path, help="the Debian package")
    parser.add_argument("--output", metavar="FILE", type=Path, default=OUTPUT, help="where to write it")
    options = parser.parse_args(arguments)
    try:
        rings, towns = water_and_towns(options.package)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    content = pack(coasts(rings), towns)
    options.output.write_bytes(content)
    print(f"{options.output}: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
