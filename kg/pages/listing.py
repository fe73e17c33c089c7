"""Long lists in parts: the articles, the members of a class, what happened in a span of years.

A part has a number, so that each is a page of its own and a list of any length is published as files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.pages.collection import ARTICLE
from kg.pages.lists import part_number
from kg.pages.site import Site
from kg.quads import term

#: Entries of one part, and how many of the best connected things are looked at for those of a class.
SIZE, LOOKED_AT = 100, 5000
_SPAN = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Part:
    """Part `number` of a list of `total` entries; its path begins with `path`. `letters` lead to first letters."""

    path: str
    number: int
    total: int
    letters: tuple[tuple[str, int], ...] = ()

    @classmethod
    def asked(cls, path: str, number: str, total: int) -> Part | None:
        """The part that an address names; None where the list has none of that number."""
        one = cls(path, part_number(number), total)
        return one if 0 < one.number <= one.last else None

    @property
    def last(self) -> int:
        """The number of the last part; an empty list has one."""
        return max(1, -(-self.total // SIZE))

    @property
    def start(self) -> int:
        """How many entries come before this part."""
        return (self.number - 1) * SIZE

    def page(self, number: int) -> str:
        """The path of another part."""
        return f"{self.path}/{number}"


@dataclass(frozen=True, slots=True)
class Article:
    """An article and what it is about, "" where it has no title of a thing."""

    iri: str
    about: str


def render_articles(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """The page at `articles/{n}`."""
    part = Part.asked("articles", rest, site.collection.articles)
    if not part:
        return None
    values = {"part": _lettered(site, part, ARTICLE), "articles": articles(site, part.start, SIZE)}
    return site.html("articles.html", f"{part.page(part.number)}{site.addresses.suffix}", values)


def render_members(site: Site, rest: str, __: Mapping[str, str]) -> str | None:
    """The page at `members/{class}/{n}`."""
    name, _, number = rest.partition("/")
    if name not in site.ontology.classes:
        return None
    part = Part.asked(f"members/{name}", number, site.collection.classes.get(name, 0))
    if not part:
        return None
    iri = site.term(name)
    values = {"part": _lettered(site, part, iri), "iri": iri, "things": members(site, iri, part.start, SIZE)}
    return site.html("members.html", f"{part.page(part.number)}{site.addresses.suffix}", values)


def render_years(site: Site, rest: str, __: Mapping[str, str]) -> str | None:
    """The page at `years/{first}-{last}/{n}`."""
    span, _, number = rest.partition("/")
    found = _SPAN.fullmatch(span)
    if not found:
        return None
    first, last = (int(one) for one in found.groups())
    total = sum(n for year, n in site.collection.all_years.items() if first <= year <= last)
    part = Part.asked(f"years/{span}", number, total) if total else None
    if not part:
        return None
    rows = site.view.index.execute(
        "SELECT value, relation, source FROM dated WHERE value >= ? AND value < ? ORDER BY 1, 2, 3 LIMIT ? OFFSET ?",
        (f"{first:04}", f"{last:04}~", SIZE, part.start),
    ).fetchall()
    facts = [(ox.Literal(value, datatype=_datatype(value)), relation, source) for value, relation, source in rows]
    values = {"part": part, "first": first, "last": last, "facts": facts}
    return site.html("years.html", f"{part.page(part.number)}{site.addresses.suffix}", values)


def articles(site: Site, start: int, most: int) -> list[Article]:
    """Articles in the order of their titles."""
    found = []
    for iri in members(site, ARTICLE, start, most):
        quads = site.view.union.quads_for_pattern(ox.NamedNode(iri), term("schema:about"), None, ox.DefaultGraph())
        about = sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode))
        found.append(Article(iri, about[0] if about else ""))
    return found


def members(site: Site, iri: str, start: int, most: int) -> list[str]:
    """The things of a class in the order of their labels."""
    query = "SELECT iri FROM member WHERE class = ? ORDER BY sort, iri LIMIT ? OFFSET ?"
    return [one for (one,) in site.view.index.execute(query, (iri, most, start))]


def connected(site: Site, iri: str) -> Iterator[str]:
    """The things of a class among the best connected of all, the best first."""
    query = """SELECT iri FROM (SELECT iri FROM thing WHERE gone = 0 ORDER BY degree DESC, iri LIMIT ?)
      WHERE EXISTS (SELECT 1 FROM link WHERE target = ? AND relation = ? AND source = iri)"""
    for (one,) in site.view.index.execute(query, (LOOKED_AT, iri, term("rdf:type").value)):
        yield one


def _lettered(site: Site, part: Part, iri: str) -> Part:
    """The part with the part that each first letter of the Latin alphabet begins in."""
    if part.last == 1:
        return part
    at, letters = 0, []
    for letter, number in site.initials(iri):
        if letter.isascii() and letter.isalpha():
            letters.append((letter.upper(), at // SIZE + 1))
        at += number
    return Part(part.path, part.number, part.total, tuple(letters))


def _datatype(value: str) -> ox.NamedNode:
    return term("xsd:" + {4: "gYear", 7: "gYearMonth"}.get(len(value), "date"))
