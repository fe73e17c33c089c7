"""What an article says, as RDF: its facts in one named graph, why they are believed in another.

In: a `Reading`. Out: sorted N-Quads, without blank nodes; the same reading gives the same bytes.
How: an asserted fact is one plain triple in `{base}article/ID`. Every fact, asserted or not, has a
statement node in `{base}evidence/ID` (RDF 1.1 reification, so that any client reads it) that holds
the quote, its place and who read it. Mentions are addressed as in NIF 2.0: the article's IRI with
the fragment `char=START,END` of RFC 5147 and say whom they mean, and those that only the collection explains
how surely, in the terms of ITS 2.0. `ontology/evidence.ttl` declares the terms.

A literal holds what an `xsd:string` may: the `Char` of XML 1.0. Any other code point (a control
character, half a surrogate pair) becomes U+FFFD, one for one, so that offsets stay true.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.articles.sentences import split_sentences
from kg.model import Article, Entity, Fact, Literal, Passage, Reading
from kg.ontology import Ontology
from kg.version import VERSION, code_version
from kg.vocab import PREFIXES, Namespace

if TYPE_CHECKING:
    from kg.read import Tools

_MARKUP = re.compile("''+")
# What the templates of a scraped article leave behind: "(; born 1950)", "()", "(born )".
_EMPTY, _OPENED = re.compile(r"\s*\((?:[^()]*\s)?\)"), re.compile(r"\([\s,;:]+")
_NOT_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What turned text into facts, apart from the text: the versions of everything that read it."""

    ontology: str
    pipeline: str
    package: str = VERSION
    code: str = field(default_factory=code_version)
    #: Facts less sure were left out, 0 to 1.
    least: float = 0.0

    @classmethod
    def of(cls, tools: Tools) -> Run:
        """The run that these tools make."""
        return cls(ontology=tools.ontology.version, pipeline=tools.pipeline, least=tools.least)


def fingerprint(article: Article, run: Run, namespace: Namespace) -> str:
    """A digest of all that an article's quads depend on; an equal one need not be read again."""
    text = _NOT_CHAR.sub("\ufffd", article.text)  # as it is stored, so that it may be read again from there
    content = repr((article.id, article.title, article.url, text, run, namespace.base))
    return hashlib.sha256(content.encode()).hexdigest()


def to_nquads(reading: Reading, ontology: Ontology, namespace: Namespace, run: Run) -> bytes:
    """Every quad of one article as a line of N-Quads, sorted."""
    writer = _Writer(reading, ontology, namespace, run)
    return "".join(sorted({*writer.facts(), *writer.article(), *writer.statements()})).encode()


def to_quads(reading: Reading, ontology: Ontology, namespace: Namespace, run: Run) -> tuple[ox.Quad, ...]:
    """Every quad of one article, in the order of its N-Quads lines."""
    return tuple(ox.parse(to_nquads(reading, ontology, namespace, run), ox.RdfFormat.N_QUADS))


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


@cache
def _term(curie: str) -> str:
    return str(term(curie))


def _text(text: str) -> str:
    return str(text_literal(text))


def _integer(value: int) -> str:
    return f'"{value}"^^{_term("xsd:integer")}'


def _decimal(value: float) -> str:
    return f'"{round(value, 4):g}"^^{_term("xsd:decimal")}'


def first_sentence(passage: Passage) -> str:
    """What a passage says first, without markup and the parentheses that it left empty; "…" ends what is cut off."""
    text = passage.text
    start, end = next(iter(split_sentences(text)), (0, 0))
    words = _EMPTY.sub("", _MARKUP.sub("", text[start:end]))
    words = " ".join(_OPENED.sub("(", words).split())
    if passage.truncated and end >= len(text.rstrip()):
        return f"{words.rpartition(' ')[0] or words} …"
    return words


class _Writer:
    """The lines of one article; lives only while it is written."""

    def __init__(self, reading: Reading, ontology: Ontology, namespace: Namespace, run: Run) -> None:
        self.reading, self.ontology, self.namespace, self.run = reading, ontology, namespace, run
        source = reading.document.article
        self.iri = namespace.article(source.id)
        self.node, self.evidence = f"<{self.iri}>", f"<{namespace.evidence(source.id)}>"
        told = [
            (one, fact.status)
            for fact in reading.facts
            for one in (fact.subject, fact.object, *(value for _, value in fact.qualifiers))
            if isinstance(one, Entity)
        ]
        self.entities = {one.iri: one for one in (*(one for one, _ in told), *reading.entities)}
        # Of what only rejected facts speak of, the kind is as doubtful as they are.
        self.doubtful = {one.iri for one, _ in told} - {one.iri for one, status in told if status != "rejected"}

    def kg(self, name: str) -> str:
        return f"<{self.namespace.term(name)}>"

    def object(self, value: Entity | Literal) -> str:
        return f"<{value.iri}>" if isinstance(value, Entity) else str(literal(value, self.namespace))

    def fact(self, subject: str, predicate: str, value: str) -> str:
        return f"{subject} {predicate} {value} {self.node} .\n"

    def told(self, subject: str, predicate: str, value: str) -> str:
        return f"{subject} {predicate} {value} {self.evidence} .\n"

    def facts(self) -> Iterator[str]:
        """What a plain query sees: what things are, what they are called, what is asserted of them."""
        concepts, titles = f"{self.namespace.base}concept/", f"{self.namespace.base}id/"
        for entity in self.entities.values():
            node = f"<{entity.iri}>"
            kinds = entity.types or (("Concept",) if entity.iri.startswith(concepts) else ())
            if entity.iri in self.doubtful:
                kinds = ()
            for kind in {name for one in kinds for name in self.ontology.ancestors(one)}:
                yield self.fact(node, _term("rdf:type"), self.kg(kind))
            yield self.fact(node, _term("rdfs:label"), f"{_text(entity.label)}@en")
            if entity.iri.startswith(titles) and "#" not in entity.iri:
                same = f"<{PREFIXES['dbr']}{entity.iri.removeprefix(titles)}>"
                yield self.fact(node, _term("owl:sameAs"), same)
        # What other articles' glosses name in this one's scope is what this one links by that name.
        scope = self.reading.document.title
        for link in self.reading.document.links:
            if link.anchor[:1].isupper():
                named = f"<{self.namespace.local(scope, link.anchor)}>"
                yield self.fact(named, _term("owl:sameAs"), f"<{self.namespace.entity(link.title)}>")
        for iri, text in self.descriptions().items():
            yield self.fact(f"<{iri}>", _term("schema:description"), _text(text))
        for fact in self.reading.facts:
            if fact.status == "asserted":
                yield self.fact(f"<{fact.subject.iri}>", self.kg(fact.relation), self.object(fact.object))

    def descriptions(self) -> dict[str, str]:
        """One line on what the article and its glosses are about: the first sentence of each."""
        document, found = self.reading.document, dict[str, str]()
        for passage in document.passages:
            iri = self.namespace.entity(passage.subject)
            if iri in self.entities and (passage.kind == "gloss" or passage.kind == "prose" and document.named):
                found.setdefault(iri, first_sentence(passage))
        return {iri: text for iri, text in found.items() if text}

    def article(self) -> Iterator[str]:
        """The article as received, and what read it. The evidence graph is the bundle of one run."""
        document, source = self.reading.document, self.reading.document.article
        run_digest = hashlib.sha256(repr(self.run).encode()).hexdigest()[:16]
        run = f"<{self.namespace.base}run/{run_digest}>"
        digest = hashlib.sha256(text_literal(source.text).value.encode()).hexdigest()
        yield self.told(self.node, _term("rdf:type"), _term("schema:Article"))
        for name, text in (
            ("dcterms:identifier", source.id),
            ("dcterms:title", source.title),
            ("rdfs:label", document.title),
            ("schema:url", source.url),
            ("schema:text", source.text),
            ("schema:sha256", digest),
        ):
            if text:
                yield self.told(self.node, _term(name), _text(text))
        yield self.told(self.node, self.kg("fingerprint"), _text(fingerprint(source, self.run, self.namespace)))
        if document.title and document.named:
            yield self.told(self.node, _term("schema:about"), f"<{self.namespace.entity(document.title)}>")
        for mention in self.reading.mentions:
            yield self.told(self.node, _term("schema:mentions"), f"<{mention.entity.iri}>")
            span = self.span(mention.start, mention.end)
            yield self.told(span, _term("itsrdf:taIdentRef"), f"<{mention.entity.iri}>")
            if mention.source == "collection":
                yield self.told(span, _term("itsrdf:taConfidence"), _decimal(mention.confidence))
        yield self.told(self.evidence, _term("rdf:type"), _term("prov:Bundle"))
        yield self.told(self.evidence, _term("prov:wasDerivedFrom"), self.node)
        yield self.told(self.evidence, _term("prov:wasGeneratedBy"), run)
        yield self.told(run, _term("rdf:type"), _term("prov:Activity"))
        yield self.told(run, _term("schema:softwareVersion"), _text(self.run.package))
        for name, text in (
            ("codeVersion", self.run.code),
            ("ontologyVersion", self.run.ontology),
            ("pipeline", self.run.pipeline),
        ):
            yield self.told(run, self.kg(name), _text(text))
        if self.run.least:
            yield self.told(run, self.kg("minConfidence"), _decimal(self.run.least))

    def span(self, start: int, end: int) -> str:
        return f"<{self.iri}#char={start},{end}>"

    def statements(self) -> Iterator[str]:
        """A node for every fact and evidence; its address is a digest of what it says."""
        for fact in self.reading.facts:
            about = sorted({f"{predicate} {value}" for predicate, value in self.statement(fact)})
            node = f"<{self.namespace.statement(self.iri, *about)}>"
            for one in about:
                yield f"{node} {one} {self.evidence} .\n"

    def statement(self, fact: Fact) -> Iterator[tuple[str, str]]:
        evidence = fact.evidence
        yield _term("rdf:type"), _term("rdf:Statement")
        yield _term("rdf:subject"), f"<{fact.subject.iri}>"
        yield _term("rdf:predicate"), self.kg(fact.relation)
        yield _term("rdf:object"), self.object(fact.object)
        yield _term("prov:wasDerivedFrom"), self.node
        yield self.kg("status"), self.kg(fact.status.capitalize())
        yield self.kg("start"), _integer(evidence.start)
        yield self.kg("end"), _integer(evidence.end)
        yield self.kg("confidence"), _decimal(evidence.confidence)
        for name, text in (
            ("quote", evidence.quote),
            ("section", evidence.section),
            ("rule", evidence.rule),
            ("extractor", evidence.extractor),
            ("reason", fact.reason),
        ):
            if text:
                yield self.kg(name), _text(text)
        for name, span in (("subjectMention", evidence.subject_span), ("objectMention", evidence.object_span)):
            if span:
                yield self.kg(name), self.span(*span)
        for name, value in fact.qualifiers:
            yield self.kg(name), self.object(value)
