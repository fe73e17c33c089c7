"""Whether a name is a man's or a woman's: by title, by given name, by how given names end.

The given names and endings are learned (`kg/learn/coreference.py`); titles and nouns are words of the language.
"""

from __future__ import annotations

from collections.abc import Mapping

MALE_WORDS = frozenset(
    "mr mr. sir lord king prince emperor count duke baron tsar sultan actor husband father son brother uncle nephew "
    "grandfather grandson boyfriend stepfather stepson widower boy man businessman policeman nobleman father-in-law "
    "son-in-law brother-in-law gentleman pope monk priest bishop archbishop cardinal friar knight god hero waiter "
    "half-brother godfather earl viscount marquess marquis rabbi imam statesman congressman chairman salesman "
    "footballer".split()
)
FEMALE_WORDS = frozenset(
    "mrs mrs. ms ms. miss madame lady dame queen princess empress countess duchess baroness actress wife mother "
    "daughter sister aunt niece grandmother granddaughter girlfriend stepmother stepdaughter widow girl woman "
    "businesswoman policewoman noblewoman mother-in-law daughter-in-law sister-in-law nun goddess heroine waitress "
    "half-sister godmother marchioness viscountess congresswoman chairwoman mistress prostitute housewife ballerina "
    "soprano mezzo-soprano bride maid nurse sultana archduchess tsarina maharani rani begum".split()
)
#: Words before a name that are no part of it.
TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady president governor senator king queen "
    "prince princess emperor empress pope bishop archbishop cardinal father sister brother captain colonel general "
    "major lieutenant sergeant detective inspector judge justice rev rev. reverend saint st. st count countess duke "
    "duchess baron baroness uncle aunt master mistress madame chief coach minister mayor doctor officer agent admiral "
    "commander capt. col. gen. lt. sgt. maj. gov. sen. tsar sultan sheikh rabbi president-elect governor-elect "
    "archduke archduchess viscount viscountess marquess marchioness landgrave margrave infante infanta "
    "commodore brigadier".split()
)
_STRENGTH = 3.0


def word_gender(word: str) -> float:
    """Positive for a woman's title, trade or kinship, negative for a man's, 0 for neither; `word` in lower case."""
    return _STRENGTH * ((word in FEMALE_WORDS) - (word in MALE_WORDS))


def name_gender(label: str, given: Mapping[str, float]) -> float:
    """Log odds that a person of that name is a woman, 0 where nothing is known.

    `given` maps given names, and endings of such ("*ina"), to log odds.
    """
    words = label.split()
    for word in words:
        lower = word.lower()
        if found := word_gender(lower):
            return found
        if lower not in TITLES:
            break
    words = [word for word in words if word.lower() not in TITLES]
    if not words:
        return 0.0
    first = words[0].partition("-")[0]
    if first in given:
        return given[first]
    return next((given[f"*{first[-size:]}"] for size in (3, 2, 1) if f"*{first[-size:]}" in given), 0.0)
