"""Trades told outside a definition: "He was also a poet", "Holm became a lawyer and politician".

In: a parsed sentence. Out: claims. Only a trade that the lexicon knows counts, and none "of" something: the author of a
book need not be an author.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.nouns import read_phrase, words_before
from kg.extract.prose.clause import INDEFINITE, words_of
from kg.extract.prose.holders import held_by
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Concept

#: Trades of those who do something once, or of nobody in particular.
_NO_TRADES = frozenset("founder member recipient winner student graduate child leader native star".split())
#: Of what directors are those of films and plays.
_STAGED = frozenset(
    "film movie television stage theatre theater video feature independent acclaimed prominent famous noted".split()
)
_CONFIDENCE = 0.9


def trades(phrases: Phrases) -> Iterator[Claim]:
    """What people are said to be."""
    if phrases.about.classes and phrases.ontology.admits(("Work",), phrases.about.classes):
        return  # "Ida Berg is a teacher who challenges him": a part
    relation = phrases.ontology.slot("occupation", ("Person",))
    for at, token in enumerate(phrases.parsed.tokens):
        if relation is None or token.tag != "NN" or token.dep not in ("attr", "conj") or not _is_one(phrases, at):
            continue
        holder = held_by(phrases, at)
        who = None if holder is None else phrases.entity(holder)
        trade = _trade(phrases, at)
        if who and trade and "Person" in who.classes:
            yield claim(phrases, who, relation, trade, at, "trade", _CONFIDENCE)


def _is_one(phrases: Phrases, at: int) -> bool:
    """Whether the noun tells what somebody is: "a poet", "a lawyer and politician"."""
    parsed = phrases.parsed
    first = at
    while parsed.tokens[first].dep == "conj":
        first = parsed.tokens[first].head
    article = INDEFINITE & (words_of(parsed, at, "det") or words_of(parsed, first, "det"))
    return bool(article) and "of" not in words_of(parsed, at, "prep")


def _trade(phrases: Phrases, at: int) -> Concept | None:
    phrase = read_phrase(words_before(phrases.passage.text, phrases.view(at)[1]), phrases.ontology)
    if phrase is None or not phrase.head.occupation or phrase.head.plural or phrase.head.label in _NO_TRADES:
        return None
    before = phrases.parsed.tokens[at - 1] if at else phrases.parsed.tokens[at]
    if phrases.parsed.tokens[at].text == "director" and before.tag in ("NN", "JJ") and before.text not in _STAGED:
        return None  # "a choral director", "the managing director"
    return Concept(label=phrase.head.label, start=phrase.head_start, end=phrase.end)
