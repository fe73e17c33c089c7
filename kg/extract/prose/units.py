"""The names, titles, quotations and dates of a sentence, in order and none within another.

In: a passage, the range of a sentence, the names found in it. Out: `Unit`s, each of which is one word to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from kg.extract.dates import find_dates
from kg.extract.names import find_names
from kg.extract.patterns import compile_patterns
from kg.extract.spellings import without_forms
from kg.model import Name, Passage, Value
from kg.ontology import Ontology

UnitKind = OneOf["name", "title", "quote", "date"]

#: Notes in brackets, and the marks of italics.
NOTE = re.compile(r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])|''+")
#: A word that a reader of names, who looked at it, took for no name.
_COMMON = re.compile(r"[A-Z][a-z]+")
_OPENING = re.compile(r"(?:''+|[\"“«‘])\s?$")
_CLOSING = re.compile(r"[ .,]{0,2}(?:''+|[\"”»’])")
_FIRST = re.compile(r"\s*([^\W_][\w'’-]*)\s")
#: What follows the name of a language that is no adjective: "wrote in French."
_LANGUAGE = re.compile(r"[.,;)]|$")
#: What a family name begins with.
_SURNAME = re.compile(
    r"(?<=\w )(?:de|du|von|van|der|den|ter|di|da|del|della|dos|la|le)(?: (?:de|der|den|la|las|los))? [A-Z][\w'’-]+$"
)
#: The rest of a title that goes on in small letters, and the noun for what it names.
_TAIL = re.compile(r"(?: [\w'’-]+){0,4} [a-zà-ÿ][\w'’-]*(?=,? by [A-Z])")
_ASIDE = frozenset("at in on for with from again later first next after before during".split())
_NOUN_BEFORE = re.compile(r"([a-z]+) $")
_BINOMIAL = re.compile(
    r"\b(?P<noun>[a-z]{3,}) (?P<name>[A-Z][a-z]{2,} [a-z]{2,}(?:us|um|is|i|a|ae|ens|ans|ax|ops|os|on|es|or|e|ix|yx))\b"
)
_RANKS = frozenset("genus family order class phylum clade genera families orders".split())
_CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Christmas I BC BCE AD CE".split()
)
#: What begins a sentence with a capital letter and is no part of the name that follows.
_OPENERS = frozenset(
    "a about above according after against all along already also although am among an and another any "
    "are around as at based because before began behind being below besides best between born both but by "
    "can colloquially commonly currently despite directed distributed due during each earlier early eight "
    "either ever every except few filmed first five following for formally formerly founded four from "
    "further had has have having he her here his how however i if in including initially inspired into it "
    "its itself known largely last late later like located made many meanwhile more most much my near "
    "neither never nine no nor not notable now of off on once one only or originally other others our out "
    "over part partly per possibly previously principal produced published rather released second set "
    "seven several shot she since six so some soon starring such ten than that the their then there these "
    "they third this those though three through throughout thus till to today together total toward two "
    "under unlike until up upon us using usually was we well were what when where whereas whether which "
    "while who whose will with within without written yet you your".split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A name, title, quotation or date at [start, end) of the passage, with what was read there."""

    kind: UnitKind
    start: int
    end: int
    term: Name | Value


def find_units(passage: Passage, start: int, end: int, ontology: Ontology, names: Sequence[Name]) -> Iterator[Unit]:
    """The units of a sentence in order, none within another and none in a note."""
    text = passage.text
    marks = [match for match in NOTE.finditer(text, start, end) if match[0][-1] in ")]"]
    notes = [(mark.end() - len(mark[0].strip()), mark.end()) for mark in marks]
    first = _FIRST.match(text, start, end)
    begin = first.end() if first and _opens(first[1], text[first.end() : first.end() + 1], ontology) else start
    here = [name for name in names if start <= name.start < end]
    sure = [name for name in here if "Group" not in (*name.classes, *name.likely)]
    shaped = [*without_forms(text, find_names(text, begin, end, passage.anchors), ontology.languages, start, end)]
    own = list(_own_title(passage, start, end, (*sure, *(name for name in shaped if not _overlaps(name, sure)))))
    own += (name for name in _binomials(text, start, end, ontology) if not _overlaps(name, own))
    sure = [*own, *(name for name in sure if not _overlaps(name, own))]
    shaped = [
        name
        for name in shaped
        if not _overlaps(name, sure) and (not names or _overlaps(name, here) or not _COMMON.fullmatch(name.label))
    ]
    named = sorted((*sure, *shaped), key=lambda name: name.start)
    found = [
        Unit("date", value.start, value.end, value)
        for value in find_dates(text, start, end)
        if not _overlaps(value, sure)
    ]
    found += _with_nicknames(text, [unit for name in named if (unit := _named(passage, name, ontology))])
    at = start
    for unit in sorted(found, key=lambda one: one.start):  # a date before a name at the same place
        if unit.start >= at and not any(_cuts(unit, left, right) for left, right in notes):
            yield unit
            at = unit.end


def _cuts(unit: Unit, start: int, end: int) -> bool:
    """Whether a note at [start, end) holds some of a unit; a title may have its own: "Rain (Falling on Me) is"."""
    return start < unit.end and unit.start < end and not (unit.start <= start and end <= unit.end)


def _own_title(passage: Passage, start: int, end: int, names: Sequence[Name]) -> Iterator[Name]:
    """Where the title of the article stands whole, whatever parts of it look like names: "Magic in Ithkar 4".

    A species is written in small letters within a sentence. So is the beginning of a surname: "In 1929, de Lund won".
    """
    title, surname = passage.subject, _SURNAME.search(passage.subject)
    for whole in (title, surname[0]) if surname else (title,):
        if " " not in whole or whole[1:] not in passage.text:
            continue
        first = f"[{re.escape(whole[0])}{re.escape(whole[0].lower())}]"
        for match in re.compile(rf"(?<!\w){first}{re.escape(whole[1:])}(?!\w)").finditer(passage.text, start, end):
            within = (one for one in names if one.start <= match.start() and match.end() <= one.end)
            if all(one.label[:1].islower() for one in within):
                yield Name(label=title, start=match.start(), end=match.end(), self=True)


def _binomials(text: str, start: int, end: int, ontology: Ontology) -> Iterator[Name]:
    """The scientific names that stand behind the noun for what they name: "the bacterium Borrelia alba"."""
    for match in _BINOMIAL.finditer(text, start, end):
        if match["noun"] not in _RANKS and ontology.is_a(ontology.nouns.get(match["noun"], ""), "Taxon"):
            yield Name(label=match["name"], start=match.start("name"), end=match.end("name"), classes=("Taxon",))


def _overlaps(term: Name | Value, names: Sequence[Name]) -> bool:
    return any(name.start < term.end and term.start < name.end for name in names)


def _with_nicknames(text: str, units: list[Unit]) -> Iterator[Unit]:
    """Units in order, 'Johannes "Jojo" Betzler' as one name."""
    at = 0
    while at < len(units):
        three = units[at : at + 3]
        if [one.kind for one in three] == ["name", "quote", "name"] and all(
            text[left.end : right.start] == " " for left, right in zip(three, three[1:], strict=False)
        ):
            start, end = three[0].start, three[2].end
            yield Unit("name", start, end, Name(label=text[start:end], start=start, end=end))
            at += 3
        else:
            yield units[at]
            at += 1


def _named(passage: Passage, name: Name, ontology: Ontology) -> Unit | None:
    text, last = passage.text, name.label.split()[-1]
    opening, closing = _OPENING.search(text, max(0, name.start - 6), name.start), _CLOSING.match(text, name.end)
    if opening and closing:
        kind: UnitKind = "title" if "''" in opening[0] else "quote"
        return Unit(kind, opening.start(), closing.end(), name)
    if (
        not name.label.lstrip("(")[:1].isupper()
        and not name.label.lstrip("(")[:1].isdigit()
        or name.label in _CALENDAR
        or last in ontology.demonyms
        and not passage.subject.endswith(f" {last}")  # "Ivan Slovak": "Slovak moved to Berlin"
        and not (name.label in ontology.languages and _LANGUAGE.match(text, name.end))
    ):
        return None
    name = _whole_title(text, name, ontology)
    return Unit("name", name.start, name.end, name)


def _whole_title(text: str, name: Name, ontology: Ontology) -> Name:
    """A title to its end where its maker follows: "the novel Les Amis dangereux by A"."""
    tail, before = _TAIL.match(text, name.end), _NOUN_BEFORE.search(text, max(0, name.start - 20), name.start)
    if not tail or not before or not ontology.is_a(ontology.nouns.get(before[1], ""), "Work"):
        return name
    words = tail[0].split()
    if any(word in _ASIDE for word in words):
        return name  # "the play Frost at the theatre by A"
    if any(word in compile_patterns(ontology).participles or word.endswith(("ed", "ing")) for word in words):
        return name  # "the novel Emma written by A"
    return replace(name, label=name.label + tail[0], end=tail.end())


def _opens(word: str, following: str, ontology: Ontology) -> bool:
    lower = word.lower()
    return (
        lower in _OPENERS
        or lower in ontology.nouns
        or lower in ontology.occupations
        or word in ontology.demonyms
        and not following.isupper()
    )
