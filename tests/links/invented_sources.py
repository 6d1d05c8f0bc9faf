"""A project with sources at the invented host, and what the check says of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from invented_host import InventedHost

from check_links import main
from invented_data import PLACES, WriteData
from linkcheck.manners import Manners

HASTY = Manners("", pause=0, backoff=0.01, patience=3, connect=1, read=0.4, total=1.2, largest=100_000, private=True)
"""Manners for a host that plays: nobody waits."""
CONFIGURATION = "site_name: Invented Atlas\nrepo_url: https://git.example/aasund/atlas\n"


class Sources:
    """Sources in a project of their own, each with a quote that a city cites, or without."""

    def __init__(self, root: Path, write: WriteData, host: InventedHost) -> None:
        self.root, self._write, self._host = root, write, host
        self.manners = HASTY

    def put(self, addresses: dict[str, str], more: str = "") -> None:
        """Writes sources by id, at paths of the host or at whole addresses; `more` are lines of each."""
        files = {**PLACES, "mkdocs.yml": CONFIGURATION}
        for id_, path in addresses.items():
            url = json.dumps(path if "://" in path else self._host.url + path)
            files[f"data/sources/{id_}.yaml"] = f"title: {{no: En side}}\nlanguage: no\nurl: {url} # as printed\n{more}"
        self._write(files)

    def cite(self, id_: str, *quotes: str) -> None:
        """Lets the city Aasund cite a source with quotes."""
        file = self.root / "data/cities/aasund.yaml"
        lines = "".join(f"  - {{id: {id_}, quote: {json.dumps(q)}, supports: [country]}}\n" for q in quotes)
        file.write_text(file.read_text("utf-8") + lines, "utf-8")

    def run(self, *options: str, **manners: Any) -> int:
        """Runs the check; returns its status."""
        return main(["--project", str(self.root), *options], replace(self.manners, **manners))

    def told(self, capsys: Any, *options: str, **manners: Any) -> dict[str, dict[str, Any]]:
        """What the check says of each source, by its id."""
        assert self.run("--format", "json", *options, **manners) == 0
        entries = json.loads(capsys.readouterr().out)
        return {place["record"].partition("/")[2]: entry for entry in entries for place in entry["places"]}

    def kept(self, name: str) -> str:
        """A file that the check has written."""
        return (self.root / ".build/links" / name).read_text("utf-8")
