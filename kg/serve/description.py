"""SPARQL 1.1 Service Description: what the service says of itself at `/sparql` without a query."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.formats import GRAPHS, RESULTS
from kg.serve.negotiate import choose
from kg.serve.problem import Problem
from kg.serve.service import Service

SD, VOID, FORMATS = (
    "http://www.w3.org/ns/sparql-service-description#",
    "http://rdfs.org/ns/void#",
    "http://www.w3.org/ns/formats/",
)
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
WRITTEN = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
    "nquads": "N-Quads",
    "trig": "TriG",
    "n3": "N3",
}
COMMENT = (
    "The default graph of a query is the union of all graphs of the store, as a set of triples: its default graph, "
    "which holds the plain facts, and its named ones. A dataset named in the query or the request takes its place. "
    "An update and the graph store's ?default see the store's own default graph."
)


def address(request: Request, service: Service, path: str) -> str:
    """The address of a path of ours as clients write it."""
    public = service.settings.public_url.rstrip("/")
    return public + path if public else str(request.url.replace(path=path, query="", fragment=""))


async def describe(request: Request) -> Response:
    """The description in the RDF format that the client likes best."""
    service: Service = request.app.state.service
    shown = service.current()
    form = choose(",".join(request.headers.getlist("accept")), GRAPHS)
    if not form:
        raise Problem(406, "the description is a graph; accept " + ", ".join(one.media[0] for one in GRAPHS))
    endpoint = ox.NamedNode(address(request, service, "/sparql"))
    one, dataset, default = endpoint, ox.BlankNode("dataset"), ox.BlankNode("default")
    pairs: list[tuple[ox.NamedNode | ox.BlankNode, str, ox.NamedNode | ox.BlankNode | ox.Literal | str]] = [
        (one, RDF + "type", SD + "Service"),
        (one, SD + "endpoint", endpoint),
        (one, SD + "supportedLanguage", SD + "SPARQL11Query"),
        (one, SD + "supportedLanguage", SD + "SPARQL10Query"),
        (one, SD + "feature", SD + "UnionDefaultGraph"),
        (one, SD + "feature", SD + "EmptyGraphs"),
        (one, SD + "defaultDataset", dataset),
        (one, RDFS + "comment", ox.Literal(COMMENT, language="en")),
        (dataset, RDF + "type", SD + "Dataset"),
        (dataset, SD + "defaultGraph", default),
        (default, RDF + "type", SD + "Graph"),
    ]
    if service.settings.writable:
        pairs.append((one, SD + "supportedLanguage", SD + "SPARQL11Update"))
    if service.settings.services:
        pairs.append((one, SD + "feature", SD + "BasicFederatedQuery"))
    for written in (*RESULTS, *GRAPHS):
        pairs.append((one, SD + "resultFormat", FORMATS + WRITTEN[written.name]))
    for read in GRAPHS:
        pairs.append((one, SD + "inputFormat", FORMATS + WRITTEN[read.name]))
    triples = [
        ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(target) if isinstance(target, str) else target)
        for subject, predicate, target in pairs
    ]
    quads = ox.Literal(str(shown.quads), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    triples.append(
        ox.Triple(
            dataset, ox.NamedNode(RDFS + "comment"), ox.Literal("quads in all graphs are counted by void:triples")
        )
    )
    triples.append(ox.Triple(dataset, ox.NamedNode(VOID + "triples"), quads))
    prefixes = {"sd": SD, "void": VOID, "rdfs": RDFS, "formats": FORMATS}
    data = ox.serialize(triples, format=form.engine, prefixes=prefixes)  # type: ignore[arg-type]
    return Response(data, headers={"Content-Type": form.content_type, "Vary": "Accept", "Cache-Control": "no-cache"})
