"""What cast lists and credits say; links stand in square brackets."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.cast import extract
from kg.model import Claim, Name
from tests.claims import ontology, passage, told


def played(actor: str, character: str, kind: str = "fictional human") -> list[str]:
    """What one actor's part says; a character without a name of his own has no `kind`."""
    claims = [
        f"The Work | castMember | {actor} (characterRole {character})",
        f"~{character} | performer | {actor}",
        f"The Work | character | {character}",
    ]
    return [*claims, f"~{character} | instanceOf | {kind}"] if kind else claims


CAST: list[tuple[str, list[str]]] = [
    ("Ann Lee as Mara Voss", played("Ann Lee", "Mara Voss")),
    (
        "Ann Lee as Mara Voss, a former journalist-turned CIA agent",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | a former journalist-turned CIA agent",
            "~Mara Voss | occupation | journalist (state former)",
            "~Mara Voss | occupation | CIA agent",
            "~Mara Voss | memberOf | CIA",
        ],
    ),
    (
        "[Ann Lee] as Mara Voss: a detective who hunts her brother",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | a detective who hunts her brother",
            "~Mara Voss | occupation | detective",
        ],
    ),
    (
        "Ann Lee as Mara Voss – a doctor. She is kind.",
        [*played("Ann Lee", "Mara Voss"), "~Mara Voss | description | a doctor", "~Mara Voss | occupation | physician"],
    ),
    ("Ann Lee – Mara Voss", played("Ann Lee", "Mara Voss")),
    ("Mara Voss – [Ann Lee]", played("Ann Lee", "Mara Voss")),
    ("Ann Lee ... Mara Voss", played("Ann Lee", "Mara Voss")),
    ("Ann Lee: Mara Voss", played("Ann Lee", "Mara Voss")),
    ("Mara Voss played by Ann Lee", played("Ann Lee", "Mara Voss")),
    ("Mara Voss (voiced by Ann Lee): a friendly robot", played("Ann Lee", "Mara Voss", "fictional character")),
    ("[Ann Lee] (Mara Voss)", played("Ann Lee", "Mara Voss")),
    ("Mara Voss ([Ann Lee])", played("Ann Lee", "Mara Voss")),
    ("Ann Lee (Mara Voss)", ["The Work | castMember | Ann Lee"]),
    ("Ann Lee", ["The Work | castMember | Ann Lee"]),
    ("Ann Lee (uncredited)", ["The Work | castMember | Ann Lee"]),
    ("[Ann Lee] (voice)", ["The Work | castMember | Ann Lee"]),
    ("Ann Lee as herself", ["The Work | castMember | Ann Lee"]),
    ("Ann Lee as Himself – Host", ["The Work | castMember | Ann Lee"]),
    ("Ann Lee as the bartender", played("Ann Lee", "bartender", "")),
    ("Ann Lee as Voss's henchman", [*played("Ann Lee", "Voss's henchman", ""), "~Voss's henchman | henchmanOf | Voss"]),
    ("Ann Lee as Police Officer", played("Ann Lee", "Police Officer", "")),
    ("Ann Lee as Bartender", played("Ann Lee", "Bartender")),
    ("Ann Lee as Narrator (voice)", played("Ann Lee", "Narrator", "")),
    ("Ann Lee as Mara Voss (voice)", played("Ann Lee", "Mara Voss", "fictional character")),
    (
        "Ann Lee as Mara Voss / The Shade",
        [
            "The Work | castMember | Ann Lee (characterRole Mara Voss) (characterRole The Shade)",
            "~Mara Voss | performer | Ann Lee",
            "The Work | character | Mara Voss",
            "~Mara Voss | instanceOf | fictional human",
            "~The Shade | performer | Ann Lee",
            "The Work | character | The Shade",
        ],
    ),
    (
        "Ann Lee as Mara and Nora",
        [
            "The Work | castMember | Ann Lee (characterRole Mara) (characterRole Nora)",
            "~Mara | performer | Ann Lee",
            "The Work | character | Mara",
            "~Mara | instanceOf | fictional human",
            "~Nora | performer | Ann Lee",
            "The Work | character | Nora",
            "~Nora | instanceOf | fictional human",
        ],
    ),
    (
        "Ann Lee and Bo Reed as Mara Voss",
        [
            "The Work | castMember | Ann Lee (characterRole Mara Voss)",
            "The Work | castMember | Bo Reed (characterRole Mara Voss)",
            "~Mara Voss | performer | Ann Lee",
            "~Mara Voss | performer | Bo Reed",
            "The Work | character | Mara Voss",
            "~Mara Voss | instanceOf | fictional human",
        ],
    ),
    ('Ann Lee as Biff "Mad Dog" Tan', played("Ann Lee", 'Biff "Mad Dog" Tan')),
    (
        "Ann Lee as Dr. Mara Voss, Bo's wife and comrade",
        [
            *played("Ann Lee", "Dr. Mara Voss"),
            "~Dr. Mara Voss | description | Bo's wife and comrade",
            "~Dr. Mara Voss | spouse | Bo",
            "~Bo | spouse | Dr. Mara Voss",
            "~Dr. Mara Voss | sexOrGender | female",
            "~Dr. Mara Voss | comradeOf | Bo",
            "~Bo | comradeOf | Dr. Mara Voss",
        ],
    ),
    (
        "Ann Lee as Mara Voss, Zhang's comrade and Chu's girlfriend",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | Zhang's comrade and Chu's girlfriend",
            "~Mara Voss | comradeOf | Zhang",
            "~Zhang | comradeOf | Mara Voss",
            "~Mara Voss | unmarriedPartner | Chu",
            "~Chu | unmarriedPartner | Mara Voss",
            "~Mara Voss | sexOrGender | female",
        ],
    ),
    (
        "Ann Lee as Mara Voss, sister of Nora",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | sister of Nora",
            "~Mara Voss | sibling | Nora",
            "~Nora | sibling | Mara Voss",
            "~Mara Voss | sexOrGender | female",
        ],
    ),
    (
        "Ann Lee as Mara Voss, an FBI agent and Tom's ex-husband",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | an FBI agent and Tom's ex-husband",
            "~Mara Voss | occupation | FBI agent",
            "~Mara Voss | memberOf | FBI",
            "~Mara Voss | spouse | Tom (state former)",
            "~Tom | spouse | Mara Voss (state former)",
            "~Mara Voss | sexOrGender | male",
        ],
    ),
    (
        "Ann Lee as Mara Voss, Tom's younger brother, a lawyer",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | Tom's younger brother, a lawyer",
            "~Mara Voss | sibling | Tom",
            "~Tom | sibling | Mara Voss",
            "~Mara Voss | sexOrGender | male",
            "~Mara Voss | occupation | lawyer",
        ],
    ),
    (
        "Ann Lee as Mara Voss, Nora's boss",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | Nora's boss",
            "~Nora | subordinateTo | Mara Voss",
        ],
    ),
    (
        "Ann Lee as Mara Voss, a CIA agent-turned traitor",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | a CIA agent-turned traitor",
            "~Mara Voss | occupation | CIA agent (state former)",
            "~Mara Voss | memberOf | CIA (state former)",
            "~Mara Voss | hasCharacteristic | traitor",
        ],
    ),
    ("Ann Lee as Mara Voss, his mother", [*played("Ann Lee", "Mara Voss"), "~Mara Voss | description | his mother"]),
    (
        "Ann Lee as Mara Voss, Tom's adoptive mother",
        [*played("Ann Lee", "Mara Voss"), "~Mara Voss | description | Tom's adoptive mother"],
    ),
    (
        "Ann Lee as Mara Voss, a retired police officer",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | a retired police officer",
            "~Mara Voss | occupation | police officer (state former)",
        ],
    ),
    (
        "Ann Lee as Mara Voss, mayor of Springfield",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | mayor of Springfield",
            "~Mara Voss | occupation | mayor",
        ],
    ),
    ("Ann Lee as Various characters", ["The Work | castMember | Ann Lee"]),
    (
        "Dr. Ann Lee, Jr. as Robert Neville, Jr., a British soldier",
        [
            *played("Dr. Ann Lee, Jr.", "Robert Neville, Jr."),
            "~Robert Neville, Jr. | description | a British soldier",
            "~Robert Neville, Jr. | occupation | soldier",
        ],
    ),
    (
        "Jean-Luc Dupont as Henri de la Tour, the owner of a hotel",
        [*played("Jean-Luc Dupont", "Henri de la Tour"), "~Henri de la Tour | description | the owner of a hotel"],
    ),
    ("The film stars many people and was a success in China.", []),
    ("* Ann Lee as Mara", played("Ann Lee", "Mara")),
    (
        "Ann Lee as Mara Voss, enemy in charge",
        [*played("Ann Lee", "Mara Voss"), "~Mara Voss | description | enemy in charge"],
    ),
    ("Ann Lee as Mara Voss, who is a singer", played("Ann Lee", "Mara Voss")),
    ("Ann Lee as Jasmine, Princess of Agrabah", played("Ann Lee", "Jasmine")),
    ("Ann Lee as Man in bar", played("Ann Lee", "Man in bar", "")),
    ("Ann Lee as Agent #2", played("Ann Lee", "Agent #2", "")),
    ("Ann Lee as Young Mara", played("Ann Lee", "Young Mara")),
    ("Vincent D'Onofrio as Kingpin", played("Vincent D'Onofrio", "Kingpin")),
    (
        "Ann Lee as Mara Voss, a CPC agent embedded within the enemy",
        [
            *played("Ann Lee", "Mara Voss"),
            "~Mara Voss | description | a CPC agent embedded within the enemy",
            "~Mara Voss | occupation | CPC agent",
            "~Mara Voss | memberOf | CPC",
            "~Mara Voss | hasCharacteristic | embedded within the enemy",
        ],
    ),
]
CREDITS: list[tuple[str, list[str]]] = [
    ("Directed by Ann Lee", ["The Work | directedBy | Ann Lee"]),
    ("Director: Ann Lee", ["The Work | directedBy | Ann Lee"]),
    ("Ann Lee – director", ["The Work | directedBy | Ann Lee"]),
    ("Written by Ann Lee and Bo Reed", ["The Work | screenwriter | Ann Lee", "The Work | screenwriter | Bo Reed"]),
    ("Screenplay by Ann Lee", ["The Work | screenwriter | Ann Lee"]),
    ("Music: Ann Lee", ["The Work | composer | Ann Lee"]),
    ("Producer: Ann Lee, Bo Reed", ["The Work | producer | Ann Lee", "The Work | producer | Bo Reed"]),
    ("Cinematography: Ann Lee", ["The Work | cinematographer | Ann Lee"]),
    ("Edited by Ann Lee", ["The Work | filmEditor | Ann Lee"]),
    ("Ann Lee - vocals", []),
    ("Executive producer: Ann Lee", ["The Work | executiveProducer | Ann Lee"]),
    ("Best Director: Ann Lee", []),
    ("Director of photography: Ann Lee", ["The Work | cinematographer | Ann Lee"]),
    ("Editor(s): Ann Lee", ["The Work | filmEditor | Ann Lee"]),
    ("Music by Ann Lee", ["The Work | composer | Ann Lee"]),
    ("Lyrics by Ann Lee", ["The Work | lyricist | Ann Lee"]),
    ("Story by Ann Lee", []),
    ("Film score by Ann Lee", ["The Work | composer | Ann Lee"]),
]


def claims(item: str, section: str = "Cast", *classes: str) -> list[Claim]:
    return list(extract(passage(item, "item", section=section), About(title="The Work", classes=classes), ontology()))


@pytest.mark.parametrize(("item", "expected"), CAST)
def test_cast_table(item: str, expected: list[str]) -> None:
    assert told(claims(item, "Cast", "Film")) == expected


@pytest.mark.parametrize(("item", "expected"), CREDITS)
def test_cast_credits_table(item: str, expected: list[str]) -> None:
    assert told(claims(item, "Crew", "Film")) == expected


def test_cast_tables_are_whole() -> None:
    assert len(CAST) >= 45
    assert len(CREDITS) >= 15


def test_cast_credit_means_the_relation_of_the_nearest_class() -> None:
    assert told(claims("Written by Ann Lee", "Credits", "Novel")) == ["The Work | author | Ann Lee"]


def test_cast_member_in_full() -> None:
    member = claims("[Ann Lee] as Mara Voss", "Cast", "Film")[0]
    assert member == Claim(
        subject=Name(label="The Work", self=True),
        relation="castMember",
        object=Name(label="Ann Lee", start=0, end=7, classes=("Person",)),
        start=0,
        end=20,
        extractor="cast",
        rule="member",
        confidence=0.97,
        qualifiers=(("characterRole", Name(label="Mara Voss", start=11, end=20, classes=("Character",), local=True)),),
    )


def test_cast_part_played_stands_in_the_article_of_the_person() -> None:
    assert told(claims("''The Contact'' (1997) as Kim", "Filmography", "Person")) == [
        "The Contact | castMember | The Work"
    ]
    assert not claims("''The Contact'' (1997)", "Filmography", "Person")


@pytest.mark.parametrize(
    "item", ["", "*", "(", "as", " as ", "...", ": ", "A as B" * 400, "\u202eAnn as \u0301Mara", "Ann as ("]
)
def test_cast_bad_items_never_raise(item: str) -> None:
    claims(item, "Cast", "Film")
