"""What words of the lexicon state by themselves in a sentence about its own subject: ranks, sports, offices.

In: prose whose subject is known. Out: claims. How: a relation with the slot "word.KIND" is stated by any
word of the lexicon of that kind; an office is what somebody "was", "served as" or "was elected as", with a
capital and with what it is of: "President of Georgia". Only sentences that begin with the subject are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.definition.held import GRADES, OF_WHAT, read_term
from kg.extract.offices import CLERGY, NOBLES, SERVANTS, SOVEREIGNS, STATE, in_any_case
from kg.extract.prose.own import Own
from kg.model import Claim, Concept, Name, Passage
from kg.ontology import Ontology, Relation

_SLOT = "word."
#: A rank is also an adjective ("a major work") and a verb; it counts where somebody is or becomes it.
_RANK = re.compile(r"(?:\b(?:rank of|promoted to|commissioned as|(?:was|is|as) (?:an?|the))(?: [\w-]+)?|, an?) $")
_OFFICERS = ("Governor-General", "Pope", "Chairman", "Chairwoman", "Taoiseach", "Inquisitor", "Justice", "Dean")
_POST = (
    rf"(?P<office>(?:(?:{GRADES})[ -])?"
    rf"(?:{in_any_case(SOVEREIGNS, NOBLES, CLERGY, STATE, SERVANTS, _OFFICERS)}|Marshal|General)"
    rf"(?:[ -][A-Z]\w+)*{OF_WHAT})"
)
_OFFICE = re.compile(
    r"\b(?:was|is|been|as|became|elected|appointed) (?:the )?(?:(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)|current|"
    rf"former|last|acting|incumbent|longest-serving) )*{_POST}"
)
#: "Emperor of Russia, King of Poland, and Grand Duke of Finland": one more.
_FURTHER = re.compile(rf"(?:,(?: and)?| and) (?:the )?{_POST}")
_CAPITAL = re.compile(r" [A-Z][a-z]")
_POSSESSIVES = frozenset(("His", "Her", "Its", "Their"))
#: Behind an adjective that is a rank as well.
_FIGURE = re.compile(
    r" (?!(?:in|of|and|who|during|at|by|for|from|when|until|with|under|on|to|or|as|after|before|while|general)\b)[a-z]"
)
#: "the wife of footballer Magnus": a word of somebody else.
_OF_ANOTHER = re.compile(r"\b(?:of|by|with|to|and|former|the) $")
_CONFIDENCE = 0.9


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What the words state of the passage's subject."""
    if passage.kind != "prose":
        return
    own = Own(passage.subject, about, ontology)
    classes = about.classes or _named_kind(own.bare, ontology)
    wanted = [one for one in _wanted(ontology) if ontology.admits(one[0].domain, classes)]
    office = ontology.slot("position", classes or ("Person",))
    people = ontology.is_any(classes, "Individual")
    for start, end in split_sentences(passage.text):
        if not _is_own(passage.text, start, end, own):
            continue
        for relation, kind, words, labels in wanted:
            match = _first(words, passage.text, start, end) if classes or kind == "CasualtyClass" else None
            if match and (kind != "MilitaryRank" or _is_rank(passage.text, start, match)):
                label = labels.get(match[0].lower(), match[0])
                yield _claim(passage, relation, Concept(label=label, start=match.start(), end=match.end()), kind)
        match = _OFFICE.search(passage.text, start, end) if office and (people or not classes) else None
        while office and match:
            at, stop = match.span("office")
            name = Name(label=match["office"], start=at, end=stop, classes=("Position",))
            term, stop = read_term(passage.text, stop, end)
            held = tuple((meant.name, value) for slot, value in term if (meant := ontology.slot(slot)))
            yield replace(_claim(passage, office, name, "office"), end=stop, qualifiers=held)
            match = _FURTHER.match(passage.text, stop, end)


def _is_rank(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether somebody has a rank: "was a major", not "was a major figure"."""
    return _RANK.search(text, start, found.start()) is not None and not _FIGURE.match(text, found.end())


def _first(words: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first of the words that is no part of a name: "of Chess Records" tells of no game."""
    return next((one for one in words.finditer(text, start, end) if not _in_name(one, text)), None)


def _in_name(found: re.Match[str], text: str) -> bool:
    if not _CAPITAL.match(text, found.end()):
        return False
    return found[0].istitle() or _OF_ANOTHER.search(text, max(0, found.start() - 8), found.start()) is not None


@lru_cache(maxsize=4)
def _wanted(ontology: Ontology) -> tuple[tuple[Relation, str, re.Pattern[str], Mapping[str, str]], ...]:
    """The relations that words state, the kind of word, a pattern of all such words, the notions behind other names.

    The longest words come first; other names are in lower case: who is a "footballer" plays association football.
    """
    found = []
    for relation in ontology.relations.values():
        for kind in (slot.removeprefix(_SLOT) for slot in relation.slots if slot.startswith(_SLOT)):
            names = sorted({name for one in ontology.words if one.kind == kind for name in (one.label, *one.names)})
            if names:
                words = "|".join(sorted(map(re.escape, names), key=lambda name: -len(name)))
                labels = {name.lower(): one.label for one in ontology.words if one.kind == kind for name in one.names}
                found.append((relation, kind, re.compile(rf"\b(?i:{words})(?![\w-])"), labels))
    return tuple(found)


def _named_kind(title: str, ontology: Ontology) -> tuple[str, ...]:
    """The class that the last words of a title name: a "national volleyball team"."""
    words = title.lower().split()
    found = (ontology.nouns.get(" ".join(words[-size:])) for size in (3, 2, 1) if len(words) > size)
    return tuple(kind for kind in found if kind)[:1]


def _is_own(text: str, start: int, end: int, own: Own) -> bool:
    """Whether the sentence begins with the subject's name or a pronoun for it."""
    opening = re.compile(r"[\"“' ]*(?:The )?").match(text, start, end)
    at = opening.end() if opening else start
    if text.startswith(own.bare, at):
        return True
    word = re.compile(r"\w+").match(text, start, end)
    if word and word[0] in _POSSESSIVES:
        return False  # "Her eldest brother was King of Navarre"
    return word is not None and (own.is_meant(word[0].lower()) or bool(own.about.classes) and own.is_named(word[0]))


def _claim(passage: Passage, relation: Relation, term: Name | Concept, rule: str) -> Claim:
    return Claim(
        subject=Name(label=passage.subject, self=True),
        relation=relation.name,
        object=term,
        start=term.start,
        end=term.end,
        extractor="notions",
        rule=rule,
        confidence=_CONFIDENCE,
    )
