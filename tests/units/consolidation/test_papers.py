"""DOCX and XLSX: opened, computed by LibreOffice, and recomputed from the submissions."""

import io
import shutil
import subprocess
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from openpyxl import load_workbook
from PIL import Image

from pages.models import CustomDocument
from pages.setup import public_collection
from tests.units.conftest import sign_in
from tests.units.papers.docx import with_text, words
from units.consolidation.content import content_of
from units.consolidation.grids import number
from units.consolidation.official import draw_report
from units.consolidation.workbook import DATA, draw_workbook
from units.models import Indicator, PaperTemplate, SubmissionRound
from units.papers.templates import SHIPPED

SITE = "https://intranet.example.vn"
OFFICE, TO_TEXT, TO_PNG = map(shutil.which, ("soffice", "pdftotext", "pdftoppm"))
needs_office = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
needs_poppler = pytest.mark.skipif(
    not (TO_TEXT and TO_PNG), reason="poppler is not installed"
)


def converted(content: bytes, ending: str, to: str, folder) -> bytes:
    """The file as LibreOffice writes it anew, formulas computed."""
    source = folder / f"in.{ending}"
    source.write_bytes(content)
    out = folder / "out"
    subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", to, "--outdir", str(out), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (out / f"in.{to}").read_bytes()


def raw(code: str) -> list[Decimal]:
    """The figures as they were frozen, read past everything else."""
    rounds = SubmissionRound.objects.filter(outcome="accepted", nothing_to_report=False)
    answers = [row.values["indicators"].get(code) for row in rounds]
    return [Decimal(answer) for answer in answers if answer is not None]


def recomputed(indicator: Indicator) -> Decimal:
    figures = raw(indicator.code)
    total = sum(figures, Decimal(0))
    if indicator.combine == "average":
        return (total / len(figures)).quantize(Decimal("0.01"))
    return total


def test_the_docx_says_what_units_said(commune, month, report) -> None:
    text = words(draw_report(content_of(report)))
    assert "{" not in text
    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "BÁO CÁO",
        "tổng hợp kết quả tháng 10 năm 2026",
        "II. KẾT QUẢ",
        "Chi bộ A: Đã họp hai lần.",
        "3/4 đơn vị đã báo cáo, còn thiếu: Chi bộ C",
        "88,75",
        "05/10/2026",
        "Đường thôn",
        month.third.receipt,
    ):
        assert part in text
    assert "[2026" not in text
    assert "KIẾN NGHỊ" not in text


@needs_office
def test_every_figure_of_the_workbook_is_recomputed(
    commune, month, report, form, tmp_path
) -> None:
    made = draw_workbook(content_of(report), site=SITE)
    formulas = load_workbook(io.BytesIO(made))
    computed = converted(made, "xlsx", "xlsx", tmp_path)
    sheet = load_workbook(io.BytesIO(computed), data_only=True)["Tổng hợp"]
    found = {row[1]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    for indicator in (form.indicators["hop"], form.indicators["ti-le"]):
        row = found[indicator.name]
        assert Decimal(str(row[5])) == recomputed(indicator)
        assert row[4] == len(raw(indicator.code))
    assert found["Số cuộc họp"][6:8] == (2, 1)
    assert formulas["Tổng hợp"]["F2"].value.startswith("=IF(COUNT(")
    assert "SUM(" in formulas["Tổng hợp"]["F2"].value
    rows = formulas[DATA].iter_rows(min_row=3, values_only=True)
    assert {row[1]: row[3] for row in rows} == {"Chi bộ A": 2, "Chi bộ B": 1}
    link = formulas["Nguồn"]["C2"].hyperlink.target
    assert link == SITE + reverse("receipt", args=[month.first.receipt])
    errors = [
        cell
        for page in load_workbook(io.BytesIO(computed), data_only=True)
        for row in page.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and cell.startswith(("#", "Err:"))
    ]
    assert errors == []


def test_words_like_formulas_stay_words(report) -> None:
    book = load_workbook(io.BytesIO(draw_workbook(content_of(report), site=SITE)))
    sheet = next(page for page in book if page.title.endswith("Các công trình"))
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")


@needs_office
@needs_poppler
@pytest.mark.parametrize("system", ["party", "state"])
def test_the_paper_is_printed_whole(report, form, system, tmp_path) -> None:
    report.system = system
    pdf = converted(draw_report(content_of(report)), "docx", "pdf", tmp_path)
    (tmp_path / "p.pdf").write_bytes(pdf)
    text = subprocess.run(
        [TO_TEXT, "-layout", str(tmp_path / "p.pdf"), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for indicator in (form.indicators["hop"], form.indicators["ti-le"]):
        line = next(row for row in text.splitlines() if indicator.name in row)
        assert number(recomputed(indicator)) in line.split()
    subprocess.run(
        [TO_PNG, "-r", "50", "-png", str(tmp_path / "p.pdf"), str(tmp_path / "p")],
        check=True,
    )
    pages = sorted(tmp_path.glob("p-*.png"))
    assert len(pages) >= 2
    for path in pages:
        with Image.open(path) as picture:
            ink = picture.convert("L").point(lambda tone: 255 if tone < 128 else 0)
            left, top, right, _bottom = ink.getbbox()
            wide, high = picture.size
            assert left / wide > 0.10
            assert right / wide < 0.93
            assert top / high > 0.02


def test_a_broken_template_is_named_and_gone_around(
    commune, report, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    shipped = (SHIPPED / "report-party-2026.docx").read_bytes()
    broken = with_text(shipped, "{{ coverage }}", "{{ tinh_hinh }}")
    file = CustomDocument.objects.create(
        title="Mẫu", file=ContentFile(broken, "m.docx"), collection=public_collection()
    )
    PaperTemplate.objects.create(
        kind="report", system="party", since="2020-01-01", file=file
    )
    client = sign_in(commune.reviewer)
    address = reverse("consolidated_docx", args=[report.pk])
    page = client.get(address, follow=True).content.decode()
    assert "tinh_hinh" in page
    assert f"{address}?shipped" in page
    assert "BÁO CÁO" in words(client.get(f"{address}?shipped").content)
