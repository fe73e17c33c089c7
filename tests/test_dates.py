"""Dates and periods in text, with their precision and their place."""

from __future__ import annotations

import pytest

from kg.extract.dates import find_dates, find_periods

DATES = (
    ("born 2 April 1950 in", "1950-04-02 date '2 April 1950'"),
    ("on April 2, 1950", "1950-04-02 date 'April 2, 1950'"),
    ("Dec 13, 2019", "2019-12-13 date 'Dec 13, 2019'"),
    ("the 4th of July 1976", "1976-07-04 date '4th of July 1976'"),
    ("2019-12-13", "2019-12-13 date '2019-12-13'"),
    ("in April 1984", "1984-04 gYearMonth 'April 1984'"),
    ("(; born 1960)", "1960 gYear '1960'"),
    ("c. 1450", "1450 gYear '1450'"),
    ("is a 2021 Chinese film", "2021 gYear '2021'"),
    ("in 1998. It", "1998 gYear '1998'"),
    ("the 1960 Summer Games", "1960 gYear '1960'"),
    ("founded in 918.", "0918 gYear '918'"),
    ("in 500 cities", ""),
    ("walked from 300 to 400 miles", ""),
    ("the value rose from 100 to 500", ""),
    ("44 BC", "-0043 gYear '44 BC'"),
    ("15 March 44 BC", "-0043-03-15 date '15 March 44 BC'"),
    ("AD 79", "0079 gYear 'AD 79'"),
    ("in the 1930s", "1930s string 'the 1930s'"),
    ("in the early 1930s", "early 1930s string 'early 1930s'"),
    ("the early twentieth century", "early twentieth century string 'early twentieth century'"),
    ("a 19th-century building", "19th century string '19th-century'"),
    ("4th century BC", "4th century BC string '4th century BC'"),
    ("31 February 1950", ""),
    ("2019-13-40", ""),
    ("Unit 731 of 1,200", ""),
    ("1997 people", ""),
    ("over 2000 soldiers", ""),
    ("No. 1450", ""),
    ("one may 2010 times", ""),
    ("", ""),
)

PERIODS = (
    ("(1939–1945)", "1939 1945"),
    ("from 1932 until 1945", "1932 1945"),
    ("1868 to 1945", "1868 1945"),
    ("between 1901 and 2000", "1901 2000"),
    ("1939–45", "1939 1945"),
    ("(c. 1450 – 1516)", "1450 1516"),
    ("(c. 781 – 14 May 842)", "0781 0842-05-14"),
    ("( circa 781 - 842 )", "0781 0842"),
    ("c. 332 – 323 BC", ""),
    ("1332 – 1323 BC", "-1331 -1322"),
    ("(4 May 1888 – 9 June 1951)", "1888-05-04 1951-06-09"),
    ("4–7 June 1942", "1942-06-04 1942-06-07"),
    ("June 4–7, 1942", "1942-06-04 1942-06-07"),
    ("from 6 to 15 April 1896", "1896-04-06 1896-04-15"),
    ("1 July – 18 November 1916", "1916-07-01 1916-11-18"),
    ("between July 1 and July 3, 1863", "1863-07-01 1863-07-03"),
    ("it existed from 618 to 907, and", "0618 0907"),
    ("the Tang (618–907)", "0618 0907"),
    ("the war lasted from 755 until 763 and", "0755 0763"),
    ("1994–present", ""),
    ("in 1990, and 1995 saw", ""),
)


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_find_dates(text: str, expected: str) -> None:
    found = [
        f"{one.lexical} {one.datatype.removeprefix('xsd:')} '{text[one.start : one.end]}'" for one in find_dates(text)
    ]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_find_periods(text: str, expected: str) -> None:
    assert [f"{first.lexical} {last.lexical}" for first, last in find_periods(text)] == ([expected] if expected else [])


def test_date_tables_have_rows() -> None:
    assert (len(DATES) >= 30, len(PERIODS) >= 19) == (True, True)


def test_find_dates_keeps_to_its_range() -> None:
    text = "in 1990 and on 3 May 1995"
    assert [one.lexical for one in find_dates(text, 7)] == ["1995-05-03"]
    assert [one.lexical for one in find_dates(text, 0, 17)] == ["1990"]
