"""Word vectors to begin with: those of the spaCy pipeline, made shorter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Array = NDArray[np.float32]
#: So large are the values at the start of training, next to what is learned.
_SPREAD = 0.3


def shortened(vocab: Vocab, words: Sequence[str], width: int) -> tuple[list[str], Array]:
    """Those of the words that have a vector, and its projection on the `width` directions of largest variance."""
    data = np.asarray(vocab.vectors.data, np.float32)
    data = data / np.linalg.norm(data, axis=1, keepdims=True).clip(1e-6)
    data = data - data.mean(axis=0)
    directions = np.linalg.eigh(data.T @ data)[1][:, ::-1][:, :width]
    short = data @ directions
    rows = {word: row for word in words if (row := _row(vocab, word)) is not None}
    return list(rows), (short[list(rows.values())] * (_SPREAD / short.std())).astype(np.float32)


def _row(vocab: Vocab, word: str) -> int | None:
    """Where the vector of a word in lower case stands, or that of the name written so."""
    for form in (word, word.capitalize()):
        row = int(vocab.vectors.find(key=vocab.strings[form])) if form in vocab.strings else -1
        if row >= 0:
            return row
    return None
