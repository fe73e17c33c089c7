"""What is published: one snapshot, under which addresses, and what its publisher says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg import vocab
from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.ontology import Ontology
from kg.snapshot import states
from kg.snapshot.view import View

#: The graph's own prefixes, and those of what describes documents and collections.
PREFIXES = {
    **vocab.PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}


def term(curie: str) -> ox.NamedNode:
    """The IRI of a prefixed name of `PREFIXES`."""
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


#: The relation stands in the query itself, since the index of classes is chosen by it.
_CLASSES = f"SELECT target FROM link WHERE source = ? AND relation = '{term('rdf:type').value}'"


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One state of the graph, as documents are made from it."""

    view: View
    ontology: Ontology
    about: About
    addresses: Addresses

    @property
    def base(self) -> str:
        """What every address begins with."""
        return self.addresses.base

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes for whatever a document may name."""
        return PREFIXES | self.view.facts.prefixes

    @property
    def dataset(self) -> ox.NamedNode:
        """The collection itself."""
        return ox.NamedNode(f"{self.base}dataset")

    @property
    def state(self) -> states.Snapshot:
        """Which state it is, and since when."""
        return states.read(Path(self.view.path))

    def classes(self, iri: str) -> list[str]:
        """The classes of a thing."""
        rows = self.view.index.execute(_CLASSES, (iri,))
        return [one for (one,) in rows]

    def label(self, iri: str) -> str:
        """The name of a thing; the last part of its address where it has none."""
        # The plus has the entries of the thing looked at, and not all labels in their order.
        rows = self.view.index.execute("SELECT min(text) FROM entry WHERE node = ? AND +kind = 0", (iri,))
        return rows.fetchone()[0] or unquote(re.split("[/#]", iri)[-1]).replace("_", " ")

    def tells_of(self, iri: str) -> bool:
        """Whether anything at all is said of a thing, or something leads to it."""
        node, default = ox.NamedNode(iri), ox.DefaultGraph()
        ends = ((node, None), (None, node))
        return any(next(self.view.union.quads_for_pattern(one, None, two, default), None) for one, two in ends)

    def modified(self, iri: str) -> float | None:
        """When what is said of a thing last changed, in seconds since 1970; None for what has no record of it."""
        row = self.view.index.execute("SELECT modified FROM thing WHERE iri = ? AND gone = 0", (iri,)).fetchone()
        return float(row[0]) if row else None
