"""When the subject was: "that existed from 1932 until 1945", "in 1916".

Every function takes the offset to read at and returns where what it understood ends, the same
offset where it understood nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.dates import find_dates, find_periods
from kg.extract.definition.scope import ARTICLE, Scope
from kg.extract.names import name_at
from kg.model import Value

RELATIVE = re.compile(r"(?:which|that|who)(?: (?:is|was|are|were|has been|had been|would be|has|had))? ")
_DURATION = re.compile(
    r"(?:existed|lasted|occurred|happened|ran|reigned|fought|stood|took place|operated|flourished|ruled|active|"
    r"waged|raged|in existence|held|spanning|lasting|existing|running)(?: in [A-Z][\w ]{2,30}?| primarily| mostly)? "
)
TIME_IN = re.compile(
    r"(?:in|on|since|during) (?=(?:the |early |mid|late |c\. |about )*(?:\d|[A-Z][a-z]{2,8}\.? \d|[a-z]+[ -]centur))"
)
_BEFORE_DATE = re.compile(r"(?:the |about |around |circa |c\. ?|early |late |mid-?)*")
#: What takes its time and leaves something behind: "built between 1886 and 1894".
_MADE = re.compile(
    r"\b(?:built|constructed|erected|made|carved|created|painted|sculpted|written|composed|rebuilt|designed)"
    r"(?: [a-z]+ly)? $"
)
_FROM = re.compile(r"(?:from|between) ")


def read_period(scope: Scope, at: int) -> int:
    """Read "(that existed) from 1932 until 1945", "between 1901 and 2000"."""
    relative = RELATIVE.match(scope.masked, at, scope.end)
    begin = relative.end() if relative else at
    verb = _DURATION.match(scope.masked, begin, scope.end)
    begin = verb.end() if verb else begin
    opening = _FROM.match(scope.masked, begin, scope.end)
    made = scope.draft.is_a("Work") and _MADE.search(scope.masked, 0, begin) is not None  # "painted from 1501 to 1504"
    if not opening or relative and not verb or scope.draft.is_a("Individual", "Work") and not (verb or made):
        return at
    for first, last in find_periods(scope.text, opening.end(), scope.end):
        if _BEFORE_DATE.fullmatch(scope.text, opening.end(), first.start):
            if not made and last.end <= scope.end and not (scope.cut and last.end >= scope.end):
                _state_period(scope, first, last, opening.start())
            return last.end
        break
    return read_events(scope, opening.end(), begin) if opening[0] == "from " and not made else at


def _state_period(scope: Scope, first: Value, last: Value, start: int) -> None:
    """How long the subject was there; "built between 1886 and 1894" tells of no end."""
    if _MADE.search(scope.masked, 0, start) and not scope.draft.is_a("Event"):
        scope.draft.fill("start", first, start, last.end, "definition-period", 0.9)
    else:
        scope.draft.period(first, last, start, last.end, "definition-period", 0.95)


def read_events(scope: Scope, at: int, start: int) -> int:
    """Read "from the Meiji Restoration in 1868 until the enactment of the 1947 constitution"."""
    until = re.compile(r" (?:until|to|till) ").search(scope.masked, at, min(scope.end, at + 90))
    dates = find_dates(scope.text, at, until.start()) if until else ()
    if not until or len(dates) != 1 or dates[0].end < until.start():
        return start
    stop = min(
        (mark for mark in (scope.masked.find(char, until.end(), scope.end) for char in ",;.") if mark > 0),
        default=scope.end,
    )
    last = find_dates(scope.text, until.end(), stop)
    name = name_at(scope.text, ARTICLE.match(scope.text, at).end(), dates[0].start)  # type: ignore[union-attr]
    scope.draft.fill("start", dates[0], start, dates[0].end, "definition-from-event", 0.9)
    if name:
        event = replace(name, classes=("Event",))
        scope.draft.fill("start-event", event, start, dates[0].end, "definition-from-event", 0.85)
        relation = scope.ontology.slot("on", ("Event",))
        if relation:
            scope.draft.state(
                relation, dates[0], name.start, dates[0].end, "definition-event-date", 0.85, subject=event
            )
    if last:
        scope.draft.fill("end", last[0], until.start() + 1, last[0].end, "definition-until-event", 0.85)
        return last[0].end
    return until.start()


def read_time(scope: Scope, at: int) -> int:
    """Read "in 1916", "on March 27, 2022" of an event."""
    match = TIME_IN.match(scope.masked, at, scope.end)
    dates = find_dates(scope.text, match.end(), scope.end) if match else ()
    if not match or not dates or not _BEFORE_DATE.fullmatch(scope.text, match.end(), dates[0].start):
        return at
    periods = find_periods(scope.text, match.end(), scope.end)
    if periods and periods[0][0].start == dates[0].start:
        if scope.draft.is_a("Event"):
            scope.draft.period(*periods[0], at, periods[0][1].end, "definition-in-period", 0.9)
        return periods[0][1].end
    if scope.draft.is_a("Event") and not (scope.cut and dates[0].end >= scope.end) and match[0] != "since ":
        scope.draft.fill("on", dates[0], at, dates[0].end, "definition-on", 0.9)
    return dates[0].end
