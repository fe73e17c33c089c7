"""How well a layout shows its network."""

from __future__ import annotations

import numpy as np

from kg.layout.links import Links, Points


def quality(links: Links, points: Points, samples: int = 200, seed: int = 0) -> tuple[float, float]:
    """Stress and neighbourhood preservation, from some of the nodes.

    Stress is the mean square of how far distances on the plane, at the scale that fits best, are off
    those in the network, relative to these: 0 is perfect. The other is the part of the neighbours of
    a node that are among as many of the nodes nearest to it: 1 is perfect.
    """
    chosen = np.random.default_rng(seed).choice(links.count, min(samples, links.count), replace=False)
    starts, neighbours = links.neighbours
    ratios, kept = [], []
    for node in chosen.tolist():
        steps, gaps = links.distances(node), np.abs(points - points[node])
        ratios.append(gaps[steps > 0] / steps[steps > 0])
        count = int(links.degrees[node])
        if count:
            gaps[node] = np.inf
            nearest = np.argpartition(gaps, count - 1)[:count]
            kept.append(len(np.intersect1d(nearest, neighbours[starts[node] : starts[node + 1]])) / count)
    ratio = np.concatenate(ratios)
    scale = ratio.sum() / (ratio**2).sum()
    return float(((scale * ratio - 1) ** 2).mean()), float(np.mean(kept))
