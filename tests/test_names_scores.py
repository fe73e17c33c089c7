"""The scores of names on what training leaves out, against their floors."""

from __future__ import annotations

import json

import pytest

from kg.read import Settings
from tests.measure_names import DATA, FLOORS, held_back_texts, ours, scores

pytestmark = [pytest.mark.model, pytest.mark.shared]


def test_no_score_is_below_its_floor() -> None:
    if not DATA.is_dir():
        pytest.skip(f"no data to measure on: {DATA} is absent")
    tools = Settings().tools()
    texts = list(held_back_texts(DATA, tools.ontology))
    assert len(texts) >= 300
    reached = scores(texts, list(ours(texts, tools)))
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert reached.keys() == floors.keys()
    assert {key: value for key, value in reached.items() if value < floors[key]} == {}
