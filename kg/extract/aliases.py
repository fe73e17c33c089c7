"""What somebody or something is also called: one name of a list, in any case.

In: text and a range. Out: the `Name` that begins there: after "also known as" common nouns are names too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.names import name_at
from kg.model import Name

#: What stands before a name in a list of other names.
SKIP = re.compile(
    r"[\s,:]*(?:(?:the|or|and|simply|just|mononymously|as|both|by|his|her|stage|names?|either|variously|sometimes|also|often|occasionally|rarely|frequently|usually|generally|alternatively|"
    r"in full|known as|called|historically|formally|colloquially|locally|"
    r"more (?:specifically|precisely|accurately|properly|formally|simply|commonly|usually|often|familiarly|informally))"
    r"\s+)*"
)
#: A common noun up to the next, or to where it is called so: "a purse in North American English".
_COMMON = re.compile(
    r"[a-z][\w'’\-–]*(?: (?!or |and )[^\W\d_][\w'’\-–]*){0,3}?(?= in (?:the )?[A-Z])|"
    r"[^\W\d_][\w'’\-–]*(?:\([IVX]{1,4}\))?(?: [^\W\d_][\w'’\-–]*){0,4}?(?: \d{1,3})?"
    r"(?=\s*(?:,|$| or | and | \([A-Z]{2,6}\)(?:,| or )| to (?:distinguish|differentiate|avoid)\b|"
    r" in (?:[A-Z]\w+ )?[A-Z]\w+,))"
)
#: What leads to the next name of a list.
MORE = re.compile(
    r"[\"”'’]*\s*(?:,? (?:or|and) (?:(?:as|simply|just|also|the|often|in (?:modern |Old )?[A-Z][a-z]+,?) )*|"
    r", (?:the )?|/)(?=\S)"
)
_MIDDLE = re.compile(r"(?: of)? \([A-Z]\w+\)(?= [A-Z])")
#: What shows that words are no name.
NO_NAME = re.compile(
    r"(?:\b(?:various|other|names?|titles?|many|several|initials|letters?|symbols?)\b|\b(?:is|was|are|were|has|"
    r"had|by|that|which|who|when|where|because|see|from|to|called)\b|\bknown$|^(?:a|an|in|on|at|for|of|but)\b|"
    r"^(?:first|second|third|last|only|best|greatest|finest|earliest|oldest|largest) |"
    r"^(?:\w+ )?(?:twin|brother|sister|wife|husband|son|daughter|father|mother)\b|"
    r"^[a-z]+(?:ed|en|ing) (?:as|in|on|at|by|for|from|to|with|of)\b)"
)
#: "Kamo detachment", "Berg's theorem".
_FOLLOWING = re.compile(r"(?:['’]s)? [a-z][\w-]*(?: [a-z][\w-]*)?(?=\s*(?:,|\(|$| or | and ))")
_NO_NOUN = re.compile(r"\b(?:in|after|since|of|as|and|or|the)\b")
_OWNED = re.compile(r"['’]s (?=[A-Z])")
#: What follows a name to which a subtitle belongs: "known as Owls: The Movie, is".
_CLOSED = re.compile(r"\s*(?:[,)]|$)| (?:in (?:the |some |other )?|or |and )(?=\S)")
_YEAR = re.compile(r"(?: of)? \d{4}(?=\s*(?:,|$| or | and ))")
#: What is numbered in a catalogue: "Lund 63a", "Holm 2-155".
_NUMBERED = re.compile(r" \d{1,6}(?:-\d{1,6})?[a-z]?(?=\s*(?:,|\(|$| or | and ))")
#: "jam and toast, or": one name of two nouns.
_PAIR = re.compile(r"[a-z]+ and [a-z]+(?=,| or |\s*$)")
#: Behind a word that shares the noun of the last: "the rose, apple, or plum family".
_SHARED = re.compile(r"(?:(?:,? or |,? and |, )[a-z][a-z-]{1,20}){1,4}(?P<noun> family)\b")
#: A name that is cut short: "Photos of a Lady", "Berg's theory of colours".
_GOES_ON = re.compile(r"['’]s [a-z]| of (?:an? )?[A-Za-z]")
#: In quotation marks a name may begin with a small letter: "la Petite Madame".
_QUOTED = re.compile(r"[\"“](?:the )?(?P<name>(?!an? )[^\W\d_][^\"”]{1,59}?)[ ,.]*[\"”]")


def one_name(text: str, at: int, end: int) -> Name | None:
    """A name in any case: "the Kamo Detachment", "puppet régime"; None where it looks like prose."""
    if name := name_at(text, at, end):
        stop = _stop(text, name.end, end)
        name = name if stop == name.end else _name(text, name.start, stop)
        return name if len(name.label) > 1 and not _GOES_ON.match(text, stop, end) else None
    if quoted := _QUOTED.match(text, at, end):
        return _name(text, *quoted.span("name"))
    common = _PAIR.match(text, at, end) or _COMMON.match(text, at, end)
    if not common or NO_NAME.search(common[0]) or len(common[0]) < 3:
        return None
    name, shared = _name(text, *common.span()), _SHARED.match(text, common.end(), end)
    return replace(name, label=name.label + shared["noun"]) if shared and name.label.islower() else name


def _stop(text: str, stop: int, end: int) -> int:
    """Where a name ends that stands up to `stop` so far: "Hall of (Old) Lund", "Otto's Owl", "Enter... Pool"."""
    middle = _MIDDLE.match(text, stop, end)
    rest = name_at(text, middle.end() + 1, end) if middle else None
    stop = rest.end if rest else stop
    owned = _OWNED.match(text, stop, end)
    rest = name_at(text, owned.end(), end) if owned else None
    stop = rest.end if rest else stop
    rest = name_at(text, stop + len("... "), end) if text.startswith("... ", stop) else None
    stop = rest.end if rest else stop
    subtitle = name_at(text, stop + len(": "), end) if text.startswith(": ", stop) else None
    stop = subtitle.end if subtitle and _CLOSED.match(text, subtitle.end, end) else stop
    number = _YEAR.match(text, stop, end) or _NUMBERED.match(text, stop, end)
    stop = number.end() if number else stop
    following = _FOLLOWING.match(text, stop, end)
    if not following or NO_NAME.search(following[0].strip()) or _NO_NOUN.search(following[0]):
        return stop
    return following.end()


def _name(text: str, start: int, end: int) -> Name:
    return Name(label=text[start:end], start=start, end=end)
