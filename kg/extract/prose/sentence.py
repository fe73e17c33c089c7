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

from kg.articles.opening import is_verb, opens_with_participle
from kg.extract.prose.units import NOTE, Unit, find_units
from kg.model import Name, Passage, Value
from kg.nlp.parsed import Parsed, Token
from kg.ontology import Ontology

#: Where a neighbour lies: it parts the neighbours from each other, which the parser then takes for strangers.
_SIDE = re.compile(
    r",? (?:(?:to|on|in) (?:the|its) )(?:far )?(?:(?:north|south|east|west)[a-z-]*)"
    r"(?:(?:,? and|,)(?: to)? (?:the )?(?:north|south|east|west)[a-z-]*)*(?=[,;.]| and | by | with )"
)
_BORDERING = re.compile(r"\b(?:border(?:s|ed|ing)?|neighbou?rs(?= [A-Z]))\b")
#: "Hald neighbors Lund", of which the parser makes a noun; the words that it is shown are as long.
_NEIGHBORS, _NEIGHBOURS = re.compile(r"(?<=[a-z] )neighbors(?= [A-Z])"), re.compile(r"(?<=[a-z] )neighbours(?= [A-Z])")
_STARS, _TO_STAR = re.compile(r"(?<= )stars(?= [A-Z])"), re.compile(r"(?<= to )star(?= [A-Z])")
#: "the chat show "Late Night"", of which the parser makes a chat that shows it.
_SHOW = re.compile(r"(?<=[a-z] )show(?= [A-Z])")
#: "to write and direct "Owls"", of which the parser makes an adjective.
_DIRECT = re.compile(r"(?<= and )direct(?= [A-Z])")
_FEATURES = re.compile(r"(?<=[a-z] )features(?= [A-Z])")
_CENTERS = re.compile(r"(?<=[a-z] )cent(?:er|re)s(?= (?:on|around) )")
#: "reigning", which the parser takes for a verb: "of reigning King Otto".
#: "co-written", which the parser takes for three words and no verb: what it says of each of them it says without "co-";
#: and "guest starred".
_TOGETHER = re.compile(
    r"(?<= )reigning (?=[A-Z])|(?<= )co-(?=[a-z]+(?:ed|ing)\b|wr(?:itten|ote)\b|led\b)|"
    r"(?<= )co-(?=productions? (?:between|of|by)\b)|"
    r"(?<= )guest[ -](?=star(?:red|s|ring)\b)|"
    r"(?<=[a-z] )(?<! his )(?<! her )(?<! the )(?<!their )(?<!former )(?<!fellow )(?<!with )(?<! by )co-(?=stars [A-Z])"
)
#: Before a year: "built c. 2600 BC", which the parser takes for a name.
_CIRCA = re.compile(r"(?<= )(?:c\.|ca\.|circa) ?(?=\d)")
_IN_LAW = re.compile(r"\b[a-z]+-in-law\b")
#: What a king has behind his name.
_NUMERAL = re.compile(r"(?<=\w) [IVXL]+\.?$")
#: Stands for the subject that the parser is given as "it".
_SUBJECT = "Qq"
#: A heading that stands glued to the first sentence below it.
_HEADING = re.compile(
    r"\s*(?:Early (?:life|years|career)|Life|Biography|Career|Background|Personal life|History|Plot|Synopsis|"
    r"Production|Overview|Release|Reception)"
    r"(?: summary| and (?:early )?(?:life|career|education|family|background|work))? (?=[A-Z\"'])"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """From `at` of the simplified text on: a unit, or the passage's own text from `view` on."""

    at: int
    view: int
    unit: Unit | None


@dataclass(frozen=True)
class Sentence:
    """The sentence at [start, end) of a passage: `text` as the parser gets it, of equal length the simplified `words`.

    The two differ in "stars", "features" and "centers", which the parser takes for nouns, in "father-in-law", of which
    it makes five words, and in the subject after a participle: in "Directed by A and written by B, C stars" it would be
    one more of those who wrote, so the parser is given "it".
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
        return Parsed(tuple(map(self._restored, parsed.tokens)))

    def _restored(self, token: Token) -> Token:
        word = self.words[token.start : token.end]
        return token._replace(text=word, tag="NNP" if word == _SUBJECT and token.text != word else token.tag)

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
    units = list(find_units(passage, start, end, ontology, names))
    subject = _fronted(text, start, units)
    for unit in (*units, None):
        stop = unit.start if unit else end
        for note in _left_out(text, at, stop, borders):
            add(text[at : note.start()], at, None)
            at = note.end()
        add(text[at:stop], at, None)
        if unit:
            add(_SUBJECT if unit is subject else _stand_in(unit), unit.start, unit)
            at = unit.end
    words = "".join(parts)
    shown = "".join("it" if one == _SUBJECT else one for one in parts)
    shown = _SHOW.sub("film", _FEATURES.sub("contains", _STARS.sub("hires", shown)))
    shown = _NEIGHBORS.sub("surrounds", _NEIGHBOURS.sub("encounters", shown))
    shown = _CENTERS.sub("focuses", _DIRECT.sub("devise", _TO_STAR.sub("hire", shown)))
    shown = _IN_LAW.sub(lambda kin: kin[0].replace("-", "o"), shown)
    return Sentence(start, end, shown, words, tuple(pieces))


def _fronted(text: str, start: int, units: Sequence[Unit]) -> Unit | None:
    """The subject of a sentence that opens with what was done to it."""
    if not opens_with_participle(text, start):
        return None
    return next((one for one in units if text.endswith(", ", 0, one.start) and _acts(text, one.end)), None)


def _acts(text: str, at: int) -> bool:
    """Whether a verb follows, a note between or not."""
    note = NOTE.match(text, at)
    word = re.compile(r"[ ,]*([\w-]+)").match(text, note.end() if note else at)
    return word is not None and is_verb(word[1])


def _left_out(text: str, start: int, end: int, borders: bool) -> Iterator[re.Match[str]]:
    """What the parser is not shown: notes, and in a sentence on borders on which side they lie."""
    found = [*NOTE.finditer(text, start, end), *(_SIDE.finditer(text, start, end + 5) if borders else ())]
    found += (*_TOGETHER.finditer(text, start, end + 1), *_CIRCA.finditer(text, start, end + 1))
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
    word = _NUMERAL.sub("", unit.term.label).split()[-1]  # of "Henry I" the parser would make a pronoun
    return word if word.isalpha() and word[0].isupper() else "Smith"
