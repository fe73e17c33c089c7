"""Who only has the name of the passage's subject: his father, his son.

In: a sentence and where a name in it stands. Out: whether the words before it tell that it is another's, the subject
being kin of it: "He was the son of John Berg", "his son John", "another John". Nobody is his own kin.
"""

from __future__ import annotations

import re

from kg.extract.prose.own import Own
from kg.extract.prose.phrase import Phrases

_KIN = (
    r"(?:(?:grand|step|half-?)?(?:son|daughter|child|father|mother|brother|sister)|wife|husband|widow|uncle|aunt|"
    r"nephew|niece|cousin)"
)
_TITLES = r"(?:(?:the|his|her|their) )?(?:[a-z-]+ ){0,2}(?:[A-Z][a-z]+ ){0,2}"
_HIS = re.compile(rf"\b(?:[Hh]is|[Hh]er) (?:[a-z-]+ ){{0,3}}{_KIN},? {_TITLES}$")
_THROUGH = re.compile(r"(?:Through|With|Like|Unlike|By|From|Following|After|Together with|Along with) ")
_ANOTHER = re.compile(r"\b(?:another|a different) (?:[a-z]+ ){0,2}$")
_OF = re.compile(rf"\b{_KIN}(?: and (?:[a-z-]+ ){{1,3}})? of {_TITLES}$")


def is_namesake(phrases: Phrases, start: int, own: Own) -> bool:
    """Whether the name at view offset `start`, which could be the subject's, is that of a kinsman of his."""
    text, sentence = phrases.passage.text, phrases.sentence
    if _ANOTHER.search(text, max(sentence.start, start - 60), start):
        return True
    his = _HIS.search(text, sentence.start, start)
    if his and _THROUGH.fullmatch(text, sentence.start, his.start()) and text.endswith(", ", 0, start):
        return False  # "Through his mother, Karl is"
    if his:
        return own.is_meant(his[0][:3].lower()) and not _others(phrases, his.start(), own)
    of = _OF.search(text, sentence.start, start)
    return of is not None and not _others(phrases, of.start(), own) and _opens(phrases, own)


def _opens(phrases: Phrases, own: Own) -> bool:
    """Whether the sentence begins with the subject."""
    start, end = phrases.sentence.start, phrases.sentence.end
    text = phrases.passage.text
    return own.end_of_name(text, start, end) > start or own.is_meant(text[start:end].partition(" ")[0].lower())


def _others(phrases: Phrases, end: int, own: Own) -> bool:
    """Whether the sentence names anybody else before `end`."""
    parsed = phrases.parsed
    for index in range(len(parsed.tokens)):
        at, name = phrases.view(index)[0], phrases.named(index)
        another = name is not None and phrases.sentence.start <= at < end >= name.end and not own.is_named(name.label)
        if name and another and phrases.ontology.is_any(name.classes, "Individual"):
            return True
    return False
