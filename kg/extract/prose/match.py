"""The ontology's patterns matched against a parse.

In: the phrases of a parsed sentence and the compiled patterns. Out: `Match`es, each a subject, a
relation and an object with the verb or noun that joins them. How: every word that may begin a
pattern is looked at once; grammar finds its arguments, the relation's domain and range decide
whether they can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.extract.names import FILM_PROCESS
from kg.extract.patterns import Trigger, Triggers, singular
from kg.extract.prose.arguments import noun_arguments, verb_arguments
from kg.extract.prose.assertion import asserted
from kg.extract.prose.books import is_author_before
from kg.extract.prose.clause import Voice, is_verb, prepositional, voice, word, words_of
from kg.extract.prose.concepts import concepts_at, linked_concepts
from kg.extract.prose.fit import fits, open_to_unknown
from kg.extract.prose.naming import CALLED
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.service import trade_or
from kg.extract.prose.terms import OF_KINDS, objects_of, owners
from kg.extract.prose.trigger import ARTICLES
from kg.extract.prose.unmeant import is_unfit, unmeant
from kg.extract.prose.whose import child_noun
from kg.model import Concept, Name, Term, Value
from kg.ontology import Ontology, Relation

#: Words that with a common noun tell of no part: "a unit of length", "belonging to a group".
_LOOSE = frozenset(("unit", "belong"))
_SAID = frozenset("term word name concept expression".split())
#: What only is once: it need have no link.
_NOVEL = frozenset(("invented", "discovered"))
_VAGUE = frozenset("new first original other same latter former earliest next modern early most current".split())
#: What opens a sentence before the time from which on something is so: "Starting in 1075, he held".
_SINCE = frozenset(("starting", "beginning"))
_PEOPLE = frozenset(("Agent", "Individual", "Person"))
_SUPERLATIVES = frozenset("largest biggest most highest longest tallest oldest smallest".split())
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"\w+(?:teenth|tieth|elfth)|next"
)
_DEEDS = frozenset(("field", "activity"))
_WRITTEN = frozenset(("written-by", "author"))
_PLAYED = frozenset(("performed", "staged"))
_AS = re.compile(r" as (?:[A-Z]|an? |the )")
#: Behind the date of a later edition: "on 8 November 2005 on DVD".
_AGAIN = re.compile(r" (?:on|via|through|in) (?:DVD|Blu-ray|VHS|home video|streaming|LaserDisc)\b")
_Named = TypeVar("_Named", Name, Term)
#: How sure each kind of pattern is, from reading a sample of what it yields.
CONFIDENCE = {"passive": 0.93, "active": 0.9, "active-inverse": 0.9, "noun": 0.88, "noun-inverse": 0.86}


@dataclass(frozen=True, slots=True)
class Match:
    """A relation found: `at` is the token of the verb or noun that states it."""

    subject: Name
    relation: Relation
    object: Term
    trigger: Trigger
    at: int

    @property
    def rule(self) -> str:
        """The pattern in its notation, as the evidence names it."""
        pattern = self.trigger.pattern
        return " ".join([pattern.kind, pattern.lemma, "|".join(pattern.prepositions)]).strip()


def match(phrases: Phrases, triggers: Triggers, asked: Container[str] = ()) -> Iterator[Match]:
    """Every relation that a pattern finds, the best one where several fit the same words.

    Of a subject that is not known to be anything, the only one that is `asked` for is the best.
    """
    parsed, read = phrases.parsed, 0
    for at in range(len(parsed.tokens)):
        if at < read or at == 0 and word(parsed, at) in _SINCE:
            continue
        here = [
            trigger
            for trigger in triggers.by_word.get(word(parsed, at), ())
            if _stands(phrases, trigger, at)
            if not (trigger.words[0] in _SUPERLATIVES and _is_ranked(phrases, trigger, at))
            if not _is_in_name(phrases, trigger, at)
        ]
        if here:
            spoken = voice(parsed, at) if is_verb(parsed, at) and asserted(parsed, at) else None
            found = [one for trigger in here for one in _apply(phrases, trigger, at, spoken)]
            people = (len(one.trigger.words) for one in found if _PEOPLE.issuperset(one.relation.range))
            read = at + max(people, default=1)  # a "creative partner" is no partner
            yield from _best(_only_asked(found, asked), phrases.ontology)


def _is_ranked(phrases: Phrases, trigger: Trigger, at: int) -> bool:
    """Whether a superlative is not the first of its kind: "third largest", "one of the largest cities"."""
    parsed = phrases.parsed
    before = at - 2 if at and parsed.tokens[at - 1].tag == "HYPH" else at - 1
    return (
        trigger.form == "plural"
        or before >= 0
        and (
            _ORDINAL.fullmatch(word(parsed, before)) is not None
            or "one" in {word(parsed, one) for one in range(max(0, at - 3), at)}
        )
    )


def _is_in_name(phrases: Phrases, trigger: Trigger, at: int) -> bool:
    """Whether the noun belongs to a name: "officially the Special Region of Ulm, is", "Lord Lieutenant of Ulm"."""
    naming = trigger.pattern.kind == "noun" and {"located", "subordinate"} & set(trigger.relation.slots)
    return bool(naming) and at > 0 and phrases.parsed.tokens[at].tag == "NNP"


def _stands(phrases: Phrases, trigger: Trigger, at: int) -> bool:
    """Whether the words of a trigger begin at a token, articles aside: "shares a border"."""
    parsed, words = phrases.parsed, list(trigger.words)
    while words and at < len(parsed.tokens):
        if word(parsed, at) == words[0]:
            words.pop(0)
        elif len(words) == len(trigger.words) or word(parsed, at) not in ARTICLES:
            return False
        at += 1
    return not words


def _only_asked(found: Sequence[Match], asked: Container[str]) -> Sequence[Match]:
    """Without the rivals of the one relation that is asked for, where nothing else tells what is meant."""
    wanted = {one.relation.name for one in found if one.relation.name in asked}
    if len(wanted) != 1 or any(one.subject.classes for one in found):
        return found
    return [one for one in found if one.relation.name in wanted]


def _best(found: Iterable[Match], ontology: Ontology) -> Iterator[Match]:
    """Of the matches between the same two, the one whose pattern is longest and whose relation is nearest."""
    best: dict[object, tuple[tuple[int, ...], Match]] = {}
    for one in found:
        key = (one.subject.start, one.subject.end, one.object.start, one.object.end)
        swapped = (one.object.start, one.object.end, one.subject.start, one.subject.end)
        score = (
            len(one.trigger.words),
            bool(one.trigger.pattern.nouns),
            one.subject.self,
            _nearness(one.subject, one.relation.domain, ontology) + _nearness(one.object, one.relation.range, ontology),
            "" not in one.trigger.pattern.prepositions,
            "inverse" not in one.trigger.pattern.kind,
            -_rank(one),
        )
        if swapped in best:
            key = swapped
        if key not in best or score > best[key][0]:
            best[key] = score, one
    return (one for _, one in best.values())


def _rank(match: Match) -> int:
    """How many patterns the relation declares before this one: the foremost say most surely what is meant."""
    patterns = match.relation.patterns
    return patterns.index(match.trigger.pattern) if match.trigger.pattern in patterns else len(patterns)


def _nearness(term: Term, wanted: tuple[str, ...], ontology: Ontology) -> int:
    """How closely a relation asks for what the term is; a name of which nothing is known may be a person's."""
    classes = term.classes if isinstance(term, Name) else ()
    if isinstance(term, Name) and not classes and " " in term.label:
        classes = ("Person",)
    return max(
        (len(ontology.ancestors(one)) for one in wanted if ontology.is_any(classes, one)),
        default=0,
    )


def _apply(phrases: Phrases, trigger: Trigger, at: int, spoken: Voice | None) -> Iterator[Match]:
    """What one pattern finds at one word, a verb in the voice `spoken` or no verb that states anything."""
    kind, relation = trigger.pattern.kind, trigger.relation
    if kind.startswith("noun"):
        pairs = noun_arguments(phrases, trigger, at)
    elif spoken and _agrees(phrases, trigger, at, spoken):
        pairs = verb_arguments(phrases, trigger, at)
    else:
        return
    for first, second in pairs:
        if unmeant(phrases, trigger, at, first):
            continue
        if kind == "active-inverse":
            subjects = owners(phrases, second, trigger) if trigger.pattern.nouns else phrases.entities(second)
            terms = [*objects_of(phrases, first, relation), *_joined(phrases, at, second, relation)]
        else:
            subjects, terms = owners(phrases, first, trigger), list(objects_of(phrases, second, relation))
            if kind.startswith("noun") and second == at + len(trigger.words) - 1:  # of itself: "The largest city is C"
                terms = [phrases.own(*phrases.view(second))]
        one_of_them = kind.startswith("noun") and phrases.parsed.tokens[at].tag in ("NN", "NNP")
        kinsman = "Individual" in relation.range and phrases.parsed.tokens[first].dep == "poss"
        if one_of_them and (kinsman or first < at < second == at + len(trigger.words)):
            terms = terms[:1]  # "his nephew A, B and C": one nephew; "Saab founder A and B"
        if kind.startswith("noun"):
            head = at + len(trigger.words) - 1
            subjects = iter(_last_of_row(phrases, head, _before_noun(phrases, head, first, subjects)))
            terms = _last_of_row(phrases, head, _before_noun(phrases, head, second, terms))
        elif "spouse" in relation.slots and child_noun(phrases.parsed, second) is not None:
            terms = terms[:1]  # "married A, daughter of B, of C, and D": D is a parent
        if kind == "passive" and "followed-by" in relation.slots:
            terms = _next(phrases, terms)
        if kind == "passive" and relation.inverse:
            yield from _of_concepts(phrases, trigger, at, first, terms)
        for found in subjects:
            subject = replace(found, classes=phrases.about.known) if found.self and not found.classes else found
            if kind.startswith("noun") and any(_is_same(subject, term) for term in terms):
                continue  # "Karl was a son of Karl II and Ida": another Karl
            for term in terms if _may_own(phrases, subject, relation) else ():
                meant = trade_or(relation, term, phrases)
                if any(_is_land_staged(one, trigger, phrases) for one in (subject, term)):
                    continue
                if is_unfit(phrases, trigger, subject, term):
                    continue
                if kind == "noun" and _is_body(term, relation, phrases) or _is_time(subject, term, relation, phrases):
                    continue
                if isinstance(term, Concept) and not subject.classes and "Entity" not in relation.domain:
                    continue  # nothing but the verb would tell what is meant
                if isinstance(term, Concept) and not _is_of_kind(phrases, trigger, (first, at), subject):
                    continue
                if isinstance(term, Concept) and _is_silent(term, trigger, phrases):
                    continue
                if "cast.character" in relation.slots and isinstance(term, Name) and _plays(phrases, term):
                    continue
                work = isinstance(term, Name) and phrases.ontology.is_any(term.classes, "Work")
                if work and _DEEDS & set(relation.slots):
                    continue  # "has worked in the programme W", "conducted the show W"
                if "released" in relation.slots and _is_staged_anew(phrases, at):
                    continue
                if isinstance(term, Value) and _AGAIN.match(phrases.passage.text, term.end):
                    continue
                one = isinstance(term, Name) and (term.self and subject.self or term.label == subject.label)
                if isinstance(term, Name) and CALLED.search(phrases.passage.text, max(0, term.start - 16), term.start):
                    continue  # "used the name Karl Lind"
                if isinstance(term, Name) and subject.self and _is_of_source(trigger, term, phrases):
                    continue
                process = isinstance(term, Name) and FILM_PROCESS.fullmatch(term.label)
                if process and "Standard" not in relation.range:
                    continue  # shot in Technicolor, which here is no firm
                if not one or isinstance(term, Name) and term.local:  # the novel of the film's name
                    yield Match(subject, meant, term, trigger, at)


def _next(phrases: Phrases, terms: list[Term]) -> list[Term]:
    """What comes next of all that follows; in an article on somebody a row is only what he made later."""
    somebody = phrases.ontology.is_any(phrases.about.classes, "Individual")
    return [] if somebody and len(terms) > 1 else terms[:1]


def _is_staged_anew(phrases: Phrases, at: int) -> bool:
    """Whether a work was played then, but perhaps not for the first time: "was performed on 2 May"."""
    return word(phrases.parsed, at) in _PLAYED and "first" not in words_of(phrases.parsed, at, "advmod")


def _is_same(subject: Name, term: Term) -> bool:
    return isinstance(term, Name) and subject.label == term.label and subject.start != term.start and not term.self


def _is_land_staged(term: Term, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a director is a land's own, and directs films: "Sweden's most prominent director"."""
    land = isinstance(term, Name) and phrases.ontology.is_any(term.classes, "Country", "Settlement")
    return land and trigger.words == ("director",) and bool({"leader-of", "manager"} & set(trigger.relation.slots))


def _is_of_kind(phrases: Phrases, trigger: Trigger, where: tuple[int, int], subject: Name) -> bool:
    """Whether a notion may be told of a subject: of a film it tells nothing that it is "part of a series".

    Of a kind it does, but not that a metre is a "unit of length", nor what the word for it stands for.
    """
    slots, parsed, (index, at) = set(trigger.relation.slots), phrases.parsed, where
    if phrases.about.kind and _SAID & {word(parsed, index), word(parsed, parsed.tokens[at].head)}:
        return False  # "the term is used for", "is the common name used for"
    if not OF_KINDS & slots:
        return True
    if "has-part" in slots and trigger.pattern.lemma == "include" and parsed.tokens[index].tag == "NNS":
        return False  # what "muskets include" are muskets
    return trigger.pattern.lemma not in _LOOSE and subject.self and phrases.about.kind


def _plays(phrases: Phrases, term: Name) -> bool:
    """Whether somebody is an actor, and no part: "centers on the radio star Karl Lind as Max"."""
    return _AS.match(phrases.passage.text, term.end) is not None


def _before_noun(phrases: Phrases, head: int, index: int, names: Iterable[_Named]) -> Iterator[_Named]:
    """Of whom a noun beside a name is said: in "A, the son of B, and C" not of C."""
    token = phrases.parsed.tokens[head]
    end = phrases.view(head)[0] if token.dep == "appos" and token.head == index < head else None
    return (one for one in names if end is None or one.start < end)


def _last_of_row(phrases: Phrases, head: int, names: Iterable[_Named]) -> list[_Named]:
    """Of whom "who" tells one thing: in "founded by A and B, who was its editor" of B, who stands right before."""
    parsed, found = phrases.parsed, list(names)
    verb = parsed.tokens[head].head
    if parsed.tokens[head].dep != "attr" or parsed.tokens[head].tag != "NN" or parsed.tokens[verb].dep != "relcl":
        return found
    who = next((one for one in parsed.children(verb, "nsubj") if word(parsed, one) == "who"), 0)
    before = who - 2 if who > 1 and word(parsed, who - 1) == "," else who - 1
    name = phrases.named(before) if before > 0 and phrases.sentence.unit(parsed.tokens[before].start) else None
    row = name is not None and len(found) > 1 and name.label in {one.label for one in found if isinstance(one, Name)}
    return [one for one in found if isinstance(one, Name) and name and one.label == name.label] if row else found


def _is_silent(term: Concept, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether what music "features" is no instrument: "featuring contributions from A"."""
    if "instrumentation" not in trigger.relation.slots or trigger.pattern.lemma != "feature":
        return False
    words = term.label.split()
    heads = {" ".join([*words[at:-1], singular(words[-1])]) for at in range(len(words))} | {*words}
    return heads.isdisjoint(phrases.ontology.sounding)


def _joined(phrases: Phrases, at: int, index: int, relation: Relation) -> Iterator[Term]:
    """With whom somebody does what is done together: "A co-wrote the script with O"."""
    if phrases.passage.text.endswith("co-", 0, phrases.view(at)[0]):
        for one in (at, index):
            for target in prepositional(phrases.parsed, one, ("with",)):
                yield from objects_of(phrases, target, relation)


def _of_concepts(phrases: Phrases, trigger: Trigger, at: int, index: int, terms: list[Term]) -> Iterator[Match]:
    """What a common noun with a link undergoes, told of the doer: "the war crimes committed by O"."""
    inverse = phrases.ontology.relations[trigger.relation.inverse]
    for doer in terms:
        if isinstance(doer, Name) and _may_own(phrases, doer, inverse):
            for concept in linked_concepts(phrases, index):
                yield Match(doer, inverse, concept, trigger, at)
            if trigger.words[-1] in _NOVEL and not phrases.passage.anchors and _is_certain(phrases, trigger, index):
                for concept in list(concepts_at(phrases, index))[:1]:
                    yield Match(doer, inverse, concept, trigger, at)


def _is_certain(phrases: Phrases, trigger: Trigger, index: int) -> bool:
    """Whether a noun tells of itself what was invented: "dynamite", "the rotary press", no "the device", "a method"."""
    parsed = phrases.parsed
    article = words_of(parsed, index, "det")
    told = parsed.children(index, "amod", "compound") and not words_of(parsed, index, "amod") & _VAGUE
    kind = parsed.tokens[index].tag == "NN" and trigger.words[-1] == "invented"  # gold was discovered by many
    return bool(told) and article == {"the"} or not article and kind


def _is_body(term: Term, relation: Relation, phrases: Phrases) -> bool:
    """Whether what lies in a place is said of a body that has one: what is part of a museum is a part of it."""
    ontology = phrases.ontology
    return (
        "located" in relation.slots
        and "Organisation" not in relation.range
        and isinstance(term, Name)
        and any(ontology.is_a(one, "Organisation") and not ontology.is_a(one, "Region") for one in term.classes)
    )


def _is_of_source(trigger: Trigger, term: Name, phrases: Phrases) -> bool:
    """Whether "A wrote W" tells of the book that the article's film is made from."""
    wrote = trigger.pattern.kind == "active-inverse" and not _WRITTEN.isdisjoint(trigger.relation.slots)
    alone = wrote and not trigger.pattern.nouns
    return alone and is_author_before(phrases.passage.text, term.label, max(0, term.start))


def _is_time(subject: Name, term: Term, relation: Relation, phrases: Phrases) -> bool:
    """Whether it is a period that would be led: a king or a chancellor of it lived then."""
    led = term if "leader-of" in relation.slots else subject if "leader" in relation.slots else None
    period = isinstance(led, Name) and phrases.ontology.is_any(led.classes, "Period")
    return period or isinstance(led, Name) and led.label.endswith(" dynasty")


def _may_own(phrases: Phrases, subject: Name, relation: Relation) -> bool:
    """Whether the relation is one that the subject can have; who plays whom is left to `roles`."""
    ontology = phrases.ontology
    if "cast.performer" in relation.slots and not ontology.is_any(subject.classes, "MusicalWork"):
        return False
    known = subject.classes or subject.self or phrases.linked(subject) or open_to_unknown(relation.domain, "", ontology)
    return bool(known) and fits(subject, relation.domain, ontology)


def _agrees(phrases: Phrases, trigger: Trigger, at: int, spoken: Voice) -> bool:
    """Whether the verb is in the voice of the pattern; after "was born and" it may be in either."""
    token = phrases.parsed.tokens[at]
    if (trigger.pattern.kind == "passive") == (spoken == "passive"):
        return True
    return (
        trigger.pattern.kind == "active"
        and "" not in trigger.pattern.prepositions
        and token.dep == "conj"
        and token.tag == "VBN"
    )
