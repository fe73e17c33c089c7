"""The network of `kg.nlp.recognizer`, fitted to samples.

In: a pipeline, samples with every name marked and samples with some. Out: the network. How: the
first layers begin as those of the pipeline's own recogniser. The loss of a word is -log of the
probability of all the tags that it may have, so that what a sample leaves open costs nothing. Adam
with weight decay, a learning rate that falls to nothing, averaged weights; the samples of the second
kind are spread over the epochs, since they are many.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Doc
from thinc.api import Adam, fix_random_seed, set_dropout_rate

from kg.learn.names.samples import Sample, allowed_tags
from kg.nlp.recognizer import build_network, parameters

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

    from kg.learn.names.samples import Allowed
    from kg.nlp.tagging import Floats

log = logging.getLogger(__name__)

EPOCHS, WORDS, RATE, DROPOUT, DECAY = 12, 1_000, 2e-3, 0.2, 0.01
SEED = 1
#: The first steps are small, since the last layers begin from nothing.
WARM_UP = 50
#: What the mean gradient of a batch is multiplied with, so that its norm is about one where it begins.
SCALE = 10


def held_back(number: int) -> bool:
    """Whether the sample of that number in the order of the files is kept for measuring: every tenth is."""
    return number % 10 == 9


def cutter(nlp: Language) -> Callable[[str], tuple[str, ...]]:
    """The function that cuts a text into words as the pipeline does, white space left out."""
    return lambda text: tuple(token.text for token in nlp.tokenizer(text) if not token.is_space) or (text,)


def group_finder(nlp: Language) -> Callable[[tuple[str, ...]], frozenset[tuple[int, int]]]:
    """The function that finds nationalities, peoples and creeds in words, with the pipeline's own recogniser."""
    recognize = nlp.get_pipe("ner")

    def find(words: tuple[str, ...]) -> frozenset[tuple[int, int]]:
        doc = recognize(Doc(nlp.vocab, words=list(words)))
        return frozenset((one.start, one.end) for one in doc.ents if one.label_ == "NORP")

    return find


def train(nlp: Language, gold: Sequence[Sample], silver: Sequence[Sample]) -> Model[list[Doc], Floats]:
    """Fit a network; `gold` is seen every epoch, `silver` once."""
    fix_random_seed(SEED)
    order = random.Random(SEED)
    network = build_network(nlp)
    _begin_as_pipeline(network, nlp)
    sure, parts = _prepare(nlp, gold), _prepare(nlp, silver)
    order.shuffle(parts)
    steps = (EPOCHS * _size(sure) + _size(parts)) / WORDS
    optimizer = Adam(RATE, L2=DECAY, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    set_dropout_rate(network, DROPOUT)
    step = 0
    for epoch in range(EPOCHS):
        samples = [*sure, *parts[epoch::EPOCHS]]
        order.shuffle(samples)
        loss = 0.0
        for docs, allowed in _batches(samples):
            optimizer.learn_rate = RATE * max(0.02, 1 - step / steps) * min(1.0, (step + 1) / WARM_UP)
            loss += _update(network, docs, allowed)
            network.finish_update(optimizer)
            step += 1
        log.info("epoch %d: loss of a word %.4f", epoch + 1, loss / _size(samples))
    for layer, name in parameters(network).values():
        layer.set_param(name, optimizer.averages[layer.id, name])
    set_dropout_rate(network, 0.0)
    return network


def _begin_as_pipeline(network: Model[list[Doc], Floats], nlp: Language) -> None:
    """Copy the weights of the first layers from the pipeline's own recogniser, which is built alike."""
    trained = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]  # type: ignore[attr-defined]
    for own, other in zip(network.layers[0].walk(), trained.walk(), strict=True):
        for name in own.param_names:
            own.set_param(name, other.get_param(name).copy())


def _prepare(nlp: Language, samples: Sequence[Sample]) -> list[tuple[Doc, Allowed]]:
    cut = cutter(nlp)
    found = []
    for sample in samples:
        words, allowed = allowed_tags(sample, cut)
        found.append((Doc(nlp.vocab, words=words), allowed))
    return found


def _size(samples: Sequence[tuple[Doc, Allowed]]) -> int:
    return sum(len(allowed) for _, allowed in samples)


def _batches(samples: Sequence[tuple[Doc, Allowed]]) -> Iterator[tuple[list[Doc], Allowed]]:
    batch: list[tuple[Doc, Allowed]] = []
    for number, sample in enumerate(samples, 1):
        batch.append(sample)
        if _size(batch) >= WORDS or number == len(samples):
            yield [doc for doc, _ in batch], np.concatenate([allowed for _, allowed in batch])
            batch = []


def _update(network: Model[list[Doc], Floats], docs: list[Doc], allowed: Allowed) -> float:
    """Backpropagate the loss of a batch; its sum over the words."""
    scores, backpropagate = network.begin_update(docs)
    probable = np.exp(scores - scores.max(axis=1, keepdims=True))
    probable /= probable.sum(axis=1, keepdims=True)
    open_to = probable * allowed
    total = open_to.sum(axis=1, keepdims=True) + 1e-9
    backpropagate(((probable - open_to / total) * (SCALE / len(allowed))).astype(np.float32))
    return -float(np.log(total).sum())
