"""Pronouns of GAP's development set that were kept from training, resolved by the program, against floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.learn.pronouns import held_back, read_gap
from tests.measure_coreference import DATA, meant, read, scores

FLOORS = json.loads((Path(__file__).parent / "coreference_floors.json").read_text("utf-8"))
_ROW = {"Pronoun": "She", "Pronoun-offset": "20", "A": "Ann", "A-offset": "0", "B": "Bea", "B-offset": "8"}


def test_scores_are_those_of_gap() -> None:
    """One name right, one wrong, one missed."""
    rows = [_ROW | {"A-coref": "TRUE", "B-coref": "FALSE"}, _ROW | {"A-coref": "TRUE", "B-coref": "FALSE"}]
    found = scores(zip(rows, [(True, True), (False, False)], strict=True))
    shares = {"all": 0.5, "precision": 0.5, "recall": 0.5, "masculine": 0.0, "feminine": 0.5}
    assert found == shares | {"bias": pytest.approx(5e8)}


def test_a_pronoun_without_a_mention_means_nobody() -> None:
    assert meant(_ROW, ()) == (False, False)


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.parametrize("titles", [True, False], ids=list(FLOORS))
def test_held_back_pronouns_reach_their_floor(titles: bool) -> None:
    if not DATA.is_dir():
        pytest.skip(f"{DATA} is absent")
    rows = [row for row in read_gap(DATA) if held_back(row["URL"])]
    assert len(rows) >= 300
    assert scores(read(rows, titles))["all"] >= FLOORS["with titles" if titles else "without titles"]
