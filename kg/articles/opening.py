"""What an untitled text begins with: the name that its first sentence is about.

How: the words before the first verb, bracket or possessive, if they are a name. An encyclopedia's sentence
names its subject first, also where it defines nothing: "1803 Zwicky was discovered on ...".
"""

from __future__ import annotations

import re

from kg.ontology import Ontology

_WORD = re.compile(r"\S+")
_QUOTED = re.compile(r"(?:The )?(?:''+\s?|[\"“])([^\"“”\n]{1,100}?)(?:\s?''+|[\"”])")
_NUMBERED = re.compile(r"\(\s?(\d+)\s?\) (\d{4} [A-Z]{2}\d*)")  # a minor planet: "(8035) 1992 TB"
_COPULAS = frozenset(("is", "are", "was", "were"))
#: After "A and B" these say that it is one name: "Thelma and Louise stars".
_SINGULAR = frozenset("is was has stars features follows tells depicts takes centers centres".split())
_VERBS = frozenset(
    "is was are were has had have can may will would did does became began begins took takes won wrote made played "
    "plays held left led sold saw got went came ran rose fell flew joined met lies lay stands stood sits flows runs "
    "rises gives gave set sets spent taught fought built grew known born died who which that also then later first "
    "still once often only now never in on at for by from to as".split()
)
#: Words with the ending of a verb's third person that are none.
_NO_VERBS = frozenset("series species news sports arts sciences studies games sales affairs politics its his".split())
#: What opens a sentence and is no name.
_OPENERS = frozenset(
    "a an in on at by for from to as of with after before during since until while when where although though because "
    "if once often sometimes under over between among throughout he she it they we you i his her its their our this "
    "that these those "
    "there here some many most all both each other another several various one two three four five six seven eight "
    "nine ten however also although through "
    "later then thus so but and or not no according due following despite based born built directed written located "
    "published produced released created known it's currently originally early late first second his/her such "
    "redirect see".split()
)
#: Words in lower case that stand inside names.
_JOINTS = frozenset(
    "a an the of and or in on to for at by with from de del della di da do dos das der den von van la le les el al bin "
    "ibn du des und et y e i & vs as".split()
)
#: What opens a phrase that only a comma parts from the subject: "Established in 1972, Drug Reviews is a journal".
_PARTICIPLE = re.compile(r"[A-Z]\w+(?:ing|ed)$")
#: "Written by A, X was", "Set in Rome, X tells".
_DONE = re.compile(
    r"(?:(?:[A-Z]\w+ly|First|Often|Sometimes) )?"
    r"(?:[A-Za-z]\w+(?:ed|en)|[Ss]et|[Ss]hot|[Bb]uilt|[Bb]orn|[Cc]ast|[Ll]ed|[Ss]old|[Hh]eld) "
    r"(?:[a-z]+ )?(?:by|in|at|on|from|during|with|and|near|as|for|to|after|under|within|between|of) "
)
_COMMA = re.compile(r", (?=[A-Z0-9\"])")
_APPOSITION = re.compile(
    r"(?!(?:he|she|it|they|his|her|their)\b)(?:[a-z\d]|[A-Z]{2,}\b|[JS]r\b|[A-Z]\w+ed (?:from|as|by|in)\b)"
)
#: The bracket of a text that was taken apart into words: "Yonfan( born 1947)".
_TIGHT = re.compile(r"(?<=[\w.,])([(\[]) (?=\w)")
_SHORT_FOR_IS = frozenset("he she it that this what who where there here let how".split())  # "She's the Man"
_ALSO = frozenset(("simply", "just", "also", "more", "the", "less"))
_LOOSE = frozenset((",", ":", "!", "?"))
_HONOURS = frozenset(("Sir", "Dame"))
#: The letters of honours behind a name.
LETTERS = frozenset(
    "CBE OBE MBE KBE DBE GBE CH OM CB KCB GCB KCMG CMG GCMG MVO CVO KCVO DSO DSC DFC MC VC QC KC FRS FBA FRSE FRSL RA "
    "DL KG KT GC DSM MP PhD MD AO AM AC OAM CC OC CM".split()
)
_LONGEST, _DEFINED_WORDS = 12, 5
_DEFINES = re.compile(r"[\"'”]*(?: \([^()]*\))? (?:is|was|are|were) (?:an?|the|one)\b")
_DEFINED = re.compile(r"\b(?:is|was|are|were) (?:an?|the|one) ([^,;(]+)")
#: "Moi, un noir is a 1958 film": an apposition would have a second comma.
_COMMA_TITLE = re.compile(
    r"([A-Z][^,.;:()\"\n]{1,40}, (?!or |and |also )[^,.;:()\"\n]{1,40}?) (?=(?:is|was) (?:an?|the) (?:1[89]|20)\d\d )"
)
#: A definition's subject, whatever stands in it: "Click, Clack: A Counting Book is a book".
_WHOLE = re.compile(r"((?:[^\s(]+ ){2,12}?)(?:\([^()]*\) ?)?(?:is|was) (?:an?|the|one)\b")
#: What may open a name of several words: "A Drifting Life", "In the Realm of the Senses".
_ARTICLES = frozenset(("a", "an", "the"))
#: "The Lund women's national under-20 volleyball team represents Lund".
_TEAM = re.compile(r"(?:The )?((?:[A-Z][\w-]+ ){1,4}(?:wo)?men ?['’]s (?:[\w-]+ ){0,4}team)\b(?! ?['’])")
_PHRASE_END = re.compile(r" (?:of|by|in|that|which|who|from|for|at|on|and|or|to|with|about|based|directed|written) ")
#: What is done to works alone.
_OF_WORKS = re.compile(
    r" (?:was|is|were|has been) (?:\w+ly )?(?:published|directed|written|filmed|shot|distributed|adapted)\b"
)


def opening_title(text: str, ontology: Ontology) -> str:
    """The opening name as a title: a work keeps its article, "The Wiz", and a river does not."""
    text = _TIGHT.sub(r" \1", text)
    name = _comma_title(text, ontology) or without_trade(without_rank(opening_name(text), ontology), ontology)
    name = name or _titled_work(text, ontology)
    if not name or not text.startswith(f"The {name}"):
        return name
    rest = text[len(name) + 4 : len(name) + 4 + 200]
    defined = _DEFINED.search(rest)
    kind = _first_kind(defined[1], ontology) if defined else ""
    work = ontology.is_a(kind, "Work") and not ontology.is_a(kind, "Periodical") or ontology.is_a(kind, "MusicalGroup")
    return f"The {name}" if work or not defined and _OF_WORKS.match(rest) else name


def _titled_work(text: str, ontology: Ontology) -> str:
    """The title of a work that opens as a phrase does and is defined outright: "For X is a 1949 short film"."""
    match = _WHOLE.match(text[:300])
    words = match[1].split() if match else []
    if not match or any("," in word or word[:1].islower() and word.strip(":") not in _JOINTS for word in words):
        return ""
    defined = _DEFINED.search(text, match.end(1) - 1)
    return " ".join(words).rstrip(")") if defined and ontology.is_a(_first_kind(defined[1], ontology), "Work") else ""


def _comma_title(text: str, ontology: Ontology) -> str:
    """A work's title with a comma inside, which an apposition would have twice: "Moi, un noir is a 1958 film"."""
    match = _COMMA_TITLE.match(text)
    first = match[1].split()[0].strip(",").lower() if match else ""
    if first in _OPENERS or first.endswith(("ed", "ing", "en")):
        return ""  # "Directed by Karl Lind, Grey Ice is"
    defined = _DEFINED.search(text, match.end(1)) if match else None
    return match[1] if match and defined and ontology.is_a(_first_kind(defined[1], ontology), "Work") else ""


def without_rank(name: str, ontology: Ontology) -> str:
    """The name of an officer without the rank before it."""
    ranks = sorted((one.label for one in ontology.words if one.kind == "MilitaryRank"), key=len, reverse=True)
    rank = next((rank for rank in ranks if name.lower().startswith(f"{rank} ")), "")
    rest = name[len(rank) + 1 :] if rank else name
    return rest if " " in rest else name


def without_trade(name: str, ontology: Ontology) -> str:
    """The name of a person without the trade before it ("The actor A is"), "Sir", and letters of honours after it."""
    words = name.split()
    while len(words) > 2 and words[-1].strip(",.") in LETTERS:
        words = [*words[:-2], words[-2].rstrip(",")]
    trade = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    if 0 < trade < len(words) and " ".join(words[:trade]) in ontology.occupations:
        words = words[trade:]
    return " ".join(words[1:] if words[0] in _HONOURS and len(words) > 2 else words) if words else ""


def defined_subject(text: str, name: str, ontology: Ontology) -> bool:
    """Whether a text defines `name` outright; "The film is a remake" says nothing of what film that is."""
    words, at = name.split(), text.find(name)
    if at < 0:  # a small letter that the name has as a capital
        at = text.find(name[1:]) - 1
    if not words or at < 0 or len(words) > _DEFINED_WORDS or words[0].lower() in _OPENERS or not _DEFINES.match(
        text, at + len(name)
    ):  # fmt: skip
        return False
    common = text[:at].endswith("The ") and text[at].islower()
    return not (common and words[-1].lower() in ontology.nouns)


def _first_kind(words: str, ontology: Ontology) -> str:
    """The class of the noun that heads a definition: of "war film directed by" the film."""
    for phrase in _PHRASE_END.split(words.lower()):
        found = re.findall(r"[\w-]+", phrase)
        for end in range(len(found), 0, -1):
            for length in (3, 2, 1):
                if kind := ontology.nouns.get(" ".join(found[max(0, end - length) : end])):
                    return kind
    return ""


def opening_name(text: str) -> str:
    """The name before the verb of the first sentence, "" where none is.

    >>> opening_name("Basket Case 3: The Progeny is a 1991 film")
    'Basket Case 3: The Progeny'
    >>> opening_name("Sam Lucas's career began in 1860"), opening_name("The film was shot in Rome")
    ('Sam Lucas', '')
    """
    team = _TEAM.match(text)
    return team[1] if team else _before_verb(text) or _defined_whole(text) or _after_participle(text)


def _defined_whole(text: str) -> str:
    """What a definition's copula follows, if all of it is written as a name."""
    match = _WHOLE.match(text[:300])
    words = match[1].split() if match else []
    capitals = [word for word in words if word[:1].isupper()]
    listed = any("," in word for word in words)
    if len(capitals) < 2 or words[0] not in capitals or words[-1][-1] in ",;" or words[-1] in _JOINTS:
        return ""
    if listed and _PARTICIPLE.match(words[0]):  # "Established in 1972, Drug Reviews is a journal"
        return ""
    if any(word[:1].islower() and word.strip(",:") not in _JOINTS for word in words):
        return ""
    opener = words[0].lower() in _OPENERS and words[0].lower() not in _ARTICLES
    return "" if opener and (listed or words[1] not in _ARTICLES) else " ".join(words)


def _after_participle(text: str) -> str:
    """The subject of a sentence that opens with what was done to it: "Directed by A, and written by B, X stars C"."""
    if not opens_with_participle(text):
        return ""
    starts = (match.end() for match in _COMMA.finditer(text, 0, 300))
    named = ((start, _before_verb(text[start:])) for start in starts)
    return next((name for start, name in named if name and not text.startswith(",", start + len(name))), "")


def _before_verb(text: str) -> str:
    """The words before the first verb, bracket or possessive, if they are a name."""
    if (match := _QUOTED.match(text)) or (match := _NUMBERED.match(text)):
        return f"({match[1]}) {match[2]}" if match.re is _NUMBERED else match[1].strip(" ,")
    found = [match[0] for _, match in zip(range(_LONGEST + 1), _WORD.finditer(text[:300]), strict=False)]
    if found[:1] == ["The"]:
        found.pop(0)
    if not found or not (found[0][:1].isupper() or found[0][:1].isdigit()) or _opens(found):
        return ""
    for at, word in enumerate(found):
        if at and word in _LOOSE and found[at + 1 : at + 2] and found[at + 1] not in _COPULAS:
            continue  # of a text taken apart into words
        owner = re.match(r"(.+?)(?:['’]s|s['’])$", word)
        follows = found[at + 1][:1] if at + 1 < len(found) else ""
        if owner and word[:1].isupper() and follows.islower() and owner[1].lower() not in _SHORT_FOR_IS:
            return _name([*found[:at], word[: -2 if word[-1] == "s" else -1]])
        if at and word == "or" and found[at + 1 : at + 2] and found[at + 1] in _ALSO:
            return _name(found[:at])  # "Our Lady of Lund Cathedral or simply Cathedral of Lund"
        plural = found[at + 1 : at + 2] and found[at + 1] in _COPULAS  # "Salt lamps are"
        if at and (word[0] in "([/" or is_verb(word) and not plural):
            stated = word in _COPULAS and found[at + 1 : at + 2] in (["a"], ["an"], ["the"], ["one"])
            defines = word[0] in "(/" or stated
            return "" if "and" in found[:at] and word not in _SINGULAR else _name(found[:at], defines)
        if word[-1] in ",;":
            rest = " ".join(found[at + 1 :])
            done = _PARTICIPLE.match(found[0]) or opens_with_participle(text)  # "Set in 1926 Lund, the film"
            return "" if done or not _APPOSITION.match(rest) else _name(found[: at + 1])
        if word[-1] in ".!?" and len(word) > 4 and follows.isupper() and at:
            return _name(found[: at + 1])
    return ""


def _opens(words: list[str]) -> bool:
    """Whether the first word opens a sentence and no name; "Our Lady" does."""
    return words[0].lower().rstrip(",") in _OPENERS and words[:2] != ["Our", "Lady"]


def _name(words: list[str], defines: bool = False) -> str:
    """The words as a name, "" where they are none: what is defined may end in common nouns, "Collared kingfisher"."""
    common = [at for at, word in enumerate(words) if word[:1].islower() and word not in _JOINTS]
    nouns = defines and all(word[:1].islower() for word in words[common[0] :]) if common else True
    if not nouns or words and words[-1] in _JOINTS:
        return ""
    name = " ".join(words).strip(" ,;")
    return name.rstrip(")") if "(" not in name else name


def opens_with_participle(text: str, start: int = 0) -> bool:
    """Whether a sentence opens with what was done to its subject: "Set in Rome, X tells"."""
    return _DONE.match(text, start) is not None


def is_verb(word: str) -> bool:
    """Whether a word in lower case looks like the verb, or an adverb before it."""
    if word in _VERBS:
        return word not in ("in", "on", "at", "for", "by", "from", "to", "as")
    return (
        word.isalpha()
        and word.islower()
        and len(word) > 3
        and word not in _NO_VERBS
        and (
            word.endswith(("ed", "ly"))
            or word in ("most", "more")
            or word.endswith("s")
            and not word.endswith(("ss", "us", "is"))
        )
    )
