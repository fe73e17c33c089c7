"""ForceAtlas2: linked nodes attract, all nodes repel, hubs stand apart.

In: links and settings, those of Gephi and networkx. Out: positions. After Jacomy, Venturini, Heymann
and Bastian, PLoS ONE 9(6), 2014.

How: the repulsion of all by all is that of `kg.layout.repulsion`. The first arrangement is that of
`kg.layout.pivots` at the scale where the forces, as a whole, neither swell nor shrink it, so that
few steps suffice. Parts that nothing connects are gathered by `kg.layout.components`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kg.layout.components import components, gathered
from kg.layout.links import Floats, Links, Points
from kg.layout.pivots import arranged
from kg.layout.repulsion import repulsion


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceAtlas2:
    """Settings.

    `scaling` spreads all out, `gravity` keeps what little holds from drifting away; strong gravity
    grows with the distance from the middle, and so fills a disc.
    `linlog` makes the attraction a logarithm of the distance: tighter clusters, wider gaps.
    `jitter` is how much swinging is borne for the sake of speed.
    """

    iterations: int = 100
    scaling: float = 2.0
    gravity: float = 1.0
    strong_gravity: bool = False
    linlog: bool = False
    jitter: float = 1.0
    seed: int = 0

    def positions(self, links: Links, done: Callable[[int], None] = lambda steps: None) -> Points:
        """Positions of all nodes; `done` is told of each iteration."""
        if links.count < 2:
            return np.zeros(links.count, dtype=np.complex128)
        masses: Floats = links.degrees + np.float64(1)
        points = arranged(links, self.seed)
        points = points * self._scale(points, links, masses)
        before = np.zeros_like(points)
        speed, efficiency = 1.0, 1.0
        for _ in range(self.iterations):
            forces = self._forces(points, links, masses)
            swinging = masses * np.abs(forces - before)
            swing, traction = float(swinging.sum()), float((masses * np.abs(forces + before)).sum() / 2)
            speed, efficiency = self._speed(speed, efficiency, swing, traction, links.count)
            steps = forces * (speed / (1 + np.sqrt(speed * swinging)))
            # Two nodes that fall on one place would fling each other out of sight.
            length, longest = np.abs(steps), float(np.abs(points).mean()) / 10
            points = points + steps * np.divide(longest, length, out=np.ones_like(length), where=length > longest)
            points -= points.mean()
            before = forces
            done(1)
        return gathered(points, components(links))

    def _forces(self, points: Points, links: Links, masses: Floats) -> Points:
        gap = points[links.targets] - points[links.sources]
        length = np.abs(gap)
        pull = gap * links.weights
        if self.linlog:
            pull *= np.divide(np.log1p(length), length, out=np.ones_like(length), where=length > 0)
        forces = self.scaling * masses * repulsion(points, masses)
        for ends, one in ((links.sources, pull), (links.targets, -pull)):
            forces += np.bincount(ends, one.real, links.count) + 1j * np.bincount(ends, one.imag, links.count)
        centred = points - points.mean()
        if not self.strong_gravity:
            distance = np.abs(centred)
            centred = np.divide(centred, distance, out=np.zeros_like(centred), where=distance > 0)
        return np.asarray(forces - self.gravity * masses * centred)

    def _scale(self, points: Points, links: Links, masses: Floats) -> float:
        """The factor at which attraction and gravity take back the work that repulsion does in swelling.

        Repulsion does the same work at every scale, since it falls with the distance.
        """
        length = np.abs(points[links.targets] - points[links.sources])
        outward = self.scaling * (masses.sum() ** 2 - (masses**2).sum()) / 2
        inward, pull = self.gravity * float((masses * np.abs(points)).sum()), 0.0
        if self.strong_gravity:
            inward, pull = 0.0, self.gravity * float((masses * np.abs(points) ** 2).sum())
        if self.linlog:
            inward += float((links.weights * length).sum())
        else:
            pull += float((links.weights * length**2).sum())
        return float(outward / inward if not pull else (np.sqrt(inward**2 + 4 * pull * outward) - inward) / (2 * pull))

    def _speed(self, speed: float, efficiency: float, swing: float, traction: float, count: int) -> tuple[float, float]:
        """The global speed, slower the more the nodes swing, and how well the last steps went (as in Gephi)."""
        best = 0.05 * np.sqrt(count)
        tolerance = self.jitter * max(np.sqrt(best), min(10.0, best * traction / count**2))
        if swing > 2 * traction:
            efficiency = max(0.05, efficiency * 0.5)
            tolerance = max(tolerance, self.jitter)
        target = tolerance * efficiency * traction / swing if swing else speed * 1.5
        if swing > tolerance * traction:
            efficiency = max(0.05, efficiency * 0.7)
        elif speed < 1000:
            efficiency *= 1.3
        return speed + min(target - speed, 0.5 * speed), efficiency
