"""The facts of a store, or what a question about it answers, as rows for the desk.

What a question answers becomes a network so: the triples of a CONSTRUCT or DESCRIBE are facts; of a
SELECT the columns ?source and ?target (else the first two) are edges, with ?relation, ?weight and
any other column as their attributes, and a single column names the nodes. What is not told is taken
from the store: labels and classes, and for a SELECT the literal facts of the nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.export.desk import Desk
from kg.lookup import curie
from kg.queries import Question, run_query
from kg.store import Store

_FACTS = """
SELECT ?s ?p ?o ?g ?c { GRAPH ?g {
  ?one kg:status kg:Asserted ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:confidence ?c } }
"""
_TOLD = """
SELECT ?s ?p ?o ?one ?q ?v { VALUES ?q { %s } GRAPH ?g {
  ?one ?q ?v ; kg:status kg:Asserted ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }
"""
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Row = tuple[str | float | None, ...]


def lay_out(desk: Desk, store: Store) -> None:
    """All asserted facts with who tells them, what they are qualified by, and what the things are."""
    desk.put(
        "fact",
        (
            _fact(store, row["s"], row["p"], row["o"], row["g"].value, float(row["c"].value))
            for row in _rows(store, _FACTS)
        ),
    )
    qualifiers = [
        f"kg:{one.name}" for one in desk.ontology.relations.values() if any(slot[:2] == "q." for slot in one.slots)
    ]
    told = _rows(store, _TOLD % " ".join(qualifiers)) if qualifiers else ()
    desk.put(
        "told",
        (
            (*_fact(store, row["s"], row["p"], row["o"])[:3], row["one"].value, name(store, row["q"]), row["v"].value)
            for row in told
        ),
    )
    _describe(desk, store)


def ask(desk: Desk, store: Store, question: Question, parameters: Mapping[str, str]) -> None:
    """What a question answers; raises QueryError where that makes no network."""
    answer = run_query(store, question, parameters).answer
    match answer:
        case ox.QueryTriples():
            triples = sorted(set(answer), key=str)
            desk.put(
                "fact", (_fact(store, one.subject, one.predicate, one.object) for one in triples if _told(store, one))
            )
            desk.put("type", (_pair(store, one) for one in triples if _is(store, one, "rdf:type")))
            desk.put("label", (_pair(store, one) for one in triples if _is(store, one, "rdfs:label")))
            _describe(desk, store)
        case ox.QuerySolutions():
            names = [one.value for one in answer.variables]
            rows = sorted({tuple(row[one] for one in names) for row in answer}, key=str)
            if len(names) == 1:
                _induced(desk, store, {row[0].value for row in rows if isinstance(row[0], ox.NamedNode)})
            else:
                _table(desk, store, names, rows)
        case _:
            raise QueryError("an ASK makes no network; give a CONSTRUCT, or a SELECT of ?source and ?target")


def name(store: Store, predicate: ox.NamedNode) -> str:
    """A relation's local name; a prefixed name where it is not of this ontology."""
    own = store.namespace.term("")
    return predicate.value.removeprefix(own) if predicate.value.startswith(own) else curie(store, predicate).strip("<>")


def _rows(store: Store, query: str) -> ox.QuerySolutions:
    answer = store.dataset.query(query, prefixes=store.prefixes)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


def _fact(
    store: Store, subject: Term, predicate: Term, target: Term, article: str = "", confidence: float | None = None
) -> Row:
    assert isinstance(predicate, ox.NamedNode)
    datatype = target.datatype.value.rpartition("#")[2] if isinstance(target, ox.Literal) else ""
    return _id(subject), name(store, predicate), _id(target), datatype, article, confidence


def _id(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _is(store: Store, triple: ox.Triple, curie_: str) -> bool:
    prefix, _, local = curie_.partition(":")
    return triple.predicate.value == store.prefixes[prefix] + local


def _told(store: Store, triple: ox.Triple) -> bool:
    return not _is(store, triple, "rdf:type") and not _is(store, triple, "rdfs:label")


def _pair(store: Store, triple: ox.Triple) -> Row:
    own = store.namespace.term("")
    return _id(triple.subject), _id(triple.object).removeprefix(own)


def _describe(desk: Desk, store: Store) -> None:
    """Classes, labels and other addresses of what the store knows; what the desk knows already stays."""
    own, ontology = store.namespace.term(""), f"{store.base}ontology"
    for table, curie_ in (("type", "rdf:type"), ("label", "rdfs:label"), ("same", "owl:sameAs")):
        prefix, _, local = curie_.partition(":")
        quads = store.dataset.quads_for_pattern(
            None, ox.NamedNode(store.prefixes[prefix] + local), None, ox.DefaultGraph()
        )
        desk.put(
            table,
            (
                (quad.subject.value, _id(quad.object).removeprefix(own))
                for quad in quads
                if isinstance(quad.subject, ox.NamedNode) and not quad.subject.value.startswith(ontology)
            ),
        )


def _induced(desk: Desk, store: Store, wanted: set[str]) -> None:
    """The facts of some things, and of those between them."""
    lay_out(desk, store)
    desk.db.execute("CREATE TABLE wanted(iri TEXT PRIMARY KEY)")
    desk.put("wanted", ((iri,) for iri in sorted(wanted)))
    concept = f"{store.base}concept/"
    desk.db.execute(
        "DELETE FROM fact WHERE subject NOT IN wanted OR "
        "(datatype = '' AND object NOT IN wanted AND substr(object, 1, ?) <> ?)",
        (len(concept), concept),
    )
    desk.db.execute("DELETE FROM label WHERE thing NOT IN wanted AND substr(thing, 1, ?) <> ?", (len(concept), concept))


def _table(desk: Desk, store: Store, names: list[str], rows: Iterable[tuple[Term, ...]]) -> None:
    """Edges from the rows of a SELECT, and what the store tells of their ends."""
    source, target = (names.index("source"), names.index("target")) if {"source", "target"} <= set(names) else (0, 1)
    ends: set[str] = set()

    def facts() -> Iterator[Row]:
        for at, row in enumerate(rows):
            one, other = row[source], row[target]
            if not isinstance(one, ox.NamedNode) or not isinstance(other, ox.NamedNode):
                continue
            ends.update((one.value, other.value))
            told = dict(zip(names, row, strict=True))
            relation = told.get("relation")
            kind = name(store, relation) if isinstance(relation, ox.NamedNode) else _id(relation) if relation else ""
            desk.put(
                "told",
                (
                    (one.value, kind, other.value, f"{at:09}", key, _id(value))
                    for key, value in told.items()
                    if value is not None and key not in (names[source], names[target], "relation")
                ),
            )
            yield one.value, kind, other.value, "", "", None

    desk.put("fact", list(facts()))
    _describe(desk, store)
    for iri in sorted(ends):
        for quad in store.dataset.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
            if _told(store, quad.triple) and not isinstance(quad.object, ox.NamedNode):
                desk.put("fact", [_fact(store, quad.subject, quad.predicate, quad.object)])
