"""The page of one thing: what it is, what is known of it, what stories tell of it, what points at it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.pages import lists
from kg.pages.description import narrowest
from kg.pages.facts import at_most, facts, rows, story
from kg.pages.neighbourhood import neighbourhood
from kg.pages.site import Site
from kg.pages.values import web_address
from kg.quads import term

#: How much of a list stands on the page of the thing itself.
FIRST = 10


def render(site: Site, local: str, _: Mapping[str, str]) -> str | None:
    """The page at `page/{local}`."""
    iri = find(site, local)
    if iri is None:
        return None
    world, stories = facts(site, iri), story(site, iri)
    most = at_most(len(some) for found in (world, *stories.values()) for some in found.values())
    shown = rows(site, world, most)
    path = site.addresses.page(iri)
    assert path
    pointing, kinds = lists.relations(site, iri), types(site, iri)
    values = {
        "iri": iri,
        "facts": sum(map(len, world.values())),
        "local": site.addresses.local(iri),
        "types": kinds,
        "description": "" if [site.describe(iri)] == [site.label(one) for one in kinds] else site.describe(iri),
        "world": [
            (heading, list(some)) for heading, some in groupby(shown, lambda row: site.wording.heading(row.relation))
        ],
        "stories": [(about(site, article), article, rows(site, told, most)) for article, told in stories.items()],
        "pointing": [(relation, n, lists.pointing(site, iri, relation, 0, FIRST)) for relation, n in pointing],
        "within": (lists.within_size(site, iri), lists.within(site, iri, 0, FIRST)),
        "mentions": (lists.mentions_size(site, iri), lists.mentions(site, iri, 0, FIRST)),
        "articles": values_of(site, iri, "schema:about", inverse=True),
        "same": same(site, iri),
        "near": neighbourhood(site, iri),
    }
    return site.html("thing.html", path, values)


def find(site: Site, local: str) -> str | None:
    """The address of the thing with this local part; None where nothing is known of one."""
    for iri in site.addresses.iri(local):
        row = site.view.index.execute("SELECT gone FROM thing WHERE iri = ?", (iri,)).fetchone()
        if row and not row[0]:
            return iri
        if not row and any(
            next(site.view.union.quads_for_pattern(subject, None, target, ox.DefaultGraph()), None)
            for subject, target in ((ox.NamedNode(iri), None), (None, ox.NamedNode(iri)))
        ):
            return iri
    return None


def values_of(site: Site, iri: str, curie: str, *, inverse: bool = False) -> list[str]:
    """What a relation leads to from a thing, or from where it leads there; sorted."""
    node, default = ox.NamedNode(iri), ox.DefaultGraph()
    ends = (None, node) if inverse else (node, None)
    quads = site.view.union.quads_for_pattern(ends[0], term(curie), ends[1], default)
    found = (quad.subject if inverse else quad.object for quad in quads)
    return sorted(one.value for one in found if not isinstance(one, ox.Triple))


def types(site: Site, iri: str) -> list[str]:
    """The narrowest classes of a thing."""
    terms = site.namespace.term("")
    names = {one.removeprefix(terms) for one in values_of(site, iri, "rdf:type") if one.startswith(terms)}
    return [terms + name for name in narrowest(site.ontology, names)]


def about(site: Site, article: str) -> str:
    """What an article is about, else the article itself."""
    return next(iter(values_of(site, article, "schema:about")), article)


def same(site: Site, iri: str) -> list[tuple[str, str]]:
    """Addresses of the same thing, each with the name of the site it is at, "" for one of ours."""
    found = {*values_of(site, iri, "owl:sameAs"), *values_of(site, iri, "owl:sameAs", inverse=True)} - {iri}
    return [
        (one, "" if site.addresses.page(one) else str(urlsplit(one).hostname))
        for one in sorted(found)
        if site.addresses.page(one) or web_address(one)
    ]
