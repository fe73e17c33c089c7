"""Whether the graph is as the ontology says, and the ontology as it should be.

In: a store and an ontology. Out: a `Report`. How: each relation becomes SHACL shapes for its domain,
its range and its cardinality (https://www.w3.org/TR/shacl/), which pySHACL checks on the store; what
a shape cannot see of the ontology itself (examples, templates, nouns) is looked at here.

What has no class is admitted everywhere, as in `kg.check`; and as there a date may be told in
several precisions, so that only days are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import pyshacl
from pyshacl.graph_abstraction import DataGraph
from rdflib import OWL, RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as Text
from rdflib.collection import Collection
from rdflib.term import Node

from kg.ontology import Ontology, Relation
from kg.vocab import PREFIXES

TEMPLATE_SLOTS = frozenset(
    ("object", "year", "decade", "century", "demonym", "language", "genre", "occupation", "noun", "gender"))
_SLOT = re.compile(r"\{(\w*)(\*?)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A node that is not as a shape demands. `path` and `value` are "" where the node itself fails."""

    shape: str
    severity: str
    focus: str
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found, sorted.

    `shapes` is how many were checked, `counts` the violations by shape, the most frequent first, and
    `ontology` the faults of the declarations themselves.
    """

    shapes: int
    counts: tuple[tuple[str, int], ...]
    violations: tuple[Violation, ...]
    ontology: tuple[str, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is nothing worse than a warning."""
        return not self.ontology and all(one.severity != "Violation" for one in self.violations)


def validate(store: ox.Store, ontology: Ontology) -> Report:
    """Check every fact of the store against the shapes; nothing is written to it."""
    graph = shapes(ontology)
    data = DataGraph.from_oxigraph_store(store)
    _, found, _ = pyshacl.validate(data, shacl_graph=graph, inplace=True, allow_warnings=True)
    assert isinstance(found, Graph)
    results = found.subjects(RDF.type, SH.ValidationResult)
    violations = sorted((_violation(one, found, ontology) for one in results),
                        key=lambda one: (one.shape, one.focus, one.path, one.value))
    counts = Counter(one.shape for one in violations)
    return Report(shapes=len(set(graph.subjects(SH.targetSubjectsOf))), violations=tuple(violations),
                  counts=tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))), ontology=lint(ontology))


def _violation(result: Node, found: Graph, ontology: Ontology) -> Violation:
    def told(predicate: URIRef) -> str:
        return str(found.value(result, predicate) or "")

    return Violation(
        shape=told(SH.sourceShape).rpartition("#")[2], severity=told(SH.resultSeverity).rpartition("#")[2],
        focus=told(SH.focusNode), path=told(SH.resultPath).removeprefix(f"{ontology.base}ontology#"),
        value=told(SH.value), message=told(SH.resultMessage))


def shapes(ontology: Ontology) -> Graph:
    """The SHACL shapes of all relations; each is named `{base}shapes#RELATION-{domain,range,count}`."""
    writer = _Writer(ontology)
    for relation in ontology.relations.values():
        writer.relation(relation)
    return writer.graph


class _Writer:
    """Fills the graph of shapes."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology, self.graph = ontology, Graph()
        self.graph.bind("sh", SH)
        self.untyped = self.name("Untyped")
        no_type = self.node((SH.path, RDF.type), (SH.maxCount, Text(0)))
        self.add(self.untyped, (RDF.type, SH.NodeShape), (SH.property, no_type))

    def name(self, name: str) -> URIRef:
        return URIRef(f"{self.ontology.base}shapes#{name}")

    def add(self, shape: Node, *pairs: tuple[URIRef, Node]) -> None:
        for predicate, value in pairs:
            self.graph.add((shape, predicate, value))

    def node(self, *pairs: tuple[URIRef, Node]) -> BNode:
        blank = BNode()
        self.add(blank, *pairs)
        return blank

    def any(self, *alternatives: Node) -> tuple[URIRef, Node]:
        return SH["or"], Collection(self.graph, BNode(), list(alternatives)).uri

    def classes(self, names: tuple[str, ...]) -> Iterator[tuple[URIRef, Node]]:
        """To be of one of the classes, or of none that is known; every class is within those without a parent."""
        if names and all(self.ontology.classes[name].parents for name in names):
            terms = (URIRef(f"{self.ontology.base}ontology#{name}") for name in names)
            yield self.any(*(self.node((SH["class"], term)) for term in terms), self.untyped)

    def relation(self, relation: Relation) -> None:
        path = URIRef(f"{self.ontology.base}ontology#{relation.name}")
        for end, kind, constraints in (
                ("domain", SH.NodeShape, [*self.classes(relation.domain)]),
                ("range", SH.PropertyShape, [*self.values(relation)]),
                ("count", SH.PropertyShape, [*self.counts(relation)])):
            if constraints:
                severity = SH.Warning if end == "count" else SH.Violation
                self.add(self.name(f"{relation.name}-{end}"), (RDF.type, kind), (SH.targetSubjectsOf, path),
                         *([(SH.path, path)] if kind == SH.PropertyShape else []), (SH.severity, severity),
                         (SH.message, Text(self.message(relation, end))), *constraints)

    def values(self, relation: Relation) -> Iterator[tuple[URIRef, Node]]:
        if not relation.datatype:
            yield SH.nodeKind, SH.IRI
            yield from self.classes(relation.range)
            return
        yield SH.nodeKind, SH.Literal
        allowed = [self.datatype(one) for one in self.ontology.admitted(relation.datatype)]
        if len(allowed) == 1:
            yield SH.datatype, allowed[0]
        else:
            yield self.any(*(self.node((SH.datatype, one)) for one in allowed))

    def counts(self, relation: Relation) -> Iterator[tuple[URIRef, Node]]:
        if relation.max_count is None:
            return
        most = Text(relation.max_count)
        if relation.datatype not in self.ontology.datatypes:
            yield SH.maxCount, most
            return
        yield SH.qualifiedMaxCount, most
        yield SH.qualifiedValueShape, self.node((SH.datatype, self.datatype("xsd:date")))

    def datatype(self, curie: str) -> URIRef:
        prefix, _, local = curie.partition(":")
        return URIRef((f"{self.ontology.base}ontology#" if prefix == "kg" else PREFIXES[prefix]) + local)

    def message(self, relation: Relation, end: str) -> str:
        if end == "count":
            return f"There can be no more than {relation.max_count} {relation.label!r}."
        names = relation.domain if end == "domain" else relation.range
        allowed = " or ".join(self.ontology.classes[name].label for name in names) or relation.datatype
        return f"The {'subject' if end == 'domain' else 'object'} of {relation.label!r} must be {allowed}."


def lint(ontology: Ontology) -> tuple[str, ...]:
    """What is wrong with the declarations, one line each."""
    return (*_relations(ontology), *_slots(ontology), *_nouns(ontology), *_equivalents(ontology))


def _relations(ontology: Ontology) -> Iterator[str]:
    for relation in ontology.relations.values():
        for name, value in (("label", relation.label), ("comment", relation.comment), ("domain", relation.domain),
                            ("range", relation.range or relation.datatype), ("example", relation.example)):
            if not value:
                yield f"{relation.name} has no {name}"
        if relation.example and not all(len(re.findall(rf"\[{mark}: [^\[\]]", relation.example)) == 1 for mark in "so"):
            yield f"{relation.name}: the example does not mark one subject [s: ...] and one object [o: ...]"
        for template in relation.categories:
            slots = _SLOT.findall(template)
            stars = sum(bool(star) for _, star in slots)
            if stars + (len(slots) == 1) != 1 and not (len(slots) == 1 and stars):
                yield f"{relation.name}: {template!r} must have one slot, or several of which one is starred"
            for slot in sorted({name for name, _ in slots} - TEMPLATE_SLOTS):
                yield f"{relation.name}: {template!r} has the unknown slot {slot!r}"


def _slots(ontology: Ontology) -> Iterator[str]:
    filled: dict[tuple[str, str], str] = {}
    for relation in ontology.relations.values():
        for slot in relation.slots:
            for domain in relation.domain:
                other = filled.setdefault((slot, domain), relation.name)
                if other != relation.name:
                    yield f"{relation.name} and {other} both fill the slot {slot!r} for {domain}"


def _nouns(ontology: Ontology) -> Iterator[str]:
    denoted: dict[str, str] = {}
    for one in ontology.classes.values():
        for noun in one.nouns:
            other = denoted.setdefault(noun, one.name)
            if other != one.name:
                yield f"the noun {noun!r} is given to {other} and {one.name}"


def _equivalents(ontology: Ontology) -> Iterator[str]:
    """Two relations that claim to be the same Wikidata property."""
    owners: dict[str, str] = {}
    for triple in ontology.triples:
        target = triple.object.value if isinstance(triple.object, ox.NamedNode) else ""
        if triple.predicate.value == str(OWL.equivalentProperty) and target.startswith(PREFIXES["wdt"]):
            name = str(triple.subject).rstrip(">").rpartition("#")[2]
            other = owners.setdefault(target, name)
            if other != name:
                yield f"{other} and {name} are both declared equivalent to {target.removeprefix(PREFIXES['wdt'])}"
