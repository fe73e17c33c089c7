"""What follows from facts by the ontology's own words: the other direction, and where a place lies by those between.

In: the checked facts of one document. Out: further facts, each with the evidence of the first it follows from, and
a confidence no higher than theirs together. How: `kg:impliedBy` names paths ("locatedIn country", "^author"), and an
inverse is a path of one step back; paths are followed until nothing new is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Entity, Fact
from kg.ontology import Ontology

#: Steps of a chain of places; more are hardly ever told.
ROUNDS = 3
#: A conclusion less likely than this is not drawn.
LEAST = 0.3
#: Mountains in which a land may lie in part: what lies in the land need not lie in them.
_RANGE = re.compile(
    r"(?:^|\b)(?:Mountains|(?:Mountain )?Range|Ranges|Alps|Andes|Himalayas?|Pyrenees|Carpathians|Rockies|Pamirs?|Shan|"
    r"Hindu Kush|Apennines|Appalachians|Caucasus)(?: of .+)?$"
)

_Key = tuple[str, str, str]  # subject's IRI, relation, object's IRI


def entailed(facts: Sequence[Fact], ontology: Ontology) -> tuple[Fact, ...]:
    """What follows from the asserted facts between things and is not among them."""
    known: dict[_Key, Fact] = {}
    for fact in facts:
        if fact.status == "asserted" and isinstance(fact.object, Entity):
            known.setdefault((fact.subject.iri, fact.relation, fact.object.iri), fact)
    told, paths = len(known), _paths(ontology)
    for _ in range(ROUNDS):
        by_relation: dict[str, list[Fact]] = {}
        for fact in known.values():
            by_relation.setdefault(fact.relation, []).append(fact)
        found = {key: fact for key, fact in _round(by_relation, paths) if key not in known}
        if not found:
            break
        known |= found
    return tuple(known.values())[told:]


def no_surer(facts: Sequence[Fact], bounds: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, each at most as sure as the same one among `bounds`."""
    known = {(one.subject, one.relation, one.object): one.evidence.confidence for one in bounds}
    return tuple(
        replace(one, evidence=replace(one.evidence, confidence=min(one.evidence.confidence, bound)))
        for one in facts
        for bound in [known.get((one.subject, one.relation, one.object), LEAST)]
    )


def _paths(ontology: Ontology) -> list[tuple[str, tuple[str, ...]]]:
    """Each relation with a path that implies it."""
    paths = [(one.name, tuple(path.split())) for one in ontology.relations.values() for path in one.implied_by]
    chained = {name for name, steps in paths if name in steps}  # what lies deep within is not told as a part
    return paths + [
        (one.name, (f"^{inverse}",))
        for one in ontology.relations.values()
        if (inverse := one.name if one.symmetric else one.inverse) and inverse not in chained
    ]


def _round(
    facts: Mapping[str, Sequence[Fact]], paths: Sequence[tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[_Key, Fact]]:
    for relation, steps in paths:
        for fact in _walk(facts, steps):
            object_ = fact.object
            if isinstance(object_, Entity) and fact.subject.iri != object_.iri and fact.evidence.confidence >= LEAST:
                evidence = replace(fact.evidence, rule=f"implied by {' '.join(steps)}")
                yield (fact.subject.iri, relation, object_.iri), replace(fact, relation=relation, evidence=evidence)


def _walk(facts: Mapping[str, Sequence[Fact]], steps: Sequence[str]) -> Iterator[Fact]:
    """The facts that a path of one or two steps makes up."""
    first = list(_step(facts, steps[0]))
    if len(steps) == 1:
        yield from first
        return
    onward: dict[str, list[Fact]] = {}
    for fact in _step(facts, steps[1]):
        onward.setdefault(fact.subject.iri, []).append(fact)
    for fact in first:
        for other in onward.get(fact.object.iri, ()) if isinstance(fact.object, Entity) else ():
            if steps[0] == steps[1] and isinstance(other.object, Entity) and _RANGE.search(other.object.label):
                continue
            evidence = replace(
                fact.evidence,
                object_span=other.evidence.object_span,
                confidence=round(fact.evidence.confidence * other.evidence.confidence, 3),
            )
            yield replace(fact, object=other.object, evidence=evidence, qualifiers=())


def _step(facts: Mapping[str, Sequence[Fact]], step: str) -> Iterator[Fact]:
    """The facts of a relation, or turned round where the step begins with "^"."""
    for fact in facts.get(step.removeprefix("^"), ()):
        if not step.startswith("^"):
            yield fact
        elif isinstance(fact.object, Entity):
            evidence = replace(
                fact.evidence, subject_span=fact.evidence.object_span, object_span=fact.evidence.subject_span
            )
            yield replace(fact, subject=fact.object, object=fact.subject, evidence=evidence, qualifiers=())
