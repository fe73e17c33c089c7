"""What the subject is also called, told after its definition: "The method is also known as A, the b c, or D".

In: a parsed sentence. Out: claims. A pattern reads proper names only; here common nouns count too, and all of a list.
What is said with small letters of a person is what somebody was, and no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.extract.aliases import MORE, SKIP, one_name
from kg.extract.names import name_at
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import subject, word
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.qualify import claim, is_plot
from kg.extract.prose.unmeant import is_of_title
from kg.model import Claim, Name, Value
from kg.names import bare_title

#: What leads to another name.
CALLED = re.compile(
    r"\b(?:(?:known|referred to) (?:(?:simply|variously|either|both) )?as|called|"
    r"(?<=formerly )named|(?<=previously )named|(?<=originally )named)\b(?: (?:either|simply|just|both))? "
)
_AS_WELL = frozenset(
    "also sometimes often commonly usually alternatively otherwise occasionally frequently formerly previously "
    "originally historically".split()
)
#: What has proper names only; of anything else what it is called in small letters is its name too.
_ONE_THING = ("Individual", "Place", "Organisation", "Work", "Event")
_NOTE = re.compile(r" \([^()]{1,40}\)")
#: What names nothing though it follows "called": "called the most northern town".
_PRAISE = re.compile(r"\b(?:most|best|first|last|one|only|\w{3,}est)\b", re.IGNORECASE)
#: A name though it begins with a small letter: "la Petite Madame".
_FOREIGN = re.compile(r"(?:la|le|les|el|il|lo|der|die|das|al|o|os|as) [A-Z]")
_QUOTED_THE = re.compile(r"[\"“]the $")
#: Before what somebody was called first.
_BIRTH_NAME = re.compile(
    r"\b[Hh](?:is|er) (?:full )?(?:name at birth|birth name|real name)(?:,| is| was) [\"“]?(?=[A-Z])"
)
_LAST = re.compile(r"\b(?P<joint>or|and)\b")
_CONFIDENCE = 0.85


def called(phrases: Phrases) -> Iterator[Claim]:
    """The other names that a sentence gives the passage's subject; whoever is known by its title is the subject."""
    relation = phrases.ontology.slot("aka", phrases.about.classes)
    if relation is None or is_plot(phrases.passage.section):
        return
    text = phrases.passage.text
    for at, token in enumerate(phrases.parsed.tokens):
        start, _ = phrases.view(at)
        participle = token.tag == "VBN" or token.tag == "VBD" and token.dep == "acl"
        opening = CALLED.match(text, start, phrases.sentence.end) if participle else None
        who = _whom(phrases, at) if opening else None
        if opening is None or who is None:
            continue
        person = phrases.ontology.is_any(phrases.about.classes, "Individual")
        also = bool({word(phrases.parsed, one) for one in phrases.parsed.children(at, "advmod")} & _AS_WELL)
        kind = not phrases.ontology.is_any(phrases.about.known, *_ONE_THING) and _is_plain(phrases, at)
        names = list(_names(phrases, opening.end(), small=kind or also and not person))
        if not who.self and person and any(is_of_title(phrases, who, one.label) for one in names):
            who = phrases.own(who.start, who.end)
        if not who.self:
            named = next((one for one in names if one.label == bare_title(phrases.passage.subject)), None)
            if person and " " in who.label and named and text[who.start : who.end] == who.label:
                own = phrases.own(named.start, named.end)
                value = Value(lexical=who.label, start=who.start, end=who.end)
                yield claim(phrases, own, relation, value, at, "called", _CONFIDENCE)
            continue
        for name in names:
            if name.label == bare_title(phrases.passage.subject):
                continue
            start = name.start - 4 * bool(_QUOTED_THE.search(text, phrases.sentence.start, name.start))
            value = Value(lexical=text[start : name.start] + name.label, start=start, end=name.end)
            yield claim(phrases, who, relation, value, at, "called", _CONFIDENCE)


def birth_names(phrases: Phrases) -> Iterator[Claim]:
    """Read "His name at birth was Karl Lind", "under her real name, Ida Berg"."""
    text, end = phrases.passage.text, phrases.sentence.end
    relation = phrases.ontology.slot("birth-name", ("Person",))
    for found in _BIRTH_NAME.finditer(text, phrases.sentence.start, end) if relation else ():
        at = phrases.token_at(found.start())
        who = None if at is None else phrases.entity(at)
        name = name_at(text, found.end(), end)
        if relation and at is not None and who and "Person" in who.classes and name and " " in name.label:
            value = Value(lexical=name.label, start=name.start, end=name.end)
            yield claim(phrases, who, relation, value, at, "birth name", _CONFIDENCE)


def _is_plain(phrases: Phrases, at: int) -> bool:
    """Whether the kind itself is called so, under no condition: not "the process is called", "if hot, it is called"."""
    parsed = phrases.parsed
    found = subject(parsed, at) if phrases.about.kind else None
    if found is None or any(word(parsed, one) in ("if", "where", "which") for one in range(at)):
        return False
    return parsed.tokens[found].tag == "PRP" or phrases.is_any_such(found)


def _whom(phrases: Phrases, at: int) -> Name | None:
    """Who or what is called so: "A is also known as", "A, known as B, was"."""
    parsed = phrases.parsed
    if parsed.tokens[at].dep == "acl":
        beside = parsed.tokens[at].head
    else:
        found = subject(parsed, at) if asserted(parsed, at) else None
        if found is None or parsed.tokens[found].dep != "nsubjpass":
            return None
        beside = found
        if parsed.children(found, "conj"):
            return None  # "Ada and Otto are known as the Lund Pair"
    return phrases.entity(beside)


def _names(phrases: Phrases, at: int, *, small: bool) -> Iterator[Name]:
    """The first name, and where "or" or "and" leads to a last one all of them."""
    text, end = phrases.passage.text, phrases.sentence.end
    end -= len(text[phrases.sentence.start : end]) - len(text[phrases.sentence.start : end].rstrip(".!?\"”"))
    end += text.startswith(("\"", "”"), end)
    tags = {phrases.view(index): token.tag for index, token in enumerate(phrases.parsed.tokens)}
    found: list[Name] = []
    joint = ""
    article = SKIP.match(text, at, end)
    at = article.end() if article else at
    while (name := one_name(text, at, end)) and _fits(name, small, tags):
        found.append(name)
        at = name.end + (text[name.end : name.end + 1] in ("\"", "”"))
        note = _NOTE.match(text, at, end)
        at = note.end() if note else at
        more = MORE.match(text, at, end)
        if joint or not more:
            break
        last = _LAST.search(more[0])
        joint = last["joint"] if last else ""
        skip = SKIP.match(text, more.end(), end)
        at = skip.end() if skip else more.end()
        if joint == "and" and text[at : at + 1].islower() != found[0].label[:1].islower():
            break  # "known as the Needle and used as"
    if joint == "and" and len(found) == 2:
        return  # it may be one name: "the School of Arts and Crafts"
    yield from found if joint else found[:1]


def _fits(name: Name, small: bool, tags: Mapping[tuple[int, int], str]) -> bool:
    """Whether the words are a name: with a capital, or a noun phrase where such a one may be."""
    if _PRAISE.search(name.label):
        return False
    if not name.label[:1].islower() or _FOREIGN.match(name.label):
        return True
    if not small:
        return False
    first = next((tag for (start, _), tag in tags.items() if start == name.start), "NN")
    last = next((tag for (_, end), tag in tags.items() if end == name.end), "NN")
    return not first.startswith(("V", "RB", "PRP", "IN")) and last.startswith("NN")
