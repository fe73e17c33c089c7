"""The grammar of clauses and the matcher on parses written by hand: no model is needed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.extract.about import About
from kg.extract.prose import extract
from kg.extract.prose.assertion import asserted
from kg.extract.prose.clause import conjuncts, prepositional, subject, voice
from kg.extract.prose.sentence import simplify
from kg.model import Name, Passage, Piece, Value
from kg.nlp.parsed import Parsed, Token
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()


def parse(text: str, spec: str) -> Parsed:
    """Read "word/TAG/dep/head ..." as the parse of the text; heads are indices."""
    tokens: list[Token] = []
    at = 0
    for item in spec.split():
        word, tag, dep, head = item.rsplit("/", 3)
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(start, at, word, tag, dep, int(head)))
    return Parsed(tuple(tokens))


def passage(text: str) -> Passage:
    return Passage(kind="prose", section="", subject="Night Ferry", text=text, pieces=(Piece(0, 0, len(text)),))


DIRECTED = "It/PRP/nsubjpass/2 was/VBD/auxpass/2 directed/VBN/ROOT/2 by/IN/agent/2 Olsen/NNP/pobj/3 ././punct/2"
#: A verb's index in a parse; its voice, its subject and whether it is asserted.
CLAUSES = [
    ("It was directed by Olsen.", DIRECTED, 2, "passive", 0, True),
    ("It was never made by Olsen.",
     "It/PRP/nsubjpass/3 was/VBD/auxpass/3 never/RB/neg/3 made/VBN/ROOT/3 by/IN/agent/3 "
     "Olsen/NNP/pobj/4 ././punct/3", 3, "passive", 0, False),
    ("He would direct it.",
     "He/PRP/nsubj/2 would/MD/aux/2 direct/VB/ROOT/2 it/PRP/dobj/2 ././punct/2", 2, "active", 0, False),
    ("films made by Olsen", "films/NNS/ROOT/0 made/VBN/acl/0 by/IN/agent/1 Olsen/NNP/pobj/2", 1, "passive", 0, True),
    ("It was written and made by Olsen.", "It/PRP/nsubjpass/2 was/VBD/auxpass/2 written/VBN/ROOT/2 and/CC/cc/2 "
     "made/VBN/conj/2 by/IN/agent/4 Olsen/NNP/pobj/5 ././punct/2", 4, "passive", 0, True),
    ("She was born and studied.",
     "She/PRP/nsubjpass/2 was/VBD/auxpass/2 born/VBN/ROOT/2 and/CC/cc/2 studied/VBD/conj/2 "
     "././punct/2", 4, "active", 0, True),
    ("He went on to direct it.",
     "He/PRP/nsubj/1 went/VBD/ROOT/1 on/RP/prt/1 to/TO/aux/4 direct/VB/xcomp/1 it/PRP/dobj/4 "
     "././punct/1", 4, "active", 0, True),
    ("He wanted to direct it.",
     "He/PRP/nsubj/1 wanted/VBD/ROOT/1 to/TO/aux/3 direct/VB/xcomp/1 it/PRP/dobj/3 ././punct/1",
     3, "active", 0, False),
    ("Moe, who wrote it",
     "Moe/NNP/ROOT/0 ,/,/punct/0 who/WP/nsubj/3 wrote/VBD/relcl/0 it/PRP/dobj/3", 3, "active", 0, True),
    ("If he made it, fine", "If/IN/mark/2 he/PRP/nsubj/2 made/VBD/advcl/5 it/PRP/dobj/2 ,/,/punct/5 fine/JJ/ROOT/5",
     2, "active", 1, False),
    ("They said he made it", "They/PRP/nsubj/1 said/VBD/ROOT/1 he/PRP/nsubj/3 made/VBD/ccomp/1 it/PRP/dobj/3",
     3, "active", 2, False),
    ("known for directing it",
     "known/VBN/ROOT/0 for/IN/prep/0 directing/VBG/pcomp/1 it/PRP/dobj/2", 2, "active", None, True),
]  # fmt: skip


def test_the_table_of_clauses_is_whole() -> None:
    assert len(CLAUSES) >= 12


@pytest.mark.parametrize(("text", "spec", "verb", "spoken", "who", "said"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_clause(text: str, spec: str, verb: int, spoken: str, who: int | None, said: bool) -> None:
    parsed = parse(text, spec)
    assert (voice(parsed, verb), subject(parsed, verb), asserted(parsed, verb)) == (spoken, who, said)


def test_coordination_and_prepositions() -> None:
    parsed = parse("made by Olsen, Moe and Vik in 2021", "made/VBN/ROOT/0 by/IN/agent/0 Olsen/NNP/pobj/1 ,/,/punct/2 "
                   "Moe/NNP/conj/2 and/CC/cc/4 Vik/NNP/conj/4 in/IN/prep/0 2021/CD/pobj/7")  # fmt: skip
    assert list(conjuncts(parsed, 2)) == [2, 4, 6]
    assert list(prepositional(parsed, 0, ("by", "in"))) == [2, 8]
    assert list(prepositional(parsed, 0, ("on",))) == []


def test_a_sentence_is_simplified_and_its_offsets_lead_back() -> None:
    text = "Made by ''The Old Crew'' (1990) [1] and John A. Smith on April 30, 2021."
    sentence = simplify(passage(text), 0, len(text), ONTOLOGY)
    assert sentence.text == "Made by Hamlet and Smith on 2021."
    found = {word: sentence.view(sentence.text.index(word), sentence.text.index(word) + len(word))
             for word in ("Made", "Hamlet", "Smith", "on", "2021")}  # fmt: skip
    assert {word: text[start:end] for word, (start, end) in found.items()} == {
        "Made": "Made",
        "Hamlet": "''The Old Crew''",
        "Smith": "John A. Smith",
        "on": "on",
        "2021": "April 30, 2021",
    }
    units = [unit for word in ("Hamlet", "Smith", "2021") if (unit := sentence.unit(sentence.text.index(word)))]
    assert [unit.term.lexical if isinstance(unit.term, Value) else unit.term.label for unit in units] == [
        "The Old Crew",
        "John A. Smith",
        "2021-04-30",
    ]


@pytest.mark.parametrize(("text", "spec", "expected"), [
    ("It was directed by Mara Olsen.", DIRECTED, [("directedBy", "Mara Olsen", "passive direct by")]),
    ("It was directed by the actor Mara Olsen.",
     "It/PRP/nsubjpass/2 was/VBD/auxpass/2 directed/VBN/ROOT/2 by/IN/agent/2 "
     "the/DT/det/5 actor/NN/pobj/3 Olsen/NNP/appos/5 ././punct/2", [("directedBy", "Mara Olsen", "passive direct by")]),
    ("It was directed by his father.", "It/PRP/nsubjpass/2 was/VBD/auxpass/2 directed/VBN/ROOT/2 by/IN/agent/2 "
     "his/PRP$/poss/5 father/NN/pobj/3 ././punct/2", []),
    ("A poster was made by Mara Olsen.",
     "A/DT/det/1 poster/NN/nsubjpass/3 was/VBD/auxpass/3 made/VBN/ROOT/3 by/IN/agent/3 "
     "Olsen/NNP/pobj/4 ././punct/3", []),
])  # fmt: skip
def test_matches_of_a_parse(text: str, spec: str, expected: list[tuple[str, str, str]]) -> None:
    def by_hand(sentences: Sequence[str]) -> list[Parsed]:
        return [parse(sentence, spec) for sentence in sentences]

    claims = list(extract(passage(text), About(title="Night Ferry", classes=("Film",)), ONTOLOGY, by_hand))
    assert all(isinstance(claim.subject, Name) and claim.subject.self for claim in claims)
    assert [(claim.relation, claim.object.label if isinstance(claim.object, Name) else "", claim.rule)
            for claim in claims] == expected  # fmt: skip
