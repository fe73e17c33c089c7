"""What something is made from: "the 1995 novel W by A", "A's play W", "the novel of the same name by A"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from kg.extract.credit import meant_by
from kg.extract.definition.meaning import choose
from kg.extract.definition.scope import ARTICLE, Scope
from kg.extract.listed import split_names
from kg.extract.names import name_at
from kg.extract.patterns import Trigger
from kg.model import Name
from kg.names import bare_title, before_movie, name_key
from kg.ontology import Relation

_HIS = re.compile(r"(?:his|her) ")
_POSSESSIVE = re.compile(r"['’]s? ")
_SAME_NAME = re.compile(
    r"(?P<kind>[\w' -]{3,40}?) of the same (?:name|title)|(?:same-named|eponymous|"
    r"identically named) (?P<kind2>[\w -]{3,30}?)(?= by| of|[,.;]|$)"
)
_YEAR_WORDS = re.compile(
    r"(?:(?:the |an? |his |her |their )?(?:\d{4}|[12]\d{3}s|\d\dth[- ]century|best-?selling|classic|autobiographical|"
    r"award-winning|popular|acclaimed|unpublished|true|famous|historical|short|original|stage|earlier|first|"
    r"second|debut) )+"
)
#: What of a work is told to be taken: "based on characters and settings from the novel W".
_TAKEN = re.compile(
    r"(?:the |its |some )?(?:[a-z]+ )?"
    r"(?:characters?|settings?|events|themes|elements|chapters?|appendices|portions?|parts?)"
    r"(?: and (?:[a-z]+ )?[a-z]+)? (?:from|in|of) "
)
#: Behind the title of what has several parts: "the Taro Monogatari series".
_PARTS_AFTER = re.compile(
    r" (?P<kind>(?:[a-z-]+ ){0,3}?(?:series|trilogy|saga|franchise|novels|books|comics|manga|cartoons|stories))"
    r"(?: of (?:[a-z-]+ ){0,2}?(?:(?P<read>novels|books|comics|stories)|films|games))?"
    r"(?=[,.;)]| (?:and|by|of|written|created|which|that|in|from)\b|$)"
)
_BY = re.compile(r",? (?:written |created )?by (?=[A-Z])")
_CREDITED = re.compile(
    r" (?P<done>(?:written|directed|produced|created)(?: and (?:written|directed|produced|created))?) by (?=[A-Z])"
)
_NOUN = re.compile(r"(?P<noun>[a-z]+(?: [a-z]+)?), (?=[A-Z\"“'])")
_IN_ROW = frozenset(("follows", "followed-by"))
_UNTITLED = re.compile(r"[a-z][a-z\d -]{2,30}?(?=[.,;]| and |$)")
_MORE_TITLE = re.compile(r"(?:(?: (?:at|in|on|of|for|from|to|with|and|the|an?))+(?: [A-Z][\w'’-]*)+)+(?=,? by [A-Z])")


def state_work(scope: Scope, triggers: list[Trigger], preposition: str, at: int, start: int) -> int:
    """Read "the 1995 novel W by A", "A's play W", "the novel of the same name by A"."""
    triggers = [one for one in triggers if _leads_to_work(scope, one)]
    if not triggers:
        return at
    owner: Name | None = None
    taken = _TAKEN.match(scope.masked, at, scope.end) if preposition in ("on", "upon", "by") else None
    begin = at = taken.end() if taken else at
    name = _owner(scope, at)
    possessive = _POSSESSIVE.match(scope.text, name.end, scope.end) if name else None
    if name and possessive and scope.text[name.end : name.end + 2] in ("'s", "’s", "' ", "’ "):
        owner, begin = name, possessive.end()
    words = _YEAR_WORDS.match(scope.masked, begin, scope.end)
    begin = words.end() if words else ARTICLE.match(scope.text, begin).end()  # type: ignore[union-attr]
    same = _SAME_NAME.match(scope.masked, begin, scope.end)
    if same:
        kind = (same["kind"] or same["kind2"]).strip()
        cls = scope.noun_class(kind)
        if not cls:
            return at
        bare = before_movie(bare_title(scope.draft.passage.subject))
        work = Name(label=bare, start=same.start(), end=same.end(), classes=(cls,), local=True)
    elif owner and (untitled := _UNTITLED.match(scope.masked, begin, scope.end)) and scope.noun_class(untitled[0]):
        return untitled.end()  # "James Mills' 1972 novel": the work has no name, and its author is no source
    else:
        found = _after_noun(scope, begin) or split_names(scope.text, begin, scope.end, scope.ontology, scope.anchors)
        series = _PARTS_AFTER.match(scope.masked, found[0].end, scope.end) if len(found) == 1 else None
        if series and not found[0].classes:
            cls = "" if series["kind"] == "series" else scope.noun_class(series["kind"])
            parts = replace(found[0], classes=(cls if scope.ontology.is_a(cls, "Work") else "Work",))
            return _state_series(scope, triggers, parts, start, series)
        if not found or not found[0].classes and not owner or not scope.whole(found[0]):
            return at
        if not scope.ontology.is_any(found[0].classes, "Work"):
            return at
        work = _whole_title(scope, found[0])
        own = name_key(bare_title(scope.draft.passage.subject))
        work = replace(work, local=True) if name_key(work.label) == own else work
    relation = choose(scope, triggers, names=work.classes)
    if relation is None:
        return at
    scope.draft.state(relation, work, start, work.end, f"definition-{triggers[0].words[0]}-work", 0.93)
    end = work.end
    while scope.text[end : end + 1] in ("'", '"', "”", "’", "»"):
        end += 1
    bracket = re.compile(r" \([^()]*\)").match(scope.text, end, scope.end)
    end = bracket.end() if bracket else end
    own_crew = _credits_behind(scope, work, end)
    by = re.compile(r",? by ").match(scope.masked, end, scope.end) or own_crew
    owner = owner or _writer(scope, at, start)
    authors = (
        (owner,)
        if owner
        else split_names(scope.text, by.end(), scope.end, scope.ontology, scope.anchors, people=True)
        if by
        else ()
    )
    made = _credited(scope, work, own_crew["done"]) if own_crew and not owner else (_maker(scope, work),)
    for author, person in product(made, authors):
        if author and (person is owner or scope.whole(person)):
            scope.draft.state(
                author,
                replace(_without_body(person), classes=("Person",)),
                work.start,
                max(person.end, work.end),
                "definition-author-of-source",
                0.92,
                subject=work,
            )
            end = max(end, person.end)
    return end


def _maker(scope: Scope, work: Name) -> Relation | None:
    """How somebody made a work that is "by" him or her: a game's developer, a film's director, who wrote it."""
    ontology, classes = scope.ontology, work.classes
    if ontology.is_any(classes, "Song", "Album"):
        return None  # by who sang it or who wrote it
    if ontology.is_any(classes, "Game", "Film"):
        return ontology.slot("developed-by" if ontology.is_any(classes, "Game") else "directed-by", classes)
    written = scope.draft.triggers.by_word.get("written", ())
    return ontology.nearest(
        (
            one.relation
            for one in written
            if one.pattern.kind == "passive" and "by" in one.pattern.prepositions and not one.pattern.nouns
        ),
        classes,
    )


def _without_body(person: Name) -> Name:
    """The name without the body that somebody is of: "Karl Lind of Blue Door Pictures", not "Anna of Ulm"."""
    name, _, body = person.label.partition(" of ")
    if " " not in name or " " not in body:
        return person
    return replace(person, label=name, end=person.start + len(name))


def _credits_behind(scope: Scope, work: Name, at: int) -> re.Match[str] | None:
    """What a source is credited with behind its title: "the 1933 film W written and directed by A".

    It is the source's where as much was told of the subject before, or where a book is "written by A".
    """
    found = _CREDITED.match(scope.masked, at, scope.end)
    if found is None:
        return None
    book = found["done"] == "written" and scope.ontology.is_any(work.classes, "WrittenWork")
    told = {one.relation for one in scope.draft.claims if isinstance(one.subject, Name) and one.subject.self}
    done = [meant_by(f"{one} by", scope.draft.classes, scope.ontology) for one in found["done"].split(" and ")]
    return found if book or any(one and one.name in told for one in done) else None


def _credited(scope: Scope, work: Name, done: str) -> list[Relation | None]:
    """The relations that "written and directed" states of a work."""
    return [meant_by(f"{one} by", work.classes, scope.ontology) for one in done.split(" and ")]


def _leads_to_work(scope: Scope, trigger: Trigger) -> bool:
    """Whether the words lead to a work: "based on", or of a work "the sequel to"."""
    in_row = scope.draft.is_a("Work") and not _IN_ROW.isdisjoint(trigger.relation.slots)
    return in_row or scope.ontology.is_any(trigger.relation.range, "Work")


def _after_noun(scope: Scope, at: int) -> tuple[Name, ...]:
    """The title behind a noun and a comma: "the sequel to the 1994 film, W"."""
    noun = _NOUN.match(scope.masked, at, scope.end)
    cls = scope.noun_class(noun["noun"]) if noun else ""
    name = name_at(scope.text, noun.end(), scope.end, scope.anchors) if noun else None
    return (replace(name, classes=(cls,)),) if name and scope.ontology.is_a(cls, "Work") else ()


def _state_series(scope: Scope, triggers: list[Trigger], work: Name, start: int, series: re.Match[str]) -> int:
    """Read "the Taro Monogatari series", "the Taro series of novels by A"."""
    end = series.end()
    relation = choose(scope, triggers, names=work.classes)
    if relation:
        scope.draft.state(relation, work, start, work.end, f"definition-{triggers[0].words[0]}-series", 0.9)
    by = _BY.match(scope.masked, end, scope.end)
    people = split_names(scope.text, by.end(), scope.end, scope.ontology, scope.anchors, people=True) if by else ()
    read = by is not None and ("written" in by[0] or series["read"])
    author = scope.ontology.slot("author", ("WrittenWork",)) if read else None
    for person in people if relation else ():
        if author and scope.whole(person):
            person = replace(person, classes=("Person",))
            rule = "definition-author-of-source"
            scope.draft.state(author, person, work.start, person.end, rule, 0.92, subject=work)
        end = person.end
    return end


def _owner(scope: Scope, at: int) -> Name | None:
    """Whose work it may be: the name at `at`, or the one after what somebody is, "Norwegian writer A's play W"."""
    name = name_at(scope.text, at, scope.end, scope.anchors)
    if name is None or name.label in scope.ontology.demonyms:
        listed = split_names(scope.text, at, scope.end, scope.ontology, scope.anchors)
        person = bool(listed) and listed[0].classes == ("Person",)
        return listed[0] if person else name
    return name


def _writer(scope: Scope, at: int, start: int) -> Name | None:
    """Whose "his" is that begins at `at`: who is named right before "based on", which begins at `start`."""
    end = len(scope.text[:start].rstrip(" ,"))
    for one in scope.draft.claims if _HIS.match(scope.text, at) else ():
        if isinstance(one.object, Name) and one.object.end == end and "Person" in one.object.classes:
            return one.object
    return None


def _whole_title(scope: Scope, work: Name) -> Name:
    """The title to its end: the film's own, or where its author follows: "the novel Tomatoes at the Cafe by A"."""
    bare = bare_title(scope.draft.passage.subject)
    if scope.text.startswith(bare, work.start) and len(bare) > len(work.label):
        return replace(work, label=bare, end=work.start + len(bare), local=True)
    more = _MORE_TITLE.match(scope.text, work.end, scope.end)
    return replace(work, label=work.label + more[0], end=more.end()) if more else work
