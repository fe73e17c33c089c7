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
from kg.extract.prose.lives import NOTE, dated
from kg.extract.prose.noted import told_of
from kg.model import Claim, Name, Passage
from kg.ontology import Ontology

_PEOPLE = re.compile(
    r"\b(?:people|persons?|natives|residents|alumni|graduates|staff|faculty|personalities|citizens|burials|births|deaths)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:, | [–—-] |: )(?:an? |the )?")
#: Where what is known of somebody's trade ends, and where one more begins.
_ENDS = re.compile(r"[,;:.()–—]|\s(?:who|whose|that|which|of|in|at|for|from|with|by|known|and)\b|$")
_MORE = re.compile(r",? and (?:an? )?|, (?:an? )?")
_CONFIDENCE = 0.9


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What a list item tells of the one whom it names."""
    if passage.kind != "item" or not passage.section:
        return
    text = passage.text
    name = name_at(text, 0, len(text), passage.anchors)
    if not name or " " not in name.label or name.label == passage.subject:
        return
    note = NOTE.search(text, name.end)
    told = dated(name, note["event"], find_dates(text, *note.span())) if note else ()
    if not told and not _PEOPLE.search(passage.section):
        return
    person = replace(name, classes=("Person",))
    yield from _trades(passage, person, note.end() if note and note.start() == name.end else name.end, ontology)
    for slot, date in told:
        yield from told_of(person, slot, date, ontology, "life")


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
