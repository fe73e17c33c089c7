"""Works of the same name: "The film is based on the 1944 novel of the same name by A".

In: a parsed sentence of an article on a work. Out: claims on the article's work and on the other, which bears its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.prose.antecedents import predicated
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import is_verb, subject, word, words_of
from kg.extract.prose.holders import held_by
from kg.extract.prose.own import Own
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.prose.sources import SCRIPTS
from kg.extract.titles import maker
from kg.model import Claim, Concept, Name, Value
from kg.names import before_movie

_SAME = re.compile(
    r"\b(?P<verb>[Bb]ased (?:up)?on|[Aa]dapted from|(?:[Aa]daptation|version|remake) of) (?:the ?[\"“] ?)?"
    r"(?P<kind>(?:[^\W\d_](?:[\w'’. -]{0,50}?[ -])??(?P<year>1[5-9]\d\d|20\d\d) )?[\w'’. -]{3,60}?) "
    r"(?:of|with|by) the same (?:name|title)(?: ?[\"”])?(?: \([^()]*\))?(?:,? (?:written )?(?P<by>by) )?"
)
#: "an eponymous 1944 novel by A", "a same-titled play by A".
_EPONYMOUS = re.compile(
    r"\b(?P<verb>[Bb]ased (?:up)?on|[Aa]dapted from|(?:[Aa]daptation|version|remake) of) "
    r"(?:an?|the|[A-Z][\w'’. -]{2,40}['’]s?) (?P<kind>(?:eponymous|same-(?:titled|named?)|identically[ -]titled) "
    r"(?:(?P<year>1[5-9]\d\d|20\d\d) )?"
    r"[a-z][a-z-]*(?: [a-z][a-z-]*)?)(?:,? (?:written )?(?P<by>by) |(?=[,.;]))"
)
#: Before what is said of the work named last: "a sequel to W, in turn based on A's story of the same name".
_OF_LAST = re.compile(r"\b(?:in turn|itself),? (?:(?:was|is|being) )?$")
_CONFIDENCE = 0.92


def same_named(phrases: Phrases) -> Iterator[Claim]:
    """What the work is said to be based on, who made that, and when it came out."""
    text, about, ontology = phrases.passage.text, phrases.about.classes, phrases.ontology
    based = ontology.slot("based-on", about) if about and ontology.admits(("Work",), about) else None
    span = phrases.sentence.start, phrases.sentence.end
    for found in (*_SAME.finditer(text, *span), *_EPONYMOUS.finditer(text, *span)) if based else ():
        at = phrases.token_at(found.start("verb"))
        noun, kind = _kind(phrases, found["kind"])
        if at is None or based is None or not ontology.is_a(kind, "Work") or not _is_own(phrases, at):
            continue
        if _OF_LAST.search(text, max(span[0], found.start("verb") - 20), found.start("verb")):
            continue
        label = before_movie(Own(phrases.passage.subject, phrases.about, ontology).bare)
        source = Name(label=label, start=found.start("kind"), end=found.end("kind"), classes=(kind,), local=True)
        yield claim(phrases, phrases.own(-1, -1), based, source, at, "same name", _CONFIDENCE)
        by, year, sort = maker(kind, noun, ontology), ontology.slot("year", (kind,)), ontology.slot("type", (kind,))
        if sort:
            end = found.end("kind")
            what = Concept(label=noun, start=end - len(noun), end=end)
            yield claim(phrases, source, sort, what, at, "same name", _CONFIDENCE)
        if found["year"] and year:
            start, end = found.span("year")
            when = Value(lexical=found["year"], datatype="xsd:gYear", start=start, end=end)
            yield claim(phrases, source, year, when, at, "same name", _CONFIDENCE)
        author = phrases.token_at(found.end()) if found["by"] else _owner(phrases, found.end("kind"))
        for person in phrases.entities(author) if author is not None and by else ():
            body = ontology.is_a(kind, "Film") and " " not in person.label  # "Universal's 1932 film"
            if by and ("Person" in person.classes or not person.classes and not body):
                yield claim(phrases, source, by, person, at, "same name", _CONFIDENCE)


def _is_own(phrases: Phrases, at: int) -> bool:
    """Whether it is said of the article's work."""
    parsed = phrases.parsed
    verb = is_verb(parsed, at)
    who = held_by(phrases, at) if not verb else subject(parsed, at) if asserted(parsed, at) else None
    who = predicated(phrases, who)
    if who is not None and word(parsed, who) in SCRIPTS and words_of(parsed, who, "det", "poss") <= {"the", "its"}:
        return True
    name = None if who is None else phrases.entity(who)
    return name is not None and name.self


def _owner(phrases: Phrases, end: int) -> int | None:
    """Whose the noun is that ends at a view offset: "A's 1944 novel"."""
    noun = phrases.token_at(end - 1)
    return next(iter(phrases.parsed.children(noun, "poss")), None) if noun is not None else None


def _kind(phrases: Phrases, words: str) -> tuple[str, str]:
    """The noun that ends the words, and its class."""
    parts = words.lower().split()
    for size in range(min(3, len(parts)), 0, -1):
        noun = " ".join(parts[-size:])
        if noun in phrases.ontology.nouns:
            return noun, phrases.ontology.nouns[noun]
    return "", ""
