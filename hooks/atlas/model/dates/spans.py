"""Spans of time with ends known only within bounds, and certain or uncertain comparisons of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn


class Answer(Enum):
    """An answer to a question about dates. It has no truth value, so that `possibly` is never forgotten."""

    YES = "yes"
    NO = "no"
    POSSIBLY = "possibly"

    def __bool__(self) -> NoReturn:
        raise TypeError("an answer has three values: compare it with Answer.YES, NO or POSSIBLY")


@dataclass(frozen=True, slots=True)
class Span:
    """The days from a first to a last one, both included, each of which lies between two bounds.

    `date.min` and `date.max` stand for "no bound". A point is the span whose first and last day are one.
    """

    first_min: dt.date
    first_max: dt.date
    last_min: dt.date
    last_max: dt.date

    @classmethod
    def on(cls, day: dt.date) -> Span:
        """The span of one day."""
        return cls(day, day, day, day)

    def before(self, other: Span) -> Answer:
        """Decides if it is over on the day on which the other begins."""
        if self.last_max < other.first_min:
            return Answer.YES
        return Answer.NO if self.last_min >= other.first_max else Answer.POSSIBLY

    def overlaps(self, other: Span) -> Answer:
        """Decides if the two have a day in common; of two points, if they are the same day."""
        if self.last_max < other.first_min or other.last_max < self.first_min:
            return Answer.NO
        certain = self.first_max <= other.last_min and other.first_max <= self.last_min
        return Answer.YES if certain else Answer.POSSIBLY

    def covers(self, day: dt.date) -> Answer:
        """Decides if the day lies in it; of a point, if it is that day."""
        return self.overlaps(Span.on(day))
