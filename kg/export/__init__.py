"""The graph as other programs want it: for Gephi, for tables, for other databases, as RDF.

In: a store and a `Selection` of what to take. Out: files, each whole or not there at all. How: a
`Desk` lays the facts out in a temporary database and makes a `Network` of them, streams of nodes
and edges; each format is a file here that writes such streams, and `formats` lists them.
"""
