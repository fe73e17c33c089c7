"""Who is meant: the linker on documents and claims made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.claims import PassageClaims
from kg.extract.about import About
from kg.link import Linker
from kg.model import Anchor, Article, Claim, Document, Entity, Link, Name, Passage, Piece
from kg.names import bare_title, name_key
from kg.ontology import load_ontology
from kg.vocab import Namespace

TEXT = "Dusk\n\nDusk is a film by Ana Vale Ana Vale is a poet ...\nset in Lund. Vale met Vale."

BASE = "http://localhost:8000/id/"


def document() -> Document:
    """A film's article with one glossed link: the poet Ana Vale."""
    at = TEXT.index
    anchor, opening, cut, rest = at("Ana"), at("Ana Vale is"), at(" ..."), at("set")
    lead = TEXT[6 : anchor + 8] + " " + TEXT[rest:]
    prose = Passage(
        kind="prose",
        section="",
        subject="Dusk",
        text=lead,
        pieces=(Piece(0, 6, anchor + 2), Piece(anchor + 3, rest, len(TEXT) - rest)),
        anchors=(Anchor(anchor - 6, anchor + 2, 0),),
    )
    gloss = Passage(
        kind="gloss",
        section="",
        subject="Ana Vale",
        text=TEXT[opening:cut],
        pieces=(Piece(0, opening, cut - opening),),
        link=0,
    )
    link = Link(
        start=anchor,
        end=anchor + 8,
        gloss_start=opening,
        gloss_end=cut,
        anchor="Ana Vale",
        title="Ana Vale",
        section="",
        truncated=True,
    )
    return Document(
        article=Article(id="dusk", text=TEXT), title="Dusk", sections=(), passages=(prose, gloss), links=(link,)
    )


def linked(*names: Name, passage: int = 0, relation: str = "directedBy") -> list[Entity]:
    """The entities of claims that say of each name that Dusk is directed by it, or has another relation to it."""
    one = document()
    linker = Linker(one, load_ontology(), Namespace())
    passages = one.passages
    claims = tuple(
        Claim(
            subject=Name(label="Dusk", self=True),
            relation=relation,
            object=name,
            start=0,
            end=4,
            extractor="test",
            rule="test",
            confidence=0.9,
        )
        for name in names
    )
    read = [
        PassageClaims(
            passage=each, about=About(title=each.subject, classes=classes), claims=claims if number == passage else ()
        )
        for number, (each, classes) in enumerate(zip(passages, (("Film",), ("Person",)), strict=True))
    ]
    facts, _, _ = linker.link(read)
    return [fact.object for fact in facts if fact.relation == relation and isinstance(fact.object, Entity)]


RESOLVED = [
    ("the words of an anchor are its link", Name(label="Ana Vale", start=18, end=26), "Ana_Vale"),
    ("a linked name without its anchor", Name(label="Ana Vale"), "Ana_Vale"),
    ("case and article do not matter", Name(label="the ANA VALE"), "Ana_Vale"),
    ("the passage's own subject", Name(label="Dusk", self=True), "Dusk"),
    ("the article's title", Name(label="''Dusk''"), "Dusk"),
    ("a title that the words determine", Name(label="Swedish", title="Sweden"), "Sweden"),
    ("a country", Name(label="Sweden"), "Sweden"),
    ("an unknown name stays inside the article", Name(label="Bo Ek"), "Dusk#Bo_Ek"),
    ("the family name of one person of the article", Name(label="Vale"), "Ana_Vale"),
    ("a linked person with a rank", Name(label="Ana Vale, 3rd Countess of Lund", classes=("Person",)), "Ana_Vale"),
    ("a first name alone is not merged", Name(label="Ana"), "Dusk#Ana"),
    ("a local thing never takes a known name", Name(label="Ana Vale", local=True), "Dusk#Ana_Vale"),
]


def test_link_rows() -> None:
    assert len(RESOLVED) >= 12


@pytest.mark.parametrize(("name", "expected"), [row[1:] for row in RESOLVED], ids=[row[0] for row in RESOLVED])
def test_link_resolves(name: Name, expected: str) -> None:
    assert [entity.iri for entity in linked(name)] == [BASE + expected]


def test_link_family_name_of_two_people_stays_apart() -> None:
    found = linked(Name(label="Cy Vale"), Name(label="Vale"))
    assert [entity.iri for entity in found] == [BASE + "Dusk#Cy_Vale", BASE + "Dusk#Vale"]


def test_link_drops_a_guess_that_a_relation_does_not_ask_for() -> None:
    guesses = [Name(label="Holm 64", classes=(one,)) for one in ("Organisation", "Person", "Software")]
    found = [linked(name, relation="platform")[0].types for name in guesses]
    assert found == [(), (), ("Software",)]


RANKED = [
    (("Bo Ek, 6th Earl of Lund", "Bo Ek, 9th Earl of Lund"), 2),
    (("King Bo II of Lund", "Bo II of Lund"), 1),
    (("Bo Ek, 6th Earl of Lund", "Bo Ek"), 1),
    (("King Bo", "Prince Bo"), 2),
]


@pytest.mark.parametrize(("labels", "people"), RANKED)
def test_link_ranks_tell_people_apart(labels: tuple[str, ...], people: int) -> None:
    found = linked(*(Name(label=label, classes=("Person",)) for label in labels))
    assert len({entity.iri for entity in found}) == people


def test_link_ranks_are_many() -> None:
    assert len(RANKED) >= 4


def test_link_names_of_a_gloss_belong_to_the_glossed_article() -> None:
    assert [entity.iri for entity in linked(Name(label="Bo Ek"), passage=1)] == [BASE + "Ana_Vale#Bo_Ek"]


def test_link_character_and_person_of_one_name_stay_two() -> None:
    person, character = Name(label="Bo Ek"), Name(label="Bo Ek", classes=("Character",), local=True)
    iris = {entity.iri for entity in linked(person, character)}
    assert iris == {BASE + "Dusk#Bo_Ek", BASE + "Dusk#Bo_Ek_(character)"}


def test_nothing_is_said_of_a_subject_that_nobody_names() -> None:
    one = replace(document(), title="row-17", named=False)
    (passage, gloss) = (replace(each, subject="row-17") if each.kind == "prose" else each for each in one.passages)
    own, other = Name(label="row-17", start=0, end=4, self=True), Name(label="Bo Ek", start=34, end=38)
    claims = tuple(
        Claim(subject=subject, relation="directedBy", object=target, start=0, end=38, extractor="test", rule="test",
              confidence=0.9)
        for subject, target in ((own, other), (other, own), (Name(label="Dusk", start=0, end=4), other))
    )  # fmt: skip
    read = [
        PassageClaims(passage=passage, about=About(title="row-17"), claims=claims, mentions=(own, other)),
        PassageClaims(passage=gloss, about=About(title="Ana Vale"), claims=()),
    ]
    facts, _, mentions = Linker(one, load_ontology(), Namespace()).link(read)
    assert [(fact.subject.iri, fact.relation) for fact in facts] == [(f"{BASE}Row-17#Dusk", "directedBy")]
    assert "self" not in {mention.source for mention in mentions}


def test_link_quote_is_the_part_that_no_gloss_interrupts() -> None:
    one = document()
    claim = Claim(
        subject=Name(label="Dusk", self=True, start=0, end=4),
        relation="directedBy",
        object=Name(label="Lund", start=34, end=38),
        start=0,
        end=38,
        extractor="test",
        rule="test",
        confidence=0.9,
    )
    read = [PassageClaims(passage=one.passages[0], about=About(title="Dusk"), claims=(claim,))]
    facts, _, _ = Linker(one, load_ontology(), Namespace()).link(read)
    evidence = facts[0].evidence
    assert (evidence.quote, TEXT[evidence.start : evidence.end]) == ("set in Lund", "set in Lund")
    assert evidence.object_span == (63, 67)
    assert TEXT[63:67] == "Lund"


@pytest.mark.parametrize(("label", "key"), [("The  Who", "who"), ("“Jaws”", "jaws"), ("A", "a"), ("''X'' ", "x")])
def test_name_key(label: str, key: str) -> None:
    assert name_key(label) == key


@pytest.mark.parametrize(("title", "bare"), [("Psycho (1960 film)", "Psycho"), ("(500)", "(500)"), ("Jaws", "Jaws")])
def test_bare_title(title: str, bare: str) -> None:
    assert bare_title(title) == bare
