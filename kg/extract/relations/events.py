"""When an event can have begun and who can have had a part in it, by the words beside the date or the event.

In: the text, an event and a date or somebody. Out: whether the words allow it.
"""

from __future__ import annotations

import re

from kg.extract.relations.beside import Thing, before
from kg.extract.relations.jobs import is_in_office
from kg.model import Name

#: Before the date of what is founded, as no event is: "the Union of Ulm, which was formed in".
_FOUNDED = re.compile(
    r"\b(?:which|that|who) (?:had |has )?(?:(?:was|were|been) )?(?:[a-z]+ly )?(?:formed|founded|established|"
    r"created|built|born|elected|crowned|incorporated) (?:[a-z]+ )?(?:in|on) (?:[A-Z][a-z]+ )?$"
)
#: Before the date of what an event came after: "following a period of unrest that started in".
_FOLLOWING = re.compile(
    r"\b(?:following|after|preceded by|because of|due to) (?:the |an? )?(?:(?!the\b)[\w'’-]+ ){1,8}(?:that|which) "
    r"(?:had )?(?:started|begun|began|erupted|broke out|broken out) (?:in|on) (?:[A-Z][a-z]+ )?$"
)
#: Before a time within which something is the greatest: "the largest land war in the".
_GREATEST = re.compile(
    r"\b(?:(?!contest|protest|request|interest|harvest|conquest)[a-z]{3,}est|most [a-z]+|first|last) "
    r"(?:(?!(?:is|was|were|held|began|started|took) )[\w-]+ ){1,4}(?:in|of|during) (?:the )?$"
)
#: Between who did something and an event during which somebody does something else: "with Lund, and during".
_MEANWHILE = re.compile(r"(?:,|;) (?:and )?(?:during|throughout) (?:the )?$")
#: Before whom only an attack was aimed at: "attacks perpetrated by the Grey Hand against".
_AIMED_AT = re.compile(
    r"\b(?:perpetrated|committed|terrorist|suicide|attacks?|bombings?|massacres?|shootings?) "
    r"(?:[^.;,]{0,80} )?against (?:the )?$"
)


#: Between somebody and the event in which another lost: "rejoined it after the defeat of Karl at the".
_OF_ANOTHER = re.compile(
    r"\b(?:after|before|until|following|upon) (?:the |his |her )?"
    r"(?:defeat|victory|death|capture|surrender|success)s? of (?:the )?[A-Z]"
)


def may_begin(text: str, date: Thing) -> bool:
    """Whether an event can have begun on a date: not on that of another thing or of the age it is compared in."""
    return not any(before(one, text, date) for one in (_FOUNDED, _FOLLOWING, _GREATEST))


def may_take_part(text: str, event: Name, who: Thing) -> bool:
    """Whether somebody can have had a part: not at whom it is aimed, nor before what is "during" it."""
    if event.end <= who.start and before(_AIMED_AT, text, who):
        return False
    if who.end <= event.start and _OF_ANOTHER.search(text, who.end, event.start):
        return False
    return not is_in_office(text, event) and not (who.end <= event.start and before(_MEANWHILE, text, event))
