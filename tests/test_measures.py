"""Figures that prose states: class of the subject, text, claims."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.measures import extract
from tests.claims import ontology, passage, told

CASES: list[tuple[str, str, list[str]]] = [
    ("Country", "Its 4.7 billion people are young.", ["The Work | population | 4700000000"]),
    ("Country", "Most of the country's over 7.4 million people are young.", ["The Work | population | 7400000"]),
    ("Country", "Most of the river's 200 people are young.", []),
    ("Country", "It covers an area of 30,689 square kilometres.", ["The Work | area | 30689"]),
    ("City", "The city has an area of 93 sq mi (240 km2).", ["The Work | area | 240"]),
    ("City", "It has an area of 93 sq mi.", []),
    ("City", "It has a population of 273,077.", ["The Work | population | 273077"]),
    ("City", "It has a population of 3.5 million.", ["The Work | population | 3500000"]),
    ("City", "Its mostly Muslim population of about 3 million fell.", ["The Work | population | 3000000"]),
    ("Country", "Its claimed territory has an area of 637 square kilometres.", ["The Work | area | 637"]),
    ("City", "It covers 1,187 mi2 (3,070 km2).", ["The Work | area | 3070"]),
    ("City", "It is the largest and the 2nd-most populous, with a population of 400.", ["The Work | population | 400"]),
    ("City", "It has a coast and the suburb has a population of 400.", []),
    ("City", "The population of the city proper is 855,654.", ["The Work | population | 855654"]),
    ("Island", "It is between 50 and 150 kilometres wide.", []),
    ("River", "It has a drainage area of 795,000 km2.", []),
    ("City", "Its suburb has a population of 1,200.", []),
    ("City", "The river has a population of 1,200 otters.", []),
    ("Mountain", "It rises to 4,806 metres.", ["The Work | elevation | 4806"]),
    ("River", "It is 1,094 kilometres long.", ["The Work | length | 1094"]),
    ("Lake", "It has a mean depth of 12 metres.", []),
    ("Lake", "Its greatest depth is 47 metres.", ["The Work | depth | 47"]),
    ("Lake", "It lies 210 m (690 ft) above sea level.", ["The Work | elevation | 210"]),
    ("Lake", "Its outflow lies 210 m above sea level.", []),
    ("Lake", "The lake lies 12 km from Lund, 3 m above the road.", []),
    ("Mountain", "Its summit is 2,110 m above sea level.", ["The Work | elevation | 2110"]),
    ("Mountain", "The Work, at 2,110 metres, is the second highest peak.", ["The Work | elevation | 2110"]),
    ("Mountain", "The Work is a 2,110-metre (6,923 ft) mountain.", ["The Work | elevation | 2110"]),
    ("Mountain", "The Work, at 2,110 metres, has a hut.", []),
    ("City", "The city has 12,345 inhabitants.", ["The Work | population | 12345"]),
    ("City", "As of 2011, it was home to about 340 people.", ["The Work | population | 340 (validAt 2011)"]),
    ("Building", "The building is home to about 340 people.", []),
    ("River", "It drains an area of 4,500 km².", []),
    ("River", "Its total length is 120 km.", ["The Work | length | 120"]),
    ("Ship", "She was 120 metres long, with a beam of 16 m.", ["The Work | length | 120", "The Work | width | 16"]),
    ("University", "It has about 2,300 full-time students.", ["The Work | numberOfStudents | 2300"]),
    ("University", "It has an enrollment of 2,300 and 140 teachers.", ["The Work | numberOfStudents | 2300"]),
    ("University", "It has 140 teachers for its 2,300 students.", []),
    ("Company", "In 2012, it had about 2,300 employees.", ["The Work | numberOfEmployees | 2300"]),
    ("Stadium", "It has a seating capacity of 12,000.", ["The Work | capacity | 12000"]),
    ("Stadium", "The stadium seats 12,000 spectators.", ["The Work | capacity | 12000"]),
    ("Structure", "It has a capacity of 120 MW.", []),
    ("Film", "It grossed $476 million worldwide.", ["The Work | boxOffice | $476 million"]),
    ("Film", "It grossed $12 million in its first week.", []),
    ("Film", "It was made on a budget of $24–65 million.", []),
    ("Film", "The film had a budget of $137,000, and failed.", ["The Work | budget | $137,000"]),
    ("Film", "The film, whose sequel cost $5 million, failed.", []),
    ("TelevisionProgramme", "It consists of five episodes.", ["The Work | numberOfEpisodes | 5"]),
    (
        "ChemicalElement",
        "It has the symbol Au and atomic number 79.",
        ["The Work | atomicNumber | 79", "The Work | elementSymbol | Au"],
    ),
    (
        "ChemicalElement",
        "The Work is an element; it has symbol Wk and atomic number 120.",
        ["The Work | atomicNumber | 120", "The Work | elementSymbol | Wk"],
    ),
    (
        "City",
        "According to the 2020 census, The Work had a population of 26,252.",
        ["The Work | population | 26252 (validAt 2020)"],
    ),
    ("City", "At the 2006 census, its population was 85.", ["The Work | population | 85 (validAt 2006)"]),
    ("City", "The population was 1,234 at the 2010 census.", ["The Work | population | 1234 (validAt 2010)"]),
    ("City", "The population in 2020 was 1,234.", ["The Work | population | 1234 (validAt 2020)"]),
    ("City", "It has a population of over 9 million as of 2020.", ["The Work | population | 9000000 (validAt 2020)"]),
    (
        "City",
        "With a population of 1.5 million in 2020, The Work is large.",
        ["The Work | population | 1500000 (validAt 2020)"],
    ),
    ("City", "In 1950 it was renamed and has a population of 500.", ["The Work | population | 500"]),
    ("City", "The Work's population was estimated at 3.5 million.", ["The Work | population | 3500000"]),
    (
        "City",
        "The Work is large and, as of 2025, has a population of 500.",
        ["The Work | population | 500 (validAt 2025)"],
    ),
    ("City", "The city's estimated July 2026 population was 600.", ["The Work | population | 600 (validAt 2026-07)"]),
    ("City", "In 2022, the city area had a population of 600.", []),
    ("City", "The Work District had a population of 600.", []),
    ("City", "It is part of Lund, which has a population of 600.", []),
    ("City", "The population of The Work was 1,234 in 2024.", ["The Work | population | 1234 (validAt 2024)"]),
    ("City", "The population of Lund was 1,234 in 2024.", []),
    ("River", "Roughly 1,500 km (930 mi) long, it is large.", ["The Work | length | 1500"]),
    ("River", "It is more than 970 kilometres (600 mi) long.", ["The Work | length | 970"]),
    ("City", "Located on the coast and with a population of 600, it is large.", ["The Work | population | 600"]),
    ("Artwork", "Built in 1931, it is 30 metres (98 ft) high.", ["The Work | height | 30"]),
    ("City", "The Work's suburb has a population of 1,200.", []),
    ("Language", "Today, it has 519 million native speakers.", ["The Work | numberOfSpeakers | 519000000"]),
    (
        "BodyOfWater",
        "The strait is 570 km (354 mi) long and 2 km wide.",
        ["The Work | length | 570", "The Work | width | 2"],
    ),
    (
        "BodyOfWater",
        "The strait is 570 km (354 mi) in length and 22 km (14 mi) in width.",
        ["The Work | length | 570", "The Work | width | 22"],
    ),
    (
        "BodyOfWater",
        "Its total area is 3,200 km2 (1,200 sq mi) and its maximum depth is 52 metres.",
        ["The Work | area | 3200", "The Work | depth | 52"],
    ),
    ("BodyOfWater", "The maximum known depth is 1,935 ± 6 metres.", ["The Work | depth | 1935"]),
    ("BodyOfWater", "Its area is 5 km2 and its islands reach a depth of 52 metres.", ["The Work | area | 5"]),
    ("BodyOfWater", "The strait is from 65 to 250 km wide.", []),
    ("Bridge", "It is 90 m (295 ft) long.", ["The Work | length | 90"]),
    (
        "Building",
        "It has a roof height of 1,250 feet (380 m) and stands 1,454 feet (443.2 m) tall.",
        ["The Work | height | 443.2"],
    ),
    (
        "Taxon",
        "Because of its range, it is listed as Least Concern on the Red List.",
        ["The Work | conservationStatus | least concern"],
    ),
    ("Film", "Shot in black and white, the film failed.", ["The Work | color | black and white"]),
    ("Film", "The film combines interviews and black-and-white animation.", []),
    ("University", 'Its motto is "Veritas".', ["The Work | motto | Veritas"]),
    ("", "It covers an area of 30,689 square kilometres.", []),
    (
        "Region",
        "It spans over 1.2 million square kilometers (460,000 sq mi) and has about 12 million inhabitants.",
        ["The Work | area | 1200000", "The Work | population | 12000000"],
    ),
    ("Country", "Spanning over 2,101,500 square kilometres, it is large.", ["The Work | area | 2101500"]),
    ("Island", "It occupies 650.5 km2 (250 sq mi).", ["The Work | area | 650.5"]),
    ("Settlement", "It is home to 3,200 residents.", ["The Work | population | 3200"]),
    ("Building", "It has 12 residents.", []),
    ("Taxon", "It is a large bird, reaching a weight of 1.5 kg.", ["The Work | mass | 1.5"]),
    ("Taxon", "It weighs 2 to 3 kg.", []),
    ("Region", "Lake Varn is 12 km long and 3 km wide.", ["Lake Varn | length | 12", "Lake Varn | width | 3"]),
    ("Region", "The Ostra River has a length of 120 km.", ["Ostra River | length | 120"]),
    ("Region", "Mount Kel rises to 2,100 m.", ["Mount Kel | elevation | 2100"]),
    ("Region", "Lake Ox lies 12 km from the town and is 3 km long.", []),
    ("Region", "The Ostra River's tributary is 12 km long.", []),
    ("Region", "The Kel River flows past Mount Ox, 1,200 m high.", []),
    ("Film", "It won three Skerry Awards.", ["The Work | numberOfAwards | 3"]),
    ("Film", "It won three Skerry Awards, including Best Film.", ["The Work | numberOfAwards | 3"]),
    ("Film", "It won two Skerry Awards and a Lund Prize.", []),
    ("Film", "It received the Lund Award and won three Skerry Awards.", []),
    ("Film", "It won two Skerry Awards, nine Sea Awards including the Lund Award, and four Film Awards.", []),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_measures_table(kind: str, text: str, expected: list[str]) -> None:
    about = About(title="The Work", classes=(kind,) if kind else ())
    assert told(extract(passage("The Work is known. " + text), about, ontology())) == expected


def test_measures_table_is_whole() -> None:
    assert len(CASES) >= 61


def test_nothing_is_read_at_the_cut() -> None:
    cut = passage("The Work is known. It has a population of 273,07", truncated=True)
    assert told(extract(cut, About(title="The Work", classes=("City",)), ontology())) == []


GENERA = (
    ("The fen moth (Fenia rubi) is a moth of the family Noctuidae.", "Fenia"),
    ("Fenia rubi is a moth of the family Noctuidae.", "Fenia"),
    ("The fen moth (Fenia rubi) is a species of moth.", "Fenia"),
    ("The fen loon (Fenia rubicunda) is a large bird of the north.", "Fenia"),
    ("The fen loon (Latin for it) is a large bird of the north.", ""),
    ("The fen moth is a moth of the family Noctuidae.", ""),
)


@pytest.mark.parametrize(("text", "genus"), GENERA)
def test_the_first_of_two_names_is_that_of_the_genus(text: str, genus: str) -> None:
    found = extract(passage(text), About(title="The Work", classes=("Taxon",)), ontology())
    assert [one.split(" | ")[2] for one in told(found) if "parentTaxon" in one] == ([genus] if genus else [])


def test_genera_are_many() -> None:
    assert len(GENERA) >= 4
