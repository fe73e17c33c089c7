"""The search index of plain files: which file holds what, and that the browser reads it."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.linked.about import About
from kg.linked.searchindex import Entry, file_name, files, words
from kg.publish.publish import publish
from kg.store import open_store
from tests.browser import Browser, chromium
from tests.stores import Told, put


def entry(text: str, weight: int = 0) -> Entry:
    return Entry(text=text, label=text, path=f"page/{text}", weight=weight)


def read(entries: list[Entry], most: int) -> dict[str, tuple[bool, list[str]]]:
    """Of every file whether there is more, and its texts."""
    found = {name: json.loads(data) for name, data in files(entries, most)}
    return {name: (one["more"], [row[0] for row in one["entries"]]) for name, one in found.items()}


def test_a_beginning_has_what_begins_so() -> None:
    assert read([entry("Ann Ray"), entry("Anna"), entry("Bo", 3), entry("Ábel", 1)], 3) == {
        "a.json": (False, ["Ábel", "Ann Ray", "Anna"]),
        "b.json": (False, ["Bo"]),
        "r.json": (False, ["Ann Ray"]),
    }


def test_what_has_more_has_longer_beginnings() -> None:
    assert read([entry("Ann", 1), entry("Anna"), entry("Bob"), entry("An", 5)], 1) == {
        "a.json": (True, ["An"]),
        "an.json": (True, ["An"]),
        "ann.json": (True, ["Ann"]),
        "anna.json": (False, ["Anna"]),
        "b.json": (False, ["Bob"]),
    }


def test_many_of_one_name_end_somewhere() -> None:
    found = read([Entry(text="John", label="John", path=f"page/{n}") for n in range(9)], 2)
    assert found == {name: (True, ["John", "John"]) for name in ("j.json", "jo.json", "joh.json", "john.json")}


def test_the_order_of_entries_does_not_matter() -> None:
    some = [entry("Ann", 1), entry("Anna"), entry("Bob"), entry("東京"), entry("")]
    assert list(files(some)) == list(files(reversed(some)))
    assert read(some, 9)["-6771.json"] == (False, ["東京"])
    assert list(files([])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź & Kraków", ["łodz", "krakow"]),
        ("İstanbul", ["istanbul"]),
        ("हिन्दी", ["हनद"]),
        ("ﬁlm ²", ["film", "2"]),
        ("O'Neill–Smith_x", ["o", "neill", "smith", "x"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_names_of_files() -> None:
    assert [file_name(one) for one in ("ab", "é", "a東")] == ["ab.json", "-e9.json", "a-6771.json"]


TOLD = (
    Told("The Lamp", "The Lamp is a film.", (("The Lamp", "setIn", "Łódź"), ("The Lamp", "castMember", "#Bo Lind"))),
    Told("Łódź", "Łódź is a city.", (("Łódź", "country", "Poland"),)),
    Told("C# & <b>", "It is odd.", (("C# & <b>", "setIn", "Łódź"),)),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A published site on a host of plain files, in a directory of it."""
    folder = tmp_path_factory.mktemp("static")
    with open_store(folder / "store") as store:
        put(store, TOLD)
    publish(folder / "store", folder / "host" / "films", About(title="Films"))
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    handler = functools.partial(quiet, directory=folder / "host")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/films/"
        server.shutdown()


@pytest.mark.skipif(not chromium(), reason="no Chromium on this machine; apt-get install chromium")
def test_a_browser_searches_in_the_files(address: str, tmp_path: Path) -> None:
    with Browser(tmp_path) as browser:
        browser.open(f"{address}search.html?q=%C5%82odz")
        browser.wait("document.querySelector('#results li')")
        assert browser.run("document.querySelector('#results li a').textContent") == "Łódź"
        for typed, label in (("lam", "The Lamp"), ("bo li", "Bo Lind"), ("c#", "C# & <b>"), ("łódź", "Łódź")):
            browser.run(f"q.focus(); q.value = {typed!r}; q.dispatchEvent(new Event('input'))")
            browser.wait(f"document.querySelector('#suggestions-0 bdi')?.textContent === {label!r}")
        browser.run("q.value = 'zzz'; q.dispatchEvent(new Event('input'))")
        browser.wait("document.querySelector('[role=status]').textContent === 'No suggestions'")
        browser.run("q.value = 'c#'; q.dispatchEvent(new Event('input'))")
        browser.wait("document.querySelector('#suggestions-0 bdi')?.textContent.startsWith('C#')")
        browser.run("document.querySelector('#suggestions-0 li').click()")
        browser.wait("document.querySelector('h1')?.textContent.includes('C# & <b>')")
        assert [one for one in browser.problems() if "404" not in one] == []
