"""Search in an index: words, beginnings of words, and words with a typing error.

In: an index, what somebody typed. Out: things, best first. How: all words must occur, the last one
may be a beginning; where nothing is found, each word that the index does not know is replaced by
the known ones nearest to it. A label that is what was typed comes first, then labels that begin
with it, then the one that is better connected, then the shorter one; labels come before aliases and
these before quotes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.snapshot.index import KINDS
from kg.snapshot.words import fold

#: Entries that are looked at for a search: of more, the first are as good as any to somebody still typing.
LOOKED_AT = 1000
#: Words that may stand for a mistyped one.
CORRECTIONS = 4
#: An entry: its kind, node and text, and how many facts touch the thing that it is of.
Row = tuple[int, str, str, int | None]
Rank = tuple[bool, int, bool, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, by which of its texts, and how well: 1 is what was typed."""

    node: str
    text: str
    kind: str
    score: float


def search(database: sqlite3.Connection, typed: str, limit: int = 20) -> list[Hit]:
    """The things whose label, alias or quote has the words typed, each once."""
    words = fold(typed)[:16]
    if not words:
        return []
    rows = _matching(database, [[word] for word in words])
    if len({row[1] for row in rows}) < min(limit, 3):
        choices = [_corrections(database, word) for word in words]
        if any(choice != [word] for choice, word in zip(choices, words, strict=True)):
            rows += [row for row in _matching(database, choices) if row not in rows]
    ranked = sorted((_rank(row, words), row) for row in rows)
    return list(islice(_once(ranked), limit))


def _matching(database: sqlite3.Connection, choices: Sequence[Sequence[str]]) -> list[Row]:
    """Entries with one choice of each word; of labels first."""
    *whole, last = choices
    parts = ["(" + " OR ".join(f'"{word}"' for word in one) + ")" for one in whole]
    parts.append("(" + " OR ".join(f'"{word}"*' for word in last) + ")")
    query = """SELECT kind, node, entry.text, degree FROM words JOIN entry ON entry.id = words.rowid
      LEFT JOIN thing ON iri = node WHERE words MATCH ? LIMIT ?"""
    found: list[Row] = database.execute(query, (" AND ".join(parts), LOOKED_AT)).fetchall()
    if len(found) == LOOKED_AT:  # what was typed so far may itself be a label that came too late
        start = " ".join(one[0] for one in choices)
        for first in {start, start.capitalize(), start.title()}:
            query = """SELECT kind, node, text, degree FROM entry LEFT JOIN thing ON iri = node
              WHERE kind = 0 AND text >= ? AND text < ? LIMIT 200"""
            found += database.execute(query, (first, first + "\uffff")).fetchall()
    return found


def _rank(row: Row, words: Sequence[str]) -> Rank:
    kind, node, text, degree = row
    have = fold(text)
    same = have == list(words)
    begins = (
        have[: len(words) - 1] == list(words[:-1])
        and len(have) >= len(words)
        and have[len(words) - 1].startswith(words[-1])
    )
    return not same, kind, not begins, -(degree or 0), len(text), text, node


def _once(ranked: Sequence[tuple[Rank, Row]]) -> Iterator[Hit]:
    seen: set[str] = set()
    for (other, kind, later, _, length, text, node), _row in ranked:
        one = text if KINDS[kind] == "quote" else node  # the same words of many statements are one hit
        if one not in seen:
            seen.add(one)
            score = 1.0 if not other else (0.9, 0.7, 0.4)[kind] - 0.1 * later - min(0.1, length / 2000)
            yield Hit(node, text, KINDS[kind], round(score, 3))


def _corrections(database: sqlite3.Connection, word: str) -> list[str]:
    """The known words nearest to one that may be mistyped; the word itself where it is known or too short."""
    if len(word) < 4 or database.execute("SELECT 1 FROM word WHERE text = ?", (word,)).fetchone():
        return [word]
    grams = {word[at : at + 3] for at in range(len(word) - 2)}
    query = "SELECT text FROM grams WHERE grams MATCH ? AND length(text) BETWEEN ? AND ? ORDER BY rank LIMIT 200"
    most = 1 if len(word) < 6 else 2
    asked = " OR ".join(f'"{gram}"' for gram in sorted(grams))
    known = [one for (one,) in database.execute(query, (asked, len(word) - most, len(word) + most))]
    near = sorted((distance, one) for one in known if (distance := edits(word, one, most)) <= most)
    return [one for _, one in near[:CORRECTIONS]] or [word]


def edits(one: str, other: str, most: int) -> int:
    """How many insertions, deletions, replacements and swaps of neighbours part two words; at most `most + 1`.

    >>> edits("yimou", "yimuo", 2), edits("vienna", "viena", 2), edits("carol", "london", 2)
    (1, 1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, previous, row = row, before, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and right == one[i - 2]:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
