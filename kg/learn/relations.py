"""The relation model before readers judged it: trained, calibrated on what was held back, stored.

In: the data directory. Out: `kg/data/models/relations`. How: a first network and the encoder
learn from what the data mark, the latter for half an hour on two cores; the network that is carried beside the encoder
learns from the marks too and from what both say of running text.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations import MODEL
from kg.extract.relations.arrange import Alphabet, arrange
from kg.extract.relations.encoder import Encoder, apart
from kg.extract.relations.model import Head, RelationModel
from kg.extract.relations.net import Array, pair_vectors, scores
from kg.learn.calibration import LEAST, Calibrated, calibrate
from kg.learn.lessons import Lesson, Odds, marked, unmarked
from kg.learn.nouns import learned_nouns
from kg.learn.options import options
from kg.learn.prepare import Labelled, prepare
from kg.learn.supervision import Asked, Supervision

log = logging.getLogger(__name__)
VERSION = "2"
#: Rounds of the network that learns from marks alone; what it says counts as much as the encoder.
FIRST = 5
#: Torch adds up in another order on another number of cores.
CORES = 2
#: Sets of running text in which every pair was looked at: they tell how often a relation really holds.
NATURAL = ("knowledgenet", "redocred")
#: Running text of which readers judged single statements.
JUDGED = "statements"
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
    import torch

    from kg.learn.data import corpus, read_all
    from kg.learn.encoder.training import weights_file
    from kg.learn.network import Size, alphabet_of, frequent_words, train
    from kg.learn.vectors import shortened
    from kg.read import Settings

    told = options(__doc__, MODEL, arguments)
    weights_file()
    tools, size = Settings().tools(), Size()
    examples = list(read_all(told.data, told.limit))
    log.info("relations: %d examples", len(examples))
    sentences = list(prepare(examples, tools.ontology, tools.parser.parse, tools.recognizer.recognize))
    texts = list(corpus.read(told.data / "corpus", told.limit))
    running = list(prepare(texts, tools.ontology, tools.parser.parse, tools.recognizer.recognize))
    training = [one for one in sentences if not one.example.held_back]
    held_back = [one for one in sentences if one.example.held_back]
    supervision = Supervision(relations_of(training), training)
    log.info("relations: %d sentences, %d without marks", len(training), len(running))
    words = frequent_words([*training, *running])
    known, vectors = shortened(tools.parser.vocab, words, size.word)
    alphabet = alphabet_of([*training, *running], [*known, *(one for one in words if one not in set(known))])
    log.info("relations: %d words, %d relations", len(words), len(supervision.relations))
    torch.set_num_threads(CORES)
    torch.use_deterministic_algorithms(True)
    lessons = list(marked(training, supervision))
    pupil = train(lessons, supervision, alphabet, replace(size, epochs=FIRST), vectors, said("alone")).arrays()
    random.seed(size.seed)
    kinds = _kinds(training, supervision)
    silent = list(unmarked(running, _pairs(kinds)))
    taught, encoder = _taught(lessons, silent, supervision, lambda some: odds(some, alphabet, pupil))
    weights = train(taught, supervision, alphabet, size, vectors, said("taught")).arrays()
    nouns = learned_nouns(one for one in examples if not one.held_back)
    asked = [(one, list(supervision.asked(one))) for one in held_back]
    assemble(VERSION, alphabet, weights, supervision, kinds, nouns, encoder, asked).save(told.out)
    return 0


def said(who: str) -> Callable[[int, float], None]:
    """Tells on stderr how a round of training went."""
    return lambda number, loss: log.info("relations: %s, round %d, loss %.4f", who, number + 1, loss)


def _taught(
    lessons: Sequence[Lesson],
    silent: Sequence[Lesson],
    supervision: Supervision,
    pupil: Callable[[Sequence[Lesson]], Iterable[Odds]],
) -> tuple[list[Lesson], Encoder]:
    """All lessons, those on whose pairs little is marked with the mean of what the encoder and a first network say."""
    from kg.learn.encoder import training as tuning

    encoder, vocabulary = tuning.train(lessons, supervision, tuning.Pace(), said("encoder"))
    single = [one for one in lessons if one.labelled.example.source in tuning.SINGLE]
    others = [*(one for one in lessons if one.labelled.example.source not in tuning.SINGLE), *silent]
    log.info("relations: the encoder is asked about %d sentences", len(others))
    opinions = zip(others, tuning.odds(encoder, vocabulary, others), pupil(others), strict=True)
    taught = [one.taught(((first + second) / 2).astype(np.float16)) for one, first, second in opinions]
    texts = [one.labelled for one in (*lessons, *silent)]
    return [*single, *taught], tuning.carried(encoder, vocabulary, texts)


def odds(lessons: Sequence[Lesson], alphabet: Alphabet, weights: Mapping[str, Array]) -> Iterator[Odds]:
    """What a network says of the pairs of each lesson."""
    for at in range(0, len(lessons), BATCH):
        some = lessons[at : at + BATCH]
        found, _ = score([(one.labelled, one.asked) for one in some], alphabet, weights)
        yield from np.split(found.astype(np.float16), np.cumsum([len(one.asked) for one in some])[:-1])


def relations_of(sentences: Sequence[Labelled]) -> list[str]:
    """Every relation that is stated somewhere."""
    return sorted({one.relation for labelled in sentences for one in labelled.stated})


def assemble(
    version: str,
    alphabet: Alphabet,
    weights: Mapping[str, Array],
    supervision: Supervision,
    kinds: Mapping[int, frozenset[tuple[str, str]]],
    nouns: Mapping[str, frozenset[str]],
    encoder: Encoder,
    asked: Sequence[tuple[Labelled, Sequence[Asked]]],
    least: float = LEAST,
) -> RelationModel:
    """Thresholds and probabilities are those of pairs held back; what is less likely than `least` is never claimed."""
    found, vectors = score(asked, alphabet, weights)
    found += read_pieces(asked, encoder)
    found /= 2
    stated, counts = supervision.targets([pair for _, pairs in asked for pair in pairs])
    counts = np.minimum(counts, 1.0)
    sources = [one.example.source for one, pairs in asked for _ in pairs]
    complete, judged = np.isin(sources, NATURAL), np.isin(sources, JUDGED)
    heads = tuple(
        Head(
            relation,
            *fitted(found[:, at], stated[:, at], counts[:, at], complete, judged, least),
            kinds.get(at, frozenset()),
            nouns.get(relation, frozenset()),
        )
        for at, relation in enumerate(supervision.relations)
    )
    unrelated = np.flatnonzero(complete & (stated.sum(axis=1) == 0))
    chosen = unrelated[:: max(1, len(unrelated) // BACKGROUND)][:BACKGROUND]
    carried = {**weights, "background": vectors[chosen]}
    return RelationModel(version, alphabet, carried, heads, encoder=encoder)


def fitted(
    odds: Array,
    stated: Array,
    counts: Array,
    complete: NDArray[np.bool_],
    judged: NDArray[np.bool_],
    least: float = LEAST,
) -> Calibrated:
    """Calibrate on running text where that shows the relation often enough, else on everything."""
    chosen = (complete | judged) & (counts >= 1.0)
    if (stated[chosen] > 0).sum() >= ENOUGH:
        return calibrate(odds[chosen], stated[chosen], counts[chosen], least)
    chosen = counts > 0
    made = (stated[chosen] > 0) & ~judged[chosen]
    return calibrate(odds[chosen], stated[chosen], np.where(made, counts[chosen] * RARER, counts[chosen]), least)


def score(
    asked: Sequence[tuple[Labelled, Sequence[Asked]]], alphabet: Alphabet, weights: Mapping[str, Array]
) -> tuple[Array, Array]:
    """Log-odds and vectors of the pairs, in order."""
    found: list[Array] = []
    vectors: list[Array] = []
    for at in range(0, len(asked), BATCH):
        some = [(one, pairs) for one, pairs in asked[at : at + BATCH] if pairs]
        if some:
            wanted = [[(pair.subject, pair.object) for pair in pairs] for _, pairs in some]
            batch = arrange([one.graph for one, _ in some], wanted, alphabet)
            vectors.append(pair_vectors(batch, weights))
            found.append(scores(vectors[-1], weights))
    return np.vstack(found), np.vstack(vectors)


def read_pieces(asked: Sequence[tuple[Labelled, Sequence[Asked]]], encoder: Encoder) -> Array:
    """The encoder's log-odds of the pairs, in order."""
    chosen = [(one, [(pair.subject, pair.object) for pair in pairs]) for one, pairs in asked if pairs]
    read = [encoder.vocabulary.read(one.graph, one.example.text) for one, _ in chosen]
    return encoder.scores(read, [apart(one.graph, pairs) for one, pairs in chosen])


def _pairs(kinds: Mapping[int, frozenset[tuple[str, str]]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pairs in kinds.values() for pair in pairs)


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
