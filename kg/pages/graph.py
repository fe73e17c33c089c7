"""What the explorer reads: a thing with its neighbours, and the whole graph laid out, as compact JSON.

Both hold rows of nodes and of edges:

    node  [local, label, number of its kind, degree, first year, last year]
    edge  [number of the subject, of the object, of the relation, fiction, articles that say so,
           first year, last year, statement]

with the words for `kinds` and `relations` beside them, and the `addresses` of things that
files name otherwise. `local` is the part of an address that the
paths of page and data share, a statement's too; what is not known is null. In the whole graph a node
goes on with x, y and the number of its community. The same snapshot gives the same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.drawing.design import Design, Look, look
from kg.errors import ConfigError
from kg.export.network import Edge as Tie
from kg.export.network import Network, Node
from kg.pages.site import Site
from kg.snapshot.links import TYPE

#: Neighbours that one file holds; of more, those that are linked best.
NEIGHBOURS = 200
#: Things and facts of the whole graph that are shown at once.
MOST_NODES, MOST_EDGES = 10_000, 50_000

_TOLD = """SELECT subject, relation, object, fiction, count(DISTINCT nullif(article, '')),
  min(first), max(last), min(nullif(statement, ''))
  FROM told {} GROUP BY subject, relation, object, fiction"""


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact between two things. `articles` tell it, `first` to `last` are years, `statement` is one that says why."""

    subject: str
    relation: str
    object: str
    fiction: bool = False
    articles: int = 0
    first: int | None = None
    last: int | None = None
    statement: str | None = None

    def other(self, iri: str) -> str:
        """The end that is not this thing."""
        return self.object if self.subject == iri else self.subject


def edges(site: Site, iri: str) -> list[Edge]:
    """Every fact between a thing and another, asserted or of fiction, sorted."""
    database = site.view.index
    found = [
        Edge(subject, relation, object_, bool(fiction), *rest)
        for where in ("WHERE subject = ?", "WHERE object = ? AND subject <> object")
        for subject, relation, object_, fiction, *rest in database.execute(_TOLD.format(where), (iri,))
    ]
    return sorted(found, key=lambda one: (one.subject, one.relation, one.object, one.fiction))


def nearest(site: Site, iri: str, among: Iterable[Edge]) -> dict[str, int]:
    """The neighbours of a thing with their degrees, the best linked first; concepts, which many share, come last."""
    concept = f"{site.namespace.base}concept/"
    found = {
        other: degree
        for other in {one.other(iri) for one in among} - {iri}
        for (degree,) in site.view.index.execute("SELECT degree FROM thing WHERE iri = ? AND gone = 0", (other,))
    }
    return dict(sorted(found.items(), key=lambda one: (one[0].startswith(concept), -one[1], one[0])))


def file(site: Site, path: str) -> bytes | None:
    """What stands at a path below `graph/`; None where nothing does. The whole graph is kept beside its snapshot."""
    local = path.removesuffix(".json")
    if local == path:
        return None
    if local == "overview":
        return kept(site)
    return next((found for iri in site.addresses.iri(local) if (found := neighbourhood(site, iri))), None)


def kept(site: Site) -> bytes:
    """The whole graph, laid out the first time that a snapshot is asked for it."""
    path = Path(site.view.path) / "overview.json"
    if not path.exists():
        made = overview(site)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(made)
        new.replace(path)
    return path.read_bytes()


def neighbourhood(site: Site, iri: str) -> bytes | None:
    """A thing and the best linked of its neighbours, the thing first; None where there is no such thing."""
    database = site.view.index
    row = database.execute("SELECT degree FROM thing WHERE iri = ? AND gone = 0", (iri,)).fetchone()
    if not row:
        return None
    around = edges(site, iri)
    near = nearest(site, iri, around)
    kept = {iri: row[0], **dict(list(near.items())[:NEIGHBOURS])}
    about = {"neighbours": len(near), "facts": list(_literals(site, iri))}
    return _written(_table(site, kept, (one for one in around if one.other(iri) in kept)) | about)


def overview(site: Site, most_nodes: int = MOST_NODES, most_edges: int = MOST_EDGES) -> bytes:
    """The best linked things and the facts between them, with places and communities; takes some seconds.

    Concepts are left out, as in every export of the graph. Communities need networkit; without it there are none.
    """
    database = site.view.index
    concept = f"{site.namespace.base}concept/"
    query = """SELECT iri, degree FROM thing WHERE gone = 0 AND degree > 0 AND substr(iri, 1, ?) <> ?
      ORDER BY degree DESC, iri LIMIT ?"""
    nodes = dict(database.execute(query, (len(concept), concept, most_nodes)))
    found = [
        Edge(subject, relation, object_, bool(fiction), *rest)
        for subject, relation, object_, fiction, *rest in database.execute(_TOLD.format(""))
        if subject in nodes and object_ in nodes and subject != object_
    ]
    found.sort(key=lambda one: (-nodes[one.subject] - nodes[one.object], one.subject, one.relation, one.object))
    found = found[:most_edges]
    table = laid_out(_table(site, nodes, found))
    count = "SELECT count(*) FROM thing WHERE gone = 0 AND degree > 0 AND substr(iri, 1, ?) <> ?"
    (total,) = database.execute(count, (len(concept), concept)).fetchone()
    return _written(table | {"things": total})


def laid_out(table: dict[str, Any]) -> dict[str, Any]:
    """The same rows, each node with x, y and the number of its community, and the names of these."""
    shown = _look(table)
    assert shown.positions is not None
    for number, node in enumerate(table["nodes"]):
        place = shown.positions[number]
        node += [round(place.real, 1), round(place.imag, 1), min(int(shown.groups[number]), len(shown.names))]
    return table | {"communities": list(shown.names) if shown.communities is not None else []}


def _look(table: Mapping[str, Any]) -> Look:
    def nodes() -> Iterator[Node]:
        for local, label, kind, *_ in table["nodes"]:
            yield Node(id=local, label=label, kind=table["kinds"][kind] if kind is not None else "")

    def ties() -> Iterator[Tie]:
        for number, (subject, object_, *_) in enumerate(table["edges"]):
            yield Tie(id=number, source=table["nodes"][subject][0], target=table["nodes"][object_][0])

    network = Network(
        title="", node_count=len(table["nodes"]), edge_count=len(table["edges"]), node_columns=(), edge_columns=(),
        nodes=nodes, edges=ties,
    )  # fmt: skip
    try:
        return look(network, Design(layout="forceatlas2", communities=True))
    except ConfigError:
        return look(network, Design(layout="forceatlas2"))


def kind(site: Site, iri: str) -> str:
    """The local name of the most specific class of a thing; "" where it has none."""
    own = site.namespace.term("")
    quads = site.view.union.quads_for_pattern(ox.NamedNode(iri), TYPE, None, ox.DefaultGraph())
    names = [one.object.value.removeprefix(own) for one in quads if isinstance(one.object, ox.NamedNode)]
    return max(names, key=lambda name: (len(site.ontology.ancestors(name)), name), default="")


def _table(site: Site, nodes: Mapping[str, int], found: Iterable[Edge]) -> dict[str, Any]:
    """Nodes, in their order, and edges as rows of numbers and words."""
    numbers = {iri: number for number, iri in enumerate(nodes)}
    kinds, relations = dict[str, int](), dict[str, int]()
    rows = []
    for iri, degree in nodes.items():
        name = kind(site, iri)
        number = kinds.setdefault(name, len(kinds)) if name else None
        query = "SELECT min(value), max(value) FROM dated WHERE source = ?"
        years = [int(one[:4]) if one else None for one in site.view.index.execute(query, (iri,)).fetchone()]
        rows.append([site.addresses.local(iri), site.label(iri), number, degree, *years])
    ties = [
        [
            numbers[one.subject], numbers[one.object], relations.setdefault(one.relation, len(relations)),
            int(one.fiction), one.articles, one.first, one.last,
            site.addresses.local(one.statement) if one.statement else None,
        ]
        for one in found
    ]  # fmt: skip
    own = site.namespace.term("")
    meant = site.addresses.meant
    renamed = {row[0]: iri for row, iri in zip(rows, nodes, strict=True) if row[0] in meant}
    return {
        **({"addresses": renamed} if renamed else {}),
        "nodes": rows,
        "edges": ties,
        "kinds": [site.label(own + name) for name in kinds],
        "relations": [[one.removeprefix(own), site.label(one)] for one in relations],
    }


def _literals(site: Site, iri: str) -> Iterator[tuple[str, str]]:
    """What is known of a thing apart from other things, in words, sorted."""
    quads = site.view.union.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
    yield from sorted(
        (site.label(quad.predicate.value), quad.object.value)
        for quad in quads
        if isinstance(quad.object, ox.Literal) and quad.predicate.value.startswith(site.namespace.term(""))
    )


def _written(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
