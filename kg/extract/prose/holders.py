"""Who is said to be what a noun says: "A is the capital of B", "the only son of B, A was crowned".

In: the phrases of a parsed sentence and the index of the noun. Out: the index of whom or what it is said of.
"""

from __future__ import annotations

from kg.extract.definition.subject import KIN
from kg.extract.prose.clause import COPULAS, SUBJECTS, asserted, is_verb, subject, voice, word, words_of
from kg.extract.prose.phrase import Phrases
from kg.nlp.parsed import Parsed

NOUN_TAGS = ("NN", "NNS", "NNP")
#: What the parser takes a noun for that opens a sentence and tells of its subject.
_FRONTED = frozenset((*SUBJECTS, "npadvmod", "dobj", "dep", "advcl"))
#: So many tokens from the start it may stand.
_OPENS = 4


def held_by(phrases: Phrases, head: int) -> int | None:
    """Who is said to be what a noun says: subject of "is", or the name that it stands beside."""
    parsed = phrases.parsed
    if any(phrases.is_another_s(one) for one in parsed.children(head, "poss")):
        return None  # "the son of A and his wife B": A's wife is B
    head = _in_row(parsed, head)
    token = parsed.tokens[head]
    while (
        token.dep == "conj"
        and parsed.tokens[token.head].tag in (*NOUN_TAGS, "JJ")
        and not phrases.sentence.unit(parsed.tokens[token.head].start)
    ):
        head = token.head
        token = parsed.tokens[head]
    verb: int | None = None
    if token.dep == "attr" and word(parsed, token.head) in COPULAS:
        verb = token.head
    elif token.dep == "pobj" and word(parsed, token.head) == "as" and is_verb(parsed, parsed.tokens[token.head].head):
        verb = parsed.tokens[token.head].head
        if voice(parsed, verb) == "active" and word(parsed, verb) not in COPULAS:
            return None
    if verb is not None:
        return subject(parsed, verb) if asserted(parsed, verb) else None
    if token.dep in _FRONTED and head < min(_OPENS, token.head):  # "The only son of A, he was crowned": two subjects
        after = [one for one in parsed.children(token.head, *SUBJECTS) if one > head + 1]
        if token.dep not in SUBJECTS and after and word(parsed, after[0] - 1) != ",":
            return None
        if after and is_verb(parsed, token.head) and asserted(parsed, token.head):
            return after[0]
    if token.dep == "nsubj" and word(parsed, token.head) in COPULAS and asserted(parsed, token.head):
        called = [one for one in parsed.children(head, "appos") if phrases.sentence.unit(parsed.tokens[one].start)]
        if called:
            return called[0]  # "His wife Ada was a Holm"
        said = parsed.children(token.head, "attr", "acomp")  # a name before a common noun
        named = [one for one in said if phrases.sentence.unit(parsed.tokens[one].start)]
        return next(iter((*named, *said)), None)
    beside = [
        one for one in parsed.children(head, "compound", "nmod") if phrases.sentence.unit(parsed.tokens[one].start)
    ]
    if beside:  # "Fars province of Iran", not "the Danish-held territories of A"
        return beside[-1] if beside[-1] == head - 1 and token.tag != "NNS" else None
    if token.dep == "appos" and phrases.sentence.unit(parsed.tokens[token.head].start):
        listed = (
            parsed.tokens[token.head].dep == "conj"
            or parsed.children(head, "conj")
            or parsed.children(token.head, "conj")
        )
        return None if listed and "the" in words_of(parsed, head, "det") else token.head
    return None


def _in_row(parsed: Parsed, head: int) -> int:
    """The first noun of "a grandson of A, a great-grandson of B, and a cousin of C", which the parser hangs under A."""
    token = parsed.tokens[head]
    host = parsed.tokens[token.head]
    above = parsed.tokens[host.head].head
    row = token.dep == "appos" and host.dep == "pobj" and {word(parsed, head), word(parsed, above)} <= KIN
    if not row or not words_of(parsed, head, "det"):
        return head
    behind = range(head + 1, len(parsed.tokens))
    further = any(parsed.tokens[at].dep == "conj" and word(parsed, at) in KIN for at in behind)
    return _in_row(parsed, above) if further else head
