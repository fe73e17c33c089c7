"""What the words next to a name say it is: "the drama film ''One Second'' (2020)", "X, a Chinese director,".

In: prose, a gloss or a list item. Out: types, occupations, genres, countries, years and makers of
other things than the passage's subject. How: for each name, the noun phrase that ends directly before
it or follows it after a comma, as far as every word of it is known; and what `nameparts` reads in the
name itself. A doubtful name or a phrase with an unknown word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract import nameparts, titles
from kg.extract.about import About
from kg.extract.context import Context
from kg.extract.listed import split_names, split_places
from kg.extract.names import find_names
from kg.extract.nouns import Phrase, Word, read_phrase, state, words_before, words_in
from kg.extract.prose.own import Own
from kg.model import Claim, Name, Passage
from kg.ontology import Ontology

_OPENING = re.compile(r"(?:''+|[\"“«])\s?$")
_ARTICLE_AFTER = re.compile(r"\s?,\s+an?\s+")
_PLACE_AFTER = re.compile(
    r"\s+(?:located |situated )?in (?:the (?:state|province|county|region|city) of |the )?(?=[A-Z])"
)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:]\s+|\n)[\"'“]*$")
_PHRASE_END = re.compile(
    r"(?=[,.;:()–—]|\s(?:who|whose|that|which|in|of|from|based|on|at|near|with|by|for|and an?|located|situated|founded"
    r"|known)\b|$)"
)
_PLAYED = re.compile(
    r"\b(?:as|plays?|playing|played|portray\w*|role of|follows|about|named|called|character)\s+"
    r"(?:the |an? |fictional )*$"
)
_CREDITED = re.compile(
    r"\b(?:starring|stars?|featuring)\s+$|(?:\b(?:by|with|fellow|and|alongside|co-stars?|debut of|voice of|late)|,)\s+"
    r"(?:(?:the|veteran|famed|noted|legendary|then|future|former) )*$"
)
_OF_GROUP = re.compile(r"([^\W\d_][\w.'’-]+(?: [\w.'’-]+)*? (?![IVX]+ )[\w.'’-]+) of ")
_STORY = re.compile(r"plot|synopsis|story|premise|summary|characters?|cast", re.IGNORECASE)
_DULL = frozenset(  # nouns of works that say too little of what they stand before
    "work production debut sequel prequel remake adaptation collection short feature letter report list speech text "
    "spin-off masterpiece parody title track piece print suite law act diary language script portrait bill".split()
)
#: Before what a title behind a comma is the name of: "a Broadway play, "The Baron", by A"; not "In the play, "Owl"".
_ONE = frozenset("a an his her their".split())
_ARTICLES = _ONE | {"the", "The", "this", "its"}
_CLOSED = re.compile(r" ?(?:''+|[\"”»])(?:,|\.|;|\)|$| by | \()")
#: What has a year and a title, and what may follow a title to show that it ends there.
_DATED = ("Film", "WrittenWork", "MusicalWork", "StageWork", "TelevisionProgramme")
_BARE_END = re.compile(
    r"[,.;)](?!\w)|$| \(| (?:by|which|that|was|is|starring|directed|written|and (?:its|his|her|the))\b"
)
#: What the whole clause before is, and no name in it: "the death of Karl Lind, an event that".
_HAPPENED = frozenset("event incident act action move decision feat conflict process operation campaign".split())
_INSTITUTIONS = frozenset("City State National Royal President General Senate Minister Council Governor".split())


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What the words around the names of a passage say of them."""
    if passage.kind == "category" or (passage.kind == "item" and not passage.section):
        return
    text = passage.text
    limit = len(text) - 1 if passage.truncated and text[-1:].isalnum() else len(text)
    context = Context(passage, find_names(text, 0, len(text), passage.anchors), about, ontology)
    for claim in _claims(context):
        own = claim.subject.label == passage.subject and not (isinstance(claim.subject, Name) and claim.subject.local)
        if claim.end <= limit and not own:
            yield claim


def _claims(context: Context) -> Iterator[Claim]:
    read = 0
    for name in context.names:
        if name.start >= read:  # one phrase may describe several names
            for claim in _before(context, name):
                read = max(read, claim.subject.end)
                yield claim
        yield from _after(context, name)
    yield from nameparts.read(context)


def _before(context: Context, name: Name) -> Iterator[Claim]:
    """A phrase directly before a name or title."""
    opening = _OPENING.search(context.text, max(0, name.start - 4), name.start)
    at = opening.start() if opening else name.start
    aside = bool(opening) and context.text.endswith(", ", 0, at) and _CLOSED.match(context.text, name.end) is not None
    words = words_before(context.text, at - 1 - aside) if context.text[at - 1 : at] in (" ", "\u00a0") else []
    phrase = read_phrase(words, context.ontology)
    if not phrase or phrase.head.label in _DULL or aside and not _is_one(words):
        return
    is_a, kind = context.ontology.is_a, phrase.head.kind
    titled = context.linked(name) and not context.text[name.start].islower()  # "a short silent film" names no film
    if opening or (titled and is_a(kind, "Work")) or _is_dated(context, phrase, name):
        if kind != "Work" and any(is_a(kind, one) for one in ("Work", "Ship", "Spacecraft")):
            yield from titles.read(context, phrase, name, bool(opening))
    elif phrase.head.occupation:
        if words[-1].text not in ("stars", "hosts") and not _fictional(context, phrase.start, name):
            yield from _people(context, phrase, name)
            yield from _beside(context, phrase, words, name)
    elif _collective(context, phrase, words, name):
        yield from state(phrase, replace(name, classes=(kind,)), context.ontology, "apposition", "before", 0.9)


def _is_one(words: Sequence[Word]) -> bool:
    """Whether the last article says that one of many is named: "a play, "Owl"", not "On the album, "Owl""."""
    return next((word.text in _ONE for word in reversed(words) if word.text in _ARTICLES), False)


def _is_dated(context: Context, phrase: Phrase, name: Name) -> bool:
    """Whether a title stands bare behind its year and kind, to its end: "the 1983 novel Shrine by A"."""
    told = phrase.year is not None and not phrase.head.plural and context.text[name.start].isupper()
    of_kind = told and context.ontology.is_any((phrase.head.kind,), *_DATED)
    if phrase.head.label in titles.OPEN:  # "the 1892 ballet The Owl" in the article on the film "Owl"
        own = Own(context.passage.subject, context.about, context.ontology)
        of_kind = of_kind and not own.is_named(name.label.removeprefix("The "))
    return of_kind and _BARE_END.match(context.text, name.end) is not None


def _beside(context: Context, phrase: Phrase, words: Sequence[Word], name: Name) -> Iterator[Claim]:
    """The other trades of "the singer and guitarist A", "the singer, pianist and poet A"."""
    before = [word for word in words if word.end <= phrase.start]
    if not before or before[-1].text != "and" or phrase.head.plural:
        return
    other = read_phrase(before[:-1], context.ontology) if len(before) > 1 else _parted(context, before[-1].start)
    while other and other.head.occupation and not other.head.plural:
        yield from _people(context, other, name)
        other = _parted(context, other.start)


def _parted(context: Context, at: int) -> Phrase | None:
    """The phrase that a comma parts from what begins at `at`."""
    comma = context.text.endswith(", ", 0, at)
    return read_phrase(words_before(context.text, at - len(", ")), context.ontology) if comma else None


def _people(context: Context, phrase: Phrase, name: Name) -> Iterator[Claim]:
    """'director Park Chan-wook', 'actors Tom Hanks and Meg Ryan'."""
    people: tuple[Name, ...] = (name,)
    if phrase.head.plural:
        people = split_names(context.text, name.start, len(context.text), None, context.passage.anchors)
        people = people if len(people) > 1 else ()
    for one in people:
        if one is not name and context.text.endswith(" with ", 0, one.start):
            return  # "with actors A and B, and with C, the writer"
        group = _OF_GROUP.match(one.label)  # "John Lennon of the Beatles"
        person = replace(one, label=group[1], end=one.start + group.end(1)) if group else one
        if context.sure(person):
            person = replace(person, classes=("Person",))
            yield from state(phrase, person, context.ontology, "apposition", "occupation", 0.93)


def _collective(context: Context, phrase: Phrase, words: Sequence[Word], name: Name) -> bool:
    """Whether "the band RadioMars" names an organisation: with an article if it is no band, not "the city Council"."""
    ontology, head = context.ontology, phrase.head
    if not ontology.is_a(head.kind, "Organisation") or ontology.is_a(head.kind, "Place"):
        return False
    article = next((word.text.casefold() for word in reversed(words) if word.end <= phrase.start), "")
    first = name.label.split()[0]
    known = first in _INSTITUTIONS or first.casefold() in ontology.nouns or first in ontology.demonyms
    band = ontology.is_a(head.kind, "MusicalGroup") and any(word.text in ontology.demonyms for word in words)
    told = article == "the" or context.linked(name) or band  # "by American heavy metal band Iron Gate"
    return not head.plural and head.label != "division" and told and not known


def _after(context: Context, name: Name) -> Iterator[Claim]:
    """'Pingyao, a city in China'; every word of the phrase must be known."""
    text, ontology = context.text, context.ontology
    closed = titles.CLOSING.match(text, name.end)
    title = bool(closed and _OPENING.search(text, max(0, name.start - 4), name.start))
    article = _ARTICLE_AFTER.match(text, closed.end() if closed and title else name.end)
    stop = article and _PHRASE_END.search(text, article.end())
    if not article or not stop:
        return
    words = words_in(text, article.end(), stop.start())
    place = _PLACE_AFTER.match(text, stop.start())
    sure = title or context.sure(name)
    if not sure and (not place or _SENTENCE_START.search(text, max(0, name.start - 8), name.start)):
        return
    joint = next((at for at, word in enumerate(words) if word.text == "and"), len(words))
    for part in (words[:joint], words[joint + 1 :]):
        phrase = read_phrase(part, ontology)
        if not phrase or phrase.start != part[0].start or phrase.head.plural or phrase.head.label in _DULL | _HAPPENED:
            return
        kind = phrase.head.kind
        subject = replace(name, classes=(kind,))
        if phrase.head.occupation:
            if title or not sure or _fictional(context, name.start, name):
                return
        elif ontology.is_a(kind, "Place") and not title:
            chain = split_places(text, place.end(), len(text), context.passage.anchors) if place else ()
            yield from nameparts.located(subject, chain[0], ontology) if chain else ()
        elif (
            not sure
            or title != ontology.is_a(kind, "Work")
            or not (title or any(ontology.is_a(kind, one) for one in ("Organisation", "Event")))
        ):
            return
        yield from state(phrase, subject, ontology, "apposition", "after", 0.9, (name.start, stop.start()))


def _fictional(context: Context, at: int, name: Name) -> bool:
    """Whether somebody may be a character: told by a plot, played, or in a work neither linked nor credited."""
    before = context.text[max(0, at - 60) : at]
    if _PLAYED.search(before) or (context.passage.kind != "gloss" and _STORY.search(context.passage.section)):
        return True
    fiction = context.ontology.is_any(context.about.classes, "Work", "Character")
    return fiction and not context.linked(name) and not _CREDITED.search(before)
