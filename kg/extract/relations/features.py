"""What the relation model sees of a sentence: its words with their grammar, notes included, and the mentions in it.

In: `Phrases`, the parsed sentence of a passage. Out: a `Graph`. How: the parse is taken as it is; the words of a note
in brackets, which the parser is not shown, hang under the word before it. Training and reading share this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.extract.dates import find_dates
from kg.extract.extents import epithet
from kg.extract.names import find_names
from kg.extract.prose.clause import word
from kg.extract.prose.naming import classes_of_name
from kg.extract.prose.phrase import Phrases
from kg.extract.relations.nouns import Nouns
from kg.extract.relations.retitled import other_titles, retitled
from kg.extract.spellings import foreign_words, forms, is_foreign, is_within, sounds
from kg.model import Concept, Name, Value
from kg.ontology import Ontology

#: The kinds of mentions, the first for one of which nothing is known.
KINDS = ("", "PERSON", "PLACE", "ORGANISATION", "WORK", "EVENT", "GROUP", "DATE", "NUMBER", "MISC")
#: How a mention refers; the first for a word that is no mention.
FORMS = ("", "name", "pronoun", "noun", "value")
#: The kind that a class means, the first that fits.
_CLASSES = (
    ("Individual", "PERSON"),
    ("Place", "PLACE"),
    ("Organisation", "ORGANISATION"),
    ("Work", "WORK"),
    ("Event", "EVENT"),
    ("Group", "GROUP"),
    ("Entity", "MISC"),
)
_PEOPLE = frozenset("he him his she her hers who whose whom himself herself i me my mine we us our".split())
_SHE, _SPEAKER = frozenset("she her hers herself".split()), frozenset("i me my mine we us our".split())
_PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WP$", "WDT"))
_DEFINITE = frozenset("the this that his her its their".split())
_NOTE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
#: A note that tells other names of what stands before it: "(Japanese: , Hepburn: ...)", "(released as ...)".
_OTHER_NAMES = re.compile(
    r"\(\s*(?:[,;:]|(?:[A-Z]\w+[ -]){0,2}?[A-Z]\w+ ?:|lit\.|(?:\w+ ){0,2}?(?:also|formerly|previously|originally"
    r"|sometimes|better|commonly)? ?(?:known|called|titled|translated) )"
    r"|\b(?:romani[sz]ed|literally|transliterated)\b|\breleased (?:[\w-]+ ){0,4}as\b"
)
_MAIDEN = re.compile(r"\([\"“]?(?:née|né|nee)[\"”]? ")
_LIFE = re.compile(r"\b(?:born|died|c\.|\d{3,4})(?!\w)")
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


class Word(NamedTuple):
    """A word at [start, end) of the passage; `first` and `last` are those of a name of several words, in lower case."""

    start: int
    end: int
    first: str
    last: str
    tag: str
    dep: str
    head: int


class Mention(NamedTuple):
    """Word number `at` refers to something; `term` is what is known of it, None where that is unknown."""

    at: int
    kind: str
    form: str
    term: Name | Value | Concept | None


@dataclass(frozen=True, slots=True)
class Graph:
    """A sentence as words in order and mentions in order."""

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]


#: "South American" is not of the United States.
_OF_A_CONTINENT = frozenset(("South", "Central", "Latin", "North"))


#: "a Dominican friar" is of an order, and of no country.
_ORDERED = ("friar", "order", "Order", "monk", "priest", "nun", "priory", "convent", "theologian", "monastery")


def read_graph(phrases: Phrases, nouns: Nouns | None = None) -> Graph:
    """The sentence with its notes; with `nouns` these are mentions too."""
    sentence = phrases.sentence
    concepts = list(nouns.find(phrases.passage.text, sentence.start, sentence.end)) if nouns else ()
    by_head = {_head_end(one, phrases.passage.text): one for one in concepts}
    words: list[Word] = []
    mentions: list[Mention] = []
    place: dict[int, int] = {}  # from a token of the parse to a word
    notes, titles = _notes(phrases), other_titles(phrases)
    pending = next(notes, None)
    tokens = phrases.parsed.tokens
    for index, token in enumerate((*tokens, None)):
        view = phrases.view(index) if token else (phrases.sentence.end, 0)
        while pending and pending.start() < view[0]:
            if words:
                _read_note(phrases, pending, concepts, words, mentions, titles)
            pending = next(notes, None)
        if token:
            place[index] = len(words)
            mention = _mention(phrases, index, len(words), by_head.get(view[1]))
            again = retitled(mention.term, titles, phrases) if mention and isinstance(mention.term, Name) else None
            mention = mention._replace(term=again, kind="WORK") if mention and again else mention
            if mention:
                mentions.append(mention)
            words.append(_word(phrases, index, view, mention))
    heads = {place[index]: place[token.head] for index, token in enumerate(tokens)}
    return Graph(tuple(Word(*one[:-1], heads.get(at, one.head)) for at, one in enumerate(words)), tuple(mentions))


def _head_end(concept: Concept, text: str) -> int:
    """Where the noun that heads a phrase ends: "President" of "President of Georgia"."""
    return concept.start + len(text[concept.start : concept.end].partition(" of ")[0])


def kind_of(classes: tuple[str, ...], ontology: Ontology) -> str:
    """The kind that a thing of these classes is."""
    return next((kind for name, kind in _CLASSES for one in classes if ontology.is_a(one, name)), "")


def _word(phrases: Phrases, index: int, view: tuple[int, int], mention: Mention | None) -> Word:
    token = phrases.parsed.tokens[index]
    first, last = _edges(mention.term) if mention and mention.form in ("name", "value") and mention.term else ("", "")
    lower = token.text.lower()
    return Word(*view, first or lower, last or lower, token.tag, token.dep, 0)


def _edges(term: Name | Value | Concept) -> tuple[str, str]:
    """The first and last word of a name."""
    if isinstance(term, Value):
        return "2021", "2021"
    words = term.label.lower().split()
    return words[0], words[-1]


def _mention(phrases: Phrases, index: int, at: int, concept: Concept | None) -> Mention | None:
    token, ontology = phrases.parsed.tokens[index], phrases.ontology
    unit = phrases.sentence.unit(token.start)
    known = unit.term if unit else None
    if isinstance(known, Value):
        return Mention(at, "DATE", "value", known)
    start, end = phrases.view(index)
    meant = phrases.antecedents.get(start)
    if known:
        named = phrases.entity(index) or known
        if meant:
            named = replace(meant, start=named.start, end=named.end, classes=meant.classes or named.classes)
        return Mention(at, kind_of(named.classes, ontology), "name", named)
    if token.text == "Dominican" and phrases.sentence.words[token.end :].lstrip().startswith(_ORDERED):
        return None
    if token.text in ontology.demonyms and not (index and phrases.parsed.tokens[index - 1].text in _OF_A_CONTINENT):
        title = ontology.demonyms[token.text]
        kinds = (ontology.places[title],) if title in ontology.places else ()
        return Mention(at, "GROUP", "name", Name(label=token.text, start=start, end=end, title=title, classes=kinds))
    if token.tag in _PRONOUNS:
        meant = _another_s(phrases, index) or meant
        name = meant or phrases.entity(index) or _nobody_else(phrases, index, start, end)
        kind = "PERSON" if word(phrases.parsed, index) in _PEOPLE else ""
        return Mention(at, name and kind_of(name.classes, ontology) or kind, "pronoun", _here(name, start, end))
    if token.tag == "WRB" and word(phrases.parsed, index) == "where":
        clause = phrases.parsed.tokens[token.head]
        name = phrases.entity(clause.head) if clause.dep == "relcl" else None
        kind = kind_of(name.classes, ontology) if name else "PLACE"
        return Mention(at, kind, "pronoun", _here(name, start, end))
    classes = phrases.classes_of(index) if token.tag == "NN" else ()
    if classes and any(word(phrases.parsed, one) in _DEFINITE for one in phrases.parsed.children(index, "det", "poss")):
        name = meant or phrases.entity(index)
        if name or not concept:
            return Mention(at, kind_of(classes, ontology), "noun", _here(name, start, end))
    return Mention(at, "", "noun", concept) if concept else None


def _another_s(phrases: Phrases, index: int) -> Name | None:
    """Whose name stands just before "and his wife": hers or his whose name that is."""
    before = phrases.entity(index) if phrases.is_another_s(index) else None
    return before and (phrases.antecedents.get(before.start) or before)


def _nobody_else(phrases: Phrases, index: int, start: int, end: int) -> Name | None:
    """Somebody of whom only the pronoun is known: it stands for nobody named, and nothing tells of the subject."""
    here = word(phrases.parsed, index)
    if phrases.parsed.tokens[index].tag not in ("PRP", "PRP$") or here not in _PEOPLE or phrases.about.classes:
        return None
    return Name(label="She" if here in _SHE else "I" if here in _SPEAKER else "He", start=start, end=end, local=True)


def _here(name: Name | None, start: int, end: int) -> Name | None:
    """What a word stands for, at the place of the word."""
    return replace(name, start=start, end=end) if name else None


def _notes(phrases: Phrases) -> Iterator[re.Match[str]]:
    """The notes in brackets that the parser was not shown."""
    sentence = phrases.sentence
    inside = [(piece.unit.start, piece.unit.end) for piece in sentence.pieces if piece.unit]
    for note in _NOTE.finditer(phrases.passage.text, sentence.start, sentence.end):
        if not any(start < note.end() and note.start() < end for start, end in inside):
            yield note


def _read_note(
    phrases: Phrases,
    note: re.Match[str],
    concepts: Sequence[Concept],
    words: list[Word],
    mentions: list[Mention],
    titles: tuple[int, int],
) -> None:
    """Append the words of a note."""
    text, ontology = phrases.passage.text, phrases.ontology
    start, end = note.start() + 1, note.end() - 1
    terms: list[Name | Value | Concept] = [*find_dates(text, start, end)]
    spoken, repeated = sounds(text, start, end), forms(text, ontology.languages, *note.span())
    shaped = [one for one in find_names(text, start, end, phrases.passage.anchors) if not is_foreign(one.label)]
    shaped += foreign_words(text, start, end)
    names = (_species(text, one) for one in shaped if not is_within(one, spoken))
    others: list[Name | Concept] = [*names, *concepts]
    for one in others:
        if start <= one.start < end and not any(one.start < other.end and other.start < one.end for other in terms):
            terms.append(one)
    known = {one.start: one for one in terms}
    verbs = any(one.tag.startswith(("VB", "MD")) for one in words)
    renames = _OTHER_NAMES.search(note[0]) and not verbs or _MAIDEN.match(note[0])
    owner = next((one.term for one in reversed(mentions) if one.form == "name"), None)
    head, at = len(words) - 1, note.start()
    while at < note.end():
        token = _TOKEN.match(text, at, note.end())
        if not token:
            at += 1
            continue
        term = known.get(at)
        if term:
            if isinstance(term, Name):
                meant: Name | None = _here(phrases.antecedents.get(at), term.start, term.end) or term
                classes = term.classes or classes_of_name(term.label, ontology)
                if term.label in ontology.languages and text.startswith(":", term.end):
                    classes = ("Language",)
                    meant = replace(term, classes=classes)
                elif again := retitled(term, titles, phrases):
                    meant, classes = again, again.classes
                elif is_within(term, repeated) or renames and _is_other_name(text, note, term):
                    meant, classes = _here(owner, term.start, term.end) if isinstance(owner, Name) else None, ()
                kind = kind_of((meant and meant.classes) or classes, ontology)
                mentions.append(Mention(len(words), kind, "name", meant))
            elif isinstance(term, Value):
                mentions.append(Mention(len(words), "DATE", "value", term))
            else:
                mentions.append(Mention(len(words), "", "noun", term))
        first, last = _edges(term) if term else (token[0].lower(), token[0].lower())
        end = term.end if term else token.end()
        words.append(Word(at, end, first, last, "note", "note", head))
        at = max(end, at + 1)


def _species(text: str, name: Name) -> Name:
    """The whole name of a species: "(synonym Capsicum annuum)"."""
    more = epithet(text, name.start, name.end)
    return replace(name, label=text[name.start : more.end()], end=more.end()) if more else name


def _is_other_name(text: str, note: re.Match[str], name: Name) -> bool:
    """Whether a name in a note is one more of what the note follows, and not where somebody was born."""
    return _LIFE.search(text[note.start() + 1 : name.start].rpartition(";")[2]) is None
