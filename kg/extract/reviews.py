"""Scores that reviewers gave a work: "82% positive rating on Rotten Tomatoes".

In: prose. Out: the score in the words of the text, with who gave it as a qualifier. How: within one
sentence, a score goes with the nearest of the aggregators, and only where the sentence speaks of a
rating; a number that is a count of reviews or a share of something else is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.sentences import split_sentences
from kg.extract.about import About
from kg.model import Claim, Name, Passage, Value
from kg.ontology import Ontology

_REVIEWER = re.compile(
    r"Rotten Tomatoes|Metacritic|CinemaScore|PostTrak|OpenCritic|GameRankings|AlloCiné|Letterboxd|IMDb|Douban|Maoyan"
    r"|Famitsu|Goodreads|AnyDecentMusic\?|Book Marks|Mtime|Filmarks|Box Office India"
)
_SCORE = re.compile(
    r"(?:rating|score|approval|average|fresh) (?:of |is |at |was )?(?:an? |only )?(?P<rated>\d{1,3}%)"
    r"|(?:gave|gives?|holds?|earned|received|assigned|awarded) (?:it |the \w+ )?(?:an? )?(?P<given>\d{1,3}%)"
    r"|(?<![\d.,/])(?P<share>\d{1,3}%)"
    r"(?= (?:[\w-]+ ){0,3}(?:rating|approval|score|fresh|positive|favou?rable)\b| Rotten Tomatoes)"
    r"|(?<![\d./])(?P<part>\d{1,3}(?:\.\d+)?(?:/| out of )(?:10|100|5|4|40)(?:\.0)?)(?![\d/%])"
    r"|(?:grade|score|rating)[^.\"“]{0,30}[\"“](?P<grade>[A-F][+\-–−]?)[\"”]"
    r"|[\"“](?P<graded>[A-F][+\-–−]?)[\"”] (?:grade|score|rating)"
)
_RATING = re.compile(
    r"\b(?:rat(?:ing|ed)|approval|scored?|grade|average|positive|fresh|reviews?|stars)\b", re.IGNORECASE
)


def extract(passage: Passage, about: About, ontology: Ontology) -> Iterator[Claim]:
    """The review scores that a paragraph tells."""
    if passage.kind not in ("prose", "gloss") or not _REVIEWER.search(passage.text):
        return
    relation, reviewed_by = ontology.slot("review.score", about.classes), ontology.slot("q.by")
    if not relation or not about.classes:
        return
    for start, end in split_sentences(passage.text):
        reviewers = list(_REVIEWER.finditer(passage.text, start, end))
        if (
            not reviewers
            or not _RATING.search(passage.text, start, end)
            or (passage.truncated and end == len(passage.text))
        ):
            continue
        for score in _SCORE.finditer(passage.text, start, end):
            group = score.lastgroup or ""
            near = _reviewer(reviewers, score, passage.text)
            value = Value(lexical=score[group], start=score.start(group), end=score.end(group))
            by = Name(label=near[0], start=near.start(), end=near.end())
            yield Claim(
                subject=Name(label=passage.subject, self=True),
                relation=relation.name,
                object=value,
                start=min(near.start(), score.start()),
                end=max(near.end(), score.end()),
                extractor="reviews",
                rule=group,
                confidence=0.95,
                qualifiers=((reviewed_by.name, by),) if reviewed_by else (),
            )


def _reviewer(reviewers: list[re.Match[str]], score: re.Match[str], text: str) -> re.Match[str]:
    """Who gave a score: the one after "on" or "from" that follows it, else the last one before it."""
    after = next((one for one in reviewers if one.start() >= score.end()), None)
    before = next((one for one in reversed(reviewers) if one.end() <= score.end()), None)
    follows = after and re.fullmatch(r"[^,;]{0,60}\b(?:on|from|at|by)\s[^,;]{0,40}", text[score.end() : after.start()])
    return (after if follows else None) or before or reviewers[0]
