"""Several things in one noun phrase, and what a sentence begins with, by grammar alone.

In: a parsed sentence and the index of a noun. Out: whether or which words are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.prose.clause import SUBJECTS, conjuncts, prepositional, word, words_of
from kg.nlp.parsed import Parsed


def some_of(parsed: Parsed, index: int) -> bool:
    """Whether so many lie in one that is named: "the five districts of Lund", no "two cities of Lund and Ulm"."""
    of = prepositional(parsed, index, ("of",)) if parsed.tokens[index].tag == "NNS" else ()
    return bool(parsed.children(index, "nummod")) and not any(parsed.children(one, "conj") for one in of)


def opening_words(parsed: Parsed, index: int) -> str:
    """The words of the subject that opens a sentence behind "the": "musical comedy" of "The musical comedy starred"."""
    if parsed.tokens[index].dep not in SUBJECTS or index < 2:
        return ""
    span = sorted(parsed.subtree(index))
    whole = span == [*range(index + 1)] and word(parsed, 0) in ("the", "this")
    return " ".join(word(parsed, one) for one in span[1:]) if whole else ""


def past_region(parsed: Parsed, index: int) -> Iterator[int]:
    """The places in a row with one behind which a name tells where it lies: C of "in Ulm, Ohio and C"."""
    for one in parsed.children(index, "appos"):
        named = parsed.tokens[one].tag == "NNP" and not words_of(parsed, one, "det") and one == index + 2
        if named and word(parsed, one - 1) == "," and parsed.children(one, "cc"):
            yield from list(conjuncts(parsed, one))[1:]
