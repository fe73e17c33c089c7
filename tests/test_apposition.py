"""What the words next to names say; links stand in square brackets."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.apposition import extract
from kg.model import Claim
from tests.claims import ontology, passage, told

CASES: list[tuple[str, list[str]]] = [
    (
        "He appeared in the films ''The Witness'' and ''The Founding'' (1999); and the television series ''Red Corn''.",
        [
            "The Witness | instanceOf | film",
            "The Founding | instanceOf | film",
            "The Founding | publicationYear | 1999",
            "Red Corn | instanceOf | television series",
        ],
    ),
    (
        "She made her debut in the drama film ''One Hour'' (2020), and went on.",
        ["One Hour | instanceOf | film", "One Hour | genre | drama", "One Hour | publicationYear | 2020"],
    ),
    (
        "It is based on the classical novel ''Romance of the Hills'' by Lo Gan.",
        ["Romance of the Hills | instanceOf | novel", "Romance of the Hills | author | Lo Gan"],
    ),
    (
        'He is best known for his song "Big Bird", which won.',
        ["Big Bird | instanceOf | song", "Big Bird | performer | The Work"],
    ),
    (
        "She worked with director Park Min and composer Ann Lee.",
        ["Park Min | occupation | film director", "Ann Lee | occupation | composer"],
    ),
    (
        "Directed by American filmmaker Jo Ray, it won.",
        ["Jo Ray | occupation | filmmaker", "Jo Ray | countryOfCitizenship | United States"],
    ),
    ("The story follows detective John Smith in Rome.", []),
    ("It stars actors Tom Hall and Meg Ray.", ["Tom Hall | occupation | actor", "Meg Ray | occupation | actor"]),
    ("The theme was written by the band RadioStar.", ["RadioStar | instanceOf | band"]),
    (
        "It was made by the visual effects company Digital Land, of Rome.",
        ["Digital Land | instanceOf | visual effects company"],
    ),
    (
        "He taught at Harvard University and the University of Oxford.",
        ["Harvard University | instanceOf | university", "University of Oxford | instanceOf | university"],
    ),
    (
        "She was born in Tonghua, Jilin Province. She studied.",
        ["Jilin Province | instanceOf | province", "Tonghua | locatedIn | Jilin Province"],
    ),
    (
        "It was held at the Dolby Theatre in Hollywood, Los Angeles, Hollywood, Los Angeles. The awards",
        [
            "Dolby Theatre | instanceOf | theatre",
            "Dolby Theatre | locatedIn | Hollywood",
            "Hollywood | locatedIn | Los Angeles",
        ],
    ),
    ("He died in Houston, Texas, in 1990.", ["Houston | locatedIn | Texas"]),
    ("They played in Boston, New York City and Rome.", []),
    (
        "It was founded by [Jia Ke], a Chinese film director, in 1990.",
        ["Jia Ke | occupation | film director", "Jia Ke | countryOfCitizenship | China"],
    ),
    (
        "It tells of the Danish poet, banker and spy Otto Lind and of singer, and pianist Ida Berg.",
        [
            "Otto Lind | occupation | spy",
            "Otto Lind | occupation | banker",
            "Otto Lind | occupation | poet",
            "Otto Lind | countryOfCitizenship | Denmark",
            "Ida Berg | occupation | pianist",
            "Ida Berg | occupation | singer",
        ],
    ),
    (
        "It was founded by Jia Ke, a former lawyer and politician.",
        ["Jia Ke | occupation | lawyer (state former)", "Jia Ke | occupation | politician"],
    ),
    ("He moved to Pingyao, a city in Shanxi.", ["Pingyao | locatedIn | Shanxi", "Pingyao | instanceOf | city"]),
    ("He met [Pingyao], a city in Shanxi.", ["Pingyao | locatedIn | Shanxi", "Pingyao | instanceOf | city"]),
    ("The capital of Hunan province is big.", ["Hunan | instanceOf | province"]),
    ("The city of Lyon and the state of Ohio.", ["Lyon | instanceOf | city", "Ohio | instanceOf | state"]),
    ("She won the Academy Award for Best Picture.", ["Academy Award for Best Picture | instanceOf | award"]),
    ("He fought in the Battle of Kursk in World War II.", ["Battle of Kursk | instanceOf | battle"]),
    ("Directed by Michael Bay and starring Alice Lake.", []),
    ("He sailed down the Zambezi River to Lake Tana.", ["Zambezi River | instanceOf | river"]),
    ("Austen's novel ''Emma'' is funny.", ["Emma | instanceOf | novel", "Emma | author | Austen"]),
    ('"The Raven", a poem by Poe, is dark.', ["The Raven | instanceOf | poem"]),
    ("It is the sequel to ''Jaws''.", []),
    ("In the film ''Heat'', he plays a cop.", ["Heat | instanceOf | film"]),
    (
        'Based on the 1908 short story "The Gift" by O. Henry.',
        ["The Gift | instanceOf | short story", "The Gift | publicationYear | 1908", "The Gift | author | O. Henry"],
    ),
    (
        "The Indian comedy series ''Fun'' ran.",
        ["Fun | instanceOf | comedy series", "Fun | genre | comedy", "Fun | countryOfOrigin | India"],
    ),
    ('He wrote the songs "One" and "Two".', ["One | instanceOf | song", "Two | instanceOf | song"]),
    ("He is a member of the city Council.", []),
    ("The film stars Ann Lee.", []),
    (
        "It was shot at Xuexiang National Forest Park.",
        ["Xuexiang National Forest Park | instanceOf | national forest park"],
    ),
    ("He worked for the company Apple.", ["Apple | instanceOf | company"]),
    ("They toured with former singer Ann Lee.", ["Ann Lee | occupation | singer (state former)"]),
    ("Walt Disney's film ''Bambi'' is loved.", ["Bambi | instanceOf | film"]),
    ("It premiered at the 1999 Sundance Film Festival.", ["Sundance Film Festival | instanceOf | film festival"]),
    ("He plays police officer John McLain.", []),
    ("It lies in the U.S. state of Maine.", ["Maine | country | U.S."]),
    ("He toured Africa, and worked in Hungary, Austria, Germany and France.", []),
    ("They went to [Harbin] in Northeastern China in 1930.", ["Harbin | locatedIn | Northeastern China"]),
    ("Filmed in Bray, Ireland is green.", []),
    (
        'It came from the 1931 play "Dry Land" by Danish novelist Bo Ek.',
        [
            "Dry Land | instanceOf | play",
            "Dry Land | publicationYear | 1931",
            "Dry Land | author | Bo Ek",
            "Bo Ek | occupation | novelist",
            "Bo Ek | countryOfCitizenship | Denmark",
        ],
    ),
    (
        'It came from a Berlin play, "Dry Land", by Bo Ek.',
        ["Dry Land | instanceOf | play", "Dry Land | author | Bo Ek"],
    ),
    ('On the album, "Dry Land", she sings.', []),
    (
        "It came from the 1931 novel Dry Land by Bo Ek.",
        ["Dry Land | instanceOf | novel", "Dry Land | publicationDate | 1931", "Dry Land | author | Bo Ek"],
    ),
    ("It came from the 1931 novel Owls in the Rain.", []),
    ("He revised his 1931 work Siege of Hearts.", []),
]


def claims(text: str, *classes: str, section: str = "", truncated: bool = False) -> list[Claim]:
    return list(
        extract(
            passage(text, section=section, truncated=truncated), About(title="The Work", classes=classes), ontology()
        )
    )


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_apposition_table(text: str, expected: list[str]) -> None:
    assert told(claims(text, "Person")) == expected


def test_apposition_table_is_whole() -> None:
    assert len(CASES) >= 40


def test_apposition_takes_no_character_for_a_person() -> None:
    sentence = "The lawyer John Smith meets actor Tom Hall."
    assert told(claims(sentence, "Person")) == ["John Smith | occupation | lawyer", "Tom Hall | occupation | actor"]
    assert not claims(sentence, "Film")
    assert not claims(sentence, "Person", section="Plot")
    assert told(claims("A film by director Tom Hall.", "Film")) == ["Tom Hall | occupation | film director"]


def test_apposition_says_nothing_of_what_is_cut_off() -> None:
    assert told(claims("It was founded by Jia Ke, a Chinese film director", "Person")) == [
        "Jia Ke | occupation | film director",
        "Jia Ke | countryOfCitizenship | China",
    ]
    assert not claims("It was founded by Jia Ke, a Chinese film direct", "Person", truncated=True)
    assert not claims("She worked with director Park Mi", "Person", truncated=True)
    assert not claims("He was born in Tonghua, Jilin Provinc", "Person", truncated=True)


def test_apposition_leaves_the_subject_to_its_definition() -> None:
    assert not claims("The novel ''The Work'' is long.", "Novel")
