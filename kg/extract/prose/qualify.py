"""From matches to claims: when, where and as whom, and how sure.

Other phrases of the same verb qualify what it states: "released on 2 May in China and Japan" is two
releases, "In Japan, it is distributed by O" holds in Japan, "S stars O as R" gives O a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.prose.clause import FINITE, is_verb, prepositional, word
from kg.extract.prose.match import CONFIDENCE, Match
from kg.extract.prose.naming import CATEGORY
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.values import dates_at
from kg.model import Claim, Name, Term, Value
from kg.nlp.parsed import Parsed
from kg.ontology import Relation

EXTRACTOR = "prose"
_CEREMONY = re.compile(r"\d+(?:st|nd|rd|th) (?P<award>.+ Award)s")
_AND_BEST = re.compile(r",? and (?=(?:Best|Outstanding) )")
_PLOT = ("plot", "synopsis", "story", "premise", "summary", "storyline")
_WHEN, _WHERE = ("on", "in", "during"), ("in", "at")

#: What one round of releases tells: where, when, by whom.
_ROUND = (["D", "P"], ["O", "P"], ["D", "O", "P"])

#: What is held for a time.
_OFFICES = frozenset(
    "leader-of leader ceo manager coach editor member-of employer team head-of-government head-of-state".split()
)
_AWARDS = frozenset(("award", "nominated"))
#: "received the Lund Medal (1947)".
_YEAR = re.compile(r" ?\( ?(?P<year>(?:1[5-9]|20)\d\d)\)")
#: Behind the time of one post before another: "from 1951 to 1952 and as".
_NEXT_POST = re.compile(
    r"(?: (?:to|until|till) (?:[A-Z]\w+ |\d{1,2} |\d{1,2}, ){0,3}\d{3,4})?,?(?: and)?(?: then| later)? as "
)

Qualifiers = tuple[tuple[str, Term], ...]
#: A time that is counted from the one told before.
_LATER = re.compile(r"\b(?:the (?:following|next) (?:day|week|month|year|spring|summer|autumn|fall|winter)|"
                    r"(?:days?|weeks?|months?|years?) later)\b")


def is_plot(section: str) -> bool:
    """Whether the section tells what happens in a story."""
    return section.lower().startswith(_PLOT)


def claims(phrases: Phrases, match: Match) -> Iterator[Claim]:
    """The claims that one match amounts to, each with its qualifiers."""
    if isinstance(match.object, Name) and "award" in match.relation.slots and CATEGORY.match(match.object.label):
        yield from _categories(phrases, match, match.object)
        return
    if _is_told(phrases, match):
        return
    if isinstance(match.object, Name) and "award" in match.relation.slots:
        for award, winner in _listed_awards(phrases, match.object):
            who = winner or match.subject
            yield claim(phrases, who, match.relation, award, match.at, f"{match.rule} including", 0.88)
    for qualifiers in _qualified(phrases, match):
        yield claim(
            phrases,
            match.subject,
            match.relation,
            match.object,
            match.at,
            match.rule,
            CONFIDENCE[match.trigger.pattern.kind],
            qualifiers,
        )


def claim(
    phrases: Phrases,
    who: Name,
    relation: Relation,
    what: Term,
    at: int,
    rule: str,
    confidence: float,
    qualifiers: Qualifiers = (),
    story: bool = False,
) -> Claim:
    """A claim whose evidence runs from the first to the last of its words."""
    start, end = phrases.view(at)
    spans = [
        (start, end),
        (who.start, who.end),
        (what.start, what.end),
        *((term.start, term.end) for _, term in qualifiers),
    ]
    spans = [span for span in spans if span[0] >= 0]
    return Claim(
        subject=who,
        relation=relation.name,
        object=what,
        start=min(span[0] for span in spans),
        end=max(span[1] for span in spans),
        extractor=EXTRACTOR,
        rule=rule,
        confidence=confidence,
        qualifiers=qualifiers,
        story=story or is_plot(phrases.passage.section) and not who.self and not phrases.linked(who),
    )


def _is_told(phrases: Phrases, match: Match) -> bool:
    """Whether it happens in the story: the present tense, in the lead of a work, of somebody else than the work."""
    tokens, ontology = phrases.parsed.tokens, phrases.ontology
    at = match.at
    while FINITE.isdisjoint(_forms(phrases.parsed, at)) and tokens[at].head != at:
        at = tokens[at].head
    return (
        _forms(phrases.parsed, at).isdisjoint(("VBD", "MD"))
        and bool(phrases.about.classes)
        and ontology.admits(("Work",), phrases.about.classes)
        and not is_plot(phrases.passage.section)
        and not match.subject.self
        and not ontology.is_any(match.subject.classes, "Work")
    )


def _forms(parsed: Parsed, at: int) -> set[str]:
    """The tags of a verb and of what helps it: "was nominated"; a clause behind a thing has but its own."""
    if parsed.tokens[at].dep == "relcl" and not {"who"} & {word(parsed, one) for one in parsed.subtree(at)}:
        return {parsed.tokens[at].tag}
    return {parsed.tokens[one].tag for one in (at, *parsed.children(at, "aux", "auxpass"))}


def _categories(phrases: Phrases, match: Match, category: Name) -> Iterator[Claim]:
    """Two awards, each in that category: "won Best Actress at A and B"."""
    ontology = phrases.ontology
    slot = ontology.slot("q.category")
    value = Value(lexical=category.label, start=category.start, end=category.end)
    named = phrases.token_at(category.start, match.at)
    givers = [
        name
        for index in (match.at, match.at if named is None else named)
        for target in prepositional(phrases.parsed, index, ("at", "from"))
        for name in phrases.entities(target)
    ]
    if not givers:
        yield claim(phrases, match.subject, match.relation, category, match.at, match.rule, 0.85)
    for giver in givers:
        whole = award_of(category.label, giver.label)
        if not whole and giver.label.endswith("Festival"):  # no prize itself
            yield claim(phrases, match.subject, match.relation, category, match.at, match.rule, 0.85)
            continue
        award = replace(giver, label=whole or giver.label, title=whole or giver.title, classes=("Award",))
        yield claim(
            phrases,
            match.subject,
            match.relation,
            award,
            match.at,
            f"{match.rule} at",
            0.88,
            ((slot.name, value),) if slot else (),
        )


def _listed_awards(phrases: Phrases, awards: Name) -> Iterator[tuple[Name, Name | None]]:
    """Those meant by "six Academy Awards, including Best Picture and Best Director for A", each with its winner."""
    if not awards.label.endswith(" Awards"):
        return
    parsed = phrases.parsed
    for one, token in enumerate(parsed.tokens):
        if phrases.view(one)[0] >= awards.end and token.text.lower() in ("including", "for"):
            between = {parsed.tokens[at].tag for at in range(one) if phrases.view(at)[0] >= awards.end}
            for index in parsed.children(one, "pobj") if between <= {","} else ():
                for name in phrases.entities(index):
                    for category in _each(name):
                        whole = f"{awards.label[:-1]} for {category.label}"
                        award = replace(category, label=whole, title=whole, classes=("Award",))
                        yield award, _winner(phrases, category.end)


def _each(name: Name) -> Iterator[Name]:
    """The categories that stand in a name: "Best Film and Best Director" names two."""
    at = 0
    for part in _AND_BEST.split(name.label):
        if CATEGORY.match(part):
            start = name.start + name.label.index(part, at)
            yield replace(name, label=part, start=start, end=start + len(part))
        at += len(part)


def _winner(phrases: Phrases, at: int) -> Name | None:
    """Who is named as the winner of the category that ends at `at`: "Best Director for A"."""
    if not phrases.passage.text.startswith(" for ", at):
        return None
    after = (one for one in range(len(phrases.parsed.tokens)) if phrases.view(one)[0] == at + len(" for "))
    return next((name for one in after if (name := phrases.entity(one))), None)


def award_of(category: str, ceremony: str) -> str:
    """The award that a category of a ceremony is; "" where the names do not tell.

    >>> award_of("Best Picture", "94th Academy Awards")
    'Academy Award for Best Picture'
    """
    found = _CEREMONY.fullmatch(ceremony)
    return f"{found['award']} for {category}" if found and CATEGORY.match(category) else ""


def _qualified(phrases: Phrases, match: Match) -> Iterator[Qualifiers]:
    """The sets of qualifiers, one for each place where the same holds on its own."""
    awarded = _awarded(phrases, match)
    if awarded or not is_verb(phrases.parsed, match.at):
        yield awarded or tuple(_in_office(phrases, match))
        return
    ontology, kinds = phrases.ontology, match.subject.classes
    rounds = _rounds(phrases, match.at)
    if rounds and {"released", "distributed-by"} & set(match.relation.slots):
        slot = ontology.slot("q.publication-place" if isinstance(match.object, Value) else "q.place")
        if slot and match.object.start in rounds:
            yield ((slot.name, rounds[match.object.start]),)
        return
    dated = isinstance(match.object, Value)
    where = None
    if "released" in match.relation.slots:
        where = ontology.slot("q.publication-place")
    elif not dated and not _asks_place(phrases, match):
        where = ontology.slot("q.place")
    when = ontology.slot("q.on")
    used = {match.object.start, match.subject.start}
    common = list(_spell(phrases, match)) if _is_bond(phrases, match) else []
    work = ontology.is_any(kinds, "Work")
    person = ontology.is_any(kinds, "Person", "Organisation")
    lasting = not match.relation.symmetric and ontology.is_any(match.relation.range, "Individual")
    if when and person and not dated and not lasting and not _asks_place(phrases, match):
        dates = [date for index in _around(phrases, match.at, _WHEN) for date in dates_at(phrases, index)]
        common += [(when.name, date) for date in dates[:1] if not _is_another_s(phrases, match, date)]
    places = (
        [
            place
            for index in _around(phrases, match.at, _WHERE)
            for place in phrases.entities(index)
            if place.start not in used and not place.self and _is_place(phrases, place)
        ]
        if work and where
        else []
    )
    places = [place for place in places if not dated or _nearest_date(phrases, place) == match.object.start]
    places = [place for place in places if not _is_of_later(phrases, place, match.object.end)]
    if where is None or not places:
        yield tuple(common)
    else:
        yield from ((*common, (where.name, place)) for place in places)


def _is_of_later(phrases: Phrases, place: Name, end: int) -> bool:
    """Whether a place behind a date has a later one: "in Japan in May 2001 and in Europe the following month"."""
    return place.start >= end and _LATER.search(phrases.passage.text, place.end, phrases.sentence.end) is not None


def _is_another_s(phrases: Phrases, match: Match, date: Value) -> bool:
    """Whether the date is that of another object before: "received the Lund Medal in 1950 and the Sea Cross"."""
    between = phrases.passage.text[date.end : max(date.end, match.object.start)]
    return phrases.view(match.at)[1] <= date.start and between.startswith((" and ", ", and "))


def _awarded(phrases: Phrases, match: Match) -> Qualifiers:
    """The year that stands beside an award: "the 1949 Lund Prize", "the title of Merited Artist of Norway (1947)"."""
    when, award = phrases.ontology.slot("q.on"), phrases.token_at(match.object.start)
    if when is None or not award or not _AWARDS & set(match.relation.slots):
        return ()
    before = phrases.sentence.unit(phrases.parsed.tokens[award - 1].start)
    if before and isinstance(before.term, Value) and before.term.datatype == "xsd:gYear":
        return ((when.name, before.term),)
    year = _YEAR.match(phrases.passage.text, match.object.end)
    if year is None:
        return ()
    value = Value(lexical=year["year"], datatype="xsd:gYear", start=year.start("year"), end=year.end("year"))
    return ((when.name, value),)


def _rounds(phrases: Phrases, at: int) -> dict[int, Name]:
    """To the offset of each date and body its place: "in P on D by O, and in Q on E by F"; {} for one round."""
    parsed = phrases.parsed
    found: list[tuple[str, int, Name | None]] = []
    for one in range(at + 1, len(parsed.tokens)):
        unit = phrases.sentence.unit(parsed.tokens[one].start)
        name = phrases.named(one) if unit else None
        if unit and isinstance(unit.term, Value):
            found.append(("D", unit.start, None))
        elif name:
            place = name if _is_place(phrases, name) and word(parsed, one - 1) != "by" else None
            found.append(("P" if place else "O", name.start, place))
        elif parsed.tokens[one].tag not in (",", "CC", "IN", "DT"):
            break
    order = "".join(kind for kind, _, _ in found)
    size = next((one for one in (2, 3) if len(order) > one and order == order[:one] * (len(order) // one)), 0)
    if not size or sorted(order[:size]) not in _ROUND:
        return {}
    groups = [found[first : first + size] for first in range(0, len(found), size)]
    places = [(group, place) for group in groups for _, _, place in group if place]
    return {start: place for group, place in places for kind, start, _ in group if kind != "P"}


def _is_bond(phrases: Phrases, match: Match) -> bool:
    """Whether what is stated of somebody holds for a time: an office, a marriage, a post."""
    ontology = phrases.ontology
    hosted = "presented-by" in match.relation.slots
    bound = hosted or ontology.is_any(match.subject.classes, "Individual", "Organisation")
    return bound and not isinstance(match.object, Value)


def _in_office(phrases: Phrases, match: Match) -> Iterator[tuple[str, Term]]:
    """From when until when somebody was what a noun says: "From 1943 to 1947, he was director of the choir"."""
    parsed = phrases.parsed
    noun = match.at + len(match.trigger.words) - 1
    copula = parsed.tokens[noun].head
    if _OFFICES & set(match.relation.slots) and parsed.tokens[noun].dep == "attr" and not parsed.children(noun, "conj"):
        yield from _between(phrases, [copula, noun])


def _spell(phrases: Phrases, match: Match) -> Iterator[tuple[str, Term]]:
    """From when until when: "from 1943 until 1947"."""
    heads = [match.at]
    if phrases.parsed.tokens[match.at].dep == "acomp":
        heads.append(phrases.parsed.tokens[match.at].head)
    spell = list(_between(phrases, heads))
    if not any(_is_of_post(phrases, match.object, term) for _, term in spell):
        yield from spell


def _is_of_post(phrases: Phrases, what: Term, date: Term) -> bool:
    """Whether a time is that of a post beside others: "served under O as a whip from 1951 to 1952 and as a judge"."""
    between = phrases.passage.text[what.end : max(what.end, date.start)]
    return " as " in between and _NEXT_POST.match(phrases.passage.text, date.end, phrases.sentence.end) is not None


def _between(phrases: Phrases, heads: list[int]) -> Iterator[tuple[str, Term]]:
    """The dates of beginning and end that depend on one of the words."""
    parsed, ontology = phrases.parsed, phrases.ontology
    for slot, prepositions in (("q.start", ("from", "since")), ("q.end", ("until", "till", "to"))):
        relation = ontology.slot(slot)
        for head in heads if relation else ():
            begins = [one for one in parsed.children(head, "prep") if word(parsed, one) in ("from", "since")]
            ends = [*heads, *begins] if slot == "q.end" else [head]
            dates = [
                date
                for end in ends
                for index in prepositional(parsed, end, prepositions)
                for date in dates_at(phrases, index)
            ]
            if relation and dates:
                yield relation.name, dates[0]
                break


def _nearest_date(phrases: Phrases, place: Name) -> int:
    """Where the date stands that goes with a place: "in C on 30 April and in J on 2 May"."""
    dates = [
        unit.term
        for token in phrases.parsed.tokens
        if (unit := phrases.sentence.unit(token.start)) and isinstance(unit.term, Value)
    ]
    gaps = [(max(date.start - place.end, place.start - date.end), date.start) for date in dates]
    return min(gaps)[1] if gaps else -1


def _around(phrases: Phrases, verb: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """What stands after a preposition of the verb, or of a date that the verb has."""
    yield from prepositional(phrases.parsed, verb, prepositions)
    for prep in phrases.parsed.children(verb, "prep", "agent"):
        for one in phrases.parsed.children(prep, "pobj"):
            unit = phrases.sentence.unit(phrases.parsed.tokens[one].start)
            if unit and isinstance(unit.term, Value):
                yield from prepositional(phrases.parsed, one, prepositions)


def _is_place(phrases: Phrases, name: Name) -> bool:
    return phrases.ontology.is_any(name.classes, "Place")


def _asks_place(phrases: Phrases, match: Match) -> bool:
    return phrases.ontology.is_any(match.relation.range, "Place")
