"""Every kind of page for everybody: WCAG 2.2 AA by axe-core, narrow and dark, by keyboard, on paper, light to load.

axe-core comes from npm into build/axe; without it, or without Chromium, these tests are skipped and say so.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser, chromium
from tests.conftest import ROOT
from tests.serving import Server, serving

AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
ASSETS = ROOT / "kg" / "pages" / "assets"
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not chromium(), reason="no Chromium on this machine; apt-get install chromium"),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not in build/axe; run: make build/axe/node_modules"),
]
#: One of every kind of page; "@" is the first statement of the thing.
PAGES = (
    "",
    "page/The_Third_Man",
    "@",
    "page/article/the_third_man",
    "inbound/Vienna/setIn/1",
    "articles/1",
    "members/Film/1",
    "uses/directedBy/1",
    "years/1940-1949/1",
    "ontology",
    "page/ontology/directedBy",
    "page/ontology/dateOfBirth",
    "page/ontology/Film",
    "page/ontology/noun",
    "search?q=vienna",
    "search",
    "queries",
    "queries/cast-of?work=The+Third+Man",
    "queries/cast-of?work=Nobody",
    "queries/articles",
    "dataset",
    "explore",
    "page/Nothing_Here",
)
#: Bytes of a page, by itself and as it is sent with all but its scripts; of its scripts, packed.
PAGE, SCRIPTS = 100_000, 150_000
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def server(example_store: Path) -> Iterator[Server]:
    with serving(example_store, "--workers", "2", "--budget", "0") as one:
        yield one


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def show(browser: Browser, server: Server, page: str, width: int, scheme: str = "light") -> None:
    """Open a page and wait until it is whole."""
    if page == "@":
        thing = server.get("/page/The_Third_Man", "text/html").body.decode()
        found = re.search(r'href="\.\./(page/statement/[^"#]+)', thing)
        assert found
        page = found[1]
    browser.size(width, 800)
    browser.open("about:blank")
    browser.wait("location.href === 'about:blank'")
    browser.open(f"{server.url}/{page}", scheme)
    browser.wait("location.href !== 'about:blank' && document.readyState === 'complete'")


def broken(browser: Browser, rules: list[str], kind: str = "tag") -> list[str]:
    """What axe finds: the rule and where."""
    browser.run(AXE.read_text("utf-8") + ";0")
    options = {"runOnly": {"type": kind, "values": rules}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = browser.run(f"axe.run(document, {options!r}).then((one) => one.violations)")
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(page: str, browser: Browser, server: Server) -> None:
    show(browser, server, page, 1280)
    assert broken(browser, RULES) == []
    show(browser, server, page, 1280, "dark")
    assert broken(browser, ["color-contrast", "link-in-text-block"], "rule") == []
    show(browser, server, page, 360)
    assert broken(browser, RULES) == []


def test_pages_of_every_kind_are_looked_at() -> None:
    from kg.pages.router import PAGES as KINDS

    left = {kind for kind in KINDS if not any(page.startswith(kind.removesuffix("/")) for page in PAGES)}
    assert left == {"facts/", "mentions/", "within/", "page/run/", "page/statement/"}  # lists; "@" is a statement


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_the_screen(page: str, browser: Browser, server: Server) -> None:
    show(browser, server, page, 320)
    assert browser.run("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_light_and_complains_of_nothing(page: str, browser: Browser, server: Server) -> None:
    browser.events.clear()
    browser.run("performance.clearResourceTimings()")
    show(browser, server, page, 1280)
    assert [one for one in browser.problems() if "404" not in one] == []
    loaded = "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
    sizes = browser.run(f"{loaded}.map((one) => [one.name, one.encodedBodySize])")
    assert browser.run("new Blob([document.documentElement.outerHTML]).size") <= PAGE
    assert sum(size for name, size in sizes if not name.endswith((".js", ".json"))) <= PAGE
    scripts = [browser.run(f"fetch('{name}').then((one) => one.text())") for name, _ in sizes if name.endswith(".js")]
    assert sum(len(gzip.compress(one.encode())) for one in scripts) <= SCRIPTS
    assert {name for name, _ in sizes if not name.startswith((server.url, "data:"))} == set()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_moves_once_it_is_seen(page: str, browser: Browser, server: Server) -> None:
    show(browser, server, page, 1280)
    script = """new Promise((done) => { let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300); })"""
    assert browser.run(script) < 0.1


def press(browser: Browser, key: str, code: int, text: str = "") -> None:
    for kind in ("keyDown", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)


def test_the_keyboard_reaches_everything(browser: Browser, server: Server) -> None:
    show(browser, server, "", 1280)
    press(browser, "Tab", 9)
    assert browser.run("document.activeElement.className") == "skip"
    assert browser.run("document.activeElement.getBoundingClientRect().height") > 10
    press(browser, "Enter", 13, "\r")
    browser.wait("location.hash === '#main'")
    press(browser, "Tab", 9)
    assert browser.run("document.querySelector('main').contains(document.activeElement)")
    seen = set()
    for _ in range(30):
        outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
        seen.add(browser.run("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        assert outline != "none"
        press(browser, "Tab", 9)
    assert len(seen) == 30


def test_suggestions_by_keyboard(browser: Browser, server: Server) -> None:
    show(browser, server, "page/Vienna", 1280)
    browser.run("q.focus()")
    assert browser.run("[q.role, q.ariaExpanded, q.getAttribute('aria-autocomplete')]") == ["combobox", "false", "list"]
    for letter in "carol re":
        press(browser, letter, ord(letter.upper()), letter)
    browser.wait("q.ariaExpanded === 'true'")
    assert browser.run("q.getAttribute('aria-activedescendant')") is None
    press(browser, "ArrowDown", 40)
    chosen = "document.getElementById(q.getAttribute('aria-activedescendant'))"
    assert browser.run(f"[{chosen}.role, {chosen}.ariaSelected, {chosen}.querySelector('bdi').textContent]") == [
        "option",
        "true",
        "Carol Reed",
    ]
    assert browser.run("document.querySelector('[role=status]').textContent").endswith("use the arrow keys")
    assert broken(browser, RULES) == []
    press(browser, "ArrowUp", 38)
    assert browser.run("q.getAttribute('aria-activedescendant')") is None
    press(browser, "Escape", 27)
    assert browser.run("q.ariaExpanded") == "false"
    press(browser, "ArrowDown", 40)
    browser.wait("q.ariaExpanded === 'true'")
    press(browser, "ArrowDown", 40)
    press(browser, "Enter", 13, "\r")
    browser.wait("location.pathname === '/page/Carol_Reed'")


def test_enter_without_a_choice_searches(browser: Browser, server: Server) -> None:
    show(browser, server, "", 1280)
    browser.run("q.focus()")
    for letter in "viena":
        press(browser, letter, ord(letter.upper()), letter)
    press(browser, "Enter", 13, "\r")
    browser.wait("location.pathname === '/search' && document.readyState === 'complete'")
    assert browser.run("document.querySelector('#results li a').textContent") == "Vienna"


def test_print_shows_what_was_read(browser: Browser, server: Server) -> None:
    show(browser, server, "page/The_Third_Man", 1280)
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        gone = "(one) => getComputedStyle(document.querySelector(one)).display === 'none'"
        assert browser.run(f"['body > header form', 'body > header nav'].every({gone})")
        assert browser.run("document.querySelector('main').innerText.includes('Carol Reed')")
        assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")


def test_right_to_left_mirrors(browser: Browser, server: Server) -> None:
    show(browser, server, "", 1280)
    browser.run("document.documentElement.dir = 'rtl'")
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    home, search = (f"document.querySelector('{one}').getBoundingClientRect().left" for one in (".home", "#q"))
    assert browser.run(f"{home} > {search}")


def test_nothing_moves_for_who_asks_for_that() -> None:
    for path in ASSETS.glob("*.css"):
        text = path.read_text("utf-8")
        moving = re.search(
            r"transition|animation|scroll-behavior",
            re.sub(r"@media[^{]*reduced-motion[^{]*\{.*?\}\s*\}", "", text, flags=re.DOTALL),
        )
        assert not moving or "prefers-reduced-motion" in text, path.name


def test_three_clicks_from_the_start_to_the_sentence(browser: Browser, server: Server) -> None:
    show(browser, server, "", 1280)
    link = "[...document.querySelectorAll('main a')].find((one) => one.textContent === '{}')"
    browser.run(link.format("The Third Man") + ".click()")
    browser.wait("location.pathname === '/page/The_Third_Man' && document.readyState === 'complete'")
    assert browser.run(f"Boolean({link.format('Carol Reed')})")
    source = "document.querySelector('dl.facts a[href*=\"page/statement/\"]')"
    address = browser.run(f"{source}.href")
    browser.open(address)
    browser.wait(f"location.href === '{address}' && document.readyState === 'complete'")
    assert browser.run("document.querySelector('blockquote mark').textContent.length") > 3
