"""An OWL or RDFS ontology in Turtle, RDF/XML or JSON-LD, read by rdflib.

Labels in English or without a language count, else any; `owl:unionOf` and schema.org's
`domainIncludes` give alternatives, several `rdfs:domain` must all hold, as OWL has it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax import SAXException

from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.exceptions import ParserError
from rdflib.term import Node

from kg.errors import OntologyError
from kg.vocabulary.model import Vocabulary, VocabularyClass, VocabularyRelation

_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property, OWL.FunctionalProperty, OWL.SymmetricProperty)
_SAME = (OWL.equivalentProperty, OWL.equivalentClass, OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch, RDFS.seeAlso)
_SCHEMA = ("https://schema.org/", "http://schema.org/")
_WIKIDATA = re.compile(r"wikidata\.org/\S*?\b([PQ]\d+)$|(?:^|[/#:_])([PQ]\d+)$")


def read_owl(text: str, path: Path, syntax: str) -> Vocabulary:
    """Read the text of one file. Raises OntologyError where it is not well-formed or declares no relation."""
    graph = Graph()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # rdflib warns of values that it cannot convert
            graph.parse(data=text, format=syntax, publicID=f"urn:ontology:{path.stem}")
    except (SyntaxError, ValueError, SAXException, ParserError) as err:
        raise OntologyError(f"{path}: is not well-formed {syntax} ({' '.join(str(err).split())[:200]})") from err
    found = dict.fromkeys(
        one
        for kind in _PROPERTIES
        for one in sorted(graph.subjects(RDF.type, kind), key=str)
        if isinstance(one, URIRef)
    )
    if not found:
        raise OntologyError(f"{path}: declares no relation; say which IRIs are an owl:ObjectProperty")
    reader = _Reader(graph, path)
    kinds = (OWL.Class, RDFS.Class)
    named = {one for kind in kinds for one in graph.subjects(RDF.type, kind) if isinstance(one, URIRef)}
    relations = tuple(reader.relation(one) for one in found)
    named |= {URIRef(iri) for one in relations for group in (*one.domain, *one.range) for iri in group}
    return Vocabulary(
        path=path, classes={str(one): reader.read_class(one) for one in sorted(named)}, relations=relations
    )


class _Reader:
    def __init__(self, graph: Graph, path: Path) -> None:
        self.graph, self.path = graph, path

    def read_class(self, node: URIRef) -> VocabularyClass:
        labels = self.labels(node)
        parents = self.graph.objects(node, RDFS.subClassOf)
        return VocabularyClass(
            iri=str(node),
            label=labels[0],
            names=labels[1:],
            parents=tuple(sorted(str(one) for one in parents if isinstance(one, URIRef))),
            equivalents=self.equivalents(node),
        )

    def relation(self, node: URIRef) -> VocabularyRelation:
        labels, ids = self.labels(node), self.equivalents(node)
        asked = self.ends(node, "range")
        values = [iri for group in asked for iri in group if iri.startswith((str(XSD), str(RDFS.Literal)))]
        literal = bool(values) or (node, RDF.type, OWL.DatatypeProperty) in self.graph
        inverses = (*self.graph.objects(node, OWL.inverseOf), *self.graph.subjects(OWL.inverseOf, node))
        return VocabularyRelation(
            iri=str(node),
            label=labels[0],
            names=labels[1:],
            property=next((one for one in ids if re.fullmatch(r"P\d+", one)), ""),
            equivalents=ids,
            domain=self.ends(node, "domain"),
            range=() if literal else asked,
            datatype=next(iter(values), str(RDFS.Literal)) if literal else "",
            inverse=min((str(one) for one in inverses if isinstance(one, URIRef)), default=""),
        )

    def labels(self, node: URIRef) -> tuple[str, ...]:
        """Its labels, the preferred one first; the last part of its IRI where it has none."""
        found: list[str] = []
        for name in (SKOS.prefLabel, RDFS.label, SKOS.altLabel):
            said = sorted(one for one in self.graph.objects(node, name) if isinstance(one, Literal))
            english = [one for one in said if (one.language or "en").startswith("en")]
            found += [" ".join(str(one).split()) for one in english or said]
        found = [one for one in found if one] or [re.split(r"[/#:]", str(node).rstrip("/#"))[-1] or str(node)]
        return tuple(dict.fromkeys(found))

    def equivalents(self, node: URIRef) -> tuple[str, ...]:
        """Its own IRI, those that it is said to be the same as, and every Wikidata id told of it."""
        same = [str(node), *sorted(str(one) for name in _SAME for one in self.graph.objects(node, name))]
        told = [
            node,
            *sorted((one for name, one in self.graph.predicate_objects(node) if name in _SAME or _is_id(one)), key=str),
        ]
        ids = [found[1] or found[2] for one in told if (found := _WIKIDATA.search(str(one)))]
        return tuple(dict.fromkeys([*same, *ids]))

    def ends(self, node: URIRef, end: str) -> tuple[tuple[str, ...], ...]:
        groups = [tuple(self.members(one)) for one in sorted(self.graph.objects(node, RDFS[end]), key=str)]
        groups += [
            tuple(sorted(str(one) for one in self.graph.objects(node, URIRef(f"{schema}{end}Includes"))))
            for schema in _SCHEMA
        ]
        everything = (str(OWL.Thing), str(RDFS.Resource))
        return tuple(group for group in groups if group and not set(group) & set(everything))

    def members(self, node: Node) -> Iterator[str]:
        if isinstance(node, URIRef):
            yield str(node)
        for head in self.graph.objects(node, OWL.unionOf) if isinstance(node, BNode) else ():
            yield from self.names(Collection(self.graph, head))

    def names(self, nodes: Iterable[Node]) -> Iterator[str]:
        return (str(one) for one in nodes if isinstance(one, URIRef))


def _is_id(node: Node) -> bool:
    """Whether an annotation gives nothing but an identifier of Wikidata."""
    return re.fullmatch(r"(?:\S*wikidata\.org/\S*|wd:|wdt:)?[PQ]\d+", str(node)) is not None
