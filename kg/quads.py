"""What an article says, as RDF: its facts in one named graph, why they are believed in another.

In: a `Reading`. Out: quads, sorted, without blank nodes; the same reading gives the same quads.
How: an asserted fact is one plain triple in `{base}article/ID`. Every fact, asserted or not, has a
statement node in `{base}evidence/ID` (RDF 1.1 reification, so that any client reads it) that holds
the quote, its place and who read it. Mentions are addressed as in NIF 2.0: the article's IRI with
the fragment `char=START,END` of RFC 5147; those that only the collection explains say whom they mean and
how surely, in the terms of ITS 2.0. `ontology/evidence.ttl` declares the terms.

A literal holds what an `xsd:string` may: the `Char` of XML 1.0. Any other code point (a control
character, half a surrogate pair) becomes U+FFFD, one for one, so that offsets stay true.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.model import Article, Entity, Fact, Literal, Reading
from kg.ontology import Ontology
from kg.version import VERSION, code_version
from kg.vocab import PREFIXES, Namespace

_NOT_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What turned text into facts, apart from the text: the versions of everything that read it."""

    ontology: str
    pipeline: str
    package: str = VERSION
    code: str = field(default_factory=code_version)


def fingerprint(article: Article, run: Run, namespace: Namespace) -> str:
    """A digest of all that an article's quads depend on; an equal one need not be read again."""
    text = _NOT_CHAR.sub("\ufffd", article.text)  # as it is stored, so that it may be read again from there
    content = repr((article.id, article.title, article.url, text, run, namespace.base))
    return hashlib.sha256(content.encode()).hexdigest()


def to_quads(reading: Reading, ontology: Ontology, namespace: Namespace, run: Run) -> tuple[ox.Quad, ...]:
    """Every quad of one article, in the order of its N-Quads lines."""
    writer = _Writer(reading, ontology, namespace, run)
    return tuple(sorted({*writer.facts(), *writer.article(), *writer.statements()}, key=str))


def term(curie: str) -> ox.NamedNode:
    """The IRI of a prefixed name of `kg.vocab.PREFIXES`."""
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def text_literal(text: str) -> ox.Literal:
    """The text as an `xsd:string`, each code point that none may hold replaced by U+FFFD."""
    return ox.Literal(_NOT_CHAR.sub("\ufffd", text))


def literal(value: Literal, namespace: Namespace) -> ox.Literal:
    """A value as an RDF literal; one whose datatype or language is no such thing stays plain text."""
    lexical = _NOT_CHAR.sub("\ufffd", value.lexical)
    try:
        if value.language:
            return ox.Literal(lexical, language=value.language)
        prefix, _, local = value.datatype.partition(":")
        return ox.Literal(
            lexical, datatype=ox.NamedNode(namespace.term(local) if prefix == "kg" else PREFIXES[prefix] + local)
        )
    except (KeyError, ValueError):
        return ox.Literal(lexical)


def _decimal(value: float) -> ox.Literal:
    return ox.Literal(f"{round(value, 4):g}", datatype=term("xsd:decimal"))


class _Writer:
    """The terms of one article; lives only while it is written."""

    def __init__(self, reading: Reading, ontology: Ontology, namespace: Namespace, run: Run) -> None:
        self.reading, self.ontology, self.namespace, self.run = reading, ontology, namespace, run
        source = reading.document.article
        self.node = ox.NamedNode(namespace.article(source.id))
        self.evidence = ox.NamedNode(namespace.evidence(source.id))
        told = [
            (one, fact.status)
            for fact in reading.facts
            for one in (fact.subject, fact.object, *(value for _, value in fact.qualifiers))
            if isinstance(one, Entity)
        ]
        self.entities = {one.iri: one for one in (*(one for one, _ in told), *reading.entities)}
        # Of what only rejected facts speak of, the kind is as doubtful as they are.
        self.doubtful = {one.iri for one, _ in told} - {one.iri for one, status in told if status != "rejected"}

    def kg(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(self.namespace.term(name))

    def object(self, value: Entity | Literal) -> ox.NamedNode | ox.Literal:
        return ox.NamedNode(value.iri) if isinstance(value, Entity) else literal(value, self.namespace)

    def facts(self) -> Iterator[ox.Quad]:
        """What a plain query sees: what things are, what they are called, what is asserted of them."""
        concepts, titles = f"{self.namespace.base}concept/", f"{self.namespace.base}id/"
        for entity in self.entities.values():
            node = ox.NamedNode(entity.iri)
            kinds = entity.types or (("Concept",) if entity.iri.startswith(concepts) else ())
            if entity.iri in self.doubtful:
                kinds = ()
            for kind in {name for one in kinds for name in self.ontology.ancestors(one)}:
                yield ox.Quad(node, term("rdf:type"), self.kg(kind), self.node)
            label = _NOT_CHAR.sub("\ufffd", entity.label)
            yield ox.Quad(node, term("rdfs:label"), ox.Literal(label, language="en"), self.node)
            if entity.iri.startswith(titles) and "#" not in entity.iri:
                same = term("dbr:" + entity.iri.removeprefix(titles))
                yield ox.Quad(node, term("owl:sameAs"), same, self.node)
        # What other articles' glosses name in this one's scope is what this one links by that name.
        scope = self.reading.document.title
        for link in self.reading.document.links:
            if link.anchor[:1].isupper():
                named = ox.NamedNode(self.namespace.local(scope, link.anchor))
                yield ox.Quad(named, term("owl:sameAs"), ox.NamedNode(self.namespace.entity(link.title)), self.node)
        for fact in self.reading.facts:
            if fact.status == "asserted":
                subject = ox.NamedNode(fact.subject.iri)
                yield ox.Quad(subject, self.kg(fact.relation), self.object(fact.object), self.node)

    def article(self) -> Iterator[ox.Quad]:
        """The article as received, and what read it. The evidence graph is the bundle of one run."""
        document, source = self.reading.document, self.reading.document.article
        run_digest = hashlib.sha256(repr(self.run).encode()).hexdigest()[:16]
        run = ox.NamedNode(f"{self.namespace.base}run/{run_digest}")
        digest = hashlib.sha256(text_literal(source.text).value.encode()).hexdigest()
        yield ox.Quad(self.node, term("rdf:type"), term("schema:Article"), self.evidence)
        for name, text in (
            ("dcterms:identifier", source.id),
            ("dcterms:title", source.title),
            ("rdfs:label", document.title),
            ("schema:url", source.url),
            ("schema:text", source.text),
            ("schema:sha256", digest),
        ):
            if text:
                yield ox.Quad(self.node, term(name), text_literal(text), self.evidence)
        yield ox.Quad(
            self.node, self.kg("fingerprint"), ox.Literal(fingerprint(source, self.run, self.namespace)), self.evidence
        )
        if document.title and document.named:
            about = ox.NamedNode(self.namespace.entity(document.title))
            yield ox.Quad(self.node, term("schema:about"), about, self.evidence)
        for iri in {mention.entity.iri for mention in self.reading.mentions}:
            yield ox.Quad(self.node, term("schema:mentions"), ox.NamedNode(iri), self.evidence)
        for mention in self.reading.mentions:
            if mention.source == "collection":
                span = ox.NamedNode(f"{self.node.value}#char={mention.start},{mention.end}")
                yield ox.Quad(span, term("itsrdf:taIdentRef"), ox.NamedNode(mention.entity.iri), self.evidence)
                yield ox.Quad(span, term("itsrdf:taConfidence"), _decimal(mention.confidence), self.evidence)
        yield ox.Quad(self.evidence, term("rdf:type"), term("prov:Bundle"), self.evidence)
        yield ox.Quad(self.evidence, term("prov:wasDerivedFrom"), self.node, self.evidence)
        yield ox.Quad(self.evidence, term("prov:wasGeneratedBy"), run, self.evidence)
        yield ox.Quad(run, term("rdf:type"), term("prov:Activity"), self.evidence)
        yield ox.Quad(run, term("schema:softwareVersion"), text_literal(self.run.package), self.evidence)
        for name, text in (
            ("codeVersion", self.run.code),
            ("ontologyVersion", self.run.ontology),
            ("pipeline", self.run.pipeline),
        ):
            yield ox.Quad(run, self.kg(name), text_literal(text), self.evidence)

    def statements(self) -> Iterator[ox.Quad]:
        """A node for every fact and evidence; its address is a digest of what it says."""
        for fact in self.reading.facts:
            about = sorted(set(self.statement(fact)), key=str)
            digest = self.namespace.statement(self.node.value, *(f"{one} {other}" for one, other in about))
            for predicate, value in about:
                yield ox.Quad(ox.NamedNode(digest), predicate, value, self.evidence)

    def statement(self, fact: Fact) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
        evidence = fact.evidence
        yield term("rdf:type"), term("rdf:Statement")
        yield term("rdf:subject"), ox.NamedNode(fact.subject.iri)
        yield term("rdf:predicate"), self.kg(fact.relation)
        yield term("rdf:object"), self.object(fact.object)
        yield term("prov:wasDerivedFrom"), self.node
        yield self.kg("status"), self.kg(fact.status.capitalize())
        yield self.kg("start"), ox.Literal(evidence.start)
        yield self.kg("end"), ox.Literal(evidence.end)
        yield self.kg("confidence"), _decimal(evidence.confidence)
        for name, text in (
            ("quote", evidence.quote),
            ("section", evidence.section),
            ("rule", evidence.rule),
            ("extractor", evidence.extractor),
            ("reason", fact.reason),
        ):
            if text:
                yield self.kg(name), text_literal(text)
        for name, span in (("subjectMention", evidence.subject_span), ("objectMention", evidence.object_span)):
            if span:
                yield self.kg(name), ox.NamedNode(f"{self.node.value}#char={span[0]},{span[1]}")
        for name, value in fact.qualifiers:
            yield self.kg(name), self.object(value)
