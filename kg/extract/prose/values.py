"""Dates and numbers as terms.

In: the noun phrases of a sentence and the number of a word. Out: `Value`s with view offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.prose.clause import conjuncts, word
from kg.extract.prose.phrase import Phrases
from kg.model import Value

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SPELLED = {
    spelled: number
    for number, spelled in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(), 1
    )
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def dates_at(phrases: Phrases, index: int) -> Iterator[Value]:
    """The dates of a coordination."""
    for one in conjuncts(phrases.parsed, index):
        unit = phrases.sentence.unit(phrases.parsed.tokens[one].start)
        if unit and isinstance(unit.term, Value):
            yield unit.term


def count_at(phrases: Phrases, index: int) -> Value | None:
    """How many things a noun speaks of, in figures or in a word: "six children"."""
    for one in phrases.parsed.children(index, "nummod"):
        if number := _SPELLED.get(word(phrases.parsed, one)):
            start, end = phrases.view(one)
            return Value(lexical=str(number), datatype="xsd:integer", start=start, end=end)
    return number_at(phrases, index)


def number_at(phrases: Phrases, index: int) -> Value | None:
    """The number that a word is or counts with: "4,000", "3.5 million"."""
    found = [
        one
        for one in (index, *phrases.parsed.children(index, "nummod"))
        if _NUMBER.fullmatch(phrases.parsed.tokens[one].text)
    ]
    if not found or phrases.sentence.unit(phrases.parsed.tokens[found[0]].start):
        return None
    at = found[0]
    start, end = phrases.view(at)
    amount = float(phrases.parsed.tokens[at].text.replace(",", ""))
    following = word(phrases.parsed, at + 1) if at + 1 < len(phrases.parsed.tokens) else ""
    if following in _SCALES:
        amount, end = amount * _SCALES[following], phrases.view(at + 1)[1]
    whole = round(amount, 6) == round(amount)
    return Value(
        lexical=f"{amount:.0f}" if whole else f"{amount:g}",
        datatype="xsd:integer" if whole else "xsd:decimal",
        start=start,
        end=end,
    )
