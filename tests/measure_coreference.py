"""How well pronouns and names are resolved, through the program as `kg mentions` prints it.

    python -m tests.measure_coreference [--held-back] [--no-titles] [--nearest] [--errors N]
    python -m tests.measure_coreference --clusters [--held-back]

GAP asks of two names in a passage whether a pronoun stands for them: precision, recall and F1 over both, of men's and
women's pronouns apart, and the quotient of these ("bias"). A name or pronoun is what a mention row says that shares
words with it, the shortest where there are several; a pronoun's row must begin where the pronoun does.
`--nearest` answers with the nearest person before the pronoun whose gender agrees, or else the nearest after it.

`--clusters` scores who is one with whom (`tests/clusters.py`) among the mentions that people marked: the names of
Re-DocRED, and the names, pronouns and descriptions of KnowledgeNet that have one Wikidata id in a document. The
comparison puts names together that are the same letter by letter.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.agreement import normal
from kg.evaluate.gold import Span
from kg.evaluate.knowledgenet import overlap
from kg.evaluate.redocred import detokenise
from kg.extract.coreference import Resolver
from kg.extract.coreference.anaphors import Anaphor
from kg.extract.coreference.features import Discourse
from kg.extract.prose.models import Models
from kg.learn.data import knowledgenet, redocred
from kg.learn.examples import Example
from kg.learn.pronouns import Row, held_back, read_gap, title_of
from kg.model import Article, Mention
from kg.read import Settings, Tools, read_articles
from tests.clusters import Clusters
from tests.clusters import scores as cluster_scores

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


class Nearest(Resolver):
    """Resolves "he" and "she" as one would who only looks back."""

    def _meant(self, anaphor: Anaphor, discourse: Discourse) -> int | None:
        if anaphor.kind not in ("he", "she"):
            return Resolver._meant(self, anaphor, discourse)
        sign = 1 if anaphor.kind == "she" else -1
        places = [
            (one.start > anaphor.start, abs(anaphor.start - one.start), at)
            for at, referent in enumerate(discourse.referents)
            if referent.name and referent.person >= 0 and referent.gender * sign >= 0
            for one in (*referent.mentions, *discourse.pronouns[at])
        ]
        return min(places)[2] if places else None


def read(rows: list[Row], titles: bool, nearest: bool = False) -> Iterator[tuple[Row, tuple[bool, bool]]]:
    """What the program says of each row."""
    tools = Settings().tools()
    if nearest:
        ours = tools.models.coreference
        assert isinstance(ours, Resolver)
        vars(tools)["models"] = Models(Nearest(ours.scorer, ours.given), tools.models.relations)
    for at in range(0, len(rows), _BATCH):
        some = rows[at : at + _BATCH]
        articles = [Article(id=row["ID"], text=row["Text"], title=title_of(row) if titles else "") for row in some]
        for row, reading in zip(some, read_articles(articles, tools), strict=True):
            yield row, meant(row, reading.mentions)


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and what each of the spans in it names that people marked."""

    article: Article
    named: Mapping[Span, Hashable]


def redocred_clusters(data: Path) -> Iterator[tuple[str, Marked]]:
    """Every document by its key in training; its names without dates and numbers."""
    with gzip.open(data / "relations" / redocred.FILE, "rt", encoding="utf-8") as file:
        for document in json.load(file):
            text, tokens = detokenise(document["sents"])
            named = {
                (tokens[one["sent_id"]][one["pos"][0]][0], tokens[one["sent_id"]][one["pos"][1] - 1][1]): number
                for number, cluster in enumerate(document["vertexSet"])
                for one in cluster
                if cluster[0]["type"] not in ("TIME", "NUM")
            }
            title = document["title"]
            yield f"redocred/{title}", Marked(Article(id=title, title=title, text=text), named)


def knowledgenet_clusters(data: Path) -> Iterator[tuple[str, Marked]]:
    """Every document by its key in training; the ends of its facts by their Wikidata ids."""
    with gzip.open(data / "relations" / knowledgenet.FILE, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            named: dict[Span, Hashable] = {}
            for fact in (one for passage in record["passages"] for one in passage["facts"]):
                for end in ("subject", "object"):
                    if fact[f"{end}Uri"]:
                        named.setdefault((fact[f"{end}Start"], fact[f"{end}End"]), fact[f"{end}Uri"])
            id = str(record["documentId"])
            yield f"knowledgenet/{id}", Marked(Article(id=id, text=record["documentText"]), named)


SETS = {"Re-DocRED": redocred_clusters, "KnowledgeNet": knowledgenet_clusters}


def grouped(keys: Mapping[Span, Hashable]) -> Clusters:
    """Spans of one key together."""
    found: dict[Hashable, set[Hashable]] = {}
    for span, key in keys.items():
        found.setdefault(key, set()).add(span)
    return [*found.values()]


def resolved(spans: Iterable[Span], mentions: Iterable[Mention]) -> Clusters:
    """The spans by the entity of the mention that shares words with each, of several the one most like it."""
    mentions = tuple(mentions)
    keys: dict[Span, Hashable] = {}
    for span in spans:
        sharing = [one for one in mentions if overlap((one.start, one.end), span)]
        if sharing:
            keys[span] = min(sharing, key=lambda one: abs(one.start - span[0]) + abs(one.end - span[1])).entity.iri
    return grouped(keys)


def is_held_back(document: str) -> bool:
    """Whether a document was kept from the training of the relation model."""
    return Example(text="", spans=(), stated=(), document=document).held_back


def write_clusters(only_held_back: bool, tools: Tools) -> None:
    """Print the scores of both sets."""
    for name, documents in SETS.items():
        marked = [one for key, one in documents(DATA) if is_held_back(key) or not only_held_back]
        ours: list[tuple[Clusters, Clusters]] = []
        plain: list[tuple[Clusters, Clusters]] = []
        for at in range(0, len(marked), _BATCH):
            some = marked[at : at + _BATCH]
            for one, reading in zip(some, read_articles([each.article for each in some], tools), strict=True):
                gold = grouped(one.named)
                ours.append((gold, resolved(one.named, reading.mentions)))
                plain.append((gold, grouped({span: normal(one.article.text[slice(*span)]) for span in one.named})))
        sys.stdout.write(f"{name}, {len(marked)} documents: precision, recall, F1; the same of equal names alone\n")
        for (measure, said), others in zip(cluster_scores(ours).items(), cluster_scores(plain).values(), strict=True):
            sys.stdout.write(f"  {measure:<8} " + "  ".join(f"{one:.3f}" for one in (*said, *others)) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-back", action="store_true", help="only the articles that were kept from training")
    parser.add_argument("--no-titles", action="store_true", help="the passages without the titles of their articles")
    parser.add_argument("--nearest", action="store_true", help="the baseline: the nearest person that agrees")
    parser.add_argument("--clusters", action="store_true", help="score clusters instead, of Re-DocRED and KnowledgeNet")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N wrong ones")
    args = parser.parse_args()
    if args.clusters:
        write_clusters(args.held_back, Settings().tools())
        return 0
    rows = [row for row in read_gap(DATA) if held_back(row["URL"]) or not args.held_back]
    said = list(read(rows, not args.no_titles, args.nearest))
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
