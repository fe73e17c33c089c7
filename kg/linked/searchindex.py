"""A search index of plain files, for sites that nobody computes answers for.

In: what can be found. Out: JSON files by the beginnings of words. How: the file of a beginning holds the entries with
a word that begins so, the weightiest first and no more than `MOST`; where there are more it says so, and longer
beginnings have files of their own. A browser follows a typed word letter by letter until a file is whole, which
takes two or three files of a few kilobytes, however large the site. `search.js` of the pages is the reader.

    search/ca.json    {"more": true, "entries": [[text, label, path, kinds, description], ...]}
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: Entries of one file, and letters of the longest beginning that has one.
MOST, DEEPEST = 300, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to be found by `text`: what it is called, the path of its page, how telling it is."""

    text: str
    label: str
    path: str
    kinds: str = ""
    description: str = ""
    weight: int = 0


def words(text: str) -> list[str]:
    """The words of a text in lower case and without marks, as `fold` of `site.js` has them.

    >>> words("Gabriel García Márquez's")
    ['gabriel', 'garcia', 'marquez', 's']
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one)[0] != "M").lower()
    return "".join(one if one.isalnum() else " " for one in plain).split()


def file_name(beginning: str) -> str:
    """The name of the file for a beginning of a word: letters beyond ASCII by their numbers.

    >>> file_name("ca"), file_name("中")
    ('ca.json', '-4e2d.json')
    """
    return "".join(one if one.isascii() else f"-{ord(one):x}" for one in beginning) + ".json"


def files(entries: Iterable[Entry], most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file, in the order of their beginnings."""
    ranked = sorted(entries, key=lambda one: (-one.weight, one.text, one.path))
    found = [(word, number) for number, one in enumerate(ranked) for word in set(words(one.text))]
    return _files("", sorted(found), ranked, most)


def _files(
    beginning: str, found: Sequence[tuple[str, int]], ranked: Sequence[Entry], most: int
) -> Iterator[tuple[str, bytes]]:
    """The file of a beginning and those of longer ones; `found` has its words, sorted, and the places of entries."""
    places = sorted({place for _, place in found})
    if beginning:
        rows = [
            (one.text, one.label, one.path, one.kinds, one.description)
            for one in map(ranked.__getitem__, places[:most])
        ]
        data = {"more": len(places) > most, "entries": rows}
        yield file_name(beginning), json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    if (len(places) > most or not beginning) and len(beginning) < DEEPEST:
        longer: dict[str, list[tuple[str, int]]] = {}
        for word, place in found:
            if len(word) > len(beginning):
                longer.setdefault(word[: len(beginning) + 1], []).append((word, place))
        for one, some in longer.items():
            yield from _files(one, some, ranked, most)
