"""`python -m kg.learn.names --data ../shared/data --out kg/data/models/names` trains the network; 15 minutes.

In: the shared data. Out: `network.npz`, the weights as 16-bit numbers; on stderr the scores on the
documents held back. The same data and versions give the same bytes.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import islice

from kg.learn.names.gold import read_gold
from kg.learn.names.silver import read_silver
from kg.learn.names.training import cutter, group_finder, held_back, train
from kg.learn.options import options
from kg.nlp.pipeline import DEFAULT_PIPELINE, load_spacy
from kg.nlp.recognizer import NETWORK, save_network
from kg.ontology import load_ontology

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the network."""
    told = options(__doc__, NETWORK.parent, arguments)
    nlp, ontology = load_spacy(DEFAULT_PIPELINE, ()), load_ontology()
    cut = cutter(nlp)
    marked = islice(read_gold(told.data, ontology, group_finder(nlp)), told.limit)
    gold = [one for number, one in enumerate(marked) if not held_back(number)]
    silver = list(islice(read_silver(told.data, ontology, cut), told.limit))
    log.info("%d texts with every name marked, %d with some", len(gold), len(silver))
    network = train(nlp, gold, silver)
    told.out.mkdir(parents=True, exist_ok=True)
    save_network(network, told.out / NETWORK.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
