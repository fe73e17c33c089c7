"""What a store holds, in numbers.

In: a store. Out: `Stats`. How: SPARQL counts over the facts (the default graph) and the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.store import Store

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts, the largest first, of names.

    `entities` are the things with a label and `facts` the plain triples of a relation, each counted
    once however many articles state it. `statuses`, `reasons`, `extractors` and `rules`
    ("extractor: rule") count statements: one for every fact and evidence.
    """

    articles: int
    quads: int
    entities: int
    facts: int
    classes: Counts
    relations: Counts
    statuses: Counts
    reasons: Counts
    extractors: Counts
    rules: Counts


# What is declared by the ontology is no fact of an article.
_OWN = "FILTER(!STRSTARTS(STR(?thing), STRBEFORE(STR(kg:), '#')))"
_CLASSES = f"SELECT ?key (COUNT(*) AS ?n) {{ ?thing a ?key {_OWN} }} GROUP BY ?key"
_RELATIONS = (
    f"SELECT ?key (COUNT(*) AS ?n) {{ ?thing ?key ?value FILTER(STRSTARTS(STR(?key), STR(kg:))) {_OWN} }} GROUP BY ?key"
)
_QUADS = "SELECT ('' AS ?key) (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_STATEMENTS = "SELECT ?key (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?statement {} }} }} GROUP BY ?key"


def stats(store: Store) -> Stats:
    """Count everything; takes about a second for a million quads."""
    relations = _counts(store, _RELATIONS)
    entities = _counts(
        store, f"SELECT ('' AS ?key) (COUNT(DISTINCT ?thing) AS ?n) {{ ?thing rdfs:label ?label {_OWN} }}"
    )
    return Stats(
        articles=len(store.article_ids()),
        quads=sum(count for _, count in _counts(store, _QUADS)),
        entities=sum(count for _, count in entities),
        facts=sum(count for _, count in relations),
        classes=_counts(store, _CLASSES),
        relations=relations,
        statuses=_counts(store, _STATEMENTS.format("kg:status ?key")),
        reasons=_counts(store, _STATEMENTS.format("kg:reason ?key")),
        extractors=_counts(store, _STATEMENTS.format("kg:extractor ?key")),
        rules=_counts(
            store,
            _STATEMENTS.format("kg:extractor ?extractor ; kg:rule ?rule BIND(CONCAT(?extractor, ': ', ?rule) AS ?key)"),
        ),
    )


def _counts(store: Store, query: str) -> Counts:
    answer = store.dataset.query(query, prefixes=store.prefixes)
    assert isinstance(answer, ox.QuerySolutions)
    terms = store.namespace.term("")
    counts = [(row["key"].value.removeprefix(terms), int(row["n"].value)) for row in answer]
    return tuple(sorted(counts, key=lambda one: (-one[1], one[0])))
