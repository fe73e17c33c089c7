"""When somebody lived, told in brackets after the name: "Thomas More (1478–1535)", "Ann Lee (born 4 May 1960)".

In: a parsed sentence. Out: claims. A parser is not shown what stands in brackets, so no pattern sees these. Of the
passage's own subject its definition tells. The years of a reign stand in brackets too: those of whoever bears a number
or the title of a ruler are left alone, and a life is not short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.dates import find_dates
from kg.extract.listed import split_places
from kg.extract.offices import SOVEREIGNS, either
from kg.extract.prose.naming import is_no_name
from kg.extract.prose.noted import told_of
from kg.extract.prose.phrase import Phrases
from kg.model import Claim, Name, Value
from kg.names import bare_title

#: A year or a day of one, perhaps about then.
DAY = r"(?:(?:c|ca|circa)\.? ?)?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?\d{3,4}"
#: "in Lund", ", Lund".
_PLACE = r"(?: in|,)? (?:the )?[A-Z][\w'’.-]*\w(?:,? (?:of |de |la )?[A-Z][\w'’.-]*)*"
#: "(1478–1535)", "(born 4 May 1960)", "(d. 1535)",
#: "(born 6 May 1649 – † 25 June 1728)", "(1478 in Lund – 1535 in Rome)".
#: "(Karl Lind the Elder; 1426–1504)", "(born 1862, nicknamed Zosia)".
NOTE = re.compile(
    rf" ?\( ?(?:[A-Z][^();:]{{1,80}}; ?)?(?:(?P<event>born|died|[bd]\.|[*†]) ?{DAY}(?P<at>{_PLACE})?"
    rf"|(?:(?:born|b\.|\*) )?{DAY}(?P<begun>{_PLACE})? ?[–—-] ?(?:(?:died|d\.|†) ?)?{DAY}(?P<ended>{_PLACE})?)"
    r"(?:[,;] (?:(?:nicknamed|known as|called) [\"“]?(?P<called>[A-Z][\w'’-]*)[\"”]?|"
    r"(?:née|né|nee) [A-Z][\w'’ -]*))? ?\)"
)
_BORN = re.compile(r"\b(?:born|died)\b|†| in [A-Z]")
_RULER = re.compile(
    rf"\b(?:[IVX]+|{either(SOVEREIGNS, ('Pope', 'Pharaoh', 'President', 'Minister'))})\b"
)
_INSIDE = frozenset("of the de del di von van".split())
_BIRTHS = ("born", "b.", "*")
#: What opens the name of a place in a note.
_BEFORE_PLACE = re.compile(r"(?: in|,)? (?:the )?")
#: Years that a life has.
_SHORTEST, _LONGEST = 20, 110


def lives(phrases: Phrases) -> Iterator[Claim]:
    """When the people that a sentence names were born and died."""
    text, ontology = phrases.passage.text, phrases.ontology
    for unit in phrases.sentence.units:
        opens = text[unit.end : unit.end + 2].lstrip().startswith("(")
        note = NOTE.match(text, unit.end, phrases.sentence.end) if opens else None
        if note and isinstance(unit.term, Name) and _is_person(unit.term, note) and not _is_own(unit.term, phrases):
            dates = find_dates(text, note.start(), note.end())
            person = replace(unit.term, classes=("Person",))
            told = dated(unit.term, note["event"], dates)
            for slot, term in (*told, *(_placed(note, text) if told else ())):
                yield from told_of(person, slot, term, ontology, "life")
            if note["called"]:
                start, end = note.span("called")
                called = Value(lexical=note["called"], start=start, end=end)
                yield from told_of(person, "nickname", called, ontology, "life")


def _is_person(name: Name, note: re.Match[str]) -> bool:
    """Whether somebody lived then: a person as far as known, or who was born, by the word or with a place."""
    return "Person" in name.classes or not name.classes and _BORN.search(note[0]) is not None


def _is_own(name: Name, phrases: Phrases) -> bool:
    """Whether it is the passage's subject or a rank: "Ernst Ingmar Bergman" in the article on Ingmar Bergman."""
    opening = phrases.passage.text[phrases.sentence.start : name.end].split()
    named = all(word[0].isupper() or word in _INSIDE for word in opening)
    if named and _words(bare_title(phrases.passage.subject)) <= _words(" ".join(opening)):
        return True  # "Captain Otto Berg of Mar DL (1919–2000)"
    own = name.self or phrases.is_own(name.label) or _words(phrases.passage.subject) <= _words(name.label)
    return own or is_no_name(name.label, phrases.ontology)


def _words(name: str) -> set[str]:
    return {word.strip(",") for word in name.split()}


def _placed(note: re.Match[str], text: str) -> Iterator[tuple[str, Name]]:
    """Where somebody was born and died: the first of the places that a note names."""
    event = "born.place" if note["event"] in _BIRTHS else "died.place"
    for group, slot in (("at", event), ("begun", "born.place"), ("ended", "died.place")):
        start, end = note.span(group)
        opening = _BEFORE_PLACE.match(text, start, end) if end > start else None
        chain = split_places(text, opening.end(), end) if opening else ()
        if chain:
            yield slot, replace(chain[0], classes=("Place",))


def dated(name: Name, event: str | None, dates: tuple[Value, ...]) -> tuple[tuple[str, Value], ...]:
    """The slots that the dates of a note fill; of two without a word for either only if a life lies between."""
    if event:
        return tuple(("born.date" if event in _BIRTHS else "died.date", one) for one in dates[:1])
    if len(dates) != 2 or _RULER.search(name.label):
        return ()
    first, last = (int(one.lexical[:4]) if one.lexical[:4].isdigit() else 0 for one in dates)
    return (("born.date", dates[0]), ("died.date", dates[1])) if _SHORTEST <= last - first <= _LONGEST else ()
