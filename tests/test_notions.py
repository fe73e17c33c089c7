"""Offices that a paragraph says its subject held, and when."""

from __future__ import annotations

import pytest

from kg.extract import notions
from kg.extract.about import About
from kg.model import Passage, Piece, Value
from kg.ontology import load_ontology

ROWS: tuple[tuple[str, list[tuple[str, list[str]]]], ...] = (
    (
        "He was Emir of Holm from 11 April 1921 to 25 May 1946.",
        [("Emir of Holm", ["1921-04-11", "1946-05-25"])],
    ),
    (
        "He served as Bishop of Lund (1647–1672) and Archbishop of Uppsala (1680–1690).",
        [("Bishop of Lund", ["1647", "1672"]), ("Archbishop of Uppsala", ["1680", "1690"])],
    ),
    ("He was elected King of Bohemia.", [("King of Bohemia", [])]),
    (
        "He was the chief of the Danish Coast Guard between 1931 and 1940.",
        [("chief of the Danish Coast Guard", ["1931", "1940"])],
    ),
    (
        "He served as Minister of Labour, and was later Minister of Trade under Karl Lind and Leader of the House of "
        "Lords under Ivo Brandt.",
        [("Minister of Labour", []), ("Minister of Trade", []), ("Leader of the House of Lords", [])],
    ),
    ("He was a Deputy Lieutenant of the County of Ulm.", [("Deputy Lieutenant of the County of Ulm", [])]),
    ("He was leader of the House Band.", []),
    (
        "He served under Karl Lind as a Lord-in-waiting (whip of the peers) from 1891 to 1892 and as Parliamentary "
        "Under-Secretary of State for the Navy from 1892 to 1895.",
        [
            ("Lord-in-waiting", ["1891", "1892"]),
            ("Parliamentary Under-Secretary of State for the Navy", ["1892", "1895"]),
        ],
    ),
    (
        "He was Minister for Public Works and Governor of Holm.",
        [("Minister for Public Works", []), ("Governor of Holm", [])],
    ),
    ("He was emperor of the Ask dynasty from 32 to 57.", [("emperor of the Ask dynasty", ["0032", "0057"])]),
    ("He was a descendant of Duke Otto, as well as Tsar Boris IV of Holm.", []),
    ("He was chief conductor of the Holm Orchestra for ten years.", [("chief conductor of the Holm Orchestra", [])]),
    (
        "He was elected Warden of Holm College in 1571, a post he held until 1614.",
        [("Warden of Holm College", ["1571", "1614"])],
    ),
    (
        "He served Skerry in many public offices, including State Senator (1794) and the 42nd Governor (1804–1806).",
        [("State Senator", ["1794"]), ("Governor", ["1804", "1806"])],
    ),
    ("He was given lands in 1806 while his cousin, Prince Karl of Ask, became the Duke of Ulm.", []),
    ("He was the father of Karl IV, the elected King of Lund.", []),
    ("He was King of the Lund–Ulm Union from 1402 to 1410.", [("King of the Lund–Ulm Union", ["1402", "1410"])]),
    ("He lived there when his wife served as Governor General of Lund.", []),
    ("He was the eldest son of Karl IV, Elector of Ulm (who was briefly King of Lund), and Ida Holm.", []),
    ("He lived in Lund when his wife served as the Governor General of Holm from 1921 to 1926.", []),
    ("He was the grandfather of Otto III, the elected King of Holm.", []),
    (
        "In 1394, he was appointed Justiciar of North Holm and Governor of Ulm.",
        [("Justiciar of North Holm", ["1394"]), ("Governor of Ulm", [])],
    ),
    (
        "He served as the general secretary of the Workers Party of Holm (WPH) and the fourth paramount leader of Holm "
        "from 1959 to 1972.",
        [("general secretary of the Workers Party of Holm", []), ("paramount leader of Holm", ["1959", "1972"])],
    ),
    (
        "He was a courtier from 1577 and a castellan of Ulm from 1597.",
        [("castellan of Ulm", ["1597"])],
    ),
    ("He was emperor of the Danish dynasty Later Ask.", [("emperor of the Danish dynasty Later Ask", [])]),
    ("He was elected King of the Holm–Ulm Commonwealth.", [("King of the Holm–Ulm Commonwealth", [])]),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_offices_are_held_from_and_to(text: str, expected: list[tuple[str, list[str]]]) -> None:
    passage = Passage(kind="prose", section="", subject="Otto Berg", text=text, pieces=(Piece(0, 0, len(text)),))
    about = About(title="Otto Berg", classes=("Person",), gender="male")
    found = [one for one in notions.extract(passage, about, load_ontology()) if one.rule == "office"]
    assert [
        (getattr(one.object, "label", ""), [term.lexical for _, term in one.qualifiers if isinstance(term, Value)])
        for one in found
    ] == expected
