"""Labelled text, one form for every data set.

An `Example` is a stretch of text (a sentence, a passage, a document) with mentions and the facts
that hold between them. Offsets count code points of `text` and are half-open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

#: One document in so many is held back for measuring and for choosing thresholds.
HELD_BACK = 8


class Span(NamedTuple):
    """A mention at [start, end) of the text; `label` is PERSON, PLACE, ... or "" where the data do not tell."""

    start: int
    end: int
    label: str = ""


class Stated(NamedTuple):
    """The mentions `subject` and `object` (indices) stand in `relation`, a Wikidata P-id or a name of one's own."""

    subject: int
    relation: str
    object: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Text with what it states.

    `annotated` are the relations for which `stated` is complete: a pair of mentions without one of
    them does not stand in it. For other relations only the pairs of `stated` are known. `document`
    names where the text is from, so that nothing of one document is both learned and measured.
    `weight` says how far the annotation is to be trusted, 0..1.
    """

    text: str
    spans: tuple[Span, ...]
    stated: tuple[Stated, ...]
    annotated: frozenset[str] = frozenset()
    source: str = ""
    document: str = ""
    weight: float = 1.0

    @property
    def held_back(self) -> bool:
        """Whether it is kept for measuring: decided by the document, for good."""
        return is_held_back(self.document)


def is_held_back(document: str) -> bool:
    """Whether what is of this document is kept for measuring."""
    digest = hashlib.blake2b(document.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % HELD_BACK == 0


def content_key(text: str) -> str:
    """The letters of a text in lower case: the same sentence in two data sets has one key."""
    return "".join(char for char in text.lower() if char.isalnum())


_NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] % 's ’s n't 're 've 'll 'd 'm".split())
_NO_SPACE_AFTER = frozenset(("(", "[", "$", "£", "€", "#"))
_JOINING = frozenset(("-", "–", "/"))


def detokenize(tokens: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text from tokens, and where each token stands in it; quotation marks are paired.

    >>> detokenize(["He", "said", '"', "no", '"', "."])[0]
    'He said "no".'
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length, glue, quoted = 0, True, False
    for raw in tokens:
        token = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}.get(raw, raw).strip("\n\xa0 ")
        closes = token == '"' and quoted
        if parts and not glue and token and token not in _NO_SPACE_BEFORE and token not in _JOINING and not closes:
            parts.append(" ")
            length += 1
        spans.append((length, length + len(token)))
        parts.append(token)
        length += len(token)
        if token:
            glue = token in _NO_SPACE_AFTER or token in _JOINING or token == '"' and not quoted
        if token == '"':
            quoted = not quoted
    return "".join(parts), spans


def cover(spans: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """The range of text from token `first` up to and not including token `last`."""
    return spans[first][0], spans[last - 1][1]


def documents(examples: Iterable[Example], *, held_back: bool) -> Iterator[Example]:
    """The part of the examples that is held back, or the other."""
    return (one for one in examples if one.held_back is held_back)
