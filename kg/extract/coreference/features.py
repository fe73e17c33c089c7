"""What speaks for and against a referent as what a pronoun stands for, as numbers.

In: a pronoun, a referent, and what was said before. Out: a vector; `FEATURES` names its components. How: agreement,
distance, the parts both play in their sentences, where in the tree they stand, how much the passage is about the
referent. Pronouns are resolved from left to right, so an earlier "he" counts as a mention of whom it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from kg.extract.coreference.anaphors import Anaphor
from kg.extract.coreference.referents import Mention, Referent
from kg.extract.coreference.syntax import dominates, first_conjunct, is_fronted, path, role, tree_distance, verb_of
from kg.extract.definition.subject import KIN
from kg.extract.prose.clause import conjuncts
from kg.extract.prose.phrase import Phrases

_ROLES = ("subject", "object", "possessor", "agent", "oblique", "apposition", "modifier", "other")
_OWN_ROLES = ("subject", "object", "possessor", "oblique")
_REFLEXIVE = ("himself", "herself", "itself", "themselves")


@dataclass(slots=True)
class Discourse:
    """A passage as read so far: for each referent its mentions, pronouns included, in text order."""

    phrases: Sequence[Phrases]
    referents: Sequence[Referent]
    pronouns: list[list[Mention]]

    @classmethod
    def start(cls, phrases: Sequence[Phrases], referents: Sequence[Referent]) -> Discourse:
        """Before the first pronoun."""
        return cls(phrases, referents, [[] for _ in referents])

    def role(self, mention: Mention) -> str:
        """The part that a mention plays in its sentence."""
        return role(self.phrases[mention.sentence].parsed, mention.token)


def vectors(anaphor: Anaphor, discourse: Discourse) -> list[list[float]]:
    """One vector for each referent."""
    here = Mention(anaphor.sentence, anaphor.token, anaphor.start, anaphor.end)
    sign = 1.0 if anaphor.kind == "she" else -1.0
    before = [
        max(
            (one for one in (*referent.mentions, *spoken) if one.start < here.start),
            key=lambda one: one.start,
            default=None,
        )
        for referent, spoken in zip(discourse.referents, discourse.pronouns, strict=True)
    ]
    fitting = [referent.person > -1 and referent.gender * sign > -1 for referent in discourse.referents]
    order = sorted(
        (at for at, one in enumerate(before) if one and fitting[at]),
        key=lambda at: -before[at].start,  # type: ignore[union-attr]
    )
    subjects = [at for at in order if discourse.role(before[at]) == "subject"]  # type: ignore[arg-type]
    totals = [len(one.mentions) for one in discourse.referents]
    most = max((total for total, fits in zip(totals, fitting, strict=True) if fits), default=0)
    leading = next(
        (
            at
            for at, _ in sorted(
                enumerate(discourse.referents), key=lambda one: one[1].mentions[0].start if one[1].mentions else 10**9
            )
            if fitting[at] and discourse.referents[at].mentions
        ),
        -1,
    )
    return [
        _vector(discourse, anaphor, here, sign, at, before[at], order, subjects, most, leading, sum(fitting))
        for at in range(len(discourse.referents))
    ]


def _vector(
    discourse: Discourse,
    anaphor: Anaphor,
    here: Mention,
    sign: float,
    at: int,
    before: Mention | None,
    order: Sequence[int],
    subjects: Sequence[int],
    most: int,
    leading: int,
    rivals: int,
) -> list[float]:
    referent, spoken = discourse.referents[at], discourse.pronouns[at]
    parsed = discourse.phrases[here.sentence].parsed
    own = role(parsed, here.token)
    own = "object" if own in ("agent", "apposition", "modifier", "other") else own
    gender = referent.gender * sign
    label = referent.name.label if referent.name else ""
    is_self = bool(referent.name and referent.name.self)
    value: dict[str, float] = {
        "bias": 1.0,
        "agrees": max(gender, 0) / 3,
        "disagrees": max(-gender, 0) / 3,
        "of unknown gender": gender == 0,
        "person": referent.person == 1,
        "no person": referent.person < 0,
        "perhaps a person": referent.person == 0.5,
        "unnamed": referent.name is None,
        "several words": " " in label,
        "odd name": any(char.isdigit() for char in label) or label.startswith("The "),
        "self": is_self,
        "self, never named": is_self and not referent.mentions,
        "self, like a person": is_self and referent.person == 0.5 and not referent.mentions,
        "rivals": min(rivals, 8) / 8,
        "alone": rivals == 1,
        "mentions": log(1 + len(referent.mentions)),
        "pronouns": log(1 + len(spoken)),
        "named most": len(referent.mentions) == most,
        "leading": at == leading,
        "subject mentions": log(1 + sum(discourse.role(one) == "subject" for one in referent.mentions)),
        "reflexive": anaphor.word in _REFLEXIVE,
        "she": sign > 0,
        f"pronoun {own}": 1.0,
        "begins": here.token == 0,
        "pronoun main": own == "subject" and parsed.tokens[verb_of(parsed, here.token)].dep == "ROOT",
        "quoted": _quoted(discourse.phrases[here.sentence].passage.text, here),
        "in a list": any(len(_coordinated(discourse, one)) > 2 for one in referent.mentions),
        "forbidden": any(_forbidden(discourse, here, one, own, anaphor.word) for one in (*referent.mentions, *spoken)),
        "named later": any(one.start > here.start for one in referent.mentions),
        "named later, same sentence": any(
            one.start > here.start and one.sentence == here.sentence for one in referent.mentions
        ),
        "recent mentions": log(
            1
            + sum(
                0 <= here.sentence - one.sentence <= 1 and one.start < here.start
                for one in (*referent.mentions, *spoken)
            )
        ),
        "subject in sentence before": any(
            one.sentence == here.sentence - 1 and discourse.role(one) == "subject"
            for one in (*referent.mentions, *spoken)
        ),
        "subject in this sentence": any(
            one.sentence == here.sentence and one.start < here.start and discourse.role(one) == "subject"
            for one in (*referent.mentions, *spoken)
        ),
    }
    if before is not None:
        its = discourse.role(before)
        same = before.sentence == here.sentence
        chain = bool(spoken) and spoken[-1] == before
        rank = order.index(at) if at in order else 9
        value |= {
            f"{min(here.sentence - before.sentence, 3)} sentences back": 1.0,
            "characters back": log(1 + here.start - before.end) / 6 if here.start > before.end else 0.0,
            f"rank {min(rank, 4)}": 1.0,
            f"{'same' if same else 'before'} {own} {its}": 1.0,
            "last subject": bool(subjects) and subjects[0] == at,
            "first of coordination": bool(discourse.phrases[before.sentence].parsed.children(before.token, "conj")),
            "later in coordination": discourse.phrases[before.sentence].parsed.tokens[before.token].dep == "conj",
            "by pronoun": chain,
            "by pronoun, same sentence": chain and same,
            "begins its sentence": before.token <= 1,
        }
        theirs = discourse.phrases[before.sentence].parsed
        value["main subject"] = its == "subject" and theirs.tokens[verb_of(theirs, before.token)].dep == "ROOT"
        value["main subject before"] = value["main subject"] and here.sentence - before.sentence == 1
        if same:
            value |= _within(discourse, here, before, own)
        agreeing = [one for one in order if discourse.referents[one].gender * sign > 0.5]
        value[f"agreeing rank {min(agreeing.index(at) if at in agreeing else 3, 3)}"] = 1.0
        value["owner"] = its == "possessor" and before not in spoken
        value["both main subjects"] = value["main subject"] and value["pronoun main"]
        if its == "oblique":
            head = theirs.tokens[theirs.tokens[first_conjunct(theirs, before.token)].head].text.lower()
            value["after in or at"] = head in ("in", "at", "on", "from")
            value["after to or with"] = head in ("to", "with", "for")
            value["after of or by"] = head in ("of", "by")
    else:
        after = referent.mentions[0] if referent.mentions else None
        value["only after"] = after is not None
        if after is not None:
            same = after.sentence == here.sentence
            value["after, same sentence"] = same
            value["characters ahead"] = log(1 + after.start - here.end) / 6 if after.start > here.end else 0.0
            if same:
                value["after, subject above"] = discourse.role(after) == "subject" and dominates(
                    parsed, parsed.tokens[first_conjunct(parsed, after.token)].head, here.token
                )
                value |= {f"after {key}": one for key, one in _within(discourse, here, after, own).items()}
    return [float(value.get(name, 0.0)) for name in FEATURES]


def _within(discourse: Discourse, here: Mention, there: Mention, own: str) -> dict[str, float]:
    """Where in one tree both stand."""
    parsed = discourse.phrases[here.sentence].parsed
    up, down = tree_distance(parsed, here.token, there.token)
    mine, theirs = verb_of(parsed, parsed.tokens[here.token].head), verb_of(parsed, parsed.tokens[there.token].head)
    its = role(parsed, there.token)
    argument = own in ("subject", "object")
    head = parsed.tokens[here.token].head
    holder = path(parsed, here.token)[1:]
    return {
        "same clause": mine == theirs,
        "same clause, both arguments": mine == theirs and argument and its in ("subject", "object", "agent", "oblique"),
        "possessor in its clause": mine == theirs and own == "possessor" and its == "subject",
        "what it owns is that": own == "possessor"
        and (
            head == there.token
            or parsed.tokens[there.token].head == head
            and parsed.tokens[there.token].dep in ("appos", "compound", "nmod")
        ),
        "within its phrase": there.token in holder,
        **(
            {f"clause {parsed.tokens[verb_of(parsed, here.token)].dep}": 1.0}
            if theirs in holder and mine != theirs
            else {}
        ),
        "under its verb": theirs in holder and mine != theirs,
        "beside its owner": own == "possessor"
        and parsed.tokens[head].dep == "conj"
        and parsed.tokens[head].head == there.token,
        "steps up": min(up, 8) / 8,
        "steps down": min(down, 8) / 8,
    }


def _quoted(text: str, here: Mention) -> bool:
    return (text.count('"', 0, here.start) + text.count("``", 0, here.start)) % 2 == 1


def _coordinated(discourse: Discourse, mention: Mention) -> list[int]:
    """The members of the coordination that a mention belongs to."""
    parsed = discourse.phrases[mention.sentence].parsed
    return list(conjuncts(parsed, first_conjunct(parsed, mention.token)))


def _forbidden(discourse: Discourse, here: Mention, there: Mention, own: str, word: str) -> bool:
    """Whether grammar keeps both apart: arguments of one verb, or a name below the pronoun that is a subject."""
    if here.sentence != there.sentence or word in _REFLEXIVE:
        return False
    parsed = discourse.phrases[here.sentence].parsed
    mine, theirs = parsed.tokens[here.token].head, first_conjunct(parsed, there.token)
    if own == "possessor":
        above = parsed.tokens[mine].head if parsed.tokens[mine].dep == "compound" else mine  # "his brothers X and Y"
        if there.start > here.start and (above == there.token != mine or dominates(parsed, above, there.token)):
            return True  # "his friend X", "his work with X"
        what = parsed.tokens[first_conjunct(parsed, mine)]
        beside = parsed.tokens[theirs].dep == "nsubj" and parsed.tokens[theirs].head == what.head
        wronged = beside and what.dep == "dobj" and parsed.tokens[what.head].text.lower() in _WRONGED
        return wronged and what.text in _SPOUSES or beside and what.dep == "attr"  # "X was his nephew"
    verb = verb_of(parsed, here.token)
    if own == "subject" and there.start < here.start and is_fronted(parsed, here.token, KIN):
        return True
    if own == "subject" and there.start > here.start and dominates(parsed, verb, theirs):
        return True
    return (
        verb_of(parsed, parsed.tokens[theirs].head) == verb
        and role(parsed, theirs) in ("subject", "object", "oblique")
        and parsed.tokens[theirs].head != here.token
    )


#: What is done to another's wife: "Otto seduced his wife".
_WRONGED, _SPOUSES = frozenset(("seduced", "seduces", "seducing", "cuckolded")), frozenset(("wife", "husband"))
_CLAUSES = ("ccomp", "advcl", "relcl", "conj", "xcomp", "acl", "pcomp")
_WITHIN = (
    "same clause",
    "same clause, both arguments",
    "possessor in its clause",
    "what it owns is that",
    "within its phrase",
    *(f"clause {one}" for one in _CLAUSES),
    "under its verb",
    "beside its owner",
    "steps up",
    "steps down",
)
FEATURES = (
    "bias",
    "agrees",
    "disagrees",
    "of unknown gender",
    "person",
    "no person",
    "perhaps a person",
    "unnamed",
    "several words",
    "odd name",
    "self",
    "self, never named",
    "self, like a person",
    "rivals",
    "alone",
    "mentions",
    "pronouns",
    "named most",
    "leading",
    "subject mentions",
    "reflexive",
    "she",
    *(f"pronoun {one}" for one in _OWN_ROLES),
    *(f"{one} sentences back" for one in range(4)),
    "characters back",
    *(f"rank {one}" for one in range(5)),
    *(f"{where} {own} {its}" for where in ("same", "before") for own in _OWN_ROLES for its in _ROLES),
    "last subject",
    "first of coordination",
    "later in coordination",
    "by pronoun",
    "by pronoun, same sentence",
    "begins its sentence",
    "main subject",
    "main subject before",
    *_WITHIN,
    "begins",
    "pronoun main",
    "quoted",
    "in a list",
    "forbidden",
    "named later",
    "named later, same sentence",
    "recent mentions",
    "subject in sentence before",
    "subject in this sentence",
    *(f"agreeing rank {one}" for one in range(4)),
    "owner",
    "both main subjects",
    "after in or at",
    "after to or with",
    "after of or by",
    "only after",
    "after, same sentence",
    "characters ahead",
    "after, subject above",
    *(f"after {one}" for one in _WITHIN),
)
