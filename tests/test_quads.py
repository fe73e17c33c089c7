import dataclasses
import re
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Entity, Literal, Passage
from kg.ontology import load_ontology
from kg.quads import fingerprint, first_sentence, literal, text_literal, to_quads
from kg.vocab import PREFIXES, Namespace
from tests.sample_readings import ARTICLES, read_lines, sample_ontology, sample_quads, sample_run

BASE = "http://localhost:8000/"
SHORT = {**PREFIXES, "kg": f"{BASE}ontology#", "id": f"{BASE}id/", "concept": f"{BASE}concept/"}


def short(text: str) -> str:
    """N-Quads with prefixes, without the graph."""
    for prefix, start in SHORT.items():
        text = re.sub(f"<{re.escape(start)}([^>]*)>", rf"{prefix}:\1", text)
    return text


def lines(quads: tuple[ox.Quad, ...], graph: str) -> list[str]:
    return [short(str(quad.triple)) for quad in quads if quad.graph_name == ox.NamedNode(BASE + graph)]


def test_facts_graph_holds_plain_facts_types_and_labels() -> None:
    text = "Lamp:Film | directedBy | Ann Ray:Person\n~Lamp:Film | setIn | Kelda:Place\n"
    quads = sample_quads(Article(id="lamp", title="Lamp", text=text))
    assert lines(quads, "article/lamp") == [
        "id:Ann_Ray rdf:type kg:Entity",
        "id:Ann_Ray rdf:type kg:Person",
        'id:Ann_Ray rdfs:label "Ann Ray"@en',
        "id:Ann_Ray owl:sameAs dbr:Ann_Ray",
        "id:Kelda rdf:type kg:Entity",
        "id:Kelda rdf:type kg:Place",
        'id:Kelda rdfs:label "Kelda"@en',
        "id:Kelda owl:sameAs dbr:Kelda",
        "id:Lamp kg:directedBy id:Ann_Ray",
        "id:Lamp rdf:type kg:Entity",
        "id:Lamp rdf:type kg:Film",
        "id:Lamp rdf:type kg:Work",
        'id:Lamp rdfs:label "Lamp"@en',
        "id:Lamp owl:sameAs dbr:Lamp",
        'id:Lamp schema:description "Lamp:Film | directedBy | Ann Ray:Person"',
    ]


def test_statement_says_why() -> None:
    text = "!Lamp:Film | castMember | Bo Lind:Person | characterRole | Lamp#Tom:Character\n"
    quads = sample_quads(Article(id="lamp", title="Lamp", text=text))
    nodes = {quad.subject for quad in quads if quad.predicate == ox.NamedNode(PREFIXES["rdf"] + "subject")}
    assert len(nodes) == 1
    assert sorted(short(f"{quad.predicate} {quad.object}") for quad in quads if quad.subject in nodes) == [
        "kg:characterRole id:Lamp#Tom",
        'kg:confidence "0.9"^^xsd:decimal',
        'kg:end "77"^^xsd:integer',
        'kg:extractor "lines"',
        'kg:quote "!Lamp:Film | castMember | Bo Lind:Person | characterRole | Lamp#Tom:Character"',
        'kg:reason "no place is called so"',
        'kg:rule "castMember"',
        'kg:start "0"^^xsd:integer',
        "kg:status kg:Rejected",
        f"kg:subjectMention <{BASE}article/lamp#char=0,9>",
        f"prov:wasDerivedFrom <{BASE}article/lamp>",
        "rdf:object id:Bo_Lind",
        "rdf:predicate kg:castMember",
        "rdf:subject id:Lamp",
        "rdf:type rdf:Statement",
    ]


def test_article_is_kept_as_received_with_its_run() -> None:
    quads = sample_quads(ARTICLES[0])
    kept = {
        short(str(quad.predicate)): quad.object.value
        for quad in quads
        if quad.subject == ox.NamedNode(BASE + "article/harbour") and isinstance(quad.object, ox.Literal)
    }
    kept.pop("schema:sha256")
    assert kept == {
        "dcterms:identifier": "harbour",
        "dcterms:title": "The Harbour",
        "rdfs:label": "The Harbour",
        "schema:url": "https://example.org/harbour",
        "schema:text": ARTICLES[0].text,
        "kg:fingerprint": fingerprint(ARTICLES[0], sample_run(), Namespace()),
    }
    run = next(quad.object for quad in quads if quad.predicate.value == PREFIXES["prov"] + "wasGeneratedBy")
    assert sorted(short(f"{quad.predicate} {quad.object}") for quad in quads if quad.subject == run) == [
        'kg:codeVersion "c"',
        f'kg:ontologyVersion "{sample_ontology().version}"',
        'kg:pipeline "test"',
        "rdf:type prov:Activity",
        'schema:softwareVersion "p"',
    ]


def test_quads_are_sorted_unique_and_without_blank_nodes() -> None:
    for article in ARTICLES:
        quads = sample_quads(article)
        assert list(quads) == sorted(set(quads), key=str)
        assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_fact_stated_twice_is_one_triple_and_two_statements() -> None:
    quads = sample_quads(Article(id="x", title="X", text="X:Film | setIn | Y:Place\nX:Film | setIn | Y:Place\n"))
    assert sum("setIn" in str(quad.predicate) for quad in quads) == 1
    assert sum(quad.predicate.value == PREFIXES["rdf"] + "subject" for quad in quads) == 2


def test_repeated_fact_with_the_same_evidence_is_one_statement() -> None:
    reading = read_lines(Article(id="x", title="X", text="X:Film | setIn | Y:Place\n"))
    twice = dataclasses.replace(reading, facts=reading.facts * 2)
    both = [to_quads(one, sample_ontology(), Namespace(), sample_run()) for one in (reading, twice)]
    assert both[0] == both[1]


@pytest.mark.parametrize("change", [{"id": "other"}, {"title": "other"}, {"url": "other"}, {"text": "other"}])
def test_fingerprint_depends_on_the_whole_article(change: dict[str, str]) -> None:
    article = Article(id="a", title="b", url="c", text="d")
    changed = dataclasses.replace(article, **change)
    assert fingerprint(article, sample_run(), Namespace()) != fingerprint(changed, sample_run(), Namespace())


CHANGES = ({"ontology": "x"}, {"pipeline": "x"}, {"package": "x"}, {"code": "x"}, {"least": 0.5})


@pytest.mark.parametrize("change", CHANGES)
def test_fingerprint_depends_on_the_whole_run(change: dict[str, Any]) -> None:
    changed = dataclasses.replace(sample_run(), **change)
    prints = {
        fingerprint(ARTICLES[0], run, Namespace(base))
        for run in (sample_run(), changed)
        for base in (BASE, "http://kg.example/")
    }
    assert len(prints) == 4


LITERALS = [
    (Literal(lexical="1931", datatype="xsd:gYear"), '"1931"^^xsd:gYear'),
    (Literal(lexical="193X", datatype="kg:edtf"), '"193X"^^kg:edtf'),
    (Literal(lexical="Łódź", datatype="rdf:langString", language="pl"), '"Łódź"@pl'),
    (Literal(lexical="x", datatype="rdf:langString", language="not a language"), '"x"'),
    (Literal(lexical="x", datatype="nowhere:thing"), '"x"'),
    (Literal(lexical="a\x00b\ud800"), '"a�b�"'),
]


def test_literals() -> None:
    assert len(LITERALS) >= 6
    for value, expected in LITERALS:
        assert short(str(literal(value, Namespace()))) == expected


@pytest.mark.parametrize(
    "text",
    [
        'a "quoted" word',
        "two\nlines\r\nand\ttab",
        "emoji \U0001f600",
        "עברית العربية",
        "combining e\u0301",
        "\\u0041 \\",
    ],
)
def test_odd_text_survives_every_format(text: str) -> None:
    quad = ox.Quad(ox.NamedNode(BASE), ox.NamedNode(BASE), text_literal(text), ox.NamedNode(BASE))
    for form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD):
        data = ox.serialize([quad], format=form)
        assert data is not None
        assert [one.object.value for one in ox.parse(data, form)] == [text]


ANY = st.text(st.characters())  # also halves of surrogate pairs


@given(ANY, ANY.filter(bool), ANY)
@settings(max_examples=200, deadline=None)
def test_any_text_becomes_quads(title: str, name: str, text: str) -> None:
    article = Article(id=name, title=title, text=text, url=title)
    reading = read_lines(dataclasses.replace(article, text=""))
    entity = Entity(iri=Namespace().local(title, name), label=name, types=("Person", "NoSuchClass"))
    document = dataclasses.replace(reading.document, article=article)
    quads = to_quads(
        dataclasses.replace(reading, document=document, entities=(entity,)),
        sample_ontology(),
        Namespace(),
        sample_run(),
    )
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None and set(ox.parse(data, ox.RdfFormat.N_QUADS)) == set(quads)


def test_terms_of_evidence_are_declared_and_no_relations() -> None:
    ontology = load_ontology()
    declared = {
        triple.subject.value.removeprefix(SHORT["kg"])
        for triple in ontology.triples
        if isinstance(triple.subject, ox.NamedNode)
    }
    used = {
        one.value.removeprefix(SHORT["kg"])
        for article in ARTICLES
        for quad in sample_quads(article)
        for one in (quad.predicate, quad.object)
        if isinstance(one, ox.NamedNode) and one.value.startswith(SHORT["kg"])
    }
    evidence = used - set(sample_ontology().relations) - set(sample_ontology().classes)
    assert len(evidence) >= 12
    assert evidence <= declared
    assert not evidence & set(ontology.relations)


def test_what_only_a_rejected_fact_speaks_of_has_a_name_and_no_class() -> None:
    quads = sample_quads(Article(id="x", title="X", text="!X:Film | setIn | 1931:Place\nX:Film | setIn | Y:Place\n"))
    assert [one for one in lines(quads, "article/x") if one.startswith("id:1931")] == [
        'id:1931 rdfs:label "1931"@en',
        "id:1931 owl:sameAs dbr:1931",
    ]


def test_every_mention_says_whom_it_means() -> None:
    quads = sample_quads(Article(id="lamp", title="Lamp", text="Lamp:Film | directedBy | Ann Ray:Person\n"))
    assert [one for one in lines(quads, "evidence/lamp") if "taIdentRef" in one] == [
        f"<{BASE}article/lamp#char=0,1> itsrdf:taIdentRef id:Lamp"
    ]


@pytest.mark.parametrize(
    ("text", "truncated", "description"),
    [
        ("''Jaws'' is a 1975 film. It is long.", False, "Jaws is a 1975 film."),
        (
            "Zhang Yimou (; born 2 April 1950) is a director. More.",
            True,
            "Zhang Yimou (born 2 April 1950) is a director.",
        ),
        ("Liu Haocun (born ) is an actress () of China.", False, "Liu Haocun is an actress of China."),
        ("Harbin (; mnc, ) is the largest ci", True, "Harbin is the largest …"),
        ("Harbin", True, "Harbin …"),
        ("", False, ""),
    ],
)
def test_description_is_the_first_sentence(text: str, truncated: bool, description: str) -> None:
    passage = Passage(kind="gloss", section="", subject="X", text=text, pieces=(), truncated=truncated)
    assert first_sentence(passage) == description
