"""From a change to the index: in its transaction, by every kind of change."""

import datetime
import os
import subprocess
import sys

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from intranet.roles import CADRES
from search import comparing, indexing, outbox, sources
from search.claims import Busy, claimed
from search.engines.base import EngineUnavailable
from search.models import Drain, Order
from search.service import SiteSearch, search_site
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import restrict, section, unit_with_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def cadre():
    return UserFactory(roles=[CADRES])


@pytest.fixture
def article(index):
    return ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo bền vững")


def found(viewer, text="giảm nghèo"):
    return [hit.title for hit in search_site(viewer, SiteSearch(text)).hits]


def test_a_published_page_is_found(article, cadre, drain):
    assert found(cadre) == []
    drain()
    assert found(cadre) == ["Giảm nghèo bền vững"]
    assert found(AnonymousUser()) == []


def test_an_order_is_part_of_the_change(article):
    before = Order.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        article.save()
        raise ZeroDivisionError
    assert Order.objects.count() == before


def closed():
    return Group.objects.create(name="Ban thường vụ")


CHANGES = {
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "made private": lambda page: restrict(page, closed()),
    "parent made private": lambda page: restrict(page.get_parent(), closed()),
    "moved": lambda page: page.move(unit_with_section("Thôn 1").page, pos="last-child"),
    "parent deleted": lambda page: page.get_parent().specific.delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_taken_away_is_gone_at_once_and_stays_gone(
    article, cadre, drain, change
):
    drain()
    assert found(cadre)
    change(Page.objects.get(pk=article.pk).specific)
    assert found(cadre) == []
    drain()
    assert found(cadre) == []
    assert not outbox.withheld()


def test_a_change_of_words_does_not_hide_the_page(article, cadre, drain):
    drain()
    article.title = "Giảm nghèo nhanh"
    article.save()
    assert found(cadre) == ["Giảm nghèo bền vững"]
    drain()
    assert found(cadre) == ["Giảm nghèo nhanh"]


def test_the_last_check_hides_what_was_changed_by_other_means(article, cadre, drain):
    drain()
    Page.objects.filter(pk=article.pk).update(live=False)
    results = search_site(cadre, SiteSearch("giảm nghèo"))
    assert (results.total, results.results.facets["type"]) == (0, ())


def test_a_record_that_cannot_be_built_is_set_aside(article, cadre, drain, monkeypatch):
    other = ArticlePageFactory(parent=section("tin-bai"), title="Giảm nghèo nhanh")
    source = next(s for s in sources.registered() if s.kind == "page")
    build = type(source).records

    def broken(self, keys):
        if article.pk in keys:
            raise ValueError("a broken page")
        return build(self, keys)

    monkeypatch.setattr(type(source), "records", broken)
    for _ in range(6):
        Order.objects.pending().update(not_before="2020-01-01T00:00Z")
        drain()
    order = Order.objects.pending().get()
    assert (order.record_id, order.set_aside) == (f"page:{article.pk}", True)
    assert "a broken page" in order.error
    assert found(cadre) == [other.title]


def test_orders_wait_while_the_engine_is_out_of_reach(
    article, cadre, index, monkeypatch
):
    def down(*_args):
        raise EngineUnavailable("down")

    with monkeypatch.context() as patch:
        patch.setattr(type(index), "write", down)
        assert indexing.drain(index) == 0
    assert outbox.seconds_behind() > 0
    indexing.drain(index)
    assert found(cadre)
    assert outbox.seconds_behind() == 0


def test_one_process_drains_at_a_time(article, index):
    with claimed():
        assert indexing.drain(index) == 0
        with pytest.raises(Busy), claimed():
            pass
    assert indexing.drain(index)


def test_the_claim_of_a_killed_process_is_taken_over_at_once(article, index):
    script = "from search.claims import Claim; print(Claim().holder)"
    code = f"import django; django.setup(); {script}"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "intranet.settings.test"}
    gone = subprocess.run(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    )
    until = timezone.now() + datetime.timedelta(hours=1)
    Drain.objects.create(pk=1, holder=gone.stdout.strip(), until=until)
    assert indexing.drain(index)
    Drain.objects.create(pk=1, holder="another-machine:1:0", until=until)
    article.save()
    assert indexing.drain(index) == 0


def test_a_rebuild_loses_no_write(article, cadre, index, drain, monkeypatch):
    drain()
    rebuild = type(index).rebuild

    def with_a_change(self, batches, before_switch):
        def batches_and_change():
            yield from batches
            article.title = "Giảm nghèo nhanh"
            article.save()
            indexing.drain(self)

        return rebuild(self, batches_and_change(), before_switch)

    monkeypatch.setattr(type(index), "rebuild", with_a_change)
    indexing.rebuild(index)
    assert found(cadre) == ["Giảm nghèo nhanh"]
    assert not comparing.compare(index)


def test_differences_are_found_and_mended(article, index, drain):
    drain()
    stray = ArticlePageFactory(parent=section("tin-bai"))
    Order.objects.all().delete()
    Page.objects.filter(pk=article.pk).update(live=False)
    difference = comparing.compare(index)
    assert difference.missing == [f"page:{stray.pk}"]
    assert difference.superfluous == [f"page:{article.pk}"]
    comparing.mend(difference)
    drain()
    assert not comparing.compare(index)
