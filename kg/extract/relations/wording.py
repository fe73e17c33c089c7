"""What the words beside two mentions rule out of what the model claims of them.

In: a relation, its two ends and the text. Out: whether it may hold, or which other relation the words name instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.offices import NOBLES, RANKS, SOVEREIGNS, either
from kg.extract.prose.naming import CALLED, is_bare_rank, is_office
from kg.extract.relations.beside import AROUND, ROW, Thing, before, is_told_of_neighbour
from kg.extract.relations.credits import may_be_credited
from kg.extract.relations.events import may_begin, may_take_part
from kg.extract.relations.exclusive import side_by_side
from kg.extract.relations.halves import is_half
from kg.extract.relations.jobs import employed, is_of, is_ruled, may_belong, may_hold, may_learn, may_live, only_ran
from kg.extract.relations.kin import ANY_KIN, KIN, may_be_kin
from kg.extract.relations.lives import (
    is_life_of_another,
    is_of_one_before,
    is_of_parent,
    is_reign,
    may_be_at,
    may_be_born,
    may_die,
)
from kg.extract.relations.makers import MAKERS, is_of_other_maker, may_have_made, only_asked
from kg.extract.relations.nations import is_somebody, may_be_of
from kg.extract.relations.parts import is_in_bracket, may_appear, may_be_part
from kg.extract.relations.prizes import PRIZES, prized
from kg.extract.relations.waters import may_flow_into, may_lie_at
from kg.extract.relations.works import may_be_of_genre, may_be_published, may_contain, may_have_produced
from kg.model import Name
from kg.ontology import Ontology, Relation

#: Behind what is told of a child, before the parents.
_CHILD_OF = re.compile(
    r"\b(?:sons?|daughters?|child(?:ren)?) of (?:[^.;]{0,80} and )?(?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ )?$"
)
#: A denial in the clause that ends with the second of two; after these it is over.
_NOT = re.compile(
    r"(?:\b(?:not|never|neither|nor|(?:falsely |once )?claim(?:s|ed|ing)? (?:by|to be)|alleged(?:ly)?|supposed(?:ly)?|"
    r"outside)|n['’]t)\b(?! only)(?=[^,;.]*$)"
)
_BUT = re.compile(r"\b(?:but|until|and|because|than)\b")
_PUBLISHED = frozenset(("released", "year"))
#: Behind a noun that only leads to what a work is about.
_OF_WHAT = re.compile(r"(?: and [a-z]+)? of (?:the )?(?:[a-z-]+ ){0,4}[A-Z]")
#: Between somebody or a work and what is told of another: "met Karl Lind, who taught at", "Ulm, which itself was".
_WHO_ELSE = re.compile(
    r"(?:[A-Z][\w.'’-]+,? who|[\"”](?: \([^()]*\))?,? which|which (?:was |is )?itself) (?!(?:she|he|they)\b)[^,;.]{2,}$"
)
#: What only leads to another work, from where the sentence begins: "The sequel to Grey Ice, the film was directed by".
_FRONTED = re.compile(
    r"(?:^|[.;] )(?:(?:An?|The|Its|His|Her) (?:[\w-]+ ){0,6}(?:to|of|from|after|in)|"
    r"(?:Loosely )?(?:[Bb]ased|[Ii]nspired|[Aa]dapted) (?:[a-z]+ )?(?:up)?(?:on|by|from)|Like|Unlike|Following|After|"
    r"Before) (?:[\w.'’-]+ ){0,6}[\"“'‘]*$"
)
_THE_WORK = re.compile(
    r", (?:(?:the|this) (?:[a-z-]+ ){0,2}(?:film|movie|series|album|song|single|track|book|novel|play|game|show|"
    r"episode|sequel|prequel|remake)|it) (?:is|was|are|were|has|had|stars?|starred|follows|features?|tells|received|"
    r"became)\b"
)
#: Before whose kin somebody is, and what is then told of him: "the son of Senator Karl Lind, and an officer in".
_KIN_OF = re.compile(
    rf"\b{ANY_KIN}"
    r"(?:-in-law)? of (?:(?:[A-Z][\w.'’-]*|of|the|[a-z]+er|[a-z]+or) ){0,6}$"
)
_AND_DID = re.compile(
    r"(?:, [A-Z\d][^,.;()]{0,40}| \([^()]{0,60}\))?,? and "
    r"(?:an? [a-z]|(?:later |then )?(?:left|had|became|was|[a-z]+ed) )"
)
#: Before a country that only sees a work: "the first color film shot in India".
_SEEN_IN = re.compile(
    r"\b(?:released|shot|filmed|distributed|premiered|remade|shown|banned|screened) (?:[a-z-]+ ){0,4}in (?:the )?$"
)
#: Before whom somebody plays against, or who loses what another wins: "against Ulm", "was elected, defeating Ida Berg".
_AGAINST = re.compile(r"\b(?:against|versus|vs\.?|defeating|beating|defeated|overcame) (?:the )?$")
#: Before who stands in for the head of a place: "deputy mayor of Ulm".
_DEPUTY = re.compile(
    r"\b(?:[Dd]eputy|[Vv]ice|[Ll]ieutenant|[Aa]ssistant|[Nn]otary)[ -](?:[A-Za-z]+[ -]){1,2}(?:[Oo]f|for) "
    r"(?:[Gg]overnment of )?(?:the )?(?:[a-z]+ of )?$"
)
#: Before a battle that somebody only came before, and between it and what came after it.
_EARLIER = re.compile(r"\b(?:before|prior to|since) (?:the )?$")
_AFTERWARDS = re.compile(r"\b(?:(?:at|after) which(?: (?:point|time))?|whereupon)\b")
#: Behind a faith that is that of a thing: "a Jewish state".
_FAITH_OF_THING = re.compile(
    r" (?:states?|homeland|nation|law|history|studies|art|music|literature|cemetery|"
    r"provinces?|regions?|countr(?:y|ies)|cit(?:y|ies)|towns?|villages?|areas?|neighbou?rhoods?|districts?|count(?:y|ies)|"
    r"populations?|majority|minority|communit(?:y|ies)|parts?)\b"
)
#: Before the second land of a ruler, who is nobody: "Count of Ulm and".
_OF_TWO = re.compile(rf"\b{either(SOVEREIGNS, NOBLES)} of (?:[A-Z][\w'’-]*, )*[A-Z][\w'’-]* and $")
_LIVES = KIN | {"born.date", "died.date", "born.place", "died.place", "demonym"}
_BEGINNINGS = frozenset(("founded-by", "start"))
#: Between something and the founding of another: "its schools include Lund College, founded in".
_FOUNDED_NEXT = re.compile(
    r"\b(?P<before>[a-z]+) (?:the )?\b[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*(?: \([^()]{0,40}\))?, "
    r"(?:(?:which|that) (?:was|were) )?(?:founded|established|formed|created|opened|built) "
    r"(?:in|by|on) (?:(?:\d+|[A-Z][a-z]+ \d+)(?:, \d+)?(?: by (?:the )?)?)?$"
)
_WHERE = frozenset(("in", "at", "of", "near", "from"))
#: Before what somebody is only called: "preferred being called "Brother Karl"".
_ONLY_CALLED = re.compile(r"\b(?:called|nicknamed|dubbed) [\"“'‘]?$")
_HEADS = frozenset(("head-of-state", "head-of-government"))
#: Behind a realm that only has somebody in its service: "the Swedish governor".
_SERVES = re.compile(r" (?:(?:colonial|military|royal) )?(?:governor|viceroy|ambassador|envoy|general|commander)\b")
_POSTS = frozenset(("position", "military-rank"))
_CREEDS = frozenset(("religion", "ideology", "party", "movement"))
#: Behind a faith that is that of a building, and of nobody beside it: "a Buddhist temple".
_FAITH_OF_HOUSE = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:temple|church|monastery|cathedral|shrine|mosque|synagogue|pagoda|abbey|chapel|school|"
    r"college|university|stupa)\b"
)
#: Before what a work only comes after: "the sequel to the 2009 film".
_SEQUEL_TO = re.compile(
    r"\b(?:sequel|prequel|follow-up)s? (?:to|of) (?:(?:the|his|her|its) )?(?:\d{4} )?"
    r"(?:[a-z-]+,? ){0,4}[\"“'‘]*$"
)
#: What tells how somebody came by a thing; the last before it says it.
_GOT = re.compile(
    r"\b(?:(?P<made>(?:co-?)?(?:found|establish|creat|start|launch|form|organi[sz])(?:ed|ing|s|er|ers)?|set up)|"
    r"(?:acquir|purchas)(?:ed|es|ing)|bought|took over|joined|invested in)\b"
)
#: What somebody is of a firm that another may have founded: "has been CEO of".
_RUNS = re.compile(r"\b(?:CEO|chief executive|president|chair(?:man|woman|person)|manager|employee)\b")
_MADE_IT = re.compile(r"[^.;]{0,60}\bwhich (?:he|she|they) (?:co-?)?founded\b")
#: Before a firm for which somebody only worked from its first days: "one of the founding employees of".
_EMPLOYEES = re.compile(
    r"\b(?:founding|first|earliest|original|early) (?:\w+ )?(?:employees?|staff) (?:of|at) (?:the )?$"
)
_BOUGHT = re.compile(r"\b(?:acquire[sd]?|acquiring|bought|buys|purchase[sd]|purchasing)\b(?![^.;]{0,200}\bby\b)")
#: Between an owner and where only something of his is: "Lund's private works at the".
_ITS_AT = re.compile(
    r"['’]s? (?:(?!stake|share|interest)[a-z-]+ ){1,5}(?:at|near|inside|beside) (?:the )?(?:[a-z-]+ )?"
)
#: Before the thing for which somebody only makes something else: "provides parts for the".
_PARTS_FOR = re.compile(
    r"\b(?:packages?|parts|kits?|engines?|components?|services?|software|equipment|accessories|systems?|tyres|tires|"
    r"support|maps|add-ons?|upgrades?) for (?:the )?$"
)
#: Before a name of which the word means something else: "in sub-Saharan Africa".
_PREFIX = re.compile(r"\b(?:[Ss]ub|[Nn]on|[Aa]nti|[Pp]ro|[Pp]re|[Pp]ost|[Tt]rans|[Ii]nter|Austro)-$")
_ADJECTIVE = re.compile(r"(?P<nation>[A-Z][a-z]+) .*ists?$")
_OPPOSED = frozenset(("team", "sport-country", "position", "winner"))
#: Behind the first words of a longer name: "RCA Victor".
_GOES_ON = re.compile(r" [A-Z][a-z]")
#: Before where music is only recorded: "recorded at Ulm Studios".
_AT = re.compile(r"\b(?:at|in) (?:the )?$")
_LYING = frozenset(("located", "country", "contains"))
#: Behind the name of a series, in which no story is set.
_SERIES = re.compile(r"[\"”'’]* (?:[a-z]+ )?(?:series|trilogy|saga|franchise|cycle|novels|books|stories)\b")
_NEXT = frozenset(("follows", "followed-by"))
_TIMES = frozenset(("start", "end", "on"))
_LIFETIME = frozenset(("born.date", "died.date"))
#: Between two names of one person, and before the last words of a longer name: "Otto bin Karl Al Lind".
_BIN_BETWEEN, _BIN = re.compile(r" (?:bin|ibn|bint) "), re.compile(r"\b[A-Z][\w'’-]* (?:bin|ibn|bint) $")
_OWNED = frozenset(("owned-by", "parent-organization"))
_PARTS_OF_WHAT = frozenset((*_OWNED, "manufactured-by"))
#: Before what belongs to another than it is told of: "then its sister streaming service".
_SISTER = re.compile(r"\b(?:sister|rival|competing)[ -](?:[a-z-]+ ){0,3}[\"“'‘]*$")
#: Before whom a story is about: "the movie shows Dusty talking with".
_SHOWS = re.compile(
    r"\b(?:film|movie|story|series|episode|show|plot) (?:shows|follows|depicts|finds|sees) (?:the )?(?:young )?$"
)
#: Between a mountain and one of two that it only lies between.
_BETWEEN = re.compile(r"\bbetween\b")
#: Before what only tells when somebody did something: "his deeds during the".
_DURING = re.compile(r"\bduring (?:the )?$")


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
    if any(isinstance(one, Name) and before(_PREFIX, text, one) for one in (who, term)):
        return None
    if only_asked(slots, text, who) or isinstance(term, Name) and only_asked(slots, text, term):
        return None
    named = any(isinstance(one, Name) and before(CALLED, text, one) for one in (who, term))
    office = any(isinstance(one, Name) and _is_bare_office(one, ontology) for one in (who, term))
    if slots & KIN and is_in_bracket(text, who, term):
        return None  # "Max (Lind)": a part and who plays it
    if not slots & KIN and _CHILD_OF.search(text, max(term.end, who.start - 140), max(term.end, who.start)):
        return None  # "Ulm, the son of Otto Berg and his wife": of them nothing is told
    if _denied(text, who, term) or named or office and not slots & _POSTS:
        return None
    if isinstance(term, Name) and _is_end_of_name(text, who, term) or slots & _LIVES and before(_OF_TWO, text, who):
        return None
    if slots & _OPPOSED and any(isinstance(one, Name) and before(_AGAINST, text, one) for one in (who, term)):
        return None
    if "record-label" in slots and (before(_AT, text, term) or _GOES_ON.match(text, term.end)):
        return None
    if is_half(text, slots, term, ontology):
        return None
    if not slots & _LYING and (_is_told_of_another(text, who, term) or _is_fronted(text, who, term)):
        return None
    if who.end < term.start and before(_KIN_OF, text, who) and _AND_DID.match(text, who.end, term.start):
        return None
    if slots & _CREEDS and is_told_of_neighbour(text, who, term, names):
        return None
    if "position" in slots and isinstance(term, Name) and term.label.lower() in RANKS:
        return None  # "King" alone is no office
    if "position" in slots and not may_hold(text, who, term):
        return None
    if "employer" in slots and isinstance(term, Name):
        return employed(relation, who, term, text, names, ontology)
    if slots & PRIZES:
        return prized(relation, who, term, text, ontology, asked=asked)
    if "speaks" in slots:
        return relation if asked or not text.startswith(":", term.end) else None  # "(Greek: ...)" tells of a name
    if not asked and "demonym" in slots and before(_SEEN_IN, text, term):
        return None
    return relation if _may_be(slots, who, term, text, ontology, names, asked=asked) else None


def _may_be(
    slots: set[str], who: Name, term: Thing, text: str, ontology: Ontology, names: Sequence[Name], *, asked: bool
) -> bool:
    if _LIFETIME & slots and (is_reign(text, who) or is_life_of_another(text, who, term, names)):
        return False
    if "died.date" in slots:
        return may_die(text, who, term, names)
    if "born.date" in slots:
        return may_be_born(text, term)
    if "born.place" in slots and (is_of_parent(text, who, term) or is_of_one_before(text, who, term)):
        return False
    if "born.place" in slots or "died.place" in slots:
        return may_be_at(text, term, birth="born.place" in slots)
    if "educated-at" in slots:
        return may_learn(text, who, term)
    if slots & _PARTS_OF_WHAT and term.end <= who.start and before(_PARTS_FOR, text, who):
        return False
    if slots & _OWNED:
        return _may_own(text, who, term)
    if slots & _TIMES and ontology.is_any(who.classes, "Event") and not may_begin(text, term):
        return False
    if "on" in slots and ontology.is_any(who.classes, "Place"):
        return False  # "the ascent of Mount Ulm in 1953"
    if slots & _PUBLISHED:
        return may_be_published(text, who, term)
    if "production-company" in slots:
        return may_have_produced(text, who, term, asked=asked)
    if "genre" in slots:
        return may_be_of_genre(text, who, term)
    if "part-of" in slots:
        return may_contain(text, who, term)
    if "member-of" in slots:
        return is_of(text, who, term)
    if "headquarters" in slots:  # of a school its place is told, not its seat
        return AROUND.match(text, term.end) is None and not ontology.is_any(who.classes, "School")
    if "next-to-water" in slots:
        return may_lie_at(text, who, term)
    if "tributary" in slots:
        return may_flow_into(text, who, term)
    if "movement" in slots and (own := _ADJECTIVE.match(text[term.start : term.end])):
        return own["nation"] not in ontology.demonyms  # "a Dutch Post-Impressionist"
    if "language" in slots and is_somebody(text, term.end, ontology):
        return False  # "a Bengali actor" tells of no film's language
    if slots & _HEADS and _SERVES.match(text, who.end):
        return False
    if "head-of-government" in slots and (before(_DEPUTY, text, who) or only_ran(text, term, who)):
        return False
    if "military-branch" in slots:
        return not is_ruled(text, term)
    if "based-on" in slots and before(_SEQUEL_TO, text, term):
        return False
    if "founded-by" in slots and before(_EMPLOYEES, text, who):
        return False
    if slots & _BEGINNINGS and _is_next_founded(text, who, term):
        return False
    if "founded-by" in slots and term.end <= who.start:
        got = list(_GOT.finditer(text, term.end, who.start))
        runs = _RUNS.search(text, term.end, who.start) is not None and not _MADE_IT.match(text, who.end)
        return bool(got[-1]["made"]) if got else not runs
    if "participant" in slots:
        after = _AFTERWARDS.search(text, who.end, max(who.end, term.start))
        return after is None and not before(_EARLIER, text, who) and may_take_part(text, who, term)
    if "residence" in slots:
        return may_live(text, term)
    if "parent-peak" in slots and _BETWEEN.search(text, who.end, max(who.end, term.start)):
        return False
    if "religion" in slots and _FAITH_OF_THING.match(text, term.end):
        return False
    if "religion" in slots and _is_faith_of_house(text, who, term, ontology):
        return False
    if "known-for" in slots and (is_of_other_maker(text, who, term) or before(_ONLY_CALLED, text, term)):
        return False
    if "set-in" in slots and _SERIES.match(text, term.end):
        return False
    if slots & _NEXT and side_by_side(text, who, term, "WORK"):
        return False
    if slots & MAKERS and not may_have_made(slots, text, who, term):
        return False
    if not may_be_credited(slots, text, who, term, work=ontology.is_any(who.classes, "Work")):
        return False
    if "about" in slots and term.end <= who.start and before(_DURING, text, term):
        return False
    if "about" in slots and not isinstance(term, Name) and _OF_WHAT.match(text, term.end):
        return False  # "the life and death of Karl Lind" tells of him
    if "cast.character" in slots and not may_be_part(text, who, term):
        return False
    if "taxon-rank" in slots:
        return not isinstance(term, Name)  # a rank is a common noun, and no family is one
    if "cast.member" in slots:
        return may_appear(text, who, term) and not before(_SHOWS, text, term)
    if "demonym" in slots:
        return may_be_of(text, who, term, names, ontology)
    if "party" in slots:
        return may_belong(text, who, term)
    return not isinstance(term, Name) or not slots & KIN or may_be_kin(slots, text, who, term, names)


def _is_faith_of_house(text: str, who: Name, term: Thing, ontology: Ontology) -> bool:
    """Whether a temple or school is of a faith, and not somebody beside it: "a Buddhist temple, and Lady Holm"."""
    house = _FAITH_OF_HOUSE.match(text, term.end)
    if house is None:
        return False
    beside = house.end() < who.start and text[house.end()] == ","
    return beside or ontology.is_any(who.classes, "Individual")


def _is_next_founded(text: str, who: Name, term: Thing) -> bool:
    """Whether what is told of a founding is told of what is named right before: not of where something lies."""
    found = _FOUNDED_NEXT.search(text, who.end, max(who.end, term.start))
    return found is not None and found["before"] not in _WHERE


def _may_own(text: str, thing: Name, owner: Thing) -> bool:
    """Whether somebody can own a thing, and neither buys something else behind it nor only has something there."""
    if any(isinstance(one, Name) and before(_SISTER, text, one) for one in (thing, owner)):
        return False
    if thing.end <= owner.start:
        return _BOUGHT.search(text, thing.end, owner.start) is None
    return _ITS_AT.fullmatch(text, owner.end, max(owner.end, thing.start)) is None


def _denied(text: str, who: Name, term: Thing) -> bool:
    """Whether the words between say no: "was not written by"."""
    first, second = sorted(((who.start, who.end), (term.start, term.end)))
    found = _NOT.search(text, first[1], max(first[1], second[0]))
    return found is not None and _BUT.search(text, found.end(), second[0]) is None


def _is_told_of_another(text: str, who: Name, term: Thing) -> bool:
    """Whether the words before the second are of somebody named behind the first, but not in a row with it."""
    first, second = sorted(((who.start, who.end), (term.start, term.end)))
    other = _WHO_ELSE.search(text, max(first[1], second[0] - 200), max(first[1], second[0]))
    if other is None or not any(map(str.isalnum, text[first[1] : other.start() + 1])):
        return False  # 'by "Ulm", which won': of whom it tells is who
    if term.end <= who.start and not (isinstance(term, Name) and text[who.start].isupper()):
        return False  # "Ida Lind (born in Ulm) is a Swede from Lund, who competed for her": she is who
    return not ROW.fullmatch(text, first[1], other.start())


def _is_fronted(text: str, who: Name, term: Thing) -> bool:
    """Whether a work only leads to that of which the sentence tells: "The sequel to Grey Ice, the film was made by"."""
    return (
        not who.self
        and before(_FRONTED, text, who)
        and _THE_WORK.search(text, who.end, max(who.end, term.start)) is not None
    )


def _is_end_of_name(text: str, one: Name, two: Name) -> bool:
    """Whether one is the last words of a third's name: "Ida Lind, daughter of Otto bin Karl Al Lind"."""
    first, second = sorted((one, two), key=lambda name: name.start)
    return any(
        not name.self and before(_BIN, text, name) and not _BIN_BETWEEN.fullmatch(text, first.end, second.start)
        for name in (one, two)
    )


def _is_bare_office(name: Name, ontology: Ontology) -> bool:
    """Whether an office is named and nobody: no film ''King of Kings''."""
    work = ontology.is_any(name.classes, "Work")
    return not name.self and not work and (is_office(name.label) or is_bare_rank(name.label))
