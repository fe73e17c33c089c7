"""Coreference within a passage: for whom pronouns, descriptions and short names stand.

In: the parsed sentences of a passage. Out: `Antecedents`, for each such word the `Name` in full of what it stands
for, with the word's own offsets. How: the names are gathered into referents; pronouns are resolved from left to
right: "he" and "she" by a trained network over all referents, "it", "they" and descriptions by rules. What is in
doubt has no antecedent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.extract.coreference.anaphors import PRONOUNS, Anaphor, anaphors
from kg.extract.coreference.features import FEATURES, Discourse, vectors
from kg.extract.coreference.referents import Mention, Referent, referents
from kg.extract.coreference.scorer import DIRECTORY, Scorer, load_given_names, load_scorer
from kg.extract.coreference.syntax import fronted_subject
from kg.extract.coreference.things import thing_meant
from kg.extract.definition.subject import KIN
from kg.extract.prose.clause import word
from kg.extract.prose.phrase import Antecedents, Phrases
from kg.extract.prose.whose import named_before
from kg.model import Name

__all__ = ["Resolver", "load_resolver"]

#: Below this a pronoun keeps its secret.
_SURE = 0.4
#: The same for a referent that is named in later sentences only.
_SURER = 0.6
#: A title, or a given name seen often enough, says that it is the other gender.
_OTHER = -2.1
#: How much likelier than in GAP, which seeks the doubtful, the subject of an article on a person is meant.
_OWN = 2.0
#: The same of a pronoun that opens a sentence.
_OWN_FIRST = 16.0
#: Where grammar rules out all but so small a share of what is likely, the rest is no answer.
_LEFT = 0.1
#: How much less likely "she" is who was "he" before.
_TURNED = 0.2
_SIGNS = {"she": 1, "he": -1}
_FORBIDDEN = FEATURES.index("forbidden")


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves with a trained scorer and a list of given names."""

    scorer: Scorer
    given: Mapping[str, float]
    sure: float = _SURE
    surer: float = _SURER

    def resolve(self, sentences: Sequence[Phrases]) -> Antecedents:
        """The antecedents within one passage, whose parsed sentences are given in order."""
        if not sentences:
            return {}
        discourse = self.follow(sentences)
        subject = sentences[0].passage.subject
        return {
            mention.start: replace(_full(referent, person, subject), start=mention.start, end=mention.end)
            for referent, spoken in zip(discourse.referents, discourse.pronouns, strict=True)
            if referent.name is not None
            for person in (any(_tells_person(sentences, one) for one in spoken),)
            for mention in (
                *(referent.mentions if spoken or len(referent.mentions) > 1 or _is_apart(referent.name) else ()),
                *spoken,
            )
        }

    def follow(self, sentences: Sequence[Phrases], until: int | None = None) -> Discourse:
        """The passage with its pronouns resolved, those before view offset `until` where it is given."""
        discourse = Discourse.start(sentences, referents(sentences, self.given))
        for anaphor in anaphors(sentences):
            if until is not None and anaphor.start >= until:
                break
            at = self._meant(anaphor, discourse)
            if at is not None:
                discourse.pronouns[at].append(Mention(anaphor.sentence, anaphor.token, anaphor.start, anaphor.end))
        return discourse

    def _meant(self, anaphor: Anaphor, discourse: Discourse) -> int | None:
        if anaphor.kind not in ("he", "she"):
            return thing_meant(anaphor, discourse)
        if (owner := _beside(anaphor, discourse)) is not None:
            return owner
        subject = discourse.referents[0]
        sign = _SIGNS[anaphor.kind]
        if discourse.phrases[0].passage.kind == "gloss" and subject.person == 1 and subject.gender * sign >= 0:
            return 0  # a gloss speaks of nobody else
        evidence = vectors(anaphor, discourse)
        chances = self.scorer.probabilities(evidence)
        others = [one.gender * sign < _OTHER or one.person < 0 for one in discourse.referents]
        chances[[*others, False]] = 0
        likely = chances.sum()
        chances[[*(one[_FORBIDDEN] > 0 for one in evidence), False]] = 0
        if chances.sum() < _LEFT * likely:
            return None
        if subject.person == 1 and subject.gender * sign > 0:
            later = [at > 0 and not _is_spoken(discourse, at, anaphor) for at in range(len(discourse.referents))]
            chances[[*later, False]] = 0  # an article on a man means no other by "he" before it names him
            first = anaphor.start == discourse.phrases[anaphor.sentence].sentence.start
            chances[0] *= _OWN_FIRST if first else _OWN
        if subject.gender * sign <= 0 and any(_sign(discourse, one) == -sign for one in discourse.pronouns[0]):
            chances[0] *= _TURNED
        chances = (chances / max(chances.sum(), 1e-9))[:-1]
        best = int(chances.argmax())
        sure = self.sure if best == 0 or _is_spoken(discourse, best, anaphor) else self.surer
        return best if chances[best] >= sure and discourse.referents[best].name is not None else None


def _beside(anaphor: Anaphor, discourse: Discourse) -> int | None:
    """Whose name stands just before "and his wife", or opens the sentence: "When X died, power fell to his brother"."""
    phrases = discourse.phrases[anaphor.sentence]
    if phrases.parsed.tokens[anaphor.token].tag != "PRP$":
        return None
    at = named_before(phrases.parsed, phrases.sentence, anaphor.token, phrases.ontology)
    if at is None and word(phrases.parsed, phrases.parsed.tokens[anaphor.token].head) in KIN:
        at = fronted_subject(phrases.parsed, anaphor.token)
    name = None if at is None else phrases.named(at)
    starts = ({one.start for one in referent.mentions} for referent in discourse.referents)
    meant = next((number for number, here in enumerate(starts) if name and name.start in here), None)
    if meant is None or discourse.referents[meant].person < 0:
        return None
    return meant if discourse.referents[meant].gender * _SIGNS[anaphor.kind] >= _OTHER else None


def _is_spoken(discourse: Discourse, at: int, anaphor: Anaphor) -> bool:
    """Whether somebody is spoken of in the sentence of a pronoun, or before it."""
    mentions = (*discourse.referents[at].mentions, *discourse.pronouns[at])
    return any(one.sentence <= anaphor.sentence for one in mentions)


def _sign(discourse: Discourse, mention: Mention) -> int:
    """1 for a form of "she", -1 for one of "he", 0 for other pronouns."""
    word = discourse.phrases[mention.sentence].parsed.tokens[mention.token].text.lower()
    return _SIGNS.get(PRONOUNS.get(word, "it"), 0)


def _is_apart(name: Name) -> bool:
    """Whether it tells who is meant: the subject of the passage, or another of his name."""
    return name.self or name.local


def _tells_person(sentences: Sequence[Phrases], mention: Mention) -> bool:
    return sentences[mention.sentence].parsed.tokens[mention.token].text.lower()[:2] in ("he", "hi", "sh")


def _full(referent: Referent, person: bool, subject: str) -> Name:
    """The name in full; the passage's own subject is called by its title, as everywhere."""
    name = referent.name or Name(label="")
    name = replace(name, label=subject) if name.self else name
    return replace(name, classes=("Person",)) if person and not name.self and not name.classes else name


def load_resolver(directory: Path = DIRECTORY) -> Resolver:
    """Load the trained files.

    Raises ConfigError where they are missing or do not fit.
    """
    return Resolver(load_scorer(directory), load_given_names(directory))
