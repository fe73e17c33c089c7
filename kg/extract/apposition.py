"""What the words next to a name say it is: "the drama film ''One Second'' (2020)", "X, a Chinese director,".

In: prose, a gloss or a list item. Out: types, occupations, genres, countries, years and authors of
other things than the passage's subject. How: for each name, the noun phrase that ends directly before
it or follows it after a comma, as far as every word of it is known; and what `nameparts` reads in the
name itself. A doubtful name or a phrase with an unknown word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract import nameparts
from kg.extract.about import About
from kg.extract.names import find_names, name_at, split_names, split_places
from kg.extract.nouns import Head, Phrase, Word, read_phrase, state
from kg.model import Claim, Name, Passage, Value
from kg.ontology import Ontology, Relation

_BEFORE = re.compile(r"(?:[\w’'&/.-]+[ \u00a0])+$")
_WORD = re.compile(r"[\w’'&/.-]+")
_OPENING = re.compile(r"(?:''+|[\"“«])\s?$")
_CLOSING = re.compile(r"\s?(?:''+|[\"”»])")
_YEAR_AFTER = re.compile(r"\s?\((?:[A-Z]\w+ )?(?P<year>(?:1[5-9]|20)\d\d)\)")
_NEXT = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+|\s+&\s+)(?=''|[\"“])")
_BY = re.compile(r",?\s+(?:written |composed |painted )?by\s+(?:[a-z]+ ){0,2}(?=[A-Z])")
_ARTICLE_AFTER = re.compile(r"\s?,\s+an?\s+")
_PLACE_AFTER = re.compile(r"\s+(?:located |situated )?in (?:the (?:state|province|county|region|city) of |the )?(?=[A-Z])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n)[\"'“]*$")
_CHUNK_END = re.compile(r"(?=[,.;:()–—]|\s(?:who|whose|that|which|in|of|from|based|on|at|near|with|by|for|and an?|located|situated|founded|known)\b|$)")
_PLAYED = re.compile(r"\b(?:as|plays?|playing|played|portray\w*|role of|follows|about|named|called|character)\s+(?:the |an? |fictional )*$")
_CREDITED = re.compile(r"\b(?:starring|stars?|featuring)\s+$|(?:\b(?:by|with|fellow|and|alongside|co-stars?|debut of|voice of|late)|,)\s+"
                       r"(?:(?:the|veteran|famed|noted|legendary|then|future|former) )*$")
_OF_GROUP = re.compile(r"([^\W\d_][\w.'’-]+(?: [\w.'’-]+)*? (?![IVX]+ )[\w.'’-]+) of ")
_STORY = re.compile(r"plot|synopsis|story|premise|summary|characters?|cast", re.IGNORECASE)
_DULL = frozenset({"work", "production", "debut", "sequel", "prequel", "remake", "adaptation", "collection", "short", "feature",
                   "letter", "report", "list", "speech", "text", "spin-off", "masterpiece", "parody", "title", "track",
                   "piece", "print", "suite", "law", "act", "diary", "language", "script", "game show", "portrait", "bill"})
_OPEN = frozenset({"drama", "comedy", "musical", "series", "thriller", "anthology", "trilogy", "program", "programme", "show",
                   "production", "documentary", "cartoon", "western", "anime", "epic", "opera", "ballet"})
_MAKERS = (("WrittenWork", "author"), ("MusicalWork", "performed-by"), ("Artwork", "created-by"), ("Film", "directed-by"))
_INSTITUTIONS = frozenset({"City", "State", "National", "Royal", "President", "General", "Senate", "Minister", "Council", "Governor"})


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What the words around the names of a passage say of them."""
    if passage.kind == "category" or (passage.kind == "item" and not passage.section):
        return
    text = passage.text
    limit = len(text) - 1 if passage.truncated and text[-1:].isalnum() else len(text)
    names = find_names(text, 0, len(text), passage.anchors)
    for claim in _claims(passage, names, about, ontology):
        if claim.end <= limit and _label(claim.subject) != passage.subject:
            yield claim


def _claims(passage: Passage, names: Sequence[Name], about: About, ontology: Ontology) -> Iterator[Claim]:
    after = 0
    for name in names:
        if name.start >= after:
            opening = _OPENING.search(passage.text, 0, name.start)
            found = list(_before(passage, name, opening.start() if opening else -1, names, about, ontology))
            yield from found
            after = max((claim.subject.end for claim in found if isinstance(claim.subject, Name)), default=0) if found else after
        yield from _after(passage, name, about, ontology)
    yield from nameparts.read(passage, names, ontology)


def _label(term: object) -> str:
    return getattr(term, "label", "")


def _before(passage: Passage, name: Name, opening: int, names: Sequence[Name], about: About,
            ontology: Ontology) -> Iterator[Claim]:
    """A phrase directly before a name or title."""
    text = passage.text
    at = name.start if opening < 0 else opening
    left = _BEFORE.search(text, max(0, at - 100), at)
    if not left:
        return
    words = [Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, left.start(), at)]
    phrase = read_phrase(words[-9:], ontology)
    if not phrase or phrase.head.label in _DULL:
        return
    kind = phrase.head.kind
    if opening >= 0 or _anchored(passage, name) and ontology.is_a(kind, "Work"):
        if kind != "Work" and any(ontology.is_a(kind, one) for one in ("Work", "Ship", "Spacecraft")):
            yield from _titled(passage, phrase, name, opening >= 0, names, about, ontology)
    elif phrase.head.occupation:
        if words[-1].text not in ("stars", "hosts") and not _fictional(passage, phrase.start, name, about, ontology):
            yield from _people(passage, phrase, name, ontology)
    elif _collective(passage, phrase, words, name, ontology):
        subject = replace(name, classes=(kind,))
        yield from state(phrase, subject, ontology, "apposition", "before", 0.9)


def _titled(passage: Passage, phrase: Phrase, name: Name, quoted: bool, names: Sequence[Name], about: About,
            ontology: Ontology) -> Iterator[Claim]:
    """Works: one title, or several after a plural; the year in parentheses; by whom."""
    text = passage.text
    classes = () if phrase.head.label in _OPEN else (phrase.head.kind,)
    title: Name | None = name
    while title:
        subject = replace(title, classes=classes)
        yield from state(phrase, subject, ontology, "apposition", "title", 0.95)
        closed = _CLOSING.match(text, title.end) if quoted else None
        at = closed.end() if closed else title.end
        year = _YEAR_AFTER.match(text, at)
        relation = ontology.slot("year", (phrase.head.kind,))
        if year and relation:
            value = Value(lexical=year["year"], datatype="xsd:gYear", start=year.start("year"), end=year.end("year"))
            yield Claim(subject=subject, relation=relation.name, object=value, start=title.start, end=year.end(), extractor="apposition", rule="year", confidence=0.95)
            at = year.end()
        by = _BY.match(text, at)
        author = _maker(phrase.head, ontology)
        if by and author:
            maker = name_at(text, by.end(), len(text), passage.anchors)
            if maker and (" " in maker.label or _anchored(passage, maker)):
                maker = replace(maker, classes=author.range[:1])
                yield Claim(subject=subject, relation=author.name, object=maker, start=title.start, end=maker.end, extractor="apposition", rule="by", confidence=0.93)
        elif author and title is name:
            yield from _owned(passage, phrase, subject, author.name, names, about, ontology)
        joint = _NEXT.match(text, at) if quoted and phrase.head.plural else None
        title = next((one for one in names if joint and joint.end() <= one.start <= joint.end() + 3), None)


def _maker(head: Head, ontology: Ontology) -> Relation | None:
    """The relation to whom a work is said to be by."""
    slot = next((slot for kind, slot in _MAKERS if ontology.is_a(head.kind, kind)), "author" if head.label == "play" else "")
    return ontology.slot(slot, (head.kind,)) if slot else None


def _owned(passage: Passage, phrase: Phrase, subject: Name, relation: str, names: Sequence[Name], about: About,
           ontology: Ontology) -> Iterator[Claim]:
    """"his song "Big Fish"", "Austen's novel ''Emma''": whose it is made it, unless it took a crew."""
    if ontology.is_a(phrase.head.kind, "Film"):
        return
    text = passage.text
    own = re.compile(r"\b(?:his|her|their)\s+(?:\w+\s+){0,2}$", re.IGNORECASE).search(text, 0, phrase.start)
    if own and about.classes and ontology.admits(about.classes, ("Person",)):
        maker = Name(label=passage.subject, start=own.start(), end=own.start() + 3, self=True)
        yield Claim(subject=subject, relation=relation, object=maker, start=own.start(), end=subject.end, extractor="apposition", rule="possessive", confidence=0.9)
    for name in names:
        if text[name.end:phrase.start] in ("'s ", "’s ", "' ", "’ "):
            yield Claim(subject=subject, relation=relation, object=replace(name, classes=("Person",)), start=name.start, end=subject.end,
                        extractor="apposition", rule="possessive", confidence=0.9)


def _people(passage: Passage, phrase: Phrase, name: Name, ontology: Ontology) -> Iterator[Claim]:
    """"director Park Chan-wook", "actors Tom Hanks and Meg Ryan"."""
    people = split_names(passage.text, name.start, len(passage.text), None, passage.anchors) if phrase.head.plural else (name,)
    for one in people if len(people) > 1 or not phrase.head.plural else ():
        group = _OF_GROUP.match(one.label)  # "John Lennon of the Beatles"
        one = replace(one, label=group[1], end=one.start + group.end(1)) if group else one
        if " " in one.label or _anchored(passage, one):
            yield from state(phrase, replace(one, classes=("Person",)), ontology, "apposition", "occupation", 0.93)


def _collective(passage: Passage, phrase: Phrase, words: Sequence[Word], name: Name, ontology: Ontology) -> bool:
    """Whether "the band RadioMars" names an organisation: with an article, and not "the city Council"."""
    if not ontology.is_a(phrase.head.kind, "Organisation") or ontology.is_a(phrase.head.kind, "Place") or phrase.head.plural \
            or phrase.head.label == "division":
        return False
    article = next((word.text.casefold() for word in reversed(words) if word.end <= phrase.start), "")
    first = name.label.split()[0]
    return (article == "the" or _anchored(passage, name)) and first not in _INSTITUTIONS \
        and first.casefold() not in ontology.nouns and first not in ontology.demonyms


def _after(passage: Passage, name: Name, about: About, ontology: Ontology) -> Iterator[Claim]:
    """"Pingyao, a city in China"; every word of the phrase must be known."""
    text = passage.text
    closed = _CLOSING.match(text, name.end)
    title = bool(closed and _OPENING.search(text, 0, name.start))
    at = closed.end() if closed and title else name.end
    article = _ARTICLE_AFTER.match(text, at)
    if not article:
        return
    stop = _CHUNK_END.search(text, article.end())
    end = stop.start() if stop else len(text)
    words = [Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, article.end(), end)]
    place = _PLACE_AFTER.match(text, end)
    if not (" " in name.label or title or _anchored(passage, name) or place and not _SENTENCE_START.search(text, 0, name.start)):
        return
    joint = next((at for at, word in enumerate(words) if word.text == "and"), len(words))
    for part in (words[:joint], words[joint + 1:]):
        phrase = read_phrase(part, ontology) if part else None
        if not phrase or phrase.start != part[0].start or phrase.head.plural or phrase.head.label in _DULL:
            return
        if phrase.head.occupation:
            if title or _fictional(passage, name.start, name, about, ontology):
                return
        elif title != ontology.is_a(phrase.head.kind, "Work") \
                or not any(ontology.is_a(phrase.head.kind, one) for one in ("Work", "Place", "Organisation", "Event")):
            return
        subject = replace(name, classes=(phrase.head.kind,))
        if ontology.is_a(phrase.head.kind, "Place"):
            chain = split_places(text, place.end(), len(text), passage.anchors) if place else ()
            if chain and not (passage.truncated and chain[0].end >= len(text) - 1):
                yield from nameparts.located(subject, chain[0], ontology)
        elif not (" " in name.label or title or _anchored(passage, name)):
            return
        yield from state(phrase, subject, ontology, "apposition", "after", 0.9, (name.start, end))


def _fictional(passage: Passage, at: int, name: Name, about: About, ontology: Ontology) -> bool:
    """Whether the person may be a character: told by a plot, played, or neither linked nor credited in a work's article."""
    before = passage.text[max(0, at - 60):at]
    if _PLAYED.search(before) or (passage.kind != "gloss" and _STORY.search(passage.section)):
        return True
    fiction = any(ontology.is_a(one, kind) for one in about.classes for kind in ("Work", "Character"))
    return fiction and not _anchored(passage, name) and not _CREDITED.search(before)


def _anchored(passage: Passage, name: Name) -> bool:
    return any(anchor.start == name.start and anchor.end <= name.end for anchor in passage.anchors)
