"""Tags and spans."""

from __future__ import annotations

import numpy as np
import pytest

from kg.nlp.tagging import INDEX, TAGS, spans

#: Tags with their scores, word by word, and the spans of the best sequence among the possible ones.
ROWS: list[tuple[list[dict[str, float]], list[tuple[int, int, str]]]] = [
    ([], []),
    ([{"U-PERSON": 1}, {"O": 1}, {"U-PLACE": 1}], [(0, 1, "PERSON"), (2, 3, "PLACE")]),
    ([{"B-WORK": 1}, {"I-WORK": 1}, {"L-WORK": 1}], [(0, 3, "WORK")]),
    ([{"B-PERSON": 2, "U-PERSON": 1}, {"O": 2, "L-PERSON": 0.5}], [(0, 1, "PERSON")]),
    ([{"B-PERSON": 2}, {"L-PLACE": 2, "L-PERSON": 1.5}], [(0, 2, "PERSON")]),
    ([{"O": 1}, {"B-EVENT": 2, "U-EVENT": 1.9}], [(1, 2, "EVENT")]),
]


@pytest.mark.parametrize(("words", "wanted"), ROWS)
def test_best_possible_sequence(words: list[dict[str, float]], wanted: list[tuple[int, int, str]]) -> None:
    scores = np.full((len(words), len(TAGS)), -9, dtype=np.float32)
    for row, tags in zip(scores, words, strict=True):
        for tag, score in tags.items():
            row[INDEX[tag]] = score
    assert list(spans(scores)) == wanted


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 6
