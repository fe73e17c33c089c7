"""The front page, lists, the ontology, search, questions and the dataset: what they say and where they lead."""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote

import pytest

from kg.linked.about import About
from kg.linked.addresses import Addresses, asked
from kg.linked.written import FORMS
from kg.ontology import load_ontology
from kg.pages import term
from kg.pages.collection import Collection
from kg.pages.description import gist
from kg.pages.front import main_classes, starts
from kg.pages.listing import Part, members
from kg.pages.ontology import others
from kg.pages.router import page
from kg.pages.search import results
from kg.pages.site import Site
from kg.pages.term import equivalent, example, uses
from kg.vocab import DEFAULT_BASE
from tests.stores import Told, snapshot

EVIL = "<script>x()</script>\"'&"
TOLD = (
    Told(
        "The Lamp",
        "The Lamp is a 1934 film directed by Ann.",
        (
            ("The Lamp", "directedBy", "Ann"),
            ("The Lamp", "setIn", "Kelda"),
            ("The Lamp", "instanceOf", "film"),
            ("The Lamp", "castMember", "#Bo"),
        ),
        (
            ("The Lamp", ("Film",)),
            ("Ann", ("Person",)),
            ("Kelda", ("City",)),
            ("film", ("Concept",)),
            ("#Bo", ("Person",)),
        ),
    ),
    Told(
        "Harbour",
        "Harbour is a film.",
        (("Harbour", "directedBy", "Ann"), ("Harbour", "instanceOf", "film"), ("Ann", "placeOfBirth", "Kelda")),
        (("Harbour", ("Film",)), ("Ann", ("Person",)), ("Kelda", ("City",)), ("film", ("Concept",))),
    ),
    Told(EVIL, f"{EVIL} is a film.", ((EVIL, "directedBy", "Ann"),), ((EVIL, ("Film",)), ("Ann", ("Person",)))),
    *(
        Told(f"Film {n:03}", "A film.", ((f"Film {n:03}", "setIn", "Kelda"),), ((f"Film {n:03}", ("Film",)),))
        for n in range(120)
    ),
)
DATA: tuple[str, ...] = (
    "data/", "linkset/", "query", "sparql", ".well-known/", "assets/", "changes", "sitemap", "dump/", "id/",
)  # fmt: skip
DATA += tuple(f"{name}.{end}" for name in ("dataset", "ontology") for end in FORMS)


def opened(view_of: Path, suffix: str = "") -> Site:
    view = snapshot(view_of, TOLD)
    return Site(view, load_ontology(base=view.base), About(title="Films"), Addresses(view.base, suffix))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return opened(tmp_path_factory.mktemp("overview") / "store")


@pytest.fixture(scope="module")
def files(site: Site) -> Site:
    return Site(site.view, site.ontology, site.about, Addresses(DEFAULT_BASE, ".html"))


def text(found: str | None) -> str:
    assert found is not None
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found)).split())


def test_the_collection_in_numbers(site: Site) -> None:
    found = site.collection
    assert (found.articles, found.facts, found.sources, found.state.number) == (123, 128, 128, 1)
    assert found.things == len({"Ann", "Kelda", "Bo", "film"}) + 123
    assert (found.classes["Film"], found.classes["Person"], found.relations["setIn"]) == (123, 2, 121)
    assert next(iter(found.relations)) == "setIn"
    assert isinstance(found, Collection)


#: The path of a page, and what stands in it.
SAYS = [
    ("", "123 articles were read"),
    ("", "Ann "),
    ("", "Articles to begin with"),
    ("articles/1", "123 articles, by title."),
    ("articles/2", "Part 2 of 2"),
    ("members/Film/1", "Film: all 123"),
    ("members/Person/1", "Bo human, named in The Lamp"),
    ("uses/directedBy/1", "Harbour directed by Ann"),
    ("ontology", "directed by 3 Who directed the work."),
    ("page/ontology/directedBy", "For example: Jaws (subject) is a 1975 film directed by Steven Spielberg (object) ."),
    ("page/ontology/directedBy", "Wikidata: P57 schema.org: director DBpedia: director"),
    ("page/ontology/directedBy", "The Lamp directedBy Ann. source for The Lamp"),
    ("page/ontology/locatedIn", "located in , then located in"),
    ("page/ontology/spouse", "it holds both ways"),
    ("page/ontology/dateOfBirth", "a date, as precise as it is told"),
    ("page/ontology/Film", "Within creative work"),
    ("page/ontology/noun", "A common noun, singular and in lower case"),
    ("page/ontology/Asserted", "Term of the ontology"),
    ("search", "Words to look for"),
    ("search?q=lamp", "The Lamp film"),
    ("search?q=zzzzzz", "Nothing was found."),
    ("queries", "Who played in a work, and as whom"),
    ("queries/cast-of?work=The Lamp", "Answer: The Lamp"),
    ("queries/cast-of?work=The Lamp", "Bo"),
    ("queries/cast-of?work=Nobody", "nothing here is called 'Nobody'"),
    ("queries/cast-of", "For example: The Lamp"),
    ("queries/films-by-director?director=Ann", "Harbour"),
    ("dataset", "Films as a dataset"),
]


@pytest.mark.parametrize(("address", "said"), SAYS)
def test_what_pages_say(address: str, said: str, site: Site) -> None:
    path, _, query = address.partition("?")
    assert said in text(page(site, path, dict(parse_qsl(query))))


def test_there_are_rows() -> None:
    assert len(SAYS) >= 28


@pytest.mark.parametrize(
    "path",
    [
        "articles/0", "articles/3", "articles/01", "articles/x", "articles/", "articles/²", "articles/99999999999",
        "members/Film/3", "members/Nothing/1", "members/Film", "uses/directedBy/2", "uses/nothing/1",
        "years/1900-1910/1", "years/x/1", "years/1-2", "ontologyx", "ontology/x", "page/ontology/Nothing",
        "page/ontology/", "datasets", "queries/nothing", "searching", "queriesx",
    ],
)  # fmt: skip
def test_what_is_not_there(path: str, site: Site) -> None:
    assert page(site, path, {}) is None


def test_every_term_has_its_anchor_in_a_light_page(site: Site) -> None:
    found = page(site, "ontology", {})
    assert found and len(found.encode()) < 100_000
    anchors = re.findall(r'id="([^"]+)"', found)
    assert len(anchors) == len(set(anchors))
    assert {*site.ontology.classes, *site.ontology.relations, *others(site.ontology)} <= set(anchors)
    assert len(site.ontology.classes) + len(site.ontology.relations) >= 500


@pytest.mark.parametrize("suffix", ["", ".html"])
def test_every_link_leads_somewhere(suffix: str, site: Site, files: Site) -> None:
    one = files if suffix else site
    waiting, seen, broken = [""], {""}, []
    while waiting and len(seen) < 3000:
        path = waiting.pop()
        found = page(one, path, {})
        if found is None:
            broken.append(path)
            continue
        for link in re.findall(r'(?:href|action)="([^"]+)"', found):
            target = html.unescape(link).partition("#")[0].partition("?")[0]
            if not target or re.match(r"[a-z]+:|//", target):
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)).removeprefix("./")
            there = asked(unquote(there)) if "%" not in there else there
            if there != "." and there not in seen and not there.startswith(DATA):
                seen.add(there)
                waiting.append(there)
    assert broken == []
    assert len(seen) >= 800


def test_nothing_of_the_data_becomes_markup(site: Site) -> None:
    for path in (
        "",
        "articles/1",
        "members/Film/1",
        "uses/directedBy/1",
        "page/ontology/directedBy",
        "page/ontology/Film",
    ):
        assert "<script>x" not in (page(site, path, {}) or "")
    for query in ({"q": EVIL}, {"q": "script"}):
        assert "<script>x" not in (page(site, "search", query) or "")
    assert "<script>x" not in (page(site, "queries/cast-of", {"work": EVIL}) or "")


def test_where_to_begin(site: Site) -> None:
    found = [(heading, name) for heading, name, _ in starts(site)]
    assert found == [("creative works", "Work"), ("humans", "Person"), ("places", "Place")]
    things = [iri for _, _, some in starts(site) for iri in some]
    assert len(things) == len(set(things))
    assert f"{DEFAULT_BASE}id/Ann" in things and f"{DEFAULT_BASE}id/Film" not in things
    assert main_classes(site.ontology, ["Concept", "Occupation", "Entity", "Agent", "Film", "Work"]) == ["Work"]


def test_members_in_the_order_of_their_names(site: Site) -> None:
    film = site.term("Film")
    first = [site.label(iri) for iri in members(site, film, 0, 3)]
    last = [site.label(iri) for iri in members(site, film, 120, 3)]
    assert (first, last) == (["Film 000", "Film 001", "Film 002"], ["Harbour", "The Lamp", EVIL])
    letters = re.findall(r'href="\.\./\.\./members/Film/(\d)">([A-Z])<', page(site, "members/Film/1", {}) or "")
    assert letters == [("1", "F"), ("2", "H"), ("2", "L"), ("2", "S")] * 2


def test_parts_of_a_list() -> None:
    part = Part.asked("x", "2", 101)
    assert part and (part.start, part.last, part.page(1)) == (100, 2, "x/1")
    assert Part.asked("x", "1", 0) and Part.asked("x", "2", 100) is None


def test_results_tell_what_a_person_chooses_by(site: Site) -> None:
    (first, *_) = results(site, "lamp", 5)
    assert (first.label, first.types, first.kind, first.text) == ("The Lamp", ("film",), "label", "")
    found = results(site, "castMember", 5)
    assert [(one.kind, one.text) for one in found][-1] == ("quote", "The Lamp castMember Bo.")


@pytest.mark.parametrize(
    ("description", "label", "expected"),
    [
        ("The Lamp is a 1934 film by Ann.", "The Lamp", "a 1934 film by Ann"),
        ("Sir Ann Ray (1901–1976) was a director.", "Ann Ray", "a director"),
        ("Lamps are devices", "Lamp", "devices"),
        ("It is cold.", "Lamp", "It is cold."),
        ("1934 film", "The Lamp", "1934 film"),
        ("", "The Lamp", ""),
    ],
)
def test_what_stands_beside_a_name(description: str, label: str, expected: str) -> None:
    assert gist(description, label) == expected


def test_words_for_addresses_elsewhere() -> None:
    found = [
        "http://www.wikidata.org/entity/Q5",
        "http://www.w3.org/2004/02/skos/core#definition",
        "http://example.org/terms/x",
    ]
    assert [equivalent(iri)[1] for iri in found] == ["Wikidata: Q5", "skos: definition", "example.org: x"]
    assert example("[s: <b>] x") == '<mark class="subject">&lt;b&gt;<span class="unseen"> (subject)</span></mark> x'


def test_static_pages_offer_no_service(files: Site) -> None:
    found = page(files, "queries/cast-of.html", {})
    assert found and "SELECT DISTINCT" in found and 'class="ask"' not in found and "sparql" not in found
    start = page(files, "", {})
    assert start and 'data-search="static"' in start and 'href="./query"' not in start


def test_parts_of_very_many_facts_are_those_of_all(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    every = {(one.subject, str(one.object)) for one in uses(site, "setIn", 0, 1000)}
    monkeypatch.setattr(term, "ORDERED", 1)
    parts = [{(one.subject, str(one.object)) for one in uses(site, "setIn", at, 50)} for at in (0, 50, 100, 150)]
    assert [len(one) for one in parts] == [50, 50, 21, 0]
    assert set().union(*parts) == every
