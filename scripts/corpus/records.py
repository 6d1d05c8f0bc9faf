"""The files of a world: every record with its path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.activities import event, project, work
from corpus.agreements import agreement
from corpus.draft import Record
from corpus.organisations import organisation, organisation_id
from corpus.places import city, region
from corpus.sources import gazetteer, source, topics
from corpus.world import World
from corpus.yaml_text import yaml_text


def records(world: World) -> Iterator[tuple[str, Record]]:
    """Yields path below the project and record: about 3.8 for each city."""
    yield from ((f"data/cities/{place.id}.yaml", city(place, world)) for place in world.cities)
    yield from ((f"data/regions/{place.id}.yaml", region(place, world)) for place in world.regions)
    for number, bond in enumerate(world.bonds):
        yield f"data/agreements/{bond.id}.yaml", agreement(bond, world, number)
    for number in range(world.number_of(5)):
        yield f"data/organisations/{organisation_id(number)}.yaml", organisation(number, world)
        yield f"data/projects/project-{number + 1}.yaml", project(number, world)
        yield f"data/events/event-{number + 1}.yaml", event(number, world)
    for number in range(world.number_of(50)):
        yield f"data/works/work-{number + 1}.yaml", work(number, world)
    for id_, record in (gazetteer(world), *((id_, source(id_, language, world)) for id_, language in world.sources)):
        yield f"data/sources/{id_}.yaml", record
    yield from ((f"data/topics/{id_}.yaml", record) for id_, record in topics(world).items())


def write_records(world: World, folder: Path) -> int:
    """Writes every record below the folder of a project; returns their number."""
    paths = set()
    for path, record in records(world):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml_text(record), encoding="utf-8")
        paths.add(path)
    return len(paths)
