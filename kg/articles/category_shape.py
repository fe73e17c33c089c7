"""What a category title looks like: the score of a stretch of words as one.

A category begins with a capital or a digit and has one plural head ("films", "People", "alumni"),
perhaps with a phrase after it ("from Boston"); its names are such as the article uses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.articles.layout import same_title
from kg.ontology import Ontology

_YEAR = re.compile(r"(?:\d{1,4}(?:s|[–-]\d{2,4})?|\d+(?:st|nd|rd|th)(?:-century)?)$")
_JOINS = frozenset(
    "of in from by at for with on to about into the and a an or as against under over between during via".split()
)
_PARTICIPLE = re.compile(r"(?:\w{2,}ed|\w{2,}ing|set|shot|written|held|whose|which|who|that|before|after|since)$")
_PLURALS = frozenset("people alumni men women children personnel sportspeople sportsmen businesspeople".split())
_MASSES = frozenset("staff faculty media music cinema fiction clergy nobility royalty police literature".split())
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$")
_WORD_BEFORE = re.compile(r"((?<![\w.])[A-Z0-9][\w.'’-]*) $|\w$")
_WORD_AFTER = re.compile(r" ([A-Z0-9]\S*)|\w()")


class Token(NamedTuple):
    """A word of the line and what its form tells."""

    start: int
    end: int
    text: str
    opens: bool  # may begin a category
    lower: bool
    plural: bool
    joins: bool  # cannot end a category
    phrase: bool  # begins the phrase after a head
    year: bool


def read_token(match: re.Match[str]) -> Token:
    """Look at one word."""
    text = match[0]
    first = text.lstrip("\"'“‘¡¿")[:1]
    word = text.strip("()").casefold()
    lower = text.lstrip("(")[:1].islower() or text in ("BC", "BCE", "AD", "CE")
    plural = (
        word in _PLURALS
        or lower
        and word in _MASSES
        or (len(word) > 3 and word[0].isalpha() and word[-1] == "s" and not _NOT_PLURAL.search(word))
    )
    joins = lower and word in _JOINS
    return Token(
        match.start(),
        match.end(),
        text,
        not lower and first.isalnum(),
        lower,
        plural,
        joins or text[-1] == ",",
        joins or lower and _PARTICIPLE.match(word) is not None,
        _YEAR.match(text) is not None,
    )


class Shape:
    """Scores stretches of words; remembers which names the article uses."""

    def __init__(self, tokens: list[Token], before: str, title: str, ontology: Ontology) -> None:
        self.tokens, self.before, self.title, self.demonyms = tokens, before, title, ontology.demonyms
        self.openers = _openers(ontology)
        self.names: dict[str, bool] = {}
        #: the places within names of countries ("the United | States"), and of what the article names ("Tokyo | Stock")
        self.countries = {
            place
            for start in range(len(tokens))
            for length in (4, 3, 2)
            if self.words(start, start + length) in ontology.countries
            for place in range(start + 1, start + length)
        }
        self.within = self.countries | {
            place
            for place in range(1, len(tokens))
            if not tokens[place - 1].lower and not tokens[place].lower and self.words(place - 1, place + 1) in before
        }

    def words(self, start: int, end: int) -> str:
        """The words from `start` to `end`."""
        return " ".join([token.text for token in self.tokens[start:end]])

    def used(self, name: str) -> bool:
        """Whether the article uses the name, as a whole and not as part of a longer one."""
        if name not in self.names:
            self.names[name] = stands_alone(name, self.before)
        return self.names[name]

    def template(self, end: int) -> float:
        """How well the first words make the name of a template."""
        name = self.words(0, end)
        plural = any(token.plural and token.lower for token in self.tokens[:end])
        return (1.5 if name == "Authority control" or self.used(name) else 0.5) - 0.1 * end - 4.0 * plural

    def category(self, start: int, end: int) -> float:
        """How well the words from `start` to `end` make one category: 1 for an ordinary one, -4 for none."""
        tokens = self.tokens[start:end]
        cut = next((index for index in range(1, len(tokens)) if tokens[index].phrase), len(tokens))
        first, head, last = tokens[0], tokens[cut - 1], tokens[-1]
        if cut == len(tokens):
            score = self.plain(start, end)
        elif head.plural:
            score = 1.0 + self.phrase(start + cut, end)
        elif last.plural and last.lower:  # "University of Cambridge alumni"
            score = 1.0 - 0.25 * max(0, len(tokens) - 5)
        elif head.year:
            score = (1.0 if cut == 1 and tokens[1].text == "in" else -3.0) + self.phrase(start + cut, end)
        else:  # "Norman conquest of England", "Geography of Tibet"; hardly "States National Academy of"
            score = 0.0 if head.lower or first.text in self.openers else -0.5 if cut == 1 else -2.0
            score += self.phrase(start + cut, end)
        for one, after in pairwise(tokens):
            if not after.lower and (one.lower and not one.phrase or one.text[-1] == ")"):
                score -= 4.0 if one.plural else 3.0  # "film actors | People", "English descent | Best"
        return score + self.opening(start, end) + self.head(start, start + cut)

    def opening(self, start: int, end: int) -> float:
        """How well the first word begins a category."""
        first = self.tokens[start]
        score = -1.5 if start in self.within else 0.0
        if first.year or first.text in self.demonyms or first.text in _MONTHS:
            return score + 0.7
        if first.text in self.openers and end > start + 1 and (first.plural or self.tokens[start + 1].lower):
            return score + 0.7
        # a word that the article writes in lower case too has its capital from where it stands
        return score + (0.4 if f" {first.text.casefold()} " in self.before else 0.0)

    def head(self, start: int, end: int) -> float:
        """What speaks against these words being the head and what describes it."""
        score = 0.0
        for index in range(start + 1, end):
            before, token = self.tokens[index - 1], self.tokens[index]
            score -= 0.0 if token.lower else 0.25
            if token.year and before.text not in _MONTHS:
                score -= 2.0
            if index in self.within:
                continue
            if token.plural and not token.lower:  # "China | Films"
                score -= 2.5 if token.text in self.openers else 0.5
            elif token.text in self.demonyms and before.plural:
                score -= 2.0
        return score

    def plain(self, start: int, end: int) -> float:
        """A category without a phrase: "American male film actors", or the name of its own article."""
        tokens, last = self.tokens[start:end], self.tokens[end - 1]
        if last.plural and last.lower:
            return 1.0 - 0.1 * max(0, len(tokens) - 5)
        name = self.words(start, end)
        if same_title(name, self.title):
            return 2.0
        if len(tokens) > 1 and self.used(name):
            return 0.0
        if last.plural and (len(tokens) == 1 or tokens[0].text in self.demonyms):  # "Pantheists", "American Jews"
            return -2.0
        return -3.0 - 0.2 * len(tokens)

    def phrase(self, start: int, end: int) -> float:
        """The phrase after the head, "from New York City": a long one swallows the next category."""
        tokens = self.tokens[start:end]
        names = [index for index, token in enumerate(tokens) if not token.lower]
        if not names:
            return 0.0
        score, the = 0.0, tokens[names[0] - 1].text == "the"
        if self.used(self.words(start + names[0], start + names[-1] + 1)):
            score += 0.5 if len(names) > 1 else 0.2
        else:
            pairs = sum(two == one + 1 and not tokens[one].joins for one, two in pairwise(names))
            score -= 0.3 * pairs if the else 0.5 * max(0, pairs - (tokens[names[0] - 1].text == "by"))
        if the and len(names) == 1 and not tokens[-1].plural:
            score -= 1.0  # "of the United"
        if tokens[-1].lower and tokens[-1].plural:
            score -= 1.5  # "from Boston | Harvard University alumni"
        for index in names[1:]:
            token, before = tokens[index], tokens[index - 1]
            if token.plural and index + 1 < len(tokens) and tokens[index + 1].phrase and not before.phrase:
                score -= 3.0  # "in China | Films directed by"
            if (
                not before.joins
                and start + index not in self.within
                and (token.text in self.demonyms or token.year or token.text in self.openers or token.text in _MONTHS)
            ):
                score -= 1.0
            if before.year and not before.text[-1].isalpha():
                score -= 1.5  # "established in 1630 | Port cities"
        return score


def stands_alone(name: str, text: str) -> bool:
    """Whether `text` has the name as a whole, not as a part of a longer name.

    An anchor that its gloss repeats ("Harbin Harbin") does not make a longer name.
    """
    first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
    at = text.find(name)
    while at >= 0:
        before, after = _WORD_BEFORE.search(text, max(0, at - 40), at), _WORD_AFTER.match(text, at + len(name))
        apart = before is None or before[1] == last or str(before[1]).lower() in _JOINS
        if apart and (after is None or after[1] == first):
            return True
        at = text.find(name, at + 1)
    return False


@lru_cache(maxsize=4)
def _openers(ontology: Ontology) -> frozenset[str]:
    """The words that begin the category titles of the ontology: Films, People, Companies."""
    titles = (title for one in ontology.relations.values() for title in one.categories)
    return frozenset(title.split()[0] for title in titles if title[:1].isupper())
