"""The head of a noun phrase: what the lexicon knows of it, and the kind of thing that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.patterns import singular
from kg.ontology import Ontology

#: Words before a head that say how good, big or certain a thing is and not which kind of thing.
_VAGUE = frozenset(
    "official large small major minor big great-big famous famed popular prominent notable well-known important "
    "influential significant leading principal main primary best-selling bestselling award-winning acclaimed "
    "celebrated renowned iconic legendary common rare typical particular specific certain general so-called self- "
    "described imprecise new old young current former late ancient modern contemporary annual biennial upcoming "
    "forthcoming planned ongoing covert largest two three four five six seven eight nine ten twelve several various "
    "smallest oldest youngest highest longest tallest biggest greatest most least second third fourth fifth sixth "
    "seventh eighth ninth tenth first last only sole very highly relatively extremely densely widely single "
    "distinguished eminent noted respected pioneering accomplished esteemed illustrious preeminent pre-eminent "
    "outstanding professed talented decorated devastating extensive successful controversial multi-award-winning "
    "versatile prolific powerful wealthy unincorporated public "
    "private multinational global international privately-held publicly-traded independent state-owned incorporated "
    "registered long short tall wide vast beautiful historic brief low high critically universally world-famous non- "
    "profit nonprofit not-for-profit longtime long-time onetime one-time known surviving existing extant "
    "recorded catastrophic destructive deadly magnitude".split()
)
_KEPT_BEFORE = {
    "great": ("power",),
    "public": ("university", "library", "school", "equity"),
    "private": ("university", "school"),
    "international": ("airport", "organization", "organisation", "film festival", "festival"),
    "minor": ("planet",),
    "short": ("story", "film"),
    "new": ("religious movement", "town"),
    "high": ("school",),
    "general": ("election", "strike"),
    "common": ("law",),
    "state-owned": ("enterprise",),
}
_DEGREE = re.compile(
    r"\w+-(?:most|largest|longest|highest|oldest|smallest|biggest|tallest|busiest|populous|ranked)$|populous$|"
    r"busiest$|.*-century$|\w+most$|"
    r"\w+-sized$|"
    r"\w+-(?:day|week|month|year|hour|minute|part|episode|storey|story|man)(?:-long)?$"
)
#: "a 102-story, supertall skyscraper": a measure is no head.
_MEASURE = re.compile(r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)-[a-z]+$")
#: The ending of a trade that the lexicon does not know: "limnologist", "urbanist"; what else ends so is none.
_TRADE = re.compile(r"(?:[a-z]+-)?[a-z]{3,}(?:ist|grapher|wright)$")
_NO_TRADE = re.compile(
    r"(?:(?:play|set|track|short|wish|black|white|watch|check|hit|en)list|twist|heist|geist|schist|hoist|joist|waist|"
    r"grist|assist|consist|exist|resist|persist|(?:ant|prot|deuter)?agonist|specialist|loyalist|royalist|"
    r"(?:semi)?finalist|medalist|medallist|colonist|tourist|capitalist|"
    r"communist|socialist|fascist|marxist|anarchist|buddhist|racist|sexist|terrorist|extremist|populist|monarchist|"
    r"unionist|separatist|centrist|leftist|rightist|islamist|zionist|leninist|maoist|trotskyist|stalinist|atheist|"
    r"theist|deist|baptist|methodist|conformist|evangelist|idealist|optimist|pessimist|perfectionist|modernist|"
    r"minimalist|expressionist|impressionist|surrealist|realist|cubist|futurist|symbolist|structuralist|imperialist|"
    r"colonialist|federalist|isolationist|rationalist|formalist|brutalist|functionalist|constructivist|elitist|"
    r"supremacist|secessionist|revisionist|reformist|darwinist|creationist|taoist|calvinist|papist|purist|dualist|"
    r"monist|shipwright)$"
)
#: "a MARC commuter rail service": whose it is.
_COMPANY, _SERVICES = re.compile(r"[A-Z]{3,}"), frozenset("service station network line railway affiliate".split())
#: The last word of the name of a body that owns or runs a thing.
_BODIES = frozenset("Board District League Conference Association Authority Council Department".split())
#: Adverbs that with their participle tell no kind: "a widely distributed genus".
_WIDELY = frozenset(
    "widely highly commonly closely newly recently largely mostly mainly heavily densely sparsely poorly formerly "
    "originally previously officially critically frequently internationally locally privately publicly".split()
)
#: What no noun ends with: an adjective stands before a comma and another one.
ADJECTIVE = re.compile(r"(?:ed|al|ous|ic|ive|ful|less|able|ible|ish|ary|ent|ant|ly|y|ar|ate|ing)$")
_UNITS = frozenset("m km cm mm ft metre metres meter meters mile miles kilometre kilometres foot feet Mw Ms ML".split())
_FORMER = frozenset(("former", "retired", "ex", "late"))
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


def known_head(words: list[Token] | tuple[Token, ...], ontology: Ontology) -> tuple[str, str, str] | None:
    """The longest head at the end of the words that the lexicon knows: (words, occupation, class)."""
    written = [one.text for one in words if one.text[0] != "'"]
    lower = [one.lower() for one in written]
    for size in range(min(4, len(lower)), 0, -1):
        phrase = " ".join(lower[-size:])
        for form in dict.fromkeys((phrase, singular(phrase), " ".join(written[-size:]))):
            occupation, noun = ontology.occupations.get(form, ""), ontology.nouns.get(form, "")
            if occupation or noun:
                return form, occupation, noun
    if lower and "-" in lower[-1] and not _MEASURE.match(lower[-1]):
        last = lower[-1].rpartition("-")[2]
        for form in (last, singular(last)):
            if form in ontology.occupations or form in ontology.nouns:
                return lower[-1], ontology.occupations.get(form, ""), ontology.nouns.get(form, "")
    return None


def is_trade(word: str) -> bool:
    """Whether a word in small letters that the lexicon does not know has a trade's ending.

    >>> is_trade("limnologist"), is_trade("playlist")
    (True, False)
    """
    return bool(_TRADE.match(word)) and not _NO_TRADE.fullmatch(word.rpartition("-")[2])


def read_item(words: list[Token], ontology: Ontology, trade: str = "") -> Item:
    """Take the words for one member of the predicate; `trade` is the last of them where only its ending tells."""
    known = (trade, trade, "") if trade else known_head(words, ontology)
    form, occupation, noun = known or ("", "", "")
    former = any(one.lower in _FORMER for one in words)
    return Item(tuple(words), kind_label(words, form, ontology), form, occupation, noun, former)


def kind_label(words: list[Token] | tuple[Token, ...], known: str, ontology: Ontology) -> str:
    """The noun phrase as a kind: without nationality, year, praise and size, the head in the singular.

    `known` are the words at its end that the lexicon knows and that are kept in any case.
    """
    lower = [one.text for one in words]
    fixed = len(known.split()) if known else 1
    while fixed > 1 and lower[-fixed].lower() in _VAGUE and not _KEPT_BEFORE.get(lower[-fixed].lower()):
        fixed -= 1
    first = max(0, len(lower) - fixed)
    settlement = ontology.is_a(ontology.nouns.get(known, ""), "Settlement")
    kept: list[str] = []
    done = _modified(lower[:first])
    for index, word in enumerate(lower):
        rest = " ".join(one.lower() for one in lower[index + 1 :])
        vague = word.lower() in _VAGUE and not any(rest.startswith(one) for one in _KEPT_BEFORE.get(word.lower(), ()))
        if not word[0].isalnum() or index and lower[index - 1][0].isdigit() and word in _UNITS:
            continue
        if word.endswith(("'s", "’s")) and (word[0].islower() or _is_ranked(lower, index + 1)):
            kept = []  # "the world's largest bank", "Norway's two main ports"
            continue
        if word == "to" and lower[index + 1 : index + 2] and lower[index + 1].endswith("-sized"):
            continue  # "small to medium-sized birds"
        if index < first and word in _BODIES and index and lower[index - 1][0].isupper():
            kept = kept[: -_capitals(kept)] if _capitals(kept) else kept
            continue  # "a Lund County School Board high school"
        if index >= first or not (
            vague
            or _YEAR.match(word)
            or is_place_word(lower, index, ontology)
            or word.endswith("est")
            and len(word) > 5
            and word not in ("forest", "interest", "conquest")
            or word[0].isdigit()
            or _DEGREE.match(word)
            or word.lower().endswith("ly")
            and index + 1 not in done
            or index in done
            and lower[index - 1].lower() in _WIDELY
            or settlement
            and word[0].isupper()  # "a New York City suburb"
            or _COMPANY.fullmatch(word)
            and lower[-1] in _SERVICES
        ):
            kept.append(word)
    while kept and kept[0].lower() in ("and", "or", "most", "more", "of"):
        kept.pop(0)
    if not kept or not known and (kept[-1].lower() in _VAGUE or _DEGREE.match(kept[-1])):
        return ""
    kept[-1] = singular(kept[-1]) if not known else known.split()[-1]
    return " ".join(kept)


def _is_ranked(words: Sequence[str], index: int) -> bool:
    """Whether what follows an owner says which of its things is meant: "Norway's largest", "Norway's two main"."""
    return index < len(words) and (words[index].endswith("est") or words[index].lower() in _VAGUE)


def _capitals(words: Sequence[str]) -> int:
    """How many words at the end have capital letters."""
    return next((at for at, one in enumerate(reversed(words)) if not one[0].isupper()), len(words))


def _modified(words: Sequence[str]) -> frozenset[int]:
    """Where a participle stands with its adverb: "sexually transmitted", "widely distributed"."""
    return frozenset(
        at
        for at, word in enumerate(words)
        if at and words[at - 1].lower().endswith("ly") and word.endswith(("ed", "en", "wn"))
    )


def is_place_word(words: list[str], index: int, ontology: Ontology) -> bool:
    """Whether the word at `index` tells a nationality: "Chinese", "South" before "Korean", "American-born"."""
    demonyms = ontology.demonyms
    if (
        words[index] in ("West", "East", "North", "South", "Central")
        and words[index + 1 : index + 2]
        and words[index + 1] in demonyms
    ):
        return True
    if words[index] in demonyms or words[index] in ontology.countries or words[index] in ("U.S", "U.S.", "US", "U.K."):
        return True
    pairs = (" ".join(words[index : index + 2]), " ".join(words[max(0, index - 1) : index + 1]))
    if any(pair in demonyms or pair in ontology.countries for pair in pairs):
        return True
    parts = re.split(r"[-–]", words[index])
    return (
        len(parts) > 1
        and any(part in demonyms for part in parts)
        and parts[-1] in (*demonyms, "born", "language", "based")
    )


def unknown_heads(stretches: list[list[Token]], joints: list[Token], determiner: str) -> list[list[Token]]:
    """The head among words that the lexicon does not know: "a prominent, jointed digit", "a ban or veto"."""
    full = [one for one in stretches if one]
    told = [ADJECTIVE.search(one[-1].lower) is not None for one in full]
    if determiner in ("a", "an") and all(one.text == "," for one in joints) and all(told[:-1]) and not told[-1]:
        return full[-1:] if all(len(one) < 3 for one in full[:-1]) else []
    whole = len(full[0]) > 1 or len(full[-1]) == 1  # no "direct or indirect influence"
    either = whole and determiner in ("a", "an", "") and all(one.text == "or" for one in joints)
    return full[:1] if either and not any(told) else []
