"""Lines and columns out of words with boxes."""

from intranet.extraction.words import Word, lines_of, without_page_number


def line(y, *parts):
    """Words of one row: each part is (where it begins, its text)."""
    for x, text in parts:
        for word in text.split():
            width = 0.012 * len(word)
            yield Word(word, x, y, x + width, y + 0.014)
            x += width + 0.006


def read(*rows):
    words = [word for row in rows for word in line(*row)]
    return lines_of(words, 1, 0.7, 0)[0]


def test_the_two_columns_of_a_heading_are_read_one_after_the_other():
    lines = read(
        (0.07, (0.15, "ĐẢNG BỘ XÃ"), (0.6, "ĐẢNG CỘNG SẢN")),
        (0.09, (0.16, "Số 05-CV/ĐU"), (0.6, "An Hòa, ngày 5")),
        (0.11, (0.14, "Về việc họp chi bộ")),
        (0.16, (0.3, "Kính gửi: Các chi bộ, các cơ quan trong xã")),
    )
    assert [found.text for found in lines] == [
        "ĐẢNG BỘ XÃ",
        "Số 05-CV/ĐU",
        "Về việc họp chi bộ",
        "ĐẢNG CỘNG SẢN",
        "An Hòa, ngày 5",
        "Kính gửi: Các chi bộ, các cơ quan trong xã",
    ]


def test_room_left_for_a_number_does_not_cut_the_line():
    lines = read((0.07, (0.12, "Số"), (0.24, "-CV/ĐU"), (0.6, "An Hòa, ngày")))
    assert [found.text for found in lines] == ["Số -CV/ĐU", "An Hòa, ngày"]


def test_wrapped_lines_are_one_paragraph_and_items_begin_new_ones():
    full = "Tổ chức quán triệt đến toàn thể cán bộ đảng viên trong xã"
    lines = read(
        (0.30, (0.14, full)),
        (0.32, (0.1, full)),
        (0.34, (0.14, "1. " + full)),
        (0.36, (0.14, "2. " + full)),
    )
    numbers = [found.paragraph for found in lines]
    assert numbers[0] == numbers[1] != numbers[2] != numbers[3]


def test_the_number_of_the_page_is_no_text():
    lines = read((0.03, (0.5, "1")), (0.3, (0.1, "1")), (0.5, (0.1, "Nội dung")))
    assert [found.text for found in without_page_number(lines, 1)] == ["1", "Nội dung"]
    assert len(without_page_number(lines, 2)) == 3
