"""Whose kin "his" tells by the verb: in "A died before his brother" and "A was succeeded by his son" A's.

In: a parsed sentence and the index of "his" or of a name beside the kin. Out: grammar alone, no names.
"""

from __future__ import annotations

from kg.extract.definition.subject import KIN
from kg.extract.prose.clause import subject, voice, word
from kg.nlp.parsed import Parsed


def doer(parsed: Parsed, index: int) -> int | None:
    """The subject to which "his" leads back where nobody else is told of whom it could mean.

    That is so in a passive "by his son", and after a verb that has no object: "lived with her sister".
    """
    kin = parsed.tokens[index].head
    prep = parsed.tokens[kin].head
    if word(parsed, kin) not in KIN or parsed.tokens[kin].dep != "pobj":
        return None
    verb = parsed.tokens[prep].head
    passive = parsed.tokens[verb].tag.startswith("VB") and voice(parsed, verb) == "passive"
    agent = parsed.tokens[prep].dep == "agent"
    own = parsed.tokens[verb].tag.startswith("VB") and not parsed.children(verb, "dobj", "attr", "dative", "ccomp")
    if not own or passive != agent:
        return None
    return subject(parsed, verb)


def kin_s_owner(parsed: Parsed, index: int) -> int | None:
    """The "his" of "his son John", where the name or the noun stands at `index`."""
    token = parsed.tokens[index]
    beside = token.dep == "appos" and token.head in (index - 1, index - 2)
    kin = token.head if beside else index
    owners = parsed.children(kin, "poss") if word(parsed, kin) in KIN else ()
    return next((one for one in owners if parsed.tokens[one].tag == "PRP$"), None)
