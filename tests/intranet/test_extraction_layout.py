from intranet.extraction import Extracted, Line, Table

RESULT = Extracted(
    lines=(
        Line("ĐẢNG BỘ XÃ", page=1, cell=(0, 0, 0), bold=True),
        Line("ĐẢNG CỘNG SẢN VIỆT NAM", page=1, cell=(0, 0, 1)),
        Line("Nơi nhận:", page=3, x0=0.1, y0=0.8, x1=0.4, y1=0.82, size=12.0),
    ),
    tables=(Table(1, (("ĐẢNG BỘ XÃ", "ĐẢNG CỘNG SẢN VIỆT NAM"),)),),
    page_count=3,
    warnings=("Something to know.",),
)


def test_text_comes_page_by_page_with_empty_pages_kept():
    assert RESULT.page_texts == (
        "ĐẢNG BỘ XÃ\nĐẢNG CỘNG SẢN VIỆT NAM",
        "",
        "Nơi nhận:",
    )
    assert RESULT.text.startswith("ĐẢNG BỘ XÃ\n")


def test_nothing_is_lost_between_the_two_processes():
    assert Extracted.from_json(RESULT.to_json()) == RESULT
