"""The essence of a record in a sentence that says no more than is known, a few figures, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from atlas.derive.anniversaries.calendar_records import is_party
from atlas.derive.relations.parties import has_left, party_numbers_with
from atlas.derive.status.deciding_acts import deciding_acts
from atlas.derive.status.first_known import first_known
from atlas.derive.status.states import OVER, SUSPENDED, State
from atlas.languages.edition import Edition, Words
from atlas.languages.punctuation import as_sentence, capitalised
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, AgreementType, Standing
from atlas.model.fields import specification
from atlas.model.parties import Act, Party, RelationList
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Citation, Day
from atlas.model.sources import Source
from atlas.pages.phrases.acts import act_elsewhere, act_with_standing, act_words
from atlas.pages.phrases.names import actor_name, in_letters_of, name_of
from atlas.pages.phrases.stated_dates import stated_date
from atlas.pages.phrases.views import Fact, Line, Phrase, RecordList, Status
from atlas.pages.record.backlinks import listed_backlinks
from atlas.pages.record.facts import columns_of, is_other, telling_facts
from atlas.pages.record.partners import own_time
from atlas.pages.record.services import PageServices
from atlas.pages.record.supports import citations_of
from atlas.pages.record.terms import since_words, start_words, starts
from atlas.pages.record.views import AtAGlance, Dates, ListSource
from atlas.records.sources import source_of
from atlas.records.statements import supporting_citations

_MOST_FIGURES = 3
_NOT_BEGUN = frozenset((State.NOT_CONCLUDED, State.NOT_YET))
_OF_SOURCES = ("form", "publisher", "published", "state_of")


class Partnership(NamedTuple):
    """An agreement of a record with one other party that has not left it, in the time of the record as a party."""

    agreement: Agreement
    in_time: tuple[int, ...]
    other: Party
    state: State


def at_a_glance(record: Record, lists: Sequence[RecordList], dates: Dates, services: PageServices) -> AtAGlance:
    """The essence of a record; `lists` and `dates` stand further down on its page."""
    figures = tuple(_figures(record, lists, dates, services))
    if isinstance(record, Agreement):
        return AtAGlance(_of_agreement(record, services), (), figures, ())
    sentence = essence_of_partnerships(record, services)
    columns = () if sentence else tuple(_columns(record, services))
    return AtAGlance(
        sentence, columns, figures, tuple(lists_of_relations(record, services)), len([*_complete_lists(record)])
    )


def _columns(record: Record, services: PageServices) -> Iterator[Fact]:
    """The few fields that tell it from others; of a source, of what form it is, by whom and of when."""
    if not isinstance(record, Source):
        facts = columns_of(record, services.presenter, services.computed)
        yield from telling_facts(
            facts, record, name_of(record, services.atlas, services.edition), services.presenter.standing(record)
        )
        return
    specs = {spec.name: spec for spec in specification(Source)}
    for name in _OF_SOURCES:
        if (value := getattr(record, name)) and not is_other(value):
            yield services.presenter.fact(specs[name], value)


def _of_agreement(agreement: Agreement, services: PageServices) -> str:
    """The type, and how it stands; of one that nothing is known of any more, when it was confirmed and by whom.

    A suspension or end that was only announced is told beside it.
    """
    edition, found = services.edition, services.computed.agreements.status(agreement)
    type_ = capitalised(edition.gettext(agreement.type.value.label))
    acts = ""
    if found.state in OVER | SUSPENDED:
        acts = "; ".join(_last_acts(agreement, found.state, services))
    status = services.states.of(agreement)
    state = _state(status, edition) + (f" ({acts})" if acts else "")
    if status.pill and (confirmed := found.confirmation):
        source = edition.gettext("source: %(source)s") % {"source": _name_of_source(confirmed.citations, services)}
        state = f"{status.full} ({source}); {status.since}"
    phrase = "" if found.state in OVER | _NOT_BEGUN else since_words(agreement, services.computed, edition)
    start = (f"{type_} {phrase}",) if phrase else (type_, *start_words(agreement, services.computed, edition))
    announced = () if found.state in OVER else _announced_ends(agreement, services)
    return as_sentence("; ".join((*start, state, *status.omissions, *announced)))


def _announced_ends(agreement: Agreement, services: PageServices) -> Iterator[str]:
    """The suspensions and ends that are not done, by party: Testograd: termination planned, 2 March 2022."""
    for party in agreement.parties:
        for act in party.acts:
            if act.act in (ActKind.SUSPENDED, ActKind.TERMINATED) and act.standing is not Standing.STATED:
                day = services.computed.day
                words = act_with_standing(act.act.label, act.standing, act.date, services.edition, day)
                yield _act_of(party, words, act, services)


def _last_acts(agreement: Agreement, state: State, services: PageServices) -> Iterator[str]:
    """The acts behind a state, by party: Murmansk: terminated, 29 September 2022."""
    for party, act in deciding_acts(agreement, state, services.computed.day):
        words = _act_of(party, act_words(act.act.label, act.standing, services.edition), act, services)
        yield words + act_elsewhere(act, services.edition)


def _act_of(party: Party, words: str, act: Act, services: PageServices) -> str:
    when = f", {stated_date(act.date, services.edition, Day, within=True)}" if act.date else ""
    return f"{actor_name(party, services.atlas, services.edition).text}: {words}{when}"


def _name_of_source(citations: Iterable[Citation], services: PageServices) -> str:
    """The publishers of the sources, else their authors, or else their titles."""
    names: list[str] = []
    for citation in citations:
        source = source_of(citation, services.atlas)
        by = (source.publisher,) if source and source.publisher else source.author if source else ()
        words = [in_letters_of(services.edition.words(name).text, services.edition) for name in by]
        names.extend(words or [services.presenter.values.source(citation).words.text])
    return ", ".join(dict.fromkeys(names))


def essence_of_partnerships(record: Record, services: PageServices) -> str:
    """The number of partners and of their countries, by whose list, and since when; empty where there are none."""
    partnerships = list(_partnerships(record, services))
    if len(partnerships) == 1:
        return _of_one_partnership(partnerships[0], services)
    edition = services.edition
    kept = [partnership for partnership in partnerships if partnership.state not in OVER | SUSPENDED]
    twins = [partnership for partnership in kept if partnership.agreement.type.value is AgreementType.TWINNING]
    others = {partnership.agreement.id for partnership in kept} - {partnership.agreement.id for partnership in twins}
    over = {partnership.agreement.id for partnership in partnerships if partnership.state in OVER}
    suspended = {partnership.agreement.id for partnership in partnerships if partnership.state in SUSPENDED}
    listing, gone = _list_of(record, twins, partnerships)
    counted = [*twins, *gone]
    clauses = [_counted(counted, services) + _by_list(record, listing, services)] if counted else []
    if others:
        words = edition.ngettext("%(number)s agreement", "%(number)s agreements", len(others))
        if twins:
            words = edition.ngettext("%(number)s other agreement", "%(number)s other agreements", len(others))
        clauses.append(words % {"number": edition.number(len(others))})
    clauses.extend(_since((*kept, *gone), services, among=bool((suspended or over) and not gone)))
    if suspended:
        number = edition.number(len(suspended))
        words = (
            edition.gettext("suspended: %(number)s") if gone else edition.gettext("suspended agreements: %(number)s")
        )
        clauses.append(words % {"number": number})
    if over:
        words = edition.gettext("ended: %(number)s") if gone else edition.gettext("ended agreements: %(number)s")
        clauses.append(words % {"number": edition.number(len(over))})
    return capitalised(as_sentence("; ".join(clauses))) if clauses else ""


def _since(counted: Sequence[Partnership], services: PageServices, *, among: bool) -> Iterator[str]:
    """The start of the only one of some partnerships; of several the earliest, unless one is attested before it.

    `among` them it is, where the place has others too.
    """
    computed, edition = services.computed, services.edition
    if len(counted) == 1:
        yield from _start_of(counted[0], services)
        return
    found = [[stated.value for _, stated in starts(one.agreement, computed, one.in_time)] for one in counted]
    earliest = min((date for dates in found for date in dates), key=lambda date: date.sort_key, default=None)
    if not earliest:
        return
    courses = (
        computed.agreements.course(one.agreement) for one, dates in zip(counted, found, strict=True) if not dates
    )
    if any(first_known(course) < (earliest.earliest or dt.date.max) for course in courses):
        return
    message = edition.gettext("earliest known start: %(date)s")
    if among:
        message = edition.gettext("earliest known start among these: %(date)s")
    yield message % {"date": edition.point(earliest.begin)}


def _start_of(partnership: Partnership, services: PageServices) -> tuple[str, ...]:
    """The first date since when a partnership is, or of one that is over when it began, in words."""
    agreement, computed, in_time = partnership.agreement, services.computed, partnership.in_time
    edition, over = services.edition, partnership.state in OVER
    lasts = not over and partnership.state not in _NOT_BEGUN
    phrase = since_words(agreement, computed, edition, in_time) if lasts else ""
    return (phrase,) if phrase else tuple(start_words(agreement, computed, edition, in_time, over=over))


def _of_one_partnership(partnership: Partnership, services: PageServices) -> str:
    """The only partner by name, since when, and how the agreement stands."""
    edition = services.edition
    where = ", ".join(map(edition.country, services.partners.codes(partnership.other)))
    partner = actor_name(partnership.other, services.atlas, edition).text + (f" ({where})" if where else "")
    type_ = partnership.agreement.type.value
    message = N_("twin town: %(partner)s") if type_ is AgreementType.TWINNING else N_("%(type)s with %(partner)s")
    named = capitalised(edition.gettext(message) % {"type": edition.gettext(type_.label), "partner": partner})
    agreement, in_time = partnership.agreement, partnership.in_time
    status = services.states.of(agreement, in_time)
    state = status.short if status.pill else _state(status, edition)
    return as_sentence("; ".join((named, *_start_of(partnership, services), state, *status.omissions)))


def _state(status: Status, edition: Edition) -> str:
    return edition.gettext("Status").lower() + f": {status.label}"


def _counted(twins: Sequence[Partnership], services: PageServices) -> str:
    edition = services.edition
    towns = {(partnership.other.id, partnership.other.country, partnership.other.text) for partnership in twins}
    countries = {code for partnership in twins for code in services.partners.codes(partnership.other)}
    words = edition.ngettext("%(number)s twin town", "%(number)s twin towns", len(towns))
    text = words % {"number": edition.number(len(towns))}
    if not countries:
        return text
    if len(towns) == 1:
        return f"{text} ({', '.join(map(edition.country, sorted(countries)))})"
    where = edition.ngettext("in %(number)s country", "in %(number)s countries", len(countries))
    return f"{text} {where % {'number': edition.number(len(countries))}}"


def _list_of(
    record: Record, twins: Sequence[Partnership], partnerships: Sequence[Partnership]
) -> tuple[RelationList | None, list[Partnership]]:
    """The list that names all the twin towns, and those that it names beside them: suspended or over since.

    None where one of them is not proven by it, or where of those that are suspended or over it names but a part.
    """
    gone = [partnership for partnership in partnerships if partnership.state in OVER | SUSPENDED]
    for listing in _complete_lists(record):
        keys = {citation.source_key for citation in listing.sources}
        named = [one for one in (*twins, *gone) if keys & {citation.source_key for citation in _proof(one.agreement)}]
        of_gone = named[len(twins) :]
        if listing.as_of and named[: len(twins)] == [*twins] and of_gone in ([], gone):
            return listing, of_gone
    return None, []


def _by_list(record: Record, listing: RelationList | None, services: PageServices) -> str:
    if not listing or not listing.as_of:
        return ""
    own, gettext = _is_own(record, listing, services), services.edition.gettext
    words = gettext("according to its own list (%(date)s)") if own else gettext("according to a list (%(date)s)")
    return ", " + words % {"date": services.edition.point(listing.as_of.value)}


def lists_of_relations(record: Record, services: PageServices) -> Iterator[ListSource]:
    """The lists of its twin towns that sources give."""
    presenter = services.presenter
    for listing in _complete_lists(record):
        notes = (services.edition.words(listing.note),) if listing.note else ()
        for citation in {citation.source_key: citation for citation in listing.sources}.values():
            yield ListSource(
                line=Line(head=presenter.values.source(citation), notes=notes, citations=listing.sources),
                date=services.edition.point(listing.as_of.value) if listing.as_of else "",
                own=_is_own(record, listing, services),
            )


def _complete_lists(record: Record) -> Iterator[RelationList]:
    if isinstance(record, PlaceRecord):
        yield from (listing for listing in record.complete_lists if listing.of is AgreementType.TWINNING)


def _is_own(record: Record, listing: RelationList, services: PageServices) -> bool:
    sources = (source_of(citation, services.atlas) for citation in listing.sources)
    return all(source is not None and source.side == record.id for source in sources)


def _proof(agreement: Agreement) -> Iterator[Citation]:
    yield from supporting_citations(agreement, "parties")
    yield from (citation for party in agreement.parties for citation in party.sources)


def _partnerships(record: Record, services: PageServices) -> Iterator[Partnership]:
    computed = services.computed
    for link in listed_backlinks(record, services.atlas, computed.listing):
        if not is_party(link) or not isinstance(agreement := link.record, Agreement):
            continue
        number = int(link.path[1])
        in_time = own_time(agreement, number)
        state = computed.agreements.status(agreement, in_time).state
        for other in party_numbers_with(agreement, number):
            if state not in _NOT_BEGUN and not has_left(agreement, other, computed.day):
                yield Partnership(agreement, in_time, agreement.parties[other], state)


def _figures(record: Record, lists: Sequence[RecordList], dates: Dates, services: PageServices) -> Iterator[Phrase]:
    """The lengths of the longest lists, then the next date; each leads to its section."""
    edition = services.edition
    longest = sorted((one for one in lists if one.total > 1), key=lambda one: -one.total)[:_MOST_FIGURES]
    for listed in sorted(longest, key=lists.index):
        yield _figure(listed.label, listed.total, f"#in-{listed.kind}", edition)
    if isinstance(record, Source) and (number := len(citations_of(record, services.atlas))):
        yield _figure(edition.gettext("Statements that cite it"), number, "#supports", edition)
    if dates.anniversaries:
        row = dates.anniversaries[0]
        words = edition.gettext("Next anniversary: %(years)s (%(date)s)") % {"years": row.years, "date": row.when}
        yield Phrase(Words(words), "#anniversaries")


def _figure(label: str, number: int, address: str, edition: Edition) -> Phrase:
    return Phrase(Words(f"{label}: {edition.number(number)}"), address)
