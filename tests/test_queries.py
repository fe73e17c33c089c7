import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.model import Article
from kg.ontology import load_ontology
from kg.queries import GRAPH_FORMATS, SOLUTION_FORMATS, Parameter, Question, named_question, named_questions, run_query
from tests.sample_readings import ARTICLES, sample_store

STORE = sample_store()

#: A question, its parameters, its rows.
ANSWERS: list[tuple[str, dict[str, str], list[tuple[str, ...]]]] = [
    ("articles", {}, [("harbour", "The Harbour"), ("lamp", "Lamp")]),
    ("articles-about", {"thing": "Lamp"}, [("lamp", "Lamp", "id:Lamp")]),
    (
        "cast-of",
        {"work": "The Harbour"},
        [("id:The_Harbour", "id:Bo_Lind", "Bo Lind", "Old Tom"), ("id:The_Harbour", "id:Cy_Moe", "Cy Moe", "")],
    ),
    ("co-stars", {"actor": "Bo Lind"}, [("id:Bo_Lind", "id:Cy_Moe", "Cy Moe", "1")]),
    ("contradictions", {}, [("id:Ann_Ray", "Ann Ray", "date of birth", "1901-02-03 | 1901-03-02")]),
    (
        "facts-of",
        {"article": "lamp"},
        [
            ("id:Ann_Ray", "kg:dateOfBirth", "1901-03-02", "lamp"),
            ("id:Kelda", "kg:locatedIn", "id:Norda", "lamp"),
            ("id:Lamp", "kg:castMember", "id:Bo_Lind", "lamp"),
            ("id:Lamp", "kg:directedBy", "id:Ann_Ray", "lamp"),
            ("id:Lamp", "kg:publicationYear", "1934", "lamp"),
        ],
    ),
    ("fictional-characters", {"work": "The Harbour"}, [("id:The_Harbour", "id:The_Harbour#Old_Tom", "Old Tom", "")]),
    (
        "films-by-director",
        {"director": "Ann Ray"},
        [("id:The_Harbour", "The Harbour", "1931", "id:Ann_Ray"), ("id:Lamp", "Lamp", "1934", "id:Ann_Ray")],
    ),
    ("films-set-in", {"place": "Norda"}, [("id:The_Harbour", "The Harbour", "id:Kelda", "id:Norda")]),
    ("films-set-in", {"place": "id:Kelda"}, [("id:The_Harbour", "The Harbour", "id:Kelda", "id:Kelda")]),
    (
        "people-by-occupation-and-country",
        {"occupation": "film director"},
        [("id:Ann_Ray", "Ann Ray", "film director", "id:Norda")],
    ),
    ("people-by-occupation-and-country", {"country": "Kelda"}, []),
    ("places-in", {"place": "Norda"}, [("id:Kelda", "Kelda", "id:Norda")]),
    (
        "rejected",
        {},
        [
            (
                "no place is called so",
                "id:The_Harbour",
                "kg:setIn",
                "id:1931",
                "!The Harbour:Film | setIn | 1931:Place",
                "harbour",
            )
        ],
    ),
    (
        "things-of-class",
        {"class": "kg:Work"},
        [("id:Lamp", "Lamp", "kg:Work"), ("id:The_Harbour", "The Harbour", "kg:Work")],
    ),
    (
        "timeline",
        {"from": "1930", "to": "1931"},
        [("1931", "id:The_Harbour", "The Harbour", "published", "1930", "1931")],
    ),
    (
        "told-by-story",
        {"work": "The Harbour"},
        [("id:The_Harbour", "Old Tom", "occupation", "pilot", "~The Harbour#Old Tom:Character | occupation | pilot")],
    ),
    ("who-is", {"thing": "Kelda"}, [("id:Kelda", "located in", "Norda")]),
]


def test_named_questions_answer() -> None:
    assert len(ANSWERS) >= 18
    for name, parameters, rows in ANSWERS:
        assert list(run_query(STORE, named_question(name), parameters).rows()) == rows, name


def test_most_connected_and_path_and_evidence_name_the_shared_person() -> None:
    most = list(run_query(STORE, named_question("most-connected")).rows())
    assert most[0] == ("id:Ann_Ray", "Ann Ray", "6")
    paths = list(run_query(STORE, named_question("path-between"), {"one": "Lamp", "other": "The Harbour"}).rows())
    assert ("id:Lamp", "kg:directedBy", "id:Ann_Ray", "kg:directedBy", "id:The_Harbour") in paths
    evidence = list(run_query(STORE, named_question("evidence-of"), {"thing": "Lamp"}).rows())
    assert evidence[0] == (
        "directed by",
        "Ann Ray",
        "Lamp:Film | directedBy | Ann Ray:Person",
        "lamp",
        "0",
        "0.9",
        "id:Lamp",
    )


def test_every_named_question_describes_itself_and_runs() -> None:
    questions = named_questions()
    assert len(questions) >= 15
    for name, question in questions.items():
        assert question.summary and question.examples and f"--name {name}" in question.examples[0], name
        given = {one.name: "Lamp" for one in question.parameters if one.default is None}
        result = run_query(STORE, question, given)
        assert {one.name for one in question.parameters} <= set(result.variables), name
        list(result.rows())


def test_named_questions_use_the_vocabulary() -> None:
    ontology = load_ontology()
    terms = {str(one.subject).rpartition("#")[2].rstrip(">") for one in ontology.triples}
    used = {(name, term) for name, one in named_questions().items() for term in re.findall(r"\bkg:(\w+)", one.text)}
    assert len(used) >= 40
    assert sorted((name, term) for name, term in used if term not in terms) == []


def test_head_is_read() -> None:
    text = "#+ summary: What?\n#+ param: a entity\n#+ param: b text two words\n#+ example: kg\nASK {}"
    assert Question.parse(text, "q") == Question(
        name="q",
        text=text,
        summary="What?",
        examples=("kg",),
        parameters=(Parameter("a", "entity"), Parameter("b", "text", "two words")),
    )


BROKEN = [
    ("SELECT * {\n  ?x a ?y }}", "line 2, column 13: malformed or unfinished after: ?x a ?y }}"),
    ("SELECT * { ?x a foo:Film }", "line 1, column 25: unknown prefix; declare it with PREFIX"),
    (
        "SELECT ?s (COUNT(?x) AS ?n) ?z {?s ?p ?x} GROUP BY ?s",
        "line 1, column 54: The SELECT contains a variable that is unbound",
    ),
    ("", "line 1, column 1: malformed or unfinished after:"),
    (
        "PREFIX x: <http://x/>\nINSERT DATA { x:a x:b x:c }",
        "line 2, column 1: INSERT is refused: the graph changes through kg build and kg remove only",
    ),
    ("# drop it\nDROP ALL", "line 2, column 1: DROP is refused: the graph changes through kg build and kg remove only"),
    (
        "SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }",
        "line 1, column 12: SERVICE is refused: a question reads this store only",
    ),
    (
        "SELECT * { ?s ?p 'a' . service SILENT ?x { ?s ?p ?o } }",
        "line 1, column 24: SERVICE is refused: a question reads this store only",
    ),
    (
        "SELECT * { FILTER(?a<1)SERVICE?x{ FILTER(2>?a) } }",
        "line 1, column 24: SERVICE is refused: a question reads this store only",
    ),
    (
        "#+ param: x thing\nASK {}",
        "query: '#+ param: x thing' is not of the form NAME entity|label|text|integer [DEFAULT]",
    ),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_broken_questions(text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(STORE, text)
    assert str(caught.value).strip() == message


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service rdfs:label 'SERVICE'@en } # SERVICE",
        'SELECT * { ?s <http://x/SERVICE> """a "SERVICE" {""" }',
        "PREFIX service: <http://x/> SELECT * { ?insert service:service 'DROP ALL' }",
        "ASK { ?s ?p 'it\\'s a SERVICE' }",
    ],
)
def test_words_that_only_look_forbidden(text: str) -> None:
    assert list(run_query(STORE, text).rows()) in ([], [("no",)])


PARAMETERS = [
    ({}, "films-by-director needs --param director=...; for example: kg query --name films-by-director"),
    ({"director": "Nobody"}, "nothing here is called 'Nobody'; give a title, a label or an IRI for director"),
    ({"regisseur": "x"}, "films-by-director has no parameter 'regisseur'; it has director"),
    ({"director": "Ann Ray", "x": "1"}, "films-by-director has no parameter 'x'; it has director"),
]


@pytest.mark.parametrize(("given", "message"), PARAMETERS)
def test_wrong_parameters(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(STORE, named_question("films-by-director"), given)
    assert str(caught.value).startswith(message)


def test_parameter_is_a_term_whatever_its_text() -> None:
    text = "#+ param: name label\nSELECT ?name ?x { ?x rdfs:label ?name }"
    hostile = '"} . } DROP ALL #'
    assert list(run_query(STORE, text, {"name": hostile}).rows()) == []
    assert list(run_query(STORE, text, {"name": "Kelda"}).rows()) == [("Kelda", "id:Kelda")]
    with pytest.raises(QueryError, match="n='many' is not a whole number"):
        run_query(STORE, "#+ param: n integer\nSELECT ?n {}", {"n": "many"})


def test_ambiguous_name_asks_to_choose() -> None:
    other = Article(id="x", text="Other#Old Tom:Character | occupation | cook\n")
    store = sample_store((*ARTICLES, other))
    with pytest.raises(QueryError, match="2 things are called 'Old Tom'; choose one for thing: id:Other#Old_Tom,"):
        run_query(store, named_question("who-is"), {"thing": "Old Tom"})


def test_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(QueryError, match="no question is named 'films-of-director'; did you mean films-by-director"):
        named_question("films-of-director")


FILMS = "SELECT ?film ?year { ?film kg:publicationYear ?year } ORDER BY ?year"


def written(text: str, form: str) -> bytes:
    output = io.BytesIO()
    run_query(STORE, text).write(output, form)
    return output.getvalue()


def test_formats_of_a_table() -> None:
    assert written(FILMS, "csv") == (
        b"film,year\r\nhttp://localhost:8000/id/The_Harbour,1931\r\nhttp://localhost:8000/id/Lamp,1934\r\n"
    )
    answer = json.loads(written(FILMS, "json"))
    assert [row["year"]["value"] for row in answer["results"]["bindings"]] == ["1931", "1934"]
    assert written(FILMS, "tsv").startswith(b"?film\t?year\n<http://localhost:8000/id/The_Harbour>\t")
    assert written(FILMS, "xml").startswith(b"<?xml")
    assert written("ASK { ?x a kg:Film }", "json") == b'{"head":{},"boolean":true}'
    with pytest.raises(QueryError, match="turtle cannot hold a table; choose one of json, xml, csv, tsv"):
        written(FILMS, "turtle")
    assert set(SOLUTION_FORMATS) == {"json", "xml", "csv", "tsv"}


def test_formats_of_a_graph() -> None:
    text = "CONSTRUCT { ?film kg:setIn ?place } WHERE { ?film kg:setIn ?place }"
    assert written(text, "ntriples") == (
        b"<http://localhost:8000/id/The_Harbour> <http://localhost:8000/ontology#setIn> "
        b"<http://localhost:8000/id/Kelda> .\n"
    )
    assert b"id:The_Harbour kg:setIn id:Kelda ." in written(text, "turtle")
    assert {form for form in GRAPH_FORMATS if written(text, form)} == {
        "turtle",
        "ntriples",
        "nquads",
        "trig",
        "jsonld",
        "rdfxml",
    }
    with pytest.raises(QueryError, match="csv cannot hold a graph; choose one of turtle"):
        written(text, "csv")
    assert list(run_query(STORE, text).rows()) == [("id:The_Harbour", "kg:setIn", "id:Kelda")]


def test_a_question_loads_no_parser_and_no_rdflib() -> None:
    code = (
        "import sys, kg.queries, kg.store; "
        "print(*sorted({'spacy', 'rdflib', 'networkx', 'numpy', 'kg.read'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[1]
    assert subprocess.check_output([sys.executable, "-c", code], cwd=root, text=True).strip() == ""
