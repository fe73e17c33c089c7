"""A user's own ontology: read from every syntax, matched with ours, obeyed and spoken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import Article
from kg.read import Tools, read_article
from kg.vocabulary import Speaker, Vocabulary, align, is_vocabulary, load_vocabulary
from kg.vocabulary.labels import content, plain
from tests.claims import ontology

CINEMA = """
@prefix : <http://cinema.example/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:Movie a owl:Class ; rdfs:label "movie"@en, "Spielfilm"@de .
:Filmmaker a owl:Class ; rdfs:subClassOf :Human .
:Human a owl:Class ; owl:equivalentClass <http://www.wikidata.org/entity/Q5> .
:Town a owl:Class ; rdfs:label "town" .
:madeBy a owl:ObjectProperty ; rdfs:label "made by"@en ; rdfs:domain :Movie ; rdfs:range :Filmmaker ;
    owl:equivalentProperty wdt:P57 .
:directorOf a owl:ObjectProperty ; rdfs:domain :Human ; rdfs:range :Movie .
:hasCastMember a owl:ObjectProperty ; rdfs:domain [ a owl:Class ; owl:unionOf ( :Movie :Town ) ] .
:premiereYear a owl:DatatypeProperty ; skos:altLabel "publication date" ; rdfs:domain :Movie ; rdfs:range xsd:gYear .
:birthPlace a owl:ObjectProperty ; rdfs:domain :Human ; rdfs:range :Town .
:favouriteColour a owl:ObjectProperty ; rdfs:label "grandmother's recipe" .
"""
SIMPLE = {
    "id": "ont_cinema",
    "concepts": [{"qid": "Q11424", "label": "film"}, {"qid": "Q5", "label": "human"}, {"qid": "", "label": "Country"}],
    "relations": [
        {"pid": "P57", "label": "director", "domain": "Q11424", "range": "Q5"},
        {"pid": "P577", "label": "publication date", "domain": "Q11424", "range": ""},
        {"label": "cinematography", "domain": ["Film"], "range": "human"},
        {"pid": "country", "label": "country of origin", "domain": "film", "range": "Country"},
    ],
}
MUSIC = {
    "id": "ont_music",
    "concepts": [{"qid": "Q5", "label": "human"}, {"qid": "Q2188189", "label": "musical work"}],
    "relations": [
        {"pid": "P412", "label": "voice", "domain": "Q5", "range": ""},
        {"pid": "P870", "label": "instrumentation", "domain": "Q2188189", "range": ""},
    ],
}


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def cinema(tmp_path: Path) -> Vocabulary:
    return load_vocabulary(write(tmp_path / "cinema.owl", CINEMA))


@pytest.fixture
def simple(tmp_path: Path) -> Vocabulary:
    return load_vocabulary(write(tmp_path / "cinema.json", json.dumps(SIMPLE)))


@pytest.fixture
def music(tmp_path: Path) -> Vocabulary:
    return load_vocabulary(write(tmp_path / "music.json", json.dumps(MUSIC)))


def matches(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """From a relation's label to what it was matched with, "~" before an inverse."""
    found = align(vocabulary, ontology()).relations
    return {theirs.label: ["~" * one.inverse + one.ours.name for one in ours] for theirs, ours in found.items()}


def test_owl_is_matched(cinema: Vocabulary) -> None:
    assert matches(cinema) == {
        "made by": ["directedBy"],
        "directorOf": ["~directedBy"],
        "hasCastMember": ["castMember", "voiceActor"],
        "publication date": ["publicationDate", "publicationYear"],
        "birthPlace": ["placeOfBirth"],
        "grandmother's recipe": [],
    }


def test_simple_json_is_matched(simple: Vocabulary) -> None:
    assert matches(simple) == {
        "director": ["directedBy"],
        "publication date": ["publicationDate", "publicationYear"],
        "cinematography": ["cinematographer"],
        "country of origin": ["countryOfOrigin"],
    }
    assert [one.iri for one in simple.relations] == [
        "http://www.wikidata.org/prop/direct/P57",
        "http://www.wikidata.org/prop/direct/P577",
        "urn:ontology:Ont_cinema#Cinematography",
        "urn:ontology:Ont_cinema#Country",
    ]


def test_meaning_is_the_last_resort(cinema: Vocabulary) -> None:
    def nearness(one: str, other: str) -> float:
        return 0.9 if other == "color" else 0.1

    found = align(cinema, ontology(), nearness).relations
    assert [one.ours.name for theirs, ours in found.items() if "recipe" in theirs.label for one in ours] == ["color"]


def test_classes_are_matched(cinema: Vocabulary) -> None:
    found = align(cinema, ontology()).classes
    assert {iri.rpartition("#")[2]: names for iri, names in found.items()} == {
        "Filmmaker": ("Person",),
        "Human": ("Person",),
        "Movie": ("Film",),
        "Town": ("Town",),
    }


RDF_XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
  xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
<owl:ObjectProperty rdf:about="http://x.example/P57"><rdfs:label>regie</rdfs:label></owl:ObjectProperty></rdf:RDF>"""
JSON_LD = """{"@id": "http://x.example/P57", "@type": "http://www.w3.org/2002/07/owl#ObjectProperty",
"@context": {}}"""


@pytest.mark.parametrize("text", [RDF_XML, JSON_LD], ids=["rdf-xml", "json-ld"])
def test_every_syntax_is_read(text: str, tmp_path: Path) -> None:
    found = matches(load_vocabulary(write(tmp_path / "any.txt", text)))
    assert list(found.values()) == [["directedBy"]]


BAD: list[tuple[str, str]] = [
    ("", "declares no relation"),
    ("this is no Turtle", "is not well-formed turtle"),
    ("<?xml version='1.0'?><oops>", "is not well-formed xml"),
    ("{", "is not well-formed JSON"),
    ('{"concepts": []}', "declares no relation"),
    ('{"relations": 3}', "relations is no list"),
    ('{"relations": [3]}', "relations[0] is no object"),
    ('{"relations": [{"label": "x"}, {"pid": "P57"}]}', "relations[1] has no label"),
    ('{"relations": [{"label": "x", "domain": 5}]}', "relations[0]: domain is no text"),
    ('{"concepts": [{"qid": ""}], "relations": [{"label": "x"}]}', "concepts[0] has neither qid nor label"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_bad_ontology_is_named(text: str, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.ttl", text)
    with pytest.raises(OntologyError) as caught:
        load_vocabulary(path)
    assert str(caught.value).startswith(f"{path}: {reason}")


def test_tables_are_whole() -> None:
    assert len(BAD) >= 10 and len(SAME) >= 7 and len(SAID) >= 7 and len(ASKED) >= 3


def test_a_missing_file_is_named_and_a_directory_is_ours(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="does not exist"):
        load_vocabulary(tmp_path / "none.ttl")
    assert is_vocabulary(tmp_path / "none.ttl")
    assert not is_vocabulary(tmp_path)
    assert not is_vocabulary(None)


SAME: list[tuple[Callable[[str], object], str, str]] = [
    (plain, "hasDirector", "director"),
    (plain, "Date_of_Birth", "date of birth"),
    (plain, "characters", "character"),
    (plain, "isDirectedBy", "directed by"),
    (content, "birthPlace", "place of birth"),
    (content, "place of the birth", "birth places"),
    (content, "IUCN status", "status (IUCN)"),
]


@pytest.mark.parametrize(("key", "one", "other"), SAME)
def test_labels_are_compared(key: Callable[[str], object], one: str, other: str) -> None:
    assert key(one) == key(other)


#: A text and its facts in the words of an ontology: subject, relation, object or value.
SAID: list[tuple[str, str, list[tuple[object, ...]]]] = [
    (
        "cinema",
        "Jaws is a 1975 film directed by Steven Spielberg.",
        [
            ("Jaws", "publication date", "1975"),
            ("Jaws", "made by", "Steven Spielberg"),
            ("Steven Spielberg", "directorOf", "Jaws"),
        ],
    ),
    ("cinema", "Jaws is a 1974 novel by Peter Benchley.", []),  # no movie
    ("cinema", "Jaws is a film released on 20 June 1975.", []),  # a day is no year
    ("cinema", "Marie Curie was born in Poland.", []),  # no town
    (
        "simple",
        "Jaws is a 1975 film directed by Steven Spielberg.",
        [("Jaws", "publication date", "01 January 1975"), ("Jaws", "director", "Steven Spielberg")],
    ),
    (
        "simple",
        "Jaws is an American film released on June 20, 1975.",
        [("Jaws", "country of origin", "American"), ("Jaws", "publication date", "20 June 1975")],
    ),
    ("simple", "It was directed by John Ford.", []),  # nobody knows what
]


#: What is said beyond the table above where the relations of the ontology are asked for.
ASKED: list[tuple[str, str, tuple[object, ...]]] = [
    ("music", "Ada Merrow is a founder and former lead singer (tenor) of a group.", ("Ada Merrow", "voice", "tenor")),
    ("music", "The Lund Suite is a set of eleven pieces for piano.", ("The Lund Suite", "instrumentation", "piano")),
    ("simple", "The Slacker was directed by Ada Merrow.", ("The Slacker", "director", "Ada Merrow")),
]


@pytest.mark.model
@pytest.mark.parametrize(("name", "text", "expected"), ASKED)
def test_relations_that_are_asked_for_are_said_sooner(
    name: str, text: str, expected: tuple[object, ...], tools: Tools, request: pytest.FixtureRequest
) -> None:
    alignment = align(request.getfixturevalue(name), tools.ontology)
    reading = read_article(Article(id="article-1", text=text), replace(tools, asked=alignment.asked))
    rows = Speaker(alignment).rows(reading)
    assert expected in [(row["subject_label"], row["name"], row["object_label"]) for row in rows]


@pytest.mark.model
@pytest.mark.parametrize(("name", "text", "expected"), SAID)
def test_facts_are_said_in_their_words(
    name: str, text: str, expected: list[tuple[object, ...]], tools: Tools, request: pytest.FixtureRequest
) -> None:
    speaker = Speaker(align(request.getfixturevalue(name), tools.ontology))
    rows = speaker.rows(read_article(Article(id="article-1", text=text), tools))
    said = [(row["subject_label"], row["name"], row["object_label"] or row["value"]) for row in rows]
    assert sorted(map(str, said)) == sorted(map(str, expected))


@pytest.mark.model
def test_a_row_keeps_the_contract(simple: Vocabulary, tools: Tools) -> None:
    speaker = Speaker(align(simple, tools.ontology))
    row = speaker.rows(read_article(Article(id="a", text="Jaws is an American film."), tools))[0]
    assert {key: row[key] for key in ("predicate", "name", "property", "object", "object_label", "quote")} == {
        "predicate": "urn:ontology:Ont_cinema#Country",
        "name": "country of origin",
        "property": None,
        "object": "http://localhost:8000/id/United_States",
        "object_label": "American",
        "quote": "American film",
    }
