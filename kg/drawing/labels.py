"""Where the words of a picture stand, so that none lies on another.

In: labels with their places, the most important first. Out: those that have room. How: each is
tried beside, above and below its node; a grid knows what is taken.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Longer labels are cut, in characters.
LONGEST = 42
_CELL = 64.0
_NARROW = frozenset("iljtfrI.,:;'’!|()[] ")
_WIDE = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its left upper and right lower corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a node: its centre, its radius, and the size of the letters."""

    text: str
    x: float
    y: float
    radius: float
    size: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the middle of their line; `y` is their baseline."""

    text: str
    x: float
    y: float
    size: float


def shortened(text: str) -> str:
    """The label in one line that is not too long, without what does not print."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def width(text: str, size: float) -> float:
    """About how wide a text is, in the same unit as `size`."""
    return size * sum(map(_advance, text))


def _advance(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.33
    return 0.88 if char in _WIDE else 0.68 if char.isupper() else 0.56


def placed(labels: Iterable[Label], frame: Box, taken: Iterable[Box] = ()) -> Iterator[Placed]:
    """The labels that have room within the frame, in the order given."""
    grid: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in taken:
        _put(grid, box)
    for label in labels:
        wide, high = width(label.text, label.size), label.size
        aside = label.radius + wide / 2 + 0.25 * high
        above = label.radius + 0.75 * high
        for dx, dy in ((0.0, 0.0), (aside, 0.0), (-aside, 0.0), (0.0, -above), (0.0, above)):
            if not (dx or dy) and label.radius < 0.6 * high:
                continue  # the words would hide the node
            x, y = label.x + dx, label.y + dy
            box = Box(x - wide / 2 - 1, y - 0.58 * high, x + wide / 2 + 1, y + 0.58 * high)
            inside = box.left >= frame.left and box.right <= frame.right and box.top >= frame.top
            if inside and box.bottom <= frame.bottom and not any(map(box.meets, _near(grid, box))):
                _put(grid, box)
                yield Placed(label.text, x, y + 0.35 * high, label.size)
                break


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row


def _put(grid: defaultdict[tuple[int, int], list[Box]], box: Box) -> None:
    for cell in _cells(box):
        grid[cell].append(box)


def _near(grid: defaultdict[tuple[int, int], list[Box]], box: Box) -> Iterator[Box]:
    for cell in _cells(box):
        yield from grid.get(cell, ())
