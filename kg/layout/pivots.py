"""A first arrangement: nodes that are few steps apart in the network stand near each other.

How: the numbers of steps to some pivots, far from one another, are projected on the two directions
in which they differ most (PivotMDS: Brandes and Pich, Eigensolver methods for progressive
multidimensional scaling of large data, 2006).
"""

from __future__ import annotations

import numpy as np

from kg.layout.links import Links, Points

#: Pivots; more make it slower and little better.
PIVOTS = 50


def arranged(links: Links, seed: int) -> Points:
    """Positions with unit spread; what no steps lead to lies beyond all others. At least one node."""
    generator = np.random.default_rng(seed)
    steps = np.empty((min(PIVOTS, links.count), links.count))
    nearest = np.full(links.count, np.inf)
    pivot = int(np.argmax(links.degrees))
    for row in steps:
        found = links.distances(pivot).astype(np.float64)
        row[:] = np.where(found < 0, found.max() + 2, found)
        nearest = np.minimum(nearest, row)
        pivot = int(np.argmax(nearest))
    squares = steps**2
    squares -= squares.mean(axis=0) + squares.mean(axis=1, keepdims=True) - squares.mean()
    _, vectors = np.linalg.eigh(squares @ squares.T)
    axes = squares.T @ vectors[:, -1], squares.T @ vectors[:, -min(2, len(vectors))]
    # The sign of an eigenvector is up to the library: the first pivot stands at the upper right.
    x, y = (axis / (axis.std() or 1.0) * (1.0 if axis[0] >= 0 else -1.0) for axis in axes)
    jitter = generator.normal(scale=0.05, size=(2, links.count))
    return np.asarray(x + jitter[0] + 1j * (y + jitter[1]), dtype=np.complex128)
