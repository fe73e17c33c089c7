"""Clauses in a parse: whether a verb is passive, who its subject is, what its objects are.

In: a `Parsed` sentence and the index of a verb in it. Everything here is about grammar alone; what
the words mean is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal as OneOf

from kg.extract.definition.predicate import CASTING
from kg.nlp.parsed import Parsed

Voice = OneOf["active", "passive"]

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = frozenset(("WDT", "WP", "WP$"))
_BE = frozenset("is are was were be been being 's 're am".split())
#: The forms of "be" that have a subject in an article.
ARE = frozenset("is are was were".split())
#: What a list follows: "Their children include A and B", "his novels are A and B".
LISTING = frozenset("include includes included are were".split())
#: The tags of a verb that stands in its own clause.
FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
COPULAS = _BE | frozenset("become became becomes remain remains remained serve serves served act acts acted".split())
#: Adjectives that patterns read as they read participles: "is native to".
_NATIVE = frozenset(("native", "endemic", "indigenous"))
#: What is done to a work, by one after the other.
_MADE = frozenset(
    "directed co-directed produced co-produced written co-written scripted edited composed scored photographed shot "
    "filmed narrated adapted animated designed developed created illustrated released distributed published".split()
)
#: Which of several did what an infinitive tells: "the first to", "the only woman to".
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only".split())
_DOERS = frozenset(
    "film movie novel book album song single episode game series installment instalment play woman man person player "
    "actor actress singer artist author writer director filmmaker musician band group team club one".split()
)
#: What is done to who gets something.
_GIVEN = frozenset("awarded given granted offered".split())
#: How a participle tells where something has its seat.
_SEATED = frozenset("based located situated headquartered".split())
#: The articles of any one of many.
INDEFINITE = frozenset(("a", "an"))
#: What is done in a place.
_PLACED = frozenset(
    "set filmed shot made recorded released premiered screened located situated based born formed founded established "
    "opened performed produced staged held".split()
)
#: "a school, now known as C".
_CALLED = frozenset("known called named renamed titled".split())
_NOW = frozenset("now today later then currently presently nowadays formerly previously originally".split())


def word(parsed: Parsed, index: int) -> str:
    """The word in lower case."""
    return parsed.lower[index]


def words_of(parsed: Parsed, index: int, *deps: str) -> set[str]:
    """The dependents' words in lower case."""
    return {word(parsed, one) for one in parsed.children(index, *deps)}


def is_verb(parsed: Parsed, index: int) -> bool:
    """Whether the tagger took the word for a verb."""
    token = parsed.tokens[index]
    return token.tag.startswith("VB") or _is_participle(parsed, index)


def _is_participle(parsed: Parsed, index: int) -> bool:
    """Whether an "adjective" says what was done, or as much: "was married to", "is native to"."""
    token = parsed.tokens[index]
    return token.tag == "JJ" and token.dep == "acomp" and (token.text.endswith("ed") or token.text in _NATIVE)


def voice(parsed: Parsed, verb: int) -> Voice:
    """Passive too are participles that modify a noun or a clause: "a film directed by", "Set in"."""
    token = parsed.tokens[verb]
    if parsed.children(verb, "auxpass", "nsubjpass") or _is_participle(parsed, verb):
        return "passive"
    if (
        token.tag in ("VBG", "VBZ", "VBP")
        or words_of(parsed, verb, "aux")
        or parsed.children(verb, "nsubj")
        and token.tag != "VBN"
    ):
        return "active"
    if token.dep == "conj" and is_verb(parsed, token.head):
        if parsed.children(verb, "agent"):
            return "passive"
        return voice(parsed, token.head) if token.tag == "VBN" and not _things(parsed, verb) else "active"
    if token.dep == "acl" and word(parsed, verb) in _GIVEN and parsed.tokens[token.head].tag in ("NN", "NNS"):
        return "passive"  # "the first writer awarded the prize"
    if token.dep == "acl" and parsed.tokens[token.head].dep == "ROOT" and not parsed.children(verb, "agent"):
        return "active"  # "The shooting wrapped on 2 May": a sentence, not a noun phrase
    if token.tag == "VBN" or parsed.children(verb, "agent"):
        return "passive"
    if token.dep == "acl" and parsed.tokens[token.head].dep == "attr" and not parsed.children(verb, "dobj"):
        return "passive"  # "a small ball often made from glass"
    return "passive" if token.dep == "advcl" and verb == 0 else "active"


def _things(parsed: Parsed, verb: int) -> bool:
    """Whether a verb has an object that is more than a date: "released 1900" has none."""
    return any(parsed.tokens[one].tag != "CD" for one in parsed.children(verb, "dobj"))


def subject(parsed: Parsed, verb: int) -> int | None:
    """The word that heads the subject of a verb, an antecedent for "who" and the shared one for "and wrote"."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        token = parsed.tokens[verb]
        own = parsed.children(verb, *SUBJECTS)
        for auxiliary in parsed.children(verb, "auxpass"):  # "it became known as"
            own = own or parsed.children(auxiliary, *SUBJECTS)
        if own:  # "A joint production of A and B, the film stars C": two subjects
            last = own[-1] if len(own) > 1 and own[-1] < verb and _begins_anew(parsed, own[-1]) else own[0]
            named = last + 1 in own and parsed.tokens[last].tag == "NN" and parsed.tokens[last + 1].tag == "NNP"
            return antecedent(parsed, last + named)  # "The album Grey Ice was produced by"
        head = token.head
        if token.dep == "acl" and (before := further(parsed, verb)) is not None:
            verb = before
            continue
        if token.dep in ("acl", "relcl"):
            if is_first_to(parsed, verb):  # "is the third film to star A", "is the fifth film and the third to"
                while parsed.tokens[head].dep == "conj":
                    head = parsed.tokens[head].head
                if parsed.tokens[head].dep == "attr":
                    verb = parsed.tokens[head].head
                    continue
            return head if token.tag in ("VBN", "VBG", "VBD") and not is_verb(parsed, head) else None
        if (renamed := _renamed(parsed, verb)) is not None:
            return renamed
        if is_subject(parsed, verb - 1):
            return verb - 1
        if (led_to := _led_to(parsed, verb)) is not None:
            return led_to
        if token.dep in ("conj", "xcomp", "advcl") and is_verb(parsed, head):
            verb = head
        elif token.dep == "pcomp":
            verb = parsed.tokens[head].head
        elif token.dep in ("prep", "acomp", "amod") or token.dep == "auxpass":
            verb = head
        else:
            return None
    return None


def _begins_anew(parsed: Parsed, index: int) -> bool:
    """Whether a comma stands right before "it" or "the film"."""
    first = min(parsed.subtree(index))
    return parsed.tokens[index].tag in ("NN", "PRP") and first > 0 and word(parsed, first - 1) == ","


def _led_to(parsed: Parsed, verb: int) -> int | None:
    """What a participle leads to that opens the sentence, hung by the parser under the agent: "Directed by A, W is"."""
    main = parsed.tokens[verb].head
    if verb or parsed.tokens[verb].tag != "VBN" or parsed.tokens[verb].dep != "advcl":
        return None
    if parsed.children(main, *SUBJECTS) or not is_verb(parsed, main):
        return None
    named = [one for by in parsed.children(verb, "agent") for agent in parsed.children(by, "pobj")
             for one in parsed.children(agent, "appos")]
    return named[-1] if len(named) == 1 and parsed.tokens[named[0]].tag.startswith("NNP") else None


def _renamed(parsed: Parsed, verb: int) -> int | None:
    """What "now known as" tells of, hung by the parser under the verb: in "led the first school, now known as C" it."""
    at = verb - 1 if word(parsed, verb) in _CALLED and parsed.tokens[verb].dep == "advcl" else 0
    if at < 2 or word(parsed, at) not in _NOW or word(parsed, at - 1) != ",":
        return None
    above, found = at - 2, None
    while above != parsed.tokens[verb].head and parsed.tokens[above].head != above:
        found = above if parsed.tokens[above].dep in ("dobj", "pobj") else found
        above = parsed.tokens[above].head
    return found


def further(parsed: Parsed, verb: int) -> int | None:
    """The verb that "written by B" goes on with in "was directed by A, written by B", hung by the parser under A."""
    parted = verb > 0 and word(parsed, verb - 1) == ","
    if not parted or word(parsed, verb) not in _MADE or not parsed.children(verb, "agent"):
        return None
    agent = parsed.tokens[parsed.tokens[verb].head].head
    before = parsed.tokens[agent].head
    by = parsed.tokens[agent].dep == "agent" and word(parsed, before) in _MADE
    return before if by and before < verb else None


def antecedent(parsed: Parsed, index: int) -> int:
    """The noun that a relative pronoun stands for; any other word itself."""
    token = parsed.tokens[index]
    if token.tag in RELATIVE or token.text.lower() == "that" and token.dep in SUBJECTS:
        clause = parsed.tokens[token.head].head if token.tag == "WP$" else token.head  # "whose head is A"
        while parsed.tokens[clause].dep in ("conj", "xcomp", "ccomp") and parsed.tokens[clause].head != clause:
            clause = parsed.tokens[clause].head
        if parsed.tokens[clause].dep in ("relcl", "acl"):
            noun = _apposed_to(parsed, index, parsed.tokens[clause].head)
            return _seated(parsed, noun) if index and word(parsed, index - 1) == "," else noun
    return index


def _apposed_to(parsed: Parsed, relative: int, noun: int) -> int:
    """The name beside which a noun stands that is an object of its clause: "A, the agency which he founded"."""
    named = parsed.tokens[noun].head
    apposed = parsed.tokens[noun].dep == "appos" and parsed.tokens[noun].tag == "NN" and named < noun
    beside = apposed and parsed.tokens[named].tag.startswith("NNP") and parsed.children(noun, "det")
    return named if beside and parsed.tokens[relative].dep not in SUBJECTS else noun


def examples(parsed: Parsed, index: int) -> Iterator[int]:
    """What stands behind a noun after "such as" or "including", also as in "awards in her field, including the A"."""
    for one in (*parsed.children(index, "prep"), *_including(parsed, index)):
        such = one > 0 and word(parsed, one) == "as" and word(parsed, one - 1) == "such"
        yield from parsed.children(one, "pobj") if such or word(parsed, one) == "including" else ()


def _including(parsed: Parsed, index: int) -> Iterator[int]:
    """A comma's "including" that hangs under what the plural before it is in: "many awards in her field, including"."""
    field = index + 1
    if field < len(parsed.tokens) and word(parsed, field) in ("in", "for", "from"):
        for noun in parsed.children(field, "pobj") if parsed.tokens[index].tag == "NNS" else ():
            for one in parsed.children(noun, "prep") if parsed.tokens[noun].tag == "NN" else ():
                if word(parsed, one) == "including" and word(parsed, one - 1) == ",":
                    yield one


def is_placed(parsed: Parsed, index: int) -> bool:
    """Whether a name tells where something is done: "filmed in A"."""
    preposition = parsed.tokens[index].head
    verb = parsed.tokens[parsed.tokens[preposition].head].text
    return parsed.tokens[index].dep == "pobj" and word(parsed, preposition) in ("in", "at", "near") and verb in _PLACED


def _seated(parsed: Parsed, place: int) -> int:
    """What has its seat in a place that only tells of it: of "A, based in P, which she founded," A."""
    seat = parsed.tokens[parsed.tokens[place].head]
    if parsed.tokens[place].dep != "pobj" or seat.dep != "prep":
        return place
    based, before = parsed.tokens[seat.head], seat.head - 2
    if based.dep != "acl" or based.text not in _SEATED or before < 0 or parsed.tokens[before + 1].text != ",":
        return place
    return before if parsed.tokens[before].tag.startswith("NN") else based.head


def is_far(parsed: Parsed, verb: int, noun: int) -> bool:
    """Whether a comma's participle stands too far from a noun to be surely its own.

    It does not where it stands right behind what the noun is said to be: "It was the first asteroid, discovered by".
    """
    token, told = parsed.tokens[verb], parsed.tokens[parsed.tokens[verb].head]
    if token.dep != "acl" or parsed.tokens[verb - 1].text != "," or noun >= verb - 2:
        return False
    return token.head != verb - 2 or told.dep != "attr" or noun not in parsed.children(told.head, "nsubj")


def is_first_to(parsed: Parsed, verb: int) -> bool:
    """Whether an infinitive tells what was done: "the first to win the prize", "the third film to star A"."""
    head = parsed.tokens[verb].head
    told = {word(parsed, head)} if word(parsed, head) in _RANKS else words_of(parsed, head, "amod") & _RANKS
    able = word(parsed, head) in _RANKS | _DOERS
    return bool(told) and able and "to" in words_of(parsed, verb, "aux") and head < verb


def disagrees(parsed: Parsed, verb: int, who: int) -> bool:
    """Whether a "verb" does not agree with its singular subject: "the Oscar Wilde play Salome"."""
    return (
        parsed.tokens[verb].tag in ("VBP", "VB")
        and parsed.tokens[who].tag in ("NN", "NNP")
        and not parsed.children(who, "conj")
        and not parsed.children(verb, "aux", "auxpass")
        and parsed.tokens[verb].dep not in ("conj", "xcomp", "advcl", "relcl")
    )


def objects(parsed: Parsed, verb: int) -> Iterator[int]:
    """The direct objects of a verb, and what it is said to be or become."""
    for one in parsed.children(verb, "dobj", "attr", "oprd"):
        yield antecedent(parsed, one)
    token = parsed.tokens[verb]
    if token.dep == "compound" and token.tag in ("VBZ", "VBD") and parsed.children(verb, *SUBJECTS):
        yield token.head  # "The film stars A, B and C": parsed as a noun phrase
    after = parsed.tokens[token.head + 1] if token.dep == "relcl" and token.head < verb else token
    if (after.tag, after.dep, after.head) == ("PRP", "nsubj", verb):
        yield token.head  # "a screenplay he wrote"


def prepositional(parsed: Parsed, index: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """What stands after one of the prepositions that depend on a word."""
    found: list[int] = []
    for one in parsed.children(index, "prep", "agent", "dative", "prt", "advmod", "conj"):
        if word(parsed, one) in prepositions and parsed.tokens[one].tag in ("IN", "TO", "RP", "RB"):
            found += _repeated(parsed, one, prepositions)
    for one in _without_far_agent(parsed, found):
        # "composed by A and lyrics by B": the second "by" is not the verb's; "died in hospital in Leeds"
        before = parsed.tokens[one - 1]
        if (
            one < index
            or not any(index < other < one for other in found)
            or before.tag not in ("NN", "NNS")
            or before.head in found
        ):
            yield from _objects_of(parsed, one) or _shared(parsed, index, one)


def _without_far_agent(parsed: Parsed, found: list[int]) -> list[int]:
    """Without the second "by" of "followed by a wide release, by A", which is said of the release."""
    agents = [one for one in found if parsed.tokens[one].dep == "agent"]
    first = parsed.children(agents[0], "pobj") if len(agents) > 1 else ()
    common = bool(first) and parsed.tokens[first[0]].tag in ("NN", "NNS")
    return [one for one in found if not common or one not in agents[1:]]


def _objects_of(parsed: Parsed, preposition: int) -> Sequence[int]:
    """What stands behind a preposition: in "by A and starring B", where the parser takes both, A."""
    found = parsed.children(preposition, "pobj")
    return [one for one in found if one == found[0] or word(parsed, one - 1) not in CASTING]


def _shared(parsed: Parsed, verb: int, preposition: int) -> Iterator[int]:
    """What a preposition has in common with the verb after it: "written by and starring A"."""
    after = parsed.tokens[preposition + 1 : preposition + 2]
    if after and after[0].tag == "CC":
        for one in parsed.children(verb, "conj"):
            if preposition < one <= preposition + 3:
                yield from parsed.children(one, "dobj")


def _repeated(parsed: Parsed, index: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """A preposition and those in a row with it: "bordered by A; by B and C; and by D"."""
    yield index
    for one in parsed.children(index, "conj", "prep"):
        if word(parsed, one) in prepositions:
            yield from _repeated(parsed, one, prepositions)


def conjuncts(parsed: Parsed, index: int) -> Iterator[int]:
    """A word and all that are coordinated with it."""
    yield index
    for one in parsed.children(index, "conj"):
        if not is_subject(parsed, one):
            yield from conjuncts(parsed, one)
    for one in parsed.children(index, "nmod"):  # "A and Canadian record producer B", where the parser takes B for both
        row = [each for each in conjuncts(parsed, one) if parsed.tokens[each].tag == "NNP"]
        proper = parsed.tokens[index].tag != "NN"  # no "Lund and Berg shipbuilding company"
        if proper and one < index and parsed.children(one, "cc") and max(row, default=index) < index:
            yield from row


def one_of(parsed: Parsed, index: int) -> int:
    """The "one" of those that a plural names, which tells of each: "one of the few films starring O"; else `index`."""
    of = parsed.tokens[index].head
    one = parsed.tokens[of].head
    told = parsed.tokens[index].tag == "NNS" and word(parsed, of) == "of" and word(parsed, one) == "one"
    return one if told and parsed.tokens[one].dep == "attr" else index


def is_subject(parsed: Parsed, index: int) -> bool:
    """Whether the parser took the next verb's subject for one of a row: Berg in "Lind won P and Berg won Q"."""
    after = index + 1
    if index < 1 or after >= len(parsed.tokens) or parsed.tokens[index].dep != "conj":
        return False
    verb = parsed.tokens[after]
    return (
        parsed.tokens[index].tag in ("NNP", "NNPS")
        and parsed.tokens[index - 1].tag == "CC"
        and verb.tag in ("VBD", "VBZ")
        and verb.dep == "conj"
        and verb.head < parsed.tokens[index].head
        and is_verb(parsed, verb.head)
        and bool(parsed.children(after, "dobj", "prep", "attr"))
        and not parsed.children(after, *SUBJECTS)
    )
