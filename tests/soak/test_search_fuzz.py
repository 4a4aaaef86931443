"""Every malformed query is answered with a page."""

from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from intranet.roles import CADRES
from search import backend, indexing
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import section
from tests.search.malformed import texts

CASES = 5_000

pytestmark = [pytest.mark.soak, pytest.mark.django_db]


def test_every_text_is_answered_with_a_page(
    client: Client, settings_of_site: None
) -> None:
    client.force_login(UserFactory(roles=[CADRES]))
    ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo bền vững")
    indexing.keep_up(backend.get_engine())

    @settings(
        max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(text=texts)
    def answered(text: str) -> None:
        response = client.get("/search/", {"q": text})
        assert response.status_code == 200
        assert b"</html>" in response.content

    answered()


@pytest.fixture
def settings_of_site(settings: object, tmp_path: Path) -> None:
    """An embedded index of its own."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"  # type: ignore[attr-defined]
    settings.ELASTICSEARCH_URL = ""  # type: ignore[attr-defined]
