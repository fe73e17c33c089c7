"""The dumps: whole, the same bytes each time, with sums that hold."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.linked import dumps
from kg.ontology import load_ontology
from kg.snapshot.view import View
from tests.serving import Server, serving
from tests.stores import Told, snapshot

TOLD = (
    Told("One", "The quote <b>of</b> one.", (("One", "directedBy", "Ann"), ("One", "setIn", "Łódź & 東京"))),
    Told("Two", "The quote of two.", (("Two", "directedBy", "Ann"),)),
)
FORMATS = {"nquads": ox.RdfFormat.N_QUADS, "ntriples": ox.RdfFormat.N_TRIPLES, "trig": ox.RdfFormat.TRIG}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return snapshot(tmp_path_factory.mktemp("dumps") / "store", TOLD)


def test_every_dump_holds_the_graph(view: View, tmp_path: Path) -> None:
    made = dumps.make(view, load_ontology(base=view.base), tmp_path / "dumps", "Ours")
    quads = set(view.facts.quads())
    assert len(quads) > 60
    assert [one.name for one in made] == list(dumps.FILES)
    for one in made:
        data = (tmp_path / "dumps" / one.name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one.size, one.sha256)
        if one.form in FORMATS:
            found = set(ox.parse(gzip.decompress(data), FORMATS[one.form]))
            assert found == (quads if one.form != "ntriples" else {ox.Quad(*quad.triple) for quad in quads})
        else:
            assert b"<gexf" in gzip.decompress(data) and "Łódź &amp; 東京".encode() in gzip.decompress(data)


def test_the_same_graph_gives_the_same_bytes(view: View, tmp_path: Path) -> None:
    other = snapshot(tmp_path / "store", tuple(reversed(TOLD)))
    ontology = load_ontology(base=view.base)
    assert dumps.make(view, ontology, tmp_path / "a", "Ours") == dumps.make(other, ontology, tmp_path / "b", "Ours")


def test_there_are_none_before_they_are_made(tmp_path: Path) -> None:
    assert dumps.listed(tmp_path) == ()


@pytest.fixture(scope="module")
def server(view: View) -> Iterator[Server]:
    assert view.facts.path
    with serving(view.facts.path.parent.parent, "-q") as one:
        yield one


def test_dumps_are_served_with_digest_and_ranges(server: Server) -> None:
    lines = server.get("/dump/SHA256SUMS").body.decode().splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    assert list(sums) == list(dumps.FILES)
    for name, digest in sums.items():
        whole = server.get(f"/dump/{name}")
        assert (whole.status, whole.headers["content-type"]) == (200, "application/gzip")
        assert hashlib.sha256(whole.body).hexdigest() == digest == whole.headers["etag"].strip('"')
        part = server.get(f"/dump/{name}", Range="bytes=3-9")
        assert (part.status, part.body) == (206, whole.body[3:10])
        assert server.get(f"/dump/{name}", **{"If-None-Match": f'"{digest}"'}).status == 304
        assert server.ask("HEAD", f"/dump/{name}").headers["content-length"] == str(len(whole.body))
    assert server.get("/dump/graph.nq.gz", Range="bytes=99999999-").status == 416
    assert server.get("/dump/other").status == 404
