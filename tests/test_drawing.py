"""Pictures: words that do not lie on one another, whole files, nothing that a label could break."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from lxml import etree

from kg.drawing.design import PALETTE, Design, designed, look, unhubbed
from kg.drawing.labels import Box, Label, placed, shortened, width
from kg.drawing.page import page
from kg.drawing.picture import DARK, LIGHT, picture
from kg.drawing.svg import png, svg
from kg.errors import ConfigError
from kg.layout.links import Links
from tests.conftest import run_kg
from tests.networks import HOSTILE, empty, hostile, single

DESIGN = Design(layout="forceatlas2", communities=True, measures=("degree",))
NETWORKS = {"hostile": hostile, "empty": empty, "single": single}


def box(label: Any) -> Box:
    wide = width(label.text, label.size)
    return Box(label.x - wide / 2, label.y - 0.9 * label.size, label.x + wide / 2, label.y + 0.2 * label.size)


def test_labels_do_not_overlap() -> None:
    generator = np.random.default_rng(0)
    places = generator.uniform(0, 900, (600, 2)).tolist()
    labels = [Label(f"label {at}", x, y, 5.0, 14.0) for at, (x, y) in enumerate(places)]
    taken = [Box(0, 700, 300, 900)]
    found = list(placed(labels, Box(0, 0, 900, 900), taken))
    assert len(found) > 150
    boxes = [box(one) for one in found]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in (*boxes[:at], *taken))
    assert found[0].text == "label 0"


def test_labels_are_short_and_print() -> None:
    assert len(HOSTILE) >= 20
    for text in HOSTILE:
        assert shortened(text).isprintable()
        assert len(shortened(text * 20)) <= 42
    assert width("il", 10) < width("MW", 10) < width("张艺谋", 10)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("sheet", [DARK, LIGHT])
def test_pictures_are_whole(name: str, sheet: Any) -> None:
    network = NETWORKS[name]()
    drawn = svg(picture(network, look(network, DESIGN), sheet))
    assert drawn == svg(picture(network, look(network, DESIGN), sheet))
    root = etree.fromstring(drawn.encode())
    circles = root.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(circles) >= network.node_count
    for one in circles:
        assert -1 <= float(one.get("cx") or -2) <= sheet.width + 1
        assert -1 <= float(one.get("cy") or -2) <= sheet.height + 1
    paths = root.findall(".//{http://www.w3.org/2000/svg}path")
    assert len(paths) == len(look(network, DESIGN).structure.links.sources)


@pytest.mark.parametrize("name", NETWORKS)
def test_pages_hold_their_data(name: str) -> None:
    network = NETWORKS[name]()
    found = look(network, DESIGN)
    html = page(designed(network, found), found, DARK)
    (data,) = re.findall(r'<script id="data" type="application/json">(.*?)</script>', html, re.DOTALL)
    read = json.loads(data)
    assert (len(read["nodes"]), len(read["edges"])) == (network.node_count, network.edge_count)
    assert "A &lt;network&gt; &amp; more" in html
    assert html.count("<script") == 2
    assert not re.search(r'(?:src|href)="?https?:', html)
    assert "<!--" not in data


def test_png() -> None:
    network = hostile()
    try:
        data = png(picture(network, look(network, DESIGN)))
    except ConfigError as err:  # a machine without fonts
        assert "install one" in str(err)
        pytest.skip(str(err))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(data) > 20_000


def test_without_resvg_one_line_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(ConfigError, match=r"pip install 'kg-builder\[network\]'"):
        png(picture(empty(), look(empty(), DESIGN)))


def test_colours_tell_classes_or_communities() -> None:
    network = hostile()
    by_class = look(network, Design())
    assert by_class.names == ("film",)
    assert set(map(by_class.color, range(network.node_count))) == {PALETTE[0]}
    by_community = look(network, DESIGN)
    assert 1 < len(by_community.names) <= len(PALETTE)
    values = [node.values for node in designed(network, by_community).nodes()]
    assert all(one["degree"] == 2 and isinstance(one["community"], int) for one in values)


def test_hubs_hold_less() -> None:
    links = Links.of(6, np.array([0, 0, 0, 0, 4]), np.array([1, 2, 3, 4, 5]))
    assert unhubbed(links).weights.tolist() == [0.5, 0.5, 0.5, 0.5, 1 / np.sqrt(2)]


@pytest.mark.model
@pytest.mark.parametrize("name", ["a.svg", "a.html"])
def test_draw_command(name: str, example_store: Path, tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        done = run_kg(
            "draw", "--store", example_store, "-o", tmp_path / name, "--title", "Films & <more>", "--labels", "9"
        )
        assert done.returncode == 0, done.stderr
        found.append((tmp_path / name).read_bytes())
    assert found[0] == found[1]
    assert b"Films &amp; &lt;more&gt;" in found[0]
    assert b"Carol Reed" in found[0]


REFUSED = (
    (("-o", "a.gif"), 2, "end it with .svg, .png, .html"),
    (("-o", "a.svg", "--size", "2x2"), 2, "each from 200 to 20000"),
    (("-o", "a.svg", "--layout", "none"), 1, "a picture needs a layout"),
    (("-o", "no/such/a.svg"), 1, "cannot be written"),
)


@pytest.mark.model
@pytest.mark.parametrize(("arguments", "code", "message"), REFUSED, ids=[" ".join(row[0]) for row in REFUSED])
def test_draw_refuses(arguments: tuple[str, ...], code: int, message: str, example_store: Path, tmp_path: Path) -> None:
    done = run_kg("draw", "--store", example_store, *arguments, cwd=tmp_path)
    assert (done.returncode, message in done.stderr) == (code, True), done.stderr
    assert list(tmp_path.iterdir()) == []
