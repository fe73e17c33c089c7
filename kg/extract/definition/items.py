"""The items of a nominal predicate: "film", "actor" and "singer" of "a film actor and singer".

In: the words of a noun phrase. Out: one item for each of what is coordinated. How: stretches between commas and
conjunctions; one without a head of its own belongs to the next head ("public equity and venture capital firm").
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.definition.heads import Item, Token, is_trade, known_head, read_item, unknown_heads
from kg.ontology import Ontology

SEPARATORS = frozenset((",", "and", "or", "&", "and/or"))
DETERMINERS = frozenset("a an the any some another this various several certain one each".split())
#: What a city is also said to be, of what: "a business and cultural centre".
_HUBS = frozenset("centre center hub destination resort".split())
_ABSTRACT = re.compile(r"(?:tion|ment|ness|ity|ance|ence|sis|ism|ing)s?$")
_AGENTIVE = re.compile(r"(?:ist|er|or|ian|eur|ess|ant|man|woman|path)s?$")


def read_items(tokens: tuple[Token, ...], at: int, determiner: str, ontology: Ontology) -> tuple[Item, ...]:
    """The items of a noun phrase whose words begin at index `at`, each with its head."""
    items: list[Item] = []
    stretches: list[list[Token]] = [[]]
    joints: list[Token] = []
    joined = _joined(tokens, ontology)
    for index, token in enumerate(tokens[at:], at):
        if token.text in SEPARATORS and index not in joined:
            if stretches[-1]:
                stretches.append([])
                joints.append(token)
            else:
                joints[-1:] = [token]  # ", and": the word stands for both
        elif stretches[-1] or token.lower not in DETERMINERS:
            stretches[-1].append(token)
    pending: list[Token] = []  # modifiers that wait for their head
    dropped: list[Token] = []  # adjectives before a comma: they may tell a nationality
    people = False
    for index, stretch in enumerate(stretches):
        words = [one for one in stretch if one.text[0] not in "'\x01"]
        if words and words[0].lower == "other" and index:  # "helmets or other garments": no "helmets garment"
            pending, words = [], words[1:]
        if not words:
            continue
        known = known_head(words, ontology)
        alone = not known and not people and determiner in ("a", "an") and is_trade(words[-1].text)
        if alone and _of_people(stretches[index + 1 :], ontology):
            items.append(replace(read_item(words, ontology, trade=words[-1].text), spare=(*dropped, *pending)))
            people, pending, dropped = True, [], []
            continue
        if not known:
            if people and len(words) < 4 and _AGENTIVE.search(words[-1].text) and words[-1].text[0].islower():
                items.append(read_item(words, ontology))
                continue
            joint = joints[index : index + 1]
            if _ABSTRACT.search(words[-1].lower) and joint and joint[0].text == "," and determiner == "the":
                return ()  # "identification, interpretation and organization": no kind of thing
            if joint and joint[0].text == ",":
                dropped, pending = [*dropped, *words], []
            else:
                pending = [*pending, *words, *joint]
            continue
        if items and not people and known[1] and all(one.text[0].isupper() for one in words[-2:]) and words[1:]:
            break  # a name: "a film, a play by A and Anna Earl"
        agent = bool(known[1]) or ontology.is_a(known[2], "Agent")
        if (
            agent
            and items
            and not people
            and not any(
                one.spare
                or ontology.is_a(one.noun_class, "Agent")
                or ontology.is_a(one.noun_class, "Place")
                and not known[1]  # "road and bridge engineer"
                for one in items
            )
        ):
            pending = [token for one in items for token in one.tokens] + pending  # "film and television director"
            items = [replace(read_item(words, ontology), spare=tuple(pending))]
            people, pending = bool(known[1]), []
            continue
        if people and pending:
            break  # something that is no occupation stands between: not one list
        if len(known[0].split()) > 1:  # "founding and sole ruling party"
            items.append(replace(read_item(words, ontology), spare=(*dropped, *pending)))
        else:
            items.append(replace(read_item(pending + words, ontology), spare=tuple(dropped)))
        people = people or bool(items[-1].occupation)
        pending, dropped = [], []
    while pending and pending[-1].text in SEPARATORS:
        pending.pop()  # "is a urbanism and was": what follows is another predicate
    if items[1:] and pending and pending[-1].lower in _HUBS and not people and len(items[-1].tokens) == 1:
        items.pop()  # "a city and a business and cultural centre"
    if not items and pending and all(one.text == "and" for one in joints):
        items.append(read_item(pending, ontology))  # "warfare research and development unit", of which no part is known
    elif not items and pending:
        items.extend(read_item(one, ontology) for one in unknown_heads(stretches, joints, determiner))
    return tuple(one for one in items if one.head)


def _joined(tokens: tuple[Token, ...], ontology: Ontology) -> frozenset[int]:
    """Where "and" stands within the name of a genre whose first word is that of a thing: "a sword and sorcery film"."""
    words = [one.lower for one in tokens]
    return frozenset(
        at
        for at in range(1, len(tokens) - 1)
        if words[at] == "and" and " ".join(words[at - 1 : at + 2]) in ontology.genres
        if known_head(tokens[at - 1 : at], ontology)
    )


def _of_people(stretches: list[list[Token]], ontology: Ontology) -> bool:
    """Whether what is coordinated with an unknown trade may be one too: the first known head, or all endings."""
    heads = [known for one in stretches if one and (known := known_head(one, ontology))]
    if heads:
        return bool(heads[0][1])
    return all(is_trade(one[-1].text) or _AGENTIVE.search(one[-1].text) is not None for one in stretches if one)
