"""After whose work a work is made that has no name of its own: "It is based on a play by A", "on the A B novel".

In: a parsed sentence of an article on a work. Out: claims on the article's work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.prose.antecedents import predicated
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import is_verb, prepositional, subject, word, words_of
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim
from kg.model import Claim, Name

_MADE = frozenset(("based", "adapted"))
SCRIPTS = frozenset(("screenplay", "script", "teleplay", "scenario", "libretto"))
_AFTER = ("on", "upon", "from")
#: What is told of the work whose name is the same, which is read elsewhere.
_SAME = frozenset("same eponymous same-titled same-named same-name".split())
_CONFIDENCE = 0.88


def sources(phrases: Phrases) -> Iterator[Claim]:
    """Whose work the article's own is said to be based on."""
    parsed, about, ontology = phrases.parsed, phrases.about.classes, phrases.ontology
    relation = ontology.slot("after-work-by", about) if about and ontology.admits(("Work",), about) else None
    for at in range(len(parsed.tokens)) if relation else ():
        yield from _adapted(phrases, at)
        if word(parsed, at) not in _MADE or not is_verb(parsed, at) or not asserted(parsed, at):
            continue
        if at and word(parsed, at - 1) == "itself":
            continue  # "a remake of W, itself based on a novel by A"
        who = predicated(phrases, subject(parsed, at))
        work = None if who is None else phrases.entity(who)
        script = who is not None and word(parsed, who) in SCRIPTS and {"the"} == words_of(parsed, who, "det", "poss")
        own = work.self or _is_maker(work) if work else script
        for noun in prepositional(parsed, at, _AFTER) if own else ():
            for author in _authors(phrases, noun):
                if relation and not author.self:
                    yield claim(phrases, phrases.own(-1, -1), relation, author, at, "based on", _CONFIDENCE)


def _is_maker(name: Name) -> bool:
    """Whether nobody else can be meant than a maker before the word: "written by A, based on a story by B"."""
    return name.classes == ("Person",) or not name.classes and "Person" in name.likely and " " in name.label


def _adapted(phrases: Phrases, at: int) -> Iterator[Claim]:
    """What the script is said to be made of: "The screenplay, an adaptation of the novel W by A, was written"."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[at]
    relation = phrases.ontology.slot("based-on", phrases.about.classes)
    script = token.dep == "appos" and word(parsed, token.head) in SCRIPTS and word(parsed, at) == "adaptation"
    for one in prepositional(parsed, at, ("of",)) if relation and script else ():
        for source in phrases.entities(one):
            if relation and not source.self:
                yield claim(phrases, phrases.own(-1, -1), relation, source, at, "adaptation", _CONFIDENCE)


def _authors(phrases: Phrases, noun: int) -> Sequence[Name]:
    """Who wrote what a noun for a work names no further."""
    parsed = phrases.parsed
    told = {word(parsed, one) for one in parsed.subtree(noun)}
    unnamed = phrases.sentence.unit(parsed.tokens[noun].start) is None and phrases.named(noun) is None
    if not unnamed or told & _SAME or not phrases.ontology.is_any(phrases.classes_of(noun), "Work"):
        return ()
    by = [name for one in prepositional(parsed, noun, ("by",)) for name in phrases.entities(one)]
    named = [one for one in parsed.children(noun, "poss") if parsed.tokens[one].tag[:3] == "NNP"]
    by = by or [name for one in named for name in phrases.entities(one)]  # "Karl Lind's 1908 novella"
    if not by and "the" in words_of(parsed, noun, "det"):  # "the Karl Lind play"
        unit = phrases.sentence.unit(parsed.tokens[noun - 1].start)
        by = [name for name in (phrases.named(noun - 1) if unit and unit.kind == "name" else None,) if name]
        by = [name for name in by if " " in name.label and "Person" in (*name.classes, *name.likely)]
    return [name for name in by if not name.classes or "Person" in name.classes]
