from dataclasses import replace

import pytest

from pages.citation_dates_check import DateDoubt, doubtful_dates
from pages.citation_resolution import (
    Candidate,
    Resolution,
    Status,
    WarningCode,
    resolve,
)
from pages.citations import find_citations

DECREE = Candidate(1, "59/2023", "NĐ-CP", "NĐ", "Chính phủ", "2023-08-14")
LETTER = Candidate(2, "1838", "CV/TU", "CV", "Tỉnh ủy Lâm Đồng", "2026-06-10")
OURS = Candidate(3, "05", "NQ/ĐU", "NQ", "Đảng ủy xã Hàm Liêm", "2026-03-01")
THEIRS = Candidate(4, "5", "NQ/ĐU", "NQ", "Đảng ủy xã Tân Lập", "2026-02-11")
OLD_LAW = Candidate(
    5, "03/2011", "QH13", "LUẬT", "Quốc hội", "2011-11-11", "Luật Tố cáo"
)
NEW_LAW = Candidate(6, "25/2018", "QH14", "LUẬT", "Quốc hội", "2018-06-12", "Tố cáo")
HELD = [DECREE, LETTER, OURS, THEIRS, OLD_LAW, NEW_LAW]


def follow(
    text: str, held: list[Candidate] | None = None, **context: object
) -> Resolution:
    (citation,) = find_citations(text)
    return resolve(citation, lambda _: HELD if held is None else held, **context)  # type: ignore[arg-type]


def codes(resolution: Resolution) -> list[WarningCode]:
    return [warning.code for warning in resolution.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ",
        "Nghị định số 59/2023/NĐ-CP",
        "Nghị định số 59/2023/ND-CP ngày      tháng 8 năm 2023",
        "theo 59/2023/NĐ-CP",
    ],
)
def test_number_and_symbol_find_the_document(text):
    resolution = follow(text)
    assert (resolution.status, resolution.candidate) == (Status.RESOLVED, DECREE)
    assert resolution.warnings == ()


def test_a_wrong_date_is_reported_not_obeyed():
    resolution = follow("Nghị định số 59/2023/NĐ-CP ngày 15/9/2023 của Chính phủ")
    assert resolution.candidate == DECREE
    (warning,) = resolution.warnings
    assert warning.code is WarningCode.DATE_DIFFERS
    assert (warning.cited, warning.held) == ("2023-09-15", "2023-08-14")


def test_a_mistyped_year_of_a_letter_is_reported():
    text = "Công văn số 1838-CV/TU, ngày 10/6/2006 của Ban Thường vụ Tỉnh ủy về"
    resolution = follow(text)
    assert resolution.candidate == LETTER
    assert codes(resolution) == [WarningCode.YEAR_DIFFERS]


def test_the_same_number_of_another_year_is_another_document():
    resolution = follow("Công văn số 1838-CV/TU ngày 02/11/2021 của Tỉnh ủy")
    assert resolution.status is Status.UNRESOLVED
    assert resolution.candidates == (LETTER,)


def test_issuer_tells_one_commune_from_another():
    assert follow("Nghị quyết số 05-NQ/ĐU của Đảng ủy xã Hàm Liêm").candidate == OURS
    assert follow("Nghị quyết số 05-NQ/ĐU của Đảng ủy xã Tân Lập").candidate == THEIRS
    other = follow("Nghị quyết số 05-NQ/ĐU của Đảng ủy xã Sông Lũy")
    assert other.status is Status.UNRESOLVED


def test_date_tells_where_the_issuer_is_silent():
    assert follow("Nghị quyết số 05-NQ/ĐU ngày 11/02/2026").candidate == THEIRS


def test_a_bare_number_is_the_own_bodys_or_undecided():
    bare = "Nghị quyết số 05-NQ/ĐU"
    assert follow(bare).status is Status.AMBIGUOUS
    assert follow(bare).candidates == (OURS, THEIRS)
    near = follow(bare, nearby_issuers=["Đảng ủy xã Hàm Liêm", "Tỉnh ủy Lâm Đồng"])
    assert near.candidate == OURS
    far = follow(bare, [THEIRS], nearby_issuers=["Đảng ủy xã Hàm Liêm"])
    assert far.status is Status.UNRESOLVED


def test_a_wrong_issuer_of_a_unique_number_is_reported():
    resolution = follow("Nghị định số 59/2023/NĐ-CP của Bộ Nội vụ")
    assert resolution.candidate == DECREE
    assert codes(resolution) == [WarningCode.ISSUER_DIFFERS]


def test_type_decides_between_a_law_and_a_resolution():
    resolution = replace(NEW_LAW, id=7, document_type="NQ")
    assert follow("Luật số 25/2018/QH14", [resolution, NEW_LAW]).candidate == NEW_LAW
    alone = follow("Luật số 25/2018/QH14", [resolution])
    assert codes(alone) == [WarningCode.TYPE_DIFFERS]


def test_a_law_by_name_is_the_one_of_its_day():
    assert follow("Luật Tố cáo năm 2011").candidate == OLD_LAW
    assert follow("Luật Tố cáo năm 2018").candidate == NEW_LAW
    newest = follow("theo Luật Tố cáo")
    assert newest.candidate == NEW_LAW
    assert codes(newest) == [WarningCode.SEVERAL_VERSIONS]
    assert follow("theo Luật tố cáo", as_of="2015-01-01").candidate == OLD_LAW
    assert follow("Luật Tố cáo số 03/2011/QH13").candidate == OLD_LAW


def test_what_is_not_held_stays_unresolved_until_it_arrives():
    text = "Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị"
    assert follow(text) == Resolution(Status.UNRESOLVED)
    arrived = Candidate(9, "120", "KL/TW", "KL", "Bộ Chính trị", "2016-01-07")
    assert follow(text, [*HELD, arrived]).candidate == arrived


# ------------------------------------------------------------- dates that cannot be


def doubts(
    text: str, document_date: str | None = None
) -> list[tuple[str, DateDoubt, str]]:
    found = doubtful_dates(text, find_citations(text), document_date=document_date)
    return [(doubt.citation.label, doubt.doubt, doubt.against) for doubt in found]


def test_a_letter_older_than_what_it_carries_out():
    text = (
        "Thực hiện Công văn số 1838-CV/TU, ngày 10/6/2006 của Ban Thường vụ Tỉnh ủy về "
        "tiếp tục "
        "thực hiện Kết luận số 120-KL/TW, ngày 07/01/2016 của Bộ Chính trị"
    )
    assert doubts(text) == [
        ("1838-CV/TU", DateDoubt.BEFORE_WHAT_IT_CARRIES_OUT, "2016-01-07")
    ]


def test_a_citation_from_the_future_and_a_year_against_its_number():
    assert doubts("Quyết định số 7/QĐ-UBND ngày 02/3/2027", "2026-06") == [
        ("7/QĐ-UBND", DateDoubt.AFTER_CITING, "2026-06")
    ]
    assert doubts("Nghị định số 64/2015/NĐ-CP ngày 06 tháng 8 năm 2025") == [
        ("64/2015/NĐ-CP", DateDoubt.YEAR_OF_NUMBER, "2015")
    ]


def test_sound_dates_raise_no_doubt():
    text = (
        "Luật Tố cáo năm 2018; Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"
    )
    assert doubts(text, "2026-06-01") == []
