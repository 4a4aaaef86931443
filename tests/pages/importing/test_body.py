"""The tree of a text and the anchors of its nodes."""

from intranet.extraction.layout import Extracted, Line, Table
from pages.importing.body import Kind, read_body
from tests.factories import sheets
from tests.pages.importing.samples import SAMPLES

DECREE = """
NGHỊ ĐỊNH số 900/2026/NĐ-CP
Quy định về một việc
(Chính phủ, ngày 05/01/2026)
Phần thứ nhất
NHỮNG QUY ĐỊNH CHUNG
Chương I
QUY ĐỊNH CHUNG
Mục 1. PHẠM VI
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về một việc.
Điều 2. Đối tượng áp dụng
1. Cơ quan, tổ chức.
2. Cá nhân, gồm:
a) Cán bộ;
đ) Viên chức.
Điều 2a. Áp dụng
Theo quy định tại Điều 1 Nghị định này.
Chương II
SỬA ĐỔI
Điều 3. Sửa đổi, bổ sung Điều 7 của Nghị định số 800/2020/NĐ-CP như sau:
“Điều 7. Trách nhiệm
1. Ủy ban nhân dân xã.
2. Công an xã.”
Điều 4. Trách nhiệm thi hành
Các Bộ trưởng chịu trách nhiệm thi hành.
Phụ lục II
DANH MỤC
Mẫu số 01/TC
ĐƠN
""".strip()


def of(text: str):
    return read_body(Extracted(tuple(Line(line) for line in text.splitlines())))


def test_tree_of_a_decree():
    body = of(DECREE)
    assert [node.anchor for node in body.walk()] == [
        "phan-nhat",
        "chuong-i",
        "chuong-i-muc-1",
        "dieu-1",
        "dieu-2",
        "dieu-2-khoan-1",
        "dieu-2-khoan-2",
        "dieu-2-khoan-2-diem-a",
        "dieu-2-khoan-2-diem-dd",
        "dieu-2a",
        "chuong-ii",
        "dieu-3",
        "dieu-4",
        "phu-luc-2",
        "mau-so-01-tc",
    ]
    assert body.find("phan-nhat").heading == "NHỮNG QUY ĐỊNH CHUNG"
    assert body.find("chuong-i-muc-1").heading == "PHẠM VI"
    assert body.find("dieu-1").heading == "Phạm vi điều chỉnh"
    assert body.find("dieu-1").text == "Nghị định này quy định về một việc."
    assert body.find("dieu-2-khoan-2-diem-a").text == "Cán bộ;"


def test_quoted_articles_are_text():
    article = of(DECREE).find("dieu-3")
    assert article.children == []
    assert "“Điều 7. Trách nhiệm\n1. Ủy ban nhân dân xã." in article.text


def test_duties_of_a_letter():
    body = read_body(sheets.by_position(SAMPLES["party letter"]))
    duties = body.of_kind(Kind.DUTY)
    assert [duty.anchor for duty in duties] == [
        "nhiem-vu-1",
        "nhiem-vu-2",
        "nhiem-vu-3",
    ]
    assert [child.anchor for child in duties[1].children] == [
        "nhiem-vu-2-diem-a",
        "nhiem-vu-2-diem-b",
    ]
    assert duties[0].text.endswith("báo cáo kết quả về Văn phòng để tổng hợp.")
    assert body.text.startswith("Thực hiện Kế hoạch")


def test_sections_of_a_plan():
    body = read_body(sheets.as_table(SAMPLES["state plan"]))
    assert [node.anchor for node in body.children] == ["de-muc-i", "de-muc-ii"]
    assert body.find("de-muc-i").heading == "MỤC ĐÍCH, YÊU CẦU"
    assert [node.anchor for node in body.find("de-muc-i").children] == [
        "de-muc-i-muc-1",
        "de-muc-i-muc-2",
    ]
    assert body.find("nhiem-vu-ii-2").kind == Kind.DUTY


def test_a_regulation_that_a_decision_issues():
    body = read_body(sheets.as_text(SAMPLES["state decision with a regulation"]))
    assert [node.anchor for node in body.children] == [
        "dieu-1",
        "dieu-2",
        "dieu-3",
        "quy-che",
    ]
    issued = body.find("quy-che")
    assert issued.kind == Kind.ISSUED
    assert [node.anchor for node in issued.children] == [
        "quy-che-dieu-1",
        "quy-che-dieu-2",
    ]
    assert body.find("quy-che-dieu-2-khoan-2").text == "Công khai, minh bạch."


def test_a_table_is_one_node():
    rows = (("TT", "Đơn vị"), ("1", "Chi bộ thôn 1"), ("2", "Chi bộ thôn 2"))
    lines = [Line("KẾ HOẠCH"), Line("Về việc họp"), Line("1. Thành phần:")]
    lines += [
        Line(text, cell=(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    body = read_body(Extracted((*lines, Line("2. Thời gian.")), (Table(1, rows),)))
    assert [node.anchor for node in body.walk()] == ["muc-1", "bang-1", "muc-2"]
    assert body.find("bang-1").rows == rows


def test_repeated_letters_get_anchors_of_their_own():
    body = of("Điều 1. Phân công\n1. Gồm:\na) một;\na) hai;\nb) ba.")
    assert [node.anchor for node in body.of_kind(Kind.POINT)] == [
        "dieu-1-khoan-1-diem-a",
        "dieu-1-khoan-1-diem-a-2",
        "dieu-1-khoan-1-diem-b",
    ]


def test_a_reference_at_the_beginning_of_a_line_is_no_article():
    texts = [
        "NGHỊ ĐỊNH",
        "Điều 1. Khiển trách",
        "Hình thức khiển trách áp dụng trừ hành vi quy định tại khoản 3",
        "Điều 2 Nghị định này, thuộc một trong các trường hợp sau đây:",
        "1. Không tuân thủ quy trình.",
        "Điều 2. Cảnh cáo",
        "Hình thức cảnh cáo áp dụng khi tái phạm.",
    ]
    tree = read_body(Extracted(tuple(Line(text) for text in texts)))
    articles = [node for node in tree.walk() if node.kind == Kind.ARTICLE]
    assert [node.number for node in articles] == ["1", "2"]
    assert [node.number for node in articles[0].children] == ["1"]
