"""Measure how well the glossed links of a rendered corpus are found again.

    python tests/measure_links.py CORPUS.jsonl LINKS.jsonl [--limit N] [--seed N] [--unmarked SHARE] [--show N]

CORPUS has {"id", "title", "text"} a line, LINKS {"id", "anchor", "title", "anchor_start", "anchor_end", "gloss_start",
"gloss_end"}; a gloss_end that counts the closing " ..." in is taken without it. `--unmarked 0.5` removes that mark
from a random half of the glosses before reading; `--limit` takes a random sample of the articles.

Prints the share of the links that are found with exact anchor and gloss, the share of the found ones that are none,
the share of right titles among the exact ones (and without a disambiguator, which no text shows), articles a second.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from kg.articles.document import read_document
from kg.model import Article
from kg.ontology import load_ontology

Gold = dict[str, Any]
OFFSETS = ("anchor_start", "anchor_end", "gloss_start", "gloss_end")
MARK = re.compile(r"\s*\.\.\.")


def trimmed(text: str, gold: Gold) -> Gold:
    """The link with a gloss that ends before its mark."""
    gloss = text[gold["gloss_start"] : gold["gloss_end"]]
    return {**gold, "gloss_end": gold["gloss_start"] + len(re.sub(r"\s*\.\.\.$", "", gloss))}


def unmark(text: str, links: list[Gold], share: float, rng: random.Random) -> tuple[str, list[Gold]]:
    """Remove the mark of a random share of the glosses and shift what follows."""
    parts, moved, last, shift = [], [], 0, 0
    for gold in sorted(links, key=lambda link: link["gloss_end"]):
        mark = MARK.match(text, gold["gloss_end"])
        moved.append({**gold, **{key: gold[key] - shift for key in OFFSETS}})
        if mark and rng.random() < share:
            parts.append(text[last : mark.start()])
            last = mark.end()
            shift += mark.end() - mark.start()
    return "".join([*parts, text[last:]]), moved


def bare(title: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", title)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("links", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unmarked", type=float, default=0.0)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    gold: dict[str, list[Gold]] = defaultdict(list)
    for line in options.links.read_text(encoding="utf-8").splitlines():
        link = json.loads(line)
        gold[link["id"]].append(link)
    with options.corpus.open(encoding="utf-8") as rows:
        articles = [json.loads(row) for row in rows]
    rng = random.Random(options.seed)
    if options.limit:
        articles = rng.sample(articles, min(options.limit, len(articles)))
    ontology = load_ontology()
    exact = false = total = found = titles = bare_titles = 0
    seconds, shown = 0.0, 0
    for row in articles:
        links = [trimmed(row["text"], link) for link in gold.get(row["id"], ())]
        text, links = unmark(row["text"], links, options.unmarked, rng)
        article = Article(id=row["id"], title=row["title"], text=text)
        started = time.perf_counter()
        document = read_document(article, ontology)
        seconds += time.perf_counter() - started
        wanted = {tuple(one[key] for key in OFFSETS): one for one in links}
        total += len(links)
        found += len(document.links)
        problems = []
        for link in document.links:
            match = wanted.pop((link.start, link.end, link.gloss_start, link.gloss_end), None)
            if match is None:
                false += 1
                problems.append(f"FALSE  {link.anchor!r} | {text[link.gloss_start : link.gloss_end]!r}")
                continue
            exact += 1
            titles += link.title == match["title"]
            if bare(link.title) == bare(match["title"]):
                bare_titles += 1
            else:
                problems.append(f"TITLE  {link.title!r}, not {match['title']!r} ({link.anchor!r})")
        problems += [
            f"MISSED {one['anchor']!r} | {text[one['gloss_start'] : one['gloss_end']]!r}" for one in wanted.values()
        ]
        for problem in problems[: max(0, options.show - shown)]:
            sys.stdout.write(f"{row['id']}: {problem}\n")
            shown += 1
    sys.stdout.write(
        f"articles            {len(articles):>8}\nlinks               {total:>8}\n"
        f"exact boundaries    {exact / max(1, total):>8.2%}\nfalse links         {false / max(1, found):>8.2%}\n"
        f"titles              {titles / max(1, exact):>8.2%}\n"
        f"  without (...)     {bare_titles / max(1, exact):>8.2%}\n"
        f"articles a second   {len(articles) / seconds:>8.0f}\n"
    )


if __name__ == "__main__":
    main()
