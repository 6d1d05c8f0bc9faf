"""Every behaviour of a host is told for what it is."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from invented_host import InventedHost, TlsHosts
from invented_sources import Sources

EXPECTED = {
    "/page": "fine",
    "/301": "moved",
    "/308": "moved",
    "/302": "redirected",
    "/303": "redirected",
    "/307": "redirected",
    "/301-302": "moved",
    "/302-301": "redirected",
    "/301-404": "gone",
    "/old-news": "home page",
    "/old-news-en": "home page",
    "/loop": "redirect loop",
    "/self": "redirect loop",
    "/on/1": "too many redirects",
    "/nowhere": "bad redirect",
    "/mail": "bad redirect",
    "/bracket": "bad redirect",
    "/cookie": "redirected",
    "/400": "other error",
    "/401": "not let in",
    "/403": "not let in",
    "/404": "gone",
    "/405": "other error",
    "/410": "gone",
    "/418": "other error",
    "/451": "not let in",
    "/500": "server error",
    "/501": "server error",
    "/503": "server error",
    "/no-head-403": "fine",
    "/no-head-404": "fine",
    "/no-head-405": "fine",
    "/no-head-501": "fine",
    "/head-sleeps": "fine",
    "/500-once": "fine",
    "/429-odd": "fine",
    "/endless": "fine",
    "/drip": "fine",
    "/short": "fine",
    "/bomb": "fine",
    "/not-gzip": "fine",
    "/gzip": "fine",
    "/pdf": "fine",
    "/empty": "fine",
}


def test_each_behaviour_has_its_outcome(sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    ids = {f"s{number}": path for number, path in enumerate(EXPECTED)}
    sources.put(ids)
    told = sources.told(capsys)
    assert {ids[id_]: entry["outcome"] for id_, entry in told.items() if id_ in ids} == EXPECTED


@pytest.mark.parametrize("path", ["/slow", "/drops"])
def test_a_host_that_does_not_answer_is_not_reached(
    path: str, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.put({"aasund-page": path})
    outcome = sources.told(capsys)["aasund-page"]
    assert (outcome["outcome"], outcome["group"]) == (
        {"/slow": "timeout", "/drops": "connection broken"}[path],
        "Not reached",
    )


def test_names_and_ports_without_a_host_are_told_apart(sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sources.put(
        {
            "no-name": "http://aasund.invalid/page",
            "no-port": f"http://127.0.0.1:{port}/",
            "bad-port": "http://127.0.0.1:99999/",
            "dots": "http://a..b/",
        }
    )
    told = sources.told(capsys)
    assert {id_: told[id_]["outcome"] for id_ in ("no-name", "no-port", "bad-port", "dots")} == {
        "no-name": "host unknown",
        "no-port": "connection refused",
        "bad-port": "not an address",
        "dots": "host unknown",
    }


def test_a_host_that_is_not_there_is_not_asked_for_every_page(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.put({f"s{number}": f"http://aasund.invalid/{number}" for number in range(30)})
    told = [entry for id_, entry in sources.told(capsys).items() if id_ != "gazetteer"]
    assert {entry["outcome"] for entry in told} == {"host unknown"}
    assert [entry["detail"] for entry in told].count("other addresses of the host were tried") == 28


def test_certificates_are_told_apart(sources: Sources, tls: TlsHosts, capsys: pytest.CaptureFixture[str]) -> None:
    sources.put({name.replace("_", "-"): f"{host.url}/page" for name, host in tls.hosts.items()})
    told = sources.told(capsys, trust=tls.trust)
    assert {id_: entry["outcome"] for id_, entry in told.items()} == {
        "sound": "fine",
        "untrusted": "certificate not trusted",
        "expired": "certificate expired",
        "other-host": "certificate of another host",
    }


def test_a_host_without_encryption_has_no_secure_connection(
    host: InventedHost, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.put({"aasund-page": host.url.replace("http:", "https:") + "/page"})
    assert sources.told(capsys)["aasund-page"]["outcome"] == "no secure connection"


def test_an_address_in_a_private_network_is_not_visited(
    host: InventedHost, sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkcheck.hosts.getproxies", dict)
    sources.put({"aasund-page": "/page", "local": "http://localhost/"})
    told = sources.told(capsys, private=False)
    assert {entry["outcome"] for entry in told.values()} == {"private address"}
    assert host.asked == []


TITLES = [
    "404",
    "Page not found – Aasund",
    "Error 404",
    "Страница не найдена",
    "Ошибка 404",
    "Sidan finns inte",
    "Sidan kunde inte hittas",
    "Sivua ei löytynyt",
    "Sivua ei löydy",
    "Siden ble ikke funnet",
    "Siden findes ikke",
    "Seite nicht gefunden",
    "Сторінку не знайдено",
    "Nie znaleziono strony",
    "Page introuvable",
    "Lehte ei leitud",
    "Puslapis nerastas",
    "Lapa nav atrasta",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_page_that_says_it_found_nothing_is_perhaps_gone(
    title: str, sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome_of_title(title, sources, capsys, monkeypatch) == "soft 404"


@pytest.mark.parametrize(
    "title", ["Highway 404 opened in 1977", "Vennskapsbyer", "Найдены города-побратимы", "Route 4040"]
)
def test_a_page_with_a_title_is_fine(
    title: str, sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome_of_title(title, sources, capsys, monkeypatch) == "fine"


def outcome_of_title(title: str, sources: Sources, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    import invented_host

    body = f"<!doctype html><title>{title}</title><p>{'Velkommen til Aasund. ' * 100}"
    monkeypatch.setitem(invented_host.BEHAVIOURS, "/titled", invented_host.says(body))
    sources.put({"aasund-page": "/titled"})
    return sources.told(capsys)["aasund-page"]["outcome"]
