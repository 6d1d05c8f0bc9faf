"""A site in whose texts and addresses attacks stand, served with a policy for scripts and without one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from engine_project import Project
from invented_attacks import attacked_records

from atlas.delivery.policy import PAGES, header

sys.path.append(str(Path(__file__).parents[1] / "browser"))

from served_site import ServedSite


class AttackedSite:
    """A built site with attacks, at an address with the policy and at one without."""

    def __init__(self, folder: Path, homes: Sequence[str], number: int) -> None:
        self.folder = folder
        self.homes = homes
        self.number = number


@contextmanager
def attacked_site(folder: Path, texts: Sequence[str], addresses: Sequence[str]) -> Iterator[AttackedSite]:
    """Builds and serves the site of records with these attacks."""
    project = Project(folder, attacked_records(texts, addresses))
    with ExitStack() as stack:
        hosts = [stack.enter_context(ServedSite(folder / "host", "/", policy)) for policy in (header(PAGES), "")]
        options = {"ATLAS_POLICY": "false", "ATLAS_EXPORTS": "json csv geojson turtle jsonld"}
        done = project.build(folder / "host", SITE_URL=hosts[0].home, REPO_URL="", **options)
        assert done.returncode == 0, done.stdout + done.stderr
        for host in hosts:
            stack.callback(host.shutdown)
        yield AttackedSite(folder / "host", [host.home for host in hosts], len(texts))
