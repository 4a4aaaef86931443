import os
import unicodedata
from pathlib import Path

import pytest

from pages.citations import find_citations
from pages.relations.kinds import RelationKind as K
from pages.relations.proposals import RelationProposal, propose_relations


def propose(text: str) -> list[RelationProposal]:
    return propose_relations(text, find_citations(text))


def kinds(text: str) -> dict[str, str]:
    return {p.citation.label: p.kind.value for p in propose(text)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Nghị định này thay thế Nghị định số 1/2013/NĐ-CP ngày 1/2/2013.", K.REPLACES),
        (
            "Thông tư này có hiệu lực từ ngày 01/7/2026 và bãi bỏ Thông tư số 1/2013/TT-BCA.",
            K.REPEALS,
        ),
        (
            "Nghị định số 1/2013/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
            K.REPLACES,
        ),
        (
            "Điều 5 Nghị định số 1/2013/NĐ-CP hết hiệu lực kể từ ngày Luật này có hiệu lực.",
            K.REPEALS,
        ),
        (
            "Chương V của Luật Khiếu nại số 2/2011/QH13 hết hiệu lực thi hành.",
            K.REPEALS,
        ),
        (
            "Sửa đổi, bổ sung khoản 2 Điều 4 Thông tư số 320/2016/TT-BTC như sau:",
            K.AMENDS,
        ),
        ("Đính chính Quyết định số 15/QĐ-UBND ngày 02/3/2026 như sau:", K.CORRECTS),
        ("Nghị định này quy định chi tiết khoản 4 Điều 23 của Luật Tố cáo.", K.DETAILS),
        (
            "Thông tư này hướng dẫn một số điều của Nghị định số 59/2023/NĐ-CP.",
            K.GUIDES,
        ),
        ("Việc chi thực hiện theo quy định của Luật Ngân sách nhà nước.", K.CITES),
        (
            "Thông tư này hướng dẫn việc chi theo quy định tại Nghị định số 1/2013/NĐ-CP.",
            K.CITES,
        ),
        (
            "Ban này thay thế Vụ quy định tại Điều 3 Nghị định số 83/2012/NĐ-CP.",
            K.CITES,
        ),
    ],
)
def test_the_verb_tells_the_relation(sentence, kind):
    (found,) = propose(
        f"NGHỊ ĐỊNH\n\nĐiều 1. Phạm vi\n\n1. Quy định chung.\n\n2. {sentence}"
    )
    assert found.kind is kind
    assert found.from_clause is not None
    assert found.from_clause.anchor == "dieu-1-khoan-2"


def test_a_title_speaks_for_the_document():
    text = "THÔNG TƯ\nQuy định chi tiết và hướng dẫn thi hành Luật Tố cáo\n\nĐiều 1. Phạm vi"
    assert kinds(text) == {"Luật Tố cáo": "details"}
    text = "QUYẾT ĐỊNH\nSửa đổi, bổ sung một số điều của Quyết định số 2/2020/QĐ-TTg\n\nĐiều 1."
    assert kinds(text) == {"2/2020/QĐ-TTg": "amends"}


def test_basis_is_what_stands_after_can_cu():
    text = (
        "QUYẾT ĐỊNH\nBan hành Quy chế\n\n"
        "Căn cứ Luật Tố cáo số 25/2018/QH14 được sửa đổi, bổ sung bởi Luật số 81/2025/QH15;\n"
        "Căn cứ Luật Cư trú số 68/2020/QH14; Luật số 51/2019/QH14;\n\nĐiều 1. Ban hành"
    )
    assert kinds(text) == {
        "25/2018/QH14": "based_on",
        "81/2025/QH15": "cites",
        "68/2020/QH14": "based_on",
        "51/2019/QH14": "based_on",
    }


def test_what_another_text_did_is_only_cited():
    text = (
        "Điều 9. Hiệu lực\n\n1. Quyết định này thay thế Quyết định số 27/2013/QĐ-TTg ngày 19 "
        "tháng 5 năm 2013 của Thủ tướng Chính phủ và Quyết định số 42/2017/QĐ-TTg của "
        "Thủ tướng "
        "Chính phủ sửa đổi, bổ sung một số điều của Quyết định số 8/2014/QĐ-TTg (đã được "
        "thay thế "
        "bởi Quyết định số 9/2015/QĐ-TTg)."
    )
    assert kinds(text) == {
        "27/2013/QĐ-TTg": "replaces",
        "42/2017/QĐ-TTg": "replaces",
        "8/2014/QĐ-TTg": "cites",
        "9/2015/QĐ-TTg": "cites",
    }


def test_a_list_shares_the_verb_that_opens_it():
    text = (
        "Điều 2. Quyết định này có hiệu lực từ ngày ký và bãi bỏ các Quyết định: Quyết "
        "định số "
        "31/2021/QĐ-UBND ngày 29/12/2021 của UBND tỉnh ban hành Quy chế phối hợp; Quyết "
        "định số "
        "04/2024/QĐ-UBND về sửa đổi, bổ sung một số điều của Quy chế; Quyết định số "
        "03/2022/QĐ-UBND."
    )
    assert set(kinds(text).values()) == {"repeals"}


def test_a_letter_implements_what_it_opens_with():
    text = (
        "Kính gửi: Các chi bộ.\n\nThực hiện Công văn số 1838-CV/TU, ngày 10/6/2026 của "
        "Ban Thường "
        "vụ Tỉnh ủy về việc báo cáo theo Quy định số 5-QĐ/TU, Đảng ủy đề nghị:"
    )
    assert kinds(text) == {"1838-CV/TU": "implements", "5-QĐ/TU": "cites"}


def test_attached_and_consolidated():
    text = "QUY CHẾ\nLàm việc\n(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 01/7/2026)\n"
    assert kinds(text) == {"15/QĐ-UBND": "attached_to"}
    text = (
        "VĂN BẢN HỢP NHẤT\n\nLuật Tố cáo số 25/2018/QH14 ngày 12 tháng 6 năm 2018, được "
        "sửa đổi "
        "bởi:\n1. Luật số 81/2025/QH15.\n\nĐiều 1. Luật số 3/2011/QH13 hết hiệu lực."
    )
    assert kinds(text) == {
        "25/2018/QH14": "consolidates",
        "81/2025/QH15": "consolidates",
        "3/2011/QH13": "cites",
    }


def test_one_proposal_for_a_document_and_the_telling_one_stays():
    text = "Điều 1. A\n\nTheo Luật Tố cáo.\n\nĐiều 2. Luật này thay thế Luật tố cáo."
    assert kinds(text) == {"Luật tố cáo": "replaces"}


def test_the_sentence_is_the_one_that_states_it():
    text = "Điều 1. A\n\nCâu trước. Nghị định này thay thế Nghị định số 1/2013/NĐ-CP. Câu sau."
    (found,) = propose(text)
    sentence = text[found.sentence_start : found.sentence_end]
    assert sentence == "Nghị định này thay thế Nghị định số 1/2013/NĐ-CP."


TT65 = (
    "texts_ocr/thong-tu-65-2026-tt-btc-sua-doi-thong-tu-320-2016-ve-boi-duong-"
    "tiep-cong-dan.txt"
)
ND154 = "texts_ocr/nghi-dinh-154-2026-nd-cp-tiep-cong-dan.txt"

# Read from the texts: each relation whose two ends are both among them.
AMONG_REAL_TEXTS = [
    ("texts/59_2023_NĐ-CP__phapdien.txt", "details", "luật thực hiện dân chủ ở cơ sở"),
    ("texts/61_2023_NĐ-CP__phapdien.txt", "cites", "luật thực hiện dân chủ ở cơ sở"),
    ("texts/13_2018_NĐ-CP__phapdien.txt", "details", "luật tiếp cận thông tin"),
    ("texts/28_2013_NĐ-CP__phapdien.txt", "details", "luật phổ biến, giáo dục pháp luật"),
    ("texts/31_2019_NĐ-CP__phapdien.txt", "details", "luật tố cáo"),
    ("texts/28_2019_NĐ-CP__phapdien.txt", "cites", "luật tố cáo"),
    ("texts/64_2014_NĐ-CP__phapdien.txt", "details", "luật tiếp công dân"),
    ("texts/59_2016_TT-BQP__phapdien.txt", "cites", "64/2014/nđ-cp"),
    ("texts/282_2025_NĐ-CP__congbao_pdf.txt", "based_on", "29/2018/qh14"),
    (ND154, "based_on", "42/2013/qh13"),
    (ND154, "details", "luật tiếp công dân"),
    (ND154, "cites", "luật tố cáo"),
    (ND154, "replaces", "64/2014/nđ-cp"),
    ("texts/28_2019_NĐ-CP__phapdien.txt", "cites", "luật tiếp công dân"),
    ("texts/59_2016_TT-BQP__phapdien.txt", "cites", "luật tiếp công dân"),
    ("texts/10_2022_QH15__phapdien.txt", "cites", "luật tiếp cận thông tin"),
    ("texts/36_2018_QH14__phapdien.txt", "cites", "luật tố cáo"),
    ("texts/117_2021_TT-BCA__phapdien.txt", "cites", "luật tố cáo"),
    ("texts/117_2021_TT-BCA__phapdien.txt", "cites", "luật tiếp công dân"),
    ("texts/117_2021_TT-BCA__phapdien.txt", "cites", "luật phòng, chống tham nhũng"),
    (TT65, "based_on", "154/2026/nđ-cp"),
    (TT65, "based_on", "42/2013/qh13"),
    (TT65, "based_on", "25/2018/qh14"),
]  # fmt: skip


@pytest.mark.skipif(
    "REAL_DATA_DIR" not in os.environ, reason="REAL_DATA_DIR is not set"
)
@pytest.mark.parametrize(("file", "kind", "label"), AMONG_REAL_TEXTS)
def test_relations_among_the_real_texts(file, kind, label):
    text = Path(os.environ["REAL_DATA_DIR"], file).read_text("utf-8")
    proposals = propose(unicodedata.normalize("NFC", text))
    found = {(p.kind.value, p.citation.label.lower()) for p in proposals}
    assert (kind, label) in found
