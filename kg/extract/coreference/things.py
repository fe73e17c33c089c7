"""What "it", "they" and "the company" stand for, by rule.

An encyclopedia article speaks of its subject, so these words mean it unless the clause or sentence before is
about another thing that they fit better.
"""

from __future__ import annotations

from kg.extract.coreference.anaphors import Anaphor
from kg.extract.coreference.features import Discourse
from kg.extract.coreference.referents import Mention, Referent
from kg.extract.coreference.syntax import dominates, role, verb_of
from kg.extract.prose.clause import word
from kg.ontology import Ontology

#: How many sentences back a description may look.
_NEAR = 2
_GROUPS = ("Organisation", "Group")
#: What "it" is the subject of where it means nothing: "it is known that", "it seems".
_IMPERSONAL = frozenset("is was be seems seemed appears appeared becomes became remains has had happened turns".split())


def thing_meant(anaphor: Anaphor, discourse: Discourse) -> int | None:
    """The referent of a pronoun or description that is not "he" or "she"."""
    phrases = discourse.phrases[anaphor.sentence]
    if anaphor.kind == "noun":
        return _described(anaphor, discourse)
    if anaphor.kind == "it" and _means_nothing(anaphor, discourse):
        return None
    fitting = [at for at, one in enumerate(discourse.referents) if _fits(anaphor, one, phrases.ontology)]
    last = _last_subject(anaphor, discourse, fitting)
    own = discourse.referents[0]
    if 0 in fitting and own.name and own.name.classes:
        other = last is not None and last != 0 and _in_clause(anaphor, discourse, last)
        return last if other else 0
    return last


def _described(anaphor: Anaphor, discourse: Discourse) -> int | None:
    """What "the company" means: the subject of the passage, or the one thing of that kind that was just named."""
    phrases = discourse.phrases[anaphor.sentence]
    name = phrases.entity(anaphor.token)
    if name is not None and name.self:
        return 0
    kind = phrases.ontology.nouns[anaphor.word]
    if phrases.ontology.is_a(kind, "Individual"):
        return None
    near = [
        at
        for at, one in enumerate(discourse.referents)
        if one.name
        and any(phrases.ontology.is_a(own, kind) or phrases.ontology.is_a(kind, own) for own in one.name.classes)
        and (before := _before(anaphor, discourse, at))
        and anaphor.sentence - before.sentence <= _NEAR
    ]
    return near[0] if len(near) == 1 else None


def _fits(anaphor: Anaphor, referent: Referent, ontology: Ontology) -> bool:
    kinds = referent.name.classes if referent.name else ()
    if anaphor.kind == "they":
        return ontology.is_any(kinds, *_GROUPS)
    return referent.name is not None and bool(kinds) and not ontology.is_any(kinds, "Individual")


def _before(anaphor: Anaphor, discourse: Discourse, at: int) -> Mention | None:
    spoken = (*discourse.referents[at].mentions, *discourse.pronouns[at])
    return max((one for one in spoken if one.start < anaphor.start), key=lambda one: one.start, default=None)


def _last_subject(anaphor: Anaphor, discourse: Discourse, fitting: list[int]) -> int | None:
    """The fitting referent that was last the subject of a clause, in this sentence or the one before."""
    last = [
        (mention.start, at)
        for at in fitting
        if (mention := _before(anaphor, discourse, at))
        and anaphor.sentence - mention.sentence <= 1
        and discourse.role(mention) == "subject"
    ]
    return max(last)[1] if last else None


def _in_clause(anaphor: Anaphor, discourse: Discourse, at: int) -> bool:
    """Whether a possessive stands in the clause whose subject the referent is: "Google sold its shares"."""
    mention = _before(anaphor, discourse, at)
    if mention is None or mention.sentence != anaphor.sentence:
        return False
    parsed = discourse.phrases[anaphor.sentence].parsed
    verb = verb_of(parsed, mention.token)
    return (
        role(parsed, anaphor.token) == "possessor"
        and dominates(parsed, verb, anaphor.token)
        and (verb_of(parsed, anaphor.token) == verb)
    )


def _means_nothing(anaphor: Anaphor, discourse: Discourse) -> bool:
    """Whether "it" only fills the place of the subject: "it is said that he"."""
    parsed = discourse.phrases[anaphor.sentence].parsed
    token = parsed.tokens[anaphor.token]
    if token.dep not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = token.head
    clauses = [one for one in parsed.children(verb, "ccomp", "csubj", "csubjpass", "advcl", "xcomp") if one > verb]
    for other in parsed.children(verb, "acomp", "attr"):
        clauses += [one for one in parsed.children(other, "ccomp", "xcomp", "advcl", "relcl") if one > other]
    that = any(word(parsed, one) == "that" for clause in clauses for one in parsed.children(clause, "mark", "nsubj"))
    to = any(word(parsed, one) == "to" for clause in clauses for one in parsed.children(clause, "aux"))
    passive = token.dep == "nsubjpass"
    return (
        that
        and (passive or word(parsed, verb) in _IMPERSONAL)
        or to
        and word(parsed, verb) in _IMPERSONAL - {"has", "had"}
        and bool(parsed.children(verb, "acomp"))
    )
