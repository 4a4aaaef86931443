"""A change in the admin and what follows from it are one: both happen, or neither."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from search.models import Order
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    section("noi-khac")
    return ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo")


@pytest.fixture
def admin(client, article):
    client.force_login(UserFactory(superuser=True))
    client.raise_request_exception = False
    return client


@pytest.fixture
def killed(monkeypatch):
    """The process dies where it would write the order to index."""

    def die(*_args, **_values):
        raise SystemError("killed")

    monkeypatch.setattr("search.outbox.enqueue", die)


def make_private(client, page):
    group = Group.objects.create(name="Ban thường vụ")
    data = {"restriction_type": "groups", "groups": [group.pk]}
    return client.post(f"/admin/pages/{page.pk}/privacy/", data)


def move(client, page):
    there = section("noi-khac")
    return client.post(f"/admin/pages/{page.pk}/move/{there.pk}/confirm/")


def unpublish(client, page):
    return client.post(f"/admin/pages/{page.pk}/unpublish/")


@pytest.mark.parametrize("change", [make_private, move, unpublish])
def test_what_is_cut_off_half_way_did_not_happen(admin, article, killed, change):
    before = Page.objects.values("path", "live").get(pk=article.pk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("logging.Logger.error", lambda *_args, **_values: None)
        assert change(admin, article).status_code == 500
    assert Page.objects.values("path", "live").get(pk=article.pk) == before
    assert not PageViewRestriction.objects.filter(page=article).exists()


@pytest.mark.parametrize("change", [make_private, move, unpublish])
def test_what_is_not_cut_off_is_ordered_with_it(admin, article, change):
    Order.objects.all().delete()
    assert change(admin, article).status_code in (200, 302)
    assert Order.objects.narrowing().filter(record_id=f"page:{article.pk}").exists()
