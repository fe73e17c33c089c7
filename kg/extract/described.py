"""What the words beside a name say that it is: "the comic strip Birdseye", "Foix is a river".

In: a text and where a name stands in it. Out: the ontology classes of the noun before the name, or
of the one that the name is said to be. Only nouns that denote things of their own count: not
concepts, nor words that are adjectives and verbs as often ("western", "stars").
"""

from __future__ import annotations

import re

from kg.ontology import Ontology

_BEFORE = re.compile(r"((?:[a-z][\w-]+ ){1,4})(?:''+|[\"“'])?$")
_AFTER = re.compile(
    r"(?:''+|[\"”])?(?: ?\([^()]{0,80}\))?(?:(?: is| was| are| were) (?:an?|the|one of the)|, an?) "
    r"([\w’'-]+(?: [\w’'-]+){0,6})"
)
_HEAD_END = re.compile(
    r" (?:of|in|by|from|for|on|at|who|that|which|whose|and|or|to|with|where|when|based|located|situated|set|born|near"
    r"|is|was)\b.*"
)
_AMBIGUOUS = frozenset("western state states star stars sister period house group line order union field".split())
_VAGUE = ("Concept", "Period", "Substance", "AnatomicalStructure", "CelestialObject")


def described(text: str, start: int, end: int, ontology: Ontology) -> tuple[str, ...]:
    """The classes that the words around the name at [start, end) tell; none for most."""
    before = _BEFORE.search(text[max(0, start - 50) : start])
    after = _AFTER.match(text, end)
    return (before and _denoted(before[1].split(), ontology)) or (
        _denoted(_HEAD_END.sub("", after[1]).split(), ontology) if after else ()
    )


def _denoted(words: list[str], ontology: Ontology) -> tuple[str, ...]:
    """The class that the longest compound at the end of the words denotes."""
    for at in range(len(words)):
        noun = " ".join(words[at:])
        if noun in _AMBIGUOUS:
            return ()
        if noun in ontology.occupations:
            return ("Person",)
        kind = ontology.nouns.get(noun)
        if kind:
            return () if any(ontology.is_a(kind, vague) for vague in _VAGUE) else (kind,)
    return ()
