"""A network as a picture: discs, lines, words and a legend, on a sheet of a given size.

In: a network and its `Look`. Out: a `Picture`, which `svg` writes. How: the network is turned so
that it is widest where the sheet is, and fitted into it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

import numpy as np

from kg.drawing.design import GREY, PALETTE, Look
from kg.drawing.labels import Box, Label, Placed, placed, shortened, width
from kg.export.network import Color, Network
from kg.layout.links import Array, Floats, Points

#: Edges that a picture can show; of more, those between the most important nodes are drawn.
MOST_EDGES = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper: its size in pixels and its colours. `labels` is how many nodes may be named."""

    width: int = 2400
    height: int = 1600
    background: str = "#0e1420"
    ink: str = "#f4f1ea"
    faint: str = "#93a0b4"
    labels: int = 120


DARK = Sheet()
LIGHT = Sheet(background="#fbfaf6", ink="#1d2430", faint="#6b7686")


@dataclass(frozen=True, eq=False, kw_only=True)
class Picture:
    """Everything that is drawn, in pixels from the upper left.

    `lines` are rows of x, y of one end, of a point that bends it, and of the other end.
    """

    sheet: Sheet
    title: str
    subtitle: str
    lines: Floats
    line_colors: tuple[Color, ...]
    opacities: tuple[float, ...]
    centres: Points
    radii: Floats
    colors: tuple[Color, ...]
    labels: tuple[Placed, ...]
    legend: tuple[tuple[Color, str], ...]
    legend_title: str


def picture(network: Network, look: Look, sheet: Sheet = DARK) -> Picture:
    """Lay the network out on the sheet; `look` must have positions."""
    assert look.positions is not None
    count = look.structure.count
    margin = 0.045 * sheet.width
    centres, scale = _fitted(look.positions, look.sizes, sheet, margin)
    radii = np.clip(look.sizes * scale / 2, 1.2, sheet.height / 25) if count else np.zeros(0)
    colors = tuple(look.color(number) for number in range(count))
    lines, line_colors, opacities = _lines(look, centres, colors)
    legend = _legend(look)
    legend_title = "communities, by their centre" if look.communities is not None else "classes"
    letters = sheet.height / 80
    high = (len(legend) + 2.5) * 1.7 * letters
    wide = 2.5 * letters + max((width(text, letters) for _, text in legend), default=0.0)
    taken = [
        Box(0, sheet.height - margin - high, margin + wide, sheet.height),
        Box(0, 0, margin + width(network.title, 3 * letters), margin + 5 * letters),
    ]
    frame = Box(0.01 * sheet.width, 0.01 * sheet.height, 0.99 * sheet.width, 0.99 * sheet.height)
    return Picture(
        sheet=sheet,
        title=shortened(network.title),
        subtitle=f"{network.node_count:,} things, {network.edge_count:,} {'relations' if network.directed else 'ties'}",
        lines=lines,
        line_colors=line_colors,
        opacities=opacities,
        centres=centres,
        radii=radii,
        colors=colors,
        labels=tuple(islice(placed(_labels(network, look, centres, radii, sheet), frame, taken), sheet.labels)),
        legend=legend,
        legend_title=legend_title,
    )


def _fitted(points: Points, sizes: Array, sheet: Sheet, margin: float) -> tuple[Points, float]:
    """Pixels of the points, and how many a unit of theirs has."""
    if not len(points):
        return points, 1.0
    centred = points - points.mean()
    # The direction of the greatest spread is half the angle of the mean square (complex) offset.
    turned = centred * np.exp(-0.5j * np.angle((centred**2).mean() + 1e-12))
    reach = sizes / 2
    left, right = (turned.real - reach).min(), (turned.real + reach).max()
    top, bottom = (turned.imag - reach).min(), (turned.imag + reach).max()
    scale = float(
        min((sheet.width - 2 * margin) / ((right - left) or 1), (sheet.height - 2 * margin) / ((bottom - top) or 1))
    )
    middle = complex(left + right, top + bottom) / 2
    return (turned - middle) * scale + complex(sheet.width, sheet.height) / 2, scale


def _lines(
    look: Look, centres: Points, colors: tuple[Color, ...]
) -> tuple[Floats, tuple[Color, ...], tuple[float, ...]]:
    """Each link as a gentle arc in the colour of its less important end, those of hubs fainter."""
    links = look.structure.links
    weight = look.sizes[links.sources] + look.sizes[links.targets]
    kept = np.sort(np.argsort(-weight, kind="stable")[:MOST_EDGES])
    one, other = links.sources[kept], links.targets[kept]
    bend = (centres[one] + centres[other]) / 2 + 0.12j * (centres[other] - centres[one])
    rows = np.array([(a.real, a.imag) for a in (centres[one], bend, centres[other])]).reshape(6, -1).T
    lesser = np.where(look.sizes[one] < look.sizes[other], one, other)
    hub = np.maximum(links.degrees[one], links.degrees[other])
    opacity = np.clip(40 / np.sqrt(len(kept) + 1), 0.15, 0.6) * np.clip((30 / hub) ** 0.5, 0.12, 1)
    return rows, tuple(colors[number] for number in lesser), tuple(np.round(opacity, 2).tolist())


def _labels(network: Network, look: Look, centres: Points, radii: Floats, sheet: Sheet) -> list[Label]:
    """The most important nodes with letters as large as they are important."""
    order = np.argsort(-look.sizes, kind="stable")[: 4 * sheet.labels]
    chosen = {int(number): rank for rank, number in enumerate(order)}
    least, most = sheet.height / 115, sheet.height / 42
    top = float(radii[order[0]]) if len(order) else 1.0
    found = {}
    for number, node in enumerate(network.nodes()):
        if number in chosen:
            size = least + (most - least) * float(radii[number] / top) ** 1.5
            at = complex(centres[number])
            found[chosen[number]] = Label(shortened(node.label), at.real, at.imag, float(radii[number]), size)
    return [found[rank] for rank in sorted(found)]


def _legend(look: Look) -> tuple[tuple[Color, str], ...]:
    counts = Counter(look.groups.tolist())
    rows = [(PALETTE[at], f"{shortened(name)} ({counts[at]:,})") for at, name in enumerate(look.names)]
    rest = sum(count for group, count in counts.items() if group >= len(look.names))
    return (*rows, (GREY, f"others ({rest:,})")) if rest else tuple(rows)
