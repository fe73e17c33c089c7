"""A small graph for the tests of linked data: names that are hard to address, a hub, a story, a term of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.linked.about import About
from kg.linked.addresses import Addresses
from kg.linked.source import Source
from kg.ontology import load_ontology
from kg.snapshot.view import View
from tests.stores import Told

#: What browsers accept.
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
#: Titles that an address bar, a shell or a server may get wrong.
TITLES = (
    "AC/DC", "C#", "100% Wolf", "Why?", "A+B", '"Heroes"', "Foo", "Foo.ttl", "Windows 3.1", "Gabriel García Márquez",
    "東京", "ירושלים", "Łódź", "🎬", "Tom & Jerry", "It's", "<script>alert(1)</script>", "a;b=c,d", "Back\\slash",
)  # fmt: skip
#: Facts that point at the hub; three pages of them.
INBOUND = 1100
FILM = (
    ("The Film", "directedBy", "Ann"),
    ("The Film", "setIn", "Łódź"),
    ("The Film", "castMember", "#Max"),
    ("The Film", "genre", "Drama"),
    ("Ann", "~spouse", "#Max"),
)
KINDS = (("The Film", ("Film", "Work", "Entity")), ("Ann", ("Person", "Entity")), ("#Max", ("Person", "Entity")))
TOLD = (
    Told("The Film", "A film.", FILM, KINDS, identity="film"),
    Told("Hub", "A hub.", tuple((f"Thing {number}", "setIn", "Hub") for number in range(INBOUND)), identity="hub"),
    Told("Titles", "Titles.", tuple((title, "directedBy", "Ann") for title in TITLES), KINDS[1:2], identity="titles"),
)


def source(view: View, about: About | None = None) -> Source:
    """The graph as documents are made from it."""
    return Source(view, load_ontology(base=view.base), about or About(), Addresses(view.base))


def parsed(data: bytes, media: str, graphs: bool) -> set[ox.Quad]:
    """What rdflib reads."""
    found = rdflib.Dataset() if graphs else rdflib.Graph()
    found.parse(data=data, format=media)
    text = found.serialize(format="nquads" if graphs else "nt", encoding="utf-8")
    quads: Iterable[ox.Quad] = ox.parse(text, ox.RdfFormat.N_QUADS)
    return {
        ox.Quad(quad.subject, quad.predicate, quad.object)
        if quad.graph_name == ox.NamedNode("urn:x-rdflib:default")
        else quad
        for quad in quads
    }


def store_of(view: View) -> Path:
    """The directory of the store that a view shows."""
    assert view.facts.path
    return view.facts.path.parent.parent
