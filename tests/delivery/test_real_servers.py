"""A whole site on nginx and Caddy, with the files for hosts: headers, compression, what is missing, what nobody may see."""

from __future__ import annotations

import gzip
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from engine_project import ROOT, Project, free_host

from atlas.delivery.headers import COMPRESSED, TYPES, headers_of, media_type
from hosting.servers import environment, installed_servers, server_command

pytestmark = pytest.mark.long
ROOTS = {"en": "/", "ru": "/ru/", "sv": "/sv/", "fi": "/fi/"}
EVERY_FORMAT = "xlsx csv json geojson sqlite turtle jsonld"
NOT_MADE = {"txt"}
"""Types that hosts are told of, though the site has no such file."""
WORTH_IT = 1_000
"""The bytes of a file that every server compresses."""


@dataclass(frozen=True)
class Answer:
    """What a server answers; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A server at an address of this machine, and the site that it serves."""

    address: str
    site: Path

    def get(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection(self.address, timeout=20)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer

    def samples(self) -> dict[str, Path]:
        """The largest file of each suffix of which a type is told."""
        files = sorted((path for path in self.site.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
        return {path.suffix[1:]: path.relative_to(self.site) for path in files if path.suffix[1:] in TYPES}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example records."""
    project = Project(tmp_path_factory.mktemp("hosted"), {})
    shutil.copytree(ROOT / "tests" / "examples" / "data", project.folder / "data")
    done = project.build(ATLAS_EXPORTS=EVERY_FORMAT)
    assert done.returncode == 0, done.stdout + done.stderr
    return project.site


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> str:
    """The name of a server that this machine has."""
    if request.param not in installed_servers():
        pytest.skip(f"{request.param} is not installed: make servers")
    return str(request.param)


@pytest.fixture(scope="module")
def host(server: str, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A server with the site, until the tests of the module are over."""
    with run(server, site, tmp_path_factory.mktemp(server)) as host:
        yield host


@contextmanager
def run(server: str, site: Path, folder: Path, mount: str = "/") -> Iterator[Host]:
    address = free_host()
    with (folder / "server.log").open("w") as log:
        command = server_command(server, site, address, folder, mount)
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment(folder))
        try:
            wait_for(address, process, folder)
            yield Host(address, site)
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    name, _, port = address.partition(":")
    for _ in range(200):
        assert process.poll() is None, "".join(path.read_text("utf-8") for path in folder.glob("*.log"))
        with socket.socket() as tried:
            if tried.connect_ex((name, int(port))) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server does not answer")


def test_every_header_is_there_on_every_type_of_file(host: Host) -> None:
    samples = host.samples()
    assert set(TYPES) - set(samples) <= NOT_MADE
    paths = [*samples.values(), Path("embed/sv/cities/aasund/index.html"), Path("embed/cities/aasund.json")]
    for path in paths:
        answer = host.get(f"/{path}")
        assert answer.status == 200, path
        sent = {name: answer.headers.get(name.lower()) for name in headers_of(str(path))}
        assert sent == headers_of(str(path)), path
        assert answer.headers["content-type"].lower() == media_type(path.suffix[1:]), path
        assert answer.body == (host.site / path).read_bytes(), path


def test_pages_that_end_in_a_slash_have_the_headers_of_their_file(host: Host) -> None:
    for address in ("/", "/ru/cities/aasund/", "/embed/fi/cities/aasund/"):
        answer = host.get(address)
        sent = {name: answer.headers.get(name.lower()) for name in headers_of(address[1:])}
        assert (answer.status, sent) == (200, headers_of(address[1:])), address


def test_text_is_compressed_and_nothing_else_is(host: Host) -> None:
    for suffix, path in host.samples().items():
        if (host.site / path).stat().st_size < WORTH_IT:
            continue
        answer = host.get(f"/{path}", Accept_Encoding="gzip")
        assert answer.headers.get("content-encoding") == ("gzip" if suffix in COMPRESSED else None), path
        body = gzip.decompress(answer.body) if suffix in COMPRESSED else answer.body
        assert body == (host.site / path).read_bytes(), path


def test_the_four_languages_have_their_pages(host: Host) -> None:
    for language, root in ROOTS.items():
        for address in (root, f"{root}cities/", f"{root}about/"):
            answer = host.get(address)
            assert answer.status == 200, address
            assert f'<html lang="{language}"'.encode() in answer.body, address


def test_a_folder_without_its_slash_leads_to_the_page(host: Host) -> None:
    answer = host.get("/ru/cities")
    assert answer.status in (301, 302, 307, 308)
    assert answer.headers["location"].endswith("/ru/cities/")


def test_what_is_missing_is_told_in_the_languages_of_the_site(host: Host) -> None:
    page = (host.site / "404.html").read_bytes()
    for root in ROOTS.values():
        for missing in ("no-such-page/", "cities/no-such-place/", "no-such-file.json"):
            answer = host.get(root + missing)
            assert (answer.status, answer.body) == (404, page), root + missing
            assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
            assert answer.headers["content-security-policy"] == headers_of("404.html")["Content-Security-Policy"]
    assert all(f'lang="{language}"'.encode() in page for language in ROOTS)


def test_no_folder_is_listed_and_nothing_outside_the_site_is_shown(host: Host) -> None:
    (host.site.parent / "secret.txt").write_text("secret", "utf-8")
    for address in (
        "/assets/",
        "/assets/js/",
        "/data/cities/",
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
    ):
        answer = host.get(address)
        assert answer.status in (400, 404), address
        assert b"search.js" not in answer.body, address
        assert b"secret" not in answer.body, address


def test_a_file_that_has_not_changed_is_not_sent_again(host: Host) -> None:
    first = host.get("/cities/")
    again = host.get("/cities/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_file_that_was_compressed_before_is_sent_as_it_is(host: Host) -> None:
    page = host.site / "fi/about/index.html"
    ready = page.with_name("index.html.gz")
    ready.write_bytes(gzip.compress(page.read_bytes(), mtime=1))
    answer = host.get("/fi/about/index.html", Accept_Encoding="gzip")
    plain = host.get("/fi/about/index.html")
    expected = ready.read_bytes()
    ready.unlink()
    assert (answer.headers["content-encoding"], answer.body) == ("gzip", expected)
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert plain.body == page.read_bytes()


def test_below_a_path_the_site_has_the_same_headers(server: str, site: Path, tmp_path: Path) -> None:
    with run(server, site.parent, tmp_path, mount=f"/{site.name}/") as host:
        for address in ("", "embed/sv/cities/aasund/", "data/cities.csv"):
            answer = host.get(f"/{site.name}/{address}")
            sent = {name: answer.headers.get(name.lower()) for name in headers_of(address)}
            assert (answer.status, sent) == (200, headers_of(address)), address
        missing = host.get(f"/{site.name}/ru/no-such-page/")
        assert (missing.status, missing.body) == (404, (site / "404.html").read_bytes())
