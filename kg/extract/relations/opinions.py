"""What the small network thinks of pairs, and where it leaves a doubt what the encoder thinks of them too.

In: sentences with pairs of mentions, and of which two the words tell already. Out: log-odds. Why: the encoder is twenty
times as dear; it is asked about a sentence where the network finds a relation likely that no pattern has read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from kg.extract.prose.phrase import Phrases
from kg.extract.relations.encoder import Encoder, apart
from kg.extract.relations.features import Graph
from kg.extract.relations.net import Array
from kg.model import Claim, Concept, Name, Value

#: So far below its threshold, in log-odds, a relation is not worth a second opinion.
DOUBT = 0.5
#: So far above it, one more relation of two things of whom patterns have read something needs no second opinion.
SURE = 1.0

#: Two things by their labels, or one by its label and the other by the place where it is named.
Two = tuple[str, str | int]


class Asked(NamedTuple):
    """A sentence of passage number `passage`, with the pairs of its mentions that are asked about."""

    passage: int
    phrases: Phrases
    graph: Graph
    pairs: list[tuple[int, int]]


def told(claims: Iterable[Claim]) -> frozenset[Two]:
    """Of which two things claims speak, whoever comes first."""
    found: set[Two] = set()
    for one in claims:
        subject, object_ = _label(one.subject), _label(one.object)
        found.update(((subject, object_), (object_, subject), (subject, one.object.start)))
    return frozenset(found)


def is_told(one: Name | Value | Concept | None, two: Name | Value | Concept | None, known: Collection[Two]) -> bool:
    """Whether claims speak of both."""
    if one is None or two is None:
        return False
    return (_label(one), _label(two)) in known or (_label(one), two.start) in known


def reconsider(asked: Sequence[Asked], odds: Array, numbers: Sequence[int], encoder: Encoder) -> None:
    """In the sentences of these numbers the mean of the odds and the encoder's, in place."""
    if not numbers:
        return
    some = [asked[at] for at in numbers]
    read = [encoder.vocabulary.read(one.graph, one.phrases.passage.text) for one in some]
    starts = np.cumsum([0, *(len(one.pairs) for one in asked)])
    rows = np.concatenate([np.arange(starts[at], starts[at + 1]) for at in numbers])
    odds[rows] = (odds[rows] + encoder.scores(read, [apart(one.graph, one.pairs) for one in some])) / 2


def _label(term: Name | Value | Concept) -> str:
    return term.lexical if isinstance(term, Value) else term.label
