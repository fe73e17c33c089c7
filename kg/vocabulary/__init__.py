"""The user's own ontology: read it, find which of our relations mean the same, say facts in its words.

    load_vocabulary(path) -> Vocabulary       classes and relations as the user's file declares them
    align(vocabulary, ontology) -> Alignment  which of ours each of theirs is, and why
    Speaker(alignment).rows(reading)          the facts of an article as rows in the user's words

Raises OntologyError, naming file, place and remedy, before any article is read.
"""

from kg.vocabulary.align import Alignment, Match, align
from kg.vocabulary.load import is_vocabulary, load_vocabulary
from kg.vocabulary.model import Vocabulary, VocabularyClass, VocabularyRelation
from kg.vocabulary.speak import Speaker

__all__ = [
    "Alignment",
    "Match",
    "Speaker",
    "Vocabulary",
    "VocabularyClass",
    "VocabularyRelation",
    "align",
    "is_vocabulary",
    "load_vocabulary",
]
