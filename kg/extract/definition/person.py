"""A person's gender, from gendered nouns and from the pronouns of the passage."""

from __future__ import annotations

import re

from kg.extract.about import Gender
from kg.extract.definition.predicate import Predicate
from kg.extract.definition.sentence import Draft, Sentence
from kg.model import Concept

_PRONOUN = re.compile(r"\b(?P<male>he|him|his|himself)\b|\b(?P<female>she|her|hers|herself)\b", re.IGNORECASE)
_SUBJECT_PRONOUN = re.compile(
    r"(?:[.!?]['\"”]? |^|\n)(?:(?P<male>He|His)|(?P<female>She|Her))\b|\b(?P<male2>for his)\b|\b(?P<female2>for her)\b"
)
_GENDERED: dict[str, Gender] = {
    **dict.fromkeys(
        "actress businesswoman sportswoman stateswoman spokeswoman congresswoman noblewoman heiress hostess "
        "princess queen empress duchess countess baroness abbess nun priestess poetess songstress comedienne "
        "ballerina mother archduchess marchioness viscountess infanta lady wife daughter sister widow matriarch "
        "heroine authoress sculptress aviatrix policewoman chairwoman".split(),
        "female",
    ),
    **dict.fromkeys(
        "businessman sportsman statesman spokesman congressman nobleman king emperor prince duke archduke baron "
        "monk friar father husband son brother patriarch clergyman policeman chairman cricketer-man".split(),
        "male",
    ),
}

#: Those that stand before a name.
_BEFORE_NAME = frozenset(
    "Princess Queen Empress Duchess Archduchess Countess Baroness Lady Infanta Prince Emperor Archduke".split()
)


def is_gendered(word: str) -> Gender:
    """The gender that a noun tells, "" for most.

    >>> is_gendered("actress"), is_gendered("singer")
    ('female', '')
    """
    return _GENDERED.get(word.lower(), "")


def pronoun(text: str, start: int) -> Gender:
    """The gender that all personal pronouns of text[start:] agree on, or that of the first that begins a sentence."""
    return _pronoun(text, start)[0]


def _pronoun(text: str, start: int) -> tuple[Gender, int, int]:
    found = [(_sex(match.lastgroup), match.start(), match.end()) for match in _PRONOUN.finditer(text, start)]
    if not found:
        return "", -1, -1
    if len({one[0] for one in found}) == 1:
        return found[0]
    match = _SUBJECT_PRONOUN.search(text, max(0, start - 2))
    return (_sex(match.lastgroup), *match.span(match.lastgroup or 0)) if match else ("", -1, -1)


def _sex(group: str | None) -> Gender:
    return "female" if (group or "").startswith("female") else "male"


def _title_gender(draft: Draft) -> Gender:
    """State the gender that the title before a name tells: "Archduchess Maria of Ulm"; return it."""
    rank, _, name = draft.passage.subject.partition(" ")
    gender = _GENDERED.get(rank.lower(), "") if rank in _BEFORE_NAME and name else ""
    start, end = draft.subject
    if gender and start >= 0:
        draft.fill("gender", Concept(label=gender, start=start, end=end), start, end, "title-gender", 0.95)
    return gender if start >= 0 else ""


def read_gender(draft: Draft, sentence: Sentence, predicate: Predicate | None) -> Gender:
    """State the gender of a person; return it, "" where nothing tells it."""
    if not draft.is_a("Person"):
        return ""
    for item in predicate.items if predicate else ():
        gender = is_gendered(item.tokens[-1].lower)
        if gender:
            draft.fill(
                "gender",
                Concept(label=gender, start=item.tokens[-1].start, end=item.end),
                item.start,
                item.end,
                "definition-gendered-noun",
                0.97,
            )
            return gender
    titled = _title_gender(draft)
    if titled:
        return titled
    gender, start, end = _pronoun(draft.passage.text, predicate.end if predicate else sentence.verb)
    if gender:
        draft.fill("gender", Concept(label=gender, start=start, end=end), start, end, "pronoun-gender", 0.93)
    return gender
