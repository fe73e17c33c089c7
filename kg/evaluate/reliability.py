"""Do confidences mean what they say? The reliability of judged facts, and its picture.

In: pairs of a confidence and whether the fact was right. Out: a row a bin, the expected calibration
error (Guo et al. 2017, equal-width bins), an SVG. A gold set that is not exhaustive calls true facts
wrong, so that there the figures are an upper bound of the error and not a measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Judgement = tuple[float, bool]
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence lies in [low, high): how many, how sure on average, how many right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def bins(judgements: Sequence[Judgement]) -> list[Bin]:
    """The bins that hold a fact, in rising order; 1.0 falls in the last."""
    parted: dict[int, list[Judgement]] = {}
    for one in judgements:
        parted.setdefault(min(int(one[0] * BINS), BINS - 1), []).append(one)
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(ones),
            round(sum(confidence for confidence, _ in ones) / len(ones), 4),
            round(sum(right for _, right in ones) / len(ones), 4),
        )
        for number, ones in sorted(parted.items())
    ]


def calibration_error(judgements: Sequence[Judgement]) -> float:
    """The mean distance of confidence from accuracy, bins weighted by their facts; 0 where there are none.

    >>> calibration_error([(0.9, True), (0.9, True), (0.9, False), (0.3, False)])
    0.25
    """
    total = sum(one.count * abs(one.confidence - one.accuracy) for one in bins(judgements))
    return round(total / max(1, len(judgements)), 4)


def plot(judgements: Sequence[Judgement]) -> str:
    """The reliability diagram as SVG: how many of a bin are right over how sure they were; area shows their number."""
    size, edge = 320, 40
    most = max((one.count for one in bins(judgements)), default=1)

    def at(x: float, y: float) -> tuple[str, str]:
        return f"{edge + x * size:.1f}", f"{edge + (1 - y) * size:.1f}"

    marks = []
    for one in bins(judgements):
        x, y = at(one.confidence, one.accuracy)
        radius = 3 + 9 * (one.count / most) ** 0.5
        marks.append(
            f'<circle cx="{x}" cy="{y}" r="{radius:.1f}"><title>{one.low:g} to {one.high:g}: {one.count} facts, '
            f"confidence {one.confidence:.3f}, right {one.accuracy:.3f}</title></circle>"
        )
    ticks = []
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        (x, bottom), (left, y) = at(tick, 0), at(0, tick)
        ticks.append(f'<text x="{x}" y="{float(bottom) + 16:.1f}" text-anchor="middle">{tick:g}</text>')
        ticks.append(f'<text x="{float(left) - 6:.1f}" y="{float(y) + 4:.1f}" text-anchor="end">{tick:g}</text>')
    whole, middle = size + 2 * edge, edge + size / 2
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img" \
font-family="sans-serif" font-size="11">
<style>svg {{ background: #fff; color: #222 }} @media (prefers-color-scheme: dark) {{ svg {{ background: #1b1b1d; \
color: #ddd }} }} text {{ fill: currentColor }} rect, line {{ fill: none; stroke: currentColor }} \
circle {{ fill: #4477aa; fill-opacity: .75 }}</style>
<title>Reliability of {len(judgements)} facts, expected calibration error {calibration_error(judgements):.3f}</title>
<rect x="{edge}" y="{edge}" width="{size}" height="{size}"/>
<line x1="{edge}" y1="{edge + size}" x2="{edge + size}" y2="{edge}" stroke-dasharray="4 4"/>
{"".join(ticks)}
<text x="{middle}" y="{whole - 6}" text-anchor="middle">confidence</text>
<text transform="translate(11 {middle}) rotate(-90)" text-anchor="middle">share that is right</text>
<text x="{middle}" y="24" text-anchor="middle">{len(judgements)} facts, expected calibration error \
{calibration_error(judgements):.3f}</text>
{"".join(marks)}
</svg>
"""
