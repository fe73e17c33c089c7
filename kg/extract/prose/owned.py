"""Works that are named as somebody's: "Coben's novel Tell No One", "her debut album Blue".

In: a parsed sentence. Out: claims that the work is by the one whose it is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.prose.clause import word
from kg.extract.prose.fit import admits
from kg.extract.prose.phrase import Phrases
from kg.extract.titles import maker
from kg.model import Claim, Name


def owned(phrases: Phrases) -> Iterator[Claim]:
    """Who made the works whose name follows the noun for what they are, and that the owner's."""
    parsed, ontology = phrases.parsed, phrases.ontology
    for at in range(1, len(parsed.tokens)):
        noun = word(parsed, at - 1)
        kind = ontology.nouns.get(noun, "")
        unit = phrases.sentence.unit(parsed.tokens[at].start) if ontology.is_a(kind, "Work") else None
        owners = (*parsed.children(at, "poss"), *parsed.children(at - 1, "poss")) if unit else ()
        relation = maker(kind, noun, ontology) if owners else None
        if not unit or not isinstance(unit.term, Name) or relation is None:
            continue
        if parsed.tokens[owners[0]].tag == "PRP$" and ontology.is_a(kind, "Film"):
            continue  # "his first film" may be an actor's
        owner = phrases.entity(owners[0])
        if owner and owner.label != unit.term.label and admits(relation.range, owner.classes or ("Person",), ontology):
            yield Claim(
                subject=replace(unit.term, classes=(kind,)),
                relation=relation.name,
                object=owner,
                start=min(owner.start, unit.start),
                end=max(owner.end, unit.end),
                extractor="prose",
                rule="possessive",
                confidence=0.88,
            )
