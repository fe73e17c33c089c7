"""Linked data as bytes: data documents, typed links, descriptions of the whole, sitemap, feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg.linked import changes, files, schemaorg, sitemap
from kg.linked.about import About
from kg.linked.document import PAGE, describe
from kg.linked.source import Source, term
from kg.linked.written import FORMS, Form, write
from kg.serve.known import Known, Thing
from kg.snapshot import states
from kg.snapshot.view import View
from kg.store import open_store
from tests.linked_data import INBOUND, TITLES, TOLD, parsed, source
from tests.stores import Told, put, snapshot

BASE = "http://localhost:8000/"
PLAIN = ox.DefaultGraph()


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return source(snapshot(tmp_path_factory.mktemp("linked") / "store", TOLD))


@pytest.fixture(scope="module")
def every(ours: Source) -> frozenset[ox.Quad]:
    """Every quad of the store, a plain fact in the graphs that state it."""
    quads = set(ours.view.facts.dataset)
    named = {quad.triple for quad in quads if quad.graph_name != PLAIN}
    return frozenset(quad for quad in quads if quad.graph_name != PLAIN or quad.triple not in named)


def expected(every: frozenset[ox.Quad], iri: str, page: int) -> set[ox.Quad]:
    """The description of a thing, found by looking at every quad there is."""
    node = ox.NamedNode(iri)
    article = iri.removeprefix(f"{BASE}article/")
    if article != iri:
        graphs = [ox.NamedNode(f"{BASE}{kind}/{article}") for kind in ("article", "evidence")]
        own = {quad for quad in every if quad.graph_name in graphs}
    else:
        own = {quad for quad in every if quad.subject == node or str(quad.subject).startswith(f"<{iri}#")}
    statements = sorted(
        str(quad.subject) for quad in every if quad.predicate == term("rdf:subject") and quad.object == node
    )
    links = sorted(
        {
            (quad.predicate.value, str(quad.subject).strip("<>"))
            for quad in every
            if quad.object == node
            and (quad.predicate == term("rdf:type") or quad.predicate.value.startswith(f"{BASE}ontology#"))
            and not re.match(rf"<{BASE}(statement/|ontology)", str(quad.subject))
        }
    )
    start = (page - 1) * PAGE
    shown = set(links[start : start + PAGE])
    found = own if page == 1 else set()
    found |= {quad for quad in every if str(quad.subject) in statements[start : start + PAGE]}
    return found | {
        quad for quad in every if quad.object == node and (quad.predicate.value, str(quad.subject).strip("<>")) in shown
    }


THINGS = [
    ("id/The_Film", 1),
    ("id/The_Film#Max", 1),
    ("id/Ann", 1),
    ("id/Hub", 1),
    ("id/Hub", 2),
    ("id/Hub", 3),
    ("id/%3Cscript%3Ealert(1)%3C/script%3E", 1),
    ("id/東京", 1),
    ("article/film", 1),
    ("ontology#Film", 1),
    ("ontology#directedBy", 1),
]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("one", FORMS.values(), ids=list(FORMS))
@pytest.mark.parametrize(("path", "page"), THINGS)
def test_data_is_what_the_store_says_of_a_thing(
    path: str, page: int, one: Form, ours: Source, every: frozenset[ox.Quad]
) -> None:
    found = describe(ours, BASE + path, page)
    assert found
    quads = parsed(write(found.quads, one, ours.prefixes), one.media, one.graphs)
    local = ours.addresses.local(BASE + path)
    document = ox.NamedNode(f"{BASE}data/{local}" if page == 1 else f"{BASE}data/inbound/{page}/{local}")
    graph = document if one.graphs else PLAIN
    added = (
        {quad for quad in quads if quad.graph_name == document}
        if one.graphs
        else {quad for quad in quads if quad.subject in (document, ours.dataset)}
    )
    wanted = expected(every, BASE + path, page)
    if not one.graphs:
        wanted = {ox.Quad(*quad.triple) for quad in wanted}
        names = {quad for quad in quads - wanted - added if quad.predicate == term("rdfs:label")}
        added |= names
    assert quads - added == wanted
    assert ox.Quad(document, term("foaf:primaryTopic"), ox.NamedNode(BASE + path), graph) in added
    assert ox.Quad(document, term("void:inDataset"), ours.dataset, graph) in added
    assert ox.Quad(document, term("dcterms:license"), ox.NamedNode(About().licence), graph) in added


def test_the_pages_of_a_hub_are_counted_and_linked(ours: Source) -> None:
    pages = [describe(ours, f"{BASE}id/Hub", number) for number in (1, 2, 3)]
    assert [one and (one.inbound, one.pages) for one in pages] == [(INBOUND, 3)] * 3
    assert describe(ours, f"{BASE}id/Hub", 4) is None
    following = [
        [quad.object.value for quad in one.quads if quad.predicate == term("hydra:next")]  # type: ignore[union-attr]
        for one in pages
        if one
    ]
    assert following == [[f"{BASE}data/inbound/2/Hub"], [f"{BASE}data/inbound/3/Hub"], []]
    subjects = {
        str(quad.subject)
        for one in pages
        if one
        for quad in one.quads
        if quad.object == ox.NamedNode(f"{BASE}id/Hub") and quad.predicate.value.startswith(f"{BASE}ontology#")
    }
    assert len(subjects) == INBOUND


def test_what_a_story_tells_is_no_plain_fact(ours: Source) -> None:
    found = describe(ours, f"{BASE}id/Ann")
    assert found
    spouse = ox.NamedNode(ours.view.facts.namespace.term("spouse"))
    assert [quad for quad in found.quads if quad.predicate == spouse] == []
    told = [quad.subject for quad in found.quads if quad.predicate == term("rdf:predicate") and quad.object == spouse]
    status = ox.NamedNode(ours.view.facts.namespace.term("status"))
    said = [quad.object for quad in found.quads if quad.subject in told and quad.predicate == status]
    assert said == [ox.NamedNode(ours.view.facts.namespace.term("Fictional"))]


def test_the_same_graph_gives_the_same_bytes(ours: Source, tmp_path: Path) -> None:
    other = source(snapshot(tmp_path / "store", tuple(reversed(TOLD))))
    paths = [f"data/The_Film.{one}" for one in FORMS] + ["data/inbound/2/Hub.ttl", "ontology.ttl", "robots.txt"]
    for path in paths:
        one, two = (
            re.sub(rb"[0-9T:-]{19}Z", b"", found.data) if (found := files.file(each, path)) else None
            for each in (ours, other)
        )
        assert one is not None and one == two, path


def test_json_ld_is_short(ours: Source) -> None:
    about = ox.NamedNode(f"{BASE}id/Ann")
    triples = [
        ox.Quad(about, term("rdf:type"), ox.NamedNode(f"{BASE}ontology#Person")),
        ox.Quad(about, term("rdfs:label"), ox.Literal("Ann", language="en")),
        ox.Quad(about, term("rdfs:label"), ox.Literal("Anna")),
        ox.Quad(about, term("dcterms:date"), ox.Literal("1900", datatype=term("xsd:gYear"))),
        ox.Quad(ox.NamedNode("id:7"), term("owl:sameAs"), about),
    ]
    prefixes = {"kg": f"{BASE}ontology#", "id": f"{BASE}id/", **{one: ours.prefixes[one] for one in ("rdfs", "xsd")}}
    assert json.loads(write(triples, FORMS["jsonld"], prefixes)) == {
        "@context": {one: prefixes[one] for one in ("kg", "rdfs", "xsd")},
        "@graph": [
            {
                "@id": f"{BASE}id/Ann",
                "http://purl.org/dc/terms/date": {"@value": "1900", "@type": "xsd:gYear"},
                "@type": "kg:Person",
                "rdfs:label": [{"@value": "Ann", "@language": "en"}, "Anna"],
            },
            {"@id": "id:7", "http://www.w3.org/2002/07/owl#sameAs": {"@id": f"{BASE}id/Ann"}},
        ],
    }


def test_xml_holds_what_it_can() -> None:
    quad = ox.Quad(ox.NamedNode("urn:a"), term("rdfs:label"), ox.Literal("a\x0bb <c>"))
    assert {one.object for one in ox.parse(write([quad], FORMS["rdf"], {}), ox.RdfFormat.RDF_XML)} == {
        ox.Literal("a\ufffdb <c>")
    }


def test_every_kind_of_title_is_tried() -> None:
    assert len(TITLES) >= 19 and len(THINGS) >= 11


# The whole --------------------------------------------------------------------------------------


def described(ours: Source) -> dict[str, int]:
    """What the description of the collection counts."""
    found = files.file(ours, "dataset.nt")
    assert found
    quads = list(ox.parse(found.data, ox.RdfFormat.N_TRIPLES))
    numbers = {
        quad.predicate.value.removeprefix("http://rdfs.org/ns/void#"): int(quad.object.value)
        for quad in quads
        if quad.subject == ours.dataset and str(quad.object).endswith("#integer>")
    }
    parts: dict[object, dict[str, str]] = {}
    for quad in quads:
        parts.setdefault(quad.subject, {})[quad.predicate.value.rpartition("#")[2]] = quad.object.value
    for part in parts.values():
        if "class" in part or "property" in part:
            numbers[part.get("class") or part["property"]] = int(part.get("entities") or part["triples"])
        if "linkPredicate" in part:
            numbers[f"{part['linkPredicate']} {part['objectsTarget']}"] = int(part["triples"])
    return numbers


def counted(ours: Source) -> dict[str, int]:
    """The same by looking at the whole graph."""
    triples = {quad.triple for quad in ours.view.union.quads_for_pattern(None, None, None, PLAIN)}
    numbers = {
        "triples": len(triples),
        "distinctSubjects": len({one.subject for one in triples}),
        "classes": len({one.object for one in triples if one.predicate == term("rdf:type")}),
        "properties": len({one.predicate for one in triples}),
        "entities": len(
            {
                one.subject
                for one in triples
                if one.predicate == term("rdfs:label") and re.match(rf"<{BASE}(id|concept|article)/", str(one.subject))
            }
        ),
        "http://www.w3.org/2002/07/owl#sameAs http://localhost:8000/dataset#dbr": sum(
            one.predicate == term("owl:sameAs") and "dbpedia.org/resource" in str(one.object) for one in triples
        ),
    }
    for one in triples:
        numbers[one.predicate.value] = numbers.get(one.predicate.value, 0) + 1
        if one.predicate == term("rdf:type") and isinstance(one.object, ox.NamedNode):
            numbers[one.object.value] = numbers.get(one.object.value, 0) + 1
    return numbers


def test_the_collection_is_counted(ours: Source) -> None:
    found, wanted = described(ours), counted(ours)
    assert len(wanted) > 80
    assert {key: found.get(key) for key in wanted} == wanted


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    """A store that was published, changed and published again."""
    path = tmp_path_factory.mktemp("changed") / "store"
    snapshot(path, TOLD)
    with open_store(path) as store:
        publisher = states.Publisher(path, store.namespace, 2)
        put(
            store,
            [
                Told("The Film", "A film.", TOLD[0].facts[:2], identity="film"),
                Told("New <One>", "New.", identity="new"),
            ],
        )
        store.remove(["titles"])
        made = publisher.publish(store.dataset)
    yield source(View(str(made.path), BASE))


def test_the_counts_follow_changes(changed: Source) -> None:
    found, wanted = described(changed), counted(changed)
    assert {key: found.get(key) for key in wanted} == wanted


def test_the_feed_tells_of_changes(changed: Source) -> None:
    data = changes.feed(changed)
    assert data
    space = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(data)
    entries = {
        (one.findtext("a:title", "", space), one.find("a:link", space).attrib["href"])  # type: ignore[union-attr]
        for one in root.findall("a:entry", space)
    }
    assert {
        ("New: New <One>", f"{BASE}page/New_%3COne%3E"),
        ("Changed: The Film", f"{BASE}page/The_Film"),
        ("Removed: 東京", f"{BASE}page/%E6%9D%B1%E4%BA%AC"),
    } <= entries
    ids = [one.text for one in root.iterfind(".//a:id", space)]
    assert len(ids) == len(set(ids)) == len(entries) + 1
    assert changes.feed(changed, 7) is None


def test_the_sitemap_has_every_page(ours: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 500)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    parts = [one.text for one in ElementTree.fromstring(sitemap.index(ours)).iter(f"{space}loc")]
    assert parts == [f"{BASE}sitemap/{number}.xml" for number in range(1, len(parts) + 1)] and len(parts) == 3
    urls = [
        str(one.text)
        for number in range(1, 4)
        for one in ElementTree.fromstring(sitemap.part(ours, number) or b"").iter(f"{space}loc")
    ]
    things = [iri for (iri,) in ours.view.index.execute("SELECT iri FROM thing")]
    assert len(urls) == len(set(urls)) == len(things) > INBOUND
    assert {f"{BASE}page/%E6%9D%B1%E4%BA%AC", f"{BASE}page/The_Film/-/Max", f"{BASE}page/Tom_&_Jerry"} <= set(urls)
    assert sitemap.part(ours, 4) is None


def test_robots_are_kept_off_what_computes(ours: Source) -> None:
    text = sitemap.robots(ours).decode()
    assert "Disallow: /sparql\n" in text and text.endswith(f"Sitemap: {BASE}sitemap.xml\n")


NOTHING = [
    "data/Nobody.ttl", "data/Ann.doc", "data/Ann", "data/.ttl", "data/inbound/2/Ann.ttl", "data/inbound/0/Ann.ttl",
    "data/a b.ttl", "linkset/Nobody.json", "linkset/Ann.ttl", "sitemap/0.xml", "sitemap/x.xml", "sitemap/1.txt",
    "changes/9.atom", "changes/x.atom", "ontology.doc", "dataset", "ontology.x.ttl", "", "other.txt",
]  # fmt: skip


@pytest.mark.parametrize("path", NOTHING)
def test_there_is_nothing_at_other_paths(path: str, ours: Source) -> None:
    assert files.file(ours, path) is None


# schema.org -------------------------------------------------------------------------------------


def test_a_thing_in_the_words_of_schema_org(ours: Source) -> None:
    assert schemaorg.described(ours, f"{BASE}id/The_Film") == {
        "@context": "https://schema.org",
        "@id": f"{BASE}id/The_Film",
        "@type": "Movie",
        "name": "The Film",
        "url": f"{BASE}page/The_Film",
        "description": "A film.",
        "actor": {"@type": "Person", "@id": f"{BASE}id/The_Film#Max", "name": "Max"},
        "director": {"@type": "Person", "@id": f"{BASE}id/Ann", "name": "Ann"},
        "genre": "Drama",
        "sameAs": "http://dbpedia.org/resource/The_Film",
    }


def test_what_is_only_mentioned_has_data_and_links(tmp_path: Path) -> None:
    path = tmp_path / "store"
    iri, article = f"{BASE}id/The_Film#Canterbury", f"{BASE}article/film"
    nodes = (ox.NamedNode(article), term("schema:mentions"), ox.NamedNode(iri))
    said = ox.Quad(*nodes, ox.NamedNode(f"{BASE}evidence/film"))
    with open_store(path) as store:
        put(store, TOLD[:1])
        store.dataset.add(said)
        made = states.Publisher(path, store.namespace, 2).publish(store.dataset)
    ours = source(View(str(made.path), BASE))
    found = describe(ours, iri)
    assert found and said in found.quads
    assert files.file(ours, "linkset/The_Film/-/Canterbury.json")
    known = Known(str(made.path), BASE, ours.ontology)
    assert known.at("The_Film/-/Canterbury") == Thing(iri)
    known.close()


def test_a_number_that_is_none_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "store"
    book = ox.NamedNode(f"{BASE}id/The_Film")
    with open_store(path) as store:
        put(store, TOLD[:1])
        store.dataset.add(ox.Quad(book, term("rdf:type"), term("schema:Book")))
        for text in ("310", "many", "9" * 5000):
            pages = ox.Literal(text, datatype=term("xsd:integer"))
            store.dataset.add(ox.Quad(book, term("schema:numberOfPages"), pages))
        made = states.Publisher(path, store.namespace, 2).publish(store.dataset)
    assert schemaorg.described(source(View(str(made.path), BASE)), book.value)["numberOfPages"] == 310


def test_nothing_ends_the_script_element(ours: Source) -> None:
    text = schemaorg.script(schemaorg.described(ours, f"{BASE}id/%3Cscript%3Ealert(1)%3C/script%3E"))
    assert "<" not in text and json.loads(text)["name"] == "<script>alert(1)</script>"
