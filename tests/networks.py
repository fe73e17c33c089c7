"""Small networks made by hand, with everything that a format can stumble over."""

from __future__ import annotations

from collections.abc import Sequence

from kg.export.network import Column, Edge, Network, Node, Span

#: Words of every script, and what breaks files: quotes, brackets, line ends, control characters, half pairs.
HOSTILE = (
    "plain", "", " lead and trail ", 'quote " and \' and \\ end\\', "<tag a=\"b\"> & &amp; ]]>", "line\nend\r\ttab",
    "张艺谋", "Ελλάδα", "Россия", "العربية", "עברית", "हिन्दी", "ไทย", "한국어", "日本語", "e\u0301 \u200d \u202e right",
    "😀 𝔘", "null \x00 bell \x07 tab \x0b esc \x1b", "half \ud800 pair", "\ufffe \uffff", "a,b;c|d", "[x, y]", "=1+1",
    "--> <!--", "%s {0} {{DATA}} </script>", "\u2028 \u2029 \x85",
)  # fmt: skip
COLUMNS = (
    Column("class", "class"),
    Column("classes", "classes", many=True),
    Column("words", "words", many=True),
    Column("population", "population", "long"),
    Column("area", "area", "double"),
    Column("open", "open to all", "boolean"),
    Column("counts", "counts", "long", many=True),
)


def network(nodes: Sequence[Node], edges: Sequence[Edge], *, directed: bool = True) -> Network:
    """The network of these, which may be read again and again."""
    return Network(
        title="A <network> & more",
        node_count=len(nodes),
        edge_count=len(edges),
        node_columns=COLUMNS,
        edge_columns=(Column("confidence", "confidence", "double"), Column("role", "character role", many=True)),
        nodes=lambda: iter(nodes),
        edges=lambda: iter(edges),
        directed=directed,
    )


def hostile() -> Network:
    """A node for each hostile text, linked in a ring, with a second edge of another kind beside each."""
    count = len(HOSTILE)
    nodes = [
        Node(
            id=f"http://kg.example/id/{at}",
            label=text,
            kind="film",
            values={
                "class": text, "classes": ("film", text), "words": HOSTILE[: at + 1], "population": at - 2**52,
                "area": at / 7, "open": at % 2 == 0, "counts": (at, -at),
            },
            span=Span((1900 + at, 2, 3), None if at % 2 else (1950 + at, 12, 31)),
            position=(at * 1.5, -at / 3),
            size=1.0 + at,
            color=(at, 255 - at, 7),
        )
        for at, text in enumerate(HOSTILE)
    ]  # fmt: skip
    edges = [
        Edge(
            id=2 * at + more,
            source=nodes[at].id,
            target=nodes[(at + 1) % count].id,
            kind=f"kind{more}",
            label=HOSTILE[at],
            weight=1 + at / 2,
            values={"confidence": 0.5, "role": (HOSTILE[at], "x")},
            spans=(Span((1901, 1, 1), (1902, 1, 1)), Span((1905, 1, 1), None))[: at % 3],
        )
        for at in range(count)
        for more in range(2)
    ]
    return network(nodes, edges)


def empty() -> Network:
    return network([], [])


def single() -> Network:
    return network([Node(id="http://kg.example/id/one", label="One")], [])


def ancient() -> Network:
    """Caesar and somebody without dates."""
    caesar = Node(id="c", label="Caesar", span=Span((-99, 7, 12), (-43, 3, 15)))
    return network(
        [caesar, Node(id="d", label="D")], [Edge(id=0, source="c", target="d", spans=(Span((-48, 1, 1), None),))]
    )
