"""A network for people to look at: nodes and edges as streams of frozen values.

A network is read as often as one likes and never held in memory as a whole. The same network gives
the same nodes and edges in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal as OneOf

Scalar = str | int | float | bool
Value = Scalar | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]
Kind = OneOf["string", "long", "double", "boolean"]
#: A day of the proleptic Gregorian calendar: year (0 is 1 BC), month, day.
Day = tuple[int, int, int]
Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute of nodes or of edges. `many` means that its values are tuples, each in a fixed order."""

    name: str
    label: str
    kind: Kind = "string"
    many: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A time, both days included; None where it is open."""

    start: Day | None
    end: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing. `id` is its IRI, `kind` its class (the most specific one, in words).

    `values` are by the names of the network's columns; one that has none is left out. Position,
    size (a diameter in the units of the positions) and colour are there once it is laid out.
    """

    id: str
    label: str
    kind: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    span: Span | None = None
    position: tuple[float, float] | None = None
    size: float | None = None
    color: Color | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A relation between two nodes. `kind` is its local name and `label` says it in words.

    `weight` is the number of articles that tell it (in a projection: of things shared), `spans` when
    it held, as far as that is told of the relation itself.
    """

    id: int
    source: str
    target: str
    kind: str = ""
    label: str = ""
    weight: float = 1.0
    values: Mapping[str, Value] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    color: Color | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Network:
    """Nodes, edges between them, and what attributes they may have."""

    title: str
    node_count: int
    edge_count: int
    node_columns: tuple[Column, ...]
    edge_columns: tuple[Column, ...]
    nodes: Callable[[], Iterator[Node]]
    edges: Callable[[], Iterator[Edge]]
    directed: bool = True
    description: str = ""
