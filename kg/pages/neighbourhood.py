"""A thing among its neighbours as a small picture for its page.

In: a thing. Out: where its best linked neighbours stand and what connects them, for `neighbourhood.html`
to draw. How: the neighbours stand in two columns that are bent around the thing, a row for each, so that
no words can lie on others.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from kg.drawing.labels import shortened, width
from kg.pages.site import Site

#: Neighbours that are shown; the best of so many are chosen, since a hub may have any number.
SHOWN, LOOKED_AT = 16, 2000
#: The picture in pixels: its width, a row, the letters, and the most that a name and all words of a row may take.
WIDTH, ROW, LETTERS, NAME, WORDS = 900, 30, 14, 190, 285
#: How far from the thing a column is at its ends, and how much farther in its middle, in pixels.
NEAREST, BEND = 60, 90

_NEAR = """SELECT other, degree FROM (
    SELECT * FROM (SELECT object AS other FROM told WHERE subject = :iri LIMIT :most)
    UNION SELECT * FROM (SELECT subject FROM told WHERE object = :iri LIMIT :most)) JOIN thing ON iri = other
  WHERE gone = 0 AND other <> :iri ORDER BY substr(other, 1, :length) = :concept, degree DESC, other LIMIT :shown"""
_BETWEEN = """SELECT DISTINCT relation, fiction FROM told WHERE subject = ? AND object = ? ORDER BY fiction, relation"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing at a place, in pixels. `facts` are what connects it, in words; with `fiction` only a story does."""

    iri: str
    label: str
    relation: str
    facts: str
    fiction: bool
    x: float
    y: float
    left: bool


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The picture: its size in pixels, the words for the thing, its neighbours, and how many links it has in all."""

    width: int
    height: int
    label: str
    neighbours: tuple[Neighbour, ...]
    degree: int


def neighbourhood(site: Site, iri: str) -> Neighbourhood | None:
    """The neighbours of a thing; None where it has none."""
    database, concept = site.view.index, f"{site.namespace.base}concept/"
    values = {"iri": iri, "concept": concept, "length": len(concept), "most": LOOKED_AT, "shown": SHOWN}
    near = [other for other, _ in database.execute(_NEAR, values)]
    if not near:
        return None
    half = (len(near) + 1) // 2
    height = ROW * max(half, 3)
    placed = []
    for at, other in enumerate(near):
        left = at % 2 == 1
        rows = len(near) // 2 if left else half
        offset = at // 2 - (rows - 1) / 2  # rows below the middle
        aside = NEAREST + BEND * sqrt(1 - (2 * offset / half) ** 2)
        x, y = WIDTH / 2 + (-aside if left else aside), height / 2 + offset * ROW
        label = _fitting(site.label(other), NAME)
        relation, facts, fiction = _facts(site, iri, other)
        short = _fitting(relation, WORDS - width(label, LETTERS))
        placed.append(Neighbour(other, label, short, facts, fiction, round(x, 1), round(y, 1), left))
    (degree,) = database.execute("SELECT coalesce(max(degree), 0) FROM thing WHERE iri = ?", (iri,)).fetchone()
    return Neighbourhood(WIDTH, height, shortened(site.label(iri)), tuple(placed), degree)


def _facts(site: Site, iri: str, other: str) -> tuple[str, str, bool]:
    """What connects two things, in short and in full, and whether it does so only in fiction."""
    found = [
        (site.label(relation), f"{site.label(subject)} – {site.label(relation)} – {site.label(object_)}", bool(fiction))
        for subject, object_ in ((iri, other), (other, iri))
        for relation, fiction in site.view.index.execute(_BETWEEN, (subject, object_))
    ]
    short, full = dict.fromkeys(one for one, _, _ in found), dict.fromkeys(one for _, one, _ in found)
    return ", ".join(short), "; ".join(full), all(fiction for _, _, fiction in found)


def _fitting(words: str, room: float) -> str:
    """The words in one line, cut where they would be wider than the room."""
    text = shortened(words)
    while text and width(text, LETTERS) > room:
        text = text.rstrip("…")[:-1].rstrip() + "…" if len(text) > 4 else ""
    return text
