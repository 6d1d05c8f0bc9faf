"""The services that the pages of one language share."""

from __future__ import annotations

from atlas.derive.anniversaries.agenda import Agendas
from atlas.model.settings import Settings
from atlas.pages.calendar.calendars import Calendars
from atlas.pages.maps.record_maps import Maps
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States
from atlas.pages.record.lists import RecordLists
from atlas.pages.record.partners import Partners
from atlas.pages.tables.tables import RecordTables
from atlas.pages.timelines.timelines import Timelines


class PageServices:
    """Holds one maker of each part of a page, for one edition; what they remember serves all its pages."""

    def __init__(
        self,
        presenter: Presenter,
        agendas: Agendas,
        maps: Maps,
        calendars: Calendars,
        tables: RecordTables,
        settings: Settings,
    ) -> None:
        self.presenter = presenter
        self.atlas = presenter.atlas
        self.edition = presenter.edition
        self.agendas = agendas
        self.computed = agendas.computed
        self.settings = settings
        self.is_first = presenter.edition.language == settings.languages[0]
        """True for the language whose pages write the files that all languages share."""
        self.maps = maps
        self.calendars = calendars
        self.tables = tables
        self.states = States(self.computed, presenter.edition)
        self.timelines = Timelines(presenter, self.computed, self.states)
        self.lists = RecordLists(presenter, self.computed, self.states)
        self.partners = Partners(presenter, self.computed, self.states)
