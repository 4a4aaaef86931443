"""Rounds that repeat: the helper opens each once, when its time has come.

It may run as often as it likes, or not at all for a month: what is missing is opened,
what is there stays.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units.models import FormVersion, ReportForm, ReportRound, RoundSeries, Unit
from units.models.calendar import calendar
from units.periods import Every, Period, next_period, period_of
from units.permissions import supervised_units
from units.rounds.operations import RoundTerms, make_round, require_units
from units.workdays import Calendar

OLDEST = datetime.timedelta(days=400)


@dataclass(frozen=True)
class SeriesTerms:
    """What repeats, how often, and when each round opens and is due."""

    form: ReportForm
    name: str
    every: str
    cut_off_day: int
    due_after: int
    opens_before: int
    since: datetime.date
    instructions: str = ""

    def check(self) -> None:
        """Refuse a weekday after Sunday, and a form without a published version."""
        if self.every == Every.WEEK and self.cut_off_day > 7:
            message = _("For weekly rounds this is a weekday: 1 is Monday, 7 Sunday.")
            raise ValidationError({"cut_off_day": message})
        if self.since < timezone.localdate() - OLDEST:
            message = _("The first period lies more than a year back.")
            raise ValidationError({"since": message})
        if current_version(self.form) is None:
            message = _("Publish a version of this form first.")
            raise ValidationError({"form": message})


@transaction.atomic
def start_series(*, by: User, terms: SeriesTerms, units: Iterable[Unit]) -> RoundSeries:
    """Have rounds opened from now on; those whose time has come open at once."""
    chosen = list({unit.pk: unit for unit in units}.values())
    require_units(by, chosen)
    terms.check()
    series = RoundSeries.objects.create(
        form=terms.form,
        name=terms.name,
        every=terms.every,
        cut_off_day=terms.cut_off_day,
        due_after=terms.due_after,
        opens_before=terms.opens_before,
        since=terms.since,
        instructions=terms.instructions,
        started_by=by,
    )
    series.units.set(chosen)
    log(series, "units.start_series", user=by, data={"units": len(chosen)})
    open_what_is_due(series, timezone.localdate())
    return series


@transaction.atomic
def pause_series(*, series: RoundSeries, by: User, active: bool) -> None:
    """Open no new rounds, or open them again."""
    locked = RoundSeries.objects.select_for_update().get(pk=series.pk)
    if not may_manage_series(by, locked):
        raise PermissionDenied
    locked.active = active
    locked.save(update_fields=["active"])
    log(locked, "units.pause_series", user=by, data={"active": active})


def may_manage_series(user: User, series: RoundSeries) -> bool:
    """Whether the person supervises every unit of a series."""
    theirs = supervised_units(user).order_by().values("pk")
    return not series.units.exclude(pk__in=theirs).exists()


def open_due_rounds() -> None:
    """The helper's job: open every round of every series whose time has come."""
    today = timezone.localdate()
    for pk in RoundSeries.objects.filter(active=True).values_list("pk", flat=True):
        with transaction.atomic():
            series = RoundSeries.objects.select_for_update().get(pk=pk)
            open_what_is_due(series, today)


def open_what_is_due(series: RoundSeries, today: datetime.date) -> list[ReportRound]:
    """Open what is missing of a series, in the words of the office."""
    version = current_version(series.form)
    units = [unit for unit in series.units.all() if not unit.is_closed]
    if not series.active or version is None or not units:
        return []
    days = calendar()
    with translation.override(settings.LANGUAGE_CODE):
        return [
            make_round(
                terms=terms_of(series, version, period, days),
                units=units,
                by=series.started_by,
                series=series,
            )
            for period in missing_periods(series, today)
        ]


def missing_periods(series: RoundSeries, today: datetime.date) -> Iterator[Period]:
    """The periods after the last one opened whose day of opening has come."""
    last = series.rounds.order_by("cut_off").last()
    if last is None:
        period = period_of(series.every, series.cut_off_day, series.since)
    else:
        done = Period(last.period_start, last.cut_off)
        period = next_period(series.every, series.cut_off_day, done)
    lead = datetime.timedelta(days=series.opens_before)
    while period.cut_off - lead <= today:
        yield period
        period = next_period(series.every, series.cut_off_day, period)


def terms_of(
    series: RoundSeries, version: FormVersion, period: Period, days: Calendar
) -> RoundTerms:
    """What the round of one period asks."""
    return RoundTerms(
        version=version,
        name=f"{series.name}, {period_name(series.every, period)}",
        period_start=period.start,
        cut_off=period.cut_off,
        due=days.add(period.cut_off, series.due_after),
        instructions=series.instructions,
    )


def period_name(every: str, period: Period) -> str:
    """As people call it: the month, quarter, half or year that it ends in."""
    end = period.cut_off
    shown = {"month": end.month, "year": end.year, "quarter": (end.month + 2) // 3}
    if every == Every.MONTH:
        return _("month %(month)02d/%(year)d") % shown
    if every == Every.QUARTER:
        return _("quarter %(quarter)d of %(year)d") % shown
    if every == Every.HALF_YEAR:
        first = _("first half of %(year)d") % shown
        return first if end.month <= 6 else _("second half of %(year)d") % shown
    if every == Every.YEAR:
        return _("year %(year)d") % shown
    days = {"start": f"{period.start:%d/%m}", "end": f"{end:%d/%m/%Y}"}
    return _("week %(start)s–%(end)s") % days


def current_version(form: ReportForm) -> FormVersion | None:
    """The published version that new rounds take."""
    published = form.versions.filter(published_at__isnull=False)
    return published.order_by("-number").first()
