"""Names, dates and numbers in plain text, found by a trained network.

In: texts. Out: what stands where, in offsets of the text given. How: spaCy's hashed word embeddings
with the pipeline's word vectors, four convolutions over three words each, and one tag a word
(`kg.nlp.tagging`). `kg/data/models/names/README.md` tells what the network learned from and how well
it does; `kg.learn.names` trains it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.errors import ConfigError
from kg.nlp.encoder import quickened
from kg.nlp.parsed import Recognized
from kg.nlp.pipeline import DEFAULT_PIPELINE, load_spacy
from kg.nlp.tagging import TAGS, spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

    from kg.nlp.tagging import Floats

#: Where the trained network stands in the package.
NETWORK = Path(__file__).parent.parent / "data" / "models" / "names" / "network.npz"
WIDTH, DEPTH, PIECES = 96, 4, 3
#: So many words go through the network at once, and so many characters of a text at most.
_LEAST = np.float32(1e-9)
BATCH, LONGEST = 4_000, 20_000


class Recognizer:
    """Finds names with a network and the pipeline whose tokeniser and word vectors it was trained with."""

    def __init__(self, nlp: Language, network: Model[list[Doc], Floats]) -> None:
        self._nlp, self._network = nlp, network

    def recognize(self, texts: Sequence[str]) -> list[tuple[Recognized, ...]]:
        """What stands in each text, in order, none overlapping; about 20,000 words a second."""
        found: list[list[Recognized]] = [[] for _ in texts]
        for batch in _batches(self._docs(texts)):
            probable = _softmax(self._network.predict([doc for _, _, doc in batch]))
            logarithms = np.log(probable + _LEAST)
            at = 0
            for text, offset, doc in batch:
                for first, after, label in spans(logarithms[at : at + len(doc)]):
                    part, tags = doc[first:after], TAGS.index(f"B-{label}")
                    score = float(probable[at + first : at + after, tags : tags + 4].sum(axis=1).mean())
                    found[text].append(Recognized(offset + part.start_char, offset + part.end_char, label, score))
                at += len(doc)
        return [tuple(one) for one in found]

    def _docs(self, texts: Sequence[str]) -> Iterator[tuple[int, int, Doc]]:
        """The texts as words, the long ones cut: index of the text, offset in it, words."""
        for index, text in enumerate(texts):
            for start in range(0, len(text), LONGEST):
                yield index, start, self._nlp.make_doc(text[start : start + LONGEST])


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probable: Floats = powers / powers.sum(axis=1, keepdims=True)
    return probable


def _batches(docs: Iterator[tuple[int, int, Doc]]) -> Iterator[list[tuple[int, int, Doc]]]:
    batch: list[tuple[int, int, Doc]] = []
    words = 0
    for one in docs:
        batch.append(one)
        words += len(one[2])
        if words >= BATCH:
            yield batch
            batch, words = [], 0
    if words:
        yield batch


def load_recognizer(path: Path = NETWORK) -> Recognizer:
    """Load the trained network, and the installed pipeline that it needs.

    Raises ConfigError where either is missing or the one was not trained with the other.
    """
    nlp = load_spacy(DEFAULT_PIPELINE)
    from thinc.api import chain

    network = build_network(nlp)
    try:
        with np.load(path) as arrays:
            for key, (node, name) in parameters(network).items():
                node.set_param(name, arrays[key].astype(np.float32).reshape(node.get_param(name).shape))
    except (OSError, ValueError, KeyError) as err:
        raise ConfigError(f"{path}: no network for names ({err}); install the package anew or run make train") from err
    tok2vec, *rest = network.layers
    return Recognizer(nlp, chain(quickened(nlp.vocab, tok2vec), *rest))


def build_network(nlp: Language) -> Model[list[Doc], Floats]:
    """The network, not yet trained; of `len(TAGS)` unnormalised scores a word."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from thinc.api import Linear, Maxout, chain, list2array

    embed = MultiHashEmbed(WIDTH, ["NORM", "PREFIX", "SUFFIX", "SHAPE"], [5000, 1000, 2500, 2500], True)
    encode = MaxoutWindowEncoder(WIDTH, window_size=1, maxout_pieces=PIECES, depth=DEPTH)
    network: Model[list[Doc], Floats] = chain(
        build_Tok2Vec_model(embed, encode),
        list2array(),
        Maxout(WIDTH, WIDTH, nP=PIECES, normalize=True, dropout=0.0),
        Linear(len(TAGS), WIDTH),
    )
    network.initialize([nlp.make_doc("a b")], np.zeros((2, len(TAGS)), dtype=np.float32))
    return network


def save_network(network: Model[list[Doc], Floats], path: Path) -> None:
    """Write the weights as 16-bit numbers, which cost half the space and nothing measurable."""
    arrays = {
        key: np.asarray(layer.get_param(name), dtype=np.float16) for key, (layer, name) in parameters(network).items()
    }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type] # the stub takes every keyword for an option


def parameters(network: Model[list[Doc], Floats]) -> dict[str, tuple[Model[object, object], str]]:
    """The trained arrays of a network by their keys in its file: the layer that holds one, and its name there."""
    return {
        f"{index}.{name}": (layer, name)
        for index, layer in enumerate(network.walk())
        for name in sorted(layer.param_names)
    }
