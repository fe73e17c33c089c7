"""Sentence boundaries by rule, fast enough for every gloss of a corpus.

In: a passage's text. Out: [start, end) of each sentence, in view offsets.
How: every full stop, question or exclamation mark is judged by the word before it (abbreviation,
initial, number) and by what follows (white space and a capital, or a footnote glued to it).
"""

from __future__ import annotations

import re
from bisect import bisect_left

_END = re.compile(
    r"[.!?…]+['’\"”)\]]*(?=\s)"  # ended and parted from what follows
    r"|(?<=[a-zé\])\"”'’\d])[.](?=[A-Z][a-z]+[,. ]|[\"“]\w)"
)  # "cinematographer.Tasker, Yvonne": a footnote's residue
_NEXT = re.compile(r"\s*(?:''+\s?|[\"“‘'(\[*•—–-]\s?){0,3}(\S+)")
_WORD = re.compile(r"(?:^|[\s(\[\"“‘'—–/-])([^\s(\[\"“‘'—–/-]*)$")
#: Always followed by what they introduce.
_TITLES = frozenset(
    """
    mr mrs ms dr prof rev hon st ste mt ft gen col lt sgt capt cmdr adm maj gov sen rep pres fr sr br messrs vs
    v no nos vol pp p ed eds trans c ca cf fl r b d e.g i.e viz al op approx est nr art fig ch sec jan feb mar
    apr jun jul aug sep sept oct nov dec lit née arr dir prod cat var subsp sp""".split()
)
#: End a sentence or not: a common word with a capital must follow to show that they do.
_EITHER = frozenset(
    """
    inc ltd corp co cos bros jr sr esq ph.d m.d b.a m.a etc u.s u.k u.s.a u.n a.m p.m d.c l.a n.y j.r a.d b.c
    e.u s.a n.v plc llc dept univ assn ave blvd rd sq mass calif ill""".split()
)
_STARTERS = frozenset(
    """
    The A An It He She They We I You This That These Those His Her Its Their In On At As After Before During Since When
    While Although Though However For From By With Set Based Directed Written Produced Starring Some Many Most Both One
    Two There Upon Soon Together But And Or So If Also Despite According To Under It's He's She's Born Early Filmography
    Between Following Among Amid Through Throughout Until
    """.split()
)
#: A heading that the scrape glued to the sentence after it.
_HEADING = re.compile(
    r"\s*(?:Early (?:life|years|career)(?: and (?:education|family|career|background))?|Biography|Background|Career"
    r"|Life and career|Personal life|Etymology|History|Overview|Plot|Filmography|Geography)\s+(?=[A-Z][\w'-]*\s)"
)
#: A title in which a sentence seems to end: "Run! Or the Owl Sings".
_MARKED = re.compile(r"[.!?…] ")
#: A ruler with his number.
_REGNAL = re.compile(
    r"\b(?:[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Pp]ope|[Tt]sar|[Ss]ultan|[Pp]haraoh|[Ss]hah) [A-Z]\w+ [IVX]$"
)
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]$")


def split_sentences(text: str, title: str = "") -> tuple[tuple[int, int], ...]:
    """The range of every sentence, without the white space around it; none ends within the `title` that it names.

    >>> [text[a:b] for text in ["Dr. No was shot in the U.S. in 1962. It won."] for a, b in split_sentences(text)]
    ['Dr. No was shot in the U.S. in 1962.', 'It won.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    titled = [found.start() for found in re.finditer(re.escape(title), text)] if _MARKED.search(title) else []
    for match in _END.finditer(text):
        before = bisect_left(titled, match.start())  # titles do not overlap
        if before and match.end() < titled[before - 1] + len(title):
            continue
        if _ends(text, match, title):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if found and (heading := _HEADING.match(text, start, end)):
        start = heading.end()
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    if any(map(str.isalnum, part)):
        found.append((start, end))


def _ends(text: str, match: re.Match[str], title: str) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    after = following[1]
    if after[0].islower():
        return False
    mark = match[0]
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = _WORD.search(text, max(0, match.start() - 40), match.start())
    word = before[1] if before else ""
    folded = word.casefold()
    if before and len(word) == 1 and re.match(r"[^\W\d_]-", text[max(0, before.start() - 1) : match.start()]):
        return True  # "Ice-T. Milano": the letter is no initial, as it is in "J.-P. Belmondo"
    if len(mark) > 1 and mark[1] in "\"”')]":
        return folded not in _TITLES and not (_INITIAL.match(word) and "." in word)  # Tip "T.I." Harris
    if folded in _TITLES and word != "V":  # "Karl V. He"
        return False
    if word in ("I", "V", "X") and _REGNAL.search(text, max(0, match.start() - 60), match.start()):
        return True  # "the emperor Justinian I. Ekrem Lind was elected"
    if folded in _EITHER or _INITIAL.match(word):
        if len(word) == 1 and after in ("I", "A", "The"):  # "vitamin C. The" ends, "J. The" abbreviates a name
            return match.start() >= 3 and text[match.start() - 2] == " " and text[match.start() - 3].islower()
        own = bool(title) and text.startswith(f"{title} ", following.start(1))  # "a part of Alpha Inc. Lundo is"
        return after.strip(",'’s") in _STARTERS or own and text[following.start(1) + len(title) + 1 :][:1].islower()
    return True
