"""The ontology is complete and consistent, and a broken one is refused with a remedy."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology, ontology_directory
from kg.pattern import Pattern
from kg.shapes import lint

SHARED = Path(__file__).parents[2] / "shared" / "data"

SLOTS = """
type subclass occupation demonym year decade genre title alternative-title aka official-name short-name full-name
native-name birth-name nickname born.date born.place died.date died.place start end on start-event end-event gender
located country part-of capital-of largest-city-of description definition category see-also external language
known-for about has-part has-characteristic cast.member cast.character cast.performer character.type review.score
ranking population area elevation length set-in set-in-period shot-in filming-start filming-end
q.role q.state q.start q.end q.on q.place q.publication-place q.ordinal q.by q.of q.category q.page
""".split()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def test_ontology_is_consistent(ontology: Ontology) -> None:
    assert lint(ontology) == ()


@pytest.mark.parametrize(
    ("what", "least"),
    [
        ("relations", 350),
        ("classes", 120),
        ("nouns", 2500),
        ("occupations", 500),
        ("genres", 250),
        ("languages", 100),
        ("countries", 220),
        ("demonyms", 220),
        ("places", 280),
    ],
)
def test_ontology_is_rich(what: str, least: int, ontology: Ontology) -> None:
    assert len(getattr(ontology, what)) >= least


def test_most_relations_say_how_they_are_found_and_what_they_are_elsewhere(ontology: Ontology) -> None:
    relations = ontology.relations.values()
    assert sum(bool(one.patterns or one.categories or one.slots) for one in relations) == len(relations)
    assert sum(bool(one.patterns) for one in relations) >= 200
    assert sum(bool(one.categories) for one in relations) >= 70
    assert sum(bool(one.property) for one in relations) >= 200


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_has_a_relation(slot: str, ontology: Ontology) -> None:
    assert ontology.filling(slot)


SLOT_OF = [
    ("demonym", ("Person",), "countryOfCitizenship"),
    ("demonym", ("Film",), "countryOfOrigin"),
    ("demonym", ("City",), "country"),
    ("demonym", ("Company",), "country"),
    ("demonym", ("MusicalGroup",), "countryOfOrigin"),
    ("year", ("Film",), "publicationYear"),
    ("year", ("Election",), "pointInTime"),
    ("start", ("Company",), "inception"),
    ("start", ("MilitaryConflict",), "startTime"),
    ("start", ("TelevisionSeries",), "startTime"),
    ("start", ("Festival",), "inception"),
    ("end", ("Country",), "dissolved"),
    ("end", ("MilitaryConflict",), "endTime"),
    ("located", ("City",), "locatedIn"),
    ("located", ("Country",), "locatedIn"),
    ("located", ("Building",), "locatedIn"),
    ("located", ("Museum",), "locatedIn"),
    ("located", ("Festival",), "location"),
    ("located", ("Company",), "location"),
    ("on", ("AwardCeremony",), "pointInTime"),
    ("born.date", ("Person",), "dateOfBirth"),
    ("born.date", ("Film",), None),
    ("gender", ("Company",), None),
    ("no such slot", ("Person",), None),
    ("set-in", ("Novel",), "setIn"),
    ("directed-by", ("Film",), "directedBy"),
]


def test_slot_table_is_complete() -> None:
    assert len(SLOT_OF) >= 24


@pytest.mark.parametrize(("slot", "classes", "relation"), SLOT_OF)
def test_slot_of_a_class(slot: str, classes: tuple[str, ...], relation: str | None, ontology: Ontology) -> None:
    found = ontology.slot(slot, classes)
    assert (found.name if found else None) == relation


NOUNS = [
    ("film", "Film"),
    ("video game", "VideoGame"),
    ("television series", "TelevisionSeries"),
    ("light novel", "Novel"),
    ("film festival", "Festival"),
    ("sub-provincial city", "City"),
    ("association football club", "SportsTeam"),
    ("space probe", "Spacecraft"),
    ("political party", "PoliticalParty"),
    ("province", "AdministrativeRegion"),
    ("puppet state", "Country"),
    ("battle", "MilitaryConflict"),
    ("award ceremony", "AwardCeremony"),
    ("species", "Taxon"),
    ("chemical element", "ChemicalElement"),
    ("band", "MusicalGroup"),
    ("university", "University"),
    ("list", "ListArticle"),
    ("comic book mini-series", "Comic"),
    ("webcomic series", "Comic"),
    ("video editing program", "Software"),
    ("assembly language", "ProgrammingLanguage"),
    ("expansion pack", "VideoGame"),
    ("book series", "BookSeries"),
]


def test_noun_table_is_complete() -> None:
    assert len(NOUNS) >= 24


@pytest.mark.parametrize(("noun", "name"), NOUNS)
def test_noun_denotes_class(noun: str, name: str, ontology: Ontology) -> None:
    assert ontology.nouns[noun] == name


WORDS = [
    ("occupations", "actress", "actor"),
    ("occupations", "director", "film director"),
    ("genres", "sci-fi", "science fiction"),
    ("languages", "Mandarin", "Mandarin Chinese"),
    ("countries", "USA", "United States"),
    ("demonyms", "Chinese", "China"),
    ("demonyms", "American", "United States"),
    ("demonyms", "Soviet", "Soviet Union"),
    ("demonyms", "Scottish", "Scotland"),
    ("places", "Texas", "Region"),
    ("places", "England", "Region"),
]


def test_word_table_is_complete() -> None:
    assert len(WORDS) >= 11


@pytest.mark.parametrize(("what", "word", "label"), WORDS)
def test_word_of_the_lexicon(what: str, word: str, label: str, ontology: Ontology) -> None:
    assert getattr(ontology, what)[word] == label


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Person", "City", True),
        ("Film", "Company", False),
        ("Museum", "Building", False),
        ("Actor", "City", False),
        ("Character", "Person", False),
        ("Newspaper", "Company", False),
        ("ChemicalElement", "Novel", True),
        ("Taxon", "Film", True),
        ("Country", "Organisation", False),
        ("Film", "Film", False),
    ],
)
def test_disjoint_classes(one: str, other: str, expected: bool, ontology: Ontology) -> None:
    assert ontology.disjoint(one, other) is expected
    assert ontology.disjoint(other, one) is expected


PATTERNS = [
    ("passive direct by", Pattern("passive", "direct", ("by",))),
    ("passive base on|upon", Pattern("passive", "base", ("on", "upon"))),
    ("active star", Pattern("active", "star", ("",))),
    ("active take_place in", Pattern("active", "take place", ("in",))),
    ("passive bear on|", Pattern("passive", "bear", ("on", ""))),
    ("noun-inverse film_director of", Pattern("noun-inverse", "film director", ("of",))),
    ("passive carve out_of", Pattern("passive", "carve", ("out of",))),
]


@pytest.mark.parametrize(("text", "pattern"), PATTERNS)
def test_pattern_notation(text: str, pattern: Pattern) -> None:
    assert Pattern.parse(text) == pattern


@pytest.mark.parametrize(
    "text", ["", "passive", "passive ", "directed by", "passive direct by him", "Passive direct by"]
)
def test_pattern_notation_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="is not of the form"):
        Pattern.parse(text)


HEAD = """@prefix : <ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
"""
BROKEN = [
    ("not Turtle", ":a :b", "broken.ttl"),
    ("no relation", ":Film a owl:Class .", "no relation is declared"),
    ("unknown domain", ":by a owl:ObjectProperty ; rdfs:domain :Flim .", "#by: Flim is not declared as a class"),
    ("unknown parent", ":Film a owl:Class ; rdfs:subClassOf :Work .", "#Film: Work is not declared as a class"),
    ("unknown inverse", ":by a owl:ObjectProperty ; owl:inverseOf :of .", "#by: of is not declared as a relation"),
    ("bad pattern", ':by a owl:ObjectProperty ; :pattern "by whom it was" .', "is not of the form"),
    ("foreign class", ":by a owl:ObjectProperty ; rdfs:range wdt:P1 .", "expected a term of"),
]


@pytest.mark.parametrize(("turtle", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken_ontology_is_refused(turtle: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text(HEAD + turtle, encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        load_ontology(tmp_path)


def test_missing_ontology_is_refused(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(OntologyError, match=r"no ontology here \(\*\.ttl\)"):
            load_ontology(directory)


LINTED = [
    (
        ":by a owl:ObjectProperty .",
        ["by has no label", "by has no comment", "by has no domain", "by has no range", "by has no example"],
    ),
    ('{by} :example "[s: A] by B." .', ["by: the example does not mark one subject [s: ...] and one object [o: ...]"]),
    (
        '{by} :example "[s: A] by [o: B] by [o: C]." .',
        ["by: the example does not mark one subject [s: ...] and one object [o: ...]"],
    ),
    (
        '{by} :example "[s: A] by [o: B]." ; :categoryTitle "Works by {{objects}}" .',
        ["by: 'Works by {objects}' has the unknown slot 'objects'"],
    ),
    (
        '{by} :example "[s: A] by [o: B]." ; :categoryTitle "{{year}} {{noun}}" .',
        ["by: '{year} {noun}' must have one slot, or several of which one is starred"],
    ),
    (
        '{by} :example "[s: A] by [o: B]." ; :categoryTitle "Works" .',
        ["by: 'Works' must have one slot, or several of which one is starred"],
    ),
    ('{by} :example "[s: A] by [o: B]." ; :categoryTitle "{{year*}} {{noun}}", "{{year}} acts", "{{object}}s" .', []),
    (
        '{by} :example "[s: A] by [o: B]." ; :slot "x" . {of} :example "[s: A] by [o: B]." ; :slot "x" .',
        ["of and by both fill the slot 'x' for Work"],
    ),
    (
        '{by} :example "[s: A] by [o: B]." . :Film a owl:Class ; :noun "work" .',
        ["the noun 'work' is given to Film and Work"],
    ),
    (
        '{by} :example "[s: A] by [o: B]." . <concept/spy> a :Genre, :Occupation ; rdfs:label "spy" .',
        ["http://localhost:8000/concept/spy is of several kinds; give each its own address"],
    ),
    (
        '{by} :example "[s: A] by [o: B]." ; owl:equivalentProperty wdt:P1 . '
        '{of} :example "[s: A] by [o: B]." ; owl:equivalentProperty wdt:P1 .',
        ["by and of are both declared equivalent to P1"],
    ),
]


@pytest.mark.parametrize(("turtle", "expected"), LINTED)
def test_lint(turtle: str, expected: list[str], tmp_path: Path) -> None:
    block = ':{} a owl:ObjectProperty ; rdfs:label "x" ; rdfs:comment "x" ; rdfs:domain :Work ; rdfs:range :Work ;'
    text = turtle.format(by=block.format("by"), of=block.format("of"))
    (tmp_path / "one.ttl").write_text(HEAD + ':Work a owl:Class ; :noun "work" . ' + text, encoding="utf-8")
    assert list(lint(load_ontology(tmp_path))) == expected


def test_base_moves_the_vocabulary() -> None:
    moved = load_ontology(base="https://kg.example/")
    assert {word.iri.split("/")[2] for word in moved.words} == {"kg.example"}
    assert moved.relations.keys() == load_ontology().relations.keys()
    assert moved.version != load_ontology().version


def test_files_have_no_blank_nodes() -> None:
    texts = [path.read_text("utf-8") for path in sorted(ontology_directory().glob("*.ttl"))]
    assert len(texts) >= 14
    assert not any("owl:unionOf (" in text or "[]" in text or "_:" in text for text in texts)


@pytest.mark.shared
def test_wikidata_properties_exist(ontology: Ontology) -> None:
    path = SHARED / "relations" / "wikidata_properties.csv.gz"
    if not path.exists():
        pytest.skip(f"no {path}")
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        known = {row["ID"] for row in csv.DictReader(rows)}
    assert {one.property for one in ontology.relations.values()} - known - {""} == set()


@pytest.mark.shared
def test_relations_of_the_data_sets_are_declared(ontology: Ontology) -> None:
    path = SHARED / "relations" / "rel_info.json"
    if not path.exists():
        pytest.skip(f"no {path}")
    ours = {iri.rpartition("/")[2] for one in ontology.relations.values() for iri in one.equivalents}
    wanted = json.loads(path.read_text("utf-8"))
    assert len(wanted) == 96
    assert set(wanted) - ours == set()
    gold = [json.loads(line) for line in (SHARED / "sample" / "gold_facts.jsonl").read_text("utf-8").splitlines()]
    assert {row["predicate"] for row in gold} - set(ontology.relations) == {"director", "narrativeLocation"}
