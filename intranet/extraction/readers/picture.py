"""Photos and scans that are pictures: OCR, page by page of a TIFF."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..layout import Extracted, Line
from ..ocr import Recogniser
from ..words import lines_of, without_page_number

LONG_SIDE = 3508
"""A4 at 300 dpi: what Tesseract reads best; larger photos are made smaller."""
SHORT_OF = 1800
"""Smaller pictures are doubled."""
MOST_PIXELS = 80_000_000
_DPI = 300


def read(path: Path, options: Options) -> Extracted:
    """Read a picture; without OCR it is a page without text."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    recogniser = Recogniser(options.ocr_pages, options.folder)
    lines: list[Line] = []
    paragraph = count = 0
    try:
        if path.read_bytes()[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
            _allow_heic()
        with Image.open(path) as picture:
            for frame in _pages(picture):
                count += 1
                frame.load()
                if not recogniser.may_read():
                    continue
                page = _sized(ImageOps.exif_transpose(frame.copy()))
                aspect = page.width / page.height
                words = recogniser.read(page, _DPI)
                found, paragraph = lines_of(words, count, aspect, paragraph)
                lines += without_page_number(found, count)
    except Image.DecompressionBombError as error:
        raise ExtractionError(Reason.TOO_LARGE, str(error)) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ExtractionError(Reason.BROKEN, str(error)) from error
    return Extracted(
        lines=tuple(lines),
        page_count=count,
        margins=tuple(recogniser.stamps),
        ocr=recogniser.used,
        warnings=tuple(recogniser.warnings),
    )


def _pages(picture: Image.Image) -> Iterable[Image.Image]:
    """Only a TIFF has pages; the other frames of a GIF are a film."""
    return ImageSequence.Iterator(picture) if picture.format == "TIFF" else [picture]


def _sized(picture: Image.Image) -> Image.Image:
    """On white, at the size that letters are read best."""
    if picture.mode in ("RGBA", "LA", "P"):
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    picture = picture.convert("L" if picture.mode in ("L", "1", "I;16") else "RGB")
    longest = max(picture.size)
    factor = LONG_SIDE / longest if longest > LONG_SIDE else 1.0
    factor = 2.0 if longest < SHORT_OF else factor
    if factor == 1.0:
        return picture
    size = round(picture.width * factor), round(picture.height * factor)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _allow_heic() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
