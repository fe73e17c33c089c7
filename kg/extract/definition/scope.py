"""Where a definition's tail is read: the text, how far it may be touched, and what a name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.definition.sentence import Draft
from kg.extract.names import FILM_PROCESS
from kg.model import Anchor, Name
from kg.ontology import Ontology

ARTICLE = re.compile(r"(?:the |an? |its |his |her |their |both )?")
PREPOSITION = re.compile(
    r"(?:as well as |both )?(of|in|on|at|by|from|near|between|for|with|to|under|into|upon|as|after|until|since|"
    r"off|along|"
    r"within|during|through|against|about|around|via) "
)
COMPANY = re.compile(
    r"\b(?:Pictures?|Films?|Studios?|Productions?|Entertainment|Company|Corporation|Corp|Inc|Ltd|LLC|Limited|"
    r"Media|Bros|"
    r"Group|Television|TV|Records|Music|Animation|Animations|Publishing|Publications|Press|Books|Games|"
    r"Interactive|Software|"
    r"Universit\w+|College|Institute|Ministry|Society|Association|Council|Committee|Department|Government|"
    r"Agency|Foundation|"
    r"Network|Channel|Broadcasting|Motion|Cinema|Cinemas|Video|Technologies|Systems|Laboratories|Labs|Bank|"
    r"Airlines|Motors|"
    r"Army|Navy|Air Force|Party|League|Union|Federation|Organi[sz]ation|Academy|Church|Theatre|Theater|"
    r"Museum)\b|^20th Century|^[A-Z]{2,6}$|^\w+-\w+-\w+$"
)
_PLACE_KINDS = frozenset(
    "province state county district prefecture region oblast governorate municipality island peninsula department "
    "canton territory krai voivodeship city valley desert archipelago".split()
) | {"mountain range"}
COUNTRY = re.compile(
    r"(?:Empire|Kingdom|Republic|People's Republic|Union|State|Commonwealth|Sultanate|Duchy|Grand Duchy|"
    r"Principality|Federation) of |"
    r".* (?:Empire|Republic|Kingdom|Dynasty|Confederation|Caliphate|Commonwealth)$"
)
#: What is in the name of a navy or an army.
FORCE = re.compile(
    r"\b(?:Navy|Air Force|Army|Marines?|Coast Guard|Kriegsmarine|Luftwaffe|Wehrmacht|Waffen-SS|(?<!Task )Forces?|"
    r"Militia|Regiment|Battalion|Guards)\b"
)
_GEOGRAPHIC = re.compile(
    r" (?:River|Lake|Sea|Ocean|Gulf|Bay|Mountains|Islands?|Peninsula|Desert|Valley|County|Province|District|"
    r"Prefecture|Region|Oblast|Voivodeship|Krai|Governorate|Canton|Department|Territory|Bridge|Castle|Palace|"
    r"Airport|Park)$"
)
_FOLLOWING = re.compile(r" ([a-z][\w-]*)")
_FUNCTION_WORDS = frozenset(
    "of in on at by for from with to into that which who whom whose where when while as during between among under "
    "over through against within near around across along since until before after about and or but nor is was are "
    "were has had have became made set born then also both including via per upon so if because though although plus "
    "alongside together sometime somewhere circa early late perhaps".split()
)


def names_country(label: str, ontology: Ontology) -> bool:
    """Whether a name is that of a country, or of an empire, kingdom or republic."""
    return label in ontology.countries or COUNTRY.match(label) is not None


@dataclass(frozen=True, slots=True)
class Scope:
    """A draft and how far its sentence may be read: [.., end) of the text.

    `masked` is the text with brackets and quotations blanked out; `cut` says that the text breaks
    off at `end`, so that a name which reaches it may be half a name.
    """

    draft: Draft
    masked: str
    end: int
    cut: bool

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.draft.passage.text

    @property
    def ontology(self) -> Ontology:
        """The ontology in use."""
        return self.draft.ontology

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The passage's link anchors."""
        return self.draft.passage.anchors

    def whole(self, name: Name) -> bool:
        """Whether the name surely ends where it seems to: not at the cut of a shortened text."""
        if self.cut and name.end >= self.end or self.text[name.end : name.end + 3] in ("'s ", "’s "):
            return False
        word = _FOLLOWING.match(self.masked, name.end, self.end)
        return (
            not word
            or word[1] in _FUNCTION_WORDS
            or word[1].endswith(("ing", "ed", "ly"))
            or word[1] in self.draft.triggers.participles
            or word[1] in _PLACE_KINDS
            or bool(self.kind_after(name))
        )

    def guess(self, name: Name, people: bool) -> tuple[str, ...]:
        """What a bare name tells of its class: company words, a known place, the noun at its end."""
        if FORCE.search(name.label):
            return ("MilitaryUnit",)
        if FILM_PROCESS.fullmatch(name.label):
            return ("Standard",)
        if COMPANY.search(name.label):
            return ("Organisation",)
        if name.label in self.ontology.languages:
            return ("Language",)
        if self.kind_after(name):
            return ("Place",)
        if name.label in self.ontology.places:
            return (self.ontology.places[name.label],)
        if names_country(name.label, self.ontology):
            return ("Country",)
        noun = "" if people or " " not in name.label else self.noun_class(name.label.rpartition(" ")[2])
        if self.ontology.is_a(noun, "Place") and not _GEOGRAPHIC.search(name.label):
            return ()
        return (
            (noun,)
            if noun and any(self.ontology.is_a(noun, one) for one in ("Place", "Organisation", "Event", "Award"))
            else ()
        )

    def noun_class(self, words: str) -> str:
        """The class of the longest known noun that ends the words."""
        parts = words.lower().split(" ")
        return next(
            (
                self.ontology.nouns[phrase]
                for size in range(min(3, len(parts)), 0, -1)
                if (phrase := " ".join(parts[-size:])) in self.ontology.nouns
            ),
            "",
        )

    def country(self, name: Name) -> Name:
        """The country with the title of its article."""
        return replace(name, title=self.ontology.countries.get(name.label, ""), classes=name.classes or ("Country",))

    def is_place(self, name: Name) -> bool:
        """Whether the lexicon knows the place or its name says what it is."""
        last = name.label.split(" ")[-1].lower()
        return (
            name.label in self.ontology.places
            or name.label in self.ontology.countries
            or bool(name.title)
            or self.ontology.is_a(self.ontology.nouns.get(last, ""), "Place")
        )

    def kind_after(self, place: Name) -> str:
        """The noun after a place's name: "Heilongjiang province"."""
        words = re.compile(r" ([a-z]+)(?: ([a-z]+))?").match(self.text, place.end, self.end)
        for kind in (f"{words[1]} {words[2]}", words[1]) if words else ():
            if kind in _PLACE_KINDS:
                return kind
        return ""
