"""Names in running text: where one begins and ends.

In: text, a range, and the anchors of its links. Out: `Name`s with their offsets.
How: a name is an anchor, a title in italics or quotation marks, or a run of capitalised words with the particles,
initials and suffixes that belong inside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.articles.opening import LETTERS
from kg.extract.fields import fields_end
from kg.model import Anchor, Name

WORD = re.compile(
    r"[\w!?*+@$](?:[\w'’‘`´!?*+/@]|[-‐‑–·.&:](?=\w)|\.(?=,? ?[A-Z]\.))*(?:(?<=[^\W\d_])[.](?=[-\w]))?", re.UNICODE
)
_INITIAL = re.compile(r"(?:[A-Z]\.)+[A-Z][^\W\d_]{3,}|(?:[^\W\d_]\.)+(?:-[^\W\d_]\.)?|[^\W\d_]{1,2}\.(?:-[^\W\d_]\.)+")
_ABBREVIATION = re.compile(
    r"(?:Jr|Sr|St|Ste|Mr|Mrs|Ms|Dr|Prof|Sgt|Capt|Lt|Col|Gen|Maj|Rev|Hon|Mt|Ft|Inc|Ltd|Co|Corp|Bros|Pty|Cie|No|Vol|vs|"
    r"Ph\.D|S\.p\.A|Wm|Chas|Geo|Thos|Jos|Jas|Msgr|Fr|Gov|Sen|Rep|Adm|Cmdr|Esq|Mfg|Univ)\.(?!\w)"
)
_ITALIC = re.compile(r"''+ ?([^'\n](?:(?!'')[^\n]){0,150}?) ?''+(?!')")
_QUOTED = re.compile(r"\"([^\"\n]{1,120})\"|“([^”\n]{1,120})”|«([^»\n]{1,120})»|‘([^’\n]{2,80})’(?!\w)")
_PARTICLES = frozenset(
    "of the de del della delle dei degli de' di da das do dos du des d' la las le les el los al bin bint ibn ben abu "
    "van von vom zu zum zur den der ten ter het op y e i et und af av til ou o' 'n' n' upon sur in-law and for on in "
    "to at with a an from no".split()
)
_TITLE_ONLY = frozenset("and for on in to at with a an from no i e".split())  # inside a name these need a reason
_BODIES = re.compile(
    r"\b(?:Academy|Ministry|Department|School|Institute|Museum|College|Faculty|Board|Bureau|Cent(?:er|re)|Society|"
    r"Association|Federation|Agency|Office|Organi[sz]ation|Commission|Committee|Council|Conference|Fund|Administration|"
    r"Archives?|Hall|Chamber|Order|Library|Ministers?|Secretary|Minister|Church|Royal|National|International)\b"
)
_PAIRS = re.compile(
    r"(?:Trinidad|Bosnia|Antigua|Turks|Simon|Tyne|Dumfries|Perth|Newfoundland|Jammu|Romeo|Sodom|Hammer|"
    r"Rosencrantz|Brighton|Kensington|Dungeons|Saint Kitts|St\. Kitts|Wallis|Prince|War|Crime|Pride|Sense|"
    r"Holy See|Thurn)$"
)
# "Golden Horse Film Festival and Awards", "Department of Arts and Letters": never a name on its own
_LAST_PART = re.compile(r"(?:Awards|Sciences|Letters|Humanities|Technology|Gardens)\b(?! [A-Z])")
_CATEGORY = re.compile(r"(?:Best|Outstanding|Excellence|Lifetime)\b")
_SUFFIX = re.compile(
    r",? (?:Jr\.?|Sr\.?|I{2,3}|IV|VI{0,3}|IX|X{1,2}I{0,3}|Esq\.?|(?:Inc|Ltd|Corp|Co|LLC|L\.L\.C|LLP|Limited|"
    r"Incorporated|plc|PLC|S\.A|S\.p\.A|GmbH|AG|N\.V|B\.V)\.?)(?!\w)|, D\.C\.| \d{1,2}-bit (?:family|computers)\b"
)
#: Where the name of a part of the landscape ends, before what it is a part of: "Holm Volcanic Arc of the Caribbean".
LANDFORM = re.compile(
    r"(?<=\w )(?:Arc|Archipelago|Mountains|Mountain Range|Peninsula|Plateau|Highlands|Cordillera|Rift|Trench)"
    r"(?= of the [A-Z])"
)
#: A numeral with the full stop of the sentence that it ends.
ROMAN = re.compile(r" [IVX]+\.$")
#: Processes in which films are shot: no places.
FILM_PROCESS = re.compile(
    r"(?:(?:Techni|Eastman|Cine|Tru|Kinema|Agfa|Metro|Warner|Pathé)[Cc]olou?r|CinemaScope|Cinemascope|"
    r"VistaVision|(?:Super |Ultra )?Panavision(?: 70)?|IMAX|Cinerama|Techni(?:scope|rama)|Todd-AO|Kodachrome|"
    r"Super 35|(?:Color by )?De ?[Ll]uxe(?: Colou?r)?|Ansco ?Colou?r|(?:Ferrania|Geva|Fuji|Sov|Orwo|Multi)colou?r|"
    r"(?:Super|Warner|Regal|Mega|Fran|Dyali|Total)[Ss]cope|Prizma(?:color)?)"
)
#: Between the given and the family name: 'Otto "Big Bear" Holm'.
NICKNAME = re.compile(
    r" (?:\"(?P<plain>[A-Z][\w'-]{1,14}(?: [A-Z][\w'-]{1,14}){0,2})\"|"
    r"“(?P<curled>[A-Z][\w'’-]{1,14}(?: [A-Z][\w'’-]{1,14}){0,2})”)"
    r" (?=(?!The )[A-Z][a-z])"
)
_GIVEN = re.compile(r"[A-Z][^\W\d_]*\.?(?: [A-Z][^\W\d_]*\.?){0,2}")
_PREFIXED = re.compile(r"(?:a[a-z]|el|ul|ibn|d|l|dell|t|o|e|i)['’-][A-Z]")  # al-Hasan, d'Artagnan, iPod is not
_CAMPUS = re.compile(r", [A-Z]\w+(?: [A-Z]\w+)?")
_NUMBER_TAIL = re.compile(r"[ \u00a0](?:\d{1,3}|2[2-9]\d\d|[3-9]\d{3})(?![\w%,.]\d|\w)")
_POSSESSIVE_AFTER = re.compile(
    r" (?!(?:is|was|and|or|in|has|at|to|for|with|from|by|on|as|are|were|which|that|who)\b)[a-z0-9\"'“]"
)
#: Those of them that begin a name when a capital follows: "The Larks", "One Direction".
_MAY_BEGIN = frozenset(
    "the a an one two three four five six seven eight nine ten january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday another each".split()
)
#: Before whom "All" is part of a name: "All Souls College".
HALLOWED = "(?:Saints|Souls|Hallows)"
_HALLOWED = re.compile(rf"All {HALLOWED}(?:['’]|(?= [A-Z]))")
_MONTHS = frozenset("January February March April May June July August September October November December".split())
#: "Southern and Western Europe", "the Adriatic and Ionian Seas": the last name gives the first its noun.
_SHARED = re.compile(
    r"(?:, [A-Z][a-z]+(?:-[a-z]+)?)*,? (?:and|or|&) (?:the )?"
    r"(?:(?:North|South|East|West|Central)(?:ern|east|west|eastern|western)? (?P<region>(?!District)[A-Z][a-z]+)\b"
    r"(?! (?:[A-Z]|(?:regions|states|areas|parts|coasts|provinces|counties)\b))"
    r"|[A-Z][a-z]+ (?P<plural>(?:[Hh]emisphere|Sea|Ocean|River|Province|Island)(?=s\b)))"
)
_DIRECTION = re.compile(r"(?:(?:North|South|East|West)(?:-?(?:east|west))?(?:ern)?|Central)(?!\w)")
#: Written in capitals, and names of nothing; letters of honours among them.
NO_NAMES = frozenset("TV DVD VHS CD LP EP BCE AH GCVO KG KT VC CEO CFO COO CTO".split()) | {
    one for one in LETTERS if len(one) > 2
}
_UNNAMED = frozenset(
    "alongside between despite throughout within among amid across "
    "the a an it he she they this that these those in on at by for from with as he's his her its their i we there "
    "when while after before since until during although though but and or if who which what how some many most "
    "several one two three four five both each all other another such not january february march april june july "
    "august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)


#: Where a sentence begins whose predecessor has lost its full stop: "starring Karl Lind It was made".
_BEGINS_ANEW = re.compile(r"(?:It|He|She|They) (?:is|was|are|were|has|had|also|then|later|[a-z]+ed) ")
#: A day by its name too, which nobody bears: "Sunday 18 June 1815", "Sunday, June 18".
WEEKDAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def name_at(text: str, start: int, end: int, anchors: Sequence[Anchor] = ()) -> Name | None:
    """The name that begins at `start` and ends at most at `end`; None where none begins.

    >>> found = name_at("Metro-Goldwyn-Mayer, Inc. and others", 0, 36)
    >>> found.label, found.start, found.end
    ('Metro-Goldwyn-Mayer, Inc.', 0, 25)
    """
    for anchor in anchors:
        if anchor.start <= start < anchor.end <= end:
            stop = _suffix(text, anchor.end, end)
            if text[start:stop].strip():
                return Name(label=text[start:stop].strip(" '\"“”"), start=start, end=stop)
    for pattern in (_ITALIC, _QUOTED):
        match = pattern.match(text, start, end)
        if match:
            group = match.lastindex or 0
            label = match[group].strip(" ,.")
            if label and (label[0].isupper() or label[0].isdigit() or not label[0].islower()):
                return Name(
                    label=label, start=match.start(group), end=match.start(group) + len(match[group].rstrip(" ,."))
                )
            return None
    if WEEKDAY.match(text, start, end):
        return None
    stop = _run(text, start, end, anchors)
    landform = LANDFORM.search(text, start, stop)
    stop = landform.end() if landform else stop
    if stop <= start or text[start:stop] in NO_NAMES:
        return None
    direction = _DIRECTION.fullmatch(text, start, stop)
    shared = _SHARED.match(text, stop, end) if " " not in text[start:stop] else None
    noun = (shared["plural"] or direction and shared["region"]) if shared else None
    if noun:
        return Name(label=f"{text[start:stop]} {noun.title()}", start=start, end=stop)
    if direction and direction[0].endswith("ern"):
        return None  # an adjective alone
    return Name(label=text[start:stop], start=start, end=stop)


#: Where a name may begin; without anchors not with a word of small letters, as most words are.
_EDGE = re.compile(r"(?<![\w'’])(?=[\w'\"“«‘])")
_PLAIN_EDGE = re.compile(r"(?<![\w'’])(?![a-z]+[ ,.;:)])(?=[\w'\"“«‘])")


def find_names(text: str, start: int, end: int, anchors: Sequence[Anchor] = ()) -> tuple[Name, ...]:
    """Every name of text[start:end] that does not merely begin a sentence, in order."""
    names: list[Name] = []
    at = start
    edges = _EDGE if anchors else _PLAIN_EDGE
    while at < end:
        edge = edges.search(text, at, end)
        if not edge:
            break
        name = name_at(text, edge.start(), end, anchors)
        if name is None:
            word = WORD.match(text, edge.start(), end)
            at = word.end() if word else edge.start() + 1
            continue
        if name.end == end and ROMAN.search(name.label):  # "World War I." ends the sentence
            name = replace(name, label=name.label[:-1], end=end - 1)
        names.append(name)
        at = max(name.end, edge.start() + 1)
    return tuple(names)


def is_capital(word: str) -> bool:
    """Whether a word is written as names are: "Lund", "al-Hasan", no "iPod"."""
    if word[:1].isupper() or _PREFIXED.match(word):
        return True
    first = next((char for char in word if char.isalpha()), "")
    return bool(first) and (first.isupper() or not first.islower())


def _run(text: str, start: int, end: int, anchors: Sequence[Anchor]) -> int:
    """The end of the run of capitalised words that begins at `start`, or `start`."""
    at, stop = start, start
    previous = ""
    pending = False  # particles since the last capitalised word
    ahead = [one.start for one in anchors if one.start > start]
    while at < end:
        if at in ahead and not pending:
            break
        match = _INITIAL.match(text, at, end) or _ABBREVIATION.match(text, at, end) or WORD.match(text, at, end)
        if not match:
            break
        word = match[0].rstrip(":?*/") if stop > start else match[0].rstrip(":")
        if not word:
            break
        finish = at + len(word)
        if is_capital(word):
            if stop == start and word.lower() in _UNNAMED and (
                word.lower() not in _MAY_BEGIN
                or not _follows_capital(text, finish, end)
                or word in _MONTHS and text[finish + 1].isdigit()
            ) and not _HALLOWED.match(text, at, end):
                break
            if stop > start and text[stop - 1] == "." and word.lower() in _UNNAMED:
                break
            if stop > start and _BEGINS_ANEW.match(text, at, end):
                break
            if pending and previous in _TITLE_ONLY and not _joins(text, start, stop, at, end, previous):
                break
            stop, pending = finish, False
        elif (
            stop > start
            and word.lower() in _PARTICLES
            or stop == start
            and word in ("de", "von", "van", "al", "bin", "ibn")
        ):
            # of several particles the first decides: "China and the United States" are two names
            previous = previous if pending and previous in _TITLE_ONLY else word.lower()
            pending = True
        elif (
            stop > start and not pending and word.isdigit() and len(word) < 5 and _NUMBER_TAIL.match(text, at - 1, end)
        ):
            stop = finish
        elif (
            stop == start
            and word[:1].isdigit()
            and not word.isdigit()
            and _follows_capital(text, finish, end)
            and re.fullmatch(r"\d+(?:st|nd|rd|th)", word)
        ):
            pass
        else:
            break
        if (
            word.endswith(("'s", "’s"))
            and stop == finish
            and (
                _POSSESSIVE_AFTER.match(text, finish, end)
                or " " in text[start:finish]
                and text[finish : finish + 1] == " "
            )
        ):
            return finish - 2
        if text[finish : finish + 1] not in (" ", "\u00a0"):
            break
        at = finish + 1
        nickname = NICKNAME.match(text, finish, end) if stop == finish and _GIVEN.fullmatch(text, start, stop) else None
        if nickname and _first_word(text, nickname.end()) not in _UNNAMED:
            at, pending = nickname.end(), False
            continue
        if text[at : at + 2] == "& " and stop == finish:
            at += 2
            if not text[at : at + 1].isupper():
                break
    while stop > start and text[stop - 1] in "'’":
        stop -= 1
    return _suffix(text, fields_end(text, start, stop, end), end) if stop > start else start


def _first_word(text: str, at: int) -> str:
    word = WORD.match(text, at)
    return word[0].lower() if word else ""


def _follows_capital(text: str, at: int, end: int) -> bool:
    return text[at : at + 1] == " " and at + 1 < end and (text[at + 1].isupper() or text[at + 1].isdigit())


def _joins(text: str, start: int, stop: int, at: int, end: int, particle: str) -> bool:
    """Whether "X and Y" or "X for Y" is one name: "Academy of Motion Picture Arts and Sciences"."""
    name = text[start:stop]
    if particle in ("and", "for"):
        if text[stop:at].endswith("and the "):
            return False
        if (
            particle == "and"
            and (_PAIRS.search(name) or _LAST_PART.match(text, at, end) and " " in name)
            or particle == "for"
            and _CATEGORY.match(text, at, end)
            and name.endswith(("Award", "Awards"))
        ):
            return True
        return bool(_BODIES.search(name) and (" of " in name or particle == "for") and not _BODIES.match(text, at, end))
    return particle in ("i", "e") or bool(
        re.search(r"(?:Award|Prize|Festival|Medal|Institute)s?$", name) and particle == "in"
    )


def _suffix(text: str, stop: int, end: int) -> int:
    if text.endswith(("University of California", "California State University"), 0, stop):
        match = _CAMPUS.match(text, stop, end)
        stop = match.end() if match else stop
    while True:
        match = _SUFFIX.match(text, stop, end)
        if not match or match[0].startswith(", D.C.") and not text.endswith("Washington", 0, stop):
            return stop
        stop = match.end()
        if text[stop - 1] == "." and match[0].strip(" ,.") in ("II", "III", "IV"):
            return stop - 1
