"""Timeliness month by month, and the anonymous rank."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import UnitFactory
from tests.units.conftest import sign_in
from tests.units.test_board import give
from units.board.plotting import plot
from units.board.ranks import rank_of
from units.board.shares import last_months
from units.board.timeliness import trend_of
from units.models import Assignment, Unit

TREND = "/board/trend/"


@pytest.fixture
def past(commune, letter, submitted):
    """A handed in: two in time, one late. B owes all three, overdue."""
    give(commune, letter, commune.b)
    today = timezone.localdate()
    Assignment.objects.filter(unit=commune.a).update(due=today)
    late = Assignment.objects.filter(unit=commune.a).first()
    yesterday = today - datetime.timedelta(days=1)
    Assignment.objects.filter(pk=late.pk).update(due=yesterday)
    Assignment.objects.filter(unit=commune.b).update(due=yesterday)
    return commune


def wholes(client) -> dict[str, tuple[int, int]]:
    rows = client.get(TREND).context["trend"].units
    return {row.unit.name: (row.whole.timely, row.whole.total) for row in rows}


def test_late_and_missing_are_counted_for_their_own_month(past) -> None:
    assert wholes(sign_in(past.reviewer)) == {"Chi bộ A": (2, 3), "Chi bộ B": (0, 3)}
    html = sign_in(past.reviewer).get(TREND).content.decode()
    assert "<svg" in html
    assert "trend-table" in html


def test_what_is_not_due_yet_says_nothing(commune, letter, given) -> None:
    assert wholes(sign_in(commune.reviewer)) == {}


def test_a_unit_sees_itself_only(past) -> None:
    client = sign_in(past.other)
    assert wholes(client) == {"Chi bộ B": (0, 3)}
    assert client.get(TREND, {"unit": past.b.pk}).status_code == 200
    for unit in (past.a.pk, past.root.pk, 99999, "x"):
        assert client.get(TREND, {"unit": unit}).status_code == 404
    assert sign_in(past.stranger).get(TREND).status_code == 404
    assert Client().get(TREND).url.startswith("/login/?next=")


def test_the_rank_is_shown_where_the_root_allows_it_and_names_nobody(
    past, letter
) -> None:
    more = [
        UnitFactory(name=f"Đơn vị {n}", parent=past.root, kind="cell") for n in range(4)
    ]
    give(past, letter, *more)
    Assignment.objects.filter(unit__in=more).update(
        due=timezone.localdate() - datetime.timedelta(days=1)
    )
    own = {"unit": past.a.pk}
    assert sign_in(past.member).get(TREND, own).context["rank"] is None
    Unit.objects.filter(pk=past.root.pk).update(rank_shown=True)
    page = sign_in(past.member).get(TREND, own)
    assert (page.context["rank"].place, page.context["rank"].among) == (1, 6)
    assert "Đơn vị 1" not in page.content.decode()
    assert "Chi bộ B" not in page.content.decode()
    assert sign_in(past.reviewer).get(TREND, own).context["rank"] is None


def test_among_few_units_no_rank_is_told(past) -> None:
    Unit.objects.filter(pk=past.root.pk).update(rank_shown=True)
    assert rank_of(Unit.objects.get(pk=past.a.pk)) is None


def test_administrators_allow_the_rank_at_the_root(commune) -> None:
    client = sign_in(commune.admin)
    assert (
        "rank_shown"
        in client.get(f"/admin/units/edit/{commune.root.pk}/").context["form"].fields
    )
    assert (
        "rank_shown"
        not in client.get(f"/admin/units/edit/{commune.a.pk}/").context["form"].fields
    )


def test_the_months_go_back_a_year() -> None:
    months = last_months(datetime.date(2026, 3, 31))
    assert len(months) == 12
    assert months[0] == datetime.date(2025, 4, 1)
    assert months[-1] == datetime.date(2026, 3, 1)


def test_a_month_without_work_breaks_the_line(past) -> None:
    trend = trend_of(Unit.objects.all())
    drawn = plot([f"{m:%m/%Y}" for m in trend.months], trend.together)
    assert drawn.lines == []
    assert sum(point.y is not None for point in drawn.points) in (1, 2)


def test_it_asks_as_much_with_more_units(past, letter) -> None:
    client = sign_in(past.reviewer)

    def cost() -> int:
        client.get(TREND)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(TREND).status_code == 200
        return len(queries)

    few = cost()
    more = [UnitFactory(parent=past.root, kind="village") for _n in range(20)]
    give(past, letter, *more)
    Assignment.objects.update(due=timezone.localdate())
    assert cost() == few
    assert few <= 20
