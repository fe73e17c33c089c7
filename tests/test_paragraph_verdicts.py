"""What readers found right in paragraphs on anything is told still, and what they found wrong stays mended."""

from __future__ import annotations

import pytest

from kg.evaluate.verdicts import read_verdicts
from tests.measure_paragraphs import CORPUS, VERDICTS, measure

#: Floors, which only go up.
PRECISION, KEPT, LEARNED = 0.970, 0.990, 0.897


def test_verdicts_are_many() -> None:
    known = read_verdicts(VERDICTS)
    assert len(known) >= 20_137
    assert len({key[0] for key in known}) >= 1_591


@pytest.mark.model
@pytest.mark.skipif(not CORPUS.exists(), reason=f"no development data at {CORPUS}")
def test_facts_that_readers_nodded_at() -> None:
    found = measure()
    assert found.right.total() >= 13_000
    assert found.precision >= PRECISION
    assert found.kept >= KEPT
    assert found.learned >= LEARNED
