"""The encoder: a sentence's pieces in each other's light, then pairs of its mentions.

In: `Pieces` and pairs of mentions. Out: for each pair a score (log-odds) for each relation. How: the six layers of
MiniLM (Wang et al. 2020), to whose pieces the kinds of mentions were added; a mention is the mean of its pieces; a pair
is its two mentions, their product, and what it attends to in the sentence, as in ATLOP (Zhou et al. 2021). Like
`net.py`, it gives every pair the same bits in any company.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ConfigError
from kg.extract.relations.arrange import STEPS
from kg.extract.relations.features import Graph
from kg.extract.relations.net import Array
from kg.extract.relations.pieces import Pieces, Vocabulary
from kg.nlp.product import Whole, product, whole

#: The file of weights, in bytes with a scale a row, and that of the pieces, one a line.
FILE, PIECES = "encoder.npz", "pieces.txt"
LAYERS, WIDTH, HEADS = 6, 384, 12
EPSILON = 1e-12
#: Matrices are multiplied so many columns at a time: wider rows than `kg.nlp.product` takes.
PART = 512
#: So many sentences are encoded at once: some 20 MB.
BATCH = 16
_SCALE = ".scale"


@dataclass(frozen=True, eq=False)
class Encoder:
    """Weights and the pieces that they know."""

    vocabulary: Vocabulary
    weights: Mapping[str, Array]

    @classmethod
    def load(cls, directory: Path) -> Encoder | None:
        """The encoder that `save` wrote, None where the directory has none.

        Raises ConfigError where it cannot be read.
        """
        if not (directory / FILE).exists():
            return None
        try:
            pieces = (directory / PIECES).read_text(encoding="utf-8").splitlines()
            with np.load(directory / FILE, allow_pickle=False) as file:
                stored = {name: file[name].astype(np.float32) for name in file.files}
        except (OSError, ValueError) as err:
            raise ConfigError(f"{directory / FILE}: cannot be read ({err}); install the package again") from err
        weights = {
            name: value * stored[name + _SCALE] if name + _SCALE in stored else value
            for name, value in stored.items()
            if not name.endswith(_SCALE)
        }
        return cls(Vocabulary(pieces), weights)

    def save(self, directory: Path) -> None:
        """Write matrices in bytes with a scale a row, all else as it is."""
        (directory / PIECES).write_text("\n".join(self.vocabulary.pieces) + "\n", encoding="utf-8")
        stored: dict[str, NDArray[Any]] = {}
        for name, value in self.weights.items():
            if value.ndim == 1:
                stored[name] = value
                continue
            scale = np.abs(value).max(axis=1, keepdims=True).clip(1e-8) / 127
            stored[name], stored[name + _SCALE] = np.round(value / scale).astype(np.int8), scale.astype(np.float32)
        np.savez_compressed(directory / FILE, allow_pickle=False, **stored)

    def scores(self, read: Sequence[Pieces], pairs: Sequence[Sequence[tuple[int, int, int]]]) -> Array:
        """Log-odds of every relation for each pair, one sentence after another: shape (pairs, relations).

        A pair is its subject and its object, as numbers of mentions, and how many words the second is behind the first.
        """
        starts = range(0, len(read), BATCH)
        return np.vstack([self._scores(read[at : at + BATCH], pairs[at : at + BATCH]) for at in starts])

    def _scores(self, read: Sequence[Pieces], pairs: Sequence[Sequence[tuple[int, int, int]]]) -> Array:
        bounds = list(pairwise(accumulate((len(one.ids) for one in read), initial=0)))
        hidden = self._encoded(read, bounds)
        sought = self._dense("sought", hidden)
        places = [start + first for (start, _), one in zip(bounds, read, strict=True) for first, _ in one.mentions]
        lengths = [last - first for one in read for first, last in one.mentions]
        rows = [row for place, length in zip(places, lengths, strict=True) for row in range(place, place + length)]
        starts = [0, *accumulate(lengths)][:-1]
        mentions = np.add.reduceat(hidden[rows], starts)
        mentions /= np.array(lengths, np.float32)[:, None]
        asking, asked = self._dense("subject", mentions), self._dense("object", mentions)
        ends: list[tuple[int, int, int]] = []
        context = []
        before = 0
        for one, (start, end), wanted in zip(read, bounds, pairs, strict=True):
            here = [(one + before, two + before, behind) for one, two, behind in wanted]
            ends += here
            query = _heads(asking[[one for one, _, _ in here]] + asked[[two for _, two, _ in here]])
            context.append(_attended(query, _heads(sought[start:end]), _heads(hidden[start:end])))
            before += len(one.mentions)
        subject, object_, behind = np.array(ends).T
        steps = self.weights["steps"][(behind[:, None] > np.array(STEPS)).sum(axis=1)]
        first, second = mentions[subject], mentions[object_]
        joined = np.hstack([first, second, first * second, np.vstack(context), steps])
        pair = self._dense("pair", joined)
        return self._dense("out", np.maximum(pair, 0, out=pair))

    def _encoded(self, read: Sequence[Pieces], bounds: Sequence[tuple[int, int]]) -> Array:
        """What each piece is in its sentence, one sentence after another."""
        weights = self.weights
        hidden = weights["words"][[piece for one in read for piece in one.ids]]
        hidden = hidden + weights["places"][[at for one in read for at in range(len(one.ids))]]
        hidden += weights["kinds"][[kind for one in read for kind in one.kinds]]
        hidden += weights["forms"][[form for one in read for form in one.forms]]
        hidden = self._normed("norm", hidden)
        for layer in range(LAYERS):
            name = f"layers.{layer}"
            asked = self._dense(f"{name}.asked", hidden)
            found = np.empty_like(hidden)
            for start, end in bounds:
                query, key, value = (_heads(one) for one in np.split(asked[start:end], 3, axis=1))
                found[start:end] = _attended(query, key, value)
            hidden = self._normed(f"{name}.norm", hidden + self._dense(f"{name}.joined", found))
            inner = self._dense(f"{name}.down", _gelu(self._dense(f"{name}.up", hidden)))
            hidden = self._normed(f"{name}.last", hidden + inner)
        return hidden

    @cached_property
    def _matrices(self) -> Mapping[str, tuple[Whole, ...]]:
        return {
            name: tuple(whole(value[:, at : at + PART]) for at in range(0, value.shape[1], PART))
            for name, value in self.weights.items()
            if name.endswith(".weight") and value.ndim == 2
        }

    def _dense(self, name: str, rows: Array) -> Array:
        found = self.weights[f"{name}.bias"] + np.float32(0)
        for number, part in enumerate(self._matrices[f"{name}.weight"]):
            found = found + product(rows[:, number * PART : (number + 1) * PART], part)
        return found

    def _normed(self, name: str, rows: Array) -> Array:
        rows = rows - rows.mean(axis=1, keepdims=True)
        rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + np.float32(EPSILON))
        rows *= self.weights[f"{name}.weight"]
        rows += self.weights[f"{name}.bias"]
        return rows


def apart(graph: Graph, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Pairs of a sentence's mentions with how many words the second is behind the first."""
    mentions = graph.mentions
    return [(one, two, mentions[two].at - mentions[one].at) for one, two in pairs]


def _heads(rows: Array) -> Array:
    """Rows parted among the heads: shape (heads, rows, width of a head)."""
    return rows.reshape(len(rows), HEADS, WIDTH // HEADS).transpose(1, 0, 2)


def _attended(query: Array, key: Array, value: Array) -> Array:
    """What each asking row takes from the values, all heads together again: shape (rows, width)."""
    alike = np.matmul(query, key.transpose(0, 2, 1)) * np.float32((WIDTH / HEADS) ** -0.5)
    alike -= alike.max(axis=2, keepdims=True)
    np.exp(alike, out=alike)
    alike /= alike.sum(axis=2, keepdims=True)
    taken: Array = np.matmul(alike, value)
    return taken.transpose(1, 0, 2).reshape(-1, WIDTH)


def _gelu(rows: Array) -> Array:
    """The Gaussian error linear unit, by its approximation with tanh (Hendrycks and Gimpel 2016)."""
    inner = np.square(rows)
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= rows
    inner *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= rows
    inner *= np.float32(0.5)
    return inner
