"""Learning from labelled text: the models that the package carries, and a user's own relations.

`make train` (`python -m kg.learn --data DATA --out DIR`) rebuilds what stands in `kg/data/models`; that needs torch
(`pip install kg-builder[train]`). A user's own relations need nothing but what reading needs:

    from kg.learn import fit
    from kg.learn.examples import Example, Span, Stated

    example = Example(
        text="Barolo is made from Nebbiolo.",
        spans=(Span(0, 6), Span(20, 28)),             # [start, end) in code points; a third value is the kind, if known
        stated=(Stated(0, "grapeVariety", 1),),       # span 0, relation, span 1
        annotated=frozenset(),                        # relations of which nothing else holds in this text, if any
    )
    model = fit([example, ...], tools, base)          # a kg.extract.relations.RelationModel; seconds for hundreds
    # tools: kg.read.Tools (Settings().tools()); base: the shipped RelationModel, tools.models.relations
    model.save(directory)                             # *.npz and *.json; RelationModel.load(directory) reads them
    list(model.claims(phrases))                       # as reading does; relations by the names given in `stated`

`relation` in `Stated` is the local name of a relation of the ontology at hand, or a Wikidata P-id that one of its
relations carries. A text that states nothing (`stated=()`, all relations in `annotated`) is a counter-example; the
other relations' examples, the reverse of every pair and the package's own background of unrelated pairs are taken as
counter-examples too.
"""

from kg.learn.fitting import fit

__all__ = ["fit"]
