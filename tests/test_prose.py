"""What sentences state, parsed by the real pipeline: one row a sentence, every claim of it."""

from __future__ import annotations

import pytest

from kg.extract.about import About, Gender
from kg.extract.prose import extract
from kg.model import Claim, Concept, Name, Passage, Piece, Term, Value
from kg.nlp.pipeline import Parser, load_parser
from kg.ontology import Ontology, load_ontology

pytestmark = pytest.mark.model

#: Title and class of the passage's subject, its gender, a sentence, and the claims in it.
SENTENCES: list[tuple[str, str, Gender, str, list[str]]] = [
    (
        "Night Ferry",
        "Film",
        "",
        "It was directed by Mara Olsen and written by Ivo Brandt.",
        [
            "Night Ferry | directedBy | Mara Olsen",
            "Night Ferry | screenwriter | Ivo Brandt",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The film stars Tom Reed, Ada Falk and Jun Mori.",
        [
            "Night Ferry | castMember | Tom Reed",
            "Night Ferry | castMember | Ada Falk",
            "Night Ferry | castMember | Jun Mori",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "It stars Tom Reed as Captain Holm and Ada Falk as Signe.",
        [
            "Night Ferry | castMember | Tom Reed | characterRole=Captain Holm",
            "Captain Holm | performer | Tom Reed | story",
            "Night Ferry | character | Captain Holm",
            "Night Ferry | castMember | Ada Falk | characterRole=Signe",
            "Signe | performer | Ada Falk | story",
            "Night Ferry | character | Signe",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The movie was released on 3 May 2004 in both Norway and Sweden.",
        [
            "Night Ferry | publicationDate | 2004-05-03 | placeOfPublication=Norway",
            "Night Ferry | publicationDate | 2004-05-03 | placeOfPublication=Sweden",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "In Japan, it is distributed by Toho.",
        [
            "Night Ferry | distributor | Toho | validInPlace=Japan",
        ],
    ),
    ("Night Ferry", "Film", "", "A teaser poster was released in March 2003.", []),
    (
        "Night Ferry",
        "Film",
        "",
        "The original score was composed by Lea Winter.",
        [
            "Night Ferry | composer | Lea Winter",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The music was written by Lea Winter, and the lyrics were written by Otto Kern.",
        [
            "Night Ferry | composer | Lea Winter",
            "Night Ferry | lyricist | Otto Kern",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The eponymous theme song is composed by the band Glass Harbour and performed by Nina Voss.",
        [
            "Night Ferry | themeMusic | Night Ferry (theme song)",
            "Night Ferry (theme song) | instanceOf | song",
            "Night Ferry (theme song) | title | Night Ferry",
            "Night Ferry (theme song) | composer | Glass Harbour",
            "Night Ferry (theme song) | performer | Nina Voss",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "It is based on the 1991 novel ''The Crossing'' by Hanna Lund.",
        [
            "Night Ferry | basedOn | The Crossing",
            "The Crossing | author | Hanna Lund",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "Set in the kingdom of Norway, the film follows a sailor who returns to Sweden in the early 1950s.",
        [
            "Night Ferry | setIn | Sweden",
            "Night Ferry | setInPeriod | early 1950s",
            "Night Ferry | setIn | Norway",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "Principal photography began on 4 June 2002 in Iceland.",
        [
            "Night Ferry | filmingLocation | Iceland",
            "Night Ferry | filmingStartDate | 2002-06-04",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "Filming wrapped on 9 August 2002.",
        [
            "Night Ferry | filmingEndDate | 2002-08-09",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "It was selected as the Norwegian entry for the Best Foreign Language Film at the 77th Academy Awards.",
        [
            "Night Ferry | submittedForAward | Best Foreign Language Film",
        ],
    ),
    ("Night Ferry", "Film", "", "It would have been directed by Paul Stein.", []),
    ("Night Ferry", "Film", "", "It was not directed by Paul Stein.", []),
    ("Night Ferry", "Film", "", "Critics claimed that it was written by Paul Stein.", []),
    ("Night Ferry", "Film", "", "The film was planned to be directed by Paul Stein.", []),
    ("Night Ferry", "Film", "", "If it was produced by Paul Stein, nobody knew.", []),
    (
        "Night Ferry",
        "Film",
        "",
        "Written and directed by Mara Olsen, the film was produced by Nordlys Pictures.",
        [
            "Night Ferry | screenwriter | Mara Olsen",
            "Night Ferry | directedBy | Mara Olsen",
            "Night Ferry | productionCompany | Nordlys Pictures",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The screenplay by Ivo Brandt and Lea Winter is based on the novel ''The Crossing''.",
        [
            "Night Ferry | screenwriter | Ivo Brandt",
            "Night Ferry | screenwriter | Lea Winter",
            "Night Ferry | basedOn | The Crossing",
        ],
    ),
    ("Night Ferry", "Film", "", "The captain is played by Tom Reed.", []),
    (
        "Night Ferry",
        "Film",
        "",
        "Signe Holm is played by Ada Falk.",
        [
            "Night Ferry | castMember | Ada Falk | characterRole=Signe Holm",
            "Signe Holm | performer | Ada Falk | story",
            "Night Ferry | character | Signe Holm",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The film premiered at the Bergen Film Festival on 1 April 2004.",
        [
            "Night Ferry | presentedIn | Bergen Film Festival",
            "Night Ferry | publicationDate | 2004-04-01",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "Its sequel, ''Day Ferry'', was directed by Jun Mori.",
        [
            "Night Ferry | followedBy | Day Ferry",
            "Day Ferry | directedBy | Jun Mori",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "It is a remake of the 1958 film ''Fog''.",
        [
            "Night Ferry | basedOn | Fog",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The film was nominated for the Academy Award for Best Picture.",
        [
            "Night Ferry | nominatedFor | Academy Award for Best Picture",
        ],
    ),
    (
        "Night Ferry",
        "Film",
        "",
        "The film won the Amanda Award for Best Film.",
        [
            "Night Ferry | awardReceived | Amanda Award for Best Film",
        ],
    ),
    ("Night Ferry", "Film", "", "In the film, Signe marries Holm.", []),
    (
        "Ada Falk",
        "Person",
        "female",
        "She was born in Trondheim, Norway, and studied at Oslo University.",
        [
            "Ada Falk | placeOfBirth | Trondheim",
            "Ada Falk | educatedAt | Oslo University",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "Falk was born on 2 May 1961.",
        [
            "Ada Falk | dateOfBirth | 1961-05-02",
        ],
    ),
    ("Ada Falk", "Person", "female", "He was born in Bergen.", []),
    (
        "Ada Falk",
        "Person",
        "female",
        "She is best known for her role as Signe in the drama film ''Night Ferry'' and Vera in the series ''Harbour''.",
        [
            "Night Ferry | castMember | Ada Falk | characterRole=Signe",
            "Signe | performer | Ada Falk | story",
            "Night Ferry | character | Signe",
            "Harbour | castMember | Ada Falk | characterRole=Vera",
            "Vera | performer | Ada Falk | story",
            "Harbour | character | Vera",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She made her acting debut in the film ''Fog'' (1988).",
        [
            "Fog | castMember | Ada Falk",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She appeared in the films ''Fog'' and ''Rain''; and the television series ''Harbour''.",
        [
            "Fog | castMember | Ada Falk",
            "Rain | castMember | Ada Falk",
            "Harbour | castMember | Ada Falk",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She has won Best Actress at the Amanda Awards and the Bodil Awards.",
        [
            "Ada Falk | awardReceived | Amanda Awards | inCategory=Best Actress",
            "Ada Falk | awardReceived | Bodil Awards | inCategory=Best Actress",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "In 1999, she received the Honorary Amanda Award.",
        [
            "Ada Falk | awardReceived | Honorary Amanda Award | validAt=1999",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She is known for her collaborations with director Mara Olsen.",
        [
            "Ada Falk | collaborator | Mara Olsen",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        'She is best known for her song "Winter Light".',
        [
            "Ada Falk | notableWork | Winter Light",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "In 1990, she married the painter Jon Vik.",
        [
            "Ada Falk | spouse | Jon Vik | validAt=1990",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She was the daughter of Per Falk and Inga Moe.",
        [
            "Ada Falk | parent | Per Falk",
            "Ada Falk | parent | Inga Moe",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "Her brother, Nils Falk, wrote the novel ''Salt''.",
        [
            "Ada Falk | sibling | Nils Falk",
            "Salt | author | Nils Falk",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She became a member of the Labour Party.",
        [
            "Ada Falk | memberOf | Labour Party",
        ],
    ),
    ("Ada Falk", "Person", "female", "She became famous.", []),
    (
        "Ada Falk",
        "Person",
        "female",
        "She served as minister of culture from 2001.",
        [
            "Ada Falk | positionHeld | minister",
        ],
    ),
    (
        "Ada Falk",
        "Person",
        "female",
        "She died of pneumonia in 2015 and was buried at Lade Cemetery.",
        [
            "Ada Falk | causeOfDeath | pneumonia | validAt=2015",
            "Ada Falk | dateOfDeath | 2015",
            "Ada Falk | placeOfBurial | Lade Cemetery",
        ],
    ),
    ("Ada Falk", "Person", "female", "Her father was born in Denmark.", []),
    ("Ada Falk", "Person", "female", "She wanted to marry Jon Vik.", []),
    (
        "Karl Brenner",
        "Person",
        "male",
        "He discovered the element Brennium and wrote ''On Heat''.",
        [
            "Brennium | discoveredBy | Karl Brenner",
            "On Heat | author | Karl Brenner",
        ],
    ),
    (
        "Lund Bay",
        "City",
        "",
        "The city is the capital of Vest Province.",
        [
            "Lund Bay | capitalOf | Vest Province",
        ],
    ),
    (
        "Lund Bay",
        "City",
        "",
        "It is the third largest city in Norway.",
        [
            "Lund Bay | locatedIn | Norway",
        ],
    ),
    (
        "Lund Bay",
        "City",
        "",
        "It is located in northern Norway.",
        [
            "Lund Bay | locatedIn | Norway",
        ],
    ),
    (
        "Lund Bay",
        "City",
        "",
        "Lund Bay is bordered by Vik to the north.",
        [
            "Lund Bay | sharesBorderWith | Vik",
        ],
    ),
    (
        "Vestland",
        "Country",
        "",
        "It shares a border with Sweden.",
        [
            "Vestland | sharesBorderWith | Sweden",
        ],
    ),
    (
        "Vestland",
        "Country",
        "",
        "Its capital is Lund Bay.",
        [
            "Vestland | capital | Lund Bay",
        ],
    ),
    (
        "River Aren",
        "River",
        "",
        "It flows through Germany and Poland.",
        [
            "River Aren | basinCountry | Germany",
            "River Aren | basinCountry | Poland",
        ],
    ),
    (
        "Nordlys",
        "Company",
        "",
        "The company was founded in October 1987 by Per Falk and Inga Moe.",
        [
            "Nordlys | foundedBy | Per Falk | validAt=1987-10",
            "Nordlys | foundedBy | Inga Moe | validAt=1987-10",
            "Nordlys | inception | 1987-10",
        ],
    ),
    (
        "Nordlys",
        "Company",
        "",
        "It was launched in 1998 by three students at Oslo University: Per Falk, Inga Moe, and Jon Vik.",
        [
            "Nordlys | foundedBy | Per Falk | validAt=1998",
            "Nordlys | foundedBy | Inga Moe | validAt=1998",
            "Nordlys | foundedBy | Jon Vik | validAt=1998",
            "Nordlys | inception | 1998",
        ],
    ),
    (
        "Nordlys",
        "Company",
        "",
        "It is headquartered in Oslo and owned by Telenor Group.",
        [
            "Nordlys | headquartersLocation | Oslo",
            "Nordlys | ownedBy | Telenor Group",
        ],
    ),
    (
        "Nordlys",
        "Company",
        "",
        "The firm competes with Soltech.",
        [
            "Nordlys | competitor | Soltech",
        ],
    ),
    (
        "Nordlys",
        "Company",
        "",
        "In 2003, Nordlys acquired Brightline Media.",
        [
            "Nordlys | subsidiary | Brightline Media | validAt=2003",
        ],
    ),
    (
        "Glass Harbour",
        "MusicalGroup",
        "",
        "The band released their debut album ''Tides'' in 1995.",
        [
            "Tides | performer | Glass Harbour",
        ],
    ),
    (
        "Glass Harbour",
        "MusicalGroup",
        "",
        "They consist of Nina Voss, Leo Hart and Max Ito.",
        [
            "Glass Harbour | hasMember | Nina Voss",
            "Glass Harbour | hasMember | Leo Hart",
            "Glass Harbour | hasMember | Max Ito",
        ],
    ),
    (
        "Salt",
        "Novel",
        "",
        "It was published in 1978 by Gyldendal Press.",
        [
            "Salt | publicationDate | 1978",
            "Salt | publisher | Gyldendal Press",
        ],
    ),
    (
        "Salt",
        "Novel",
        "",
        "It was adapted into the film ''Brine''.",
        [
            "Salt | derivativeWork | Brine",
        ],
    ),
    (
        "Star Drift",
        "VideoGame",
        "",
        "The game was developed by Orbit Studios and published by Nova Games.",
        [
            "Star Drift | developer | Orbit Studios",
            "Star Drift | publisher | Nova Games",
        ],
    ),
    (
        "Battle of Aren",
        "MilitaryConflict",
        "",
        "The battle took place on 3 March 1644.",
        [
            "Battle of Aren | pointInTime | 1644-03-03",
        ],
    ),
    (
        "Bergen Film Festival",
        "Festival",
        "",
        "It was held in Bergen from 2 May 2001.",
        [
            "Bergen Film Festival | location | Bergen",
        ],
    ),
    (
        "Golden Gull",
        "Award",
        "",
        "The award is handed out annually by the Nordic Film Academy.",
        [
            "Golden Gull | conferredBy | Nordic Film Academy",
        ],
    ),
    (
        "Brennium",
        "ChemicalElement",
        "",
        "It was discovered in 1902 by Karl Brenner.",
        [
            "Brennium | discoveredBy | Karl Brenner",
            "Brennium | discoveryDate | 1902",
        ],
    ),
    (
        "Jazz dance",
        "Concept",
        "",
        "It was influenced by Sweden.",
        [
            "Jazz dance | influencedBy | Sweden",
        ],
    ),
]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def passage(title: str, text: str, *, truncated: bool = False) -> Passage:
    return Passage(
        kind="prose", section="", subject=title, text=text, pieces=(Piece(0, 0, len(text)),), truncated=truncated
    )


def label(term: Term) -> str:
    return term.lexical if isinstance(term, Value) else term.label


def line(claim: Claim) -> str:
    parts = [label(claim.subject), claim.relation, label(claim.object)]
    parts += [f"{name}={label(term)}" for name, term in claim.qualifiers]
    return " | ".join(parts + ["story"] * claim.story)


def test_the_table_of_sentences_is_whole() -> None:
    assert len(SENTENCES) >= 70
    assert sum(not claims for *_, claims in SENTENCES) >= 12


@pytest.mark.parametrize(
    ("title", "kind", "gender", "text", "expected"), SENTENCES, ids=[row[3][:50] for row in SENTENCES]
)
def test_a_sentence_states_exactly(
    title: str, kind: str, gender: Gender, text: str, expected: list[str], ontology: Ontology, parser: Parser
) -> None:
    about = About(title=title, classes=(kind,), gender=gender)
    assert [line(claim) for claim in extract(passage(title, text), about, ontology, parser.parse)] == expected


def test_offsets_lie_in_the_passage_and_bound_the_words(ontology: Ontology, parser: Parser) -> None:
    text = "''Night Ferry'' () is a film. It was directed by [1] Mara Olsen (born 1961) on ''The Long Boat''."
    (claim,) = extract(
        passage("Night Ferry", text), About(title="Night Ferry", classes=("Film",)), ontology, parser.parse, 20
    )
    assert isinstance(claim.subject, Name) and isinstance(claim.object, Name)
    assert text[claim.subject.start : claim.subject.end] == "It"
    assert text[claim.object.start : claim.object.end] == "Mara Olsen"
    assert text[claim.start : claim.end] == "It was directed by [1] Mara Olsen"
    assert claim.subject.self and not claim.object.self


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was born in Tiedon", []),
        ("She was born in Bergen, the harbour of Nor", ["Ada Falk | placeOfBirth | Bergen"]),
        ("She was born in Bergen. She studied in the middl", ["Ada Falk | placeOfBirth | Bergen"]),
    ],
)
def test_nothing_is_read_at_the_cut(text: str, expected: list[str], ontology: Ontology, parser: Parser) -> None:
    about = About(title="Ada Falk", classes=("Person",), gender="female")
    assert [
        line(claim) for claim in extract(passage("Ada Falk", text, truncated=True), about, ontology, parser.parse)
    ] == expected


def test_what_a_plot_tells_of_others_is_told_by_the_story(ontology: Ontology, parser: Parser) -> None:
    text = "Signe Moe married Per Holm. The film is set in Norway."
    plot = Passage(kind="prose", section="Plot", subject="Night Ferry", text=text, pieces=(Piece(0, 0, len(text)),))
    about = About(title="Night Ferry", classes=("Film",))
    assert [line(claim) for claim in extract(plot, about, ontology, parser.parse)] == [
        "Signe Moe | spouse | Per Holm | story",
        "Night Ferry | setIn | Norway",
    ]


def test_the_parser_is_not_called_where_nothing_promises_a_claim(ontology: Ontology) -> None:
    text = "Nothing much was said about it. It rains. In the end they all went home again."

    def never(_: object) -> list[object]:
        raise AssertionError("parsed")

    assert list(extract(passage("Rain", text), About(title="Rain"), ontology, never)) == []  # type: ignore[arg-type]


def test_odd_text_never_raises(ontology: Ontology, parser: Parser) -> None:
    about = About(title="X", classes=("Film",))
    for text in (
        "",
        " ",
        "''",
        "() was directed by ().",
        "It was directed by ''",
        "\u202eIt was directed by \U0001f600 Ada.",
        "It was directed by " + "A" * 3000 + ".",
        "Directed by.",
        ": A, B and C founded 1990 in by of.",
        "\x00It stars \x00.",
    ):
        for claim in extract(passage("X", text), about, ontology, parser.parse):
            assert 0 <= claim.start < claim.end <= len(text)


def test_concepts_are_read_only_where_the_relation_takes_them(ontology: Ontology, parser: Parser) -> None:
    about = About(title="Ada Falk", classes=("Person",), gender="female")
    claims = list(
        extract(
            passage("Ada Falk", "She became a famous ally. In Oslo she worked as a painter."),
            about,
            ontology,
            parser.parse,
        )
    )
    assert [(claim.relation, claim.object) for claim in claims] == [
        ("occupation", Concept(label="painter", start=51, end=58))
    ]
