"""Each event of the work is told once to each person it concerns."""

import pytest

from intranet.models import Notice
from tests.units.conftest import sign_in
from tests.units.test_board import give
from units import assignments, submissions


def told(person, event: str) -> list[Notice]:
    return list(Notice.objects.filter(person=person, key__startswith=event))


def test_one_notice_for_all_duties_given_in_one_step(commune, letter, given) -> None:
    (notice,) = told(commune.member, "assigned")
    assert notice.url == f"/my-unit/work/{commune.a.pk}/{letter.pk}/"
    assert letter.title in notice.subject
    assert f"{given[0].due:%d/%m/%Y}" in notice.subject
    assert told(commune.other, "") == []
    give(commune, letter, commune.a, commune.b)
    assert len(told(commune.member, "assigned")) == 1
    assert len(told(commune.other, "assigned")) == 1


def test_returned_then_answered_then_accepted(commune, submitted) -> None:
    submissions.return_to_unit(
        round=submitted, by=commune.reviewer, remarks="Thiếu thời gian"
    )
    (returned,) = told(commune.member, "answered")
    assert returned.note == "Thiếu thời gian"
    assert returned.text == ""
    second = submissions.submit(submission=submitted.submission, by=commune.member)
    (reply,) = told(commune.reviewer, "replied")
    client = sign_in(commune.reviewer)
    assert client.get(reply.url).status_code == 200
    submissions.accept(round=second, by=commune.reviewer)
    assert len(told(commune.head, "answered")) == 2
    assert told(commune.other, "") == []


@pytest.mark.parametrize("granted", [True, False])
def test_a_later_deadline_is_told(commune, given, granted) -> None:
    later = assignments.Terms(working_days=30).deadline(given[0].due)
    asked = assignments.ask_extension(
        assignment=given[0], by=commune.member, due=later, reason="Chờ họp dân"
    )
    assignments.decide_extension(
        extension=asked, by=commune.reviewer, granted=granted, answer="Đã xem"
    )
    (notice,) = told(commune.member, "extended" if granted else "refused")
    day = later if granted else given[0].due
    assert f"{day:%d/%m/%Y}" in notice.subject
    assert notice.note == "Đã xem"


def test_waiving_and_reopening_are_told(commune, given, submitted) -> None:
    assignments.waive(assignment=given[0], by=commune.reviewer, reason="Đã gộp")
    assert [notice.note for notice in told(commune.member, "waived")] == ["Đã gộp"]
    submissions.accept(round=submitted, by=commune.reviewer)
    wish = submissions.ask_to_reopen(
        submission=submitted.submission, by=commune.member, reason="Sai số"
    )
    submissions.decide_reopening(request=wish, by=commune.reviewer, granted=True)
    assert len(told(commune.member, "reopening")) == 1
