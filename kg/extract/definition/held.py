"""The offices that a definition says somebody held, and when: "King of Sicily from 1295 until his death".

How: an office is a word for one with what it is of, "president of Poland"; the time stands right after it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.definition.heads import Item
from kg.extract.definition.scope import Scope
from kg.extract.offices import CLERGY, NOBLES, SERVANTS, SOVEREIGNS, STATE, in_any_case
from kg.extract.tenure import tenure
from kg.model import Name, Value

_RULERS = in_any_case(
    SOVEREIGNS, NOBLES, CLERGY, STATE, SERVANTS,
    ("Nuncio", "Legate", "Envoy"),
    ("Governor-General", "Governor General", "Pope", "Taoiseach", "Prince-Bishop", "Abbess", "Doge", "Ruler"),
)  # fmt: skip
#: "of Sicily", "of Lund and Malmö", "of Valle di Pero": what an office is of, up to the next office.
OF_WHAT = (
    r" of (?:the )?(?!(?:House|Order|Honou?r)\b)(?!St\. ?[a-z])(?:St\.[ -]{0,2})?[A-Z][\w'’-]+"
    rf"(?: (?!and (?:the )?(?:[A-Z]\w+ )?{_RULERS} of )(?!of the House )"
    r"(?:of |and |the |d[aeio] |del |della |e |y )*[A-Z][\w'’-]+)*"
)
#: What stands before the word for an office and belongs to it.
GRADES = (
    "[Vv]ice|[Dd]eputy|[Aa]cting|[Pp]rime|Lord|[Cc]hief|First|Federal|[Ll]ieutenant|[Ff]oreign|Grand|High|Attorney"
)
#: In quotation marks: 'of "Athenae"', as titular sees stand.
_QUOTED = r" of ?[\"“] ?[A-Z][^\"”\n()]{1,40}[\"”]"
#: Who is sent somewhere: "Apostolic Nuncio to Lund".
_TO = r"(?:(?<=uncio)|(?<=egate)|(?<=nvoy)|(?<=assador)) to (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
#: Who rules, governs or shepherds; of a company's officers other words of the definition tell.
_OFFICE = (
    rf"(?P<office>(?:(?:{GRADES}|[Tt]itular|[Aa]postolic|Crown|Holy Roman)[ -])?"
    rf"{_RULERS}(?: [Cc]onsort| [Dd]owager| [Rr]egnant)?(?:[ -][A-Z]\w+)*"
    rf"(?:{OF_WHAT}|{_QUOTED}|{_TO}|(?= (?:from|since|between) \d)))"
)
_ORDER = r"(?:the |an? )?(?:(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)|current|former|last|acting|incumbent) )*"
_SERVED = re.compile(
    r"(?:(?:who|and|having) )?(?:(?:also|later|then|first|briefly|previously) )?(?:(?:has|had) )?"
    rf"(?:served|serving|reigned|reigning|ruled|ruling) as {_ORDER}{_OFFICE}"
)
_FURTHER = re.compile(
    rf"(?:[,;](?: and)?| and)(?: (?:later|then|subsequently|also|previously))?(?: (?:served )?as)? {_ORDER}{_OFFICE}"
)
_DEATH = re.compile(r"\b(?:his|her) (?:own )?death$")
_KIND = re.compile(r" (?:dynasty|empire|kingdom|province|region|tribe)\b(?! [A-Z])")


def read_service(scope: Scope, at: int) -> int:
    """Read "who served as the president of Poland between 1990 and 1995", and what else somebody served as."""
    match = _SERVED.match(scope.text, at, scope.end) if scope.draft.is_a("Person") else None
    return _offices(scope, match) if match else at


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
    match = re.compile(_OFFICE).match(scope.masked, item.tokens[first].start, scope.end) if item.occupation else None
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
        if scope.cut and end >= scope.end or not kind and name.label.rpartition(" ")[2] in scope.ontology.demonyms:
            break  # "of the Chinese", who are no country
        term, reached = tenure(scope.text, end, scope.end)
        if _DEATH.search(scope.text, end, reached) and not any(slot == "q.end" for slot, _ in term):
            term = (*term, *(("q.end", day) for day in _death(scope)))
        scope.draft.fill("position", name, start, max(end, reached), "definition-office", 0.9, term)
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
