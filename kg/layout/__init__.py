"""Where the nodes of a network stand on a plane.

In: links between numbered nodes, with weights. Out: positions as complex numbers, x + y i. How:
`pivots` gives a first arrangement from distances in the network, `forceatlas2` lets forces refine
it; `quadtree` and `repulsion` sum what all nodes do to each other in time proportional to their
number. NumPy only; the same links, settings and seed give the same positions.
"""
