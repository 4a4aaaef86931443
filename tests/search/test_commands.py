import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from intranet.roles import CADRES
from search.models import Order
from tests.factories import ArticlePageFactory, UserFactory
from tests.factories.places import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(index):
    return ArticlePageFactory(
        parent=section("tin-bai"), title="Giảm nghèo bền vững", lead="Cách làm ở thôn 5"
    )


def run(capsys, *args):
    call_command(*args)
    return capsys.readouterr().out


def test_search_is_that_of_a_person(article, drain, capsys):
    drain()
    UserFactory(username="can-bo", roles=[CADRES])
    report = json.loads(
        run(capsys, "search", "giam ngheo thon", "--user", "can-bo", "--json")
    )
    (hit,) = report["hits"]
    assert (report["total"], hit["id"], hit["type"]) == (
        1,
        f"page:{article.pk}",
        "articlepage",
    )
    assert hit["url"] == article.url
    assert "<mark>" in hit["highlights"][0]["text"]
    assert report["facets"]["type"][0]["value"] == "articlepage"
    nobody = json.loads(run(capsys, "search", "giam ngheo", "--json"))
    assert (nobody["total"], nobody["hits"], nobody["facets"]) == (0, [], {})


def test_search_for_an_unknown_person_is_wrong_usage(index):
    with pytest.raises(CommandError) as error:
        call_command("search", "x", "--user", "khong-co")
    assert error.value.returncode == 2


def test_rebuild_ends_with_counts_that_match(article, capsys):
    assert "1 records in the index, 1 in the database, 0 differ" in run(
        capsys, "search_rebuild"
    )


def test_check_mends(article, drain, capsys):
    drain()
    Order.objects.all().delete()
    Page.objects.filter(pk=article.pk).update(live=False)
    report = json.loads(run(capsys, "search_check", "--json"))
    assert report["superfluous"] == [f"page:{article.pk}"]
    assert report["left"] == 0
