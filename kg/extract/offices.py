"""The words for offices and titles, by who bears them; for whoever reads names or what people were.

The words are capitalised, as they stand before a name or before "of" and a land.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SOVEREIGNS = (
    "King", "Queen", "Emperor", "Empress", "Tsar", "Tsarina", "Tsaritsa", "Sultan", "Khan", "Shah", "Emir", "Caliph",
    "Nawab", "Maharaja", "Maharani", "Nizam", "Khedive", "Negus",
)  # fmt: skip
NOBLES = (
    "Duke", "Duchess", "Archduke", "Archduchess", "Count", "Countess", "Earl", "Marquess", "Marquis", "Marchioness",
    "Viscount", "Viscountess", "Baron", "Baroness", "Landgrave", "Margrave", "Burgrave", "Elector", "Lord", "Lady",
    "Prince", "Princess", "Tsarevich", "Tsarevna", "Dauphin", "Dauphine", "Infante", "Infanta", "Regent",
    "Seigneur", "Sieur", "Comte", "Graf", "Freiherr", "Sharif", "Margravine", "Landgravine", "Electress",
)  # fmt: skip
#: Nobles that a title without a land may tell: "Viscount Ulm".
PEERS = ("Lord", "Viscount", "Viscountess", "Baron", "Baroness", "Earl", "Marquess", "Marquis")
CLERGY = ("Archbishop", "Bishop", "Abbot", "Patriarch")
#: Who heads or governs a state or a part of one.
STATE = ("President", "Minister", "Governor", "Chancellor")
#: Others in the service of a state, a land or a town.
SERVANTS = (
    "Premier", "Sheriff", "Mayor", "Secretary", "Ambassador", "Senator", "Commissioner", "Speaker", "Treasurer",
    "Palatine", "Viceroy", "Voivode", "Castellan", "Starosta",
)  # fmt: skip
#: Who belongs to something or keeps it.
BELONGING = ("Fellow", "Member", "Keeper")
#: Offices that stand before a name and are held by one at a time.
STYLES = ("Prime Minister", "Vice President", "Pope", "Senator", "Cardinal")


def either(*groups: tuple[str, ...]) -> str:
    """A regular expression for any of the words, the longest first; without a group of its own.

    >>> either(("Duke", "Duchess"), ("King",))
    '(?:Duchess|Duke|King)'
    """
    return f"(?:{'|'.join(_longest_first(groups))})"


def in_any_case(*groups: tuple[str, ...]) -> str:
    """The same with a capital or without.

    >>> in_any_case(("Duke",), ("King",))
    '(?:[Dd]uke|[Kk]ing)'
    """
    return "(?:" + "|".join(f"[{word[0]}{word[0].lower()}]{word[1:]}" for word in _longest_first(groups)) + ")"


def _longest_first(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return sorted({word for group in groups for word in group}, key=lambda word: (-len(word), word))


def in_small(*groups: tuple[str, ...]) -> frozenset[str]:
    """The words in lower case."""
    return frozenset(word.lower() for group in groups for word in group)


#: What a ruler or noble is called by behind the given name: "Francis, Duke of Teck", "Louis, Dauphin of France".
RANK_BEHIND = (
    r", (?:\d+(?:st|nd|rd|th) )?(?:(?:Grand|Crown|Hereditary|Electoral) )?"
    rf"(?:Princess [A-Z]\w+|{either(SOVEREIGNS, NOBLES)})"
    r"(?: of (?:the )?[A-Z][\w’'-]+(?:-[A-Z]\w+)?(?: [A-Z][\w-]+)?| Royal| Imperial| Consort)"
    r"(?=[,.;)]| and | who | \(|$)"
)
#: Before what a title is of: "the titles of Baron Ulm", "the title Duke of Ulm", "the Earldom of Ulm and Lund".
TITLE_OF = (
    r"\b(?:Earldom|Dukedom|Barony|Viscountcy|Marquessate|Baronetcy) of (?:the )?(?:[A-Z][\w-]+ and )?$|"
    r"\b(?:titles?|styles?|dignity|peerages?)(?: of)? (?:(?:the|\d+\w\w) )?"
    rf"{either(SOVEREIGNS, NOBLES)} (?:of )?(?:the )?$"
)
#: Before a row of offices: "served his land in many public offices, including ".
ROW_OF_OFFICES = re.compile(r"\b(?:offices|positions|posts)(?: [a-z]+){0,4},? (?:including|such as)(?: as)? ")
#: Before "of", each of these makes an office: "duke" of "Duke of Burgundy".
RANKS = in_small(SOVEREIGNS, NOBLES, CLERGY, STATE, SERVANTS, BELONGING)
