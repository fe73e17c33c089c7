"""Whose kin "his" tells by the verb: in "A died before his brother" and "A was succeeded by his son" A's.

In: a parsed sentence and the index of "his". Out: the index of whom it means, by grammar alone.
"""

from __future__ import annotations

from kg.extract.definition.predicate import CASTING
from kg.extract.definition.subject import KIN
from kg.extract.prose.clause import SUBJECTS, conjuncts, subject, voice, word, words_of
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.sentence import Sentence
from kg.model import Name, Value
from kg.nlp.parsed import Parsed
from kg.ontology import Ontology

_ARTICLES = frozenset(("a", "an", "the"))
_CHILDREN = frozenset(("son", "daughter", "child"))


def doer(parsed: Parsed, index: int) -> int | None:
    """The subject to which "his" leads back where nobody else is told of whom it could mean.

    That is so in a passive "by his son", and after a verb that has no object: "lived with her sister".
    """
    kin = parsed.tokens[index].head
    prep = parsed.tokens[kin].head
    if word(parsed, kin) not in KIN or parsed.tokens[kin].dep != "pobj":
        return None
    verb = parsed.tokens[prep].head
    passive = parsed.tokens[verb].tag.startswith("VB") and voice(parsed, verb) == "passive"
    agent = parsed.tokens[prep].dep == "agent"
    own = parsed.tokens[verb].tag.startswith("VB") and not parsed.children(verb, "dobj", "attr", "dative", "ccomp")
    if not own or passive != agent:
        return None
    return subject(parsed, verb)


def clause_noun(parsed: Parsed, index: int) -> int | None:
    """The noun with "a" in whose clause a word stands: the boy in "about a boy cheated by his uncle".

    Not what somebody is said to be: "He was a farmer who lost his wife".
    """
    at = index
    while parsed.tokens[at].head != at:
        token, noun = parsed.tokens[at], parsed.tokens[parsed.tokens[at].head]
        if token.dep in ("acl", "relcl") and noun.tag == "NN" and words_of(parsed, token.head, "det") & {"a", "an"}:
            other = noun.dep == "dobj" or noun.dep == "pobj" and word(parsed, noun.head) != "as"
            return token.head if other and token.head < index else None
        at = token.head
    return None


def before_it(parsed: Parsed, sentence: Sentence, index: int, ontology: Ontology) -> int | None:
    """Whose "his" is by what stands right before its noun."""
    named = named_before(parsed, sentence, index, ontology)
    return listed_before(parsed, sentence, parsed.tokens[index].head) if named is None else named


def listed_before(parsed: Parsed, sentence: Sentence, index: int) -> int | None:
    """The name with which a noun is coordinated."""
    token = parsed.tokens[index]
    named = token.dep == "conj" and sentence.unit(parsed.tokens[token.head].start)
    return token.head if named and not isinstance(named.term, Value) else None


def child_noun(parsed: Parsed, index: int) -> int | None:
    """The noun beside a name that tells whose child is named: "A, daughter of B"."""
    nouns = (one for one in parsed.children(index, "appos") if word(parsed, one) in _CHILDREN)
    return next((one for one in nouns if is_kin_of(parsed, one)), None)


def is_kin_of(parsed: Parsed, index: int) -> bool:
    """Whether a noun tells whose kin is spoken of: in "a daughter of A and sister to B" B is no parent."""
    told = word(parsed, index) in KIN and parsed.tokens[index].tag == "NN"
    return told and any(word(parsed, one) in ("of", "to") for one in parsed.children(index, "prep"))


def breaks_off(parsed: Parsed, index: int) -> bool:
    """Whether something else is told from here on: "directed by A and starring B", "daughter of A and sister to B"."""
    return is_kin_of(parsed, index) or index > 0 and word(parsed, index - 1) in CASTING


def goes_on_with(parsed: Parsed, index: int, beside: int) -> bool:
    """Whether a name beside another is the next of a row, each with its article: "won an Owl, a Hawk and the Kite"."""
    ends = [one for one in parsed.children(beside, "conj") if words_of(parsed, one, "det") & _ARTICLES]
    named = all(parsed.tokens[one].tag == "NNP" and words_of(parsed, one, "det") & _ARTICLES for one in (index, beside))
    return named and bool(ends) and bool(parsed.children(beside, "cc"))


def named_before(parsed: Parsed, sentence: Sentence, index: int, ontology: Ontology) -> int | None:
    """The name just before "and his second wife", "by his wife": hers or his whose name that is."""
    tokens = parsed.tokens
    if index < 2 or tokens[index - 1].text not in ("and", "by") or word(parsed, tokens[index].head) not in KIN:
        return None
    before = index - 3 if tokens[index - 2].text == "," else index - 2
    if tokens[index - 1].dep == "agent" and tokens[index - 1].head < before:
        return None  # "A was succeeded as Count of Ulm by his son"
    unit = sentence.unit(tokens[max(0, before)].start)
    if unit and unit.kind == "name" and isinstance(unit.term, Name) and is_no_name(unit.term.label, ontology):
        earlier = before - 2 if before > 1 and tokens[before - 1].text == "," else before
        rank, unit = unit, sentence.unit(tokens[earlier].start)  # "Otto, Duke of Lund, by his wife"
        before = earlier if unit != rank else before
    if unit and isinstance(unit.term, Name):
        return before
    described = _described_before(parsed, sentence, before) if tokens[index - 2].text == "," else None
    return _clause_before(parsed, sentence, index) if described is None else described


def _described_before(parsed: Parsed, sentence: Sentence, last: int) -> int | None:
    """Whose description ends at `last`: A's in "the son of A, a chieftain of the clan, and his wife B"."""
    for at in range(last, max(1, last - 15), -1):
        if parsed.tokens[at].text == ",":
            unit = sentence.unit(parsed.tokens[at - 1].start)
            told = word(parsed, at + 1) in _ARTICLES and unit is not None and isinstance(unit.term, Name)
            return at - 1 if told and word(parsed, parsed.tokens[at - 1].head) == "of" else None
    return None


def _clause_before(parsed: Parsed, sentence: Sentence, index: int) -> int | None:
    """Who is named as the subject of the clause before "and his brother": in "A died, and his brother B" A."""
    tokens = parsed.tokens
    kin = tokens[index].head
    verb = tokens[kin].head
    if tokens[kin].dep not in SUBJECTS or tokens[verb].dep != "conj":
        return None
    for one in parsed.children(tokens[verb].head, *SUBJECTS):
        unit = sentence.unit(tokens[one].start)
        if unit and unit.kind == "name" and isinstance(unit.term, Name):
            return one
    return None


def says_where(parsed: Parsed, index: int) -> bool:
    """Whether a word in a row with a place before it only says where that lies: "in Vancouver, British Columbia"."""
    token = parsed.tokens[index]
    if token.dep != "conj" or not index or word(parsed, index - 1) != ",":
        return False
    first = token.head
    while parsed.tokens[first].dep == "conj":
        first = parsed.tokens[first].head
    return word(parsed, parsed.tokens[first].head) in ("in", "at", "near", "of", "from") and not any(
        parsed.children(one, "cc") or word(parsed, one).startswith("etc") for one in conjuncts(parsed, first)
    )
