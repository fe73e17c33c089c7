"""What the words beside two mentions rule out of what the model claims of them.

In: a relation, its two ends and the text. Out: whether it may hold, or which other relation the words name instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.offices import RANKS
from kg.extract.prose.naming import CALLED, is_bare_rank, is_office
from kg.extract.prose.roles import full_name
from kg.extract.relations.kin import KIN, may_be_kin
from kg.model import Concept, Name, Value
from kg.ontology import Ontology, Relation

Thing = Name | Value | Concept

_AS = re.compile(r"\bas (?:his|her|their|the|an?) (?:[\w-]+ ){0,3}$")
#: Before a part, or what a part is told by: "as Captain Terri Fletcher and Lauren", "as a detective with amnesia".
_PART = re.compile(
    r"\bas (?:an? (?:[a-z-]+ ){1,4}(?:with|of|from|in) (?:the )?|"
    r"(?!well\b)(?:(?:the|an?|his|her|their) )?(?:[a-z-]+ ){0,2}(?:[A-Z][\w'’.-]* )*(?:and (?:[a-z-]+ ){0,2})?)$"
)
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
#: "died on 2 or 10 February", "died some time before 1353": which day is not told.
_EITHER = re.compile(r"\d (?:or|/) $|\bdied (?:[a-z]+ ){0,2}(?:before|after|between) $")
#: Behind what is told of a child, before the parents.
_CHILD_OF = re.compile(
    r"\b(?:sons?|daughters?|child(?:ren)?) of (?:[^.;]{0,80} and )?(?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ )?$"
)
_OWNERS = ("his", "her", "their")
_DASH = re.compile(r" ?[–—] ?| - ")
#: What a life begins or ends with; the nearest before a place says which place it is.
_LIFE = re.compile(r"\b(?:(?P<born>born|birth|native)|(?P<died>died|dies|death|buried|killed))\b")
#: What comes after it: "was born in Ulm and studied in Bonn".
_NEXT = re.compile(
    r"\b(?:and|then|before|later) (?!raised|brought|bred|buried|baptised|baptized|christened|died)"
    r"(?:was an? |is |has |had |moved|studied|attended|graduated|worked|lived|played|served|emigrated|educated)"
)
_MEMBER = re.compile(r"\b(?i:members?|fellows?|associates?) (?:\w+ \d{4} )?of (?:the |its |an? )?$")
#: Before what somebody presides over, or where he learns: "deputy chairman of the council of", "attended".
_PRESIDENT = re.compile(
    r"\b(?:(?i:(?:vice[- ])?president|(?:vice[- ])?chair(?:man|woman|person)?|trustee|governor|patron|council|"
    r"boards?(?: of [a-z]+)?)"
    r"(?: in [\d– -]+)? of (?:(?:the|its) )?(?:[A-Z][^.;]{2,60} and (?:the )?)?|"
    r"(?:entered|attended|graduated from|(?:admitted|accepted) (?:in)?to|enrolled (?:at|in)|"
    r"presid(?:ed|es|ing) over) (?:the )?)$"
)
#: What leads to where somebody works, and what leads elsewhere; the nearest before a place says which it is.
_JOB = re.compile(
    r"\b(?:(?P<job>work(?:s|ed|ing)?|employ(?:s|ed|ee|ees|er|ment)?|join(?:s|ed|ing)|hired|appointed|assigned|professor|"
    r"lectur(?:er|ed|es|ing)|teach(?:er|es|ing)?|taught|career|serv(?:es|ed|ing)|became|becoming|moved|returned|head|"
    r"director|editor|manager|officer|executive|curator|researcher|fellow|staff|signed)|"
    r"(?:stud(?:y|ies|ied|ying)|admitted|entered|exhibit(?:s|ed|ion|ions)?|founded|establish(?:ed|ment)|degree))\b"
)
_MADE_BY = re.compile(r"\b(?:founded|established|formed|created) by (?:[A-Z][\w.'’-]* |and )*$")
#: After an adjective that tells how people are ruled and names no party: "ended Communist rule".
_RULED = re.compile(r" (?:rule|regimes?|governments?|states?|countr(?:y|ies)|era|[Bb]loc|party-state)\b")
#: Before somebody who is only said to be of a nation: "a novel by an American missionary".
_BY_SOME = re.compile(r"\b(?:by|from|of|with|to|for|against) an? (?:[a-z-]+ )?$")
_TRADE = re.compile(r"(?: [a-z/-]+){1,4} (?=[A-Z])")
#: Between two of a row: "the German painters Karl Lind and Ida Berg".
_ROW = re.compile(r"(?: \([^()]*\)|,| and| or| [A-Z][\w.'’-]*)* ")
_WORDS = re.compile(r"(?: [a-z-]+){1,3}(?! [A-Z])")
#: A denial in the clause that ends with the second of two; after these it is over.
_NOT = re.compile(
    r"(?:\b(?:not|never|neither|nor|(?:falsely |once )?claim(?:s|ed|ing)? (?:by|to be)|alleged(?:ly)?|supposed(?:ly)?|"
    r"outside)|n['’]t)\b(?! only)(?=[^,;.]*$)"
)
_BUT = re.compile(r"\b(?:but|until|and|because|than)\b")
#: The year in brackets behind a title is that of no other: "was followed by ''Black Water'' (1942)".
_BRACKET = re.compile(r"[\"”'’]* ?\(")
_PUBLISHED = frozenset(("released", "year"))
#: Before the album of a single that is published, and between a work and the day of another edition.
_SINGLE_OF = re.compile(r"\bsingle (?:released )?(?:from|off) [^.;\"“”]{0,60}album,? [\"“]?$")
_AGAIN = re.compile(r"\bon (?:DVD|Blu-ray|VHS|home video)\b")
#: "the Aral Sea's drainage basin encompasses": what lies in it need not lie at the sea.
_BASIN = re.compile(r"\b(?:basin|catchment|watershed)\b")
#: Between somebody or a work and what is told of another: "met Karl Lind, who taught at", "Ulm, which itself was based on".
_WHO_ELSE = re.compile(
    r"(?:[A-Z][\w.'’-]+,? who|[\"”](?: \([^()]*\))?,? which|which (?:was |is )?itself) (?!(?:she|he|they)\b)[^,;.]{2,}$"
)
#: Between things that border another: "on the Yellow Sea, it borders the city of Yantai".
_NEIGHBOURS = re.compile(r"\bborder(?:s|ed|ing)?\b|;")
#: Before who wrote what a film is after: "based on a story by".
_BASED = re.compile(
    r"\b(?:[Bb]ased|after|[Aa]dapted) (?:\w+ )?(?:up)?(?:on|from) (?:(?! by )[^,.;])* by (?:[a-z-]+ ){0,3}"
    r"(?:[A-Z](?:(?! by )[^,.;])* and )?$"
)
#: Before who appears in a work, and is none himself: "the film co-stars Barbara Lind".
_STARS = re.compile(r"\b(?:(?:co-?)?stars?|(?:co-?)?starring|starred|featuring) $")
#: What leads to who appears in a work, and what to who made it or does something else; what comes last counts.
_APPEARS = re.compile(
    r"\b(?:(?P<plays>(?<!had )(?:co-?)?star(?:s|red|ring)?|casts?|featur(?:es?|ed|ing)|roles?|play(?:s|ed|ing)|"
    r"appear(?:s|ed|ing|ances?)|perform(?:s|ed|ers?|ing|ances?)|portray(?:s|ed|ing)|voiced?|actors?|actress(?:es)?|cameos?|"
    r"debut|with)|"
    r"(?:written|screenplay|script|writing|novel|follows|recounts|tells|remake|distributed|had starred))\b"
)
#: Before a country that only sees a work: "the first color film shot in India".
_SEEN_IN = re.compile(
    r"\b(?:released|shot|filmed|distributed|premiered|remade|shown|banned|screened) (?:[a-z-]+ ){0,4}in (?:the )?$"
)
#: "Russian-born", "of Georgian origin", "in what is now northwest Iran": of these nobody need be a citizen.
_BORN = re.compile(r"-born\b| (?:origin|descent|ancestry|parentage|heritage|extraction|stock)\b")
#: Between a nation and somebody else than who is of it: "an American drummer known for playing with".
_KNOWN_FOR = re.compile(r"\b(?:known|famous|noted|remembered) for\b")
#: Before a land that is somebody's no longer, or never was: "forced him to flee".
_FLED = re.compile(
    r"\b(?:flee|fled|flees|escaped|invaded?|conquered|visited|toured|banned from|expelled from) (?:to )?(?:the )?$"
)
_UNDER = re.compile(r" (?:[a-z]+ )?(?:mandate|rule|occupation|protectorate|custody)\b")
_TODAY = re.compile(r"\b(?:modern|modern-day|present-day|today['’]s|what is now) (?:[a-z-]+ ){0,2}$")
#: Behind a king's number these may be the years of his reign: "Otto II (1804–1870)".
_NUMBERED, _YEARS = re.compile(r" [IVX]+$"), re.compile(r" ?\(\d{3,4} ?[–—-] ?\d{3,4}\)")
_LIFETIME = frozenset(("born.date", "died.date"))
_QUOTE, _UNQUOTE = re.compile(r"(?:^|[ (])[\"“](?=\w)[^\"“”]+$"), re.compile(r"[^\"“”.;]{0,40}[\"”]")
_LYING = frozenset(("located", "country", "contains"))
_CREDITS = frozenset(("cast.member", "written-by", "directed-by", "composer"))
#: Behind a part: "Max (Lind)", "Max, played by Karl Lind".
_PLAYED = re.compile(
    r",? (?:who )?(?:is |was |are |were )?(?:played|portrayed|voiced) by\b| ?\( ?(?P<who>[A-Z][\w'’-]+)\)"
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
_PLAYING = re.compile(r"\b(?:playing|plays|played|portray(?:s|ed|ing)|role of) (?:[\w-]+['’]s? [a-z]+ )?$")
#: Behind a group: "No Doubt bassist Tony Kanal", and "featuring contributions from" others.
_ITS_OWN = re.compile(r" (?:[a-z-]+ ){1,2}(?=[A-Z])")
_OTHERS = re.compile(r"[A-Z][^.;]*?\b(?!and\b)[a-z]{2,} ")
#: Between somebody and his group: "Billie Lind of Green Day".
_OF_GROUP = re.compile(r" (?:\((?:previously|formerly|earlier) )?(?:of|from) (?:the )?")
_OF_ANOTHER = re.compile(
    r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+ (?:\((?:previously|formerly|earlier) )?(?:of|from) (?:the )?$"
)


def reworded(
    relation: Relation,
    who: Name,
    term: Thing,
    text: str,
    ontology: Ontology,
    names: Sequence[Name] = (),
    *,
    asked: bool = False,
) -> Relation | None:
    """The relation that the words beside both ends leave, None where they rule it out.

    Where the relation is `asked` for, the language of a name counts as one that its bearer had, and where a work was
    seen as where it is from.
    """
    slots = set(relation.slots)
    named = any(isinstance(one, Name) and _before(CALLED, text, one) for one in (who, term))
    office = any(isinstance(one, Name) and _is_bare_office(one, ontology) for one in (who, term))
    if slots & KIN and _is_in_bracket(text, who, term):
        return None  # "Max (Lind)": a part and who plays it
    if not slots & KIN and _CHILD_OF.search(text, max(term.end, who.start - 140), max(term.end, who.start)):
        return None  # "Ulm, the son of Otto Berg and his wife": of them nothing is told
    if _denied(text, who, term) or named or office and "position" not in slots:
        return None
    if not slots & _LYING and _is_told_of_another(text, who, term):
        return None
    if "position" in slots and isinstance(term, Name) and term.label.lower() in RANKS:
        return None  # "King" alone is no office
    if "employer" in slots and isinstance(term, Name):
        return _employed(relation, who, term, text, names, ontology)
    if "speaks" in slots:
        return relation if asked or not text.startswith(":", term.end) else None  # "(Greek: ...)" tells of a name
    if not asked and "demonym" in slots and _before(_SEEN_IN, text, term):
        return None
    return relation if _may_be(slots, who, term, text, ontology, names) else None


def _may_be(
    slots: set[str], who: Name, term: Thing, text: str, ontology: Ontology, names: Sequence[Name]
) -> bool:
    if _LIFETIME & slots and not who.self and _NUMBERED.search(who.label) and _YEARS.match(text, who.end):
        return False
    if "died.date" in slots:
        return _may_die(text, who, term)
    if "born.place" in slots or "died.place" in slots:
        return _may_be_at(text, term, birth="born.place" in slots)
    if slots & _PUBLISHED:
        return _may_be_published(text, who, term)
    if "member-of" in slots:
        return _is_of(text, who, term)
    if "next-to-water" in slots:
        between = min(who.end, term.end), max(who.start, term.start)
        return not _NEIGHBOURS.search(text, *between) and not _BASIN.search(text, *between)
    if slots & _CREDITS and _before(_BASED, text, term):
        return False
    if slots & _CREDITS and _before(_STARS, text, who):
        return False
    if "taxon-rank" in slots:
        return not isinstance(term, Name)  # a rank is a common noun, and no family is one
    if "cast.member" in slots:
        return _may_appear(text, who, term)
    if "demonym" in slots:
        if _BORN.match(text, term.end) or _before(_TODAY, text, term) or _is_in_title(text, term):
            return False
        if _before(_FLED, text, term) or _UNDER.match(text, term.end):
            return False
        work = ontology.is_any(who.classes, "Work")  # "a Danish actor known for" tells of a series too
        if not work and _KNOWN_FOR.search(text, term.end, max(term.end, who.start)):
            return False
        if _before(_PLAYING, text, who) or _before(_BY_SOME, text, term) and _is_somebody(text, term.end, ontology):
            return False
        return not _is_anothers(text, who, term, names, ontology)
    if "party" in slots:
        return _RULED.match(text, term.end) is None
    return not isinstance(term, Name) or not slots & KIN or may_be_kin(slots, text, who, term, names)


def _may_appear(text: str, who: Name, term: Thing) -> bool:
    """Whether the words name somebody as one who appears: no part, no writer."""
    if text.startswith(" as ", term.end):
        return True
    told = list(_APPEARS.finditer(text, who.end, max(who.end, term.start)))
    if told and not told[-1]["plays"] or _before(_WRITING, text, term) or _is_part(text, term):
        return False
    return _PART.search(text, max(0, term.start - 60), term.start) is None


def _is_in_bracket(text: str, one: Name, two: Thing) -> bool:
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


def _denied(text: str, who: Name, term: Thing) -> bool:
    """Whether the words between say no: "was not written by"."""
    first, second = sorted(((who.start, who.end), (term.start, term.end)))
    found = _NOT.search(text, first[1], max(first[1], second[0]))
    return found is not None and _BUT.search(text, found.end(), second[0]) is None


def _is_told_of_another(text: str, who: Name, term: Thing) -> bool:
    """Whether the words before the second are of somebody named behind the first, but not in a row with it."""
    other = _WHO_ELSE.search(text, max(who.end, term.start - 200), max(who.end, term.start))
    return other is not None and not _ROW.fullmatch(text, who.end, other.start())


def plays(text: str, one: Name, two: Name) -> bool:
    """Whether one is the part that the other plays: "with Eva Birthistle as his wife Saskia"."""
    first, second = sorted(((one.start, one.end), (two.start, two.end)))
    owned = text[first[0] : first[1]].lower() in _OWNERS and text.endswith(" as ", 0, first[0])
    return owned or _AS.search(text, first[1], max(first[1], second[0])) is not None


def _may_die(text: str, who: Name, date: Thing) -> bool:
    """Whether the date can be that of somebody's death: not "after the death of Slovak in 1988" of another."""
    if _KINSMAN.match(text, who.end) or _before(_EITHER, text, date):
        return False
    found = _DEATH.search(text, max(0, date.start - 80), date.start)
    return found is None or found["who"] is not None and found.start("who") <= who.start < found.end("who")


def _may_be_published(text: str, work: Name, date: Thing) -> bool:
    """Whether the date can be that of the work itself, and of its first edition."""
    between = work.end, max(work.end, date.start)
    if text.endswith("(", 0, date.start):
        return _BRACKET.fullmatch(text, *between) is not None
    return not _before(_SINGLE_OF, text, work) and _AGAIN.search(text, *between) is None


def _may_be_at(text: str, place: Thing, *, birth: bool) -> bool:
    """Whether somebody can be born there, or else die there.

    Not behind, or before, the dash of a life in brackets; nor where the other end of a life is what was told last.
    """
    sentence = max(text.rfind(". ", 0, place.start), place.start - 120, 0)
    told = list(_LIFE.finditer(text, sentence, place.start))
    if told and told[-1].lastgroup == ("died" if birth else "born"):
        return False
    if told and _NEXT.search(text, told[-1].end(), place.start):
        return False
    opened = text.rfind("(", max(0, place.start - 120), place.start)
    closed = text.find(")", place.end, place.end + 120)
    if opened < 0 or closed < 0 or ")" in text[opened : place.start]:
        return True
    before, after = (_DASH.search(text, *span) for span in ((opened, place.start), (place.end, closed)))
    return before is None if birth else after is None


def _employed(
    employer: Relation, who: Name, name: Name, text: str, names: Sequence[Name], ontology: Ontology
) -> Relation | None:
    """Who belongs to a party, or is a member of something, is not employed there; nor who presides or studies there.

    Nor who founded it, nor whose kinsman works there: "grandfather of Skerry Mill's foreman Karl Lind".
    """
    known = ontology.places.get(name.title or name.label, "")
    if _before(_PRESIDENT, text, name) or ontology.is_any((known, *name.classes), "Country"):
        return None
    told = list(_JOB.finditer(text, who.end, max(who.end, name.start)))
    if told and not told[-1]["job"] or _MADE_BY.search(text, name.end, max(name.end, who.start)):
        return None
    if _is_anothers(text, who, name, names, ontology, ahead=True):
        return None
    party = ontology.is_any(name.classes, "PoliticalParty")
    slot = "party" if party else "member-of" if _before(_MEMBER, text, name) else ""
    return (ontology.slot(slot, ("Person",)) if slot else None) or employer


def _is_somebody(text: str, end: int, ontology: Ontology) -> bool:
    """Whether an adjective that ends there stands before a trade: "American missionary"."""
    words = _WORDS.match(text, end)
    return words is not None and any(one in ontology.occupations for one in words[0].split())


def _is_anothers(
    text: str, who: Name, nation: Thing, names: Sequence[Name], ontology: Ontology, *, ahead: bool = False
) -> bool:
    """Whether an adjective tells of somebody named right behind it: "the American critic Karl Lind said that Ida".

    `ahead` counts those behind whom the other is named as well.
    """
    trade = _TRADE.match(text, nation.end)
    owner = trade and next((one for one in names if one.start == trade.end()), None)
    if not trade or not owner or trade[0].split()[-1] not in ontology.occupations:
        return False
    if owner.label == who.label:
        return False
    return ahead and who.end < nation.start or who.start > owner.end and not _ROW.fullmatch(text, owner.end, who.start)


def _is_in_title(text: str, term: Thing) -> bool:
    """Whether it stands within quotation marks: of the author of the "Peerage of Scotland" that tells nothing."""
    opened = _QUOTE.search(text, max(0, term.start - 80), term.start)
    return opened is not None and _UNQUOTE.match(text, term.end) is not None


def _is_bare_office(name: Name, ontology: Ontology) -> bool:
    """Whether an office is named and nobody: no film ''King of Kings''."""
    work = ontology.is_any(name.classes, "Work")
    return not name.self and not work and (is_office(name.label) or is_bare_rank(name.label))


def _is_of(text: str, who: Name, term: Thing) -> bool:
    """Whether it can be the group of somebody: in "A of X, B from Y" each has his own."""
    own = _OF_GROUP.match(text, who.end)
    if own and text[own.end() : own.end() + 1].isupper():
        return own.end() == term.start
    its = _ITS_OWN.match(text, term.end)
    if its and its.end() < who.start and _OTHERS.match(text, its.end(), who.start):
        return False
    return _OF_ANOTHER.search(text, max(0, term.start - 40), term.start) is None


def _before(pattern: re.Pattern[str], text: str, term: Thing) -> bool:
    return pattern.search(text, max(0, term.start - 80), term.start) is not None
