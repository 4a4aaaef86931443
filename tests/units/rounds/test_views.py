"""The supervisors' screens of rounds, and for whom they are there."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, UnitFactory, UserFactory
from tests.units.conftest import sign_in
from tests.units.filling.test_page import handed_in
from tests.units.rounds.world import DAY, next_working_day, small_form, terms
from units.models import ReportRound, RoundSeries, Unit
from units.rounds.operations import open_round


def html(response) -> str:
    return response.content.decode()


def posted(version, **changes) -> dict:
    today = timezone.localdate()
    due = next_working_day(today + 7 * DAY)
    return {
        "version": version.pk,
        "name": "Báo cáo tháng",
        "period_start": str(today - 30 * DAY),
        "cut_off": str(today - DAY),
        "due": str(due),
        "everyone": "on",
    } | changes


def test_a_round_is_opened_for_all_but_one(commune) -> None:
    client = sign_in(commune.reviewer)
    data = posted(small_form(), excepted=[commune.root.pk, commune.b.pk])
    page = client.post(reverse("new_round"), data, follow=True)
    opened = ReportRound.objects.get()
    assert [share.unit for share in opened.assignments.all()] == [commune.a]
    assert page.redirect_chain[-1][0] == reverse("round", args=[opened.pk])
    assert commune.a.name in html(page)


@pytest.mark.parametrize(
    ("choice", "names"),
    [({"kinds": ["cell"]}, {"a", "b"}), ({"branches": "root"}, {"root", "a", "b"})],
)
def test_units_are_chosen_by_kind_and_by_branch(commune, choice, names) -> None:
    choice = {key: commune.root.pk if value == "root" else value
              for key, value in choice.items()}  # fmt: skip
    data = posted(small_form()) | choice
    del data["everyone"]
    sign_in(commune.reviewer).post(reverse("new_round"), data)
    units = {share.unit for share in ReportRound.objects.get().assignments.all()}
    assert units == {getattr(commune, name) for name in names}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"everyone": ""}, "units"),
        ({"due": "2020-01-02"}, "due"),
        ({"due": "ngày mai"}, "due"),
        ({"version": "9999"}, "version"),
        ({"cut_off": "2020-01-02"}, "cut_off"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_is_kept(
    commune, changes, field
) -> None:
    data = posted(small_form(), name="Tên đã gõ") | changes
    page = sign_in(commune.reviewer).post(reverse("new_round"), data)
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert "Tên đã gõ" in html(page)
    assert not ReportRound.objects.exists()


def test_a_deadline_on_a_weekend_names_the_next_working_day(commune) -> None:
    saturday = timezone.localdate() + 7 * DAY
    while saturday.weekday() != 5:
        saturday += DAY
    data = posted(small_form(), due=str(saturday))
    page = sign_in(commune.reviewer).post(reverse("new_round"), data)
    monday = saturday + datetime.timedelta(days=2)
    assert f"{monday:%d/%m/%Y}" in html(page)


def test_a_series_is_set_up_and_paused(commune) -> None:
    client = sign_in(commune.reviewer)
    data = {
        "form": small_form().form.pk,
        "name": "Báo cáo dân chủ",
        "every": "month",
        "cut_off_day": 14,
        "due_after": 3,
        "opens_before": 7,
        "since": str(timezone.localdate() - 60 * DAY),
        "kinds": ["cell"],
    }
    page = client.post(reverse("new_series"), data, follow=True)
    series = RoundSeries.objects.get()
    assert series.rounds.exists()
    assert "Báo cáo dân chủ" in html(page)
    client.post(reverse("pause_series", args=[series.pk]), {"do": "pause"})
    series.refresh_from_db()
    assert not series.active


def test_the_round_shows_who_has_reported_and_who_is_missing(commune, opened) -> None:
    frozen = handed_in(commune, opened)
    found = sign_in(commune.reviewer).get(reverse("round", args=[opened.pk]))
    assert reverse("review", args=[frozen.pk]) in html(found)
    assert found.context["came"] == 1
    missing = [row.line.assignment.unit for row in found.context["missing"]]
    assert missing == [commune.b]


def test_it_is_extended_closed_and_opened_again(commune, opened) -> None:
    client = sign_in(commune.reviewer)
    due = next_working_day(opened.due + 7 * DAY)
    extend = reverse("extend_round", args=[opened.pk])
    assert client.post(extend, {"due": str(due), "reason": ""}).status_code == 200
    assert client.post(extend, {"due": "2020-01-02", "reason": "x"}).status_code == 200
    client.post(extend, {"due": str(due), "reason": "Bão lũ"})
    opened.refresh_from_db()
    assert opened.due == due
    close = reverse("close_round", args=[opened.pk])
    client.post(close, {"do": "close"})
    opened.refresh_from_db()
    assert opened.closed_at
    client.post(close, {"do": "reopen"})
    opened.refresh_from_db()
    assert opened.closed_at is None


READ = [("rounds", False), ("new_round", False), ("new_series", False), ("round", True)]


@pytest.mark.parametrize("who", ["head", "member", "other", "stranger"])
def test_who_supervises_nothing_finds_no_rounds(commune, opened, who) -> None:
    client = sign_in(getattr(commune, who))
    for name, of_round in READ:
        address = reverse(name, args=[opened.pk] if of_round else [])
        assert client.get(address).status_code == 404, name
    for name in ("extend_round", "close_round", "pause_series"):
        assert client.post(reverse(name, args=[opened.pk])).status_code == 404


def test_nobody_is_sent_to_sign_in(commune, opened) -> None:
    for name, of_round in READ:
        address = reverse(name, args=[opened.pk] if of_round else [])
        assert Client().get(address).url.startswith("/login/?next=")


def test_who_supervises_one_branch_sees_that_branch_only(commune, opened) -> None:
    person = UserFactory()
    MembershipFactory(unit=commune.a, user=person, supervises=True)
    client = sign_in(person)
    page = html(client.get(reverse("round", args=[opened.pk])))
    assert commune.a.name in page
    assert commune.b.name not in page
    assert client.post(reverse("close_round", args=[opened.pk])).status_code == 403
    hidden = open_round(
        by=commune.reviewer,
        terms=terms(small_form(), timezone.localdate(), name="zqxhidden"),
        units=[commune.b],
    )
    assert client.get(reverse("round", args=[hidden.pk])).status_code == 404
    assert "zqxhidden" not in html(client.get(reverse("rounds")))


def test_lists_cost_the_same_with_twenty_more(
    commune, opened, django_assert_num_queries
) -> None:
    client = sign_in(commune.reviewer)

    def queries() -> dict[str, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        found = {}
        for address in (reverse("rounds"), reverse("round", args=[opened.pk])):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            found[address] = len(captured)
        return found

    before = queries()
    units = UnitFactory.create_batch(20, parent=commune.root)
    for unit in units:
        Unit.objects.get(pk=unit.pk)
        opened.assignments.create(unit=unit, due=opened.due, deliverable="report")
    version = opened.version
    for number in range(20):
        open_round(
            by=commune.reviewer,
            terms=terms(version, timezone.localdate(), name=f"Kỳ {number}"),
            units=[commune.a],
        )
    assert queries() == before
