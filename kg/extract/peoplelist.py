"""People in a list, each with a life and a trade: "Ida Lund (1901–1980), painter", "Otto Berg, poet (born 1950)".

In: a list item and its heading. Out: dates of a life, occupations, nationalities. How: an item names somebody where it
tells when he lived, or where its heading says that people are listed; his trades are the phrases behind a comma, a
dash or a colon, as far as every word of them is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.about import About
from kg.extract.dates import find_dates
from kg.extract.names import name_at
from kg.extract.nouns import read_phrase, state, words_in
from kg.model import Claim, Name, Passage
from kg.ontology import Ontology

_PEOPLE = re.compile(
    r"\b(?:people|persons?|natives|residents|alumni|graduates|staff|faculty|personalities|citizens|burials|births|deaths)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:c\. ?)?(?:\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ \d{1,2}, )?\d{4}"
_LIFE = re.compile(
    rf" ?\((?:(?P<born>(?:born|b\.) {_YEAR})|(?P<died>(?:died|d\.) {_YEAR})|(?P<life>{_YEAR} ?[–—-] ?{_YEAR}))\)"
)
_LEADS = re.compile(r"(?:, | [–—-] |: )(?:an? |the )?")
#: Where what is known of somebody's trade ends, and where one more begins.
_ENDS = re.compile(r"[,;:.()–—]|\s(?:who|whose|that|which|of|in|at|for|from|with|by|known|and)\b|$")
_MORE = re.compile(r",? and (?:an? )?|, (?:an? )?")
#: A life has so many years.
_SHORTEST, _LONGEST = 15, 110
_CONFIDENCE = 0.9


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What a list item tells of the one whom it names."""
    if passage.kind != "item" or not passage.section:
        return
    text = passage.text
    name = name_at(text, 0, len(text), passage.anchors)
    if not name or " " not in name.label or name.label == passage.subject:
        return
    life = _LIFE.match(text, name.end) or _LIFE.search(text, name.end)
    lived = life is not None and _is_life(text, life)
    if not lived and not _PEOPLE.search(passage.section):
        return
    person = replace(name, classes=("Person",))
    trades = list(_trades(passage, person, life.end() if life and life.start() == name.end else name.end, ontology))
    yield from trades
    if life and lived and (trades or life["life"] or life["born"]):
        yield from _dated(text, person, life, ontology)


def _is_life(text: str, life: re.Match[str]) -> bool:
    """Whether years are those of a life: of two the second comes late enough, and not too late."""
    if not life["life"]:
        return True
    dates = find_dates(text, life.start(), life.end())
    years = [int(one.lexical[:4]) for one in dates if one.lexical[:4].isdigit()]
    return len(years) == 2 and _SHORTEST <= years[1] - years[0] <= _LONGEST


def _trades(passage: Passage, person: Name, at: int, ontology: Ontology) -> Iterator[Claim]:
    """The trades in a row behind the name."""
    text = passage.text
    lead = _LEADS.match(text, at)
    while lead:
        stop = _ENDS.search(text, lead.end())
        words = words_in(text, lead.end(), stop.start() if stop else len(text))
        phrase = read_phrase(words, ontology)
        if not phrase or not phrase.head.occupation or phrase.head.plural or phrase.start != words[0].start:
            return
        end = words[-1].end
        yield from state(phrase, person, ontology, "lists", "listed people", _CONFIDENCE, (person.start, end))
        lead = _MORE.match(text, end)


def _dated(text: str, person: Name, life: re.Match[str], ontology: Ontology) -> Iterator[Claim]:
    dates = find_dates(text, life.start(), life.end())
    slots = ("died.date",) if life["died"] else ("born.date", "died.date")
    for slot, date in zip(slots, dates, strict=False):
        if relation := ontology.slot(slot, person.classes):
            yield Claim(
                subject=person,
                relation=relation.name,
                object=date,
                start=person.start,
                end=date.end,
                extractor="lists",
                rule="listed people",
                confidence=_CONFIDENCE,
            )
