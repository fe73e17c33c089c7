"""Sentence patterns over a parse: what running prose states.

In: a passage, what its definition told about its subject, the names recognised in it, a parser. Out: claims, and
the names, pronouns and descriptions that stand in it. How: a sentence is parsed where something that could be an
argument stands in it; all such sentences of many passages can be parsed at once. Antecedents are found over the whole
passage; then hand patterns read each sentence. The relation model reads those of many passages at once.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.extract.mentions import find_mentions
from kg.extract.patterns import compile_patterns
from kg.extract.prose.appointed import appointed
from kg.extract.prose.bands import bands
from kg.extract.prose.called import CALLED, birth_names, called
from kg.extract.prose.casts import casts
from kg.extract.prose.credited import credited
from kg.extract.prose.crew import crew
from kg.extract.prose.degrees import degrees
from kg.extract.prose.divided import counts_up, divided
from kg.extract.prose.gapped import gapped
from kg.extract.prose.honours import honours
from kg.extract.prose.idioms import idioms
from kg.extract.prose.inside import inside
from kg.extract.prose.kinsfolk import kinsfolk
from kg.extract.prose.knighted import knighted
from kg.extract.prose.lives import lives
from kg.extract.prose.match import match
from kg.extract.prose.models import Models
from kg.extract.prose.noted import noted
from kg.extract.prose.offspring import offspring
from kg.extract.prose.own import Own
from kg.extract.prose.own_works import own_works
from kg.extract.prose.owned import owned
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.releases import releases
from kg.extract.prose.roles import roles
from kg.extract.prose.samename import same_named
from kg.extract.prose.sentence import Sentence, simplify
from kg.extract.prose.sources import sources
from kg.extract.prose.themes import themes
from kg.extract.prose.titled import titled
from kg.extract.prose.told_kinds import told_kinds
from kg.extract.prose.trades import trades
from kg.extract.prose.trigger import LONGEST, promising, tells_of_part
from kg.extract.prose.troupe import troupe
from kg.model import Claim, Name, Passage, Term
from kg.names import bare_title
from kg.nlp.parsed import Parse, Parsed, Recognized
from kg.ontology import Ontology

__all__ = ["Prose", "extract"]

#: What shows that the words before it were complete when the text was cut.
_BOUNDARY = re.compile(r"[,;:—–.)] |[.)]$| (?:and|but|which|who|where|while|with|for|by|in|on|at|from|to|as) ")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their|hers|theirs)\b", re.IGNORECASE)
#: What no single pattern says.
_TURNS = (
    bands, birth_names, called, degrees, divided, idioms, inside, kinsfolk, lives, noted, owned, trades, titled,
    offspring, casts, same_named, releases, sources, own_works, themes, troupe, crew, credited, told_kinds,
    appointed, honours, knighted,
)  # fmt: skip
#: Of a sentence that another extractor has read: what only a parse shows, the parts played.
_ROLES = re.compile(r"\b(?:roles?|debut|portrayals?|portraying|performances?)\b")


class Prose:
    """The sentences of a passage that are worth a parse, and what their parses state."""

    def __init__(
        self,
        passage: Passage,
        about: About,
        ontology: Ontology,
        after: int = 0,
        recognized: Sequence[Recognized] = (),
    ) -> None:
        """Before view offset `after` another extractor has read what is said of the passage's subject."""
        self.passage, self.about, self.ontology, self.after = passage, about, ontology, after
        self.names = find_mentions(passage, about, recognized, ontology) if recognized else ()
        self.sentences = () if passage.kind == "category" else tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        """Of prose those with a name or a pronoun; of anything else those that a hand pattern may read."""
        prose = self.passage.kind == "prose"
        for start, end in split_sentences(self.passage.text, bare_title(self.passage.subject)):
            if end - start > LONGEST:
                continue
            if prose or self._is_open(start, end) and promising(self.passage, start, end, self.ontology):
                sentence = simplify(self.passage, start, end, self.ontology, self.names)
                if (
                    not prose
                    or sentence.units
                    or _PRONOUN.search(self.passage.text, start, end)
                    or CALLED.search(self.passage.text, start, end)
                    or counts_up(sentence.text, bare_title(self.passage.subject))
                    or tells_of_part(sentence.text, self.about.classes, self.ontology)
                    or self._tells_of_kind(start, end)
                ):
                    yield sentence

    def _tells_of_kind(self, start: int, end: int) -> bool:
        """Whether a sentence without a name may tell of each of the kind: "Muskets were used in warfare"."""
        said = self.passage.text[start:end].casefold()
        own = Own(self.passage.subject, self.about, self.ontology)
        return any(one in said for one in own.forms) and promising(self.passage, start, end, self.ontology)

    def read(
        self, parses: Iterable[Parsed], models: Models
    ) -> tuple[tuple[Claim, ...], tuple[Name, ...], list[Phrases]]:
        """What hand patterns find, given the parses in order, every name and reference, and what a model may read."""
        phrases = [
            Phrases(self.passage, self.about, self.ontology, sentence, sentence.restore(parsed))
            for sentence, parsed in zip(self.sentences, parses, strict=True)
        ]
        antecedents = models.coreference.resolve(phrases) if models.coreference else {}
        phrases = [replace(one, antecedents=antecedents) for one in phrases]
        found = tuple(
            claim
            for one in phrases
            if self._is_open(one.sentence.start, one.sentence.end)
            for claim in self._claims(one, models.asked)
        )
        return found, (*antecedents.values(), *self.names), phrases

    def _is_open(self, start: int, end: int) -> bool:
        """Whether hand patterns read the sentence: where there are links, of those read before what tells of parts."""
        return start >= self.after or self._plain or _ROLES.search(self.passage.text, start, end) is not None

    @property
    def _plain(self) -> bool:
        """Whether it is prose without links, of which the grammar of definitions reads less."""
        return self.passage.kind == "prose" and not self.passage.anchors

    def _claims(self, phrases: Phrases, asked: Container[str]) -> Iterator[Claim]:
        """What hand patterns find in a sentence."""
        triggers = compile_patterns(self.ontology)
        found = list(roles(phrases, triggers))
        found += (one for turn in _TURNS for one in turn(phrases))
        found += gapped(phrases, list(match(phrases, triggers, asked)))
        read = phrases.sentence.start < self.after and not self._plain
        for claim in _distinct(found):
            if read and _is_self(claim.subject):
                continue
            if not self.about.classes and isinstance(claim.subject, Name) and claim.subject.self:
                claim = replace(claim, subject=replace(claim.subject, classes=()))  # a notion may yet be more
            if not (self.passage.truncated and not _BOUNDARY.search(self.passage.text, claim.end)):
                yield claim


def extract(passage: Passage, about: About, ontology: Ontology, parse: Parse, after: int = 0) -> Iterator[Claim]:
    """What the sentences from view offset `after` on state, and what parts those before tell of."""
    prose = Prose(passage, about, ontology, after)
    if prose.sentences:
        yield from prose.read(parse([one.text for one in prose.sentences]), Models())[0]


def _distinct(found: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once, and unqualified only where it is nowhere qualified."""
    same: dict[tuple[Term, str, Term], dict[tuple[tuple[str, Term], ...], Claim]] = {}
    for claim in found:
        key = _bare(claim.subject), claim.relation, _bare(claim.object)
        same.setdefault(key, {}).setdefault(claim.qualifiers, claim)
    for group in same.values():
        yield from (claim for claim in group.values() if claim.qualifiers or len(group) == 1)


def _bare(term: Term) -> Term:
    """What a term names, wherever it stands."""
    return replace(term, start=-1, end=-1, classes=()) if isinstance(term, Name) else replace(term, start=-1, end=-1)


def _is_self(term: Term) -> bool:
    return isinstance(term, Name) and term.self
