"""The ontology's patterns matched against a parse.

In: the phrases of a parsed sentence and the compiled patterns. Out: `Match`es, each a subject, a
relation and an object with the verb or noun that joins them. How: every word that may begin a
pattern is looked at once; grammar finds its arguments, the relation's domain and range decide
whether they can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.patterns import Trigger, Triggers, singular
from kg.extract.prose.clause import (
    COPULAS,
    asserted,
    is_verb,
    objects,
    prepositional,
    subject,
    voice,
    word,
    words_of,
)
from kg.extract.prose.phrase import Phrases
from kg.model import Name, Term, Value
from kg.ontology import Ontology, Pattern, Relation

DATES = frozenset(("kg:date", "xsd:date", "xsd:gYear", "xsd:gYearMonth", "kg:edtf"))
_ROUGH = frozenset(("Work",))
#: What somebody is or becomes must be a post or trade of the lexicon: one also becomes an ally or famous.
_NAMED_CONCEPTS = frozenset(("occupation", "position"))
#: After these an unknown name is a place.
_LOCAL = frozenset(("in", "at", "on", "near", "around", "from", "to", "into", "through", "across", "within", "outside"))
_SUPERLATIVES = frozenset("largest biggest most highest longest tallest oldest smallest".split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+(?:teenth|tieth|elfth)|next")
_NOUN_TAGS = ("NN", "NNS", "NNP")
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


def match(phrases: Phrases, triggers: Triggers) -> Iterator[Match]:
    """Every relation that a pattern finds, the best one where several fit the same words."""
    parsed = phrases.parsed
    for at in range(len(parsed.tokens)):
        found = [one for trigger in triggers.by_word.get(word(parsed, at), ())
                 if all(at + more < len(parsed.tokens) and word(parsed, at + more) == part
                        for more, part in enumerate(trigger.words))
                 if not (trigger.words[0] in _SUPERLATIVES and _is_ranked(phrases, trigger, at))
                 for one in _apply(phrases, trigger, at)]
        yield from _best(found, phrases.ontology)


def _is_ranked(phrases: Phrases, trigger: Trigger, at: int) -> bool:
    """Whether a superlative is not the first of its kind: "third largest", "fifth-largest", "one of the largest cities"."""
    parsed = phrases.parsed
    before = at - 2 if at and parsed.tokens[at - 1].tag == "HYPH" else at - 1
    return trigger.form == "plural" or before >= 0 and (
        _ORDINAL.fullmatch(word(parsed, before)) is not None or "one" in {word(parsed, one) for one in range(max(0, at - 3), at)})


def _best(found: Iterable[Match], ontology: Ontology) -> Iterator[Match]:
    """Of the matches between the same two, the one whose pattern is longest and whose relation is nearest."""
    best: dict[object, tuple[tuple[int, ...], Match]] = {}
    for one in found:
        key = (one.subject.start, one.subject.end, one.object.start, one.object.end)
        swapped = (one.object.start, one.object.end, one.subject.start, one.subject.end)
        score = (len(one.trigger.words), bool(one.trigger.pattern.nouns), one.subject.self,
                 _nearness(one.subject, one.relation.domain, ontology) + _nearness(one.object, one.relation.range, ontology),
                 "" not in one.trigger.pattern.prepositions, "inverse" not in one.trigger.pattern.kind)
        if swapped in best:
            key = swapped
        if key not in best or score > best[key][0]:
            best[key] = score, one
    return (one for _, one in best.values())


def _nearness(term: Term, wanted: tuple[str, ...], ontology: Ontology) -> int:
    """How closely a relation asks for what the term is; a name of which nothing is known may be a person's."""
    classes = term.classes if isinstance(term, Name) else ()
    if isinstance(term, Name) and not classes and " " in term.label:
        classes = ("Person",)
    return max((len(ontology.ancestors(one)) for one in wanted if any(ontology.is_a(name, one) for name in classes)), default=0)


def _apply(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[Match]:
    kind, relation = trigger.pattern.kind, trigger.relation
    if word(phrases.parsed, at) in ACTING and set(relation.slots) & PARTS:
        return  # who plays whom is read by `roles`
    if kind.startswith("noun"):
        pairs = _noun(phrases, trigger, at)
    elif is_verb(phrases.parsed, at) and (kind == "passive") == (voice(phrases.parsed, at) == "passive") \
            and asserted(phrases.parsed, at):
        pairs = _verb(phrases, trigger, at)
    else:
        return
    for subjects, target in pairs:
        terms = list(_terms(phrases, target, relation)) if not kind.endswith("inverse") or kind == "noun-inverse" else []
        if kind == "active-inverse":
            terms = list(_terms(phrases, subjects, relation))
            owners = [one for one in phrases.entities(target)]
        else:
            owners = [one for one in _owners(phrases, subjects, trigger)]
        for owner in owners:
            if not fits(owner, relation.domain, phrases.ontology) or not (
                    owner.classes or owner.self or phrases.linked(owner) or _open_to_unknown(relation.domain, "", phrases.ontology)):
                continue
            for term in terms:
                if not (isinstance(term, Name) and (term.self and owner.self or term.label == owner.label)):
                    yield Match(owner, relation, term, trigger, at)


# Arguments ---------------------------------------------------------------------------------


def _verb(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[tuple[int, int]]:
    """Pairs of the tokens that head subject and object of a verb."""
    parsed = phrases.parsed
    who = subject(parsed, at)
    if who is None or parsed.tokens[at].dep in ("relcl", "acl") and _is_unclear(phrases, who):
        return
    for target in _targets(phrases, trigger, at):
        if target != who:
            yield who, target


def _is_unclear(phrases: Phrases, index: int) -> bool:
    """Whether a relative clause after a noun may belong to another: "A, B and C, who", "the quarter of A known as"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[index]
    return bool(parsed.children(index, "conj")) or (
        token.dep == "pobj" and word(parsed, token.head) == "of" and parsed.tokens[parsed.tokens[token.head].head].tag in _NOUN_TAGS)


def _targets(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[int]:
    parsed, pattern = phrases.parsed, trigger.pattern
    found: list[int] = []
    for verb in (at, *_sharing(phrases, at)):
        spread = range(verb, verb + len(trigger.words)) if verb == at else (verb,)
        if pattern.prepositions != ("",):
            for index in spread:
                found += prepositional(parsed, index, pattern.prepositions)
        if "" in pattern.prepositions:
            if pattern.kind == "passive":
                found += parsed.children(verb, "oprd", "attr", "dobj", "npadvmod")
            else:
                found += objects(parsed, verb)
        if found:
            break
    if trigger.relation.datatype in DATES and not found and pattern.prepositions != ("",):
        found += _dates_after(phrases, at, pattern.prepositions)
    return iter(dict.fromkeys(found))


def _sharing(phrases: Phrases, at: int) -> Iterator[int]:
    """The verbs that share their arguments with one before them: "written and directed by"."""
    parsed = phrases.parsed
    if any(one > at for one in parsed.children(at, "dobj", "prep", "agent", "attr", "oprd", "xcomp", "ccomp")):
        return
    for one in parsed.children(at, "conj"):
        if is_verb(parsed, one) and not parsed.children(one, "nsubj", "nsubjpass", "aux", "auxpass"):
            yield one
            yield from _sharing(phrases, one)


def _dates_after(phrases: Phrases, at: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """A date whose preposition the parser hung under a noun between: "released in the US on May 2"."""
    parsed = phrases.parsed
    for one in sorted(parsed.subtree(at)):
        if one > at and parsed.tokens[one].dep == "prep" and word(parsed, one) in prepositions \
                and not any(is_verb(parsed, between) for between in range(at + 1, one)):
            yield from parsed.children(one, "pobj")


def _noun(phrases: Phrases, trigger: Trigger, at: int) -> Iterator[tuple[int, int]]:
    """Pairs of the tokens that head S and O of a noun, by the grammar that joins them."""
    parsed, pattern = phrases.parsed, trigger.pattern
    head = at + len(trigger.words) - 1
    token = parsed.tokens[head]
    if token.tag not in _NOUN_TAGS or phrases.sentence.unit(token.start):
        return
    complements = [one for index in {at, head} for one in prepositional(parsed, index, pattern.prepositions)]
    for one in () if complements else parsed.children(head, "conj"):
        if parsed.tokens[one].tag in _NOUN_TAGS and not parsed.children(one, "det", "poss"):  # "the capital and largest city of"
            complements += prepositional(parsed, one, pattern.prepositions)
    if _by_whom(pattern):
        for target in complements:
            yield head, target
        return
    holder = held_by(phrases, head)
    if pattern.kind == "noun":
        for target in complements:
            if holder is not None:
                yield holder, target
        if holder is None and "of" not in pattern.prepositions and (owners := parsed.children(head, "poss")):  # "his marriage to O"
            for target in complements:
                yield owners[0], target
    else:
        for owner in complements:
            if holder is not None:
                yield owner, holder
        if "of" in pattern.prepositions:
            yield from _possessed(phrases, head)


def held_by(phrases: Phrases, head: int) -> int | None:
    """Who is said to be what a noun says: subject of "is", or the name that it stands beside."""
    parsed = phrases.parsed
    token = parsed.tokens[head]
    while token.dep == "conj" and parsed.tokens[token.head].tag in _NOUN_TAGS \
            and not phrases.sentence.unit(parsed.tokens[token.head].start):
        head = token.head
        token = parsed.tokens[head]
    verb: int | None = None
    if token.dep == "attr" and word(parsed, token.head) in COPULAS:
        verb = token.head
    elif token.dep == "pobj" and word(parsed, token.head) == "as" and is_verb(parsed, parsed.tokens[token.head].head):
        verb = parsed.tokens[token.head].head
        if voice(parsed, verb) == "active" and word(parsed, verb) not in COPULAS:
            return None
    if verb is not None:
        return subject(parsed, verb) if asserted(parsed, verb) else None
    beside = [one for one in parsed.children(head, "compound", "nmod") if phrases.sentence.unit(parsed.tokens[one].start)]
    if beside:  # "Fars province of Iran"
        return beside[-1]
    if token.dep == "appos" and phrases.sentence.unit(parsed.tokens[token.head].start):
        listed = parsed.tokens[token.head].dep == "conj" or parsed.children(head, "conj") or parsed.children(token.head, "conj")
        return None if listed and "the" in words_of(parsed, head, "det") else token.head
    return None


def _possessed(phrases: Phrases, head: int) -> Iterator[tuple[int, int]]:
    """"S's director O", "its director, O": the possessor and the name beside the noun."""
    parsed = phrases.parsed
    named = [one for one in parsed.children(head, "appos") if phrases.sentence.unit(parsed.tokens[one].start)]
    token = parsed.tokens[head]
    if token.dep == "compound" and token.head == head + 1 and phrases.sentence.unit(parsed.tokens[token.head].start):
        named.append(token.head)
    for one in named:
        for owner in (*parsed.children(head, "poss"), *parsed.children(one, "poss")):
            yield owner, one


# Terms -------------------------------------------------------------------------------------


def _owners(phrases: Phrases, index: int, trigger: Trigger) -> Iterator[Name]:
    """The subject of a relation; a part of it where the pattern speaks of one."""
    nouns = trigger.pattern.nouns or (_by_whom(trigger.pattern) and (trigger.pattern.lemma,))
    if not nouns:
        names = list(phrases.entities(index))
        if phrases.parsed.tokens[0].tag in ("VBG", "VBN"):  # "Starring A and B, the film": read as one coordination
            names = [name for name in names if name.self] or names
        return iter(names)
    return _whole(phrases, index, nouns)


def _by_whom(pattern: Pattern) -> bool:
    """Whether a noun names what O made of S: "with music by O"."""
    return pattern.kind == "noun-inverse" and "by" in pattern.prepositions


def _whole(phrases: Phrases, index: int, nouns: tuple[str, ...]) -> Iterator[Name]:
    """Whose score: "its score", "the score of S", or in an article on S "the score"."""
    parsed = phrases.parsed
    before = word(parsed, index - 1) + " " if index else ""
    if not {singular(word(parsed, index)), word(parsed, index), before + word(parsed, index)} & set(nouns):
        return
    owners = [*parsed.children(index, "poss"), *prepositional(parsed, index, ("of", "for", "on"))]
    if not owners:
        if not {word(parsed, one) for one in parsed.children(index, "det")} & {"no", "another", "each", "some", "any"}:
            yield phrases.own(*phrases.view(index))
        return
    for owner in owners:
        name = phrases.entity(owner)
        if name:
            yield name


def _terms(phrases: Phrases, index: int, relation: Relation) -> Iterator[Term]:
    """What a noun phrase gives as the object of a relation."""
    if relation.datatype:
        yield from _values(phrases, index, relation.datatype)
        return
    token = phrases.parsed.tokens[index]
    preposition = word(phrases.parsed, token.head) if token.dep == "pobj" else ""
    ontology = phrases.ontology
    named = list(phrases.entities(index))
    known = [bool(one.classes) and _admits(relation.range, one.classes, ontology) for one in named]
    for name in named:
        if fits(name, relation.range, ontology) and (
                name.classes or any(known) or phrases.linked(name) or _open_to_unknown(relation.range, preposition, ontology)):
            if not (name.classes and preposition in _LOCAL and _is_generic(relation.range) and _is_place(name, ontology)):
                yield name
    if not named and "Concept" in relation.range:
        for concept in phrases.concepts(index):
            if not _NAMED_CONCEPTS & set(relation.slots):
                yield concept
            elif (known_as := phrases.post(concept)):
                yield known_as


def _open_to_unknown(allowed: tuple[str, ...], preposition: str, ontology: Ontology) -> bool:
    """Whether a name of which nothing is known may be meant: people and bodies are named plainly, and so are
    places after "in"; an award, a school or an event says what it is."""
    kinds = ("Place",) if preposition in _LOCAL else ("Person", "Organisation", "Place")
    return any(ontology.is_a(kind, one) for one in allowed if one != "Entity" for kind in kinds)


def _is_generic(allowed: tuple[str, ...]) -> bool:
    return not allowed or "Entity" in allowed


def _is_place(name: Name, ontology: Ontology) -> bool:
    return any(ontology.is_a(one, "Place") for one in name.classes)


def _values(phrases: Phrases, index: int, datatype: str) -> Iterator[Value]:
    if datatype in DATES:
        yield from phrases.dates(index)
    elif datatype in ("xsd:integer", "xsd:decimal"):
        number = phrases.number(index)
        if number and (datatype == "xsd:decimal" or number.datatype == datatype):
            yield number
    elif datatype == "xsd:string":
        name = phrases.named(index) if phrases.sentence.unit(phrases.parsed.tokens[index].start) else None
        if name:
            yield Value(lexical=name.label, start=name.start, end=name.end)


def fits(name: Name, allowed: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether a name may stand where things of the allowed classes are asked for."""
    if name.classes:
        return _admits(allowed, name.classes, ontology)
    people = allowed and all(ontology.is_a(one, "Individual") for one in allowed)
    return not (people and any(char.isdigit() for char in name.label))


def _admits(allowed: tuple[str, ...], classes: tuple[str, ...], ontology: Ontology) -> bool:
    """Also where a thing is known only roughly: a "Work" may be the "Film" that is asked for."""
    return ontology.admits(allowed, classes) or any(
        ontology.is_a(one, name) for one in allowed for name in classes if name in _ROUGH)
