"""Tables of what readers said, and the paragraphs of the corpus that they speak of."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from kg.evaluate.verdicts import Verdict, read_verdicts
from kg.learn.data import paragraphs
from kg.learn.data.corpus import FILES
from kg.model import Article

TEXTS = {"vital": "Lund is a city.", "wiki": "Oslo is a capital.", "film": "Lund is a city."}


def digest(text: str) -> str:
    """By which a paragraph goes."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def test_a_paragraph_stands_in_the_first_of_its_rows(tmp_path: Path) -> None:
    table, other = tmp_path / "0-7.tsv", tmp_path / "8-f.tsv"
    head = "paragraph\tsubject\trelation\tobject\tverdict\textractor\n"
    table.write_text(
        f"{head}0a1b\tLund\tcountry\tSweden\tright\t\n\tLund\tcountry\tNorway\twrong\tmodel\n"
        "2c3d\tOslo\tcountry\tNorway\tright\tmodel\n",
        encoding="utf-8",
    )
    other.write_text(f"{head}9e0f\tTurku\tcountry\tSweden\twrong\t\n", encoding="utf-8")
    found = {
        ("0a1b", "Lund", "country", "Sweden"): Verdict(right=True, learned=False),
        ("0a1b", "Lund", "country", "Norway"): Verdict(right=False, learned=True),
        ("2c3d", "Oslo", "country", "Norway"): Verdict(right=True, learned=True),
    }
    assert read_verdicts(table) == found
    assert read_verdicts(tmp_path) == found | {
        ("9e0f", "Turku", "country", "Sweden"): Verdict(right=False, learned=False)
    }


def test_paragraphs_are_found_by_their_text_each_once(tmp_path: Path) -> None:
    for name, field, _ in FILES:
        row = {"title": name, field: TEXTS[name.partition("_")[0]]}
        (tmp_path / name).write_bytes(gzip.compress(json.dumps(row).encode()))
    oslo, lund = (Article(id=digest(TEXTS[one]), text=TEXTS[one], title=f"{one}_") for one in ("wiki", "vital"))
    found = list(paragraphs.read(tmp_path, {oslo.id, lund.id}))
    assert [(one.id, one.text) for one in found] == [(oslo.id, oslo.text), (lund.id, lund.text)]
    assert [one.text for one in paragraphs.read(tmp_path, {lund.id})] == [lund.text]
    assert list(paragraphs.read(tmp_path, frozenset())) == []
