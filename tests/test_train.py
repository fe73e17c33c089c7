"""`make train`: a part runs on a few texts of each set, and gives the same bytes again in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.extract.relations import MODEL, RelationModel
from kg.learn.__main__ import PARTS

DATA = Path(__file__).parents[2] / "shared" / "data"
NEEDS = {"names": "spacy", "relations": "torch"}


def train(directory: str, out: Path, seed: str) -> dict[str, bytes]:
    """The files that the parts of a directory write, learned from the first 25 texts of each set."""
    environment = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
    for part in (one for one, written in PARTS.items() if written == directory):
        command = [sys.executable, "-m", "kg.learn", "--data", DATA, "--out", out, "--only", part, "--limit", "25"]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, env=environment)
    return {path.name: path.read_bytes() for path in sorted((out / directory).iterdir())}


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason=f"{DATA} is not here")
@pytest.mark.parametrize("directory", sorted({*PARTS.values()} - {"coreference"}))  # which reads the whole corpus
def test_the_same_data_give_the_same_bytes(directory: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDS[directory])
    first = train(directory, tmp_path / "first", "1")
    assert first
    assert train(directory, tmp_path / "second", "2") == first


@pytest.mark.model
def test_training_goes_on_from_what_is_stored() -> None:
    pytest.importorskip("torch")
    from kg.learn.encoder import training
    from kg.learn.network import Network, Size

    model = RelationModel.load(MODEL)
    assert model.encoder
    pieces = range(len(model.encoder.vocabulary.pieces))
    network = Network(model.alphabet, len(model.heads), Size(), None).resumed(model.weights).arrays()
    for found, stored in (
        (training.opened(model.encoder).arrays(pieces), model.encoder.weights),
        (network, {name: value for name, value in model.weights.items() if name != "background"}),
    ):
        assert set(found) == set(stored)
        assert all(np.array_equal(found[name], stored[name]) for name in stored)
