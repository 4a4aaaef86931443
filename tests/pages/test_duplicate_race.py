"""Of two editors who enter the same document at once, the second is told of the first.

SQLite has one writer at a time, so only a server of its own can show the race.
"""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from intranet.roles import EDITORS
from pages.models import LibraryPage, OfficialDocumentPage
from pages.setup import ensure_site_structure
from tests.pages.conftest import signed_in
from tests.pages.document_forms import document_form

EDITORS_AT_ONCE = 4


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one writer in at a time"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_editors_at_once_enter_a_document_once():
    ensure_site_structure()
    folder = LibraryPage.objects.get(slug="van-ban")
    address = reverse(
        "wagtailadmin_pages:add", args=["pages", "officialdocumentpage", folder.pk]
    )
    data = document_form()
    clients = [
        signed_in(username=f"bien-tap-{number}", roles=[EDITORS])
        for number in range(EDITORS_AT_ONCE)
    ]
    together = threading.Barrier(EDITORS_AT_ONCE)
    answers = []

    def enter(client):
        together.wait()
        answers.append(client.post(address, data).status_code)
        connection.close()

    threads = [threading.Thread(target=enter, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert OfficialDocumentPage.objects.count() == 1
    assert sorted(answers) == [200] * (EDITORS_AT_ONCE - 1) + [302]
