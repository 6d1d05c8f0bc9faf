"""Questions that the sources of records leave open, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from atlas.derive.computed.unknown import Omission, Search, Unknown
from atlas.languages.edition import Edition, Words
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.parties import Act, Party, RelationList
from atlas.model.shapes import Day
from atlas.pages.phrases.acts import act_with_standing
from atlas.pages.phrases.names import actor_name
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.stated_dates import stated_date
from atlas.pages.phrases.views import Fact, Line, NotKnown, OfSide, Phrase
from atlas.records.voices import Silence

_MOST_SIDES = 20
_MISSING = {"Signed": N_("date of signing"), "Since": N_("start of the relationship")}
"""Nouns for the fields whose labels are participles, by label: what is missing is a thing."""


def open_questions(found: Unknown, presenter: Presenter) -> NotKnown | None:
    """The open questions of a record, None where there are none."""
    edition = presenter.edition
    view = NotKnown(
        sides=tuple(_side(one.party, presenter) for one in found.silences if _is_open(one)),
        last=edition.point(found.last) if found.last else None,
        undated=found.undated,
        fields=tuple(_missing(spec.label, edition) for spec in found.fields),
        twin_towns=found.twin_towns,
        told=tuple(_reported(one, presenter) for one in found.silences if one.acts),
        searched=tuple(_searched(one, presenter) for one in found.searched),
        unlisted=tuple(_unlisted(one, presenter) for one in found.unlisted),
    )
    return view if any(view) else None


def open_questions_of_several(
    agreements: Mapping[str, Unknown], presenter: Presenter, place: Unknown | None = None
) -> NotKnown | None:
    """The open questions of several agreements, by id, and of the place whose they are; None where there are none.

    A field says in how many agreements it is not stated; what was looked for, and lists without one, say of which.
    """
    edition, found = presenter.edition, agreements.values()
    sides = _unheard(agreements, presenter)
    fields = Counter(spec.label for one in found for spec in one.fields)
    last = max((one.last for one in found if one.last), key=lambda date: date.sort_key, default=None)
    told = [(id_, one) for id_, each in agreements.items() for one in each.silences if one.acts]
    unlisted = [(id_, one) for id_, each in agreements.items() for one in each.unlisted]
    searches = {"": place, **agreements} if place else agreements
    searched = [(id_, one) for id_, each in searches.items() for one in each.searched]
    of = partial(_of, presenter=presenter, several=len(agreements) > 1)
    view = NotKnown(
        sides=tuple(_side(party, presenter) for party in sides[:_MOST_SIDES]),
        last=edition.point(last) if last else None,
        undated=bool(found) and all(one.undated for one in found),
        fields=tuple(_counted(_missing(label, edition), fields[label], len(found), edition) for label in fields),
        twin_towns=place.twin_towns if place else False,
        told=tuple(_reported(one, presenter)._replace(of=of(id_)) for id_, one in told[:_MOST_SIDES]),
        searched=tuple(_searched(one, presenter)._replace(of=of(id_)) for id_, one in searched[:_MOST_SIDES]),
        unlisted=tuple(_unlisted(one, presenter)._replace(of=of(id_)) for id_, one in unlisted[:_MOST_SIDES]),
        sides_total=len(sides),
        others=sum(max(len(lines) - _MOST_SIDES, 0) for lines in (told, searched, unlisted)),
    )
    return view if any(view) else None


def _unheard(agreements: Mapping[str, Unknown], presenter: Presenter) -> list[Party]:
    """The parties for whose own word nobody looked, in any of the agreements to which they are one."""
    unheard = {one.party.id: one.party for each in agreements.values() for one in each.silences if _is_open(one)}
    for id_, each in agreements.items():
        agreement, open_ = presenter.atlas[id_], {one.party.id for one in each.silences if _is_open(one)}
        for party in agreement.parties if isinstance(agreement, Agreement) else ():
            if party.id not in open_:
                unheard.pop(party.id, None)
    return list(unheard.values())


def _of(id_: str, presenter: Presenter, *, several: bool) -> Phrase | None:
    """The agreement of an id, where there are several."""
    return presenter.values.link(id_) if id_ and several else None


def _is_open(silence: Silence) -> bool:
    """Tests for a side for whose own word nobody looked."""
    return not silence.looked_for


def _side(party: Party, presenter: Presenter) -> Phrase:
    return (
        presenter.values.link(party.id) if party.id else Phrase(actor_name(party, presenter.atlas, presenter.edition))
    )


def _reported(silence: Silence, presenter: Presenter) -> OfSide:
    """The acts of a side, each with the sources that tell of it."""
    return OfSide(_side(silence.party, presenter), tuple(_act(act, presenter) for act in silence.acts))


def _act(act: Act, presenter: Presenter) -> Line:
    edition = presenter.edition
    sources = {citation.source_key: citation for citation in (act.sources or (act.date.sources if act.date else ()))}
    details = []
    if act.date:
        when = Words(stated_date(act.date, edition, Day, within=True))
        details.append(Fact("date", "", (Line(head=Phrase(when)),)))
    if sources:
        lines = tuple(Line(head=presenter.values.titled(citation)) for citation in sources.values())
        details.append(Fact("according_to", edition.gettext("According to"), lines))
    words = act_with_standing(act.act.label, act.standing, act.date, edition, presenter.day)
    return Line(head=Phrase(Words(words)), details=tuple(details))


def _searched(search: Search, presenter: Presenter) -> OfSide:
    side = _side(search.party, presenter) if search.party else None
    return OfSide(side, (presenter.line(search.searched, type(search.searched)),))


def _unlisted(omission: Omission, presenter: Presenter) -> OfSide:
    """A list that leaves the agreement out, with what it is proven by, and that no act ended the agreement."""
    remark = "" if omission.decided else presenter.edition.gettext("no decision found")
    return OfSide(_side(omission.party, presenter), (presenter.line(omission.listing, RelationList),), remark)


def _missing(label: str, edition: Edition) -> str:
    return edition.gettext(_MISSING.get(label, label))


def _counted(label: str, number: int, total: int, edition: Edition) -> str:
    """A label with the number of those that lack it: document (7 of 12)."""
    if total == 1:
        return label
    counts = {"shown": edition.number(number), "total": edition.number(total)}
    shown = edition.gettext("%(shown)s of %(total)s") % counts
    return f"{label} ({shown})"
