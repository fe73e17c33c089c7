"""A sentence as SVG: its words in one line, coloured names, relations as labelled arcs above them.

In: pictures. Out: SVG that needs no script, font or other file. How: widths are estimated and then set,
so that boxes fit in any font; arcs that share a stretch of the line lie one above the other, short ones
lowest; words of a script that runs from right to left are laid out so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.pictures.picture import Arc, Mark, Picture, Span
from kg.pictures.style import colour_class, escape, legend, style

_SIZE, _SMALL, _TRACK, _EDGE = 16, 11, 24, 12
#: A note is not set to the width that is estimated, and a reader's font may be wider.
_LOOSE = 1.2
_NARROW, _WIDE = frozenset("iljtfr.,:;'|!()[]I \u2019"), frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class _Word:
    """A stretch of the text without a blank or the edge of a mark in it."""

    start: int
    end: int
    text: str
    glued: bool  # to the word before


def render_svg(pictures: Sequence[Picture]) -> str:
    """One picture below the other, under a legend."""
    groups = legend(mark.group for one in pictures for mark in one.marks)
    body, y, width = [], 0.0, 0.0
    x = float(_EDGE)
    for name, words in groups:
        body.append(f'<rect class="{name}" x="{x:g}" y="8" width="14" height="14" rx="3"/>')
        body.append(f'<text x="{x + 19:g}" y="19" font-size="12">{escape(words)}</text>')
        x += 34 + measure(words, 12)
    width, y = x, 34.0
    for picture in pictures:
        drawn, wide, high = draw(picture)
        body.append(f'<g transform="translate(0 {y:g})">{drawn}</g>')
        width, y = max(width, wide), y + high
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {y:g}" width="{width:g}" height="{y:g}" '
        f'role="img" font-family="system-ui,sans-serif"><style>{style()}</style>'
        f"{''.join(body)}</svg>\n"
    )


def draw(picture: Picture) -> tuple[str, float, float]:
    """The content of one picture, its width and its height."""
    boxes, width = _laid_out(picture)
    tracks = _tracks(picture.arcs, boxes)
    base = 26 + _TRACK * (max(tracks.values(), default=-1) + 1) + (14 if picture.caption else 0)
    parts = []
    if picture.caption:
        parts.append(f'<text class="small" x="{_EDGE}" y="12" font-size="{_SMALL}">{escape(picture.caption)}</text>')
    for mark in picture.marks:
        left, right = _covered(boxes, mark.start, mark.end)
        parts.append(
            f'<g><title>{escape(mark.title)}</title><rect class="{colour_class(mark.group)}" x="{left - 3:.1f}" '
            f'y="{base - 17}" width="{right - left + 6:.1f}" height="24" rx="4"/>'
            f'<text class="small" x="{(left + right) / 2:.1f}" y="{base + 19}" font-size="{_SMALL - 1}" '
            f'text-anchor="middle">{escape(mark.label)}</text></g>'
        )
    for word, (left, right) in boxes.items():
        parts.append(
            f'<text x="{left:.1f}" y="{base}" font-size="{_SIZE}" textLength="{right - left:.1f}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(word.text)}</text>'
        )
    feet = _feet(picture.arcs, boxes)
    parts += [_arc(arc, feet[arc], base - 18, base - 18 - _TRACK * (track + 0.5)) for arc, track in tracks.items()]
    for number, note in enumerate(picture.notes):
        parts.append(
            f'<text class="small" x="{_EDGE}" y="{base + 40 + 16 * number}" font-size="12">{escape(note)}</text>'
        )
    reach = [(sum(feet[arc]) / 2, measure(arc.label, _SMALL) / 2) for arc in picture.arcs]
    reach += [(sum(_covered(boxes, one.start, one.end)) / 2, measure(one.label, _SMALL) / 2) for one in picture.marks]
    left = min([0.0, *(middle - half - _EDGE for middle, half in reach)])
    right = max([width, *(middle + half + _EDGE for middle, half in reach)])
    right = max([right, *(2 * _EDGE + _LOOSE * measure(note, 12) for note in picture.notes)])
    height = base + 34 + 16 * len(picture.notes)
    return f'<g transform="translate({-left:.1f} 0)">{"".join(parts)}</g>', right - left, height


def measure(text: str, size: float) -> float:
    """About how wide a text is in a common font of that size."""
    return size * sum(
        0.0 if unicodedata.combining(char)
        else 1.0 if unicodedata.east_asian_width(char) in "WF"
        else 0.3 if char in _NARROW
        else 0.85 if char in _WIDE
        else 0.66 if char.isupper()
        else 0.55
        for char in text
    )  # fmt: skip


def _laid_out(picture: Picture) -> tuple[dict[_Word, tuple[float, float]], float]:
    """Where each word stands, from left to right, and how wide all are."""
    words = list(_words(picture.text, picture.marks))
    rightward = next((not _is_rtl(word) for word in words if any(map(str.isalpha, word.text))), True)
    ordered: list[_Word] = []
    run: list[_Word] = []
    for word in words:  # a run against the grain is turned, so that it reads in its own direction
        if _is_rtl(word) == rightward:
            run.insert(0, word)
        else:
            ordered += [*run, word]
            run = []
    ordered += run
    boxes: dict[_Word, tuple[float, float]] = {}
    x = float(_EDGE)
    for word in ordered if rightward else reversed(ordered):
        x += 0 if word.glued and rightward or not boxes else 0.3 * _SIZE
        boxes[word] = (x, x + max(measure(word.text, _SIZE), 1.0))
        x = boxes[word][1]
    return boxes, x + _EDGE


def _words(text: str, marks: Iterable[Mark]) -> Iterable[_Word]:
    edges = {at for mark in marks for at in (mark.start, mark.end)}
    for match in re.finditer(r"\S+", text):
        cuts = [match.start(), *sorted(at for at in edges if match.start() < at < match.end()), match.end()]
        for start, end in zip(cuts, cuts[1:], strict=False):
            yield _Word(start, end, text[start:end], start > match.start())


def _is_rtl(word: _Word) -> bool:
    return next((unicodedata.bidirectional(char) in ("R", "AL") for char in word.text if char.isalpha()), False)


def _covered(boxes: dict[_Word, tuple[float, float]], start: int, end: int) -> tuple[float, float]:
    """From where to where the words of a span stand."""
    found = [box for word, box in boxes.items() if word.start < end and start < word.end]
    return (min(left for left, _ in found), max(right for _, right in found)) if found else (_EDGE, _EDGE)


def _feet(arcs: Sequence[Arc], boxes: dict[_Word, tuple[float, float]]) -> dict[Arc, tuple[float, float]]:
    """Where each arc begins and ends; those that share a word stand side by side, nested and not crossed."""
    ends: dict[Span, list[tuple[bool, float, Arc, int]]] = {}
    for arc in arcs:
        for which, (own, other) in enumerate(((arc.source, arc.target), (arc.target, arc.source))):
            there, here = sum(_covered(boxes, *other)), sum(_covered(boxes, *own))
            ends.setdefault(own, []).append((there > here, -there, arc, which))
    feet: dict[Arc, list[float]] = {arc: [0.0, 0.0] for arc in arcs}
    for span, ones in ends.items():
        left, right = _covered(boxes, *span)
        gap = min(9.0, (right - left) / len(ones))
        for number, (*_, arc, which) in enumerate(sorted(ones, key=lambda one: (one[0], one[1], one[2].label))):
            feet[arc][which] = (left + right) / 2 + (number - (len(ones) - 1) / 2) * gap
    return {arc: (one[0], one[1]) for arc, one in feet.items()}


def _tracks(arcs: Sequence[Arc], boxes: dict[_Word, tuple[float, float]]) -> dict[Arc, int]:
    """How high each arc runs: above all shorter ones that share a stretch with it or its label."""
    feet = _feet(arcs, boxes)
    placed: dict[Arc, tuple[float, float, int]] = {}
    for arc in sorted(arcs, key=lambda one: (abs(feet[one][0] - feet[one][1]), feet[one], one.label)):
        half = max(abs(feet[arc][0] - feet[arc][1]), measure(arc.label, _SMALL)) / 2 + 4
        low, high = sum(feet[arc]) / 2 - half, sum(feet[arc]) / 2 + half
        under = [track for left, right, track in placed.values() if left < high and low < right]
        placed[arc] = (low, high, max(under, default=-1) + 1)
    return {arc: track for arc, (_, _, track) in placed.items()}


def _arc(arc: Arc, feet: tuple[float, float], foot: float, top: float) -> str:
    (x, to), bend = feet, 6 if feet[0] < feet[1] else -6
    path = (
        f"M{x:.1f} {foot}V{top + 6:.1f}Q{x:.1f} {top:.1f} {x + bend:.1f} {top:.1f}"
        f"H{to - bend:.1f}Q{to:.1f} {top:.1f} {to:.1f} {top + 6:.1f}V{foot - 5}"
    )
    return (
        f'<path class="arc" d="{path}"/><path class="tip" d="M{to:.1f} {foot}l-4 -7h8z"/>'
        f'<text class="halo" x="{(x + to) / 2:.1f}" y="{top + 4:.1f}" font-size="{_SMALL}" text-anchor="middle">'
        f"{escape(arc.label)}</text>"
    )
