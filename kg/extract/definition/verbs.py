"""Verb phrases after the head: "written, produced and directed by A", "founded in 1932 by B in P"."""

from __future__ import annotations

import re

from kg.extract.definition.objects import state_objects
from kg.extract.definition.scope import PREPOSITION, Scope
from kg.extract.definition.times import TIME_IN, read_period, read_time
from kg.extract.patterns import Trigger

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_ADVERB = re.compile(
    r"(?:(?:[a-z]+ly|also|first|later|then|both|now|still|currently|once|soon|best|most|largely|jointly|together) )+"
)
#: Who fights beside the last of those named: "fought between A and B and its allies".
_BESIDE = re.compile(
    r" and (?:its|their|his|her) (?:[a-z-]+ ){0,2}(?:allies|states|forces|colonies|vassals|partners|"
    r"supporters|dominions)(?= )"
)
#: Before a date as "in" is: "founded around 1200".
_ROUGHLY = re.compile(r"(?:around|about) (?=\d)")
_AS_ROLE = re.compile(r"as (?:an?|the) [a-z][a-z -]{2,40}?(?= (?:in|on|by) )")


def read_verbs(scope: Scope, at: int, finite: bool = False) -> int:
    """Read "written, produced and directed by A", "founded in 1932 by B in P"."""
    start = at
    group: list[tuple[list[Trigger], str]] = []
    end = at
    while True:
        adverb = _ADVERB.match(scope.masked, at, scope.end)
        at = adverb.end() if adverb else at
        found = find_triggers(scope, at, finite)
        if not found:
            break
        end = at + len(" ".join(found[0].words))
        match = re.compile(r" (\w+)(?=(?:,? and |, | & ))").match(scope.masked, end, scope.end)
        by = match[1] if match and any(match[1] in one.pattern.prepositions for one in found) else ""
        group.append((found, by))
        if by and match:
            end = match.end()
        separator = re.compile(r"(?:,? and |, | & |/)(?=[a-z])").match(scope.masked, end, scope.end)
        if not separator or not find_triggers(scope, separator.end(), finite):
            break
        at = separator.end()
    if not group:
        return start
    for earlier in range(len(group) - 2, -1, -1):  # "directed, produced by, and starring A"
        found, by = group[earlier]
        shared = group[earlier + 1][1] if not by and not any("" in one.pattern.prepositions for one in found) else by
        group[earlier] = found, shared
    return read_complements(scope, group, end, start)


def find_triggers(scope: Scope, at: int, finite: bool) -> list[Trigger]:
    """The verb patterns that begin at `at`, of the longest words."""
    word = _WORD.match(scope.masked, at, scope.end)
    forms = ("participle", "gerund", "past", "third", "base") if finite else ("participle", "gerund")
    found: list[Trigger] = []
    for one in scope.draft.triggers.by_word.get(word[0].lower(), ()) if word else ():
        if one.form not in forms or found and len(one.words) < len(found[0].words):
            continue
        if (
            one.pattern.nouns
            or one.pattern.kind not in ("passive", "active")
            or one.pattern.kind == "passive"
            and one.form != "participle"
        ):
            continue
        if one.pattern.kind == "active" and one.form == "participle":
            continue
        words = " ".join(one.words)
        if (
            scope.masked[at : at + len(words)].lower() == words
            and not scope.masked[at + len(words) : at + len(words) + 1].isalnum()
        ):
            found.append(one)
    return found


def read_complements(scope: Scope, group: list[tuple[list[Trigger], str]], at: int, start: int) -> int:
    """The objects after the verbs: one without preposition, then those with, as long as they are understood."""
    reached = at
    space = scope.masked[at : at + 1] == " "
    bare = [one for found, by in group if not by for one in found if "" in one.pattern.prepositions]
    shared = [[one for one in found if by in one.pattern.prepositions] for found, by in group if by]
    if space and bare:
        match = PREPOSITION.match(scope.masked, at + 1, scope.end)
        for triggers in (bare, *shared) if not match else ():  # "directed by and starring A"
            end = state_objects(scope, triggers, "", at + 1, start) if triggers else reached
            reached = max(reached, end) if end > at + 1 else reached
    for _ in range(4):
        beside = _BESIDE.match(scope.masked, reached, scope.end)
        reached = beside.end() if beside else reached
        match = (
            PREPOSITION.match(scope.masked, reached + 1, scope.end)
            if scope.masked[reached : reached + 1] == " "
            else None
        )
        if not match and scope.masked[reached : reached + 2] == ", ":
            match = PREPOSITION.match(scope.masked, reached + 2, scope.end)
        if not match:
            break
        furthest = reached
        preposition = "in" if _ROUGHLY.match(scope.masked, match.start(1), scope.end) else match[1]
        role = _AS_ROLE.match(scope.masked, match.start(), scope.end)
        if role:  # "established as a pulp mill in 1865"
            reached = role.end()
            continue
        for found, by in group:
            own = [one for one in found if preposition in one.pattern.prepositions and by in ("", preposition)]
            if not own and found is not group[-1][0] and match[1] == "by":  # "starring and produced by A"
                own = [one for one in found if "" in one.pattern.prepositions]
            if own:
                end = state_objects(scope, own, preposition, match.end(), start)
                furthest = max(furthest, end) if end > match.end() else furthest
        if furthest == reached:
            skipped = read_time(scope, match.start()) if TIME_IN.match(scope.masked, match.start(), scope.end) else 0
            if match[1] in ("from", "between"):
                skipped = read_period(scope, match.start())
            if skipped > match.start():
                reached = skipped
                continue
            break
        reached = furthest
    return reached if reached > at else start
