"""Units and people from a spreadsheet: shown, applied, repeated, refused by cell."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from intranet.models import User
from tests.units.conftest import sign_in
from units.models import Membership, Unit
from units.roster.columns import COLUMNS, PEOPLE, UNITS

UNIT_ROWS = [
    ["TO-1", "Tổ dân vận 1", "Khác", "CHI-BO-C", ""],
    ["CHI-BO-C", "Chi bộ C", "Chi bộ", "DU", "01/07/2025"],
]
PEOPLE_ROWS = [
    ["tran.b", "Trần Thị B", "0912 345 678", "CHI-BO-C", "Trưởng", "Có", ""],
    ["tran.b", "Trần Thị B", "0912 345 678", "TO-1", "", "", ""],
    ["le.c", "Lê Văn C", 987654321, "TO-1", "Thành viên", "", ""],
]


def sheet(units=UNIT_ROWS, people=PEOPLE_ROWS) -> SimpleUploadedFile:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in ((UNITS, units), (PEOPLE, people)):
        page = book.create_sheet(title)
        page.append([column.heading for column in COLUMNS[title]])
        for row in rows:
            page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("don-vi.xlsx", buffer.getvalue())


@pytest.fixture
def admin(commune):
    return sign_in(commune.admin)


def upload(client, **sheets):
    return client.post("/admin/roster/", {"file": sheet(**sheets)}, follow=True)


def problems(client, **sheets) -> dict[str, str]:
    found = upload(client, **sheets).context["problems"]
    return {problem.place: problem.message for problem in found}


def test_the_file_is_shown_before_anything_is_written(admin):
    response = upload(admin)
    assert len(response.context["changes"]) == 7
    assert not Unit.objects.filter(code="TO-1").exists()
    assert not User.objects.filter(username="tran.b").exists()


def test_applying_makes_units_people_and_codes(admin, client):
    response = upload(admin)
    applied = admin.post(response.redirect_chain[-1][0])
    unit = Unit.objects.get(code="TO-1")
    assert unit.parent.code == "CHI-BO-C"
    assert unit.page.live
    assert User.objects.get(username="le.c").phone == "0987654321"
    head = Membership.objects.get(user__username="tran.b", unit__code="CHI-BO-C")
    assert (head.role, head.supervises) == ("head", True)
    slips = {slip.person.username: slip.code for slip in applied.context["slips"]}
    sent = {"username": "0912345678", "code": slips["tran.b"]}
    assert client.post("/login/code/", sent).url == "/account/password/"


def test_the_same_file_again_changes_nothing(admin):
    admin.post(upload(admin).redirect_chain[-1][0])
    assert upload(admin).context["changes"] == []


def test_a_file_is_applied_once(admin):
    address = upload(admin).redirect_chain[-1][0]
    admin.post(address)
    assert admin.post(address).context["error"]
    assert User.objects.filter(username="tran.b").count() == 1


def test_a_moved_and_renamed_unit_is_the_same_unit(admin):
    admin.post(upload(admin).redirect_chain[-1][0])
    moved = [["TO-1", "Tổ dân vận số 1", "Khác", "CB-A", ""]]
    admin.post(upload(admin, units=moved, people=[]).redirect_chain[-1][0])
    unit = Unit.objects.get(code="TO-1")
    assert (unit.parent.code, unit.name) == ("CB-A", "Tổ dân vận số 1")


def test_each_wrong_cell_is_named_and_nothing_is_written(admin):
    units = [
        ["V-1", "Vòng 1", "Khác", "V-2", ""],
        ["V-2", "Vòng 2", "Khác", "V-1", "31/02/2026"],
        ["V-3", "=1+1", "Sao", "KHONG", ""],
        ["V-3", "Trùng", "Khác", "", ""],
    ]
    people = [
        ["a b", "A", "12", "KHONG", "Vua", "", ""],
        ["x", "X", "0912000001", "DU", "", "", True],
        ["", "Y", "", "", "", "", ""],
    ]
    found = problems(admin, units=units, people=people)
    assert set(found) == {
        "Đơn vị!D2", "Đơn vị!D3", "Đơn vị!E3", "Đơn vị!B4", "Đơn vị!C4", "Đơn vị!D4",
        "Đơn vị!A5", "Người!A2", "Người!C2", "Người!D2", "Người!E2", "Người!C3",
        "Người!G3", "Người!A4",
    }  # fmt: skip
    assert "V-1 → V-2 → V-1" in found["Đơn vị!D2"]
    assert "vien-a" in found["Người!C3"]
    assert not Unit.objects.filter(code__startswith="V-").exists()


def test_one_person_has_one_number_and_a_unit_one_head(admin):
    people = [
        ["p1", "P1", "0911111111", "CB-A", "Trưởng", "", ""],
        ["p1", "P một", "0911111111", "DU", "", "", ""],
        ["p2", "P2", "0911111111", "DU", "", "", ""],
    ]
    found = problems(admin, units=[], people=people)
    assert set(found) == {"Người!E2", "Người!B3", "Người!C4"}
    assert "truong-a" in found["Người!E2"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", b"Ma don vi;Ten\n", b"%PDF-1.4 x"]
)
def test_what_is_no_spreadsheet_is_refused_beside_the_field(admin, content):
    file = SimpleUploadedFile("don-vi.xlsx", content)
    response = admin.post("/admin/roster/", {"file": file})
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_a_spreadsheet_without_the_sheets_is_refused(admin):
    buffer = io.BytesIO()
    Workbook().save(buffer)
    file = SimpleUploadedFile("khac.xlsx", buffer.getvalue())
    response = admin.post("/admin/roster/", {"file": file})
    assert UNITS in str(response.context["form"].errors["file"])


def test_the_template_has_the_columns_and_nothing_else(admin):
    response = admin.get("/admin/roster/template/")
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == [UNITS, PEOPLE]
    assert [cell.value for cell in book[UNITS][1]] == [
        column.heading for column in COLUMNS[UNITS]
    ]


@pytest.mark.parametrize("who", ["stranger", "member", "head", "reviewer"])
@pytest.mark.parametrize("address", ["", "template/", "1/"])
def test_only_administrators_see_it(commune, who, address):
    response = sign_in(getattr(commune, who)).get(f"/admin/roster/{address}")
    assert response.status_code in (302, 403, 404)
    assert PEOPLE not in response.content.decode()
