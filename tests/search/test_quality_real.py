"""The quality of search on judged questions over real laws, on both engines.

Floors of the judged half that is here; search/QUALITY.md says what was tried.
"""

import io
import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command

DATA = Path(os.environ.get("REAL_DATA_DIR", "missing")) / "search"
ELASTICSEARCH = os.environ.get("TEST_ELASTICSEARCH_URL", "")

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.is_dir(), reason="REAL_DATA_DIR is not set"),
]


def measured(engine: str = "embedded", **changes: object) -> dict[str, float]:
    said = io.StringIO()
    call_command(
        "search_evaluate",
        str(DATA / "corpus.jsonl"),
        str(DATA / "queries.jsonl"),
        engine=engine,
        json=True,
        stdout=said,
        **changes,
    )
    return json.loads(said.getvalue())


@pytest.fixture(scope="module")
def as_typed() -> dict[str, float]:
    return measured()


def test_questions_as_they_are_typed(as_typed):
    assert as_typed["ndcg_10"] >= 0.825
    assert as_typed["recall_20"] >= 0.935


def test_questions_without_diacritics(as_typed):
    stripped = measured(strip_diacritics=True)
    assert stripped["ndcg_10"] >= as_typed["ndcg_10"] - 0.02


def test_questions_misspelt():
    assert measured(misspell=1)["ndcg_10"] >= 0.77


@pytest.mark.elasticsearch
@pytest.mark.skipif(not ELASTICSEARCH, reason="TEST_ELASTICSEARCH_URL is not set")
def test_both_engines_answer_alike(as_typed, settings):
    settings.ELASTICSEARCH_URL = ELASTICSEARCH
    other = measured("elasticsearch")
    for figure in ("ndcg_10", "recall_20"):
        assert abs(other[figure] - as_typed[figure]) <= 0.01
