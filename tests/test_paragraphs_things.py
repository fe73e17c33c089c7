"""Paragraphs on works, places, species and other things, the whole way: one row a paragraph."""

from __future__ import annotations

import pytest

from kg.read import Settings, Tools
from tests.paragraphs import check

pytestmark = pytest.mark.model

#: The title, the text, what is said of anything, what must not be said.
ROWS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "Lund War",
        "The Lund War was a war between Sweden and Denmark. It lasted from 1675 to 1679.",
        ["Lund War | startTime | 1675", "Lund War | endTime | 1679"],
        [],
    ),
    (
        "Goryeo",
        "Goryeo was a Korean state founded in 918. It existed from 918 to 1392.",
        ["Goryeo | inception | 0918", "Goryeo | dissolved | 1392"],
        [],
    ),
    (
        "Wide Sea",
        "Wide Sea is a 1978 film. The extremely low-budget film was directed by Michael Rae and produced by "
        "Charles Band. "
        "The first film was shot in Oslo.",
        ["Wide Sea | directedBy | Michael Rae", "Wide Sea | producer | Charles Band"],
        ["Wide Sea | filmingLocation | Oslo"],
    ),
    (
        "Bill Lind",
        "William Henry Lind III (born October 28, 1955) is an American businessman. William Henry Lind III "
        "founded Acme "
        "Systems.",
        [
            "Bill Lind | fullName | William Henry Lind III",
            "Bill Lind | occupation | businessperson",
            "Acme Systems | foundedBy | Bill Lind",
        ],
        ["William Henry Lind III | occupation | businessperson", "William Henry Lind III | dateOfBirth | 1955-10-28"],
    ),
    (
        "W. B. Lind",
        "William Butler Lind was an Irish poet. He was the first president of the Provisional Government of the "
        "Republic "
        "of Korea.",
        [
            "W. B. Lind | fullName | William Butler Lind",
            "W. B. Lind | leaderOf | Provisional Government of the Republic of Korea",
        ],
        ["William Butler Lind | occupation | poet"],
    ),
    (
        "Ann Lee",
        "Ann Lee was the daughter of Warren G. Lee, the 29th President of the United States, and Nan Britton.",
        ["Ann Lee | parent | Warren G. Lee"],
        ["Ann Lee | parent | 29th President of the United States"],
    ),
    (
        "Blanche Lind",
        "Blanche Lind was a queen of Navarre. Her eldest brother was King of Navarre from 1990. She was the wife of "
        "footballer Magnus Hedman.",
        ["Blanche Lind | spouse | Magnus Hedman"],
        ["Blanche Lind | positionHeld | King of Navarre", "Blanche Lind | sport | association football"],
    ),
    (
        "Lund",
        "Lund is a republic with its capital in Venice. Henry IV was King of Germany (1054–1105).",
        ["Germany | headOfState | Henry IV"],
        ["Germany | inception | 1054", "Germany | dissolved | 1105"],
    ),
    (
        "Lund",
        "Lund (formerly spelled Lundt) is a city in Sweden. With a population of 639,111 at the 2020 census, "
        "Lund is large. "
        "Its capital and largest city was Moscow. It is built around the River Aire.",
        ["Lund | alias | Lundt", "Lund | population | 639111", "Lund | nextToWater | River Aire"],
        ["Lund | alias | spelled Lundt"],
    ),
    (
        "Lund",
        "Lund is a town. Prime Minister Karl Holm, King Darius III and King Vidor came to Lund.",
        ["Karl Holm | positionHeld | prime minister", "Darius III | positionHeld | king"],
        ["King Vidor | positionHeld | king", "Vidor | positionHeld | king"],
    ),
    (
        "Lacerta lindi",
        "Lacerta lindi is a species of lizard. It is native to Mexico and Sonora.",
        ["Lacerta lindi | endemicTo | Mexico", "Lacerta lindi | endemicTo | Sonora"],
        [],
    ),
    (
        "Grey Ice",
        "Grey Ice is a 1961 film. Ida Berg wrote the screenplay and Eva Berg directed and starred in the film. It "
        "co-starred John Lind as Igor. Norton Orlov plays a lawyer, and Judy Holm is a teacher. It tells the story of "
        "Alec Berg (Ray Wise). The original script was written by Ron Peer. The film was not written by Karl Brun.",
        [
            *(f"Grey Ice | screenwriter | {one}" for one in ("Ida Berg", "Ron Peer")),
            "Grey Ice | directedBy | Eva Berg",
            *(f"Grey Ice | castMember | {one}" for one in ("Eva Berg", "John Lind", "Norton Orlov", "Ray Wise")),
            "Grey Ice | character | Alec Berg",
        ],
        ["Judy Holm | occupation | teacher", "Grey Ice | screenwriter | Karl Brun"],
    ),
    (
        "Grey Ice",
        "Grey Ice is a 1961 film. The film stars Norton Berg as a detective with Tourette syndrome, Eva Lind and "
        "Ice-P. Lind was also the executive producer of the film.",
        [
            *(f"Grey Ice | castMember | {one}" for one in ("Norton Berg", "Eva Lind", "Ice-P")),
            "Grey Ice | executiveProducer | Eva Lind",
        ],
        ["Grey Ice | character | Tourette syndrome", "Grey Ice | castMember | Tourette syndrome"],
    ),
    (
        "Grey Ice",
        'Grey Ice is a 1980 film. It is based on the novel "Grey Ice" by Karl Orlov. A sequel movie, "Grey Ice 2", was '
        'released in 1982. The film is neither a prequel nor is it a sequel to the 1975 film "White Snow". '
        "Grey Ice was followed by Black Water (1985).",
        [
            "Grey Ice | author | Karl Orlov",
            "Grey Ice | basedOn | Grey Ice",
            "Grey Ice | followedBy | Grey Ice 2",
            "Grey Ice 2 | publicationDate | 1982",
            "Grey Ice | followedBy | Black Water",
        ],
        ["Grey Ice | publicationDate | 1982", "Grey Ice | follows | White Snow", "Grey Ice | publicationDate | 1985"],
    ),
    (
        "Bergland",
        "Bergland is a country in Asia. The capital and largest city is Lund. Its maritime boundaries include the "
        "Gulf of Holm. The area around Bergland was known as the Lower Plains.",
        ["Bergland | capital | Lund", "Bergland | nextToWater | Gulf of Holm"],
        ["Bergland | alias | Lower Plains"],
    ),
    (
        "Lind Bridge",
        "Lind Bridge is a bridge in Peru. It is located in the Lund Region, Berg Province, Holm District. It joins "
        "the provinces of Quebec, Nova Scotia, and Newfoundland and Labrador.",
        ["Holm District | locatedIn | Berg Province", "Berg Province | locatedIn | Lund Region"],
        [
            "Berg Province | locatedIn | Holm District",
            "Quebec | locatedIn | Nova Scotia",
        ],
    ),
    (
        "Bergland",
        "Bergland is a country in Europe. It borders Serbia and Montenegro. Holm is the capital. The president is "
        "Otto Lind. Otto Lind met the king.",
        [
            "Bergland | sharesBorderWith | Serbia",
            "Bergland | sharesBorderWith | Montenegro",
            "Bergland | capital | Holm",
            "Bergland | headOfState | Otto Lind",
        ],
        [],
    ),
    (
        "Lind fever",
        "Lind fever is a viral disease. It is named after Otto. Symptoms may include fever, loss of appetite, and "
        "muscle pains.",
        [
            "Lind fever | namedAfter | Otto",
            *(f"Lind fever | symptom | {one}" for one in ("fever", "loss of appetite", "muscle pains")),
        ],
        [],
    ),
    (
        "Lind Museum",
        "The Lind Museum is a museum in Lund. The museum is part of the National Museum. The museum is often used as "
        "a synonym for boredom.",
        ["Lind Museum | locatedIn | Lund"],
        ["Lind Museum | locatedIn | National Museum", "Lind Museum | usedFor | synonym"],
    ),
    (
        "Third Lind Period",
        "The Third Lind Period was a period of the island's history. It followed the Second Berg Period and was "
        "succeeded by the Fourth Holm Period.",
        ["Third Lind Period | follows | Second Berg Period"],
        [],
    ),
    (
        "Green North and Green South",
        "Green North and Green South are terms for groups of countries. The terms refer to rich and poor countries. "
        "The Green South comprises Africa.",
        [],
        [f"Green North and Green South | {one} | Africa" for one in ("hasPart", "contains", "comprises")],
    ),
    (
        "Johnny Berg",
        "Johnny Berg is a 1957 film. It stars Ethel Lind in her final film, Cecil Holm and Jo Holm. The "
        "supporting cast "
        "features Vera Berg and Lloyd Lind.",
        [
            f"Johnny Berg | castMember | {one}"
            for one in ("Ethel Lind", "Cecil Holm", "Jo Holm", "Vera Berg", "Lloyd Lind")
        ],
        ["Cecil Holm | castMember | Jo Holm"],
    ),
    (
        "Carrie",
        "Carrie is a 1976 film based on Stephen Lind's 1974 novel of the same name. The film stars Sissy Holm as "
        'Carrie Wood, Tip "T.I." Harris and Jo Berg.',
        ["Carrie | basedOn | Carrie", "Carrie | author | Stephen Lind", "Carrie | castMember | Jo Berg"],
        ["Carrie | basedOn | Carrie Wood", "Carrie Wood | author | Stephen Lind"],
    ),
    (
        "Carbo",
        "Carbo is a 1992 film. It was written by and starring the Australian comedians Neil Gladstone and Steve Kerr. "
        "It was produced by an independent production company called Atlantic Pictures.",
        [
            "Carbo | screenwriter | Neil Gladstone",
            "Carbo | screenwriter | Steve Kerr",
            "Carbo | castMember | Steve Kerr",
            "Carbo | productionCompany | Atlantic Pictures",
        ],
        [],
    ),
    (
        "Darbo",
        "Darbo is a 1992 film. It was directed by and stars Otto Lind. A sequel to the 1982 film Marbo, the film stars "
        "Karl Holm and a monkey named George.",
        ["Darbo | directedBy | Otto Lind", "Darbo | castMember | Otto Lind", "Darbo | follows | Marbo"],
        ["George | taxonCommonName | George"],
    ),
    (
        "Report",
        "Report is a 1975 film based on James Mills' 1972 novel. It stars Jo Berg.",
        ["Report | castMember | Jo Berg"],
        ["Report | basedOn | James Mills"],
    ),
    (
        "Lin Kwong",
        'Lin Kwong is a Hong Kong film director and producer. Kwong\'s first film was "Sisters" (1985), which starred '
        'Chow Lind. His 1998 film "Hold Me Close" won the Silver Prize. His favourite novel is "Emma".',
        [
            "Sisters | directedBy | Lin Kwong",
            "Sisters | castMember | Chow Lind",
            "Hold Me Close | directedBy | Lin Kwong",
        ],
        ["Emma | author | Lin Kwong"],
    ),
    (
        "Anna Holm",
        'Anna Holm is an American actress and director. Her 1998 film "Hold Me" won a prize. Her first film was '
        '"Lake". Her first novel was "Emmy".',
        ["Emmy | author | Anna Holm"],
        ["Hold Me | directedBy | Anna Holm", "Lake | directedBy | Anna Holm"],
    ),
    (
        "Ivar Lorne",
        'Ivar Lorne is a Swedish composer. His 1998 opera "The Owl" was staged in Oslo. His first symphony was '
        '"Grey Sea". His song "Blue" was sung by Anna Lind. Berg\'s ballet "Sea" followed.',
        ["The Owl | composer | Ivar Lorne", "Blue | composer | Ivar Lorne", "Grey Sea | composer | Ivar Lorne"],
        ["The Owl | performer | Ivar Lorne", "Blue | performer | Ivar Lorne", "Sea | performer | Berg"],
    ),
    (
        "Elan Lind",
        "Elan Lind is an American singer. Stella Berg had Elan feature on her remix of her number one single "
        '"Holler Girl". He released his song "Blue".',
        ["Blue | performer | Elan Lind"],
        ["Holler Girl | performer | Elan Lind"],
    ),
    (
        "Anil Rao",
        'Anil Rao was an Indian film actor. He made his debut with the film "Red Night," released in 1975, featuring '
        'Amar Lind. He appeared in the film "Owl" (1990) alongside Ivar Holm and Ann Berg, and wrote the play "Sea" '
        "with Otto Lund.",
        [
            "Red Night | castMember | Amar Lind",
            "Owl | castMember | Anil Rao",
            "Owl | castMember | Ivar Holm",
            "Owl | castMember | Ann Berg",
        ],
        ["Sea | castMember | Otto Lund"],
    ),
    (
        "Jay Rao",
        "Jay Rao was an Indian film producer. He is most known as producer of Skerry Award-nominated "
        '"Lagan" (2001), "Sata" (1998), "Dil De" (1999), "Akash" (2001). He lived in Lund, Scania.',
        [f"{one} | producer | Jay Rao" for one in ("Lagan", "Sata", "Dil De", "Akash")],
        [],
    ),
    (
        "Grey Owl",
        "Grey Owl is a 2013 concert film directed by Nils Berg. It follows a young sailor, intercut with footage shot "
        "in Vancouver and Edmonton. It tells of a man shot in Vienna. The film has been acquired for U.S. distribution "
        "by Skerry Films. The film received the Lund Award and won three Skerry Awards, including Best Film.",
        [
            "Grey Owl | filmingLocation | Vancouver",
            "Grey Owl | filmingLocation | Edmonton",
            "Grey Owl | distributor | Skerry Films",
            "Grey Owl | awardReceived | Skerry Award for Best Film",
        ],
        ["Grey Owl | setIn | Vancouver", "Grey Owl | filmingLocation | Vienna", "Grey Owl | numberOfAwards | 3"],
    ),
    (
        "Tom Marsh of Denby",
        "Tom Marsh of Denby is a 1921 film directed by Nils Berg. It is based on the 1910 novel Tom Marsh of Denby by "
        "Randall Quill.",
        [
            "Tom Marsh of Denby | basedOn | Tom Marsh of Denby",
            "Tom Marsh of Denby | author | Randall Quill",
            "Randall Quill | notableWork | Tom Marsh of Denby",
        ],
        ["Tom Marsh of Denby | basedOn | Tom Marsh", "Tom Marsh | author | Randall Quill"],
    ),
    (
        "Grey Owl",
        "Grey Owl is a 1953 film written by Ernest Quill based on his 1944 novel of the same name, directed by Nils "
        "Berg.",
        ["Grey Owl | basedOn | Grey Owl", "Grey Owl | author | Ernest Quill", "Grey Owl | directedBy | Nils Berg"],
        [],
    ),
    (
        "Blue Hour",
        "Blue Hour is a 2014 album by Otto Lind. It features guitars and contributions from Anna Holm.",
        ["Blue Hour | instrumentation | guitars"],
        ["Blue Hour | instrumentation | contributions"],
    ),
    (
        "The Blue Bead",
        "The Blue Bead is a 1974 Danish film, produced, co-written and directed by Karl Lind, featuring Danish folk "
        "singer Ida Berg and Otto Holm. The cast also includes Tracey Quill and Olivia d'Orby.",
        [
            "The Blue Bead | castMember | Ida Berg",
            "The Blue Bead | castMember | Otto Holm",
            "The Blue Bead | castMember | Olivia d'Orby",
        ],
        ["The Blue Bead | producer | Ida Berg", "The Blue Bead | directedBy | Otto Holm"],
    ),
    (
        "Slap Song",
        '"Slap Song" is a song written by Bob Lind and Roger Berg, and recorded by American country music artist John '
        "Holm.",
        ["Slap Song | author | Roger Berg", "Slap Song | performer | John Holm"],
        ["Slap Song | author | John Holm", "Slap Song | composer | John Holm"],
    ),
    (
        "The Massacre",
        "The Massacre is a 1967 American film. The picture was directed by Karl Lind.",
        ["The Massacre | directedBy | Karl Lind"],
        [],
    ),
    (
        "Small Lund",
        "Small Lund is a 2010 Franco-German drama film.",
        ["Small Lund | countryOfOrigin | France", "Small Lund | countryOfOrigin | Germany"],
        [],
    ),
    (
        "Mind the Owl! (film)",
        "Mind the Owl! is a 1998 drama film directed by Petra Holm, produced by Jens Vik and written by Nora Quist.",
        [
            "Mind the Owl! (film) | directedBy | Petra Holm",
            "Mind the Owl! (film) | producer | Jens Vik",
            "Mind the Owl! (film) | screenwriter | Nora Quist",
        ],
        ["Mind the Owl! (film) | directedBy | Jens Vik", "Mind the Owl! (film) | screenwriter | Jens Vik"],
    ),
    (
        "Torsion",
        "In physics, torsion is the rotational correspondent of linear force.",
        [],
        ["Torsion | instanceOf | human", "Torsion | occupation | rotational correspondent"],
    ),
    (
        "Mental growth",
        "Mental growth is a field of study in psychology.",
        ["Mental growth | instanceOf | field of study"],
        ["Mental growth | partOf | study"],
    ),
    (
        "Lund",
        "Lund is the largest Neolithic proto-city settlement in southern Denmark. The Danish-held territories of Thal "
        "and Ulm lie in the north.",
        ["Lund | locatedIn | Denmark"],
        ["Danish-held | locatedIn | Thal", "Neolithic | locatedIn | Denmark"],
    ),
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Settings().tools()


def test_rows_are_many() -> None:
    assert len(ROWS) >= 42


@pytest.mark.parametrize(("title", "text", "said", "not_said"), ROWS, ids=[f"{row[0]} {row[1][:40]}" for row in ROWS])
def test_a_paragraph_is_read(title: str, text: str, said: list[str], not_said: list[str], tools: Tools) -> None:
    check(title, text, said, not_said, tools)
