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
