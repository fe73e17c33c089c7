"""GEXF 1.3, the format of Gephi and Gephi Lite, written as a stream.

Valid against the RELAX NG schema of the specification (https://gexf.net): attributes with types,
lists among them (of texts: networkx cannot read the other lists of GEXF), colours, sizes and
positions, kinds and weights of edges, and with `dynamic` the times in which nodes and edges are
there. Characters that XML cannot hold become U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import BinaryIO

from kg.export.network import Column, Day, Edge, Network, Node, Span, Value
from kg.version import VERSION

_CHARS = "\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_NOT_CHAR = re.compile(f"[^{_CHARS}]")
# Line ends of whatever kind are written as references, since a reader may turn them into others.
_SPECIAL = re.compile(f'["&<>\t\n\r\x85\u2028\u2029]|[^{_CHARS}]')
_NAMED = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Lines that are encoded and written at once.
BATCH = 2_000
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>kg {}</creator><keywords>{}</keywords><description>{}</description></meta>
<graph defaultedgetype="{}"{}>
"""


def write_gexf(network: Network, output: BinaryIO, *, dynamic: bool = False) -> None:
    """Write the network; with `dynamic` as one that changes in time."""
    lines = _lines(network, _Clock(network) if dynamic else None)
    while batch := "".join(islice(lines, BATCH)):
        output.write(batch.encode())


def escape(text: str) -> str:
    """The text as it may stand in an attribute of XML, every character kept that XML can hold."""
    # Most texts need nothing, and these tests are several times as fast as the expression.
    if text.isprintable() and '"' not in text and "&" not in text and "<" not in text and ">" not in text:
        return text
    return _SPECIAL.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    char = found[0]
    return "\ufffd" if _NOT_CHAR.match(char) else _NAMED.get(char) or f"&#{ord(char)};"


class _Clock:
    """Days as the times of GEXF: dates, or years as numbers where one lies before the year 1 or after 9999."""

    def __init__(self, network: Network) -> None:
        spans = (one for node in network.nodes() if (one := node.span))
        times = (one for edge in network.edges() for one in edge.spans)
        self.numbers = any(day and not 1 <= day[0] <= 9999 for one in (*spans, *times) for day in (one.start, one.end))

    @property
    def format(self) -> str:
        return "double" if self.numbers else "date"

    def bounds(self, span: Span) -> str:
        return self._time("start", span.start, 0) + self._time("end", span.end, 1)

    def _time(self, name: str, day: Day | None, more: int) -> str:
        if day is None:
            return ""
        year, month, date = day
        if self.numbers:  # a day is as long as the 372nd part of a year, so that no two are one
            return f' {name}="{year + ((month - 1) * 31 + date - 1 + more) / 372:.4f}"'
        return f' {name}="{year:04}-{month:02}-{date:02}"'


def _lines(network: Network, clock: _Clock | None) -> Iterator[str]:
    edge_type = "directed" if network.directed else "undirected"
    time = f' mode="dynamic" timeformat="{clock.format}" timerepresentation="interval"' if clock else ' mode="static"'
    yield _HEAD.format(VERSION, "knowledge graph", escape(network.description or network.title), edge_type, time)
    yield from _declared("node", network.node_columns)
    yield from _declared("edge", network.edge_columns)
    places = _places(network.node_columns)
    yield f'<nodes count="{network.node_count}">\n'
    for node in network.nodes():
        yield _node(node, places, clock)
    yield "</nodes>\n"
    places = _places(network.edge_columns)
    yield f'<edges count="{network.edge_count}">\n'
    for edge in network.edges():
        yield _edge(edge, places, clock)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(what: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f'<attributes class="{what}">\n'
    for at, column in enumerate(columns):
        kind = "liststring" if column.many else column.kind
        yield f'<attribute id="{at}" title="{escape(column.label)}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _node(node: Node, places: Mapping[str, str], clock: _Clock | None) -> str:
    inside = _attvalues(node.values, places)
    if node.color:
        inside += '<viz:color r="{}" g="{}" b="{}"/>'.format(*node.color)
    if node.position:
        x, y = node.position
        inside += f'<viz:position x="{x:.3f}" y="{y:.3f}" z="0"/>'
    if node.size is not None:
        inside += f'<viz:size value="{node.size:.3f}"/>'
    time = clock.bounds(node.span) if clock and node.span else ""
    return f'<node id="{escape(node.id)}" label="{escape(node.label)}"{time}>{inside}</node>\n'


def _edge(edge: Edge, places: Mapping[str, str], clock: _Clock | None) -> str:
    inside = _attvalues(edge.values, places)
    if edge.color:
        inside += '<viz:color r="{}" g="{}" b="{}"/>'.format(*edge.color)
    time = ""
    if clock and len(edge.spans) == 1:
        time = clock.bounds(edge.spans[0])
    elif clock and edge.spans:
        inside += f"<spells>{''.join(f'<spell{clock.bounds(one)}/>' for one in edge.spans)}</spells>"
    return (
        f'<edge id="{edge.id}" source="{escape(edge.source)}" target="{escape(edge.target)}"'
        f"{_words(edge.kind, edge.label, edge.weight)}{time}>{inside}</edge>\n"
    )


@lru_cache(maxsize=4096)
def _words(kind: str, label: str, weight: float) -> str:
    """What many edges have in common."""
    words = f' kind="{escape(kind)}"' if kind else ""
    if label:
        words += f' label="{escape(label)}"'
    return f'{words} weight="{weight:.12g}"'


def _places(columns: Iterable[Column]) -> dict[str, str]:
    """How the value of each column begins."""
    return {one.name: f'<attvalue for="{at}" value="' for at, one in enumerate(columns)}


def _attvalues(values: Mapping[str, Value], places: Mapping[str, str]) -> str:
    if not values:
        return ""
    found = "<attvalues>"
    for name, value in values.items():
        kind = value.__class__
        shown = str(value) if kind is float or kind is int else escape(value if kind is str else text(value))  # type: ignore[arg-type]
        found += f'{places[name]}{shown}"/>'
    return f"{found}</attvalues>"


def text(value: Value) -> str:
    """A value as Gephi reads it: lists in brackets, their texts in quotes."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return f"[{', '.join([_quoted(one) if isinstance(one, str) else text(one) for one in value])}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(one: str) -> str:
    return json.dumps(_NOT_CHAR.sub("\ufffd", one), ensure_ascii=False)
