import hashlib
import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.anchors import anchor_of
from pages.citations import Citation, find_citations
from pages.clauses import Clause
from search.document_types import fold

CONSTITUTION = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"
MARKED = Path(__file__).parents[1] / "data" / "citations"


def only(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


def test_reads_type_number_date_issuer_and_clause():
    found = only(
        "theo điểm a khoản 2 Điều 7 Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của "
        "Chính phủ quy định chi tiết một số điều."
    )
    assert found.text == "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023"
    assert (found.document_type, found.number, found.symbol) == (
        "NĐ",
        "59/2023",
        "NĐ-CP",
    )
    assert found.label == "59/2023/NĐ-CP"
    assert found.date == "2023-08-14"
    assert found.issuer == "Chính phủ"
    assert found.anchors == ("dieu-7-khoan-2-diem-a",)


def test_reads_a_party_letter():
    found = only(
        "Thực hiện Công văn số 1838-CV/TU, ngày 10/6/2006 của Ban Thường vụ Tỉnh ủy về "
        "tiếp tục thực hiện"
    )
    assert found.text == "Công văn số 1838-CV/TU, ngày 10/6/2006"
    assert (found.document_type, found.number, found.symbol) == ("CV", "1838", "CV/TU")
    assert (found.date, found.issuer) == ("2006-06-10", "Ban Thường vụ Tỉnh ủy")


@pytest.mark.parametrize(
    ("text", "code", "type_name"),
    [
        ("Quy định số 399-QĐ/TW", "QyĐ", "quy dinh"),
        ("Quyết định số 12-QĐ/ĐU", "QĐ", "quyet dinh"),
        ("Luật số 34/2018/QH14", "LUẬT", "luat"),
        ("Nghị quyết số 353/2017/UBTVQH14", "NQ", "nghi quyet"),
        ("Hướng dẫn số 4555/BGDĐT-TTr", "HD", "huong dan"),
        ("Thông tư liên tịch số 12/2014/TTLT-BTP-BNV", "TTLT", "thong tu lien tich"),
        ("theo NĐ 59/2023/NĐ-CP", "NĐ", None),
        ("Chương trình hành động số 10-CTr/TU", "CTr", "chuong trinh"),
        ("Văn bản số 1234/BNV-CCVC", "CV", None),
        ("Thông tri số 03-TT/MTTW-BTT", "TT", "thong tri"),
    ],
)
def test_the_words_tell_the_type_where_the_symbol_does_not(text, code, type_name):
    found = only(text)
    assert (found.document_type, found.type_name) == (code, type_name)


@pytest.mark.parametrize(
    ("after", "iso"),
    [
        (" ngày 05 tháng 3 năm 2020", "2020-03-05"),
        (", ngày 07/01/2016", "2016-01-07"),
        (" ngày 11-6-1999", "1999-06-11"),
        (" ngày      tháng 6 năm 2026", "2026-06"),
        (" năm 2017", "2017"),
        ("", None),
        (" có hiệu lực từ ngày 01/7/2020", None),
    ],
)
def test_date_is_read_as_far_as_it_is_written(after, iso):
    found = only(f"Quyết định số 14/2019/QĐ-TTg{after}.")
    assert found.date == iso
    assert iso is None or found.text.endswith(" ".join(after.strip(", ").split()))


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("của Bộ Giáo dục và Đào tạo ban hành", "Bộ Giáo dục và Đào tạo"),
        (
            "của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch về",
            "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        ),
        ("của Chính phủ và có trách nhiệm", "Chính phủ"),
        ("của UBND tỉnh Phú Thọ, Quyết định số 1/QĐ-UBND", "UBND tỉnh Phú Thọ"),
        ("của Bộ Chính trị (khóa XI)", "Bộ Chính trị"),
        ("của Thủ tướng Chính phủ; Nghị định", "Thủ tướng Chính phủ"),
        ("của các cơ quan", None),
    ],
)
def test_issuer_is_the_body_named_after_it(after, issuer):
    assert (
        find_citations(f"Quyết định số 7/QĐ-TTg ngày 1/2/2020 {after}")[0].issuer
        == issuer
    )


@pytest.mark.parametrize(
    ("clause", "anchors"),
    [
        ("Điều 8", ["dieu-8"]),
        ("khoản 2 và khoản 3 Điều 30", ["dieu-30-khoan-2", "dieu-30-khoan-3"]),
        ("các khoản 2 và 3 Điều 19 của", ["dieu-19-khoan-2", "dieu-19-khoan-3"]),
        (
            "Khoản 4 Điều 11, Khoản 4 Điều 12 của",
            ["dieu-11-khoan-4", "dieu-12-khoan-4"],
        ),
        (
            "các Điều 28, 29, khoản 1 Điều 32 của",
            ["dieu-28", "dieu-29", "dieu-32-khoan-1"],
        ),
        (
            "điểm đ khoản 1, điểm d khoản 2 Điều 16a",
            ["dieu-16a-khoan-1-diem-dd", "dieu-16a-khoan-2-diem-d"],
        ),
        (
            "điểm a, b khoản 2 Điều 7 của",
            ["dieu-7-khoan-2-diem-a", "dieu-7-khoan-2-diem-b"],
        ),
        ("Điều 5 đến 7 của", ["dieu-5", "dieu-6", "dieu-7"]),
        ("khoản 4, Điều 6 của", ["dieu-6-khoan-4"]),
        ("khoản 2", ["khoan-2"]),
        ("theo quy định của", []),
    ],
)
def test_clauses_before_the_type_are_of_the_document(clause, anchors):
    found = only(f"thực hiện {clause} Nghị định số 59/2023/NĐ-CP")
    assert list(found.anchors) == anchors


def test_anchors_are_those_that_pages_give():
    for place in (("7", "2", "a"), ("16a", "1", "đ"), ("3", "", "")):
        article, clause, point = place
        anchor = Clause(article, clause or None, point or None).anchor
        assert anchor == anchor_of(article, clause, point)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Luật Thực hiện dân chủ ở cơ sở và các văn bản",
            ["Luật Thực hiện dân chủ ở cơ sở"],
        ),
        ("Luật Khiếu nại, Luật Tố cáo và", ["Luật Khiếu nại", "Luật Tố cáo"]),
        ("Bộ luật Hình sự; Luật luật sư.", ["Bộ luật Hình sự", "Luật luật sư"]),
        (
            "Luật Phòng, chống tham nhũng, Luật\nCán bộ, công chức",
            ["Luật Phòng, chống tham nhũng", "Luật Cán bộ, công chức"],
        ),
        ("Luật Quản trị vũ trụ thì được", ["Luật Quản trị vũ trụ"]),
        (f"{CONSTITUTION};", [CONSTITUTION]),
        ("Điều 28 Hiến pháp", ["Hiến pháp"]),
        ("Hiến pháp và pháp luật", []),
        ("Luật này; các luật khác; pháp luật về đất đai", []),
        ("Hội Luật gia, Liên đoàn Luật sư Việt Nam", []),
        ("dự án Luật Đô thị đặc biệt (Luật Phát triển đô thị)", []),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học.",
            ["Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học"],
        ),
    ],
)
def test_laws_cited_by_name(text, names):
    found = find_citations(text)
    assert [c.name for c in found] == names
    assert all(c.symbol is None for c in found)


def test_a_law_of_our_own_is_known_by_its_title():
    text = "theo Luật Nuôi trồng, khai thác và chế biến rong biển của nước ta"
    title = "Luật Nuôi trồng, khai thác và chế biến rong biển"
    assert only(text).name == "Luật Nuôi trồng"
    assert find_citations(text, law_names=[title])[0].name == title


def test_name_number_and_year_of_a_law_are_one_citation():
    found = only("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;")
    assert found.name == "Luật Tổ chức chính quyền địa phương"
    assert (found.document_type, found.label) == ("LUẬT", "72/2025/QH15")
    assert (
        only("Căn cứ Luật Rong, tảo biển số 9/2027/QH16").name == "Luật Rong, tảo biển"
    )
    assert only("Luật Tố cáo năm 2018").date == "2018"


def test_numbers_of_a_list_share_the_type_that_opens_it():
    found = find_citations("các Quyết định số 12/QĐ-UBND, số 14/QĐ-UBND và 15/QĐ-UBND")
    assert [c.label for c in found] == ["12/QĐ-UBND", "14/QĐ-UBND", "15/QĐ-UBND"]
    assert {c.document_type for c in found} == {"QĐ"}
    assert {c.type_name for c in found} == {"quyet dinh"}


@pytest.mark.parametrize(
    "heading",
    [
        "NGHỊ ĐỊNH số 59/2023/NĐ-CP\nquy định chi tiết",
        "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\n",
        "**Số 103/2026/TT-BQP**",
        "ĐẢNG ỦY XÃ\n*\nSố       -CV/ĐU\n",
        "theo Mẫu số 01/TCD",
    ],
)
def test_a_documents_own_number_is_no_citation(heading):
    assert find_citations(heading) == []


def test_offsets_are_those_of_the_text_as_given():
    text = "Kính gửi: thực hiện Kết luận số 120-KL/TW và Luật Tố cáo năm 2018."
    for form in ("NFC", "NFD"):
        given_text = unicodedata.normalize(form, text)
        first, second = find_citations(given_text)
        cut = [given_text[c.start : c.end] for c in (first, second)]
        assert [unicodedata.normalize("NFC", piece) for piece in cut] == [
            "Kết luận số 120-KL/TW",
            "Luật Tố cáo năm 2018",
        ]


def test_an_endless_chain_of_amendments_is_read():
    assert find_citations("Luật sửa đổi, bổ sung một số điều của " * 2000) == []
    amended_twice = (
        "Luật sửa đổi, bổ sung một số điều của Luật sửa đổi, bổ sung một số điều của "
        "Luật Thi đua, khen thưởng"
    )
    assert only(f"theo {amended_twice}.").name == amended_twice


@given(st.text(alphabet="Luậtsốđổi 12/-,.QHĐCPNggàynăm\n", max_size=80))
def test_any_text_is_read(text):
    reached = 0
    for citation in find_citations(text):
        assert reached <= citation.start < citation.end <= len(text)
        reached = citation.end


# ----------------------------------------------------- against what is marked by hand


def test_marks_hold_no_sentence_and_cover_enough():
    passages = json.loads((MARKED / "marked.json").read_text("utf-8"))
    marks = [mark for passage in passages for mark in passage["citations"]]
    assert len(marks) >= 300
    assert len({p["file"] for p in passages if p["citations"]}) >= 20
    assert {key for mark in marks for key in mark} <= {
        "start",
        "end",
        "symbol",
        "law",
        "clause",
    }


needs_real_data = pytest.mark.skipif(
    "REAL_DATA_DIR" not in os.environ, reason="REAL_DATA_DIR is not set"
)


@needs_real_data
def test_precision_and_recall_on_the_marked_passages():
    right, found_all, marked_all, clauses = 0, 0, 0, []
    for passage in json.loads((MARKED / "marked.json").read_text("utf-8")):
        raw = Path(os.environ["REAL_DATA_DIR"], passage["file"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == passage["sha256"], passage["file"]
        found = [
            citation
            for citation in find_citations(raw.decode("utf-8"))
            if passage["start"] <= citation.start and citation.end <= passage["end"]
        ]
        found_all += len(found)
        for mark in passage["citations"]:
            marked_all += 1
            hit = next((c for c in found if _is_marked(c, mark)), None)
            if hit:
                found.remove(hit)
                right += 1
                if "clause" in mark:
                    clauses.append((hit.clause_text or "").endswith(mark["clause"]))
    assert right / found_all >= 0.95
    assert right / marked_all >= 0.95
    assert sum(clauses) / len(clauses) >= 0.95


def _is_marked(citation: Citation, mark: dict[str, str | int]) -> bool:
    if citation.start >= mark["end"] or mark["start"] >= citation.end:
        return False
    if "symbol" in mark:
        return citation.label == mark["symbol"]
    return citation.symbol is None and fold(citation.label) == fold(str(mark["law"]))


@needs_real_data
def test_what_the_real_letters_cite():
    letters = Path(os.environ["REAL_DATA_DIR"], "letters")
    expected = json.loads((letters / "expected.json").read_text("utf-8"))
    texts = {
        "cv-hamliem.docx": _text_of_docx(letters / "cv-hamliem.docx"),
        "624-tcvn3.doc": _text(letters.parent / "texts/624_BGDĐT-TTr_cong_van.txt"),
        "cd46.scan.pdf": _text(
            next(letters.parent.glob("texts_ocr/cong-dien-46-*.txt"))
        ),
        "621-bgddt.pdf": _text(letters.parent / "texts/621_BGDĐT-TĐKT_cong_van.txt"),
    }
    for name, text in texts.items():
        labels = {citation.label for citation in find_citations(text)}
        assert set(expected[name]["citations"]) <= labels, name


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _text_of_docx(path: Path) -> str:
    from docx import Document
    from docx.oxml.ns import qn

    body = Document(str(path)).element.body
    paragraphs = (
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    )
    return "\n".join(paragraphs)
