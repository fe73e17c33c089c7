"""The page of one term of the ontology: what it means, how it is used, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

import pyoxigraph as ox
from markupsafe import Markup

from kg.ontology import Ontology, OntologyClass, Relation
from kg.pages import chart
from kg.pages.listing import SIZE, Part, connected, members
from kg.pages.ontology import others
from kg.pages.site import Site
from kg.pages.sources import Source, read_source
from kg.pages.statements import read_statement
from kg.vocab import PREFIXES

#: Uses shown with their words, and things shown of a class.
SAMPLE, THINGS = 5, 12
#: Uses of a relation that are put in order; of more, any order is as good.
ORDERED = 5000
_MARKED = re.compile(r"\[([so]): ([^\]]*)\]")
_PLACES = {"www.wikidata.org": "Wikidata", "schema.org": "schema.org", "dbpedia.org": "DBpedia"}
#: What a datatype is to a person, by its prefixed name.
DATATYPES = {
    "xsd:string": "words",
    "xsd:integer": "a whole number",
    "xsd:decimal": "a number",
    "xsd:gYear": "a year",
    "kg:date": "a date, as precise as it is told",
}


@dataclass(frozen=True, slots=True)
class Use:
    """A fact of a relation, with a sentence that states it where that is looked up."""

    subject: str
    object: ox.NamedNode | ox.Literal
    source: Source | None = None


def render(site: Site, rest: str, _: Mapping[str, str]) -> str | None:
    """The page at `page/ontology/{name}`."""
    ontology, (iri,) = site.ontology, site.addresses.iri(f"ontology/{rest}") if rest else ("",)
    name, path = iri.removeprefix(site.term("")), site.addresses.page(iri) or ""
    common = {"name": name, "iri": iri, "found": site.collection}
    if name in ontology.relations:
        return site.html("relation.html", path, common | _relation(site, ontology.relations[name]))
    if name in ontology.classes:
        return site.html("class.html", path, common | _class(site, ontology.classes[name]))
    label, comment = others(ontology).get(name, ("", ""))
    return site.html("term.html", path, common | {"label": label, "comment": comment}) if label else None


def render_uses(site: Site, rest: str, __: Mapping[str, str]) -> str | None:
    """The page at `uses/{relation}/{n}`."""
    name, _, number = rest.partition("/")
    if name not in site.ontology.relations:
        return None
    part = Part.asked(f"uses/{name}", number, site.collection.relations.get(name, 0))
    if not part:
        return None
    values = {"part": part, "iri": site.term(name), "uses": uses(site, name, part.start)}
    return site.html("uses.html", f"{part.page(part.number)}{site.addresses.suffix}", values)


def uses(site: Site, name: str, start: int, most: int = SIZE) -> list[Use]:
    """Facts of a relation, by subject where they are not too many to be put in order."""
    query = f"SELECT ?subject ?object {{ ?subject <{site.term(name)}> ?object }}"
    if few := site.collection.relations.get(name, 0) <= ORDERED:
        rows = site.view.facts.dataset.query(query)
    else:  # the engine passes over rows faster than we do
        rows = site.view.facts.dataset.query(f"{query} OFFSET {start} LIMIT {most}")
    assert isinstance(rows, ox.QuerySolutions)
    found = [Use(row["subject"].value, row["object"]) for row in rows]
    if not few:
        return found
    return sorted(found, key=lambda one: (site.label(one.subject), one.subject, str(one.object)))[start : start + most]


def _relation(site: Site, one: Relation) -> dict[str, object]:
    counts = site.collection.years.get(one.name, {})
    sample = (_told(site, use, one.name) for use in _different(uses(site, one.name, 0, 2000)))
    return {
        "relation": one,
        "range": DATATYPES.get(one.datatype, "a value"),
        "inverses": sorted({one.inverse, *(_inverse(site.ontology, one.name))} - {""}),
        "implied": [_steps(site.ontology, path) for path in one.implied_by],
        "same": [equivalent(iri) for iri in one.equivalents],
        "example": example(one.example),
        "count": site.collection.relations.get(one.name, 0),
        "years": chart.years(counts, site.addresses.suffix),
        "sample": list(islice((use for use in sample if use.source), SAMPLE)),
    }


def _class(site: Site, one: OntologyClass) -> dict[str, object]:
    ontology, counts = site.ontology, site.collection.relations
    wider, iri = ontology.ancestors(one.name), site.term(one.name)

    def using(end: str) -> list[Relation]:
        """The relations in use that this class, or one that it is within, is an end of."""
        found = [each for each in ontology.relations.values() if each.name in counts and wider & {*getattr(each, end)}]
        return sorted(found, key=lambda each: (-counts[each.name], each.label))

    return {
        "one": one,
        "children": sorted(each.name for each in ontology.classes.values() if one.name in each.parents),
        "same": [equivalent(iri) for iri in one.equivalents],
        "count": site.collection.classes.get(one.name, 0),
        "things": list(islice(connected(site, iri), THINGS)) or members(site, iri, 0, THINGS),
        "ends": [("As subject", using("domain")), ("As object", using("range"))],
    }


def equivalent(iri: str) -> tuple[str, str]:
    """An address elsewhere, and words for it.

    >>> equivalent("http://www.wikidata.org/prop/direct/P57")[1], equivalent("https://schema.org/director")[1]
    ('Wikidata: P57', 'schema.org: director')
    """
    host = iri.partition("//")[2].partition("/")[0]
    prefix = next((name for name, start in PREFIXES.items() if iri.startswith(start)), host)
    return iri, f"{_PLACES.get(host, prefix)}: {re.split('[/#]', iri)[-1]}"


def example(text: str) -> Markup:
    """An example sentence, subject and object marked."""
    kinds = {"s": "subject", "o": "object"}
    parts, at = [], 0
    for found in _MARKED.finditer(text):
        mark = Markup('<mark class="{0}">{1}<span class="unseen"> ({0})</span></mark>')
        parts += [Markup.escape(text[at : found.start()]), mark.format(kinds[found[1]], found[2])]
        at = found.end()
    return Markup("").join([*parts, Markup.escape(text[at:])])


def _inverse(ontology: Ontology, name: str) -> Iterator[str]:
    return (one.name for one in ontology.relations.values() if one.inverse == name)


def _steps(ontology: Ontology, path: str) -> list[tuple[str, bool]]:
    """The relations of a path that implies another, and whether each is gone backwards."""
    return [(step.removeprefix("^"), step.startswith("^")) for step in path.split()]


def _different(found: list[Use]) -> Iterator[Use]:
    """One use a subject, spread over them all."""
    once = list({one.subject: one for one in reversed(found)}.values())
    step = max(1, len(once) // (4 * SAMPLE))
    return iter(once[::-step])


def _told(site: Site, use: Use, name: str) -> Use:
    """The use with the first sentence that states it; without one where it only follows from others."""
    query = """SELECT node FROM statement WHERE subject = ? AND relation = ? AND object = ? AND status = 'Asserted'
      ORDER BY article, start LIMIT 1"""
    row = site.view.index.execute(query, (use.subject, site.term(name), str(use.object))).fetchone()
    statement = read_statement(site, row[0]) if row else None
    return replace(use, source=read_source(site, statement, brief=True)) if statement else use
