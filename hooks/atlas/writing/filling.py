"""The filling of a city from the gazetteer: what it lacks beside its id in GeoNames, and the row that proves it."""

from __future__ import annotations

from atlas.reading.lines.yaml_nodes import Mapping, Node, NotYaml, Scalar, Sequence, parse
from atlas.writing.gazetteer import town
from atlas.writing.layout import laid_out
from atlas.writing.syntax_tree import Collection, decoded, read_syntax_tree


def filled(data: bytes, source: str) -> bytes:
    """The file of a city with country and coordinates, where it lacks one; `source` is the id of GeoNames as a source.

    A file that cannot be read, or whose town the gazetteer does not have, stays as it is.
    """
    try:
        fields = {key: value for key, (_, value) in parse(data).root.entries.items()}
        tree = read_syntax_tree(decoded(data))
    except NotYaml:
        return data
    found = town(_id_in(fields.get("ids")))
    known = {"country": found.country, "coordinates": f"[{found.latitude}, {found.longitude}]"} if found else {}
    missing = [key for key in known if key not in fields]
    citations = fields.get("sources", Sequence([], parse(data).root.mark))
    if not found or not missing or not isinstance(citations, Sequence):
        return data
    proven = [*missing, *([] if _is_proven("ids", citations) else ["ids"])]
    row = f"- {{id: {source}, at: row {found.id}, supports: [{', '.join(proven)}]}}"
    added = read_syntax_tree("".join([*(f"{key}: {known[key]}\n" for key in missing), f"sources:\n{row}\n"]))
    return laid_out(_joined(tree, added)).encode()


def _joined(tree: Collection, added: Collection) -> Collection:
    """The tree with these entries; the items of a list that it has already go to its end."""
    lists = {item.key.value: item.value for item in tree.items if item.key}
    for item in added.items:
        present = lists.get(item.key.value) if item.key else None
        if isinstance(present, Collection) and isinstance(item.value, Collection):
            present.flow = False
            present.items += item.value.items
        else:
            tree.items.append(item)
    return tree


def _id_in(ids: Node | None) -> str:
    """The id in GeoNames, written short or long; empty where there is none."""
    if not isinstance(ids, Mapping):
        return ""
    if "value" in ids.entries:
        return _id_in(ids.entries["value"][1])
    id_ = ids.entries["geonames"][1] if "geonames" in ids.entries else None
    return id_.text if isinstance(id_, Scalar) else ""


def _is_proven(field: str, citations: Sequence) -> bool:
    """Tests if one of the citations names the field in its `supports`."""
    supports = (
        one.entries["supports"][1] for one in citations.items if isinstance(one, Mapping) and "supports" in one.entries
    )
    names = (name for one in supports for name in (one.items if isinstance(one, Sequence) else [one]))
    return any(isinstance(name, Scalar) and name.text == field for name in names)
