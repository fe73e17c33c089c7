"""The offices that a definition says somebody held, and when: "King of Sicily from 1295 until his death".

How: an office is a word for one with what it is of, "president of Poland"; the time stands right after it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.definition.heads import Item
from kg.extract.definition.scope import Scope
from kg.extract.offices import CLERGY, NOBLES, RANKS, SERVANTS, SOVEREIGNS, STATE, either, in_any_case
from kg.extract.tenure import again, tenure
from kg.model import Name, Value

_RULERS = in_any_case(
    SOVEREIGNS, NOBLES, CLERGY, STATE, SERVANTS,
    ("Nuncio", "Legate", "Envoy"),
    ("Governor-General", "Governor General", "Pope", "Taoiseach", "Prince-Bishop", "Abbess", "Doge", "Ruler"),
)  # fmt: skip
#: Behind the first word of what an office is of or for.
_MORE = (
    rf"(?: (?!and (?:the )?(?:[A-Z]\w+ )?{_RULERS} (?:of|for) )(?!of the House )"
    r"(?:of |and |the |d[aeio] |del |della |e |y )*[A-Z][\w'’-]+)*"
)
#: "Minister for Health", "Secretary of State for the Home Department": what a minister is for.
_FOR_WHAT = (
    r"(?:(?<=inister)|(?<=cretary)|(?<=of State)) for (?:the )?"
    rf"(?!(?:President|Prime|King|Queen|Governor)\b)[A-Z][\w'’-]+{_MORE}"
)
#: "of Sicily", "of Lund and Malmö", "of Valle di Pero", "of the Lund–Ulm Union": what an office is
#: of, up to the next office.
OF_WHAT = (
    r"(?: of (?:the )?(?!(?:House|Order|Honou?r)\b)(?!St\. ?[a-z])(?:St\.[ -]{0,2})?[A-Z](?:[\w'’-]|–(?=[A-Z]))+"
    rf"{_MORE}(?:{_FOR_WHAT})?|{_FOR_WHAT})"
)
#: What stands before the word for an office and belongs to it.
GRADES = (
    "[Vv]ice|[Dd]eputy|[Aa]cting|[Pp]rime|Lord|[Cc]hief|First|Federal|[Ll]ieutenant|[Ff]oreign|Grand|High|Attorney|"
    "(?:Parliamentary |Permanent )?Under|Assistant"
)
#: In quotation marks: 'of "Athenae"', as titular sees stand.
_QUOTED = r" of ?[\"“] ?[A-Z][^\"”\n()]{1,40}[\"”]"
#: Who is sent somewhere: "Apostolic Nuncio to Lund".
_TO = r"(?:(?<=uncio)|(?<=egate)|(?<=nvoy)|(?<=assador)) to (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
#: Who rules, governs or shepherds; of a company's officers other words of the definition tell.
_OFFICE = (
    rf"(?P<office>(?:(?:United States|U\.S\.) )?(?:(?:{GRADES}|[Tt]itular|[Aa]postolic|Crown|Holy Roman)[ -])?"
    rf"{_RULERS}(?: [Cc]onsort| [Dd]owager| [Rr]egnant)?(?:[ -][A-Z]\w+)*"
    rf"(?:{OF_WHAT}|{_QUOTED}|{_TO}|(?= (?:from|since|between) \d)))"
)
_EMPIRE = "Holy Roman "
_ORDER = r"(?:the |an? )?(?:(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)|current|former|last|acting|incumbent) )*"
_SERVED = re.compile(
    r"(?:(?:who|and|having) )?(?:(?:also|later|then|first|briefly|previously) )?(?:(?:has|had) )?"
    rf"(?:(?:served|serving|reigned|reigning|ruled|ruling) as|(?<=who )(?:was|is)) {_ORDER}{_OFFICE}"
)
_FURTHER = re.compile(
    rf"(?:[,;](?: and)?| and)(?: (?:later|then|subsequently|also|previously))?(?: (?:served )?as)? {_ORDER}{_OFFICE}"
)
#: Behind the subject's name: ", 3rd Earl of Ulm,", ", Duke of Ulm (".
_STYLED = re.compile(
    r"(?:,? ?[\x01\x02]{1,99})?\s?, (?:the )?(?P<nth>\d+(?:st|nd|rd|th) )?"
    rf"(?P<office>(?:(?:Grand|Hereditary) )?{either(SOVEREIGNS, NOBLES, CLERGY)}{OF_WHAT})(?=[\s\x01\x02]*(?:,|$))"
)
#: Of honours: "4th Earl of Ask DL".
_LETTERS = re.compile(r"(?: [A-Z]{2,})+$")
#: Titles that are borne without an office.
_BORNE = ("Prince", "Lord", "Lady", "Infant", "Dauphin", "Hereditary")
#: Who is numbered as peers are, and is none: "2nd Bishop of Ulm".
_CLERIC = re.compile(either(CLERGY))
_OF_THE = re.compile(r"(?:King|Queen|Emperor|Empress|Prince|Princess) of the ([\w'’ -]+(?<!s))$")
_DEATH = re.compile(r"\b(?:his|her) (?:own )?death$")
#: Of a dynasty an emperor alone has his office; a king belongs to it: "king of the Ask dynasty".
_OF_DYNASTY = re.compile(rf"(?!Emp){either(SOVEREIGNS, NOBLES)}\b.* dynasty$", re.IGNORECASE)
_KIND = re.compile(r" (?:dynasty|empire|kingdom|province|region|tribe)\b(?! [A-Z])")


def read_service(scope: Scope, at: int) -> int:
    """Read "who served as the president of Poland between 1990 and 1995", and what else somebody served as."""
    match = _SERVED.match(scope.text, at, scope.end) if scope.draft.is_a("Person") else None
    return _offices(scope, match) if match else at


def state_styles(scope: Scope, start: int, verb: int) -> None:
    """State the titles that stand behind the name before the verb: "Karl II, Duke of Ulm, Count of Ask, was"."""
    at = re.compile(r"[^,\x01\x02]{1,60}").match(scope.masked, start, verb) if scope.draft.is_a("Person") else None
    found = _STYLED.match(scope.masked, at.end(), verb) if at and scope.draft.subject[0] >= 0 else None
    while found:
        first, office = found.start("office"), _LETTERS.sub("", found["office"])
        end = first + len(office)
        name = Name(label=office, start=first, end=end, classes=("Position",))
        if (land := _OF_THE.match(office)) and land[1] not in scope.ontology.places:
            break  # "Sue Lind, Queen of the Night, was a singer"
        borne = found["nth"] and not _CLERIC.match(office) or office.startswith(_BORNE)
        scope.draft.fill("noble-title" if borne else "position", name, first, end, "definition-style", 0.9)
        found = _STYLED.match(scope.masked, found.end(), verb)


def find_service(scope: Scope, at: int) -> int:
    """Read the first such clause of a sentence that begins with no "was": "A, son of B, reigned as Prince of C"."""
    match = _SERVED.search(scope.masked, at, scope.end) if scope.draft.is_a("Person") else None
    return _offices(scope, match) if match else at


def read_held(scope: Scope, item: Item) -> int:
    """Read "was the King of Sicily from 1295": the office that heads the definition; 0 where it is none."""
    first = len(item.tokens) - len(item.known.split())
    while (
        first and item.tokens[first - 1].text.istitle() and item.tokens[first - 1].text not in scope.ontology.demonyms
    ):
        first -= 1
    bare = scope.draft.is_a("Person") and item.head.lower() in RANKS  # "the 3rd United States Secretary of the Navy"
    known = first < len(item.tokens) and (item.occupation or bare)
    start = item.tokens[first].start if known else 0
    start -= len(_EMPIRE) if scope.masked.endswith(_EMPIRE, 0, start) else 0
    match = re.compile(_OFFICE).match(scope.masked, start, scope.end) if known else None
    return _offices(scope, match) if match and match.end() >= item.end else 0


def _offices(scope: Scope, match: re.Match[str] | None) -> int:
    """State an office with its time, and those that are coordinated with it."""
    reached = 0
    while match:
        start, end = match.span("office")
        name = Name(label=_unquoted(match["office"]), start=start, end=end, classes=("Position",))
        kind = _KIND.match(scope.masked, end, scope.end)  # "emperor of the Han dynasty"
        if kind:
            name = replace(name, label=f"{name.label}{kind[0]}", end=kind.end())
            end = kind.end()
        if _OF_DYNASTY.match(name.label):
            break
        if scope.cut and end >= scope.end or not kind and name.label.rpartition(" ")[2] in scope.ontology.demonyms:
            break  # "of the Chinese", who are no country
        term, reached = tenure(scope.text, end, scope.end)
        if _DEATH.search(scope.text, end, reached) and not any(slot == "q.end" for slot, _ in term):
            term = (*term, *(("q.end", day) for day in _death(scope)))
        scope.draft.fill("position", name, start, max(end, reached), "definition-office", 0.9, term)
        further, later = again(scope.text, reached, scope.end)
        if further:
            scope.draft.fill("position", name, start, later, "definition-office", 0.9, further)
            reached = later
        match = _FURTHER.match(scope.text, reached, scope.end)
    return reached


def _death(scope: Scope) -> tuple[Value, ...]:
    """When somebody died, as the brackets behind the name have told."""
    relation = scope.ontology.slot("died.date", scope.draft.classes)
    told = (one.object for one in scope.draft.claims if relation and one.relation == relation.name)
    return tuple(day for day in told if isinstance(day, Value))[:1]


def _unquoted(office: str) -> str:
    """The office without quotation marks around what it is of."""
    return re.sub(r" ?[\"“] ?|[\"”]$", lambda mark: "" if mark.end() == len(office) else " ", office)
