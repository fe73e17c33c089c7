"""The categories that a scrape glues together on its last line.

In: "{{Zhang Yimou 2020s Mandarin-language films Films shot in China". Out: the range of each category.
How: a category begins with a capital or a digit, has one plural head ("films", "People", "alumni")
and perhaps a phrase after it ("from Boston"). Every stretch of words is scored by that shape, by the
words that begin the category titles of the ontology, and by whether the article uses its names; the
best cut of the whole line wins (dynamic programming).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.articles.layout import same_title
from kg.ontology import Ontology

_TOKEN = re.compile(r"\S+")
_CLOSED = re.compile(r"\{\{[^{}]*\}\}")
_YEAR = re.compile(r"(?:\d{1,4}(?:s|[–-]\d{2,4})?|\d+(?:st|nd|rd|th)(?:-century)?)$")
_PROSE = re.compile(r"[!?;:]$|[a-z)]{3}[.!?] |''|(?<!Inc)(?<!Bros)(?<!Ltd)(?<!Co)(?<!Jr)(?<!\.C)\.$")
_JOINS = frozenset("of in from by at for with on to about into the and a an or as against under over between during via".split())
_PARTICIPLE = re.compile(r"(?:\w{2,}ed|\w{2,}ing|set|shot|written|held|whose|which|who|that|before|after|since)$")
_PLURALS = frozenset("people alumni men women children personnel sportspeople sportsmen businesspeople".split())
_MASSES = frozenset("staff faculty media music cinema fiction clergy nobility royalty police literature".split())
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$")
_WORD_BEFORE = re.compile(r"((?<![^\s(\"“'])[A-Z0-9]\S*) $|\w$")
_WORD_AFTER = re.compile(r" ([A-Z0-9]\S*)|\w()")
_LONGEST_LINE, _LONGEST = 20_000, 18
_WORST = float("-inf")


class Category(NamedTuple):
    """A category's range in the line, and how well it is formed: 1 for an ordinary one."""

    start: int
    end: int
    score: float


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool  # may begin a category
    lower: bool
    plural: bool
    joins: bool  # cannot end a category
    phrase: bool  # begins the phrase after a head
    year: bool


def _token(match: re.Match[str]) -> _Token:
    text = match[0]
    first = text.lstrip("\"'“‘¡¿")[:1]
    word = text.strip("()").casefold()
    lower = text.lstrip("(")[:1].islower() or text in ("BC", "BCE", "AD", "CE")
    plural = word in _PLURALS or lower and word in _MASSES or len(word) > 3 and word[0].isalpha() and word[-1] == "s" and not _NOT_PLURAL.search(word)
    joins = lower and word in _JOINS
    return _Token(match.start(), match.end(), text, not lower and first.isalnum(), lower, plural, joins or text[-1] == ",",
                  joins or lower and _PARTICIPLE.match(word) is not None, _YEAR.match(text) is not None)


def is_category_line(line: str, before: str, title: str, ontology: Ontology) -> bool:
    """Whether the last line of an article is its categories; `before` is the text before it."""
    if line.startswith("{{") and len(line) <= _LONGEST_LINE:
        return True
    if len(line) > _LONGEST_LINE or _PROSE.search(line) or not line[0].isalnum() or line[0].islower():
        return False
    found = split_categories(line, before, title, ontology)
    scores = [one.score for one in found]
    return max(scores, default=0.0) > 1.2 and sum(scores) / len(scores) >= 0.3


def split_categories(line: str, before: str, title: str, ontology: Ontology) -> list[Category]:
    """The best cut of the line into categories, without the templates that stand before them."""
    blanked = _CLOSED.sub(lambda match: " " * len(match[0]), line)
    opened = blanked.rfind("{{") + 2 if "{{" in blanked else 0
    tokens = [_token(match) for match in _TOKEN.finditer(blanked, opened)]
    count = len(tokens)
    scorer = _Scorer(tokens, before, title, ontology)
    best: list[float] = [0.0] + [_WORST] * count
    back = [0] * (count + 1)
    if opened:  # the name of the open template is no category
        for end in range(1, min(8, count) + 1):
            if end == count or tokens[end].opens:
                best[end], back[end] = scorer.template(end), -1
    borders = [0, *(index for index in range(1, count)
                    if tokens[index].opens and not tokens[index - 1].joins and index not in scorer.inside), count]
    for place, end in enumerate(borders[1:], 1):
        for start in reversed(borders[max(0, place - _LONGEST):place]):
            if end - start > _LONGEST:
                break
            if best[start] > _WORST:
                score = best[start] + scorer.category(start, end)
                if score > best[end]:
                    best[end], back[end] = score, start
    found: list[Category] = []
    end = count
    while end > 0 and best[end] > _WORST and back[end] >= 0:
        start = back[end]
        found.append(Category(tokens[start].start, tokens[end - 1].end, best[end] - best[start]))
        end = start
    return found[::-1]


class _Scorer:
    """Scores stretches of words; remembers which names the article uses."""

    def __init__(self, tokens: list[_Token], before: str, title: str, ontology: Ontology) -> None:
        self.tokens, self.before, self.title, self.demonyms = tokens, before, title, ontology.demonyms
        self.openers = _openers(tuple(title for one in ontology.relations.values() for title in one.categories))
        self.names: dict[str, bool] = {}
        #: the places within the names of countries: "the United | States"
        self.inside = {place for start in range(len(tokens)) for length in (4, 3, 2)
                       if self.words(start, start + length) in ontology.countries
                       for place in range(start + 1, start + length)}

    def words(self, start: int, end: int) -> str:
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
            score = self.plain(tokens, start, end)
        elif head.plural:
            score = 1.0 + self.phrase(start + cut, end)
        elif last.plural and last.lower:  # "University of Cambridge alumni"
            score = 1.0 - 0.25 * max(0, len(tokens) - 5)
        elif head.year:
            score = (1.0 if cut == 1 and tokens[1].text == "in" else -3.0) + self.phrase(start + cut, end)
        else:  # "Norman conquest of England", "Geography of Tibet"; hardly "States National Academy of"
            score = (0.0 if head.lower or cut == 1 else -2.0) + self.phrase(start + cut, end)
        for one, after in zip(tokens, tokens[1:], strict=False):
            if not after.lower and (one.lower and not one.phrase or one.text[-1] == ")"):
                score -= 4.0 if one.plural else 3.0  # "film actors | People", "English descent | Best"
        for index in range(1, cut):
            before, token = tokens[index - 1], tokens[index]
            score -= 0.25 * (not token.lower)
            if token.plural and not token.lower and start + index not in self.inside:  # "China Films"
                score -= 0.5
            if token.year and before.text not in _MONTHS:
                score -= 2.0
            if token.text in self.openers and token.plural or token.text in self.demonyms and before.plural:
                score -= 2.0
        if first.year or first.text in self.demonyms or first.text in self.openers or first.text in _MONTHS:
            score += 0.7
        elif self.common(start):
            score += 0.4
        return score

    def common(self, index: int) -> bool:
        """Whether the article uses the word in lower case too: its capital then marks a beginning."""
        return " " + self.tokens[index].text.casefold() + " " in self.before

    def plain(self, tokens: list[_Token], start: int, end: int) -> float:
        """A category without a phrase: "American male film actors", or the name of its own article."""
        last = tokens[-1]
        if last.plural and last.lower:
            return 1.0 - 0.1 * max(0, len(tokens) - 5)
        name = self.words(start, end)
        if same_title(name, self.title):
            return 2.0
        if len(tokens) > 1 and self.used(name):
            return 0.0
        return -2.0 if last.plural else -3.0 - 0.2 * len(tokens)

    def phrase(self, start: int, end: int) -> float:
        """The phrase after the head, "from New York City": a long one swallows the next category."""
        tokens = self.tokens[start:end]
        names = [index for index, token in enumerate(tokens) if not token.lower]
        if not names:
            return 0.0
        score, opener = 0.0, tokens[names[0] - 1].text
        if self.used(self.words(start + names[0], start + names[-1] + 1)):
            score += 0.5
        else:
            pairs = sum(two == one + 1 and not tokens[one].joins for one, two in zip(names, names[1:], strict=False))
            if opener == "the":
                score -= 0.3 * pairs + 0.8 * (len(names) == 1 and not tokens[-1].plural)  # "of the United"
            else:
                score -= 0.5 * max(0, pairs - (opener == "by"))
        if tokens[-1].lower and tokens[-1].plural:
            score -= 1.5  # "from Boston | Harvard University alumni"
        for index in names[1:]:
            token, before = tokens[index], tokens[index - 1]
            if token.plural and index + 1 < len(tokens) and tokens[index + 1].phrase and not before.phrase:
                score -= 3.0  # "in China | Films directed by"
            if not before.joins and (token.text in self.demonyms or token.year or token.text in self.openers):
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
        if (before is None or before[1] == last) and (after is None or after[1] == first):
            return True
        at = text.find(name, at + 1)
    return False


@lru_cache(maxsize=4)
def _openers(titles: tuple[str, ...]) -> frozenset[str]:
    """The words that begin the category titles of the ontology: Films, People, Companies."""
    return frozenset(title.split()[0] for title in titles if title[:1].isupper())
