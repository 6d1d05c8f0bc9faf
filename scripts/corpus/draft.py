"""The tools to write one record: a random generator, texts, citations, persons and groups."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from corpus import dates
from corpus.names import person, short_name
from corpus.words import LANGUAGES, Prose, Text, by_language
from corpus.world import Place, World

Record = dict[str, Any]
"""A record or a part of one, as it goes into YAML: texts, lists and maps."""

_PLACES_IN_SOURCES = ("page {}", "slide {}", "paragraph {}", "line {}", "section {}, paragraph 2", "lines {}-{}")
_LANGUAGES = ((LANGUAGES, 66), (("en", "ru"), 12), (("en",), 8), (("ru",), 6), (("sv", "en"), 4), (("fi",), 4))


class Draft:
    """A record that is being written; `a` and `b` are the places that its texts speak of."""

    def __init__(self, world: World, id_: str, a: Place, b: Place) -> None:
        self.world = world
        self.id = id_
        self.random: Random = world.random(id_)
        self.hall = short_name(world.words, self.random)
        self.prose = Prose(world.words, self.random, a.forms, b.forms, self.hall)
        self.places = (a, b)
        choices, weights = zip(*_LANGUAGES, strict=True)
        self.languages: Sequence[str] = self.random.choices(choices, weights)[0]

    def chance(self, share: float) -> bool:
        """Returns True in `share` of the cases."""
        return self.random.random() < share

    def citation(self, source: tuple[str, str] | None = None) -> Record:
        """Returns a citation with its place in the source and a quote."""
        id_, language = source or self.world.source(self.random)
        first = self.random.randint(1, 40)
        at = self.random.choice(_PLACES_IN_SOURCES).format(first, first + self.random.randint(1, 5))
        return {"id": id_, "at": at, "quote": self.prose.quote(language)}

    def supporting_citation(self, *fields: str, source: tuple[str, str] | None = None) -> Record:
        """Returns a citation for the `sources` of the record, which proves some of its fields."""
        return {**self.citation(source), "supports": list(fields)}

    def with_source(self, value: Record) -> Record:
        """Returns the value with a source of its own."""
        return {**value, "sources": [self.citation()]}

    def text(self, sentences: int) -> Text:
        """Returns so many sentences in the languages that this record is written in."""
        return self.prose.text(sentences, self.languages)

    def summary(self) -> Record:
        """Returns a summary of one to four sentences, rarely of up to sixteen, sometimes none."""
        if self.chance(0.2):
            return {}
        most = 16 if self.chance(0.03) else 4
        return {"summary": self.text(self.random.randint(1, most))}

    def topics(self, most: int = 4) -> Record:
        """Returns at most `most` topics, one of them sometimes only proposed."""
        ids = [entry[0].split(" ")[0] for entry in self.world.words["topics"]]
        found: list[Any] = self.random.sample(ids, self.random.randint(0, most))
        if found and self.chance(0.06):
            found[-1] = self.with_source({"id": found[-1], "standing": "proposed"})
        return {"topics": found} if found else {}

    def planned_standing(self, share: float = 0.04) -> Record:
        """Returns, in `share` of the cases, a standing that makes the whole record a plan."""
        words = ("planned", "proposed", "under-discussion", "agreed", "expected")
        return {"standing": self.random.choice(words)} if self.chance(share) else {}

    def date_or_long_value(self, value: str, share: float = 0.12) -> Any:
        """Returns a date; in `share` of the cases as a long value, inferred, doubtful or contradicted."""
        if not self.chance(share):
            return value
        kind = self.random.choice(("inferred", "doubtful", "otherwise", "otherwise"))
        long = self.with_source({"value": value})
        if kind == "inferred":
            long |= {"basis": "inferred", "note": self.prose.phrase("notes", self.languages)}
        elif kind == "doubtful":
            long["doubtful"] = self.prose.phrase("doubts", self.languages)
        else:
            long["otherwise"] = [self.with_source({"value": dates.point(self.random, self.prose.year())})]
        return long

    def official(self, place: Place) -> Record:
        """Returns a person in office who represents a place."""
        office = by_language(self.random.choice(self.world.words["offices"]))
        name = person(self.world.words, self.random, self.random.choice(("en", "ru")))
        return {"person": name, "office": office, "for": place.id}

    def group(self, places: Sequence[Place] = ()) -> Record:
        """Returns a group that is counted and not named."""
        unnamed: Record = {"what": by_language(self.random.choice(self.world.words["groups"]))}
        unnamed |= {"count": str(self.random.randint(2, 90)), "bound": self.random.choice(("about", "more_than"))}
        return {"unnamed": unnamed | ({"from": [place.id for place in places]} if places else {})}

    def figure(self) -> Record:
        """Returns a figure: a number with its unit, bound and year."""
        first, *rest = self.random.choice(self.world.words["figures"])
        what, _, unit = first.partition("|")
        value = str(self.random.randint(2, 900) * self.random.choice((1, 100, 10_000)))
        bound = self.random.choice(("exactly", "about", "up_to", "at_least"))
        figure = {"what": by_language((what.strip(), *rest)), "value": value, "bound": bound}
        return self.with_source(figure | ({"unit": unit} if unit else {}) | {"period": str(self.prose.year())})

    def outcome(self) -> Record:
        """Returns an outcome, sometimes with parts and a standing."""
        found: Record = {"text": self.prose.text(1, self.languages)}
        if self.chance(0.3):
            found["standing"] = self.random.choice(("agreed", "planned", "proposed"))
        if self.chance(0.3):
            things = self.random.sample(self.world.words["things"], k=self.random.randint(2, 4))
            found["parts"] = [{"text": by_language(thing, self.languages)} for thing in things]
        return self.with_source(found)

    def remark(self) -> Record:
        """Returns a remark with the official who made it."""
        return self.with_source({"text": self.text(1), "said_by": [self.official(self.random.choice(self.places))]})
