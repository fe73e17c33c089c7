"""The data of one thing: what is said of it, why, and what points at it.

In: a snapshot and an address. Out: a `Description`, whose quads every format writes. How: an asserted fact stands
in the graphs of the articles that state it, a statement with its quote and confidence in the graph of their
evidence, so that what a story tells is never a plain fact; what the document adds itself (names of neighbours,
licence, date) stands in a graph that has the document's own address. Pages beyond the first continue the lists
that may be long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

import pyoxigraph as ox

from kg.linked.source import Source, term

#: Statements and inbound facts of one page, things that only an article names, and graphs told of one fact.
PAGE, LOCAL, GRAPHS = 500, 500, 20
LABEL, TYPE = term("rdfs:label"), term("rdf:type")
PLAIN = ox.DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One page of what is known. `inbound` and `statements` count all pages."""

    iri: str
    quads: tuple[ox.Quad, ...]
    page: int
    pages: int
    inbound: int
    statements: int


def address(source: Source, iri: str, page: int = 1) -> str | None:
    """The address of the document about a thing, in whatever format; None where it has none.

    The pages after the first have addresses of their own, which no title can have.
    """
    local = source.addresses.local(iri)
    if not local:
        return None
    return f"{source.base}data/{local}" if page == 1 else f"{source.base}data/inbound/{page}/{local}"


def describe(source: Source, iri: str, page: int = 1) -> Description | None:
    """What is known of a thing; None where it is nothing, or not so much."""
    index, facts = source.view.index, source.view.facts.dataset
    node = ox.NamedNode(iri)
    (inbound,) = index.execute("SELECT count(*) FROM link WHERE target = ?", (iri,)).fetchone()
    statements = sorted({quad.subject.value for quad in facts.quads_for_pattern(None, term("rdf:subject"), node)})  # type: ignore[union-attr]
    pages = max(1, -(-max(inbound, len(statements)) // PAGE))
    start = (page - 1) * PAGE
    quads = set(_about(source, iri)) if page == 1 else set()
    if page == 1 and not quads and not inbound:  # nothing is stated of it: all there is are its mentions
        quads.update(islice(facts.quads_for_pattern(None, term("schema:mentions"), node), PAGE))
    if page > pages or (page == 1 and not quads and not inbound):
        return None
    for one in statements[start : start + PAGE]:
        quads.update(facts.quads_for_pattern(ox.NamedNode(one), None, None))
    rows = index.execute(
        "SELECT source, relation FROM link WHERE target = ? ORDER BY relation, source LIMIT ? OFFSET ?",
        (iri, PAGE, start),
    )
    for subject, relation in rows.fetchall():
        quads.update(_graphs(source, ox.Triple(ox.NamedNode(subject), ox.NamedNode(relation), node)))
    found = Description(
        iri=iri, quads=tuple(quads), page=page, pages=pages, inbound=inbound, statements=len(statements)
    )
    added = {*_names(source, found), *_metadata(source, found)}
    return Description(
        iri=iri,
        quads=tuple(sorted(quads | added, key=str)),
        page=page,
        pages=pages,
        inbound=inbound,
        statements=len(statements),
    )


def _about(source: Source, iri: str) -> Iterator[ox.Quad]:
    """What is said of the thing, and of what has a name only in its article; of an article, all that it says."""
    identity = iri.removeprefix(f"{source.base}article/")
    if identity != iri:
        for kind in ("article", "evidence"):
            graph = ox.NamedNode(f"{source.base}{kind}/{identity}")
            yield from source.view.facts.dataset.quads_for_pattern(None, None, None, graph)
        return
    # "$" is the character after "#": all addresses within the document.
    within = source.view.index.execute(
        "SELECT iri FROM thing WHERE iri > ? AND iri < ? AND gone = 0 LIMIT ?", (f"{iri}#", f"{iri}$", LOCAL)
    )
    for one in [iri, *(local for (local,) in within)]:
        for quad in source.view.union.quads_for_pattern(ox.NamedNode(one), None, None, PLAIN):
            yield from _graphs(source, quad.triple)


def _graphs(source: Source, triple: ox.Triple) -> Iterator[ox.Quad]:
    """A fact in the first of the graphs that state it; in the default graph where no other does."""
    subject, predicate, target = triple
    quads = source.view.facts.dataset.quads_for_pattern(subject, predicate, target)
    named = list(islice((quad for quad in quads if quad.graph_name != PLAIN), GRAPHS))
    yield from named or [ox.Quad(subject, predicate, target)]


def _names(source: Source, found: Description) -> Iterator[ox.Quad]:
    """The labels of the things of ours that the facts lead to or come from."""
    ours = (f"{source.base}id/", f"{source.base}concept/", f"{source.base}article/")
    named = {quad.subject for quad in found.quads if quad.predicate == LABEL}
    nodes = {one for quad in found.quads for one in (quad.subject, quad.object)}
    graph = ox.NamedNode(address(source, found.iri, found.page) or found.iri)
    for node in nodes:
        if isinstance(node, ox.NamedNode) and node not in named and node.value.startswith(ours):
            for quad in source.view.union.quads_for_pattern(node, LABEL, None, PLAIN):
                yield ox.Quad(node, LABEL, quad.object, graph)


def _metadata(source: Source, found: Description) -> Iterator[ox.Quad]:
    """What the document says of itself."""
    here = address(source, found.iri, found.page)
    if here is None:
        return
    document, about = ox.NamedNode(here), source.about
    changed = source.modified(found.iri)
    articles = {one.graph_name for one in found.quads}
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("rdf:type", term("foaf:Document")),
        ("foaf:primaryTopic", ox.NamedNode(found.iri)),
        ("dcterms:isPartOf", source.dataset),
        ("void:inDataset", source.dataset),
        ("dcterms:modified", moment(changed or source.state.made)),
        ("hydra:totalItems", ox.Literal(found.inbound)),
    ]
    said += [("dcterms:license", ox.NamedNode(about.licence))] if about.licence else []
    said += [
        ("prov:wasDerivedFrom", one)
        for one in articles
        if isinstance(one, ox.NamedNode) and one.value.startswith(f"{source.base}article/")
    ]
    if found.page < found.pages:
        said.append(("hydra:next", ox.NamedNode(str(address(source, found.iri, found.page + 1)))))
    if found.page > 1:
        said.append(("hydra:first", ox.NamedNode(str(address(source, found.iri)))))
    for name, value in said:
        yield ox.Quad(document, term(name), value, document)
    yield ox.Quad(source.dataset, term("void:sparqlEndpoint"), ox.NamedNode(f"{source.base}sparql"), document)


def moment(seconds: float) -> ox.Literal:
    """A time in seconds since 1970 as an `xsd:dateTime`.

    >>> moment(0).value
    '1970-01-01T00:00:00Z'
    """
    text = datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ox.Literal(text, datatype=term("xsd:dateTime"))
