"""Every link of a site of a thousand things leads somewhere: published as files, and served."""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import html5lib
import pyoxigraph as ox
import pytest
import rdflib
from lxml import html

from kg.linked.about import About
from kg.ontology import load_ontology
from kg.publish.publish import Report, publish
from kg.quads import term
from kg.store import open_store
from kg.vocab import DEFAULT_BASE
from tests.crawler import Found, Site, crawl
from tests.serving import serving
from tests.stores import Told, put

ONTOLOGY = Path(__file__).parent / "fixtures" / "ontology"
#: Names as they are written in many places.
SCRIPTS = (
    "Vienna", "Gabriel García Márquez", "Łódź", "Straße", "Ἀθῆναι", "Москва", "Երևան", "ירושלים", "القاهرة", "تهران",
    "दिल्ली", "কলকাতা", "ਅੰਮ੍ਰਿਤਸਰ", "ચેન્નઈ", "சென்னை", "తెలుగు", "ಬೆಂಗಳೂರು", "കൊച്ചി", "กรุงเทพ", "ວຽງຈັນ", "မန္တလေး", "თბილისი",
    "አዲስ አበባ", "ភ្នំពេញ", "ᠮᠣᠩᠭᠣᠯ", "東京", "서울", "北京", "ᏣᎳᎩ", "𐌲𐌿𐍄𐌹𐍃𐌺", "Việt Nam", "İstanbul", "👩‍🚀 in space",
)  # fmt: skip
#: Names that mean harm, or do it without meaning to.
HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)",
    "</title><h1>owned", "{{ 7*7 }}", "{% raw %}", "]]>", "--><!--", "&amp;lt;", "a\x00b\x07c", "\u202egnirts", "%",
    "../../etc/passwd", "..", ".", "/", "//evil.example/", "C#", "What? Who & why = 100%", "back\\slash", "%2e%2e%2f",
    "x" * 300, "Ж" * 200, "tab\tand\nline", "FOO", "Foo", "foo", "Page.html", "Page.html/inner", "a/-/b", "'", "`",
    "Page.html/index.html", "inbound/1", "concept/film", "ontology", "\ud7ff\ue000", "CON", "trailing.", "trailing ",
    "¿§¶", "|^<>",
)  # fmt: skip
HUB, LONE, THINGS, INBOUND = "The Hub", "Nobody's Thing", 1000, 10_000
RELATIONS = ("directedBy", "castMember", "setIn", "genre")


def told() -> list[Told]:
    """Forty articles that name a thousand things, among them some that are linked a lot, and one that is not at all."""
    names = [*HOSTILE, *SCRIPTS]
    names += [f"{SCRIPTS[number % len(SCRIPTS)]} {number}" for number in range(THINGS - len(names) - 2)]
    articles = []
    for number in range(40):
        some = names[number::40]
        title = some[0]
        facts = [(title, RELATIONS[at % 4], name) for at, name in enumerate(some[1:7])]
        facts += [(title, "castMember", f"#{some[7]}"), (title, "setIn", HUB), (title, "genre", f"={some[8]}")]
        kinds = tuple((name, ("Film", "Person", "Place", "Genre")[at % 4 :][:1]) for at, name in enumerate(some[:9]))
        quote = f'{title} is told of here: <b>{some[1]}</b> & "{some[2]}".'
        articles.append(
            Told(
                title,
                quote,
                facts,
                kinds,
                str(number) if ".." in title or "//" in title or not title.isprintable() else f"{number} {title[:40]}",
                tuple(some[9:]),
            )
        )
    articles[0] = replace(articles[0], names=(*articles[0].names, LONE))
    return articles


def build(path: Path, small: bool) -> None:
    """A store of them; most of what points at the hub was added without a statement."""
    with open_store(path) as store:
        put(store, told(), load_ontology(ONTOLOGY if small else None, base=store.base))
        hub = ox.NamedNode(store.namespace.entity(HUB))
        things = sorted(
            {quad.subject for quad in store.dataset.quads_for_pattern(None, term("rdfs:label"), None)}, key=str
        )
        graph = ox.NamedNode(f"{store.base}added")
        added = [
            ox.Quad(one, ox.NamedNode(store.namespace.term(relation)), hub, graph)
            for relation in RELATIONS * 3
            for one in things
            if isinstance(one, ox.NamedNode) and one.value.startswith(f"{store.base}id/")
        ]
        assert len(set(added)) >= 3 * THINGS
        store.dataset.extend(added)


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """XML by its ending, whatever this machine's table says."""
        return "application/xml" if str(path).endswith((".xml", ".atom")) else super().guess_type(path)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[Site]:
    """The files as any web host serves them."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    site = Site(server.server_address[1], DEFAULT_BASE)
    try:
        yield site
    finally:
        site.connection.close()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("published")
    build(folder / "store", small=True)
    return folder / "site", publish(folder / "store", folder / "site", About(), ontology=ONTOLOGY, jobs=2)


@pytest.fixture(scope="module")
def files(published: tuple[Path, Report]) -> Found:
    with hosted(published[0]) as site:
        # No file can have the names of some hostile things' own addresses; their pages have other names.
        unnameable = re.compile(r"^/id//|^/id/.*(%00|x{256}|(%D0%96){128}|/?\.{1,2}$|\.\./)")
        return crawl(site, ("/", "/sitemap.xml"), unnameable)


def test_every_link_of_the_files_leads_somewhere(published: tuple[Path, Report], files: Found) -> None:
    # Addresses of runs, of the ontology as a whole and of some hostile things, for which no file stands.
    unheld = re.compile(r"^/(run/|ontology |id/%E2%80%AE|id/%ED%9F|article/16_/ |article/33_)|assets/built/|#char=")
    broken = {one for one in files.broken if not unheld.search(one[1])}
    assert broken == set()
    assert [one for one in published[1].broken if "assets/built/" not in one] == []
    pages = files.of("text/html")
    assert len(pages) >= THINGS + INBOUND // 100
    on_disk = {path.relative_to(published[0]).as_posix() for path in published[0].glob("**/*") if path.is_file()}
    assert len(on_disk) >= 9 * THINGS


def test_no_page_is_heavy_or_malformed(files: Found) -> None:
    pages = files.of("text/html")
    assert {path: len(one.body) for path, one in pages.items() if len(one.body) > 100_000} == {}
    for path in sorted(pages)[:: len(pages) // 60]:
        parser = html5lib.HTMLParser()
        parser.parse(pages[path].body, transport_encoding="utf-8")
        assert parser.errors == [], path


def test_nothing_of_the_data_is_markup(files: Found) -> None:
    ours = "//@*[starts-with(name(), 'on')]|//script[not(@src) and @type != 'application/ld+json']|//h1[text()='owned']"
    other = "//*[starts-with(@href, 'javascript:')]|//img"
    for path, one in files.of("text/html").items():
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", one.body), path
        assert html.document_fromstring(one.body.decode()).xpath(f"{ours}|{other}") == [], path


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's own use of what it deprecates
def test_every_data_file_parses(published: tuple[Path, Report]) -> None:
    forms = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdf": "xml"}
    for end, name in forms.items():
        found = sorted(published[0].glob(f"data/**/*.{end}"))
        assert len(found) >= THINGS
        for path in found[:: len(found) // 12]:
            graph = rdflib.Dataset() if end in ("nq", "trig") else rdflib.Graph()
            assert graph.parse(data=path.read_bytes(), format=name), path
        for path in found:
            assert next(ox.parse(path.read_bytes(), ox.RdfFormat.from_extension(end)), None), path


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_every_link_of_the_service_leads_somewhere(tmp_path: Path) -> None:
    build(tmp_path / "store", small=False)
    # Each thing's data is the same six files; those of one in twenty things are asked for.
    skipped = re.compile(
        r"^/(data|linkset)/(ontology/|statement/|run/|(?!.*[05]0\.)).|^/(uses|page/ontology)/[b-z]|\?|^/query$|[?&]"
    )
    with serving(tmp_path / "store", "--budget", "0", "-q") as server:
        site = Site(server.port, DEFAULT_BASE)
        with closing(site.connection):
            found = crawl(site, ("/", "/sitemap.xml"), skipped)
    # What looks like a comment is laid out as one: the article that is called so has no such places.
    broken = {one for one in found.broken if "assets/built/" not in one[1] and "--%3E%3C!--#char=" not in one[1]}
    assert broken == set()
    pages = found.of("text/html")
    assert len(pages) >= THINGS + INBOUND // 100
    assert {path: len(one.body) for path, one in pages.items() if len(one.body) > 100_000} == {}
    data = {path: one for path, one in found.pages.items() if path.startswith("/data/") and one.status == 200}
    assert len(data) >= 60
    for path, one in data.items():
        assert rdflib.Dataset().parse(data=one.body, format=one.media), path
