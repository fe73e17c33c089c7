"""When somebody can have been born or have died, and where, by the words beside the date or the place.

In: the text, somebody and a date or place. Out: whether it can be that of his birth or death.
"""

from __future__ import annotations

import re

from kg.extract.relations.beside import Thing, before, note_around
from kg.model import Name

_DEATH = re.compile(
    r"\b(?:(?:death|murder|killing|assassination|execution)s? of "
    r"(?:(?:his|her|their) [^,;.]{2,60}?|(?P<who>(?!(?:his|her|their) )[^,;.]{2,60}?))|"
    r"(?:[Hh]is|[Hh]er|[Tt]heir) \w+['’]s (?:death|murder|killing|assassination|execution))"
    r" (?:in|on|of) (?:[a-z]+ ){0,2}$"
)
#: Behind somebody whose kinsman dies: "Badi's father died in 1549".
_KINSMAN = re.compile(
    r"['’]s? (?:[a-z-]+ )?(?:father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt) "
    r"(?:had )?(?:died|was killed)"
)
#: "died on 2 or 10 February", "died some time before 1353", "(1761 – after 1815)": which day is not told.
_EITHER = re.compile(r"\d (?:or|/) $|(?:\bdied|[–-]) ?(?:[a-z]+ ){0,2}(?:before|after|between) $")
_DASH = re.compile(r" ?[–—] ?| - ")
#: What a life begins or ends with; the nearest before a place says which place it is.
_LIFE = re.compile(r"\b(?:(?P<born>born|birth|native)|(?P<died>died|dies|death|buried|killed))\b")
#: What tells that a place behind it may be that of a birth.
_COMES = re.compile(
    r"\b(?:born|birth\w*|native|b\.|from|hail(?:s|ed|ing)|né|née|origin\w*|came|comes)(?!\w)", re.IGNORECASE
)
#: What comes after it: "was born in Ulm and studied in Bonn".
_NEXT = re.compile(
    r"\b(?:and|then|before|later) (?!raised|brought|bred|buried|baptised|baptized|christened|died)"
    r"(?:was an? |is |has |had |moved|studied|attended|graduated|worked|lived|played|served|emigrated|educated)"
)
#: Before where somebody only grew up: "born in Brooklyn and raised in".
_RAISED = re.compile(
    r"\bin [A-Z][^.;]{1,60}\b(?:raised|brought up|grew up|bred) (?:[a-z]+ )?in (?:the )?"
    r"(?:[A-Z]\w+(?: [A-Z]\w+)?, )?$"
)
#: Behind a king's number these may be the years of his reign: "Otto II (1804–1870)".
_NUMBERED, _YEARS = re.compile(r" [IVX]+$"), re.compile(r" ?\(\d{3,4} ?[–—-] ?\d{3,4}\)")


def may_die(text: str, who: Name, date: Thing) -> bool:
    """Whether the date can be that of somebody's death: not "after the death of Slovak in 1988" of another."""
    if _KINSMAN.match(text, who.end) or before(_EITHER, text, date):
        return False
    found = _DEATH.search(text, max(0, date.start - 80), date.start)
    return found is None or found["who"] is not None and found.start("who") <= who.start < found.end("who")


def may_be_at(text: str, place: Thing, *, birth: bool) -> bool:
    """Whether somebody can be born there, or else die there.

    Not behind, or before, the dash of a life in brackets; nor where the other end of a life is what was told last.
    """
    if text.startswith("House of ", place.start):
        return False  # "born in the House of Nassau"
    sentence = max(text.rfind(". ", 0, place.start), place.start - 120, 0)
    told = list(_LIFE.finditer(text, sentence, place.start))
    if told and told[-1].lastgroup == ("died" if birth else "born"):
        return False
    if birth and before(_RAISED, text, place):
        return False
    if told and _NEXT.search(text, told[-1].end(), place.start):
        return False
    life = note_around(text, place)
    if life is None:
        return not birth or _COMES.search(text, sentence, place.end + 80) is not None
    first, last = (_DASH.search(text, *span) for span in ((life[0], place.start), (place.end, life[1])))
    return first is None if birth else last is None


def is_reign(text: str, who: Name) -> bool:
    """Whether the years behind a name are those of a reign: "Otto II (1001–1010)"."""
    return not who.self and _NUMBERED.search(who.label) is not None and _YEARS.match(text, who.end) is not None
