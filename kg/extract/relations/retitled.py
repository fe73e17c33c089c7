"""Other titles of a work between its own and what defines it, of which nothing is told that is not told of the work.

"Grey Ice (Is og Sne), released as Lost Ice in Norway, is a 1975 film": what the film is and who made it is said once.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.prose.naming import classes_of_name
from kg.extract.prose.phrase import Phrases
from kg.model import Name
from kg.names import bare_title

_NOTES = r"(?: ?\([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,200}){0,3}\)){0,3}"
_UNTIL_DEFINED = re.compile(
    rf"[\"'”]*{_NOTES}(?:,? (?:also|or|titled|known|released|originally|formerly|better|sometimes) "
    rf"[^.;()]{{0,200}}(?:\([^()]{{0,200}}\)[^.;()]{{0,100}}){{0,3}})?,? (?:is|was|are|were) (?:an?|the|one)\b"
)
#: Before a name that is no title: "(directed by Karl Lind)", "titled Lost Ice in Norway".
_NO_TITLE = re.compile(r"\b(?:by|with|starring|from|featuring|in|on|of|for|at)(?: the)? $")


def other_titles(phrases: Phrases) -> tuple[int, int]:
    """Where they stand in a sentence that defines a work, (0, 0) where it does not."""
    passage, start = phrases.passage, phrases.sentence.start
    title = passage.subject if passage.subject in passage.text else bare_title(passage.subject)
    if not phrases.ontology.is_any(phrases.about.classes, "Work"):
        return 0, 0
    at = passage.text.find(title, start, start + len(title) + len("The ''"))
    found = _UNTIL_DEFINED.match(passage.text, at + len(title), phrases.sentence.end) if at >= 0 else None
    return found.span() if found else (0, 0)


def retitled(name: Name, span: tuple[int, int], phrases: Phrases) -> Name | None:
    """The work itself, where a name in `span` is one more title of it."""
    text, ontology = phrases.passage.text, phrases.ontology
    if not span[0] <= name.start < span[1] or _NO_TITLE.search(text, max(0, name.start - 20), name.start):
        return None
    if name.label in ontology.languages or name.label in ontology.demonyms:
        return None
    if ontology.is_any(classes_of_name(name.label, ontology), "Place"):
        return None
    return replace(name, label=phrases.passage.subject, classes=phrases.about.classes, likely=(), self=True)
