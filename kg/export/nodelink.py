"""A networkx graph: as an object, and as the JSON that `networkx.node_link_graph` reads back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.graphml import iso
from kg.export.network import Edge, Network, Node, Span

if TYPE_CHECKING:
    import networkx


def write_node_link(network: Network, output: BinaryIO) -> None:
    """One node and one edge a line; read back with `networkx.node_link_graph(json.load(file), edges="edges")`."""

    def lines(rows: Any) -> Any:
        for at, row in enumerate(rows):
            yield f"{',' if at else ' '}{json.dumps(row, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")

    head = {"title": network.title}
    output.write(f'{{"directed":{json.dumps(network.directed)},"multigraph":true,'.encode())
    output.write(f'"graph":{json.dumps(head)},"nodes":[\n'.encode())
    output.writelines(lines({"id": node.id, **_about(node)} for node in network.nodes()))
    output.write(b'],"edges":[\n')
    output.writelines(
        lines(
            {"source": edge.source, "target": edge.target, "key": edge.id, **_relation(edge)}
            for edge in network.edges()
        )
    )
    output.write(b"]}\n")


def networkx_graph(network: Network) -> networkx.MultiDiGraph[str] | networkx.MultiGraph[str]:
    """The network in memory, directed unless it is a projection; edges have their number as key."""
    import networkx

    graph: networkx.MultiDiGraph[str] | networkx.MultiGraph[str]
    graph = networkx.MultiDiGraph() if network.directed else networkx.MultiGraph()
    graph.graph["title"] = network.title
    graph.add_nodes_from((node.id, _about(node)) for node in network.nodes())
    for edge in network.edges():
        graph.add_edge(edge.source, edge.target, edge.id, **_relation(edge))
    return graph


def _about(node: Node) -> dict[str, Any]:
    drawn: dict[str, Any] = {"label": node.label, **_times((node.span,) if node.span else ())}
    if node.position:
        drawn |= {"x": node.position[0], "y": node.position[1]}
    if node.size is not None:
        drawn["size"] = node.size
    if node.color:
        drawn["color"] = "#{:02x}{:02x}{:02x}".format(*node.color)
    return {**drawn, **{name: list(one) if isinstance(one, tuple) else one for name, one in node.values.items()}}


def _relation(edge: Edge) -> dict[str, Any]:
    own = {"relation": edge.kind, "label": edge.label, "weight": edge.weight, **_times(edge.spans)}
    return {**own, **{name: list(one) if isinstance(one, tuple) else one for name, one in edge.values.items()}}


def _times(spans: tuple[Span, ...]) -> dict[str, Any]:
    """The first beginning and the last end, as ISO dates."""
    starts = [one.start for one in spans if one.start]
    ends = [one.end for one in spans if one.end]
    return {**({"start": iso(min(starts))} if starts else {}), **({"end": iso(max(ends))} if ends else {})}
