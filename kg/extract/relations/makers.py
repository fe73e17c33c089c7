"""Who had which part in making a work, by the words right before the name.

In: the slots of a relation and the text around its two ends. Out: whether it may hold: who published a game has not
therefore developed it, and what a game is made for is not made by its developer.
"""

from __future__ import annotations

import re
from collections.abc import Set

from kg.extract.relations.beside import Thing, before
from kg.model import Name

_WROTE = ("author", "written-by")
_MADE = ("developed-by", "created-by", "designed-by")
_BOOKS = ("illustrator", "editor", "translator")
#: The slots of the relations looked at.
MAKERS = frozenset((*_WROTE, *_MADE, *_BOOKS, "published-by"))
#: What somebody is not whom a verb tells to have done just that.
_DENIED = {
    verb: frozenset(slots)
    for verbs, slots in (
        ("published distributed", (*_WROTE, *_MADE, *_BOOKS)),
        ("illustrated", (*_WROTE, "developed-by", "editor", "translator", "published-by")),
        ("inked colored coloured lettered penciled pencilled", (*_WROTE, "editor", "translator", "published-by")),
        ("translated", (*_WROTE, *_MADE, "illustrator", "editor", "published-by")),
        ("written authored penned", (*_BOOKS, "published-by")),
        ("edited", ("illustrator", "translator", "published-by")),
        ("developed programmed", (*_BOOKS, "published-by")),
    )
    for verb in verbs.split()
}
_VERB = "|".join(_DENIED)
#: Others before a name in one row with it: "by Lund Games and".
_ROW = r"(?:[A-Z][\w.'’&-]*(?: [A-Z&][\w.'’&-]*){0,4}(?:, and |, | and | or |,? & )){0,3}"
_DONE_BY = re.compile(
    r"(?P<joined>\b(?:[a-z-]+(?:ed|en|wn)(?:, and|,| and| or)|and) )?"
    rf"(?P<first>(?:(?:{_VERB})(?:, and|,| and) ){{0,2}})"
    rf"\b(?P<last>{_VERB})(?: [a-z]+ly| in \d{{4}}){{0,2}} by (?:the |an? )?(?:[A-Z]?[a-z-]+ ){{0,4}}{_ROW}$"
)
#: Before whoever adds something to another's book.
_ADDED_BY = re.compile(
    rf"\b(?:introductions?|forewords?|prefaces?|afterwords?|translations?|inks|colou?rs|lettering|covers?) by {_ROW}$"
)
#: Before whom or what a work is made for: "developed by Lund Games for the".
_FOR = re.compile(rf"\b(?:for|via) (?:the |both (?:the )?)?{_ROW}$")
_OWNS = ("'s ", "’s ", "' ", "’ ")
#: Between the maker of a work and what it is made for or after.
_MADE_FOR = re.compile(
    r"\b(?:for|based on|compatible with|ported to|add-on to)\b"
    r"(?:(?!\b(?:is|was|are|were|which|that|by)\b)[^.;]){0,120}$"
)

#: What is done by those who do it, and not by who asked for it: "founded by Karl Berg at the request of Otto Lund".
_DEEDS = frozenset(("founded-by", "founder-of", "discovered-by", "directed-by", *_WROTE, *_MADE))
_ASKED = re.compile(
    r"\bat the (?:request|behest|suggestion|urging|invitation|instigation|insistence) of (?:the )?"
    r"(?:[A-Z]?[a-z]+ ){0,3}$"
)


#: Before a work, whose it is.
_OWNER = re.compile(r"(?P<name>[A-Z][\w.-]*)['’]s?,? ?[\"“'‘]? ?$")
#: Behind the name of a body of which only some made something: "developed by Lund University (LU) students".
_SOME_OF = re.compile(
    r"(?: \([A-Z]{2,8}\)|\))?(?: [a-z-]+)? (?:students?|engineers?|researchers?|employees?|scientists?|professors?|"
    r"graduates?|alumn[a-z]+|hobbyists?|programmers?)\b"
)


def is_of_other_maker(text: str, who: Name, work: Thing) -> bool:
    """Whether a work is told to be another's: "in Karl Lind's "Ice" and in Otto Berg's "Snow"."""
    owner = _OWNER.search(text, max(0, work.start - 60), work.start)
    return owner is not None and owner["name"] not in who.label.split() and who.end < owner.start("name")


def only_asked(slots: Set[str], text: str, one: Thing) -> bool:
    """Whether somebody only asked for what was done by another."""
    return not slots.isdisjoint(_DEEDS) and before(_ASKED, text, one)


def may_have_made(slots: Set[str], text: str, work: Name, maker: Thing) -> bool:
    """Whether somebody may have had the part of a relation of these slots in a work."""
    if isinstance(maker, Name) and _SOME_OF.match(text, maker.end):
        return False
    if before(_ADDED_BY, text, maker):
        return False
    if not slots.isdisjoint(_MADE) and before(_FOR, text, maker) and not text.startswith(_OWNS, maker.end):
        return False  # an addition for Holm Games' Red Cliff is by them too
    done = _DONE_BY.search(text, max(0, maker.start - 120), maker.start)
    if done and not _shares_verb(done):
        verbs = {*re.findall(r"[a-z]+", done["first"]), done["last"]} & _DENIED.keys()
        if all(_DENIED[verb].issuperset(MAKERS & slots) for verb in verbs):
            return False
    return work.start < maker.end or _MADE_FOR.search(text, maker.end, work.start) is None


def _shares_verb(done: re.Match[str]) -> bool:
    """Whether another verb has the same doer: "designed and published by"."""
    return done["joined"] is not None and done["joined"] != "and "
