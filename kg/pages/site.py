"""What pages are made from: one snapshot, the ontology, what the publisher says, and how to write HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
import pyoxigraph as ox
from markupsafe import Markup

from kg.articles.document import read_document
from kg.errors import InputError
from kg.linked import schemaorg
from kg.linked.about import About
from kg.linked.addresses import Addresses, root
from kg.linked.source import Source
from kg.linked.written import FORMS
from kg.model import Document
from kg.ontology import Ontology
from kg.pages.collection import Collection
from kg.pages.description import describe, gist
from kg.pages.values import short, value, web_address, words
from kg.pages.wording import Wording, wording
from kg.quads import term
from kg.snapshot.view import View

TYPE = term("rdf:type")
TEMPLATES = Path(__file__).parent / "templates"
#: Rooms whose code and templates decide what pages and files look like.
ROOMS = ("drawing", "export", "linked", "pages", "snapshot")
#: Code points of a name in a link.
NAME = 200
#: Decades and centuries as they are written.
_SPAN = re.compile(r"[0-9]+0s|[0-9]+(st|nd|rd|th) century")
#: What HTML may not hold: control characters, halves of surrogate pairs and what is no character.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def environment() -> jinja2.Environment:
    """The templates; whatever they show of the data is escaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class Site:
    """Lives as long as its snapshot is shown; remembers labels, which are asked for again and again."""

    def __init__(self, view: View, ontology: Ontology, about: About, addresses: Addresses) -> None:
        self.view, self.ontology, self.about, self.addresses = view, ontology, about, addresses
        self.namespace = view.facts.namespace
        self.label = lru_cache(100_000)(self._label)
        self.document = lru_cache(64)(self._document)
        self.start = ""
        self.describe = lru_cache(10_000)(self._describe)
        self.initials = lru_cache(1000)(self._initials)

    def _label(self, iri: str) -> str:
        """The words for a thing, a class or a relation; the last part of its address where it has none."""
        quads = self.view.union.quads_for_pattern(ox.NamedNode(iri), term("rdfs:label"), None, ox.DefaultGraph())
        labels = (quad.object.value.strip() for quad in quads if isinstance(quad.object, ox.Literal))
        return min(filter(None, labels), default="") or last_words(iri)

    def _document(self, article: str) -> Document | None:
        """An article laid out again from its stored text; None where none is stored."""
        found = self.view.union.quads_for_pattern(ox.NamedNode(article), term("dcterms:identifier"), None)
        identity = next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), "")
        try:
            return read_document(self.view.facts.article(identity), self.ontology)
        except InputError:
            return None

    web_address = staticmethod(web_address)

    def text(self, node: ox.NamedNode | ox.Literal) -> str:
        """A thing or a value in words, as plain text."""
        return self.label(node.value) if isinstance(node, ox.NamedNode) else words(node)

    def name(self, iri: str) -> str:
        """A relation or class as a part of an address: its local name."""
        return iri.removeprefix(self.namespace.term("")) if iri != TYPE.value else "type"

    def term(self, name: str) -> str:
        """A relation or class by its local name."""
        return self.namespace.term(name)

    def inverse(self, relation: str) -> str:
        """What stands before the name of a thing over the list of what points at it."""
        return "of the class" if relation == TYPE.value else self.label(relation)

    def phrase(self, qualifier: str, value: ox.NamedNode | ox.Literal) -> str:
        """The word between a fact and its qualifier; a day is "on", where a year is "in" and a decade "in the"."""
        said = self.wording.phrases.get(qualifier, self.label(qualifier))
        if said and isinstance(value, ox.Literal) and _SPAN.fullmatch(words(value)):
            return f"{said} the"
        day = isinstance(value, ox.Literal) and value.datatype == term("xsd:date") and value.value.count("-") > 1
        return "on" if said == "in" and day else said

    @cached_property
    def wording(self) -> Wording:
        """How the ontology words and orders relations."""
        return wording(self.ontology)

    def _describe(self, iri: str) -> str:
        """What a thing is, in one line."""
        return describe(iri, self.view.union, self.ontology, self.label)

    def _initials(self, iri: str) -> list[tuple[str, int]]:
        """With what the labels of a class's members begin, in their order, and how many do."""
        query = "SELECT substr(sort, 1, 1), count(*) FROM member WHERE class = ? GROUP BY 1 ORDER BY 1"
        return self.view.index.execute(query, (iri,)).fetchall()

    def gist(self, iri: str) -> str:
        """The same to stand beside the label; of something that only one article names at least in which."""
        scope, within, _ = iri.partition("#")
        place = f"named in {self.label(scope)}" if within and not iri.startswith(self.term("")) else ""
        return ", ".join(filter(None, [gist(self.describe(iri), self.label(iri)), place]))

    @cached_property
    def collection(self) -> Collection:
        """Its numbers."""
        return Collection.of(self.view, self.ontology)

    forms = tuple(FORMS.values())

    def schema(self, iri: str) -> Markup:
        """A thing in the words of schema.org, for a script element."""
        source = Source(self.view, self.ontology, self.about, self.addresses)
        return Markup(schemaorg.script(schemaorg.described(source, iri, self.describe(iri))))

    @cached_property
    def templates(self) -> jinja2.Environment:
        """The templates; whatever they show of the data is escaped."""
        return environment()

    def read_at(self, path: str) -> Site:
        """The same for pages that are read at another path than their own."""
        moved = copy(self)
        moved.start = root(path)
        return moved

    def way(self, path: str) -> Callable[[str], str]:
        """The way from the page at `path` to the page of a thing; a web address elsewhere stays as it is."""
        start, first = self.start or root(path), "page/"
        deep = not self.start and path.startswith(first) and path.count("/") > 1

        def href(iri: str) -> str:
            page = self.addresses.page(iri)
            if deep and page:  # the shorter way, which is most of the size of an article
                return start.removesuffix("../") + page.removeprefix(first)
            return start + page if page else web_address(iri) or "#"

        return href

    def html(self, template: str, path: str, values: Mapping[str, Any]) -> str:
        """A page at `path`, from a template that extends `base.html`."""
        href, way = self.way(path), self.start or root(path)

        def link(iri: str) -> Markup:
            """A thing by its label, linked to its page."""
            return Markup('<a href="{}"><bdi>{}</bdi></a>').format(href(iri), short(self.label(iri), NAME))

        def to(page: str) -> str:
            """The way from this page to another by its path."""
            return f"{way}{page}{self.addresses.suffix}"

        def show(node: ox.NamedNode | ox.Literal) -> Markup:
            """A thing or a value for reading."""
            return link(node.value) if isinstance(node, ox.NamedNode) else value(node)

        common = {"site": self, "about": self.about, "path": path, "root": way, "href": href, "link": link}
        common |= {"to": to, "show": show, "describe": self.describe}
        return _NO_TEXT.sub("\ufffd", self.templates.get_template(template).render({**common, **values}))


def last_words(iri: str) -> str:
    """The last part of an address, as words.

    >>> last_words("http://dbpedia.org/resource/Carol_Reed"), last_words("http://kg.example/ontology#setIn")
    ('Carol Reed', 'set In')
    """
    last = re.split(r"[/#]", iri.rstrip("/#"))[-1]
    return unquote(re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", last)).strip() or "unnamed"
