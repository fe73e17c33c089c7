"""A small vocabulary and a reader of "Subject:Class | relation | Object:Class" lines, for tests of the graph."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.build import Written
from kg.model import Article, Document, Entity, Evidence, Fact, Literal, Mention, Passage, Piece, Reading, Status
from kg.ontology import Ontology, load_ontology
from kg.quads import Run, to_nquads, to_quads
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE, Namespace

ONTOLOGY = """
@prefix : <ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:Entity a owl:Class . :Place a owl:Class ; rdfs:subClassOf :Entity .
:Person a owl:Class ; rdfs:subClassOf :Entity . :Character a owl:Class ; rdfs:subClassOf :Entity .
:Work a owl:Class ; rdfs:subClassOf :Entity . :Film a owl:Class ; rdfs:subClassOf :Work .
:Concept a owl:Class ; rdfs:subClassOf :Entity . :Occupation a owl:Class ; rdfs:subClassOf :Concept .
:directedBy a owl:ObjectProperty ; rdfs:label "directed by"@en ; rdfs:domain [ owl:unionOf ( :Film :Work ) ] .
:setIn a owl:ObjectProperty ; rdfs:label "set in"@en .
:castMember a owl:ObjectProperty ; rdfs:label "cast member"@en .
:characterRole a owl:ObjectProperty ; rdfs:label "character role"@en .
:character a owl:ObjectProperty ; rdfs:label "character"@en .
:occupation a owl:ObjectProperty ; rdfs:label "occupation"@en .
:countryOfCitizenship a owl:ObjectProperty ; rdfs:label "country of citizenship"@en .
:locatedIn a owl:ObjectProperty ; rdfs:label "located in"@en .
:dateOfBirth a owl:DatatypeProperty ; rdfs:label "date of birth"@en ; rdfs:range xsd:date ; :maxCount 1 .
:publicationYear a owl:DatatypeProperty ; rdfs:label "publication year"@en ; rdfs:range xsd:gYear .
"""
PIPELINE = "test"

#: Two films that share people and places, with a story, a rejected fact and a contradiction.
ARTICLES = (
    Article(
        id="harbour",
        title="The Harbour",
        url="https://example.org/harbour",
        text="""\
The Harbour:Film | directedBy | Ann Ray:Person
The Harbour:Film | publicationYear | 1931^^xsd:gYear
The Harbour:Film | setIn | Kelda:Place
The Harbour:Film | castMember | Bo Lind:Person | characterRole | The Harbour#Old Tom:Character
The Harbour:Film | castMember | Cy Moe:Person
The Harbour:Film | character | The Harbour#Old Tom:Character
~The Harbour#Old Tom:Character | occupation | pilot
!The Harbour:Film | setIn | 1931:Place
Ann Ray:Person | dateOfBirth | 1901-02-03^^xsd:date
Ann Ray:Person | occupation | film director
Ann Ray:Person | countryOfCitizenship | Norda:Place
Kelda:Place | locatedIn | Norda:Place
""",
    ),
    Article(
        id="lamp",
        title="Lamp",
        text="""\
Lamp:Film | directedBy | Ann Ray:Person
Lamp:Film | publicationYear | 1934^^xsd:gYear
Lamp:Film | castMember | Bo Lind:Person
Ann Ray:Person | dateOfBirth | 1901-03-02^^xsd:date
Kelda:Place | locatedIn | Norda:Place
""",
    ),
)


@cache
def sample_ontology(base: str = DEFAULT_BASE) -> Ontology:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sample.ttl").write_text(ONTOLOGY, encoding="utf-8")
        return load_ontology(Path(folder), base=base)


def sample_run() -> Run:
    return Run(ontology=sample_ontology().version, pipeline=PIPELINE, code="c", package="p")


def read_lines(article: Article) -> Reading:
    """One fact a line; "~" marks what a story tells and "!" what is set aside."""
    facts, mentions, passages, at = [], [], [], 0
    for line in article.text.splitlines(keepends=True):
        text = line.rstrip("\n")
        if text:
            facts.append(_fact(article, text, at))
            passages.append(
                Passage(kind="prose", section="", subject=article.title, text=text, pieces=(Piece(0, at, len(text)),))
            )
            mentions.append(Mention(start=at, end=at + 1, text=text[:1], entity=facts[-1].subject, source="name"))
        at += len(line)
    document = Document(article=article, title=article.title, sections=(), passages=tuple(passages), links=())
    return Reading(document=document, facts=tuple(facts), entities=(), mentions=tuple(mentions))


def _fact(article: Article, line: str, at: int) -> Fact:
    status: Status = "fictional" if line.startswith("~") else "rejected" if line.startswith("!") else "asserted"
    subject, relation, target, *qualifier = line.lstrip("~!").split(" | ")
    entity = _term(subject)
    assert isinstance(entity, Entity)
    return Fact(
        subject=entity,
        relation=relation,
        object=_term(target),
        status=status,
        reason="no place is called so" if status == "rejected" else "",
        qualifiers=((qualifier[0], _term(qualifier[1])),) if qualifier else (),
        evidence=Evidence(
            article=article.id,
            section="Plot" if status == "fictional" else "",
            start=at,
            end=at + len(line),
            quote=line,
            extractor="lines",
            rule=relation,
            confidence=0.9,
            subject_span=(at, at + len(subject)),
        ),
    )


def _term(text: str) -> Entity | Literal:
    if "^^" in text:
        lexical, datatype = text.split("^^")
        return Literal(lexical=lexical, datatype=datatype)
    label, _, kind = text.partition(":")
    space = Namespace()
    scope, _, local = label.rpartition("#")
    if not kind:
        return Entity(iri=space.concept(label), label=label, types=("Occupation",))
    return Entity(iri=space.local(scope, local) if scope else space.entity(label), label=local, types=(kind,))


def sample_quads(article: Article) -> tuple[ox.Quad, ...]:
    return to_quads(read_lines(article), sample_ontology(), Namespace(), sample_run())


def sample_lines(article: Article) -> bytes:
    return to_nquads(read_lines(article), sample_ontology(), Namespace(), sample_run())


@dataclass(frozen=True)
class MakeSample:
    """Makes the fake reader, in whatever process."""

    def __call__(self) -> Callable[[Sequence[Article]], Sequence[Written]]:
        return lambda articles: [Written(one.id, sample_lines(one)) for one in articles]


def sample_store(articles: tuple[Article, ...] = ARTICLES) -> Store:
    """In memory, with the sample's ontology."""
    store = open_store(None)
    store.put_ontology(sample_ontology())
    store.replace({one.id: sample_lines(one) for one in articles})
    return store


def generated(number: int, facts: int = 3, word: str = "") -> Article:
    """Film `number` of a series, sharing its people with its neighbours."""
    lines = [f"Film {number}:Film | directedBy | Person {number % 5 + one}{word}:Person" for one in range(facts)]
    return Article(id=f"film-{number:03}", title=f"Film {number}", text="\n".join(lines) + "\n")
