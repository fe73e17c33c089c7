"""Category titles, and what they say of the article by the ontology's `:categoryTitle` templates.

In: a category passage, "2021 war drama films". Out: the category itself, and publicationYear 2021,
genre war drama. How: template and title are matched word by word, a typed piece by the lexicon, the
longest reading first; `ontology/meta.ttl` defines the notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.about import About
from kg.extract.nouns import plural
from kg.model import Claim, Concept, Name, Passage, Term, Value
from kg.ontology import Ontology, Relation

_PIECE = re.compile(r"\{(\w+)(\*?)\}")
_WORD = re.compile(r"\S+")
_NUMBERS = {
    "year": re.compile(r"\d{3,4}"),
    "decade": re.compile(r"\d{3,4}s"),
    "century": re.compile(r"\d{1,2}(?:st|nd|rd|th)[- ]century"),
}
_GENDERS = {"male": "male", "female": "female", "men": "male", "women": "female", "men's": "male", "women's": "female"}
_SKIPPED = ("year", "decade", "century", "demonym", "language", "genre", "gender")
_EMPTY = frozenset(
    "black-and-white feature feature-length sequel prequel lost sound multilingual 3d direct-to-video upcoming "
    "unreleased colour color".split()
)  # words that hide nothing and say nothing here
_TRADE = (
    "Records",
    "Recordings",
    "Pictures",
    "Studios",
    "Entertainment",
    "Productions",
    "Company",
    "Films",
    "Corporation",
)
_LONGEST = 5  # words of a term of the lexicon
_SMALL_WORDS = frozenset(
    "a an and at by d' da das de del della der des di do dos du e el en et for in la las le les los of on or "
    "the to van vom von und y with upon".split()
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A fixed word (`kind` empty, `text` folded) or a typed piece, followed by `text` without a space."""

    kind: str
    text: str
    starred: bool = False


@dataclass(frozen=True, slots=True)
class _Template:
    relation: Relation
    pieces: tuple[_Piece, ...]
    fixed: int  # where the first fixed word stands, or the last piece: up to there words may be skipped
    words: frozenset[str]


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """What a category says of the article that is in it."""
    if passage.kind != "category" or not passage.text:
        return
    subject = Name(label=passage.subject, self=True)
    end = len(passage.text)
    relation = ontology.slot("category", about.classes)
    if relation:
        title = (
            Value(lexical=passage.text, datatype=relation.datatype, start=0, end=end)
            if relation.datatype
            else Concept(label=passage.text, start=0, end=end)
        )
        yield Claim(
            subject=subject,
            relation=relation.name,
            object=title,
            start=0,
            end=end,
            extractor="categories",
            rule="title",
            confidence=0.99,
        )
    for template, term in _stated(passage.text, about.classes, ontology):
        rule = " ".join(f"{{{piece.kind}}}{piece.text}" if piece.kind else piece.text for piece in template.pieces)
        yield Claim(
            subject=subject,
            relation=template.relation.name,
            object=term,
            start=0,
            end=end,
            extractor="categories",
            rule=rule,
            confidence=0.97,
        )


@lru_cache(maxsize=20_000)  # many articles share a category
def _stated(title: str, classes: tuple[str, ...], ontology: Ontology) -> tuple[tuple[_Template, Term], ...]:
    """What a category's title says of an article about a thing of `classes`."""
    return tuple(_chosen(_readings(title, classes, ontology), classes, ontology))


def _readings(title: str, classes: tuple[str, ...], ontology: Ontology) -> Iterator[tuple[_Template, Term]]:
    """Every template that reads the title, with the object that it finds."""
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(title)]
    lexicon = _lexicon(ontology)
    folded = {word.casefold() for _, _, word in words}
    for template in _templates(ontology):
        if template.words <= folded and ontology.admits(template.relation.domain, classes):
            found = _match(template, 0, words, 0, lexicon)
            term = found and _term(*found, title, template.relation, lexicon)
            if term and (not isinstance(term, Name) or _fits(term, template.relation, ontology)):
                yield template, term


def _fits(name: Name, relation: Relation, ontology: Ontology) -> bool:
    """Whether what is known of the thing named lets it stand as the relation's object."""
    if relation.range == ("Country",):
        return name.label in ontology.countries
    kind = _kind(name, ontology)
    return not kind or ontology.admits(relation.range, (kind,))


def _kind(name: Name, ontology: Ontology) -> str:
    """The class of a known place, or the one that the name itself tells ("Royal Society"), else ""."""
    known = ontology.places.get(name.label) or ("Company" if name.label.endswith(_TRADE) else "")
    head, of, _ = name.label.partition(" of ")
    noun = (head if of else name.label).rpartition(" ")
    return known or (ontology.nouns.get(noun[2].casefold(), "") if of or noun[1] else "")


def _chosen(
    readings: Iterable[tuple[_Template, Term]], classes: tuple[str, ...], ontology: Ontology
) -> Iterator[tuple[_Template, Term]]:
    """One relation for a name, one object for a relation.

    Where several relations claim the same name, the narrowest range that a known thing fits wins, and the
    widest for an unknown one; where a relation finds several names, the longest is whole.
    """
    rest: dict[tuple[str, str], tuple[_Template, Term]] = {}
    named: dict[str, tuple[_Template, Name]] = {}
    for template, term in readings:
        if not isinstance(term, Name) or "object" not in {piece.kind for piece in template.pieces if piece.starred}:
            rest.setdefault(
                (template.relation.name, getattr(term, "lexical", "") or getattr(term, "label", "")), (template, term)
            )
            continue
        best = named.get(term.label)
        if not best or _rank(template.relation, term, classes, ontology) > _rank(
            best[0].relation, term, classes, ontology
        ):
            named[term.label] = template, term
    yield from rest.values()
    for template, name in named.values():
        if not any(
            other.relation == template.relation and len(longer.label) > len(name.label)
            for other, longer in named.values()
        ):
            yield template, name


def _rank(relation: Relation, name: Name, classes: tuple[str, ...], ontology: Ontology) -> tuple[int, int]:
    width = max((sum(ontology.is_a(one, kind) for kind in ontology.classes) for one in relation.range), default=0)
    near = max(
        (
            sum(ontology.is_a(one, kind) for kind in ontology.classes)
            for one in relation.domain
            if ontology.admits((one,), classes)
        ),
        default=0,
    )
    return (width if _kind(name, ontology) else -width), near


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """For each kind of piece, what its words stand for; occupations and nouns by their plurals."""

    labels: Mapping[str, Mapping[str, str]]

    def reads(self, kind: str, words: str) -> bool:
        if kind in _NUMBERS:
            return _NUMBERS[kind].fullmatch(words) is not None
        return words in self.labels[kind] or (kind == "genre" and self._genres(words))

    def _genres(self, words: str) -> bool:
        """Whether the words are genres in a row: "war drama"."""
        head, space, rest = words.partition(" ")
        while space:
            if head in self.labels["genre"] and self.reads("genre", rest):
                return True
            more, space, rest = rest.partition(" ")
            head = f"{head} {more}"
        return False


@lru_cache(maxsize=4)
def _lexicon(ontology: Ontology) -> _Lexicon:
    return _Lexicon(
        {
            "demonym": ontology.demonyms,
            "language": ontology.languages,
            "genre": ontology.genres,
            "gender": _GENDERS,
            "occupation": {plural(word): label for word, label in ontology.occupations.items()},
            "noun": {plural(noun): noun for noun in ontology.nouns},
        }
    )


@lru_cache(maxsize=4)
def _templates(ontology: Ontology) -> tuple[_Template, ...]:
    return tuple(_template(relation, text) for relation in ontology.relations.values() for text in relation.categories)


def _template(relation: Relation, text: str) -> _Template:
    pieces = []
    only = len(_PIECE.findall(text)) == 1
    for word in text.split():
        typed = _PIECE.match(word)
        pieces.append(
            _Piece(typed[1], word[typed.end() :], only or bool(typed[2])) if typed else _Piece("", word.casefold())
        )
    fixed = next((at for at, piece in enumerate(pieces) if not piece.kind), len(pieces) - 1)
    return _Template(relation, tuple(pieces), fixed, frozenset(piece.text for piece in pieces if not piece.kind))


_Words = list[tuple[int, int, str]]


def _match(template: _Template, at: int, words: _Words, i: int, lexicon: _Lexicon) -> tuple[str, int, int] | None:
    """Kind and text range of the starred piece, if the pieces from `at` read the words from `i`."""
    if at == len(template.pieces):
        return ("", 0, 0) if i == len(words) else None
    piece = template.pieces[at]
    leading = set(_skips(words, i, lexicon)) if piece.kind == "object" and at < template.fixed else ()
    for j in _ends(piece, words, i, lexicon):
        if j in leading:
            continue
        found = _match(template, at + 1, words, j, lexicon)
        if found:
            return (piece.kind, words[i][0], words[j - 1][1] - len(piece.text)) if piece.starred else found
    if at <= template.fixed:
        for j in _skips(words, i, lexicon):
            found = _match(template, at, words, j, lexicon)
            if found:
                return found
    return None


def _skips(words: _Words, i: int, lexicon: _Lexicon) -> Iterator[int]:
    """Where words that a template may pass over end, if some begin at word `i`."""
    for kind in _SKIPPED:
        yield from _ends(_Piece(kind, "-language" if kind == "language" else ""), words, i, lexicon)
    if i < len(words) and words[i][2].casefold() in _EMPTY:
        yield i + 1


def _ends(piece: _Piece, words: _Words, i: int, lexicon: _Lexicon) -> Iterator[int]:
    """Where a piece that starts at word `i` can end, the longest reading first."""
    if i == len(words):
        return
    if not piece.kind:
        if words[i][2].casefold() == piece.text:
            yield i + 1
        return
    if piece.kind == "object":
        yield from (j for j in range(len(words), i, -1) if words[j - 1][2].endswith(piece.text))
        return
    for j in range(min(len(words), i + _LONGEST), i, -1):
        text = " ".join(word for _, _, word in words[i:j])
        if text.endswith(piece.text):
            text = text.removesuffix(piece.text)
            if lexicon.reads(piece.kind, text) or lexicon.reads(piece.kind, text[:1].lower() + text[1:]):
                yield j


def _term(kind: str, start: int, end: int, title: str, relation: Relation, lexicon: _Lexicon) -> Term | None:
    """The object that the words of the starred piece stand for."""
    text = title[start:end]
    if not kind:
        return None
    if kind == "object":
        return _named(text, start, end, relation)
    if kind in _NUMBERS:
        datatype = "xsd:gYear" if kind == "year" else "xsd:string"
        return Value(
            lexical=text.zfill(4) if kind == "year" else text.replace("-", " "), datatype=datatype, start=start, end=end
        )
    labels = lexicon.labels[kind]
    folded = text[:1].lower() + text[1:]
    label = labels.get(text) or labels.get(folded) or folded
    if kind in ("demonym", "language"):
        return Name(label=label, start=start, end=end, title=label)
    return Concept(label=label, start=start, end=end)


def _named(text: str, start: int, end: int, relation: Relation) -> Term | None:
    """A proper name, which is an article's title; a common noun is none, nor is a year."""
    bare = text.removeprefix("the ")
    words = bare.split()
    if not words or any(number.fullmatch(words[0]) for number in _NUMBERS.values()):
        return None
    proper = words[0][0].isupper() or words[0][0].isdigit() or words[0][0] in "\"'¡¿"
    if not proper or any(word[0].islower() and word not in _SMALL_WORDS for word in words):
        return None
    if start == 0 and len(words) == 1 and bare[1:].islower():
        return None  # "Debut albums": the first word of a title has a capital anyway
    if relation.datatype:
        return Value(lexical=bare, datatype=relation.datatype, start=end - len(bare), end=end)
    return Name(label=bare, start=end - len(bare), end=end, title=bare)
