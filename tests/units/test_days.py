"""The calendar that editors keep, and the announced days of a year."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from intranet.roles import EDITORS
from tests.factories import UserFactory
from tests.units.conftest import sign_in
from units import assignments
from units.days.listed import fixed_days, read
from units.models import CalendarDay
from units.models.calendar import calendar

IMPORT = "/admin/calendar/import/"
DAYS = "/admin/snippets/units/calendarday/"
ANNOUNCED = """
01/01/2026 Tết Dương lịch
16/02/2026 - 20/02/2026: Tết Nguyên đán

+ 22/08/2026 Làm bù
"""


@pytest.fixture
def editor(commune):
    return sign_in(UserFactory(roles=[EDITORS]))


def test_a_list_is_read_line_by_line() -> None:
    days = read(ANNOUNCED)
    assert len(days) == 7
    assert days[1].day == datetime.date(2026, 2, 16)
    assert {day.name for day in days[1:6]} == {"Tết Nguyên đán"}
    assert [day.worked for day in days] == [False] * 6 + [True]
    assert len(read(fixed_days(2027))) == 4


@pytest.mark.parametrize(
    "line",
    [
        "31/02/2026 Không có",
        "Tết 01/01/2026",
        "01/01/2026",
        "05/01/2026 - 01/01/2026 Ngược",
        "01/01/2026 - 31/12/2026 Cả năm",
        "1/1/26 Năm ngắn",
    ],
)
def test_a_line_that_cannot_be_read_is_named(line) -> None:
    with pytest.raises(ValidationError, match="2"):
        read(f"02/09/2026 Quốc khánh\n{line}")


def test_editors_put_a_year_in_and_again(editor) -> None:
    assert "Tết Dương lịch" in editor.get(IMPORT).content.decode()
    assert editor.post(IMPORT, {"days": ANNOUNCED}).status_code == 302
    assert CalendarDay.objects.count() == 7
    editor.post(IMPORT, {"days": "01/01/2026 Tết Tây"})
    assert CalendarDay.objects.count() == 7
    assert CalendarDay.objects.get(day="2026-01-01").name == "Tết Tây"
    assert not calendar().is_working(datetime.date(2026, 2, 18))
    assert calendar().is_working(datetime.date(2026, 8, 22))


def test_what_is_wrong_is_said_and_kept(editor) -> None:
    page = editor.post(IMPORT, {"days": "01/01/2026 Tết\n99/99/2026 Sai"})
    assert page.status_code == 200
    assert "99/99/2026 Sai" in page.content.decode()
    assert not CalendarDay.objects.exists()


def test_editors_keep_single_days(editor) -> None:
    sent = {"day": "2026-04-27", "name": "Nghỉ bù Giỗ Tổ"}
    assert editor.post(f"{DAYS}add/", sent).status_code == 302
    assert "Nghỉ bù Giỗ Tổ" in editor.get(DAYS).content.decode()
    day = CalendarDay.objects.get()
    assert editor.post(f"{DAYS}delete/{day.pk}/").status_code == 302
    assert not CalendarDay.objects.exists()


def test_for_others_it_is_closed(commune) -> None:
    for who in ("member", "head", "stranger"):
        client = sign_in(getattr(commune, who))
        for address in (IMPORT, DAYS):
            assert client.get(address).status_code in (302, 403, 404)
        client.post(IMPORT, {"days": ANNOUNCED})
    assert not CalendarDay.objects.exists()


def test_a_deadline_on_a_holiday_is_refused_with_the_next_day(commune) -> None:
    day = calendar().add(timezone.localdate(), 10)
    CalendarDay.objects.create(day=day, name="Nghỉ lễ")
    with pytest.raises(ValidationError) as refusal:
        assignments.Terms(due=day).deadline(timezone.localdate())
    following = calendar().next_working(day)
    assert f"{following:%d/%m/%Y}" in str(refusal.value)
