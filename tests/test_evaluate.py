"""`kg evaluate`: every gold format is read and judged by its own rule, and the counts add up."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli.evaluate import _is_held_back
from kg.errors import InputError
from kg.evaluate.agreement import Relations
from kg.evaluate.formats import FORMATS, read_vocabulary, recognise
from kg.evaluate.gold import Gold, GoldSpan, Predicted
from kg.evaluate.predicted import from_file, with_texts
from kg.evaluate.redocred import detokenise
from kg.evaluate.reliability import bins, calibration_error, plot
from kg.evaluate.score import IGNORING, Report, Tally
from kg.evaluate.spans import score_links, score_mentions
from kg.evaluate.triples import partial_score
from kg.model import Article
from kg.ontology import load_ontology
from kg.rows import Json, Row
from tests.conftest import run_kg

TEXT = "Ana Vale was born in Norr. She married Bo Ek."
DIRECTOR = "Dusk is a film directed by Ana Vale."


def fact(who: str, name: str, target: str, **others: Json) -> Row:
    """A row of `kg facts`, as far as scores look at it."""
    row: Row = dict.fromkeys(("subject_start", "subject_end", "object_start", "object_end", "value"))
    row |= {"article": "a", "subject": f"id:{who}", "subject_label": who, "predicate": name, "name": name}
    row |= {"property": None, "object": f"id:{target}", "object_label": target, "start": 0, "quote": "q"}
    return row | {"status": "asserted", "extractor": "prose", "rule": "r", "confidence": 0.9} | others


def spans(subject: tuple[int, int], target: tuple[int, int]) -> dict[str, Json]:
    return {
        "subject_start": subject[0],
        "subject_end": subject[1],
        "object_start": target[0],
        "object_end": target[1],
    }


def knowledgenet_fact(property: str, subject: tuple[int, int], target: tuple[int, int]) -> dict[str, Any]:
    return {
        "propertyId": property,
        "subjectStart": subject[0],
        "subjectEnd": subject[1],
        "objectStart": target[0],
        "objectEnd": target[1],
    }


KNOWLEDGENET = {
    "documentId": "1",
    "documentText": TEXT,
    "passages": [
        {
            "passageStart": 0,
            "passageEnd": 26,
            "passageText": TEXT[:26],
            "exhaustivelyAnnotatedProperties": [{"propertyId": "12", "propertyName": "PLACE_OF_BIRTH"}],
            "facts": [knowledgenet_fact("12", (0, 8), (21, 25))],
        },
        {
            "passageStart": 27,
            "passageEnd": 45,
            "passageText": TEXT[27:],
            "exhaustivelyAnnotatedProperties": [{"propertyId": "25", "propertyName": "SPOUSE"}],
            "facts": [knowledgenet_fact("25", (27, 30), (39, 44)), knowledgenet_fact("25", (39, 44), (27, 30))],
        },
    ],
}
SENTENCES = [["Ana", "Vale", "was", "born", "in", "Norr", "."], ["She", "married", "Bo", "Ek", "."]]


def mention(sentence: int, start: int, end: int, kind: str) -> dict[str, Any]:
    return {"sent_id": sentence, "pos": [start, end], "type": kind, "name": " ".join(SENTENCES[sentence][start:end])}


REDOCRED = [
    {
        "title": "Ana Vale",
        "sents": SENTENCES,
        "vertexSet": [[mention(0, 0, 2, "PER")], [mention(0, 5, 6, "LOC")], [mention(1, 2, 4, "PER")]],
        "labels": [
            {"h": 0, "t": 1, "r": "P19", "evidence": [0]},
            {"h": 0, "t": 2, "r": "P26", "evidence": [1]},
            {"h": 2, "t": 0, "r": "P26", "evidence": [1]},
        ],
    }
]
TRIPLES = {"id": "t1", "text": DIRECTOR, "triples": [["Dusk", "director", "Ana Vale"], ["Dusk", "genre", "drama"]]}
TEKGEN = {
    "id": "o1",
    "sent": DIRECTOR,
    "sub_label": "Dusk",
    "rel_label": "director",
    "rel": "P57",
    "obj_label": "Ana Vale",
    "ontology": "movie_train.jsonl",
}
BENCH = {"id": "o1", "sent": DIRECTOR, "triples": [{"sub": "Dusk", "rel": "director", "obj": "Ana Vale"}]}
PROJECT = {"id": "p1", "subject": "Dusk", "predicate": "directedBy", "object": "Ana Vale", "evidence": "by Ana Vale"}
SHE, BO, ANA, NORR = (27, 30), (39, 44), (0, 8), (21, 25)

KN, RE, TR = ("knowledgenet", KNOWLEDGENET), ("redocred", REDOCRED), ("triples", TRIPLES)
TB, TK, OWN = ("text2kgbench", BENCH), ("text2kgbench", TEKGEN), ("project", PROJECT)
#: What it shows, format, gold, predictions; right, wrong, found, gold.
CASES: list[tuple[str, str, object, list[Row], tuple[int, int, int, int]]] = [
    ("spans overlap", *KN, [fact("x", "placeOfBirth", "y", **spans((4, 8), NORR))], (1, 0, 1, 3)),
    ("a direction each", *KN, [fact("x", "spouse", "y", **spans(SHE, BO))], (1, 0, 1, 3)),
    ("another relation", *KN, [fact("x", "y", "z", property="P40", **spans(SHE, BO))], (0, 0, 0, 3)),
    ("not annotated there", *KN, [fact("x", "spouse", "y", **spans(ANA, NORR))], (0, 0, 0, 3)),
    ("annotated and wrong", *KN, [fact("x", "spouse", "y", **spans((31, 38), BO))], (0, 1, 0, 3)),
    ("no words, no prediction", *KN, [fact("x", "spouse", "y")], (0, 0, 0, 3)),
    ("by words", *RE, [fact("x", "placeOfBirth", "y", **spans((0, 3), NORR))], (1, 0, 1, 3)),
    ("by name", *RE, [fact("Ana Vale (actress)", "spouse", "bo ek")], (1, 0, 1, 3)),
    ("the entity's other words", *RE, [
        fact("x", "spouse", "y", subject="id:1", **spans(SHE, BO)),
        fact("x", "placeOfBirth", "y", subject="id:1", **spans(ANA, NORR)),
    ], (2, 0, 2, 3)),
    ("an end that is no name", *RE, [fact("Cy", "spouse", "Bo Ek")], (0, 1, 0, 3)),
    ("a relation of no gold fact", *RE, [fact("Ana Vale", "genre", "Norr")], (0, 0, 0, 3)),
    ("exact labels", *TR, [fact("dusk", "x", "Ana Vale", property="P57")], (1, 0, 1, 2)),
    ("wrong object", *TR, [fact("Dusk", "directedBy", "Bo", property="P57")], (0, 1, 0, 2)),
    ("other relations are left out", *TR, [fact("Dusk", "producedBy", "Bo")], (0, 0, 0, 2)),
    ("squeezed labels", *TB, [fact("Dusk", "x", "ANA VALE", property="P57")], (1, 0, 1, 1)),
    ("one triple a record", *TK, [fact("Dusk", "x", "Bo", property="P57")], (0, 1, 0, 1)),
    ("filtered by the sentence's gold", *TK, [fact("Dusk", "genre", "film")], (0, 0, 0, 1)),
    ("the project's own", *OWN, [fact("the Dusk", "directedBy", "Ana Vale"), fact("Dusk", "x", "y")], (1, 1, 1, 1)),
]  # fmt: skip


@pytest.fixture(scope="module")
def relations() -> Relations:
    return Relations.of(load_ontology(), {"director": "P57", "genre": "P136"})


def written(path: Path, gold: object) -> Path:
    path = path / ("gold.json" if isinstance(gold, list) else "gold.jsonl")
    path.write_text(json.dumps(gold), "utf-8")
    return path


def test_every_format_has_cases() -> None:
    assert len(CASES) >= 18
    assert {one[1] for one in CASES} == set(FORMATS)


@pytest.mark.parametrize(("name", "gold", "rows", "counts"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_format_judges(
    name: str, gold: object, rows: list[Row], counts: tuple[int, ...], tmp_path: Path, relations: Relations
) -> None:
    path = written(tmp_path, gold)
    assert recognise(path) == name
    (one,) = FORMATS[name].read(path, relations)
    report = Report(documents=1)
    report.add_facts(one, FORMATS[name].judge(one, Predicted(rows), relations))
    tally = report.kinds["facts"]
    assert (tally.right, tally.wrong, tally.found, tally.wanted) == counts
    assert sum(each.wanted for each in report.relations.values()) == tally.wanted
    assert len(report.judgements) == tally.right + tally.wrong
    assert len(report.errors) == tally.wrong + tally.wanted - tally.found


def test_what_training_stated_is_ignored_among_what_is_right(tmp_path: Path, relations: Relations) -> None:
    """By any pair of names of the two ends; precision is of the rest, recall of everything."""
    (one,) = FORMATS["redocred"].read(written(tmp_path, REDOCRED), relations)
    rows = [fact("x", "placeOfBirth", "y", **spans((0, 3), NORR)), fact("Cy", "spouse", "Bo Ek")]
    judged = FORMATS["redocred"].judge(one, Predicted(rows), relations)
    for stated, right in (("Ana Vale", 0), ("Cy", 1)):
        report = Report()
        report.add_facts(one, judged, {(stated, "P19", "Norr")})
        tally = report.kinds[IGNORING]
        assert (tally.right, tally.wrong, tally.found, tally.wanted) == (right, 1, 1, 3)


def test_knowledgenet_turns_an_inverse(tmp_path: Path, relations: Relations) -> None:
    """A parent's child is a CHILD_OF its parent."""
    gold = json.loads(json.dumps(KNOWLEDGENET))
    gold["passages"][1]["exhaustivelyAnnotatedProperties"][0]["propertyName"] = "CHILD_OF"
    (one,) = FORMATS["knowledgenet"].read(written(tmp_path, gold), relations)
    judged = FORMATS["knowledgenet"].judge(
        one, Predicted([fact("x", "y", "z", property="P40", **spans(SHE, BO))]), relations
    )
    assert [one.facts[number].object for number in judged.found if one.facts] == ["She"]


def test_text2kgbench_figures(tmp_path: Path, relations: Relations) -> None:
    (one,) = FORMATS["text2kgbench"].read(written(tmp_path, BENCH), relations)
    rows = [fact("Dusk", "x", "Ana Vale", property="P57"), fact("Dawn", "madeUp", "Bo")]
    assert FORMATS["text2kgbench"].judge(one, Predicted(rows), relations).figures == {
        "precision by sentence": 1.0,
        "recall by sentence": 1.0,
        "F1 by sentence": 1.0,
        "conformance": 0.5,
        "invented subjects": 0.5,
        "invented objects": 0.5,
    }


PARTIAL = [
    ("equal", [("A", "r", "B")], [("a", "R", "b")], 1.0),
    ("a word of the name", [("A C", "r", "B")], [("A", "r", "B")], 2.5 / 3),
    ("nothing in common", [("A", "r", "B")], [("C", "s", "D")], 0.0),
    ("one is missing", [("A", "r", "B")], [("A", "r", "B"), ("C", "s", "D")], 0.5),
    ("nothing at all", [], [], 1.0),
    ("the most alike are paired", [("A", "r", "B"), ("A", "s", "D")], [("A", "s", "D"), ("A", "r", "B")], 1.0),
]


@pytest.mark.parametrize(("said", "wanted", "score"), [one[1:] for one in PARTIAL], ids=[one[0] for one in PARTIAL])
def test_partial_score(said: list[Any], wanted: list[Any], score: float) -> None:
    assert partial_score(said, wanted) == pytest.approx(score)


def test_detokenised_text_and_spans_agree() -> None:
    sentences = [
        ["Al", "(", '"', "Big", '"', ")", "'s", "re", "-", "run", "cost", "$", "5", ",", "no", "?"],
        ["'", "So", "'", "."],
    ]
    text, found = detokenise(sentences)
    assert text == "Al (\"Big\")'s re - run cost $5, no? ' So'."
    assert [[text[slice(*span)] for span in line] for line in found] == sentences


BAD = [
    ("gold.jsonl", "", "gold.jsonl: is empty"),
    ("gold.jsonl", "{", "gold.jsonl:1: is not JSON"),
    ("gold.jsonl", "[1]", "gold.jsonl:1: is JSON but no object"),
    ("gold.jsonl", '{"a": 1}', "gold.jsonl:1: is of no known format"),
    ("gold.jsonl", '\n{"passages": []}', "gold.jsonl:2: is no record of this format (lacks 'documentText')"),
    ("gold.jsonl", '{"id": 1, "triples": [["a", "b"]], "text": ""}', "gold.jsonl:1: is no record of this format"),
    ("gold.json", "{}", "gold.json: is no list of documents"),
    ("gold.json", '[{"title": "x"}]', "gold.json: document 1 is no record of this format (lacks 'sents')"),
    ("gold.jsonl", '{"subject": "x", "predicate": "y"}', "gold.jsonl:1: is no record of this format (lacks 'object')"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD, ids=[one[2] for one in BAD])
def test_bad_gold_is_told_with_its_place(
    name: str, content: str, message: str, tmp_path: Path, relations: Relations
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(InputError) as caught:
        FORMATS[recognise(path)].read(path, relations)
    assert message in str(caught.value)


def test_compressed_gold_is_read(tmp_path: Path, relations: Relations) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(TRIPLES).encode()))
    assert [one.id for one in FORMATS[recognise(path)].read(path, relations)] == ["t1"]
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(InputError, match=r"gold.jsonl.gz: cannot be read"):
        recognise(path)


def test_vocabularies(tmp_path: Path) -> None:
    path = tmp_path / "relations.json"
    for content in ({"P57": "director"}, {"relations": [{"pid": "P57", "label": "director", "domain": ""}]}):
        path.write_text(json.dumps(content), "utf-8")
        assert read_vocabulary(path) == {"director": "P57"}
    path.write_text('{"relations": [1]}', "utf-8")
    with pytest.raises(InputError, match="is no vocabulary"):
        read_vocabulary(path)


def test_spans_are_scored() -> None:
    ontology = load_ontology()
    gold = [GoldSpan(span=ANA, text="", labels=frozenset(["Individual"])), GoldSpan(span=BO, text="")]
    names: list[Row] = [
        {"start": 0, "end": 8, "types": ["Person"], "source": "name"},
        {"start": 39, "end": 44, "types": [], "source": "name"},
        {"start": 27, "end": 30, "types": [], "source": "self"},
        {"start": 21, "end": 25, "types": ["Place"], "source": "name"},
    ]
    assert score_mentions(gold, names, ontology) == {"spans": Tally(2, 1, 2, 2), "spans with class": Tally(1, 1, 1, 1)}
    link: Row = {"anchor_start": 1, "anchor_end": 2, "gloss_start": 3, "gloss_end": 4, "title": "The Vale"}
    wanted = [GoldSpan(span=(1, 2, 3, 4), text="", labels=frozenset(["dale"]))]
    assert score_links(wanted, [link]) == {"bounds": Tally(1, 0, 1, 1), "bounds and title": Tally(0, 1, 0, 1)}


def test_predictions_come_from_files(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(fact("Dusk", "x", "y")) + '\n{"article": "b", "entity": "e"}\n', "utf-8")
    found = list(from_file([path], [Gold(id="a"), Gold(id="b"), Gold(id="c")]))
    assert [(len(one.facts), len(one.mentions)) for one in found] == [(1, 0), (0, 1), (0, 0)]
    path.write_text('{"article": "b"}\n', "utf-8")
    with pytest.raises(InputError, match=r"rows.jsonl:1: is no row of kg facts"):
        list(from_file([path], [Gold(id="a")]))


def test_texts_come_from_articles() -> None:
    article = Article(id="a", text="Text", title="A")
    assert [one.text for one in with_texts([Gold(id=""), Gold(id="a"), Gold(id="b", text="x")], [article])] == [
        "Text",
        "Text",
        "x",
    ]
    with pytest.raises(InputError, match="'b' with --articles"):
        with_texts([Gold(id="b")], [article])


def test_reliability() -> None:
    judgements = [(1.0, True), (0.95, True), (0.9, False), (0.2, False)]
    found = [(one.low, one.count, one.confidence, one.accuracy) for one in bins(judgements)]
    assert found == [(0.2, 1, 0.2, 0.0), (0.9, 3, 0.95, 0.6667)]
    assert calibration_error(judgements) == pytest.approx(0.2625, abs=1e-4)
    assert calibration_error([]) == 0
    assert plot(judgements).count("<circle") == 2


@pytest.mark.model
def test_command_scores_a_text(tmp_path: Path) -> None:
    gold = {"id": "dusk", "text": DIRECTOR, "title": "Dusk", "facts": [PROJECT | {"pid": "P57"}], "mentions": [
        {"start": 27, "end": 35, "types": ["Person"]}]}  # fmt: skip
    path = written(tmp_path, gold)
    done = run_kg(
        "evaluate", path, "--format", "json", "--no-cache", "--errors", "5", "--reliability", tmp_path / "r.svg"
    )
    assert done.returncode == 0, done.stderr
    whole = json.loads(done.stdout)
    assert {one["of"]: (one["found"], one["gold"]) for one in whole["scores"]} == {
        "facts": (1, 1), "mentions: spans": (1, 1), "mentions: spans with class": (1, 1)}  # fmt: skip
    assert (tmp_path / "r.svg").read_text("utf-8").startswith("<svg")
    table = run_kg("evaluate", path, "--no-cache")
    assert table.stdout.startswith("1 documents\n\nof ")


def test_one_document_in_eight_is_held_back() -> None:
    """And by its sentence, not its number, where a set has no documents."""
    held = sum(_is_held_back("knowledgenet", Gold(id=str(number))) for number in range(800))
    assert 70 < held < 130
    same = {_is_held_back("text2kgbench", Gold(id=str(number), text=TEXT)) for number in range(9)}
    assert len(same) == 1
