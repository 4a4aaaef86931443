"""OCR by the system's Tesseract, called directly so that each word keeps its box.

https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html
"""

import csv
import functools
import io
import shutil
import subprocess
from pathlib import Path

from PIL import Image

from . import messages
from .deskew import straightened
from .stamps import stamped_parts
from .words import Word, lines_of

SURE = 60
"""Mean confidence, of 100, below which a page is called hard to read."""
_PROGRAM = ("tesseract", "--oem", "1")
WHOLE_PAGE, SCATTERED = "3", "11"
"""Tesseract's ways to cut up a page (`--psm`): with layout, or words wherever."""
SCATTERED_DPI = 200
"""Told less than the real resolution, Tesseract takes no framed word for a drawing."""
_LEVEL_WORD = "5"


@functools.cache
def languages() -> frozenset[str]:
    """What Tesseract reads here; empty where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    answer = subprocess.run(  # noqa: S603  our own arguments
        [program, "--list-langs"], capture_output=True, text=True, check=False
    )
    return frozenset(answer.stdout.split("\n")[1:]) - {""}


class Recogniser:
    """Reads pictures of pages, up to a number of them, and what to warn of."""

    def __init__(self, pages: int, folder: Path) -> None:
        self.wanted = pages > 0
        self.left = pages
        self.folder = folder
        self.used = False
        self.stamps: list[str] = []
        """What is stamped on the first page, apart from its text."""
        self._first = True
        self.warnings: dict[str, None] = {}

    def may_read(self) -> bool:
        if not self.wanted:
            return False
        if not languages():
            self.warnings[messages.NO_OCR] = None
            return False
        if self.left <= 0:
            self.warnings[messages.OCR_LIMIT] = None
            return False
        return True

    def read(self, picture: Image.Image, dpi: int) -> list[Word]:
        """The words of one page, boxes as fractions of it after straightening."""
        self.left -= 1
        self.used = True
        is_first, self._first = self._first, False
        page = straightened(picture)
        words, confidence = self._tesseract(page, dpi, WHOLE_PAGE)
        if words and confidence < SURE:
            self.warnings[messages.OCR_UNSURE] = None
        if is_first:
            self._read_stamps(page, picture, {word.text for word in words})
        return words

    def _read_stamps(
        self, page: Image.Image, picture: Image.Image, known: set[str]
    ) -> None:
        """Lines with a word that the reading of the whole page has not."""
        for part in stamped_parts(page, picture):
            words, _ = self._tesseract(part, SCATTERED_DPI, SCATTERED)
            lines, _ = lines_of(words, 1, part.width / part.height, 0)
            self.stamps += [
                line.text for line in lines if not set(line.text.split()) <= known
            ]

    def _tesseract(
        self, page: Image.Image, dpi: int, mode: str
    ) -> tuple[list[Word], float]:
        file = self.folder / "page.png"
        page.save(file, compress_level=1, dpi=(dpi, dpi))
        language = "vie" if "vie" in languages() else "eng"
        if language == "eng":
            self.warnings[messages.NO_VIETNAMESE_OCR] = None
        options = ("--psm", mode, "--dpi", str(dpi))
        answer = subprocess.run(  # noqa: S603  our own arguments
            (*_PROGRAM, str(file), "stdout", "-l", language, *options, "tsv"),
            capture_output=True,
            check=False,
        )
        if answer.returncode:
            self.warnings[messages.OCR_FAILED] = None
            return [], 0.0
        return _words(answer.stdout.decode("utf-8", "replace"), page.size)


def _words(tsv: str, size: tuple[int, int]) -> tuple[list[Word], float]:
    width, height = size
    words: list[Word] = []
    total = 0.0
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != _LEVEL_WORD or not text:
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        total += float(row["conf"])
        words.append(
            Word(text, left / width, top / height, right / width, bottom / height)
        )
    return words, total / len(words) if words else 0.0
