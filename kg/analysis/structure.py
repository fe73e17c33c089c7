"""A network without its words: numbered nodes and the ends of its edges, as arrays."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kg.export.network import Network
from kg.layout.links import Floats, Ints, Links


@dataclass(frozen=True, eq=False)
class Structure:
    """Nodes are numbered in the order of the network's stream; edges are as they come, parallel ones too."""

    count: int
    sources: Ints
    targets: Ints
    weights: Floats

    @classmethod
    def of(cls, network: Network) -> Structure:
        """Read the network's edges once."""
        numbers = {node.id: number for number, node in enumerate(network.nodes())}
        sources, targets, weights = array("q"), array("q"), array("d")
        for edge in network.edges():
            sources.append(numbers[edge.source])
            targets.append(numbers[edge.target])
            weights.append(edge.weight)
        return cls(
            len(numbers),
            np.array(sources, dtype=np.int64),
            np.array(targets, dtype=np.int64),
            np.array(weights, dtype=np.float64),
        )

    @cached_property
    def links(self) -> Links:
        """Who is linked with whom, in whatever direction and by however many edges."""
        return Links.of(self.count, self.sources, self.targets, self.weights)
