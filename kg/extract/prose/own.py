"""Whether words mean the passage's own subject: its name, "he", "the company".

The coreference of an encyclopedia: an article speaks of one thing, so the few words that can stand
for it are known from its title and classes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.extract.about import About
from kg.extract.offices import CLERGY, NOBLES, PEERS, SOVEREIGNS, either
from kg.extract.patterns import pluralize, singular
from kg.names import bare_title
from kg.ontology import Ontology

#: What follows a last name: "John Jay Jr.", "James Berg III".
_SUFFIX = re.compile(r" (?:Jr|Sr)\.?$| [IVX]+$")
#: The name that a peer is called by: "Ulm" of "Henry Lind, 2nd Earl of Ulm", who is "Lord Ulm".
_PEER = re.compile(rf", \d+(?:st|nd|rd|th) {either(PEERS)} (?:of )?(?P<name>[A-Z][\w'’-]+)$")
#: The name that a ruler is called by: "Marie of Ulm" in the article "Maria, Duchess of Ulm".
_OF_LAND = re.compile(rf"(?!{either(SOVEREIGNS, NOBLES, CLERGY)} )([A-Z][\w'’-]+) of ")
#: "Prince Karl Otto of Ulm".
_TITLED_OF = re.compile(
    rf"(?:(?:Grand|Crown) )?{either(SOVEREIGNS, NOBLES)} (?P<given>[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)* of "
    r"(?P<land>[A-Z][\w'’ -]+)"
)
#: Before the name of a ship: "HMS Ulm" is "Ulm".
_SHIP = re.compile(
    r"(?:HMS|RMS|USS|USNS|USCGC|SS|MS|MV|MT|TSS|PS|SMS|HMCS|HMAS|HMNZS|HNLMS|HDMS|HSwMS|ORP|INS|ARA|RRS|RV|MY|SY|CSS) "
    r"(?=[A-Z\d])"
)
#: The same in a title: "German battleship Ulm".
_SHIP_KIND = re.compile(r"[A-Z][a-z]+ (?:[a-z][a-z-]+ ){1,3}(?=[A-Z\d])")
#: Behind the name of a series: "Red Ring: A Tale of Lund" is "A Tale of Lund".
_SUBTITLE = re.compile(r"[^:]{2,60}: (?P<name>[A-Z][^: ]{0,40} [^:]{1,100})")
_JOINED = re.compile(r" (?:and|&) (?:the )?")
_RANKED = re.compile(r",| of ")  # "George II, Prince of Waldeck and Pyrmont" is one
_BEFORE_NAME = re.compile(r"[Tt]he +|[\"“'‘]+")
_AFTER_NAME = re.compile(
    r" (?![A-Z]|(?:metropolitan|metro|urban|greater|area|region|district|county|province|agglomeration)\b)|"
    r"[,(\"”]|['’]s "
)
_SEQUEL = re.compile(r" \d| [IVX]+\b|: ")
_THING = frozenset(("it", "its", "itself"))
_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
#: What a website is also called by those who write of it.
_ALSO = {"Website": "Company"}
#: What such a thing is called in its own article only.
_CALLED = {
    noun: kind
    for kind, nouns in {
        "Film": "picture feature project production",
        "TelevisionProgramme": "series",
        "Periodical": "paper publication",
        "Ship": "vessel liner carrier",
        "Aircraft": "plane jet",
        "Software": "program browser",
        "ProgrammingLanguage": "language",
        "Spacecraft": "probe mission",
        "CelestialObject": "object",
        "Disaster": "quake",
    }.items()
    for noun in nouns.split()
}


_CLUB = re.compile(r" F\.?C\.?$")


@dataclass(frozen=True)
class Own:
    """The subject of a passage, whose title is `title`."""

    title: str
    about: About
    ontology: Ontology

    @property
    def bare(self) -> str:
        """The title without its disambiguator."""
        return bare_title(self.title)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every name, folded."""
        return frozenset((*(name.casefold() for name in self._spelled), *self.forms))

    @cached_property
    def _spelled(self) -> frozenset[str]:
        """Every name: of a person first and last name too."""
        titles = {self.about.title, self.title, *self.about.names}
        names = {bare_title(title) for title in titles} | titles
        names |= {name.removeprefix("The ") for name in names}
        names |= {name.partition(",")[0] for name in names}
        names |= {name.removeprefix("Sir ").removeprefix("Dame ") for name in names}
        if self._is("Language"):
            names |= {name.removesuffix(" language") for name in names}
        if self._is("Ship"):
            names |= {kind.sub("", name, count=1) for name in names for kind in (_SHIP, _SHIP_KIND) if kind.match(name)}
        if self._is("River"):
            names |= {name.removesuffix(" River").removeprefix("River ") for name in names}
        if self._is("SportsTeam"):
            names |= {_CLUB.sub(" Football Club", name) for name in names}
        if self._is("Mountain"):
            names |= {name.removeprefix("Mount ") for name in names}
        subtitle = _SUBTITLE.fullmatch(self.bare) if self._is("Work") else None
        if subtitle and any(map(str.islower, subtitle["name"].split())):  # no "Grey: Karl Lind"
            names.add(subtitle["name"])
        name = _SUFFIX.sub("", self.bare.partition(",")[0])
        words = name.split()
        if words and self._is("Individual"):
            names |= {words[0]} | ({words[-1]} if " of " not in name else set())
            names |= _royal(name)
            names |= {called[1] for one in self.about.names if (called := _OF_LAND.match(one))}
            peer = _PEER.search(self.bare)
            names |= {f"Lord {peer['name']}"} if peer else set()
        return frozenset(filter(None, names))

    def _is(self, *kinds: str) -> bool:
        return self.ontology.is_any(self.about.classes, *kinds)

    def end_of_name(self, text: str, start: int, end: int) -> int:
        """Where the subject's name ends that stands at `start`, perhaps after an article; -1 where none does."""
        begin = _BEFORE_NAME.match(text, start, end)
        at = begin.end() if begin else start
        for name in sorted(self._spelled, key=len, reverse=True):
            after = at + len(name)
            if after <= end and text[at:after].casefold() == name.casefold() and _AFTER_NAME.match(text, after):
                return after
        return -1

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """In small letters the words that stand for any of the kind of which the passage tells, the longest first."""
        if not self.about.kind:
            return ()
        one = singular(self.bare.casefold())
        return tuple(sorted({self.bare.casefold(), one, pluralize(one)}, key=len, reverse=True))

    def is_half(self, label: str) -> bool:
        """Whether a name is that of one of two that the title joins: "Global North and Global South"."""
        halves = _JOINED.split(self.bare) if not _RANKED.search(self.bare) else ()
        return label != self.bare and label in halves

    def is_named(self, label: str) -> bool:
        """Whether a name is the subject's."""
        ship = _SHIP.match(label) if self._is("Ship") else None  # "RMS Ulm" in the article "Ulm"
        return label.casefold() in self._names or ship is not None and label[ship.end() :].casefold() in self._names

    def is_sequel(self, label: str) -> bool:
        """Whether a name is that of another work of the subject's series: its title with a number or a subtitle."""
        bare = self.bare
        return label.startswith(bare) and _SEQUEL.match(label, len(bare)) is not None and self._is("Work")

    def is_meant(self, pronoun: str) -> bool:
        """Whether a pronoun, in lower case, may stand for the subject."""
        if pronoun in _THING:
            return bool(self.about.classes or self.about.kind) and not self._is("Individual")
        if pronoun in _HE:
            return self._is("Individual") and self.about.gender != "female"
        if pronoun in _SHE:
            return self._is("Ship") or self._is("Individual") and self.about.gender != "male"
        return pronoun in _THEY and self._is("Organisation", "Group")

    def is_kind(self, noun: str) -> bool:
        """Whether "the" with this noun may stand for the subject."""
        if noun == self._noun or self.title.endswith(f" ({noun})"):
            return True
        kinds = [one for one in (self.ontology.nouns.get(noun), _CALLED.get(noun)) if one]
        alike = (*self.about.classes, *(_ALSO[one] for one in self.about.classes if one in _ALSO))
        return any(self.ontology.is_a(one, kind) or self.ontology.is_a(kind, one) for one in alike for kind in kinds)

    @cached_property
    def _noun(self) -> str:
        """The common noun that ends a title of several words: "Socratic method" is "the method"; so is "Ulm Line"."""
        *before, last = self.bare.split() or [""]
        noun = last.lower()
        if not before or noun in self.ontology.nouns:
            return last if before and last.islower() else ""
        kinds = (kind for word, kind in self.ontology.nouns.items() if word.endswith(f" {noun}"))
        return noun if last.islower() or not set(self.about.classes).isdisjoint(kinds) else ""

    def is_genre(self, noun: str) -> bool:
        """Whether "the" with these words may stand for the subject, a work of that genre: "the musical comedy"."""
        return self._is("Film", "TelevisionProgramme", "StageWork") and noun in self.ontology.genres

    def is_other(self, kinds: tuple[str, ...]) -> bool:
        """Whether something of these classes cannot be the subject."""
        return bool(kinds and self.about.classes) and not any(
            self.ontology.is_a(one, kind) or self.ontology.is_a(kind, one)
            for one in self.about.classes
            for kind in kinds
        )


def _royal(name: str) -> set[str]:
    """What somebody of a royal house is called for short: "Karl" and "Karl of Ulm" for "Prince Karl Otto of Ulm"."""
    found = _TITLED_OF.fullmatch(name)
    return {found["given"], f"{found['given']} of {found['land']}"} if found else set()
