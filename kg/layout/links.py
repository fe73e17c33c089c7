"""The links of a network as arrays, and the walks along them that a layout needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Points = NDArray[np.complex128]
Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Links:
    """Undirected links between the nodes 0..count-1; what links a node to itself is left out.

    `weights` are positive; parallel links are as one whose weight is their sum.
    """

    count: int
    sources: Ints
    targets: Ints
    weights: Floats

    @classmethod
    def of(cls, count: int, sources: Array, targets: Array, weights: Array | None = None) -> Links:
        """From any order and direction of the ends; `weights` None means 1 for each."""
        low, high = np.minimum(sources, targets).astype(np.int64), np.maximum(sources, targets).astype(np.int64)
        kept = low != high
        every = np.ones(len(low)) if weights is None else np.asarray(weights, dtype=np.float64)
        keys, place = np.unique(low[kept] * max(count, 1) + high[kept], return_inverse=True)
        summed = np.bincount(place, weights=every[kept], minlength=len(keys)).astype(np.float64)
        return cls(count, keys // max(count, 1), keys % max(count, 1), summed)

    @cached_property
    def degrees(self) -> Ints:
        """How many others each node is linked with."""
        return np.bincount(np.concatenate([self.sources, self.targets]), minlength=self.count).astype(np.int64)

    @cached_property
    def neighbours(self) -> tuple[Ints, Ints]:
        """Row starts and neighbours, as a compressed sparse matrix has them."""
        rows = np.concatenate([self.sources, self.targets])
        order = np.argsort(rows, kind="stable")
        starts = np.concatenate([[0], np.cumsum(self.degrees)]).astype(np.int64)
        return starts, np.concatenate([self.targets, self.sources])[order]

    def distances(self, node: int) -> Ints:
        """The number of links from `node` to each node, -1 where none lead."""
        starts, neighbours = self.neighbours
        found = np.full(self.count, -1, dtype=np.int64)
        frontier, step = np.array([node], dtype=np.int64), 0
        while len(frontier):
            found[frontier] = step
            step += 1
            near = neighbours[spread(starts[frontier], starts[frontier + 1])]
            frontier = np.unique(near[found[near] < 0])
        return found


def spread(starts: Ints, ends: Ints) -> Ints:
    """All whole numbers of the ranges [start, end), one range after the other.

    >>> spread(np.array([3, 7]), np.array([5, 8])).tolist()
    [3, 4, 7]
    """
    lengths = ends - starts
    if not lengths.sum():
        return np.zeros(0, dtype=np.int64)
    before = np.cumsum(lengths) - lengths
    found: Ints = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return found
