"""Addresses over HTTP: however they are written, moved, gone, misspelled; what goes wrong, told to people."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from kg.snapshot.view import View
from kg.store import open_store
from tests.linked_data import CHROME, FIREFOX, TITLES, TOLD, store_of
from tests.serving import Server, serving
from tests.stores import Told, put, snapshot


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return snapshot(tmp_path_factory.mktemp("addresses") / "store", TOLD)


@pytest.fixture(scope="module")
def server(view: View) -> Iterator[Server]:
    with serving(store_of(view), "--workers", "2", "--budget", "0", "--title", "A <b>Title</b>") as one:
        yield one


def raw(server: Server, target: bytes, accept: str = "text/turtle") -> tuple[int, str]:
    """The status and the Location for a request target sent byte by byte as it is."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        client.sendall(
            b"GET " + target + f" HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nConnection: close\r\n\r\n".encode()
        )
        data = b""
        while part := client.recv(2**16):
            data += part
    head = data.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n")
    found = dict(line.split(": ", 1) for line in head[1:])
    return int(head[0].split()[1]), found.get("location", "")


WAYS: dict[str, Callable[[str], bytes]] = {
    "as a browser writes it": lambda iri: quote(iri, safe="/%:@!$&'()*+,;=-._~").encode(),
    "everything encoded": lambda iri: quote(unquote(iri), safe="").encode(),
    "raw, as curl does": lambda iri: iri.encode(),
    "raw, what must be encoded": lambda iri: quote(unquote(iri), safe="/'()!*;:@&=+$,~").encode(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_found_however_it_is_written(title: str, way: str, server: Server, view: View) -> None:
    iri = view.facts.namespace.entity(title)
    target = WAYS[way](iri.removeprefix(f"{view.base}id/"))
    status, location = raw(server, b"/id/" + target)
    assert status == 303 and location.isascii()
    # Behind a proxy under another path the way is the same.
    place = urlsplit(urljoin(f"http://proxy.example/kg/id/{target.decode('latin-1')}", location))
    assert place.netloc == "proxy.example" and place.path.startswith("/kg/data/")
    answer = server.get(place.path.removeprefix("/kg"))
    assert answer.status == 200 and f"<{iri}> " in server.get(f"{place.path[3:-4]}.nt").body.decode()
    page = server.get(place.path.removeprefix("/kg").replace("/data/", "/page/")[:-4], FIREFOX)
    assert page.status == 200


SPELLED = [
    ("/id/the_Film", 301, "../id/The_Film"),
    ("/id/The%20Film", 301, "../id/The_Film"),
    ("/id/The_Film/", 301, "../../id/The_Film"),
    ("/id/100%2525_Wolf", 301, "../id/100%25_Wolf"),
    ("/page/the%20Film", 301, "../page/The_Film"),
    ("/data/the_Film.ttl", 301, "../data/The_Film.ttl"),
    ("/linkset/the_Film.json", 301, "../linkset/The_Film.json"),
    ("/article/film/", 301, "../../article/film"),
    ("/id/A B", 400, ""),
    ("/id/A%2BB", 303, "../data/A+B.ttl"),
    ("/id/A%20B", 404, ""),
    ("/id/C#Sharp", 404, ""),
    ("/id/Nobody", 404, ""),
    ("/id/", 404, ""),
    ("/id", 404, ""),
    ("/id/../sparql", 404, ""),
    ("/id/%2e%2e/%2e%2e/etc/passwd", 404, ""),
    ("/page/..%2f..%2fetc", 404, ""),
    ("/assets/..%2f..%2f__init__.py", 404, ""),
    ("/id/%00", 404, ""),
    ("/id/%0d%0aSet-Cookie:x", 404, ""),
    ("/id/%FF%FE", 404, ""),
    ("//id/The_Film", 404, ""),
    ("/id/The_Film?utm_source=x", 303, "../data/The_Film.ttl"),
    ("/data/The_Film.xyz", 404, ""),
    ("/data/The_Film.TTL", 404, ""),
    ("/data/Foo.ttl", 200, ""),
    ("/data/Foo.ttl.ttl", 200, ""),
    ("/page/Foo.ttl", 200, ""),
    ("/id/Foo.ttl", 303, "../data/Foo.ttl.ttl"),
    ("/data/inbound/2/Hub.ttl", 200, ""),
    ("/data/inbound/9/Hub.ttl", 404, ""),
    ("/linkset/The_Film.xml", 404, ""),
    ("/linkset/Nobody.json", 404, ""),
    ("/ontology.xyz", 404, ""),
    ("/statement/0", 404, ""),
    ("/concept/nothing", 404, ""),
    ("/sitemap/2.xml", 404, ""),
    ("/changes/0.atom", 404, ""),
]  # fmt: skip


@pytest.mark.parametrize(("target", "status", "location"), SPELLED)
def test_what_is_misspelled_is_led_on_or_not_found(target: str, status: int, location: str, server: Server) -> None:
    assert raw(server, target.encode()) == (status, location)


def test_every_misspelling_is_tried() -> None:
    assert len(SPELLED) >= 39


# Moved and gone ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service that has seen an article renamed and another removed."""
    path = tmp_path_factory.mktemp("moving") / "store"
    snapshot(path, [Told("Old Name", "Old.", identity="one"), Told("Removed <b>", "Gone.", identity="two")])
    with serving(path, "--workers", "1", "--budget", "0") as one:
        assert one.get("/id/Old_Name").status == 303
        with open_store(path) as store:
            put(store, [Told("New Näme", "New.", identity="one")])
            store.remove(["two"])
        until = time.monotonic() + 60
        while one.get("/id/Old_Name").status == 303 and time.monotonic() < until:
            time.sleep(0.1)
        yield one


MOVED = [
    ("/id/Old_Name", "../id/New_N%C3%A4me"),
    ("/page/Old_Name", "../page/New_N%C3%A4me"),
    ("/data/Old_Name.jsonld", "../data/New_N%C3%A4me.jsonld"),
    ("/linkset/Old_Name.txt", "../linkset/New_N%C3%A4me.txt"),
]


@pytest.mark.parametrize(("path", "location"), MOVED)
def test_what_was_renamed_leads_on(path: str, location: str, moving: Server) -> None:
    answer = moving.get(path, FIREFOX)
    assert (answer.status, answer.headers["location"]) == (301, location)
    assert f'<a href="{location}">' in answer.body.decode()


GONE = ["/id/Removed_%3Cb%3E", "/page/Removed_%3Cb%3E", "/data/Removed_%3Cb%3E.ttl", "/data/Removed_%3Cb%3E",
        "/linkset/Removed_%3Cb%3E.json", "/article/two"]  # fmt: skip


@pytest.mark.parametrize("path", GONE)
def test_what_was_removed_is_gone(path: str, moving: Server) -> None:
    for accept, content_type in ((FIREFOX, "text/html; charset=utf-8"), ("text/turtle", "application/problem+json")):
        answer = moving.get(path, accept)
        assert (answer.status, answer.headers["content-type"]) == (410, content_type)
        assert (answer.headers["vary"], answer.headers["cache-control"]) == ("Accept", "no-store")
    assert moving.get("/id/New_N%C3%A4me").status == 303
    assert b"/page/New_N%C3%A4me" in moving.get("/sitemap/1.xml").body
    assert b"Removed" not in moving.get("/sitemap/1.xml").body
    assert b"Removed: Removed &lt;b&gt;" in moving.get("/changes.atom").body


ERRORS = [
    ("/id/%3Cscript%3Ealert(2)%3C/script%3E", 404),
    ("/nothing", 404),
    ("/page/a/b/c", 404),
    ("/sparql?query=SELECT", 400),
    ("/queries/unknown", 404),
    ("/files/x", 404),
]


@pytest.mark.parametrize(("path", "status"), ERRORS)
def test_errors_are_pages_for_people(path: str, status: int, server: Server) -> None:
    answer = server.get(path, CHROME)
    assert (answer.status, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    text = answer.body.decode()
    assert "<h1>" in text and 'role="search"' in text and "noindex" in text
    assert "<script>alert" not in text and "<b>Title" not in text
    assert server.get(path).headers["content-type"] == "application/problem+json"
    styles = text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert server.get(urljoin(path, styles)).status == 200


def test_settings_are_said_everywhere(server: Server) -> None:
    assert "A &lt;b&gt;Title&lt;/b&gt;" in server.get("/page/The_Film").body.decode()
    assert '"A <b>Title</b>"' in server.get("/dataset.ttl").body.decode()
    assert "<title>A &lt;b&gt;Title&lt;/b&gt;: changes</title>" in server.get("/changes.atom").body.decode()


@pytest.mark.parametrize(
    ("flag", "value"), [("--licence", "free for all"), ("--publisher", "https://x y"), ("--licence", "ftp://x")]
)
def test_settings_that_cannot_be_meant_are_refused(flag: str, value: str, tmp_path: Path) -> None:
    with serving(tmp_path / "none", flag, value, ready=False) as one:
        assert one.process.wait(60) == 1
        assert value in one.log.read_text() and one.log.read_text().count("\n") == 1
