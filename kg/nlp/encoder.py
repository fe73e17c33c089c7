"""spaCy's encoder of words, for reading only: nearly the same vectors in less than half the time.

In: docs. Out: for each a row of numbers a word. How: what the network makes of a word by itself is worked out once
and remembered; the convolutions over its neighbours are those of `spacy.MaxoutWindowEncoder` without what only
training needs. A word's vector does not depend on the texts read with it (`kg.nlp.product`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kg.nlp.product import WIDEST, Whole, product, whole

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Tok2Vec = Model[list[Doc], list[Floats]]
    #: What a word is to the network: its text, its norm, whether a blank follows.
    Key = tuple[int, int, int]

#: Words remembered at most; some 20 MB.
CAPACITY = 40_000
#: All that a network may look at for its words to be remembered.
_KEY = ("ORTH", "NORM", "SPACY")
_LEXICAL = frozenset((*_KEY, "LOWER", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE"))


class _Layer(NamedTuple):
    """A convolution: weights of shape (pieces x width, window x width), and of the normalisation after it."""

    weights: Whole
    bias: Floats
    gain: Floats
    shift: Floats


class Encoder:
    """The two halves of a network made by `build_Tok2Vec_model`, where `readable` says that it can be taken apart."""

    def __init__(self, vocab: Vocab, tok2vec: Tok2Vec) -> None:
        embed, encode = tok2vec.layers
        self._vocab, self._embed = vocab, embed
        self._layers = [_layer(block) for block in encode.layers[0].layers]
        self._pad = encode.attrs["pad"]
        self._ops: Any = encode.ops
        self._known: dict[Key, int] = {}
        #: A row a word; the first, of zeros, stands between the texts.
        self._table = np.zeros((CAPACITY + 1, tok2vec.get_dim("nO")), np.float32)

    def encode(self, docs: Sequence[Doc]) -> list[Floats]:
        """A vector for each word of each text."""
        keys = [list(map(tuple, doc.to_array(list(_KEY)).tolist())) for doc in docs]
        self._learn(keys)
        gap = [0] * self._pad
        rows = list(gap)
        for one in keys:
            rows += map(self._known.__getitem__, one)
            rows += gap
        hidden: Floats = self._table[rows]
        for layer in self._layers:
            hidden += self._convolved(hidden, layer)
        found, at = [], 0
        for one in keys:
            at += self._pad
            found.append(hidden[at : at + len(one)])
            at += len(one)
        return found

    def _learn(self, keys: list[list[Key]]) -> None:
        """Have all words known."""
        words = {key for one in keys for key in one}
        new = words.difference(self._known)
        if len(self._known) + len(new) > CAPACITY:
            self._known.clear()
            new = words
            self._table = np.zeros((max(CAPACITY, len(new)) + 1, self._table.shape[1]), np.float32)
        if new:
            first, ordered = len(self._known) + 1, sorted(new)
            self._table[first : first + len(new)] = self._alone(ordered)
            self._known.update(zip(ordered, range(first, first + len(new)), strict=True))

    def _alone(self, keys: list[Key]) -> Floats:
        """What the network makes of words without neighbours."""
        from spacy.tokens import Doc

        texts, norms, spaces = zip(*keys, strict=True)
        doc = Doc(self._vocab, [self._vocab.strings[one] for one in texts], list(map(bool, spaces)))
        column: Any = np.array(norms, np.uint64)
        doc.from_array(["NORM"], column)
        alone: Floats = self._embed.predict([doc])[0]
        return alone

    def _convolved(self, hidden: Floats, layer: _Layer) -> Floats:
        width = hidden.shape[1]
        window = layer.weights.rows.shape[1] // width // 2
        pieces = product(self._ops.seq2col(hidden, window), layer.weights)
        pieces += layer.bias
        best: Floats = pieces[:, :width].copy()
        for at in range(width, pieces.shape[1], width):
            np.maximum(best, pieces[:, at : at + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.square(best).mean(axis=1, keepdims=True) + np.float32(1e-8))
        best *= layer.gain
        best += layer.shift
        return best


def quickened(vocab: Vocab, tok2vec: Tok2Vec) -> Tok2Vec:
    """The network as one that only reads, and sooner; one of another architecture as it is."""
    from thinc.api import Model

    if not readable(tok2vec):
        return tok2vec
    encoder = Encoder(vocab, tok2vec)
    return Model(
        "quick_tok2vec",
        lambda model, docs, is_train: (encoder.encode(docs), lambda gradient: gradient),
        dims={"nO": tok2vec.get_dim("nO")},
    )


def readable(tok2vec: Tok2Vec) -> bool:
    """Whether a network hashes words by themselves, then runs convolutions that `Encoder` knows, none too wide."""
    if len(tok2vec.layers) != 2:
        return False
    embed, encode = tok2vec.layers
    columns = [node.attrs["columns"] for node in embed.walk() if node.name == "extract_features"]
    return (
        embed.name.startswith("extract_features>>")
        and all(map(_LEXICAL.issuperset, columns))
        and encode.name.startswith("with_array(residual(expand_window>>maxout>>layernorm>>dropout)")
        and all(node.get_dim("nI") <= WIDEST for node in encode.walk() if node.name == "maxout")
    )


def _layer(block: Model[Floats, Floats]) -> _Layer:
    parts = {node.name: node for node in block.walk()}
    weights, bias = (np.asarray(parts["maxout"].get_param(name), np.float32) for name in "Wb")
    gain, shift = (np.asarray(parts["layernorm"].get_param(name), np.float32) for name in "Gb")
    # One piece of all outputs after another, so that the largest is found by rows.
    return _Layer(
        whole(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])),
        np.ascontiguousarray(bias.T.reshape(-1)),
        gain,
        shift,
    )
