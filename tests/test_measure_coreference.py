"""Pronouns of GAP's development set that were kept from training, resolved by the program, against floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.learn.pronouns import held_back, read_gap
from kg.model import Entity, Mention
from tests.clusters import scores as cluster_scores
from tests.measure_coreference import DATA, meant, read, resolved, scores

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


#: Gold and predicted clusters of mentions, and precision, recall and F1 by measure, worked out by hand.
CLUSTERS: tuple[tuple[str, str, dict[str, tuple[float, float]]], ...] = (
    ("abc de", "abc de", {"MUC": (1, 1), "B-cubed": (1, 1), "CEAF": (1, 1)}),
    ("abc d", "ab cd", {"MUC": (1 / 2, 1 / 2), "B-cubed": (3 / 4, 2 / 3), "CEAF": (11 / 15, 11 / 15)}),
    ("abc", "ab", {"MUC": (1, 1 / 2), "B-cubed": (1, 4 / 9), "CEAF": (4 / 5, 4 / 5)}),
    ("ab cd", "abcd", {"MUC": (2 / 3, 1), "B-cubed": (1 / 2, 1), "CEAF": (2 / 3, 1 / 3)}),
    ("ab", "a b", {"MUC": (0, 0), "B-cubed": (1, 1 / 2), "CEAF": (1 / 3, 2 / 3)}),
)


@pytest.mark.parametrize(("gold", "said", "wanted"), CLUSTERS, ids=[" | ".join(one[:2]) for one in CLUSTERS])
def test_clusters_are_scored_as_published(gold: str, said: str, wanted: dict[str, tuple[float, float]]) -> None:
    sides = [[set(one) for one in text.split()] for text in (gold, said)]
    found = cluster_scores([(sides[0], sides[1])])
    assert {name: found[name][:2] for name in wanted} == {name: pytest.approx(one) for name, one in wanted.items()}
    assert found["CoNLL"][2] == pytest.approx(sum(found[name][2] for name in wanted) / 3)


def test_cluster_cases_are_enough() -> None:
    assert len(CLUSTERS) >= 5


def test_marked_words_go_to_the_entity_of_the_mention_most_like_them() -> None:
    rows = [(0, 8, "a"), (0, 3, "b"), (20, 23, "b")]
    mentions = [
        Mention(start=start, end=end, text="", entity=Entity(iri=iri, label=""), source="name")
        for start, end, iri in rows
    ]
    assert resolved([(0, 3), (20, 23), (30, 33)], mentions) == [{(0, 3), (20, 23)}]
