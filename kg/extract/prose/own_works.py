"""What the person of an article made, as his or her trade tells: "His ''Max'' (1937)", "She made W", "known for W".

In: a parsed sentence of an article on somebody. Out: claims. Only who directs and does not act is sure to have
directed a film that is called his or hers, and only who writes to have written a book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import is_verb, prepositional, subject, voice, word
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.extract.titles import DIRECTORS, own_maker
from kg.model import Claim, Name
from kg.ontology import Relation

_DIRECTED = frozenset(("directed", "directs"))
_WROTE = frozenset(("wrote", "writes", "published", "publishes"))
_MADE = frozenset(("made", "makes")) | _DIRECTED | _WROTE
_KNOWN = frozenset(("known", "remembered", "noted", "renowned"))
#: Behind the title of a work.
_YEAR = re.compile(r"[\"”'’]{0,2} \((?:1[5-9]|20)\d\d[);,–-]")
#: "known for his work on W", "for her contributions to V and W".
_SHARES = frozenset(("work", "works", "contribution", "contributions"))
_WRITERS = frozenset(
    "writer,author,novelist,poet,playwright,short story writer,essayist,children's writer,science fiction writer,"
    "dramatist,crime writer,fantasy author,historian,biographer,lyricist,translator".split(",")
)
_CONFIDENCE = 0.86


def own_works(phrases: Phrases) -> Iterator[Claim]:
    """Who made the works that are named as these turns do."""
    about, parsed = phrases.about, phrases.parsed
    if not about.trades or not phrases.ontology.admits(("Person",), about.classes):
        return
    for at in range(len(parsed.tokens)):
        for index in _named(phrases, at):
            for work in phrases.entities(index):
                if work.self:
                    continue
                this = word(parsed, at)
                told = this in _DIRECTED | _WROTE and not {"Person", "Place", "Organisation"}.intersection(work.likely)
                if not work.classes and (told or _YEAR.match(phrases.passage.text, work.end)):
                    work = replace(work, classes=("Work",))
                known = this in _KNOWN
                relation, own = _by(phrases, work, this), phrases.own(*phrases.view(at))
                if relation:
                    yield claim(phrases, work, relation, own, at, "own work", _CONFIDENCE)
                elif known and phrases.ontology.is_any(work.classes, "Work"):
                    notable = phrases.ontology.slot("known-for", ("Person",))
                    if notable:
                        yield claim(phrases, own, notable, work, at, "own work", _CONFIDENCE)


def _named(phrases: Phrases, at: int) -> Iterator[int]:
    """The heads of what is named as somebody's own work by the words at `at`."""
    parsed, this = phrases.parsed, word(phrases.parsed, at)
    head = parsed.tokens[at].head
    if parsed.tokens[at].tag == "PRP$" and at + 1 == head and phrases.sentence.unit(parsed.tokens[head].start):
        if _is_own(phrases, at):
            yield head  # "His ''Max'' (1937) and ''Ida'' (1939) are"
    elif this in (*_MADE, *_KNOWN) and is_verb(parsed, at) and asserted(parsed, at):
        who = subject(parsed, at)
        active = voice(parsed, at) == "active"
        if who is None or not _is_own(phrases, who) or active is not (this in _MADE):
            return
        found = parsed.children(at, "dobj") if active else tuple(prepositional(parsed, at, ("for",)))
        yield from (one for one in found if not parsed.children(one, "poss"))
        for share in (one for one in found if not active and word(parsed, one) in _SHARES):
            yield from prepositional(parsed, share, ("on", "to"))


def _is_own(phrases: Phrases, index: int) -> bool:
    name = phrases.entity(index)
    return name is not None and name.self


def _by(phrases: Phrases, work: Name, verb: str) -> Relation | None:
    """By what a work is the subject's, as the verb tells or trades that are few enough.

    A director who is a producer too may be known for what he produced.
    """
    ontology, trades = phrases.ontology, frozenset(phrases.about.trades)
    film = work.classes == ("Work",) or ontology.is_any(work.classes, "Film")
    if verb in _DIRECTED:
        return ontology.slot("directed-by", ("Film",)) if film and trades & DIRECTORS else None
    if verb in _WROTE and not trades & _WRITERS:
        return None
    if work.classes == ("Work",) and trades <= _WRITERS or ontology.is_any(work.classes, "WrittenWork"):
        return ontology.slot("author", ("WrittenWork",)) if trades & _WRITERS else None
    directed = verb not in _WROTE and (trades <= DIRECTORS or verb not in _KNOWN)
    if directed and film:
        return own_maker("Film", "film", phrases.about, ontology)
    return None
