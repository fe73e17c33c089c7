"""The arguments of a pattern's verb or noun, by the grammar that joins them.

In: the phrases of a parsed sentence and a trigger at one of its tokens. Out: pairs of the tokens
that head S's and O's phrase. Nothing here knows what the phrases mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.definition.subject import KIN
from kg.extract.patterns import Trigger
from kg.extract.prose.antecedents import beyond_place, is_unclear, nearest, predicated
from kg.extract.prose.around import beside, headed, is_founded, named_around, possessed, possessors, shared
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import (
    COPULAS,
    conjuncts,
    disagrees,
    further,
    is_verb,
    objects,
    prepositional,
    subject,
    word,
    words_of,
)
from kg.extract.prose.fit import LOCAL
from kg.extract.prose.holders import NOUN_TAGS, held_by
from kg.extract.prose.ownpart import is_listed_part, is_named_part, is_own_part, is_seat
from kg.extract.prose.phrase import Phrases
from kg.nlp.parsed import Parsed
from kg.pattern import Pattern

DATES = frozenset(("kg:date", "xsd:date", "xsd:gYear", "xsd:gYearMonth", "kg:edtf"))
_NO_NAME = frozenset("a an eponymous new own first famous important".split())
#: What somebody did, whose it is.
_DEEDS = frozenset(("invention", "discovery"))
#: Who wins takes part where it is won.
_WINNING = frozenset("win wins won winning finish finishes finished finishing place places placed".split())
_BUYING = frozenset(("acquire", "buy", "purchase"))
#: "the commercial capital", "a possible successor": not what the noun alone says.
_DOUBTFUL = frozenset(
    "commercial cultural financial economic industrial unofficial spiritual culinary possible potential "
    "alleged supposed planned proposed intended future would-be self-proclaimed former favorite favourite".split()
)
#: "the second sequel to": it follows the first.
_LATER = frozenset("second third fourth fifth sixth final last".split())
#: "a film director": of a place or an institution no office but a trade.
_STAGED = frozenset("film movie television tv stage theatre theater casting video".split())
#: "the technical director of W": none of those who direct it.
_ASIDE = frozenset(
    "technical artistic managing executive creative musical medical stunt lighting sound animation assistant".split()
)


def verb_arguments(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[tuple[int, int]]:
    """Pairs of the tokens that head subject and object of a verb."""
    parsed = phrases.parsed
    goes_on = parsed.tokens[at].dep == "acl" and further(parsed, at) is not None
    who = None if goes_on else nearest(phrases, trigger, at)
    who = subject(parsed, at) if who is None else who
    who = predicated(phrases, beyond_place(phrases, trigger, who, at))
    if (
        who is None
        or parsed.tokens[at].dep in ("relcl", "acl")
        and not goes_on
        and is_unclear(phrases, who, at)
        or disagrees(parsed, at, who)
        or trigger.pattern.lemma in _BUYING
        and _is_deal(phrases, at)
    ):
        return
    for target in _targets(phrases, trigger, at):
        if target != who:
            yield who, target


def _is_deal(phrases: Phrases, at: int) -> bool:
    """Whether not a thing was acquired but the right to bring it out: "acquired for distribution by O"."""
    parsed = phrases.parsed
    return "distribution" in {word(parsed, one) for one in prepositional(parsed, at, ("for",))}


def _targets(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[int]:
    parsed, pattern = phrases.parsed, trigger.pattern
    found: list[int] = []
    for verb in (at, *_sharing(phrases, at)):
        spread = (
            range(verb, min(verb + len(trigger.words) + 1, len(parsed.tokens)))
            if len(trigger.words) > 1 and verb == at
            else (verb,)
        )
        if pattern.prepositions != ("",):
            for index in spread:
                found += prepositional(parsed, index, pattern.prepositions)
        if "" in pattern.prepositions:
            if pattern.kind == "passive":
                found += parsed.children(verb, "oprd", "attr", "dobj", "npadvmod")
            else:
                found += objects(parsed, verb)
            found += _past_date(phrases, verb) if found else ()
        if found:
            break
    if not found and pattern.kind == "active-inverse":  # "A wrote, directed, and starred in the film"
        works = [one for verb in _sharing(phrases, at) for one in prepositional(parsed, verb, ("in",))]
        found += [one for one in works if (name := phrases.entity(one)) and (name.self or _is_shown(phrases, one))]
    if not found and pattern.kind == "passive" and pattern.prepositions == ("for",):
        for agent in prepositional(parsed, at, ("by",)):  # "produced by A and B for O"
            for one in conjuncts(parsed, agent):
                found += prepositional(parsed, one, pattern.prepositions)
    if not found and "student-of" in trigger.relation.slots:  # "studied composition with O"
        for subject_matter in parsed.children(at, "dobj"):
            found += prepositional(parsed, subject_matter, pattern.prepositions)
    if not found and "shot-in" in trigger.relation.slots:  # "took place on location around O"
        for location in prepositional(parsed, at, ("on",)):
            found += prepositional(parsed, location, pattern.prepositions)
    if "participant-in" in trigger.relation.slots:
        found = _games(phrases, trigger, at, found)
    if "cause-of-death" in trigger.relation.slots and not found:  # "died in Lund of pneumonia"
        for place in prepositional(parsed, at, ("in", "at")):
            causes = prepositional(parsed, place, ("of", "from"))
            found += [one for one in causes if not phrases.sentence.unit(parsed.tokens[one].start)]
    if trigger.relation.datatype in DATES and not found and pattern.prepositions != ("",):
        found += _after(phrases, at, pattern.prepositions)
    if "used-for" in trigger.relation.slots and not found:  # "used for storing grain"
        found += [one for prep in parsed.children(at, "prep") for one in parsed.children(prep, "pcomp")]
    if pattern.lemma == "be":  # "In France, Lund is thought of", "is popular in France"
        found = [one for one in found if one > at and not parsed.children(at, "acomp")]
    return iter(dict.fromkeys(found))


def _is_shown(phrases: Phrases, index: int) -> bool:
    """Whether a film is named in which somebody acts who made it too: "wrote and starred in the film W"."""
    name = phrases.named(index)
    return name is not None and phrases.ontology.is_any(name.classes, "Film", "TelevisionProgramme", "StageWork")


def _past_date(phrases: Phrases, verb: int) -> Iterator[int]:
    """Further objects, which the parser hangs under a date: "received the A Award in 1950 and the B Medal"."""
    parsed = phrases.parsed
    for date in prepositional(parsed, verb, ("in", "during", "on")):
        for one in list(conjuncts(parsed, date))[1:] if parsed.tokens[date].tag in ("CD", "PRP", "NNP") else ():
            unit = phrases.sentence.unit(parsed.tokens[one].start)
            if unit and phrases.named(one) and words_of(parsed, one, "det", "nummod"):
                yield one


def _games(phrases: Phrases, trigger: Trigger, at: int, found: list[int]) -> list[int]:
    """With the games that stand behind the contest or the medal: "came third in the race at the 1908 Olympics"."""
    further = [one for one in _after(phrases, at, trigger.pattern.prepositions) if one not in found]
    games = [
        one
        for one in (*found, *further)
        if (name := phrases.named(one)) and phrases.ontology.is_any(name.classes, "SportsEvent")
    ]
    return games if trigger.words[0] in _WINNING else [*found, *(one for one in games if one in further)]


def _sharing(phrases: Phrases, at: int) -> Iterator[int]:
    """The verbs that share their arguments with one before them: "written and directed by"."""
    parsed = phrases.parsed
    if any(one > at for one in parsed.children(at, "dobj", "prep", "agent", "attr", "oprd", "xcomp", "ccomp")):
        return
    for one in parsed.children(at, "conj"):
        if is_verb(parsed, one) and not parsed.children(one, "nsubj", "nsubjpass", "aux", "auxpass"):
            yield one
            yield from _sharing(phrases, one)


def _by_marriage(trigger: Trigger, parsed: Parsed, head: int) -> Sequence[int]:
    """Who became so in "A was Countess of Ulm by marriage to O"."""
    by = parsed.tokens[head].head
    bare = parsed.tokens[head].dep == "pobj" and word(parsed, by) in ("by", "through") and by == head - 1
    if not bare or "spouse" not in trigger.relation.slots:
        return ()
    verb = parsed.tokens[by].head
    while not is_verb(parsed, verb) and parsed.tokens[verb].head != verb:
        verb = parsed.tokens[verb].head
    who = subject(parsed, verb) if is_verb(parsed, verb) and asserted(parsed, verb) else None
    return () if who is None else (who,)


def _further(parsed: Parsed, head: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """What a preposition repeats, hung under the verb: B in "was brother to A, a painter, and to B"."""
    verb = parsed.tokens[head].head
    for one in parsed.children(verb, "conj") if parsed.tokens[head].dep == "attr" else ():
        if one > head and parsed.tokens[one].tag in ("IN", "TO") and word(parsed, one) in prepositions:
            yield from parsed.children(one, "pobj")


def _beside_kin(phrases: Phrases, head: int) -> Sequence[int]:
    """Whom the parser takes for one more that somebody is: B in "was the father of A, Duke of Ulm, and Queen B"."""
    parsed = phrases.parsed
    if word(parsed, head) not in KIN or parsed.tokens[head].dep != "attr":
        return ()
    beside = (*parsed.children(head, "conj"), *parsed.children(parsed.tokens[head].head, "conj"))
    named = (one for one in beside if phrases.sentence.unit(parsed.tokens[one].start))
    return [one for one in named if one > head and not words_of(parsed, one, "det")]


def _after(phrases: Phrases, at: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """What stands behind a preposition that the parser hung under a noun between: "released in the US on May 2"."""
    parsed = phrases.parsed
    for one in sorted(parsed.subtree(at)):
        if (
            one > at
            and parsed.tokens[one].dep == "prep"
            and word(parsed, one) in prepositions
            and not any(is_verb(parsed, between) for between in range(at + 1, one))
        ):
            yield from parsed.children(one, "pobj")


def noun_arguments(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[tuple[int, int]]:
    """Pairs of the tokens that head S and O of a noun, by the grammar that joins them."""
    parsed, pattern = phrases.parsed, trigger.pattern
    head = at + len(trigger.words) - 1
    token = parsed.tokens[head]
    if (
        token.tag not in NOUN_TAGS
        and not _is_novel(phrases, head)
        or phrases.sentence.unit(token.start)
        or token.dep == "pobj"
        and "based-on" in trigger.relation.slots
        and word(parsed, token.head) == "as"  # "regarded as a modern version of W"
        or words_of(parsed, head, "amod", "compound", "nmod") & _doubtful(phrases, trigger)
    ):
        return
    complements = [one for index in {at, head} for one in prepositional(parsed, index, pattern.prepositions)]
    complements += _further(parsed, head, pattern.prepositions) if complements else ()
    complements += _beside_kin(phrases, head) if complements else ()
    held = held_by(phrases, head)
    held = _misread(phrases, trigger, head) if held is None else held
    if "of" in pattern.prepositions and not complements and held is not None:
        complements += possessors(parsed, head)  # "C is its capital", "its capital and largest city is C"
    if not complements:
        complements = shared(phrases, head, pattern.prepositions)
    complements = [seat for one in complements if not is_founded(parsed, head, one) for seat in headed(parsed, one)]
    if by_whom(pattern):
        for target in complements:
            yield head, target
        return
    holder = _relative(phrases, trigger, head, held)
    if pattern.kind == "noun" and holder is None and "by" in pattern.prepositions:
        for named in beside(phrases, head):  # "the novel W by A"
            for target in complements or prepositional(parsed, named, pattern.prepositions):
                yield named, target
    elif pattern.lemma in _DEEDS and "discoverer-of" in trigger.relation.slots:  # "his invention of the O"
        for target in complements:
            if not words_of(parsed, target, "det", "amod") & _NO_NAME:
                yield from ((owner, target) for owner in parsed.children(head, "poss"))
    elif pattern.kind == "noun":
        for target in complements:
            if holder is not None:
                yield holder, target
        if holder is not None and not complements and is_own_part(phrases, trigger, head):
            yield holder, head  # "The largest city is C"
        if trigger.relation.symmetric:
            yield from possessed(phrases, head)  # "her brother O"
        if (
            holder is None
            and not {"of", "in"} & set(pattern.prepositions)
            and (owners := parsed.children(head, "poss") or _by_marriage(trigger, parsed, head))
        ):  # "his marriage to O"
            for target in complements:
                yield owners[0], target
    else:
        for listed in parsed.children(token.head, "dobj") if is_listed_part(phrases, trigger, head) else ():
            yield head, listed
        for owner in complements:
            if holder is not None:
                yield owner, holder
        if holder is not None and not complements and is_own_part(phrases, trigger, head):
            yield head, holder
        if is_named_part(phrases, trigger, head):
            yield head, head + 1  # "The capital C lies in the east"
        if "of" in pattern.prepositions:
            yield from possessed(phrases, head)
            yield from named_around(phrases, trigger, at, head)


def _is_novel(phrases: Phrases, head: int) -> bool:
    """Whether an "adjective" before a name is the noun for what it names: "the 1910 novel Owl"."""
    tokens = phrases.parsed.tokens
    told = tokens[head].tag == "JJ" and tokens[head].dep == "amod" and tokens[head].text in phrases.ontology.nouns
    return told and tokens[head].head == head + 1 and phrases.sentence.unit(tokens[head + 1].start) is not None


def _misread(phrases: Phrases, trigger: Trigger, head: int) -> int | None:
    """The place in "Its capital is C and its largest cities are", which the parser takes for the cities' subject."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[head]
    after = token.head + 1
    if token.dep != "nsubj" or word(parsed, token.head) not in COPULAS or parsed.children(token.head, "attr"):
        return None
    if after >= len(parsed.tokens) or not is_seat(phrases, trigger) or not asserted(parsed, token.head):
        return None
    return after if phrases.sentence.unit(parsed.tokens[after].start) else None


def _doubtful(phrases: Phrases, trigger: Trigger) -> frozenset[str]:
    """What makes a noun say less; somebody who is a former partner was one."""
    if trigger.words[-1] == "director" and {"leader-of", "manager"} & set(trigger.relation.slots):
        return _DOUBTFUL | _STAGED
    if trigger.words[-1] == "director" and "directed-by" in trigger.relation.slots:
        return _DOUBTFUL | _ASIDE
    if trigger.words[-1] == "sequel":
        return _DOUBTFUL | _LATER
    people = all(phrases.ontology.is_a(one, "Individual") for one in trigger.relation.domain)
    return _DOUBTFUL - {"former"} if people and "employer" in trigger.relation.slots else _DOUBTFUL


def _relative(phrases: Phrases, trigger: Trigger, head: int, holder: int | None) -> int | None:
    """Who is the son in "A was born in P, the son of B": the subject, since a place is nobody's son."""
    parsed = phrases.parsed
    if (
        holder is None
        or parsed.tokens[head].dep != "appos"
        or parsed.tokens[holder].dep != "pobj"
        or word(parsed, parsed.tokens[holder].head) not in LOCAL
        or not all(phrases.ontology.is_a(one, "Individual") for one in trigger.relation.domain)
    ):
        return holder
    verb = parsed.tokens[parsed.tokens[holder].head].head
    while not is_verb(parsed, verb) and parsed.tokens[verb].head != verb:
        verb = parsed.tokens[verb].head
    return subject(parsed, verb) if is_verb(parsed, verb) and asserted(parsed, verb) else None


def by_whom(pattern: Pattern) -> bool:
    """Whether a noun names what O made of S: "with music by O"."""
    return pattern.kind == "noun-inverse" and "by" in pattern.prepositions
