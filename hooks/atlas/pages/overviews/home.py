"""The view of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas.derive.computed.totals import Numbers, Totals
from atlas.languages.edition import Edition, Words
from atlas.model.settings import Settings
from atlas.pages.briefings.dates import BriefDates
from atlas.pages.changes.views import ChangeItem
from atlas.pages.overviews.views import ChangeOnHome, HomeView, WayIn
from atlas.pages.phrases.kind_counts import kind_count
from atlas.pages.phrases.stated_dates import data_dates
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import AnniversaryRow

_MOST = 12
"""The most records of a way in."""


def home_view(
    services: PageServices,
    totals: Totals,
    settings: Settings,
    countries: tuple[CountedLink, ...],
    anniversaries: tuple[AnniversaryRow, ...],
    changes: tuple[ChangeItem, ...],
) -> HomeView:
    """Name, ways in, latest decisions, next anniversaries, latest events, latest changes, figures."""
    edition = services.edition
    return HomeView(
        title=edition.words(settings.name),
        lead=edition.words(settings.tagline),
        reach=_reach(totals, edition),
        ways=tuple(_ways(services, totals, countries)),
        kinds=tuple(_figures(services, totals)),
        map=services.maps.of_relations(),
        decisions=tuple(map(BriefDates(services).happening, totals.decisions)),
        anniversaries=anniversaries,
        calendar=services.calendars.link_for_all(),
        changes=tuple(ChangeOnHome(edition.day(one.day), one.title, one.effects) for one in changes),
        latest=services.lists.in_order("events", totals.latest),
        not_begun=sum(numbers.not_begun for numbers in totals.kinds),
        as_of=edition.day(services.computed.day),
        data_dates=data_dates(totals.newest_source, services.computed.day, edition),
    )


def _reach(totals: Totals, edition: Edition) -> str:
    """The reach of the atlas, and as of when: agreements, countries, the newest source."""
    agreements, countries = totals.reach
    where = edition.ngettext("in %(number)s country", "in %(number)s countries", countries)
    values = {
        "agreements": kind_count("agreements", agreements, edition),
        "countries": where % {"number": edition.number(countries)},
    }
    if not (date := totals.newest_source):
        return edition.gettext("%(agreements)s with parties %(countries)s.") % values
    message = edition.gettext("%(agreements)s with parties %(countries)s (newest source: %(date)s).")
    return message % {**values, "date": edition.point(date)}


def _ways(services: PageServices, totals: Totals, countries: Iterable[CountedLink]) -> Iterator[WayIn]:
    """A city, a country, a topic: of each those with most records, and all."""
    gettext = services.edition.gettext
    ways = (
        ("cities", gettext("A city"), _links(services, totals.cities), gettext("All cities")),
        ("countries", gettext("A country"), countries, gettext("All countries")),
        ("topics", gettext("A topic"), _links(services, totals.topics), gettext("All topics")),
    )
    for key, label, links, all_ in ways:
        if first := sorted(links, key=lambda link: -link.number)[:_MOST]:
            yield WayIn(key, label, tuple(first), Phrase(Words(all_), f"{key}/"))


def _links(services: PageServices, numbers: Numbers) -> Iterable[CountedLink]:
    """Records with their numbers, by name."""
    links = (CountedLink(services.presenter.values.link(id_), number) for id_, number in numbers)
    return sorted(links, key=lambda link: services.edition.sort_key(link.phrase.words.text))


def _figures(services: PageServices, totals: Totals) -> Iterator[CountedLink]:
    """The kinds that have records, each with their number in words."""
    for of in totals.kinds:
        if of.stated or of.planned:
            words = Words(kind_count(of.kind, of.stated, services.edition))
            yield CountedLink(Phrase(words, f"{of.kind}/"), of.stated, of.planned)
