"""Every mention of a document: which words name or stand for what.

In: names with the things that they stand for. Out: `Mention`s by offset. A link's anchor is a mention in any case;
where a claim takes more or fewer words for a name than the reader of names does, the latter knows better.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from kg.link.things import Known, Thing
from kg.model import Entity, Mention, Name, Passage
from kg.names import name_key


class Mentions:
    """The mentions of one document, gathered as its names are resolved."""

    def __init__(self, known: Known, chosen: Mapping[str, float]) -> None:
        """`chosen` are the IRIs of what the collection means by a name, with how sure that is."""
        self.known, self.chosen = known, chosen
        self.found: dict[tuple[int, int], Mention] = {}
        self.classes: dict[tuple[int, int], tuple[str, ...]] = {}  # span of a mention -> what the words tell

    def note(self, passage: Passage, name: Name, thing: Thing) -> None:
        """Note what a name stands for, unless the same words are noted already."""
        if 0 <= name.start < name.end:
            start, end = passage.source(name.start, name.end)
            if (start, end) in self.found:
                return
            named = name_key(passage.text[name.start : name.end]) == name_key(name.label)
            source = "name" if named or name.title else "coreference"
            found = "self" if name.self else "collection" if thing.iri in self.chosen else source
            self.found[start, end] = Mention(
                start=start,
                end=end,
                text=self.known.document.article.text[start:end],
                entity=Entity(iri=thing.iri, label=thing.label),
                source=found,
                confidence=self.chosen.get(thing.iri, 1.0),
            )

    def finish(self) -> tuple[Mention, ...]:
        """All of them in text order, every class being known."""
        for link in self.known.document.links:
            self.found[link.start, link.end] = Mention(
                start=link.start,
                end=link.end,
                text=link.anchor,
                entity=self.known.entity(self.known.titled(link.title).iri),
                source="link",
            )
        self._disentangle()
        for span, mention in self.found.items():
            entity, told = self.known.entity(mention.entity.iri), self.classes.get(span, ())
            self.found[span] = replace(mention, entity=entity, types=self._types(entity, told))
        return tuple(self.found[span] for span in sorted(self.found))

    def _disentangle(self) -> None:
        """Where a claim takes more or fewer words for a name than the reader of names does, the latter knows better."""
        sure = sorted(span for span, one in self.found.items() if span in self.classes or one.source == "link")
        for span in [one for one, it in self.found.items() if one not in self.classes and it.source != "link"]:
            near = sure[max(0, bisect_left(sure, span) - 1) : bisect_left(sure, (span[1], 0))]
            if any(one != span and one[0] < span[1] and span[0] < one[1] for one in near):
                del self.found[span]

    def _types(self, entity: Entity, told: tuple[str, ...]) -> tuple[str, ...]:
        """What the words name: the entity, unless they tell more; "French" is no country though it means France."""
        vague = all(self.known.ontology.is_any(told, known) for known in entity.types)
        return told if vague or "Group" in told else entity.types
