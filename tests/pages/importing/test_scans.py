"""What OCR does to a heading, and what is made of it again."""

import pytest

from intranet.extraction.layout import Extracted, Line
from pages.importing.letter import read_letter
from tests.factories import sheets
from tests.pages.importing.samples import SAMPLES


def scanned(*changes: tuple[str, str], name: str = "urgent telegram"):
    """A sample as a scan, with some of its words misread."""
    drawn = sheets.by_position(SAMPLES[name], ocr=True)
    lines = []
    for line in drawn.lines:
        text = line.text
        for right, misread in changes:
            text = text.replace(right, misread)
        fields = {key: getattr(line, key) for key in ("page", "x0", "y0", "x1", "y1")}
        lines.append(Line(text, **fields))
    return read_letter(Extracted(tuple(lines), ocr=True))


@pytest.mark.parametrize(
    ("right", "misread"),
    [
        ("CĐ-UBND", "CĐĐ-UBND"),
        ("CĐ-UBND", "CD-UBNĐ"),
        ("Số: 08", "Só: 08"),
        ("Số: 08", "Sô : 08 "),
        ("Số: 08/", "Số: O8/"),
        ("Số: 08/CĐ", "Số:08 /CĐ"),
    ],
)
def test_number_and_symbol(right: str, misread: str):
    letter = scanned((right, misread))
    assert (letter.number, letter.symbol) == ("08", "CĐ-UBND")


@pytest.mark.parametrize(
    ("right", "misread"),
    [
        ("CÔNG ĐIỆN", "CÒNG ĐIÊN"),
        ("CÔNG ĐIỆN", "CỔNG ĐlỆN"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỌNG HOÀ XÂ HỌI CHÙ NGHIA"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lâp — Tư do — Hạnh phúe"),
        ("ngày 02 tháng 10", "ngày 02 thảng 1O"),
        ("HỎA TỐC", "HỎA TÓC"),
        ("Nơi nhận:", "Nơi nhân:"),
        ("- Như trên;", "~ Như trên;"),
        ("ỦY BAN NHÂN DÂN TỈNH", "ỦY BẠN NHẬN DÂN TỈNH"),
    ],
)
def test_the_other_fields_stand(right: str, misread: str):
    letter = scanned((right, misread))
    expected = SAMPLES["urgent telegram"].expected
    assert {
        field: getattr(letter, field) for field in expected if field != "duties"
    } == {field: value for field, value in expected.items() if field != "duties"}
    assert letter.date == "2026-10-02"


def test_a_scan_is_never_as_sure_as_a_file():
    sheet = SAMPLES["party letter"]
    file = read_letter(sheets.by_position(sheet)).confidence
    scan = read_letter(sheets.by_position(sheet, ocr=True)).confidence
    assert all(
        scan[field] < file[field] for field in ("number", "symbol", "date", "subject")
    )


def test_an_issued_text_is_not_mended():
    sheet = SAMPLES["party letter"]
    lines = [
        Line(line.text.replace("ĐẢNG ỦY", "ĐÁNG ỦY"), cell=line.cell)
        for line in sheets.as_table(sheet).lines
    ]
    assert read_letter(Extracted(tuple(lines))).issuing_body == "Đáng ủy xã Tân Hòa"


def test_a_label_torn_from_its_number():
    texts = [
        "ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
        "Số: Độc lập - Tự do - Hạnh phúc",
        "15/KH-UBND",
        "KẾ HOẠCH",
    ]
    letter = read_letter(Extracted(tuple(Line(text) for text in texts), ocr=True))
    assert (letter.number, letter.symbol) == ("15", "KH-UBND")
    assert letter.issuing_body == "Ủy ban nhân dân xã Tân Hòa"
