"""What readers found right in paragraphs on anything is told still, and what they found wrong stays mended."""

from __future__ import annotations

import pytest

from tests.measure_paragraphs import CORPUS, measure, verdicts

#: Floors, which only go up.
PRECISION, KEPT = 0.945, 0.982


def test_verdicts_are_many() -> None:
    known = verdicts()
    assert len(known) >= 8_900
    assert len({key[0] for key in known}) >= 703


@pytest.mark.model
@pytest.mark.skipif(not CORPUS.exists(), reason=f"no development data at {CORPUS}")
def test_facts_that_readers_nodded_at() -> None:
    found = measure()
    assert found.right.total() >= 7_500
    assert found.precision >= PRECISION
    assert found.kept >= KEPT
