"""Every format is whole, read back by others, and not there at all where it could not be written."""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx
import pyarrow.parquet as parquet
import pyoxigraph as ox
import pytest

import kg
from kg.cli.export import FORMATS as OFFERED
from kg.errors import ConfigError, InputError
from kg.export.file import beside, written
from kg.export.formats import FORMATS, NAMES, write_network
from kg.export.nodelink import networkx_graph
from kg.queries import GRAPH_FORMATS
from tests.conftest import run_kg
from tests.networks import HOSTILE, empty, hostile, single

XML_SAFE = [
    text
    for text in HOSTILE
    if not any(ord(one) < 32 or "\ud800" <= one <= "\udfff" or one in "\ufffe\uffff" for one in text)
]


def test_the_command_offers_every_format() -> None:
    assert sorted(OFFERED) == sorted(NAMES)
    assert len(NAMES) == 12


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("network", [hostile, empty, single])
def test_same_bytes(form: str, network: Any, tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        paths = write_network(network(), folder / "films.out", form)
        assert {path.name for path in folder.iterdir()} == {path.name for path in paths}
        found.append([path.read_bytes() for path in paths])
    assert found[0] == found[1]


def test_graphml_is_read_back(tmp_path: Path) -> None:
    (path,) = write_network(hostile(), tmp_path / "a.graphml", "graphml")
    graph = networkx.read_graphml(path, force_multigraph=True)
    assert graph.number_of_edges() == 2 * len(HOSTILE)
    labels = [graph.nodes[node.id]["label"] for node in hostile().nodes()]
    assert [text for text in labels if text in XML_SAFE] == XML_SAFE
    first = graph.nodes["http://kg.example/id/1"]
    assert (first["population"], first["open to all"], first["x"], first["start"]) == (
        1 - 2**52,
        False,
        1.5,
        "1901-02-03",
    )


def test_gephi_csv(tmp_path: Path) -> None:
    nodes, edges = write_network(hostile(), tmp_path / "films.csv", "nodes-edges-csv")
    assert (nodes.name, edges.name) == ("films-nodes.csv", "films-edges.csv")
    with nodes.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][:6] == ["Id", "Label", "Interval", "class", "classes", "words"]
    assert [row[1] for row in rows[1:]] == [text.encode("utf-8", "backslashreplace").decode() for text in HOSTILE]
    assert [row[2] for row in rows[1:3]] == ["<[1900-02-03, 1950-12-31]>", "<[1901-02-03, Infinity]>"]
    with edges.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == [
        "Source",
        "Target",
        "Type",
        "Id",
        "Label",
        "Weight",
        "Kind",
        "Interval",
        "confidence",
        "character role",
    ]
    assert rows[5][7] == "<[1901-01-01, 1902-01-01]; [1905-01-01, Infinity]>"


def test_neo4j_csv(tmp_path: Path) -> None:
    nodes, edges = write_network(hostile(), tmp_path / "films.csv", "neo4j-csv")
    with nodes.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][:6] == ["iri:ID", ":LABEL", "name", "start:date", "end:date", "words:string[]"]
    assert rows[2][1:6] == ["film;", "", "1901-02-03", "", "plain;"]
    with edges.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == [":START_ID", ":END_ID", ":TYPE", "weight:double", "confidence:double", "role:string[]"]
    assert rows[1][2:5] == ["kind0", "1.0", "0.5"]


def test_parquet(tmp_path: Path) -> None:
    nodes, edges = write_network(hostile(), tmp_path / "films.parquet", "parquet")
    table = parquet.read_table(nodes)
    assert table.num_rows == len(HOSTILE)
    row = table.slice(1, 1).to_pylist()[0]
    assert (row["id"], row["words"], row["population"], row["counts"]) == (
        "http://kg.example/id/1",
        ["plain", ""],
        1 - 2**52,
        [1, -1],
    )
    assert parquet.read_table(edges).column("weight").to_pylist()[:3] == [1.0, 1.0, 1.5]


def test_networkx_json_is_the_same_graph(tmp_path: Path) -> None:
    (path,) = write_network(hostile(), tmp_path / "films.json", "networkx")
    read = networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    graph = networkx_graph(hostile())
    assert read.graph == graph.graph
    assert {
        node: data for node, data in read.nodes(data=True) if "half" not in data["label"]
    }.keys() <= graph.nodes.keys()
    assert networkx.to_dict_of_dicts(read).keys() == networkx.to_dict_of_dicts(graph).keys()
    assert read.number_of_edges() == graph.number_of_edges()
    assert read.nodes["http://kg.example/id/1"] == graph.nodes["http://kg.example/id/1"]


# Files ------------------------------------------------------------------------------------------


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.gexf"
    path.write_bytes(b"before")
    with pytest.raises(RuntimeError), written(path) as (stream,):
        stream.write(b"half")
        raise RuntimeError
    assert [one.name for one in tmp_path.iterdir()] == ["a.gexf"]
    assert path.read_bytes() == b"before"
    with written(path) as (stream,):
        stream.write(b"after")
    assert path.read_bytes() == b"after"


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files fails as a full disk does."""

    def narrow() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    code = (
        "from pathlib import Path; from tests.networks import hostile; from kg.export.formats import write_network\n"
        f"write_network(hostile(), Path({str(tmp_path / 'a.gexf')!r}), 'gexf')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=narrow,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert "the disk is full; nothing was written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name another file with -o"), written(tmp_path / "no" / "a.gexf"):
        pass
    with pytest.raises(ConfigError, match="several files"):
        beside(Path("-"), "nodes", "edges")


# The command ------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_rdf(form: str, example_store: Path, tmp_path: Path) -> None:
    plain, full = tmp_path / "plain", tmp_path / "full"
    for path, more in ((plain, ()), (full, ("--evidence",))):
        done = run_kg("export", "--store", example_store, "--format", form, "-o", path, *more)
        assert (done.returncode, done.stderr) == (0, "")
    few, many = (set(ox.parse(path.read_bytes(), GRAPH_FORMATS[form])) for path in (plain, full))
    assert 1_000 < len(few) < len(many)
    assert few < many
    with kg.open(example_store, read_only=True) as graph:
        everything = set(graph.store.quads())
        facts = {quad for quad in everything if "/evidence/" not in str(quad.graph_name)}
        if form in ("nquads", "trig", "jsonld"):
            assert (few, many) == (facts, everything)
        else:
            assert {quad.triple for quad in few} == {quad.triple for quad in facts}
            assert {quad.triple for quad in many} == {quad.triple for quad in everything}
    if form in ("ntriples", "nquads"):
        lines = plain.read_text("utf-8").splitlines()
        assert form == "nquads" or lines == sorted(set(lines))


@pytest.mark.model
def test_rdf_of_a_part(example_store: Path) -> None:
    done = run_kg("export", "--store", example_store, "--format", "ntriples", "--relation", "directedBy")
    assert "ontology#directedBy" in done.stdout
    assert "ontology#castMember" not in done.stdout
    assert "rdf-schema#label" in done.stdout
    query = "CONSTRUCT { ?s kg:setIn ?o } WHERE { ?s kg:setIn ?o }"
    done = run_kg("export", "--store", example_store, "--format", "turtle", "--query", query)
    assert (done.stdout.count("kg:setIn"), done.returncode) == (3, 0)


@pytest.mark.model
def test_export_command(example_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "films.gexf"
    designed = ("--layout", "forceatlas2", "--communities", "--measures", "pagerank,degree,betweenness,core,component")
    found = []
    for _ in range(2):
        done = run_kg("export", "--store", example_store, "-o", path, "--dynamic", *designed)
        assert done.returncode == 0, done.stderr
        found.append(path.read_bytes())
    assert found[0] == found[1]
    graph = networkx.read_gexf(path, version="1.3")
    reed = graph.nodes["http://localhost:8000/id/Carol_Reed"]
    assert {"pagerank", "degree", "betweenness", "core", "component", "community", "viz"} <= reed.keys()
    assert (reed["label"], reed["class"], reed["start"]) == ("Carol Reed", "human", "1906-12-30")


REFUSED = (
    (("--relation", "directedBi"), "did you mean directedBy"),
    (("--measures", "pagerang"), "no measure is called 'pagerang'; did you mean pagerank?"),
    (("--layout", "spring"), "no layout is called 'spring'; did you mean forceatlas2 or none?"),
    (("--format", "graphml", "--dynamic"), "--dynamic is of --format gexf"),
    (("--evidence",), "--evidence is of RDF"),
    (("--format", "parquet"), "several files; name them with -o FILE"),
    (("--format", "turtle", "--query", "SELECT ?s { ?s a ?t }"), "turtle holds triples"),
    (("--year", "forever"), "--year 'forever'"),
    (("--query", "nowhere.rq"), "nowhere.rq: No such file"),
)


@pytest.mark.model
@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_export_refuses(arguments: tuple[str, ...], message: str, example_store: Path) -> None:
    done = run_kg("export", "--store", example_store, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.model
def test_nothing_found_is_said(example_store: Path) -> None:
    done = run_kg("export", "--store", example_store, "--query", "CONSTRUCT WHERE { ?s kg:nothing ?o }")
    assert (done.returncode, "no two of the things taken are connected" in done.stderr) == (0, True)
    assert '<nodes count="0">' in done.stdout


@pytest.mark.model
def test_graph_from_python(example_store: Path) -> None:
    graph = kg.graph(
        example_store, relations=["directedBy"], layout="forceatlas2", communities=True, measures=["degree"]
    )
    reed = graph.nodes["http://localhost:8000/id/Carol_Reed"]
    assert (reed["degree"], graph.is_directed()) == (4, True)
    with kg.open(example_store, read_only=True) as opened:
        people = kg.graph(opened, project="person-film-person")
        assert not people.is_directed()
        assert networkx.utils.graphs_equal(people, kg.graph(opened.store, project="person-film-person"))
