"""A consolidated report as the values of its DOCX template."""

import datetime
from typing import Any

from django.utils import timezone, translation

from pages import paper
from pages.models.vocabulary import System
from units.consolidation import marks
from units.consolidation.content import Content
from units.consolidation.figures import Line
from units.consolidation.grids import COLUMNS, grid, grids_of, measure, number
from units.models import ConsolidatedReport, Indicator, PaperTemplate
from units.papers import rendering, templates
from units.papers.identity import ROOM

Kind = Indicator.Kind
ROMAN = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip
MOST_BRANCHES = 40


def draw_report(content: Content, *, shipped: bool = False) -> bytes:
    """The DOCX; ``shipped`` takes the template of the site instead of the editors'."""
    report = content.report
    day = report.day or timezone.localdate()
    choose = templates.shipped if shipped else templates.template_for
    template = choose(PaperTemplate.Kind.REPORT, report.system, day)
    with translation.override("vi"):
        values = report_values(content, day)
    return rendering.render(template.content, values)


def report_values(content: Content, day: datetime.date) -> dict[str, Any]:
    """What the template is filled with; Vietnamese, since it is a paper."""
    report = content.report
    return {
        "heading": heading(report, day),
        "subject": report.subject,
        "addressees": paper.lines(report.addressees),
        "opening": paper.lines(report.opening),
        "coverage": content.coverage.sentence(),
        "sections": sections(content),
        "closing": report.closing.strip().rstrip("./"),
        "signature": {
            "authority": report.authority,
            "title": report.signer_title,
            "name": report.signer,
        },
        "recipients": paper.lines(report.recipients),
        "annexes": [*_by_branch(content), _sources(content)],
    }


def heading(report: ConsolidatedReport, day: datetime.date) -> dict[str, str]:
    """Who writes, number, place and date; an undated draft keeps room for the day."""
    party = report.system == System.PARTY
    number = report.number or ROOM
    date = day.isoformat() if report.day else f"{day:%Y-%m}"
    return {
        "superior": report.superior.upper(),
        "issuer": report.issuer.upper(),
        "number": f"Số {number}-{report.symbol}"
        if party
        else f"Số: {number}/{report.symbol}",
        "place_and_date": paper.place_and_date(report.place or "…………", date),
    }


def sections(content: Content) -> list[dict[str, Any]]:
    """Numbered sections, without those that say nothing."""
    said: list[dict[str, Any]] = []
    for part in content.parts:
        text = marks.plain(part.section.text)
        if not (text or any(line.answers for line in part.lines)):
            continue
        place = len(said) + 2
        number = ROMAN[place] if place < len(ROMAN) else str(place)
        said.append(
            {
                "heading": f"{number}. {part.section.heading.upper()}",
                "paragraphs": text,
                "figures": [
                    _row(place, line) for place, line in enumerate(part.combined, 1)
                ],
                "grids": grids_of(part),
            }
        )
    return said


def _row(place: int, line: Line) -> dict[str, str]:
    how = " (bình quân)" if line.how == Indicator.Combine.AVERAGE else ""
    return {
        "no": str(place),
        "name": f"{line.indicator.name}{how}",
        "measure": measure(line.indicator),
        "value": number(line.total),
        "answers": str(len(line.answers)),
    }


def _by_branch(content: Content) -> list[dict[str, Any]]:
    """Figures by branch; where there are too many to print, the workbook has them."""
    lines = [line for part in content.parts for line in part.combined if line.answers]
    branches = content.branches
    if not lines or not 1 < len(branches) <= MOST_BRANCHES:
        return []
    grids = []
    for start in range(0, len(lines), COLUMNS):
        chosen = lines[start : start + COLUMNS]
        rows = [
            (branch.name, [number(line.of_branch(branch.key)) for line in chosen])
            for branch in branches
        ]
        rows.append(("Tổng hợp", [number(line.total) for line in chosen]))
        grids.append(grid([line.indicator.name for line in chosen], rows))
    return [{"title": "SỐ LIỆU THEO ĐƠN VỊ, NHÁNH", "figures": grids, "grids": []}]


def _sources(content: Content) -> dict[str, Any]:
    """Every report that was used, with its receipt; then who is missing."""
    rows = [
        (
            item.submission.unit.name,
            [
                item.receipt,
                f"{timezone.localtime(item.submitted_at):%H:%M %d/%m/%Y}",
                "Không phát sinh" if item.nothing_to_report else "Đã tổng hợp",
            ],
        )
        for item in content.sources
    ]
    covered = content.coverage
    for units, words in (
        (covered.outside, "Chưa đưa vào tổng hợp"),
        (covered.missing, "Chưa báo cáo"),
    ):
        rows += [(unit.name, ["", "", words]) for unit in units]
    table = grid(["Số biên nhận", "Nộp lúc", "Tình trạng"], rows)
    title = "DANH SÁCH BÁO CÁO CỦA CÁC ĐƠN VỊ"
    return {"title": title, "figures": [], "grids": [table]}
