"""A network made visible: positions, colours and sizes for Gephi, pictures and pages of our own.

In: a `kg.export.network.Network`. Out: one with a `Design`, or a picture of it.
"""
