"""Parts of a network that nothing connects, set around the largest of them.

Forces drive such parts apart without end; here each keeps its own shape and only moves: the largest
stands in the middle, the others in rings around it, the larger the nearer.
"""

from __future__ import annotations

import numpy as np

from kg.layout.links import Ints, Links, Points


def components(links: Links) -> Ints:
    """The number of each node's part, 0 being the largest; of equal ones that with the first node."""
    parts = np.arange(links.count)
    while True:
        low = np.minimum(parts[links.sources], parts[links.targets])
        nearer = parts.copy()
        np.minimum.at(nearer, links.sources, low)
        np.minimum.at(nearer, links.targets, low)
        nearer = nearer[nearer]
        if np.array_equal(nearer, parts):
            break
        parts = nearer
    _, first, place, sizes = np.unique(parts, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[place]


def gathered(points: Points, parts: Ints) -> Points:
    """The same parts, each moved as a whole, so that none lies in another and all are close."""
    count = int(parts.max()) + 1 if len(parts) else 0
    if count < 2:
        return points
    sizes = np.bincount(parts, minlength=count)
    sums = np.bincount(parts, points.real, count) + 1j * np.bincount(parts, points.imag, count)
    inner = points - (sums / sizes)[parts]
    radii = np.zeros(count)
    np.maximum.at(radii, parts, np.abs(inner))
    gap = float(radii[0] / np.sqrt(sizes[0])) or 1.0
    radii = np.maximum(radii, gap / 2)
    places = np.zeros(count, dtype=np.complex128)
    ring, members = float(np.quantile(np.abs(inner[parts == 0]), 0.98)), list[int]()
    reach, angles = gap, list[float]()
    for part in sorted(range(1, count), key=lambda one: (-radii[one], one)):
        if not members:
            reach = radii[part] + gap / 2
        angle = 2 * np.arcsin(min(1.0, (radii[part] + gap / 2) / (ring + reach)))
        if sum(angles) + angle > 2 * np.pi:
            places[members] = _circle(ring + reach, angles)
            ring, members, angles, reach = ring + 2 * reach, [], [], radii[part] + gap / 2
            angle = 2 * np.arcsin(min(1.0, reach / (ring + reach)))
        members.append(part)
        angles.append(float(angle))
    places[members] = _circle(ring + reach, angles)
    return np.asarray(inner + places[parts])


def _circle(radius: float, angles: list[float]) -> Points:
    """Places on a circle, spread over the whole of it in proportion to the angles that they take."""
    wide = np.array(angles) * (2 * np.pi / sum(angles))
    return np.asarray(radius * np.exp(1j * (np.cumsum(wide) - wide / 2)))
