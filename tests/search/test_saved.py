"""Kept searches and their alerts, recent searches, exports."""

import datetime
import io

import docx
import openpyxl
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.models import Notice
from intranet.roles import CADRES
from search import alerts
from search.addresses import Asked
from search.models import SavedSearch
from search.saving import save_search
from tests.factories import ArticlePageFactory, MembershipFactory, UserFactory
from tests.factories.places import section, unit_with_section

pytestmark = pytest.mark.django_db
Alert = SavedSearch.Alert


@pytest.fixture
def cadre(index, client):
    user = UserFactory(roles=[CADRES])
    client.force_login(user)
    return user


def asked(query):
    return Asked.from_query(QueryDict(query))


def kept(person, query="q=giam+ngheo", alert=Alert.AT_ONCE):
    return save_search(person=person, asked=asked(query), alert=alert)


def publish(title, parent=None):
    return ArticlePageFactory(
        parent=parent or section("tin-bai"),
        title=title,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )


def told(person):
    return [notice.text for notice in Notice.objects.of(person)]


def test_new_results_are_told_once(cadre, drain):
    publish("Giảm nghèo cũ")
    kept(cadre)
    publish("Giảm nghèo mới")
    publish("Việc khác")
    drain()
    alerts.alert_at_once()
    alerts.alert_at_once()
    (text,) = told(cadre)
    assert "Giảm nghèo mới" in text
    assert "cũ" not in text
    assert "Việc khác" not in text


def test_a_result_that_the_index_shows_later_is_still_told(cadre, drain):
    kept(cadre)
    publish("Giảm nghèo mới")
    alerts.alert_at_once()
    assert told(cadre) == []
    drain()
    alerts.alert_at_once()
    assert len(told(cadre)) == 1


def test_nobody_is_told_of_what_they_may_not_see(cadre, drain):
    one, other = unit_with_section("Thôn Một"), unit_with_section("Thôn Hai")
    member, stranger = (
        MembershipFactory(unit=one).user,
        MembershipFactory(unit=other).user,
    )
    for person in (member, stranger, cadre):
        kept(person)
    publish("Giảm nghèo của thôn", parent=one.page)
    drain()
    alerts.alert_at_once()
    assert len(told(member)) == 1
    assert told(stranger) == told(cadre) == []


def test_one_digest_a_day_tells_of_all_searches(cadre, drain):
    kept(cadre, alert=Alert.DAILY)
    kept(cadre, "q=viec+lam", alert=Alert.DAILY)
    publish("Giảm nghèo mới")
    publish("Việc làm mới")
    drain()
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    alerts.alert_daily(tomorrow.replace(hour=6))
    assert told(cadre) == []
    alerts.alert_daily(tomorrow.replace(hour=7))
    publish("Giảm nghèo mới hơn")
    drain()
    alerts.alert_daily(tomorrow.replace(hour=17))
    (text,) = told(cadre)
    assert "Giảm nghèo mới" in text
    assert "Việc làm mới" in text


def test_a_search_is_kept_from_its_results_page(cadre, client, drain):
    publish("Giảm nghèo")
    drain()
    page = client.get("/search/?q=giam+ngheo&year=2026").content.decode()
    assert 'name="query" value="q=giam+ngheo&amp;year=2026"' in page
    values = {"query": "q=giam+ngheo&year=2026", "alert": "at_once", "name": "Nghèo"}
    client.post("/search/saved/keep", values)
    client.post("/search/saved/keep", values | {"alert": "daily", "name": ""})
    saved = SavedSearch.objects.get()
    assert (saved.name, saved.alert) == ("Nghèo", "daily")
    page = client.get("/search/saved/").content.decode()
    assert 'href="/search/?q=giam+ngheo&amp;year=2026"' in page


def test_nobody_removes_the_search_of_another(cadre, client):
    saved = kept(UserFactory())
    assert client.post(f"/search/saved/{saved.pk}/remove").status_code == 404
    own = kept(cadre)
    client.post(f"/search/saved/{own.pk}/remove")
    assert list(SavedSearch.objects.all()) == [saved]


def test_recent_searches_are_the_person_s_own(cadre, client, drain):
    client.get("/search/?q=giam+ngheo&type=articlepage")
    client.get("/search/?q=gia", headers={"HX-Request": "true"})
    page = client.get("/search/saved/").content.decode()
    assert 'href="/search/?q=giam+ngheo&amp;type=articlepage"' in page
    assert "giam ngheo · articlepage" not in page
    assert 'href="/search/?q=gia"' not in page
    client.post("/search/saved/forget")
    assert "giam+ngheo" not in client.get("/search/saved/").content.decode()


# Exports


def test_a_list_is_exported_with_what_its_reader_sees(cadre, client, drain):
    unit = unit_with_section("Thôn Một")
    publish("=1+1 giảm nghèo")
    publish("Giảm nghèo của thôn", parent=unit.page)
    drain()
    response = client.get("/search/export.xlsx?q=giam+ngheo")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = list(sheet.iter_rows(min_row=3))
    assert [(row[3].value, row[3].data_type) for row in rows] == [
        ("=1+1 giảm nghèo", "s")
    ]
    response = client.get("/search/export.docx?q=giam+ngheo")
    table = docx.Document(io.BytesIO(response.content)).tables[0]
    assert [row.cells[3].text for row in table.rows][1:] == ["=1+1 giảm nghèo"]
    assert client.get("/search/export.exe?q=x").status_code == 404


def test_the_cost_does_not_grow_with_kept_searches(cadre, client):
    kept(cadre)
    client.get("/search/saved/")
    with CaptureQueriesContext(connection) as few:
        client.get("/search/saved/")
    for number in range(20):
        kept(cadre, f"q=viec+{number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/search/saved/")
    assert len(many) == len(few)


def test_a_person_keeps_fifty_searches_at_most(cadre, client):
    for number in range(51):
        client.post("/search/saved/keep", {"query": f"q=viec+{number}"})
    assert SavedSearch.objects.filter(person=cadre).count() == 50
