"""The W3C tests of SPARQL 1.1 Protocol, Graph Store Protocol and Service Description, by name, on a live service."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from tests.serving import Server, serving

SHARED = Path(__file__).parents[2] / "shared"
SUITE = SHARED / "data" / "w3c-sparql11"
RUNNER = SHARED / "tools" / "w3c_http_runner.py"
MANIFESTS = {
    "sparql/sparql11/protocol/manifest.ttl": "protocol",
    "sparql/sparql11/graph-store-protocol/manifest-indirect.ttl": "gsp",
    "sparql/sparql11/graph-store-protocol/manifest-direct.ttl": "gsp",
}
#: The service description's three; its manifest gives them no request.
DESCRIPTION = ("returns-rdf", "has-endpoint-triple", "conforms-to-schema")
SD = "http://www.w3.org/ns/sparql-service-description#"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SUITE.is_dir() and RUNNER.is_file()), reason="the W3C tests are beside a development checkout only"
    ),
]


def cases() -> list[tuple[str, str]]:
    """(manifest, test) for every entry."""
    if not SUITE.is_dir():
        return []
    from rdflib import RDF, Graph, Namespace
    from rdflib.collection import Collection

    manifest = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
    found = []
    for path in MANIFESTS:
        graph = Graph().parse(SUITE / path, format="turtle")
        (node,) = graph.subjects(RDF.type, manifest.Manifest)
        entries = graph.value(node, manifest.entries)
        assert entries
        found += [(path, str(test).rpartition("#")[2]) for test in Collection(graph, entries)]
    return found


CASES = cases()


def test_all_fifty_are_here() -> None:
    assert len(CASES) + len(DESCRIPTION) == 50


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("w3c") / "store", "--open-writes", "--budget", "0") as one:
        yield one


@pytest.fixture(scope="module")
def run(server: Server) -> Callable[..., str | None]:
    """The runner's function for one test, pointed at the service."""
    urls = [f"{server.url}/sparql", f"{server.url}/sparql", f"{server.url}/graphs"]
    code = RUNNER.read_text(encoding="utf-8").rpartition("\nmain()")[0]
    names: dict[str, Any] = {"__name__": "runner", "open": lambda path, _: io.BytesIO(Path(path).read_bytes())}
    arguments, sys.argv = sys.argv, ["runner", str(SUITE), *urls]
    try:
        exec(compile(code, str(RUNNER), "exec"), names)
    finally:
        sys.argv = arguments
    run_test: Callable[..., str | None] = names["run_test"]
    return run_test


@pytest.mark.parametrize(("path", "name"), CASES, ids=[f"{MANIFESTS[path]}-{name}" for path, name in CASES])
def test_w3c(path: str, name: str, run: Callable[..., str | None]) -> None:
    from rdflib import Graph

    graph = Graph().parse(SUITE / path, format="turtle")
    (test,) = {one for one in graph.subjects() if str(one).rpartition("#")[2] == name}
    assert run(graph, test, str(SUITE / path), MANIFESTS[path]) is None


@pytest.mark.parametrize("name", DESCRIPTION)
def test_service_description(name: str, server: Server) -> None:
    answer = server.get("/sparql", "text/turtle")
    graph = ox.Store()
    graph.load(answer.body, ox.RdfFormat.TURTLE, base_iri=f"{server.url}/sparql")
    endpoint = ox.NamedNode(f"{server.url}/sparql")
    expected = {
        "returns-rdf": answer.status == 200 and len(graph) > 0,
        "has-endpoint-triple": any(graph.quads_for_pattern(None, ox.NamedNode(f"{SD}endpoint"), endpoint)),
        "conforms-to-schema": any(graph.quads_for_pattern(endpoint, None, ox.NamedNode(f"{SD}Service")))
        and any(
            graph.quads_for_pattern(endpoint, ox.NamedNode(f"{SD}feature"), ox.NamedNode(f"{SD}UnionDefaultGraph"))
        ),
    }
    assert expected[name]
