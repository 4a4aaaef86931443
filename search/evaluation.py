"""How well judged questions are answered: the figures of `search_evaluate`."""

import json
import math
import random
import string
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.analysis import compose
from search.engines.base import Engine
from search.records import Passage, SearchRecord, SearchRequest
from search.searching import Searcher

DEPTH = 20
TOKEN = "everyone"  # noqa: S105 - a viewer token, not a secret
MISSPELT_EACH = 5
MISSPELT_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the documents that answer it."""

    text: str
    relevant: frozenset[str]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents found, best first, and how long that took."""

    question: Question
    found: tuple[str, ...]
    milliseconds: float


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_corpus(path: Path) -> Iterator[SearchRecord]:
    """The documents as records that everyone may read."""
    for values in read_lines(path):
        yield SearchRecord(
            id=values["doc_id"],
            model="document",
            url="/",
            title=values["title"],
            viewers=(TOKEN,),
            passages=(Passage(values["text"]),),
        )


def read_questions(path: Path) -> list[Question]:
    """The judged questions."""
    return [
        Question(
            values["question"], frozenset(values["relevant"]), values.get("source", "")
        )
        for values in read_lines(path)
    ]


def strip_diacritics(text: str) -> str:
    """The text as it is typed on a keyboard without Vietnamese."""
    spread = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def misspell(text: str, chance: random.Random) -> str:
    """Every fifth word of four letters or more with one letter replaced."""
    words = compose(text).split(" ")
    long = [i for i, word in enumerate(words) if _letters(word) >= MISSPELT_LETTERS]
    for index in long[MISSPELT_EACH - 1 :: MISSPELT_EACH]:
        word = words[index]
        place = chance.choice([i for i, letter in enumerate(word) if letter.isalpha()])
        other = chance.choice(
            [c for c in string.ascii_lowercase if c != word[place].lower()]
        )
        words[index] = word[:place] + other + word[place + 1 :]
    return " ".join(words)


def _letters(word: str) -> int:
    return sum(letter.isalpha() for letter in word)


def load(engine: Engine, records: Iterable[SearchRecord]) -> float:
    """Index the corpus; returns documents a second."""
    started = time.perf_counter()
    count = engine.rebuild(_batches(records))
    return count / (time.perf_counter() - started)


def _batches(
    records: Iterable[SearchRecord], size: int = 500
) -> Iterator[list[SearchRecord]]:
    batch: list[SearchRecord] = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def ask(engine: Engine, questions: Sequence[Question]) -> list[Answer]:
    """Ask each question as a reader of the site would."""
    searcher = Searcher(engine)
    answers = []
    for question in questions:
        request = SearchRequest(question.text, frozenset({TOKEN}), limit=DEPTH)
        started = time.perf_counter()
        results = searcher.search(request)
        elapsed = (time.perf_counter() - started) * 1000
        answers.append(Answer(question, tuple(hit.id for hit in results.hits), elapsed))
    return answers


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """The means over all questions, and the times."""
    times = sorted(answer.milliseconds for answer in answers)
    return {
        "n": len(answers),
        "ndcg_10": _mean(ndcg(answer, 10) for answer in answers),
        "mrr_10": _mean(reciprocal_rank(answer, 10) for answer in answers),
        "recall_10": _mean(recall(answer, 10) for answer in answers),
        "recall_20": _mean(recall(answer, 20) for answer in answers),
        "success_1": _mean(reciprocal_rank(answer, 1) for answer in answers),
        "p50_ms": round(_quantile(times, 0.5), 2),
        "p95_ms": round(_quantile(times, 0.95), 2),
    }


def by_source(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """The figures of each source of questions."""
    sources = sorted({answer.question.source for answer in answers})
    return {
        source: figures([a for a in answers if a.question.source == source])
        for source in sources
    }


def ndcg(answer: Answer, depth: int) -> float:
    """Normalised discounted cumulative gain, binary, with log2."""
    relevant = answer.question.relevant
    gains = (
        1 / math.log2(rank + 2)
        for rank, found in enumerate(answer.found[:depth])
        if found in relevant
    )
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(depth, len(relevant))))
    return sum(gains) / ideal if ideal else 0.0


def recall(answer: Answer, depth: int) -> float:
    """The share of relevant documents among the first found."""
    relevant = answer.question.relevant
    return (
        len(relevant.intersection(answer.found[:depth])) / len(relevant)
        if relevant
        else 0.0
    )


def reciprocal_rank(answer: Answer, depth: int) -> float:
    """One divided by the rank of the first relevant document."""
    for rank, found in enumerate(answer.found[:depth], start=1):
        if found in answer.question.relevant:
            return 1 / rank
    return 0.0


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return round(sum(values) / len(values), 4) if values else 0.0


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
