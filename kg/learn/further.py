"""The relation model trained further on what readers said of its claims, so that it tells what words say.

In: the model that `kg.learn.relations` wrote, the verdicts of `statements.tsv`, and again a part of the data that it
learned from. Out: the model, in its place. How: encoder and network go on from where they are; of what no data mark
the encoder holds on to what both said before, the network to what it said and the encoder says now. Why: the sets it
learned from mark what is true of two things that a sentence names, which readers do not always find in its words.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from kg.errors import ConfigError
from kg.extract.relations import MODEL, RelationModel
from kg.extract.relations.encoder import Encoder
from kg.learn.examples import Example
from kg.learn.lessons import Lesson, marked
from kg.learn.options import options
from kg.learn.prepare import prepare
from kg.learn.relations import CORES, NATURAL, VERSION, assemble, odds, said
from kg.learn.supervision import Supervision

log = logging.getLogger(__name__)
#: The model's version from then on.
FURTHER = "3"
#: How often each verdict is shown in a round.
REPEATED = 2
#: Of sentences not all of whose pairs are marked one in so many is shown again, and where one pair is, one in so many.
AGAIN, SINGLE_AGAIN = 2, 16
#: How likely a claim must at least be.
LEAST = 0.45
ROUNDS = 2
#: How fast the encoder's layers learn, what is above them, and the network.
LAYERS, ABOVE, NETWORK = 4e-5, 2.4e-4, 4e-4


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; says on stderr how it gets on."""
    import torch

    from kg.learn import network
    from kg.learn.data import read_all
    from kg.learn.encoder import training as tuning
    from kg.learn.statements import judged, lessons, read_statements
    from kg.read import Settings

    told = options(__doc__, MODEL, arguments)
    model, tools = RelationModel.load(told.out), Settings().tools()
    if model.version != VERSION or model.encoder is None:
        raise ConfigError(f"{told.out}: version {model.version}, not {VERSION}; run python -m kg.learn.relations first")
    tuning.weights_file()
    examples = list(_shown_again(read_all(told.data, told.limit), tuning.SINGLE))
    sentences = list(prepare(examples, tools.ontology, tools.parser.parse, tools.recognizer.recognize))
    held_back = [one for one in sentences if one.example.held_back]
    training = [one for one in sentences if not one.example.held_back]
    supervision = Supervision([head.relation for head in model.heads], training)
    random.seed(network.Size().seed)
    every = list(lessons(judged(told.data / "corpus", read_statements())[: told.limit], model))
    verdicts = [one for one in every if not one.labelled.example.held_back]
    shown = [*verdicts, *marked(training, supervision)]
    log.info("further: %d sentences with verdicts, %d others", len(verdicts), len(shown) - len(verdicts))
    log.info("further: %d verdicts found", sum(len({*one.stated, *one.known}) for each in every for one in each.asked))
    torch.set_num_threads(CORES)
    torch.use_deterministic_algorithms(True)
    before = list(odds(shown, model.alphabet, model.weights))

    def taught(encoder: Encoder) -> list[Lesson]:
        """What is shown, with the mean of what an encoder and the network before say of it."""
        opinions = zip(shown, tuning.odds(tuning.opened(encoder), encoder.vocabulary, shown), before, strict=True)
        found = [one.taught(((first + second) / 2).astype(np.float16)) for one, first, second in opinions]
        return [*found[: len(verdicts)] * REPEATED, *found[len(verdicts) :]]

    pace = tuning.Pace(rounds=ROUNDS, rate=LAYERS, above=ABOVE)
    encoder = tuning.further(model.encoder, taught(model.encoder), supervision, pace, said("encoder, further"))
    size = replace(network.Size(), epochs=ROUNDS, rate=NETWORK)
    pupil = network.further(model.weights, taught(encoder), supervision, model.alphabet, size, said("further"))
    weights = {**model.weights, **pupil.arrays()}
    RelationModel(FURTHER, model.alphabet, weights, model.heads, encoder=encoder).save(told.out)
    stored = RelationModel.load(told.out)
    kinds = {at: head.pairs for at, head in enumerate(model.heads)}
    nouns = {head.relation: head.nouns for head in model.heads}
    asked = [(one, tuple(supervision.asked(one))) for one in held_back]
    asked += [(one.labelled, one.asked) for one in every if one.labelled.example.held_back]
    now = stored.encoder or encoder
    assemble(FURTHER, model.alphabet, stored.weights, supervision, kinds, nouns, now, asked, LEAST).save(told.out)
    return 0


def _shown_again(examples: Iterable[Example], single: frozenset[str]) -> Iterator[Example]:
    """All that is held back and all that is marked wholly, and a part of the rest."""
    numbers: Counter[int] = Counter()
    for one in examples:
        if one.held_back or one.source in NATURAL:
            yield one
            continue
        again = SINGLE_AGAIN if one.source in single else AGAIN
        numbers[again] += 1
        if numbers[again] % again == 0:
            yield one


if __name__ == "__main__":
    raise SystemExit(main())
