"""Points of a plane in squares within squares, as arrays.

In: positions as complex numbers, masses. Out: a `Quadtree`. How: the points are sorted along a
Morton curve (the bits of x and y interleaved), so that each square is a range of them and what it
sums up is a difference of two running sums. Squares with more than `LEAF` points are divided.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kg.layout.links import Floats, Ints, Points, spread

#: A square with no more points than this is not divided.
LEAF = 8
#: Squares are halved at most this often; points that still share one are as good as at one place.
DEPTH = 16
_SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


@dataclass(frozen=True, eq=False)
class Quadtree:
    """Squares level by level, the root first; the children of one stand together.

    `order` sorts the points; square i holds those in [starts[i], ends[i]) of that order and has the
    children [first[i], last[i]), none where it is a leaf. `centres` are centres of mass and `radii`
    those of discs that hold nearly all of the mass (the root of three times the mean square distance).
    `levels` bounds the squares of each level.
    """

    order: Ints
    starts: Ints
    ends: Ints
    first: Ints
    last: Ints
    masses: Floats
    centres: Points
    radii: Floats
    levels: tuple[tuple[int, int], ...]


def quadtree(points: Points, masses: Floats) -> Quadtree:
    """Divide the plane; needs at least one point, and masses above 0."""
    codes = _morton(points)
    order = np.argsort(codes, kind="stable").astype(np.int64)
    parting = _parting(codes[order])
    starts, ends = [np.zeros(1, dtype=np.int64)], [np.array([len(points)], dtype=np.int64)]
    first, last, count = [], [], 1
    for level in range(1, DEPTH + 1):
        split = ends[-1] - starts[-1] > LEAF
        head, tail = starts[-1][split], ends[-1][split]
        places = spread(head, tail)
        new = parting[places] <= level
        offsets = np.cumsum(tail - head) - (tail - head)
        new[offsets] = True
        numbers = np.add.reduceat(new.astype(np.int64), offsets) if len(offsets) else offsets
        bounds = np.zeros((2, len(split)), dtype=np.int64)
        bounds[:, split] = count + np.cumsum(numbers) - numbers, count + np.cumsum(numbers)
        first.append(bounds[0])
        last.append(bounds[1])
        if not len(places):
            break
        begins = places[new]
        limits = np.append(begins[1:], 0)
        limits[np.cumsum(numbers) - 1] = tail
        starts.append(begins)
        ends.append(limits)
        count += len(begins)
    else:
        nothing = np.zeros(len(starts[-1]), dtype=np.int64)
        first.append(nothing)
        last.append(nothing)
    begin, end = np.concatenate(starts), np.concatenate(ends)
    edges = np.cumsum([0, *map(len, starts)])
    return Quadtree(
        order,
        begin,
        end,
        np.concatenate(first),
        np.concatenate(last),
        *_sums(points[order], masses[order], begin, end),
        tuple((int(low), int(high)) for low, high in zip(edges[:-1], edges[1:], strict=True)),
    )


def _sums(points: Points, masses: Floats, starts: Ints, ends: Ints) -> tuple[Floats, Points, Floats]:
    """Mass, centre of mass and radius of each range of points."""
    running = np.zeros((3, len(points) + 1), dtype=np.complex128)
    np.cumsum([masses, masses * points, masses * np.abs(points) ** 2], axis=1, out=running[:, 1:])
    mass, moment, square = running[:, ends] - running[:, starts]
    centres = moment / mass.real
    variance = square.real / mass.real - np.abs(centres) ** 2
    return mass.real, centres, np.sqrt(3 * np.maximum(variance, 0))


def _morton(points: Points) -> Ints:
    low = complex(points.real.min(), points.imag.min())
    side = float(max(np.ptp(points.real), np.ptp(points.imag))) or 1.0
    scaled = (points - low) * (((1 << DEPTH) - 1) / side)
    code = np.zeros(len(points), dtype=np.int64)
    for shift, part in enumerate((scaled.real, scaled.imag)):
        bits = part.astype(np.int64)
        for step, mask in _SPREAD:
            bits = (bits | (bits << step)) & mask
        code |= bits << shift
    return code


def _parting(codes: Ints) -> Ints:
    """The level from which on each point is in another square than the one before it."""
    differing = np.zeros(len(codes), dtype=np.int64)
    differing[1:] = codes[1:] ^ codes[:-1]
    bits = np.frexp(differing.astype(np.float64))[1]  # bits are below 2**53, so this is exact
    return np.where(differing == 0, DEPTH + 1, DEPTH - (bits - 1) // 2).astype(np.int64)
