"""A report round that three of four units have answered."""

import datetime
from types import SimpleNamespace

import pytest

from tests.factories import UnitFactory, UserFactory
from tests.factories.reports import (
    FormSectionFactory,
    FormVersionFactory,
    IndicatorFactory,
)
from units import drafts, submissions
from units.consolidation import drafting
from units.consolidation.scope import Scope
from units.membership import join
from units.models import Assignment, Membership, ReportRound, SubmissionRound, Unit

DUE = datetime.date(2026, 11, 5)


def open_round(units: list[Unit], version) -> ReportRound:
    made = ReportRound.objects.create(
        version=version, name="Báo cáo tháng 10 năm 2026",
        period_start=datetime.date(2026, 10, 1),
        cut_off=datetime.date(2026, 10, 31), due=DUE,
    )  # fmt: skip
    for unit in units:
        Assignment.objects.create(
            round=made, unit=unit, deliverable=Assignment.Deliverable.REPORT,
            due=DUE,
        )  # fmt: skip
    return made


def hand_in(person, unit, round, *, texts=None, figures=None, nothing=False):
    """A unit's answers, submitted."""
    owed = list(Assignment.objects.filter(unit=unit, round=round))
    draft = drafts.start(by=person, unit=unit, assignments=owed)
    values = {"sections": texts or {}, "indicators": figures or {}, "remarks": {}}
    if not nothing:
        drafts.save_draft(
            submission=draft, by=person, version=draft.draft_version,
            draft_values=values,
        )  # fmt: skip
        draft.refresh_from_db()
    return submissions.submit(submission=draft, by=person, nothing_to_report=nothing)


def accepted(reviewer, *args, **kwargs) -> SubmissionRound:
    frozen = hand_in(*args, **kwargs)
    submissions.accept(round=frozen, by=reviewer)
    frozen.refresh_from_db()
    return frozen


@pytest.fixture
def form(db) -> SimpleNamespace:
    version = FormVersionFactory()
    section = FormSectionFactory(version=version, code="ket-qua", heading="Kết quả")
    made = {
        "hop": IndicatorFactory(
            section=section, code="hop", name="Số cuộc họp", required=False
        ),
        "ti-le": IndicatorFactory(
            section=section, code="ti-le", name="Tỉ lệ công khai", kind="percentage",
            combine="average", required=False,
        ),
        "ngay": IndicatorFactory(
            section=section, code="ngay", name="Ngày họp", kind="date", combine="list",
            required=False,
        ),
        "bang": IndicatorFactory(
            section=section, code="bang", name="Các công trình", kind="table",
            columns="Tên\nKinh phí", combine="list", required=False,
        ),
    }  # fmt: skip
    return SimpleNamespace(version=version, section=section, indicators=made)


@pytest.fixture
def month(commune, form) -> SimpleNamespace:
    """Units A and B and a village below B; C was asked and is silent."""
    c = UnitFactory(name="Chi bộ C", code="CB-C", parent=commune.root)
    village = UnitFactory(name="Thôn Một", code="T1", parent=commune.b, kind="village")
    person = UserFactory(username="thon-mot")
    join(user=person, unit=village, role=Membership.Role.HEAD, by=None)
    round = open_round([commune.a, commune.b, c, village], form.version)
    first = accepted(
        commune.reviewer, commune.member, commune.a, round,
        texts={"ket-qua": "Đã họp hai lần.\nĐã công khai quy chế."},
        figures={"hop": 2, "ti-le": "87.5", "ngay": "2026-10-05",
                 "bang": [["Đường thôn", "=1+1"]]},
    )  # fmt: skip
    second = accepted(
        commune.reviewer, commune.other, commune.b, round,
        texts={"ket-qua": "Đã họp một lần."}, figures={"hop": 1, "ti-le": "90"},
    )  # fmt: skip
    third = accepted(commune.reviewer, person, village, round, nothing=True)
    return SimpleNamespace(
        round=round, c=c, village=village, villager=person,
        first=first, second=second, third=third,
    )  # fmt: skip


@pytest.fixture
def report(commune, month):
    return drafting.begin(by=commune.reviewer, scope=Scope(round=month.round))
