"""What a note in brackets says of the name before it, other than when somebody lived.

In: a parsed sentence. Out: claims. A note is the years of an event or a state, "the Lund War (1675–1679)", a name's
initials, "the Convention on Trade (CT)", its own spelling, "Osaka (大阪)", or the year of a work, "''Max'' (1950)". A
parser is not shown what stands in brackets. Of the passage's own subject its definition tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.dates import find_dates
from kg.extract.offices import NOBLES, ROW_OF_OFFICES, SOVEREIGNS, STATE, either
from kg.extract.prose.naming import classes_of_name
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.units import Unit
from kg.extract.spellings import spelled
from kg.model import Claim, Name, Value
from kg.ontology import Ontology

_YEAR = r"(?:(?:c|ca|circa)\.? ?)?\d{3,4}(?: BCE?)?"
_PERIOD = re.compile(rf" ?\({_YEAR} ?[–—-] ?{_YEAR}\)")
#: "King of Germany (1054–1105)": the years of a reign.
_RULED = re.compile(
    rf"\b(?i:{either(SOVEREIGNS, NOBLES, STATE, ('Ruler', 'Amir'))}) of (?:the )?(?:[a-z]+ (?:and [a-z]+ )?)?$"
)
_YEAR_OF = re.compile(r" ?\( ?(?P<year>(?:1[5-9]|20)\d\d)\)")
#: One year for two works: "''Max'' and ''Ida'' (both 1950)".
_YEAR_OF_BOTH = re.compile(r"[\"”'’]{0,3} ?\( ?both (?P<year>(?:1[5-9]|20)\d\d)\)")
_AND = re.compile(r"[\"”'’]{0,3} and [\"“'‘]{0,3}")
#: "appeared in an episode of ''Max'' (1990)" tells when that was.
_EPISODES = re.compile(r"\b(?:guest|episodes?|recurring|television|TV|series|sitcoms?|exhibit\w*|revivals?)\b")
_NO_WORKS = ("LegalText", "Event", "Organisation", "Award")
#: "a film based on ''Max'' (1990)" tells when the film came out.
_BASED_ON = ("based on ", "based upon ", "based on")
_INITIALS = re.compile(r" ?\((?P<initials>[A-Z][A-Za-z&.-]{0,8}[A-Z]s?)\)")
#: Words of a name that give no initial.
_SMALL = frozenset("of the for and on in to at de la del".split())
#: Before lands of which the years tell only how long a city was theirs: "the capital of the Lund Empire (330–395)".
_CAPITAL_OF = re.compile(r"\b(?:capital|seat|part|province|ruled by|rule of)\b[^.;]*$")
_FAR = 250
_CONFIDENCE = 0.9


def noted(phrases: Phrases) -> Iterator[Claim]:
    """What the notes of a sentence say."""
    text, ontology = phrases.passage.text, phrases.ontology
    yield from _both(phrases)
    for index, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        if unit is None or not isinstance(unit.term, Name) or not text.startswith(("(", " ("), unit.end):
            continue
        name = phrases.named(index)
        if name is None or name.self or name.label == phrases.passage.subject:
            continue
        ruled = _RULED.search(text, phrases.sentence.start, unit.start)
        another = not phrases.is_own(name.label)  # of namesakes it may be neither
        if another and _is_work(name, unit, phrases) and (year := _YEAR_OF.match(text, unit.end)):
            yield from _came_out(name, year, ontology)
        elif (period := _PERIOD.match(text, unit.end)) and not ruled:
            yield from _lasted(name, period, text, ontology)
        elif initials := _INITIALS.match(text, unit.end):
            yield from _shortened(name, initials, ontology)
        elif words := spelled(text, unit.end):
            value = Value(lexical=words[0], start=words.start(), end=words.end())
            yield from told_of(name, "native-name", value, ontology, "other script")


def _lasted(name: Name, period: re.Match[str], text: str, ontology: Ontology) -> Iterator[Claim]:
    """When something began and ended, if it is an event, or a country or its age, whose years these are."""
    if not ontology.is_any(name.classes, "Event", "Country", "Period") or text.endswith(" in ", 0, name.start):
        return  # "the war in Peru (1980–1985)": no land was founded and dissolved then
    if _CAPITAL_OF.search(text, max(0, name.start - _FAR), name.start):
        return
    dates = find_dates(text, period.start(), period.end())
    for slot, date in zip(("start", "end"), dates if len(dates) == 2 else (), strict=False):
        yield from told_of(name, slot, date, ontology, "years")


def _is_work(name: Name, unit: Unit, phrases: Phrases) -> bool:
    """Whether a name is surely a work's, in a sentence that does not tell of parts in episodes of a series."""
    work = phrases.ontology.is_any(name.classes, "Work") and not phrases.ontology.is_any(
        classes_of_name(name.label, phrases.ontology), *_NO_WORKS
    )
    told = unit.kind != "name" or isinstance(unit.term, Name) and "Work" in (*unit.term.likely, *unit.term.classes)
    start, end = phrases.sentence.start, phrases.sentence.end
    told = told and not phrases.passage.text.endswith(_BASED_ON, 0, unit.start)
    row = ROW_OF_OFFICES.search(phrases.passage.text, start, unit.start)
    told = told and (row is None or " including " in phrases.passage.text[row.end() : unit.start])
    return work and told and not _EPISODES.search(phrases.passage.text, start, end)


def _came_out(name: Name, year: re.Match[str], ontology: Ontology) -> Iterator[Claim]:
    """When a work came out, behind whose title the year stands: "He directed ''Max'' (1950) and ''Ida'' (1952)"."""
    value = Value(lexical=year["year"], datatype="xsd:gYear", start=year.start("year"), end=year.end("year"))
    yield from told_of(name, "released", value, ontology, "year in brackets")


def _both(phrases: Phrases) -> Iterator[Claim]:
    """When two works came out that stand before one note: "''Max'' and ''Ida'' (both 1950)"."""
    text = phrases.passage.text
    before: tuple[Unit, int] | None = None
    for index, token in enumerate(phrases.parsed.tokens):
        unit = phrases.sentence.unit(token.start)
        if unit is None or not isinstance(unit.term, Name):
            continue
        year = _YEAR_OF_BOTH.match(text, unit.end)
        two = before is not None and _AND.fullmatch(text, before[0].end, unit.start)
        for one, at in (before, (unit, index)) if year and two and before else ():
            name = phrases.named(at)
            if year and name and not name.self and not phrases.is_own(name.label) and _is_work(name, one, phrases):
                yield from _came_out(name, year, phrases.ontology)
        before = unit, index


def _shortened(name: Name, found: re.Match[str], ontology: Ontology) -> Iterator[Claim]:
    """The letters in brackets, if they are the initials of the name."""
    letters = [one for one in found["initials"] if one.isupper()]
    words = [word for word in re.split(r"[ –-]", name.label) if word and word not in _SMALL]
    if len(words) > 1 and letters == [word[0] for word in words]:
        value = Value(lexical=found["initials"], start=found.start("initials"), end=found.end("initials"))
        yield from told_of(name, "short-name", value, ontology, "initials")


def told_of(name: Name, slot: str, value: Value | Name, ontology: Ontology, rule: str) -> Iterator[Claim]:
    """What a note tells of the name before it, if the slot has a meaning for things of its classes."""
    relation = ontology.slot(slot, name.classes)
    if relation:
        yield Claim(
            subject=name,
            relation=relation.name,
            object=value,
            start=name.start,
            end=value.end,
            extractor="prose",
            rule=rule,
            confidence=_CONFIDENCE,
        )
