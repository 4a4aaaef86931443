"""Names of bodies from capitals back to their usual spelling."""

import pytest

from pages.importing.bodies import opens_a_body, usual_spelling
from pages.importing.mending import mended


@pytest.mark.parametrize(
    "name",
    [
        "Đảng ủy xã Hàm Liêm",
        "Đảng uỷ xã Hoà Thuận",
        "Đảng bộ tỉnh Lâm Đồng",
        "Tỉnh ủy Lâm Đồng",
        "Ủy ban nhân dân xã Tân Hòa",
        "Uỷ ban nhân dân thành phố Hồ Chí Minh",
        "Chủ tịch Ủy ban nhân dân tỉnh Phú Thọ",
        "Hội đồng nhân dân phường Mũi Né",
        "Ủy ban nhân dân đặc khu Phú Quý",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Hàm Liêm",
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đức Trọng",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Ban Xây dựng Đảng",
        "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở",
        "Ban Chỉ đạo phòng, chống tham nhũng tỉnh",
        "Ban Quản lý Dự án đầu tư xây dựng",
        "Bộ Giáo dục và Đào tạo",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Bộ Tư pháp",
        "Bộ Nội vụ - Bộ Tài chính",
        "Sở Nông nghiệp và Môi trường",
        "Phòng Văn hóa - Xã hội",
        "Chi cục Kiểm lâm",
        "Văn phòng HĐND và UBND",
        "Văn phòng Chính phủ",
        "Thủ tướng Chính phủ",
        "Trường Tiểu học Hàm Liêm 1",
        "Chi bộ bản Nà Lữ",
        "Chi bộ thôn 3",
        "Hội Cựu chiến binh xã Y Tý",
        "Công an tỉnh Lâm Đồng",
    ],
)
def test_capitals_become_the_usual_spelling(name: str):
    assert usual_spelling(name.upper()) == name


def test_a_name_in_small_letters_stays_as_it_is():
    assert usual_spelling("Uỷ ban thường vụ Quốc hội") == "Uỷ ban thường vụ Quốc hội"


@pytest.mark.parametrize(
    ("text", "opens"),
    [("SỞ NỘI VỤ", True), ("XÃ TÂN HÒA", False), ("TỈNH ỦY LÂM ĐỒNG", True)],
)
def test_lines_that_open_a_name(text: str, opens: bool):
    assert opens_a_body(text) is opens


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Đáng ủy xã Tân Hòa", "Đảng ủy xã Tân Hòa"),
        ("ĐÁNG UỶ XÃ TÂN HÒA", "ĐẢNG UỶ XÃ TÂN HÒA"),
        ("Ủy ban Mặt trận Tố quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Uỷ ban nhân dân, các thôn", "Uỷ ban nhân dân, các thôn"),
    ],
)
def test_known_words_get_their_marks_again(read: str, right: str):
    assert mended(read) == right
