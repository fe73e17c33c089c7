"""Where a glossed line parts into anchor and gloss, and whether a line is one at all.

In: the lines of a block, and whether the article is a scrape with glossed links.
Out: for each line the boundary, or None where it is prose.
How: every space that may part the two is scored by what can be seen: the gloss names the anchor
again, it opens like a definition, it is cut at some 240 characters. A line is a gloss or prose
by its best boundary and by its neighbours: prose is broken by links only, so two lines of prose
never follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from kg.articles.names import STRIPPED, fold, names_again

MARKS = (" ...", " …")
_MARK = re.compile(r"\s*(?:\.\.\.|…)$")
#: A gloss with its mark holds so many characters; a shorter one is a short article.
SHORTEST_CUT, LONGEST = 224, 256
_LONGEST_ANCHOR = 130
_TOKEN = re.compile(r"\([^\s(]*|[^\s(]+")
_ARTICLES = frozenset(("the", "a", "an"))
_VERBS = frozenset(("is", "was", "are", "were", "refers", "refer", "may", "means", "describes", "consists", "denotes"))
_OPENINGS = ("The", "A", "An", "This", "In", "According", "These", "There", "Events", "File:", "Image:", "#REDIRECT")
_SUFFIXES = frozenset(("jr", "sr"))
_NOWHERE: Mapping[str, str] = MappingProxyType({})
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_DANGLING = frozenset(("of the and or in on at by for to with from as a an is was are were its his her their").split())


class Gloss(NamedTuple):
    """The boundary in a line, in offsets of that line, and how sure it is."""

    anchor_end: int
    start: int
    end: int
    marked: bool
    score: float


#: Finds the best boundary of a line: `split_gloss`, or what remembers its answers.
Split = Callable[[str], Gloss | None]


def read_glosses(lines: list[str], glossed: bool, split: Split) -> list[Gloss | None]:
    """Say of each line of a block which boundary it has; `glossed` tells that links are to be expected."""
    found = [split(line) for line in lines]
    if not glossed and not any(gloss and gloss.marked for gloss in found):
        return [gloss if gloss and gloss.score >= 9 else None for gloss in found]
    result: list[Gloss | None] = []
    for index, (line, gloss) in enumerate(zip(lines, found, strict=True)):
        if gloss and gloss.marked:
            gloss = gloss if gloss.score > -3 else None
        elif gloss:
            after_prose = index > 0 and result[-1] is None
            before_prose = index + 1 < len(lines) and (found[index + 1] is None or lines[index + 1][0] in ",.;:)")
            score = gloss.score + 3 * after_prose + 1.5 * before_prose + (-2 if index == 0 else 0) - _continues(line)
            if score < 6:
                gloss = None
        result.append(gloss)
    return result


def _continues(line: str) -> float:
    """How much a line looks like prose that goes on after a link."""
    return 4.0 if line[0] in ",.;:)!?" else 1.5 if line[0].islower() else 0.0


def split_gloss(line: str, places: Mapping[str, str] = _NOWHERE) -> Gloss | None:
    """The best boundary of a line, or None where it cannot be a gloss; `places` leads from demonyms to countries.

    >>> split_gloss("puppet state A puppet state, or dummy government, is a state that is not independent ...")[:3]
    (12, 13, 84)
    """
    mark = _MARK.search(line, max(0, len(line) - 8))
    end = mark.start() if mark else len(line)
    if end < 30 or len(line) > LONGEST + _LONGEST_ANCHOR + 40:
        return None
    words = _Words(line[: min(end, 400)])
    best: Gloss | None = None
    for index in range(1, words.candidates):
        start = words.starts[index]
        score = words.score(index, places)
        if score > -5:
            score += _length_score(line, end, len(line) - start, mark is not None)
            if best is None or score > best.score:
                best = Gloss(words.ends[index - 1], start, end, mark is not None, score)
    return best


def _length_score(line: str, end: int, length: int, marked: bool) -> float:
    if marked:
        return -min(5.0, 0.12 * (max(0, SHORTEST_CUT - length) + max(0, length - LONGEST)))
    if length > LONGEST:
        return -min(8.0, 0.3 * (length - LONGEST))
    if length >= SHORTEST_CUT:
        return 1.0
    return 0.0 if line[end - 1] in ".!?)\"”'" else -3.0  # neither cut by the window nor ended by its author


class _Words:
    """The opening words of a line, compared without case, punctuation and spaces.

    `whole` joins the words' letters and digits; `at[i]` is where word i begins in it.
    """

    def __init__(self, line: str) -> None:
        self.line = line
        spans = [match.span() for match in _TOKEN.finditer(line)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [line[start:end] for start, end in spans]
        plain = self.words if line.isascii() else [fold(word) for word in self.words]
        self.keys = ["".join(filter(str.isalnum, word)).casefold() for word in plain]
        self.whole = "".join(self.keys)
        self.at = [0]
        for key in self.keys:
            self.at.append(self.at[-1] + len(key))
        self.borders = set(self.at)
        self.candidates = sum(start <= _LONGEST_ANCHOR for start in self.starts)
        self.stops, self.defines = self._scan()

    def _scan(self) -> tuple[list[int], list[bool]]:
        """For each word: where the name that begins there stops, and whether a verb follows in its sentence."""
        count = len(self.words)
        stops, defines = [count] * (count + 1), [False] * (count + 1)
        for index in range(count - 1, -1, -1):
            word = self.words[index]
            verb = word in _VERBS
            if verb or word == "or" or word[0] == "(":
                stops[index] = index
            else:
                stops[index] = index + 1 if word[-1] in ",;:" or "(" in word else stops[index + 1]
            defines[index] = verb or (defines[index + 1] and not (word[-1] in ".!?" and len(word) > 4))
        return stops, defines

    def score(self, index: int, places: Mapping[str, str]) -> float:
        """How well the words before `index` make an anchor and those from it on its gloss."""
        line, first = self.line, self.words[index]
        if line[self.ends[index - 1]] != " " or not self.keys[index - 1]:
            return -9.0  # a no-break space is within a name, a quotation mark alone belongs to what follows
        start = self.starts[index]
        last = self.words[index - 1]
        repeats = self._repeats(index)
        if not repeats and (
            last.casefold() in _DANGLING
            or last[-1] in ',;:(["“‘–—/'
            or first[0].islower()
            and not STRIPPED.match(line, start)
        ):
            return -9.0
        if repeats:
            score = 6.0 + min(4.0, 1.0 * (index - 1)) - 4.0 * (last[-1] == ",")
        else:
            score, certain = self._shares(index, places)
            if first.startswith(_OPENINGS) and first.rstrip(":") in _OPENINGS or first[:5] == "File:":
                score += 2.5
            elif STRIPPED.match(line, start):
                score += 3.0
            elif first[0] == "(":
                score -= 2.0
            elif not certain and last[0].isupper() and first.lstrip("\"“'")[:1].isupper():
                score -= 1.5  # parts what may be one name
        if (last[-1] in ".!?" and len(last) > 4 or last[-2:] == ").") and last not in self.words[index : 2 * index + 1]:
            score -= 3.0  # ends a sentence, and is no "Warner Bros."
        if self.defines[index]:
            score += 3.0
        anchor = self.words[:index]
        if any(word[-1] in ".!?" and len(word) > 4 and word[0].islower() for word in anchor[:-1]):
            score -= 4.0
        if line.count("''", 0, start) % 2:
            score -= 4.0
        if any("(" in word for word in anchor) and line.count("(", 0, start) != line.count(")", 0, start):
            score -= 3.0
        if not repeats and any(word[-1] == "," and after[0].islower() for word, after in pairwise(anchor)):
            score -= 2.0  # "botanist Botany, also called"
        return score - 0.15 * max(0, index - 6)

    def _repeats(self, index: int) -> bool:
        """Whether the gloss opens with the anchor, articles aside; a plural may stand for its singular."""
        low = 1 if index > 1 and self.keys[0] in _ARTICLES else 0
        name = self.whole[self.at[low] : self.at[index]]
        if not name:
            return False
        for skip in (0, 1) if self.keys[index] in _ARTICLES else (0,):
            begin = self.at[index + skip]
            if self.whole.startswith(name, begin) and begin + len(name) in self.borders:
                return True
            if len(name) > 3 and (
                self.whole.startswith(name + "s", begin)
                and begin + len(name) + 1 in self.borders
                or name[-1] == "s"
                and self.whole.startswith(name[:-1], begin)
                and begin + len(name) - 1 in self.borders
            ):
                return True
        return False

    def _shares(self, index: int, places: Mapping[str, str]) -> tuple[float, bool]:
        """How much the gloss has of the anchor though it does not open with it, and whether it is certain."""
        anchor = self.keys[:index]
        begin = index + (self.keys[index] in _ARTICLES)
        subject = self.keys[begin : self.stops[begin]]
        if len(subject) > 2 and subject[-1] in _SUFFIXES:
            subject.pop()
        score = 0.0
        shared = len(set(anchor).intersection(subject))
        if shared:
            score = 1.5 * shared / index + 0.5 * shared
            score += 1.0 * (anchor[0] == subject[0]) + 1.5 * (anchor[-1] == subject[-1])
        elif any(word[:4] == other[:4] for word in anchor for other in subject if len(word) >= 4):
            score = 2.0
        if len(set(subject)) < len(subject):
            score -= 2.0  # "Thalberg Irving Grant Thalberg": a part of the anchor was left to the gloss
        if len(set(anchor)) < len(anchor):
            score -= 2.0
        text = self.line[: self.ends[index - 1]]
        if names_again(text, self.line[self.starts[index] :]):
            return max(score, 4.0 + 0.5 * index), True
        if subject and anchor[: len(subject)] == subject and self.words[len(subject) - 1][-1] == ",":
            return max(score, 4.0), True  # "Paris, France"
        if text in places and self.line.startswith(places[text], self.starts[begin]):
            return max(score, 3.5), True
        if text.isupper() and len(text) > 1 and _initials(subject).startswith(anchor[0]):
            return max(score, 3.0), True
        return score, False


def _initials(words: list[str]) -> str:
    return "".join(word if word in _NUMERALS else word[0] for word in words if word and word not in _DANGLING)
