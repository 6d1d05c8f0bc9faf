"""Packs all downloads into one archive, named by the version of the data: `python scripts/make_release.py`.

The version is the day and the commit that last changed data/; derived values are those of that day. So the same commit
and settings give the same bytes, whenever and wherever they are packed. Refuses what is not committed.
"""

import argparse
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas.exports.distributions import FORMATS, distributions
from atlas.exports.exporting import CHECKSUMS
from atlas.history.git import Repository
from atlas.messages.refusal import Refusal
from atlas.model.problems import ProblemsFound
from atlas.output.downloads import write_downloads
from atlas.output.site import Site, read_site
from atlas.reading.configuration import CONFIGURATION, read_settings
from atlas.reading.folders import DATA

NAME = "city-cooperation-atlas"
COPIED = ("LICENSE-DATA", "CITATION.cff")
"""The files of the project that go with the data, where it has them."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_RIGHTS = 0o100644 << 16
_UNIX = 3


def main(arguments: list[str] | None = None) -> int:
    """Writes the archive and prints its path; returns the exit status."""
    parser = argparse.ArgumentParser(description="Pack all downloads into one archive.")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    parser.add_argument("--output", type=Path, default=Path(".build/release"), help="the folder of the archive")
    options = parser.parse_args(arguments)
    try:
        print(release(options.project, options.output))
    except (Refusal, ProblemsFound, ReleaseRefused) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


class ReleaseRefused(Exception):
    """The data cannot be released as they are."""


def release(root: Path, output: Path) -> Path:
    """Packs the data of the project at `root`; returns the archive. Raises ReleaseRefused, Refusal, ProblemsFound."""
    commit, time = newest_commit(root)
    version = f"{time:%Y-%m-%d}-{commit[:12]}"
    settings = replace(read_settings(root, time.date()), exports=tuple(FORMATS))
    site = read_site(root, settings, today=time.date())
    output.mkdir(parents=True, exist_ok=True)
    archive = output / f"{NAME}-{version}.zip"
    with TemporaryDirectory(prefix="atlas_") as folder:
        write_files(site, Path(folder), root, version)
        new = archive.with_suffix(".new")
        pack(Path(folder), new, f"{NAME}-{version}", time)
        new.replace(archive)
    return archive


def newest_commit(root: Path) -> tuple[str, datetime]:
    """The commit that last changed data/, and its time (UTC). Raises ReleaseRefused where data/ differs from it."""
    repository = Repository(root, offline=True)
    if repository.is_shallow():
        raise ReleaseRefused(
            "The clone is shallow: nothing tells which commit changed data/. Run git fetch --unshallow."
        )
    command = [
        "git",
        "status",
        "--porcelain",
        "--untracked-files=all",
        "--ignored=no",
        "--",
        DATA,
        CONFIGURATION,
        *COPIED,
    ]
    if changed := subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout:
        raise ReleaseRefused(f"These files differ from the commit; commit or restore them first:\n{changed.rstrip()}")
    commits = repository.commits(DATA)
    if not commits:
        raise ReleaseRefused("No commit has files in data/.")
    commit, seconds = commits[-1]
    return commit, datetime.fromtimestamp(seconds, UTC)


def write_files(site: Site, folder: Path, root: Path, version: str) -> None:
    """Writes all that the archive holds, and the checksums of all of it, last."""
    wanted = distributions(site.settings.exports)
    write_downloads(site, folder)
    dataset = site.dataset(folder)
    for one in wanted:
        if one.attached:  # the build writes it with its page
            one.write(dataset, folder / one.address)
    (folder / CHECKSUMS).unlink()
    for name in COPIED:
        if (root / name).is_file():
            (folder / name).write_bytes((root / name).read_bytes())
    (folder / "README.md").write_text(readme(site, version), encoding="utf-8")
    sums = "".join(f"{sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files_in(folder))
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def readme(site: Site, version: str) -> str:
    """Tells what the archive holds, of which version, and how to check that it is whole."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "release"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    settings, language = site.settings, site.settings.languages[0]
    name, _ = settings.name.best((language, *settings.fallback))
    files = [(one.address, one.title) for one in distributions(settings.exports)]
    return templates.get_template("README.md").render(name=name, version=version, settings=settings, files=files)


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder, by their names from there, in order."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return ((name, found[name]) for name in sorted(found))


def pack(folder: Path, archive: Path, top: str, time: datetime) -> None:
    """Writes the files of a folder into a ZIP archive, below the folder `top`, all of one time and rights."""
    stamp = max(_EARLIEST, (time.year, time.month, time.day, time.hour, time.minute, time.second))
    with zipfile.ZipFile(archive, "w") as target:
        for name, path in files_in(folder):
            entry = zipfile.ZipInfo(f"{top}/{name}", stamp)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _RIGHTS
            target.writestr(entry, path.read_bytes(), compresslevel=9)


if __name__ == "__main__":
    sys.exit(main())
