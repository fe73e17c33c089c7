"""The query page in a real browser, which can reach nothing but the service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.serve import editor
from tests.browser import Browser, chromium
from tests.serving import Server, serving

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not chromium(), reason="no Chromium on this machine; apt-get install chromium"),
    pytest.mark.skipif(not editor.BUILT.is_dir(), reason="the page was not built; run: make page"),
]


@pytest.fixture(scope="module")
def server(example_store: Path) -> Iterator[Server]:
    with serving(example_store, "--workers", "2", "--budget", "0") as one:
        yield one


@pytest.fixture(scope="module")
def browser(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as one:
        one.open(f"{server.url}/query")
        one.wait("document.documentElement?.dataset.ready")
        yield one


def press(browser: Browser, title: str) -> None:
    browser.run(f"[...document.querySelectorAll('#list button')].find((one) => one.title === '{title}').click()")


def test_the_first_query_answers(browser: Browser) -> None:
    browser.run("document.querySelector('.yasqe_queryButton').click()")
    browser.wait("document.querySelector('.yasr table tbody tr')")
    assert "The Third Man" in browser.run("document.querySelector('.yasr table').innerText")


def test_a_question_with_a_parameter(browser: Browser) -> None:
    press(browser, "films-by-director")
    browser.run("document.querySelector('#parameters input').value = 'Carol Reed'")
    browser.run("document.querySelector('#parameters button').click()")
    browser.wait("document.querySelector('.tabPanel.active .yasr table')?.innerText.includes('Odd Man Out')")
    for kind, part in (("Graph", ".kg-graph circle"), ("Chart", ".kg-chart rect")):
        press_it = f"document.querySelector('.tabPanel.active .select_{kind}').click()"
        browser.wait(f"({press_it}, document.querySelectorAll('.tabPanel.active {part}').length > 3)")
    press(browser, "films-by-director")
    browser.run("document.querySelector('#parameters input').value = 'Nobody Whatever'")
    browser.run("document.querySelector('#parameters button').click()")
    browser.wait("document.querySelector('#parameters [role=alert]').textContent.includes('Nobody Whatever')")


def test_search_as_one_types(browser: Browser) -> None:
    browser.run("words.value = 'viena'; words.dispatchEvent(new Event('input'))")
    browser.wait("document.querySelector('#found button')?.textContent.startsWith('Vienna')")
    browser.run("document.querySelector('#found button').click()")
    browser.wait("document.querySelector('.tabPanel.active .yasr table tbody tr')")


def test_our_vocabulary_is_completed(browser: Browser) -> None:
    editor = "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror"
    browser.run(f"{editor}.setValue('PREFIX kg: <http://localhost:8000/ontology#>\\nSELECT * {{ ?s kg:direc')")
    browser.run(f"{editor}.setCursor(1, 100); {editor}.focus(); {editor}.autocomplete()")
    browser.wait("document.querySelector('.CodeMirror-hints')?.textContent.includes('directedBy')")
    browser.run("document.querySelector('.CodeMirror-hints')?.remove()")


def test_a_link_to_share(browser: Browser, server: Server) -> None:
    editor = "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror"
    browser.run(f"{editor}.setValue('ASK {{ ?shared ?p ?o }}')")
    browser.run("document.querySelector('.tabPanel.active .yasqe_share').click()")
    browser.wait("document.querySelector('.yasqe_sharePopup input')?.value")
    link = browser.run("document.querySelector('.yasqe_sharePopup input').value")
    assert link.startswith(f"{server.url}/query#query=ASK%20%7B%20%3Fshared")
    browser.open("about:blank")
    browser.wait("location.href === 'about:blank'")
    browser.open(link)
    browser.wait("document.documentElement?.dataset.ready")
    assert "?shared" in browser.run(f"{editor}.getValue()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_nothing_is_wider_than_the_screen(
    scheme: str, width: int, height: int, browser: Browser, server: Server
) -> None:
    browser.size(width, height)
    browser.open(f"{server.url}/query?{scheme}{width}", scheme)
    browser.wait("document.documentElement?.dataset.ready")
    assert browser.run("document.documentElement.scrollWidth") <= width
    dark = browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
    assert dark == (scheme == "dark")


def test_nothing_failed_and_nothing_came_from_elsewhere(browser: Browser, server: Server) -> None:
    assert browser.problems() == []
    assert {url for url in browser.requested() if not url.startswith((server.url, "data:"))} == set()
