"""An index of its own for each test."""

import pytest

from search import backend, indexing


@pytest.fixture
def index(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.ELASTICSEARCH_URL = ""
    return backend.get_engine()


@pytest.fixture
def drain(index):
    """Carry out what is ordered, as the helper does."""
    return lambda: indexing.drain(index)
