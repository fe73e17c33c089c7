"""What a search finds, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.linked.searchindex import Entry
from kg.pages.collection import ARTICLE
from kg.pages.description import narrowest
from kg.pages.site import Site
from kg.quads import term
from kg.snapshot.search import search

#: Things of one page, and characters that are looked for.
FOUND, LENGTH = 40, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found: a thing or a statement. `text` has the words, "" where the label does; `kind` is of `KINDS`."""

    iri: str
    label: str
    types: tuple[str, ...]
    description: str
    text: str
    kind: str
    score: float


def render(site: Site, rest: str, parameters: Mapping[str, str]) -> str | None:
    """The page at `search`; of static files it is filled by the browser."""
    if rest:
        return None
    words = parameters.get("q", "")[:LENGTH]
    values = {"words": words, "results": results(site, words, FOUND), "most": FOUND}
    return site.html("search.html", f"search{site.addresses.suffix}", values)


def results(site: Site, words: str, most: int) -> list[Result]:
    """The things found, each with what a person chooses by; a quote only for what was not found by its names."""
    found: dict[str, Result] = {}
    for hit in search(site.view.index, words, 2 * most):
        iri = subject(site, hit.node) if hit.kind == "quote" else hit.node
        label, description = site.label(iri), site.gist(iri)
        kinds = types(site, iri)
        found.setdefault(
            iri,
            Result(
                iri=hit.node,
                label=label,
                types=kinds,
                description="" if description == ", ".join(kinds) else description,
                text="" if hit.text == label else hit.text,
                kind=hit.kind,
                score=hit.score,
            ),
        )
    return list(found.values())[:most]


def entries(site: Site) -> Iterator[Entry]:
    """Everything that a site of plain files lets one search for: labels and aliases of all that has a page."""
    rows = site.view.index.execute(
        "SELECT node, text, degree, gone FROM entry LEFT JOIN thing ON iri = node WHERE kind < 2"
    )
    for iri, text, degree, gone in rows:
        path = site.addresses.page(iri)
        if path and (gone == 0 or iri.startswith(site.term(""))):
            kinds = ", ".join(types(site, iri))
            yield Entry(
                text=text,
                label=site.label(iri),
                path=path,
                kinds=kinds,
                description=site.gist(iri),
                weight=degree or 0,
            )


def subject(site: Site, statement: str) -> str:
    """What a statement is about; the statement itself where it does not say."""
    quads = site.view.union.quads_for_pattern(ox.NamedNode(statement), term("rdf:subject"), None, ox.DefaultGraph())
    return next((quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)), statement)


def types(site: Site, iri: str) -> tuple[str, ...]:
    """The labels of the narrowest classes of a thing; a term of the ontology is a class or a relation."""
    name = iri.removeprefix(site.term(""))
    if name in site.ontology.classes or name in site.ontology.relations:
        return ("class" if name in site.ontology.classes else "relation",)
    quads = site.view.union.quads_for_pattern(ox.NamedNode(iri), term("rdf:type"), None, ox.DefaultGraph())
    kinds = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
    if ARTICLE in kinds:
        return ("article",)
    names = {one.removeprefix(site.term("")) for one in kinds}
    return tuple(site.ontology.classes[one].label for one in narrowest(site.ontology, names))
