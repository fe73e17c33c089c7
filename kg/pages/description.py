"""What a thing is, in one line: what an article says of it, or what its kind, country and dates make up."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

import pyoxigraph as ox

from kg.ontology import Ontology, Relation
from kg.quads import term

Node = ox.NamedNode | ox.Literal
_IS = re.compile(r"(.{1,150}?) (?:is|was|are|were) (.+)", re.DOTALL)
#: Kinds that are named at most.
KINDS = 3


def describe(iri: str, union: ox.Store, ontology: Ontology, label: Callable[[str], str]) -> str:
    """One line of words; "" where nothing is known that says what the thing is."""
    about = _About(iri, union, ontology, label)
    told = about.told()
    if told:
        return " ".join(told.replace("''", "").split())
    kinds = about.words("occupation") or about.words("type") or about.classes()
    demonyms = [one for name in about.words("demonym") for one in _demonym(ontology, name)]
    kinds = apart(kinds)[:KINDS]
    genres = [one for one in apart([*kinds, *about.words("genre")]) if one not in kinds][:2]
    parts = [about.year("moment"), "-".join(demonyms[:2]), *genres, _listed(kinds)]
    begin, end = about.year("begin"), about.year("end")
    lived = f"({begin}–{end})" if begin and end else f"(from {begin})" if begin else f"(until {end})" if end else ""
    return " ".join(filter(None, [*parts, lived])) if kinds else ""


def gist(description: str, label: str) -> str:
    """What a sentence says of the thing that it begins with, without the words before.

    >>> gist("Cliff Walkers, also called Impasse, is a 2021 film by Zhang Yimou.", "Cliff Walkers")
    'a 2021 film by Zhang Yimou'
    """
    found = _IS.match(description)
    about = found and any(word.casefold() in found[1].casefold() for word in label.split())
    return found[2].rstrip(".") if found and about else description


def apart(words: Sequence[str]) -> list[str]:
    """Words of which none is a part of another, whatever their case; of two the first is kept.

    >>> apart(["film", "Film noir", "film noir", "crime"])
    ['Film noir', 'crime']
    """
    found: list[str] = []
    for one in sorted(words, key=len, reverse=True):
        if not any(one.casefold() in other.casefold() for other in found):
            found.append(one)
    return [one for one in words if one in found]


def narrowest(ontology: Ontology, classes: Collection[str]) -> list[str]:
    """Of classes those that none of the others is within; a root says nothing."""
    names = set(classes) & ontology.classes.keys() - ontology.roots
    wider = {two for one in names for two in ontology.ancestors(one) if two != one}
    return sorted(names - wider)


class _About:
    """What is asserted of a thing; lives for one description."""

    def __init__(self, iri: str, union: ox.Store, ontology: Ontology, label: Callable[[str], str]) -> None:
        self.ontology, self.label = ontology, label
        self.start = f"{ontology.base}ontology#"
        self.facts: dict[str, list[Node]] = {}
        for quad in union.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
            if isinstance(quad.object, Node):
                self.facts.setdefault(quad.predicate.value.removeprefix(self.start), []).append(quad.object)

    def values(self, relations: Iterator[Relation] | Sequence[Relation]) -> list[Node]:
        return [node for one in relations for node in self.facts.get(one.name, ())]

    def words(self, slot: str) -> list[str]:
        """The words for what fills a slot, each once, in their order."""
        nodes = self.values(self.ontology.filling(slot))
        return sorted({one.value if isinstance(one, ox.Literal) else self.label(one.value) for one in nodes})

    def told(self) -> str:
        """What an article says that it is: a whole sentence before one that is cut off, the longest first."""
        glosses = [one.value for one in self.facts.get(term("schema:description").value, ())]
        told = glosses or self.words("definition") or self.words("description")
        return max(told, key=lambda one: (not one.endswith("…"), len(one), one), default="")

    def year(self, time: str) -> str:
        """The year that a date of this kind tells: "begin", "end" or "moment"; "" where none does."""
        relations = (one for one in self.ontology.relations.values() if one.time == time)
        found = [node.value[:4] for node in self.values(relations) if isinstance(node, ox.Literal)]
        return min((one for one in found if one.isdecimal()), default="")

    def classes(self) -> list[str]:
        """The labels of the narrowest classes of the thing."""
        types = {one.value.removeprefix(self.start) for one in self.facts.get(term("rdf:type").value, ())}
        return [self.ontology.classes[one].label for one in narrowest(self.ontology, types)]


def _demonym(ontology: Ontology, title: str) -> tuple[str, ...]:
    return next((word.demonyms[:1] for word in ontology.words if word.label == title and word.demonyms), ())


def _listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them.

    >>> _listed(["actor", "singer", "writer"])
    'actor, singer and writer'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
