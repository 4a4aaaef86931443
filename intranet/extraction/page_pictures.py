"""A page of a PDF or a scan as a picture for the eye, straightened as OCR saw it."""

from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from . import kinds
from .deskew import straightened
from .errors import ExtractionError, Reason

WIDTH = 1240
"""Pixels: A4 at 150 dpi."""


def draw(path: Path, page: int, *, straight: bool) -> Image.Image:
    """The page with this number, from 1."""
    is_pdf = kinds.sniff(path) == kinds.PDF
    picture = _of_pdf(path, page) if is_pdf else _of_picture(path, page)
    if straight:
        picture = straightened(picture)
    height = round(picture.height * WIDTH / picture.width)
    return picture.resize((WIDTH, height), Image.Resampling.LANCZOS)


def _of_pdf(path: Path, number: int) -> Image.Image:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(path)
    try:
        if not 1 <= number <= len(document):
            raise ExtractionError(Reason.EMPTY)
        page = document[number - 1]
        scale = WIDTH / max(page.get_width(), 1)
        return page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()


def _of_picture(path: Path, number: int) -> Image.Image:
    if path.read_bytes()[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.register_heif_opener()
    with Image.open(path) as picture:
        frames = ImageSequence.all_frames(picture)
        if not 1 <= number <= len(frames):
            raise ExtractionError(Reason.EMPTY)
        frame = ImageOps.exif_transpose(frames[number - 1])
        return frame.convert("RGB")
