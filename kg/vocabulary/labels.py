"""Labels made comparable: "hasDirector", "Director" and "director" are one."""

from __future__ import annotations

import re

from kg.extract.patterns import singular

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\s_/,;:.()-]+")
_LEADING = frozenset("has is was are were the a an".split())
_EMPTY = frozenset("of the a an or and in by to for from with on at as is was be has been their its".split())


def words(label: str) -> list[str]:
    """The words of a label or local name, lower case, singular.

    >>> words("hasBirthPlace"), words("characters")
    (['has', 'birth', 'place'], ['character'])
    """
    return [singular(word) for word in _SEPARATORS.split(_CAMEL.sub(" ", label).lower()) if word]


def plain(label: str) -> str:
    """A label without its spelling's accidents.

    >>> plain("hasDirector"), plain("Date_of_Birth")
    ('director', 'date of birth')
    """
    found = words(label)
    while len(found) > 1 and found[0] in _LEADING:
        found.pop(0)
    return " ".join(found)


def content(label: str) -> frozenset[str]:
    """The words that carry its meaning.

    >>> content("place of birth") == content("birthPlace")
    True
    """
    return frozenset(words(label)) - _EMPTY
