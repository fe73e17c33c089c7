"""Show what a rule matches on a corpus: `python -m tests.rule_matches RULE --corpus FILE --limit N`.

RULE is a pattern over EXTRACTOR/RULE ("cast", "categories/genre films", "apposition/*") or over the
name of a relation. FILE holds one JSON object a line with `title` and `text` (or `extract`), plain or
gzipped. Prints each claim with its words; the last line counts. `--sample` takes every n-th article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

from kg.articles.document import read_document
from kg.model import Article, Claim, Passage, Term
from kg.read import Settings, Tools, read_passages


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.rule_matches", description=__doc__.splitlines()[0])
    parser.add_argument("rule")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=100, help="claims to print")
    parser.add_argument("--sample", type=int, default=1, help="take every n-th article")
    arguments = parser.parse_args(argv)
    counts: Counter[str] = Counter()
    for passage, claim in islice(matches(arguments.rule, arguments.corpus, arguments.sample), arguments.limit):
        counts[f"{claim.extractor}/{claim.rule} {claim.relation}"] += 1
        sys.stdout.write(shown(passage, claim) + "\n")
    sys.stdout.write("".join(f"{count:6} {rule}\n" for rule, count in counts.most_common()))


def articles(path: Path, every: int = 1) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            row = json.loads(line)
            title = row.get("title", "")
            yield Article(id=row.get("id", title), title=title, text=row.get("text") or row.get("extract", ""))


def matches(rule: str, corpus: Path, every: int = 1, tools: Tools | None = None) -> Iterator[tuple[Passage, Claim]]:
    """The claims of a corpus whose extractor, rule or relation fits the pattern."""
    tools = tools or Settings().tools()
    for article in articles(corpus, every):
        for read in read_passages([read_document(article, tools.ontology)], tools)[0]:
            for claim in read.claims:
                if any(
                    fnmatch(name, rule) for name in (claim.extractor, f"{claim.extractor}/{claim.rule}", claim.relation)
                ):
                    yield read.passage, claim


def shown(passage: Passage, claim: Claim) -> str:
    """A claim on one line, its words marked in their surroundings."""
    text, start, end = passage.text, claim.start, claim.end
    around = f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}"
    qualifiers = "".join(f" ({name} {_text(term)})" for name, term in claim.qualifiers)
    return (
        f"{_text(claim.subject)} | {claim.relation} | {_text(claim.object)}{qualifiers}"
        f"{' ~story' if claim.story else ''} | {claim.extractor}/{claim.rule} | {' '.join(around.split())}"
    )


def _text(term: Term) -> str:
    return getattr(term, "lexical", "") or getattr(term, "label", "")


if __name__ == "__main__":
    main(sys.argv[1:])
