"""The shapes that the ontology's declarations become, checked on a store."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, URIRef

from kg.ontology import Ontology, load_ontology
from kg.shapes import Report, Violation, shapes, validate
from kg.vocab import PREFIXES

BASE = "http://localhost:8000/"
HEAD = f"""@prefix : <{BASE}ontology#> . @prefix id: <{BASE}id/> . @prefix xsd: <{PREFIXES["xsd"]}> .
@prefix rdf: <{PREFIXES["rdf"]}> . @prefix rdfs: <{PREFIXES["rdfs"]}> .
"""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def report(facts: str, evidence: str, ontology: Ontology) -> Report:
    """What is found in a store laid out as ours: facts in their graph and in the default graph."""
    store = ox.Store()
    for triple in ontology.triples:
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    for turtle, graphs in (
        (facts, (ox.DefaultGraph(), ox.NamedNode(f"{BASE}article/a"))),
        (evidence, (ox.NamedNode(f"{BASE}evidence/a"),)),
    ):
        for graph in graphs:
            store.load(HEAD + turtle, ox.RdfFormat.TURTLE, to_graph=graph)
    return validate(store, ontology)


# Every fault once; what is fine stands between. One store, since the shapes take seconds to compile.
FACTS = """
id:Jaws a :Film ; :directedBy id:Spielberg, id:Nobody_knows ; :publicationYear "1975"^^xsd:gYear ; :genre id:horror .
id:Spielberg a :Person ; :dateOfBirth "1946-12-18"^^xsd:date, "1946"^^xsd:gYear, "194X"^^:edtf, "mid-1940s" .
id:horror a :Concept .
id:Alien a :Film ; :directedBy id:London .
id:Something a :Entity ; :directedBy id:Somebody .
id:Somebody a :Agent, :Entity .
id:Team a :Organisation, :Agent, :Entity ; :coach id:Somebody .
id:London a :City ; :dateOfBirth "0043"^^xsd:gYear ; :population "many" ; :area "1572"^^xsd:integer .
id:Twice a :Person ; :dateOfBirth "1900-01-01"^^xsd:date, "1901-01-01"^^xsd:date .
id:Thing :motto id:Jaws .
"""
EVIDENCE = """
id:statement a rdf:Statement ; rdf:subject id:Alien ; rdf:predicate :directedBy ; rdf:object id:London ;
    :validInPlace id:London ; :characterRole id:Ripley .
"""


def at(name: str) -> str:
    return f"{BASE}id/{name}"


VIOLATIONS = (
    Violation(
        shape="dateOfBirth-count",
        severity="Warning",
        focus=at("Twice"),
        path="dateOfBirth",
        value="",
        message="There can be no more than 1 'date of birth'.",
    ),
    Violation(
        shape="dateOfBirth-domain",
        severity="Violation",
        focus=at("London"),
        path="",
        value=at("London"),
        message="The subject of 'date of birth' must be individual.",
    ),
    Violation(
        shape="directedBy-range",
        severity="Violation",
        focus=at("Alien"),
        path="directedBy",
        value=at("London"),
        message="The object of 'directed by' must be human or group of people.",
    ),
    Violation(
        shape="motto-range",
        severity="Violation",
        focus=at("Thing"),
        path="motto",
        value=at("Jaws"),
        message="The object of 'motto text' must be xsd:string.",
    ),
    Violation(
        shape="population-range",
        severity="Violation",
        focus=at("London"),
        path="population",
        value="many",
        message="The object of 'population' must be xsd:integer.",
    ),
)


def test_violations_are_reported(ontology: Ontology) -> None:
    found = report(FACTS, EVIDENCE, ontology)
    assert found.violations == VIOLATIONS
    assert found.counts == tuple((one.shape, 1) for one in VIOLATIONS)
    assert (found.ontology, found.conforms) == ((), False)


def test_a_graph_without_faults_conforms(ontology: Ontology) -> None:
    found = report(FACTS.split("id:Alien")[0], "", ontology)
    assert (found.violations, found.counts, found.conforms) == ((), (), True)


def test_every_relation_has_its_shapes(ontology: Ontology) -> None:
    graph = shapes(ontology)
    names = {str(one).rpartition("#")[2] for one in graph.subjects(SH.targetSubjectsOf) if isinstance(one, URIRef)}
    assert {f"{name}-range" for name in ontology.relations} <= names
    assert len({name for name in names if name.endswith("-domain")}) >= 250
    assert {name for name in names if name.endswith("-count")} == {
        f"{one.name}-count" for one in ontology.relations.values() if one.max_count
    }
    assert set(graph.subjects(RDF.type, SH.PropertyShape)) | set(graph.subjects(RDF.type, SH.NodeShape)) >= set(
        graph.subjects(SH.targetSubjectsOf)
    )
