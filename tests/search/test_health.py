import datetime

import pytest
from django.utils import timezone

from search import outbox
from search.models import Order

pytestmark = pytest.mark.django_db


def health(client):
    response = client.get("/healthz")
    return response.status_code, response.json()


def test_all_is_well(client, index):
    status, body = health(client)
    assert (status, body["status"]) == (200, "ok")
    assert body["checks"]["search"] == body["checks"]["outbox"] == "ok"


def test_search_down_is_degraded(client, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    status, body = health(client)
    assert (status, body["status"], body["checks"]["search"]) == (
        200,
        "degraded",
        "down",
    )


def test_an_outbox_that_is_behind_is_degraded(client, index):
    outbox.enqueue(["page:1"], narrows=False)
    hour_ago = timezone.now() - datetime.timedelta(hours=1)
    Order.objects.update(created_at=hour_ago)
    status, body = health(client)
    assert (status, body["status"], body["checks"]["outbox"]) == (
        200,
        "degraded",
        "behind",
    )
