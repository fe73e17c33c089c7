"""How many facts of paragraphs on anything a reader nods at, by what readers said of such facts before.

    python -m tests.measure_paragraphs [--list wrong|lost|new]

`tests/verdicts/paragraphs.tsv` tells of each fact of 1,319 paragraphs of ../shared/data/corpus, drawn at random in
thirteen rounds, whether it is right; a paragraph goes by the first twelve hexadecimal digits of its text's SHA-256,
which stands in the first of its rows. Here they are read anew: of the facts told then the share of right ones, how
many of all that were right are told still, and how many are told that nobody has read. Errors of each round were
mended before the next, so this is no measure of fresh paragraphs (README, What a confidence means), but what was right
once must not be lost, nor a mended error return.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import Article
from kg.read import Settings, read_articles
from kg.rows import fact_row

CORPUS = Path(__file__).parents[2] / "shared" / "data" / "corpus"
FILES = ("wiki_paragraphs.jsonl.gz", "vital_intros.jsonl.gz", "film_intros.jsonl.gz")
VERDICTS = Path(__file__).parent / "verdicts" / "paragraphs.tsv"

#: A paragraph's digest, then subject, relation and object of one of its facts.
Told = tuple[str, str, str, str]


class Score(NamedTuple):
    """Facts told now that were read as right and as wrong, and unread ones; by extractor. `lost` were right."""

    right: Counter[str]
    wrong: Counter[str]
    unread: Counter[str]
    lost: int

    @property
    def precision(self) -> float:
        """The share of right facts among those told now that somebody has read."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())

    @property
    def kept(self) -> float:
        """The share of the right ones that are told still."""
        return self.right.total() / max(1, self.right.total() + self.lost)


def verdicts() -> dict[Told, bool]:
    """Whether a fact was read as right."""
    found: dict[Told, bool] = {}
    digest = ""
    for line in VERDICTS.read_text("utf-8").splitlines()[1:]:
        paragraph, subject, relation, object_, verdict = line.split("\t")
        digest = paragraph or digest
        found[digest, subject, relation, object_] = verdict == "right"
    return found


def paragraphs(wanted: frozenset[str]) -> Iterator[Article]:
    """The paragraphs of these digests, which are their ids."""
    for name in FILES:
        with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = row.get("text") or row.get("intro") or row.get("extract") or ""
                digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
                if digest in wanted:
                    yield Article(id=digest, text=text, title=row.get("title") or "")


def told(known: dict[Told, bool]) -> Iterator[tuple[Told, str]]:
    """Each fact told now, once, and its extractor."""
    tools = Settings().tools()
    found = {one.id: one for one in paragraphs(frozenset(key[0] for key in known))}
    seen: set[Told] = set()
    for reading in read_articles(list(found.values()), tools):
        for fact in reading.facts:
            row = fact_row(fact, tools.ontology)
            ends = str(row["subject_label"]), str(row["name"]), str(row["object_label"] or row["value"])
            key = (reading.document.article.id, *ends)
            if row["status"] != "rejected" and key not in seen:
                seen.add(key)
                yield key, str(row["extractor"])


def measure(listing: str = "") -> Score:
    """Read the paragraphs; `listing` prints the facts of one kind."""
    known, counts = verdicts(), {kind: Counter[str]() for kind in ("right", "wrong", "new")}
    now = set()
    for key, extractor in told(known):
        now.add(key)
        kind = "new" if key not in known else "right" if known[key] else "wrong"
        counts[kind][extractor] += 1
        if kind == listing:
            print(" | ".join(key))
    lost = sorted(key for key, right in known.items() if right and key not in now)
    for key in lost if listing == "lost" else ():
        print(" | ".join(key))
    return Score(counts["right"], counts["wrong"], counts["new"], len(lost))


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


if __name__ == "__main__":
    main()
