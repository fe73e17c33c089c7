"""What a network is shown: the pairs of a sentence that are asked about, what holds of each, and how much that counts.

In: `Labelled` sentences, and what a teacher said of their pairs. Out: arrays of targets and weights. Why: most data
sets mark one pair a sentence and are silent about the rest, and running text marks none; where nothing is known for
sure the teacher's opinion stands in (Hinton et al., "Distilling the Knowledge in a Neural Network", 2015).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations.features import Graph
from kg.extract.relations.pairs import FAR
from kg.learn.prepare import Labelled
from kg.learn.supervision import Asked, Supervision

#: Half precision: log-odds need no more.
Odds = NDArray[np.float16]
Targets = NDArray[np.float32]
#: How much the teacher's opinion counts, next to 1.0 for what is marked.
BELIEF = 0.4
#: So many pairs of a sentence that marks none are asked about.
MOST = 40


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence with pairs to learn from; `odds` has a row a pair, None where no teacher was asked."""

    labelled: Labelled
    asked: tuple[Asked, ...]
    odds: Odds | None = None

    @property
    def graph(self) -> Graph:
        """The sentence as the relation model sees it."""
        return self.labelled.graph

    def pair(self, number: int) -> tuple[int, int]:
        """The mentions of a pair, by their numbers."""
        return self.asked[number].subject, self.asked[number].object

    def taught(self, odds: Odds) -> Lesson:
        """The same with a teacher's log-odds: shape (pairs, relations)."""
        return replace(self, odds=odds)

    def some(self, most: int) -> list[int]:
        """The numbers of all pairs that state something, and of others drawn at random, up to `most`."""
        if len(self.asked) <= most:
            return list(range(len(self.asked)))
        stated = [at for at, one in enumerate(self.asked) if one.stated][:most]
        others = [at for at, one in enumerate(self.asked) if not one.stated]
        return stated + random.sample(others, min(len(others), most))

    def targets(self, chosen: Sequence[int], supervision: Supervision) -> tuple[Targets, Targets]:
        """What holds (0 to 1) and how much each answer counts: both of shape (chosen, relations)."""
        stated, weights = supervision.targets([self.asked[at] for at in chosen])
        if self.odds is not None:
            unsure = (stated == 0) & (weights < BELIEF)
            said = 1 / (1 + np.exp(-self.odds[list(chosen)].astype(np.float32)))
            stated, weights = np.where(unsure, said, stated), np.where(unsure, np.float32(BELIEF), weights)
        return stated, weights


def targets(
    lessons: Sequence[Lesson], chosen: Sequence[Sequence[int]], supervision: Supervision
) -> tuple[Targets, Targets]:
    """The targets of some pairs of each lesson, one lesson after another."""
    found = [one.targets(numbers, supervision) for one, numbers in zip(lessons, chosen, strict=True)]
    return np.vstack([stated for stated, _ in found]), np.vstack([weights for _, weights in found])


def marked(sentences: Iterable[Labelled], supervision: Supervision) -> Iterator[Lesson]:
    """Lessons of labelled sentences."""
    for one in sentences:
        if asked := tuple(supervision.asked(one)):
            yield Lesson(one, asked)


def unmarked(sentences: Iterable[Labelled], kinds: Iterable[tuple[str, str]]) -> Iterator[Lesson]:
    """Lessons of running text: pairs near each other whose kinds stand in relations, all else being for the teacher."""
    seen = frozenset(kinds)
    for one in sentences:
        mentions = one.graph.mentions
        pairs = [
            (subject, object_)
            for subject, object_ in permutations(range(len(mentions)), 2)
            if abs(subject - object_) <= FAR
            and mentions[subject].at != mentions[object_].at
            and (mentions[subject].kind, mentions[object_].kind) in seen
        ]
        if len(pairs) > MOST:
            pairs = sorted(random.sample(pairs, MOST))
        if pairs:
            yield Lesson(one, tuple(Asked(*pair, (), frozenset(), 0.0) for pair in pairs))
