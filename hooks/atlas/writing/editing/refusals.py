"""Refusals of commands that change records: there is none with the id, or the data has errors."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.messages.message import N_, Fragment
from atlas.messages.refusal import Refusal
from atlas.model.kinds import path_of
from atlas.model.problems import Problem, Severity, did_you_mean
from atlas.model.records import Record
from atlas.reading.folders import DATA
from atlas.records.names import id_in_address
from atlas.records.store import Atlas


def record_with_id(id_: str, atlas: Atlas) -> Record:
    """The record with this id. Raises Refusal where there is none, with its present id or a similar one."""
    if record := atlas.get(id_):
        return record
    if kind := atlas.kind_at(id_):
        path = f"{DATA}/{kind}/{id_}.yaml"
        raise Refusal(Fragment(N_("{path} cannot be read; `atlas check` says why"), path=path))
    if holders := atlas.holders_of(id_):
        raise Refusal(Fragment(N_("no record '{id}' any more: it is {path} now"), id=id_, path=path_of(holders[0])))
    near = id_in_address(id_)
    if near is None or atlas.kind_at(near) is None:
        near = did_you_mean(id_, atlas.kind_of_id)
    if near:
        raise Refusal(Fragment(N_("no record '{id}'; did you mean '{near}'?"), id=id_, near=near))
    raise Refusal(Fragment(N_("no record '{id}'"), id=id_))


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raises Refusal with the first error."""
    if error := next((problem for problem in problems if problem.severity is Severity.ERROR), None):
        place = f"{error.path}:{error.line}:{error.column}"
        raise Refusal(
            Fragment(N_("data/ has errors, which come first: {place}: {what}"), place=place, what=error.message)
        )
