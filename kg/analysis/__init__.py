"""What the shape of a network tells: who is central, what belongs together, how it is spread.

In: a `kg.export.network.Network`. Out: numbers of its nodes, and a report for people. How: a
`Structure` holds the ends of all edges as arrays; networkit, an optional library, does the heavy
work in one thread and from one seed, so that the same network has the same numbers.
"""
