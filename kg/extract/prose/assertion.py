"""Whether a clause is asserted at all: no negation, modal verb, condition or report.

In: a `Parsed` sentence and the index of a verb in it. Why apart: grammar can say who does something that nobody says
was done.
"""

from __future__ import annotations

from kg.extract.prose.clause import SUBJECTS, is_first_to, is_verb, word, words_of
from kg.nlp.parsed import Parsed

_MODALS = frozenset("would could might may should must can will wo 'd ca shall 'll ought".split())
#: "Symptoms may include fever" names one.
_LISTING, _MAY = frozenset(("include", "comprise")), frozenset(("may", "can"))
_NEGATIVE = frozenset(
    "not n't never neither nor hardly rarely almost nearly reportedly allegedly supposedly possibly "
    "probably perhaps purportedly seemingly apparently either".split()
)
_OPEN = frozenset(("nor", "either"))
_DOUBTFUL = frozenset("if unless whether".split())
#: Verbs whose complement is as true as they are: "went on to direct", "began working for".
_PHASES = frozenset(
    "go goes went gone going continue continues continued begin begins began begun start starts started "
    "return returns returned help helps helped come comes came".split()
)
#: Prepositions before a gerund that is a fact: "known for directing", "after winning".
_FACTIVE = frozenset("for after before by since including".split())


def asserted(parsed: Parsed, verb: int) -> bool:
    """Whether the sentence says that it happened: no negation, modal verb, condition or report."""
    while True:
        token = parsed.tokens[verb]
        modals = _MODALS - _MAY if word(parsed, verb) in _LISTING else _MODALS
        if words_of(parsed, verb, "neg", "advmod", "aux", "det") & (_NEGATIVE | modals):
            return False
        if words_of(parsed, verb, "cc", "preconj") & _OPEN or verb and word(parsed, verb - 1) == "nor":
            return False  # "nor is it a sequel", "was either a son of A or of B"
        infinitive = "to" in words_of(parsed, verb, "aux")
        head = token.head
        if token.dep == "conj":
            if parsed.children(verb, *SUBJECTS) or not is_verb(parsed, head):
                return True
        elif token.dep == "xcomp" or infinitive and token.dep == "advcl":
            if word(parsed, head) not in _PHASES:
                return False
        elif token.dep == "acomp":
            pass  # "was not married"
        elif token.dep == "advcl":
            if words_of(parsed, verb, "mark", "advmod") & _DOUBTFUL:
                return False
        elif token.dep == "pcomp":
            if word(parsed, head) not in _FACTIVE:
                return False
            head = parsed.tokens[head].head
        elif token.dep in ("acl", "relcl"):
            return (not infinitive or is_first_to(parsed, verb)) and "no" not in words_of(parsed, head, "det")
        elif token.dep in ("ccomp", "csubj"):
            return not infinitive and _main(parsed, head, verb)
        else:
            return not infinitive
        if head == verb:
            return True
        verb = head


def _main(parsed: Parsed, head: int, verb: int) -> bool:
    """Whether a complement is really a main clause that the parser hung under another: "X did A; Y did B"."""
    between = {word(parsed, one) for one in range(min(head, verb), max(head, verb))}
    if head > verb:
        return not between.isdisjoint((";", ":"))
    whole = parsed.children(head, "attr") and parsed.children(verb, *SUBJECTS)  # "It is a film; A produced it"
    return ";" in between and bool(whole) and not parsed.children(verb, "mark")
