"""Whose a nation can be by the words beside it.

In: the text, somebody or something and a nation. Out: whether the nation can be the one of the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.definition.scope import names_country
from kg.extract.offices import RANKS
from kg.extract.prose.naming import is_bare_rank
from kg.extract.relations.beside import HELD, ROW, Thing, before, is_anothers, is_told_of_neighbour, note_around
from kg.extract.relations.works import may_be_of_genre
from kg.model import Name
from kg.ontology import Ontology

#: Before somebody who is only said to be of a nation: "a novel by an American missionary".
_BY_SOME = re.compile(r"\b(?:by|from|of|with|to|for|against) an? (?:[a-z-]+ )?$")
_WORDS = re.compile(r"(?: [a-z-]+){1,3}(?! [A-Z])")
_FROM = re.compile(r"\b([a-z]+) (?:from|of) (?:the )?$")
#: Behind where somebody's forebears came from: "the first African American to be elected".
_AMERICAN = re.compile(r" Americans?\b")
#: Where a record sold well: "reached number one in Sweden".
_CHARTED = re.compile(
    r"\b(?:number (?:\d+|[a-z]+)|No\. ?\d+|top (?:\d+|[a-z]+)|hits?|charted|peaked|charts?|platinum|gold) (?:[a-z]+ )?"
    r"in (?:the )?$"
)
#: Between somebody and against whom he fought: "Karl Lind defeated the Danish army".
_FOUGHT = re.compile(
    r"\b(?:defeat|beat|fought|attack|conquer|invad|routed|crushed|repel|captured|destroyed|expelled|besieg)(?:ed|s|ing)?\b"
)
#: "Russian-born", "of Georgian Jewish origin": of these nobody need be a citizen.
_BORN = re.compile(
    r"-\s?born\b|(?: [A-Z][a-z]+)? (?:origins?|descent|ancestry|parentage|heritage|extraction|stock|background|lineage|"
    r"blood)\b"
)
#: Between a work and the nation of who made it: "a novel by Karl Lind, a Swedish".
_MAKERS = re.compile(
    r"\bby (?:[A-Z][\w.'’-]*,? ){1,4}(?<=, )(?:an?|the|one of|who|whose|then|himself|herself)\b(?![^.;]*\b(?:film|"
    r"movie|series|book|novel|album|song|play|game)\b)"
)
#: Between a nation and somebody else than who is of it: "an American drummer known for playing with".
_KNOWN_FOR = re.compile(r"\b(?:known|famous|noted|remembered) for\b")
#: Between a work and what it only shows: "Our School, showing the life of Britain's".
_SHOWING = re.compile(r"\b(?:showing|depicting|portraying|examining|exploring|chronicling|documenting)\b")
#: Between somebody and another of a nation: "by Karl Lind and the Danish king Otto".
_AND_THE = re.compile(r"(?:\b(?:and|with|by|against|under|to|from)|,) (?:the |an? )?$")
#: Before a land that is somebody's no longer, or never was: "forced him to flee".
_FLED = re.compile(
    r"\b(?:flee|fled|flees|escaped|invaded?|conquered|visited|toured|banned from|expelled from) (?:to )?(?:the )?$"
)
#: Between a nation and whom another of it deals with: "an American actress who worked with".
_WHO_DOES = re.compile(r"(?: [a-z-]+){1,4},? who (?!(?:is|was|called|became)\b)| by (?:(?:the )?[A-Z])")
#: Around the nation of what is somebody's: "the caliph and his Turkish guards".
_HIS, _PAPERS = re.compile(r"\b(?:his|her|their) $"), re.compile(r" (?:citizenship|nationality|passport|roots)\b")
_UNDER = re.compile(r" (?:[a-z]+ )?(?:mandate|rule|occupation|protectorate|custody)\b")
#: Behind where something was only heard or seen: "topped the U.S. singles chart".
_SOLD = re.compile(
    r" (?:[a-z]+ ){0,3}(?:charts?|box office|market|audiences?|theat(?:er|re)s|cinemas|viewers|"
    r"top (?:\d+|ten|five|twenty|forty)|number[- ]one)\b"
)
#: Before where somebody or something only has another name: "known in the United States as".
_KNOWN_IN = re.compile(
    r"\b(?:known|called|billed|credited|popular|famous|seen|sold) (?:[a-z-]+ )?in "
    r"(?:(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2},? and (?:in )?)?(?:the )?$"
)
#: Behind a nation whose rulers do something: "the Syrian government had".
_RULERS, _THE = re.compile(r" (?:government|regime|authorities|courts?|embassy) ([a-z]+)"), re.compile(r"\b[Tt]he $")
#: Between somebody and his land: "Karl Lind of Sweden".
_OF_LAND = re.compile(r"(?: \([^()]{0,80}\))? (?:of|from) (?:the )?")
_LAND = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}")
_DASH = re.compile(r" [–—-] ")
_TODAY = re.compile(r"\b(?:modern|modern-day|present-day|today['’]s|what is now) (?:[a-z-]+ ){0,2}$")
_QUOTE, _UNQUOTE = re.compile(r"(?:^|[ (])[\"“](?=\w)[^\"“”]+$"), re.compile(r"[^\"“”.;]{0,40}[\"”]")
#: Between somebody and where he only is for a time: "Otto's work in Sweden".
_HIS_WORK_IN = re.compile(
    r"(?:['’]s?)? (?:[a-z-]+ )?(?:work|mission|exile|captivity|travels?|stay|visits?|tours?|campaigns?|studies) in "
    r"(?:the )?"
)
#: Before a land to which somebody is only sent: "Bishop of Estonia", "ambassador to Sweden".
_SENT_TO = re.compile(
    r"\b(?i:king|queen|emperor|empress|tsar|(?:arch)?bishop|missionary|ambassador|envoy|consul|nuncio|legate|apostle|"
    r"mission|emissary) (?:of|to|in) (?:the )?$"
)
#: Before somebody of a nation: "the Danish king", and between two nations of one.
_OWN_NATION = re.compile(r"\b(?P<nation>[A-Z][a-z]+)(?: [a-z-]+){1,3} $")
_TWO = re.compile(r"(?:-born|-based|-raised)?(?:,? and |, |/|-|[–—]| )(?:later |then )?")
_PLAYING = re.compile(r"\b(?:playing|plays|played|portray(?:s|ed|ing)|role of) (?:[\w-]+['’]s? [a-z]+ )?$")


def may_be_of(text: str, who: Name, nation: Thing, names: Sequence[Name], ontology: Ontology) -> bool:
    """Whether somebody can be of a nation, or a work; `names` are all that the sentence names."""
    if _BORN.match(text, nation.end) or before(_TODAY, text, nation) or _is_in_title(text, nation):
        return False
    if before(_FLED, text, nation) or _UNDER.match(text, nation.end) or _SOLD.match(text, nation.end):
        return False
    if before(_SENT_TO, text, nation) or _HIS_WORK_IN.fullmatch(text, who.end, max(who.end, nation.start)):
        return False
    if before(_KNOWN_IN, text, nation) or HELD.match(text, nation.end) or "/" in text[nation.start : nation.end]:
        return False  # "British/American" is two
    if text.endswith(("-born", "- born"), nation.start, nation.end):
        return False
    if ontology.is_any(who.classes, "Work") and _is_home(text, nation, ontology):
        return False
    rulers = _RULERS.match(text, nation.end)
    if rulers and before(_THE, text, nation) and rulers[1] not in ontology.occupations:
        return False
    if _is_where_a_life_ended(text, nation) or _AMERICAN.match(text, nation.end) or before(_CHARTED, text, nation):
        return False
    work = ontology.is_any(who.classes, "Work")  # "a Danish actor known for" tells of a series too
    if not work and _KNOWN_FOR.search(text, nation.end, max(nation.end, who.start)):
        return False
    if before(_PLAYING, text, who) or before(_BY_SOME, text, nation) and is_somebody(text, nation.end, ontology):
        return False
    if work and not may_be_of_genre(text, who, nation):
        return False
    if not ontology.is_any(who.classes, "Individual") and _SHOWING.search(text, who.end, max(who.end, nation.start)):
        return False
    if work and _MAKERS.search(text, who.end, max(who.end, nation.start)):
        return False
    beside = ontology.is_any(who.classes, "Individual") and before(_AND_THE, text, nation)
    if is_anothers(text, who, nation, names, ontology, ahead=beside):
        return False
    if ontology.is_any(who.classes, "Place"):  # where a Swede is born may be Sweden
        return True
    person = not work and not ontology.is_any(who.classes, "Organisation")
    if person and _FOUGHT.search(text, who.end, max(who.end, nation.start)):
        return False
    if person and (_is_of_doer(text, who, nation) or _is_of_own(text, who, nation, ontology)):
        return False
    return not is_told_of_neighbour(text, who, nation, names) and not _has_another(text, who, nation, names, ontology)


def _has_another(text: str, who: Name, nation: Thing, names: Sequence[Name], ontology: Ontology) -> bool:
    """Whether each has his own: in "Karl Lind of Sweden and Otto Berg of Norway" neither is of the other's land."""
    own = _OF_LAND.match(text, who.end)
    land = _LAND.match(text, own.end()) if own else None
    if own and own.end() != nation.start and land and names_country(land[0], ontology):
        return True
    owner = next((one for one in names if _OF_LAND.fullmatch(text, one.end, nation.start)), None)
    if owner is None or owner.label == who.label or is_bare_rank(owner.label) or owner.label.lower() in RANKS:
        return False
    first, second = sorted((who, owner), key=lambda one: one.start)
    return ROW.fullmatch(text, first.end, max(first.end, second.start)) is None


def _is_of_doer(text: str, who: Name, nation: Thing) -> bool:
    """Whether a nation is told of who does something to somebody, or of what is his: "ruler of Canada by King Karl"."""
    if who.start >= nation.end:
        return _WHO_DOES.match(text, nation.end) is not None
    return before(_HIS, text, nation) and _PAPERS.match(text, nation.end) is None


def _is_of_own(text: str, who: Name, nation: Thing, ontology: Ontology) -> bool:
    """Whether somebody's own nation stands before his name, and not this: "Serbia and the Danish king Otto"."""
    own = _OWN_NATION.search(text, max(0, who.start - 60), who.start)
    if own is None or own["nation"] not in ontology.demonyms or nation.end >= own.start():
        return False
    words = text[nation.start : nation.end]
    country = ontology.demonyms.get(words) or ontology.countries.get(words) or words
    return country != ontology.demonyms[own["nation"]] and not _TWO.fullmatch(text, nation.end, own.start())


def _is_where_a_life_ended(text: str, nation: Thing) -> bool:
    """Whether a land stands behind the dash of a life in brackets: "(1932 in Lund – 1998 in Holm, Norway)"."""
    life = note_around(text, nation)
    dash = _DASH.search(text, life[0], nation.start) if life else None
    halves = (text[life[0] : dash.start()], text[dash.end() : nation.start]) if life and dash else ()
    return bool(halves) and all(any(map(str.isdigit, one)) for one in halves)


def _is_home(text: str, nation: Thing, ontology: Ontology) -> bool:
    """Whether somebody comes from there: "an actor from India known for playing in"."""
    found = _FROM.search(text, max(0, nation.start - 40), nation.start)
    return found is not None and found[1] in ontology.occupations


def is_somebody(text: str, end: int, ontology: Ontology) -> bool:
    """Whether an adjective that ends there stands before a trade: "American missionary"."""
    words = _WORDS.match(text, end)
    return words is not None and any(one in ontology.occupations for one in words[0].split())


def _is_in_title(text: str, term: Thing) -> bool:
    """Whether it stands within quotation marks: of the author of the "Peerage of Scotland" that tells nothing."""
    opened = _QUOTE.search(text, max(0, term.start - 80), term.start)
    return opened is not None and _UNQUOTE.match(text, term.end) is not None
