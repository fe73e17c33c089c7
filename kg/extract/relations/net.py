"""The network: words with their neighbours in the line and in the parse, then pairs of mentions.

In: a `Batch` and the weights. Out: for each pair a score (log-odds) for each relation. How: three rounds in which
every word takes up what stands before, after, above and below it; a pair is its two words with the largest values
along the path between them, on either side of where it turns, and among the words between. What else stands in a batch
changes no bit of a score.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations.arrange import Batch, Indices, Ragged
from kg.nlp.product import product, whole

Array = NDArray[np.float32]
LAYERS = 3


def pair_vectors(batch: Batch, weights: Mapping[str, Array]) -> Array:
    """What is known of each pair, as the layer before the scores sees it: shape (pairs, hidden)."""
    hidden = _words(batch, weights)
    padded = np.vstack([hidden, np.zeros((1, hidden.shape[1]), np.float32)])
    joined = np.hstack(
        [
            hidden[batch.subject],
            hidden[batch.object],
            _largest(padded, batch.up),
            _largest(padded, batch.down),
            _largest(padded, batch.between),
            weights["steps"][batch.step],
            weights["others"][batch.others],
        ]
    )
    return _dense(joined, weights, "pair")


def scores(vectors: Array, weights: Mapping[str, Array]) -> Array:
    """Log-odds of every relation for each pair: shape (pairs, relations)."""
    return product(vectors, whole(weights["out.weight"])) + weights["out.bias"]


def _words(batch: Batch, weights: Mapping[str, Array]) -> Array:
    table = weights["words"]
    joined = np.hstack(
        [
            table[batch.first] + table[batch.last],
            weights["tags"][batch.tag],
            weights["deps"][batch.dep],
            weights["kinds"][batch.kind],
            weights["forms"][batch.form],
        ]
    ).astype(np.float32)
    hidden = _dense(joined, weights, "input")
    order, starts, counts, owners = _children(batch.head)
    for layer in range(LAYERS):
        padded = np.vstack([hidden, np.zeros((1, hidden.shape[1]), np.float32)])
        below = np.zeros_like(hidden)
        if len(order):
            below[owners] = np.add.reduceat(hidden[order], starts) / counts[:, None]
        joined = np.hstack([hidden, padded[batch.before], padded[batch.after], hidden[batch.head], below])
        hidden = hidden + _dense(joined, weights, f"layers.{layer}")
    return hidden


def _children(head: Indices) -> tuple[Indices, Indices, Indices, Indices]:
    """The words in the order of their heads, where each head's begin, how many they are, and the heads."""
    at = np.arange(len(head), dtype=np.int32)
    below = at[head != at]
    order = below[np.argsort(head[below], kind="stable")]
    owners, starts, counts = np.unique(head[order], return_index=True, return_counts=True)
    return order, starts.astype(np.int32), counts.astype(np.float32), owners


def _largest(hidden: Array, rows: Ragged) -> Array:
    starts = np.concatenate([[0], np.cumsum(rows.lengths)[:-1]])
    largest: Array = np.maximum.reduceat(hidden[rows.items], starts)
    return largest[rows.row]


def _dense(values: Array, weights: Mapping[str, Array], name: str) -> Array:
    dense = product(values, whole(weights[f"{name}.weight"]))
    dense += weights[f"{name}.bias"]
    return np.maximum(dense, 0, out=dense)
