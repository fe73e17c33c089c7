"""The ontology's prose patterns, ready to be looked up by the words that stand in a text.

In: an `Ontology`. Out: `Triggers`, from an inflected word to the patterns that it may begin.
How: English inflection by rule, with a table of the irregular verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal as OneOf

from kg.ontology import Ontology, Relation
from kg.pattern import Pattern

Form = OneOf["base", "third", "past", "participle", "gerund", "noun", "plural"]

# Verbs whose past or participle does not end in -ed: base, past, participle; and adjectives that are read as those.
_IRREGULAR = """
be was been; bear bore born; beat beat beaten; become became become; begin began begun; bind bound bound; blow blew
blown; break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast; build built built;
buy bought bought; cast cast cast; catch caught caught; choose chose chosen; come came come; cut cut cut; draw drew
drawn; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find
found found; flow flowed flowed; fly flew flown; forbid forbade forbidden; freeze froze frozen; get got got; give gave
given; go went gone; grow grew grown; have had had; hear heard heard; hide hid hidden; hit hit hit; hold held held;
keep kept kept; know knew known; lay laid laid; lead led led; leave left left; lend lent lent; let let let; lie lay
lain; lose lost lost; make made made; mean meant meant; meet met met; pay paid paid; put put put; read read read; ride
rode ridden; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent
sent; set set set; shoot shot shot; show showed shown; shut shut shut; sing sang sung; sink sank sunk; sit sat sat;
sleep slept slept; speak spoke spoken; spend spent spent; split split split; spread spread spread; stand stood stood;
steal stole stolen; strike struck struck; succeed succeeded succeeded; swear swore sworn; swim swam swum; take took
taken; teach taught taught; tell told told; think thought thought; throw threw thrown; understand understood
understood; win won won; wear wore worn; weave wove woven; write wrote written; do did done; overthrow overthrew
overthrown; undergo underwent undergone; withdraw withdrew withdrawn; awake awoke awoken; native native native; endemic
endemic endemic; indigenous indigenous indigenous
"""
_OF_BE: tuple[tuple[Form, str], ...] = (("third", "are"), ("past", "were"))
_FORMS = {base: (past, participle) for base, past, participle in (line.split() for line in _IRREGULAR.split(";"))}
#: "understood", "seen": what no ending tells.
IRREGULAR_PARTICIPLES = frozenset(participle for _, participle in _FORMS.values())
_PREFIXES = ("co-", "re-", "re", "out", "over", "un")
_DOUBLING = re.compile(r"(?:^|[^aeiou])[^aeiouwxy\W]?[aeiou][bdfgklmnprtvz]$")
_STRESSED = frozenset(
    "admit begin commit compel control deter disinter equip expel forget inter occur omit permit prefer propel rebel "
    "refer regret submit transfer transmit travel label model program kidnap".split()
)
_PLURALS = {
    "go": "goes", "do": "does", "undergo": "undergoes", "man": "men", "woman": "women", "child": "children",
}  # fmt: skip


_SINGULARS = {
    "people": "person", "children": "child", "bacteria": "bacterium", "fungi": "fungus", "algae": "alga",
    "larvae": "larva", "nebulae": "nebula", "phyla": "phylum", "teeth": "tooth", "feet": "foot", "mice": "mouse",
}  # fmt: skip


def inflect(verb: str) -> dict[Form, str]:
    """The forms of an English verb; the first word of several is the verb.

    >>> inflect("star")["gerund"], inflect("write")["participle"], inflect("take place")["past"]
    ('starring', 'written', 'took place')
    """
    verb, space, rest = verb.partition(" ")
    past, participle = _past(verb)
    if verb.endswith("ie"):
        gerund = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        gerund = verb[:-1] + "ing"
    else:
        gerund = _double(verb) + "ing"
    third = _plural(verb) if verb not in ("be", "have") else {"be": "is", "have": "has"}[verb]
    forms: dict[Form, str] = {"base": verb, "third": third, "past": past, "participle": participle, "gerund": gerund}
    return {form: word + space + rest for form, word in forms.items()}


def pluralize(noun: str) -> str:
    """The regular plural of a noun; the last word of several is the noun."""
    return _plural(noun)


def singular(noun: str) -> str:
    """The singular of a regular plural, by its ending; other words are returned as they are.

    >>> singular("cities"), singular("films"), singular("series"), singular("glass")
    ('city', 'film', 'series', 'glass')
    """
    if len(noun) < 4:
        return noun
    if not noun.endswith("s"):  # most words
        return noun[:-3] + "man" if noun.endswith("men") else _SINGULARS.get(noun, noun)
    if noun.endswith(("series", "species", "ss", "us", "is", "ics", "news")):
        return noun
    for ending, one in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x")):
        if noun.endswith(ending):
            return noun[: len(noun) - len(ending)] + one
    return noun[:-1]


@dataclass(frozen=True, slots=True)
class Trigger:
    """An inflected form of a pattern's lemma; `words` are in lower case."""

    words: tuple[str, ...]
    form: Form
    relation: Relation
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Triggers:
    """From the first word of a trigger, and from its lemma, to the triggers, the longest first.

    `participles` are the first words of those that begin with a past participle.
    """

    by_word: Mapping[str, tuple[Trigger, ...]]
    by_lemma: Mapping[str, tuple[Trigger, ...]]
    participles: frozenset[str]


@lru_cache(maxsize=4)
def compile_patterns(ontology: Ontology) -> Triggers:
    """Inflect every pattern of the ontology, once for each ontology."""
    by_word: dict[str, list[Trigger]] = {}
    by_lemma: dict[str, list[Trigger]] = {}
    for relation in ontology.relations.values():
        for pattern in relation.patterns:
            by_form = dict(_triggers(relation, pattern))
            for trigger in by_form.values():
                by_word.setdefault(trigger.words[0], []).append(trigger)
            by_lemma.setdefault(pattern.lemma, []).append(next(iter(by_form.values())))
    return Triggers(
        {word: tuple(sorted(found, key=lambda one: -len(one.words))) for word, found in by_word.items()},
        {lemma: tuple(found) for lemma, found in by_lemma.items()},
        frozenset(word for word, found in by_word.items() if any(one.form == "participle" for one in found)),
    )


def _triggers(relation: Relation, pattern: Pattern) -> Iterator[tuple[str, Trigger]]:
    forms: dict[Form, str]
    if pattern.kind.startswith("noun"):
        forms = {"noun": pattern.lemma, "plural": _plural(pattern.lemma)}
    elif pattern.kind == "passive":
        forms = {"participle": inflect(pattern.lemma)["participle"]}
    else:
        forms = inflect(pattern.lemma)
    seen: set[str] = set()
    for form, words in (*forms.items(), *(_OF_BE if pattern.lemma == "be" else ())):
        if words in seen:
            continue  # "starred" is both: the past
        seen.add(words)
        yield words, Trigger(tuple(words.lower().split(" ")), form, relation, pattern)


def _past(verb: str) -> tuple[str, str]:
    if verb in _FORMS:
        return _FORMS[verb]
    for prefix in _PREFIXES:
        if verb.startswith(prefix) and verb[len(prefix) :] in _FORMS:
            past, participle = _FORMS[verb[len(prefix) :]]
            return prefix + past, prefix + participle
    if verb.endswith("e"):
        return verb + "d", verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied", verb[:-1] + "ied"
    return _double(verb) + "ed", _double(verb) + "ed"


def _double(verb: str) -> str:
    stem = verb.rpartition("-")[2]
    single = len(re.findall(r"[aeiouy]+", stem)) == 1 and _DOUBLING.search(stem)
    return verb + verb[-1] if single or stem in _STRESSED else verb


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "i", "o", "u"):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return _PLURALS.get(word, word + "s")
