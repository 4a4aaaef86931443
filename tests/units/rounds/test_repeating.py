"""Rounds that repeat are opened by the helper, each once, whenever it runs."""

import datetime
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from tests.units.rounds.world import small_form
from units.models import ReportRound, RoundSeries
from units.models.calendar import calendar
from units.periods import Every, Period
from units.rounds.repeating import (
    SeriesTerms,
    missing_periods,
    open_due_rounds,
    open_what_is_due,
    pause_series,
    period_name,
    start_series,
)

DAY = datetime.timedelta(days=1)


def series_terms(**changes) -> SeriesTerms:
    values = {
        "form": changes.pop("form", None) or small_form().form,
        "name": "Báo cáo dân chủ",
        "every": Every.MONTH,
        "cut_off_day": 14,
        "due_after": 3,
        "opens_before": 7,
        "since": timezone.localdate() - 100 * DAY,
    }
    return SeriesTerms(**values | changes)


@pytest.fixture
def series(commune) -> RoundSeries:
    return start_series(
        by=commune.reviewer, terms=series_terms(), units=[commune.a, commune.b]
    )


def test_what_is_due_opens_at_once_and_then_never_again(series) -> None:
    count = ReportRound.objects.count()
    assert count >= 3
    for _turn in range(3):
        open_due_rounds()
    assert ReportRound.objects.count() == count
    for opened in ReportRound.objects.all():
        assert opened.assignments.count() == 2
        assert opened.cut_off.day == 14
        assert opened.due == calendar().add(opened.cut_off, 3)


def test_a_helper_that_was_away_opens_every_period_it_missed(series) -> None:
    before = ReportRound.objects.count()
    open_what_is_due(series, timezone.localdate() + 92 * DAY)
    ends = sorted(ReportRound.objects.values_list("cut_off", "period_start"))
    assert len(ends) == before + 3
    for (cut_off, _start), (_next, start) in pairwise(ends):
        assert start == cut_off + DAY


def test_a_paused_series_opens_nothing(commune, series) -> None:
    later = timezone.localdate() + 60 * DAY
    pause_series(series=series, by=commune.reviewer, active=False)
    series.refresh_from_db()
    assert open_what_is_due(series, later) == []
    pause_series(series=series, by=commune.reviewer, active=True)
    series.refresh_from_db()
    assert open_what_is_due(series, later)
    with pytest.raises(PermissionDenied):
        pause_series(series=series, by=commune.head, active=False)


def test_the_latest_published_version_is_taken(series) -> None:
    form = series.form
    now = timezone.now()
    second = form.versions.create(number=2, published_at=now)
    form.versions.create(number=3)
    opened = open_what_is_due(series, timezone.localdate() + 60 * DAY)
    assert {item.version for item in opened} == {second}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"every": Every.WEEK, "cut_off_day": 8}, "cut_off_day"),
        ({"since": datetime.date(2019, 1, 1)}, "since"),
    ],
)
def test_what_cannot_be_is_refused(commune, changes, field) -> None:
    with pytest.raises(ValidationError) as caught:
        start_series(
            by=commune.reviewer, terms=series_terms(**changes), units=[commune.a]
        )
    assert set(caught.value.message_dict) == {field}


def test_a_series_of_no_unit_is_refused(commune) -> None:
    with pytest.raises(ValidationError):
        start_series(by=commune.reviewer, terms=series_terms(), units=[])


@pytest.mark.parametrize(
    ("every", "cut_off", "name"),
    [
        (Every.MONTH, "2026-11-14", "month 11/2026"),
        (Every.QUARTER, "2026-12-14", "quarter 4 of 2026"),
        (Every.HALF_YEAR, "2026-06-14", "first half of 2026"),
        (Every.HALF_YEAR, "2026-12-14", "second half of 2026"),
        (Every.YEAR, "2026-12-14", "year 2026"),
        (Every.WEEK, "2026-11-20", "week 14/11–20/11/2026"),
    ],
)
def test_periods_have_the_names_that_people_use(every, cut_off, name) -> None:
    end = datetime.date.fromisoformat(cut_off)
    with translation.override("en"):
        assert period_name(every, Period(end - 6 * DAY, end)) == name


class Opened:
    """A series without a database, for running it over years."""

    def __init__(self, every: str, cut_off_day: int, opens_before: int, since) -> None:
        self.every, self.cut_off_day = every, cut_off_day
        self.opens_before, self.since = opens_before, since
        self.found: list[Period] = []

    @property
    def rounds(self):
        return self

    def order_by(self, _name):
        return self

    def last(self):
        return (
            ReportRound(
                period_start=self.found[-1].start, cut_off=self.found[-1].cut_off
            )
            if self.found
            else None
        )


@given(
    st.sampled_from(list(Every)),
    st.integers(1, 31),
    st.integers(0, 40),
    st.lists(st.integers(1, 90), min_size=1, max_size=40),
)
def test_years_of_rounds_have_no_gap_and_no_double(every, day, lead, steps) -> None:
    day = min(day, 7) if every == Every.WEEK else day
    today = since = datetime.date(2024, 2, 29)
    series = Opened(every, day, lead, since)
    for step in steps:
        series.found += list(missing_periods(series, today))
        assert not list(missing_periods(series, today))
        for period in series.found:
            assert period.cut_off - lead * DAY <= today
        today += step * DAY
    for one, following in pairwise(series.found):
        assert following.start == one.cut_off + DAY
    if series.found:
        assert series.found[0].start <= since <= series.found[0].cut_off
