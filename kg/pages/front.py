"""The front page: what the collection is, in numbers, and where to begin."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice

import pyoxigraph as ox

from kg.extract.patterns import pluralize
from kg.ontology import Ontology
from kg.pages import chart
from kg.pages.listing import LOOKED_AT, Article, articles, connected
from kg.pages.site import Site
from kg.quads import term

#: Articles that are listed here, classes with starting points and things of each, bars of a chart: at most.
ARTICLES, CLASSES, THINGS, BARS = 60, 6, 6, 15


def render(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """The page at the base itself."""
    if rest:
        return None
    found = site.collection
    few = found.articles <= ARTICLES
    values = {
        "found": found,
        "articles": articles(site, 0, ARTICLES) if few else best(site),
        "few": few,
        "starts": list(starts(site)),
        "classes": chart.bars(terms(site, found.classes, BARS)),
        "relations": chart.bars(terms(site, found.relations, BARS)),
        "years": chart.years(found.all_years, site.addresses.suffix),
        "made": f"{datetime.fromtimestamp(found.state.made, UTC):%Y-%m-%dT%H:%MZ}",
    }
    return site.html("front.html", "", values)


def starts(site: Site) -> Iterator[tuple[str, str, list[str]]]:
    """Heading, class and best connected things for each of the main classes; nothing comes twice."""
    seen: set[str] = set()
    for name in main_classes(site.ontology, site.collection.classes)[:CLASSES]:
        things = list(islice((iri for iri in connected(site, site.term(name)) if iri not in seen), THINGS))
        if things:
            seen |= set(things)
            yield pluralize(site.ontology.classes[name].label), name, things


def main_classes(ontology: Ontology, used: Names[str]) -> list[str]:
    """The widest classes in use that a common noun denotes, in the order given; notions are no place to begin."""
    spoken = {name for name in used if ontology.classes[name].nouns and not ontology.is_a(name, "Concept")}
    return [one for one in used if one in spoken and not (ontology.ancestors(one) - {one}) & spoken]


def best(site: Site) -> list[Article]:
    """Of many articles, those about the best connected things."""
    query = """SELECT iri FROM thing WHERE gone = 0 AND degree > 0 ORDER BY degree DESC, iri LIMIT ?"""
    found: list[Article] = []
    for (iri,) in site.view.index.execute(query, (LOOKED_AT // 5,)):
        quads = site.view.union.quads_for_pattern(None, term("schema:about"), ox.NamedNode(iri), ox.DefaultGraph())
        sources = sorted(one.subject.value for one in quads if isinstance(one.subject, ox.NamedNode))
        found += [Article(sources[0], iri)] if sources else []
        if len(found) == ARTICLES // 2:
            break
    return found


def terms(site: Site, counts: Mapping[str, int], most: int) -> Iterator[tuple[str, str, int]]:
    """Label, path and number of the terms used most, without the class that everything is of."""
    for name in [one for one in counts if one not in site.ontology.roots][:most]:
        yield site.label(site.term(name)), site.addresses.page(site.term(name)) or "", counts[name]
