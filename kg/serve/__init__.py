"""The graph on HTTP: protocols, search, named questions and a page to ask on."""
