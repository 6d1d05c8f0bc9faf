"""The check is polite: one question at a time, pauses, what `Retry-After` and robots.txt ask for."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from invented_host import QUOTE, InventedHost
from invented_sources import Sources

from linkcheck.asking import retry_after
from linkcheck.manners import user_agent

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_a_host_is_asked_one_question_after_the_other_with_a_pause(host: InventedHost, sources: Sources) -> None:
    sources.put({f"s{number}": f"/page?{number}" for number in range(4)})
    assert sources.run(pause=0.1) == 0
    times = [asked.at for asked in host.asked]
    assert len(times) >= 5
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.09


def test_hosts_are_visited_side_by_side(sources: Sources, host: InventedHost) -> None:
    with InventedHost() as other, InventedHost() as third:
        sources.put({"one": "/slow", "two": f"{other.url}/slow", "three": f"{third.url}/slow"})
        sources.run()
        starts = [h.questions("/slow")[0].at for h in (host, other, third)]
        ends = [h.questions("/slow")[-1].at for h in (host, other, third)]
        assert max(starts) < min(ends)


@pytest.mark.parametrize(("path", "least"), [("/429-seconds", 0.9), ("/429-date", 0.9)])
def test_a_busy_host_is_left_alone_as_long_as_it_asks(
    path: str, least: float, host: InventedHost, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.put({"aasund-page": path})
    sources.cite("aasund-page", QUOTE)
    assert sources.told(capsys)["aasund-page"]["outcome"] == "fine"
    first, second = host.questions(path)
    assert second.at - first.at >= least


@pytest.mark.parametrize("path", ["/429-long", "/503-long"])
def test_a_host_that_asks_for_a_day_is_not_asked_again(
    path: str, host: InventedHost, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.put({"a": path, "b": "/page", "c": "/301"})
    assert {entry["outcome"] for entry in sources.told(capsys).values()} == {"busy"}
    assert [asked.path for asked in host.asked if asked.path != "/robots.txt"] in ([path], [path, path])


def test_errors_of_the_server_are_asked_about_twice_more_with_growing_pauses(
    host: InventedHost, sources: Sources
) -> None:
    sources.put({"aasund-page": "/500"})
    sources.cite("aasund-page", QUOTE)
    sources.run(backoff=0.1)
    first, second, third = (asked.at for asked in host.questions("/500"))
    assert second - first >= 0.1
    assert third - second >= 0.2


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 01 Mar 2026 12:01:30 GMT", 90),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Sunday, 01-Mar-26 12:00:05 GMT", 5),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("1.5", None),
        ("Sun, 99 Mar 2026 12:01:30 GMT", None),
        ("²", None),
    ],
)
def test_retry_after_is_read_in_seconds_and_as_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(text, NOW) == seconds


def test_head_is_asked_where_nothing_must_be_read(host: InventedHost, sources: Sources) -> None:
    sources.put({"aasund-page": "/pdf", "other-page": "/301"})
    sources.cite("other-page", QUOTE)
    sources.run()
    assert [asked.method for asked in host.questions("/pdf")] == ["HEAD"]
    assert [asked.method for asked in host.questions("/301")] == ["GET"]


def test_robots_txt_is_read_once_and_kept_to(
    host: InventedHost, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    host.robots = "User-agent: *\nDisallow: /301\n"
    sources.put({"a": "/301", "b": "/page", "c": "/302"})
    told = sources.told(capsys)
    assert (told["a"]["outcome"], told["b"]["outcome"], told["c"]["outcome"]) == ("robots.txt", "fine", "redirected")
    assert len(host.questions("/robots.txt")) == 1
    assert host.questions("/301") == []


def test_robots_txt_may_speak_to_the_check_alone(
    host: InventedHost, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    host.robots = "User-agent: InventedAtlas-linkcheck\nAllow: /\nCrawl-delay: 0.2\n\nUser-agent: *\nDisallow: /\n"
    sources.put({"a": "/page", "b": "/302"})
    assert {entry["outcome"] for entry in sources.told(capsys).values()} == {"fine", "redirected"}


def test_the_check_says_who_it_is(host: InventedHost, sources: Sources) -> None:
    sources.put({"aasund-page": "/page"})
    sources.run()
    assert {asked.agent for asked in host.asked} == {"InventedAtlas-linkcheck/1.0 (+https://git.example/aasund/atlas)"}


@pytest.mark.parametrize(
    ("name", "address", "agent"),
    [
        ("City Cooperation Atlas", "", "CityCooperationAtlas-linkcheck/1.0"),
        ("Атлас", "https://a.example/", "Atlas-linkcheck/1.0 (+https://a.example/)"),
        ("NUTS 3 (beta)", "", "Nuts3-linkcheck/1.0"),
    ],
)
def test_a_name_in_any_letters_becomes_one_of_a_program(name: str, address: str, agent: str) -> None:
    assert user_agent(name, address) == agent


def test_the_run_ends_when_its_time_is_over(sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    sources.put({f"s{number}": f"/page?{number}" for number in range(20)})
    told = sources.told(capsys, pause=0.2, deadline=1)
    outcomes = [entry["outcome"] for entry in told.values()]
    assert outcomes.count("not visited") > 5
    assert sources.kept("results.json").count('"fine"') == outcomes.count("fine") > 0


def test_without_a_network_the_run_ends_soon_and_keeps_nothing(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.put({f"s{number}": f"http://aasund{number}.invalid/" for number in range(60)})
    assert sources.run(hosts=4) == 0
    assert "No host was reached: there may be no network here." in capsys.readouterr().out
    assert not (sources.root / ".build/links/results.json").exists()
