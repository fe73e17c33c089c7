"""The names of a collection of articles: what a name that no link explains may mean.

`describe` says what an article makes known, `Index` keeps it, `choose` decides.
"""
