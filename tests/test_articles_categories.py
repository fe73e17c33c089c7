"""The glued line of categories is cut where one ends and the next begins; each row parts them by |."""

from __future__ import annotations

import pytest

from kg.articles.categories import find_categories
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
BEFORE = (
    "Rome grew. He met Stephen King. The film by Zhang Yimou won a Golden Sail. "
    "Films of Lantern Pictures were shown. Harvard University Harvard University is old. "
    "People liked Harold Godwinson. "
)

ROWS = [  # title, what stands before the templates, the templates, the categories
    (
        "Cliff Walkers",
        "",
        "{{Zhang Yimou ",
        "2020s Mandarin-language films|Chinese war drama films|2021 war drama films|"
        "Films shot in China|Films directed by Zhang Yimou|Films set in Manchukuo|Films set in Heilongjiang",
    ),
    ("A Film", "", "{{Zhang Yimou}} {{Authority control}} ", "2021 films|Chinese drama films"),
    ("A Film", "A Film at films.example ", "{{Golden Sail ", "2021 films|Chinese drama films"),
    ("Tom Brask", "", "{{DEFAULTSORT:Brask, Tom ", "1956 births|2020 deaths|British male film actors"),
    ("Tom Brask", "", "DEFAULTSORT:Brask, Tom ", "1956 births|2020 deaths|British male film actors"),
    ("A Film", "", "{{Golden Sail {{Authority control ", "2021 films|Chinese drama films"),
    (
        "Somebody",
        "",
        "",
        "1956 births|2020 deaths|American male film actors|People from Boston|Harvard University alumni|"
        "Best Actor Academy Award winners",
    ),
    (
        "Somebody",
        "",
        "",
        "1879 births|1955 deaths|20th-century American engineers|20th-century German physicists|"
        "American pacifists|"
        "Denaturalized citizens of Germany|ETH Zurich alumni|German emigrants to the United States|"
        "Naturalized citizens of the United States|People from Ulm|Scientists from Munich|Swiss physicists|"
        "University of Zurich alumni|Winners of the Max Planck Medal",
    ),
    (
        "Somebody",
        "",
        "",
        "1956 births|20th-century American male actors|21st-century American male actors|"
        "AFI Life Achievement Award recipients|American film producers|American people of English descent|"
        "Best Actor Academy Award winners|Living people|Male actors from Oakland, California|"
        "People from Concord, California|Presidential Medal of Freedom recipients",
    ),
    (
        "Rome",
        "",
        "",
        "Rome|753 BC establishments|Capitals in Europe|Cities and towns in Lazio|Holy cities|"
        "Populated places established in the 8th century BC|World Heritage Sites in Italy",
    ),
    (
        "Lamp Inc.",
        "",
        "",
        "1976 establishments in California|American companies established in 1976|"
        "Companies based in Cupertino, California|"
        "Companies in the NASDAQ-100|Companies listed on the Nasdaq|Lamp Inc.|Electronics companies|"
        "Mobile phone manufacturers|"
        "Multinational companies headquartered in the United States|Technology companies of the United States",
    ),
    (
        "A Book",
        "",
        "",
        "1965 American novels|1965 science fiction novels|American novels adapted into films|"
        "Ecological fiction|"
        "Hugo Award for Best Novel-winning works|Novels by Frank Herbert|Novels set in deserts|Space opera novels",
    ),
    (
        "A Battle",
        "",
        "",
        "1066 in England|Battles involving England|Battles involving the Normans|Conflicts in 1066|"
        "Harold Godwinson|Military history of Sussex",
    ),
    (
        "A Film",
        "",
        "",
        "1994 films|1990s American films|1990s black comedy films|American gangster films|"
        "Films directed by Quentin Tarantino|"
        "Films produced by Lawrence Bender|Films set in Los Angeles|Films shot in Los Angeles|"
        "Films with screenplays by Roger Avary|"
        "Palme d'Or winners",
    ),
]


@pytest.mark.parametrize(("title", "rest", "templates", "categories"), ROWS)
def test_find_categories(title: str, rest: str, templates: str, categories: str) -> None:
    line = rest + templates + categories.replace("|", " ")
    found = find_categories(line, BEFORE, title, ONTOLOGY)
    assert found is not None
    assert line[: found[0]] == rest
    assert [line[one.start : one.end] for one in found[1]] == categories.split("|")


PROSE = [
    "It was shown in Rome.",
    "The lamp burns",
    "Cliff Walkers at filmaffinity.com",
    "as Xie Zirong, a CPC agent-turned traitor",
    "* * * *",
    "References",
    "Ada Merrow",
    "He said: no",
    "the film",
    "Born in the United States",
    "''Jaws''",
    "{{Infobox}} ''Jaws'' is a film. It has a shark.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_category_line(line: str) -> None:
    assert find_categories(line, BEFORE, "Title", ONTOLOGY) is None


def test_tables_have_rows() -> None:
    assert len(ROWS) >= 14
    assert len(PROSE) >= 12
