"""When somebody can have been born or have died, and where, by the words beside the date or the place.

In: the text, somebody and a date or place. Out: whether it can be that of his birth or death.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.beside import ALSO, DEED, Thing, before, note_around
from kg.model import Name

_DEATH = re.compile(
    r"\b(?:(?:death|murder|killing|assassination|execution)s? of "
    r"(?:(?:his|her|their) [^,;.]{2,60}?|(?P<who>(?!(?:his|her|their) )[^,;.]{2,60}?))|"
    r"(?:[Hh]is|[Hh]er|[Tt]heir) \w+['’]s (?:death|murder|killing|assassination|execution))"
    r" (?:in|on|of) (?:[a-z]+ ){0,2}$"
)
#: Before the date of a death of whoever "his" stands for: "until his death in 1970".
_HIS_DEATH = re.compile(
    r"\b(?:[Hh]is|[Hh]er) (?:own )?(?:death|murder|assassination|execution) (?:in|on|of) (?:[a-z]+ ){0,2}$"
)
#: What tells that somebody has two names.
_ALIAS = re.compile(r"\b(?:known|called|styled) (?:as|by)\b")
#: Between a name and the brackets of that life, and how these begin.
_TO_LIFE = re.compile(r"(?: [A-Z]{2,4})? ?")
_OPENS = re.compile(r"\( ?(?:born |b\. ?|c\. ?|ca\. ?|died |d\. ?|† ?)?(?:\d|[A-Z][a-z]+ \d)")
#: Behind somebody whose kinsman dies: "Badi's father died in 1549".
_KINSMAN = re.compile(
    r"['’]s? (?:[a-z-]+ )?(?:father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt) "
    r"(?:had )?(?:died|was killed)"
)
#: "died on 2 or 10 February", "died some time before 1353", "(1761 – after 1815)": which day is not told.
_EITHER = re.compile(r"\d (?:or|/) $|(?:\bdied|[–-]) ?(?:[a-z]+ ){0,2}(?:before|after|between) $")
#: The same of a birth: "(before 1131 – 1162)", "(baptised 17 December 1770 –".
_BORN_BY = re.compile(
    r"(?:\(|\bborn) ?(?:[a-z]+ ){0,2}(?:before|after|between|not later than|by) (?:[A-Z][a-z]+ )?$|"
    r"\b(?:baptised|baptized|christened|bapt\.)(?: on)? $"
)
#: Behind where somebody was born, before the parents: "was born at Ulm in Scania to King Otto and his wife".
_TO_PARENTS = re.compile(
    r"(?:(?:,| in| at| near) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3},?){0,3} (?:in \d{4} )?"
    r"to (?:[\w.'’-]+ ){0,14}"
)
#: Behind a place of which only a family is: "born into a patrician Alabama family".
_INTO, _FAMILY = (
    re.compile(r"\bborn (?:in)?to an? (?:[\w-]+ ){0,5}$"),
    re.compile(r"(?:[ -][a-z]+){0,3} (?:famil(?:y|ies)|household|dynasty|clan|couple|parents)\b"),
)
#: Before where somebody is said to be born, who is named before it: "He was born in", "Otto Lind (1803–1850) was born".
_ONE_WAS_BORN = re.compile(
    r"(?:\b[Hh]e|\b[Ss]he|[\w.'’-][\w)]) was (?:[a-z]+ly |also |himself |herself )?born\b(?! (?:in)?to )[^.;:]{0,60}$"
)
#: Between that place and another who was born there too, or another name of the first: "as was Ida", "as Karl Berg".
_ALSO_BORN = re.compile(
    r"\b(?:born|births?|native|twin|hometown|as (?:was|were|did))\b|:|\b(?:as|named|called|christened|alias) [\"“]?$"
)
_WAS_BORN = re.compile(r" (?:was|were) (?:also )?born\b")
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
_NEXT_DID = re.compile(
    r"\b(?:in|at|near) [^.;]{1,80} and (?!raised|brought|bred|reared|buried|baptised|baptized|christened|died)"
    rf"{DEED}"
    r"(?= (?:the|an?|his|her|their|in|at|to|for|as|with|from|on|into|by) )"
)
#: Before where somebody only grew up: "born in Brooklyn and raised in".
_RAISED = re.compile(
    r"\bin [A-Z][^.;]{1,60}\b(?:raised|brought up|grew up|bred) (?:[a-z]+ )?in (?:the )?"
    r"(?:[A-Z]\w+(?: [A-Z]\w+)?, )?$"
)
#: Behind a king's number these may be the years of his reign: "Otto II (1804–1870)".
_NUMBERED, _YEARS = re.compile(r" [IVX]+$"), re.compile(r" ?\(\d{3,4} ?[–—-] ?\d{3,4}\)")
#: Before one of several rulers: "The kings whom he served were Otto II (1001–1010) and".
_RULERS = re.compile(
    r"\b(?:kings|queens|emperors|popes|sultans|tsars|khans|shahs|rulers|monarchs|dukes|governors|presidents)\b[^.;]*$"
)


def may_die(text: str, who: Name, date: Thing, names: Sequence[Name]) -> bool:
    """Whether the date can be that of somebody's death: not "after the death of Slovak in 1988" of another."""
    his = _HIS_DEATH.search(text, max(0, date.start - 80), date.start)
    if his and not _ALIAS.search(text, max(0, his.start() - 300), his.start()):
        owner = next((one for one in names if one.start == his.start()), who)
        if not owner.self and owner.label != who.label:
            return False
    if _KINSMAN.match(text, who.end) or before(_EITHER, text, date):
        return False
    found = _DEATH.search(text, max(0, date.start - 80), date.start)
    return found is None or found["who"] is not None and found.start("who") <= who.start < found.end("who")


def may_be_born(text: str, date: Thing) -> bool:
    """Whether the date is that of a birth, and not only one before or after it."""
    return not before(_BORN_BY, text, date)


def is_of_parent(text: str, who: Name, place: Thing) -> bool:
    """Whether a child is said to be born in a place, and not who stands behind: "born at Ulm to King Otto"."""
    if place.end > who.start or who.self:
        return False
    told = list(_LIFE.finditer(text, max(0, place.start - 120), place.start))
    return (
        bool(told) and told[-1]["born"] is not None and _TO_PARENTS.fullmatch(text, place.end, who.start) is not None
    )


def is_of_one_before(text: str, who: Name, place: Thing) -> bool:
    """Whether somebody named before is said to be born there: "He was born in Ulm and was married to Ida"."""
    if place.end > who.start or who.self or not before(_ONE_WAS_BORN, text, place):
        return False
    return not (_ALSO_BORN.search(text, place.end, who.start) or _WAS_BORN.match(text, who.end))


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
    if birth and (before(_RAISED, text, place) or before(_INTO, text, place) and _FAMILY.match(text, place.end)):
        return False
    if told and any(one.search(text, told[-1].end(), place.start) for one in (_NEXT, _NEXT_DID)):
        return False
    life = note_around(text, place)
    if life is None:
        return not birth or _COMES.search(text, sentence, place.end + 80) is not None
    first, last = (_DASH.search(text, *span) for span in ((life[0], place.start), (place.end, life[1])))
    return first is None if birth else last is None


def is_life_of_another(text: str, who: Name, date: Thing, names: Sequence[Name]) -> bool:
    """Whether somebody is named behind the brackets of another's life: "Ida Holm (1913–1997), the boss of Otto"."""
    life = note_around(text, date)
    if life is None or life[1] >= who.start or _OPENS.match(text, life[0]) is None or before(ALSO, text, who):
        return False
    owners = [one for one in names if one.end <= life[0] and _TO_LIFE.fullmatch(text, one.end, life[0])]
    return bool(owners) and all(one.label != who.label for one in owners)


def is_reign(text: str, who: Name) -> bool:
    """Whether the years behind a name are those of a reign: "Otto II (1001–1010)"."""
    if who.self or _YEARS.match(text, who.end) is None:
        return False
    one_of_them = _RULERS.search(text, max(0, who.start - 120), who.start)
    return one_of_them is not None or _NUMBERED.search(who.label) is not None
