"""Scans and photos; skipped where Tesseract or a font with Vietnamese is missing."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from intranet.extraction import deskew, extract, messages, ocr
from intranet.file_kinds import Kind
from intranet.paper import looks_like_paper
from intranet.secrecy import fold
from intranet.uploads import UploadRefused, admit
from tests.factories.files import picture
from tests.factories.office import FONT, image_bytes, scan

LETTER = [
    (140, 120, "ĐẢNG BỘ XÃ AN HÒA"),
    (180, 165, "Số 07-CV/ĐU"),
    (660, 120, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (640, 165, "An Hòa, ngày 05 tháng 6 năm 2026"),
    (420, 300, "Kính gửi: Các chi bộ trực thuộc."),
    (140, 380, "Thực hiện chương trình công tác năm, đề nghị các chi bộ triển khai."),
]


def has_font() -> bool:
    try:
        ImageFont.truetype(FONT, 20)
    except OSError:
        return False
    return True


reads = pytest.mark.skipif(
    "vie" not in ocr.languages() or not has_font(),
    reason="Tesseract with Vietnamese, or the font DejaVu Sans, is not installed",
)


@reads
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_a_scan_keeps_the_columns_of_its_heading_apart(tmp_path, kind):
    path = tmp_path / "scan"
    path.write_bytes(image_bytes(scan(LETTER, turn=1.5), kind))
    result = extract(path)
    assert [fold(line.text) for line in result.lines[:4]] == [
        "dang bo xa an hoa",
        "so 07-cv/du",
        "dang cong san viet nam",
        "an hoa, ngay 05 thang 6 nam 2026",
    ]
    assert result.ocr
    assert result.lines[0].x1 < 0.5 < result.lines[2].x0


@reads
def test_only_so_many_pages_are_read(tmp_path):
    path = tmp_path / "scan.tiff"
    page = scan(LETTER)
    page.save(path, "TIFF", save_all=True, append_images=[page])
    result = extract(path, ocr_pages=1)
    assert result.page_count == 2
    assert result.page_texts[1] == ""
    assert result.warnings == (messages.OCR_LIMIT,)


def test_without_ocr_a_picture_is_an_empty_page(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(picture())
    result = extract(path, ocr=False)
    assert (result.text, result.ocr, result.page_count) == ("", False, 1)


def test_where_tesseract_is_missing_the_warning_says_how_to_get_it(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.png"
    path.write_bytes(picture())
    assert extract(path).warnings == (messages.NO_OCR,)


@reads
@pytest.mark.parametrize("kind", [Kind.IMAGE, Kind.IMPORT])
def test_a_marked_scan_is_refused(kind):
    page = scan([*LETTER, (240, 210, "TỐI MẬT")])
    with pytest.raises(UploadRefused) as caught:
        admit(
            ContentFile(image_bytes(page), "a.png"),
            kind=kind,
            user=None,
            use_pass=False,
        )
    assert caught.value.code == "secret"


@reads
@pytest.mark.parametrize("color", ["black", (200, 20, 30)])
def test_a_framed_stamp_put_on_askew_is_refused(color):
    page = scan(LETTER).convert("RGB")
    stamp = Image.new("RGBA", (250, 66))
    draw = ImageDraw.Draw(stamp)
    draw.text((20, 12), "TỐI MẬT", color, ImageFont.truetype(FONT, 34))
    draw.rectangle((2, 2, 247, 63), outline=color, width=4)
    stamp = stamp.rotate(4, Image.Resampling.BICUBIC, expand=True)
    page.paste(stamp, (160, 215), stamp)
    with pytest.raises(UploadRefused) as caught:
        admit(
            ContentFile(image_bytes(page, "PDF"), "a.pdf"),
            kind=Kind.ATTACHMENT,
            user=None,
            use_pass=False,
        )
    assert caught.value.code == "secret"


def test_pages_are_told_from_other_pictures(tmp_path):
    page, photo = tmp_path / "page.png", tmp_path / "photo.png"
    scan(LETTER).save(page)
    photo.write_bytes(picture())
    assert looks_like_paper(page)
    assert not looks_like_paper(photo)
    photo.write_bytes(b"broken")
    assert not looks_like_paper(photo)


@pytest.mark.skipif(not has_font(), reason="the font DejaVu Sans is not installed")
@pytest.mark.parametrize("turn", [-3.0, 0.0, 2.2])
def test_a_turned_page_is_made_straight(turn):
    assert deskew.skew(scan(LETTER, turn=turn)) == pytest.approx(-turn, abs=0.4)


def test_a_blank_page_stays_as_it_is():
    assert deskew.skew(Image.new("L", (600, 800), "white")) == 0
