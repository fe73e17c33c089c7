"""A sentence made easy to parse: each name, title and date is one word, notes in brackets are gone.

In: a passage and the range of a sentence. Out: a `Sentence`, whose `text` goes to the parser and
whose offsets lead back to the passage. Why: a parser trips over ''The First Half of My Life'',
"April 30, 2021" and empty pronunciation brackets, never over "Hamlet", "2021" and nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal as OneOf

from kg.extract.dates import find_dates
from kg.extract.names import find_names
from kg.model import Name, Passage, Value
from kg.nlp.parsed import Parsed
from kg.ontology import Ontology

UnitKind = OneOf["name", "title", "quote", "date"]

_NOTE = re.compile(r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])|''+")
#: Where a neighbour lies: it parts the neighbours from each other, which the parser then takes for strangers.
_SIDE = re.compile(
    r",? (?:(?:to|on|in) (?:the|its) )(?:far )?(?:(?:north|south|east|west)[a-z-]*)"
    r"(?:(?:,? and|,)(?: to)? (?:the )?(?:north|south|east|west)[a-z-]*)*(?=[,;.]| and | by | with )"
)
_BORDERING = re.compile(r"\bborder(?:s|ed|ing)?\b")
#: A word that a reader of names, who looked at it, took for no name.
_COMMON = re.compile(r"[A-Z][a-z]+")
_OPENING = re.compile(r"(?:''+|[\"“«‘])\s?$")
_CLOSING = re.compile(r"[ .,]{0,2}(?:''+|[\"”»’])")
_STARS = re.compile(r"(?<= )stars(?= [A-Z])")
_FIRST = re.compile(r"\s*([^\W_][\w'’-]*)\s")
#: What follows the name of a language that is no adjective: "wrote in French."
_LANGUAGE = re.compile(r"[.,;)]|$")
_CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Christmas I BC BCE AD CE".split()
)
#: A heading that stands glued to the first sentence below it.
_HEADING = re.compile(
    r"\s*(?:Early (?:life|years|career)|Life|Biography|Career|Background|Personal life|History|Plot|Synopsis|"
    r"Production|Overview|Release|Reception)"
    r"(?: summary| and (?:early )?(?:life|career|education|family|background|work))? (?=[A-Z\"'])"
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """From `at` of the simplified text on: a unit, or the passage's own text from `view` on."""

    at: int
    view: int
    unit: Unit | None


@dataclass(frozen=True)
class Sentence:
    """The sentence at [start, end) of a passage: `text` as the parser gets it, of equal length the simplified `words`.

    The two differ in "stars", which the parser takes for a noun.
    """

    start: int
    end: int
    text: str
    words: str
    pieces: tuple[_Piece, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The names, titles, quotations and dates in it, in order."""
        return tuple(piece.unit for piece in self.pieces if piece.unit)

    def restore(self, parsed: Parsed) -> Parsed:
        """The parse of `text` with the words that stood there."""
        if self.text == self.words:
            return parsed
        return Parsed(tuple(token._replace(text=self.words[token.start : token.end]) for token in parsed.tokens))

    def unit(self, start: int) -> Unit | None:
        """The unit that the word at `start` of `text` stands for."""
        return self._piece(start).unit

    def view(self, start: int, end: int) -> tuple[int, int]:
        """The range of the passage that [start, end) of `text` stands for."""
        first, last = self._piece(start), self._piece(end - 1)
        return (
            first.unit.start if first.unit else first.view + start - first.at,
            last.unit.end if last.unit else last.view + end - last.at,
        )

    @cached_property
    def _places(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def _piece(self, at: int) -> _Piece:
        return self.pieces[max(0, bisect_right(self._places, at) - 1)]


def simplify(passage: Passage, start: int, end: int, ontology: Ontology, names: Sequence[Name] = ()) -> Sentence:
    """Read the sentence at [start, end) of the passage, whose `names` are those that `find_mentions` found."""
    text = passage.text
    glued = _HEADING.match(text, start, end)
    start = glued.end() if glued else start
    parts: list[str] = []
    pieces: list[_Piece] = []
    length = 0
    borders = bool(_BORDERING.search(text, start, end))

    def add(part: str, view: int, unit: Unit | None) -> None:
        nonlocal length
        if part:
            pieces.append(_Piece(length, view, unit))
            parts.append(part)
            length += len(part)

    at = start
    for unit in (*_units(passage, start, end, ontology, names), None):
        stop = unit.start if unit else end
        for note in _left_out(text, at, stop, borders):
            add(text[at : note.start()], at, None)
            at = note.end()
        add(text[at:stop], at, None)
        if unit:
            add(_stand_in(unit), unit.start, unit)
            at = unit.end
    words = "".join(parts)
    return Sentence(start, end, _STARS.sub("hires", words), words, tuple(pieces))


def _left_out(text: str, start: int, end: int, borders: bool) -> Iterator[re.Match[str]]:
    """What the parser is not shown: notes, and in a sentence on borders on which side they lie."""
    found = [*_NOTE.finditer(text, start, end), *(_SIDE.finditer(text, start, end + 5) if borders else ())]
    at = start
    for note in sorted(found, key=lambda one: one.start()):
        if at <= note.start() and note.end() <= end:
            yield note
            at = note.end()


def _stand_in(unit: Unit) -> str:
    """A word that the parser takes for what it is."""
    if isinstance(unit.term, Value):
        return "1930s" if unit.term.datatype == "xsd:string" else "2021"
    if unit.kind != "name":
        return "Hamlet"
    word = unit.term.label.split()[-1]
    return word if word.isalpha() and word[0].isupper() else "Smith"


def _units(
    passage: Passage, start: int, end: int, ontology: Ontology, names: Sequence[Name]
) -> Iterator[Unit]:
    """The units of a sentence in order, none within another and none in a note."""
    text = passage.text
    notes = [match.span() for match in _NOTE.finditer(text, start, end) if match[0].strip()[:1] in ("(", "[")]
    first = _FIRST.match(text, start, end)
    begin = first.end() if first and _opens(first[1], text[first.end() : first.end() + 1], ontology) else start
    here = [name for name in names if start <= name.start < end]
    sure = [name for name in here if "Group" not in (*name.classes, *name.likely)]
    shaped = list(find_names(text, begin, end, passage.anchors))
    own = list(_own_title(passage, start, end, (*sure, *shaped)))
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
    found += _with_nicknames(text, [unit for name in named if (unit := _named(text, name, ontology))])
    at = start
    for unit in sorted(found, key=lambda one: one.start):  # a date before a name at the same place
        if unit.start >= at and not any(left < unit.end and unit.start < right for left, right in notes):
            yield unit
            at = unit.end


def _own_title(passage: Passage, start: int, end: int, names: Sequence[Name]) -> Iterator[Name]:
    """Where the title of the article stands whole, whatever parts of it look like names: "Magic in Ithkar 4".

    A species is written in small letters within a sentence.
    """
    title = passage.subject
    if " " not in title:
        return
    first = f"[{re.escape(title[0])}{re.escape(title[0].lower())}]"
    for match in re.compile(rf"(?<!\w){first}{re.escape(title[1:])}(?!\w)").finditer(passage.text, start, end):
        if not any(one.start <= match.start() and match.end() <= one.end for one in names):
            yield Name(label=title, start=match.start(), end=match.end(), self=True)


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


def _named(text: str, name: Name, ontology: Ontology) -> Unit | None:
    opening, closing = _OPENING.search(text, max(0, name.start - 6), name.start), _CLOSING.match(text, name.end)
    if opening and closing:
        kind: UnitKind = "title" if "''" in opening[0] else "quote"
        return Unit(kind, opening.start(), closing.end(), name)
    if (
        not name.label[:1].isupper()
        and not name.label[:1].isdigit()
        or name.label in _CALENDAR
        or name.label.split()[-1] in ontology.demonyms
        and not (name.label in ontology.languages and _LANGUAGE.match(text, name.end))
    ):
        return None
    return Unit("name", name.start, name.end, name)


def _opens(word: str, following: str, ontology: Ontology) -> bool:
    lower = word.lower()
    return (
        lower in _OPENERS
        or lower in ontology.nouns
        or lower in ontology.occupations
        or word in ontology.demonyms
        and not following.isupper()
    )
