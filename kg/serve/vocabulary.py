"""The words of the graph's vocabulary that are in use, for the query page to complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import pyoxigraph as ox

from kg.lookup import label
from kg.store import Store


def vocabulary(facts: Store, index: sqlite3.Connection, prefixes: Mapping[str, str]) -> dict[str, object]:
    """Prefixes, and classes and relations by how often they are used."""

    def used(kind: str) -> list[dict[str, object]]:
        rows = index.execute("SELECT key, n FROM count WHERE kind = ? ORDER BY n DESC, key LIMIT 2000", (kind,))
        return [{"iri": key, "label": label(facts, ox.NamedNode(key)), "count": number} for key, number in rows]

    return {"prefixes": dict(prefixes), "classes": used("class"), "properties": used("relation")}
