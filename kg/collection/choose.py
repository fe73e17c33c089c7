"""Which of several candidates a name means, or none.

In: the candidates of a name, what the words and the relation tell of it, its context. Out: a candidate
with its probability, where that is high. How: a candidate of another class, or of later than all that
the article speaks of, is none. How often each is meant by the name, times how much likelier what it has
in common with the context is for it than for a namesake, is weighed against the others and against
something unknown. `python -m tests.measure_linking --fit` makes the weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log1p

from kg.collection.describe import Description
from kg.collection.index import Candidate
from kg.names import bare_title
from kg.ontology import Ontology

#: Taken from this probability on: nineteen times as likely as all the others and nothing together.
LIKELY = 0.95
#: How often a name of one, two or more words means something that the collection does not know, against once
#: that it means what it does; less where several articles use the name.
UNKNOWN = (0.5, 0.15, 0.05)
#: So often, as a power of two, a longer name is used for something of which no class is known.
USUAL = 2
#: The number of a king behind his name.
_REGNAL = re.compile(r" [ivx]+$")
FEATURES = (
    "bias",
    "words in common",
    "names in common",
    "links in common",
    "one names the other",
    "its year is told",
    "of that time",
)
WEIGHTS: tuple[float, ...] = (-1.0, 2.2, 1.6, 0.2, 0.05, 0.8, 0.65)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around a name: its passage and the article's opening; the article's title and links.

    `years` are all that the article speaks of.
    """

    title: str
    years: frozenset[int]
    words: frozenset[str]
    names: frozenset[str]
    links: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who is meant, with the probability of it."""

    description: Description
    probability: float


def choose(
    key: str, candidates: Sequence[Candidate], told: Iterable[str], asked: Iterable[str], context: Context,
    ontology: Ontology,
) -> Choice | None:  # fmt: skip
    """The candidate that a name means; `told` and `asked` are classes, of which it has all and one."""
    told, asked, length = tuple(told), tuple(asked), len(key.split())
    found = [
        (one.description, max(one.share, 0.1) * likelihood(features(key, one.description, context)))
        for one in candidates
        if possible(one.description, told, asked, context, ontology) and _is_of(key, one.description, context)
        and (one.description.classes or (length > 1 and one.times >= USUAL))
    ]
    if not found:
        return None
    best, _ = max(found, key=lambda row: (row[1], row[0].own, row[0].title))
    kept = [(one, mass) for one, mass in found if same(one, best)]
    best = max((one for one, _ in kept), key=lambda one: (one.own, one.title))
    unknown = UNKNOWN[min(length, len(UNKNOWN)) - 1] / (1 + max(one.times for one in candidates) / 2)
    probability = sum(mass for _, mass in kept) / (sum(mass for _, mass in found) + unknown)
    return Choice(description=best, probability=round(probability, 4)) if probability >= LIKELY else None


def possible(one: Description, told: Sequence[str], asked: Sequence[str], context: Context, ontology: Ontology) -> bool:
    """Whether nothing speaks against a candidate: it is itself no part of what is told, and of its time."""
    if one.title == context.title or ontology.is_any(one.classes, "Concept"):
        return False
    if any(ontology.disjoint(kind, other) for kind in told for other in one.classes):
        return False
    if told and not ontology.admits(told, one.classes) and not ontology.admits(one.classes, told):
        return False
    if asked and not ontology.admits(asked, one.classes):
        return False
    return one.begin is None or not context.years or one.begin <= max(context.years)


def _is_of(key: str, one: Description, context: Context) -> bool:
    """Whether the land of a king called by name and number is spoken of: of several Philips II that of France."""
    title = bare_title(one.title).casefold()
    if not _REGNAL.search(key) or not title.startswith(f"{key} of "):
        return True
    land = tokens(title.removeprefix(f"{key} of "))
    return not land or bool(land & (context.names | context.words))


def features(key: str, one: Description, context: Context) -> tuple[float, ...]:
    """The values of `FEATURES`."""
    mine, theirs = tokens(bare_title(context.title)), tokens(bare_title(one.title))
    return (
        1.0,
        log1p(len(one.words & context.words)),
        log1p(len(one.names & context.names - tokens(key) - theirs)),
        log1p(len(one.links & context.links)),
        float(context.title in one.links or one.title in context.links or (len(mine) > 1 and mine <= one.names)),
        float(one.begin in context.years),
        float(one.begin is not None and any(0 < year - one.begin < 80 for year in context.years)),
    )


def likelihood(values: Sequence[float]) -> float:
    """How many times likelier this agreement is where the candidate is meant than where a namesake is."""
    return exp(sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True)))


def same(one: Description, other: Description) -> bool:
    """Whether two titles stand for one thing: "Psycho", as glosses name it, and "Psycho (1960 film)"."""
    both, either = len(one.words & other.words), len(one.words | other.words)
    return one == other or (bare_title(one.title) == bare_title(other.title) and both > 0.6 * either)


def tokens(title: str) -> frozenset[str]:
    """The words of a title that tell something."""
    return frozenset(word for word in title.casefold().replace(".", " ").split() if len(word) > 2)
