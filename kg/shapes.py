"""Whether the graph is as the ontology says, and the ontology as it should be.

In: a store and an ontology. Out: a `Report`. How: each relation becomes SHACL shapes for its domain,
its range and its cardinality (https://www.w3.org/TR/shacl/), which pySHACL checks on the store; what
a shape cannot see of the ontology itself (examples, templates, nouns) is looked at here.

As in `kg.check`, a thing is admitted where it could be of the class that is asked for all that is known
of it; and as a date may be told in several precisions, only days are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import pyshacl
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import OWL, RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as Text
from rdflib.collection import Collection
from rdflib.term import Node

from kg.ontology import Ontology, Relation
from kg.vocab import PREFIXES

TEMPLATE_SLOTS = frozenset(
    ("object", "year", "decade", "century", "demonym", "language", "genre", "occupation", "noun", "gender")
)
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


class _Data(OxigraphDataGraph):
    """The store for pySHACL, which asks its data for a truth value at every finding: it must not count them all."""

    def __bool__(self) -> bool:
        return True


def validate(store: ox.Store, ontology: Ontology) -> Report:
    """Check every fact of the store against the shapes; nothing is written to it."""
    graph = shapes(ontology)
    _, found, _ = pyshacl.validate(_Data(store), shacl_graph=graph, inplace=True, allow_warnings=True)
    assert isinstance(found, Graph)
    results = found.subjects(RDF.type, SH.ValidationResult)
    violations = sorted(
        (_violation(one, found, ontology) for one in results),
        key=lambda one: (one.shape, one.focus, one.path, one.value),
    )
    counts = Counter(one.shape for one in violations)
    return Report(
        shapes=len(set(graph.subjects(SH.targetSubjectsOf))),
        violations=tuple(violations),
        counts=tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))),
        ontology=lint(ontology),
    )


def _violation(result: Node, found: Graph, ontology: Ontology) -> Violation:
    def told(predicate: URIRef) -> str:
        return str(found.value(result, predicate) or "")

    return Violation(
        shape=told(SH.sourceShape).rpartition("#")[2],
        severity=told(SH.resultSeverity).rpartition("#")[2],
        focus=told(SH.focusNode),
        path=told(SH.resultPath).removeprefix(f"{ontology.base}ontology#"),
        value=told(SH.value),
        message=told(SH.resultMessage),
    )


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

    def name(self, name: str) -> URIRef:
        return URIRef(f"{self.ontology.base}shapes#{name}")

    def term(self, name: str) -> URIRef:
        return URIRef(f"{self.ontology.base}ontology#{name}")

    def add(self, shape: Node, *pairs: tuple[URIRef, Node]) -> None:
        for predicate, value in pairs:
            self.graph.add((shape, predicate, value))

    def node(self, *pairs: tuple[URIRef, Node]) -> BNode:
        blank = BNode()
        self.add(blank, *pairs)
        return blank

    def list(self, predicate: URIRef, members: Iterable[Node]) -> tuple[URIRef, Node]:
        return predicate, Collection(self.graph, BNode(), [*members]).uri

    def any(self, *alternatives: Node) -> tuple[URIRef, Node]:
        return self.list(SH["or"], alternatives)

    def classes(self, names: tuple[str, ...]) -> Iterator[tuple[URIRef, Node]]:
        """To be of one of the classes, or of none that is not wider than they: that could still be one of them."""
        if names and not self.ontology.roots.intersection(names):
            wider = sorted({name for one in names for name in self.ontology.ancestors(one)})
            could_be = self.node((SH.path, RDF.type), self.list(SH["in"], map(self.term, wider)))
            yield self.any(
                *(self.node((SH["class"], self.term(name))) for name in names), self.node((SH.property, could_be))
            )

    def relation(self, relation: Relation) -> None:
        path = self.term(relation.name)
        for end, kind, constraints in (
            ("domain", SH.NodeShape, [*self.classes(relation.domain)]),
            ("range", SH.PropertyShape, [*self.values(relation)]),
            ("count", SH.PropertyShape, [*self.counts(relation)]),
        ):
            if constraints:
                severity = SH.Warning if end == "count" else SH.Violation
                self.add(
                    self.name(f"{relation.name}-{end}"),
                    (RDF.type, kind),
                    (SH.targetSubjectsOf, path),
                    *([(SH.path, path)] if kind == SH.PropertyShape else []),
                    (SH.severity, severity),
                    (SH.message, Text(self.message(relation, end))),
                    *constraints,
                )

    def values(self, relation: Relation) -> Iterator[tuple[URIRef, Node]]:
        if not relation.datatype:
            yield SH.nodeKind, SH.IRI
            yield from self.classes(relation.range)
            return
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
        return self.term(local) if prefix == "kg" else URIRef(PREFIXES[prefix] + local)

    def message(self, relation: Relation, end: str) -> str:
        if end == "count":
            return f"There can be no more than {relation.max_count} {relation.label!r}."
        names = relation.domain if end == "domain" else relation.range
        allowed = " or ".join(self.ontology.classes[name].label for name in names) or relation.datatype
        return f"The {'subject' if end == 'domain' else 'object'} of {relation.label!r} must be {allowed}."


def lint(ontology: Ontology) -> tuple[str, ...]:
    """What is wrong with the declarations, one line each."""
    return (*_relations(ontology), *_slots(ontology), *_words(ontology), *_equivalents(ontology))


def _relations(ontology: Ontology) -> Iterator[str]:
    for relation in ontology.relations.values():
        for name, value in (
            ("label", relation.label),
            ("comment", relation.comment),
            ("domain", relation.domain),
            ("range", relation.range or relation.datatype),
            ("example", relation.example),
        ):
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


def _words(ontology: Ontology) -> Iterator[str]:
    """Nouns and entries of the lexicon that stand for two things."""
    denoted: dict[str, str] = {}
    for one in ontology.classes.values():
        for noun in one.nouns:
            other = denoted.setdefault(noun, one.name)
            if other != one.name:
                yield f"the noun {noun!r} is given to {other} and {one.name}"
    kinds = Counter(triple.subject for triple in ontology.triples if triple.predicate.value == str(RDF.type))
    for word in ontology.words:
        if kinds[ox.NamedNode(word.iri)] > 1:
            yield f"{word.iri} is of several kinds; give each its own address"


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
