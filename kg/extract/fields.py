"""The fields in the name of a body: "College of Film, Television and Recording Arts" is one name.

In: text and where a name stands so far. Out: where it ends. How: a body "of" a field goes on through further fields, if
an "and" lists them and all their words are known for such; other words name other bodies.
"""

from __future__ import annotations

import re

_BODY = re.compile(
    r"\b(?:Academy|Ministry|Department|School|Institute|Museum|College|Faculty|Board|Bureau|Cent(?:er|re)|Division|"
    r"Office|Commission|Committee|Council|Secretary|Minister|Conservatory|Conservatoire) (?:of|for) (?:the )?"
    r"[A-Z][\w-]*(?: [A-Z][\w-]*)*$"
)
_WORDS = (
    r"(?:Administration|Affairs|Agriculture|Animation|Applied|Archaeology|Architecture|Arts?|Broadcasting|Business|"
    r"Cinema|Civil|Commerce|Communications?|Community|Consumer|Crafts|Creative|Culture|Cultural|Dance|Defen[cs]e|"
    r"Dentistry|Design|Development|Digital|Drama|Economics?|Economy|Education|Employment|Energy|Engineering|"
    r"Environment(?:al)?|Family|Film|Finance|Fine|Fisheries|Food|Forestry|Foreign|Health|Heritage|History|Housing|"
    r"Human(?:ities)?|Immigration|Industr(?:y|ial)|Information|Innovation|Justice|Labou?r|Languages?|Law|Letters|"
    r"Liberal|Life|Literature|Management|Marine|Maritime|Mathematics|Measures|Media|Medicine|Mines|Mining|Motion|Music|Natural|"
    r"Nursing|Performing|Pharmacy|Philosophy|Physical|Physics|Pictures?|Planning|Policy|Politics|Political|Public|"
    r"Recording|Recreation|Regional|Religion|Religious|Research|Resources?|Rural|Safety|Sciences?|Security|Services?|"
    r"Skills|Social|Space|Sports?|Studies|Supply|Technology|Telecommunications|Television|Theat(?:er|re)|Tourism|"
    r"Trade|Training|Transport(?:ation)?|Urban|Visual|Water|Welfare|Wildlife|Women|Works|Youth)"
)
_PHRASE = rf"{_WORDS}(?: {_WORDS})*"
_MORE = re.compile(rf"(?:(?:, {_PHRASE})+,?)? (?:and|&) {_PHRASE}(?! [A-Z])(?!\w)")


def fields_end(text: str, start: int, stop: int, end: int) -> int:
    """Where the name of a body at [start, stop) ends, the rest of its fields included.

    >>> text = "School of Dance, Theatre and Music in Lund"
    >>> text[: fields_end(text, 0, 15, len(text))]
    'School of Dance, Theatre and Music'
    """
    more = _MORE.match(text, stop, end)
    return more.end() if more and _BODY.search(text[start:stop]) else stop
