"""Where somebody can work, learn or hold an office, and to what he can belong, by the words beside the name of it.

In: the text, somebody and an organisation or an office. Out: the relation that the words leave, if any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.beside import POSSESSIVE, Thing, before, is_anothers
from kg.model import Name
from kg.ontology import Ontology, Relation

_MEMBER = re.compile(r"\b(?i:members?|fellows?|associates?) (?:\w+ \d{4} )?of (?:the |its |an? )?$")
#: After an adjective that tells how people are ruled and names no party: "ended Communist rule".
_RULED = re.compile(r" (?:rule|regimes?|governments?|states?|countr(?:y|ies)|era|[Bb]loc|party-state)\b")
#: Between somebody and the party of another: "Karl Berg defeated the Liberal candidate", "over his Liberal opponent".
_BEATEN = re.compile(
    r"\b(?:defeat(?:ed|ing|s)|beat(?:ing|s|en)?|ousted|unseated|lost (?:[a-z]+ )*to|(?:victory|won|win) over|against)\b"
)
#: Behind the adjective of a party: "the Liberal and Labour parties".
_PARTY = re.compile(r" (?:(?:and|or) [A-Z][a-z]+ )?[Pp]art(?:y|ies)\b")
#: Before what somebody presides over, or where he learns: "deputy chairman of the council of", "Leader of the",
#: "Minister of", "attended".
_PRESIDENT = re.compile(
    r"\b(?:(?i:(?:vice[- ])?president|(?:vice[- ])?chair(?:man|woman|person)?|trustee|governor|patron|council|"
    r"boards?(?: of [a-z]+)?|minister|leader|speaker)"
    r"(?: in [\d– -]+)? of (?:(?:the|its) )?(?:[A-Z][^.;]{2,60} and (?:the )?)?|"
    r"(?:entered|attended|graduated from|(?:student|graduate|alumn(?:us|a|i|ae)) of|"
    r"(?:admitted|accepted) (?:in)?to|enrolled (?:at|in)|"
    r"presid(?:ed|es|ing) over) (?:the )?)$"
)
#: Before whom somebody speaks for: "elected Member of Parliament for Ulm".
_SEAT = re.compile(
    r"\b(?:[Mm]embers? of (?:the )?[A-Z][\w ]{2,40}|M\.?P\.?s?|[Ss]enators?|[Rr]epresentatives?|[Dd]eput(?:y|ies))"
    r"(?: \([A-Z]+\))? (?:for|from|representing) (?:the )?$"
)
#: What leads to where somebody works, and what leads elsewhere; the nearest before a place says which it is.
_JOB = re.compile(
    r"\b(?:(?P<job>(?<!his )(?<!her )(?<!their )works|work(?:ed|ing)?|"
    r"employ(?:s|ed|ee|ees|er|ment)?|join(?:s|ed|ing)(?! forces)|hired|appointed|assigned|professor|"
    r"lectur(?:er|ed|es|ing)|teach(?:er|es|ing)?|taught|career|serv(?:es|ed|ing)|became|becoming|moved|returned|head|"
    r"director|editor|manager|officer|executive|curator|researcher|fellow|staff|signed|visiting|post|position|member|"
    r"chief|president|chair(?:man|woman|person)?|dean|engineer|scientist|journalist|reporter|correspondent|agent|"
    r"columnist|column|keeper|marshal|general|captain|soldier|consultant|advis[eo]r|analyst|coach|attorney|partner|"
    r"CEO|wrote|writes|writing|trainee|intern|practi[cs](?:ed|es|ing))|"
    r"(?:stud(?:y|ies|ied|ying)|admitted|entered|(?:his|her|their) seats?|whips?|"
    r"led|ruled|join(?:s|ed|ing) forces|exhibit(?:s|ed|ion|ions)?|founded|establish(?:ed|ment)|degree|"
    r"mentor(?:s|ed|ing)?(?: to| of| for)?|donat(?:es|ed|ing|ions?)|bequeathed|endowed|"
    r"(?:major|minor)s? in|graduated))\b",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"\b(?:founded|established|formed|created) by (?:[A-Z][\w.'’-]* |and )*$|"
    r"\b(?:founded|established|created)\b[^.;]{0,60}\b(?:along|together) with (?:[\w-]+ ){0,3}$"
)
#: Before the teacher of somebody: "courses in economics under".
_TEACHER = re.compile(r"\bunder (?:the )?(?:[a-z]+ ){0,3}(?:Professor |Prof\. |Dr\. )?$")
#: Before a school at which somebody only learned: "in his college days at the".
_YOUTH = re.compile(r"\b(?:college|school|student|university) (?:days|years|career|life) (?:at|in) (?:the )?$")
#: Before one school after which somebody learned at another: "After Sherborne, Lind studied at".
_AFTER_SCHOOL = re.compile(r"(?:^|[.;\]] |\n)(?:After|Following|Before|(?:Up)?on leaving|From) (?:the )?$")
#: Behind a school where somebody took a degree, and did not work: ", where he was awarded first-class honours".
_TOOK_DEGREE = re.compile(
    r"(?:,? where)? (?:he|she|who)\b(?:(?!\b(?:taught|work|profess|lectur|fellow))[^.;]){0,60}"
    r"\b(?:honou?rs|degree|graduated|studied|PhD|doctorate|bachelor|majored)\b|"
    r"(?: (?:at|of|in) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?[;,] (?:and )?(?:his|her) (?:[a-z]+ )?"
    r"(?:thesis|dissertation)\b"
)
#: Before somebody's own firm: "Karl Lind's production company", and behind one who is only honoured: "in her name".
_OWN = re.compile(
    r"(?P<who>\b[\w.-]+?)(?:['’]s?)? (?:own )?(?:[a-z-]+ ){0,3}"
    r"(?:company|label|studio|firm|business|imprint|brand|agency),?(?: called| named)? (?:the )?$"
)
_HONOUR = re.compile(r"(?:['’]s?)? (?:name|honou?r|memory|legacy)\b")
_NAMED_AFTER = re.compile(
    r"\b(?:in (?:honou?r|memory|tribute) (?:of|to)|named (?:[^.;]{0,70}\W)?(?:after|for)|"
    r"dedicated to) (?:the )?(?:late )?$"
)
#: Behind a group: "No Doubt bassist Tony Kanal", and "featuring contributions from" others.
_ITS_OWN = re.compile(r" (?:[a-z-]+ ){1,2}(?=[A-Z])")
_OTHERS = re.compile(r"[A-Z][^.;]*?\b(?!and\b)[a-z]{2,} ")
#: Between somebody and his group: "Billie Lind of Green Day".
_OF_GROUP = re.compile(r" (?:\((?:previously|formerly|earlier) )?(?:of|from) (?:the )?")
_OF_ANOTHER = re.compile(
    r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:\((?:previously|formerly|earlier) )?(?:of|from) (?:the )?$"
)


#: Behind whose name a post bears: "Karl Lind Assistant Professor at".
_CHAIR = re.compile(
    r" (?:[A-Z][a-z]+ ){0,2}(?:Professor(?:ship)?|Chair|Lecture(?:r|ship)|Fellow(?:ship)?|Scholar(?:ship)?)\b"
)
#: What tells that somebody learns or teaches; the nearest before a school says which it is.
_SCHOOLED = re.compile(
    r"\b(?:(?P<taught>(?<!was )(?<!were )(?<!been )(?<!being )(?<!first )(?:taught|teach|teaches|teaching|lectured|"
    r"lectures|lecturing|career))|(?:stud(?:y|ies|ied|ying)|educated|educat\w+|attend\w*|graduat\w+|degrees?|student|pupil|"
    r"taught|train\w*|learn\w*|school\w*|alumn\w+|enrol\w*|enter\w*|admitted|earn\w*|received|master['’]s|"
    r"bachelor['’]s|doctorate|Ph\.?D|[BM]\.?[AS]|obtain\w*|complet\w+))\b",
)
#: Before who rules over those that hold an office: "was Minister of Health under the premier".
_UNDER = re.compile(r"\b[Uu]nder (?:(?:[a-z-]+|[A-Z][a-z]+(?:['’]s)?) ){0,4}$")
_AS = re.compile(r", (?:the |then )?| as (?:the )?|['’]s ")
#: Between who gives an office and the office: "made him the first", "appointed Ida Berg as".
_GIVEN = re.compile(
    r"(?: \([^()]{0,80}\))?(?:[^,.;A-Z]{0,60} and)?(?: (?:who|had|has|then|later|also|soon|first|would)){0,3} "
    r"(?:made|makes|appointed|appoints|named|names|elected|elects|chose|chooses|nominated|proclaimed|declared|crowned) "
    r"(?:(?:him|her|them) |[A-Z][^,.;]{1,60} (?:as |to be |for )?(?:an? |the )?(?:[a-z]+ ){0,2}$)"
)
#: Before the office that somebody only wants: "ran unsuccessfully for Mayor of".
_RAN_FOR = re.compile(
    r"\b(?:ran|runs|running|stood|stands|candidates?|candidacy|bid|nominees?|campaign(?:ed|s)?|contested) "
    r"(?:(?:[a-z]+ ){0,3}for|as) (?:the )?(?:[a-z]+ of (?:the )?)?(?:[A-Za-z-]+ ){0,3}(?:of (?:the )?)?$"
)
#: Before an army that somebody rules from an office: "Secretary of the Navy".
_MINISTER_OF = re.compile(
    r"\b(?i:(?:under-?|under[ -]|assistant )?secretar(?:y|ies)|ministers?|ministry|department|board|lords?) (?:of|for) "
    r"(?:State for )?(?:the )?(?:[A-Z][\w.]* ){0,2}$"
)
#: The same before a department that gives only its name to an office: "Under-Secretary of State for the".
_OF_STATE_FOR = re.compile(r"\b(?:[Ss]ecretar(?:y|ies) of [Ss]tate|[Mm]inisters?) for (?:the )?$")
#: Before an army to which somebody does something as its ruler or foe: "would increase the".
_DONE_TO = re.compile(
    r"\b(?:increas|enlarg|expand|reform|reorgani[sz]|moderni[sz]|reduc|rebuil|defeat|attack|fight|fought|oppos)[a-z]* "
    r"(?:against )?(?:the )?$"
)
#: Before where somebody only died: "died at age 78 at Ulm, ".
_DIED_IN = re.compile(
    r"\b(?:died|dies|buried|killed|murdered|assassinated|drowned)\b"
    r"(?:(?!\b(?:home|house|residence|liv|resid))[^.;]){0,60} "
    r"(?:in|at|near) (?:the )?(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*, ){0,2}$"
)
#: Before where somebody only learned: "graduated from the Film School in".
_SCHOOL_IN = re.compile(r"\bgraduat(?:ed|es|ing) (?:[a-z]+ )?from (?:the )?[A-Z][^,.;]{2,60} in (?:the )?$")
#: Between somebody and what he does, where it is told of another: "Ida Holm (born 1913), professor of physics at".
_APPOSED = re.compile(
    r"(?: [A-Z]{2,4})?(?: ?\([^()]{0,80}\))?, (?:(?:an?|the|then|later|former) )?(?:[a-z-]+ ){0,2}"
    r"(?:professor|lecturer|director|editor|manager|curator|researcher|president|chairman|head|dean|teacher|engineer|executive|founder|owner)\b"
)


def is_ruled(text: str, branch: Thing) -> bool:
    """Whether an army is named as what somebody rules, or fights: "became Secretary of the Navy"."""
    return before(_MINISTER_OF, text, branch) or before(_DONE_TO, text, branch)


def is_in_office(text: str, name: Thing) -> bool:
    """Whether something only belongs to the name of an office: "Secretary of State for War"."""
    return before(_OF_STATE_FOR, text, name)


def may_live(text: str, place: Thing) -> bool:
    """Whether somebody can have lived there, and did not only graduate from a school of the place, or die there."""
    return not before(_SCHOOL_IN, text, place) and not before(_DIED_IN, text, place)


def only_ran(text: str, who: Thing, what: Thing) -> bool:
    """Whether somebody only wanted an office, or to head a place: "ran for Mayor of Ulm"."""
    return who.end < what.start and before(_RAN_FOR, text, what)


def may_hold(text: str, who: Name, office: Thing) -> bool:
    """Whether somebody can hold an office, and does not give it: not "Ida Berg was Minister of Health under Lind"."""
    if only_ran(text, who, office):
        return False
    if office.end <= who.start:
        return _UNDER.search(text, office.end, who.start) is None
    if before(_UNDER, text, who) and not _AS.fullmatch(text, who.end, office.start):
        return False
    return _GIVEN.match(text, who.end, max(who.end, office.start)) is None


def may_belong(text: str, who: Name, party: Thing) -> bool:
    """Whether somebody can be of a party, and not who stands against it."""
    between = min(who.end, party.end), max(who.start, party.start)
    return _RULED.match(text, party.end) is None and _BEATEN.search(text, *between) is None


def may_learn(text: str, who: Name, school: Thing) -> bool:
    """Whether somebody can have learned there, and does not teach: not "he taught composition at Ulm"."""
    if school.end <= who.start and before(_TEACHER, text, who):
        return False
    if who.end <= school.start and text.startswith(",", who.end) and before(_AFTER_SCHOOL, text, who):
        return False
    told = list(_SCHOOLED.finditer(text, who.end, max(who.end, school.start)))
    return not told or not told[-1]["taught"]


def employed(
    employer: Relation, who: Name, name: Name, text: str, names: Sequence[Name], ontology: Ontology
) -> Relation | None:
    """Who belongs to a party, or is a member of something, is not employed there; nor who presides or studies there.

    Nor who founded or owns it, nor whose kinsman works there: "grandfather of Skerry Mill's foreman Karl Lind".
    """
    known = ontology.places.get(name.title or name.label, "")
    if before(_PRESIDENT, text, name) or is_in_office(text, name) or ontology.is_any((known, *name.classes), "Country"):
        return None
    if _CHAIR.match(text, who.end) or before(_SEAT, text, name) or before(_YOUTH, text, name):
        return None
    between = min(who.end, name.end), max(who.start, name.start)
    told = list(_JOB.finditer(text, *between))
    if not told and between[0] < between[1] and who.end < name.start:
        return None
    if who.end < name.start and not told[-1]["job"] or _MADE_BY.search(text, name.end, max(name.end, who.start)):
        return None
    if name.end <= who.start and (_only_shown(text, name) or _TOOK_DEGREE.match(text, name.end)):
        return None
    if is_anothers(text, who, name, names, ontology, ahead=True) or _is_own(text, who, name):
        return None
    others = [one for one in names if who.end < one.start < name.start and one.label != who.label]
    if any(_APPOSED.match(text, one.end, name.start) for one in others):
        return None
    if (_HONOUR.match(text, who.end) or before(_NAMED_AFTER, text, who)) and " where " not in text[slice(*between)]:
        return None
    party = ontology.is_any(name.classes, "PoliticalParty") or _PARTY.match(text, name.end)
    slot = "party" if party else "member-of" if before(_MEMBER, text, name) else ""
    return (ontology.slot(slot, ("Person",)) if slot else None) or employer


def _only_shown(text: str, name: Name) -> bool:
    """Whether what leads to it is no job: "he exhibited his paintings at the Ulm Salon, but is known for his"."""
    told = list(_JOB.finditer(text, max(0, name.start - 60, text.rfind(". ", 0, name.start)), name.start))
    return bool(told) and told[-1]["job"] is None


def _is_own(text: str, who: Name, name: Name) -> bool:
    """Whether it is said to be the firm of somebody himself: "Karl Lind's company Lund Steel"."""
    own = _OWN.search(text, max(0, name.start - 80), name.start)
    return own is not None and (own["who"] in who.label.split() or own["who"].lower() in POSSESSIVE)


def is_of(text: str, who: Name, term: Thing) -> bool:
    """Whether it can be the group of somebody: in "A of X, B from Y" each has his own."""
    own = _OF_GROUP.match(text, who.end)
    if own and text[own.end() : own.end() + 1].isupper():
        return own.end() == term.start
    its = _ITS_OWN.match(text, term.end)
    if its and its.end() < who.start and _OTHERS.match(text, its.end(), who.start):
        return False
    return _OF_ANOTHER.search(text, max(0, term.start - 40), term.start) is None
