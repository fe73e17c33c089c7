"""Whose a nation can be by the words beside it.

In: the text, somebody or something and a nation. Out: whether the nation can be the one of the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.beside import Thing, before, is_anothers, note_around
from kg.model import Name
from kg.ontology import Ontology

#: Before somebody who is only said to be of a nation: "a novel by an American missionary".
_BY_SOME = re.compile(r"\b(?:by|from|of|with|to|for|against) an? (?:[a-z-]+ )?$")
_WORDS = re.compile(r"(?: [a-z-]+){1,3}(?! [A-Z])")
#: "Russian-born", "of Georgian origin", "in what is now northwest Iran": of these nobody need be a citizen.
_BORN = re.compile(r"-born\b| (?:origin|descent|ancestry|parentage|heritage|extraction|stock)\b")
#: Between a nation and somebody else than who is of it: "an American drummer known for playing with".
_KNOWN_FOR = re.compile(r"\b(?:known|famous|noted|remembered) for\b")
#: Before a land that is somebody's no longer, or never was: "forced him to flee".
_FLED = re.compile(
    r"\b(?:flee|fled|flees|escaped|invaded?|conquered|visited|toured|banned from|expelled from) (?:to )?(?:the )?$"
)
_UNDER = re.compile(r" (?:[a-z]+ )?(?:mandate|rule|occupation|protectorate|custody)\b")
#: Behind where something was only heard or seen: "topped the U.S. singles chart".
_SOLD = re.compile(r" (?:[a-z]+ ){0,3}(?:charts?|box office|market|audiences?|theat(?:er|re)s|cinemas|viewers)\b")
_DASH = re.compile(r" [–—-] ")
_TODAY = re.compile(r"\b(?:modern|modern-day|present-day|today['’]s|what is now) (?:[a-z-]+ ){0,2}$")
_QUOTE, _UNQUOTE = re.compile(r"(?:^|[ (])[\"“](?=\w)[^\"“”]+$"), re.compile(r"[^\"“”.;]{0,40}[\"”]")
_PLAYING = re.compile(r"\b(?:playing|plays|played|portray(?:s|ed|ing)|role of) (?:[\w-]+['’]s? [a-z]+ )?$")


def may_be_of(text: str, who: Name, nation: Thing, names: Sequence[Name], ontology: Ontology) -> bool:
    """Whether somebody can be of a nation, or a work; `names` are all that the sentence names."""
    if _BORN.match(text, nation.end) or before(_TODAY, text, nation) or _is_in_title(text, nation):
        return False
    if before(_FLED, text, nation) or _UNDER.match(text, nation.end) or _SOLD.match(text, nation.end):
        return False
    if _is_where_a_life_ended(text, nation):
        return False
    work = ontology.is_any(who.classes, "Work")  # "a Danish actor known for" tells of a series too
    if not work and _KNOWN_FOR.search(text, nation.end, max(nation.end, who.start)):
        return False
    if before(_PLAYING, text, who) or before(_BY_SOME, text, nation) and _is_somebody(text, nation.end, ontology):
        return False
    return not is_anothers(text, who, nation, names, ontology)


def _is_where_a_life_ended(text: str, nation: Thing) -> bool:
    """Whether a land stands behind the dash of a life in brackets: "(1932 in Lund – 1998 in Holm, Norway)"."""
    life = note_around(text, nation)
    dash = _DASH.search(text, life[0], nation.start) if life else None
    halves = (text[life[0] : dash.start()], text[dash.end() : nation.start]) if life and dash else ()
    return bool(halves) and all(any(map(str.isdigit, one)) for one in halves)


def _is_somebody(text: str, end: int, ontology: Ontology) -> bool:
    """Whether an adjective that ends there stands before a trade: "American missionary"."""
    words = _WORDS.match(text, end)
    return words is not None and any(one in ontology.occupations for one in words[0].split())


def _is_in_title(text: str, term: Thing) -> bool:
    """Whether it stands within quotation marks: of the author of the "Peerage of Scotland" that tells nothing."""
    opened = _QUOTE.search(text, max(0, term.start - 80), term.start)
    return opened is not None and _UNQUOTE.match(text, term.end) is not None
