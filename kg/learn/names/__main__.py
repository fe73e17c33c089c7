"""`python -m kg.learn.names --data ../shared/data --out kg/data/models/names` trains the network; 15 minutes.

In: the shared data. Out: `network.npz`, the weights as 16-bit numbers; on stderr the scores on the
documents held back. The same data and versions give the same bytes.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from kg.learn.names.gold import read_gold
from kg.learn.names.silver import read_silver
from kg.learn.names.training import cutter, group_finder, held_back, train
from kg.nlp.pipeline import DEFAULT_PIPELINE, load_spacy
from kg.nlp.recognizer import save_network
from kg.ontology import load_ontology

log = logging.getLogger(__name__)


def main() -> None:
    """Train, and write the network."""
    parser = argparse.ArgumentParser(prog="python -m kg.learn.names", description="train the recogniser of names")
    parser.add_argument("--data", type=Path, required=True, help="directory of the shared data")
    parser.add_argument("--out", type=Path, required=True, help="directory for network.npz")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    nlp, ontology = load_spacy(DEFAULT_PIPELINE, ()), load_ontology()
    cut = cutter(nlp)
    marked = read_gold(options.data, ontology, group_finder(nlp))
    gold = [one for number, one in enumerate(marked) if not held_back(number)]
    silver = list(read_silver(options.data, ontology, cut))
    log.info("%d texts with every name marked, %d with some", len(gold), len(silver))
    network = train(nlp, gold, silver)
    options.out.mkdir(parents=True, exist_ok=True)
    save_network(network, options.out / "network.npz")


if __name__ == "__main__":
    main()
