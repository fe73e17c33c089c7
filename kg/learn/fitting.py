"""New relations on top of a trained model: its network stays as it is, each relation gets a line of its own.

In: `Example`s, tens to hundreds a relation. Out: a `RelationModel` of these relations alone. How: what the network
knows of a pair is the input of a logistic regression, fitted on the examples, on the pairs in them that are silent
and on the model's background of unrelated pairs; thresholds and probabilities come from five folds. Only numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigError
from kg.extract.relations.arrange import arrange
from kg.extract.relations.model import Head, RelationModel
from kg.extract.relations.net import Array, pair_vectors
from kg.learn.calibration import calibrate
from kg.learn.examples import Example
from kg.learn.prepare import Labelled, prepare
from kg.learn.supervision import Asked, Supervision

if TYPE_CHECKING:
    from kg.read import Tools

FOLDS = 5
#: Fewer examples of a relation teach nothing.
FEWEST = 5
_STEPS, _RATE, _DECAY = 400, 0.5, 2e-3


def fit(examples: Sequence[Example], tools: Tools, base: RelationModel) -> RelationModel:
    """Fit the relations that the examples state; `base` is the model whose network sees them.

    Raises ConfigError where a relation has fewer examples than can teach it.
    """
    names = sorted({one.relation for example in examples for one in example.stated})
    sentences = list(prepare(examples, tools.ontology, tools.parser.parse, tools.recognizer.recognize))
    supervision = Supervision(names, sentences)
    asked = [(labelled, pair) for labelled in sentences for pair in supervision.asked(labelled)]
    for number, name in enumerate(names):
        count = sum(number in pair.stated for _, pair in asked)
        if count < FEWEST:
            raise ConfigError(f"relation {name!r}: {count} examples could be read; give at least {FEWEST}")
    vectors = _vectors(asked, base)
    stated, weights = supervision.targets([pair for _, pair in asked])
    background = base.weights["background"]
    vectors = np.vstack([vectors, background])
    stated = np.vstack([stated, np.zeros((len(background), len(names)), np.float32)])
    weights = np.vstack([weights, np.full((len(background), len(names)), 0.5, np.float32)])
    centre, scale = vectors.mean(axis=0), vectors.std(axis=0) + 0.1
    known = (vectors - centre) / scale
    held_out = np.zeros_like(stated)
    for fold in range(FOLDS):
        chosen = np.arange(len(known)) % FOLDS == fold
        held_out[chosen] = _predict(known[chosen], *_regress(known[~chosen], stated[~chosen], weights[~chosen]))
    slopes, shifts = _regress(known, stated, weights)
    heads = tuple(
        Head(
            name,
            *calibrate(held_out[:, number], stated[:, number], weights[:, number]),
            frozenset(
                (one.graph.mentions[pair.subject].kind, one.graph.mentions[pair.object].kind)
                for one, pair in asked
                if number in pair.stated
            ),
        )
        for number, name in enumerate(names)
    )
    lines = {
        "out.weight": (slopes / scale).astype(np.float32),
        "out.bias": (shifts - (slopes / scale) @ centre).astype(np.float32),
    }
    return RelationModel(f"{base.version}+{len(names)}", base.alphabet, {**base.weights, **lines}, heads)


def _vectors(asked: Sequence[tuple[Labelled, Asked]], base: RelationModel) -> Array:
    graphs = [one.graph for one, _ in asked]
    batch = arrange(graphs, [[(pair.subject, pair.object)] for _, pair in asked], base.alphabet)
    return pair_vectors(batch, base.weights)


def _predict(known: Array, slopes: Array, shifts: Array) -> Array:
    return known @ slopes.T + shifts


def _regress(known: Array, stated: Array, weights: Array) -> tuple[Array, Array]:
    """Logistic regressions, one a column of `stated`, by accelerated gradient descent."""
    slopes = np.zeros((stated.shape[1], known.shape[1]), np.float32)
    shifts = np.full(stated.shape[1], -3.0, np.float32)
    total = np.maximum(weights.sum(axis=0), 1.0)
    moved, shifted = np.zeros_like(slopes), np.zeros_like(shifts)
    for _ in range(_STEPS):
        wrong: NDArray[np.float32] = weights * (1 / (1 + np.exp(-_predict(known, slopes, shifts))) - stated) / total
        moved = 0.9 * moved - _RATE * (wrong.T @ known / np.sqrt(known.shape[1]) + _DECAY * slopes)
        shifted = 0.9 * shifted - _RATE * wrong.sum(axis=0)
        slopes, shifts = slopes + moved, shifts + shifted
    return slopes, shifts
