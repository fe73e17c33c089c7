"""The relation model that the package carries: trained, calibrated on what was held back, stored.

In: the data directory. Out: `kg/data/models/relations`. The prepared sentences (parsed, with mentions) are the costly
part; the training itself takes some minutes.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations import MODEL
from kg.extract.relations.arrange import Alphabet, arrange
from kg.extract.relations.model import Head, RelationModel
from kg.extract.relations.net import Array, pair_vectors, scores
from kg.learn.calibration import Calibrated, calibrate
from kg.learn.nouns import learned_nouns
from kg.learn.options import options
from kg.learn.prepare import Labelled, prepare
from kg.learn.supervision import Asked, Supervision

log = logging.getLogger(__name__)
VERSION = "1"
#: Sets of running text in which every pair was looked at: they tell how often a relation really holds.
NATURAL = ("knowledgenet", "redocred")
#: So many true pairs of running text make other text needless for calibration.
ENOUGH = 25
#: Sets that were made to hold a relation hold it so much more often than running text does.
RARER = 0.25
#: Pairs of kinds that stand in a relation this often, at least, are asked about.
SEEN = 3
#: How many vectors of unrelated pairs the model carries, for those who fit relations of their own.
BACKGROUND = 1500
BATCH = 256


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; says on stderr how it gets on."""
    from kg.learn.data import read_all
    from kg.learn.network import Size, alphabet_of, frequent_words, train
    from kg.learn.vectors import shortened
    from kg.read import Settings

    told = options(__doc__, MODEL, arguments)
    tools, size = Settings().tools(), Size()
    examples = list(read_all(told.data, told.limit))
    log.info("relations: %d examples", len(examples))
    sentences = list(prepare(examples, tools.ontology, tools.parser.parse, tools.recognizer.recognize))
    training = [one for one in sentences if not one.example.held_back]
    held_back = [one for one in sentences if one.example.held_back]
    supervision = Supervision(relations_of(training), training)
    words = frequent_words(training)
    known, vectors = shortened(tools.parser.vocab, words, size.word)
    alphabet = alphabet_of(training, [*known, *(one for one in words if one not in set(known))])
    log.info("relations: %d sentences, %d words, %d relations", len(training), len(words), len(supervision.relations))
    network = train(
        training,
        supervision,
        alphabet,
        size,
        vectors,
        lambda epoch, loss: log.info("relations: epoch %d, loss %.4f", epoch + 1, loss),
    )
    nouns = learned_nouns(one for one in examples if not one.held_back)
    assemble(VERSION, alphabet, network.arrays(), supervision, training, held_back, nouns).save(told.out)
    return 0


def relations_of(sentences: Sequence[Labelled]) -> list[str]:
    """Every relation that is stated somewhere."""
    return sorted({one.relation for labelled in sentences for one in labelled.stated})


def assemble(
    version: str,
    alphabet: Alphabet,
    weights: Mapping[str, Array],
    supervision: Supervision,
    training: Sequence[Labelled],
    held_back: Sequence[Labelled],
    nouns: Mapping[str, frozenset[str]],
) -> RelationModel:
    """A model with thresholds and probabilities from the sentences held back."""
    kinds = _kinds(training, supervision)
    asked = [(one, list(supervision.asked(one))) for one in held_back]
    odds, vectors = score(asked, alphabet, weights)
    stated, counts = supervision.targets([pair for _, pairs in asked for pair in pairs])
    natural = np.array([one.example.source in NATURAL for one, pairs in asked for _ in pairs])
    heads = tuple(
        Head(
            relation,
            *fitted(odds[:, at], stated[:, at], counts[:, at], natural),
            kinds.get(at, frozenset()),
            nouns.get(relation, frozenset()),
        )
        for at, relation in enumerate(supervision.relations)
    )
    unrelated = np.flatnonzero(natural & (stated.sum(axis=1) == 0))
    chosen = unrelated[:: max(1, len(unrelated) // BACKGROUND)][:BACKGROUND]
    return RelationModel(version, alphabet, {**weights, "background": vectors[chosen]}, heads)


def fitted(odds: Array, stated: Array, counts: Array, natural: NDArray[np.bool_]) -> Calibrated:
    """Calibrate on running text where that shows the relation often enough, else on everything."""
    chosen = natural & (counts >= 1.0)
    if (stated[chosen] > 0).sum() >= ENOUGH:
        return calibrate(odds[chosen], stated[chosen], counts[chosen])
    chosen = counts > 0
    counts = np.where(stated[chosen] > 0, counts[chosen] * RARER, counts[chosen])
    return calibrate(odds[chosen], stated[chosen], counts)


def score(
    asked: Sequence[tuple[Labelled, Sequence[Asked]]], alphabet: Alphabet, weights: Mapping[str, Array]
) -> tuple[Array, Array]:
    """Log-odds and vectors of the pairs, in order."""
    odds: list[Array] = []
    vectors: list[Array] = []
    for at in range(0, len(asked), BATCH):
        some = [(one, pairs) for one, pairs in asked[at : at + BATCH] if pairs]
        if some:
            wanted = [[(pair.subject, pair.object) for pair in pairs] for _, pairs in some]
            batch = arrange([one.graph for one, _ in some], wanted, alphabet)
            vectors.append(pair_vectors(batch, weights))
            odds.append(scores(vectors[-1], weights))
    return np.vstack(odds), np.vstack(vectors)


def _kinds(sentences: Sequence[Labelled], supervision: Supervision) -> dict[int, frozenset[tuple[str, str]]]:
    counts: Counter[tuple[int, str, str]] = Counter()
    for one in sentences:
        for (subject, object_), held in supervision.held(one).items():
            mentions = one.graph.mentions
            counts.update((relation, mentions[subject].kind, mentions[object_].kind) for relation in held)
    found: dict[int, set[tuple[str, str]]] = {}
    for (relation, subject_kind, object_kind), count in counts.items():
        if count >= SEEN:
            found.setdefault(relation, set()).add((subject_kind, object_kind))
    return {relation: frozenset(pairs) for relation, pairs in found.items()}


if __name__ == "__main__":
    raise SystemExit(main())
