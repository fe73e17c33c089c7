"""Who appears in a work by the words beside the name, and who is only a part or made it.

In: the text, a work and a name. Out: whether the name can be that of one of the cast.
"""

from __future__ import annotations

import re

from kg.extract.prose.roles import full_name
from kg.extract.relations.beside import POSSESSIVE, Thing, before
from kg.model import Name

_AS = re.compile(r"\bas (?:his|her|their|the|an?) (?:[\w-]+ ){0,3}$")
#: Before a part, or what a part is told by: "as Captain Terri Fletcher and Lauren", "as a detective with amnesia",
#: "as a wandering thief named Max", "as his American girlfriend Ida".
_PART = re.compile(
    r"\bas (?:an? (?:[a-z-]+ ){1,4}(?:with|of|from|in) (?:the )?|"
    r"(?:an?|his|her|their) (?:[A-Z]?[a-z-]+ ){1,4}(?<! by )(?<! for )(?:(?:named|called) )?(?:[A-Z][\w'’.-]* ){0,3}"
    r"[\"“]?|(?!well\b)(?:(?:the|an?|his|her|their) )?(?:[a-z-]+ ){0,2}(?:[A-Z][\w'’.-]* )*(?:and (?:[a-z-]+ ){0,2})?)$"
)
#: The same in quotation marks: 'as "Max Berg" and "'.
_QUOTED_PART = re.compile(
    r"(?<!such )(?<!known )\bas ?[\"“] ?(?:[A-Z][^\"“”;.]{0,40}[\"”],?(?: and)? ?[\"“] ?){0,4}$"
)
#: Before who only made a work with somebody: "Lind produced the film along with Ida Berg and".
_MADE_WITH = re.compile(
    r"\b(?:co-?)?(?:produc|direct|edit|compos|develop|creat|photograph|writ|wrote)[a-z]* (?:[\w'’.\"“”-]+ ){0,4}"
    r"(?:(?:along|together) with|alongside) (?:[A-Z][^.;]{0,80}(?:, and |, | and ))?$"
)
#: Before a part that is told of by another: "a student, whose boyfriend Max".
_WHOSE = re.compile(r"\bwhose (?:[a-zé-]+ ){1,3}$")
#: What leads to who appears in a work, and what to who made it or does something else; what comes last counts.
_APPEARS = re.compile(
    r"\b(?:(?P<plays>(?<!had )(?:co-?)?star(?:s|red|ring)?|casts?|featur(?:es?|ed|ing)|roles?|play(?:s|ed|ing)|"
    r"appear(?:s|ed|ing|ances?)|perform(?:s|ed|ers?|ing|ances?)|portray(?:s|ed|ing)|voiced?|actors?|actress(?:es)?|cameos?|"
    r"debut|with(?! (?:his|her|their|the|an?) ))|"
    r"(?:(?:directed|produced|edited|photographed)(?: and [a-z]+)? by|about|concerns|depicts|written|screenplay|script|"
    r"writing|novel|follows|recounts|tells|cent(?:er|re)s|focuses|revolves|"
    r"remake|distributed|had starred))\b"
)
#: Behind a part: "Max (Lind)", "Max, played by Karl Lind".
_PLAYED = re.compile(
    r",? (?:who )?(?:is |was |are |were )?(?:played|portrayed|voiced) by\b| ?\( ?(?P<who>[A-Z][\w'’-]+)\)"
)
#: Before a part: "plays the clerk", "two characters, ".
_PLAYING = re.compile(
    r"\b(?:(?:plays|portrays|portraying|portrayed|voices) (?:(?:the|an?|his|her|their|both|two) )?"
    r"(?:(?!(?:by|opposite|with|alongside|against|in|for|at|on|and)\b)[a-z-]+ ){0,4}|"
    r"characters?(?: of| named| called)?,? |roles? of )$"
)
#: Behind who acts: "Karl Lind plays two characters".
_ACTS = re.compile(
    r",? (?:who )?(?:also |again )?(?:plays|portrays|voices|(?:stars|starred|appears|appeared) as|(?:played|portrayed) "
    r"(?!by\b))"
)
#: Before for whom somebody worked: "that he played for".
_FOR = re.compile(r"\b(?:played|plays|made|directed|worked|wrote|filmed|starred|appeared) (?:[a-z]+ ){0,2}for $")
#: The cast of a work that is told with its year: "the sequel to the 1996 film "Grey Ice" starring".
_OTHERS_CAST = re.compile(
    r"\b(?:sequel|prequel|remake|follow-up|spin-?off|version|adaptation|successor) (?:to|of|from) (?:the|an?) "
    r"(?:[a-z-]+ )?\d{4} [^.;,]{1,80}?(?<!,) (?:starring|featuring|with|that starred|which starred) "
    r"(?:[^.;]{0,120}(?:, |and ))?$"
)
#: So far from somebody it may be told that it is a part.
_FAR = 600
#: "William (Billy) Franklin" is one.
_CLOSED = re.compile(r"\)(?! [A-Z])")
_BEHIND_NAME = re.compile(r"[A-Z][\w'’-]* ?\( ?$")
#: Before who only wrote or made the work.
_WRITING = re.compile(
    r"\b(?:writing|songwriting|directing|filmmaking|creative|design|production) (?:team|duo|pair|trio) (?:of )?"
    r"(?:[A-Z][^.;]{0,60} and )?$"
)


def may_appear(text: str, who: Name, term: Thing) -> bool:
    """Whether the words name somebody as one who appears: no part, no writer."""
    if text.startswith(" as ", term.end):
        return True
    told = list(_APPEARS.finditer(text, who.end, max(who.end, term.start)))
    if told and not told[-1]["plays"] or before(_WRITING, text, term) or before(_WHOSE, text, term):
        return False
    if _is_part(text, term) or any(before(one, text, term) for one in (_PLAYING, _QUOTED_PART)):
        return False
    if _MADE_WITH.search(text, max(0, term.start - 120), term.start):
        return False
    if _OTHERS_CAST.search(text, who.end, max(who.end, term.start)):
        return False
    return _PART.search(text, max(0, term.start - 60), term.start) is None


def may_be_part(text: str, work: Name, part: Thing) -> bool:
    """Whether a part can be told of a work, and not of who plays it, nor the part be who made the work."""
    return not _ACTS.match(text, work.end) and not before(_FOR, text, part) and not is_in_bracket(text, work, part)


def is_in_bracket(text: str, one: Name, two: Thing) -> bool:
    """Whether one stands alone in brackets behind a name: "Newland Berg (Day-Lund)"."""
    return any(
        " " not in text[term.start : term.end]
        and _CLOSED.match(text, term.end) is not None
        and _BEHIND_NAME.search(text, max(0, term.start - 40), term.start) is not None
        for term in (one, two)
    )


def _is_part(text: str, term: Thing) -> bool:
    """Whether somebody is said to be played: "Max (Lind)" where Karl Lind is named too, "Max, played by Karl Lind"."""
    label = term.label if isinstance(term, Name) else text[term.start : term.end]
    first, last = max(0, term.start - _FAR), term.end + _FAR
    for name in {label, text[term.start : term.end]} - {""}:
        at = text.find(name, first, last)
        while at >= 0:
            played = _PLAYED.match(text, at + len(name))
            if played and (not played["who"] or full_name(text, played["who"], at) not in ("", name)):
                return True
            at = text.find(name, at + len(name), last)
    return False


def plays(text: str, one: Name, two: Name) -> bool:
    """Whether one is the part that the other plays: "with Eva Birthistle as his wife Saskia"."""
    first, second = sorted(((one.start, one.end), (two.start, two.end)))
    owned = text[first[0] : first[1]].lower() in POSSESSIVE and text.endswith(" as ", 0, first[0])
    return owned or _AS.search(text, first[1], max(first[1], second[0])) is not None
