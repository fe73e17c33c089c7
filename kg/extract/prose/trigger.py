"""Which sentences are worth a parse: a cheap look before the dear one.

A sentence is promising if a word of some pattern stands in it, together with one of that pattern's
prepositions, and anything at all that could be an argument: a name, a title, a date or a number, or any
noun where the pattern's relation asks for a notion ("died of tuberculosis").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.extract.patterns import compile_patterns, singular
from kg.extract.prose.fit import NOTIONS
from kg.model import Passage
from kg.ontology import Ontology

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ARGUMENT = re.compile(r"(?<=[\w,;:)] )[A-Z\u00c0-\u00de\u0100-\u017f]\w|(?<=[\"“'( ])['\"“]{0,2}[A-Z]\w+|\d|''")
#: What may stand between the words of a trigger.
ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their"))
_OWNERS = frozenset(("its", "his", "her", "their"))
#: What leads to those of whom a plural tells: "Other editors included A and B".
LISTS = frozenset(("include", "included"))
#: Nobody writes a sentence of so many characters; what looks like one is a table or a list.
LONGEST = 1_000


def promising(passage: Passage, start: int, end: int, ontology: Ontology) -> bool:
    """Whether the sentence at [start, end) may state something that the parser could show."""
    text = passage.text
    named = any(start <= anchor.start < end for anchor in passage.anchors) or _ARGUMENT.search(text, start + 1, end)
    required = _required(ontology)
    words = [match[0].lower() for match in _WORD.finditer(text, start, end)]
    present = {"its" if word.endswith(("'s", "’s")) else word for word in words}
    for index, word in enumerate(words):
        for rest, prepositions, notion in required.get(word, ()):
            if not named and not notion:
                continue
            if (
                not rest
                or [one for one in words[index + 1 : index + 3 + len(rest)] if one not in ARTICLES][: len(rest)]
                == [*rest]
            ) and (not prepositions or prepositions & present):
                return True
    return False


def tells_of_part(text: str, classes: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether a sentence names a part of a subject of these classes of which notions are told: "Symptoms include"."""
    parts = _parts(ontology, classes) if classes else frozenset()
    return bool(parts) and not parts.isdisjoint(singular(match[0].lower()) for match in _WORD.finditer(text))


@lru_cache(maxsize=256)
def _parts(ontology: Ontology, classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        noun
        for relation in ontology.relations.values()
        if "Concept" in relation.range and ontology.is_any(classes, *relation.domain)
        for pattern in relation.patterns
        for noun in pattern.nouns
    )


@lru_cache(maxsize=4)
def _required(ontology: Ontology) -> Mapping[str, frozenset[tuple[tuple[str, ...], frozenset[str], bool]]]:
    """From the first word of a trigger to its other words, its prepositions, and whether a notion may be its object.

    The prepositions are empty where it needs none.
    """
    required: dict[str, set[tuple[tuple[str, ...], frozenset[str], bool]]] = {}
    for first, triggers in compile_patterns(ontology).by_word.items():
        for trigger in triggers:
            prepositions = trigger.pattern.prepositions
            needed = frozenset() if "" in prepositions else frozenset(one.split()[0] for one in prepositions)
            if trigger.form in ("noun", "plural") and "of" in needed:
                needed |= _OWNERS  # "its capital is O"
                needed |= LISTS if trigger.form == "plural" else frozenset()  # "Other editors included A and B"
            notion = bool(NOTIONS & set(trigger.relation.range))
            required.setdefault(first, set()).add((trigger.words[1:], needed, notion))
    return {first: frozenset(found) for first, found in required.items()}
