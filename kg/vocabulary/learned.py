"""What was learned from a user's sentences, in use: their relations beside ours, their model beside ours.

A relation of the user's that was learned is a relation of its own in the ontology that articles are read
with, named `own.LABEL`; its domain and range are the classes of ours that the user's were matched with.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from kg.errors import ConfigError
from kg.extract.prose.models import Models, Relations
from kg.extract.prose.phrase import Phrases
from kg.extract.relations import RelationModel
from kg.model import Claim
from kg.ontology import Ontology, Relation
from kg.read import Tools
from kg.vocab import slug
from kg.vocabulary.align import Alignment, Match
from kg.vocabulary.model import VocabularyRelation

#: Beside the model in its directory: from the name of each learned relation to the datatype of its objects.
NAMES = "relations.json"


def own_name(relation: VocabularyRelation) -> str:
    """What a user's relation is called among ours."""
    return f"own.{slug(relation.label)}"


def extended(alignment: Alignment, values: Mapping[VocabularyRelation, str]) -> Alignment:
    """The alignment with the relations in `values` learned: each is one of our ontology, and matched with itself.

    The values are datatypes as prefixed names, "" for a relation between things.
    """
    ours, classes = alignment.ontology, alignment.classes

    def known(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
        found = [name for group in groups[:1] for one in group for name in classes.get(one, ())]
        unknown = any(not classes.get(one) for group in groups[:1] for one in group)
        return () if unknown else tuple(dict.fromkeys(found))

    own = {
        theirs: Relation(
            name=own_name(theirs),
            label=theirs.label,
            domain=known(theirs.domain),
            range=() if datatype else known(theirs.range),
            datatype=datatype,
        )
        for theirs, datatype in values.items()
    }
    relations = {**ours.relations, **{one.name: one for one in own.values()}}
    ontology = replace(
        ours, relations=relations, version=f"{ours.version}+{json.dumps([repr(one) for one in own.values()])}"
    )
    matched = {
        theirs: (*found, *([Match(own[theirs], False, "learned")] if theirs in own else []))
        for theirs, found in alignment.relations.items()
    }
    return replace(alignment, ontology=ontology, relations=matched)


def save(model: RelationModel, values: Mapping[VocabularyRelation, str], directory: Path) -> None:
    """Write what `load` reads."""
    model.save(directory)
    names = {own_name(theirs): datatype for theirs, datatype in values.items()}
    (directory / NAMES).write_text(json.dumps(names, ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(directory: Path, alignment: Alignment) -> tuple[RelationModel, Alignment]:
    """Read a learned model, and the alignment with its relations.

    Raises ConfigError where there is none, or it was learned for another ontology.
    """
    model = RelationModel.load(directory)
    try:
        names = json.loads((directory / NAMES).read_text("utf-8"))
    except (OSError, ValueError) as err:
        raise ConfigError(f"{directory / NAMES}: cannot be read ({err}); run kg learn again") from err
    by_name = {own_name(theirs): theirs for theirs in reversed(alignment.vocabulary.relations)}
    for name in names:
        if name not in by_name:
            raise ConfigError(
                f"{directory}: its relation {name!r} is not in {alignment.vocabulary.path}; "
                "use the ontology that it was learned with, or learn again"
            )
    return model, extended(alignment, {by_name[name]: datatype for name, datatype in names.items()})


@dataclass(frozen=True)
class LearnedTools(Tools):
    """Tools whose relation model is joined by a user's."""

    learned: RelationModel = field(kw_only=True)

    @cached_property
    def models(self) -> Models:
        """The package's models, and the user's beside them."""
        shipped = super().models
        return replace(shipped, relations=_Together(tuple(one for one in (shipped.relations, self.learned) if one)))

    @cached_property
    def version(self) -> str:
        """What the result of reading depends on besides the text."""
        weights = sum(float(abs(one).sum()) for one in self.learned.weights.values())
        return f"{super().version}/{self.learned.version}/{weights!r}"


def with_learned(tools: Tools, ontology: Ontology, learned: RelationModel) -> LearnedTools:
    """The tools with the user's model, and the ontology that has its relations."""
    known = {one.name: getattr(tools, one.name) for one in fields(tools)}
    return LearnedTools(**{**known, "ontology": ontology}, learned=learned)


@dataclass(frozen=True, slots=True)
class _Together:
    """Several models as one; what they say is listed one after the other."""

    models: tuple[Relations, ...]

    def claims(
        self, passages: Sequence[Sequence[Phrases]], known: Sequence[Collection[tuple[str, str | int]]] | None = None
    ) -> list[list[Claim]]:
        """What any of them finds."""
        found = zip(*(one.claims(passages, known) for one in self.models), strict=True)
        return [list(chain(*ones)) for ones in found]
