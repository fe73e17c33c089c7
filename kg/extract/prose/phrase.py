"""Noun phrases as terms: who is the subject, what is named, which date, number or concept is meant.

In: a parsed sentence, its passage and what is known about the passage's subject. Out: `Name`s,
`Value`s and `Concept`s with view offsets. A phrase that names nothing gives None: "his father" is
nobody we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract.about import About
from kg.extract.patterns import singular
from kg.extract.prose.clause import antecedent, conjuncts, prepositional, word, words_of
from kg.extract.prose.sentence import Sentence
from kg.model import Concept, Name, Passage, Value
from kg.nlp.parsed import Parsed
from kg.ontology import Ontology

_DISAMBIGUATOR = re.compile(r"\s*\([^()]*\)$")
_THING = frozenset(("it", "its", "itself"))
_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
#: A category of an award, as it is called when the award is named beside it.
CATEGORY = re.compile(r"(?:Best|Outstanding) [A-Z]")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORGANISATION = re.compile(
    r"(?:Pictures|Films|Studios?|Productions?|Entertainment|Records|Music|Compan(?:y|ies)|Corporation|Corp\.?|Inc\.?|Ltd\.?|LLC|Group|Media|"
    r"Networks?|Television|TV|Bros\.?|Press|Publishing|Publications|Books|Games|Interactive|Animation|Cinema|Distribution|"
    r"Releasing|International|Enterprises|Association|Society|Foundation|Council|Committee|Army|Navy|Orchestra|"
    r"Agency|Department|Ministry|Church|Government|Parliament|Union|Party|BBC|HBO|NBC|CBS|ABC|Netflix|Disney)$")
#: Nouns that end a name of two words and are hardly ever a family name.
_TELLING = frozenset("university college academy conservatory festival awards cup championship war battle river island mountain museum "
                     "province county district street city school institute olympics park award prize medal order "
                     "series strait sea ocean lake bay gulf peninsula valley desert mountains hills islands forest".split())
_RANKS = frozenset("king queen emperor empress tsar sultan prince princess duke duchess count countess earl marquess marquis viscount "
                   "baron baroness lord lady landgrave margrave elector bishop archbishop".split())
_VAGUE_PLACES = frozenset("land lands area areas side coast plain plains part parts shore border edge center centre "
                          "valley valleys mouth bank banks foot heart basin line".split())
_NOT_BARE = ("amod", "compound", "nummod", "poss", "relcl", "acl", "appos", "nmod")
_PLAIN_DETERMINERS = frozenset(("the", "this"))
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "punct", "npadvmod", "advmod")


@dataclass(frozen=True)
class Phrases:
    """The noun phrases of one parsed sentence."""

    passage: Passage
    about: About
    ontology: Ontology
    sentence: Sentence
    parsed: Parsed

    def view(self, index: int) -> tuple[int, int]:
        """Where the word stands in the passage."""
        token = self.parsed.tokens[index]
        return self.sentence.view(token.start, token.end)

    @cached_property
    def _own_names(self) -> frozenset[str]:
        titles = {self.about.title, self.passage.subject, *self.about.names}
        names = {_DISAMBIGUATOR.sub("", title) for title in titles} | titles
        names |= {name.removeprefix("The ") for name in names}
        names |= {name.partition(",")[0] for name in names}
        if self.about.classes and self.ontology.admits(("Individual",), self.about.classes):
            bare = _DISAMBIGUATOR.sub("", self.passage.subject).partition(",")[0].removesuffix(" Jr.").split()
            names |= {bare[0]} | ({bare[-1]} if " of " not in self.passage.subject else set()) if bare else set()
        return frozenset(name.casefold() for name in names if name)

    def own(self, start: int, end: int) -> Name:
        """The passage's own subject, as named or meant by the words at [start, end)."""
        return Name(label=self.passage.subject, start=start, end=end, self=True, classes=self.about.classes)

    # Who -----------------------------------------------------------------------------------

    def entity(self, index: int) -> Name | None:
        """Who or what a word names or stands for: a name, a pronoun or "the film" for the passage's subject."""
        index = antecedent(self.parsed, index)
        token = self.parsed.tokens[index]
        if token.tag in ("PRP", "PRP$"):
            listed = self._listed_before(token.head) if token.tag == "PRP$" else None
            if listed is not None:  # "W and its sequel": W's
                return self.named(listed)
            return self.own(*self.view(index)) if self._is_own_pronoun(word(self.parsed, index)) else None
        name = self.named(index)
        if name is not None:
            if name.label.casefold() not in self._own_names:
                return name
            if self._is_other(name.classes):  # "the theme song ''Cliff Walkers''" in the article on the film
                return replace(name, local=True)
            return self.own(name.start, name.end)
        return self.own(*self.view(index)) if self._is_own_noun(index) else None

    def _is_other(self, kinds: tuple[str, ...]) -> bool:
        """Whether something of these classes is not what the passage is about."""
        return bool(kinds and self.about.classes) and kinds != ("Work",) and not any(
            self.ontology.is_a(one, kind) or self.ontology.is_a(kind, one) for one in self.about.classes for kind in kinds)

    def _listed_before(self, index: int) -> int | None:
        """The name with which a noun is coordinated."""
        token = self.parsed.tokens[index]
        named = token.dep == "conj" and self.sentence.unit(self.parsed.tokens[token.head].start)
        return token.head if named and not isinstance(named.term, Value) else None

    def _is_own_pronoun(self, pronoun: str) -> bool:
        person = any(self.ontology.is_a(one, "Individual") or self.ontology.is_a(one, "Person") for one in self.about.classes)
        if pronoun in _THING:
            return bool(self.about.classes) and not person
        if pronoun in _HE:
            return person and self.about.gender != "female"
        if pronoun in _SHE:
            return person and self.about.gender != "male"
        return pronoun in _THEY and any(
            self.ontology.is_a(one, kind) for one in self.about.classes for kind in ("Organisation", "Group"))

    def _is_own_noun(self, index: int) -> bool:
        """Whether "the film", "this company" can only be the passage's subject."""
        kind = self.ontology.nouns.get(word(self.parsed, index))
        children = self.parsed.children
        return (kind is not None and bool(words_of(self.parsed, index, "det") & _PLAIN_DETERMINERS)
                and any(self.ontology.is_a(one, kind) or self.ontology.is_a(kind, one) for one in self.about.classes)
                and not children(index, *_NOT_BARE) and "of" not in words_of(self.parsed, index, "prep"))

    def named(self, index: int) -> Name | None:
        """What the phrase around a noun names: "the band RadioMars", "the puppet state of Manchukuo"."""
        token = self.parsed.tokens[index]
        unit = self.sentence.unit(token.start)
        if unit is None:
            return self._apposed(index) if token.tag in ("NN", "NNS", "NNP") else None
        if isinstance(unit.term, Value) or token.tag[:2] in ("VB", "RB", "IN"):
            return None
        classes = unit.term.classes or self._described(index) or self.known(unit.term.label)
        if not classes and unit.kind != "name":
            classes = ("Work",)
        return replace(unit.term, classes=classes)

    def _apposed(self, index: int) -> Name | None:
        kinds, token_word = self.classes_of(index), word(self.parsed, index)
        for one in self.parsed.children(index, "appos"):
            name = self.named(one) if self.sentence.unit(self.parsed.tokens[one].start) else None
            if name and one > index:
                return replace(name, classes=kinds or name.classes)
        if token_word not in _VAGUE_PLACES and any(self.ontology.is_a(kind, "Place") for kind in kinds):
            for prep in self.parsed.children(index, "prep"):
                for one in self.parsed.children(prep, "pobj") if word(self.parsed, prep) == "of" else ():
                    if self.sentence.unit(self.parsed.tokens[one].start):
                        name = self.named(one)
                        return name and replace(name, classes=kinds)
        return None

    def classes_of(self, index: int) -> tuple[str, ...]:
        """The classes that a common noun with the words before it tells: "film director" -> Person."""
        words = [word(self.parsed, index)]
        at = index - 1
        while at >= 0 and len(words) < 4 and self.parsed.tokens[at].tag in ("NN", "NNS", "JJ", "HYPH", "VBG", "VBN", "NNP"):
            words.insert(0, word(self.parsed, at))
            at -= 1
        for size in range(len(words), 0, -1):
            for phrase in (" ".join(words[-size:]), " ".join([*words[-size:-1], singular(words[-1])])):
                if phrase in self.ontology.occupations:
                    return ("Person",)
                if phrase in self.ontology.nouns:
                    return (self.ontology.nouns[phrase],)
        return ()

    def _described(self, index: int) -> tuple[str, ...]:
        """The classes that the words before or after a name tell: "director X", "X, a Chinese singer"."""
        before = index - 1
        if before in self.parsed.children(index) and self.parsed.tokens[before].tag.startswith("NN") \
                and not self.sentence.unit(self.parsed.tokens[before].start):
            return self.classes_of(before)
        head = self.parsed.tokens[index].head
        if self.parsed.tokens[index].dep == "appos" and not self.sentence.unit(self.parsed.tokens[head].start):
            return self.classes_of(head)
        for one in self.parsed.children(index, "appos"):
            if not self.sentence.unit(self.parsed.tokens[one].start):
                return self.classes_of(one)
        return ()

    def known(self, label: str) -> tuple[str, ...]:
        """The classes that a name itself tells: a country, "Lubin Films", "Beijing Film Academy"."""
        place = self.ontology.countries.get(label, label)
        if place in self.ontology.places:
            return (self.ontology.places[place],)
        if _ORGANISATION.search(label):
            return ("Organisation",)
        if CATEGORY.match(label):
            return ("Award",)
        words = label.partition(" of ")[0].partition(" for ")[0].lower().split()
        two = " ".join(words[-2:])
        telling = two if len(words) > 2 and two in self.ontology.nouns else words[-1] if words[-1] in _TELLING else ""
        kind = self.ontology.nouns.get(telling) or self.ontology.nouns.get(singular(telling))
        return (kind,) if kind else ()

    def linked(self, name: Name) -> bool:
        """Whether a link stands under the name, so that its article will tell what it is."""
        return any(anchor.start <= name.start < anchor.end for anchor in self.passage.anchors)

    # All of a coordination -----------------------------------------------------------------

    def entities(self, index: int) -> Iterator[Name]:
        """Everything named in a coordination: "the films A and B, and the television series C"."""
        kinds: tuple[str, ...] = ()
        for one in conjuncts(self.parsed, antecedent(self.parsed, index)):
            name = self.entity(one)
            if name is None or self._is_wider_place(one) or self._is_common(name.label):
                continue
            described = self.classes_of(one) if self.sentence.unit(self.parsed.tokens[one].start) is None else ()
            yield replace(name, classes=kinds) if kinds and name.classes in ((), ("Work",)) and not name.self else name
            kinds = described or kinds
            if described and not name.self:  # "the films A and B": B is coordinated with A, not with "films"
                for inner in (*self.parsed.children(one, "appos"), *prepositional(self.parsed, one, ("of",))):
                    for other in list(conjuncts(self.parsed, inner))[1:]:
                        if self.sentence.unit(self.parsed.tokens[other].start) and (more := self.named(other)):
                            yield replace(more, classes=kinds)

    def _is_common(self, label: str) -> bool:
        """Whether a name is a common noun or a bare rank: "Awards", "Duke of Burgundy"."""
        lower = label.lower()
        rank = lower.partition(" of ")[0].rpartition(" ")[2] if " of " in lower else ""
        return lower in self.ontology.nouns or singular(lower) in self.ontology.nouns or rank in _RANKS

    def post(self, concept: Concept) -> Concept | None:
        """The trade or post that a noun phrase names: "first vice president" -> "vice president"."""
        words = concept.label.partition(" of ")[0].split()
        for size in range(len(words), 0, -1):
            phrase = " ".join(words[-size:])
            kind = self.ontology.nouns.get(phrase)
            if phrase in self.ontology.occupations or kind and self.ontology.is_a(kind, "Position"):
                end = concept.start + len(" ".join(words))
                return Concept(label=phrase, start=end - len(phrase), end=end)
        return None

    def _is_wider_place(self, index: int) -> bool:
        """Whether a name only says where the one before it lies: "Vancouver, British Columbia"."""
        token = self.parsed.tokens[index]
        if token.dep != "conj" or word(self.parsed, index - 1) != ",":
            return False
        first = token.head
        while self.parsed.tokens[first].dep == "conj":
            first = self.parsed.tokens[first].head
        return word(self.parsed, self.parsed.tokens[first].head) in ("in", "at", "near", "of", "from") and not any(
            self.parsed.children(one, "cc") or word(self.parsed, one).startswith("etc") for one in conjuncts(self.parsed, first))

    def dates(self, index: int) -> Iterator[Value]:
        """The dates of a coordination."""
        for one in conjuncts(self.parsed, index):
            unit = self.sentence.unit(self.parsed.tokens[one].start)
            if unit and isinstance(unit.term, Value):
                yield unit.term

    def number(self, index: int) -> Value | None:
        """The number that a word is or counts with: "4,000", "3.5 million"."""
        found = [one for one in (index, *self.parsed.children(index, "nummod")) if _NUMBER.fullmatch(self.parsed.tokens[one].text)]
        if not found or self.sentence.unit(self.parsed.tokens[found[0]].start):
            return None
        at = found[0]
        start, end = self.view(at)
        amount = float(self.parsed.tokens[at].text.replace(",", ""))
        following = word(self.parsed, at + 1) if at + 1 < len(self.parsed.tokens) else ""
        if following in _SCALES:
            amount, end = amount * _SCALES[following], self.view(at + 1)[1]
        whole = round(amount, 6) == round(amount)
        return Value(lexical=f"{amount:.0f}" if whole else f"{amount:g}",
                     datatype="xsd:integer" if whole else "xsd:decimal", start=start, end=end)

    def concepts(self, index: int) -> Iterator[Concept]:
        """The common nouns of a coordination, each with its modifiers: "growth capital", "human rights"."""
        for one in conjuncts(self.parsed, index):
            token = self.parsed.tokens[one]
            kind = self.ontology.nouns.get(token.text) or self.ontology.nouns.get(singular(token.text))
            if token.tag not in ("NN", "NNS") or self.parsed.children(one, "poss", "appos") \
                    or kind and not self.ontology.is_a(kind, "Concept"):
                continue
            first, last = self._extent(one)
            if any(self.sentence.unit(self.parsed.tokens[at].start) or self.parsed.tokens[at].tag == "CD" for at in range(first, last + 1)):
                continue
            start, end = self.view(first)[0], self.view(last)[1]
            label = self.passage.text[start:end]
            if not any(char in label for char in "()\"“”''\n") and len(label.split()) <= 6:
                yield Concept(label=label if any(map(str.isupper, label[1:])) else label.lower(), start=start, end=end)

    def _extent(self, index: int) -> tuple[int, int]:
        """From the first modifier of a noun to the end of its "of" phrase."""
        first = index
        for one in reversed(self.parsed.children(index, *_MODIFIERS)):
            if one == first - 1:
                first = min(self.parsed.subtree(one))
        last = index
        for prep in self.parsed.children(index, "prep"):
            inner = self.parsed.children(prep, "pobj")
            if prep == index + 1 and word(self.parsed, prep) == "of" and inner and not self.parsed.children(inner[0], "det", "conj"):
                last = inner[0]
        return first, last
