"""The dates of the data in words: of the newest source, and the day for which states are computed."""

from __future__ import annotations

import datetime as dt

from atlas.languages.edition import Edition
from atlas.model.dates.partial_date import PartialDate


def data_dates(newest_source: PartialDate | None, day: dt.date, edition: Edition) -> str:
    """Both dates, or the day alone where no source has a date; the day is never said to be that of the data."""
    if newest_source is None:
        return edition.gettext("states computed for %(day)s") % {"day": edition.day(day)}
    message = edition.gettext("newest source of %(date)s; states computed for %(day)s")
    return message % {"date": edition.point(newest_source), "day": edition.day(day)}
