"""Who may be whose kin, as the words before the second of two people tell it.

In: the slots of a relation of kin, the text, two people and all people that the sentence names. Out: whether the words
leave the claim: in "Ida, daughter of Otto, married Karl" Otto is nobody else's father and Karl nobody else's husband.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.extract.coreference.gender import word_gender
from kg.extract.offices import NOBLES, SOVEREIGNS, TITLE_OF, in_any_case
from kg.extract.relations.beside import before
from kg.model import Name

KIN = frozenset(("parent", "father", "mother", "child", "sibling", "spouse"))
_LINEAL = KIN - {"sibling"}
#: Between two names of one person: "Mary Ann Evans, otherwise known as the author George Eliot".
_CALLED = re.compile(
    r",? \(?(?:who )?(?:is |was |later |would )?(?:[a-z]+ )?(?:became|become|known|called|named|nicknamed|née|"
    r"né|alias|born|crowned|styled|"
    r"a\.k\.a\.?)(?: in \d{4})?(?: as| by)?(?: the| his| her)?(?: (?!(?:of|to|after|with|for)\b)[a-z-]+){0,3} "
)
_OTHER = (
    r"(?:great-? ?)*grand-?\w+|great-\w+|nephew|niece|uncle|aunt|cousin(?: (?:once|twice) removed)?|[a-z]+-in-law|"
    r"step(?:son|daughter|father|mother)"
)
_TITLED = r"(?:(?:the|his|her|their) )?(?:[a-z/-]+ ){0,3}(?:[A-Z][a-z]+ )?"
#: Before who is kin of another kind: "granddaughter of the actor Leslie Banks", "his nephew Karl".
_FARTHER = re.compile(
    rf"\b(?:{_OTHER}|step\w+|descendants?|ancestors?) (?:of|to) (?:(?:the|an?|his|her|their) )?(?:[a-z/-]+ ){{0,3}}"
    r"(?:[A-Z][a-z]+ )?$"
)
_OTHER_KIN = re.compile(rf"\b(?:{_OTHER}),? (?:[A-Z][a-z]+ )?$")
#: Before who is kin through one parent alone: "half-brother of Otto, Karl and".
_HALF = re.compile(r"\bhalf-(?:brother|sister|sibling)s?\b")
_HALF_OF = re.compile(
    r"\bhalf-(?:brother|sister|sibling) of (?:the )?(?:(?:[A-Z][\w.'’-]*|of|the|de|von),? ){0,12}(?:and )?"
    r"(?:(?:[A-Z][\w.'’-]*|of|the|de|von) ){0,5}$"
)
#: "grandson of the 4th Earl by Elizabeth".
_BY = re.compile(r"\bgrand-?(?:son|daughter|child) of [^.;]{2,60} by (?:[A-Z][a-z]+ )?$")
#: Before actors, of whose parts kinship is told: "starring Ida Lind as his wife Rosa and Karl Berg as Max".
_CASTING = re.compile(
    r"\b(?:co-?)?(?:stars?|starring|cast|featur(?:es|ing)|plays?|played|portray\w*)\b"
    r"(?=(?:[^.;]|(?<=[JS]r)\.|(?<= [A-Z])\.){0,300}$)"
)
#: Between some of many children: "Ida (by marriage Duchess of Ulm), Karl and".
_BY_MARRIAGE = re.compile(r"\( ?by marriage\b")
#: A list of siblings up to one of them, and what tells that one of two is no sibling.
_LIST = re.compile(
    r"\b(?:siblings|children|sons|daughters|brothers|sisters|issue|offspring)\b[^.;:()]{0,80}:(?P<row>[^.;:]*)$"
)
_WED = re.compile(r"\b(?:married|wife|husband|widow|spouse|wed)\b")
#: Between who does something to another and whose wife she is, who is no wife of the first: "Otto seduced his wife".
_WRONGED = re.compile(
    r"\b(?:seduc(?:ed|es|ing)|cuckold(?:ed|s)|(?:affair|eloped|elopes|adultery|slept) with) "
    r"(?:his|her|their) (?:[a-z-]+ ){0,2}(?:wife|husband|spouse),? $"
)
#: Between somebody and who does something to his wife, who is another: "and his wife are followed by".
_DONE_BY = re.compile(
    r"\b(?:his|her) (?:[a-z-]+ ){0,2}(?:wife|husband|spouse) (?:is|are|was|were) (?:[a-z-]+ ){0,3}[a-z]+(?:ed|en) by "
    r"(?:[a-z-]+ ){0,4}$|['’]s? (?:[a-z-]+ ){0,2}(?:wife|husband) "
    r"(?!(?:named|called)\b)[a-z]+(?:ed|heard|saw|met|told|knew|left|found|gave|sold|bought|sent|shot) [^,.;]{0,80}$"
)
#: Before either of two of whom a third is kin: "the sister of Karl and the aunt of Otto".
ANY_KIN = rf"(?:{_OTHER}|son|daughter|child|father|mother|brother|sister|wife|husband|widow|widower)"
_KIN_OF = re.compile(
    rf"\b(?P<noun>{ANY_KIN}) (?:of|to) (?:{_TITLED}[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}} and )?{_TITLED}$"
)
_AND_KIN_OF = re.compile(
    rf"[^.;]{{0,120}}?,? (?:and|as well as) (?:(?:the|an?|later) )?(?:[a-z]+ )?(?P<noun>{ANY_KIN}) (?:of|to) {_TITLED}$"
)
#: Between somebody and the kin of a kinsman: "Ida Berg, whose sister would be the first wife of".
_WHOSE_KIN = re.compile(
    rf"\bwhose (?:[a-z-]+ ){{0,2}}{ANY_KIN}\b[^;.]{{0,100}}\b(?:{ANY_KIN} (?:of|to)|married|wed|wedded) {_TITLED}$"
)
_BROTHERLY = frozenset(("brother", "sister"))
#: Between one with whom somebody did something and the kinsman of that somebody: "that he played for Lind in Ulm, and".
_WITH_OTHERS = re.compile(r"\b(?:who|whom|that|which)\b[^.;]{0,80} (?:for|by|with|under|against|from) $")
_AND_HIS = re.compile(
    r"[^,.;]{0,80},[\"”'’]? (?:and|along with|together with|as well as) (?:his|her) (?:[a-z-]+ ){0,2}"
    r"(?:brother|sister|sibling|son|daughter|wife|husband|father|mother),? $"
)
#: Between an actor and whose kin his part is: "Linda Berg portrays Poe's wife".
_PORTRAYS = re.compile(r"\b(?:portray(?:s|ed|ing)|plays|played|playing)\b")
#: Between a parent and some of many children: "seven children by Ida Lind, including Karl".
_INCLUDING = re.compile(r"\b(?:including|among them|namely)\b")
#: Before a land: "Johanna, countess of Nassau".
_LAND = re.compile(rf"\b{in_any_case(SOVEREIGNS, NOBLES)} of (?:the )?$")
_TITLE = re.compile(TITLE_OF)
_ESTATE = re.compile(r"(?:Earldom|Dukedom|Duchy|Barony|Viscountcy|Marquessate|Baronetcy|County|House) of ")
#: Before a title that somebody bore for a time: "styled Lady Ida Berg until 1768, Countess Ulm until 1786".
_STYLED = re.compile(
    r"\bstyled (?:as )?(?:(?:[A-Z][\w.'’-]*|of|the|from|to|until|till|and|in|\d{4}|his|her|death),? )*$"
)
#: Before whose kin somebody is, from the comma on: "Bahram, who was the youngest son of Ismail".
_OF = re.compile(
    r"(?P<apart>,? \(?who (?:is|was|became) |, | \()?(?:(?:and )?(?:later )?(?:the|an?|his|her|their) )?"
    r"(?:(?!(?:is|was|were)\b)[a-z-]+ ){0,3}"
    rf"(?P<noun>son|daughter|child|wife|husband|widow|widower|brother|sister)(?: and [a-z -]{{3,30}})? of {_TITLED}$"
)
#: Before whose kin somebody only may be: "sometimes said to be a daughter of King Otto".
_PERHAPS = re.compile(
    r"\b(?:(?:said|thought|believed|claimed|rumou?red|reputed|supposed|assumed) to (?:be|have been)|"
    r"(?:possibly|perhaps|probably|maybe|presumably|likely)) "
    r"(?:(?:the|an?) )?(?:[a-z-]+ ){0,2}(?:son|daughter|child|wife|husband|brother|sister) of "
    r"(?:(?!\b(?:who|whose|married|was|is|born)\b)[^.;]){0,100}$"
)
#: Behind a child whose parents are told: "Ida, daughter of Otto".
_CHILD_OF = re.compile(rf",? (?:(?:the|an?) )?(?:[a-z-]+ ){{0,2}}(?:son|daughter|child) of {_TITLED}(?=[A-Z])")
#: Before somebody whose brother is told of by "his": "along with his older brother, ".
_HIS_BROTHER = re.compile(r"(?:['’]s?|\b(?:his|her|their)) (?:[a-z-]+ ){0,2}(?:brother|sister),? $")
_OF_SIBLINGS = re.compile(r"\b(?:brother|sister|sibling|twin|son|daughter|child)")
_BORN = frozenset(("son", "daughter", "child"))
#: Of whom one's own parents are no parents: "the son of Karl and the father of Otto".
_HEADS = frozenset(("father", "mother", "wife", "husband", "widow", "widower"))
_SPOUSES = {"wife": 1, "widow": 1, "husband": -1, "widower": -1}
#: Before whom somebody marries, from the verb on.
_MARRIED = re.compile(
    r"(?P<row>,(?= who ))?(?: (?:who|later|then|had|has|was|is|first|secondly|also|soon|subsequently|re-?|in \d{4}))*"
    rf" (?:re-?)?(?:married|weds?|wedded|marries)(?: secondly| again)?(?: to)? {_TITLED}$"
)
#: Between one of a row and its last, of whom a clause behind it tells: "Emil (born 1942), Otto and Ida, who married".
_ROW = re.compile(
    r"(?:(?: ?\([^()]{0,80}\))?(?:, and |, | and )(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})?)+"
)
#: Before the wife or husband of whose name stands there: "Nora Berg and her husband", "Karl Lind's second wife".
_WIFE_OF = re.compile(
    r"(?:['’]s?|(?:,? and|,? with|,) (?:his|her)) (?:[a-z-]+ ){0,3}(?:wife|husband|widow|widower|spouse),? "
    r"(?:the )?(?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ )?$"
)
#: The last word of the name of a body, of whom nobody is kin.
_BODY = re.compile(r" (?:Church|University|College|Company|Army|Navy|Academy|Society|Party|Orchestra|Council|School)$")
#: Before who is something else to somebody: "her ally Karl Lind".
_SOMEBODY = (
    r"(?:friend|ally|colleague|rival|enemy|opponent|teacher|tutor|mentor|pupil|student|protégée?|successor|predecessor|"
    r"assistant|secretary|bandmate|teammate|co-star|collaborator|co-writer|neighbou?r|servant|boss|manager|lawyer|doctor)"
)
_NO_KIN = re.compile(
    r"\brelated to (?:the |another )?(?:[a-z-]+ ){0,2}$|"
    r"(?:['’]s?|\b(?<!married )(?<!wed )(?<!marry )(?<!marries )(?:his|her|their)) (?:[a-z-]+ ){0,2}"
    rf"{_SOMEBODY},? (?:the )?(?:[A-Z][a-z]+ )?$"
)
_HAS_NO_KIN = re.compile(rf"['’]s? (?:[a-z-]+ ){{0,2}}{_SOMEBODY}\b")
#: Before whom a woman married, or a man: he is no mother, and she no father.
_HER_HUSBAND = re.compile(rf"\b(?:[Ss]he (?:[a-z]+ ){{0,2}}married|[Hh]er (?:[a-z-]+ ){{0,2}}husband,?) {_TITLED}$")
_HIS_WIFE = re.compile(rf"\b(?:[Hh]e (?:[a-z]+ ){{0,2}}married|[Hh]is (?:[a-z-]+ ){{0,2}}wife,?) {_TITLED}$")
#: The one who is told to be a kinsman ends here, and another name follows: "his son Bob or Johnny".
_AND = re.compile(r"(?: ?\([^()]*\))?,? (?:and|or) (?:(?!his|her|their)[a-z-]+ ){0,3}")
_ONE = re.compile(r"(?:['’]s?|\b(?:his|her|their)) (?:[a-z-]+ )*(?:son|daughter|child),? $")
_PRONOUN = re.compile(r"\b(?:he|she|they|who)$", re.IGNORECASE)
#: What may stand between somebody's name and what is said of him: a note, a rank.
_NOTES = re.compile(r"(?: ?\([^()]*\)| [A-Z][\w.'’-]*|, (?:\d+\w\w |the )?[A-Z]\w+ of (?:the )?[A-Z][\w'’ -]*)*")


#: Behind who plays a part, perhaps with others, each his own.
_ACTS = re.compile(r"(?:(?:,|,? and|, and) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}){0,5} as ")


def _is_cast(text: str, name: Name) -> bool:
    """Whether somebody plays a part, or is one: "co-stars are Ida Berg and Karl Lind as his wife"."""
    acts = _ACTS.match(text, name.end) or text.endswith(" as ", 0, name.start)
    return bool(acts) and _CASTING.search(text, 0, name.start) is not None


def may_be_kin(slots: Collection[str], text: str, one: Name, two: Name, names: Sequence[Name]) -> bool:
    """Whether the words do not tell that both are one, or of another kinship, or of another one's kin."""
    first, second = sorted((one, two), key=lambda name: name.start)
    if any(_is_cast(text, name) or _BODY.search(name.label) for name in (one, two)):
        return False
    between = first.end, max(first.end, second.start)
    if _WHOSE_KIN.search(text, *between) or "spouse" in slots and _WRONGED.search(text, *between):
        return False
    if "spouse" in slots and _INCLUDING.search(text, *between):
        return False
    if _PORTRAYS.search(text, *between) or _CALLED.fullmatch(text, *between):
        return False
    if "spouse" in slots and (_are_siblings_or_apart(text, first, second) or _is_anothers(text, first, second, names)):
        return False
    if before(_NO_KIN, text, second) or _HAS_NO_KIN.match(text, second.end):
        return False
    if "mother" in slots and before(_HER_HUSBAND, text, two) or "father" in slots and before(_HIS_WIFE, text, two):
        return False
    if _has_kin_apart(slots, text, first, second):
        return False
    ends = (second,) if "spouse" in slots else (one, two) if _LINEAL & set(slots) else ()
    if any(before(_FARTHER, text, name) for name in ends):  # siblings may have a grandfather
        return False
    if any(before(_OTHER_KIN, text, name) or _is_land(text, name) for name in (one, two)):
        return False
    if any(_ESTATE.match(name.label) or before(_TITLE, text, name) or _is_styled(text, name) for name in (one, two)):
        return False
    if _is_half_kin(slots, text, first, second):
        return False
    if before(_BY, text, second) or _PERHAPS.search(text, first.end, max(first.end, second.start)):
        return False
    parent, child = (one, two) if "child" in slots else (two, one)
    if (_LINEAL - {"spouse"}) & set(slots) and _has_others(text, parent, child, names):
        return False
    if "sibling" in slots and _is_brother_of(text, first, second, names):
        return False
    if "child" in slots and _is_another(text, second, names):
        return False
    return not _is_apposed(slots, text, first, second, names) and not _is_married(slots, text, first, second, names)


def _are_siblings_or_apart(text: str, first: Name, second: Name) -> bool:
    """Whether two stand in a list of siblings, or the second does something to the other and his wife."""
    between = first.end, max(first.end, second.start)
    if _BY_MARRIAGE.search(text, *between) or _DONE_BY.search(text, *between):
        return True
    listed = _LIST.search(text, max(0, first.start - 500), first.start)
    if listed is None or "," not in text[slice(*between)]:
        return False
    return _WED.search(text, listed.start("row"), between[1]) is None


def _is_anothers(text: str, first: Name, second: Name, names: Sequence[Name]) -> bool:
    """Whether one of two is told to be the wife or husband of a third: "met Nora Berg and her husband Karl".

    Or stands behind the one wife that is told of: "Lind's widow, Ida Lind, and the critic Otto Berg".
    """
    between = [one for one in names if first.end < one.start and one.end < second.start]
    if any(before(_WIFE_OF, text, one) and _AND.fullmatch(text, one.end, second.start) for one in between):
        return True
    for one, other in ((second, first), (first, second)):
        told = _WIFE_OF.search(text, max(0, one.start - 80), one.start)
        there = _standing(text, told.start(), names) if told and not told.start() <= other.start < told.end() else []
        again = one is first and _WED.search(text, first.end, max(first.end, second.start))
        if there and not again and all(name.label != other.label for name in there):
            return True
    return False


def _has_kin_apart(slots: Collection[str], text: str, first: Name, second: Name) -> bool:
    """Whether it is a third of whom both are kin, or of whom the second is: "who played for Karl, and his brother"."""
    between = first.end, max(first.end, second.start)
    if _AND_HIS.fullmatch(text, *between) and before(_WITH_OTHERS, text, first):
        return True
    one = _KIN_OF.search(text, max(0, first.start - 120), first.start)
    two = _AND_KIN_OF.fullmatch(text, *between) if one else None
    if one is None or two is None:
        return False
    nouns = {one["noun"], two["noun"]}
    if "sibling" in slots:
        return not nouns <= _BROTHERLY
    return "spouse" in slots or one["noun"] in _BORN and two["noun"] in _HEADS


def _is_half_kin(slots: Collection[str], text: str, first: Name, second: Name) -> bool:
    """Whether a third is half kin of both: "half-brother of Otto, and half-brother of Eva" tells nothing of the two."""
    if "sibling" in slots:
        between = _HALF.search(text, first.end, max(first.end, second.start))
        return between is not None and before(_HALF_OF, text, first)
    return bool(_LINEAL & set(slots)) and before(_HALF_OF, text, second)


def _is_apposed(slots: Collection[str], text: str, first: Name, second: Name, names: Sequence[Name]) -> bool:
    """Whether the second is told to be the kin of somebody else, whose name stands right before: "Ida, daughter of"."""
    told = _OF.search(text, max(first.end, second.start - 100), second.start)
    if not told:
        return False
    woman = _SPOUSES.get(told["noun"], 0)
    if woman and "spouse" in slots and woman * _gender(text, first) < 0:
        return True
    if "and " in told[0].partition(told["noun"])[0] and _OF.search(text, max(0, first.start - 100), first.start):
        return True  # "the wife of Otto, lord of Ulm, and later the wife of Karl"
    there = _standing(text, told.start(), names)
    if not told["apart"] or not there:
        return False
    if told["noun"] not in _BORN and _OF.search(text, 0, min(one.start for one in there)):
        return False  # "a daughter of Ælfgar, the wife of Gruffudd" may be said of either
    return all(one.label != first.label for one in there)


def _is_another(text: str, second: Name, names: Sequence[Name]) -> bool:
    """Whether it stands behind the one child that is told of: in "his son Bob or Johnny" Johnny is nobody's son."""
    return any(
        _AND.fullmatch(text, name.end, second.start) and (before(_ONE, text, name) or _is_another(text, name, names))
        for name in names
        if name.end <= second.start
    )


def _is_married(slots: Collection[str], text: str, first: Name, second: Name, names: Sequence[Name]) -> bool:
    """Whether somebody else, who stands right before the verb, married the second: "Karl; she later married Otto"."""
    told = _MARRIED.search(text, max(first.end, second.start - 80), second.start)
    if not told or "spouse" not in slots:
        return False
    there = _standing(text, told.start(), names)
    if text[first.start : first.end] == "who" and text.endswith(", ", 0, first.start):
        there = _standing(text, first.start - len(", "), names) or there  # the last of a row, whoever "who" is said of
    if told["row"] and there:
        return all(_ROW.fullmatch(text, first.end, max(first.end, one.start)) for one in there)
    if not there:
        return _PRONOUN.search(text, 0, told.start()) is not None
    return all(one.label != first.label for one in there)


def _has_others(text: str, parent: Name, child: Name, names: Sequence[Name]) -> bool:
    """Whether the parents of a child are told right behind it, and are others: "Otto; Ida, daughter of Karl"."""
    told = _CHILD_OF.match(text, child.end) if parent.end <= child.start and not before(_ONE, text, child) else None
    if not told:
        return False
    there = [one.label for one in names if told.start() < one.start < told.end() + 120]
    return bool(there) and parent.label not in there


def _is_brother_of(text: str, first: Name, second: Name, names: Sequence[Name]) -> bool:
    """Whether the first is told to be the brother of somebody before: "his brother Karl, on the orders of Otto"."""
    if second.self or not before(_HIS_BROTHER, text, first) or _AND.fullmatch(text, first.end, second.start):
        return False
    between = _OF_SIBLINGS.search(text, first.end, max(first.end, second.start))
    return not between and all(one.label != second.label for one in names if one.end <= first.start)


def _is_styled(text: str, name: Name) -> bool:
    return _STYLED.search(text, max(0, name.start - 200), name.start) is not None


def _is_land(text: str, name: Name) -> bool:
    """Whether a land is named, and nobody by the last words of his name."""
    return text.startswith(name.label, name.start) and before(_LAND, text, name)


def _standing(text: str, end: int, names: Sequence[Name]) -> list[Name]:
    """Who stands there, right before `end`."""
    return [one for one in names if one.end <= end and _NOTES.fullmatch(text, one.end, end)]


def _gender(text: str, name: Name) -> float:
    """Positive for a woman, negative for a man, as a title in the name or right behind it tells."""
    words = [*text[name.start : name.end].split(), *text[name.end : name.end + 30].replace(",", " ").split()[:2]]
    return next((found for word in words if (found := word_gender(word.lower()))), 0.0)
