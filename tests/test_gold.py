"""The gold facts of the bundled examples are sound: what they quote is there, what they name exists."""

from __future__ import annotations

import pytest

from kg.ontology import load_ontology
from tests.conftest import EXAMPLES, ROOT
from tests.scoring import Record, read_rows

GOLD = ROOT / "tests" / "gold"
#: The fewest rows that a file may hold.
MINIMUM = {"carol_reed": 180, "london_films": 195, "the_fallen_idol": 215, "the_third_man": 330, "vienna": 120}
WORDS = {"id", "subject", "predicate", "object", "evidence"}
REQUIRED = WORDS | {"pid", "tier", "start", "end"}
OPTIONAL = {"accept": list, "predicate_alt": list, "qualifiers": dict, "context": str}


def text_of(stem: str) -> str:
    """The article as offsets count it: code points, line ends untouched."""
    return (EXAMPLES / f"{stem}.txt").read_bytes().decode("utf-8")


@pytest.fixture(params=sorted(MINIMUM))
def stem(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def rows(stem: str) -> list[Record]:
    return read_rows(GOLD / f"{stem}.jsonl")


def test_every_example_has_gold() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.txt")} == set(MINIMUM)
    assert {path.stem for path in GOLD.glob("*.jsonl")} == set(MINIMUM)


def test_rows_are_whole(stem: str, rows: list[Record]) -> None:
    assert len(rows) >= MINIMUM[stem]
    for row in rows:
        assert REQUIRED <= set(row) <= REQUIRED | set(OPTIONAL), row["id"]
        assert all(row[key] and isinstance(row[key], str) for key in WORDS), row["id"]
        assert row["tier"] in (1, 2, 3), row["id"]
        assert all(row[key] and isinstance(row[key], kind) for key, kind in OPTIONAL.items() if key in row), row["id"]
        assert row.get("context") in (None, "fictional"), row["id"]
    assert {row["tier"] for row in rows} == {1, 2, 3}


def test_no_row_is_there_twice(rows: list[Record]) -> None:
    assert len({row["id"] for row in rows}) == len(rows)
    said = [(row["subject"], row["predicate"], row["object"], str(row.get("qualifiers"))) for row in rows]
    assert len(set(said)) == len(said)


def test_evidence_stands_at_its_offsets(stem: str, rows: list[Record]) -> None:
    text = text_of(stem)
    for row in rows:
        start, end = row["start"], row["end"]
        assert text[start:end] == row["evidence"], row["id"]
        assert not (text[start - 1].isalnum() and text[start].isalnum()), f"{row['id']} begins inside a word"
        assert not text[end - 1 : end + 1].isalnum() or end == len(text), f"{row['id']} ends inside a word"


def test_no_evidence_touches_a_cut(stem: str, rows: list[Record]) -> None:
    text = text_of(stem)
    for row in rows:
        assert " ..." not in text[row["start"] : row["end"] + len(" ...")], row["id"]


def test_every_relation_is_known(rows: list[Record]) -> None:
    relations = load_ontology().relations
    properties = {one.property for one in relations.values() if one.property}
    for row in rows:
        assert row["predicate"] in relations or row["pid"] in properties, row["id"]
        assert set(row.get("predicate_alt", ())) <= set(relations), row["id"]
