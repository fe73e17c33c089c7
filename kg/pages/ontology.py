"""The document of the ontology: every class, relation and other term in one page, each at its own anchor.

It says of each what it means and how often it is used; what more there is to say stands on the page of the
term. So it stays under 100 KB, and `ontology#directedBy` shows the term where its address points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology import Ontology, Relation
from kg.pages.site import Site
from kg.vocab import PREFIXES

RDFS = PREFIXES["rdfs"]


@dataclass(frozen=True, slots=True)
class Branch:
    """A class with the classes within it."""

    name: str
    children: tuple[Branch, ...]


def render(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """The page at `ontology`."""
    if rest:
        return None
    ontology = site.ontology
    groups: dict[str, list[Relation]] = {}
    for one in sorted(ontology.relations.values(), key=lambda one: (one.label, one.name)):
        groups.setdefault(area(ontology, one), []).append(one)
    values = {
        "tree": tree(ontology),
        "groups": sorted(groups.items(), key=lambda one: (one[0] in ontology.roots, -len(one[1]))),
        "others": others(ontology),
        "found": site.collection,
    }
    return site.html("ontology.html", f"ontology{site.addresses.suffix}", values)


def tree(ontology: Ontology) -> list[Branch]:
    """The classes from the widest down; one within several is shown within the first."""
    within: dict[str, list[str]] = {}
    for one in sorted(ontology.classes.values(), key=lambda one: one.label):
        within.setdefault(one.parents[0] if one.parents else "", []).append(one.name)

    def branch(name: str) -> Branch:
        return Branch(name, tuple(branch(one) for one in within.get(name, ())))

    return [branch(one) for one in within[""]]


def area(ontology: Ontology, relation: Relation) -> str:
    """The widest class but one that the first of a relation's subjects belongs to."""
    name = relation.domain[0] if relation.domain else min(ontology.roots)
    while name not in ontology.roots and not set(ontology.classes[name].parents) & ontology.roots:
        name = ontology.classes[name].parents[0]
    return name


def others(ontology: Ontology) -> dict[str, tuple[str, str]]:
    """Label and meaning of every term that is neither class nor relation, by name."""
    start = f"{ontology.base}ontology#"
    found: dict[str, dict[str, str]] = {}
    for triple in ontology.triples:
        iri = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
        name = iri.removeprefix(start)
        if name != iri and name not in ontology.classes and name not in ontology.relations:
            found.setdefault(name, {})[triple.predicate.value] = getattr(triple.object, "value", "")
    return {name: (one.get(f"{RDFS}label", name), one.get(f"{RDFS}comment", "")) for name, one in sorted(found.items())}
