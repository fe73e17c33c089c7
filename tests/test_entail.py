"""What follows from facts, as a table over a small ontology of places and works."""

from __future__ import annotations

import pytest

from kg.entail import entailed, no_surer
from kg.model import Entity, Evidence, Fact
from kg.ontology import Ontology, load_ontology

Triple = tuple[str, str, str]

CASES: tuple[tuple[tuple[Triple, ...], tuple[Triple, ...]], ...] = (
    ((("Lund", "locatedIn", "Vernia"), ("Vernia", "locatedIn", "Tian Shan")), ()),  # a land lies in mountains in part
    ((("A", "locatedIn", "B"), ("B", "locatedIn", "C")), (("A", "locatedIn", "C"),)),
    ((("A", "locatedIn", "B"), ("B", "country", "C")), (("A", "country", "C"),)),
    ((("A", "contains", "B"),), (("B", "locatedIn", "A"),)),
    ((("A", "locatedIn", "B"),), ()),  # a place deep within is no part of the next level
    ((("W", "author", "P"),), (("P", "notableWork", "W"),)),
    ((("P", "spouse", "Q"),), (("Q", "spouse", "P"),)),
    ((("S", "subsidiary", "T"),), (("T", "parentOrganization", "S"),)),
    ((("A", "locatedIn", "B"), ("B", "locatedIn", "A")), ()),  # nothing lies in itself
    (
        (("A", "locatedIn", "B"), ("B", "locatedIn", "C"), ("C", "country", "D")),
        (("A", "locatedIn", "C"), ("B", "country", "D"), ("A", "country", "D")),
    ),
)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def fact(triple: Triple, confidence: float = 0.9, at: int = 0) -> Fact:
    subject, relation, object_ = triple
    evidence = Evidence(
        article="x", section="", start=at, end=at + 9, quote="quotation", extractor="prose", rule="rule",
        confidence=confidence, subject_span=(at, at + 1), object_span=(at + 8, at + 9),
    )  # fmt: skip
    ends = Entity(iri=subject, label=subject), Entity(iri=object_, label=object_)
    return Fact(subject=ends[0], relation=relation, object=ends[1],
                evidence=evidence)  # fmt: skip


@pytest.mark.parametrize(("told", "follows"), CASES)
def test_what_follows(told: tuple[Triple, ...], follows: tuple[Triple, ...], ontology: Ontology) -> None:
    found = entailed([fact(one) for one in told], ontology)
    assert {(one.subject.iri, one.relation, one.object.iri) for one in found if isinstance(one.object, Entity)} == set(
        follows
    )
    assert len(found) == len(follows)


def test_cases_are_many() -> None:
    assert len(CASES) >= 9


def test_no_fact_is_surer_than_its_bound(ontology: Ontology) -> None:
    sure, unsure = [fact(("A", "child", "B"), 0.9)], [fact(("A", "child", "B"), 0.6)]
    (found,) = no_surer(entailed(sure, ontology), entailed(unsure, ontology))
    assert (found.relation, found.evidence.confidence) == ("parent", 0.6)
    (found,) = no_surer(entailed(unsure, ontology), entailed(sure, ontology))
    assert found.evidence.confidence == 0.6


def test_a_conclusion_keeps_the_words_and_is_no_surer_than_its_premises(ontology: Ontology) -> None:
    one, other = fact(("A", "locatedIn", "B"), 0.8), fact(("B", "country", "C"), 0.5, at=20)
    (found,) = entailed([one, other], ontology)
    assert found.evidence.confidence == 0.4
    assert (found.evidence.subject_span, found.evidence.object_span) == ((0, 1), (28, 29))
    assert found.evidence.rule == "implied by locatedIn country"


def test_doubt_adds_up_until_nothing_is_concluded(ontology: Ontology) -> None:
    assert entailed([fact(("A", "locatedIn", "B"), 0.5), fact(("B", "country", "C"), 0.5)], ontology) == ()


def test_what_is_rejected_implies_nothing(ontology: Ontology) -> None:
    rejected = Fact(**{**{name: getattr(fact(("W", "author", "P")), name) for name in
                          ("subject", "relation", "object", "evidence")}, "status": "rejected"})  # fmt: skip
    assert entailed([rejected], ontology) == ()
