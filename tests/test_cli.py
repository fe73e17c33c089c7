"""The command line as a user meets it: output, exit codes, the contracts of its rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.queries import GRAPH_FORMATS
from kg.version import VERSION
from tests.conftest import EXAMPLES
from tests.conftest import run_kg as run

FACT_KEYS = [
    "article",
    "subject",
    "subject_label",
    "predicate",
    "name",
    "property",
    "object",
    "object_label",
    "value",
    "datatype",
    "language",
    "qualifiers",
    "section",
    "start",
    "end",
    "quote",
    "subject_start",
    "subject_end",
    "object_start",
    "object_end",
    "extractor",
    "rule",
    "confidence",
    "status",
    "reason",
]
QUALIFIER_KEYS = ["name", "property", "object", "object_label", "value"]
MENTION_KEYS = ["article", "start", "end", "text", "entity", "label", "types", "source", "confidence"]
LINK_KEYS = ["article", "anchor", "title", "anchor_start", "anchor_end", "gloss_start", "gloss_end"]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


# The contracts ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def facts() -> list[dict[str, Any]]:
    done = run("facts", EXAMPLES, "--format", "jsonl", "--no-cache")
    assert (done.returncode, done.stderr) == (0, "")
    return rows(done.stdout)


def test_facts_have_the_documented_keys(facts: list[dict[str, Any]]) -> None:
    assert len(facts) > 200
    assert {tuple(row) for row in facts} == {tuple(FACT_KEYS)}
    qualifiers = [one for row in facts for one in row["qualifiers"]]
    assert {tuple(one) for one in qualifiers} == {tuple(QUALIFIER_KEYS)}
    assert {row["status"] for row in facts} <= {"asserted", "fictional", "rejected"}
    for row in facts:
        assert (row["object"] is None) == (row["object_label"] is None) == (row["value"] is not None)
        assert (row["reason"] is not None) == (row["status"] == "rejected")


def test_quotes_and_mentions_stand_where_facts_say(facts: list[dict[str, Any]]) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in EXAMPLES.glob("*.txt")}
    assert {row["article"] for row in facts} == set(texts)
    for row in facts:
        text = texts[row["article"]]
        assert text[row["start"] : row["end"]] == row["quote"] != ""
        for end in ("subject", "object"):
            start, stop = row[f"{end}_start"], row[f"{end}_end"]
            assert (start is None and stop is None) or 0 <= start < stop <= len(text)


def test_a_fact_row_in_full(facts: list[dict[str, Any]]) -> None:
    found = [
        row
        for row in facts
        if row["article"] == "the_third_man"
        and row["section"] == ""
        and row["subject_label"] == "The Third Man"
        and row["name"] == "directedBy"
    ]
    assert [
        {
            key: row[key]
            for key in (
                "subject",
                "predicate",
                "property",
                "object",
                "object_label",
                "value",
                "datatype",
                "language",
                "status",
                "reason",
            )
        }
        for row in found
    ] == [
        {
            "subject": "http://localhost:8000/id/The_Third_Man",
            "predicate": "http://localhost:8000/ontology#directedBy",
            "property": "P57",
            "object": "http://localhost:8000/id/Carol_Reed",
            "object_label": "Carol Reed",
            "value": None,
            "datatype": None,
            "language": None,
            "status": "asserted",
            "reason": None,
        }
    ]


@pytest.mark.parametrize(("command", "keys", "fewest"), [("mentions", MENTION_KEYS, 150), ("links", LINK_KEYS, 50)])
def test_other_rows_have_the_documented_keys(command: str, keys: list[str], fewest: int) -> None:
    done = run(command, EXAMPLES, "--format", "jsonl", "--no-cache")
    found = rows(done.stdout)
    assert (done.returncode, done.stderr, len(found) >= fewest) == (0, "", True)
    assert {tuple(row) for row in found} == {tuple(keys)}


def test_links_of_an_example() -> None:
    text = (EXAMPLES / "vienna.txt").read_bytes().decode()
    found = rows(run("links", EXAMPLES / "vienna.txt", "--format", "jsonl").stdout)
    assert [row["title"] for row in found] == [
        "Austria",
        "Danube",
        "United Nations",
        "Michael Ludwig",
        "The Third Man",
        "Wiener Riesenrad",
        "Schönbrunn Palace",
        "Wiener Riesenrad",
        "University of Vienna",
        "Danube",
    ]
    for row in found:
        assert text[row["anchor_start"] : row["anchor_end"]] == row["anchor"] == row["title"]
        assert text[row["gloss_end"] :].startswith((" ...", "\n"))


def test_jobs_change_nothing() -> None:
    one, two = (run("facts", EXAMPLES, "--format", "jsonl", "--no-cache", "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.returncode, two.returncode, two.stderr) == (0, 0, "")
    assert one.stdout == two.stdout


def test_nquads_are_quads() -> None:
    done = run("facts", EXAMPLES / "vienna.txt", "--format", "nquads")
    quads = list(ox.parse(done.stdout, ox.RdfFormat.N_QUADS))
    assert len(quads) > 500
    assert {quad.graph_name.value for quad in quads} == {
        "http://localhost:8000/article/vienna",
        "http://localhost:8000/evidence/vienna",
    }


def test_standard_input_and_output_file(tmp_path: Path) -> None:
    text = "Jaws is a 1975 American film directed by Steven Spielberg."
    line = json.dumps({"id": "jaws", "title": "Jaws (film)", "text": text}).encode()
    done = run("facts", "-", "--format", "jsonl", "-o", tmp_path / "facts.jsonl", stdin=line)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    found = rows((tmp_path / "facts.jsonl").read_text("utf-8"))
    assert ("jaws", "Jaws (film)", "directedBy", "Steven Spielberg") in {
        (row["article"], row["subject_label"], row["name"], row["object_label"]) for row in found
    }


@pytest.mark.parametrize(
    "stage", ["article", "document", "passages", "links", "definition", "claims", "mentions", "facts", "quads"]
)
def test_show_every_stage(stage: str) -> None:
    done = run("show", stage, EXAMPLES / "carol_reed.txt", "--format", "jsonl")
    assert (done.returncode, done.stderr, len(rows(done.stdout)) >= 1) == (0, "", True)


# The store -------------------------------------------------------------------------------------


def test_a_life_of_a_store(tmp_path: Path) -> None:
    built = run("build", EXAMPLES / "vienna.txt", EXAMPLES / "carol_reed.txt", "--no-cache", cwd=tmp_path)
    assert (built.returncode, built.stdout) == (0, "")
    assert built.stderr.startswith("kg-store: 2 articles added, 0 replaced, 0 unchanged; ")
    again = run("build", EXAMPLES / "vienna.txt", "--no-cache", cwd=tmp_path)
    assert again.stderr.startswith("kg-store: 0 articles added, 0 replaced, 1 unchanged; ")
    assert run("stats", "--articles", cwd=tmp_path).stdout == "carol_reed\nvienna\n"
    counted = rows(run("stats", "--format", "jsonl", cwd=tmp_path).stdout)
    assert (len(counted), counted[0]["articles"]) == (1, 2)
    shown = run("show", "article", "vienna", "--format", "jsonl", cwd=tmp_path)
    assert rows(shown.stdout)[0]["text"] == (EXAMPLES / "vienna.txt").read_bytes().decode()
    removed = run("remove", "vienna", cwd=tmp_path)
    assert (removed.returncode, removed.stderr) == (0, "kg-store: 1 removed, 1 linked anew\n")
    assert run("stats", "--articles", cwd=tmp_path).stdout == "carol_reed\n"


def test_query_in_every_format(example_store: Path) -> None:
    select = "SELECT ?film { ?film kg:directedBy id:Carol_Reed ; kg:setIn id:Vienna }"
    iri = "http://localhost:8000/id/The_Third_Man"
    answers = {
        form: run("query", "--store", example_store, select, "--format", form).stdout
        for form in ("table", "json", "xml", "csv", "tsv")
    }
    assert answers["table"] == "film\nid:The_Third_Man\n"
    assert [row["film"]["value"] for row in json.loads(answers["json"])["results"]["bindings"]] == [iri]
    assert answers["csv"].splitlines() == ["film", iri]
    assert answers["tsv"].splitlines() == ["?film", f"<{iri}>"]
    assert f"<uri>{iri}</uri>" in answers["xml"]
    construct = "CONSTRUCT { ?film kg:setIn ?place } WHERE { ?film kg:setIn ?place ; kg:directedBy id:Carol_Reed }"
    quad = ox.Triple(
        ox.NamedNode(iri),
        ox.NamedNode("http://localhost:8000/ontology#setIn"),
        ox.NamedNode("http://localhost:8000/id/Vienna"),
    )
    for form, rdf in GRAPH_FORMATS.items():
        done = run("query", "--store", example_store, construct, "--format", form)
        assert quad in {one.triple for one in ox.parse(done.stdout, rdf)}, form


def test_named_query_and_query_file(example_store: Path, tmp_path: Path) -> None:
    done = run("query", "--store", example_store, "--name", "films-by-director", "--param", "director=Carol Reed")
    assert (done.returncode, "id:The_Third_Man" in done.stdout) == (0, True)
    (tmp_path / "ask.rq").write_text("ASK { id:The_Third_Man kg:directedBy id:Carol_Reed }", "utf-8")
    assert run("query", "--store", example_store, tmp_path / "ask.rq").stdout == "answer\nyes\n"


def test_explain_quotes_the_article(example_store: Path) -> None:
    done = run("explain", "--store", example_store, '"The Third Man" setIn Vienna')
    assert done.returncode == 0
    assert done.stdout.startswith("The Third Man · set in · Vienna   [asserted]\n")
    assert "«" in done.stdout
    found = rows(run("explain", "--store", example_store, "Carol Reed", "--format", "jsonl").stdout)
    assert len(found) >= 5
    assert {row["subject"] for row in found} == {"Carol Reed"}


def test_help_and_version() -> None:
    assert run("--version").stdout == f"kg {VERSION}\n"
    done = run("--help")
    assert (done.returncode, "examples:" in done.stdout) == (0, True)
