"""A network as a page to walk about in: one HTML file that loads nothing from elsewhere."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

import numpy as np

from kg.drawing.design import GREY, PALETTE, Look
from kg.drawing.labels import shortened
from kg.drawing.picture import Sheet
from kg.drawing.svg import hexadecimal
from kg.export.network import Network

TEMPLATE = Path(__file__).parent / "page.html"


def page(network: Network, look: Look, sheet: Sheet) -> str:
    """The page; `network` must be laid out, and `look` its own."""
    numbers: dict[str, int] = {}
    nodes = []
    for node in network.nodes():
        x, y = node.position or (0.0, 0.0)
        group = min(int(look.groups[len(numbers)]), len(look.names))
        numbers[node.id] = len(numbers)
        nodes.append(
            [round(x, 1), round(y, 1), round((node.size or 1.0) / 2, 2), group, shortened(node.label), node.kind,
             str(node.values.get("description", "")), node.id]
        )  # fmt: skip
    kinds: dict[str, int] = {}
    edges = [
        [numbers[edge.source], numbers[edge.target], kinds.setdefault(edge.label or "shared", len(kinds)), edge.weight]
        for edge in network.edges()
    ]
    counts = np.bincount(np.minimum(look.groups, len(look.names)), minlength=len(look.names) + 1).tolist()
    names = [*map(shortened, look.names), "others"]
    colors = [*map(hexadecimal, PALETTE[: len(look.names)]), hexadecimal(GREY)]
    data = {
        "nodes": nodes,
        "edges": edges,
        "kinds": list(kinds),
        "groups": [list(row) for row in zip(names, colors, counts, strict=True)],
        "directed": network.directed,
        "sheet": {"background": sheet.background, "ink": sheet.ink, "faint": sheet.faint},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element no "<" may stand that could end it; U+2028 and U+2029 end lines in old JavaScript.
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    sums = f"{network.node_count:,} things, {network.edge_count:,} {'relations' if network.directed else 'ties'}"
    values = {"TITLE": escape(shortened(network.title)), "SUMS": sums, "DATA": text}
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda found: values[found[1]], TEMPLATE.read_text(encoding="utf-8"))
