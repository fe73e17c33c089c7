"""Sentences and pairs of mentions as arrays of numbers: the input of the network, in training and in reading.

In: `Graph`s and the pairs asked about. Out: a `Batch`. How: all words of all sentences stand in one row, so that a
batch costs a few large products; what points nowhere points at a row of zeros behind the last word.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations.features import FORMS, KINDS, Graph, Word

Indices = NDArray[np.int32]

#: Rows of the word table for words that it does not hold, by their endings.
ENDINGS = 512
#: Signed distances in words: 12 steps.
STEPS = (-16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16)
LONGEST_PATH = 10


class Ragged(NamedTuple):
    """Rows of at least one word each, one after another, none twice; `row` says for each pair which is its own."""

    items: Indices
    lengths: Indices
    row: Indices


class Batch(NamedTuple):
    """Words (first and last of a name, tag, dependency, kind, form), their neighbours, and pairs of mentions.

    `up` leads from the subject and `down` from the object to the word under which both stand, that one included;
    `between` are the words between the two.
    """

    first: Indices
    last: Indices
    tag: Indices
    dep: Indices
    kind: Indices
    form: Indices
    before: Indices
    after: Indices
    head: Indices
    subject: Indices
    object: Indices
    up: Ragged
    down: Ragged
    between: Ragged
    step: Indices
    others: Indices


@dataclass(frozen=True)
class Alphabet:
    """The numbers of words, tags and dependencies; 0 is for what is not known."""

    words: Mapping[str, int]
    tags: Mapping[str, int]
    deps: Mapping[str, int]

    @classmethod
    def of(cls, words: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> Alphabet:
        """Number them in order, words from 0 on, tags and dependencies from 1."""
        return cls(
            {one: at for at, one in enumerate(words)},
            {one: at for at, one in enumerate(tags, 1)},
            {one: at for at, one in enumerate(deps, 1)},
        )

    @property
    def rows(self) -> int:
        """How many rows a table of words has."""
        return len(self.words) + ENDINGS

    def word(self, word: str) -> int:
        """The row of a word, or of all words with its ending."""
        found = self.words.get(word)
        if found is None:
            found = len(self.words) + zlib.crc32(word[-3:].encode("utf-8", "surrogatepass")) % ENDINGS
        return found


def arrange(graphs: Sequence[Graph], pairs: Sequence[Sequence[tuple[int, int]]], alphabet: Alphabet) -> Batch:
    """The batch of some sentences, with the pairs asked about in each, as numbers of its mentions."""
    words: list[tuple[int, ...]] = []
    up, down, between = _Rows(), _Rows(), _Rows()
    ends: list[tuple[int, ...]] = []
    total = sum(len(graph.words) for graph in graphs)
    for graph, asked in zip(graphs, pairs, strict=True):
        base = len(words)
        size = len(graph.words)
        referring = {one.at: (KINDS.index(one.kind), FORMS.index(one.form)) for one in graph.mentions}
        for at, one in enumerate(graph.words):
            words.append(
                (
                    alphabet.word(one.first),
                    alphabet.word(one.last),
                    alphabet.tags.get(one.tag, 0),
                    alphabet.deps.get(one.dep, 0),
                    *referring.get(at, (0, 0)),
                    base + at - 1 if at else total,
                    base + at + 1 if at + 1 < size else total,
                    base + one.head,
                )
            )
        places = sorted(referring)
        paths = {at: above(graph.words, at) for at in places}
        for number, other in asked:
            subject, object_ = graph.mentions[number].at, graph.mentions[other].at
            rise, fall = meet(paths[subject], paths[object_])
            up.add([base + at for at in rise])
            down.add([base + at for at in fall])
            low, high = sorted((subject, object_))
            between.add(range(base + low + 1, base + high) or [total])
            step = sum(object_ - subject > one for one in STEPS)
            ends.append((base + subject, base + object_, step, min(3, sum(low < one < high for one in places))))
    first, last, tag, dep, kind, form, before, after, head = _columns(words, 9)
    subject_, object__, steps, others = _columns(ends, 4)
    return Batch(
        first,
        last,
        tag,
        dep,
        kind,
        form,
        before,
        after,
        head,
        subject_,
        object__,
        up.ragged(),
        down.ragged(),
        between.ragged(),
        steps,
        others,
    )


def meet(rise: Sequence[int], fall: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Of what stands `above` each of two words, the part up to the word under which both stand."""
    known = {one: place for place, one in enumerate(rise)}
    for place, one in enumerate(fall):
        if one in known:
            return rise[: known[one] + 1][-LONGEST_PATH:], fall[: place + 1][-LONGEST_PATH:]
    return rise[:LONGEST_PATH], fall[:LONGEST_PATH]


def above(words: Sequence[Word], at: int) -> list[int]:
    """A word and its heads up to the root."""
    found = [at]
    while (head := words[found[-1]].head) not in found:
        found.append(head)
    return found


class _Rows:
    """A `Ragged` in the making: most rows serve several pairs."""

    def __init__(self) -> None:
        self.items: list[int] = []
        self.lengths: list[int] = []
        self.row: list[int] = []
        self.known: dict[tuple[int, ...], int] = {}

    def add(self, row: Sequence[int]) -> None:
        """The row of the next pair."""
        number = self.known.setdefault(tuple(row), len(self.known))
        if number == len(self.lengths):
            self.items += row
            self.lengths.append(len(row))
        self.row.append(number)

    def ragged(self) -> Ragged:
        """All rows as arrays."""
        return Ragged(*(np.array(one, np.int32) for one in (self.items, self.lengths, self.row)))


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> Indices:
    """The columns of a table of so many: shape (width, rows)."""
    return np.fromiter(chain.from_iterable(rows), np.int32, width * len(rows)).reshape(-1, width).T
