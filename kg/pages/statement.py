"""The page of a fact: everything that states it, word by word, and what is said instead.

The address is that of one statement node; the page is about the fact, so that it shows the same
sources under the address of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pyoxigraph as ox

from kg.pages.site import Site
from kg.pages.sources import Source, read_source
from kg.pages.statements import Statement, all_qualifiers, read_statement
from kg.pages.thing import about, values_of
from kg.pages.values import words
from kg.quads import term

#: Sources that are shown with their words; more are listed.
SHOWN = 8
#: How many more are listed.
LISTED = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A source with what a page says around it; `read` is the day since when the graph has its article as it is."""

    source: Source
    about: str
    title: str
    url: str
    run: str
    read: str


def render(site: Site, local: str, _: Mapping[str, str]) -> str | None:
    """The page at `page/statement/{hash}`."""
    (iri,) = site.addresses.iri(f"statement/{local}")
    asked = read_statement(site, iri)
    if asked is None:
        return None
    nodes = sources(site, asked)
    first = [iri, *(one for one in nodes if one != iri)]
    told = [one for node in first[:SHOWN] if (one := read_statement(site, node))]
    path = site.addresses.page(iri)
    assert path
    values = {
        "fact": asked,
        "told": [_told(site, one) for one in told],
        "more": [one for node in first[SHOWN : SHOWN + LISTED] if (one := read_statement(site, node))],
        "total": len(first),
        "against": against(site, asked),
        "qualifiers": all_qualifiers(told),
        "story": about(site, asked.article) if asked.status == "Fictional" else "",
    }
    return site.html("statement.html", path, values)


def sources(site: Site, fact: Statement) -> list[str]:
    """The statement nodes of the same fact, in reading order."""
    rows = site.view.index.execute(
        "SELECT node FROM statement WHERE subject = ? AND relation = ? AND object = ? AND status = ?"
        " ORDER BY article, start",
        (fact.subject, fact.relation, str(fact.object), fact.status),
    )
    return [node for (node,) in rows]


def against(site: Site, fact: Statement) -> list[Statement]:
    """What is asserted instead, where the relation allows no more than so many values: one statement a value."""
    relation = site.ontology.relations.get(site.name(fact.relation))
    if relation is None or relation.max_count is None or fact.status != "Asserted":
        return []
    rows = site.view.index.execute(
        "SELECT object, min(node) FROM statement WHERE subject = ? AND relation = ? AND status = 'Asserted'"
        " GROUP BY object",
        (fact.subject, fact.relation),
    )
    others = dict(rows)
    if len({*others, str(fact.object)}) <= relation.max_count:
        return []
    others.pop(str(fact.object), None)
    return [one for node in others.values() if (one := read_statement(site, node))]


def day(made: float) -> str:
    """The day of a moment in seconds since 1970, in words.

    >>> day(0)
    '1 January 1970'
    """
    return words(ox.Literal(f"{datetime.fromtimestamp(made, UTC):%Y-%m-%d}", datatype=term("xsd:date")))


def _told(site: Site, statement: Statement) -> Told:
    bundle = values_of(site, statement.article, "prov:wasDerivedFrom", inverse=True)
    runs = [run for one in bundle for run in values_of(site, one, "prov:wasGeneratedBy")]
    row = site.view.index.execute("SELECT modified FROM thing WHERE iri = ?", (statement.article,)).fetchone()
    title = next(iter(values_of(site, statement.article, "dcterms:title")), "") or site.label(statement.article)
    url = next(iter(values_of(site, statement.article, "schema:url")), "")
    return Told(
        source=read_source(site, statement),
        about=about(site, statement.article),
        title=title,
        url=url,
        run=next(iter(runs), ""),
        read=day(*row) if row else "",
    )
