"""Trying weights on judged questions of this site, without saving anything."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intranet import access
from search import outbox
from search.backend import get_engine
from search.evaluation import Answer, Question, ndcg
from search.ranking import WEIGHTS, Weights
from search.records import SearchRequest
from search.searching import Searcher
from search.service import known, synonyms

DEPTH = 10
MOST = 100


@dataclass(frozen=True, slots=True)
class Trial:
    """One question under the live weights and under those tried."""

    question: str
    live: float
    tried: float


def read_judgements(text: str) -> list[Question]:
    """Lines such as `giảm nghèo = 12, 15`: a question and the pages that answer it."""
    found = []
    for line in text.splitlines()[:MOST]:
        question, equals, answers = line.rpartition("=")
        ids = [item.strip() for item in answers.split(",")]
        pages = frozenset(f"page:{item}" for item in ids if item.isdecimal())
        if equals and question.strip() and pages:
            found.append(Question(question.strip(), pages))
    return found


def compare(
    viewer: access.Viewer, questions: Sequence[Question], weights: Weights
) -> list[Trial]:
    """nDCG@10 of each question, live and tried, without pins; raises
    EngineUnavailable."""
    live, tried = (
        Searcher(get_engine(), replace(w, pin=0.0), synonyms(), known())
        for w in (WEIGHTS, weights)
    )
    return [
        Trial(
            question.text, _ndcg(viewer, live, question), _ndcg(viewer, tried, question)
        )
        for question in questions
    ]


def mean(values: Sequence[float]) -> float:
    """The mean, or nothing of nothing."""
    return sum(values) / len(values) if values else 0.0


def _ndcg(viewer: access.Viewer, searcher: Searcher, question: Question) -> float:
    request = SearchRequest(
        question.text,
        access.search_tokens(viewer),
        outbox.withheld(),
        limit=DEPTH,
        facets=False,
        highlights=False,
    )
    found = tuple(hit.id for hit in searcher.search(request).hits)
    return ndcg(Answer(question, found, 0.0), DEPTH)
