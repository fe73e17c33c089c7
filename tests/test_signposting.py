"""Typed links by the rules of FAIR Signposting, in headers and linksets."""

from __future__ import annotations

import json

import pytest

from kg.linked import signposting
from kg.linked.about import About
from kg.linked.addresses import Addresses

BASE = "http://localhost:8000/"


@pytest.fixture(scope="module")
def film() -> tuple[signposting.Link, ...]:
    return signposting.links(
        Addresses(BASE), About(publisher="https://publisher.example/"), f"{BASE}id/The_Film", ["Movie"]
    )


def of(links: tuple[signposting.Link, ...], anchor: str, relation: str) -> list[tuple[str, str]]:
    return [(one.target, one.media) for one in links if one.anchor == anchor and relation in one.relations]


def test_links_follow_the_rules_of_signposting(film: tuple[signposting.Link, ...]) -> None:
    """https://signposting.org/FAIR/, level 1 and level 2."""
    page = "page/The_Film"
    assert of(film, page, "cite-as") == [(f"{BASE}id/The_Film", "")]  # exactly one
    assert [one for one, _ in of(film, page, "type")] == ["https://schema.org/AboutPage", "https://schema.org/Movie"]
    assert len(of(film, page, "license")) == 1
    assert of(film, page, "author") == [("https://publisher.example/", "")]
    items, metadata = of(film, page, "item"), of(film, page, "describedby")
    assert items and metadata and all(media for _, media in (*items, *metadata))
    for item, _ in items:
        assert of(film, item, "collection") == [(page, "text/html")]
        assert len(of(film, item, "type")) == 1
    for one, _ in metadata:
        assert of(film, one, "describes") == [(page, "text/html")]
    for anchor in {page, *(one for one, _ in (*items, *metadata))}:
        assert {media for _, media in of(film, anchor, "linkset")} == set(signposting.LINKSETS.values())


def test_a_linkset_has_all_links_with_absolute_addresses(film: tuple[signposting.Link, ...]) -> None:
    document = json.loads(signposting.linkset(film, BASE, "json"))
    assert list(document) == ["linkset"]
    found = {
        (context["anchor"], relation, target["href"], target.get("type", ""))
        for context in document["linkset"]
        for relation, targets in context.items()
        if relation != "anchor"
        for target in targets
    }
    wanted = {
        (one.anchor if "://" in one.anchor else BASE + one.anchor, relation,
         one.target if "://" in one.target else BASE + one.target, one.media)
        for one in film for relation in one.relations
    }  # fmt: skip
    assert found == wanted and len(wanted) >= 60
    text = signposting.linkset(film, BASE, "txt").decode("ascii")
    assert text.count("anchor=") == len(film)
    assert text.startswith(f'<https://schema.org/Movie>; rel="type"; anchor="{BASE}id/The_Film",\n')


HEADERS = [
    ("東京", "<../data/%E6%9D%B1%E4%BA%AC.ttl>"),
    ("C%23", "<../data/C%23.ttl>"),
    ("AC/DC", "<../data/AC/DC.ttl>"),
    ("It's", "<../data/It's.ttl>"),
    ("A;b,c", "<../data/A;b,c.ttl>"),
    ("%22Heroes%22", "<../data/%22Heroes%22.ttl>"),
]


@pytest.mark.parametrize(("title", "target"), HEADERS)
def test_link_headers_are_ascii(title: str, target: str) -> None:
    links = signposting.links(Addresses(BASE), About(), f"{BASE}id/{title}", [])
    text = signposting.link_header(links, f"page/{title}", "../")
    text.encode("ascii")
    assert f'{target}; rel="item describedby alternate"; type="text/turtle"' in text


def test_every_header_is_tried() -> None:
    assert len(HEADERS) >= 6
