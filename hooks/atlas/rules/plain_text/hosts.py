"""Hosts of addresses whose letters imitate those of another host (homographs, Unicode TR 36)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.languages.letters import lookalike, script, scripts
from atlas.messages.message import N_, Message
from atlas.rules.plain_text.flaw import Flaw

_HOST = re.compile(r"https?://(?P<host>[^\s/?#@:]+)")
_OF_ANY_LANGUAGE = "uk"
"""A language in which every Cyrillic letter that looks like a Latin one may stand."""
_MIXED = Message(
    "imitating-host",
    N_("the host '{host}' mixes scripts: it only looks like '{meant}'"),
    N_("copy the address from the site itself"),
)
_LIKE_LATIN = Message(
    "host-like-latin",
    N_("the host '{host}' looks like '{meant}', but is not in Latin letters"),
    N_("copy the address from the site itself"),
)
_NOWHERE = re.compile(
    r"https?://(?:[^./?#:]+(?=[/?#:]|$)|(?:[^/?#:]+\.)?localhost(?=[/?#:]|$)|"
    r"127\.[\d.]+(?=[/:]|$)|10\.[\d.]+(?=[/:]|$)|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)",
    re.IGNORECASE,
)
_NOT_PUBLIC = Message(
    "address-of-no-site",
    N_("'{value}' is no address on the web"),
    N_("write it as it stands in the browser's address bar"),
)


def host_in_mixed_scripts(address: str) -> Iterator[Flaw]:
    """A host of which a part is in several scripts, judged as people see it: `xn--80a` is `а`, in Cyrillic."""
    labels = _labels(address)
    yield from _imitation(_MIXED, address, labels, [_meant(label) for label in labels])


def host_like_latin(address: str) -> Iterator[Flaw]:
    """A host of which a part is all in letters that look like Latin ones, though its ending is in Latin letters."""
    labels = _labels(address)
    yield from _imitation(_LIKE_LATIN, address, labels, [_meant_in_latin(label, labels[-1]) for label in labels])


def _imitation(message: Message, address: str, labels: list[str], meant: list[str]) -> Iterator[Flaw]:
    if meant != labels:
        yield Flaw(message.with_values(host=".".join(labels), meant=".".join(meant)), 0, len(address))


def _labels(address: str) -> list[str]:
    """The parts of a host between dots, as browsers show them; none where all are in ASCII."""
    found = _HOST.match(address)
    host = found["host"] if found else ""
    return [] if host.isascii() and "xn--" not in host.lower() else [_seen(label) for label in host.split(".")]


def _seen(label: str) -> str:
    """The part of a host as browsers show it; itself where it is no Punycode."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _meant(label: str) -> str:
    """The part of one script that a part of several looks like; itself where it looks like none."""
    found = sorted(scripts(label), key=lambda name: (name != "Latin", name))
    return next((meant for one in found if (meant := _rewritten(label, one))), label)


def _meant_in_latin(label: str, ending: str) -> str:
    """The Latin part that one of another script looks like; itself where it looks like none, or fits its ending."""
    is_strange = len(scripts(label)) == 1 and scripts(ending) == {"Latin"}
    return (_rewritten(label, "Latin") if is_strange else None) or label


def _rewritten(label: str, wanted: str) -> str | None:
    letters = [sign if script(sign) in ("", wanted) else _alike(sign, wanted) for sign in label]
    return None if None in letters else "".join(filter(None, letters))


def _alike(letter: str, wanted: str) -> str | None:
    return lookalike(letter, wanted, _OF_ANY_LANGUAGE)


def host_of_no_site(address: str) -> Iterator[Flaw]:
    """The flaw of an address that nobody else can follow: of one's own machine or network, or without a domain."""
    if _NOWHERE.match(address) or "\\" in address:
        yield Flaw(_NOT_PUBLIC.with_values(value=address), 0, len(address))
