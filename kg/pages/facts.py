"""The facts of one thing, each once, with all that state it; those of a story apart from those of the world.

In: a snapshot. Out: `Fact`s by relation, in the order in which the ontology declares the relations.
How: a range of the index names the statements; the engine is asked only for what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.pages.site import Site
from kg.pages.statements import Node, Statement, all_qualifiers, read_statement

#: So many of the statements of a fact are read for its qualifiers; the page of the fact has all.
READ = 5
#: How many facts a page shows at most, and how many of one relation, tried in this order.
PAGE, STEPS = 240, (50, 20, 10, 5, 3, 1)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a relation and the addresses of the statements that say so, in reading order."""

    relation: str
    object: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as a page shows it; `node` is the address of its first statement, "" where nobody says it."""

    value: Node
    node: str
    sources: int
    surety: str
    confidence: float
    qualifiers: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of one relation, and of how many facts."""

    relation: str
    facts: tuple[Shown, ...]
    total: int


Facts = Mapping[str, list[Fact]]


def facts(site: Site, iri: str) -> Facts:
    """All that is asserted of a thing, by relation. Values stand as N-Triples write them."""
    found: dict[tuple[str, str], list[str]] = {}
    rows = site.view.index.execute(
        "SELECT relation, object, node FROM statement WHERE subject = ? AND status = 'Asserted'"
        " ORDER BY article, start",
        (iri,),
    )
    for relation, target, node in rows:
        found.setdefault((relation, target), []).append(node)
    terms = site.namespace.term("")
    for quad in site.view.union.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
        if quad.predicate.value.startswith(terms) and isinstance(
            quad.object, Node
        ):  # what was added without a statement
            found.setdefault((quad.predicate.value, str(quad.object)), [])
    return _by_relation(site, (Fact(*key, tuple(nodes)) for key, nodes in found.items()))


def story(site: Site, iri: str) -> dict[str, Facts]:
    """What stories tell of a thing, by the article that retells the story."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    rows = site.view.index.execute(
        "SELECT article, relation, object, node FROM statement WHERE subject = ? AND status = 'Fictional'"
        " ORDER BY article, start",
        (iri,),
    )
    for article, relation, target, node in rows:
        found.setdefault(article, {}).setdefault((relation, target), []).append(node)
    return {
        article: _by_relation(site, (Fact(*key, tuple(nodes)) for key, nodes in told.items()))
        for article, told in found.items()
    }


def _by_relation(site: Site, found: Iterable[Fact]) -> Facts:
    grouped: dict[str, list[Fact]] = {}
    for one in found:
        grouped.setdefault(one.relation, []).append(one)
    return {relation: grouped[relation] for relation in sorted(grouped, key=site.wording.place)}


def at_most(sizes: Iterable[int], room: int = PAGE) -> int:
    """How many facts of each relation to show, so that all of them fit."""
    sizes = list(sizes)
    return next((most for most in STEPS if sum(min(most, one) for one in sizes) <= room), STEPS[-1])


def rows(site: Site, found: Facts, most: int) -> list[Row]:
    """What a page shows of the facts, at most so many of each relation."""
    return [
        Row(relation, tuple(shown(site, one) for one in some[:most]), len(some)) for relation, some in found.items()
    ]


def shown(site: Site, fact: Fact) -> Shown:
    """A fact with its qualifiers, and the confidence of its surest source."""
    read = [one for node in fact.statements[:READ] if (one := read_statement(site, node))]
    best: Statement | None = max(read, key=lambda one: one.confidence, default=None)
    return Shown(
        value=best.object if best else _term(fact.object),
        node=fact.statements[0] if fact.statements else "",
        sources=len(fact.statements),
        surety=best.surety if best else "",
        confidence=best.confidence if best else 0.0,
        qualifiers=all_qualifiers(read),
    )


def _term(text: str) -> Node:
    """The term that N-Triples write so."""
    (triple,) = ox.parse(f"<s:s> <p:p> {text} .", ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, Node)
    return triple.object
