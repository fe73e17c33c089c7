"""Negotiation over HTTP: every kind of address by every kind of client, whole headers, what is unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest

from kg.linked.about import About
from kg.linked.source import term
from kg.linked.written import FORMS
from kg.snapshot.view import View
from tests.linked_data import CHROME, FIREFOX, TOLD, store_of
from tests.serving import Answer, Server, serving
from tests.stores import snapshot

#: What a client accepts, and the form that it gets: "html", the extension of a file, or "" for none.
ACCEPTS = (
    (FIREFOX, "html"),
    (CHROME, "html"),
    ("", "html"),
    ("*/*", "html"),
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/*", "html"),
    ("text/html;q=0.5, text/turtle", "ttl"),
    ("text/turtle;q=0.5, text/html;q=0.4, */*;q=0.1", "ttl"),
    ("text/turtle", "ttl"),
    ("application/x-turtle", "ttl"),
    ("application/ld+json", "jsonld"),
    ("application/json", "jsonld"),
    ("application/n-triples", "nt"),
    ("application/rdf+xml", "rdf"),
    ("application/n-quads", "nq"),
    ("application/trig", "trig"),
    # rdflib, Jena and Protégé, as they ask by themselves.
    ("application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1", "rdf"),
    ("text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3", "ttl"),
    ("application/rdf+xml, application/xml; q=0.5, text/xml; q=0.3, */*; q=0.2", "rdf"),
    ("image/png", ""),
    ("text/csv, text/html;q=0", ""),
    ("nonsense", "html"),
)
MEDIA = {"html": "text/html; charset=utf-8"} | {one.extension: one.content_type for one in FORMS.values()}
#: Headers that are the same on every answer, or differ every time.
_USUAL = (
    "date", "content-length", "content-security-policy", "cross-origin-resource-policy", "etag", "link",
    "referrer-policy", "x-content-type-options", "x-frame-options", "x-request-id", "transfer-encoding",
)  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return snapshot(tmp_path_factory.mktemp("addresses") / "store", TOLD)


@pytest.fixture(scope="module")
def server(view: View) -> Iterator[Server]:
    flags = (
        "--workers",
        "2",
        "--budget",
        "0",
        "--publisher",
        "https://publisher.example/",
        "--title",
        "A <b>Title</b>",
    )
    with serving(store_of(view), *flags) as one:
        yield one


@pytest.fixture(scope="module")
def direct(view: View, server: Server) -> Iterator[Server]:
    """The same store, answering at the addresses of things."""
    assert server
    with serving(store_of(view), "--workers", "2", "--budget", "0", "--no-redirect") as one:
        yield one


def statement(view: View) -> str:
    (iri,) = view.index.execute("SELECT min(node) FROM entry WHERE node LIKE '%/statement/%'").fetchone()
    return str(iri).removeprefix(view.base)


#: Addresses of things, and the part that the paths of page and data share.
KINDS = (
    ("id/The_Film", "The_Film"),
    ("id/%E6%9D%B1%E4%BA%AC", "%E6%9D%B1%E4%BA%AC"),
    ("id/AC/DC", "AC/DC"),
    ("article/film", "article/film"),
    ("evidence/film", "article/film"),
    ("statement", "statement"),
)


def headers(answer: Answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in _USUAL}


@pytest.mark.parametrize(("accept", "form"), ACCEPTS)
@pytest.mark.parametrize(("path", "local"), KINDS)
def test_a_thing_sends_everybody_where_they_read(
    path: str, local: str, accept: str, form: str, server: Server, view: View
) -> None:
    path, local = (statement(view),) * 2 if path == "statement" else (path, local)
    answer = server.get(f"/{path}", accept)
    back = "../" * path.count("/")
    if not form:
        assert (answer.status, answer.headers["content-type"]) == (406, "application/problem+json")
        assert [one["href"] for one in answer.json["alternatives"]] == [  # type: ignore[attr-defined]
            f"{back}page/{local}", *(f"{back}data/{local}.{end}" for end in FORMS)
        ]  # fmt: skip
        assert answer.headers["link"].count('rel="alternate"') == len(FORMS) + 1
        return
    target = f"{back}page/{local}" if form == "html" else f"{back}data/{local}.{form}"
    assert answer.status == 303 and answer.body == b""
    assert headers(answer) == {"location": target, "vary": "Accept", "cache-control": "max-age=300"}
    found = server.get(urljoin(f"/{path}", target))
    assert (found.status, found.headers["content-type"]) == (200, MEDIA[form])


@pytest.mark.parametrize(("accept", "form"), [one for one in ACCEPTS if one[1]])
@pytest.mark.parametrize(("path", "local"), KINDS)
def test_a_thing_answers_itself_where_so_configured(
    path: str, local: str, accept: str, form: str, direct: Server, view: View
) -> None:
    path, local = (statement(view),) * 2 if path == "statement" else (path, local)
    answer = direct.get(f"/{path}", accept)
    back = "../" * path.count("/")
    target = f"{back}page/{local}" if form == "html" else f"{back}data/{local}.{form}"
    assert answer.status == 200
    assert headers(answer) == {
        "content-location": target,
        "content-type": MEDIA[form],
        "vary": "Accept, Accept-Encoding",
        "cache-control": "no-cache",
        "last-modified": answer.headers["last-modified"],
    }
    other = direct.get(urljoin(f"/{path}", target))
    if form != "html":
        assert other.body == answer.body
    else:  # the same page, with its links from where it is read
        styles = answer.body.decode().split('rel="stylesheet" href="')[1].split('"')[0]
        assert urljoin(f"/{path}", styles) == "/assets/site.css"


@pytest.mark.parametrize(("accept", "form"), ACCEPTS)
@pytest.mark.parametrize("name", ["ontology", "dataset"])
def test_the_whole_answers_at_its_own_address(name: str, accept: str, form: str, server: Server) -> None:
    answer = server.get(f"/{name}", accept)
    if not form:
        assert (answer.status, answer.headers["content-type"]) == (406, "application/problem+json")
        return
    place = name if form == "html" else f"{name}.{form}"
    assert answer.status == 200
    assert headers(answer) == {
        "content-location": f"./{place}",
        "content-type": MEDIA[form],
        "vary": "Accept, Accept-Encoding",
        "cache-control": "no-cache",
        "last-modified": answer.headers["last-modified"],
    }
    assert f'<./{name}.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert server.get(f"/{place}", "text/html" if form == "html" else "").body == answer.body


@pytest.mark.parametrize(("accept", "form"), ACCEPTS)
def test_programs_find_the_description_of_the_whole(accept: str, form: str, server: Server) -> None:
    answer = server.get("/.well-known/void", accept)
    form = "ttl" if accept in ("", "*/*", "text/*", "nonsense") else form
    assert answer.status == (303 if form else 406)
    if form:
        assert answer.headers["location"] == ("../dataset" if form == "html" else f"../dataset.{form}")


@pytest.mark.parametrize(("accept", "form"), ACCEPTS)
def test_data_without_a_format_negotiates_among_data(accept: str, form: str, server: Server) -> None:
    answer = server.get("/data/The_Film", accept)
    only_page = accept in ("text/html", "application/xhtml+xml")
    form = "rdf" if accept in (FIREFOX, CHROME) else "ttl" if form == "html" else form
    assert answer.status == (303 if form and not only_page else 406)
    if answer.status == 303:
        assert answer.headers["location"] == f"../data/The_Film.{form}"


NAMED = [
    (FIREFOX, "text/html; charset=utf-8"),
    ("", "application/json"),
    ("*/*", "application/json"),
    ("application/json", "application/json"),
]


@pytest.mark.parametrize(("accept", "content_type"), NAMED)
def test_questions_are_pages_for_people(accept: str, content_type: str, server: Server) -> None:
    assert server.get("/queries", accept).headers["content-type"] == content_type
    table = content_type.replace("application/json", "application/sparql-results+json")
    answer = server.get("/queries/films-by-director?director=Ann", accept)
    assert (answer.status, answer.headers["content-type"]) == (200, table)


def test_every_kind_is_asked_in_every_way() -> None:
    assert len(ACCEPTS) >= 23 and len(KINDS) >= 6


# Headers ----------------------------------------------------------------------------------------


def test_the_links_of_a_page(server: Server) -> None:
    data = [
        f'<../data/The_Film.{one.extension}>; rel="item describedby alternate"; type="{one.media}"'
        for one in FORMS.values()
    ]
    assert server.get("/page/The_Film").headers["link"] == ", ".join(
        [
            '<http://localhost:8000/id/The_Film>; rel="cite-as"',
            '<https://schema.org/AboutPage>; rel="type"',
            '<https://schema.org/Movie>; rel="type"',
            *data,
            f'<{About().licence}>; rel="license"',
            '<https://publisher.example/>; rel="author"',
            '<../linkset/The_Film.json>; rel="linkset"; type="application/linkset+json"',
            '<../linkset/The_Film.txt>; rel="linkset"; type="application/linkset"',
        ]
    )
    assert server.get("/data/The_Film.ttl").headers["link"] == ", ".join(
        [
            '<../page/The_Film>; rel="collection describes"; type="text/html"',
            '<http://localhost:8000/id/The_Film>; rel="cite-as"',
            '<https://schema.org/Dataset>; rel="type"',
            f'<{About().licence}>; rel="license"',
            '<https://publisher.example/>; rel="author"',
            '<../linkset/The_Film.json>; rel="linkset"; type="application/linkset+json"',
            '<../linkset/The_Film.txt>; rel="linkset"; type="application/linkset"',
        ]
    )


LINKED = ["page/The_Film", "page/The_Film/-/Max", "data/The_Film.ttl", "page/article/film", "page/ontology/directedBy",
          "data/ontology/Film.nt", "id/AC/DC", "article/film", "page/statement", "page/run"]  # fmt: skip


@pytest.mark.parametrize("path", LINKED)
def test_every_link_leads_somewhere(path: str, server: Server, view: View) -> None:
    run = next(view.facts.dataset.quads_for_pattern(None, term("prov:wasGeneratedBy"), None)).object.value  # type: ignore[union-attr]
    path = path.replace("page/statement", f"page/{statement(view)}").replace(
        "page/run", f"page/{run.removeprefix(view.base)}"
    )
    links = re.findall(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?', server.get(f"/{path}").headers["link"])
    assert len(links) >= 5
    for target, _, media in links:
        place = urlsplit(urljoin(f"{server.url}/{path}", target))
        if place.port == server.port:
            answer = server.get(place.path)
            assert (answer.status, answer.headers["content-type"].split(";")[0]) == (200, media), target


FILES = [
    ("/robots.txt", "text/plain; charset=utf-8"),
    ("/sitemap.xml", "application/xml"),
    ("/sitemap/1.xml", "application/xml"),
    ("/changes.atom", "application/atom+xml"),
    ("/linkset/The_Film.json", "application/linkset+json"),
    ("/linkset/The_Film.txt", "application/linkset"),
    ("/data/The_Film.ttl", "text/turtle; charset=utf-8"),
    ("/page/The_Film", "text/html; charset=utf-8"),
    ("/ontology.jsonld", "application/ld+json"),
    ("/", "text/html; charset=utf-8"),
]


@pytest.mark.parametrize(("path", "content_type"), FILES)
def test_what_is_unchanged_is_not_sent_again(path: str, content_type: str, server: Server) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, content_type)
    tag, date = answer.headers["etag"], answer.headers["last-modified"]
    assert tag.startswith('W/"')
    for name, value, status in (
        ("If-None-Match", tag, 304),
        ("If-None-Match", f'"other", {tag.removeprefix("W/")}', 304),
        ("If-None-Match", '"other"', 200),
        ("If-Modified-Since", date, 304),
        ("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT", 200),
        ("If-Modified-Since", "yesterday", 200),
    ):
        again = server.ask("GET", path, headers={name: value})
        assert (again.status, again.headers.get("etag")) == (status, tag), (name, value)
        assert status == 200 or again.body == b""
    both = server.ask("GET", path, headers={"If-None-Match": '"other"', "If-Modified-Since": date})
    assert both.status == 200
    head = server.ask("HEAD", path)
    assert (head.status, head.body) == (200, b"") and headers(head) == headers(answer)
    assert server.ask("POST", path, b"").status == 405
    assert server.ask("POST", path, b"").headers["allow"] == "GET, HEAD"
    assert server.ask("OPTIONS", path).headers["allow"] == "GET, HEAD, OPTIONS"


def test_data_is_packed_for_whoever_can_unpack_it(server: Server) -> None:
    plain = server.get("/data/Hub.nt")
    packed = server.ask("GET", "/data/Hub.nt", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip" and len(packed.body) < len(plain.body) / 5
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert packed.headers["etag"] != plain.headers["etag"]
