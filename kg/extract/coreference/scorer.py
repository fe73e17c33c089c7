"""The learned part of coreference: given names with their gender, and a network that weighs evidence.

In: vectors of `FEATURES`, one a referent. Out: a probability for each, and what is left for "none of them". The
files stand in `kg/data/models/coreference`; its README.md says what they were learned from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigError
from kg.extract.coreference.features import FEATURES

DIRECTORY = Path(__file__).parents[2] / "data" / "models" / "coreference"
_NETWORK, _NAMES = "network.npz", "given_names.json"


@dataclass(frozen=True, slots=True)
class Scorer:
    """One hidden layer and a direct path; `none` is what a referent's score is measured against.

    Shapes: hidden (features, units), bias (units,), out (units,), direct (features,), none ().
    """

    hidden: NDArray[np.float32]
    bias: NDArray[np.float32]
    out: NDArray[np.float32]
    direct: NDArray[np.float32]
    none: NDArray[np.float32]

    def probabilities(self, vectors: Sequence[Sequence[float]]) -> NDArray[np.float32]:
        """That each referent is meant, in order, and last that none is."""
        x = np.asarray(vectors, dtype=np.float32)
        scores = np.append(np.maximum(x @ self.hidden + self.bias, 0) @ self.out + x @ self.direct, self.none)
        powers = np.exp(scores - scores.max())
        return powers / powers.sum()  # type: ignore[no-any-return]

    def save(self, directory: Path) -> None:
        """Write the network."""
        directory.mkdir(parents=True, exist_ok=True)
        arrays = {name: getattr(self, name) for name in self.__slots__}
        np.savez(directory / _NETWORK, features=np.array(FEATURES), **arrays)


def load_scorer(directory: Path = DIRECTORY) -> Scorer:
    """Read the network.

    Raises ConfigError where it is missing or was trained on other features.
    """
    path = directory / _NETWORK
    try:
        with np.load(path, allow_pickle=False) as arrays:
            read = {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError) as err:
        raise ConfigError(f"{path}: cannot be read ({err}); reinstall the package or run `make train`") from err
    if tuple(read.pop("features").tolist()) != FEATURES:
        raise ConfigError(f"{path}: was trained on other features; run `make train`")
    return Scorer(**read)


def load_given_names(directory: Path = DIRECTORY) -> Mapping[str, float]:
    """Log odds of a woman by given name and by ending ("*ina").

    Raises ConfigError where the file is missing or broken.
    """
    path = directory / _NAMES
    try:
        return {str(name): float(odds) for name, odds in json.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError) as err:
        raise ConfigError(f"{path}: cannot be read ({err}); reinstall the package or run `make train`") from err


def save_given_names(names: Mapping[str, float], directory: Path = DIRECTORY) -> None:
    """Write the names, sorted."""
    directory.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {names[name]:.1f}" for name in sorted(names))
    (directory / _NAMES).write_text(f"{{\n{lines}\n}}\n", "utf-8")
