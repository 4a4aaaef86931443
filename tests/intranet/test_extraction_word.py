"""Letters as DOC, DOCX, ODT and RTF have them."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from intranet.extraction import ExtractionError, extract
from tests.factories.office import docx_bytes, rtf_bytes, saved, zip_bytes
from tests.legacy_encodings import to_tcvn3, to_vni

TEXT_BOX = """<w:r {w}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">
<v:textbox><w:txbxContent><w:p><w:r><w:t>ĐẢNG ỦY XÃ</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r>"""
WATERMARK = """<w:r {w}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">
<v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>"""
ODT_CONTENT = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph"><style:text-properties
 style:font-name=".VnTime" fo:font-weight="bold" fo:font-size="13pt"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"
 style:num-suffix="." style:num-format="1" text:start-value="3"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
<table:table><table:table-row><table:table-cell><text:p>BÊN TRÁI</text:p>
</table:table-cell><table:table-cell><text:p>BÊN PHẢI</text:p></table:table-cell>
</table:table-row></table:table>
<text:p text:style-name="P1">Uû ban nh©n d©n</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Mục đầu</text:p></text:list-item>
<text:list-item><text:p>Mục<text:tab/>sau<text:s text:c="2"/>cùng</text:p>
</text:list-item></text:list>
</office:text></office:body></office:document-content>"""


@pytest.fixture
def read(tmp_path):
    def _read(data, name="a"):
        path = tmp_path / name
        path.write_bytes(data)
        return extract(path)

    return _read


def texts(result):
    return [line.text for line in result.lines]


def test_a_heading_table_keeps_its_cells(read):
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "ĐẢNG BỘ XÃ"
    table.cell(0, 0).add_paragraph("Số 05-CV/ĐU").runs[0].bold = True
    table.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    result = read(saved(document))
    assert [(line.text, line.cell, line.bold) for line in result.lines] == [
        ("ĐẢNG BỘ XÃ", (0, 0, 0), False),
        ("Số 05-CV/ĐU", (0, 0, 0), True),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", (0, 0, 1), False),
    ]
    assert result.tables[0].rows == (
        ("ĐẢNG BỘ XÃ\nSố 05-CV/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    )


def test_tab_stops_make_columns_but_not_after_a_number(read):
    document = docx.Document()
    heading = document.add_paragraph("UBND XÃ\tCỘNG HÒA XÃ HỘI")
    heading.paragraph_format.tab_stops.add_tab_stop(Cm(9))
    document.add_paragraph("1.\tTổ chức hội nghị")
    document.add_paragraph("\tThụt đầu dòng")
    lines = read(saved(document)).lines
    assert [line.text for line in lines] == [
        "UBND XÃ",
        "CỘNG HÒA XÃ HỘI",
        "1. Tổ chức hội nghị",
        "Thụt đầu dòng",
    ]
    assert lines[0].paragraph == lines[1].paragraph
    assert lines[0].x0 == 0
    assert 0.5 < lines[1].x0 < 0.65


def test_text_boxes_and_watermarks_are_read(read):
    document = docx.Document()
    paragraph = document.add_paragraph("Kính gửi")
    paragraph._element.append(parse_xml(TEXT_BOX.format(w=nsdecls("w"))))
    header = document.sections[0].header.paragraphs[0]
    header._element.append(parse_xml(WATERMARK.format(w=nsdecls("w"))))
    result = read(saved(document))
    assert texts(result) == ["ĐẢNG ỦY XÃ", "Kính gửi"]
    assert "DỰ THẢO" in result.margins


def test_automatic_numbers_are_text(read):
    document = docx.Document()
    for text in ("Mục một", "Mục hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Gạch đầu dòng", style="List Bullet")
    document.add_paragraph("Mục ba", style="List Number")
    assert texts(read(saved(document))) == [
        "1. Mục một",
        "2. Mục hai",
        "- Gạch đầu dòng",
        "3. Mục ba",
    ]


def test_pages_are_counted_at_page_breaks(read):
    document = docx.Document()
    document.add_paragraph("Trang đầu").runs[0].add_break(docx.enum.text.WD_BREAK.PAGE)
    document.add_paragraph("Trang sau")
    result = read(saved(document))
    assert result.page_count == 2
    assert result.page_texts == ("Trang đầu", "Trang sau")


@pytest.mark.parametrize(
    ("write", "font", "encoding"),
    [(to_tcvn3, ".VnTime", "tcvn3"), (to_vni, "VNI-Times", "vni")],
)
@pytest.mark.parametrize("wrap", [docx_bytes, rtf_bytes])
def test_dead_encodings_become_unicode(read, write, font, encoding, wrap):
    text = "Uỷ ban nhân dân xã hướng dẫn đường lối, chủ trương"
    result = read(wrap([write(text)], font=font))
    assert (result.text, result.encoding) == (text, encoding)


def test_a_vni_letter_split_between_two_runs_is_one_letter(read):
    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in ("Nha", "ân da", "ân"):
        run = paragraph.add_run(part)
        run.font.name = "VNI-Times"
    assert read(saved(document)).text == "Nhân dân"


def test_old_word_keeps_the_letter_that_others_drop():
    result = extract(Path(__file__).parent / "files" / "old-tcvn3.doc")
    assert texts(result) == [
        "ĐẢNG BỘ XÃ AN HÒA",
        "Số 07-CV/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Kính gửi: Các chi bộ, trường học, đường phố trực thuộc",
        "1. Tổ chức hội nghị trước ngày 15/7;",
        "2. Hướng dẫn người dân đường lối, chủ trương.",
        "Bản này có một dòng Unicode.",
    ]
    assert [line.cell for line in result.lines[:4]] == [
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 1),
        None,
    ]
    assert result.lines[0].bold
    assert result.encoding == "mixed"
    assert result.margins == ("Trang nội bộ",)


def test_odt_has_tables_lists_and_fonts(read):
    manifest = b"<manifest/>"
    data = zip_bytes(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": ODT_CONTENT.encode(),
        }
    )
    result = read(data)
    assert texts(result) == [
        "BÊN TRÁI",
        "BÊN PHẢI",
        "Uỷ ban nhân dân",
        "3. Mục đầu",
        "4. Mục",
        "sau  cùng",
    ]
    assert (result.lines[2].bold, result.lines[2].size) == (True, 13.0)
    assert result.lines[1].cell == (0, 0, 1)


def test_rtf_reads_tables_unicode_and_skips_what_is_not_text(read):
    data = (
        rb"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0 Arial;}}{\info{\author Ai}}"
        rb"\trowd\cellx4000\cellx8000\pard\intbl TR\u193?I\cell PH\u7842?I\cell\row"
        rb"\pard\b \u272?\u7843?ng\b0  \'f0\'f5\par{\*\pict 0102}\page Trang hai\par}"
    )
    result = read(data)
    assert texts(result)[:2] == ["TRÁI", "PHẢI"]
    assert result.tables[0].rows == (("TRÁI", "PHẢI"),)
    assert texts(result)[2].startswith("Đảng đ")
    assert (result.lines[-1].text, result.lines[-1].page) == ("Trang hai", 2)


@pytest.mark.parametrize("data", [b"{\\rtf1}", b"{\\rtf1" + b"{" * 2000, b"{\\rtf"])
def test_a_bad_rtf_is_an_error_with_a_reason(read, data):
    with pytest.raises(ExtractionError):
        read(data)
