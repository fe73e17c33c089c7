"""What somebody or something is also called: one name of a list, in any case.

In: text and a range. Out: the `Name` that begins there: after "also known as" common nouns are names too.
"""

from __future__ import annotations

import re

from kg.extract.names import name_at
from kg.model import Name

#: What stands before a name in a list of other names.
SKIP = re.compile(
    r"[\s,:]*(?:(?:the|or|and|simply|mononymously|as|both|by|his|her|stage|names?|either|variously|sometimes|also|often|"
    r"in full)\s+)*"
)
_COMMON = re.compile(
    r"[^\W\d_][\w'’\-–]*(?: [^\W\d_][\w'’\-–]*){0,4}?"
    r"(?=\s*(?:,|$| or | and | to (?:distinguish|differentiate|avoid)\b| in (?:[A-Z]\w+ )?[A-Z]\w+,))"
)
#: What leads to the next name of a list.
MORE = re.compile(
    r"[\"”'’]*\s*(?:,? (?:or|and) (?:(?:as|simply|also|the|in (?:modern |Old )?[A-Z][a-z]+,?) )*|, (?:the )?|/)(?=\S)"
)
_MIDDLE = re.compile(r"(?: of)? \([A-Z]\w+\)(?= [A-Z])")
#: What shows that words are no name.
NO_NAME = re.compile(
    r"(?:\b(?:various|other|names?|titles?|many|several|initials|letters?|symbols?)\b|\b(?:is|was|are|were|has|"
    r"had|by|that|which|who|when|where|because|see|from|to)\b|^(?:a|an|in|on|at|for|of)\b|"
    r"^(?:\w+ )?(?:twin|brother|sister|wife|husband|son|daughter|father|mother)\b|"
    r"^[a-z]+(?:ed|en|ing) (?:as|in|on|at|by|for|from|to|with|of)\b)"
)
#: "Kamo detachment", "Berg's theorem".
_FOLLOWING = re.compile(r"(?:['’]s)? [a-z][\w-]*(?: [a-z][\w-]*)?(?=\s*(?:,|\(|$| or | and ))")
#: A name that is cut short: "Photos of a Lady", "Berg's theory of colours".
_GOES_ON = re.compile(r"['’]s [a-z]| of (?:an? )?[A-Za-z]")
#: In quotation marks a name may begin with a small letter: "la Petite Madame".
_QUOTED = re.compile(r"[\"“](?:the )?(?P<name>(?!an? )[^\W\d_][^\"”]{1,59}?)[ ,.]*[\"”]")


def one_name(text: str, at: int, end: int) -> Name | None:
    """A name in any case: "the Kamo Detachment", "puppet régime"; None where it looks like prose."""
    name = name_at(text, at, end)
    if name:
        middle = _MIDDLE.match(text, name.end, end)
        rest = name_at(text, middle.end() + 1, end) if middle else None
        if rest:
            name = Name(label=text[name.start : rest.end], start=name.start, end=rest.end)
        rest = name_at(text, name.end + 4, end) if text.startswith("... ", name.end) else None
        if rest:  # "Enter... Zombie Pool"
            name = Name(label=text[name.start : rest.end], start=name.start, end=rest.end)
        year = re.compile(r" \d{4}(?=\s*(?:,|$| or | and ))").match(text, name.end, end)
        if year:
            name = Name(label=text[name.start : year.end()], start=name.start, end=year.end())
        following = _FOLLOWING.match(text, name.end, end)
        if (
            following
            and not NO_NAME.search(following[0].strip())
            and not re.search(r"\b(?:in|after|since|of|as|and|or|the)\b", following[0])
        ):
            name = Name(label=text[name.start : following.end()], start=name.start, end=following.end())
        return name if len(name.label) > 1 and not _GOES_ON.match(text, name.end, end) else None
    if quoted := _QUOTED.match(text, at, end):
        return Name(label=quoted["name"], start=quoted.start("name"), end=quoted.end("name"))
    common = re.compile(r"[a-z]+ and [a-z]+(?=,| or |\s*$)").match(text, at, end) or _COMMON.match(text, at, end)
    if not common or NO_NAME.search(common[0]) or len(common[0]) < 3:
        return None
    return Name(label=common[0], start=common.start(), end=common.end())
