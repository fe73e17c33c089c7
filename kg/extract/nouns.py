"""Noun phrases made of words that the lexicon knows: "2020 Chinese war drama film".

A phrase is modifiers (years, demonyms, genres, "former") before a head, a noun of a class or an
occupation. What is not made of such words alone is no phrase here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.model import Claim, Concept, Name, Term, Value
from kg.ontology import Ontology, Relation

_IRREGULAR = {"man": "men", "person": "people", "child": "children", "foot": "feet", "mouse": "mice"}
_NO_MAN = ("human", "shaman", "german", "roman", "talisman", "ottoman", "norman", "caiman")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_LONGEST = 5  # words of a head
#: Where words begin anew: after any other character, and after two blanks.
_GAP = re.compile(r"[^\w’'&/. \u00a0-]|[ \u00a0](?=[ \u00a0])")
_WORD = re.compile(r"[\w’'&/.-]+")
_GENERIC = frozenset(
    {"film", "movie", "television series", "tv series", "series", "novel", "album", "video game", "game"}
)
_MUSICAL = frozenset({"classical", "rock", "pop", "folk", "country", "soul", "house", "metal"})  # of music only
_UPPER = frozenset({"TV", "LP", "EP", "DJ", "CEO"})  # words of a common noun that are written so


class Word(NamedTuple):
    """A word of a passage."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a noun says: the label of the type or occupation, the class, whether it is a plural."""

    label: str
    kind: str
    plural: bool
    occupation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase as read: its head, what the modifiers say, and its first word."""

    head: Head
    start: int
    head_start: int
    end: int
    genres: tuple[Concept, ...] = ()
    demonym: Name | None = None
    year: Value | None = None
    former: bool = False


def words_before(text: str, at: int) -> list[Word]:
    """The last words that lead up to `at`, with one blank between each two."""
    start = max(0, at - 99)
    for gap in _GAP.finditer(text, start, at):
        start = gap.end()
    return words_in(text, start, at)[-9:]


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of text[start:end]."""
    return [Word(match.start(), match.end(), match[0]) for match in _WORD.finditer(text, start, end)]


def read_phrase(words: Sequence[Word], ontology: Ontology) -> Phrase | None:
    """The noun phrase that ends with the last of the words, as far to the left as it goes."""
    heads = _heads(ontology)
    for at in range(max(0, len(words) - _LONGEST), len(words)):
        head = heads.get(_common(words[at:])) or heads.get(" ".join(word.text for word in words[at:]))
        if not head:  # as a common noun, or with the capital that it has itself: "American football player"
            continue
        first = at
        genres: list[Concept] = []
        for cut in range(at + 1, len(words)):  # "drama film" is a film, and its genre is drama
            inner = heads.get(_common(words[cut:]))
            genre = ontology.genres.get(_common(words[at:cut])) if inner else None
            if inner and genre and inner.label in _GENERIC:
                genres.append(Concept(label=genre, start=words[first].start, end=words[cut - 1].end))
                if inner.kind == head.kind:
                    head, at = inner, cut
                break
        demonym = year = None
        former = False
        while first:
            size, label, kind = _modifier(words[:first], ontology)
            if not size:
                break
            start, end = words[first - size].start, words[first - 1].end
            if kind == "genre":
                genres.insert(0, Concept(label=label, start=start, end=end))
            elif kind == "demonym" and not demonym:
                demonym = Name(label=label, start=start, end=end, title=label)
            elif kind == "year":
                year = Value(lexical=label, datatype="xsd:gYear", start=start, end=end)
            elif kind == "former":
                former = True
            first -= size
        if not any(ontology.is_a(head.kind, kind) for kind in ("MusicalWork", "MusicalGroup")):
            genres = [genre for genre in genres if genre.label not in _MUSICAL]
        return Phrase(
            head=head,
            start=words[first].start,
            head_start=words[at].start,
            end=words[-1].end,
            genres=tuple(genres),
            demonym=demonym,
            year=year,
            former=former,
        )
    return None


def state(
    phrase: Phrase,
    subject: Name,
    ontology: Ontology,
    extractor: str,
    rule: str,
    confidence: float,
    span: tuple[int, int] | None = None,
) -> Iterator[Claim]:
    """What a phrase says of the thing that it describes."""
    classes = (phrase.head.kind,)
    start, end = span or (min(phrase.start, subject.start), max(phrase.end, subject.end))

    def claim(
        relation: Relation | None, term: Term | None, qualifiers: tuple[tuple[str, Term], ...] = ()
    ) -> Iterator[Claim]:
        if relation and term:
            yield Claim(
                subject=subject,
                relation=relation.name,
                object=term,
                start=start,
                end=end,
                extractor=extractor,
                rule=rule,
                confidence=confidence,
                qualifiers=qualifiers,
            )

    former = ontology.slot("q.state") if phrase.former else None
    yield from claim(
        ontology.slot("occupation" if phrase.head.occupation else "type", classes),
        Concept(label=phrase.head.label, start=phrase.head_start, end=phrase.end),
        ((former.name, Value(lexical="former")),) if former else (),
    )
    for genre in phrase.genres if not phrase.head.occupation else ():
        yield from claim(ontology.slot("genre", classes), genre)
    yield from claim(ontology.slot("demonym", classes), phrase.demonym)
    yield from claim(ontology.slot("year", classes), phrase.year)


def _modifier(words: Sequence[Word], ontology: Ontology) -> tuple[int, str, str]:
    """How many words at the end make a modifier, what it stands for, and its kind."""
    for size in range(min(3, len(words)), 0, -1):
        text = " ".join(word.text for word in words[-size:])
        if text in ontology.genres:
            return size, ontology.genres[text], "genre"
        if text in ontology.demonyms:
            return size, ontology.demonyms[text], "demonym"
    if not words:
        return 0, "", ""
    last = words[-1].text
    if _YEAR.fullmatch(last):
        return 1, last, "year"
    return (1, "", "former") if last in ("former", "retired") else (0, "", "")


def _common(words: Sequence[Word]) -> str:
    """The words as a common noun, or "" if they are written as a name."""
    if not all(word.text.islower() or word.text in _UPPER for word in words):
        return ""
    return " ".join(word.text for word in words).casefold()


@lru_cache(maxsize=4)
def _heads(ontology: Ontology) -> Mapping[str, Head]:
    found: dict[str, Head] = {}
    for word, label in ontology.occupations.items():
        found[plural(word)] = Head(label, "Person", True, occupation=True)
        found[word] = Head(label, "Person", word == plural(word), occupation=True)
    for noun, kind in ontology.nouns.items():
        if ontology.is_a(kind, "Individual"):
            continue
        found[plural(noun)] = Head(noun, kind, True)
        found[noun] = Head(noun, kind, noun == plural(noun))
    return found


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a compound.

    >>> plural("film director"), plural("city"), plural("actress"), plural("businesswoman"), plural("series")
    ('film directors', 'cities', 'actresses', 'businesswomen', 'series')
    """
    if noun.endswith(("series", "species")):
        return noun
    for singular, irregular in _IRREGULAR.items():
        if noun.endswith(singular) and not noun.endswith(_NO_MAN):
            return noun.removesuffix(singular) + irregular
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")
