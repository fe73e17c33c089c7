"""Cast lists: who played whom.

In: a list item, "Yu Hewei as Zhou Yi, a CPC agent". Out: the work's cast member with his role, the
character, its performer; what `roles` reads in the character's description. How: one separator
("as", a dash, a colon, dots, "played by") parts actor and character; which of the two comes first is
told by the separator and by which of them is linked. An item that is not of this form says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract import credit, roles
from kg.extract.about import About
from kg.model import Claim, Concept, Name, Passage, Term
from kg.ontology import Ontology, Relation

_SEPARATOR = re.compile(
    r"(?P<by>,?\s+\(?(?:(?:is|was)\s+)?(?:played|voiced|portrayed|performed)\s+by\s+)"
    r"|(?P<as>(?:\s|,\s+)as\s+)"
    r"|(?P<mark>\s+[–—-]{1,2}\s+|\s*(?:\.{2,}|…)\s*|\s*:\s+)"
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)?")
_ROLE_END = re.compile(
    r"(?!,\s+(?:Jr|Sr)\b)\s*[,;:]\s*|\s+[–—-]{1,2}\s+|\s+(?=\()"
    r"|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)(?<!\bLt)(?<!\b[A-Z])\.\s+(?=[A-Z])|\s+(?=who(?:se)?\s)"
)
_TWO_NAMES = re.compile(r"([^()]+?)\s+\(([^()]+)\)")
_AND = re.compile(r"\s*(?:,\s+and|,|;|&|\band\b|/)\s+|\s*/\s*")
_ALIAS = re.compile(r"\s*/\s*")
_ARTICLE = re.compile(r"(?:the|an?) ")
_ONESELF = re.compile(
    r"(?:him|her|it|them)sel(?:f|ves)\b|self$|(?:various|multiple|several|additional)\b", re.IGNORECASE
)
_WORK = re.compile(
    r"''\s*(?P<title>[^']+(?:'[^']+)*?)\s*''\s*\((?P<year>\d{4})\)\s*(?:,|[–—-])?\s+as\s+(?P<role>[^,;(]+)"
)
_PARTICLES = frozenset(
    "de del della di da dos du van der den von zu zur la le el al bin bint ibn ben y e af av of the and".split()
)
_LONGEST_NAME = 7  # words


class _Span(NamedTuple):
    """A stretch of the passage."""

    start: int
    end: int


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What a list item says of the cast or crew of a work, or of a part that a person played."""
    if passage.kind != "item":
        return
    member = ontology.slot("cast.member", about.classes)
    if member and passage.section.casefold() in member.headings:
        yield from _cast(passage, member, ontology)
    elif about.classes:
        yield from _part_played(passage, about, ontology)
        yield from credit.read(passage, about, ontology)


def _cast(passage: Passage, member: Relation, ontology: Ontology) -> Iterator[Claim]:
    actors, role = _actors_and_role(passage)
    work = Name(label=passage.subject, self=True)
    names = [
        Name(label=passage.text[start:end], start=start, end=end, classes=member.range[:1])
        for start, end in _names(passage.text, actors)
    ]
    characters, description = _characters(passage, role, ontology) if role else ([], None)
    role_of = ontology.slot("q.role")
    qualifiers = tuple((role_of.name, one) for one, _ in characters) if role_of else ()
    for name in names:
        yield _claim(work, member, name, "member", 0.97, qualifiers=qualifiers)
    if names:
        for character, named in characters:
            yield from _character(passage, character, named, names, work, ontology)
        if description and len(characters) == 1:
            yield from roles.describe(passage.text, *description, characters[0][0], ontology)
        elif characters and not characters[0][1]:
            unnamed = characters[0][0]
            yield from roles.describe(passage.text, unnamed.start, unnamed.end, unnamed, ontology, described=False)


def _character(
    passage: Passage, character: Name, named: bool, names: Sequence[Name], work: Name, ontology: Ontology
) -> Iterator[Claim]:
    performer = ontology.slot("cast.performer", character.classes)
    if performer:
        for name in names:
            yield _claim(character, performer, name, "performer", 0.97, story=True)
    relation = ontology.slot("cast.character")
    if relation:
        yield _claim(work, relation, character, "character", 0.97, beside=names)
    kind = ontology.slot("character.type", character.classes)
    if kind and named:
        voiced = "voice" in passage.section.casefold() or "voice" in passage.text
        label = "fictional character" if voiced else "fictional human"
        concept = Concept(label=label, start=character.start, end=character.end)
        yield _claim(character, kind, concept, "type", 0.9, beside=names, story=True)


def _actors_and_role(passage: Passage) -> tuple[_Span, _Span | None]:
    """Where the actors and the role stand; the actors' span is empty if the item tells neither."""
    text = passage.text
    end = len(text.rstrip(" .,;*"))
    parted = _SEPARATOR.search(text)
    if not parted:
        inside = _TWO_NAMES.fullmatch(text, 0, end)
        if inside and is_name(inside[2]):
            first, second = _Span(*inside.span(1)), _Span(*inside.span(2))
            if _linked(passage, first) != _linked(passage, second):
                return (first, second) if _linked(passage, first) else (second, first)
        return _Span(0, end), None
    first, second = _Span(0, parted.start()), _Span(parted.end(), end)
    if parted["by"]:
        actors = re.match(r"[^,;:()]+", text[second.start : end])
        return _Span(second.start, second.start + actors.end() if actors else second.start), first
    if parted["mark"] and _linked(passage, second) and not _linked(passage, first):
        return second, first
    return first, second


def _linked(passage: Passage, span: _Span) -> bool:
    return any(
        anchor.start <= span.start + 1 and anchor.start >= span.start and anchor.end <= span.end
        for anchor in passage.anchors
    )


def _names(text: str, span: _Span) -> list[_Span]:
    """The proper names that make up a stretch, apart from remarks in parentheses; none if it is anything else."""
    found = []
    for part in _parts(_AND, text, span):
        bare = _PARENTHESIS.search(text, part.start, part.end)
        name = _trim(text, part.start, bare.start() if bare else part.end)
        if not is_name(text[name.start : name.end]):
            return []
        found.append(name)
    return found


def _characters(passage: Passage, role: _Span, ontology: Ontology) -> tuple[list[tuple[Name, bool]], _Span | None]:
    """The characters of a role, each with whether it has a name of its own; and the description, if any."""
    text = passage.text
    stop = _ROLE_END.search(text, role.start, role.end)
    head = _trim(text, role.start, stop.start() if stop else role.end)
    after = stop.end() if stop else role.end
    while after < role.end and (remark := _PARENTHESIS.match(text, after, role.end)):
        after = remark.end()
    rest = _trim(text, after, role.end)
    if head.start == head.end or _ONESELF.match(text, head.start, head.end):
        return [], None
    if article := _ARTICLE.match(text, head.start, head.end):
        head = _Span(article.end(), head.end)
    parts = _parts(_AND, text, head)
    if not all(_is_named(text[one.start : one.end], ontology) for one in parts):
        parts = _parts(_ALIAS, text, head)
    characters = [
        (
            Name(label=text[one.start : one.end], start=one.start, end=one.end, classes=("Character",), local=True),
            _is_named(text[one.start : one.end], ontology),
        )
        for one in parts
        if one.end > one.start
    ]
    return characters, rest if rest.end > rest.start else None


def _is_named(role: str, ontology: Ontology) -> bool:
    """Whether a role is a name of its own: "Wang Yu" is, "Gao's henchman" and "Police Officer" are not."""
    words = role.split()
    last = words[-1].casefold() if words else ""
    return is_name(role) and not (
        "'s" in role
        or "’s" in role
        or words[0] in ("The", "A", "An", "Narrator")
        or last[:1] in "#0123456789"
        or role.casefold() in ontology.occupations
        or (len(words) < 3 and last in ontology.occupations)
        or role.casefold() in ontology.nouns
    )


def is_name(text: str) -> bool:
    """Whether a text reads as one proper name: capitals, but for particles and initials.

    >>> is_name("Vincent van Gogh"), is_name("the bartender"), is_name('Biff "Mad Dog" Tannen')
    (True, False, True)
    """
    words = text.split()
    if not words or len(words) > _LONGEST_NAME or re.search(r"[\[\]{}|=<>*;:?!…]|\.\w*\.\w*\.\w{4}|\d{3}", text):
        return False
    bare = [word.lstrip("\"'“‘(") for word in words]
    return (
        bare[0][:1].isupper()
        and (bare[-1][:1].isupper() or bare[-1][:1].isdigit())
        and all(word[:1].isupper() or not word[:1].islower() or word in _PARTICLES for word in bare)
    )


def _parts(separator: re.Pattern[str], text: str, span: _Span) -> list[_Span]:
    parts, start = [], span.start
    for match in separator.finditer(text, span.start, span.end):
        if not text.startswith(("Jr", "Sr"), match.end()):
            parts.append(_trim(text, start, match.start()))
            start = match.end()
    return [*parts, _trim(text, start, span.end)]


def _trim(text: str, start: int, end: int) -> _Span:
    while start < end and text[start] in " *\t\u00a0":
        start += 1
    while start < end and text[end - 1] in " *,;:\t\u00a0":
        end -= 1
    return _Span(start, end)


def _claim(
    subject: Name,
    relation: Relation,
    target: Term,
    rule: str,
    confidence: float,
    *,
    beside: Sequence[Name] = (),
    qualifiers: tuple[tuple[str, Term], ...] = (),
    story: bool = False,
) -> Claim:
    """A claim whose evidence reaches from the first to the last of the words that name its parts."""
    named = [one for one in (subject, target, *beside, *(term for _, term in qualifiers)) if one.start >= 0]
    return Claim(
        subject=subject,
        relation=relation.name,
        object=target,
        start=min(one.start for one in named),
        end=max(one.end for one in named),
        extractor="cast",
        rule=rule,
        confidence=confidence,
        qualifiers=qualifiers,
        story=story,
    )


def _part_played(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """In a person's filmography: "''The Contact'' (1997) as Kim"."""
    relation = ontology.slot("cast.member")
    found = _WORK.match(passage.text)
    if not found or not relation or not ontology.admits(relation.range, about.classes):
        return
    work = Name(label=found["title"], start=found.start("title"), end=found.end("title"), classes=relation.domain[:1])
    person = Name(label=passage.subject, self=True)
    yield _claim(work, relation, person, "part played", 0.95)
