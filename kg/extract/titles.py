"""Works that are named with what they are: "the novels ''Emma'' (1815) and ''Persuasion'' by Jane Austen".

In: a title and the noun phrase before it. Out: its type, genres, country and year, and who made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.about import About
from kg.extract.context import Context
from kg.extract.names import name_at
from kg.extract.nouns import Phrase, state
from kg.extract.prose.own import Own
from kg.model import Claim, Name, Value
from kg.ontology import Ontology, Relation

CLOSING = re.compile(r"\s?(?:''+|[\"”»])")
_YEAR = re.compile(r"\s?\((?:[A-Z]\w+ )?(?P<year>(?:1[5-9]|20)\d\d)\)")
_OF_YEAR = re.compile(r"\((\d{4}) [^()]*\)$")
_NEXT = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+|\s+&\s+)(?=''|[\"“])")
_BY = re.compile(r",?\s+(?:written |composed |painted )?by\s+(?:[a-z]+ ){0,2}(?=[A-Z])")
#: What the maker is: "by the French philosopher A", "by novelist A".
_TRADE = re.compile(r"(?P<land>[A-Z][a-z]+) (?:[a-z-]+ ){1,3}(?=[A-Z])")
_OWN = re.compile(r"\b(?P<pronoun>his|her|their)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_HIS = {"his": "male", "her": "female"}
_OTHER = {"his": "she|her|hers", "her": "he|his|him"}
_GENITIVES = ("'s ", "’s ", "' ", "’ ")
OPEN = frozenset(  # words for works of several classes
    "drama comedy musical series thriller anthology trilogy program programme show documentary cartoon western anime "
    "epic opera ballet".split()
)
_MAKERS = {
    "WrittenWork": "author",
    "Song": "performed-by",
    "Album": "performed-by",
    "MusicalWork": "composer",
    "Artwork": "created-by",
    "Film": "directed-by",
}
#: Works for the stage that are whose music they have; a ballet may also be the choreographer's, a musical the poet's.
_OPERAS = re.compile(r"(?:.*\b)?(?:opera|operetta|singspiel|zarzuela)\b")
#: Whose film is the one that they directed, if they have no other trade: an actor's may be one that they act in.
DIRECTORS = frozenset(("film director", "director", "filmmaker", "documentary filmmaker"))
_BESIDE_DIRECTING = frozenset(
    "film producer,producer,screenwriter,writer,author,film editor,theatre director,television director".split(",")
)
_ARTISTS = frozenset(
    "painter,sculptor,artist,visual artist,printmaker,lithographer,engraver,illustrator,photographer,draughtsman,"
    "ceramist,installation artist,video artist,performance artist,conceptual artist,textile artist".split(",")
)
_MUSICIANS = frozenset("composer,musician,singer,songwriter,pianist,violinist,conductor".split(","))
#: Who writes songs.
_SONGWRITERS = frozenset(("composer", "songwriter", "lyricist"))


def read(context: Context, phrase: Phrase, title: Name, quoted: bool) -> Iterator[Claim]:
    """One title, or several after a plural; the year in parentheses; by whom."""
    ontology, kind = context.ontology, phrase.head.kind
    by_whom = maker(phrase.head.kind, phrase.head.label, ontology)
    own = Own(context.passage.subject, context.about, ontology)
    following: Name | None = title
    while following:
        another = own.is_named(following.label) and (own.is_other((kind,)) or _is_older(context, phrase))
        work = replace(following, classes=() if phrase.head.label in OPEN else (kind,), local=another)
        bare = not quoted and not context.linked(work)
        yield from state(replace(phrase, year=None) if bare else phrase, work, ontology, "apposition", "title", 0.95)
        if bare and phrase.year:
            yield from _came_out(work, phrase.year, ontology.slot("released", (kind,)))
        closed = CLOSING.match(context.text, work.end) if quoted else None
        at = closed.end() if closed else work.end
        year = _YEAR.match(context.text, at)
        if year:
            yield from _published(work, year, ontology.slot("year", (kind,)))
            at = year.end()
        by = _BY.match(context.text, at)
        if by and by_whom:
            yield from _made_by(context, work, by.end(), by_whom)
        elif following is title:
            mine = own_maker(kind, phrase.head.label, context.about, ontology)
            other = None if ontology.is_a(kind, "Film") else by_whom  # a film takes a crew
            yield from _owned(context, work, phrase.start, other, mine)
        joint = _NEXT.match(context.text, at) if quoted and phrase.head.plural else None
        following = next((one for one in context.names if joint and 0 <= one.start - joint.end() <= 3), None)


def _is_older(context: Context, phrase: Phrase) -> bool:
    """Whether a phrase tells of another year than the title: "the 1944 Argentine film" in "Five Women (1953 film)"."""
    year = _OF_YEAR.search(context.passage.subject)
    return year is not None and phrase.year is not None and phrase.year.lexical != year[1]


def maker(kind: str, noun: str, ontology: Ontology) -> Relation | None:
    """The relation to whom a work of a class, named with a noun, is said to be by."""
    slot = next((slot for one, slot in _MAKERS.items() if ontology.is_a(kind, one)), "")
    slot = "author" if noun == "play" else slot
    if ontology.is_a(kind, "MusicalTheatre") and not _OPERAS.fullmatch(noun):
        return None
    return ontology.slot(slot, (kind,)) if slot else None


def own_kind(kind: str, noun: str, about: About) -> str:
    """What the subject's own work is that a noun of two meanings names: a painter's "piece" is no music."""
    trades = frozenset(about.trades)
    return "Artwork" if noun == "piece" and trades & _ARTISTS and not trades & _MUSICIANS else kind


def own_maker(kind: str, noun: str, about: About, ontology: Ontology) -> Relation | None:
    """The same where the work is named as the subject's own: "his film" is no more than his trades tell."""
    trades = frozenset(about.trades)
    if ontology.is_a(kind, "Film"):
        directs = trades & DIRECTORS and trades <= DIRECTORS | _BESIDE_DIRECTING
        return maker(kind, noun, ontology) if directs else None
    if ontology.is_a(kind, "MusicalTheatre") and "composer" in trades:
        return ontology.slot("composer", (kind,))
    if ontology.is_a(kind, "Song") and trades and trades <= _SONGWRITERS:
        return ontology.slot("composer" if trades != {"lyricist"} else "lyricist", (kind,))
    return maker(kind, noun, ontology)


def _published(work: Name, year: re.Match[str], relation: Relation | None) -> Iterator[Claim]:
    if relation:
        value = Value(lexical=year["year"], datatype="xsd:gYear", start=year.start("year"), end=year.end("year"))
        yield _claim(work, relation, value, work.start, year.end(), "year", 0.95)


def _came_out(work: Name, year: Value, relation: Relation | None) -> Iterator[Claim]:
    """When a work came out whose title stands bare, as running prose tells it: "the 1983 novel Shrine"."""
    if relation:
        yield _claim(work, relation, year, year.start, work.end, "year", 0.9)


def _made_by(context: Context, work: Name, at: int, relation: Relation) -> Iterator[Claim]:
    trade = _TRADE.match(context.text, at)
    at = trade.end() if trade and trade["land"] in context.ontology.demonyms else at
    maker = name_at(context.text, at, len(context.text), context.passage.anchors)
    if maker and context.sure(maker):
        maker = replace(maker, classes=relation.range[:1])
        yield _claim(work, relation, maker, work.start, maker.end, "by", 0.93)


def _owned(
    context: Context, work: Name, start: int, relation: Relation | None, mine: Relation | None
) -> Iterator[Claim]:
    """What begins at `start` is owned by its maker: "his song "Big Fish"", "Austen's novel ''Emma''".

    The passage's subject has it by the relation `mine`, anybody else by `relation`.
    """
    own = _OWN.search(context.text, max(0, start - 60), start)
    if own and mine and _is_whose(own["pronoun"].lower(), context):
        maker = Name(label=context.passage.subject, start=own.start(), end=own.end("pronoun"), self=True)
        yield _claim(work, mine, maker, own.start(), work.end, "possessive", 0.9)
    named = Own(context.passage.subject, context.about, context.ontology)
    person = context.ontology.admits(("Person",), context.about.classes) and bool(context.about.classes)
    for name in context.names if context.text.endswith(_GENITIVES, 0, start) else ():
        by = mine if person and named.is_named(name.label) else relation
        if by and context.text[name.end : start] in _GENITIVES:
            maker = replace(name, classes=("Person",))
            yield _claim(work, by, maker, name.start, work.end, "possessive", 0.9)


def _is_whose(pronoun: str, context: Context) -> bool:
    """Whether a possessive can be the subject's: of one whose gender is not told, who is alone of his or her gender."""
    about = context.about
    if not about.classes or not context.ontology.admits(("Person",), about.classes):
        return False
    if pronoun not in _HIS:
        return True
    if about.gender:
        return _HIS[pronoun] == about.gender
    return not re.search(rf"(?i)\b(?:{_OTHER[pronoun]})\b", context.text)


def _claim(
    work: Name, relation: Relation, target: Name | Value, start: int, end: int, rule: str, confidence: float
) -> Claim:
    return Claim(
        subject=work,
        relation=relation.name,
        object=target,
        start=start,
        end=end,
        extractor="apposition",
        rule=rule,
        confidence=confidence,
    )
