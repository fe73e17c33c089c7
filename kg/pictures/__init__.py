"""Pictures of what was read: a text's mentions, a sentence's relations, as HTML and SVG that stand alone."""
