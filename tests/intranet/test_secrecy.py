import unicodedata

import pytest

from intranet.extraction import Extracted, Line
from intranet.secrecy import Degree, fold, mark_in, mark_in_lines
from intranet.secrecy_names import mark_in_name
from tests.intranet import secrecy_samples as samples


def test_every_marked_text_is_found():
    missed = [text for text in samples.marked() if not mark_in_lines(text)]
    assert len(samples.marked()) == 60
    assert missed == []


def test_texts_that_speak_of_secrecy_are_let_in():
    alarms = [text for text in samples.unmarked() if mark_in_lines(text)]
    assert len(samples.unmarked()) == 60
    assert alarms == []


def test_decomposed_letters_are_the_same_mark():
    for text in samples.marked():
        assert mark_in_lines([unicodedata.normalize("NFD", line) for line in text])


@pytest.mark.parametrize("name", samples.MARKED_NAMES)
def test_a_name_with_a_mark_is_found(name):
    assert mark_in_name(name)
    assert mark_in_name(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize("name", samples.UNMARKED_NAMES)
def test_other_names_are_let_in(name):
    assert mark_in_name(name) is None


@pytest.mark.parametrize(
    ("seen", "degree"),
    [
        ("MẶT", Degree.MAT),
        ("MAT", Degree.MAT),
        ("| MÂT |", Degree.MAT),
        ("TÔI MẬT", Degree.TOI_MAT),
        ("TUYÊT MẶT", Degree.TUYET_MAT),
        ("IUYỆT MẬT", Degree.TUYET_MAT),
    ],
)
def test_ocr_may_misread_the_marks_of_letters(seen, degree):
    scan = Extracted(lines=(Line("ỦY BAN NHÂN DÂN"), Line(seen)), ocr=True)
    assert mark_in(scan) == degree


def test_text_typed_without_diacritics_is_read_too():
    assert mark_in_lines(["UY BAN NHAN DAN XA", "TOI MAT", "So: 15/BC-UBND"])
    assert not mark_in_lines(["MAT TRAN TO QUOC", "ban hop mat cuoi nam"])


def test_the_highest_mark_counts():
    lines = ["MẬT", *["Nội dung"] * 20, "TUYỆT MẬT"]
    assert mark_in_lines(lines) == Degree.TUYET_MAT


def test_a_list_of_the_degrees_is_no_mark():
    assert mark_in_lines(["Mẫu dấu", "TUYỆT MẬT", "TỐI MẬT", "MẬT"]) is None


def test_a_watermark_in_the_margin_counts():
    text = (Line("Kế hoạch năm"),)
    assert mark_in(Extracted(lines=text)) is None
    assert mark_in(Extracted(lines=text, margins=("TỐI MẬT",))) == Degree.TOI_MAT


def test_folding_takes_all_marks_away():
    assert fold("Đường Ấy ẬT") == "duong ay at"
