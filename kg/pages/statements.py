"""What a statement node holds: who says a fact, where, in which words, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.pages.site import Site
from kg.quads import term
from kg.vocab import PREFIXES

Node = ox.NamedNode | ox.Literal
#: From which confidence on a fact is called what; it says nothing above the first.
SURE, LIKELY = 0.9, 0.7
#: What a statement says of itself in the terms of the graph; any other such term is a qualifier.
OWN = frozenset("status start end confidence quote section rule extractor reason subjectMention objectMention".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One place that states a fact; `start`, `end` bound the quote in the article's text, in code points.

    `subject_span`, `object_span` bound the words that name them, None where nothing does.
    """

    iri: str
    subject: str
    relation: str
    object: Node
    article: str
    status: str
    start: int
    end: int
    quote: str
    section: str
    extractor: str
    rule: str
    reason: str
    confidence: float
    subject_span: tuple[int, int] | None
    object_span: tuple[int, int] | None
    qualifiers: tuple[tuple[str, Node], ...]

    @property
    def surety(self) -> str:
        """The confidence in a word."""
        return "sure" if self.confidence >= SURE else "likely" if self.confidence >= LIKELY else "doubtful"


def read_statement(site: Site, iri: str) -> Statement | None:
    """The statement node with this address; None where there is none, or none that is whole."""
    terms, rdf = site.namespace.term(""), PREFIXES["rdf"]
    own: dict[str, Node] = {}
    qualifiers: list[tuple[str, Node]] = []
    for quad in site.view.union.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
        name, value = quad.predicate.value, quad.object
        if not isinstance(value, Node):
            continue
        if name.startswith(terms) and name.removeprefix(terms) not in OWN:
            qualifiers.append((name, value))
        own[name] = value
    needed = [own.get(rdf + name) for name in ("subject", "predicate", "object")]
    subject, relation, target = needed
    article = own.get(term("prov:wasDerivedFrom").value)
    if not subject or not relation or not target or not article:
        return None

    def text(name: str) -> str:
        return own[terms + name].value if terms + name in own else ""

    try:
        start, end, confidence = int(text("start")), int(text("end")), float(text("confidence"))
    except ValueError:
        return None
    return Statement(
        iri=iri,
        subject=subject.value,
        relation=relation.value,
        object=target,
        article=article.value,
        status=text("status").removeprefix(terms),
        start=start,
        end=end,
        quote=text("quote"),
        section=text("section"),
        extractor=text("extractor"),
        rule=text("rule"),
        reason=text("reason"),
        confidence=confidence,
        subject_span=span(text("subjectMention")),
        object_span=span(text("objectMention")),
        qualifiers=tuple(sorted(qualifiers, key=lambda one: (site.wording.place(one[0]), str(one[1])))),
    )


def all_qualifiers(statements: Iterable[Statement]) -> tuple[tuple[str, Node], ...]:
    """The qualifiers of several statements, each once."""
    found = {(name, str(value)): (name, value) for one in statements for name, value in one.qualifiers}
    return tuple(found.values())


def span(mention: str) -> tuple[int, int] | None:
    """The code points that the address of a mention bounds.

    >>> span("http://kg.example/article/jaws#char=12,17")
    (12, 17)
    """
    start, _, end = mention.rpartition("#char=")[2].partition(",")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None
