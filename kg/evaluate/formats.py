"""Every gold format by name, and which one a file is in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError
from kg.evaluate import knowledgenet, project, redocred, text2kgbench, triples
from kg.evaluate.gold import Format, read_json, read_lines

FORMATS: Mapping[str, Format] = {
    "project": project,
    "knowledgenet": knowledgenet,
    "redocred": redocred,
    "text2kgbench": text2kgbench,
    "triples": triples,
}


def recognise(path: Path) -> str:
    """The name of a file's format, by the fields of its first record.

    Raises InputError where the file is empty, unreadable or of no format known here.
    """
    if path.name.removesuffix(".gz").endswith(".json"):
        return "redocred"
    _, first = next(read_lines(path), (0, None))
    if first is None:
        raise InputError("is empty; name a file with gold in it", path=path)
    listed = first.get("triples")
    if "passages" in first:
        return "knowledgenet"
    if "sub_label" in first or listed and isinstance(listed, list) and isinstance(listed[0], dict):
        return "text2kgbench"
    if isinstance(listed, list):
        return "triples"
    if first.keys() & {"predicate", "anchor_start", "start", "facts", "mentions", "links"}:
        return "project"
    raise InputError(f"is of no known format; name one with --gold-format ({', '.join(FORMATS)})", path=path, line=1)


def read_vocabulary(path: Path) -> dict[str, str]:
    """From a relation's label to its P-id, of a Text2KGBench ontology or an object {"P57": "director", ...}.

    Raises InputError where the file is neither.
    """
    record = read_json(path)
    try:
        if "relations" in record:
            return {str(one["label"]): str(one["pid"]) for one in record["relations"]}
        return {str(label): str(property) for property, label in record.items()}
    except (KeyError, TypeError, AttributeError) as err:
        raise InputError(
            'is no vocabulary; expected {"P57": "director", ...} or an ontology of Text2KGBench', path=path
        ) from err
