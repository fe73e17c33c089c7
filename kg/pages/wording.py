"""How the relations of a thing are worded and ordered on a page, as the ontology declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.ontology import Ontology, Relation
from kg.vocab import PREFIXES, expand

#: The heading over relations of which the ontology tells none.
OTHER = "Other facts"


@dataclass(frozen=True, slots=True)
class Wording:
    """`headings` has the heading of a relation by its IRI, `phrases` the word before a qualifier."""

    headings: Mapping[str, str]
    phrases: Mapping[str, str]
    ranks: Mapping[str, int] = field(repr=False)
    order: Mapping[str, int] = field(repr=False)

    def heading(self, relation: str) -> str:
        """Under which heading a relation stands."""
        return self.headings.get(relation, OTHER)

    def place(self, relation: str) -> tuple[int, int, str]:
        """What to sort relations by: the heading first, then as declared."""
        heading = self.order.get(self.heading(relation), len(self.order))
        return heading, self.ranks.get(relation, len(self.ranks)), relation


def wording(ontology: Ontology) -> Wording:
    """Read it from the ontology; the order of its declarations is the order of the page."""
    terms = f"{ontology.base}ontology#"
    declared, phrases = (
        {
            triple.subject.value: triple.object.value
            for triple in ontology.triples
            if triple.predicate.value == terms + name
            and isinstance(triple.subject, ox.NamedNode)
            and isinstance(triple.object, ox.Literal)
        }
        for name in ("factsHeading", "phrase")
    )
    found = {terms + one.name: _heading(one, ontology, declared) for one in ontology.relations.values()}
    subjects = [str(one.subject)[1:-1] for one in ontology.triples if one.predicate.value == f"{PREFIXES['rdf']}type"]
    ranks = {iri: rank for rank, iri in enumerate(subjects) if iri in found}
    return Wording(found, phrases, ranks, {one: at for at, one in enumerate(dict.fromkeys(declared.values()))})


def _heading(relation: Relation, ontology: Ontology, declared: Mapping[str, str]) -> str:
    """Its own heading, else that of what its values are."""
    if own := declared.get(f"{ontology.base}ontology#{relation.name}"):
        return own
    if relation.datatype:
        return declared.get(expand(relation.datatype, ontology.base), OTHER)
    nearest = list(relation.range[:1])
    for name in nearest:  # grows while it climbs
        if heading := declared.get(f"{ontology.base}ontology#{name}"):
            return heading
        nearest.extend(ontology.classes[name].parents if name in ontology.classes else ())
    return OTHER
