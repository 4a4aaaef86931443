"""A consolidated report as the values of its DOCX template."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone, translation

from pages import paper
from pages.models.vocabulary import System
from units.consolidation import marks
from units.consolidation.content import Content, Part
from units.consolidation.figures import Line
from units.models import ConsolidatedReport, Indicator, PaperTemplate
from units.papers import rendering, templates
from units.papers.identity import ROOM
from units.reports.answers import display
from units.reports.numbers import shown

Kind = Indicator.Kind
ROMAN = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip
COLUMNS = 5
MOST_BRANCHES = 40
EMPTY = "–"


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


def grids_of(part: Part) -> list[dict[str, Any]]:
    """What stands by unit in a section: single answers beside each other, then tables."""
    return [*_lists(part.listed), *_tables(part.listed)]


def _row(place: int, line: Line) -> dict[str, str]:
    how = " (bình quân)" if line.how == Indicator.Combine.AVERAGE else ""
    return {
        "no": str(place),
        "name": f"{line.indicator.name}{how}",
        "measure": measure(line.indicator),
        "value": number(line.total),
        "answers": str(len(line.answers)),
    }


def measure(indicator: Indicator) -> str:
    """The unit of measure, where the form leaves it to the kind."""
    usual = {Kind.PERCENTAGE: "%", Kind.MONEY: "đồng"}
    return indicator.measure or usual.get(Kind(indicator.kind), "")


def number(value: Decimal | None) -> str:
    """As Vietnamese offices write it, without empty decimals."""
    if value is None:
        return EMPTY
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return str(shown(Decimal(plain)))


def _lists(lines: list[Line]) -> list[dict[str, Any]]:
    """Answers by unit, a few indicators beside each other."""
    plain = [
        line for line in lines if line.answers and line.indicator.kind != Kind.TABLE
    ]
    found = []
    for start in range(0, len(plain), COLUMNS):
        chosen = plain[start : start + COLUMNS]
        answers: dict[str, list[str]] = {}
        for column, line in enumerate(chosen):
            for item in line.answers:
                row = answers.setdefault(item.unit, [""] * len(chosen))
                row[column] = display(line.indicator, item.value)
        names = [line.indicator.name for line in chosen]
        found.append(grid(names, list(answers.items())))
    return found


def _tables(lines: list[Line]) -> list[dict[str, Any]]:
    """The rows of tables of all units, each with its unit."""
    return [
        grid(
            line.indicator.column_list,
            [
                (item.unit, row)
                for item in line.answers
                if isinstance(item.value, list)
                for row in item.value
            ],
            title=line.indicator.name,
        )
        for line in lines
        if line.answers and line.indicator.kind == Kind.TABLE
    ]


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


def grid(
    columns: list[str], rows: list[tuple[str, list[str]]], *, title: str = ""
) -> dict[str, Any]:
    """A table as the template takes it: units down, columns across."""
    return {
        "title": title,
        "name": "Đơn vị",
        "columns": columns,
        "rows": [{"name": name, "cells": cells} for name, cells in rows],
    }
