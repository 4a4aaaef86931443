"""A report of 200 units x 60 indicators with texts: draft, page, DOCX and XLSX."""

import json
import tempfile
from pathlib import Path

from tests.benchmarks.report import write
from tests.benchmarks.served import manage

UNITS, INDICATORS, SECTIONS, TIMES = 200, 60, 6, 5
CODE = """
import sys; sys.path.insert(0, %r)
from tests.benchmarks import consolidation
consolidation.measure()
"""
WORDS = (
    "Cấp ủy đã lãnh đạo, chỉ đạo công khai quy chế thực hiện dân chủ ở cơ sở, lấy ý kiến "
    "nhân dân về các công trình, giải quyết kiến nghị đúng thời hạn quy định. "
)


def build() -> object:
    """Units in 20 branches, each with an accepted report, and the draft made of them."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from units.consolidation import drafting
    from units.consolidation.scope import Scope
    from units.models import (
        Assignment,
        AssignmentReview,
        FormSection,
        FormVersion,
        Indicator,
        ReportForm,
        ReportRound,
        Submission,
        SubmissionRound,
        Unit,
    )  # fmt: skip

    person = get_user_model().objects.create_superuser("nguoi-tong-hop")
    form = FormVersion.objects.create(
        form=ReportForm.objects.create(name="M"), number=1
    )
    for place in range(SECTIONS):
        section = FormSection.objects.create(version=form, heading=f"Phần {place}")
        for number in range(INDICATORS // SECTIONS):
            combine = ("sum", "average", "sum", "sum", "list")[number % 5]
            Indicator.objects.create(
                section=section, name=f"Chỉ tiêu {place}.{number}", combine=combine
            )
    round = ReportRound.objects.create(
        version=form, name="Báo cáo năm", period_start=timezone.localdate(),
        cut_off=timezone.localdate(), due=timezone.localdate(),
    )  # fmt: skip
    root = Unit.objects.create(name="Đảng ủy xã", code="DU", kind="committee")
    branches = [
        Unit.objects.create(name=f"Khối {n}", code=f"K{n}", kind="cell", parent=root)
        for n in range(20)
    ]
    codes = list(form.indicators.values_list("code", flat=True))
    sections = list(form.sections.values_list("code", flat=True))
    for n in range(UNITS):
        unit = Unit.objects.create(
            name=f"Chi bộ {n}", code=f"C{n}", kind="cell", parent=branches[n % 20]
        )
        owed = Assignment.objects.create(round=round, unit=unit, deliverable="report")
        sent = Submission.objects.create(unit=unit, round=round, title="x")
        frozen = SubmissionRound.objects.create(
            submission=sent, number=1, receipt=f"2026-{n:06}-1", sha256="0" * 64,
            submitted_at=timezone.now(), outcome="accepted",
            values={
                "sections": dict.fromkeys(sections, WORDS * 4),
                "indicators": {code: n * 7 + place for place, code in enumerate(codes)},
                "remarks": {},
            },
        )  # fmt: skip
        AssignmentReview.objects.create(
            round=frozen, assignment=owed, outcome="accepted"
        )
    return drafting.begin(by=person, scope=Scope(round=round))


def measure() -> None:
    """Print one line of JSON: seconds of each step, and the peak of memory."""
    import resource
    import time

    from django.db import connection, reset_queries
    from django.test.utils import override_settings

    from units.consolidation.content import content_of
    from units.consolidation.official import draw_report
    from units.consolidation.workbook import draw_workbook
    from units.models import ConsolidatedReport

    pk = build().pk  # type: ignore[attr-defined]
    steps = {"DOCX": draw_report, "XLSX": lambda c: draw_workbook(c, site="http://x")}
    rows = []
    for name, draw in steps.items():
        taken = []
        for _time in range(TIMES):
            started = time.perf_counter()
            made = draw(content_of(ConsolidatedReport.objects.get(pk=pk)))
            taken.append(time.perf_counter() - started)
        with override_settings(DEBUG=True):
            reset_queries()
            draw(content_of(ConsolidatedReport.objects.get(pk=pk)))
            queries = len(connection.queries)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows.append(
            {
                "output": name, "best_s": round(min(taken), 2),
                "worst_s": round(max(taken), 2), "kB": len(made) // 1024,
                "queries": queries, "peak_mb": peak,
            }
        )  # fmt: skip
    print(json.dumps(rows))


def main() -> None:
    """Measure in a process of its own, so its memory is what it needs."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        manage(folder, "migrate", "-v0")
        root = str(Path(__file__).parents[2])
        said = manage(folder, "shell", "-v0", "-c", CODE % root)
    rows = json.loads(said.strip().splitlines()[-1])
    write("consolidation", f"{UNITS} units, {INDICATORS} indicators, texts", rows)


if __name__ == "__main__":
    main()
