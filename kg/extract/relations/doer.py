"""Whose deed leads to a thing in a sentence: that of whom the model claims it, or of somebody else.

In: the words of a sentence with their grammar, and the mentions of a pair. Out: whether the verb over the second has a
subject who is named and is not the first: in "A worked with B and later taught at C" nothing is told of B.
"""

from __future__ import annotations

from kg.extract.prose.clause import SUBJECTS
from kg.extract.relations.features import Graph, Word
from kg.model import Name

#: Of what these are, the word above them decides which verb leads there.
_BELOW = frozenset(
    "pobj prep dobj conj appos compound nmod attr agent dative pcomp poss amod oprd acomp npadvmod advmod dep".split()
)
#: A verb in these shares the subject of the one above.
_SHARED = frozenset("conj xcomp advcl ccomp pcomp".split())
#: Heads of clauses before the deed itself.
_CLAUSES = frozenset(("advcl", "pcomp"))
_RELATIVE = frozenset(("WDT", "WP", "WP$"))


def is_anothers_deed(graph: Graph, pair: tuple[int, int]) -> bool:
    """Whether the verb that leads to the second mention has another's name as its subject, and the first outside it."""
    words = graph.words
    who, what = (graph.mentions[one] for one in pair)
    verb = _verb_over(words, what.at, who.at)
    if verb >= 0 and _is_chooser(words, who.at, what.at, verb):
        return True
    doer = _subject(words, verb) if verb >= 0 else -1
    named = next((one.term for one in graph.mentions if one.at == doer), None)
    if not isinstance(named, Name) or not isinstance(who.term, Name):
        return False
    if _is_under(words, who.at, verb) and not _is_in_clause_before(words, who.at, doer, verb):
        return False
    return not any(
        isinstance(one.term, Name) and one.term.label == who.term.label and _is_under(words, one.at, doer)
        for one in graph.mentions
    )


def _is_chooser(words: tuple[Word, ...], who: int, what: int, verb: int) -> bool:
    """Whether somebody makes another what is told: "he was hired by A as a member of B"."""
    agent = words[who].head
    if words[agent].dep != "agent" or words[agent].head != verb:
        return False
    return any(words[one].last == "as" and words[one].head == verb for one in _above(words, what))


def _is_in_clause_before(words: tuple[Word, ...], who: int, doer: int, verb: int) -> bool:
    """Whether somebody is named in a clause that only leads to the deed: "Having worked for A, he became"."""
    clauses = [one for one in _above(words, who) if words[one].dep in _CLAUSES and _is_under(words, one, verb)]
    return any(who < doer and one < doer for one in clauses)


def _above(words: tuple[Word, ...], at: int) -> list[int]:
    """A word and those over it."""
    found = [at]
    while words[at].head != at and len(found) <= len(words):
        at = words[at].head
        found.append(at)
    return found


def _verb_over(words: tuple[Word, ...], at: int, who: int) -> int:
    """The verb that leads to a word, -1 where it is a subject itself or stands under whom the claim is of."""
    for _ in words:
        one = words[at]
        if one.tag.startswith("VB"):
            return at
        if at == who or one.head == at or one.dep not in _BELOW:
            return -1
        at = one.head
    return -1


def _subject(words: tuple[Word, ...], verb: int) -> int:
    """The word that heads the subject of a verb, the antecedent of "who", the shared one of "and wrote"; else -1."""
    for _ in words:
        one = words[verb]
        own = next((at for at, word in enumerate(words) if word.head == verb != at and word.dep in SUBJECTS), -1)
        if own >= 0:
            return one.head if words[own].tag in _RELATIVE and one.dep == "relcl" else own
        if one.dep in ("acl", "relcl"):
            return one.head
        if one.dep not in _SHARED or one.head == verb:
            return -1
        verb = words[one.head].head if words[one.head].dep == "prep" else one.head
    return -1


def _is_under(words: tuple[Word, ...], at: int, root: int) -> bool:
    for _ in words:
        if at == root:
            return True
        at = words[at].head
    return False
