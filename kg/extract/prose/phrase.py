"""Noun phrases as terms: who is the subject, and what is named.

In: a parsed sentence, its passage and what is known about the passage's subject. Out: `Name`s with view offsets. A
phrase that names nothing gives None: "his father" is nobody we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.extract.about import About
from kg.extract.names import find_names
from kg.extract.patterns import singular
from kg.extract.prose.anykind import NOT_BARE, any_of_them, any_such, many_meant, rows, such_behind
from kg.extract.prose.clause import SUBJECTS, antecedent, conjuncts, examples, is_placed, prepositional, word, words_of
from kg.extract.prose.groups import opening_words, past_region, some_of
from kg.extract.prose.introduced import introduced, whole_firm
from kg.extract.prose.naming import VAGUE_PLACES, classes_of_name, is_no_name, names_body
from kg.extract.prose.own import Own
from kg.extract.prose.sentence import Sentence
from kg.extract.prose.whose import before_it, breaks_off, clause_noun, doer, goes_on_with, named_before, says_where
from kg.model import Name, Passage, Value
from kg.nlp.parsed import Parsed
from kg.ontology import Ontology

_TOGETHER = frozenset(("together", "along", "jointly"))
#: What is done with whom is named behind it: "which he founded in 1964 along with A".
_FOUNDED = frozenset("founded established formed created started launched co-founded wrote directed produced".split())
#: Verbs that the parser may take for nouns: "directed by A and stars B".
_MISREAD = frozenset(("stars", "features", "starring", "featuring"))
#: How far back "the festival" may look for the festival's name, in characters.
_FAR = 400
#: For whom these stand is somebody, whatever nobody is known to be: "joined him".
_SOMEBODY = frozenset(("he", "him", "his", "she", "her"))
#: Of what "the Ulm company" only says where it is.
_SEATS = frozenset(("Place", "Country", "Settlement", "City", "Region"))
#: "the area around Henan" is not Henan.
_ELSEWHERE = frozenset("of around near between beyond outside surrounding opposite".split())
#: What stands in apposition to others of its class: "Karl Lind, Duke of B", "Leeds, England".
_ALONE = frozenset(("Person", "Place", "Country", "Region", "City", "Settlement"))
#: Who do together what is told of them.
_TEAMS = frozenset("team duo trio pair".split())
#: The year of a work: "followed by Black Water (1942)".
_DATED = re.compile(r"[\"”'’]* ?\( ?(?:1[89]|20)\d\d\)")
#: For whom pronouns and descriptions of a passage stand, by the view offset at which they begin.
Antecedents = Mapping[int, Name]


@dataclass(frozen=True)
class Phrases:
    """The noun phrases of one parsed sentence."""

    passage: Passage
    about: About
    ontology: Ontology
    sentence: Sentence
    parsed: Parsed
    antecedents: Antecedents = field(default_factory=dict)

    def view(self, index: int) -> tuple[int, int]:
        """Where the word stands in the passage."""
        token = self.parsed.tokens[index]
        return self.sentence.view(token.start, token.end)

    def token_at(self, offset: int, first: int = 0) -> int | None:
        """The token, from the one of index `first` on, that stands at an offset of the passage."""
        for index in range(first, len(self.parsed.tokens)):
            start, end = self.view(index)
            if start <= offset < end:
                return index
        return None

    @cached_property
    def _own(self) -> Own:
        return Own(self.passage.subject, self.about, self.ontology)

    def own(self, start: int, end: int) -> Name:
        """The passage's own subject, as named or meant by the words at [start, end)."""
        return Name(label=self.passage.subject, start=start, end=end, self=True, classes=self.about.classes)

    def is_own(self, label: str) -> bool:
        """Whether a name is that of the passage's own subject."""
        return self._own.is_named(label)

    # Who -----------------------------------------------------------------------------------

    def entity(self, index: int) -> Name | None:
        """Who or what a word names or stands for: a name, a pronoun or "the film" for the passage's subject."""
        index = antecedent(self.parsed, index)
        token = self.parsed.tokens[index]
        told = clause_noun(self.parsed, index) if token.tag == "PRP$" else None
        if told is not None and self.classes_of(told) == ("Person",):
            return None  # in "a story about a boy cheated by his uncle" the boy's
        listed = before_it(self.parsed, self.sentence, index, self.ontology) if token.tag == "PRP$" else None
        if listed is not None:  # "W and its sequel", "A and his wife": W's, A's
            return self.named(listed)
        whose = doer(self.parsed, index) if token.tag == "PRP$" else None
        if whose is not None and self._may_be_kin(whose):
            return self.entity(whose)
        found = self.antecedents.get(self.view(index)[0])
        name = self.named(index)
        if name and name.label.casefold() in self._own.forms and name.label != self._own.bare:
            return self.own(*self.view(index)) if self.is_any_such(index) else None  # no "Atoms with one proton"
        apposed = name and self.sentence.unit(token.start) is None  # "the city of Lund" names itself
        if found and not apposed and not (found.self and (self._is_half(index) or self._is_namesake(index))):
            person = not found.classes and word(self.parsed, index) in _SOMEBODY
            return replace(found, classes=("Person",)) if person else found
        if token.tag in ("PRP", "PRP$"):
            return self.own(*self.view(index)) if self._is_meant(index) else None
        if name is not None:
            meant = self.antecedents.get(name.start)
            if not self._own.is_named(name.label) or meant and meant.local:  # "his son Karl" in the article on Karl
                return meant if meant and meant.local else name
            other = replace(name, label=self._own.bare if name.self else name.label, self=False, local=True)
            return other if self._is_namesake(index) else self.own(name.start, name.end)
        if self._is_own_noun(index) or self.is_any_such(index):
            return self.own(*self.view(index))
        return self.theme(index) or self._named_before(index)

    def _is_meant(self, index: int) -> bool:
        """Whether a pronoun stands for the passage's subject."""
        pronoun, begins = word(self.parsed, index), self.view(index)[0] == self.sentence.start
        many = begins and many_meant(pronoun, self.passage.text, self.sentence.start, self._own.forms)
        return many or self._own.is_meant(pronoun)

    def _may_be_kin(self, index: int) -> bool:
        """Whether a subject is named, and may have kin."""
        unit = self.sentence.unit(self.parsed.tokens[index].start)
        found = self.entity(index) if unit and unit.kind == "name" else None
        return found is not None and self.ontology.admits(("Person",), found.classes)

    def _is_half(self, index: int) -> bool:
        """Whether only one is named of the two of whom the article tells."""
        return (name := self.named(index)) is not None and self._own.is_half(name.label)

    def _is_namesake(self, index: int) -> bool:
        """Whether another bears the subject's name: "the theme song ''Cliff Walkers''" in the article on the film."""
        name = self.named(index)
        if name is None or not self._own.is_named(name.label):
            return False
        apposed = self.sentence.unit(self.parsed.tokens[index].start) is None
        kinds = name.classes if apposed else self._described(index)
        return self._own.is_other(kinds or (("Place",) if is_placed(self.parsed, index) else ()))

    def _named_before(self, index: int) -> Name | None:
        """What "the festival" means after a sentence that names the Pingyao International Film Festival."""
        noun, tokens = self.parsed.tokens[index].text, self.parsed.tokens
        if noun not in self.ontology.nouns or tokens[index].tag != "NN" or not self.is_definite(index):
            return None
        start = self.sentence.start
        before = find_names(self.passage.text, max(0, start - _FAR), start, self.passage.anchors)
        same = [name for name in before if name.label.lower().partition(" of ")[0].split()[-1:] == [noun]]
        if not same or len({name.label for name in same}) > 1:
            return None
        own = self._own.is_named(same[-1].label)
        return self.own(*self.view(index)) if own else replace(same[-1], classes=(self.ontology.nouns[noun],))

    def theme(self, index: int) -> Name | None:
        """The theme song of the work that the passage is about, by its name if one stands there."""
        relation = self.ontology.slot("theme-music", self.about.classes) if self.about.classes else None
        lemma = f"{word(self.parsed, index - 1)} {word(self.parsed, index)}" if index else ""
        if (
            relation is None
            or "the" not in words_of(self.parsed, index, "det")
            or lemma not in {pattern.lemma for pattern in relation.patterns}
        ):
            return None
        kind = self.ontology.nouns.get(word(self.parsed, index))
        start, end = self.view(index - 1)[0], self.view(index)[1]
        named = self.named(index + 1) if index + 1 < len(self.parsed.tokens) else None
        if named and 0 < named.start - end <= 3 and not named.self:  # 'the theme song "Ice"'
            return replace(named, classes=(kind,) if kind else named.classes)
        song = f"{self._own.bare} ({lemma})"
        return Name(label=song, start=start, end=end, classes=(kind,) if kind else (), local=True)

    def is_another_s(self, index: int) -> bool:
        """Whether "his" stands for the name just before it: in "A and his wife B" A's."""
        his = self.parsed.tokens[index].tag == "PRP$"
        return his and named_before(self.parsed, self.sentence, index, self.ontology) is not None

    def _is_own_noun(self, index: int) -> bool:
        """Whether "the film", "this company" can only be the passage's subject."""
        bare = index == 0 and self.parsed.tokens[0].tag == "NN" and not self.parsed.children(0, *NOT_BARE)  # "Film is"
        return (
            (bare or self.is_definite(index) or any_of_them(self.parsed, index, self._told(index), self.sentence.unit))
            and self._own.is_kind(word(self.parsed, index))
            and not words_of(self.parsed, index, "prep") & _ELSEWHERE
            or self._own.is_genre(opening_words(self.parsed, index))
        ) or any(self._own.is_kind(singular(word(self.parsed, one))) for one in rows(self.parsed, index))

    def is_any_such(self, index: int) -> bool:
        """Whether a noun stands for any of the kind of which the passage tells: "a musket", "Muskets are"."""
        return any_such(self.parsed, index, self._own.forms, self.passage.text, self.view)

    def is_definite(self, index: int) -> bool:
        """Whether a noun stands alone after "the" or "this"."""
        return bool(words_of(self.parsed, index, "det") & {"the", "this"}) and not self._told(index)

    def _told(self, index: int) -> Sequence[int]:
        """What is told of a noun, but for a clause behind a comma: "the film, which"."""
        aside = word(self.parsed, min(index + 1, len(self.parsed.tokens) - 1)) == ","
        return self.parsed.children(index, *(one for one in NOT_BARE if not (aside and one in ("relcl", "acl"))))

    def named(self, index: int) -> Name | None:
        """What the phrase around a noun names: "the band RadioMars", "the puppet state of Manchukuo"."""
        if index not in self._names:
            self._names[index] = self._name(index)
        return self._names[index]

    @cached_property
    def _names(self) -> dict[int, Name | None]:
        return {}  # what was asked before: most patterns ask for the same few

    def _name(self, index: int) -> Name | None:
        token = self.parsed.tokens[index]
        unit = self.sentence.unit(token.start)
        if unit is None:
            return self._apposed(index) if token.tag in ("NN", "NNS", "NNP") else None
        if isinstance(unit.term, Value) or token.tag[:2] in ("VB", "RB", "IN"):
            return None
        classes = self._described(index) or unit.term.classes
        if self.ontology.admits(("Organisation",), classes) and self.ontology.admits(("Person",), unit.term.classes):
            classes = unit.term.classes or classes  # "Karl Lang, a toy manufacturer"
        body = "Organisation" in unit.term.likely and names_body(unit.term.label)
        if classes == ("Person",) and (body or "Organisation" in unit.term.classes):
            classes = ("Organisation",)  # "the Linnean Society of Lund, president"
        if not classes:
            classes = classes_of_name(unit.term.label, self.ontology) if unit.kind == "name" else ("Work",)
            if self._own.is_sequel(unit.term.label):
                classes = self.about.classes
            elif not classes and _DATED.match(self.passage.text, unit.end):
                classes = ("Work",)
        return replace(unit.term, classes=classes)

    def _apposed(self, index: int) -> Name | None:
        kinds, token_word = self.classes_of(index), word(self.parsed, index)
        beside = (index + 1,) if kinds and self.is_loose(index + 1) else ()
        for one in (*self.parsed.children(index, "appos"), *beside):
            name = self.named(one) if self.sentence.unit(self.parsed.tokens[one].start) else None
            if name and one > index:
                return replace(name, classes=kinds or name.classes)
        for one in introduced(self.parsed, self.sentence, index, kinds, self.ontology):
            name = self.named(one)
            if name and one < index:
                firm = whole_firm(self.parsed, self.sentence, one, name, self.passage.text)
                seat = name.self or bool(_SEATS.intersection((*name.classes, *name.likely)))
                name = None if seat and not {"and", "&"} & {*firm.label.split()} else firm
            if name:
                return replace(name, classes=kinds)
        place = self.ontology.is_any(kinds, "Place") and not some_of(self.parsed, index)
        if token_word not in VAGUE_PLACES and place or token_word == "firm":
            for prep in self.parsed.children(index, "prep"):
                for one in self.parsed.children(prep, "pobj") if word(self.parsed, prep) == "of" else ():
                    if self.sentence.unit(self.parsed.tokens[one].start):
                        name = self.named(one)
                        return name and replace(name, classes=kinds)
        return None

    def is_loose(self, index: int) -> bool:
        """Whether the parser hung a name under the verb: "married the architect Nils Berg"."""
        tokens = self.parsed.tokens
        return index < len(tokens) and tokens[index].dep == "npadvmod" and tokens[index].tag.startswith("NNP")

    def classes_of(self, index: int) -> tuple[str, ...]:
        """The classes that a common noun with the words before it tells: "film director" -> Person."""
        words = [word(self.parsed, index)]
        at = index - 1
        while (
            at >= 0
            and len(words) < 4
            and self.parsed.tokens[at].tag in ("NN", "NNS", "JJ", "HYPH", "VBG", "VBN", "NNP")
        ):
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
        noun = before >= 0 and (
            self.parsed.tokens[before].tag.startswith("NN") or self.parsed.tokens[before].text in self.ontology.nouns
        )
        if noun and not self.sentence.unit(self.parsed.tokens[before].start):
            return self.classes_of(before)
        head = self.parsed.tokens[index].head
        if self.parsed.tokens[index].dep == "appos" and not self.sentence.unit(self.parsed.tokens[head].start):
            return () if self._is_person_after_work(index, head) else self.classes_of(head)
        for one in self.parsed.children(index, "appos"):
            if not self.sentence.unit(self.parsed.tokens[one].start):
                return self.classes_of(one)
        return ()

    def _is_person_after_work(self, index: int, head: int) -> bool:
        """Whether somebody only stands in a row behind a work: "stars A in her final film, Karl Lind, and B"."""
        unit = self.sentence.unit(self.parsed.tokens[index].start)
        person = unit and unit.kind == "name" and isinstance(unit.term, Name) and unit.term.classes == ("Person",)
        return bool(person) and self.ontology.is_any(self.classes_of(head), "Work")

    def linked(self, name: Name) -> bool:
        """Whether a link stands under the name, so that its article will tell what it is."""
        return any(anchor.start <= name.start < anchor.end for anchor in self.passage.anchors)

    def _listed_after(self, index: int) -> Iterator[Name]:
        """Those whom a colon introduces: "by three students at U: A, B, and C"."""
        tokens = self.parsed.tokens
        colon = next((one for one in range(index + 1, len(tokens)) if tokens[one].text == ":"), None)
        if colon is None or tokens[index].tag != "NNS" or self.classes_of(index) != ("Person",):
            return
        for one in range(colon + 1, len(tokens)):
            name = self.named(one) if self.sentence.unit(tokens[one].start) else None
            if name:
                yield name
            elif tokens[one].text not in (",", "and"):
                return

    def _together(self, index: int) -> Iterator[Name]:
        """With whom a subject does what it does: "Together with A he founded", "X, along with A and B, founded"."""
        token, parsed = self.parsed.tokens[index], self.parsed
        if token.dep not in SUBJECTS:
            return
        for one in (at for at, each in enumerate(parsed.tokens) if each.text == "with" and at):
            beside = word(parsed, one - 1) in _TOGETHER and parsed.tokens[one].head in (token.head, one - 1)
            made = one < token.head or word(parsed, token.head) in _FOUNDED
            for target in parsed.children(one, "pobj") if beside and made else ():
                yield from (name for name in self.entities(target) if not name.self)

    # All of a coordination -----------------------------------------------------------------

    def entities(self, index: int) -> Iterator[Name]:
        """Everything named in a coordination: "the films A and B, and the television series C"."""
        kinds: tuple[str, ...] = ()
        yield from self._listed_after(index)
        yield from self._together(index)
        for one in self._listed(antecedent(self.parsed, index)):
            if one != index and breaks_off(self.parsed, one):
                return
            name = self.entity(one)
            if name is None:
                yield from self._instances(one)
            if name is None and one == index:
                return  # "known for her roles and the series W": W is coordinated with something else
            if name is None or self._is_wider_place(one) or self._is_no_name(one, name):
                continue
            if any(word(self.parsed, at) in _MISREAD for at in range(index + 1, one)):
                return
            described = self.classes_of(one) if self.sentence.unit(self.parsed.tokens[one].start) is None else ()
            yield (
                replace(name, classes=kinds) if kinds and name.classes in ((), ("Work",)) and not name.self else name
            )
            kinds = described or kinds
            if described and not name.self:  # "the films A and B": B is coordinated with A, not with "films"
                for inner in (*self.parsed.children(one, "appos"), *prepositional(self.parsed, one, ("of",))):
                    for other in list(conjuncts(self.parsed, inner))[1:]:
                        if self.sentence.unit(self.parsed.tokens[other].start) and (more := self.named(other)):
                            yield replace(more, classes=kinds)

    def _instances(self, index: int) -> Iterator[Name]:
        """What a plural is said to include: "films such as A and B", "several awards, including the C"."""
        if word(self.parsed, index) in _TEAMS:  # "by Karl Lind and the writing team of A and B"
            row = [name for one in prepositional(self.parsed, index, ("of",)) for name in self.entities(one)]
            yield from row if all(" " in name.label for name in row) else ()  # no "team of Lind and Berg"
            return
        kinds = self.classes_of(index) if self.parsed.tokens[index].tag == "NNS" else ()
        told = ((), ("Work",), ("Person",)) if self.ontology.admits(("Work",), kinds) else ((), ("Work",))
        for target in examples(self.parsed, index) if kinds else ():
            for name in self.entities(target):  # of "films such as A Man and B Man" none is a man
                if kinds == ("Person",) and name.classes == ("Work",):
                    continue  # "books for students, such as": a book is no student
                known = name.self or name.classes not in told or self.linked(name)
                yield name if known else replace(name, classes=kinds)
        for target in such_behind(self.parsed, index) if self.ontology.is_any(kinds, "Work") else ():
            yield from (replace(one, classes=kinds) for one in self.entities(target) if one.classes == ("Work",))

    def _listed(self, index: int) -> Iterator[int]:
        """A word and all in a row with it: in "an A Award, a B Award, and a C Award" the parser sees none."""
        yield from conjuncts(self.parsed, index)
        first = self.named(index)
        kinds = first.classes if first and not _ALONE.intersection(first.classes) else ()
        yield from past_region(self.parsed, index) if first and self.ontology.is_any(first.classes, "Place") else ()
        for one in self.parsed.children(index, "appos") if first else ():
            second = self.named(one) if self.parsed.children(one, "cc", "conj") else None
            if second and (kinds and second.classes == kinds or goes_on_with(self.parsed, index, one)):
                yield from self._listed(one)

    def _is_no_name(self, index: int, name: Name) -> bool:
        unit = self.sentence.unit(self.parsed.tokens[index].start)
        return not name.self and unit is not None and unit.kind == "name" and is_no_name(name.label, self.ontology)

    def _is_wider_place(self, index: int) -> bool:
        """Whether a name only says where the one before it lies: "Vancouver, British Columbia"."""
        return not ((name := self.named(index)) and "Work" in name.classes) and says_where(self.parsed, index)
