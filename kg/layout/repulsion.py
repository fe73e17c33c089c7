"""What every point does to every other when the force falls with the distance.

In: positions and masses. Out: the force on each point, the sum of mass / distance away from each
other point, within some hundredths (a median of 0.02). How: in complex numbers that sum is the
conjugate of sum(m / (z - z_j)). Pairs of squares that lie far apart for their size act through
their centres of mass as a polynomial around the receiving centre, which its children inherit
(the fast multipole method of Greengard and Rokhlin, 1987, with few terms); near leaves act point
by point.
"""

from __future__ import annotations

from math import comb

import numpy as np

from kg.layout.links import Floats, Ints, Points, spread
from kg.layout.quadtree import Quadtree, quadtree

#: Squares act as a whole when their radii together are below this part of their distance.
NEARNESS = 0.8
#: Terms of the polynomial around a centre.
TERMS = 3
#: Pairs of points that are worked on at once, to stay in the processor's cache.
CHUNK = 1 << 17


def repulsion(points: Points, masses: Floats) -> Points:
    """The sum over all other points of mass / distance, as a vector away from them."""
    tree = quadtree(points, masses)
    far, near = _pairs(tree)
    field = _through_centres(tree, points[tree.order], *far)
    field += _point_by_point(tree, points[tree.order], masses[tree.order], *near)
    forces = np.empty_like(field)
    forces[tree.order] = np.conj(field)
    return forces


def _pairs(tree: Quadtree) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """Pairs of squares (receiving, acting) that cover each pair of points once: far ones, and near leaves."""
    leaf = tree.first == tree.last
    one = other = np.zeros(1, dtype=np.int64)
    far, near = [], []
    while len(one):
        apart = np.abs(tree.centres[one] - tree.centres[other]) * NEARNESS
        distant = tree.radii[one] + tree.radii[other] < apart
        far.append((one[distant], other[distant]))
        one, other = one[~distant], other[~distant]
        done = leaf[one] & leaf[other]
        near.append((one[done], other[done]))
        one, other = one[~done], other[~done]
        larger = leaf[other] | (~leaf[one] & (tree.radii[one] >= tree.radii[other]))
        divided, kept = np.where(larger, one, other), np.where(larger, other, one)
        children = spread(tree.first[divided], tree.last[divided])
        times = tree.last[divided] - tree.first[divided]
        kept, larger = np.repeat(kept, times), np.repeat(larger, times)
        one, other = np.where(larger, children, kept), np.where(larger, kept, children)
    return _joined(far), _joined(near)


def _joined(pairs: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    return np.concatenate([one for one, _ in pairs]), np.concatenate([other for _, other in pairs])


def _through_centres(tree: Quadtree, points: Points, receiving: Ints, acting: Ints) -> Points:
    """The far field at each point (in the order of the tree)."""
    inverse = 1 / (tree.centres[receiving] - tree.centres[acting])
    terms = np.zeros((TERMS, len(tree.starts)), dtype=np.complex128)
    part = tree.masses[acting] * inverse
    for term in terms:
        term += _added(receiving, part, len(term))
        part = part * -inverse
    for low, high in tree.levels[:-1]:
        times = tree.last[low:high] - tree.first[low:high]
        parents = np.repeat(np.arange(low, high), times)
        children = spread(tree.first[low:high], tree.last[low:high])
        step = tree.centres[children] - tree.centres[parents]
        for power in range(TERMS):
            for inherited in range(power, TERMS):
                terms[power, children] += (
                    comb(inherited, power) * terms[inherited, parents] * step ** (inherited - power)
                )
    leaves = np.flatnonzero(tree.first == tree.last)
    places = spread(tree.starts[leaves], tree.ends[leaves])
    owner = np.empty(len(points), dtype=np.int64)
    owner[places] = np.repeat(leaves, tree.ends[leaves] - tree.starts[leaves])
    offset = points - tree.centres[owner]
    field = np.zeros(len(points), dtype=np.complex128)
    for term in terms[::-1]:
        field = field * offset + term[owner]
    return field


def _point_by_point(tree: Quadtree, points: Points, masses: Floats, receiving: Ints, acting: Ints) -> Points:
    """The near field at each point (in the order of the tree)."""
    field = np.zeros(len(points), dtype=np.complex128)
    sizes = tree.ends - tree.starts
    work = np.cumsum(sizes[receiving] * sizes[acting])
    low = 0
    for cut in np.unique(np.searchsorted(work, np.arange(CHUNK, work[-1] + CHUNK, CHUNK), side="left") + 1):
        one, other = receiving[low:cut], acting[low:cut]
        low = cut
        rows = spread(tree.starts[one], tree.ends[one])
        partners = np.repeat(other, sizes[one])
        here = np.repeat(rows, sizes[partners])
        there = spread(tree.starts[partners], tree.ends[partners])
        gap = points[here] - points[there]
        square = gap.real**2 + gap.imag**2
        strength = np.divide(masses[there], square, out=np.zeros_like(square), where=square > 0)
        field += _added(here, np.conj(gap) * strength, len(points))
    return field


def _added(places: Ints, values: Points, count: int) -> Points:
    real = np.bincount(places, values.real, count)
    return real + 1j * np.bincount(places, values.imag, count)
