"""Learning of coreference: given names from the corpus, the network from pronouns that people have resolved.

    python -m kg.learn.coreference --data ../shared/data --out kg/data/models/coreference

In: `corpus/*.jsonl.gz` and `ner/gap_development.tsv.gz` of the data directory. Out: given_names.json and network.npz.
The same data give the same bytes on one machine. A fifth of the articles is held back and measured at the end.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference import Resolver
from kg.extract.coreference.features import FEATURES
from kg.extract.coreference.scorer import DIRECTORY, Scorer, save_given_names
from kg.learn.given_names import given_names
from kg.learn.options import options
from kg.learn.pronouns import Pronoun, held_back, pronouns, read_gap, read_passages_of

log = logging.getLogger(__name__)
_ROUNDS = 3
_UNITS, _NETWORKS, _EPOCHS, _BATCH = 48, 5, 20, 32
_RATE, _DROPOUT, _DECAY = 3e-3, 0.5, 3e-3

Array = NDArray[np.float64]


def fit(pronouns: Sequence[Pronoun]) -> Scorer:
    """Several networks that differ in their seeds, as one that averages their scores."""
    fitted = [_fit(pronouns, seed) for seed in range(_NETWORKS)]
    hidden, bias, out, direct, none = zip(*fitted, strict=True)
    return Scorer(
        np.concatenate(hidden, axis=1).astype(np.float32),
        np.concatenate(bias).astype(np.float32),
        (np.concatenate(out) / _NETWORKS).astype(np.float32),
        np.mean(direct, axis=0).astype(np.float32),
        np.mean(none, axis=0).astype(np.float32),
    )


def _fit(pronouns: Sequence[Pronoun], seed: int) -> tuple[Array, ...]:
    """One network: Adam on the likelihood that the referent is among those that it may be."""
    random = np.random.default_rng(seed)
    every = np.concatenate([one.vectors for one in pronouns]).astype(np.float64)
    mean, scale = every.mean(axis=0), np.maximum(every.std(axis=0), 0.05)
    inputs = [(one.vectors - mean) / scale for one in pronouns]
    size = every.shape[1]
    weights = [
        random.normal(0, size**-0.5, (size, _UNITS)),
        np.zeros(_UNITS),
        random.normal(0, 0.5 * _UNITS**-0.5, _UNITS),
        np.zeros(size),
        np.zeros(()),
    ]
    first = [np.zeros_like(one) for one in weights]
    second = [np.zeros_like(one) for one in weights]
    order, step = np.arange(len(pronouns)), 0
    for epoch in range(_EPOCHS):
        random.shuffle(order)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            step += 1
            for at, slope in enumerate(
                _slopes(weights, [(inputs[one], pronouns[one].allowed) for one in batch], random)
            ):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope**2
                change = first[at] / (1 - 0.9**step) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
                weights[at] = weights[at] - _RATE * (1 - epoch / _EPOCHS) * change
    hidden, bias, out, direct, none = weights  # undo the scaling, so that reading need not scale
    plain = hidden / scale[:, None]
    return plain, bias - mean @ plain, out, direct / scale, none + (mean / scale) @ direct


def _slopes(
    weights: Sequence[Array], batch: Sequence[tuple[Array, frozenset[int]]], random: np.random.Generator
) -> tuple[Array, ...]:
    """The gradient of the loss; `allowed` holds the indices that may be meant, -1 for none."""
    hidden, bias, out, direct, none = weights
    x = np.concatenate([one for one, _ in batch])
    before = x @ hidden + bias
    mask = (before > 0) * (random.random(before.shape) > _DROPOUT) / (1 - _DROPOUT)
    units = before * mask
    scores = units @ out + x @ direct
    slope, slope_none, start = np.zeros_like(scores), 0.0, 0
    for one, allowed in batch:
        end = start + len(one)
        chances = np.append(scores[start:end], none)
        chances = np.exp(chances - chances.max())
        chances /= chances.sum()
        meant = np.zeros_like(chances)
        meant[list(allowed)] = chances[list(allowed)]
        difference = (chances - meant / max(meant.sum(), 1e-12)) / len(batch)
        slope[start:end], slope_none, start = difference[:-1], slope_none + difference[-1], end
    back = np.outer(slope, out) * mask
    return (
        x.T @ back + _DECAY * hidden,
        back.sum(axis=0),
        units.T @ slope + _DECAY * out,
        x.T @ slope + _DECAY * direct,
        np.asarray(slope_none),
    )


def _nobody() -> Scorer:
    """Resolves nothing."""
    size = len(FEATURES)
    return Scorer(
        np.zeros((size, 1), np.float32),
        *(np.zeros(1, np.float32),) * 2,
        np.zeros(size, np.float32),
        np.asarray(99, np.float32),
    )


def _answer(scorer: Scorer, pronoun: Pronoun) -> int:
    """The likeliest referent, -1 for none."""
    best = int(scorer.probabilities(pronoun.vectors.tolist()).argmax())
    return -1 if best == len(pronoun.vectors) else best


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; says on stderr how well it does on what was held back."""
    told = options(__doc__, DIRECTORY, arguments)
    names = given_names(told.data)
    save_given_names(names, told.out)
    read = read_passages_of(read_gap(told.data)[: told.limit])
    resolver = Resolver(_nobody(), names)
    for _ in range(_ROUNDS):  # what was learned tells whom the pronouns before stand for
        found = [one for row, passages in read for one in pronouns(row, passages, resolver)]
        resolver = Resolver(fit([one for one in found if not held_back(one.article)]), names)
    resolver.scorer.save(told.out)
    kept = [one for one in found if held_back(one.article)]
    right = sum(_answer(resolver.scorer, one) in one.allowed for one in kept)
    log.info("%d pronouns, %d of them held back: %.3f right", len(found), len(kept), right / max(1, len(kept)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
