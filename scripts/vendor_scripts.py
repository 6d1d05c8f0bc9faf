"""Makes the scripts in docs/assets/vendor/scripts of npm packages, one file of each; needs npm.

Versions and checksums of the packages are those of requirements/npm; hooks/atlas/delivery/components.toml names them,
vendor.toml says what of them is taken.
"""

import hashlib
import json
import subprocess
import tomllib
from pathlib import Path

from atlas.delivery.components import MANIFEST, read_components

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/assets/vendor/scripts"
MODULES = ROOT / ".venv/npm/node_modules"


def main() -> None:
    """Writes each script, its licence and its checksum; prints the size of each."""
    vendor = tomllib.loads((FOLDER / "vendor.toml").read_text("utf-8"))
    components = read_components()
    for name, script in vendor["scripts"].items():
        path = FOLDER / f"{name}.js"
        path.write_bytes(bundle(components[name].package, script["entry"]))
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        if checksum not in components[name].files.values():
            print(f"{name}: write its new checksum into {MANIFEST.name}: {checksum}")
        print(f"{path.stat().st_size:6} {path.name}")


def bundle(package: str, entry: str) -> bytes:
    """Returns one module of what the code `entry` takes of a package, without line breaks and comments."""
    version = json.loads((MODULES / package / "package.json").read_text("utf-8"))["version"]
    options = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning")
    done = subprocess.run(
        [MODULES / ".bin/esbuild", *options, f"--banner:js=// {package} {version}: see vendor.toml"],
        cwd=MODULES,
        input=entry.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    main()
