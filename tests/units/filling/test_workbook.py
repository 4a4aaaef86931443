"""The spreadsheet of a round: locked but for its answers, read back with every wrong
cell named, and refused where it is another one."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.units.conftest import sign_in
from tests.units.filling.test_page import GOOD, address, handed_in, html, send
from tests.units.rounds.world import open_for, small_form
from units.filling.workbook import ANSWER, CODE, LAST, MAIN, MARK, REMARK
from units.models import Submission


def download(client, commune, opened):
    found = client.get(address(commune, opened, "fill_workbook"))
    assert found.status_code == 200
    return load_workbook(io.BytesIO(found.content))


def row_of(book, key: str) -> int:
    return next(row for row in range(1, 60) if book[MAIN].cell(row, CODE).value == key)


def put(book, key: str, value, column: int = ANSWER):
    cell = book[MAIN].cell(row_of(book, key), column)
    cell.value = value
    return cell


def upload(client, commune, opened, book, name="mau.xlsx", version=0):
    if not isinstance(book, bytes):
        buffer = io.BytesIO()
        book.save(buffer)
        book = buffer.getvalue()
    file = SimpleUploadedFile(name, book)
    return client.post(
        address(commune, opened, "fill_upload"),
        {"workbook": file, "version": version},
        follow=True,
    )


def cell_of(book, key: str, column: int = ANSWER) -> str:
    return f"{MAIN}!{book[MAIN].cell(row_of(book, key), column).coordinate}"


def test_only_what_is_answered_is_open(commune, opened) -> None:
    book = download(sign_in(commune.member), commune, opened)
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    main = book[MAIN]
    row = row_of(book, "indicators.hop")
    free = [main.cell(row, ANSWER), main.cell(row, REMARK)]
    assert not any(cell.protection.locked for cell in free)
    assert all(main.cell(row, column).protection.locked for column in range(1, ANSWER))
    assert book[MARK].sheet_state == "veryHidden"
    rules = {rule.type for rule in main.data_validations.dataValidation}
    assert rules == {"whole", "decimal", "list"}


def test_a_filled_in_form_reaches_the_preview(commune, opened) -> None:
    client = sign_in(commune.member)
    book = download(client, commune, opened)
    put(book, "sections.chung", "Đã họp dân.")
    put(book, "indicators.hop", 12)
    put(book, "indicators.hop", "Đủ số", REMARK)
    put(book, "indicators.tien", 1500000.5)
    put(book, "indicators.ty-le", 0.985).number_format = "0.0%"
    put(book, "indicators.xep", "Khá")
    put(book, "indicators.ngay", "05/01/2026")
    book["Bảng 1"]["A4"] = "Quy chế 1"
    book["Bảng 1"]["B4"] = "05/01/2026"
    page = upload(client, commune, opened, book)
    assert page.redirect_chain[-1][0] == address(commune, opened, "fill_preview")
    assert Submission.objects.get().draft_values == {
        "sections": {"chung": "Đã họp dân."},
        "indicators": {
            "hop": 12,
            "tien": "1500000.5",
            "ty-le": "98.5",
            "xep": "Khá",
            "ngay": "2026-01-05",
            "quy-che": [["Quy chế 1", "05/01/2026"]],
        },
        "remarks": {"hop": "Đủ số"},
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("indicators.hop", "=SUM(1,2)"),
        ("indicators.hop", "mười hai"),
        ("indicators.hop", 12.5),
        ("indicators.hop", True),
        ("indicators.tien", "1.234"),
        ("indicators.ty-le", 120),
        ("indicators.xep", "Giỏi"),
        ("indicators.ngay", "31/02/2026"),
        ("sections.chung", None),
    ],
)
def test_each_error_names_its_cell_and_the_rest_is_kept(
    commune, opened, key, value
) -> None:
    client = sign_in(commune.member)
    book = download(client, commune, opened)
    put(book, "sections.chung", "Đã họp dân.")
    put(book, "indicators.hop", 12)
    put(book, "indicators.hop", "Giữ lại", REMARK)
    put(book, key, value)
    page = html(upload(client, commune, opened, book))
    assert f"<strong>{cell_of(book, key)}</strong>" in page
    assert "Giữ lại" in page
    assert Submission.objects.get().draft_values["remarks"] == {"hop": "Giữ lại"}


def test_a_remark_that_is_needed_is_asked_for_in_its_cell(commune, opened) -> None:
    handed_in(commune, opened)
    following = open_for(
        commune, opened.version, opened.due, cut_off=opened.due, due=opened.due
    )
    client = sign_in(commune.member)
    book = download(client, commune, following)
    assert book[MAIN].cell(row_of(book, "indicators.hop"), LAST).value == 12
    put(book, "sections.chung", "Đã họp.")
    put(book, "indicators.hop", 3)
    page = html(upload(client, commune, following, book))
    assert cell_of(book, "indicators.hop", REMARK) in page


def test_what_was_typed_on_the_page_is_in_the_download_and_stays(
    commune, opened
) -> None:
    client = sign_in(commune.member)
    send(client, address(commune, opened), **GOOD)
    book = download(client, commune, opened)
    assert book[MAIN].cell(row_of(book, "indicators.hop"), ANSWER).value == 12
    put(book, "sections.chung", None)
    put(book, "indicators.xep", "Tốt")
    upload(client, commune, opened, book, version=1)
    kept = Submission.objects.get().draft_values
    assert kept["sections"] == {"chung": "Đã họp dân."}
    assert kept["indicators"] == {"hop": 12, "xep": "Tốt"}


def test_a_colleagues_draft_is_not_overwritten_by_a_spreadsheet(
    commune, opened
) -> None:
    send(sign_in(commune.head), address(commune, opened), **GOOD)
    client = sign_in(commune.member)
    book = download(client, commune, opened)
    put(book, "indicators.hop", 99)
    page = upload(client, commune, opened, book, version=0)
    assert page.status_code == 409
    assert 'value="99"' in html(page)
    assert Submission.objects.get().draft_values["indicators"] == {"hop": 12}


def refused(commune, opened, content, name="mau.xlsx") -> str:
    client = sign_in(commune.member)
    send(client, address(commune, opened), **GOOD)
    page = upload(client, commune, opened, content, name, version=1)
    assert page.status_code == 200
    said = html(page)
    assert 'id="workbook-error"' in said
    assert "Đã họp dân." in said
    assert Submission.objects.get().draft_values["indicators"] == {"hop": 12}
    return said


def test_the_form_of_another_version_round_or_unit_is_refused(commune, opened) -> None:
    client = sign_in(commune.member)
    today = opened.cut_off
    other = open_for(commune, small_form_named(), today, due=opened.due)
    refused(commune, opened, download(client, commune, other))
    same_form = open_for(commune, opened.version, today, due=opened.due)
    refused(commune, opened, download(client, commune, same_form))
    found = sign_in(commune.other).get(
        reverse("fill_workbook", args=[commune.b.pk, opened.pk])
    )
    refused(commune, opened, found.content)


def small_form_named():
    version = small_form()
    return version


def test_a_foreign_a_broken_and_an_encrypted_file_are_refused(commune, opened) -> None:
    book = download(sign_in(commune.member), commune, opened)
    del book[MARK]
    refused(commune, opened, book)
    refused(commune, opened, b"PK\x03\x04 broken")
    refused(commune, opened, b"%PDF-1.4 not a spreadsheet", "mau.pdf")
    # An encrypted workbook is an OLE container.
    refused(commune, opened, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000)
    refused(commune, opened, b"")


def test_an_archive_bomb_is_refused_at_the_door(commune, opened) -> None:
    book = download(sign_in(commune.member), commune, opened)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", b"\x00" * (300 * 1024 * 1024))
    refused(commune, opened, buffer.getvalue())


def test_no_file_at_all_is_said(commune, opened) -> None:
    client = sign_in(commune.member)
    page = client.post(address(commune, opened, "fill_upload"), {"version": 0})
    assert 'id="workbook-error"' in html(page)
