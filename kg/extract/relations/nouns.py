"""Common nouns that may be the object of a relation: genres, ranks, instruments, voices.

In: the ontology's lexicon, and the nouns that a model saw as objects in training. Out: the nouns in a text, and the
relations of which each may be the object. A relation with the slot "noun.KIND" takes the words of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.patterns import singular
from kg.model import Concept
from kg.ontology import Ontology

_SLOT = "noun."
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LONGEST = 5
#: What an office is of: "President of the Swiss Confederation".
_OF = re.compile(r" of (?:the )?[A-Z][\w'’-]+(?: (?:of |and |the )*[A-Z][\w'’-]+)*")


@dataclass(frozen=True, eq=False)
class Nouns:
    """From a noun in lower case to the relations, by local name or Wikidata id, that it may be the object of."""

    relations: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, ontology: Ontology, learned: Iterable[tuple[str, frozenset[str]]] = ()) -> Nouns:
        """Those of the lexicon, and the `learned` of each relation."""
        found: dict[str, set[str]] = {}
        for relation, nouns in learned:
            for noun in nouns:
                found.setdefault(noun, set()).add(relation)
        for one in ontology.relations.values():
            kinds = {slot.removeprefix(_SLOT) for slot in one.slots if slot.startswith(_SLOT)}
            for word in ontology.words if kinds else ():
                for name in (word.label, *word.names) if word.kind in kinds else ():
                    found.setdefault(name.lower(), set()).update((one.name, one.property or one.name))
        return cls({noun: frozenset(relations) for noun, relations in found.items()})

    def of_noun(self, label: str) -> frozenset[str]:
        """The relations that a noun as `find` gives it may be the object of."""
        noun = label.lower()
        return self.relations.get(noun) or self.relations.get(noun.partition(" of ")[0], frozenset())

    def find(self, text: str, start: int, end: int) -> Iterator[Concept]:
        """The nouns in text[start:end], the longest where several begin at one place.

        What is written with a capital as an office is taken with what it is of.
        """
        words = list(_WORD.finditer(text, start, end))
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                first, last = words[at].start(), words[at + size - 1].end()
                noun = " ".join(text[first:last].split()).lower()
                known = next((one for one in (noun, singular(noun)) if one in self.relations), None)
                if known:
                    office = _OF.match(text, last, end) if text[first].isupper() else None
                    last = office.end() if office else last
                    label = text[first:last] if office or text[first:last].lower() == known else known
                    yield Concept(label=label, start=first, end=last)
                    at += sum(word.start() < last for word in words[at:]) - 1
                    break
            at += 1
