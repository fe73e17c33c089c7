"""The common nouns that are objects of each relation in labelled text: of a genre "ragtime", of a voice "tenor"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.learn.examples import Example

#: A noun that is an object more rarely may be a slip of the annotation.
OFTEN = 2
#: What opens a phrase that is more, or less, than a noun.
_OPENERS = frozenset(
    "the a an this that his her its their our my he she it they him them who whom whose which where we i me in on at "
    "by for of to first second third fourth fifth sixth seventh eighth ninth tenth same himself herself itself".split()
)


def learned_nouns(examples: Iterable[Example]) -> Mapping[str, frozenset[str]]:
    """From a relation to the nouns, in lower case, that are its objects."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in examples:
        for stated in one.stated:
            span = one.spans[stated.object]
            noun = one.text[span.start : span.end]
            if noun[:1].islower() and not span.label and noun.split()[0] not in _OPENERS:
                counts[stated.relation, noun.lower()] += 1
    found: dict[str, set[str]] = {}
    for (relation, noun), count in counts.items():
        if count >= OFTEN:
            found.setdefault(relation, set()).add(noun)
    return {relation: frozenset(nouns) for relation, nouns in found.items()}
