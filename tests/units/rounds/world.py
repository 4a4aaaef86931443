"""A round of a small form, opened for the units A and B of the commune."""

import datetime

from tests.factories.reports import FormSectionFactory, IndicatorFactory
from units.models import FormVersion, Indicator, ReportRound
from units.rounds.operations import RoundTerms, open_round

Kind = Indicator.Kind
DAY = datetime.timedelta(days=1)


def small_form() -> FormVersion:
    """A text, and one indicator of every kind that behaves differently."""
    section = FormSectionFactory(code="chung", heading="Kết quả chung", required=True)
    for place, options in enumerate(
        [
            {"code": "hop", "name": "Số cuộc họp", "not_less_than_last": True},
            {"code": "tien", "name": "Kinh phí", "kind": Kind.MONEY, "required": False},
            {
                "code": "ty-le", "name": "Tỷ lệ đúng hạn", "kind": Kind.PERCENTAGE,
                "minimum": 0, "maximum": 100, "required": False,
            },
            {
                "code": "xep", "name": "Tự xếp loại", "kind": Kind.CHOICE,
                "choices": "Tốt\nKhá", "required": False,
            },
            {"code": "ngay", "name": "Ngày họp", "kind": Kind.DATE, "required": False},
            {
                "code": "quy-che", "name": "Quy chế", "kind": Kind.TABLE,
                "columns": "Tên\nNgày", "required": False,
            },
        ]
    ):  # fmt: skip
        IndicatorFactory(section=section, sort_order=place, **options)
    return section.version


def next_working_day(day: datetime.date) -> datetime.date:
    while day.weekday() > 4:
        day += DAY
    return day


def terms(version: FormVersion, today: datetime.date, **changes) -> RoundTerms:
    """A month that ended yesterday, due in about a week."""
    values = {
        "version": version,
        "name": "Báo cáo tháng",
        "period_start": today - 30 * DAY,
        "cut_off": today - DAY,
        "due": next_working_day(today + 7 * DAY),
    }
    return RoundTerms(**values | changes)


def open_for(commune, version: FormVersion, today, **changes) -> ReportRound:
    return open_round(
        by=commune.reviewer,
        terms=terms(version, today, **changes),
        units=[commune.a, commune.b],
    )
