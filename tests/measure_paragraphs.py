"""How many facts of paragraphs on anything a reader nods at, by what readers said of such facts before.

    python -m tests.measure_paragraphs [--list wrong|lost|new]

`tests/verdicts/` tells of each fact of 1,591 paragraphs of ../shared/data/corpus, drawn at random in sixteen rounds,
whether it is right, and whether the relation model alone told it; a paragraph goes by the first twelve hexadecimal
digits of its text's SHA-256, which stands in the first of its rows (and parts them into files). Here they are read
anew: of the facts told then the share of right ones, how many of all that were right are told still, and how many are
told that nobody has read. Errors of each round were mended before the next, so this is no measure of fresh paragraphs
(README, What a confidence means), but what was right once must not be lost, nor a mended error return. What the model
says counts only in paragraphs that its training held back, and what it no longer says by itself: trained anew, it
tells other things.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from kg.evaluate.verdicts import read_verdicts, told_facts
from kg.learn.examples import is_held_back
from kg.read import Settings

CORPUS = Path(__file__).parents[2] / "shared" / "data" / "corpus"
VERDICTS = Path(__file__).parent / "verdicts"


class Score(NamedTuple):
    """Facts told now that were read as right and as wrong, and unread ones; by extractor.

    `kept` is the share of the right ones that are told still, `learned` that of those which only the model had told.
    """

    right: Counter[str]
    wrong: Counter[str]
    unread: Counter[str]
    kept: float
    learned: float

    @property
    def precision(self) -> float:
        """The share of right facts among those told now that somebody has read."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())


def measure(listing: str = "") -> Score:
    """Read the paragraphs; `listing` prints the facts of one kind."""
    known, counts = read_verdicts(VERDICTS), {kind: Counter[str]() for kind in ("right", "wrong", "new")}
    now = set()
    for key, row in told_facts({key[0] for key in known}, CORPUS, Settings().tools()):
        now.add(key)
        kind = "new" if key not in known else "right" if known[key].right else "wrong"
        if row["extractor"] != "model" or is_held_back(key[0]):  # the others it was trained on
            counts[kind][str(row["extractor"])] += 1
        if kind == listing:
            print(" | ".join(key))
    lost = sorted(key for key, verdict in known.items() if verdict.right and key not in now)
    for key in lost if listing == "lost" else ():
        print(" | ".join(key))
    kept, learned = (
        sum(key in now for key in known if known[key] == (True, by_model))
        / max(1, sum(verdict == (True, by_model) for verdict in known.values()))
        for by_model in (False, True)
    )
    return Score(counts["right"], counts["wrong"], counts["new"], kept, learned)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score facts of paragraphs that readers have judged.")
    parser.add_argument("--list", choices=("wrong", "lost", "new"), default="")
    found = measure(parser.parse_args().list)
    print("extractor     right  wrong  share  unread")
    for extractor in sorted({*found.right, *found.wrong, *found.unread}):
        right, wrong = found.right[extractor], found.wrong[extractor]
        print(f"{extractor:12} {right:6} {wrong:6} {right / max(1, right + wrong):6.3f} {found.unread[extractor]:7}")
    print(f"all: precision {found.precision:.3f}, of the right ones told still {found.kept:.3f}")
    print(f"of the right ones that the model had told: {found.learned:.3f}")


if __name__ == "__main__":
    main()
