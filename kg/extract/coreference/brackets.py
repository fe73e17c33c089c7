"""Short forms that stand in brackets beside a name: "European Economic Community (EEC)", "MARC (Maryland Area ...)".

In: the phrases of a sentence. Out: `Short`s. Why apart: what stands in brackets is not shown to the parser, so no
word of the parse names it. A short form is one word, mostly of capitals, whose letters begin with that of the name
and stand in it in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.prose.phrase import Phrases
from kg.model import Name

_BRACKET = re.compile(r"['’\"”]* ?\((?:[Tt]he |or |abbreviated (?:as )?|also )?[\"“]?(?P<inside>[^()\"“”,;:]+)")
_WORD = re.compile(r"[^\W\d_][\w.&-]{1,11}")


class Short(NamedTuple):
    """The name at `token` of a sentence has the short form `short`; `beside` are the words in brackets."""

    token: int
    short: str
    full: str
    beside: Name


def short_forms(phrases: Phrases) -> Iterator[Short]:
    """Every name of the sentence beside which its short form, or what it is short for, stands in brackets."""
    text = phrases.passage.text
    for index, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        bracket = unit and isinstance(unit.term, Name) and _BRACKET.match(text, unit.end)
        if not bracket or not unit or not isinstance(unit.term, Name):
            continue
        start, inside = bracket.start("inside"), bracket["inside"].strip()
        beside = Name(label=inside, start=start, end=start + len(inside))
        label = unit.term.label
        if is_short(inside, label):
            yield Short(index, inside, label, beside)
        elif is_short(label, inside) and initials(inside) == label.upper():
            yield Short(index, label, inside, beside)


def initials(name: str) -> str:
    """The capitals with which the words of a name begin."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def is_short(short: str, full: str) -> bool:
    """Whether the letters of a word of capitals stand in a name of several words in that order.

    >>> is_short("RUSNANO", "Russian Nanotechnology Corporation"), is_short("Ankara", "Power Corporation of Ankara")
    (True, False)
    """
    letters = [one for one in short.casefold() if one.isalpha()]
    if not _WORD.fullmatch(short) or " " not in full or 2 * sum(map(str.isupper, short)) <= len(letters):
        return False
    rest = iter(full.casefold())
    return full[:1].casefold() == letters[0] and all(one in rest for one in letters)
