"""Single paragraphs of the corpus (CC BY-SA), and tables of what readers said of them.

A paragraph goes by the first twelve hexadecimal digits of its text's SHA-256.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path

from kg.learn.data.corpus import FILES
from kg.model import Article


def read(directory: Path, wanted: Collection[str]) -> Iterator[Article]:
    """Those whose digests are asked for, each once, with the digest as id; in an order that training keeps."""
    seen: set[str] = set()
    for name, field, _ in sorted(FILES, reverse=True):
        with gzip.open(directory / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = str(row.get(field) or "")
                digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
                if digest in wanted and digest not in seen:
                    seen.add(digest)
                    yield Article(id=digest, text=text, title=row.get("title") or "")


def rows(table: Path) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table of verdicts: the paragraph, which stands in the first of its rows, and the other cells."""
    paragraph = ""
    for line in table.read_text("utf-8").splitlines()[1:]:
        first, *rest = line.split("\t")
        paragraph = first or paragraph
        yield paragraph, rest
