"""What the model may say of where things lie, given the order of the words."""

from __future__ import annotations

import re

import pytest

from kg.extract.relations.features import Graph, Mention
from kg.extract.relations.opinions import Two
from kg.extract.relations.places import placed
from kg.model import Claim, Name
from tests.claims import ontology

#: The sentence with its names in brackets, what the words tell, what the model claims, what of that is left.
ROWS: tuple[tuple[str, str, str, str], ...] = (
    (
        "It has a school in [Calcutta] and one in [San Rafael], [California].",
        "",
        "Calcutta < California, San Rafael < California",
        "San Rafael < California",
    ),
    (
        "The [Lund] and [Holm] regions of [Sweden] and the [Ulm] region of [Germany].",
        "",
        "Lund < Germany, Holm < Ulm, Holm < Sweden, Ulm < Germany",
        "Holm < Sweden, Ulm < Germany",
    ),
    (
        "It runs from [Lund], [Scania] in the east, to [Cape Holm] on the [Berg Peninsula], [Halland].",
        "",
        "Lund < Scania, Cape Holm < Scania, Berg Peninsula < Scania, Cape Holm < Halland",
        "Lund < Scania, Cape Holm < Halland",
    ),
    (
        "He studied at [Ulm College] and at the [Film School] in [Lund], [Sweden].",
        "",
        "Ulm College < Lund, Ulm College < Sweden, Film School < Lund, Film School < Sweden",
        "Film School < Lund, Film School < Sweden",
    ),
    ("[Ulm Base] is a joint base of [Sweden] and [Norway].", "", "Ulm Base < Sweden, Ulm Base < Norway", ""),
    ("[Ulm Base] is a base of [Sweden].", "", "Ulm Base < Sweden", "Ulm Base < Sweden"),
    ("[Ulm Islands] are a [Swedish Overseas Territory] of note.", "", "Ulm Islands < Swedish Overseas Territory", ""),
    ("[Ulm] is a [Swedish] town.", "", "Ulm < Swedish", "Ulm < Swedish"),
    ("[Ulm] is a [Swedish] Overseas Territory.", "", "Ulm < Swedish", "Ulm < Swedish"),
    ("He went from [Ulm] to [Swedish]-occupied Lund.", "", "Ulm < Swedish", ""),
    ("Like nearby [Ulm], it is an old town, along with [Sweden], and [Holm].", "", "Ulm < Sweden, Holm < Sweden", ""),
    ("It lies in [Quebec], [Canada], north of [Lund].", "", "Lund < Quebec, Lund < Canada", "Lund < Canada"),
    ("In [Scania], 140 km (87 mi) from the lake of [Lund].", "", "Lund < Scania", ""),
    ("The [Old Court] in [Sweden]'s capital [Lund].", "", "Old Court < Lund", "Old Court < Lund"),
    ("[Ulm Fest] was before its [Swedish] theatrical release.", "", "Ulm Fest < Swedish", ""),
    ("A [Swedish] film director and professor at [Ulm School].", "", "Ulm School < Swedish", ""),
    ("The [Swedish] revolutionary government in [Lund].", "", "Lund < Swedish", "Lund < Swedish"),
    ("It is a school in [Calcutta], [Bengal], [India].", "", "Calcutta < India", "Calcutta < India"),
    ("[Ulm School] in [Ulm], [Germany].", "", "Ulm School < Germany", "Ulm School < Germany"),
    ("[Ulm School] has a yard, in [Ulm], [Germany].", "", "Ulm School < Germany", ""),
    (
        "[Ulm School] has a yard, in [Ulm], [Germany].",
        "Ulm School < Ulm",
        "Ulm School < Germany",
        "Ulm School < Germany",
    ),
    (
        "[Ulm School], in [Ulm], [Germany].",
        "",
        "Ulm School < Ulm, Ulm School < Germany",
        "Ulm School < Ulm, Ulm School < Germany",
    ),
    ("It lives in [Texas] and the north-western Mexican state of [Sonora].", "", "Sonora < Texas, Texas < Sonora", ""),
    ("[Bonn] and the rest of [Germany].", "", "Bonn < Germany", "Bonn < Germany"),
    (
        "[Montreal]'s [Alpha] and [Germany]'s [Beta] made it.",
        "",
        "Montreal < Germany, Beta < Germany",
        "Beta < Germany",
    ),
    ("He was of [Grange] in [Hampshire] and of [Holm] near Ulm in [Norfolk].", "", "Holm < Hampshire", ""),
    ("In [Morocco] the [Alawi] dynasty came to rule.", "", "Alawi < Morocco", ""),
    ("[Mill], [Austria] – 12 May 1998 in [Holm], [Norway]", "", "Mill < Norway, Holm < Norway", "Holm < Norway"),
    ("The towns of [Scania] are [Lund]; [Ulm], [Sweden]; and Bonn.", "", "Ulm < Scania, Ulm < Sweden", "Ulm < Sweden"),
    ("He (1950 in Lund, [Norway]) led [Ulm Mill].", "", "Ulm Mill < Norway", ""),
    ("It lies between [Yemen] to the north and [Guard Island].", "", "Guard Island < Yemen", ""),
    ("It lies in [Yemen] to the south of [Guard Island].", "", "Guard Island < Yemen", "Guard Island < Yemen"),
    ("[Berlin] is [Germany]'s largest city.", "", "Berlin < Germany", "Berlin < Germany"),
    ("[Belem] lies in the [North of Brazil].", "", "Belem = North of Brazil", ""),
    ("[Belem] lies in [Brazil].", "", "Belem = Brazil", "Belem = Brazil"),
    ("[Leeds] lies in [England].", "", "Leeds = England", "Leeds = England"),
    ("[Adelaide] lies in [South Australia].", "", "Adelaide = South Australia", ""),
    (
        "It borders the [United States] and the [Mexican] states of [Sonora] and [Yucatán].",
        "",
        "Sonora = United States, Sonora < Mexican, Yucatán < Mexican, Yucatán < United States",
        "Sonora < Mexican, Yucatán < Mexican",
    ),
    ("[Ghat], [Libya], south of [Algeria].", "", "Ghat = Libya, Ghat < Algeria", "Ghat = Libya"),
    ("[Miquelon] and [Quebec] in [Canada], plus the islands of [Lund].", "", "Lund < Canada", ""),
    ("It lies in [Bavaria], bordering [Lund] and [Ulm].", "", "Lund < Bavaria, Ulm < Bavaria", ""),
    ("The [American] network owned by [Lind Steel].", "", "Lind Steel < American", ""),
    ("Born in [Ulm], she graduated from [Lind College].", "", "Lind College < Ulm", ""),
    ("[Bulgarian] land spread from the [Danube] to the [Tisza].", "", "Danube < Bulgarian, Tisza < Bulgarian", ""),
    (
        "The [Lundish Isles] reach from [Ulm] in the north to [Bonn].",
        "",
        "Ulm < Lundish Isles, Bonn < Lundish Isles",
        "Ulm < Lundish Isles, Bonn < Lundish Isles",
    ),
    ("Born in [Lund], wife of Otto V of [Bavaria].", "", "Lund < Bavaria", ""),
    (
        "They built the [Old Mill], the [Red Tower] in [Ulm] and the [Long Bridge] in [Holm].",
        "",
        "Old Mill < Ulm, Old Mill < Holm, Red Tower < Ulm, Red Tower < Holm, Long Bridge < Holm",
        "Red Tower < Ulm, Long Bridge < Holm",
    ),
    ("[Ulm School] is in the [Holm] metropolitan area.", "", "Ulm School < Holm", ""),
    ("[Ulm] is the second largest town in [Scania], following [Holm].", "", "Ulm < Scania, Ulm < Holm", "Ulm < Scania"),
    ("It ranges from southern [Scania], southwest to the edge of the [Lund Hills].", "", "Lund Hills < Scania", ""),
    ("He was born in [Ulm], [Scania] and died in [Holm].", "", "Ulm < Scania, Ulm < Holm", "Ulm < Scania"),
    ("He was a clerk with the [45th Rifle Division] in [Italy].", "", "45th Rifle Division < Italy", ""),
    ("Born in [Ulm], [Sweden], Karl Lind attended the [Holm School].", "", "Holm School < Sweden", ""),
    ("In [Sweden] it borders [Norway] to the west.", "", "Norway < Sweden", ""),
    ("He left the [Lund Academy] in protest against [Sweden]'s new laws.", "", "Lund Academy < Sweden", ""),
    (
        "It ran on the [Swedish] public channel [Ulm One], then on its sister [Holm Two].",
        "",
        "Ulm One < Swedish, Holm Two < Swedish",
        "Ulm One < Swedish",
    ),
    ("[Swedish] military records call it [Hill 12].", "", "Hill 12 < Swedish", ""),
    ("[Munich] lies in the [Kingdom of Bavaria].", "", "Munich = Kingdom of Bavaria", "Munich = Kingdom of Bavaria"),
    (
        "It lies in the [Ulm Region], [Holm Province], [Lund District].",
        "",
        "Ulm Region < Holm Province, Ulm Region < Lund District, Lund District < Ulm Region",
        "Lund District < Ulm Region",
    ),
    (
        "It was made by [Ulm Media]'s studio in [Lund], [Canada] for [Holm Films] in [Sweden].",
        "",
        "Lund < Canada, Ulm Media < Sweden, Holm Films < Canada, Holm Films < Sweden",
        "Lund < Canada, Holm Films < Sweden",
    ),
    (
        "He played in [Estonia] and spent three seasons in [Greece], with [Ulm Club].",
        "",
        "Ulm Club < Estonia, Ulm Club < Greece",
        "Ulm Club < Greece",
    ),
    ("She is an actress from [Ulm] pretending to be a [Swedish] princess.", "", "Ulm < Swedish", ""),
    ("It tells of [Ulm Opera]'s [Swedish] star Ida Berg.", "", "Ulm Opera < Swedish", ""),
    ("Ida Berg (born in [Ulm]) is a [Swedish] singer.", "", "Ulm < Swedish", "Ulm < Swedish"),
    ("[Ulm] lies close to the border with [Sweden].", "", "Ulm < Sweden", ""),
    ("It has a border with the [Swedish] provinces of [Ulm] and Holm.", "", "Ulm < Swedish", "Ulm < Swedish"),
    (
        "From its seat in [Sweden] it sent ships as far south as [Ulm] and [Holm] in Lund.",
        "",
        "Ulm < Sweden, Holm < Sweden",
        "",
    ),
    ("It was a war in [Sweden] between the [Ulm League] and the [Holm Union].", "", "Holm Union < Sweden", ""),
)


@pytest.mark.parametrize(("text", "words", "model", "left"), ROWS)
def test_what_lies_where(text: str, words: str, model: str, left: str) -> None:
    plain, names = "", dict[str, Name]()
    for before, label in re.findall(r"([^\[]*)(?:\[([^\]]+)\]|$)", text):
        plain += before
        if label:
            names[label] = Name(label=label, start=len(plain), end=len(plain) + len(label))
            plain += label
    graph = Graph((), tuple(Mention(at, "PLACE", "name", one) for at, one in enumerate(names.values())))
    claims = [_claim(names, *re.split(" ([<=]) ", one)) for one in model.split(", ")]
    known: list[Two] = [(one, two) for one, _, two in (each.partition(" < ") for each in words.split(", ")) if one]
    found = placed(claims, plain, graph, known, ontology())
    kept = [one for one in model.split(", ") if one in left.split(", ")]
    assert list(found) == [claims[model.split(", ").index(one)] for one in kept]


def _claim(names: dict[str, Name], inner: str, sign: str, outer: str) -> Claim:
    return Claim(
        subject=names[inner],
        relation="locatedIn" if sign == "<" else "country",
        object=names[outer],
        start=0,
        end=1,
        extractor="model",
        rule="r",
        confidence=0.8,
    )


def test_rows_are_many() -> None:
    assert len(ROWS) >= 60
