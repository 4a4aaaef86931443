"""From what was accepted to a draft, and what happens when it changes."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import UserFactory
from tests.units.consolidation.conftest import accepted, hand_in
from units import submissions
from units.consolidation import drafting
from units.consolidation.changes import What
from units.consolidation.content import content_of
from units.consolidation.scope import Scope
from units.drafts import Conflict
from units.membership import join
from units.models import Assignment


def test_the_first_draft_groups_by_section_and_names_units(report, month) -> None:
    section = report.sections.get(code="ket-qua")
    assert section.heading == "Kết quả"
    assert section.text.splitlines() == [
        f"Chi bộ A: Đã họp hai lần. [{month.first.receipt}]",
        f"Đã công khai quy chế. [{month.first.receipt}]",
        f"Chi bộ B: Đã họp một lần. [{month.second.receipt}]",
    ]


def test_who_has_reported_is_kept_true(report, commune, month) -> None:
    said = content_of(report).coverage.sentence()
    assert said == (
        "3/4 đơn vị đã báo cáo, còn thiếu: Chi bộ C; không phát sinh: Thôn Một."
    )
    clerk = UserFactory(username="thu-ky-c")
    join(user=clerk, unit=month.c, by=None)
    hand_in(clerk, month.c, month.round, figures={"hop": 4})
    said = content_of(report).coverage.sentence()
    assert said.startswith("4/4 đơn vị đã báo cáo;")
    assert "chưa đưa vào bản tổng hợp này: Chi bộ C" in said
    Assignment.objects.filter(unit=month.c).update(waived_at=month.round.opened_at)
    assert content_of(report).coverage.asked == 3


def test_figures_are_combined_as_the_form_says(report, commune, month) -> None:
    content = content_of(report)
    lines = {line.indicator.code: line for line in content.lines}
    assert lines["hop"].total == 3
    assert str(lines["ti-le"].total) == "88.75"
    assert lines["ngay"].total is None
    assert [item.receipt for item in lines["hop"].answers] == [
        month.first.receipt,
        month.second.receipt,
    ]
    by_branch = {
        item.name: lines["hop"].of_branch(item.key) for item in content.branches
    }
    assert by_branch == {"Chi bộ A": 2, "Chi bộ B": 1}


def test_what_changes_afterwards_is_shown_and_taken(report, commune, month) -> None:
    asked = submissions.ask_to_reopen(
        submission=month.first.submission, by=commune.member, reason="Sai số"
    )
    submissions.decide_reopening(request=asked, by=commune.reviewer, granted=True)
    clerk = UserFactory(username="thu-ky-c")
    join(user=clerk, unit=month.c, by=None)
    late = accepted(
        commune.reviewer, clerk, month.c, month.round, texts={"ket-qua": "Họp bù."}
    )
    found = {item.unit.name: item for item in content_of(report).changes}
    assert found["Chi bộ A"].what == What.WITHDRAWN
    assert found["Chi bộ C"].what == What.ARRIVED
    assert found["Chi bộ C"].late
    again = submissions.submit(submission=month.first.submission, by=commune.member)
    submissions.accept(round=again, by=commune.reviewer)
    found = {item.unit.name: item for item in content_of(report).changes}
    assert (found["Chi bộ A"].what, found["Chi bộ A"].round) == (What.RENEWED, again)
    untouched = report.sections.get(code="ket-qua")
    drafting.refresh(report=report, by=commune.reviewer)
    content = content_of(report)
    assert content.changes == []
    untouched.refresh_from_db()
    assert late.receipt in untouched.text
    assert month.first.receipt not in untouched.text


def test_a_merged_text_stays_when_the_draft_is_refreshed(
    report, commune, month
) -> None:
    section = report.sections.get(code="ket-qua")
    mine = f"Các đơn vị họp ba lần. [{month.first.receipt}]"
    drafting.save_section(section=section, by=commune.reviewer, version=0, text=mine)
    clerk = UserFactory(username="thu-ky-c")
    join(user=clerk, unit=month.c, by=None)
    accepted(commune.reviewer, clerk, month.c, month.round, texts={"ket-qua": "Bù."})
    drafting.refresh(report=report, by=commune.reviewer)
    section.refresh_from_db()
    assert section.text == mine


def test_two_who_write_at_once_are_told(report, commune) -> None:
    section = report.sections.get(code="ket-qua")
    drafting.save_section(section=section, by=commune.admin, version=0, text="Một")
    with pytest.raises(Conflict):
        drafting.save_section(
            section=section, by=commune.reviewer, version=0, text="Hai"
        )
    section.refresh_from_db()
    assert section.text == "Một"
    drafting.save_paper(report=report, by=commune.admin, version=0, signer="Trần B")
    with pytest.raises(Conflict):
        drafting.save_paper(report=report, by=commune.reviewer, version=0, signer="C")


def test_a_finished_report_is_closed(report, commune) -> None:
    drafting.finish(report=report, by=commune.reviewer)
    section = report.sections.first()
    with pytest.raises(Conflict):
        drafting.save_section(section=section, by=commune.reviewer, version=0, text="x")
    with pytest.raises(Conflict):
        drafting.refresh(report=report, by=commune.reviewer)
    drafting.take_up(report=report, by=commune.reviewer)
    drafting.save_section(section=section, by=commune.reviewer, version=0, text="x")


def test_an_empty_one_cannot_be_finished(commune, month) -> None:
    scope = Scope(round=month.round, branch=month.c)
    empty = drafting.begin(by=commune.reviewer, scope=scope)
    with pytest.raises(ValidationError):
        drafting.finish(report=empty, by=commune.reviewer)


def test_only_who_supervises_consolidates(commune, month, report) -> None:
    for who in (commune.member, commune.other, commune.stranger):
        with pytest.raises(PermissionDenied):
            drafting.begin(by=who, scope=Scope(round=month.round))
        with pytest.raises(PermissionDenied):
            drafting.refresh(report=report, by=who)


def test_of_one_duty_only_what_was_accepted_for_it(
    commune, letter, given, submitted
) -> None:
    submissions.return_to_unit(
        round=submitted, by=commune.reviewer, remarks="",
        on_assignments={given[0].pk: "Thiếu."},
    )  # fmt: skip
    sources = [
        drafting.begin(
            by=commune.reviewer, scope=Scope(document=letter, duty=item.duty)
        ).sources.count()
        for item in given
    ]
    assert sources == [0, 1, 1]
    whole = drafting.begin(by=commune.reviewer, scope=Scope(document=letter))
    text = whole.sections.get(code="text").text
    assert text == f"Chi bộ A: Kế hoạch [{submitted.receipt}]"
