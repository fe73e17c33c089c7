"""What the words beside a name say that somebody did for a work, where the model takes him for somebody else.

In: the text, a work, a name and the slots of the relation claimed. Out: whether the words allow it. In "directed by A
in her debut, and written by B" each did one thing; "based on B's play" makes B no writer of the film, "played by B" no
part in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Set

from kg.extract.relations.beside import Thing, before
from kg.model import Name

_WRITING = frozenset(
    "written co-written scripted adapted penned authored screenplay script teleplay scenario story".split()
)
_DIRECTING = frozenset("directed co-directed helmed direction".split())
_ACTING = frozenset("played portrayed voiced performed narrated hosted presented headlined".split())
#: What others do for a work.
_OTHERS = frozenset(
    "produced co-produced executive-produced animated animation edited editing photographed photography cinematography "
    "shot filmed distributed released designed illustrated published choreographed supervised recorded composed scored "
    "music score soundtrack songs lyrics arranged".split()
)
_TRADES = _WRITING | _DIRECTING | _ACTING | _OTHERS
#: The words that tell of a relation, by its slot.
_OWN: dict[str, frozenset[str]] = {
    "written-by": _WRITING,
    "directed-by": _DIRECTING,
    "cast.member": _ACTING,
    "cast.character": frozenset(),
}
_FAR = 160
#: From "by" to a name in the row behind it: "by director Karl Lind, Ida Berg and ".
_ROW = re.compile(
    r" by (?:the )?(?:[a-z-]+ ){0,2}(?:(?:[A-Z]\w{0,2}\.|[A-Z][\w'’-]*|de|von|van|del|di|la|and|&),? ){0,24}$"
)
_DONE = re.compile(r"(?:[a-z-]+(?:,? (?:and|&) |, |/)){0,4}[a-z-]+$")
_WORD = re.compile(r"[a-z-]+")
#: More is told of the last: "directed by Karl Lind, who also stars".
_WHO = re.compile(r",? (?:\([^()]{0,60}\) )?who\b")
#: Before who made what a work is after, with a genitive behind: "based on Karl Lind's play".
_AFTER = re.compile(
    r"\b(?:based|adapted|inspired|adaptation|remake|retelling|parody|spoof|version) (?:[a-z]+ )?(?:on|upon|from|by|of) "
    r"(?:[a-z]+ ){0,6}$"
)
_OWNS = re.compile(r"['’]s? ")
#: The same with "by": "adaptation of the novel Grey Ice by Karl Lind".
_MADE_BY = re.compile(r"\b(?:adaptation|remake|retelling|parody|spoof|version) of [^.;]{1,100} by (?:[a-z-]+ ){0,3}$")
#: Behind who plays a part.
_PLAYS = re.compile(
    r",? (?:co-?)?(?:stars?|starred|plays|played|appears?|appeared|portrays?|portrayed|voices) (?!by\b)"
)
_AS = re.compile(r" as (?:[A-Z]|an? |the |his |her )")
_STARRING = re.compile(
    r"\b(?:stars?|starring|starred|featuring|features|cast) (?:[^.;()]{0,60}(?:, | and ))?(?:[a-z-]+ ){0,2}$"
)
#: Before who worked at a studio, a part, and before a work that only came earlier.
_AT = re.compile(r"\b(?:at|for) (?:the )?$|\bas $")
_EARLIER = re.compile(
    r"\b(?:after|with the (?:film|movie|feature|short)|(?:won|known|acclaimed|nominated|award) for"
    r"(?: [A-Z](?:(?! by )[^.;]){0,50} and)?) $"
)
#: Before who is told of and does not appear, and who a work tells of.
_LIFE_OF = re.compile(
    r"\b(?:(?:life|death|career|story|lives|biography|rise) (?:and [a-z]+ )?of|relationship with) (?:the )?"
    r"(?:[A-Za-z-]+ ){0,4}$"
)
#: Before who wrote what a film is after: "based on a story by".
_BASED = re.compile(
    r"\b(?:[Bb]ased|after|[Aa]dapted) (?:\w+ )?(?:up)?(?:on|from) (?:(?! by )[^,.;])* by (?:[a-z-]+ ){0,3}"
    r"(?:[A-Z](?:(?! by )[^,.;])* and )?$"
)
#: Before who only made or played what a work is after: "a remake of the 1935 film of the same name, which starred".
_NAMESAKE = re.compile(
    r"\bof the same (?:name|title)(?: \([^()]{0,40}\))?(?:,? (?:which|that|whose)| (?:starring|directed|written|by))\b"
    r"[^.;]{0,100}$"
)
#: Before who only wrote the words: "with words by".
_WORDS_BY = re.compile(
    r"(?<!music and )(?<!score and )(?<!music & )\b(?:words|lyrics?|libretto|text|verses) (?:[a-z]+ )?by (?:the )?"
    r"(?:[a-z-]+ ){0,2}(?:[A-Z][^,.;]{1,40},? and )?$"
)
#: Before who only sang what others wrote: "and recorded by American country artist".
_SUNG_BY = re.compile(
    r"(?<!written and )(?<!composed and )(?<!wrote and )\b(?:recorded|performed|sung|covered|interpreted|popularized) "
    r"by (?:the )?(?:[A-Za-z-]+ ){0,4}$"
)
#: Between whoever wrote a stage work and its title, and between a work and who appears on what is made of it.
_STAGED = re.compile(r"['’]s? (?:[a-z]+ )?(?:ballet|opera|operetta|symphony|oratorio|concerto|play) [\"“'‘]?")
_ON_ITS = re.compile(
    r" (?:to )?(?:feature|appear|guest)[a-z]* on (?:(?:a|the|his|her|their) )?(?:remix|cover|version) of\b"
)
#: Before a work that another is only like or after: "is highly reminiscent of the 1938 film Grey Ice".
_LIKENED = re.compile(
    r"\b(?:reminiscent of|similar to|resembl(?:es|ed|ing)|compar(?:ed|able|ison)s? (?:to|with)|inspired by|"
    r"based (?:up)?on|"
    r"modell?ed (?:on|after)|(?:homage|tribute|references?|nod) to|(?:parody|spoof|remake) of) "
    r"(?:the |an? )?(?:\d{4} )?(?:[a-z-]+ ){0,4}[\"“'‘]?$"
)
#: Between those who made a work and another in which they only had some part: "both of whom were involved in the".
_ALSO_IN = re.compile(
    r"\b(?:of whom|who)\b[^,.;]{0,40}\b(?:involved|worked|collaborated|participated) (?:together )?(?:in|on|with) "
    r"(?:the )?(?:\d{4} )?(?:[a-z-]+ ){0,3}[\"“'‘]? ?$"
)
#: Between the title of another work and who made what that is after: '", adapted from the novel by'.
_AFTER_BOOK = re.compile(
    r"(?P<closes>[\"”])?\)?,? (?:(?:itself|loosely|also|both|partly|which (?:is|was)) ){0,2}"
    r"(?:based (?:up)?on|adapted from|inspired by|(?:an )?adaptation of) "
    r"(?!.{0,100}\b(?:based|adapted|inspired|adaptation)\b)"
    r"[^;.\"“”]{1,100}$"
)
#: What somebody made who stands behind "by", if it is only named: "a film by".
_MADE = frozenset("film movie feature documentary short comedy drama thriller western novel book story play".split())
#: Before who appears in a work, and is none himself: "the film co-stars Barbara Lind".
_STARS = re.compile(r"\b(?:(?:co-?)?stars?|(?:co-?)?starring|starred|featuring) $")
_CREDITS = frozenset(("cast.member", "written-by", "directed-by", "composer"))
_MUSIC = frozenset(("composer", "performed-by"))
#: Between a song and who made the music of the film: '"Ice" was its theme song; the score was composed by'.
_THE_SCORE = re.compile(r"[;,] (?:and |while )?(?:the|its) (?:[a-z]+ )?(?:score|music|soundtrack) (?:was|is|were)\b")
_SONGS = frozenset(("composer", "lyricist"))
_PLACES = frozenset(("set-in", "shot-in"))
#: Before what came earlier: "After his success with".
_AFTER_SUCCESS = re.compile(r"\b(?:success|work|debut|breakthrough) (?:with|of|on|in) (?:the )?(?:[a-z]+ )?[\"“]?$")
_TOLD_OF = re.compile(
    r"\b(?:follows?|tells|named|about|stars?|starring|portrays?|cent(?:er|re)s|focuses|revolves|concerns)\b"
    r"(?! by)[^.;\"“”]{0,70}$"
)


def may_be_credited(slots: Collection[str], text: str, who: Name, term: Thing, *, work: bool = False) -> bool:
    """Whether a name may stand in a relation to a work; `work` where it is known that the subject is one."""
    if _PLACES & set(slots):
        if not who.self and before(_AFTER_SUCCESS, text, who):
            return False
        return work or who.self or not before(_TOLD_OF, text, who)  # where the film is set that tells of her
    if _CREDITS & set(slots) and (before(_BASED, text, term) or before(_STARS, text, who)):
        return False
    if _CREDITS & set(slots) and before(_NAMESAKE, text, term):
        return False
    if "composer" in slots and before(_WORDS_BY, text, term):
        return False
    if _MUSIC & set(slots) and who.end <= term.start and _THE_SCORE.search(text, who.end, term.start):
        return False
    if _SONGS & set(slots) and before(_SUNG_BY, text, term):
        return False
    if "performed-by" in slots and term.end <= who.start and not who.self:
        return not (_STAGED.fullmatch(text, term.end, who.start) or _ON_ITS.match(text, term.end, who.start))
    if "after-work-by" in slots and _is_after_other_book(text, who, term):
        return False
    own = next((_OWN[one] for one in _OWN if one in slots), None)
    later = own is not None and term.end <= who.start and not who.self
    if later and (before(_LIKENED, text, who) or _ALSO_IN.search(text, term.end, who.start)):
        return False
    if own is None:
        return True
    if who.start > term.end and not who.self and before(_EARLIER, text, who):
        return False
    makes = "written-by" in slots or "directed-by" in slots
    if makes and (before(_AT, text, term) or _is_of_source(text, term)):
        return False
    if (makes or "cast.member" in slots) and before(_LIFE_OF, text, term):
        return False
    if "cast.member" in slots:
        return _is_told_so(own, text, term, _TRADES | _MADE)
    if _PLAYS.match(text, term.end) or _AS.match(text, term.end) and before(_STARRING, text, term):
        return False
    return _is_told_so(own, text, term, _TRADES if makes else _TRADES | _MADE)


def _is_after_other_book(text: str, work: Name, maker: Thing) -> bool:
    """Whether it is another title that is after the book of somebody: '"Ulm" based on a book by A, "Bonn" after B'."""
    told = _AFTER_BOOK.search(text, max(work.end, maker.start - 2 * _FAR), max(work.end, maker.start))
    return told is not None and told["closes"] is not None and any(map(str.isalnum, text[work.end : told.start()]))


def _is_of_source(text: str, term: Thing) -> bool:
    """Whether somebody only made what the work is after."""
    return (
        bool(_OWNS.match(text, term.end))
        and before(_AFTER, text, term)
        or (_MADE_BY.search(text, max(0, term.start - _FAR), term.start) is not None)
    )


def _is_told_so(own: Collection[str], text: str, term: Thing, trades: Set[str] = _TRADES) -> bool:
    """Whether the words before "by" name the relation, or none other: "animated by Karl Lind" tells of no writer."""
    first = max(0, term.start - _FAR)
    row = _ROW.search(text, first, term.start)
    if row is None or _WHO.match(text, term.end):
        return True
    done = _DONE.search(text, first, row.start())
    words = set(_WORD.findall(done[0])) if done else set()
    told = words & trades
    return not told or bool(words & set(own))
