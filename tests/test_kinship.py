"""Which claims of kin the model may keep, given what the words tell and what else it claims."""

from __future__ import annotations

import pytest

from kg.kinship import unkin
from kg.model import Claim, Name
from tests.claims import ontology

#: What the words tell, what the model claims with its likelihood, and what of that is left out.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("", "A spouse B .9, A sibling B .6", "A sibling B"),
    ("", "A child B .9, B spouse A .8", "B spouse A"),
    ("", "A child B .9, B father A .4, B parent A .3", ""),
    ("", "A child B .6, B child A .9", "A child B"),
    ("A mother B", "A spouse B .97", "A spouse B"),
    ("A relative B", "B sibling A .9", "B sibling A"),
    ("A sibling B", "B child A .9, A sibling C .4", "B child A"),
    ("A spouse B", "C spouse B .97", ""),
    ("A spouse B, C spouse D", "B spouse D .97, A spouse D .5", "B spouse D, A spouse D"),
    ("", "A spouse B .9, C spouse B .8, A spouse D .7, C spouse D .5", "C spouse D"),
    ("A spouse B", "B spouse C .98, C spouse D .9, A spouse D .97", "B spouse C, A spouse D"),
    ("A parent B, A parent C", "D child A .9", "D child A"),
    ("A parent B", "C child A .9, D child A .8", ""),
    ("A parent B, A parent C, A mother D", "", ""),
    ("A spouse B", "A birthPlace B .5", ""),
    ("", "A child B .9, B child C .8, A child C .95", "A child C"),
    ("A child B, B child C", "A child C .9, D child C .5", "A child C"),
    ("A child B, A spouse C", "C spouse B .9", "C spouse B"),
)


def claims(said: str, extractor: str) -> list[Claim]:
    found = []
    for one in filter(None, said.split(", ")):
        subject, relation, object_, *weight = one.split()
        found.append(
            Claim(
                subject=Name(label=subject, start=0, end=1),
                relation=relation if relation != "birthPlace" else "placeOfBirth",
                object=Name(label=object_, start=2, end=3),
                start=0,
                end=3,
                extractor=extractor,
                rule="r",
                confidence=float(weight[0]) if weight else 0.8,
            )
        )
    return found


@pytest.mark.parametrize(("words", "model", "excluded"), ROWS)
def test_kin_in_one_way(words: str, model: str, excluded: str) -> None:
    told = claims(model, "model")
    out = unkin([*claims(words, "prose"), *told], "model", ontology())
    assert ", ".join(f"{one.subject.label} {one.relation} {_label(one)}" for one in told if one in out) == excluded


def _label(claim: Claim) -> str:
    assert isinstance(claim.object, Name)
    return claim.object.label


def test_rows_are_many() -> None:
    assert len(ROWS) >= 18
