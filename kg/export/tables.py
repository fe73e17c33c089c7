"""Tables of nodes and edges: CSV with the column names of Gephi or of neo4j-admin, and Parquet.

Each makes two files. The CSV is UTF-8 with commas, quoted as RFC 4180 has it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from kg.errors import ConfigError
from kg.export.gexf import text
from kg.export.graphml import iso
from kg.export.network import Column, Edge, Network, Node, Span, Value

Cell = str | float | None
_NEO4J = {"string": "string", "long": "long", "double": "double", "boolean": "boolean"}
#: Rows that are turned into one group of a Parquet file.
GROUP = 20_000


def write_gephi_csv(network: Network, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Nodes and edges as Gephi's import of spreadsheets names them, times as intervals."""
    columns = network.node_columns
    own = ["Id", "Label", "Interval", *(one.label for one in columns)]
    placed = ["X", "Y", "Size", "Color"]
    _write(nodes, [*own, *placed], (
        [node.id, node.label, _interval((node.span,) if node.span else ()), *_cells(node, columns, text), *_drawn(node)]
        for node in network.nodes()
    ))  # fmt: skip
    columns, kind = network.edge_columns, "Directed" if network.directed else "Undirected"
    own = ["Source", "Target", "Type", "Id", "Label", "Weight", "Kind", "Interval", *(one.label for one in columns)]
    _write(edges, own, (
        [edge.source, edge.target, kind, edge.id, edge.label, edge.weight, edge.kind, _interval(edge.spans),
         *_cells(edge, columns, text)]
        for edge in network.edges()
    ))  # fmt: skip


def write_neo4j_csv(network: Network, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Nodes and relationships with the headers that `neo4j-admin database import` reads; lists are parted by ";"."""

    def joined(value: Value) -> str:
        items = [text(one) for one in value] if isinstance(value, tuple) else [text(value)]
        return ";".join(item.replace(";", ",") for item in items) if isinstance(value, tuple) else items[0]

    def header(columns: Iterable[Column]) -> list[str]:
        return [f"{one.name}:{_NEO4J[one.kind]}{'[]' * one.many}" for one in columns]

    columns = [one for one in network.node_columns if one.name not in ("class", "classes")]
    _write(nodes, ["iri:ID", ":LABEL", "name", "start:date", "end:date", *header(columns)], (
        [node.id, _labels(node), node.label, *_ends(node.span), *_cells(node, columns, joined)]
        for node in network.nodes()
    ))  # fmt: skip
    columns = list(network.edge_columns)
    _write(edges, [":START_ID", ":END_ID", ":TYPE", "weight:double", *header(columns)], (
        [edge.source, edge.target, edge.kind or "shares", edge.weight, *_cells(edge, columns, joined)]
        for edge in network.edges()
    ))  # fmt: skip


def write_parquet(network: Network, nodes: BinaryIO, edges: BinaryIO) -> None:
    """Typed columns, lists among them; raises ConfigError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as err:
        raise ConfigError("parquet needs pyarrow; run: pip install 'kg-builder[network]'") from err
    kinds = {"string": pa.string(), "long": pa.int64(), "double": pa.float64(), "boolean": pa.bool_()}

    def write(output: BinaryIO, own: Sequence[tuple[str, Any]], columns: Sequence[Column], rows: Iterator[Any],
              head: Callable[[Any], list[Any]]) -> None:  # fmt: skip
        fields = [*own, *((one.label, pa.list_(kinds[one.kind]) if one.many else kinds[one.kind]) for one in columns)]
        schema = pa.schema(fields)
        with pq.ParquetWriter(output, schema, compression="zstd") as writer:
            while True:
                group = [[*head(row), *(row.values.get(one.name) for one in columns)] for row in islice(rows, GROUP)]
                if group:
                    arrays = [pa.array(list(map(_listed, cells)), field.type)
                              for cells, field in zip(zip(*group, strict=True), schema, strict=True)]  # fmt: skip
                    writer.write_table(pa.table(arrays, schema=schema))
                if len(group) < GROUP:
                    return

    name, number = pa.string(), pa.float64()
    write(
        nodes,
        [("id", name), ("label", name), ("start", name), ("end", name), ("x", number), ("y", number),
         ("size", number), ("color", name)],
        network.node_columns,
        network.nodes(),
        lambda node: [node.id, node.label, *_ends(node.span), *_drawn(node)],
    )  # fmt: skip
    write(
        edges,
        [("id", pa.int64()), ("source", name), ("target", name), ("kind", name), ("label", name), ("weight", number)],
        network.edge_columns,
        network.edges(),
        lambda edge: [edge.id, edge.source, edge.target, edge.kind, edge.label, edge.weight],
    )


def _listed(value: object) -> object:
    """The value as pyarrow takes it: UTF-8 has no half surrogate pairs."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return list(map(_listed, value)) if isinstance(value, tuple) else value


def _write(output: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    stream = io.TextIOWrapper(output, encoding="utf-8", errors="backslashreplace", newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    stream.detach()


def _cells(one: Node | Edge, columns: Iterable[Column], shown: Callable[[Value], str]) -> list[str]:
    return ["" if (value := one.values.get(column.name)) is None else shown(value) for column in columns]


def _drawn(node: Node) -> list[Cell]:
    x, y = node.position or (None, None)
    color = None if node.color is None else "#{:02x}{:02x}{:02x}".format(*node.color)
    return [*(None if number is None else round(number, 3) for number in (x, y, node.size)), color]


def _ends(span: Span | None) -> list[Cell]:
    return [iso(day) if day else None for day in (span.start, span.end)] if span else [None, None]


def _labels(node: Node) -> str:
    kinds = node.values.get("classes", ())
    return ";".join(str(one).replace(";", ",") for one in kinds) if isinstance(kinds, tuple) else ""


def _interval(spans: Iterable[Span]) -> str:
    """Times as Gephi writes them: <[1901-01-01, 1975-12-31]>."""
    times = [f"[{_ends(one)[0] or '-Infinity'}, {_ends(one)[1] or 'Infinity'}]" for one in spans]
    return f"<{'; '.join(times)}>" if times else ""
