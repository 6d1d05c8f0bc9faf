"""The files for hosts are those that are made of one source, and each host is told the same headers of the same files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from atlas.delivery.headers import EVERYWHERE, RULES, TYPES, headers_of
from atlas.delivery.host_files import HostedPlace, host_files
from atlas.delivery.policy import PAGES, header, in_page

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/developers/hosts"
PATHS = (
    *("index.html", "ru/cities/aasund/index.html", "404.html", "embed/sv/cities/aasund/index.html", "data/cities.csv"),
    *("embed/cities/aasund.json", "assets/vendor/fonts/text-latin.woff2", "assets/js/search.js"),
    *("pagefind/en/index/en_0.pf_index", "pagefind/en/pagefind.en_0.pf_meta", "pagefind/en/pagefind-entry.json"),
)


def test_the_files_in_the_documentation_are_fresh() -> None:
    found = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert found == dict(host_files()), "make hosts"


def told_to_cloudflare(path: str) -> dict[str, str]:
    """The headers by its rules: all that match are joined, but for those that a later one takes away first."""
    found: dict[str, str] = {}
    applies = False
    for line in (FOLDER / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            applies = bool(re.fullmatch(re.escape(line).replace(r"\*", ".*"), f"/{path}"))
        elif applies and line.strip().startswith("!"):
            del found[line.strip(" !")]
        elif applies and line.strip():
            name, _, value = line.strip().partition(": ")
            assert name not in found, f"{line} would be joined with {found[name]}"
            found[name] = value
    return found


def told_to_vercel(path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in json.loads((FOLDER / "vercel.json").read_text("utf-8"))["headers"]:
        if re.fullmatch(rule["source"], f"/{path}"):
            for one in rule["headers"]:
                assert one["key"] not in found, f"{one} is set twice for {path}"
                found[one["key"]] = one["value"]
    return found


@pytest.mark.parametrize("path", PATHS)
def test_hosts_that_cannot_be_tried_here_are_told_each_header_once(path: str) -> None:
    for told in (told_to_cloudflare(path), told_to_vercel(path)):
        told.pop("Content-Type", "")
        assert told == headers_of(path)


def test_cloudflare_takes_as_many_rules_and_as_long_lines() -> None:
    lines = (FOLDER / "_headers").read_text("utf-8").splitlines()
    assert sum(line.startswith("/") for line in lines) <= 100
    assert max(map(len, lines)) <= 2_000


def test_no_two_rules_set_the_same_header_of_a_file() -> None:
    for path in (*PATHS, *(f"{folder}file.{suffix}" for folder in ("embed/", "data/") for suffix in TYPES)):
        names = [name for rule in RULES if rule_holds(rule.folder, rule.suffix, path) for name in rule.headers]
        assert len(names) == len(set(names)), path


def rule_holds(folder: str, suffix: str, path: str) -> bool:
    return path.startswith(folder) if folder else path.endswith(f".{suffix}")


def test_a_page_names_the_policy_of_the_header_but_for_what_it_cannot_say() -> None:
    assert f"{in_page(PAGES)}; frame-ancestors 'none'".split("; ").sort() == header(PAGES).split("; ").sort()
    assert "frame-ancestors" not in in_page(PAGES)
    assert EVERYWHERE["Content-Security-Policy"] == header(PAGES)


def test_below_a_path_of_a_host_the_rules_are_those_of_that_path() -> None:
    files = dict(host_files(HostedPlace(mount="/atlas/")))
    assert "~^/atlas/embed/ " in files["nginx.conf"]
    assert "=404 /atlas/404.html;" in files["nginx.conf"]
    assert "header /atlas/embed/* {" in files["Caddyfile"]
    assert "rewrite * /atlas/404.html" in files["Caddyfile"]
