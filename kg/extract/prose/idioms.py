"""Turns of phrase that no single pattern says: entries for awards, theme songs, rights bought.

In: a parsed sentence. Out: claims. A pattern of the ontology is preferred wherever it can say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.definition.subject import KIN
from kg.extract.patterns import singular
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import COPULAS, is_verb, prepositional, subject, voice, word, words_of
from kg.extract.prose.fit import fits, is_place
from kg.extract.prose.holders import held_by
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import award_of, claim
from kg.extract.prose.values import dates_at
from kg.model import Claim, Concept, Name, Value
from kg.nlp.parsed import Parsed

_TELLS = frozenset("follows follow tells tell depicts depict chronicles chronicle".split())
#: What leads to whom a work is about, and verbs that it does so with.
_LEADS_TO_WHOM = frozenset("about on around".split())
_CENTERS = frozenset("centers centres centered focuses focusses revolves".split())
_PEOPLE = frozenset(
    "man woman men women boy girl people child children teenager family couple friend lover twin orphan sibling "
    "employee worker student soldier prisoner".split()
)
#: What tells whom it is about and is the work's own.
_PLOTS = frozenset("plot story narrative storyline action".split())
#: What is said of a sequel that never was.
_NEVER = frozenset("planned proposed possible potential cancelled canceled abandoned scrapped intended rumored".split())
#: What a work is in a series.
_INSTALMENTS = frozenset("installment instalment sequel entry chapter film part season volume book novel game".split())
_MERGERS = frozenset("merger amalgamation consolidation fusion merging".split())
_THROUGH = frozenset("by through from via with in".split())
_FORMED = frozenset("formed founded created established made organized organised incorporated constituted".split())
_ENTRIES = frozenset("entry submission".split())
_BOUGHT = frozenset("acquired bought purchased picked secured obtained licensed acquires acquire".split())
#: "footage shot in Lund": where it was filmed, not where the story is set; the parser may take "shot" for a noun.
_FILMED = frozenset("shot filmed taped".split())
_MADE = frozenset("directed produced written released published premiered screened shown shot filmed aired".split())
_FOOTAGE = frozenset("footage scene scenes sequence sequences material interviews clips".split())


def idioms(phrases: Phrases) -> Iterator[Claim]:
    """What the sentence states in one of these turns."""
    for at in range(len(phrases.parsed.tokens)):
        this = word(phrases.parsed, at)
        if this in _ENTRIES:
            yield from _submission(phrases, at)
        elif this == "distribution":
            yield from _distributor(phrases, at)
        elif this == "sequel":
            yield from _follower(phrases, at)
        elif (song := phrases.theme(at)) is not None:
            yield from _theme(phrases, song, at)
        elif this == "following":
            yield from _following(phrases, at)
        elif this in _MERGERS:
            yield from _merged(phrases, at)
        elif this in _TELLS and is_verb(phrases.parsed, at):
            yield from _scene(phrases, subject(phrases.parsed, at), at)
        elif this in _LEADS_TO_WHOM and (who := _whom(phrases, at)) is not None:
            yield from _scene(phrases, *who)


def _submission(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Put forward, which is no nomination: "It was selected as the Chinese entry for A at the C"."""
    holder = held_by(phrases, at)
    work = None if holder is None else phrases.entity(holder)
    if work is None:
        return
    ontology = phrases.ontology
    award_slot, event_slot, by = (
        ontology.slot(name, work.classes) for name in ("submitted-for", "submitted-to", "q.submitted-by")
    )
    awards = [name for index in prepositional(phrases.parsed, at, ("for",)) for name in phrases.entities(index)]
    inner = [
        one
        for index in prepositional(phrases.parsed, at, ("for",))
        for one in prepositional(phrases.parsed, index, ("at",))
    ]
    events = [
        name for index in (*prepositional(phrases.parsed, at, ("at", "to")), *inner) for name in phrases.entities(index)
    ]
    country = next(
        (
            Name(label=ontology.demonyms[text], title=ontology.demonyms[text], classes=("Country",))
            for one in phrases.parsed.children(at, "amod", "compound", "nmod")
            if (text := phrases.parsed.tokens[one].text) in ontology.demonyms
        ),
        None,
    )
    for award in awards:
        whole = award_of(award.label, events[0].label) if events else ""
        label = replace(award, title=whole or award.title, classes=("Award",))
        if award_slot:
            yield claim(
                phrases,
                work,
                award_slot,
                label,
                at,
                "entry for",
                0.92,
                ((by.name, country),) if by and country else (),
            )
    for event in events:
        if event_slot:
            yield claim(phrases, work, event_slot, event, at, "entry at", 0.9)


def _merged(phrases: Phrases, at: int) -> Iterator[Claim]:
    """What went into a body: "was formed by the merger of A and B"."""
    parsed = phrases.parsed
    verb = parsed.tokens[parsed.tokens[at].head].head
    made = parsed.tokens[at].dep == "pobj" and word(parsed, parsed.tokens[at].head) in _THROUGH
    if not made or word(parsed, verb) not in _FORMED or not asserted(parsed, verb):
        return
    who = subject(parsed, verb)
    body = None if who is None else phrases.entity(who)
    relation = phrases.ontology.slot("replaces", body.classes) if body and body.classes else None
    merged = [name for one in prepositional(parsed, at, ("of", "between")) for name in phrases.entities(one)]
    for name in merged if relation and len(merged) > 1 else ():
        if body and relation and not name.self:
            yield claim(phrases, body, relation, name, at, "merger", 0.9)


def _distributor(phrases: Phrases, at: int) -> Iterator[Claim]:
    """Who has bought a work: "acquired for distribution by O", "O acquired the distribution rights to the film"."""
    parsed, tokens = phrases.parsed, phrases.parsed.tokens
    rights = tokens[at].head if word(parsed, tokens[at].head) == "rights" else None
    head = at if rights is None else rights
    verb = tokens[tokens[head].head].head if tokens[head].dep == "pobj" else tokens[head].head
    if word(parsed, verb) not in _BOUGHT or not asserted(parsed, verb) or not is_verb(parsed, verb):
        return
    agents = [*prepositional(parsed, verb, ("by",)), *prepositional(parsed, head, ("by",))]
    if rights is None:
        works = [who for who in (subject(parsed, verb),) if who is not None and voice(parsed, verb) == "passive"]
    else:
        works = [*prepositional(parsed, rights, ("to", "of", "for")), *prepositional(parsed, verb, ("to", "for"))]
        active = tokens[rights].dep == "dobj" and voice(parsed, verb) == "active"
        agents = [who for who in (subject(parsed, verb),) if who is not None] if active else agents
    for work in (name for one in works for name in phrases.entities(one)):
        relation = phrases.ontology.slot("distributed-by", work.classes)
        for body in (name for one in agents for name in phrases.entities(one)):
            if relation and fits(body, relation.range, phrases.ontology):
                yield claim(phrases, work, relation, body, at, "distribution", 0.9)


def _follower(phrases: Phrases, at: int) -> Iterator[Claim]:
    """In the article on a work: "A sequel film, ''Black Water'', was released"."""
    parsed, about = phrases.parsed, phrases.about.classes
    head = parsed.tokens[at].head if parsed.tokens[at].dep == "compound" else at
    work = bool(about) and phrases.ontology.admits(("Work",), about)
    relation = phrases.ontology.slot("followed-by", about) if work else None
    of_another = parsed.children(head, "poss") or tuple(prepositional(parsed, at, ("to", "of", "for")))
    verb = parsed.tokens[head].head
    told = words_of(parsed, head, "amod") | words_of(parsed, at, "amod") | {word(parsed, verb)}
    if relation is None or of_another or told & _NEVER or is_verb(parsed, verb) and not asserted(parsed, verb):
        return
    for one in parsed.children(head, "appos"):
        name = phrases.named(one) if phrases.sentence.unit(parsed.tokens[one].start) else None
        if name and not phrases.is_own(name.label):
            sequel = name if name.classes else replace(name, classes=("Work",))
            yield claim(phrases, phrases.own(-1, -1), relation, sequel, at, "sequel", 0.88)


def _following(phrases: Phrases, at: int) -> Iterator[Claim]:
    """What comes before a later one of a series: "It is the third installment in the series, following W"."""
    parsed, about = phrases.parsed, phrases.about.classes
    relation = phrases.ontology.slot("follows", about) if about and phrases.ontology.admits(("Work",), about) else None
    before = [one for one in range(at) if word(parsed, one) in _INSTALMENTS and parsed.tokens[one].dep == "attr"]
    after = min(at + 1, len(parsed.tokens) - 1)
    if relation is None or not before or not phrases.sentence.unit(parsed.tokens[after].start):
        return
    holder, work = held_by(phrases, before[-1]), phrases.named(after)
    own = None if holder is None else phrases.entity(holder)
    if own and own.self and work and phrases.ontology.is_any(work.classes, "Work"):
        yield claim(phrases, own, relation, work, at, "following", 0.9)


def _theme(phrases: Phrases, song: Name, at: int) -> Iterator[Claim]:
    """The work has it and it bears the work's title: "the eponymous theme song"."""
    ontology, kind = phrases.ontology, song.classes
    music, sort, title = (
        ontology.slot("theme-music", phrases.about.classes),
        ontology.slot("type", kind),
        ontology.slot("title", kind),
    )
    if music:
        yield claim(phrases, phrases.own(-1, -1), music, song, at, "theme", 0.9)
    if sort:
        start, end = phrases.view(at)
        yield claim(
            phrases, song, sort, Concept(label=word(phrases.parsed, at), start=start, end=end), at, "theme", 0.9
        )
    if title and "eponymous" in words_of(phrases.parsed, at, "amod"):
        label = song.label.rpartition(" (")[0]
        yield claim(phrases, song, title, Value(lexical=label, start=song.start, end=song.end), at, "theme", 0.85)


def _whom(phrases: Phrases, at: int) -> tuple[int, int] | None:
    """The work, and what leads to the people it tells of: "The plot centers on two sisters", "a film about a boy"."""
    parsed, tokens = phrases.parsed, phrases.parsed.tokens
    above = tokens[at].head
    above = tokens[above].head if tokens[above].dep == "nummod" else above
    told = [*parsed.children(at, "pobj"), *([above] if tokens[at].dep == "advmod" else ())]  # "is about two boys"
    if not any(_is_somebody(phrases, one) for one in told):
        return None
    if tokens[at].dep == "advmod":
        at, above = above, tokens[above].head
    if word(parsed, at) == "on" or word(parsed, at) == "around":
        who = subject(parsed, above) if word(parsed, above) in _CENTERS and asserted(parsed, above) else None
    elif word(parsed, above) in COPULAS:
        who = subject(parsed, above) if asserted(parsed, above) else None
    else:
        who = held_by(phrases, above) if phrases.ontology.is_any(phrases.classes_of(above), "Work") else None
    return None if who is None else (who, above)


def _is_somebody(phrases: Phrases, index: int) -> bool:
    """Whether people are told of by no name: "two siblings", "a missionary", "the Lind family"."""
    this = word(phrases.parsed, index)
    kinds = phrases.classes_of(index)
    return {this, singular(this)} & (KIN | _PEOPLE) != set() or phrases.ontology.is_any(kinds, "Person")


def _scene(phrases: Phrases, who: int | None, at: int) -> Iterator[Claim]:
    """Where and when the story is set: "The film follows an agent who returns to Harbin in the early 1930s"."""
    parsed, ontology = phrases.parsed, phrases.ontology
    work = None if who is None else phrases.entity(who)
    if work is None and who is not None and word(parsed, who) in _PLOTS and words_of(parsed, who, "det") == {"the"}:
        work = phrases.own(*phrases.view(who))
    if work is None or not work.self or not ontology.admits(("Work",), work.classes):
        return
    where, when = ontology.slot("set-in", work.classes), ontology.slot("set-in-period", work.classes)
    for one in sorted(parsed.subtree(at)):
        if one <= at or parsed.tokens[one].dep != "prep" or word(parsed, one) not in ("in", "to"):
            continue
        filmed = parsed.tokens[one].head
        if word(parsed, filmed) in _FILMED and word(parsed, filmed - 1) in _FOOTAGE:
            yield from _filmed(phrases, work, one)
            continue
        if _is_made(parsed, one, at):
            continue
        for target in parsed.children(one, "pobj"):
            for place in phrases.entities(target):
                if (
                    where
                    and not place.self
                    and (
                        not place.classes
                        and phrases.linked(place)
                        or ontology.is_any(place.classes, "Place")
                    )
                ):
                    yield claim(phrases, work, where, place, at, "scene", 0.75)
            for date in dates_at(phrases, target):
                if when and date.datatype == "xsd:string" and word(parsed, one) == "in":
                    yield claim(phrases, work, when, date, at, "scene", 0.8)


def _is_made(parsed: Parsed, index: int, top: int) -> bool:
    """Whether it tells of the making: "a film about a boy, released in Japan"."""
    while index != top and parsed.tokens[index].head != index:
        index = parsed.tokens[index].head
        if word(parsed, index) in _MADE:
            return True
    return False


def _filmed(phrases: Phrases, work: Name, preposition: int) -> Iterator[Claim]:
    """Where the scenes were filmed of which the sentence tells: "with footage shot in Lund"."""
    relation = phrases.ontology.slot("shot-in", work.classes)
    for target in phrases.parsed.children(preposition, "pobj") if relation else ():
        for place in phrases.entities(target):
            if relation and not place.self and is_place(place, phrases.ontology):
                yield claim(phrases, work, relation, place, preposition, "footage", 0.85)
