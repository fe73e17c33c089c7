"""Who won a prize and who was only put forward for it, by the words beside the two.

In: a relation of a prize, its ends and the text. Out: the relation that the words leave, if any.
"""

from __future__ import annotations

import re

from kg.extract.relations.beside import Thing, before
from kg.model import Name
from kg.ontology import Ontology, Relation

WON, NAMED, WINNER = "award", "nominated", "winner"
PRIZES = frozenset((WON, NAMED, WINNER))
#: What tells that a prize was won or that somebody was put forward for it; the nearest before the prize says which.
_TOLD = re.compile(
    r"\b(?:(?P<won>w[oi]n|wins|winning|winners?|receiv(?:e|es|ed|ing)|awarded|earn(?:s|ed|ing)|garner(?:s|ed|ing)|"
    r"recipients?|laureates?)|"
    r"(?:Oscar-)?(?:nominat(?:ed|ions?|ing)|nominees?|shortlist(?:ed)?|longlist(?:ed)?|finalists?))\b"
)
#: Between two of whom each is told of his own: "A won P and B won", ", while B was nominated for".
_OTHER = re.compile(
    r"(?:,? (?:and|while|whereas|but)|;) (?:the )?[A-Z\d][\w.'’-]*(?: [\w.'’-]+){0,4}? "
    r"(?:(?:was|were|has|had|also|both|later|been) ){0,3}"
    r"(?:won|receiv(?:ed|es)|earn(?:s|ed)|wins|nominated|awarded|garner(?:s|ed)|took|shared)\b"
)
_AND = re.compile(r"(?:,? (?:and|while|whereas|but)|;) (?:the )?[\"“]?$")
_DOES = re.compile(
    r"[\"”]?(?: (?:was|were|has|had|also|both|later|been)){0,3} "
    r"(?:won|received|earned|wins|nominated|awarded|garnered)\b"
)
#: Before who won what another did not: "was nominated for P, losing to".
_LOST = re.compile(r"\blos(?:t|es|ing)(?: out)? to [^.;]{0,60}$")
#: A gathering at which prizes are given, which is none: "at the 84th Academy Awards".
_GATHERING = re.compile(r"\d+(?:st|nd|rd|th) .*\b(?:Awards|Oscars|Festival)\b")
_AT = re.compile(r"\b(?:at|during) (?:the )?$")
#: Between a prize that somebody won and the work he won it for.
_FOR_WORK = re.compile(r"\bfor (?:his|her|their|the|its|[a-z]+ing|[\"“]?$)")
#: Before a work that somebody won one prize for, and was put forward for another: "won P for A and was up for Q for B".
_FOR = re.compile(r"\bfor (?:the )?(?:[a-z]+ ){0,2}[\"“'‘]*$")
#: Between a prize and one of several who won another: "won P, and A, B and C won Q".
_ANOTHER_ROW = re.compile(
    r"(?: (?:in|for) [^,;.]{1,30})?,? (?:and|while) (?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*(?:, and |, | and ))*"
)
#: So far before a prize it may be told who won it.
_FAR = 160


def prized(
    relation: Relation, who: Name, term: Thing, text: str, ontology: Ontology, *, asked: bool = False
) -> Relation | None:
    """Whether somebody won the prize, was put forward for it, or neither is said.

    Who won it was put forward too, if that is `asked` for.
    """
    own, prize = (term, who) if WINNER in relation.slots else (who, term)
    if _is_gathering(text, prize) or _is_another_s(text, own, prize):
        return None
    lost = prize.end < own.start and before(_LOST, text, own)
    told = list(_TOLD.finditer(text, *_words_before(text, own, prize)))
    if not told or lost and _TOLD.search(text, prize.end, own.start):
        return None if lost else relation
    won = told[-1]["won"] is not None or lost
    if WINNER in relation.slots:
        return relation if won else None
    won = won and not text.startswith(" nomination", prize.end)
    mine = own.start < prize.end or not _FOR_WORK.search(text, prize.end, own.start)
    if won and not lost and NAMED in relation.slots and (asked or not mine):
        return relation if asked else None  # who won it "for his role in W" won it, not W
    return relation if (WON if won else NAMED) in relation.slots else ontology.slot(WON if won else NAMED, who.classes)


def _words_before(text: str, own: Thing, prize: Thing) -> tuple[int, int]:
    """The words that lead to the prize, behind who gets it where he is named before."""
    if own.end <= prize.start:
        return own.end, prize.start
    first = max(0, prize.start - _FAR)
    return max(first, text.rfind(". ", first, prize.start)), prize.start


def _is_gathering(text: str, prize: Thing) -> bool:
    label = prize.label if isinstance(prize, Name) else ""
    return _GATHERING.match(label) is not None and before(_AT, text, prize)


def _is_another_s(text: str, own: Thing, prize: Thing) -> bool:
    """Whether the prize is told of somebody else, or for another work: "A won P and B won Q"."""
    between = min(own.end, prize.end), max(own.start, prize.start)
    if prize.end <= own.start and _ANOTHER_ROW.fullmatch(text, *between):
        return True
    if before(_FOR, text, own) and _TOLD.search(text, *between):
        return True
    if own.end <= prize.start:
        other = _OTHER.search(text, own.end, prize.start)
        return other is not None and _TOLD.search(text, own.end, other.start()) is not None
    does = _DOES.match(text, own.end) and before(_AND, text, own)
    return bool(does) and _TOLD.search(text, *_words_before(text, own, prize)) is not None
