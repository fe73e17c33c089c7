"""Which pairs of a labelled sentence are asked about in training, what they state, and how sure that is.

In: `Labelled` sentences. Out: `Asked` pairs. Why: only two data sets tell of every pair; elsewhere what is not marked
may hold all the same, so that silence is only weak evidence against it, and none for what often holds together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.learn.prepare import Labelled

#: Weight of silence: on a marked pair, on its reverse, on other pairs for the sentence's relations and for the rest.
_MARKED, _REVERSED, _OTHER, _REST = 0.5, 0.3, 0.3, 0.05
_ALIKE = 0.05
_COORDINATED = ("conj", "appos")


class Asked(NamedTuple):
    """A pair of mentions; `stated` are numbers of relations, `silence` the weight of all others by default.

    `known` are the relations (numbers) for which silence counts fully, `doubtful` those for which it counts `doubt`.
    """

    subject: int
    object: int
    stated: tuple[int, ...]
    known: frozenset[int]
    silence: float
    doubtful: tuple[int, ...] = ()
    doubt: float = 0.0
    weight: float = 1.0


class Supervision:
    """Relations as numbers, and which of them often hold together."""

    def __init__(self, relations: Sequence[str], sentences: Iterable[Labelled]) -> None:
        self.relations = tuple(relations)
        self.numbers: Mapping[str, int] = {one: at for at, one in enumerate(self.relations)}
        together: Counter[tuple[int, int]] = Counter()
        alone: Counter[int] = Counter()
        for one in sentences:
            if one.example.annotated:
                for held in self.held(one).values():
                    alone.update(held)
                    together.update(permutations(held, 2))
        self.alike = {
            one: tuple(other for other in range(len(self.relations)) if together[one, other] > _ALIKE * alone[one])
            for one in alone
        }

    def held(self, labelled: Labelled) -> dict[tuple[int, int], tuple[int, ...]]:
        """The relations stated of each pair."""
        found: dict[tuple[int, int], list[int]] = {}
        for one in labelled.stated:
            if one.relation in self.numbers:
                found.setdefault((one.subject, one.object), []).append(self.numbers[one.relation])
        return {pair: tuple(dict.fromkeys(held)) for pair, held in found.items()}

    def asked(self, labelled: Labelled) -> Iterator[Asked]:
        """The pairs to learn from."""
        example, held = labelled.example, self.held(labelled)
        known = frozenset(self.numbers[one] for one in example.annotated if one in self.numbers)
        count = len(labelled.graph.mentions)
        if known:  # everything of these relations is marked
            everyone = range(count) if example.source == "knowledgenet" else sorted(labelled.marked)
            silence = _REST / 2 if example.source == "knowledgenet" else _OTHER
            for pair in permutations(everyone, 2):
                yield Asked(*pair, held.get(pair, ()), known, silence)
            return
        here = tuple(dict.fromkeys(one for stated in held.values() for one in stated))
        for pair in permutations(range(count), 2):
            if pair in held:
                alike = tuple(other for one in held[pair] for other in self.alike.get(one, ()))
                yield Asked(*pair, held[pair], frozenset(), _MARKED, alike, 0.0, example.weight)
            elif pair[::-1] in held:
                yield Asked(*pair, (), frozenset(), _REVERSED, held[pair[::-1]], 0.5, example.weight)
            elif labelled.marked.intersection(pair):
                doubt = 0.0 if self.coordinated(labelled, pair) or example.source in ("films", "tekgen") else _OTHER
                yield Asked(*pair, (), frozenset(), _REST, here, doubt, example.weight)

    def coordinated(self, labelled: Labelled, pair: tuple[int, int]) -> bool:
        """Whether the unmarked one of a pair is coordinated with another mention."""
        words, mentions = labelled.graph.words, labelled.graph.mentions
        for one in pair:
            if one not in labelled.marked:
                at = mentions[one].at
                if words[at].dep in _COORDINATED or any(word.dep in _COORDINATED and word.head == at for word in words):
                    return True
        return False

    def targets(self, asked: Sequence[Asked]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What holds (0 or 1) and how much each answer counts: both of shape (pairs, relations)."""
        stated = np.zeros((len(asked), len(self.relations)), np.float32)
        weights = np.zeros_like(stated)
        for row, one in enumerate(asked):
            weights[row] = one.silence
            weights[row, list(one.known)] = 1.0
            weights[row, list(one.doubtful)] = one.doubt
            stated[row, list(one.stated)] = 1.0
            weights[row, list(one.stated)] = 1.0
            weights[row] *= one.weight
        return stated, weights
