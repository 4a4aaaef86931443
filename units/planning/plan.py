"""The plan that a unit begins with: its heading, the basis, a row for each duty.

The words are those of the paper, so Vietnamese whatever the language of the site.
"""

import datetime
from typing import Any

from django.utils import translation
from django.utils.text import capfirst

from pages import paper
from pages.models import OfficialDocumentPage
from units.models import Assignment, PaperTemplate, Unit
from units.papers import identity, rendering, templates
from units.papers.names import short_name

DOTS = "………………………………"


def draw_plan(
    *, unit: Unit, document: OfficialDocumentPage, day: datetime.date, shipped: bool
) -> bytes:
    """The DOCX; ``shipped`` takes the template of the site instead of the editors'."""
    values, system = plan_values(unit, document, day)
    choose = templates.shipped if shipped else templates.template_for
    template = choose(PaperTemplate.Kind.PLAN, system, day)
    return rendering.render(template.content, values)


def plan_values(
    unit: Unit, document: OfficialDocumentPage, day: datetime.date
) -> tuple[dict[str, Any], str]:
    """What the template is filled with, and whose layout it is in."""
    writer = identity.identity_of(unit)
    given = (
        document.assignments.filter(unit=unit, waived_at=None)
        .select_related("duty", "unit")
        .order_by("duty__position", "pk")
    )
    issuer = document.issuing_body.name if document.issuing_body else ""
    cited = paper.citation(document)
    values = {
        "heading": {
            "superior": writer.superior,
            "issuer": writer.issuer,
            "number": writer.number("KH"),
            "place_and_date": paper.place_and_date(
                identity.place_of(unit, document), f"{day:%Y-%m}"
            ),
        },
        "subject": f"thực hiện {short_name(document)}",
        "basis": [f"Căn cứ {cited}"],
        "opening": (
            f"{unit.name} xây dựng kế hoạch triển khai thực hiện với các nội dung "
            "như sau:"
        ),
        "aim": f"1. Mục đích: {DOTS}",
        "demand": f"2. Yêu cầu: {DOTS}",
        "duties": _rows(given),
        "carrying_out": _carrying_out(unit, issuer),
        "closing": (
            f"Trên đây là kế hoạch thực hiện {short_name(document)} của {unit.name}"
        ),
        "signature": {
            "authority": writer.authority,
            "title": writer.title,
            "name": writer.signer,
        },
        "recipients": [
            *([f"{issuer} (báo cáo);"] if issuer else []),
            "Các bộ phận, cá nhân được phân công;",
            f"Lưu {unit.name}.",
        ],
    }
    return values, writer.system


def _rows(given: Any) -> list[dict[str, str]]:
    with translation.override("vi"):
        return [
            {
                "no": item.duty.number if item.duty else str(place),
                "text": _text(item),
                "who": f"{item.unit.name} ({item.get_part_display()}); người phụ trách: …",
                "when": f"{item.due:%d/%m/%Y}" if item.due else "Thường xuyên",
                "result": capfirst(item.get_deliverable_display()),
            }
            for place, item in enumerate(given, 1)
        ]


def _text(item: Assignment) -> str:
    if item.duty is None:
        return "Tổ chức thực hiện toàn bộ nội dung văn bản."
    parts = [item.duty.title, item.duty.text]
    return ": ".join(part.strip() for part in parts if part.strip())


def _carrying_out(unit: Unit, issuer: str) -> list[str]:
    reports = f", báo cáo {issuer}" if issuer else ""
    return [
        f"1. Người đứng đầu {unit.name} phân công, đôn đốc, kiểm tra việc thực hiện "
        f"kế hoạch{reports} đúng thời hạn.",
        "2. Các bộ phận, cá nhân được phân công chủ động thực hiện; khó khăn, vướng mắc "
        f"phát sinh kịp thời phản ánh về {unit.name} để xem xét, giải quyết.",
    ]
