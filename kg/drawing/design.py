"""What a network looks like: where its nodes stand, which colour and size they have.

In: a network and a `Design`. Out: the same network, each node with position, colour, size and the
measures asked for as attributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

import numpy as np

from kg.analysis.measures import MEASURES, communities, degree
from kg.analysis.structure import Structure
from kg.errors import ConfigError
from kg.export.network import Color, Column, Network, Node, Value
from kg.layout.forceatlas2 import ForceAtlas2
from kg.layout.links import Array, Ints, Links, Points

#: Colours for what is most frequent; all else is grey.
PALETTE: tuple[Color, ...] = (
    (228, 87, 46), (46, 134, 171), (242, 177, 52), (118, 176, 65), (142, 94, 162), (23, 163, 152),
    (209, 71, 122), (108, 127, 216), (161, 104, 58), (88, 196, 221), (176, 196, 74), (232, 140, 160),
)  # fmt: skip
GREY: Color = (154, 163, 173)
LAYOUTS = ("forceatlas2", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What to work out. Colours tell communities where those are asked for, else classes; sizes the first measure.

    `steps` is that of the layout, None one that suits the size of the network.
    """

    layout: str = "none"
    communities: bool = False
    measures: tuple[str, ...] = ()
    seed: int = 0

    def check(self) -> None:
        """Raise ConfigError, with the nearest names, where something unknown is asked for."""
        for word, known, what in (
            *((one, tuple(MEASURES), "measure") for one in self.measures),
            (self.layout, LAYOUTS, "layout"),
        ):
            if word not in known:
                near = get_close_matches(word, known, n=1) or known
                raise ConfigError(f"no {what} is called {word!r}; did you mean {' or '.join(near)}?")

    @property
    def plain(self) -> bool:
        """Whether nothing is to be worked out."""
        return self.layout == "none" and not self.communities and not self.measures


@dataclass(frozen=True, eq=False, kw_only=True)
class Look:
    """The design of one network: arrays with an entry for each node, in the order of its stream.

    `groups` number what the colours tell, by frequency; `names` are the words for the coloured ones.
    """

    structure: Structure
    positions: Points | None
    groups: Ints
    names: tuple[str, ...]
    sizes: Array
    communities: Ints | None
    measures: dict[str, Array]

    def color(self, number: int) -> Color:
        """The colour of a node."""
        group = int(self.groups[number])
        return PALETTE[group] if group < len(self.names) else GREY


def look(network: Network, design: Design, done: Callable[[str, int, int], None] = lambda what, at, of: None) -> Look:
    """Work out a design; `done` is told what is being done, how far it is and how much there is."""
    design.check()
    structure = Structure.of(network)
    grouped = communities(structure, design.seed) if design.communities else None
    measures = {}
    for at, name in enumerate(design.measures):
        done(name, at, len(design.measures))
        measures[name] = MEASURES[name](structure, design.seed)
    positions = None
    if design.layout != "none":
        links = unhubbed(structure.links)
        settings = ForceAtlas2(seed=design.seed, strong_gravity=True, gravity=_gravity(links))
        at = 0

        def step(count: int) -> None:
            nonlocal at
            at += count
            done("layout", at, settings.iterations)

        positions = settings.positions(links, step)
    weight = next(iter(measures.values()), degree(structure, design.seed)).astype(np.float64)
    share = np.sqrt(weight / weight.max()) if weight.max(initial=0) > 0 else np.zeros(structure.count)
    spacing = (
        2 * float(np.median(np.abs(positions)) / np.sqrt(structure.count))
        if structure.count > 1 and positions is not None
        else 0.0
    )
    spacing *= min(1.0, 0.35 + structure.count / 3000)  # few nodes stand in clumps with much room between these
    groups, names = _communities(network, grouped, weight) if grouped is not None else _classes(network)
    return Look(
        structure=structure,
        positions=positions,
        groups=groups,
        names=names,
        sizes=(spacing or 10.0) * (0.45 + 3 * share),
        communities=grouped,
        measures=measures,
    )


def unhubbed(links: Links) -> Links:
    """The links, each the weaker the more others its better linked end has.

    That two films are of one country says little.
    """
    top = np.maximum(links.degrees[links.sources], links.degrees[links.targets])
    return replace(links, weights=links.weights / np.sqrt(top))


def _gravity(links: Links) -> float:
    """Strong gravity under which nodes fill a disc about as wide as the links alone would have them stand."""
    return 0.22 * float(links.weights.sum()) / (2 * len(links.sources) + links.count) if links.count else 1.0


def designed(network: Network, look: Look) -> Network:
    """The network as it looks."""
    found: dict[str, Array] = {**look.measures}
    if look.communities is not None:
        found["community"] = look.communities
    columns = tuple(Column(name, name, "long" if one.dtype.kind == "i" else "double") for name, one in found.items())

    def nodes() -> Iterator[Node]:
        for number, node in enumerate(network.nodes()):
            told: dict[str, Value] = {name: one[number].item() for name, one in found.items()}
            place = None if look.positions is None else look.positions[number]
            yield replace(
                node,
                values={**node.values, **told},
                position=None if place is None else (float(place.real), float(place.imag)),
                size=float(look.sizes[number]),
                color=look.color(number),
            )

    return replace(network, node_columns=(*network.node_columns, *columns), nodes=nodes)


def _classes(network: Network) -> tuple[Ints, tuple[str, ...]]:
    """A group for each class, the most frequent first; what has none is in none of the named ones."""
    kinds = [node.kind for node in network.nodes()]
    counts = Counter(kind for kind in kinds if kind)
    order = sorted(counts, key=lambda kind: (-counts[kind], kind))
    rank = {kind: at for at, kind in enumerate(order)}
    return np.array([rank.get(kind, len(order)) for kind in kinds], dtype=np.int64), tuple(order[: len(PALETTE) - 2])


def _communities(network: Network, groups: Ints, weight: Array) -> tuple[Ints, tuple[str, ...]]:
    """The communities, the largest of them named by the most central of their nodes."""
    count = min(len(PALETTE), int(groups.max(initial=-1)) + 1)
    heads = [int(np.flatnonzero(groups == at)[np.argmax(weight[groups == at])]) for at in range(count)]
    wanted = {number: at for at, number in enumerate(heads)}
    names = {wanted[number]: node.label for number, node in enumerate(network.nodes()) if number in wanted}
    return groups, tuple(names[at] for at in range(count))
