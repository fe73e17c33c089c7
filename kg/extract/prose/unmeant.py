"""What the words of a pattern only seem to say of somebody: a name that two have together, the reign of a consort.

In: the phrases of a parsed sentence, a trigger at one of its tokens and the token of its subject. Out: whether it is
not meant.
"""

from __future__ import annotations

import re

from kg.extract.patterns import Trigger
from kg.extract.prose.clause import words_of
from kg.extract.prose.naming import names_body
from kg.extract.prose.phrase import Phrases
from kg.model import Concept, Name, Term, Value

#: "Ada and Otto are together known as the Lund Pair".
_JOINTLY = frozenset("collectively jointly together".split())
#: Who is "preceded in death by" somebody is no successor.
_IN_DEATH = re.compile(r" in death\b")
_BROUGHT_OUT = frozenset(("record-label", "distributed-by"))
_OF_SOME = re.compile(
    r",? (?:(?:that|which) (?:is|are|was) (?:not|neither|no)\b|"
    r"(?:other than|excluding|except|outside|after|not counting)\b)"
)
_REIGNING = frozenset(("head-of-state", "leader"))
_BEGINS = frozenset(("begin", "begins", "began", "begun", "start", "starts", "started"))
#: Who joins a team, and no firm.
_PLAYER = re.compile(
    r"\b(?:footballer|cricketer|goalkeeper|striker|midfielder|"
    r"(?:football|soccer|basketball|baseball|hockey|rugby|volleyball|handball|softball|lacrosse)[a-z -]* player)$"
)
_ORIGIN = re.compile(r"(?:(?<=origin)|(?:,? (?:and|or)|,)?(?: [a-z]+,?){0,4} origin)\b")
_KIN = frozenset(("parent", "father", "mother", "child"))
#: Before whose child somebody is that stands right before it.
_CHILD = re.compile(
    r", (?:the |an? )?(?:[a-z]+ )?(?P<noun>son|daughter) of (?:the )?(?:[a-z-]+ ){0,3}(?:[A-Z][a-z]+ )?$"
)
_PLACED = (" at ", " in ", " near ")
_MADE_PUBLIC = frozenset(("published-by", "author"))
#: Whose books others write.
_PUBLISHERS = frozenset("publisher bookseller printer".split())
_JOINED = frozenset(("employer", "member-of"))
_PEOPLES = re.compile(r"[A-Z][a-z]+[-–][A-Z][a-z]+")
_KING = re.compile(r" (?:[Kk]ing|[Qq]ueen|leader|ruler|chief)\b")
_CROWNS = frozenset(("queen", "empress", "king"))
#: "She was Queen of Lund from 1402 as the wife of King Otto".
_CONSORT = re.compile(
    r"[^.;]{0,80}\b(?:as (?:the )?(?:wife|consort|spouse|husband) of|(?:by|through) (?:her |his )?marriage)\b"
)


def unmeant(phrases: Phrases, trigger: Trigger, at: int, who: int) -> bool:
    """Whether the pattern's words tell of several together, of a king's wife, or of who died first."""
    slots = trigger.relation.slots
    if "start" in slots and trigger.words[0] in _BEGINS:  # "the company began production in 2008"
        return bool(phrases.parsed.children(at, "dobj", "xcomp"))
    if "aka" in slots and phrases.parsed.tokens[at].dep not in ("acl", "relcl"):
        several = bool(phrases.parsed.children(who, "conj"))
        return several or bool(_JOINTLY & words_of(phrases.parsed, at, "advmod")) and not phrases.about.kind
    if _REIGNING & set(slots) and trigger.words[-1] in _CROWNS:
        return _CONSORT.match(phrases.passage.text, phrases.view(at)[1]) is not None
    return "replaces" in slots and _IN_DEATH.match(phrases.passage.text, phrases.view(at)[1]) is not None


def is_unfit(phrases: Phrases, trigger: Trigger, who: Name, term: Term) -> bool:
    """Whether the object shows that it is not meant so."""
    slots = trigger.relation.slots
    if trigger.pattern.lemma == "publish" and _MADE_PUBLIC & set(slots) and isinstance(term, Name):
        return _publishes(phrases, term, who) is not ("published-by" in slots)
    if "member-of" in slots and trigger.pattern.lemma in ("serve", "elect"):  # in no department, but in a senate
        body = isinstance(term, Name) and trigger.pattern.lemma == "elect" and names_body(term.label)
        return not (body or isinstance(term, Name) and phrases.ontology.is_any(term.classes, "Legislature"))
    if "field" in slots and isinstance(term, Concept):  # "worked in a workshop"
        return phrases.passage.text.endswith((" a ", " an "), 0, term.start)
    if _BROUGHT_OUT & set(slots) and isinstance(term, Name) and phrases.ontology.is_any(term.classes, "MusicalGroup"):
        return True  # "released by the band Lund": it made the music
    if _REIGNING & set(slots) and not who.classes and _PEOPLES.fullmatch(who.label):
        return _KING.match(phrases.passage.text, who.end) is not None  # "the Anglo-Saxon king"
    if "has-part" in slots and isinstance(term, Concept) and _ORIGIN.match(phrases.passage.text, term.end):
        return True  # "consists of plant, animal or fungal origin"
    if "award" in slots and isinstance(term, Name) and not term.classes and "Person" in term.likely:
        return True  # "Berg won the Lund Prize and Holm, Ask and Lind"
    if trigger.pattern.lemma == "result" and isinstance(term, Concept):  # "resulted in a victory"
        return term.label.endswith(("victory", "defeat", "draw", "loss", "win"))
    if "movement" in slots and isinstance(term, Concept):  # "a pioneer of modern anthropology"
        return not term.label.endswith(("ism", "movement", "art", "style", "school"))
    if _KIN & set(slots) and _is_of_nearer(phrases, who, term, trigger.words[-1]):
        return True
    if trigger.words[-1] == "lieutenant" and isinstance(term, Name):  # "a deputy lieutenant of Scania"
        return not phrases.ontology.is_any((*term.classes, *term.likely), "Individual")
    if "mountain-range" in slots and isinstance(term, Name):  # "the highest mountain of Scania"
        return term.label in phrases.ontology.places or term.label == "Earth"
    if "largest-city-of" in slots:  # "the largest city in Ulm that is no state of its own"
        return _OF_SOME.match(phrases.passage.text, term.end) is not None
    if "production-company" in slots and trigger.pattern.prepositions == ("for",):  # a series for its channel
        return phrases.ontology.is_any(who.classes, "TelevisionProgramme")
    if trigger.pattern.lemma == "join" and _JOINED & set(slots) and isinstance(term, Name):
        plays = who.self and any(map(_PLAYER.search, phrases.about.trades))
        return plays or "employer" in slots and phrases.ontology.is_any(term.classes, "Individual")  # "joined him"
    if "league" in slots and isinstance(term, Name):  # who competes in games, which are no league
        games = phrases.ontology.is_any(term.classes, "SportsEvent")
        bare = trigger.pattern.lemma == "play" and not term.classes  # "plays in Lund", but "in the Superettan"
        if bare and not phrases.passage.text.endswith(" the ", 0, term.start):
            return True
        return games and phrases.ontology.is_any(who.classes, "Individual")
    return "aka" in slots and not who.self and isinstance(term, Value) and is_of_title(phrases, who, term.lexical)


def _publishes(phrases: Phrases, who: Name, work: Name) -> bool:
    """Whether who is told to have published something brought it out, as bodies and publishers do, and wrote it not."""
    kinds = phrases.about.classes if who.self else (*who.classes, *who.likely)
    writes = phrases.ontology.is_any(kinds, "Person") and not (who.self and _PUBLISHERS & set(phrases.about.trades))
    return not writes or phrases.ontology.is_any(work.classes, "Periodical")


def _is_of_nearer(phrases: Phrases, who: Name, term: Term, noun: str) -> bool:
    """Whether another stands right before what is said: "of Karl Lind and Ida Berg, daughter of" tells of her."""
    text = phrases.passage.text
    first, second = sorted((who, term), key=lambda one: one.start)
    said = _CHILD.search(text, first.end, max(first.end, second.start))
    if said is None or said["noun"] != noun:
        return False
    nearer = [
        unit.term
        for unit in phrases.sentence.units
        if first.end < unit.start and unit.end == said.start() and not text.endswith(_PLACED, 0, unit.start)
    ]
    kinds = [one for name in nearer if isinstance(name, Name) for one in (*name.classes, *name.likely)]
    return phrases.ontology.is_any(kinds, "Individual")


def is_of_title(phrases: Phrases, who: Name, name: str) -> bool:
    """Whether "he" is called by words of the passage's title, and so is its subject: "Ulm" of "Otto, Duke of Ulm"."""
    pronoun = phrases.passage.text[who.start : who.end].lower() in ("he", "she")
    return pronoun and set(name.split()) <= set(phrases.passage.subject.replace(",", "").split())
