"""Whether what a name names may be meant where a relation asks for things of certain classes."""

from __future__ import annotations

import re

from kg.model import Name
from kg.ontology import Ontology

#: Classes that a thing is given on slight evidence, so that it may well be something narrower.
ROUGH = frozenset(("Work", "Place", "Organisation", "Event"))
#: Classes that a recogniser tells, often wrongly.
GUESSED = frozenset(("Person", "Place", "Organisation", "Work", "Event", "Group", "Family", "EthnicGroup"))
#: Classes of things that a common noun names well enough: "plays the electric guitar", "is made of steel".
NOTIONS = frozenset(("Concept", "AcademicDegree", "MusicalInstrument", "Substance", "Food", "AnatomicalStructure"))
#: Whose names are all known, or tell it.
_KNOWN = ("Country", "Election")
#: After these an unknown name is a place.
LOCAL = frozenset(("in", "at", "on", "near", "around", "from", "to", "into", "through", "across", "within", "outside"))
#: A firm that is named after its founders and nobody: "Lind-Berg-Holm".
_PARTNERS = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+){2,6}")


def fits(name: Name, allowed: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether a name may stand where things of the allowed classes are asked for."""
    if name.classes:
        return admits(allowed, name.classes, ontology)
    people = allowed and all(ontology.is_a(one, "Individual") for one in allowed)
    return not (people and (any(char.isdigit() for char in name.label) or _PARTNERS.fullmatch(name.label)))


def admits(allowed: tuple[str, ...], classes: tuple[str, ...], ontology: Ontology) -> bool:
    """Also where a thing is known only roughly: a "Work" may be the "Film" that is asked for."""
    return ontology.admits(allowed, classes) or any(
        ontology.is_a(one, name) and not any(ontology.is_a(one, known) for known in _KNOWN)
        for one in allowed
        for name in classes
        if name in ROUGH
    )


def open_to_unknown(allowed: tuple[str, ...], preposition: str, ontology: Ontology) -> bool:
    """Whether a name of which nothing is known may be meant.

    People and bodies are named plainly, and so are places after "in"; an award, a school or an event
    says what it is.
    """
    if preposition in ("with", "against"):
        return True
    kinds = ("Place",) if preposition in LOCAL and preposition != "to" else ("Person", "Organisation", "Place")
    return any(ontology.is_a(kind, one) for one in allowed if one != "Entity" for kind in kinds)


def is_generic(allowed: tuple[str, ...]) -> bool:
    """Whether anything at all is asked for."""
    return not allowed or "Entity" in allowed


def is_place(name: Name, ontology: Ontology) -> bool:
    """Whether the name is known to be a place's."""
    return ontology.is_any(name.classes, "Place")
