"""Of people who take a number at the same moment, none gets that of another.

SQLite has one writer at a time, so only a server of its own can show the race.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from pages.models import LibraryPage, NumberSeries, OfficialDocumentPage
from pages.registers import numbers
from pages.setup import ensure_site_structure
from tests.factories import (
    IssuingBodyFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)

TAKEN = 8


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one writer in at a time"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_people_at_once_get_numbers_of_their_own():
    ensure_site_structure()
    body, person = IssuingBodyFactory(), UserFactory(superuser=True)
    NumberSeries.objects.create(body=body, name="Công văn", runs="year")
    folder = LibraryPage.objects.get(slug="van-ban")
    pages = [
        OfficialDocumentPageFactory(
            parent=folder, issuing_body=body, number="", live=False
        )
        for _ in range(TAKEN)
    ]

    def take(page: OfficialDocumentPage) -> int:
        try:
            return numbers.give(page=page, by=person).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(take, pages)) == list(range(1, TAKEN + 1))
