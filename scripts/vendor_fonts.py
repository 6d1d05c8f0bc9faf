"""Makes the fonts in docs/assets/vendor/fonts from the npm package that hooks/atlas/delivery/components.toml names.

Needs npm; vendor.toml beside the fonts says what of the package is taken.

Text: one variable file per script, weights 400 to 700. Headings: the same family with flared ends, at one weight.
"""

import hashlib
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from atlas.delivery.components import read_components

FOLDER = Path(__file__).parents[1] / "docs" / "assets" / "vendor" / "fonts"


def main() -> None:
    """Fetches the package, checks it, writes the fonts; prints size and SHA-256 of each file, for the manifest."""
    vendor = tomllib.loads((FOLDER / "vendor.toml").read_text("utf-8"))
    component = read_components()["fonts"]
    package = fetch_package(component.package, component.version)
    checksum = hashlib.sha512(package).hexdigest()
    if checksum != vendor["sha512"]:
        raise SystemExit(f"{component.package} {component.version} has another checksum: {checksum}")
    with tarfile.open(fileobj=BytesIO(package)) as archive:
        (FOLDER / "LICENSE").write_bytes(read_member(archive, "LICENSE"))
        for face in vendor["faces"]:
            for script, ranges in vendor["scripts"].items():
                name = f"{face['name']}-{script}.woff2"
                font = TTFont(BytesIO(read_member(archive, face["file"].format(script=script))))
                cut_down(font, face["axes"], code_points(ranges)).save(FOLDER / name)
                written = (FOLDER / name).read_bytes()
                print(f"{len(written):6} {name} {hashlib.sha256(written).hexdigest()}")


def fetch_package(package: str, version: str) -> bytes:
    """Returns the archive of the package as the registry publishes it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, f"{package}@{version}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return next(Path(folder).iterdir()).read_bytes()


def read_member(archive: tarfile.TarFile, path: str) -> bytes:
    """Returns a file of the package. Raises SystemExit where there is none."""
    file = archive.extractfile(f"package/{path}")
    if file is None:
        raise SystemExit(f"the package has no file {path}")
    return file.read()


def cut_down(font: TTFont, axes: dict[str, float | list[float]], characters: Iterator[int]) -> TTFont:
    """Returns the font with fewer axes or shorter ones, and with the given characters only."""
    limits = {axis: tuple(limit) if isinstance(limit, list) else limit for axis, limit in axes.items()}
    font = instantiateVariableFont(font, limits)
    options = Options(flavor="woff2", hinting=False, notdef_outline=True)
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "case"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font["head"].modified = font["head"].created  # the same bytes on any day
    return font


def code_points(ranges: list[str]) -> Iterator[int]:
    """Yields the characters of ranges such as `0400-045F`."""
    for text in ranges:
        first, _, last = text.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


if __name__ == "__main__":
    main()
