"""Pages in a real browser: nothing hostile runs, nothing is wider than the screen, facts open where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from kg.linked.addresses import Addresses
from kg.vocab import DEFAULT_BASE
from tests.browser import Browser, chromium
from tests.page_site import ARABIC, EVIL, FILM, LENGTHY, SPACE, TOM, WICKED, build, readings
from tests.serving import Server, serving

pytestmark = pytest.mark.skipif(not chromium(), reason="no Chromium on this machine; apt-get install chromium")

PAGES = [Addresses(DEFAULT_BASE).page(one.iri) for one in (FILM, TOM, WICKED, LENGTHY, ARABIC)]
ARTICLES = [Addresses(DEFAULT_BASE).page(SPACE.article(one)) for one in ("the_harbour", EVIL)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("pages") / "store"
    build(store, readings())
    with serving(store, "--workers", "1", "--budget", "0") as one:
        yield one


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def go(browser: Browser, server: Server, path: str, scheme: str = "light") -> None:
    browser.open("about:blank")
    browser.wait("location.href === 'about:blank'")
    browser.open(f"{server.url}/{quote(path, safe='/#,=%')}", scheme)
    browser.wait("document.readyState === 'complete' && document.querySelector('main h1')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [*PAGES, *ARTICLES])
def test_nothing_runs_and_nothing_is_wider_than_the_screen(
    path: str, width: int, scheme: str, browser: Browser, server: Server
) -> None:
    browser.size(width, 800)
    go(browser, server, path, scheme)
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run("typeof window.hacked") == "undefined"
    assert browser.run("document.querySelectorAll('main img, main script, main [onload], main [onclick]').length") == 0
    dark = browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    assert dark == (scheme == "dark")


def test_a_fact_opens_where_it_stands(browser: Browser, server: Server) -> None:
    go(browser, server, "page/The_Harbour")
    browser.run("document.querySelector('#directedBy .why').click()")
    browser.wait("document.querySelector('#directedBy .opened')")
    opened = "document.querySelector('#directedBy .opened')"
    assert browser.run(f"{opened}.querySelector('blockquote').innerText").startswith("The Harbour is a 1931 film")
    assert browser.run("document.querySelector('#directedBy .why').getAttribute('aria-expanded')") == "true"
    assert "/page/article/the_harbour#char=" in browser.run(f"{opened}.querySelector('figcaption a').href")
    browser.run("document.querySelector('#directedBy .why').click()")
    assert browser.run(opened) is None


def test_three_clicks_and_the_words_are_marked(browser: Browser, server: Server) -> None:
    go(browser, server, "")
    for link in ("main a[href$='page/The_Harbour']", "#setIn .why", ".opened figcaption a"):
        browser.wait(f"document.readyState === 'complete' && document.querySelector({link!r})")  # its script has run
        browser.run(f"document.querySelector({link!r}).click()")
    browser.wait("location.pathname.endsWith('/page/article/the_harbour') && document.querySelector('.spot')")
    words = browser.run("[...document.querySelectorAll('p > .said .spot')].map((one) => one.textContent).join('')")
    assert words == "set in Kelda"


def test_a_link_into_a_note_opens_it(browser: Browser, server: Server) -> None:
    go(browser, server, "page/article/the_harbour")
    browser.run("location.hash = document.querySelector('.note [id^=char]').id")
    browser.wait("document.querySelector('details.notes').open")


def test_hostile_words_in_what_opens(browser: Browser, server: Server) -> None:
    go(browser, server, str(PAGES[2]))
    browser.run("document.querySelectorAll('.why').forEach((one) => one.click())")
    browser.wait("document.querySelectorAll('.opened').length > 3")
    assert browser.run("document.querySelectorAll('main img, main script').length") == 0
    assert browser.run("typeof window.hacked") == "undefined"


def test_nothing_failed_and_nothing_came_from_elsewhere(browser: Browser, server: Server) -> None:
    assert browser.problems() == []
    assert {url for url in browser.requested() if not url.startswith((server.url, "data:", "about:"))} == set()
