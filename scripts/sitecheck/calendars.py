"""Faults of a calendar, read strictly: lines, properties and values by RFC 5545."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from sitecheck.faults import Fault

BY_STANDARD = "write it as RFC 5545 has it (atlas.pages.calendar.ical)"
OCTETS = 75
LINE = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=[^\";:,\x00-\x1F]+)*):([^\x00-\x08\x0A-\x1F\x7F]*)")
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
TEXTS = {"UID", "SUMMARY", "DESCRIPTION", "NAME", "PRODID", "X-WR-CALNAME"}
DATES = {"DTSTART", "DTEND"}
VALUES = {
    "DTSTAMP": re.compile(r"\d{8}T\d{6}Z"),
    "LAST-MODIFIED": re.compile(r"\d{8}T\d{6}Z"),
    "SEQUENCE": re.compile(r"\d+"),
    "STATUS": re.compile("TENTATIVE|CONFIRMED|CANCELLED"),
    "DTSTART": re.compile(r"\d{8}(T\d{6})?"),
    "DTEND": re.compile(r"\d{8}"),
    "TZOFFSETFROM": re.compile(r"[+-]\d{4}"),
    "TZOFFSETTO": re.compile(r"[+-]\d{4}"),
    "TRIGGER": re.compile(r"-P\d+D"),
    "URL": re.compile(r"https?://\S+"),
    "VERSION": re.compile(r"2\.0"),
    "TRANSP": re.compile("TRANSPARENT|OPAQUE"),
}
NEEDED = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY"),
    "VALARM": ("ACTION", "TRIGGER", "DESCRIPTION"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
INSIDE = {
    "VCALENDAR": "",
    "VEVENT": "VCALENDAR",
    "VALARM": "VEVENT",
    "VTIMEZONE": "VCALENDAR",
    "STANDARD": "VTIMEZONE",
}


def calendar_faults(source: bytes) -> Iterator[Fault]:
    """Yields every fault of a calendar; only those of its lines where they cannot be read."""
    faults = list(_line_faults(source))
    if not faults:
        lines = source.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
        faults = list(_component_faults(lines))
    yield from (Fault(fault, BY_STANDARD) for fault in faults)


def _line_faults(source: bytes) -> Iterator[str]:
    if not source.endswith(b"\r\n"):
        yield "does not end with a line end, CRLF"
    for number, line in enumerate(source.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if len(line) > OCTETS:
            yield f"line {number} has {len(line)} octets, {OCTETS} at most may stand in one"
        if b"\r" in line or b"\n" in line:
            yield f"line {number} holds half a line end"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"line {number} is not UTF-8: a character is cut"


def _component_faults(lines: Iterable[str]) -> Iterator[str]:
    open_, uids, components = [("", Counter[str]())], Counter[str](), 0
    for line in lines:
        read = _read(line)
        if read is None:
            yield f'"{line}" is no content line'
            continue
        name, parameters, value = read
        if name == "BEGIN":
            if INSIDE.get(value) != open_[-1][0]:
                yield f'{value} stands in "{open_[-1][0]}"'
            open_.append((value, Counter()))
            components += INSIDE.get(value) == "VCALENDAR"
        elif name == "END":
            component, properties = open_.pop() if len(open_) > 1 else ("nothing", Counter[str]())
            if component != value:
                yield f"{component} ends as {value}"
            yield from _property_faults(component, properties)
        else:
            open_[-1][1][name] += 1
            uids[value] += name == "UID"
            yield from _value_faults(open_[-1][0], name, parameters, value)
    if len(open_) > 1:
        yield f"{open_[-1][0]} does not end"
    if not components:
        yield "has no component"
    yield from (f'uid "{uid}" is used {number} times' for uid, number in uids.items() if number > 1)


def _property_faults(component: str, properties: Counter[str]) -> Iterator[str]:
    for name in NEEDED.get(component, ()):
        if properties[name] != 1:
            yield f"{component} has {properties[name]} {name}"
    for name, number in properties.items():
        if number > 1 and name not in NEEDED.get(component, ()):
            yield f"{component} has {number} {name}"


@cache
def _read(line: str) -> tuple[str, str, str] | None:
    """Returns name, parameters and value; kept, as the calendars of cities and countries repeat those of agreements."""
    found = LINE.fullmatch(line)
    return (found[1], found[2], found[3]) if found else None


@cache
def _value_faults(component: str, name: str, parameters: str, value: str) -> tuple[str, ...]:
    return tuple(_found_value_faults(component, name, parameters, value))


def _found_value_faults(component: str, name: str, parameters: str, value: str) -> Iterator[str]:
    if name in TEXTS and (not value or not TEXT.fullmatch(value)):
        yield f'{name} "{value}" is no text: empty, or not escaped'
    if name in VALUES and not VALUES[name].fullmatch(value):
        yield f'{name} has the value "{value}"'
    if component == "VEVENT" and name in DATES and parameters != ";VALUE=DATE":
        yield f"{name} does not say that it is a day"
