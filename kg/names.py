"""When two spellings are one name."""

from __future__ import annotations

import re
from functools import lru_cache

#: What stands around a name and is none of it.
EDGE = " '\"“”‘’«»\u00a0\t\n"
SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
#: What a film adds to the name of the series that it is made from.
_MOVIE = re.compile(r"(?::| -| –)? (?:The|the) (?:Movie|Motion Picture|Film)$")
_SHORT = re.compile(r"[^\W\d_][\w.&-]{1,11}")
_DISAMBIGUATOR = re.compile(r"\s*\([^()]*\)$")


@lru_cache(maxsize=20_000)
def name_key(label: str) -> str:
    """What two spellings of one name share.

    >>> name_key("The  Empire of Japan"), name_key("''Jaws''")
    ('empire of japan', 'jaws')
    """
    return _ARTICLE.sub("", SPACE.sub(" ", label).strip(EDGE).casefold())


def bare_title(title: str) -> str:
    """The title without its disambiguator: "Psycho (1960 film)" -> "Psycho"."""
    return _DISAMBIGUATOR.sub("", title) or title


def before_movie(title: str) -> str:
    """The name of the series whose film is titled so: "Red Harbor: The Movie" -> "Red Harbor"."""
    return _MOVIE.sub("", title) or title


def initials(name: str) -> str:
    """The capitals with which the words of a name begin."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def is_short(short: str, full: str) -> bool:
    """Whether a word, mostly of capitals, begins as a name of several words does and has its letters in that order.

    >>> is_short("RUSNANO", "Russian Nanotechnology Corporation"), is_short("Ankara", "Power Corporation of Ankara")
    (True, False)
    """
    letters = [one for one in short.casefold() if one.isalpha()]
    if not _SHORT.fullmatch(short) or " " not in full or 2 * sum(map(str.isupper, short)) <= len(letters):
        return False
    rest = iter(full.casefold())
    return full[:1].casefold() == letters[0] and all(one in rest for one in letters)
