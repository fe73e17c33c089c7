"""Thresholds and probabilities for a relation's scores, from held-back pairs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

#: How likely a claim must at least be: less likely ones are never made.
LEAST = 0.3
_NEVER = 99.0


class Calibrated(NamedTuple):
    """From which log-odds a relation is claimed, and the line that makes them probabilities."""

    threshold: float
    slope: float
    shift: float


def calibrate(scores: Array, stated: Array, weights: Array, least: float = LEAST) -> Calibrated:
    """Fit the line by Platt's method, then choose the threshold that is best for F1 of those at least so likely."""
    slope, shift = _platt(scores, stated, weights)
    floor = (np.log(least / (1 - least)) - shift) / slope
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum((stated * weights)[order])
    given = np.cumsum(weights[order])
    best = 2 * right / (given + right[-1]) if len(order) else right
    threshold = float(scores[order[int(np.argmax(best))]]) - 1e-4 if len(order) and right[-1] > 0 else _NEVER
    return Calibrated(float(max(threshold, floor)), float(slope), float(shift))


def _platt(scores: Array, stated: Array, weights: Array) -> tuple[float, float]:
    """Newton's method on the two parameters, drawn a little towards the identity so that few examples do no harm."""
    near = scores > -8
    at, truth, weight = (one[near].astype(np.float64) for one in (scores, stated, weights))
    line = np.array([1.0, 0.0])
    held = np.diag([8.0, 1.0])
    design = np.column_stack([at, np.ones_like(at)])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-(design @ line)))
        slope = design.T @ (weight * (chance - truth)) + held @ (line - [1.0, 0.0])
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + held
        line = line - np.linalg.solve(curve, slope)
    return max(float(line[0]), 0.1), float(line[1])
