"""Scores one article's facts as `kg evaluate` does, and finds the known wrong triples among them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate.agreement import Relations, labels, normal
from kg.evaluate.gold import Gold, Predicted
from kg.evaluate.project import distinct, gold_fact, judge, row_objects
from kg.rows import Row

#: A row of a gold file as it stands there.
Record = Mapping[str, Any]


def read_rows(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@dataclass(frozen=True, slots=True)
class Score:
    """How many distinct predictions match the gold, which gold rows they hit, and which of them hit none."""

    matched: int
    hit: frozenset[int]
    unmatched: tuple[Row, ...]
    emitted: tuple[Record, ...]

    @property
    def predicted(self) -> int:
        return self.matched + len(self.unmatched)

    def recall(self, gold: Sequence[Record], **wanted: object) -> float:
        members = {i for i, row in enumerate(gold) if all(row.get(key) == value for key, value in wanted.items())}
        return len(self.hit & members) / max(1, len(members))


def score(rows: Sequence[Row], gold: Sequence[Record], relations: Relations, negatives: Sequence[Record] = ()) -> Score:
    """Score one article's predictions; rejected ones do not count."""
    facts = tuple(gold_fact(one, relations) for one in gold)
    judged = judge(Gold(id="", facts=facts), Predicted(rows), relations)
    said = [row for row in distinct(rows) if row["status"] == "asserted"]
    emitted = tuple(
        wrong
        for wrong in negatives
        if any(
            normal(wrong["subject"]) == normal(row["subject_label"])
            and gold_fact(wrong, relations).relations & relations.of_row(row)
            and labels(wrong["object"]) & row_objects(row)
            for row in said
        )
    )
    return Score(len(judged.right), judged.found, tuple(row for _, row in judged.wrong), emitted)
