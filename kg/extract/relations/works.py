"""What the words beside a work leave of who made it, when it came out, of which kind it is and where it belongs.

In: the text, a work and what is told of it. Out: whether that can be meant of it.
"""

from __future__ import annotations

import re

from kg.extract.relations.beside import Thing, before
from kg.model import Name, Value

#: The year in brackets behind a title is that of no other: "was followed by ''Black Water'' (1942)".
_BRACKET = re.compile(r"[\"”'’]* ?\(")
#: Between a work and the day on which it was only recorded, if nothing more is told: "recorded by Lund on 3 May 1970".
_MADE_ON = re.compile(r"\b(?:recorded|filmed|shot|painted|photographed)\b")
_OUT = re.compile(r"\b(?:releas(?:ed|ing)|issued|published|premiered|aired|broadcast|out|debuted)\b")
_DAY_LENGTH = len("1970-05-03")
#: Before the album of a single that is published, and between a work and the day of another edition.
_SINGLE_OF = re.compile(r"\bsingle (?:released )?(?:from|off) [^.;\"“”]{0,60}album,? [\"“]?$")
_AGAIN = re.compile(
    r"\b(?:on (?:DVD|Blu-ray|VHS|home video)|re-?(?:released|issued|recorded|mastered)|cover(?:ed|s) (?:by|of)|"
    r"sampled)\b"
    r"(?![^;.]{0,120}\b(?<!-)(?:released|published|premiered)\b)"
)
#: Between the day and a work that somebody took up again: "In 1998, Otto Lind covered".
_COVERED = re.compile(
    r"\b(?:covered|re-?recorded|re-?released|re-?issued|remastered|sampled|remixed) (?:the )?[^,;.]{0,30}$"
)
#: Behind the year of a prize: "nominated for a 2011 Hugo Award".
_PRIZE = re.compile(r" (?:[A-Z][\w.'’-]* ){0,5}(?:Awards?|Prizes?|Oscars?|Emmys?|Grammys?|Medal)\b")
#: Before and behind the year of what a work is after: "a film of Karl Lind's 1892 stage play".
_OWNED = re.compile(
    r"\b(?:of|on|upon|from|by|to|including|with) "
    r"(?:(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*['’]s?|the|his|her) (?:[a-z-]+ ){0,2}$"
)
_WORKS = re.compile(
    r" (?:[a-z-]+ ){0,3}(?:novel|novella|play|film|movie|book|story|series|comic|manga|musical|opera|poem|memoir|"
    r"game)s?\b"
)
#: The same behind one who only took it up: "recorded "Grey Ice" on his 1963 Red Star album".
_TAKEN_UP = re.compile(r"\b(?:recorded|cover(?:ed|s)|sang|sung|sings|performed|included|sampled)\b[^.;]{0,80}$")
_ALBUMS = re.compile(r" (?:[\w-]+ ){0,5}(?:album|EP|record|LP|soundtrack|compilation)s?\b")
#: The year that stands right before a title, or behind it in brackets, is its own, and no other is.
_KIND = (
    r"(?:(?!(?:an?|the|his|her|their|and|of|in|by|from|to|for|on|with)\b)[\w-]+ ){0,4}"
    r"(?:novel|novella|play|film|movie|book|story|series|musical|opera|poem|memoir|game|song|single|work|comedy|drama|"
    r"hit|feature|short),? (?:called |titled |entitled )?[\"“'‘]*"
)
_OWN_YEAR = re.compile(rf"\b(?P<year>\d{{4}}) {_KIND}$")
_NOTED_YEAR = re.compile(r"[\"”'’]{0,3} ?\((?P<year>\d{4})\)")
#: Behind the year of a title that follows: "1957 play Grey Ice".
_TITLES_YEAR = re.compile(rf" {_KIND}(?=[A-Z\d])")
#: Before and behind the years in which a work was only written: "written between 1387 and".
_WRITTEN = re.compile(
    r"\b(?:written|composed|painted|compiled|created|made|drawn|carved|set|takes place)\b"
    r"(?:(?!\b(?:published|released|issued|printed|serialised|serialized)\b)[^.;]){0,80} "
    r"(?:between|from) (?:(?:about|around|c\.) )?(?:\d{3,4} (?:and|to) )?$"
)
#: Before the year in which a film was only made.
_FILMED_IN = re.compile(r"\b(?:filmed|shot) (?:[a-z]+ )?(?:in|during) (?:early |late |mid-)?(?:[A-Z][a-z]+ )?$")
#: Before a date that tells of what follows it: "a film about the 1959 season".
_OF_WHAT = re.compile(r"\b(?:about|of|during|on) the $")
#: The same: "based on a 12th-century romance".
_AFTER_A = re.compile(
    r"\b(?:based (?:up)?on|adapt(?:ed|ation)|inspired by|(?:remake|sequel|prequel|version) (?:of|to))\b"
    r"(?![^.;]*\b(?:released|published|premiered|aired)\b)"
)
#: What leads to who made a work, and what to who only sold or showed it; the last one counts.
_MAKING = re.compile(
    r"\b(?:(?P<made>(?:co-?)?produc(?:ed|es|ing|tions?|ers?)|made|animat(?:ed|ion)|creat(?:ed|or)|develop(?:ed|er)|"
    r"filmed|studios?|company)|"
    r"(?P<sold>(?:distribut(?:ed|ion|ors?)|releas(?:ed|ing|es?)|broadcast|aired)"
    r"(?= (?:[a-z]+ ){0,3}(?:by|through|via|on)\b)))\b"
)
_AND_SOLD = re.compile(r",? (?:and|&) (?:then |later )?")
#: Before what only holds of the subject: "is a 2008 comedy horror film, which serves as a sequel to A".
_IS_A = re.compile(r"\b(?:is|was|are|were|became) (?:an?|the|one of the) (?:(?!\bby\b)[^.;:()]){0,60}$")
#: Between a kind and the work or band that it is said of: "the horror film A".
_NAMED = re.compile(r"(?: [a-z-]+){0,4},? (?:called |titled |entitled )?[\"“]?")
_OTHERS = re.compile(r"\b(?:by|of|on|from|in|to|with|about|and|for|as|that|which|who)\b")
_ALBUM = re.compile(r"\b(?:albums?|EP|mixtape|soundtrack),? [\"“]?$")
_TRACK = re.compile(r"\b(?:single|song|track)\b")


def may_be_published(text: str, work: Name, date: Thing) -> bool:
    """Whether the date can be that of the work itself, and of its first edition."""
    between = work.end, max(work.end, date.start)
    if text.endswith("(", 0, date.start):
        return _BRACKET.fullmatch(text, *between) is not None
    if before(_WRITTEN, text, date):
        return False
    if _PRIZE.match(text, date.end) or before(_FILMED_IN, text, date) or _is_of_another(text, work, date):
        return False
    noun = text[date.end : date.end + 2].strip().isalnum() or text.startswith("-century ", date.end - len("-century"))
    other = noun and (work.end <= date.start or work.self)
    if other and (before(_OF_WHAT, text, date) or _AFTER_A.search(text, *between)):
        return False
    if work.end <= date.start and before(_OWNED, text, date) and _WORKS.match(text, date.end):
        return False
    if before(_TAKEN_UP, text, date) and before(_OWNED, text, date) and _ALBUMS.match(text, date.end):
        return False
    if _is_day(date) and (made := _MADE_ON.search(text, *between)) and not _OUT.search(text, made.end(), date.start):
        return False
    if date.end <= work.start and _COVERED.search(text, max(date.end, work.start - 60), work.start):
        return False
    return not before(_SINGLE_OF, text, work) and _AGAIN.search(text, *between) is None


def _is_of_another(text: str, work: Name, date: Thing) -> bool:
    """Whether each has its own year: in "the 1957 play Ulm, after his 1940 work Grey Ice" 1940 is not that of Ulm."""
    own = _OWN_YEAR.search(text, max(0, work.start - 80), work.start) or _NOTED_YEAR.match(text, work.end)
    if own and own["year"] not in text[date.start : date.end]:
        return True
    title = _TITLES_YEAR.match(text, date.end)
    return title is not None and not work.start <= title.end() <= work.end


def _is_day(date: Thing) -> bool:
    return isinstance(date, Value) and len(date.lexical) == _DAY_LENGTH


def may_have_produced(text: str, work: Name, maker: Thing, *, asked: bool) -> bool:
    """Whether somebody is said to have made the work, and not only to have sold it: "distributed by B".

    Where makers are `asked` for, who sold a work counts as one if none is told.
    """
    told = list(_MAKING.finditer(text, work.end, max(work.end, maker.start)))
    if not told or not told[-1]["sold"]:
        return True
    made = next((one for one in reversed(told) if one["made"]), None)
    return asked if made is None else _AND_SOLD.fullmatch(text, made.end(), told[-1].start()) is not None


def may_be_of_genre(text: str, work: Name, genre: Thing) -> bool:
    """Whether a kind is told of the work, and not of one named before: "is a horror film, the sequel to A"."""
    if (
        work.start < genre.end
        or _NAMED.fullmatch(text, genre.end, work.start)
        and not _OTHERS.search(text, genre.end, work.start)
    ):
        return True
    return not before(_IS_A, text, genre)


def may_contain(text: str, part: Name, whole: Thing) -> bool:
    """Whether one can be part of the other: no album of its single, no song of the singer: "from A's album B"."""
    if text.startswith(("'s ", "’s ", "' ", "’ "), whole.end):
        return False
    turned = whole.end <= part.start and before(_ALBUM, text, part)
    return not turned or _TRACK.search(text, whole.end, part.start) is None
