"""Capitals for lower-cased text: a word gets the form it most often has in the middle of a sentence."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

#: Written small inside a name.
_SMALL = frozenset("of the and in for on at a an de la le du von van der del di da to by with et y".split())
_WORD = re.compile(r"(?<=[a-z,;] )[^\W\d_]+")
CORPUS = ("vital_intros.jsonl.gz", "wiki_paragraphs.jsonl.gz")


class Casing:
    """The usual form of each word of a corpus."""

    def __init__(self, texts: Iterator[str]) -> None:
        counts: Counter[str] = Counter(word for text in texts for word in _WORD.findall(text))
        best: dict[str, tuple[int, str]] = {}
        for form, count in counts.items():
            best[form.lower()] = max(best.get(form.lower(), (0, "")), (count, form))
        self.forms = {lower: form for lower, (_, form) in best.items()}

    @classmethod
    def of_corpus(cls, directory: Path) -> Casing:
        """Learn from the running text of the corpus."""
        return cls(_texts(directory))

    def restore(self, tokens: Sequence[str], named: Collection[int]) -> list[str]:
        """The tokens with capitals; those at the places `named` are parts of names."""
        cased = []
        for at, token in enumerate(tokens):
            form = self.forms.get(token, token)
            opening = token == "the" and at - 1 not in named
            capital = at == 0 or at in named and (opening or token not in _SMALL)
            cased.append(form[:1].upper() + form[1:] if capital else form)
        return cased


def _texts(directory: Path) -> Iterator[str]:
    for name in CORPUS:
        with gzip.open(directory / name, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield str(row.get("extract") or row.get("text") or "")
