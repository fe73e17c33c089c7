"""Dates in running text, with their precision.

In: text and a range. Out: `Value`s with their offsets, in order.
How: one expression for every notation; a bare number is a year only where nothing speaks against
it. Days, months and years are XSD 1.1 values (so 44 BC is the year -0043); a decade, a century and
a vague part of one have no XSD type and are strings in plain words: "1930s", "early 19th century".
"""

from __future__ import annotations

import re
from datetime import date

from kg.model import Value

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    "fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first"
)
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|20\d\d|2100)"
#: With a month before it a year of three digits is one where it ends its bracket or part of it: "(863 – March 925 in".
_EARLY_YEAR = r"[1-9]\d\d(?=\)|;|[ ]?[–—]|[ ]in[ ])"
_ERA = r"(?:BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.)(?!\w)"
_DAYS_YEAR = rf"\d{{1,4}}[ ]{_ERA}|AD[ ]\d{{1,4}}|{_YEAR}|{_EARLY_YEAR}"
_PART = r"(?P<{0}>early|mid|late|middle|beginning of|end of|first half of|second half of|turn of)"
_DATE = re.compile(
    rf"""
      (?<![\w.,$£€¥-])(?P<iso>\d{{4}}-\d\d-\d\d)(?![\w-])
    | (?<![\w.])(?:{_PART.format("cpart")}[ -])?(?:the[ ])?(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINALS})
          [ -]centur(?:y|ies)(?![\w-])(?:[ ](?P<cera>{_ERA}))?
    | (?<![\w.])(?:{_PART.format("dpart")}[ -])?(?:the[ ])?(?P<decade>[12]\d\d0)['’]?s(?!\w)
    | (?<![\w.,])(?P<d1>{_DAY})(?:[ ]of)?[ ](?P<m1>{_MONTH}),?[ ](?P<y1>{_DAYS_YEAR})(?!\w)
    | (?<!\w)(?P<m2>{_MONTH})[ ](?P<d2>{_DAY})(?:,[ ]?|[ ])(?P<y2>{_DAYS_YEAR})(?!\w)
    | (?<!\w)(?P<m3>{_MONTH})(?:[ ]of)?,?[ ](?P<y3>{_YEAR}|{_EARLY_YEAR})(?![\w])
    | (?<![\w.,$£€¥-])(?:AD[ ](?P<ad>\d{{1,4}})(?![\w,])|(?P<bc>\d{{1,4}})[ ](?P<era>{_ERA}))
    | (?<![\w.,$£€¥#/+])(?P<early>[1-9]\d\d)(?![\w%°$€£/]|[,.:]\d)
    | (?<![\w.,$£€¥#/+])(?P<year>{_YEAR})(?![\w%°$€£/]|[.,:]\d|['’]s\b|-\w*[a-z]|[ ]?[x×*][ ]?\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "c. 2000 soldiers", "2000 m": what is counted or measured, where no word before says that it is a year.
_COUNTED = re.compile(
    r" (?:(?:or|to) (?:more|\d)|people|men|women|soldiers|troops|inhabitants|residents|students|members|"
    r"employees|seats|"
    r"copies|species|islands|metres?|meters?|m|km|kilomet(?:re|er)s?|miles?|mi|feet|ft|acres|hectares|ha|tons|"
    r"tonnes|kg|"
    r"pounds|square|cubic|years|days|hours|minutes|episodes|pages|casualties|deaths|dollars|euros|million|times|"
    r"genera|languages|types|items|works|paintings|poems|songs|words|stars|players|families|households|churches|"
    r"million|billion|degrees|MHz|GHz|K|BP|[A-Z]?[a-z]*meters)\b"
)
_YEAR_BEFORE = re.compile(r"(?:\b(?:in|since|the|until|till|during|year|of|early|mid|late|from)[ -])$", re.IGNORECASE)
_NOT_YEAR_BEFORE = re.compile(
    r"\b(?:over|about|approximately|around|some|nearly|almost|least|than|No\.|number|nos?\.|"
    r"route|highway|channel|model|series|section|page|pp?\.)[ ]$",
    re.IGNORECASE,
)
#: Words of a sentence on an age or an office.
_LASTING = (
    r"\b(?:exist|last|reign|rul|flourish|held|hold|liv|occup|govern|persist|period|dynast|king|queen|emperor|pope|bishop|"
    r"archbishop|caliph|sultan|duke|count|war|state|empire|throne|power|era|century)\w*[^.;]{0,60}"
)
#: Before a year that is not sure: "(c. 674 – 715)".
_ABOUT = r"(?:(?:c\.|ca\.|circa) ?)?"
#: What stands around a year of three digits: "founded in 918.", "from 918 to 1392", "(618–907)".
_EARLY = (
    (re.compile(r"\bin $"), re.compile(r"[.;)](?!\d)|, (?!\d)|$| (?:by|when|after|during|under|until|and was)\b")),
    (re.compile(rf"{_LASTING} from $"), re.compile(r" (?:to|until) \d{3,4}(?![\w%]|,\d)")),
    (re.compile(rf"(?i:{_LASTING}) from $"), re.compile(r" (?:to|until) (?:his|her) death\b")),
    (re.compile(r"\((?:died|d\.)(?: in| c\.)? $"), re.compile(r"\)")),
    (re.compile(rf"{_LASTING} from \d{{3}} (?:to|until) $"), re.compile("")),
    (
        re.compile(rf"\( ?{_ABOUT}$"),
        re.compile(
            rf" ?[–-] ?{_ABOUT}(?:(?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}},? )?)?\d{{3,4}}(?: ?\)| in [A-Z])",
            re.IGNORECASE,
        ),
    ),
    (re.compile(rf"\( ?{_ABOUT}\d{{3}} ?[–-] ?{_ABOUT}$"), re.compile(r" ?\)")),
)
_LINK = re.compile(
    r"(?:, (?=until|to\b)| )?(?:[–—-]|to|until|till|through|and)(?: about| around| c\.| the)? ?|\s[–—-]\s",
    re.IGNORECASE,
)
_PERIOD_END = re.compile(r"(?<=\d)[–-](\d\d)(?![\d\w-])")
_TO = r"(?:[ ]?[–—-][ ]?|[ ](?:to|and|until|till|through)[ ])"
_DAY_BEFORE = re.compile(rf"(?<![\w.,])(?P<day>{_DAY})(?:[ ](?P<month>{_MONTH}))?{_TO}$", re.IGNORECASE)
_DAYS_OF_MONTH = re.compile(
    rf"(?<!\w)(?P<m>{_MONTH})[ ](?P<d1>{_DAY}){_TO}(?:(?P<m2>{_MONTH})[ ])?(?P<d2>{_DAY}),?[ ](?P<y>{_YEAR})(?!\w)",
    re.IGNORECASE,
)
#: "75 to 88", "24 October 51 – 96", where years are meant: of two digits is the first, or both.
_FIRST_CENTURY = re.compile(
    rf"(?:(?P<d1>{_DAY})[ ](?P<m1>{_MONTH})[ ])?(?P<y1>[1-9]\d)(?:[ ]?[–—][ ]?|[ ](?:to|until|till)[ ])"
    rf"(?:(?P<d2>{_DAY})[ ](?P<m2>{_MONTH})[ ])?(?P<y2>[1-9]\d{{1,2}})(?![\w%°$€£/]|[.,:]\d|[ ]?[–—])",
    re.IGNORECASE,
)
#: So long may somebody live.
_LONGEST_LIFE = 110
_HAS_DATE = re.compile(r"\d|centur")


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[Value, ...]:
    """Every date of text[start:end], in order; offsets count in `text`.

    >>> [(one.lexical, one.datatype) for one in find_dates("from April 1932 until the early 1940s")]
    [('1932-04', 'xsd:gYearMonth'), ('early 1940s', 'xsd:string')]
    """
    end = len(text) if end is None else end
    if not _HAS_DATE.search(text, start, end):
        return ()
    found = []
    for match in _DATE.finditer(text, start, end):
        value = _value(text, match)
        if value is not None:
            found.append(value)
    return tuple(found)


def find_periods(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[Value, Value], ...]:
    """Every range of dates in text[start:end] as (first, last): "1939–45", "from 1868 to 1945".

    >>> [(a.lexical, b.lexical) for a, b in find_periods("4–7 June 1942; 1939–45")]
    [('1942-06-04', '1942-06-07'), ('1939', '1945')]
    """
    end = len(text) if end is None else end
    dates = find_dates(text, start, end)
    found: list[tuple[Value, Value]] = []
    for index, one in enumerate(dates):
        short = _PERIOD_END.match(text, one.end, end) if one.datatype == "xsd:gYear" else None
        if short and int(short[1]) > int(one.lexical[-2:]):
            found.append((one, _year(int(one.lexical[:-2] + short[1]), short.start(1), short.end())))
        elif index + 1 < len(dates) and _LINK.fullmatch(text, one.end, dates[index + 1].start):
            found.append((_same_era(one, dates[index + 1]), dates[index + 1]))
        elif one.datatype == "xsd:date":
            first = _first_day(text, one, start)
            if first:
                found.append((first, one))
    for match in _DAYS_OF_MONTH.finditer(text, start, end):
        first = _exact(match["d1"], match["m"], int(match["y"]), match.start(), match.end("d1"))
        last = _exact(match["d2"], match["m2"] or match["m"], int(match["y"]), match.start("d2"), match.end())
        if first and last:
            found.append((first, last))
    once = {(first.lexical, last.lexical): (first, last) for first, last in found}
    return tuple(sorted(once.values(), key=lambda pair: pair[0].start))


def find_first_century(text: str, at: int, end: int) -> tuple[Value, Value] | None:
    """Years of two digits right there, which are years by what stands around: "from 75 to 88", "(57 – 9 April 88)".

    >>> [one.lexical for one in find_first_century("emperor from 75 to 88", 13, 21) or ()]
    ['0075', '0088']
    """
    found = _FIRST_CENTURY.match(text, at, end)
    if found is None or _COUNTED.match(text, found.end()):
        return None
    if not 0 < int(found["y2"]) - int(found["y1"]) < _LONGEST_LIFE:
        return None
    first, last = (_told_day(found, number) for number in "12")
    return (first, last) if first and last else None


def _told_day(found: re.Match[str], number: str) -> Value | None:
    """The year of one end of such a period, with its day where that is told."""
    year, (_, end) = int(found["y" + number]), found.span("y" + number)
    if not found["d" + number]:
        return _year(year, found.start("y" + number), end)
    return _exact(found["d" + number], found["m" + number], year, found.start("d" + number), end)


def _value_of(lexical: str, datatype: str, start: int, end: int) -> Value:
    return Value(lexical=lexical, datatype=datatype, start=start, end=end)


def _value(text: str, match: re.Match[str]) -> Value | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return _exact(day, _MONTHS[int(month) - 1] if 0 < int(month) < 13 else "", int(year), start, end)
    if match["century"]:
        words = (match["cpart"], match["century"].lower(), "century", match["cera"])
        return _value_of(" ".join(word for word in words if word), "xsd:string", start, end)
    if match["decade"]:
        return _value_of(
            " ".join(word for word in (match["dpart"], match["decade"] + "s") if word), "xsd:string", start, end
        )
    for number in "12":
        if match["d" + number]:
            return _exact(match["d" + number], match["m" + number], _signed(match["y" + number]), start, end)
    if match["m3"]:
        # "may 2010" is a verb and a number unless it is written as a month
        if match["m3"][0].islower():
            return None
        return _value_of(f"{int(match['y3']):04}-{_month(match['m3']):02}", "xsd:gYearMonth", start, end)
    if match["ad"] or match["bc"]:
        return _year(_signed(match["ad"] or f"{match['bc']} {match['era']}"), start, end)
    if match["early"]:
        return _year(int(match["early"]), start, end) if _is_early_year(text, start, end) else None
    before = text[max(0, start - 24) : start]
    if _NOT_YEAR_BEFORE.search(before) or _COUNTED.match(text, end) and not _YEAR_BEFORE.search(before):
        return None
    return _year(int(match["year"]), start, end)


def _is_early_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 100) : start]
    around = any(one.search(before) and other.match(text, end) for one, other in _EARLY)
    last = re.compile(r" (?:to|until) \d+").match(text, end)
    return around and not _COUNTED.match(text, last.end() if last else end)


def _signed(text: str) -> int:
    """The astronomical year of "44 BC" (-43), "AD 23" or "1950"."""
    number, _, era = text.upper().removeprefix("AD ").partition(" ")
    return 1 - int(number) if era.upper().replace(".", "") in ("BC", "BCE") else int(number)


def _year(year: int, start: int, end: int) -> Value:
    return _value_of(f"{'-' if year < 0 else ''}{abs(year):04}", "xsd:gYear", start, end)


def _month(word: str) -> int:
    return next(index for index, month in enumerate(_MONTHS, 1) if month.startswith(word[:3].lower()))


def _exact(day: str, month: str, year: int, start: int, end: int) -> Value | None:
    number = int(day.rstrip("sthndr"))
    try:
        date(year if year > 0 else 4, _month(month), number) if month else date(1, 13, 1)
    except ValueError:
        return None
    return _value_of(f"{'-' if year < 0 else ''}{abs(year):04}-{_month(month):02}-{number:02}", "xsd:date", start, end)


def _same_era(first: Value, last: Value) -> Value:
    """In "332–323 BC" the era stands once, for both."""
    if not last.lexical.startswith("-") or first.datatype != "xsd:gYear" or first.lexical.startswith("-"):
        return first
    return _year(1 - int(first.lexical), first.start, first.end)


def _first_day(text: str, last: Value, start: int) -> Value | None:
    """The day before "– 7 June 1942", which leaves month or year to the second date."""
    match = _DAY_BEFORE.search(text, max(start, last.start - 24), last.start)
    if not match:
        return None
    year, month, _ = last.lexical.rsplit("-", 2)
    return _exact(
        match["day"],
        match["month"] or _MONTHS[int(month) - 1],
        int(year),
        match.start(),
        match.end("month" if match["month"] else "day"),
    )
