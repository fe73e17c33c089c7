"""What the words of a pattern only seem to say of somebody: a name that two have together, the reign of a consort.

In: the phrases of a parsed sentence, a trigger at one of its tokens and the token of its subject. Out: whether it is
not meant.
"""

from __future__ import annotations

import re

from kg.extract.patterns import Trigger
from kg.extract.prose.clause import words_of
from kg.extract.prose.phrase import Phrases
from kg.model import Name, Term, Value

#: "Ada and Otto are together known as the Lund Pair".
_JOINTLY = frozenset("collectively jointly together".split())
#: Who is "preceded in death by" somebody is no successor.
_IN_DEATH = re.compile(r" in death\b")
_REIGNING = frozenset(("head-of-state", "leader"))
_CROWNS = frozenset(("queen", "empress", "king"))
#: "She was Queen of Lund from 1402 as the wife of King Otto".
_CONSORT = re.compile(
    r"[^.;]{0,80}\b(?:as (?:the )?(?:wife|consort|spouse|husband) of|(?:by|through) (?:her |his )?marriage)\b"
)


def unmeant(phrases: Phrases, trigger: Trigger, at: int, who: int) -> bool:
    """Whether the pattern's words tell of several together, of a king's wife, or of who died first."""
    slots = trigger.relation.slots
    if "aka" in slots and phrases.parsed.tokens[at].dep not in ("acl", "relcl"):
        several = bool(phrases.parsed.children(who, "conj"))
        return several or bool(_JOINTLY & words_of(phrases.parsed, at, "advmod")) and not phrases.about.kind
    if _REIGNING & set(slots) and trigger.words[-1] in _CROWNS:
        return _CONSORT.match(phrases.passage.text, phrases.view(at)[1]) is not None
    return "replaces" in slots and _IN_DEATH.match(phrases.passage.text, phrases.view(at)[1]) is not None


def is_unfit(phrases: Phrases, trigger: Trigger, who: Name, term: Term) -> bool:
    """Whether the object shows that it is not meant so."""
    slots = trigger.relation.slots
    if "member-of" in slots and trigger.pattern.lemma == "serve":  # in no department, but in a senate
        return not (isinstance(term, Name) and phrases.ontology.is_any(term.classes, "Legislature"))
    if "employer" in slots and trigger.pattern.lemma == "join" and isinstance(term, Name):  # "Berg joined him later"
        return phrases.ontology.is_any(term.classes, "Individual")
    if "league" in slots and isinstance(term, Name):  # who competes in games, which are no league
        games = phrases.ontology.is_any(term.classes, "SportsEvent")
        return games and phrases.ontology.is_any(who.classes, "Individual")
    return "aka" in slots and not who.self and isinstance(term, Value) and is_of_title(phrases, who, term.lexical)


def is_of_title(phrases: Phrases, who: Name, name: str) -> bool:
    """Whether "he" is called by words of the passage's title, and so is its subject: "Ulm" of "Otto, Duke of Ulm"."""
    pronoun = phrases.passage.text[who.start : who.end].lower() in ("he", "she")
    return pronoun and set(name.split()) <= set(phrases.passage.subject.replace(",", "").split())
