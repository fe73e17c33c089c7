"""Definition sentences of places, organisations, events and concepts: one row a sentence, every claim of it."""

from __future__ import annotations

import pytest

from kg.extract.definition import read_definition
from tests.claims import ontology, passage
from tests.test_definition import claims

ROWS = (
    ("Ardea", "Ardea are sometimes included in the family, a family of two kinds.", ""),
    ("Lund Works", "Lund Works deals with actors, including Bo Ek and Eva Ek.", ""),
    (
        "Marby",
        "Marby is a town in Norland County near Doberg.",
        "instanceOf | town; locatedIn | Norland County",
    ),
    (
        "Marby",
        "Marby is a town in the Norlandian province of Lomark.",
        "instanceOf | town; locatedIn | Lomark",
    ),
    (
        "Salt Road",
        "Salt Road is a 1931 film directed by K.Sivalund and produced by A.B.Thirumal.",
        "instanceOf | film; publicationYear | 1931; title | Salt Road; directedBy | K.Sivalund; "
        "producer | A.B.Thirumal",
    ),
    (
        "Aldia",
        "Aldia, officially the Aldian Republic, is a country in Southern and Western Europe.",
        "instanceOf | country; officialName | Aldian Republic; locatedIn | Southern Europe; locatedIn | Western Europe",
    ),
    (
        "Sula",
        "Sula is an island in the Adriatic and Ionian Seas.",
        "instanceOf | island; nextToWater | Adriatic Sea; nextToWater | Ionian Sea",
    ),
    (
        "Marwick",
        "Marwick is the capital, largest city and one of the nine states of Austria.",
        "instanceOf | city; capitalOf | Austria; largestCityOf | Austria; country | Austria",
    ),
    (
        "Dorn",
        "Dorn is the capital and largest city of both England and the United Kingdom, with a population of two.",
        "instanceOf | city; capitalOf | England; capitalOf | United Kingdom; largestCityOf | England; "
        "largestCityOf | United Kingdom; locatedIn | England; country | United Kingdom",
    ),
    (
        "Pela Palace",
        "Pela Palace (german: Schloss Pela ; ) was the main summer residence of its rulers, located in Leeds, England.",
        "instanceOf | summer residence; name | Schloss Pela; locatedIn | Leeds; Leeds | locatedIn | England",
    ),
    (
        "Great Marsh War",
        "The Great Marsh War was a series of conflicts between the Ottoman Empire and the Marsh League consisting of "
        "Venice, Russia, and the Kingdom of Hungary.",
        "instanceOf | conflict; participant | Ottoman Empire; participant | Marsh League",
    ),
    (
        "Hald Sea",
        "The Hald Sea is the world's largest inland body of water, lying between Kazakhstan and Russia.",
        "instanceOf | inland body of water",
    ),
    (
        "Volkhan Wheel",
        "The Volkhan Wheel is a 64.75 m tall Ferris wheel at the entrance of the Prater in Vienna.",
        "instanceOf | Ferris wheel",
    ),
    (
        "Union of Hald",
        "The Union of Hald and Northern Lom, commonly known as the Union of Hald (UH), is a country in West Africa.",
        "instanceOf | country; alias | UH; officialName | Union of Hald and Northern Lom; locatedIn | West Africa",
    ),
    (
        "Lindholm",
        "Lindholm is a city in northern Sweden and the capital of Norland County.",
        "instanceOf | city; country | Sweden; capitalOf | Norland County; locatedIn | Norland County",
    ),
    (
        "Kolwa",
        "Kolwa, officially the Republic of Kolwa, is a country in West Africa.",
        "instanceOf | country; officialName | Republic of Kolwa; locatedIn | West Africa",
    ),
    ("Serpa Valley", "Serpa is a town in the German state of Thuringia.", "instanceOf | town; locatedIn | Thuringia"),
    (
        "Mount Arvo",
        "Mount Arvo is a stratovolcano located in Skagit County, Washington, United States.",
        "instanceOf | stratovolcano; locatedIn | Skagit County; country | United States; "
        "Skagit County | locatedIn | Washington; Washington | country | United States",
    ),
    ("Lake Irma", "Lake Irma is the largest lake in Finland.", "instanceOf | lake; country | Finland"),
    (
        "Tarn (river)",
        "The Tarn is a river in southern France, a tributary of the Garonne.",
        "instanceOf | river; country | France; mouthOfWatercourse | Garonne",
    ),
    (
        "Old Quay",
        "Old Quay is a village in Dorset, England.",
        "instanceOf | village; locatedIn | Dorset; Dorset | locatedIn | England",
    ),
    ("Port Blanc", "Port Blanc is a commune of France.", "instanceOf | commune; country | France"),
    (
        "Halden Bridge",
        "The Halden Bridge is a suspension bridge in Oslo, Norway, completed in 1936.",
        "instanceOf | suspension bridge; locatedIn | Oslo; country | Norway; Oslo | country | Norway; inception | 1936",
    ),
    (
        "Marano",
        "Marano (; fur, Maran) is a city and the provincial capital and the largest city of Udine province, Italy.",
        "instanceOf | city; locatedIn | Udine; country | Italy; Udine | instanceOf | province; "
        "Udine | country | Italy; capitalOf | Udine; largestCityOf | Udine",
    ),
    (
        "Westland",
        "Westland was a puppet state of the Kingdom of Norway in Northern Europe, Lapland from 1932 until 1945.",
        "instanceOf | puppet state; suzerain | Kingdom of Norway; locatedIn | Lapland; locatedIn | Northern Europe; "
        "inception | 1932; dissolved | 1945",
    ),
    (
        "Volta Motors",
        "Volta Motors is a Finnish multinational automotive company headquartered in Turku, founded in 1921 by Aino "
        "Salo.",
        "instanceOf | automotive company; country | Finland; headquartersLocation | Turku; inception | 1921; "
        "foundedBy | Aino Salo",
    ),
    (
        "Free Workers' Party",
        "The Free Workers' Party (FWP), officially the Party of Free Workers (PFW), is a political party in Denmark.",
        "instanceOf | political party; officialName | Party of Free Workers; alias | PFW; shortName | FWP; "
        "country | Denmark",
    ),
    (
        "Unit 12",
        ", short for Detachment 12 and also known as the River Unit, was a research unit of the Royal Danish Army.",
        "instanceOf | research unit; fullName | Detachment 12; alias | River Unit; partOf | Royal Danish Army",
    ),
    (
        "Royal Norwegian Guard",
        "The was the official armed force of the Kingdom of Norway from 1868 to 1945.",
        "instanceOf | armed force; country | Kingdom of Norway; inception | 1868; dissolved | 1945",
    ),
    (
        "The Larks",
        "The Larks were an English rock band formed in Leeds in 1964.",
        "instanceOf | rock band; countryOfOrigin | England; genre | rock; formationLocation | Leeds; inception | 1964",
    ),
    (
        "University of Tavast",
        "The University of Tavast is a public university in Tampere, Finland.",
        "instanceOf | public university; locatedIn | Tampere; country | Finland; Tampere | country | Finland",
    ),
    (
        "Nova Capital",
        "Nova Capital (Chinese: 新资本) is a venture capital firm specializing in growth capital, late venture, and "
        "mergers & acquisitions.",
        "instanceOf | venture capital firm; nativeLabel | 新资本; specialty | growth capital; "
        "specialty | late venture; specialty | mergers & acquisitions",
    ),
    (
        "Battle of Horn",
        "The Battle of Horn (12 June 1632 – 14 June 1632) was a battle of the Thirty Years' War.",
        "instanceOf | battle; startTime | 1632-06-12; endTime | 1632-06-14; partOf | Thirty Years' War",
    ),
    (
        "World Grain Fair",
        "The World Grain Fair (WGF) is a trade fair held in Winnipeg, Manitoba, Canada.",
        "instanceOf | trade fair; shortName | WGF; location | Winnipeg; country | Canada; "
        "Winnipeg | locatedIn | Manitoba; Manitoba | country | Canada",
    ),
    (
        "Second Marsh War",
        "The Second Marsh War or the Great Marsh War, often abbreviated as MW2, was a civil war that lasted from 1839 "
        "to 1845.",
        "instanceOf | civil war; alias | Great Marsh War; shortName | MW2; startTime | 1839; endTime | 1845",
    ),
    (
        "12th Northern Film Awards",
        "The 12th Northern Film Awards ceremony, presented by the Academy of Northern Cinema (ANC), took place on "
        "March 7, 2012, at the Opera House in Oslo, Norway.",
        "instanceOf | ceremony; conferredBy | Academy of Northern Cinema; "
        "Academy of Northern Cinema | shortName | ANC; pointInTime | 2012-03-07; location | Opera House; "
        "country | Norway; Opera House | locatedIn | Oslo; Oslo | country | Norway; "
        "partOfSeries | Northern Film Awards (seriesOrdinal 12)",
    ),
    (
        "Harvest Festival of Lom",
        "The Harvest Festival of Lom is a music festival held in Lom, Norway since 1990.",
        "instanceOf | music festival; location | Lom; country | Norway; Lom | country | Norway",
    ),
    (
        "Lund Prize",
        "The Lund Prize is an annual award given by the Royal Society of Letters.",
        "instanceOf | award; conferredBy | Royal Society of Letters",
    ),
    (
        "Old Kingdom of Hald",
        "The also known as the Haldic Realm or Imperial Hald, was a historical nation-state and great power that "
        "existed from the Great Unification in 1768 until the adoption of the 1847 constitution.",
        "instanceOf | historical nation-state; instanceOf | great power; alias | Haldic Realm; alias | Imperial Hald; "
        "inception | 1768; startEvent | Great Unification; Great Unification | pointInTime | 1768; dissolved | 1847",
    ),
    (
        "Client state",
        "A client state, vassal state or dependent state, is a State (polity), state that is dependent on another.",
        "subclassOf | state; alias | dependent state; alias | vassal state",
    ),
    ("Ferrite", "Ferrite is a chemical compound.", "instanceOf | chemical compound"),
    ("Marsh harrier", "The marsh harrier is a large bird of prey.", "subclassOf | bird of prey"),
    ("River poetry", "River poetry is a genre of literature involving rivers.", "instanceOf | genre of literature"),
    ("Haiku", "Haiku is a type of short-form poetry.", "subclassOf | short-form poetry"),
    (
        "World community",
        "The world community is an imprecise phrase used in geopolitics.",
        "instanceOf | phrase; fieldOfUse | geopolitics",
    ),
    (
        "Slate disease",
        "Slate disease is an infectious disease caused by a bacterium.",
        "subclassOf | infectious disease",
    ),
    (
        "Zeta Script",
        "Zeta Script is a programming language developed by Ines Roth.",
        "instanceOf | programming language; developer | Ines Roth",
    ),
    ("Norn language", "Norn is an extinct North Germanic language.", "instanceOf | extinct North Germanic language"),
    (
        "Montalto",
        "Montalto is a comune in the Province of Pavia, Italy.",
        "instanceOf | comune; locatedIn | Province of Pavia; country | Italy; Province of Pavia | country | Italy",
    ),
    (
        "HMS Falconet",
        "HMS Falconet was a destroyer of the Royal Navy built by Vickers-Armstrongs and launched in 1938.",
        "instanceOf | destroyer; operator | Royal Navy; builtBy | Vickers-Armstrongs; launchDate | 1938",
    ),
    (
        "Bluebell",
        "Bluebell is a railway station on the Lewes line in East Sussex, England.",
        "instanceOf | railway station; locatedIn | East Sussex; East Sussex | locatedIn | England",
    ),
    (
        "KDRV",
        "KDRV is a radio station licensed to Redfield, South Dakota, owned by Prairie Broadcasting.",
        "instanceOf | radio station; licensedToBroadcastTo | Redfield; Redfield | locatedIn | South Dakota; "
        "ownedBy | Prairie Broadcasting",
    ),
    (
        "2417 Karelia",
        "2417 Karelia is an asteroid of the asteroid belt discovered on 16 September 1936 by Yrjö Lehtinen.",
        "instanceOf | asteroid; discoveryDate | 1936-09-16; discoveredBy | Yrjö Lehtinen",
    ),
    (
        "Isla Corva",
        "Isla Corva is an island in the Gulf of California.",
        "instanceOf | island; nextToWater | Gulf of California",
    ),
    (
        "Small fen moth",
        "The small fen moth (Fenia rubi) is a moth of the family Noctuidae.",
        "subclassOf | moth; parentTaxon | Noctuidae",
    ),
    (
        "Lund Tower",
        "Lund Tower is a 102-story, supertall skyscraper in Lund, Sweden.",
        "instanceOf | supertall skyscraper; locatedIn | Lund; country | Sweden; Lund | country | Sweden",
    ),
    (
        "Port Lund",
        "Port Lund is a New York City suburb.",
        "instanceOf | suburb",
    ),
    (
        "Lund Line",
        "The Lund Line is a MARC commuter rail service.",
        "instanceOf | commuter rail service",
    ),
    (
        "Safety gear",
        "Safety gear is protective clothing, helmets, goggles, or other garments.",
        "subclassOf | protective clothing; subclassOf | garment",
    ),
    (
        "Ada and Bo",
        "Ada and Bo is a 1961 film adaptation of the play of the same name by Otto Lind.",
        "instanceOf | film; publicationYear | 1961; title | Ada and Bo; basedOn | Ada and Bo; author | Otto Lind",
    ),
    (
        "Verb",
        "A verb is a word that conveys an action.",
        "subclassOf | word",
    ),
    (
        "Bethel",
        "Bethel is the name given to a tall house.",
        "",
    ),
    (
        "Whisk",
        "Whisk is a card game.",
        "instanceOf | card game",
    ),
    (
        "Lund Hall",
        "Lund Hall is a modernist and functionalist building in Lund.",
        "instanceOf | modernist and functionalist building; locatedIn | Lund",
    ),
    (
        "Lund Day",
        "Lund Day is a 1985 American dark comedy horror film.",
        "instanceOf | film; publicationYear | 1985; countryOfOrigin | United States; genre | black comedy; genre | "
        "comedy horror; title | Lund Day",
    ),
    (
        "Lund Day",
        "Lund Day is a 2017 computer-animated martial arts comedy film.",
        "instanceOf | film; publicationYear | 2017; genre | computer-animated; genre | martial arts; genre | comedy; "
        "title | Lund Day",
    ),
    (
        "Lund Day",
        "Lund Day is a 1985 independent stand-up comedy concert film.",
        "instanceOf | film; publicationYear | 1985; genre | independent; genre | stand-up comedy; genre | concert; "
        "title | Lund Day",
    ),
    (
        "The Golden Ring",
        "The Golden Ring: An Idyll of Old England is a 1914 film directed by Otto Lind.",
        "instanceOf | film; publicationYear | 1914; alternativeTitle | The Golden Ring: An Idyll of Old England; "
        "title | The Golden Ring; directedBy | Otto Lind",
    ),
    (
        "La Fête",
        'La Fête (English title: "The Party" or "Ready for Love") is a 1980 French film.',
        "instanceOf | film; publicationYear | 1980; countryOfOrigin | France; title | La Fête; alternativeTitle | The"
        " Party; alternativeTitle | Ready for Love",
    ),
    (
        "Lind Glacier",
        "Lind Glacier (also Sitaantaagu) is a glacier in Alaska.",
        "instanceOf | glacier; alias | Sitaantaagu; locatedIn | Alaska",
    ),
    (
        "Zombie Day",
        "Zombie Day, also known as Enter... Zombie Pool, is a 2003 film directed by Otto Lind.",
        "instanceOf | film; publicationYear | 2003; alternativeTitle | Enter... Zombie Pool; title | Zombie Day; "
        "directedBy | Otto Lind",
    ),
    (
        "Brown vetch",
        "The brown vetch is a legume of the family Fabaceae, subfamily Faboideae, native to southern Europe and North"
        " Africa.",
        "subclassOf | legume; parentTaxon | Fabaceae; parentTaxon | Faboideae; endemicTo | Europe; endemicTo | North "
        "Africa",
    ),
    (
        "Rana lindi",
        "Rana lindi is a species of mustelid native to Eurasia and the northern regions of North America.",
        "instanceOf | species; endemicTo | Eurasia; endemicTo | North America",
    ),
    (
        "Brown bear",
        "The brown bear (Ursus lindi) is a large bear native to Eurasia.",
        "subclassOf | bear; endemicTo | Eurasia",
    ),
    ("Mercury", "Mercury may refer to:", ""),
    ("List of lakes of Norland", "This is a list of lakes of Norland.", "instanceOf | list"),
    ("Submissions", "The Kingdom of Norway has submitted films since 1979.", ""),
    ("Clara Moe", "It was established in 1963.", ""),
    ("Empty", "", ""),
    ("Hans Vogel", "Hans Vogel (; born ) is a", ""),
)


@pytest.mark.parametrize(("title", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_definition_of_things(title: str, text: str, expected: str) -> None:
    assert claims(title, text) == [one for one in expected.split("; ") if one]


def test_definition_of_things_has_rows() -> None:
    assert len(ROWS) >= 76


NO_DEFINITIONS = [
    ("Lund music", "Lund music is traditionally understood to cover songs of two centuries."),
    ("Lund Bridge", "The Lund Bridge was added to the national list of bridges in 1931."),
    ("Bo Ek", "Bo Ek was interested in old languages and was active in the Lund movement."),
    ("Ardea", "Ardea are sometimes included in the family, a family of two kinds."),
]


@pytest.mark.parametrize(("title", "text"), NO_DEFINITIONS)
def test_what_is_done_to_a_thing_is_no_definition_of_it(title: str, text: str) -> None:
    assert read_definition(passage(text, "gloss", subject=title), ontology()).claims == ()
