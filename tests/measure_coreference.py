"""How well pronouns are resolved, on GAP's development set, through the program as `kg mentions` prints it.

    python -m tests.measure_coreference [--held-back] [--no-titles] [--errors N]

GAP asks of two names in a passage whether a pronoun stands for them: precision, recall and F1 over both, of men's and
women's pronouns apart, and the quotient of these ("bias"). A name or pronoun is what a mention row says that shares
words with it, the shortest where there are several; a pronoun's row must begin where the pronoun does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.learn.pronouns import Row, held_back, read_gap, title_of
from kg.model import Article, Mention
from kg.read import Settings, read_articles

DATA = Path(__file__).parents[2] / "shared" / "data"
_FEMININE = ("she", "her", "hers")
_BATCH = 50


def meant(row: Row, mentions: Iterable[Mention]) -> tuple[bool, bool]:
    """Whether the pronoun has the entity of A, and that of B."""
    mentions = tuple(mentions)
    start = int(row["Pronoun-offset"])
    pronoun = next((one for one in mentions if one.start == start and one.end == start + len(row["Pronoun"])), None)
    named = [_named(mentions, int(row[f"{key}-offset"]), len(row[key])) for key in ("A", "B")]
    first, second = (one is not None and pronoun is not None and one.entity.iri == pronoun.entity.iri for one in named)
    return first, second


def _named(mentions: tuple[Mention, ...], start: int, length: int) -> Mention | None:
    sharing = [one for one in mentions if one.start < start + length and start < one.end]
    return min(sharing, key=lambda one: one.end - one.start, default=None)


def scores(pairs: Iterable[tuple[Row, tuple[bool, bool]]]) -> dict[str, float]:
    """GAP's scores."""
    counts = {key: [0, 0, 0] for key in ("all", "masculine", "feminine")}  # right, wrong, missed
    for row, said in pairs:
        group = "feminine" if row["Pronoun"].lower() in _FEMININE else "masculine"
        for key, predicted in zip(("A", "B"), said, strict=True):
            true = row[f"{key}-coref"] == "TRUE"
            for name in ("all", group):
                counts[name][0] += true and predicted
                counts[name][1] += predicted and not true
                counts[name][2] += true and not predicted
    found = {}
    for name, (right, wrong, missed) in counts.items():
        found[name] = 2 * right / max(1, 2 * right + wrong + missed)
        if name == "all":
            found["precision"], found["recall"] = right / max(1, right + wrong), right / max(1, right + missed)
    return found | {"bias": found["feminine"] / max(found["masculine"], 1e-9)}


def read(rows: list[Row], titles: bool) -> Iterator[tuple[Row, tuple[bool, bool]]]:
    """What the program says of each row."""
    tools = Settings().tools()
    for at in range(0, len(rows), _BATCH):
        some = rows[at : at + _BATCH]
        articles = [Article(id=row["ID"], text=row["Text"], title=title_of(row) if titles else "") for row in some]
        for row, reading in zip(some, read_articles(articles, tools), strict=True):
            yield row, meant(row, reading.mentions)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-back", action="store_true", help="only the articles that were kept from training")
    parser.add_argument("--no-titles", action="store_true", help="the passages without the titles of their articles")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N wrong ones")
    args = parser.parse_args()
    rows = [row for row in read_gap(DATA) if held_back(row["URL"]) or not args.held_back]
    said = list(read(rows, not args.no_titles))
    sys.stdout.write(f"{len(rows)} pronouns\n")
    for key, value in scores(said).items():
        sys.stdout.write(f"  {key:<10} {value:.3f}\n")
    wrong = [one for one in said if one[1] != tuple(one[0][f"{key}-coref"] == "TRUE" for key in ("A", "B"))]
    for row, (first, second) in wrong[: args.errors]:
        sys.stdout.write(
            f"{row['ID']} {title_of(row)} | {row['Pronoun']} at {row['Pronoun-offset']} | A {row['A']} "
            f"{row['A-coref']} {first} | B {row['B']} {row['B-coref']} {second}\n  {row['Text']}\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
