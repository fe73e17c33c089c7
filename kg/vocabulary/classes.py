"""Which classes of ours a user's class is: by Wikidata id or equivalent IRI, by label, by the noun it ends in.

"Film production company" is a production company, and were that unknown, a company; a class that
tells nothing itself is what it is declared a subclass of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ontology import Ontology
from kg.vocab import PREFIXES
from kg.vocabulary.labels import plain, words
from kg.vocabulary.model import Vocabulary, VocabularyClass


def align_classes(vocabulary: Vocabulary, ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """From the IRI of each of the user's classes to those of ours that it is, none where nothing tells."""
    names: dict[str, str] = {plain(noun): name for noun, name in ontology.nouns.items()}
    names |= {plain(one.label): one.name for one in ontology.classes.values()}
    names |= {plain(one.name): one.name for one in ontology.classes.values()}
    elsewhere: dict[str, list[str]] = {}
    for one in ontology.classes.values():
        for iri in (*one.equivalents, f"{ontology.base}ontology#{one.name}"):
            elsewhere.setdefault(iri, []).append(one.name)

    def find(one: VocabularyClass, seen: frozenset[str]) -> tuple[str, ...]:
        told = [found for iri in _same(one) for found in elsewhere.get(iri, ())]
        if told:
            return tuple(dict.fromkeys(told))
        for label in (one.label, *one.names):
            for tail in _tails(label):
                if tail in names:
                    return (names[tail],)
        parents = [vocabulary.classes[iri] for iri in one.parents if iri in vocabulary.classes and iri not in seen]
        return tuple(dict.fromkeys(name for up in parents for name in find(up, seen | {one.iri})))

    return {iri: find(one, frozenset()) for iri, one in vocabulary.classes.items()}


def _same(one: VocabularyClass) -> Iterator[str]:
    for iri in (one.iri, *one.equivalents):
        yield iri.replace("http://schema.org/", PREFIXES["schema"])
        if iri.startswith("Q") and iri[1:].isdecimal():
            yield PREFIXES["wd"] + iri


def _tails(label: str) -> Iterator[str]:
    """The label, and what is left when its first words go: the noun of an English compound is its last."""
    found = words(label.partition(" of ")[0] if " of " in label else label)
    yield plain(label)
    for start in range(len(found)):
        yield " ".join(found[start:])
