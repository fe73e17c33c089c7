"""What stands after a verb or noun with its preposition: dates, places, works, people, concepts.

How: the ontology's patterns say which relations the words may mean; the subject's classes and what
the object looks like decide between them. Nothing is stated for an object that may be cut short.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.dates import find_dates, find_periods
from kg.extract.definition.meaning import admits, choose, fitting, wants_place
from kg.extract.definition.places import PLACE_FIRST, skip_region, split_country, state_chain, state_places
from kg.extract.definition.scope import ARTICLE, COMPANY, FORCE, Scope, names_country
from kg.extract.definition.sources import state_work
from kg.extract.definition.taxa import state_range
from kg.extract.listed import split_names, split_places
from kg.extract.names import FILM_PROCESS, name_at
from kg.extract.offices import NOBLES, RANKS, SOVEREIGNS, either
from kg.extract.patterns import Trigger
from kg.extract.prose.naming import is_bare_rank, is_graded, names_company
from kg.model import Concept, Name, Value
from kg.ontology import Relation

_NO_CONCEPT = re.compile(
    r"^(?:an?|his|her|its|their|which|that|order|addition|or|certain|various|many|some|several|other|different)\b|"
    r"^(?:largest|biggest|smallest|greatest|highest|oldest|most|is|are|was|were|has|have|can|may|it)\b|"
    r"^(?:preceding|succeeding|following|including)\b|\b(?:asked|used|made|related|based)$|"
    r" (?:originating|stemming|coming|dating|belonging|arising|consisting|ranging|pertaining|relating)$"
)
_BEFORE_DATE = re.compile(r"(?:the |about |around |circa |c\. ?|early |late )*")
#: "the eleventh episode of the fourth season of X" is one of X.
_SEASON = re.compile(r"(?:the )?(?:[\w-]+ ){0,3}?(?:season|series) of (?:the )?")
_CONCEPTS = re.compile(
    r"(?:the )?(?:(?:fields?|study|areas?|sciences?|disciplines?) of (?:the )?)?"
    r"([a-z][\w&'-]*(?: (?:& )?[a-z][\w'-]*){0,3}?)(?: \x01+)?(?:(, and |, | and |,? as well as )|(?=[.;]|$| in |"
    r" for | at | with | that | which | to | by | on | from ))"
)


#: A noun that says nothing without what it is of, and then neither does the one before it.
_LEADS_ON = re.compile(r"(?:the )?[a-z][\w'-]* of ")

#: Between a name and one more office of the same person: "Karl Lind, the Crown Prince and Supreme Commander".
_APPOSED = re.compile(r", (?:then )?the [A-Z]")
_AND_OF = re.compile(r",? and of (?:the )?(?=[A-Z])")
_HEADS = frozenset(("leader", "head", "chief", "chair"))
#: What somebody is called by rank and land, and no body that he belongs to.
_TITLE = re.compile(rf"{either(SOVEREIGNS, NOBLES)} of (?:the )?[A-Z]")


def state_objects(scope: Scope, triggers: list[Trigger], preposition: str, at: int, start: int) -> int:
    """State the triggers' relations for what begins at `at`; return where it ends, `at` for nothing."""
    for first, last in find_periods(scope.text, at, scope.end)[:1] if scope.draft.is_a("Event") else ():
        if first.start - at < 5 and not (scope.cut and last.end >= scope.end):  # "fought on July 1–3, 1863"
            scope.draft.period(first, last, start, last.end, "definition-verb-period", 0.94)
            return last.end
    dates = find_dates(scope.text, at, min(scope.end, at + 40))
    if (
        dates
        and _BEFORE_DATE.fullmatch(scope.text, at, dates[0].start)
        and not (dates[0].datatype == "xsd:gYear" and scope.text.startswith("the ", at))  # "the 1951 novel"
        and not (scope.cut and dates[0].end >= scope.end)
    ):
        relation = choose(scope, triggers, dates=True)
        if relation:
            scope.draft.state(
                relation,
                fitting(scope, relation, dates[0]),
                start,
                dates[0].end,
                f"definition-{triggers[0].words[0]}-date",
                0.94,
            )
        return dates[0].end
    if dates and dates[0].start == at:
        return at
    ranged = state_range(scope, triggers, preposition, at, start) if preposition else at
    if ranged > at:
        return ranged
    same = state_work(scope, triggers, preposition, at, start)
    if same > at:
        return same
    begin = ARTICLE.match(scope.text, at).end()  # type: ignore[union-attr]
    if any("part-of-series" in one.relation.slots for one in triggers):
        season = _SEASON.match(scope.text, begin, scope.end)
        begin = season.end() if season else begin
    if preposition in PLACE_FIRST and any(wants_place(scope, one.relation) for one in triggers):
        begin = max(begin, skip_region(scope, at))
    people = any(scope.ontology.admits(one.relation.range, ("Person",)) and one.relation.range for one in triggers)
    listed = split_names(scope.text, begin, scope.end, scope.ontology, scope.anchors, people=people)
    owned = re.compile(r"['’]s (?=[A-Z])").match(scope.text, listed[-1].end, scope.end) if listed else None
    if owned and len(listed) == 1:  # "A's B Pictures": the company, not its owner
        owner, listed = listed[0], split_names(scope.text, owned.end(), scope.end, scope.ontology, scope.anchors)
        if listed and listed[0].label.lower() in scope.ontology.nouns:  # "the Chief Executive's Office"
            whole = scope.text[owner.start : listed[0].end]
            listed = (replace(listed[0], label=whole, start=owner.start), *listed[1:])
    names = [full_name(scope, one) if people else one for one in listed if scope.whole(one)]
    if names:
        if preposition == "by" and scope.draft.is_a("Work"):
            state_trades(scope, at, names[0], start)
        return state_names(scope, triggers, preposition, at, start, names)
    relation = choose(scope, triggers, names=("Concept",))
    known = (
        preposition in ("in", "to")
        or preposition == "by" and relation is not None and "has-cause" in relation.slots
        or preposition == "" and not scope.draft.is_a("Agent", "Work", "Place", "Product")
    )
    if relation and known and set(relation.range) & {"Concept", "Entity"}:
        return state_concepts(scope, relation, at, start)
    return at


def state_row(scope: Scope, triggers: list[Trigger], preposition: str, at: int, start: int) -> int:
    """The same for all that the preposition is said of once more: "a son of A, the Lord of Ulm, and of B"."""
    end = state_objects(scope, triggers, preposition, at, start)
    again = _AND_OF.match(scope.text, end, scope.end) if preposition == "of" and end > at else None
    while again:
        further = state_objects(scope, triggers, preposition, again.end(), start)
        if further == again.end():
            break
        end = further
        again = _AND_OF.match(scope.text, end, scope.end)
    return end


def _is_apposed_title(scope: Scope, end: int, name: Name) -> bool:
    """Whether it is an office of whom the name before tells: "Karl Lind, the Crown Prince and Supreme Commander"."""
    last = name.label.partition(" of ")[0].rpartition(" ")[2].lower()
    apposed = _APPOSED.match(scope.text, end, name.start + 1) is not None
    return apposed and (last in RANKS or last in _HEADS or last in scope.ontology.occupations)


def state_names(scope: Scope, triggers: list[Trigger], preposition: str, at: int, start: int, names: list[Name]) -> int:
    """State the triggers' relations for names: a chain of places, or people and things."""
    process = FILM_PROCESS.fullmatch(names[0].label) is not None  # "filmed in DeLuxe Color": no place
    places = [one for one in triggers if wants_place(scope, one.relation) and not process]
    if places and preposition in (*PLACE_FIRST, "to") and not any(one.classes for one in names[:1]):
        chain = tuple(without_doubles(scope, list(split_places(scope.text, names[0].start, scope.end, scope.anchors))))
        within = (
            re.compile(r" in (?:the )?(?=[A-Z])").match(scope.text, chain[0].end, scope.end)
            if len(chain) == 1
            else None
        )
        wider = split_places(scope.text, within.end(), scope.end, scope.anchors) if within else ()
        if wider and preposition == "at":  # "at the Dolby Theatre in Hollywood"
            chain = (*chain, *wider)
        chain = split_country(scope, chain)
        relation = choose(scope, places, names=scope.guess(names[0], False) or ("Place",)) or choose(
            scope, places, names=("Country",)
        )
        if chain and relation and scope.whole(chain[0]):
            first = chain[0]
            countryless = set(relation.range) == {"Country"} and not names_country(first.label, scope.ontology)
            if countryless:
                relation = scope.ontology.slot("located", scope.draft.classes)
                if relation is None:
                    return at
            if first.label in scope.ontology.countries:
                first = scope.country(first)
            if relation.name in {one.name for one in scope.ontology.filling("located")}:
                return state_places(scope, chain, start)
            scope.draft.state(
                relation,
                replace(first, classes=first.classes or scope.guess(first, False) or ("Place",)),
                start,
                chain[-1].end if len(chain) > 1 else first.end,
                f"definition-{triggers[0].words[0]}-{preposition}",
                0.92,
            )
            state_acronym(scope, first)
            state_chain(scope, [one for one in chain if scope.whole(one)])
            both = re.compile(r" and (?:the )?(?=[A-Z])").match(scope.text, first.end, scope.end)
            other = name_at(scope.text, both.end(), scope.end, scope.anchors) if both and len(chain) == 1 else None
            if other and other.label in scope.ontology.countries and scope.whole(other):  # "of England and Wales"
                scope.draft.state(
                    relation, scope.country(other), start, other.end, f"definition-{triggers[0].words[0]}-both", 0.9
                )
                return other.end
            return chain[-1].end
    end = at
    people = any(scope.ontology.is_a(name, "Agent") for one in triggers for name in one.relation.range)
    child = any("parent" in one.relation.slots for one in triggers)
    if scope.draft.is_a("Taxon"):
        names = [_taxon(scope, one) for one in names]
    for name in without_doubles(scope, names):
        if end > at and child and _TITLE.match(name.label) and scope.text[end : name.start] in (", ", ", the "):
            end = name.end  # "daughter of Karl IV, Duke of Ulm"
            continue
        if end > at and _TITLE.match(name.label) and scope.draft.is_a("Person"):
            title = replace(name, classes=("Position",))  # "a member of the House of Ask and Duchess of Ulm"
            if not child or not scope.text.endswith(" the ", end, name.start):  # "son of A and the Duchess of Ulm"
                scope.draft.fill("position", title, start, name.end, "definition-office", 0.9)
            end = name.end
            continue
        classes = (
            ("Organisation",)
            if people and (COMPANY.search(name.label) or names_company(name.label)) and not FORCE.search(name.label)
            else name.classes or scope.guess(name, people)
        )
        if not classes and scope.draft.is_a("SportsTeam") and any("league" in one.relation.slots for one in triggers):
            classes = ("SportsLeague",)
        relation = choose(scope, triggers, names=classes)
        nobody = relation and scope.ontology.is_any(relation.range, "Individual") and is_graded(name.label)
        if relation is None or not relation.range or is_bare_rank(name.label) or nobody:
            break
        if end > at and people and _is_apposed_title(scope, end, name):
            if not child:
                break
            end = name.end  # "the son of A, the Old Lord of Ulm, and B"
            continue
        if not classes and not admits(scope, relation, ()):
            classes = relation.range[:1]
        if not classes and scope.ontology.is_any(relation.range, "Person"):
            full = " " in name.label and not name.label.startswith("The ")
            classes = ("Person",) if len(relation.range) == 1 or full and not relation.usual else ()
        if "production-company" in relation.slots and preposition == "for" and scope.draft.is_a("TelevisionProgramme"):
            relation = scope.ontology.slot("broadcast-by", scope.draft.classes) or relation
        if "record-label" in relation.slots and scope.ontology.is_any(name.classes, "MusicalGroup"):  # no label
            relation = scope.ontology.slot("performed-by", scope.draft.classes) or relation
        term = replace(name, classes=classes)
        if name.label in scope.ontology.countries:
            term = scope.country(name)
        scope.draft.state(
            relation, term, start, name.end, f"definition-{triggers[0].words[0]}-{preposition or 'object'}", 0.93
        )
        end = name.end
        state_acronym(scope, term)
    while end > at and scope.text[end : end + 1] in ("'", '"', "”", "’", "»"):
        end += 1
    bracket = re.compile(r" \([^()]*\)").match(scope.text, end, scope.end)
    return bracket.end() if bracket and end > at else end


def _taxon(scope: Scope, name: Name) -> Name:
    """What stands in "the family Geometridae", which is none of people."""
    known = name.label in scope.ontology.places or " " in name.label
    return name if known or name.classes not in ((), ("Family",)) else replace(name, classes=("Taxon",))


def state_trades(scope: Scope, at: int, name: Name, start: int) -> None:
    """Read "a picture book by author and illustrator A": what they did is their trade."""
    for word in re.compile(r"[a-z][a-z-]+").finditer(scope.text, at, name.start):
        meant = [
            one.relation
            for one in scope.draft.triggers.by_word.get(word[0], ())
            if one.words == (word[0],) and one.pattern.kind == "noun-inverse" and "Person" in one.relation.range
            if word[0] in scope.ontology.occupations  # "the country music artist A" made no music for it
        ]
        relation = scope.ontology.nearest(meant, scope.draft.classes)
        if relation:
            person = replace(name, classes=("Person",))
            scope.draft.state(relation, person, start, name.end, f"definition-by-{word[0]}", 0.9)


def state_concepts(scope: Scope, relation: Relation, at: int, start: int) -> int:
    """Read "specializing in growth capital, mergers & acquisitions"."""
    end = at
    while True:
        match = _CONCEPTS.match(scope.masked, end, scope.end)
        if not match or scope.cut and match.end() >= scope.end:
            return end if end > at else at
        phrase = match[1]
        if match[2] and _LEADS_ON.match(scope.masked, match.end(), scope.end):
            return end if end > at else at  # "the life and death of Karl Lind"
        if not _NO_CONCEPT.search(phrase):
            scope.draft.state(
                relation,
                Concept(label=phrase, start=match.start(1), end=match.end(1)),
                start,
                match.end(1),
                "definition-concepts",
                0.85,
            )
        end = match.end()
        if not match[2]:
            return end


def state_acronym(scope: Scope, name: Name) -> None:
    """Read "the Academy of Motion Picture Arts and Sciences (AMPAS)"."""
    match = re.compile(r"['\"”’]* \(([A-Z][A-Za-z.]{1,8})\)").match(scope.text, name.end, scope.end)
    relation = (
        scope.ontology.slot("short-name", name.classes)
        if match and sum(char.isupper() for char in match[1]) > 1
        else None
    )
    if match and relation and " " in name.label:
        scope.draft.state(
            relation,
            Value(lexical=match[1], start=match.start(1), end=match.end(1)),
            name.start,
            match.end(),
            "definition-acronym",
            0.95,
            subject=name,
        )


def full_name(scope: Scope, name: Name) -> Name:
    """The person whose family name alone is repeated: "directed by Bob Clark and written by Clark"."""
    short = scope.text[name.start : name.end]
    if " " in short:
        return name
    earlier = (one.object for one in scope.draft.claims if isinstance(one.object, Name))
    label = next((one.label for one in earlier if one.label.endswith(" " + short)), name.label)
    return replace(name, label=label)


def without_doubles(scope: Scope, names: list[Name]) -> list[Name]:
    """Of "China, People's Republic of China" (a title before its anchor) only the second."""
    titles = [scope.ontology.countries.get(one.label, str(at)) for at, one in enumerate(names)]
    return [one for at, one in enumerate(names) if titles[at] not in titles[at + 1 : at + 2]]
