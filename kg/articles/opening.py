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
    "redirect see unlike".split()
)
#: These too, unless they are defined: "Today is a show".
_ADVERBS = frozenset(
    "often rarely seldom widely initially generally commonly usually formerly previously recently today".split()
)
#: Of these no title is made with words in small letters behind: "His first feature is a 1975 film".
_NO_TITLE = frozenset(
    "he she it they we you his her its their our this that these those there here my the another each some".split()
)
#: "Who Is Karl is a 2014 film", "What Was It was written by".
_QUESTIONS = frozenset("who what where when why how whose which whom".split())
#: Words in lower case that stand inside names.
_JOINTS = frozenset(
    "a an the of and or in on to for at by with from de del della di da do dos das der den von van la le les el al bin "
    "ibn du des und et y e i & vs as".split()
)
#: What opens a phrase that only a comma parts from the subject: "Established in 1972, Drug Reviews is a journal".
_PARTICIPLE = re.compile(r"[A-Z]\w+(?:ing|ed)$")
#: "Written by A, X was", "Set in Rome, X tells".
_DONE = re.compile(
    r"(?:(?:[A-Z]\w+ly|First|Often|Sometimes|Always|Never) )?"
    r"(?:[A-Za-z]\w+(?:ed|en)|[Ss]et|[Ss]hot|[Bb]uilt|[Bb]orn|[Cc]ast|[Ll]ed|[Ss]old|[Hh]eld) "
    r"(?:[a-z]+ )?(?:by|in|at|on|from|during|with|and|near|as|for|to|after|under|within|between|of) "
)
_COMMA = re.compile(r", (?=[A-Z0-9\"(])")
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
    "DL KG KT GC DSM MP PhD MD AO AM AC OAM CC OC CM PC KP JP GCIE GCSI KCIE KCSI "
    "FRCP FRCS FRGS FRAS".split()
)
_LONGEST, _DEFINED_WORDS = 12, 5
_DEFINES = re.compile(r"[\"'”]*(?: \([^()]*\))? (?:is|was|are|were) (?:an?|the|one)\b")
_DEFINED = re.compile(r"\b(?:is|was|are|were) (?:an?|the|one) ([^,;(]+)")
#: "Moi, un noir is a 1958 film": an apposition would have a second comma.
_COMMA_TITLE = re.compile(
    r"([A-Z][^,.;:()\"\n]{1,40}, (?!or |and |also )[^,.;:()\"\n]{1,40}?) (?=(?:is|was) (?:an?|the) (?:1[89]|20)\d\d )"
)
#: A definition's subject, whatever stands in it: "Click, Clack: A Counting Book is a book".
_WHOLE = re.compile(
    r"((?:[^\s(]+ ){2,16}?)(?:\([^()]*\) ?)?(?:is|was) "
    r"(?:an?|the|one|(?:[a-z]+ly )?(?:written|directed|composed|published|released|recorded|produced))\b"
)
#: The title of a work that is defined with its year, whatever words it is made of, its other titles left out:
#: "Sagan om Otto (Otto's Tale) is a 1975 film", "In the Name of the Owl, or simply Owl, is a 1981 film".
_TITLED = re.compile(
    r"((?:(?:[^\s(]+|\(\w+\)) ){2,16}?)(?:\([^()]{0,200}\),? ?){0,2}"
    r"(?:(?<=, )(?:or|also|originally|formerly|known|released|titled) [^;()]{2,80}, )?(?:is|was) (?:an?|the|one)\b"
)
_BY_YEAR = re.compile(r"(?:is|was) (?:an?|the) (?:1[89]|20)\d\d ")
#: What a story does, behind a title that opens as a phrase does: "For Whom the Owl Calls tells the story of".
_NARRATED = re.compile(
    r"((?:[^\s(,;]+ ){2,10}?)(?:tells (?:of|the (?:story|tale))|follows (?:an?|the) |stars (?=[A-Z])"
    r"|chronicles |(?:centers|centres|revolves) (?:on|around))"
)
#: What may open a name of several words: "A Drifting Life", "In the Realm of the Senses".
_ARTICLES = frozenset(("a", "an", "the"))
#: "The Lund women's national under-20 volleyball team represents Lund".
_TEAM = re.compile(r"(?:The )?((?:[A-Z][\w-]+ ){1,4}(?:wo)?men ?['’]s (?:[\w-]+ ){0,4}team)\b(?! ?['’])")
_PHRASE_END = re.compile(r" (?:of|by|in|that|which|who|from|for|at|on|and|or|to|with|about|based|directed|written) ")
_RELATIVES = frozenset(("that", "who", "which"))
#: A word of a title in brackets: "Come What (ever) May", "(You Told Me) Again".
_WITHIN, _FRONTED = re.compile(r"\([^\W\d_]+\)"), re.compile(r"\([A-Z][\w'’]*(?: [\w'’]+){0,6}\) [A-Z]")
#: In languages of France, Spain and Italy no verb stands before these: "Trois mouvements de Lund is".
_ROMANCE = frozenset("de du des di del della do da".split())
#: "Chico and Rita won a prize and was shown": what agrees with one thing alone.
_AGREES = re.compile(r"[^,;.]{0,150} and (?:was|is|has) ")
_LIKENED = frozenset(("Like", "Unlike"))
#: What ends the words for trades that stand before a name: "Composer Karl Lind won"; and names that end like them.
_TRADE, _WHOLE_NAME = re.compile(r"[A-Z][a-z]+(?:or|er|ist|tress|ian|poet)"), re.compile(r"[A-Z][\w'’.-]* [A-Z]")
_GIVEN = frozenset(("Archer", "Baker", "Carpenter", "Doctor", "Gardener", "Minister", "Potter"))
#: In the names of works that have no article, for they say what each is; so does a year before it.
_CALLED = re.compile(
    r"(?:1[89]|20)\d\d[ –-]|\b(?:Dictionary|Encyclop\w+|Catalogue|Journal|Conc(?:er|ier)to|Sonata|Suite|Symphony|"
    r"Passacaglia|Variations|Codex|Gospel)\b"
)
#: What stories do alone.
_TELLS = re.compile(r" (?:tells (?:of|the (?:story|tale))|recounts|chronicles|follows (?:an?|the)|stars (?=[A-Z])) ?")
#: What is done to works alone.
_OF_WORKS = re.compile(
    r" (?:was|is|were|has been) (?:\w+ly )?(?:published|directed|written|filmed|shot|distributed|adapted)\b"
)


#: In what was done to the subject, and behind it the subject by its kind or a pronoun.
_DONE_BY = re.compile(r" (?:by|in \d{4})\b")
_THE_SAME = re.compile(r"(?: ?\([^()]{0,80}\))?(?:,? [^.;,]{0,200})?, (?:the [a-z]+|it|he|she|they) ")


def opening_title(text: str, ontology: Ontology) -> str:
    """The opening name as a title: a work keeps its article, "The Wiz", and a river does not."""
    text = _TIGHT.sub(r" \1", text)
    name = _comma_title(text, ontology) or without_trade(without_rank(opening_name(text), ontology), ontology)
    done = bool(name) and text.startswith(name) and _DONE_BY.search(name) and opens_with_participle(text)
    if done and _THE_SAME.match(text, len(name)):
        return ""  # "Founded in 1950 by Karl Berg (KB), the company is"
    if name and text.startswith(name) and not _DEFINES.match(text, len(name)):
        name = without_capital_trade(name, ontology)
    if not name or name.lower() in _QUESTIONS:
        name = _titled_work(text, ontology) or _narrated(text)
    at = text.find(f"The {name}") if name else -1
    if at < 0 or at > 0 and not opens_with_participle(text):
        return name
    rest = text[at + len(name) + 4 : at + len(name) + 4 + 200]
    defined = _DEFINED.search(rest)
    kind = _first_kind(defined[1], ontology) if defined else ""
    named = ontology.is_a(kind, "Work") and not _is_called(name, kind, ontology) or ontology.is_a(kind, "MusicalGroup")
    return f"The {name}" if named or not defined and (_OF_WORKS.match(rest) or _TELLS.match(rest)) else name


def _is_called(name: str, kind: str, ontology: Ontology) -> bool:
    """Whether a work is named by what it is, without an article: "Lund Dictionary of Birds", "2011 Lund Series"."""
    program = ontology.is_a(kind, "Software") and not ontology.is_a(kind, "Game")
    return program or ontology.is_a(kind, "Periodical") or _CALLED.search(name) is not None


def _titled_work(text: str, ontology: Ontology) -> str:
    """The title of a work that opens as a phrase does and is defined outright: "For X is a 1949 short film"."""
    match = _TITLED.match(text[:500])
    title = match[1].strip().rstrip(",") if match else ""
    words = title.split()
    if not match or not title[0].isupper() or any("," in word for word in words):
        return ""
    defined = _DEFINED.search(text, match.end() - 6)
    if not defined or not ontology.is_a(_first_kind(defined[1], ontology), "Work"):
        return ""
    common = words[0].lower() in _NO_TITLE or words[0].lower() in _ARTICLES and words[1][0].islower()
    free = _BY_YEAR.match(text, defined.start()) and not common
    asks = words[0].lower() in _QUESTIONS
    if free and (asks or not opens_with_participle(text)) or _in_capitals(words):
        return title.rstrip(")") if "(" not in title else title
    return ""


def _narrated(text: str) -> str:
    """The title of a story that opens as a phrase does: "For Whom the Owl Calls tells the story of"."""
    match = _NARRATED.match(text[:300])
    words = match[1].split() if match else []
    told = words and _in_capitals(words) and words[0][0].isupper() and words[0].lower() not in _NO_TITLE
    return " ".join(words) if told and words[-1] not in _JOINTS and words[0] not in _ARTICLES else ""


def _in_capitals(words: list[str]) -> bool:
    """Whether all words but those that stand inside names have a capital."""
    return not any(word[:1].islower() and word.strip(":") not in _JOINTS for word in words)


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
    written = name.lower().replace("-", " ")  # "Lieutenant-Colonel Karl Lind"
    rank = next((rank for rank in ranks if written.startswith(f"{rank.replace('-', ' ')} ")), "")
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


def without_capital_trade(name: str, ontology: Ontology) -> str:
    """The name without the trade that only the start of a sentence gives a capital: "Composer Karl Lind"."""
    trade, _, rest = name.partition(" ")
    known = trade.lower() in ontology.occupations and _TRADE.fullmatch(trade) and trade not in _GIVEN
    return rest if known and _WHOLE_NAME.match(rest) else name


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
    if listed and (_PARTICIPLE.match(words[0]) or words[0].endswith("ly,")):
        return ""  # "Established in 1972, Drug Reviews is a journal"
    if not _in_capitals([word.strip(",") for word in words]):
        return ""
    first = words[0].lower().rstrip(",")
    opener = (first in _OPENERS or first in _ADVERBS) and first not in _ARTICLES
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
    fronted = _FRONTED.match(text)
    if not found or not (found[0][:1].isupper() or found[0][:1].isdigit() or fronted) or _opens(found):
        return ""
    for at, word in enumerate(found):
        owner = re.match(r"(.+?)(?:['’]s|s['’])$", word)
        follows = found[at + 1][:1] if at + 1 < len(found) else ""
        if at and word in _LOOSE and found[at + 1 : at + 2] and found[at + 1] not in _COPULAS:
            continue  # of a text taken apart into words
        if at and follows.isupper() and (word in _RELATIVES or _WITHIN.fullmatch(word)):
            continue  # "The Rebellion that Set Lund Free"
        if owner and word[:1].isupper() and follows.islower() and owner[1].lower() not in _SHORT_FOR_IS:
            if found[0] in _LIKENED or opens_with_participle(text):
                return ""  # "Like Grey Ice's predecessors", "Included on Grey Ice's first side"
            return _name([*found[:at], word[: -2 if word[-1] == "s" else -1]])
        if at and word == "or" and found[at + 1 : at + 2] and found[at + 1] in _ALSO:
            return _name(found[:at])  # "Our Lady of Lund Cathedral or simply Cathedral of Lund"
        plural = found[at + 1 : at + 2] and found[at + 1] in _COPULAS  # "Salt lamps are"
        goes_on = found[at + 1 : at + 2] and found[at + 1] in _ROMANCE
        if at and (word[0] in "([/" or is_verb(word) and not plural and not goes_on):
            stated = word in _COPULAS and found[at + 1 : at + 2] in (["a"], ["an"], ["the"], ["one"])
            defines = word[0] in "(/" or stated
            if "and" in found[:at] and word not in _SINGULAR and not _AGREES.match(text, len(" ".join(found[:at]))):
                return ""
            return _name(found[:at], defines)
        if word[-1] in ",;":
            rest = " ".join(found[at + 1 :])
            done = _PARTICIPLE.match(found[0]) or opens_with_participle(text)  # "Set in 1926 Lund, the film"
            return "" if done or not _APPOSITION.match(rest) else _name(found[: at + 1])
        if word[-1] in ".!?" and len(word) > 4 and follows.isupper() and at:
            return _name(found[: at + 1])
    return ""


def _opens(words: list[str]) -> bool:
    """Whether the first word opens a sentence and no name; "Our Lady" does."""
    first = words[0].lower().rstrip(",")
    defined = words[1:2] and words[1] in _COPULAS and words[2:3] and words[2] in _ARTICLES
    return first in _OPENERS and words[:2] != ["Our", "Lady"] or first in _ADVERBS and not defined


def _name(words: list[str], defines: bool = False) -> str:
    """The words as a name, "" where they are none: what is defined may end in common nouns, "Collared kingfisher"."""
    small = [at for at, word in enumerate(words) if word[:1].islower() and word not in _JOINTS]
    common = [at for at in small if words[at] not in _RELATIVES or words[at + 1 : at + 2] == []]
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
