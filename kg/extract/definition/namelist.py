"""Lists of other names behind the words that introduce them: "also known as A, B or C", "officially the A of B".

In: the words of the list. Out: claims on the draft, one for each name, and the names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.aliases import MORE, NO_NAME, SKIP, one_name
from kg.extract.dates import find_dates
from kg.extract.definition.sentence import Draft, Sentence
from kg.extract.definition.stated import state_name
from kg.extract.definition.subject import is_common
from kg.extract.offices import RANKS
from kg.model import Name, Term

_UNTIL = re.compile(r" (?:prior to|before|until|till|up to|through) (?=\d)")
_SINCE = re.compile(r" (?:after|since|from) (?=\d)")
_TITLE_ON = re.compile(r" (?:in|on|at|for|from|to|with|of) (?:the |an? )?(?=[A-Z])")
_TITLE_ENDS = re.compile(r"[\"”'’]*\s*(?:[,)]|$|or |and |in (?:some|other) )")
_ANY = re.compile(r"an? (?=[a-z])")
_ELSEWISE = re.compile(r"\b(?:locally|colloquially|historically|sometimes|often)\b")
#: Between the two nouns of an official name: "City and County of Lund".
_BOTH = re.compile(r"(?P<and> and (?:the )?)(?=[A-Z]\w+ of (?:the )?[A-Z])")
#: A name of two nouns before its initials: "public health and safety (PHS)".
_AND_NOUN = re.compile(r" and [a-z][a-z-]{1,30}(?: [a-z][a-z-]{1,30})?(?= \((?P<short>[A-Z]{2,6})\))")
_DASH = re.compile(r" [–-] (?=[A-Z])")
ACRONYM = re.compile(r"(?=.{1,40}$)(?:[A-Z0-9][A-Za-z0-9]*[A-Z][A-Za-z0-9.&/-]*|(?:[A-Z]\.){2,}|[A-Z]{2,})$")


def read_list(draft: Draft, sentence: Sentence, start: int, end: int, kind: str) -> list[str]:
    """The names of the list that begins at `start`; `kind` says how it was introduced."""
    text = draft.passage.text
    found: list[str] = []
    common = is_common(draft.passage, sentence)
    at = start
    while at < end:
        skip = SKIP.match(text, at, end)
        if skip and kind == "official-name" and found and _ELSEWISE.search(skip[0]):
            kind = "aka"  # "officially known as A and locally as B"
        at = skip.end() if skip else at
        loose = common or skip is not None and "specifically" in skip[0]
        article = _ANY.match(text, at, end) if loose else None  # "also known as a grain shed"
        at = article.end() if article else at
        name = one_name(text, at, end)
        if name is None or name.label[:1].islower() and not _may_be_common(draft, sentence):
            break
        name = _whole_name(draft, _whole_title(draft, name, end), end)
        if kind == "also" and (name.label.isupper() or _is_office(name, draft)):
            break  # "also Duke of Lund"
        if text.startswith(" : ", name.end):
            break  # "also Dagun, Mon : x, is"
        both = _BOTH.match(text, name.end, end) if name.label.lower() in draft.ontology.nouns else None
        if both:  # "officially the City and County of Lund"
            rest = one_name(text, both.end("and"), end)
            stop = rest.end if rest else name.end
            name = replace(name, label=text[name.start : stop], end=stop)
        at = name.end
        while at < end and text[at] in "'\"”’":
            at += 1
        qualifiers, at = _validity(text, at, end)
        state_name(draft, name, kind, qualifiers)
        found.append(name.label)
        acronym = re.compile(r" ?\(([^()]*)\)").match(text, at)
        if acronym:
            at = acronym.end()
            if ACRONYM.match(acronym[1]) and not qualifiers:
                short = Name(label=acronym[1], start=acronym.start(1), end=acronym.end(1))
                state_name(draft, short, "aka", ())
                found.append(acronym[1])
        more = MORE.match(text, at, end)
        if not more or kind == "birth-name":
            break
        at = more.end()
    return found


def _whole_title(draft: Draft, name: Name, end: int) -> Name:
    """Another title to its end: "also known as Owls in Red Wood"; not where it is called so: "as Owls in Norway"."""
    text, ontology = draft.passage.text, draft.ontology
    leads = _TITLE_ON.match(text, name.end, end) if draft.is_a("Work") else None
    rest = one_name(text, leads.end(), end) if leads else None
    known = rest is None or rest.label in ontology.places or rest.label in ontology.countries
    if rest is None or known or not _TITLE_ENDS.match(text, rest.end, end):
        return name
    return replace(name, label=text[name.start : rest.end], end=rest.end)


def _whole_name(draft: Draft, name: Name, end: int) -> Name:
    """A name to its end: to the last of its initials, "(PHS)", or behind the dash of a method of two people."""
    text, title = draft.passage.text, draft.passage.subject
    more = _AND_NOUN.match(text, name.end, end)
    if more:
        words = text[name.start : more.end()].replace("-", " ").split()
        initials = "".join(word[0] for word in words if word != "and").upper()
        return replace(name, label=text[name.start : more.end()], end=more.end()) if initials == more["short"] else name
    dash = _DASH.match(text, name.end, end) if "–" in title or "-" in title else None
    rest = one_name(text, dash.end(), end) if dash else None
    return replace(name, label=f"{name.label}–{rest.label}", end=rest.end) if rest else name


def _may_be_common(draft: Draft, sentence: Sentence) -> bool:
    """Whether a name in small letters may be the subject's: of what is defined, or has no proper name itself."""
    return bool(sentence.copula) or not any(word[:1].isupper() for word in draft.passage.subject.split()[1:])


def _is_office(name: Name, draft: Draft) -> bool:
    """Whether the words are no name but what somebody is: "Duke of Lund", "Professor of Law"."""
    first = name.label.split()[0].lower()
    return first in RANKS or first in draft.ontology.occupations


def _validity(text: str, at: int, end: int) -> tuple[tuple[tuple[str, Term], ...], int]:
    for pattern, slot in ((_UNTIL, "q.end"), (_SINCE, "q.start")):
        match = pattern.match(text, at, end)
        dates = find_dates(text, match.end(), end) if match else ()
        if match and dates and dates[0].start == match.end():
            return ((slot, dates[0]),), dates[0].end
    return (), at


def plain_list(draft: Draft, masked: str, start: int, stop: int) -> list[str]:
    """Other names without an introduction: "A puppet state, puppet régime or dummy government, is"."""
    text = draft.passage.text
    match = re.compile(
        r"(?:(?:The|A|An) )?[^,\x01\x02]{2,60}?((?:, (?:an? |the )?[^\W\d_a-z]?[\w'’ -]{2,40}?)+),? or (?:an? |"
        r"the |simply )?"
        r"([\w'’ -]{2,40}?),? $"
    ).match(masked, start, stop)
    if not match or re.search(
        r"\b(?:known|called|spelled|also|sometimes|often|officially|abbreviated|formerly|born|as)\b", match[0]
    ):
        return []
    found = []
    for piece in re.finditer(r"(?:, )(?:an? |the )?([^,]+?)(?=,|$| or )", masked[: match.end(1)][match.start(1) :]):
        at = match.start(1) + piece.start(1)
        found.append(Name(label=text[at : at + len(piece[1])], start=at, end=at + len(piece[1])))
    names = []
    for name in found:
        if not NO_NAME.search(name.label) and len(name.label.split()) < 5:
            state_name(draft, name, "aka", ())
            names.append(name.label)
    return names
