"""The network that stands on a desk, as streams of nodes and edges.

In: a desk whose `node` and `edge` tables are filled. Out: a `Network`. How: the values of an
attribute decide its type: whole numbers, numbers, else text; where something has several, all have
tuples. Facts whose object is a concept are attributes with its label as value.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from kg.export.desk import Desk, day, errors
from kg.export.network import Column, Edge, Kind, Network, Node, Span, Value

#: Columns that formats give a meaning of their own.
RESERVED = frozenset(
    "id label source target type kind weight interval timeset start end x y z size color shape thickness r g b".split()
)
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("integer", "int", "long", "gYear", "nonNegativeInteger"), "long"),
    **dict.fromkeys(("decimal", "double", "float"), "double"),
    "boolean": "boolean",
}
_NODES = """
SELECT number, iri, (SELECT MIN(label) FROM label WHERE thing = iri),
  (SELECT json_group_array(DISTINCT class) FROM type WHERE thing = iri),
  (SELECT json_group_array(json_array(relation, word)) FROM attribute WHERE subject = iri),
  (SELECT json_array(first, last) FROM span WHERE thing = iri)
FROM node ORDER BY number
"""
_EDGES = """
SELECT edge.number, source, target, relation, weight, confidence,
  (SELECT json_group_array(json_array(name, COALESCE((SELECT MIN(label) FROM label WHERE thing = value), value)))
   FROM told WHERE told.subject = source AND told.relation = edge.relation AND told.object = target),
  (SELECT json_group_array(json_array((SELECT MIN(label) FROM label WHERE label.thing = shared.thing), first, last))
   FROM shared LEFT JOIN span USING (thing) WHERE shared.source = edge.source AND shared.target = edge.target)
FROM edge ORDER BY edge.number
"""
_ATTRIBUTES = """
CREATE TABLE attribute AS
  SELECT DISTINCT subject, relation, object AS word, datatype FROM fact
    WHERE datatype <> '' AND subject IN (SELECT iri FROM node)
  UNION SELECT DISTINCT subject, relation, COALESCE((SELECT MIN(label) FROM label WHERE thing = object), object),
    'concept' FROM fact WHERE datatype = '' AND substr(object, 1, :length) = :concept
      AND subject IN (SELECT iri FROM node) AND object NOT IN (SELECT iri FROM node)
"""


class Streams:
    """What the desk holds; the desk must stay open while the network is read."""

    def __init__(self, desk: Desk, title: str) -> None:
        self.desk, self.db, self.title = desk, desk.db, title
        concept = f"{desk.base}concept/"
        with errors():
            self.db.execute(_ATTRIBUTES, {"concept": concept, "length": len(concept)})
            self.db.execute("CREATE INDEX attribute_subject ON attribute(subject)")

    def network(self) -> Network:
        """The network; its streams may be read one after the other, or at once."""
        projected = self._count("shared") > 0
        return Network(
            title=self.title,
            node_count=self._count("node"),
            edge_count=self._count("edge"),
            node_columns=(
                Column("class", "class"),
                Column("classes", "classes", many=True),
                Column("description", "description"),
                *self._facts.values(),
            ),
            edge_columns=(
                *(
                    (Column("shared", "shared", many=True),)
                    if projected
                    else (Column("confidence", "confidence", "double"),)
                ),
                *self._qualifiers.values(),
            ),
            nodes=self._nodes,
            edges=self._edges,
            directed=not projected,
        )

    def _count(self, table: str) -> int:
        (count,) = self.db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
        return int(count)

    @cached_property
    def _facts(self) -> dict[str, Column]:
        rows = self.db.execute(
            "SELECT relation, MAX(n), json_group_array(DISTINCT datatype), MAX(length) FROM (SELECT relation, "
            "datatype, COUNT(*) OVER (PARTITION BY subject, relation) AS n, length(word) AS length FROM attribute) "
            "GROUP BY relation"
        )
        return self._columns(((name, many, json.loads(types), length) for name, many, types, length in rows))

    @cached_property
    def _qualifiers(self) -> dict[str, Column]:
        rows = self.db.execute(
            "SELECT name, MAX(n) FROM (SELECT name, COUNT(DISTINCT value) AS n FROM told "
            "JOIN edge ON told.subject = source AND told.relation = edge.relation AND told.object = target "
            "GROUP BY source, edge.relation, target, name) GROUP BY name"
        )
        relations = self.desk.ontology.relations
        types = {name: relations[name].datatype.partition(":")[2] for name in relations}
        return self._columns((name, many, [types.get(name, "")], 0) for name, many in rows)

    def _columns(self, found: Iterable[tuple[str, int, list[str], int]]) -> dict[str, Column]:
        relations = self.desk.ontology.relations
        columns = []
        for name, many, types, length in found:
            kinds = {_KINDS.get(one, "string") for one in types}
            kind: Kind = next(iter(kinds)) if len(kinds) == 1 else "double" if kinds == {"long", "double"} else "string"
            label = relations[name].label if name in relations else name
            label = f"{label} (told)" if label in RESERVED | {"class", "classes", "description"} else label
            columns.append(Column(name, label, "string" if kind == "long" and length > 18 else kind, many > 1))
        return {one.name: one for one in sorted(columns, key=lambda one: (one.label, one.name))}

    def _nodes(self) -> Iterator[Node]:
        classes = self.desk.ontology.classes
        for _, iri, label, types, facts, bounds in self.db.execute(_NODES):
            known = {one for one in json.loads(types) if one in classes}
            above = {parent for one in known for parent in self.desk.ontology.ancestors(one) if parent != one}
            kinds = sorted(classes[one].label or one for one in known - above) or sorted(json.loads(types))
            values = _values(json.loads(facts), self._facts)
            span = _span(*json.loads(bounds)) if bounds else None
            if kinds:
                values = {"class": kinds[0], "classes": tuple(kinds), **values}
            described = self._described(values, kinds, span)
            if described:
                values["description"] = described
            name = label or iri.rpartition("/")[2] or iri
            yield Node(id=iri, label=name, kind=kinds[0] if kinds else "", values=values, span=span)

    def _described(self, values: Mapping[str, Value], kinds: list[str], span: Span | None) -> str:
        """What is said of it in a few words: the concepts it falls under, its classes apart, and its years."""
        words: list[str] = []
        for name in self._concepts:
            value = values.get(name, ())
            words += [value] if isinstance(value, str) else map(str, value if isinstance(value, tuple) else ())
        text = ", ".join([word for word in dict.fromkeys(words) if word not in kinds][:4])
        if span is None:
            return text
        first, last = (str(one[0]) if one else "" for one in (span.start, span.end))
        return f"{text} ({first if first == last else f'{first}–{last}'})".strip()

    @cached_property
    def _concepts(self) -> tuple[str, ...]:
        rows = self.db.execute(
            "SELECT relation FROM attribute WHERE datatype = 'concept' "
            "GROUP BY relation ORDER BY COUNT(*) DESC, relation"
        )
        return tuple(str(name) for (name,) in rows)

    def _edges(self) -> Iterator[Edge]:
        relations = self.desk.ontology.relations
        for number, source, target, relation, weight, confidence, told, shared in self.db.execute(_EDGES):
            values: dict[str, Value] = {} if confidence is None else {"confidence": confidence}
            told = [pair for pair in json.loads(told) if pair[0] in self._qualifiers]
            values.update(_values(told, self._qualifiers))
            between = json.loads(shared)
            if between:
                values["shared"] = tuple(sorted(str(label) for label, _, _ in between))
                spans = {_span(first, last) for _, first, last in between if first is not None or last is not None}
                times = tuple(sorted(spans, key=lambda one: (one.start or (-9999, 1, 1), one.end or (9999, 1, 1))))
            else:
                times = self.desk.spans(source, relation, target) if told else ()
            label = relations[relation].label if relation in relations else relation
            yield Edge(
                id=number - 1,
                source=source,
                target=target,
                kind=relation,
                label=label,
                weight=weight,
                values=values,
                spans=times,
            )


def _span(first: int | None, last: int | None) -> Span:
    return Span(day(first), day(last))


def _values(pairs: Iterable[list[str]], columns: Mapping[str, Column]) -> dict[str, Value]:
    """The typed values of the columns; a literal that is not of its datatype is left out."""
    texts: dict[str, list[str]] = defaultdict(list)
    for name, text in pairs:
        texts[name].append(text)
    found: dict[str, Value] = {}
    for name in sorted(texts):
        column = columns[name]
        values = [value for text in sorted(set(texts[name])) if (value := _value(text, column.kind)) is not None]
        if values:
            found[name] = tuple(values) if column.many else values[0]  # type: ignore[assignment]
    return found


def _value(text: str, kind: Kind) -> str | int | float | bool | None:
    try:
        match kind:
            case "long":
                return int(text)
            case "double":
                number = float(text)
                return number if abs(number) < float("inf") else None
            case "boolean":
                return text in ("true", "1")
            case _:
                return text
    except ValueError:
        return None
