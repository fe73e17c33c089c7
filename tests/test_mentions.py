"""Who and what is named in running text, with the class that the words tell: our own sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.extract.about import About
from kg.extract.described import described
from kg.extract.mentions import find_mentions
from kg.model import Anchor, Passage, Piece
from kg.nlp.parsed import Recognized
from kg.nlp.recognizer import Recognizer, load_recognizer
from kg.ontology import Ontology, load_ontology

#: A text, what the recogniser says of it (words, label, score), and the names: "words: Class" or "words: ~Likely".
RULES: list[tuple[str, list[tuple[str, str, float]], list[str]]] = [
    ("The Oder's banks", [("Oder's", "PLACE", 1.0)], ["Oder: Place"]),
    ("in the Lake Como area", [("the Lake Como", "PLACE", 1.0)], ["Lake Como: Lake"]),
    ("a French poet", [("French", "GROUP", 1.0)], ["French: Group"]),
    ("''The Long Walk'' was shot there", [], ["The Long Walk: Work"]),
    ("her song \"Blue Hour.\"", [("Blue Hour", "WORK", 0.95)], ["Blue Hour: Song"]),
    ("he said \"Never mind.\"", [], []),
    ("in 1948 and on 3 May", [("1948", "DATE", 1.0), ("3 May", "DATE", 1.0)], []),
    ("Engels was near", [("Engels", "PERSON", 0.7)], ["Engels: ~Person"]),
    (
        "Ada Brook met Reed. Brook left.",
        [("Ada Brook", "PERSON", 1.0), ("Reed", "PERSON", 1.0)],
        ["Ada Brook: Person", "Reed: Person", "Brook: Person"],
    ),
    ("when Saturn V rose", [("Saturn", "PLACE", 0.7)], ["Saturn V: ~Place"]),
    ("the band Harrow played", [("Harrow", "PLACE", 0.99)], ["Harrow: MusicalGroup"]),
    ("a cultivar of Fenia rubra.", [("Fenia", "MISC", 1.0)], ["Fenia rubra: ~"]),
    ("born in Holm-super-Ask, Scania", [("Holm", "PLACE", 1.0)], ["Holm-super-Ask: Place"]),
    ("the Holm-to-Ask train", [("Holm", "PLACE", 1.0)], ["Holm: Place"]),
    ("in the Ask Volcanic Arc of the Caribbean", [("Ask Volcanic Arc of the Caribbean", "PLACE", 1.0)],
     ["Ask Volcanic Arc: Place"]),
    ("by Swedish-born Bo Ek", [("Swedish-born", "MISC", 1.0), ("Bo Ek", "PERSON", 1.0)], ["Bo Ek: Person"]),
    ("Fenia rubra stayed", [("Fenia", "MISC", 1.0)], ["Fenia: ~"]),
    (
        "Mira is a river in Portugal",
        [("Mira", "PERSON", 0.99), ("Portugal", "PLACE", 1.0)],
        ["Mira: River", "Portugal: Country"],
    ),
    ("Prince Otto of Greece and Denmark sang", [("Prince Otto of Greece", "PERSON", 1.0)],
     ["Prince Otto of Greece and Denmark: Person"]),
    ("Prince Otto of Thal and Tal sang. Ida of Thal and Tal too", [("Prince Otto of Thal", "PERSON", 1.0)],
     ["Prince Otto of Thal and Tal: Person"]),
    ("Prince Otto of Thal and Ida sang", [("Prince Otto of Thal", "PERSON", 1.0), ("Ida", "PERSON", 1.0)],
     ["Prince Otto of Thal: Person", "Ida: Person"]),
    ("Maria of Thal-Two Rivers sang", [("Maria of Thal", "PERSON", 1.0), ("Two Rivers", "PLACE", 1.0)],
     ["Maria of Thal-Two Rivers: Person"]),
    ("born in Saint Bo's Parish", [("Saint Bo", "PERSON", 0.5), ("Parish", "PLACE", 0.9)],
     ["Saint Bo's Parish: Place"]),
    ("on Ulun-tepui mountain", [("Ulun", "PLACE", 1.0)], ["Ulun-tepui: Place"]),
    ("on Ulun-based ships", [("Ulun", "PLACE", 1.0)], ["Ulun: Place"]),
    ("in sub-Arctic Asia", [("Arctic Asia", "PLACE", 1.0)], ["sub-Arctic Asia: Place"]),
    ("at All Souls School", [("Souls School", "ORGANISATION", 1.0)], ["All Souls School: School"]),
    ("Two Navy ships sank", [("Two Navy", "ORGANISATION", 1.0)], ["Navy: Organisation"]),
    ("Two Rivers was", [("Two Rivers", "PLACE", 1.0)], ["Two Rivers: Place"]),
    ("it has 14 Schools", [("14 Schools", "ORGANISATION", 1.0)], []),
    ("a Medal for Merit in the Fine Arts", [("Medal", "MISC", 1.0)], ["Medal for Merit in the Fine Arts: Award"]),
    ("of the Chinese Ulm dynasty", [("Chinese Ulm", "PLACE", 1.0)], ["Ulm dynasty: Place"]),
    ("the pre-World War II Army", [("War II Army", "EVENT", 1.0)], ["World War II: MilitaryConflict"]),
    ("it shows Bo talking", [("Bo talking", "PERSON", 1.0)], ["Bo: Person"]),
    ("shot in Lund and Red Jaw, Texas.", [("Lund", "PLACE", 1.0), ("Red Jaw", "PERSON", 1.0), ("Texas", "PLACE", 1.0)],
     ["Lund: Place", "Red Jaw: Place", "Texas: Region"]),
    ("Unlike Red Ice, it", [("Unlike Red Ice", "WORK", 1.0)], ["Red Ice: Work"]),
    ("Set in 1926 Lund, it", [("Set in 1926 Lund", "PLACE", 1.0)], ["Lund: Place"]),
    ("On Red Ice's release, it won", [("On Red Ice", "WORK", 1.0)], ["Red Ice: Work"]),
    ("On Red Ice's crew, Bo Ek said", [("On Red Ice", "WORK", 1.0)], ["On Red Ice: Work"]),
    ("Composer Bo Ek sang", [("Composer Bo Ek", "PERSON", 1.0)], ["Bo Ek: Person"]),
    ("Archer Bo Ek sang", [("Archer Bo Ek", "PERSON", 1.0)], ["Archer Bo Ek: Person"]),
    ("Written by Bo Ek, it", [("Written", "PERSON", 1.0), ("Bo Ek", "PERSON", 1.0)], ["Bo Ek: Person"]),
    ("Who Is Red?'s end", [("Who Is Red", "WORK", 1.0)], ["Who Is Red?: Work"]),
    ("Ice III: The Red of Lund's end", [("Ice III", "WORK", 1.0)], ["Ice III: The Red of Lund: Work"]),
    ("by Bo Ek for Red Ice", [("Bo Ek for Red Ice", "PERSON", 1.0)], ["Bo Ek: Person"]),
    ("the China-Nepal border", [("China", "PLACE", 1.0), ("Nepal", "PLACE", 1.0)],
     ["China: Country", "Nepal: Country"]),
    ("Otto Berg, Lord Thal, and his wife", [("Otto Berg", "PERSON", 1.0), ("Lord Thal", "PERSON", 1.0)],
     ["Otto Berg: Person"]),
    ("Otto Berg, Lord Thal and Ida",
     [("Otto Berg", "PERSON", 1.0), ("Lord Thal", "PERSON", 1.0), ("Ida", "PERSON", 1.0)],
     ["Otto Berg: Person", "Lord Thal: Person", "Ida: Person"]),
    ("made by Holm Comics in 1950", [("Holm Comics", "PERSON", 1.0)], ["Holm Comics: Organisation"]),
    ("first published in 1950 by Norvella", [("Norvella", "PERSON", 1.0)], ["Norvella: Organisation"]),
    ("published by Holm House", [("Holm House", "PERSON", 1.0)], ["Holm House: Organisation"]),
    ("published by Otto Holm, and Ida wed Holm",
     [("Otto Holm", "PERSON", 1.0), ("Ida", "PERSON", 1.0)], ["Otto Holm: Person", "Ida: Person", "Holm: Person"]),
    ("by Otto Berg, published by Berg", [("Otto Berg", "PERSON", 1.0)], ["Otto Berg: Person", "Berg: Person"]),
    ("for the Holm 8-bit family", [("Holm", "ORGANISATION", 1.0)], ["Holm 8-bit family: Organisation"]),
    ("Thal Office 2010 came before Thal Office 2013, a version of",
     [("Thal Office", "MISC", 1.0), ("Thal Office 2013", "MISC", 1.0)],
     ["Thal Office 2010: ~", "Thal Office 2013: ~"]),
    ("left Thal Office 2013 for good", [("Thal Office", "MISC", 1.0)], ["Thal Office: ~"]),
    ("in Thal upon Oder", [("Thal", "PLACE", 1.0), ("Oder", "PLACE", 1.0)], ["Thal upon Oder: Place"]),
    ("Filmed in Cardiff and Bristol, Grey Ice was short.",
     [("Filmed in Cardiff", "WORK", 0.7), ("Bristol", "PLACE", 0.9)], ["Cardiff: ~Place", "Bristol: Place"]),
    ("Set in Stone is an album.", [("Set in Stone", "WORK", 1.0)], ["Set in Stone: Album"]),
    ("wife of Jamal bin Karim Al Lund", [("Jamal", "PERSON", 1.0), ("Karim Al Lund", "PERSON", 1.0)],
     ["Jamal bin Karim Al Lund: Person"]),
    ("Written by Otto Berg", [("Written", "PERSON", 0.6), ("Otto Berg", "PERSON", 1.0)], ["Otto Berg: Person"]),
]  # fmt: skip

#: Sentences and what must be among their mentions, by label of the recogniser.
READ = [
    ("It is set in Harbin, then in the puppet state of Manchukuo.", [("Harbin", "PLACE"), ("Manchukuo", "PLACE")]),
    ("The film holds 97% on Rotten Tomatoes and was shown in Dolby Cinema.", [("Rotten Tomatoes", "ORGANISATION")]),
    ("She won the Nobel Prize in Physics in 1935.", [("Nobel Prize in Physics", "MISC"), ("1935", "DATE")]),
    ("He moved from Paris, Texas, to London.", [("Paris", "PLACE"), ("Texas", "PLACE"), ("London", "PLACE")]),
    ("Wild Harvest is a 1947 film directed by Tay Garnett.", [("Wild Harvest", "WORK"), ("Tay Garnett", "PERSON")]),
    ("During World War II the Hungarian poet lived in Vienna.", [("World War II", "EVENT"), ("Hungarian", "GROUP")]),
]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def passage(text: str, *anchors: Anchor) -> Passage:
    return Passage(
        kind="prose", section="", subject="Subject", text=text, pieces=(Piece(0, 0, len(text)),), anchors=anchors
    )


def recognized(text: str, found: list[tuple[str, str, float]]) -> list[Recognized]:
    return [
        Recognized(text.index(words), text.index(words) + len(words), label, score) for words, label, score in found
    ]


def test_the_tables_are_whole() -> None:
    assert len(RULES) >= 44
    assert len(READ) >= 6


@pytest.mark.parametrize(("text", "found", "wanted"), RULES, ids=[row[0] for row in RULES])
def test_names_and_their_classes(
    text: str, found: list[tuple[str, str, float]], wanted: list[str], ontology: Ontology
) -> None:
    names = find_mentions(passage(text), About(title="Subject"), recognized(text, found), ontology)
    told = [f"{name.label}: {', '.join(name.classes) or '~' + ', '.join(name.likely)}" for name in names]
    assert told == wanted
    assert all(text[name.start : name.end] == name.label for name in names)


def test_an_anchor_is_a_name_whatever_the_recogniser_says(ontology: Ontology) -> None:
    text = "made by Reed for London Films"
    given = recognized(text, [("Reed for London Films", "ORGANISATION", 0.7)])
    names = find_mentions(passage(text, Anchor(17, 29, 0)), About(title="Subject"), given, ontology)
    assert [name.label for name in names] == ["London Films"]


def test_of_the_subject_nothing_is_sure(ontology: Ontology) -> None:
    given = recognized("Subject grew.", [("Subject", "PLACE", 1.0)])
    (name,) = find_mentions(passage("Subject grew."), About(title="Subject"), given, ontology)
    assert (name.classes, name.likely) == ((), ("Place",))


OWN: tuple[tuple[str, str, list[tuple[str, str, float]], list[str]], ...] = (  # a title, a text, names in it
    ("For Ada Fields", "For Ada Fields ended.", [("Fields", "PLACE", 1.0)], ["For Ada Fields"]),
    ("Iron Field", "Men of Iron Field left.", [("Men of Iron Field", "WORK", 1.0)], ["Men of Iron Field"]),
    ("Senator Bo Ek", "Senator Bo Ek left.", [("Bo Ek", "PERSON", 1.0)], ["Bo Ek"]),
    ("Bo and Mia", "Bo and Mia ended.", [("Bo", "PERSON", 1.0), ("Mia", "PERSON", 1.0)], ["Bo and Mia"]),
    ("Field", "Field ended.", [], []),
)


@pytest.mark.parametrize(("title", "text", "found", "wanted"), OWN)
def test_the_subject_is_named_by_its_whole_title(
    title: str, text: str, found: list[tuple[str, str, float]], wanted: list[str], ontology: Ontology
) -> None:
    here = replace(passage(text), subject=title)
    assert [one.label for one in find_mentions(here, About(title=title), recognized(text, found), ontology)] == wanted


def test_other_titles_of_a_work_are_names_of_their_own(ontology: Ontology) -> None:
    text = 'Wolf Winter and Thaw starred Bo "Slim" Ek.'
    found = recognized(text, [("Wolf Winter and Thaw", "WORK", 1.0), ('Bo "Slim', "PERSON", 1.0)])
    about = About(title="Red Snow", classes=("Film",), names=("Wolf Winter", "Thaw"))
    here = replace(passage(text), subject="Red Snow")
    names = [one.label for one in find_mentions(here, about, found, ontology)]
    assert names == ["Wolf Winter", "Thaw", 'Bo "Slim" Ek']


def test_another_title_is_no_part_of_a_persons_name(ontology: Ontology) -> None:
    text = "It tells of Sigmund Kraus, born in Lund."
    about = About(title="Kraus: The Secret", classes=("Film",), names=("Kraus",))
    here = replace(passage(text), subject="Kraus: The Secret")
    found = recognized(text, [("Sigmund Kraus", "PERSON", 1.0)])
    assert [one.label for one in find_mentions(here, about, found, ontology)] == ["Sigmund Kraus"]


def test_titles_are_many() -> None:
    assert len(OWN) >= 5


@pytest.mark.parametrize(
    ("text", "words", "classes"),
    [
        ("the comic strip Birdseye ran", "Birdseye", ("Comic",)),
        ("Foix (French: [fwa]) is a river", "Foix", ("River",)),
        ("in western Turkey", "Turkey", ()),
        ("It stars Jane Fonda", "Jane Fonda", ()),
        ("Marie Roux, a Swiss painter, left", "Marie Roux", ("Person",)),
    ],
)
def test_words_beside_a_name(text: str, words: str, classes: tuple[str, ...], ontology: Ontology) -> None:
    start = text.index(words)
    assert described(text, start, start + len(words), ontology) == classes


def test_a_missing_network_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"network\.npz: no network for names .*make train"):
        load_recognizer(tmp_path / "network.npz")


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return load_recognizer()


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), READ, ids=[row[0] for row in READ])
def test_the_recogniser_finds(text: str, wanted: list[tuple[str, str]], recognizer: Recognizer) -> None:
    (found,) = recognizer.recognize([text])
    told = [(text[one.start : one.end], one.label) for one in found]
    assert [one for one in wanted if one not in told] == []


@pytest.mark.model
def test_texts_of_any_length_and_none(recognizer: Recognizer) -> None:
    long = "He met Ada Lovelace in London. " * 1000
    empty, one, many = recognizer.recognize(["", "Ada Lovelace slept.", long])
    assert empty == ()
    assert [("Ada Lovelace slept."[name.start : name.end], name.label) for name in one] == [("Ada Lovelace", "PERSON")]
    assert sum(long[name.start : name.end] == "Ada Lovelace" for name in many) >= 990
