"""Values as a person writes them: dates in words, numbers with their thousands apart, addresses as links.

In: an RDF literal. Out: HTML, escaped. What cannot be read as its datatype says is shown as it is.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pyoxigraph as ox
from markupsafe import Markup, escape

from kg.vocab import PREFIXES

XSD = PREFIXES["xsd"]
MONTHS = tuple("January February March April May June July August September October November December".split())
#: Code points of a value on the page of a thing; the page of the fact has it whole.
SHOWN = 600
_DATE = re.compile(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d).*)?(?:Z|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"([+-]?)(\d+)(\.\d+)?")
_EDTF = re.compile(r"(\d\d)(\dX|XX)")


def value(literal: ox.Literal, most: int = SHOWN) -> Markup:
    """A literal for reading; the machine's form stays beside a date."""
    text = words(literal)
    kind = literal.datatype.value
    if text != literal.value and kind.startswith(XSD) and "date" in kind.lower():
        return Markup('<time datetime="{}">{}</time>').format(literal.value, text)
    if address := web_address(text):
        return Markup('<a href="{}" rel="external nofollow">{}</a>').format(address, short(text, most))
    language = Markup(' lang="{}"').format(literal.language) if literal.language else ""
    return Markup("<bdi{}>{}</bdi>").format(language, short(text, most))


def words(literal: ox.Literal) -> str:
    """A literal in words, as plain text.

    >>> words(ox.Literal("2021-04-30", datatype=ox.NamedNode(XSD + "date"))), words(ox.Literal(1234567))
    ('30 April 2021', '1,234,567')
    """
    kind, text = literal.datatype.value, literal.value
    if kind.startswith(XSD) and len(text) < SHOWN:  # Python reads no number of thousands of digits
        name = kind.removeprefix(XSD)
        if name in ("date", "dateTime", "gYear", "gYearMonth") and (date := _DATE.fullmatch(text)):
            return _date(*date.groups())
        if name in ("integer", "decimal") and (number := _NUMBER.fullmatch(text)):
            sign, whole, part = number.groups(default="")
            return f"{sign.replace('-', '−')}{int(whole):,}{part}"
        if name == "boolean":
            return {"true": "yes", "false": "no"}.get(text, text)
    elif kind.endswith("#edtf") and (unsure := _EDTF.fullmatch(text)):
        century = int(unsure[1]) + 1
        return _ordinal(century) + " century" if unsure[2] == "XX" else f"{text[:3]}0s"
    return text


def _date(year: str, month: str | None, day: str | None, time: str | None) -> str:
    name = f"{int(year[1:])} BC" if year.startswith("-") else str(int(year))
    if month and 1 <= int(month) <= 12:
        name = f"{MONTHS[int(month) - 1]} {name}"
        name = f"{int(day)} {name}" if day else name
    return f"{name}, {time}" if time else name


def _ordinal(number: int) -> str:
    """A number as it counts.

    >>> _ordinal(1), _ordinal(12), _ordinal(20), _ordinal(22)
    ('1st', '12th', '20th', '22nd')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def web_address(text: str) -> str | None:
    """The text where it is the address of a web page and nothing else, as "javascript:..." is not."""
    if not text.startswith(("http://", "https://")) or re.search(r"[\s\x00-\x1f<>\"]", text):
        return None
    try:
        return text if urlsplit(text).hostname else None
    except ValueError:
        return None


def short(text: str, most: int = SHOWN) -> Markup:
    """The beginning of a text that is longer than that, cut between words where there are any."""
    if len(text) <= most:
        return escape(text)
    cut = text[:most]
    return escape((cut.rpartition(" ")[0] if " " in cut[most // 2 :] else cut) + " …")
