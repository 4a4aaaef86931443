"""Kinds of files, what may go wrong with them, and what it may cost."""

import os
import tempfile
from pathlib import Path

import openpyxl
import pytest

from intranet.extraction import ExtractionError, extract, kinds, sandbox, sniff
from intranet.extraction.limits import Limits
from tests.factories.files import picture
from tests.factories.office import docx_bytes, zip_bytes

REAL = Path(os.environ.get("REAL_DATA_DIR", "/nonexistent"))


@pytest.fixture
def write(tmp_path):
    def _write(data, name="tep"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return _write


def reason(path, **options):
    with pytest.raises(ExtractionError) as caught:
        extract(path, **options)
    assert caught.value.message
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx_bytes(["a"]), kinds.DOCX),
        (zip_bytes({"a.txt": b"a"}), kinds.ZIP),
        (b"{\\rtf1 a}", kinds.RTF),
        (b"%PDF-1.4", kinds.PDF),
        (b"<!DOCTYPE html><p>a", kinds.HTML),
        ("Kính gửi".encode(), kinds.TEXT),
        ("Kính gửi".encode("utf-16"), kinds.TEXT),
        ("Uû ban nh©n d©n".encode("latin-1"), kinds.TEXT),
        (b"<svg xmlns='x'/>", kinds.SVG),
        (picture(), "image/png"),
        (b"\x00\x01\x02\x03" * 10, kinds.UNKNOWN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_kind_is_told_by_content(write, data, kind):
    assert sniff(write(data, "a.exe")) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x00\x01\x02\x03" * 10, "unsupported"),
        (docx_bytes(["a"])[:3000], "broken"),
        (zip_bytes({"word/document.xml": b"<w:document>"}), "broken"),
        (b"%PDF-1.4 and nothing", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "broken"),
        (picture()[:80], "broken"),
        (zip_bytes({"a.txt": b"0" * 50_000_000}), "archive_bomb"),
        (zip_bytes({f"{n}.txt": b"0" for n in range(2500)}), "archive_bomb"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_has_a_clear_reason(write, data, why):
    assert reason(write(data)) == why


def test_xml_entities_do_not_grow(write):
    bomb = (
        b'<!DOCTYPE a [<!ENTITY b "' + b"0" * 1000 + b'">'
        b'<!ENTITY c "' + b"&b;" * 1000 + b'">'
        b'<!ENTITY d "' + b"&c;" * 1000 + b'">]><a>&d;</a>'
    )
    kind = {"mimetype": kinds.ODT.encode(), "META-INF/manifest.xml": b"<a/>"}
    assert reason(write(zip_bytes(kind | {"content.xml": bomb}))) == "broken"


def test_a_reader_that_takes_too_long_is_ended(write, monkeypatch):
    monkeypatch.setattr(sandbox, "LIMITS", Limits(seconds=0, seconds_a_page=0))
    assert reason(write(docx_bytes(["a"]))) == "timeout"


def test_no_temporary_file_remains(write, tmp_path, monkeypatch):
    path, folder = write(zip_bytes({"a.txt": "Nội dung".encode()})), tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    assert "Nội dung" in extract(path).text
    assert reason(write(b"%PDF-1.4", "b")) == "broken"
    assert list(folder.iterdir()) == []


def test_an_archive_gives_the_text_of_its_members(write):
    archive = zip_bytes(
        {
            "../../a.docx": docx_bytes(["Kế hoạch năm"]),
            "b/báo cáo.txt": "Báo cáo quý".encode(),
            "c.bin": b"\x00\x01\x02",
            "d.zip": zip_bytes({"e.txt": b"deeper"}),
        }
    )
    result = extract(write(archive))
    assert "Kế hoạch năm" in result.text
    assert "báo cáo.txt\nBáo cáo quý" in result.text
    assert "deeper" not in result.text
    assert result.page_count == 4
    assert len(result.warnings) == 1


def test_sheets_are_read_for_search(write, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Đơn vị", "Số cuộc họp"])
    book.active.append(["Thôn An Phú", 12])
    book.save(tmp_path / "a.xlsx")
    result = extract(tmp_path / "a.xlsx")
    assert "Thôn An Phú" in result.text
    assert result.media_type == kinds.XLSX


def test_html_gives_what_a_reader_sees(write):
    page = """<html><head><title>x</title><style>p{}</style></head><body>
    <p>Kính   gửi: <b>Các đơn vị</b><script>alert(1)</script></p>
    <table><tr><td>Trái</td><td>Phải</td></tr></table><p>Một<br>Hai</p></body></html>"""
    result = extract(write(page.encode()))
    assert [line.text for line in result.lines] == [
        "Kính gửi: Các đơn vị",
        "Trái",
        "Phải",
        "Một",
        "Hai",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_its_encoding_and_pages(write, encoding):
    result = extract(write("Trang một\r\n\fTrang hai".encode(encoding)))
    assert result.page_texts == ("Trang một", "Trang hai")


def test_tcvn3_text_is_recognised_by_its_letters(write):
    text = "Uû ban nh©n d©n x· h\xadíng dÉn thùc hiÖn d©n chñ ë c¬ së"
    result = extract(write(text.encode("latin-1")))
    assert result.text == "Uỷ ban nhân dân xã hướng dẫn thực hiện dân chủ ở cơ sở"
    assert result.encoding == "tcvn3"


@pytest.mark.realdata
@pytest.mark.skipif(not REAL.exists(), reason="REAL_DATA_DIR is not set")
@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("cv-hamliem.docx", ["ĐẢNG ỦY XÃ HÀM LIÊM", "Nguyễn Thị Toàn Thắng"]),
        ("621-bgddt.pdf", ["Số: 621 /BGDĐT-TĐKT", "Ngô Thị Minh"]),
        ("624-tcvn3.doc", ["BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Phạm Ngọc Thưởng"]),
    ],
)
def test_real_letters_are_read(name, parts):
    lines = [line.text for line in extract(REAL / "letters" / name).lines]
    assert set(parts) <= set(lines)
