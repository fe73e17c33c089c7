"""Given names with their gender, learned from whom encyclopedia articles call "he" and "she".

In: the corpus. Out: log odds of a woman, by given name and by ending. How: the title of an article on somebody whom
its text calls mostly "he" or "she"; a name after "actress", "his wife", "Sir"; a name that a pronoun follows with no
other name between.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from math import log
from pathlib import Path

_SETS = (("film_intros", "extract"), ("vital_intros", "extract"), ("wiki_paragraphs", "text"))
_HE, _SHE = re.compile(r"\b(?:he|his|him|himself)\b", re.I), re.compile(r"\b(?:she|her|hers|herself)\b", re.I)
_NAME = r"([A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?) [A-Z][\w’'.-]+"
_MAN = re.compile(
    r"\b(?:actor |(?:husband|father|son|brother|boyfriend|nephew|uncle|grandson|grandfather),? |"
    r"(?:Sir|Lord|Mr\.?|King|Prince|Count|Baron) )" + _NAME
)
_WOMAN = re.compile(
    r"\b(?:actress(?:es)? |(?:wife|mother|daughter|sister|girlfriend|niece|aunt|granddaughter|grandmother),? |"
    r"(?:Lady|Mrs\.?|Miss|Ms\.?|Queen|Princess|Countess|Baroness|Dame) )" + _NAME
)
_NEAR = re.compile(
    r"\b([A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-z]+)?)(?: [A-Z][\w’'-]+| [A-Z]\.){0,2}[^A-Z.;:\"“]{1,90}?"
    r"\b(he|his|him|himself|she|her|hers|herself)\b"
)
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|from) ([A-Z][\w-]+)")
_WORD = re.compile(r"\b[A-Z][\w-]+")
_OFTEN = 0.15
_SURE, _MOST = 3, 3.0
_ENDING, _ENDING_MOST, _FEW = 0.8, 2.0, 8


def given_names(data: Path) -> Mapping[str, float]:
    """Those that three votes and three of four votes speak for, and endings of one to three letters ("*ina")."""
    women: Counter[str] = Counter()
    men: Counter[str] = Counter()
    places: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for title, text in _texts(data):
        places.update(_PLACE.findall(text))
        named.update(_WORD.findall(text))
        first = title.partition(" (")[0].split()[0]
        he, she = len(_HE.findall(text)), len(_SHE.findall(text))
        if first.isalpha() and text.startswith(first) and max(he, she) >= max(1, 4 * min(he, she)):
            (men if he > she else women)[first] += 3
        for pattern, counts in ((_MAN, men), (_WOMAN, women)):
            for match in pattern.finditer(text):
                counts[match[1]] += 3
        for match in _NEAR.finditer(text):
            (men if match[2] in ("he", "his", "him", "himself") else women)[match[1]] += 1
    odds: dict[str, float] = {}
    endings: dict[str, list[int]] = {}
    for name in sorted(men.keys() | women.keys()):
        he, she = men[name], women[name]
        if places[name] < _OFTEN * named[name] and he + she >= _SURE and max(he, she) >= 0.75 * (he + she):
            odds[name] = max(-_MOST, min(_MOST, log((she + 0.5) / (he + 0.5))))
            for size in (1, 2, 3):
                endings.setdefault(f"*{name[-size:]}", [0, 0])[she > he] += 1
    for ending, (he, she) in endings.items():
        if he + she >= _FEW:
            odds[ending] = max(-_ENDING_MOST, min(_ENDING_MOST, _ENDING * log((she + 0.5) / (he + 0.5))))
    return odds


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    """Title and text of the corpus; of films the text alone, since they are nobody."""
    for name, field in _SETS:
        with gzip.open(data / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield "- " if name == "film_intros" else row["title"], row[field]
