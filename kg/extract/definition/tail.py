"""What follows the head of a definition: "directed by A and starring B", "of the Empire of Japan in P".

In: the words after the predicate's head. Out: claims on the draft.
How: from left to right, at each place one production of a small grammar; the first words that none
of them reads end it, except that a later ", directed by" of a work is still its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.extract.definition.awards import read_laureate
from kg.extract.definition.heads import Item
from kg.extract.definition.held import read_held, read_service
from kg.extract.definition.kinds import read_trades
from kg.extract.definition.materials import read_material
from kg.extract.definition.objects import state_objects, state_row
from kg.extract.definition.places import CONFLICT, read_place, state_located
from kg.extract.definition.predicate import read_predicate, tokens_of
from kg.extract.definition.scope import ARTICLE, FORCE, PREPOSITION, Scope, names_country
from kg.extract.definition.scripts import read_own_script
from kg.extract.definition.subject import KIN, may_only_be
from kg.extract.definition.taxa import read_kind_of, read_rank
from kg.extract.definition.times import RELATIVE, read_period, read_time
from kg.extract.definition.verbs import read_verbs
from kg.extract.listed import split_names
from kg.extract.names import name_at
from kg.extract.patterns import Trigger
from kg.model import Claim, Name

Production = Callable[[Scope, int], int]

_GAP = re.compile(r"(?:[\s\x01]|,(?= (?:and |which |that |who |[a-z])))*(?:as well as |and |but )?")
_COPULA = re.compile(r"(?:which|that|who) (?:is|was|are|were|has been|had been)\b")
_DISTANCE = re.compile(
    r"(?:(?:located|situated|lying|based) )?(?:about |approximately |some |roughly |"
    r"around )?\d[\d.,]* ?(?:miles|mi|km|kilomet\w+|m|met\w+)"
    r"[\s\x01]*(?:to the )?(?:north|south|east|west)[\w-]* of (?:the )?(?:city of |town of )?"
)
_RESYNC = re.compile(
    r"(?:,|;|\band\b|\x01|\s) ?(?:and )?(?=(?:co-)?(?:written|directed|produced|starring|distributed|composed|"
    r"edited|based|released|"
    r"adapted|featuring|scored|photographed|narrated|published|developed|created|performed|designed) )"
)
_LOCATED = re.compile(r", (?=(?:located|situated|headquartered|based) in )")
_VOICES = re.compile(
    r"(?:starring|featuring|featur(?:es|ed)|stars|with|includ(?:ing|es)) (?:the )?(?:[a-z-]+ )?"
    r"(?:voices?|voice (?:talents?|cast)) of (?=[A-Z])"
)
_SERVING = re.compile(r"(?:(?:serving|which serves|that serves) as |being )?(?=(?:the|an?|capital|largest) )")
OF_LAST = re.compile(r"(?:consisting|comprising|composed|including|made up)\b")
_KNOWN_AS = re.compile(r"(?:(?:best|better|widely|mostly|primarily|chiefly) )?known as (?=the |an? )")
#: A name right before a comma: an apposition after it is about that name.
_NAMED = re.compile(r"[A-Z][\w'’.-]*[\s\x01]*, $")
_OWN_ARTICLE = re.compile(r" an? $")
#: What something is part of, where no name tells of what: "an asteroid of the main belt discovered".
_PART = re.compile(
    r"(?:of|from|in) (?:the )?(?:[a-z-]+ ){1,4}(?=(?:discovered|built|founded|designed|developed|made) )"
)
_BESIDE = re.compile(
    r"(?:on|near|at|overlooking|along|above|off|between|opposite|beside) (?:the )?[^,.;()\x01]{3,60}?"
    r"(?=,? in (?:the )?[A-Z])"
)
#: What no building is.
_TOWN = re.compile(r"(?:the |an? )?(?:[a-z-]+ ){0,4}?(?:capital|city|town|village|municipality|county seat)\b")
#: "the capital, largest city and one of the nine states of Austria": all three share what follows.
_ONE_OF = re.compile(r"(?:(?:,? and one|(?<=\band one)) of (?:the |its )?(?:[\w-]+ ){0,3}?[a-z]+s(?= of ))?[\s\x01]*")
_NOT_SUBJECT = re.compile(r"\b(?:who|whom|whose|which|that|where|when|about|after|depicting|story|stories|tells)\b")


def read_tail(scope: Scope, at: int, items: Iterable[Item]) -> None:
    """Read everything after the head that stands at `at`."""
    items = tuple(items)
    trade = bool(items and items[-1].occupation)  # "Secretary of the Navy" is an office, and nobody's secretary
    office = read_held(scope, items[-1]) if items and not trade else 0
    kin = any(one.tokens[-1].lower in KIN for one in items)
    if kin and may_only_be(scope.masked, items[0].start):
        return
    nouns = at if office else after_nouns(scope, at, items)
    found = max(at, nouns, office, read_held(scope, items[-1]) if trade else 0)
    fresh, at = found == at or not kin, found  # "the son of A, who was": that is about A
    while at < scope.end:
        gap = _GAP.match(scope.masked, at, scope.end)
        here = gap.end() if gap else at
        step = read_step(scope, here, fresh)
        if step > here:
            at, fresh = step, False
            continue
        if not scope.draft.is_a("Work"):
            match = _LOCATED.search(scope.masked, here, scope.end)
            if not match or not scope.draft.is_a("Place", "Organisation"):
                return
            at = match.end() if not _NOT_SUBJECT.search(scope.masked, here, match.start()) else scope.end
            step = read_verbs(scope, at)
            if step <= at:
                return
            at = step
            continue
        match = _RESYNC.search(scope.masked, at if fresh else max(at - 1, 0), scope.end)
        if (
            not match
            or _NOT_SUBJECT.search(scope.masked, here, match.start())
            and scope.masked[match.start()] not in ",;"
        ):
            return
        step = read_verbs(scope, match.end())
        if step <= match.end():
            return
        at = step


def read_step(scope: Scope, at: int, fresh: bool) -> int:
    """Read one modifier at `at`; return where it ends, `at` where none is understood."""
    named = not fresh or scope.masked[scope.masked.rfind(" ", 0, at - 1) + 1].isupper()
    if named and OF_LAST.match(scope.masked, at) and not scope.draft.is_a("Work"):
        return at  # "between A and the League consisting of B": of what was named last
    for production in (
        *_PRODUCTIONS,
        *(_FRESH if fresh or _own_clause(scope, at) else ()),
    ):
        end = production(scope, at)
        if end > at:
            return end
    return at


def _own_clause(scope: Scope, at: int) -> bool:
    """Whether a relative clause after a name is still about the subject: "created by A that premiered on D"."""
    if scope.draft.is_a("Work"):
        return scope.masked.startswith("that ", at)
    clause = re.compile(r"(?:which|that) (?:was|were|took|lasted|occurred) ").match(scope.masked, at)
    plays = re.compile(r"(?:which|that) (?:currently )?(?:competes?|plays?|competed|played) ").match(scope.masked, at)
    return scope.draft.is_a("Event") and clause is not None or scope.draft.is_a("SportsTeam") and plays is not None


def after_nouns(scope: Scope, at: int, items: tuple[Item, ...]) -> int:
    """Read "the capital and largest city of Wales": the nouns share what follows."""
    gap = _ONE_OF.match(scope.masked, at, scope.end)
    begin = gap.end() if gap else at
    parts = re.compile(r"in (?:\w+) (?:movements?|acts?|parts?|volumes?|books?|cantos?) ").match(
        scope.masked, begin, scope.end
    )
    begin = parts.end() if parts else begin
    match = PREPOSITION.match(scope.masked, begin, scope.end)
    if not match:
        return at
    furthest = at
    before = len(scope.draft.claims)
    for item in _sharing(scope, items):
        for triggers in noun_triggers(scope, item, match[1]):
            end = state_row(scope, triggers, match[1], match.end(), item.start)
            furthest = max(furthest, end) if end > match.end() else furthest
    if len(scope.draft.claims) == before:
        furthest = at  # "on the Lewes line", which names no line
    if furthest > at and scope.draft.is_a("Settlement"):
        state_around(scope, scope.draft.claims[before:])
    if furthest > at or match[1] != "of":
        return furthest
    return fallback_of(scope, match.end(), begin) or at


def _sharing(scope: Scope, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Those that share what follows the last: in "a politician and a member of A" only the member."""
    apart = [at for at, one in enumerate(items) if at and _OWN_ARTICLE.search(scope.masked, 0, one.start)]
    if items and scope.draft.is_a("Work") and not scope.ontology.is_any((items[-1].noun_class,), "Person"):
        apart.append(len(items) - 1)  # "a film and remake of W" is no film of W's
    return items[max(apart, default=0) :]


def state_around(scope: Scope, claims: list[Claim]) -> None:
    """A settlement lies in the place that it is the capital or the largest city of."""
    for claim in claims:
        name = claim.object
        if isinstance(name, Name) and claim.subject != name and getattr(claim.subject, "self", False):
            state_located(scope, name, claim.start, claim.end)


def noun_triggers(scope: Scope, item: Item, preposition: str) -> list[list[Trigger]]:
    """The meanings of the item's head with the preposition, for the longest words that have any."""
    words = [one.lower for one in item.tokens]
    if words[-2:] == ["film", "director"]:  # "a film director of Westerns" leads no body of that name
        return []
    phrases = [words[-size:] for size in range(min(4, len(words)), 0, -1)]
    found: list[list[Trigger]] = []
    for phrase in phrases:
        matching = [
            one
            for one in scope.draft.triggers.by_word.get(phrase[0], ())
            if one.form in ("noun", "plural")
            and one.words == tuple(phrase)
            and preposition in one.pattern.prepositions
            and one.pattern.kind == "noun"
            and not one.pattern.nouns
        ]
        if matching:
            found.append(matching)
            break
    for word in [one.lower for one in item.spare] + words[
        :-2
    ]:  # "founding and sole ruling party": each modifier has the same head
        matching = [
            one
            for one in scope.draft.triggers.by_word.get(word, ())
            if one.words == (word, words[-1])
            and preposition in one.pattern.prepositions
            and one.pattern.kind == "noun"
            and not one.pattern.nouns
        ]
        if matching:
            found.append(matching)
    return found


def fallback_of(scope: Scope, at: int, start: int) -> int:
    """Read "army of the Empire of Japan", "commune of France": where the country or place stands."""
    if scope.draft.is_a("Settlement", "Region"):
        return read_place(scope, start, "of")
    begin = ARTICLE.match(scope.text, at).end()  # type: ignore[union-attr]
    name = name_at(scope.text, begin, scope.end, scope.anchors)
    if name is None or not scope.whole(name):
        return 0
    if scope.draft.is_a("Vehicle") and FORCE.search(name.label):  # "a destroyer of the Royal Navy"
        force = replace(name, classes=("MilitaryUnit",))
        scope.draft.fill("operated-by", force, start, name.end, "definition-of-force", 0.9)
        return name.end
    known = names_country(name.label, scope.ontology)
    if known and scope.draft.is_a("Organisation", "NaturalPlace", "Family"):
        scope.draft.fill("country", scope.country(name), start, name.end, "definition-of-country", 0.85)
        return name.end
    return 0


def read_apposition(scope: Scope, at: int) -> int:
    """Read ", the capital of P", "serving as the capital of P": further heads with what they are of."""
    serving = _SERVING.match(scope.masked, at, scope.end)
    coordinated = scope.masked.startswith("and ", at - 4)
    if not serving or not (serving[0] or coordinated or scope.draft.is_a("Place")):
        return at  # after a person's name it would be about that person
    if scope.draft.is_a("Structure", "NaturalPlace") and _TOWN.match(scope.masked, serving.end(), scope.end):
        return at  # "an airport serving Ulm, the capital of Sweden"
    sequel = scope.draft.is_a("Work") and "serv" in serving[0]  # "serving as the sequel to W"
    end = _further_heads(scope, serving.end(), "" if sequel else "of")
    return end if end > serving.end() else at


def _further_heads(scope: Scope, at: int, preposition: str = "", practised: bool = False) -> int:
    """Read further heads with what they are of; `practised`: only a trade or an office."""
    predicate = None
    if re.compile(r"the |an? |capital |largest ").match(scope.masked, at, scope.end):
        predicate = read_predicate(
            tokens_of(scope.masked, at, scope.end), scope.ontology, scope.draft.triggers.participles
        )
    if not predicate or not scope.masked.startswith(f" {preposition}", predicate.end):
        return at
    if practised and not predicate.items[0].occupation:
        return at
    end = max(after_nouns(scope, predicate.end, predicate.items), read_held(scope, predicate.items[-1]))
    return end if end > predicate.end else at


def read_equal(scope: Scope, at: int) -> int:
    """Read "a choral symphony, the final complete symphony by A": the same head once more."""
    apposed = scope.draft.is_a("Person") and _NAMED.search(scope.masked, 0, at) is None
    own = apposed or scope.draft.is_a("Work", "Product", "Event", "Organisation")
    return _further_heads(scope, at) if own else at


def read_known_as(scope: Scope, at: int) -> int:
    """Read "best known as the lead singer of the band A", "as a choral conductor": what somebody is known to be."""
    match = _KNOWN_AS.match(scope.masked, at, scope.end) if scope.draft.is_a("Person") else None
    end = _further_heads(scope, match.end(), "of", practised=True) if match else at
    return end if not match or end > match.end() else read_trades(scope, match.end()) or at


def read_conflict(scope: Scope, at: int) -> int:
    """Read "of the Thirty Years' War", "during World War II": the larger event that an event was part of."""
    match = re.compile(r"(?:of|in|during) (?:the )?").match(scope.masked, at, scope.end)
    name = name_at(scope.text, match.end(), scope.end, scope.anchors) if match and scope.draft.is_a("Event") else None
    if not name or not scope.whole(name) or not CONFLICT.search(name.label):
        return at
    scope.draft.fill("part-of", replace(name, classes=("Event",)), at, name.end, "definition-conflict", 0.93)
    return name.end


def read_beside(scope: Scope, at: int) -> int:
    """Read "on the right bank of the river X" before "in Y", "of the main belt"; nothing is stated."""
    match = _PART.match(scope.masked, at, scope.end)
    if match is None and scope.draft.is_a("Place", "Structure"):
        match = _BESIDE.match(scope.masked, at, scope.end)
    return match.end() if match else at


def read_distance(scope: Scope, at: int) -> int:
    """Read "located 6 miles northeast of Sisters": how far from what; nothing is stated."""
    match = _DISTANCE.match(scope.masked, at, scope.end)
    if not match:
        return at
    name = name_at(scope.text, match.end(), scope.end, scope.anchors)
    return name.end if name else at


def read_credit(scope: Scope, at: int) -> int:
    """Read "from a screenplay by A", "with music by B": a noun that somebody else is the S's N."""
    match = re.compile(
        r"(?:(?:from|with|featuring|based on|including|and) )?(?:(?:an?|the|its|his|"
        r"her) )?(?:original )?([a-z]+(?: [a-z]+){0,2}?) (by|from) (?=[A-Z])"
    ).match(scope.masked, at, scope.end)
    triggers = (
        [
            one
            for one in scope.draft.triggers.by_word.get(match[1].split(" ")[0], ())
            if one.words == tuple(match[1].split(" "))
            and one.pattern.kind == "noun-inverse"
            and not one.pattern.nouns
            and match[2] in one.pattern.prepositions
        ]
        if match
        else []
    )
    if not match or not triggers:
        return at
    end = state_objects(scope, triggers, match[2], match.end(), at)
    return end if end > match.end() else at


def read_voices(scope: Scope, at: int) -> int:
    """Read "starring the voices of A and B", "with the voice talents of C"."""
    match = _VOICES.match(scope.masked, at, scope.end)
    relation = scope.ontology.slot("cast.voice", scope.draft.classes) if match and scope.draft.is_a("Work") else None
    if not match or not relation:
        return at
    end = at
    for name in split_names(scope.text, match.end(), scope.end, scope.ontology, scope.anchors, people=True):
        if not scope.whole(name):
            break
        scope.draft.state(relation, replace(name, classes=("Person",)), at, name.end, "definition-voices", 0.93)
        end = name.end
    return end


def read_relative(scope: Scope, at: int) -> int:
    """Read "which is located in P", "who won A": the relative clause of one verb."""
    match = RELATIVE.match(scope.masked, at, scope.end)
    if not match:
        return at
    copula = _COPULA.match(scope.masked, at)
    end = read_verbs(scope, match.end(), finite=not copula)
    if copula and end <= match.end():  # "who was a member of the band A"
        end = _further_heads(scope, match.end())
    return end if end > match.end() else at


_PRODUCTIONS: tuple[Production, ...] = (
    read_rank,
    read_kind_of,
    read_service,
    read_conflict,
    read_period,
    read_distance,
    read_voices,
    read_verbs,
    read_time,
    read_credit,
    read_own_script,
    read_material,
    read_place,
    read_apposition,
    read_beside,
)
#: Right after the head only: later they would be about whatever was named last.
_FRESH: tuple[Production, ...] = (read_relative, read_laureate, read_known_as, read_equal)
