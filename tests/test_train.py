"""`make train`: a part runs on a few texts of each set, and gives the same bytes again in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.learn.__main__ import PARTS

DATA = Path(__file__).parents[2] / "shared" / "data"
NEEDS = {"names": "spacy", "relations": "torch"}


def train(part: str, out: Path, seed: str) -> dict[str, bytes]:
    """The files that a part writes, learned from the first 25 texts of each set."""
    command = [sys.executable, "-m", "kg.learn", "--data", DATA, "--out", out, "--only", part, "--limit", "25"]
    environment = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
    subprocess.run(list(map(str, command)), check=True, capture_output=True, env=environment)
    return {path.name: path.read_bytes() for path in sorted((out / part).iterdir())}


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason=f"{DATA} is not here")
@pytest.mark.parametrize("part", [one for one in PARTS if one != "coreference"])  # which reads the whole corpus
def test_the_same_data_give_the_same_bytes(part: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDS[part])
    first = train(part, tmp_path / "first", "1")
    assert first
    assert train(part, tmp_path / "second", "2") == first
