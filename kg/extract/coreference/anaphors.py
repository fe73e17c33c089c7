"""The words of a passage that stand for somebody or something else: pronouns, and descriptions as "the company"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal as OneOf

from kg.extract.prose.phrase import Phrases

Kind = OneOf["he", "she", "it", "they", "noun"]
PRONOUNS: dict[str, Kind] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or the noun of a description at a token of a sentence, at [start, end) of the passage."""

    kind: Kind
    word: str
    sentence: int
    token: int
    start: int
    end: int


def anaphors(phrases: Sequence[Phrases]) -> Iterator[Anaphor]:
    """Every pronoun, and every noun alone after "the" or "this", in text order."""
    for number, one in enumerate(phrases):
        for index, token in enumerate(one.parsed.tokens):
            lower = token.text.lower()
            kind = PRONOUNS.get(lower)
            if token.tag == "NN" and lower in one.ontology.nouns and one.is_definite(index):
                start, end = one.view(index)
                yield Anaphor("noun", lower, number, index, start, end)
            elif (
                kind and token.tag[:3] in ("PRP", "NNP", "NN", "UH", "JJ", "VBZ") and not one.sentence.unit(token.start)
            ):
                start, end = one.view(index)
                yield Anaphor(kind, lower, number, index, start, end)
