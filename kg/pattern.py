"""Words that express a relation, in the notation of the ontology's `kg:pattern`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

PatternKind = OneOf["passive", "active", "active-inverse", "noun", "noun-inverse"]
PATTERN_KINDS: tuple[PatternKind, ...] = ("passive", "active", "active-inverse", "noun", "noun-inverse")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that express a relation, as `kg:pattern` in `ontology/meta.ttl` defines them.

    `lemma` is a verb or noun in its dictionary form, several words parted by spaces;
    `prepositions` are the alternatives that may follow it, "" standing for none. With `nouns` the
    pattern speaks of a part of S, which one of them names: "S's score was composed by O".
    """

    kind: PatternKind
    lemma: str
    prepositions: tuple[str, ...]
    nouns: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """Read the notation.

        >>> Pattern.parse("passive compose by @score|film_score")
        Pattern(kind='passive', lemma='compose', prepositions=('by',), nouns=('score', 'film score'))

        Raises ValueError where it is not of the notation.
        """
        name, _, words = text.partition(" ")
        lemma, *rest = words.split(" ")
        kind = next((one for one in PATTERN_KINDS if one == name), None)
        nouns = rest.pop()[1:] if rest and rest[-1].startswith("@") else ""
        if not kind or not lemma or len(rest) > 1:
            raise ValueError(f"{text!r} is not of the form 'KIND LEMMA [PREPOSITION|...] [@NOUN|...]'")
        return cls(kind, lemma.replace("_", " "), tuple(rest[0].replace("_", " ").split("|")) if rest else ("",),
                   tuple(nouns.replace("_", " ").split("|")) if nouns else ())
