"""What category titles say; each table row is a title, the class of the article and the claims."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.categories import extract
from kg.model import Claim, Name, Value
from tests.claims import ontology, passage, told

CASES: list[tuple[str, str, list[str]]] = [
    ("2021 films", "Film", ["publicationYear | 2021"]),
    ("1938 drama films", "Film", ["genre | drama", "publicationYear | 1938"]),
    ("2020s Mandarin-language films", "Film", ["originalLanguage | Mandarin Chinese", "publicationDecade | 2020s"]),
    ("Chinese war drama films", "Film", ["countryOfOrigin | China", "genre | war drama"]),
    ("2021 war drama films", "Film", ["genre | war drama", "publicationYear | 2021"]),
    ("Films shot in China", "Film", ["filmingLocation | China"]),
    ("Films shot in the United Kingdom", "Film", ["filmingLocation | United Kingdom"]),
    ("Films directed by Zhang Yimou", "Film", ["directedBy | Zhang Yimou"]),
    ("Films set in Manchukuo", "Film", ["setIn | Manchukuo"]),
    ("Films set in the 1930s", "Film", ["setInPeriod | 1930s"]),
    ("Films set in 1944", "Film", ["setInPeriod | 1944"]),
    ("Films set in the future", "Film", []),
    ("Films set in castles", "Film", []),
    ("Films set in Los Angeles County, California", "Film", ["setIn | Los Angeles County, California"]),
    ("Films based on Romance of the Three Kingdoms", "Film", ["basedOn | Romance of the Three Kingdoms"]),
    ("Films based on American novels", "Film", []),
    ("Films based on works by Stephen King", "Film", ["afterWorkBy | Stephen King"]),
    ("Films about dogs", "Film", []),
    ("Films about the Holocaust", "Film", ["mainSubject | Holocaust"]),
    ("Films about World War II", "Film", ["mainSubject | World War II"]),
    ("Films scored by John Williams", "Film", ["composer | John Williams"]),
    ("Films produced by Steven Spielberg", "Film", ["producer | Steven Spielberg"]),
    ("Films with screenplays by Joss Whedon", "Film", ["screenwriter | Joss Whedon"]),
    ("American black-and-white films", "Film", ["countryOfOrigin | United States"]),
    ("American silent feature films", "Film", ["countryOfOrigin | United States", "genre | silent"]),
    ("1990s English-language films", "Film", ["originalLanguage | English language", "publicationDecade | 1990s"]),
    ("English-language films", "Film", ["originalLanguage | English language"]),
    ("American epic films", "Film", ["countryOfOrigin | United States", "genre | epic"]),
    ("Paramount Pictures films", "Film", []),
    ("Films distributed by Universal Pictures", "Film", ["distributor | Universal Pictures"]),
    ("Best Picture Academy Award winners", "Film", ["awardReceived | Best Picture Academy Award"]),
    ("Academy Award for Best Picture-winning films", "Film", ["awardReceived | Academy Award for Best Picture"]),
    ("Lost American films", "Film", ["countryOfOrigin | United States"]),
    ("British independent films", "Film", ["countryOfOrigin | United Kingdom", "genre | independent"]),
    ("1970s American films", "Film", ["countryOfOrigin | United States", "publicationDecade | 1970s"]),
    ("2000s science fiction action films", "Film", ["genre | science fiction action", "publicationDecade | 2000s"]),
    ("South Korean romantic comedy films", "Film", ["countryOfOrigin | South Korea", "genre | romantic comedy"]),
    ("Films set in New York City", "Film", ["setIn | New York City"]),
    ("Films shot in Vancouver", "Film", ["filmingLocation | Vancouver"]),
    ("Cultural depictions of Elvis Presley", "Film", ["mainSubject | Elvis Presley"]),
    ("American sequel films", "Film", ["countryOfOrigin | United States"]),
    ("Remakes of American films", "Film", []),
    ("Warner Bros. films", "Film", []),
    ("Films set in the Soviet Union", "Film", ["setIn | Soviet Union"]),
    ("Serbo-Croatian-language films", "Film", ["originalLanguage | Serbo-Croatian"]),
    ("1925 lost films", "Film", ["publicationYear | 1925"]),
    ("Films featuring a Best Actor Academy Award-winning performance", "Film", []),
    ("American films about revenge", "Film", []),
    ("Film noir", "Film", []),
    ("Columbia Pictures animated films", "Film", ["productionCompany | Columbia Pictures"]),
    ("Silent American drama films", "Film", ["countryOfOrigin | United States", "genre | silent"]),
    ("1912 films", "Film", ["publicationYear | 1912"]),
    ("Universal Pictures short films", "Film", []),
    ("2010s Hindi-language films", "Film", ["originalLanguage | Hindi", "publicationDecade | 2010s"]),
    ("Indian drama films", "Film", ["countryOfOrigin | India", "genre | drama"]),
    ("Films whose director won the Best Directing Academy Award", "Film", []),
    ("Debut films", "Film", []),
    ("American films based on actual events", "Film", []),
    ("Films about Christmas", "Film", ["mainSubject | Christmas"]),
    ("Films set on airplanes", "Film", []),
    ("Films set in the 19th century", "Film", ["setInPeriod | 19th century"]),
    ("Film remakes", "Film", []),
    ("1980s romance films", "Film", ["genre | romance", "publicationDecade | 1980s"]),
    ("Golden Globe Award-winning films", "Film", ["awardReceived | Golden Globe Award"]),
    ("Best Drama Picture Golden Globe winners", "Film", ["awardReceived | Best Drama Picture Golden Globe"]),
    ("Films set in ancient Egypt", "Film", []),
    ("Films set in California", "Film", ["setIn | California"]),
    ("Films shot at Pinewood Studios", "Film", ["filmingLocation | Pinewood Studios"]),
    ("Hong Kong martial arts films", "Film", ["countryOfOrigin | Hong Kong", "genre | martial arts"]),
    ("1956 births", "Person", ["dateOfBirth | 1956"]),
    ("2016 deaths", "Person", ["dateOfDeath | 2016"]),
    ("Living people", "Person", []),
    (
        "American male film actors",
        "Person",
        ["countryOfCitizenship | United States", "occupation | actor", "sexOrGender | male"],
    ),
    ("20th-century American actresses", "Person", ["countryOfCitizenship | United States", "occupation | actor"]),
    (
        "21st-century American male actors",
        "Person",
        ["countryOfCitizenship | United States", "occupation | actor", "sexOrGender | male"],
    ),
    ("Male actors from Chicago", "Person", ["occupation | actor", "residence | Chicago"]),
    ("People from Boston", "Person", ["residence | Boston"]),
    ("Actresses from Los Angeles", "Person", ["occupation | actor", "residence | Los Angeles"]),
    ("Chinese film directors", "Person", ["countryOfCitizenship | China", "occupation | film director"]),
    ("English-language film directors", "Person", ["occupation | film director"]),
    ("German physicists", "Person", ["countryOfCitizenship | Germany", "occupation | physicist"]),
    ("Harvard University alumni", "Person", ["educatedAt | Harvard University"]),
    ("Alumni of the University of Oxford", "Person", ["educatedAt | University of Oxford"]),
    ("Best Actress BAFTA Award winners", "Person", ["awardReceived | Best Actress BAFTA Award"]),
    ("American people of Irish descent", "Person", ["countryOfCitizenship | United States", "ethnicGroup | Irish"]),
    ("Male actors from New York (state)", "Person", ["occupation | actor", "residence | New York (state)"]),
    ("Nobel laureates in Physics", "Person", []),
    ("Deaths from cancer in California", "Person", []),
    (
        "American women novelists",
        "Person",
        ["countryOfCitizenship | United States", "occupation | novelist", "sexOrGender | female"],
    ),
    (
        "Burials at Forest Lawn Memorial Park (Glendale)",
        "Person",
        ["placeOfBurial | Forest Lawn Memorial Park (Glendale)"],
    ),
    ("British expatriates in France", "Person", []),
    ("Recipients of the Padma Shri", "Person", ["awardReceived | Padma Shri"]),
    ("Members of the Royal Society", "Person", ["memberOf | Royal Society"]),
    ("Writers from London", "Person", ["occupation | writer", "residence | London"]),
    ("19th-century English novelists", "Person", ["countryOfCitizenship | England", "occupation | novelist"]),
    ("Italian composers", "Person", ["countryOfCitizenship | Italy", "occupation | composer"]),
    ("1930s births", "Person", ["dateOfBirth | 1930s"]),
    ("Presidents of the United States", "Person", ["occupation | president"]),
    ("Cities in Heilongjiang", "City", ["locatedIn | Heilongjiang"]),
    ("Populated places established in 1703", "City", ["inception | 1703"]),
    ("Capitals in Europe", "City", ["locatedIn | Europe"]),
    ("Companies based in Cupertino, California", "Company", ["headquartersLocation | Cupertino, California"]),
    ("Technology companies established in 1976", "Company", ["inception | 1976"]),
    ("American companies established in 1976", "Company", ["inception | 1976"]),
    ("1976 establishments in California", "Company", ["inception | 1976"]),
    ("Companies listed on NASDAQ", "Company", ["stockExchange | NASDAQ"]),
    ("Albums produced by Quincy Jones", "Album", ["producer | Quincy Jones"]),
    ("Michael Jackson albums", "Album", ["performer | Michael Jackson"]),
    ("1982 albums", "Album", ["publicationYear | 1982"]),
    ("Epic Records albums", "Album", []),
    ("Novels by Jane Austen", "Novel", ["author | Jane Austen"]),
    ("1813 British novels", "Novel", ["countryOfOrigin | United Kingdom", "publicationYear | 1813"]),
    ("Novels set in England", "Novel", ["setIn | England"]),
    ("British romance novels", "Novel", ["countryOfOrigin | United Kingdom", "genre | romance"]),
    ("Battles of World War II involving Germany", "MilitaryConflict", []),
    ("1815 in France", "Event", ["pointInTime | 1815", "location | France"]),
    ("Conflicts in 1815", "MilitaryConflict", ["pointInTime | 1815"]),
    ("Rivers of France", "River", ["country | France"]),
    ("Mountains of Nepal", "Mountain", ["country | Nepal"]),
    ("Museums in Paris", "Museum", ["locatedIn | Paris"]),
    ("Universities and colleges in California", "University", ["locatedIn | California"]),
    ("Songs written by Bob Dylan", "Song", ["composer | Bob Dylan"]),
    ("2010 video games", "VideoGame", ["publicationYear | 2010"]),
    ("Nintendo games", "VideoGame", []),
    ("Buildings and structures completed in 1931", "Building", ["inception | 1931"]),
    ("Skyscrapers in Manhattan", "Building", ["locatedIn | Manhattan"]),
    ("American rock music groups", "MusicalGroup", ["countryOfOrigin | United States", "genre | rock"]),
    ("Musical groups from Liverpool", "MusicalGroup", ["formationLocation | Liverpool"]),
    ("1998 American television series debuts", "TelevisionSeries", ["startTime | 1998"]),
    ("English-language television shows", "TelevisionSeries", ["originalLanguage | English language"]),
    ("NBC original programming", "TelevisionSeries", ["originalBroadcaster | NBC"]),
    ("Parks in Paris", "ProtectedArea", ["locatedIn | Paris"]),
    ("1977 establishments in France", "Museum", ["inception | 1977"]),
    ("Countries in Europe", "Country", ["continent | Europe"]),
    ("Member states of the United Nations", "Country", ["memberOf | United Nations"]),
    ("Christmas songs", "Song", ["genre | Christmas"]),
    ("Debut albums", "Album", []),
    ("ABBA songs", "Song", ["performer | ABBA"]),
    ("Queen (band) albums", "Album", ["performer | Queen (band)"]),
    ("Beyoncé albums", "Album", []),
    ("Nintendo Switch games", "VideoGame", []),
    ("1989 establishments in Ohio", "Company", ["inception | 1989"]),
    ("Manchester United F.C. players", "Person", ["memberOfSportsTeam | Manchester United F.C."]),
    ("English people of Irish descent", "Person", ["countryOfCitizenship | England", "ethnicGroup | Irish"]),
    ("Grammy Award winners", "Person", ["awardReceived | Grammy Award"]),
    ("Members of the French Academy of Sciences", "Person", ["memberOf | French Academy of Sciences"]),
    (
        "20th-century American politicians",
        "Person",
        ["countryOfCitizenship | United States", "occupation | politician"],
    ),
    ("Alumni of Trinity College, Cambridge", "Person", ["educatedAt | Trinity College, Cambridge"]),
    ("American film directors of German descent", "Person", ["occupation | film director"]),
    ("Deaths from pneumonia", "Person", []),
    ("Prefecture-level divisions of Heilongjiang", "City", []),
    ("Cities in Ohio", "City", ["locatedIn | Ohio"]),
    ("Port cities in Italy", "City", ["country | Italy"]),
    ("Volcanoes of Japan", "Mountain", ["country | Japan"]),
    ("National parks in California", "ProtectedArea", ["locatedIn | California"]),
    ("Online companies of the United States", "Company", []),
    ("Software companies of the United States", "Company", ["country | United States"]),
    ("Companies based in Seattle", "Company", ["headquartersLocation | Seattle"]),
    ("Wars involving France", "MilitaryConflict", ["participant | France"]),
    ("19th century in Paris", "Event", []),
    ("1940s conflicts", "MilitaryConflict", []),
    ("Academy Awards ceremonies", "AwardCeremony", ["partOfSeries | Academy Awards"]),
    ("2022 film awards", "AwardCeremony", ["pointInTime | 2022"]),
    ("March 2022 events in the United States", "Event", []),
    ("1960s in Berlin", "Event", []),
    ("Fantasy novels", "Novel", ["genre | fantasy"]),
    ("Harry Potter books", "Novel", []),
    ("Novels by J. K. Rowling", "Novel", ["author | J. K. Rowling"]),
    ("Bridges over the Seine", "Bridge", ["crosses | Seine"]),
    ("Chinese-language singers", "Person", ["languageSpoken | Chinese language", "occupation | singer"]),
    ("Singers from Hunan", "Person", ["occupation | singer", "residence | Hunan"]),
]


def claims(title: str, *classes: str) -> list[Claim]:
    return list(extract(passage(title, "category"), About(title="The Work", classes=classes), ontology()))


@pytest.mark.parametrize(("title", "kind", "expected"), CASES)
def test_categories_table(title: str, kind: str, expected: list[str]) -> None:
    found = told(claims(title, kind))
    assert found == [f"The Work | category | {title}", *(f"The Work | {row}" for row in expected)]


def test_categories_table_is_whole() -> None:
    assert len(CASES) >= 150


def test_categories_claims_in_full() -> None:
    title, year = claims("2021 films", "Film")
    assert title.object == Value(lexical="2021 films", start=0, end=10)
    assert year == Claim(
        subject=Name(label="The Work", self=True),
        relation="publicationYear",
        object=Value(lexical="2021", datatype="xsd:gYear", start=0, end=4),
        start=0,
        end=10,
        extractor="categories",
        rule="{year} films",
        confidence=0.97,
    )


def test_categories_name_an_article_without_its_leading_article() -> None:
    assert claims("Films shot in the United Kingdom", "Film")[1].object == Name(
        label="United Kingdom", start=18, end=32, title="United Kingdom"
    )


def test_categories_ask_for_the_class_of_the_article() -> None:
    assert told(claims("1956 births", "Film")) == ["The Work | category | 1956 births"]


def test_categories_read_no_other_passage() -> None:
    assert not list(extract(passage("2021 films"), About(title="The Work", classes=("Film",)), ontology()))
