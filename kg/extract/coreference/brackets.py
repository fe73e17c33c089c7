"""Short forms that stand in brackets beside a name: "European Economic Community (EEC)", "MARC (Maryland Area ...)".

In: the phrases of a sentence. Out: `Short`s. Why apart: what stands in brackets is not shown to the parser, so no
word of the parse names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.prose.phrase import Phrases
from kg.model import Name
from kg.names import initials, is_short

_BRACKET = re.compile(r"['’\"”]* ?\((?:[Tt]he |or |abbreviated (?:as )?|also )?[\"“]?(?P<inside>[^()\"“”,;:]+)")


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
