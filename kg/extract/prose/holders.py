"""Who is said to be what a noun says: "A is the capital of B", "the only son of B, A was crowned".

In: the phrases of a parsed sentence and the index of the noun. Out: the index of whom or what it is said of.
"""

from __future__ import annotations

from kg.extract.definition.subject import KIN
from kg.extract.patterns import singular
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import COPULAS, SUBJECTS, disagrees, is_verb, subject, voice, word, words_of
from kg.extract.prose.naming import classes_of_name, is_no_name
from kg.extract.prose.phrase import Phrases
from kg.model import Name
from kg.nlp.parsed import Parsed

NOUN_TAGS = ("NN", "NNS", "NNP")
#: What the parser takes a noun for that opens a sentence and tells of its subject.
_FRONTED = frozenset((*SUBJECTS, "npadvmod", "dobj", "dep", "advcl"))
#: Which one of several is told of: "the second of three sons".
_ONE = frozenset(
    "eldest youngest oldest elder younger only one last first second third fourth fifth sixth seventh eighth ninth "
    "tenth eleventh twelfth".split()
)
#: What a work is to others.
_MADE_AFTER = frozenset(
    "sequel prequel remake reboot adaptation installment instalment entry chapter film part spin-off follow-up".split()
)
#: What is done in a film, by one of those whom it shows.
_PLAYED = frozenset(
    "appear appears appeared appearing star stars starred starring featured cast plays played playing act acts acted "
    "acting voiced voices performed performs seen".split()
)
#: What is named behind "of", whatever stands before: "the Paris suburb of Lund", "the Arctic island of Varn".
_NAMED_OF = frozenset(
    "suburb neighborhood neighbourhood village town city hamlet borough island islet port resort".split()
)
#: What leads to the name of somebody's kin: "His son was named Karl".
_CALLED = frozenset(("named", "called"))
_WEDDED = frozenset("wife husband widow consort heir heiress".split())
#: What is told of other things than those named before: "portions of Africa, various islands in Asia".
_SEVERAL = frozenset("various several many some numerous other certain".split())
#: What a field of study is of another.
_DISCIPLINES = frozenset("branch subfield field area discipline".split())
#: By which somebody becomes what a noun says.
_MADE = frozenset(("appointed", "elected", "named"))
#: So many tokens from the start it may stand.
_OPENS = 4


def held_by(phrases: Phrases, head: int) -> int | None:
    """Who is said to be what a noun says: subject of "is", or the name that it stands beside."""
    parsed = phrases.parsed
    if any(phrases.is_another_s(one) for one in parsed.children(head, "poss")):
        return None  # "the son of A and his wife B": A's wife is B
    head = _one_of(parsed, _second_of(phrases, _in_row(phrases, head)))
    token = parsed.tokens[head]
    while (
        token.dep == "conj"
        and parsed.tokens[token.head].tag in (*NOUN_TAGS, "JJ")
        and not phrases.sentence.unit(parsed.tokens[token.head].start)
    ):
        head = token.head
        token = parsed.tokens[head]
    if token.dep == "appos" and _is_joint(parsed, head):
        head = token.head
        token = parsed.tokens[head]
    while token.dep == "nmod" and parsed.children(head, "cc") and _is_plain(phrases, token.head):
        head = token.head  # "Ottawa is Canada's capital and fourth-largest city"
        token = parsed.tokens[head]
    while token.dep == "appos" and _is_kin(phrases, head) and _is_kin(phrases, token.head):
        head = token.head  # "the son of A and B, the grandson of C"
        token = parsed.tokens[head]
    notion = _notion_before(phrases, head)
    if notion is not None:
        return notion
    verb: int | None = None
    if token.dep == "attr" and word(parsed, token.head) in COPULAS:
        verb = token.head
    elif token.dep == "oprd" and word(parsed, token.head) in _MADE and voice(parsed, token.head) == "passive":
        verb = token.head  # "was appointed head coach of O"
    elif token.dep == "pobj" and word(parsed, token.head) == "as" and is_verb(parsed, _clause_of(parsed, head)):
        verb = _clause_of(parsed, head)
        active = voice(parsed, verb) == "active" and word(parsed, verb) not in COPULAS
        if active and not _is_belonging(phrases, head, verb):
            return None
    if verb is not None:
        return _told_of(phrases, verb, subject(parsed, verb)) if asserted(parsed, verb) else None
    if token.dep in _FRONTED and head < min(_OPENS, token.head):  # "The only son of A, he was crowned": two subjects
        after = [one for one in parsed.children(token.head, *SUBJECTS) if one > head + 1]
        if token.dep not in SUBJECTS and after and word(parsed, after[0] - 1) != ",":
            return None
        if after and is_verb(parsed, token.head) and asserted(parsed, token.head):
            return after[0]
    if token.dep == "nsubj" and word(parsed, token.head) in COPULAS and asserted(parsed, token.head):
        called = [one for one in parsed.children(head, "appos") if phrases.sentence.unit(parsed.tokens[one].start)]
        if called:
            return called[0]  # "His wife Ada was a Holm"
        said = parsed.children(token.head, "attr", "acomp")  # a name before a common noun
        named = [one for one in said if phrases.sentence.unit(parsed.tokens[one].start)]
        return next(iter((*named, *said)), None)
    kin = _named_kin(phrases, head)
    if kin is not None:
        return kin
    beside = [
        one for one in parsed.children(head, "compound", "nmod") if phrases.sentence.unit(parsed.tokens[one].start)
    ]
    if beside:  # "Fars province of Iran", not "the Danish-held territories of A", nor "the US state of A"
        if token.text in _NAMED_OF and "of" in words_of(parsed, head, "prep"):
            return None
        name = phrases.named(beside[-1])
        land = name is not None and phrases.ontology.is_any(name.classes, "Country")
        return beside[-1] if beside[-1] == head - 1 and token.tag != "NNS" and not land else None
    another = _role_before(phrases, head)
    if another is not None:
        return held_by(phrases, another)
    if token.dep == "appos" and phrases.sentence.unit(parsed.tokens[token.head].start):
        listed = (
            parsed.tokens[token.head].dep == "conj"
            or parsed.children(head, "conj")
            or parsed.children(token.head, "conj")
        )
        some = token.tag == "NNS" and bool(words_of(parsed, head, "amod", "det") & _SEVERAL)
        return None if listed and "the" in words_of(parsed, head, "det") or some else token.head
    return None


def _is_joint(parsed: Parsed, head: int) -> bool:
    """Whether a noun is coordinated by what the hyphen parts from it: "a merchant and co-founder of"."""
    first, above = parsed.tokens[head - 2], parsed.tokens[head].head
    return head > 2 and word(parsed, head - 1) == "-" and first.dep == "conj" and first.head == above


def _named_kin(phrases: Phrases, head: int) -> int | None:
    """Who is named in "Her only son was named Otto": a person, and no honour or office that the son was given."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[head]
    told = token.dep == "nsubjpass" and word(parsed, token.head) in _CALLED and word(parsed, head) in KIN
    for one in parsed.children(token.head, "oprd", "attr", "dobj") if told and asserted(parsed, token.head) else ():
        name = phrases.named(one)
        if name and "Person" in (name.classes or name.likely) and not is_no_name(name.label, phrases.ontology):
            return one
    return None


def _clause_of(parsed: Parsed, head: int) -> int:
    """The verb of "as"; of a wife also beyond a time: "was Queen from 1402 until her death as the wife"."""
    host = parsed.tokens[parsed.tokens[head].head].head
    while word(parsed, head) in _WEDDED and parsed.tokens[host].dep in ("prep", "pobj", "attr"):
        host = parsed.tokens[host].head
    return host


def _is_belonging(phrases: Phrases, head: int, verb: int) -> bool:
    """Whether somebody does something as one of others: "won the cup as a member", not "chose him as a member"."""
    parsed = phrases.parsed
    alone = word(parsed, head) == "member" and "a" in words_of(parsed, head, "det")
    objects = parsed.children(verb, "dobj")
    people = ("Person",)
    played = word(parsed, verb) in _PLAYED  # "appeared as a member of the Ravens in the film"
    return alone and not played and not any(
        parsed.tokens[one].tag in ("PRP", "NNP") and (name := phrases.entity(one)) and name.classes in ((), people)
        or phrases.classes_of(one) == people
        for one in objects
    )


def _is_kin(phrases: Phrases, index: int) -> bool:
    """Whether it is a common noun for kin by blood, with its article."""
    parsed = phrases.parsed
    kin = word(parsed, index) in KIN - _WEDDED and bool(words_of(parsed, index, "det"))
    return kin and phrases.sentence.unit(parsed.tokens[index].start) is None


def _is_plain(phrases: Phrases, index: int) -> bool:
    """Whether it is a common noun that tells of a subject."""
    token = phrases.parsed.tokens[index]
    return token.dep in ("attr", "appos") and phrases.sentence.unit(token.start) is None


def _notion_before(phrases: Phrases, head: int) -> int | None:
    """What a branch is beside: in "X is a concept in dynamics, the branch of mechanics that" dynamics, not X."""
    parsed, tokens = phrases.parsed, phrases.parsed.tokens
    if head < 3 or word(parsed, head) not in _DISCIPLINES or word(parsed, head - 1) != "the":
        return None
    before = head - 3
    bare = tokens[before].dep == "pobj" and tokens[before].tag in ("NN", "NNS") and not parsed.children(before, "det")
    return before if bare and tokens[head - 2].text == "," else None


def _role_before(phrases: Phrases, head: int) -> int | None:
    """The first of several things that somebody is: "graduate" of "is a graduate of A College, member of B"."""
    parsed, at = phrases.parsed, phrases.parsed.tokens[head].head
    named = parsed.tokens[at]
    if parsed.tokens[head].dep != "appos" or named.dep != "pobj" or parsed.children(head, "det", "poss"):
        return None
    unit = phrases.sentence.unit(named.start)
    if unit is None or not isinstance(unit.term, Name):
        return None
    classes = unit.term.classes or classes_of_name(unit.term.label, phrases.ontology)
    if not phrases.ontology.is_any(classes, "Organisation"):
        return None
    role = parsed.tokens[named.head].head
    plain = parsed.tokens[head].tag == "NN" and word(parsed, named.head) in ("of", "at", "in")
    return role if plain and parsed.tokens[role].dep in ("attr", "appos") and parsed.tokens[role].tag == "NN" else None


def _told_of(phrases: Phrases, clause: int, who: int | None) -> int | None:
    """Who is meant by the noun before "who": in "A was a lady who became the wife of B" A.

    Not where the clause may tell of another, who is named right before it: "is a child of B, who was king of C".
    """
    parsed = phrases.parsed
    if who is None or parsed.tokens[who].dep != "attr" or phrases.classes_of(who) != ("Person",):
        return who
    if parsed.tokens[clause].dep not in ("relcl", "conj", "pcomp"):
        return who
    verb, before = parsed.tokens[who].head, min(parsed.subtree(clause)) - 1
    before -= parsed.tokens[before].text == ","
    named = phrases.sentence.unit(parsed.tokens[before].start) is not None
    if named or disagrees(parsed, clause, who) or word(parsed, verb) not in COPULAS:
        return who
    return subject(parsed, verb) if asserted(parsed, verb) else None


def _one_of(parsed: Parsed, head: int) -> int:
    """The word for the one that is meant of several kin: in "the youngest of the five sons of A" "youngest"."""
    token = parsed.tokens[head]
    above = parsed.tokens[token.head].head
    several = token.dep == "pobj" and token.tag == "NNS" and word(parsed, token.head) == "of"
    return above if several and word(parsed, above) in _ONE and singular(word(parsed, head)) in KIN else head


def _second_of(phrases: Phrases, head: int) -> int:
    """The first noun of "the sequel to W and the third part of the series", of which the parser makes a row with W."""
    parsed, token = phrases.parsed, phrases.parsed.tokens[head]
    title = phrases.sentence.unit(parsed.tokens[token.head].start)
    if token.dep != "conj" or not title or word(parsed, head) not in _MADE_AFTER or not words_of(parsed, head, "det"):
        return head
    above = parsed.tokens[parsed.tokens[token.head].head].head
    return above if word(parsed, above) in _MADE_AFTER and above < token.head else head


def _in_row(phrases: Phrases, head: int) -> int:
    """The first noun of "a grandson of A, a great-grandson of B, and a cousin of C", which the parser hangs under A."""
    parsed = phrases.parsed
    token, host = parsed.tokens[head], parsed.tokens[head].head
    if word(parsed, head) not in KIN or not words_of(parsed, head, "det") and not _is_next(parsed, head):
        return head
    if token.dep == "conj" and token.tag == "NN":
        first = _kin_above(phrases, host)
        first = _kin_told(phrases, head) if first is None else first
        return head if first is None else _in_row(phrases, first)
    above = parsed.tokens[parsed.tokens[host].head].head
    if token.dep != "appos" or parsed.tokens[host].dep != "pobj" or word(parsed, above) not in KIN:
        return head
    behind = range(head + 1, len(parsed.tokens))
    further = any(parsed.tokens[at].dep == "conj" and word(parsed, at) in KIN for at in behind)
    return _in_row(phrases, above) if further else head


def _is_next(parsed: Parsed, head: int) -> bool:
    """Whether a noun stands behind "and": "and grandson of A", "and great-grandson of A"."""
    at = head - 1
    while at > 0 and word(parsed, at) in ("great", "-"):
        at -= 1
    return at >= 0 and word(parsed, at) == "and"


def _kin_told(phrases: Phrases, head: int) -> int | None:
    """What somebody is said to be before, of a noun that hangs under kin named between.

    "A is a grandson of B, a great-grandson of C and great-great-grandson of D", "is the father of A, consort of B, and
    also a cousin of C".
    """
    parsed, host = phrases.parsed, phrases.parsed.tokens[head].head
    if word(parsed, host) not in KIN or parsed.tokens[host].dep != "appos":
        return None
    also = "also" in words_of(parsed, head, "advmod")
    if not also and (word(parsed, host) in _WEDDED or not words_of(parsed, host, "det")):
        return None  # "the son of A, brother of B and cousin of C"
    while parsed.tokens[host].dep in ("conj", "appos", "pobj", "prep"):
        host = parsed.tokens[host].head
    verb = host if word(parsed, host) in COPULAS else parsed.tokens[host].head
    told = [one for one in parsed.children(verb, "attr") if word(parsed, one) in KIN and one < head]
    return told[0] if told and word(parsed, verb) in COPULAS else None


def _kin_above(phrases: Phrases, host: int) -> int | None:
    """The kinsman told of before a noun that is hung under a name or a verb: "the son of the painter A and the uncle".

    Under "son" itself the noun is coordinated with it, as it should be.
    """
    parsed = phrases.parsed
    named = any(phrases.sentence.unit(parsed.tokens[one].start) for one in (host, *parsed.children(host, "appos")))
    if not named and not is_verb(parsed, host):
        return None
    while parsed.tokens[host].dep in ("conj", "appos"):
        host = parsed.tokens[host].head
    if word(parsed, host) in COPULAS:  # "was the father of A, also a painter, and the uncle of B"
        told = [one for one in parsed.children(host, "attr") if word(parsed, one) in KIN | _ONE]
        return told[0] if told else None
    above = parsed.tokens[parsed.tokens[host].head].head
    of = parsed.tokens[host].dep == "pobj" and word(parsed, parsed.tokens[host].head) in ("of", "to")
    return above if of and singular(word(parsed, above)) in KIN else None
