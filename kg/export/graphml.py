"""GraphML (http://graphml.graphdrawing.org), for yEd, Cytoscape, igraph, networkx and Gephi.

GraphML knows no lists: their items are joined by "; ".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.export.gexf import escape
from kg.export.network import Column, Network, Node, Value

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NODE = (("label", "string"), ("x", "double"), ("y", "double"), ("size", "double"), ("r", "int"), ("g", "int"),
         ("b", "int"), ("start", "string"), ("end", "string"))  # fmt: skip
_EDGE = (("label", "string"), ("kind", "string"), ("weight", "double"))


def write_graphml(network: Network, output: BinaryIO) -> None:
    """Write the network."""
    output.writelines(line.encode() for line in _lines(network))


def flat(value: Value) -> str:
    """A value as text, the items of a list joined."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return "; ".join(map(flat, value))
        case _:
            return str(value)


def _lines(network: Network) -> Iterator[str]:
    yield _HEAD
    yield from _keys("node", _NODE, network.node_columns)
    yield from _keys("edge", _EDGE, network.edge_columns)
    yield f'<graph edgedefault="{"directed" if network.directed else "undirected"}">\n'
    for node in network.nodes():
        yield f'<node id="{escape(node.id)}">{_data(_drawn(node), "n.")}{_data(node.values, "n")}</node>\n'
    for edge in network.edges():
        own: dict[str, Value] = {"label": edge.label, "kind": edge.kind, "weight": edge.weight}
        yield (
            f'<edge id="e{edge.id}" source="{escape(edge.source)}" target="{escape(edge.target)}">'
            f"{_data(own, 'e.')}{_data(edge.values, 'e')}</edge>\n"
        )
    yield "</graph>\n</graphml>\n"


def _keys(what: str, own: Iterable[tuple[str, str]], columns: Iterable[Column]) -> Iterator[str]:
    for name, kind in own:
        yield f'<key id="{what[0]}.{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'
    for column in columns:
        kind = "string" if column.many else column.kind
        yield f'<key id="{what[0]}{column.name}" for="{what}" attr.name="{escape(column.label)}" attr.type="{kind}"/>\n'


def _drawn(node: Node) -> dict[str, Value]:
    """What the format has no place of its own for: label, time, position, size and colour."""
    own: dict[str, Value] = {"label": node.label}
    if node.position:
        own |= {"x": round(node.position[0], 3), "y": round(node.position[1], 3)}
    if node.size is not None:
        own["size"] = round(node.size, 3)
    if node.color:
        own |= dict(zip("rgb", node.color, strict=True))
    for name in ("start", "end"):
        day = getattr(node.span, name, None)
        if day:
            own[name] = iso(day)
    return own


def iso(day: tuple[int, int, int]) -> str:
    """A day as ISO 8601 writes it."""
    return f"{'-' * (day[0] < 0)}{abs(day[0]):04}-{day[1]:02}-{day[2]:02}"


def _data(values: Mapping[str, Value], prefix: str) -> str:
    return "".join(f'<data key="{prefix}{escape(name)}">{escape(flat(value))}</data>' for name, value in values.items())
