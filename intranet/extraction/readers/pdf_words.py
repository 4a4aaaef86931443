"""The words of a PDF page with box, font and weight, from PDFium's single letters."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .. import encodings
from ..words import Word

_BOLD = re.compile(r"bold|black|heavy|,b\b|-bd\b|[a-z]bd(?:mt)?$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b|[-,]bi\b", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_FORCE_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_NAME_SIZE = 256


@dataclass(frozen=True, slots=True)
class Font:
    """What the letters of a word look like."""

    name: str
    bold: bool
    italic: bool
    size: float


@dataclass
class PageWords:
    """Reads one page; `encodings` tells what its fonts were."""

    page: pdfium.PdfPage
    text: pdfium.PdfTextPage
    encodings: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.left, bottom, right, self.top = self.page.get_cropbox()
        self.width = max(right - self.left, 1)
        self.height = max(self.top - bottom, 1)
        self.turn = self.page.get_rotation()

    def read(self) -> list[Word]:
        return [self._word(run) for run in self._runs()]

    def _runs(self) -> Iterator[range]:
        """Ranges of letters without a blank between them."""
        start = 0
        count = self.text.count_chars()
        for index in range(count + 1):
            code = raw.FPDFText_GetUnicode(self.text, index) if index < count else 32
            if (code <= 32 and code not in (2, 31)) or code == 0xA0:
                if index > start:
                    yield range(start, index)
                start = index + 1

    def _word(self, run: range) -> Word:
        font = self._font(run[0])
        codes = [raw.FPDFText_GetUnicode(self.text, index) for index in run]
        units = b"".join(code.to_bytes(2, "little") for code in codes if code < 65536)
        text = units.decode("utf-16-le", "replace")
        text, encoding = encodings.decode_run(text, font.name)
        self.encodings.add(encoding)
        x0, y0, x1, y1 = self._box(run)
        return Word(text, x0, y0, x1, y1, font.bold, font.italic, font.size)

    def _font(self, index: int) -> Font:
        buffer = ctypes.create_string_buffer(_NAME_SIZE)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.text, index, buffer, _NAME_SIZE, flags)
        name = buffer.value.decode("utf-8", "replace")
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1
        size = raw.FPDFText_GetFontSize(self.text, index) * scale
        weight = raw.FPDFText_GetFontWeight(self.text, index)
        bold = bool(_BOLD.search(name) or flags.value & _FORCE_BOLD_FLAG)
        slanted = abs(matrix.c) > 0.1 * abs(matrix.d) and abs(matrix.b) < 0.01
        italic = bool(_ITALIC.search(name) or flags.value & _ITALIC_FLAG or slanted)
        return Font(name, bold or weight >= _BOLD_WEIGHT, italic, round(size, 1))

    def _box(self, run: range) -> tuple[float, float, float, float]:
        """Fractions of the page as it is shown, turned pages included."""
        rect = raw.FS_RECTF()
        xs: list[float] = []
        ys: list[float] = []
        for index in (run[0], run[-1]):
            if raw.FPDFText_GetLooseCharBox(self.text, index, rect):
                xs += [rect.left, rect.right]
                ys += [rect.bottom, rect.top]
        if not xs:
            return 0.0, 0.0, 0.0, 0.0
        x0, x1 = sorted(((min(xs) - self.left), (max(xs) - self.left)))
        x0, x1 = x0 / self.width, x1 / self.width
        y0, y1 = (self.top - max(ys)) / self.height, (self.top - min(ys)) / self.height
        if self.turn == 90:
            return 1 - y1, x0, 1 - y0, x1
        if self.turn == 180:
            return 1 - x1, 1 - y1, 1 - x0, 1 - y0
        return (y0, 1 - x1, y1, 1 - x0) if self.turn == 270 else (x0, y0, x1, y1)
