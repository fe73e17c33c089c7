"""The nominal predicate: "is a 2021 Chinese historical spy thriller film".

In: the words after the copula. Out: the items of the predicate, each with its head, and where they
end. How: no tagger; a noun phrase goes on until a preposition, a relative pronoun, a bracket or a
participle that follows a word known to be a head (a noun of the ontology's classes, an occupation).
Coordinated stretches without a head of their own belong to the next head ("public equity and
venture capital firm").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.patterns import singular
from kg.ontology import Ontology

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w(?:[\w'’\-–+&/.]*\w)?'?|&|,|[^\w\s]")
_STOPS = frozenset(
    "of in on at by for from with to into onto that which who whom whose where when while as during between among amongst "
    "under over through throughout against within without near around across along since until before after about above "
    "below beneath beside despite except including involving regarding concerning than via per upon toward towards but "
    "because if is was are were has have had can may will would could does did not also so this it he she they there then "
    "wherein whereby such like rather both either whether even only not "
    "born used known based located situated set held found made native".split())
_TRAILING = frozenset("best well better most active whose primarily mainly chiefly especially particularly specifically "
                      "dedicated devoted devised capable able responsible similar native notable famous closely directly".split())
_PUNCTUATION = frozenset(".;:(—\x01\x02?!\"”")
_SEPARATORS = frozenset((",", "and", "or", "&", "and/or"))
_DETERMINERS = frozenset("a an the any some another this various several certain one each".split())
#: Words before a head that say how good, big or certain a thing is and not which kind of thing.
_VAGUE = frozenset(
    "official large small major minor big great-big famous famed popular prominent notable well-known important influential "
    "significant leading principal main primary best-selling bestselling award-winning acclaimed celebrated renowned iconic "
    "legendary common rare typical particular specific certain general so-called self-described imprecise new old young "
    "current former late ancient modern contemporary annual biennial upcoming forthcoming planned ongoing covert largest "
    "smallest oldest youngest highest longest tallest biggest greatest most least second third fourth fifth sixth seventh "
    "eighth ninth tenth first last only sole very highly relatively extremely densely widely single devastating extensive "
    "successful controversial multi-award-winning versatile prolific unincorporated public private multinational global "
    "international privately-held publicly-traded independent state-owned incorporated registered long short tall wide vast "
    "beautiful historic brief low high critically universally world-famous non-profit nonprofit not-for-profit".split())
_KEPT_BEFORE = {"great": ("power",), "public": ("university", "library", "school", "equity"), "private": ("university", "school"),
                "international": ("airport", "organization", "organisation", "film festival", "festival"),
                "minor": ("planet",), "short": ("story", "film"), "new": ("religious movement", "town"),
                "high": ("school",), "general": ("election", "strike"), "common": ("law",), "state-owned": ("enterprise",)}
_DEGREE = re.compile(r"\w+-(?:most|largest|longest|highest|oldest|smallest|biggest|tallest|busiest|populous|ranked)$|populous$|busiest$")
_FORMER = frozenset(("former", "retired", "ex", "late"))
_ABSTRACT = re.compile(r"(?:tion|ment|ness|ity|ance|ence|sis|ism|ing)s?$")
_AGENTIVE = re.compile(r"(?:ist|er|or|ian|eur|ess|ant|man|woman|path)s?$")
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:–\d\d(?:\d\d)?)?$|\d{4}s$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the predicate with its view offsets."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Item:
    """One coordinated member: its tokens, the head's label in the singular, and what the head means.

    `known` are the words of the head that the lexicon knows, `occupation` or `noun_class` what they
    mean; "" where it does not know them. `spare` are modifiers coordinated before a head that is full
    without them.
    """

    tokens: tuple[Token, ...]
    head: str
    known: str
    occupation: str
    noun_class: str
    former: bool
    spare: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        """Where the item begins, determiners and adjectives included."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its head ends."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Predicate:
    """The items, whether an indefinite article or none introduced them, and where they end."""

    items: tuple[Item, ...]
    determiner: str
    end: int

    def before(self, limit: int) -> Predicate | None:
        """What is left of it where the text may be cut off at `limit`."""
        items = tuple(one for one in self.items if one.end < limit)
        return Predicate(items, self.determiner, items[-1].end) if items else None


def tokens_of(masked: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a stretch of masked text."""
    return tuple(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(masked, start, end))


def read_predicate(tokens: tuple[Token, ...], ontology: Ontology, participles: frozenset[str]) -> Predicate | None:
    """Read the noun phrase at the beginning of `tokens`; None where there is none."""
    at, determiner = _determiner(tokens)
    last = _extent(tokens, at, ontology, participles)
    tokens = _without_residue(tokens[:last], at, ontology)
    items = _items(tokens, at, determiner, ontology)
    if not items:
        return None
    return Predicate(items, determiner, items[-1].end)


def _determiner(tokens: tuple[Token, ...]) -> tuple[int, str]:
    at = 0
    while at < len(tokens) and tokens[at].lower in ("perhaps", "probably", "considered", "the", "an", "a", "one", "any"):
        word = tokens[at].lower
        if word == "one" and [one.lower for one in tokens[at:at + 3]] == ["one", "of", "the"]:
            return at + 3, "one"
        if word in _DETERMINERS:
            return at + 1, word
        at += 1
    return at, ""


def _extent(tokens: tuple[Token, ...], at: int, ontology: Ontology, participles: frozenset[str]) -> int:
    """How many tokens the noun phrase spans at most."""
    begin = at
    for index in range(at, len(tokens)):
        word = tokens[index].lower
        if word in ("''", "'"):
            continue
        if word in _STOPS or word[0] in _PUNCTUATION:
            return index
        known = index > begin and bool(_known(tokens[begin:index], ontology))
        following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
        loose = following in _STOPS or following in _SEPARATORS or following[0] in _PUNCTUATION or following.endswith("ly")
        if index > begin and (word.endswith("ed") or word in participles) and (
                following in _STOPS or known and loose) and word not in ("united", "red", "bed"):
            return index
        if known and word.endswith("ing") and not _known(tokens[index:index + 2], ontology):
            return index
        if known and word in _TRAILING:
            return index
        if known and word.endswith("ly") and (following in participles or following.endswith("ed")):
            return index
        if word in _SEPARATORS:
            ahead = [one.lower for one in tokens[index + 1:index + 3]]
            if known and word == "," and ahead and ahead[0] in _DETERMINERS:
                return index  # an apposition
            if known and ahead and (ahead[0] in _STOPS or ahead[0] in participles or ahead[0].endswith("ed")
                                    and ahead[1:] and ahead[1] in _STOPS):
                return index
            begin = index + 1
    return len(tokens)


def _without_residue(tokens: tuple[Token, ...], at: int, ontology: Ontology) -> tuple[Token, ...]:
    """Drop the titles that the format prints before an anchor: "a State (polity), state that"."""
    kept: list[Token] = list(tokens[:at])
    begin = at
    for index in range(at, len(tokens)):
        if tokens[index].text in _SEPARATORS:
            stretch = [one for one in tokens[begin:index] if one.text[0] not in "\x01"]
            if tokens[index].text == "," and stretch and stretch[0].text[0].isupper() \
                    and stretch[0].text not in ontology.demonyms and stretch[0].text[1:].islower() \
                    and _is_thing(_known(stretch, ontology)) and index + 1 < len(tokens) and len(stretch) < 4 \
                    and not any(_place_word([one.text for one in stretch], at, ontology) for at in range(len(stretch))):
                begin = index + 1
                continue
            kept.extend(tokens[begin:index + 1])
            begin = index + 1
    return tuple([*kept, *tokens[begin:]])


def _is_thing(known: tuple[str, str, str] | None) -> bool:
    return known is not None and not known[1]


def _items(tokens: tuple[Token, ...], at: int, determiner: str, ontology: Ontology) -> tuple[Item, ...]:
    items: list[Item] = []
    stretches: list[list[Token]] = [[]]
    joints: list[Token] = []
    for token in tokens[at:]:
        if token.text in _SEPARATORS:
            if stretches[-1]:
                stretches.append([])
                joints.append(token)
            else:
                joints[-1:] = [token]  # ", and": the word stands for both
        elif stretches[-1] or token.lower not in _DETERMINERS:
            stretches[-1].append(token)
    pending: list[Token] = []
    people = False
    for index, stretch in enumerate(stretches):
        words = [one for one in stretch if one.text[0] != "'"]
        if not words:
            continue
        known = _known(words, ontology)
        if not known:
            if people and len(words) < 4 and _AGENTIVE.search(words[-1].text) and words[-1].text[0].islower():
                items.append(_item(words, ontology))
                continue
            joint = joints[index:index + 1]
            if _ABSTRACT.search(words[-1].lower) and joint and joint[0].text == "," and determiner == "the":
                return ()  # "identification, interpretation and organization": no kind of thing
            pending = [] if joint and joint[0].text == "," else [*pending, *words, *joint]
            continue
        agent = bool(known[1]) or ontology.is_a(known[2], "Agent")
        if agent and items and not people and not any(one.spare or ontology.is_a(one.noun_class, "Agent")
                                                      or ontology.is_a(one.noun_class, "Place") for one in items):
            pending = [token for one in items for token in one.tokens] + pending  # "film and television director"
            items = [replace(_item(words, ontology), spare=tuple(pending))]
            people, pending = bool(known[1]), []
            continue
        if people and pending:
            break  # something that is no occupation stands between: not one list
        if len(known[0].split()) > 1:  # "founding and sole ruling party"
            items.append(replace(_item(words, ontology), spare=tuple(pending)))
        else:
            items.append(_item(pending + words, ontology))
        people = people or bool(items[-1].occupation)
        pending = []
    if not items and stretches[0] and all(one.text == "and" for one in joints):
        items.append(_item(pending, ontology))  # "warfare research and development unit", of which no part is known
    return tuple(one for one in items if one.head)


def _known(words: list[Token] | tuple[Token, ...], ontology: Ontology) -> tuple[str, str, str] | None:
    """The longest head at the end of the words that the lexicon knows: (words, occupation, class)."""
    lower = [one.lower for one in words if one.text[0] != "'"]
    for size in range(min(4, len(lower)), 0, -1):
        phrase = " ".join(lower[-size:])
        for form in dict.fromkeys((phrase, singular(phrase))):
            occupation, noun = ontology.occupations.get(form, ""), ontology.nouns.get(form, "")
            if occupation or noun:
                return form, occupation, noun
    if lower and "-" in lower[-1]:
        last = lower[-1].rpartition("-")[2]
        for form in (last, singular(last)):
            if form in ontology.occupations or form in ontology.nouns:
                return lower[-1], ontology.occupations.get(form, ""), ontology.nouns.get(form, "")
    return None


def _item(words: list[Token], ontology: Ontology) -> Item:
    known = _known(words, ontology)
    form, occupation, noun = known or ("", "", "")
    former = any(one.lower in _FORMER for one in words)
    return Item(tuple(words), kind_label(words, form, ontology), form, occupation, noun, former)


def kind_label(words: list[Token] | tuple[Token, ...], known: str, ontology: Ontology) -> str:
    """The noun phrase as a kind: without nationality, year, praise and size, the head in the singular.

    `known` are the words at its end that the lexicon knows and that are kept in any case.
    """
    lower = [one.text if any(char.isupper() for char in one.text[1:]) else one.text for one in words]
    fixed = len(known.split()) if known else 1
    while fixed > 1 and lower[-fixed].lower() in _VAGUE and not _KEPT_BEFORE.get(lower[-fixed].lower()):
        fixed -= 1
    first = max(0, len(lower) - fixed)
    kept: list[str] = []
    for index, word in enumerate(lower):
        rest = " ".join(one.lower() for one in lower[index + 1:])
        vague = word.lower() in _VAGUE and not any(rest.startswith(one) for one in _KEPT_BEFORE.get(word.lower(), ()))
        if not word[0].isalnum():
            continue
        if index >= first or not (vague or _YEAR.match(word) or _place_word(lower, index, ontology) or word.endswith("est")
                                  and len(word) > 5 and word not in ("forest", "interest", "conquest")
                                  or word[0].isdigit() or _DEGREE.match(word) or word.lower().endswith("ly")):
            kept.append(word)
    while kept and kept[0].lower() in ("and", "or", "most", "more", "of"):
        kept.pop(0)
    if not kept or kept[-1].lower() in _VAGUE or not known and _DEGREE.match(kept[-1]):
        return ""
    kept[-1] = singular(kept[-1]) if not known else known.split()[-1]
    return " ".join(kept)


def _place_word(words: list[str], index: int, ontology: Ontology) -> bool:
    demonyms = ontology.demonyms
    if words[index] in demonyms or words[index] in ontology.countries or words[index] in ("U.S", "U.S.", "US", "U.K."):
        return True
    if " ".join(words[index:index + 2]) in demonyms or index and " ".join(words[index - 1:index + 1]) in demonyms:
        return True
    parts = re.split(r"[-–]", words[index])
    return len(parts) > 1 and any(part in demonyms for part in parts) and parts[-1] in (*demonyms, "born", "language", "based")
