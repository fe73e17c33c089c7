"""Whose deed leads to a thing: a sentence, whom a claim is of, what it joins to, and whether another did it."""

from __future__ import annotations

import pytest

from kg.extract.about import About
from kg.extract.prose.phrase import Phrases
from kg.extract.prose.sentence import simplify
from kg.extract.relations.doer import is_anothers_deed
from kg.extract.relations.features import read_graph
from kg.model import Name
from kg.read import Tools
from tests.claims import ontology, passage

DEEDS = (
    ("[Otto Brand] taught at [Lund University].", "Otto Brand", "Lund University", False),
    ("[Karl Lind] worked with [Otto Brand] and taught at [Lund University].", "Otto Brand", "Lund University", True),
    ("[Karl Lind] worked with [Otto Brand] and taught at [Lund University].", "Karl Lind", "Lund University", False),
    ("[Karl Lind] met [Otto Brand], who taught at [Lund University].", "Otto Brand", "Lund University", False),
    ("[Karl Lind] met [Otto Brand], who taught at [Lund University].", "Karl Lind", "Lund University", True),
    ("[Karl Lind] and [Otto Brand] taught at [Lund University].", "Otto Brand", "Lund University", False),
    ("[Lund University] hired [Otto Brand] in 1950.", "Otto Brand", "Lund University", False),
    ("Later [Otto Brand] began to work for [Lund Motors].", "Otto Brand", "Lund Motors", False),
    ("[Karl Lind] hired [Otto Brand] for [Lund Motors].", "Otto Brand", "Lund Motors", False),
    ("[Otto Brand] left, and [Karl Lind] joined [Lund Motors].", "Otto Brand", "Lund Motors", True),
    ("[Otto Brand], a friend of [Karl Lind], joined [Lund Motors].", "Karl Lind", "Lund Motors", False),
    (
        "Having worked for [Otto Brand], [Karl Lind] became a professor at [Lund University].",
        "Otto Brand",
        "Lund University",
        True,
    ),
    (
        "Having worked for [Otto Brand], [Karl Lind] became a professor at [Lund University].",
        "Karl Lind",
        "Lund University",
        False,
    ),
    ("[Karl Lind] was hired by [Otto Brand] as a member of [Lund Motors].", "Otto Brand", "Lund Motors", True),
    ("[Karl Lind] was hired by [Otto Brand] as a member of [Lund Motors].", "Karl Lind", "Lund Motors", False),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "who", "what", "another"), DEEDS)
def test_whose_deed_leads_to_a_thing(text: str, who: str, what: str, another: bool, tools: Tools) -> None:
    here = passage(text, subject="Somebody")
    sentence = simplify(here, 0, len(here.text), ontology())
    parsed = tools.parser.parse([sentence.text])[0]
    graph = read_graph(Phrases(here, About(title=""), ontology(), sentence, sentence.restore(parsed)))
    at = {one.term.label: number for number, one in enumerate(graph.mentions) if isinstance(one.term, Name)}
    assert is_anothers_deed(graph, (at[who], at[what])) is another


def test_deeds_are_many() -> None:
    assert len(DEEDS) >= 11
