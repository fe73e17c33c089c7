"""The explorer in a real browser, which can reach nothing but the service."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote

import pytest
from lxml import etree

from kg.pages.site import TEMPLATES
from kg.store import open_store
from tests.browser import Browser, chromium
from tests.conftest import ROOT, run_kg
from tests.serving import Server, serving
from tests.stores import Told, put
from tests.test_explorer import ANN, FILM, HUB

BUILT = TEMPLATES.parent / "assets" / "built" / "explorer.js"
SCHEMA = ROOT.parent / "shared" / "data" / "gexf-1.3" / "specs" / "1.3" / "gexf.rng"
pytestmark = [
    pytest.mark.skipif(not chromium(), reason="no Chromium on this machine; apt-get install chromium"),
    pytest.mark.skipif(not BUILT.exists(), reason="the explorer was not built; run: make page"),
]
LABELS = "[...document.querySelectorAll('#relations label')]"
STATUS = "document.getElementById('status').textContent"
SHOWN = "explorer.model.nodes().sort().join(' ')"
#: Keeps what is saved and opened where a test can read it.
CATCH = """window.saved = []; URL.createObjectURL = (blob) => (saved.push(blob), 'about:blank');
  window.opened = []; window.open = (url) => opened.push(url); HTMLAnchorElement.prototype.click = () => {}; 0"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("explorer") / "store"
    with open_store(path) as store:
        put(store, (FILM, ANN, HUB))
    with serving(path, "--workers", "2", "--budget", "0") as one:
        yield one


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile"), webgl=True) as one:
        yield one


def show(browser: Browser, server: Server, fragment: str) -> None:
    browser.call("Page.navigate", url="about:blank")
    browser.open(f"{server.url}/explore#{quote(fragment, safe='=/%&+,-')}")
    browser.wait("document.documentElement?.dataset.ready", 60)


def press(browser: Browser, text: str, place: str = "#explorer") -> None:
    browser.run(f"[...document.querySelectorAll('{place} button')].find((one) => one.textContent === '{text}').click()")


def key(browser: Browser, name: str) -> None:
    browser.run(f"stage.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{name}', bubbles: true }}))")


def change(browser: Browser, field: str, value: str) -> None:
    browser.run(
        f"Object.assign(document.getElementById('{field}'), {{ value: '{value}' }}).dispatchEvent(new Event('change'))"
    )


def choose(browser: Browser, field: str, words: str) -> None:
    found = f"document.getElementById('{field}')"
    browser.run(f"Object.assign({found}, {{ value: '{words}' }}).dispatchEvent(new Event('input'))")
    browser.wait(f"{found}.nextElementSibling.querySelector('[role=option]')")
    browser.run(f"{found}.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', cancelable: true }}))")


STARTS = [
    ("thing=Ann", "Ann Bo The_Film The_Film/-/Max"),
    ("Łódź", "The_Film Łódź"),
    ("The_Film/-/Max", "Ann The_Film/-/Max"),
    ("Nobody", ""),
    ("things=Ann+Bo+Nobody&at=0,0+10,5", "Ann Bo"),
    ("things=Ann+Bo&at=wrong&camera=NaN,0&from=x&select=Nobody&path=Bo", "Ann Bo"),
]


def test_starts() -> None:
    assert len(STARTS) >= 6


@pytest.mark.parametrize(("fragment", "shown"), STARTS)
def test_a_link_shows_things(drawn: Browser, server: Server, fragment: str, shown: str) -> None:
    show(drawn, server, fragment)
    assert drawn.run(SHOWN) == shown
    assert drawn.problems() == [] or fragment.find("Nobody") >= 0  # a browser complains of every 404


def test_search_expand_filter_and_share(drawn: Browser, server: Server) -> None:
    show(drawn, server, "thing=Bo")
    assert drawn.run(SHOWN) == "Ann Bo"
    choose(drawn, "add", "Łód")
    drawn.wait("explorer.model.selected === 'Łódź'")
    press(drawn, "Add neighbours", "#panel")
    drawn.wait("explorer.model.graph.hasNode('The_Film')")
    drawn.wait("explorer.model.edges().length === 3")  # also the one between the film and Ann, whom nobody expanded
    drawn.run(f"{LABELS}.find((one) => one.textContent.includes('set in')).click()")
    assert drawn.run("explorer.model.edges().length") == 2
    change(drawn, "year-from", "1950")
    drawn.run("document.getElementById('as-list').click()")
    drawn.wait("location.hash.includes('relations=setIn') && location.hash.includes('view=list')")
    link, rows = drawn.run("location.hash"), "document.querySelectorAll('#list tbody tr').length"
    assert drawn.run(rows) == 4
    drawn.call("Page.navigate", url="about:blank")
    drawn.open(f"{server.url}/explore{link}")
    drawn.wait("document.documentElement?.dataset.ready", 60)
    assert (drawn.run(SHOWN), drawn.run(rows), drawn.run("explorer.model.edges().length")) == (
        "Ann Bo The_Film Łódź", 4, 2,
    )  # fmt: skip
    assert drawn.run("explorer.model.filters.from") == 1950
    drawn.wait(f"decodeURIComponent(location.hash) === decodeURIComponent('{link}')")


def test_a_path_between_two_things(drawn: Browser, server: Server) -> None:
    show(drawn, server, "things=Bo&select=Bo")
    choose(drawn, "path-to", "Łódź")
    drawn.wait("document.querySelectorAll('#way li').length === 4")
    assert drawn.run("explorer.model.path.join(' ')") == "Bo Ann The_Film Łódź"
    assert drawn.run(STATUS) == "A path of 3 steps: Bo, Ann, The Film, Łódź"
    drawn.run("document.getElementById('fiction').click()")
    drawn.run("explorer.acts.path('Bo', 'Hub')")
    drawn.wait(f"{STATUS} === 'Nothing connects these two.'")


def test_what_is_seen_is_saved(drawn: Browser, server: Server) -> None:
    show(drawn, server, "thing=Ann")
    drawn.run(CATCH)
    for name in ("gexf", "png"):
        drawn.run(f"document.getElementById('save-{name}').click()")
    drawn.wait("saved.length === 2")
    text = drawn.run("saved.find((one) => one.type.includes('gexf')).text()")
    names = {"g": "http://gexf.net/1.3"}
    document = etree.fromstring(text.encode())
    assert len(document.xpath("//g:node", namespaces=names)) == 4
    assert {one.get("label") for one in document.xpath("//g:edge", namespaces=names)} == {"directed by", "spouse"}
    if SCHEMA.exists():
        etree.RelaxNG(etree.parse(SCHEMA)).assertValid(document)
    picture = "saved.find((one) => one.type === 'image/png').arrayBuffer()"
    head = drawn.run(f"{picture}.then((all) => [...new Uint8Array(all)].slice(1, 4))")
    assert bytes(head) == b"PNG"
    drawn.run("document.getElementById('save-sparql').click()")
    query = unquote(drawn.run("opened[0]").partition("#query=")[2])
    answer = server.query(query, "application/n-triples")
    assert answer.status == 200 and len(answer.body.splitlines()) == 2  # that of fiction is no fact of the world


def test_by_keyboard(drawn: Browser, server: Server) -> None:
    show(drawn, server, "thing=Ann")
    key(drawn, "Escape")
    assert drawn.run("explorer.model.selected") is None
    key(drawn, "ArrowRight")
    assert drawn.run("explorer.model.selected") == "Ann"
    drawn.run("explorer.acts.select('The_Film')")
    key(drawn, "Enter")
    drawn.wait("explorer.model.graph.hasNode('Łódź')")
    key(drawn, "Delete")
    drawn.wait("!explorer.model.graph.hasNode('The_Film')")
    press(drawn, "Clear")
    drawn.wait("explorer.model.graph.order === 0")


def test_expansion_goes_step_by_step(drawn: Browser, server: Server) -> None:
    show(drawn, server, "Hub")
    assert drawn.run(STATUS) == "24 neighbours added, 176 more can be; 25 things, 24 facts"
    drawn.run("explorer.acts.expand('Hub')")
    drawn.wait("explorer.model.graph.order === 49")
    press(drawn, "Collapse", "#panel")
    drawn.wait("explorer.model.graph.order === 1")
    assert drawn.run("window.hacked") is None


def test_the_whole_graph_in_two_colourings(drawn: Browser, server: Server) -> None:
    pytest.importorskip("networkit", reason="communities need networkit")
    show(drawn, server, "")
    assert drawn.run(STATUS) == "255 things, 253 facts"
    change(drawn, "by", "community")
    drawn.wait("document.querySelectorAll('#legend li').length > 1")
    drawn.wait("location.hash.includes('colour=community')")
    assert drawn.run("location.hash").startswith("#whole=1")


def test_nothing_comes_from_elsewhere(drawn: Browser, server: Server) -> None:
    addresses = [one for one in drawn.requested() if not one.startswith(("data:", "about:", "blob:"))]
    assert addresses and all(one.startswith(server.url) for one in addresses)


def test_files_are_explored_as_well(drawn: Browser, tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        put(store, (FILM, ANN, Told("Film", "Another.", (("Film", "setIn", "C#"),), identity="other")))
    assert run_kg("publish", "--store", tmp_path / "store", "--out", tmp_path / "site").returncode == 0
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=tmp_path / "site")) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        drawn.call("Page.navigate", url="about:blank")
        drawn.open(f"http://127.0.0.1:{host.server_port}/explore.html#thing=Ann")
        drawn.wait("document.documentElement?.dataset.ready", 60)
        assert drawn.run(SHOWN) == "Ann Bo The_Film The_Film/-/Max"
        choose(drawn, "add", "Łód")
        drawn.wait("explorer.model.selected === 'Łódź'")
        choose(drawn, "add", "C#")
        drawn.wait("explorer.model.selected?.startsWith('C--')")  # what a file can be called
        drawn.run(CATCH)
        drawn.run("document.getElementById('save-gexf').click()")
        drawn.wait("saved.length")
        text = drawn.run("saved[0].text()")
        assert 'id="http://localhost:8000/id/C%23"' in text
        drawn.run("document.getElementById('whole').click()")
        drawn.wait(f"{STATUS}.startsWith('6 things')")
        host.shutdown()


def test_without_webgl_there_is_a_list(tmp_path: Path, server: Server) -> None:
    with Browser(tmp_path) as plain:
        script = "HTMLCanvasElement.prototype.getContext = () => null"
        plain.call("Page.addScriptToEvaluateOnNewDocument", source=script)
        show(plain, server, "thing=Ann")
        assert "WebGL" in plain.run("document.querySelector('.notice').textContent")
        assert plain.run("document.querySelectorAll('#list tbody tr').length") == 4
        plain.run("document.querySelector('[aria-label=\"Add neighbours: The Film\"]').click()")
        plain.wait("document.querySelectorAll('#list tbody tr').length === 5")
        assert plain.problems() == []
