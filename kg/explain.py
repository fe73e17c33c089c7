"""Why a fact is believed: the quotes, in their sentences, with who read them and what speaks against.

In: a store and what a person asks about. Out: one `Explanation` a fact, those of one subject together.
How: the statement nodes of the evidence graphs are looked up; the stored article is laid out again to
show the readable sentence around a quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pyoxigraph as ox

from kg.articles.document import read_document
from kg.articles.sentences import split_sentences
from kg.errors import QueryError
from kg.lookup import label, relations, things
from kg.model import Document, Passage
from kg.ontology import Ontology
from kg.quads import term
from kg.store import Store

Node = ox.NamedNode | ox.Literal
#: Code points shown on each side of a quote that stands in no sentence.
AROUND = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that states a fact.

    `before`, `quote` and `after` make up the readable sentence; `start`, `end` bound the quote in the
    article as received. `linked` are who is meant only by what the collection tells, and how surely.
    """

    article: str
    title: str
    section: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    extractor: str
    rule: str
    confidence: float
    qualifiers: tuple[tuple[str, str], ...] = ()
    linked: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A fact in words, its terms in full, all that states it and what contradicts it.

    `against` are pairs of another value, asserted although the relation allows no more of them,
    and the id of the article that asserts it.
    """

    subject: str
    relation: str
    object: str
    terms: tuple[str, str, str]
    status: str
    reason: str
    sources: tuple[Source, ...]
    against: tuple[tuple[str, str], ...] = ()


def explain(store: Store, question: str, ontology: Ontology) -> list[Explanation]:
    """Explain a thing (all that is said of it) or a fact 'S P O'.

    Each of S, P and O is a full IRI, a prefixed name, a title, a label, or ? or * for anything; O may
    be a plain value. Raises QueryError where nothing in the graph answers to the words.
    """
    explainer = _Explainer(store, ontology)
    for subjects, predicates, objects in _readings(store, question):
        statements = [
            statement for triple in product(subjects, predicates, objects) for statement in explainer.find(*triple)
        ]
        if statements:
            return explainer.explain(statements)
    raise QueryError(f"nothing is known of {question!r}; give a title, a label, an IRI, or 'S P O' with ? for anything")


Terms = tuple[Node | str | None, ...]


def _readings(store: Store, question: str) -> Iterator[tuple[Terms, Terms, Terms]]:
    """The ways to read a question, the likeliest first; a str stands for a literal with that text."""
    words = question.split()
    whole = things(store, " ".join(words))
    if whole:
        yield whole, (None,), (None,)
        yield (None,), (None,), whole
    for first in range(1, len(words) - 1):
        for last in range(first + 1, len(words)):
            subject, predicate, target = (
                " ".join(part).strip("\"'") for part in (words[:first], words[first:last], words[last:])
            )
            predicates: Terms = (None,) if predicate in ("?", "*") else relations(store, predicate)
            subjects: Terms = (None,) if subject in ("?", "*") else things(store, subject)
            objects: Terms = (None,) if target in ("?", "*") else (*things(store, target), target)
            if predicates and subjects:
                yield subjects, predicates, objects


class _Explainer:
    """Looks up statements and remembers the articles laid out; lives for one question."""

    def __init__(self, store: Store, ontology: Ontology) -> None:
        self.store, self.ontology = store, ontology
        self.documents: dict[str, Document] = {}

    def kg(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(self.store.namespace.term(name))

    def find(
        self, subject: Node | str | None, predicate: Node | str | None, target: Node | str | None
    ) -> Iterator[ox.NamedNode]:
        """The statement nodes of a pattern; a statement node that is asked for itself is its own."""
        wanted = [
            (term(name), node)
            for name, node in (("rdf:subject", subject), ("rdf:object", target), ("rdf:predicate", predicate))
            if isinstance(node, Node)
        ]
        if (
            predicate is target is None
            and isinstance(subject, ox.NamedNode)
            and self.value(subject, term("rdf:subject"))
        ):
            yield subject
        if not wanted:
            wanted = [(term("rdf:type"), term("rdf:Statement"))]
        (name, value), *rest = wanted
        for quad in self.store.dataset.quads_for_pattern(None, name, value):
            node = quad.subject
            if (
                isinstance(node, ox.NamedNode)
                and all(self.value(node, one) == other for one, other in rest)
                and (not isinstance(target, str) or self.text(node, "rdf:object") == target)
            ):
                yield node

    def value(self, node: ox.NamedNode, predicate: ox.NamedNode) -> Node | None:
        found = self.store.dataset.quads_for_pattern(node, predicate, None)
        return next((quad.object for quad in found if isinstance(quad.object, Node)), None)

    def text(self, node: ox.NamedNode, name: str) -> str:
        found = self.value(node, term(name) if ":" in name else self.kg(name))
        return found.value if found else ""

    def explain(self, statements: list[ox.NamedNode]) -> list[Explanation]:
        """One explanation for every fact and status, in the order of their words."""
        facts: dict[tuple[str, ...], list[ox.NamedNode]] = {}
        for node in dict.fromkeys(statements):
            key = tuple(
                str(self.value(node, name))
                for name in (
                    term("rdf:subject"),
                    term("rdf:predicate"),
                    term("rdf:object"),
                    self.kg("status"),
                    self.kg("reason"),
                )
            )
            facts.setdefault(key, []).append(node)
        found = [self.fact(nodes) for nodes in facts.values()]
        return sorted(
            found,
            key=lambda one: (
                one.subject,
                one.status,
                one.sources[0].article,
                one.sources[0].start,
                one.relation,
                one.object,
            ),
        )

    def fact(self, nodes: list[ox.NamedNode]) -> Explanation:
        node = nodes[0]
        subject, predicate, target = (
            self.value(node, term(name)) for name in ("rdf:subject", "rdf:predicate", "rdf:object")
        )
        assert isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and target
        sources = sorted(map(self.source, nodes), key=lambda one: (one.article, one.start, one.end, one.rule))
        return Explanation(
            subject=label(self.store, subject),
            relation=label(self.store, predicate),
            object=label(self.store, target),
            terms=(str(subject), str(predicate), str(target)),
            reason=self.text(node, "reason"),
            status=self.text(node, "status").removeprefix(self.store.namespace.term("")).lower(),
            sources=tuple(sources),
            against=tuple(self.against(subject, predicate, target)),
        )

    def against(self, subject: ox.NamedNode, predicate: ox.NamedNode, target: Node) -> Iterator[tuple[str, str]]:
        """What else is asserted where the relation allows no more, with the article that asserts it."""
        relation = self.ontology.relations.get(predicate.value.removeprefix(self.store.namespace.term("")))
        others = {
            str(quad.object): quad.object
            for quad in self.store.dataset.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())
        }
        most = relation.max_count if relation else None
        if most is None or len({str(target), *others}) <= most:
            return
        for _, other in sorted(others.items()):
            if other != target:
                for quad in self.store.dataset.quads_for_pattern(subject, predicate, other):
                    if isinstance(quad.graph_name, ox.NamedNode):
                        yield label(self.store, other), self.identity(quad.graph_name)

    def identity(self, article: ox.NamedNode) -> str:
        return self.text(article, "dcterms:identifier")

    def source(self, node: ox.NamedNode) -> Source:
        article = self.value(node, term("prov:wasDerivedFrom"))
        assert isinstance(article, ox.NamedNode)
        start, end = int(self.text(node, "start")), int(self.text(node, "end"))
        before, quote, after = self.sentence(self.identity(article), start, end)
        return Source(
            article=self.identity(article),
            title=self.text(article, "rdfs:label"),
            section=self.text(node, "section"),
            start=start,
            end=end,
            before=before,
            quote=quote,
            after=after,
            extractor=self.text(node, "extractor"),
            rule=self.text(node, "rule"),
            confidence=float(self.text(node, "confidence") or 0),
            qualifiers=tuple(self.qualifiers(node)),
            linked=tuple(self.linked(node)),
        )

    def linked(self, node: ox.NamedNode) -> Iterator[tuple[str, float]]:
        """Subject and object where their mention is linked to the collection."""
        for name in ("subjectMention", "objectMention"):
            mention = self.value(node, self.kg(name))
            surety = self.text(mention, "itsrdf:taConfidence") if isinstance(mention, ox.NamedNode) else ""
            whom = self.value(mention, term("itsrdf:taIdentRef")) if isinstance(mention, ox.NamedNode) else None
            if whom and surety:
                yield label(self.store, whom), float(surety)

    def qualifiers(self, node: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """The labels of the relations that qualify the statement, with those of their values."""
        terms = self.store.namespace.term("")
        for quad in sorted(self.store.dataset.quads_for_pattern(node, None, None), key=str):
            if quad.predicate.value.removeprefix(terms) in self.ontology.relations:
                yield label(self.store, quad.predicate), label(self.store, quad.object)

    def sentence(self, identity: str, start: int, end: int) -> tuple[str, str, str]:
        """The readable sentences around [start, end) of the source, the quote in the middle."""
        if identity not in self.documents:
            self.documents[identity] = read_document(self.store.article(identity), self.ontology)
        document = self.documents[identity]
        for passage in document.passages:
            span = _view(passage, start, end)
            if span:
                sentences = split_sentences(passage.text)
                left = max((one for one, _ in sentences if one <= span[0]), default=0)
                right = min((one for _, one in sentences if one >= span[1]), default=len(passage.text))
                return passage.text[left : span[0]], passage.text[span[0] : span[1]], passage.text[span[1] : right]
        text = document.article.text
        return text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]


def _view(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The view range of a passage that the source range [start, end) stands in; None where it does not."""
    inside = [piece for piece in passage.pieces if piece.source < end and start < piece.source + piece.length]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    if not (first.source <= start and end <= last.source + last.length):
        return None
    return first.view + start - first.source, last.view + end - last.source
