"""PDF: letters with their positions where the file has them, OCR where it is a scan."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .. import encodings
from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import PDF
from ..layout import TCVN3, UNICODE, Extracted, Line
from ..ocr import Recogniser
from ..syllables import is_syllable
from ..words import Word, lines_of, without_page_number
from .pdf_annotations import annotations
from .pdf_words import PageWords

SCAN_TEXT = 200
"""A scanned page has fewer letters than this: a stamp, or a digital signature's box."""
SCAN_COVER = 0.5
"""A picture over this share of the page makes it a scan."""
DPI = 300
_WORD = re.compile(r"[^\W\d_]+")


def read(path: Path, options: Options) -> Extracted:
    """Read a PDF file, page by page."""

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        reason = Reason.ENCRYPTED if locked else Reason.BROKEN
        raise ExtractionError(reason, str(error)) from error
    try:
        return _Reader(document, options).read()
    finally:
        document.close()


class _Reader:
    def __init__(self, document: pdfium.PdfDocument, options: Options) -> None:
        self.document = document
        self.options = options
        self.recogniser = Recogniser(options.ocr_pages, options.folder)
        self.lines: list[Line] = []
        self.paragraph = 0
        self.notes: list[str] = []
        self.hidden_ocr = False
        self.encodings: set[str] = set()

    def read(self) -> Extracted:
        for index in range(len(self.document)):
            page = self.document[index]
            self._page(page, index + 1)
            self.notes += annotations(page)
            page.close()
        if not self.encodings - {UNICODE}:
            self._decode_by_letters()
        if TCVN3 in self.encodings:
            self.lines = [
                replace(line, text=encodings.with_capitals(line.text))
                for line in self.lines
            ]
        return Extracted(
            lines=tuple(self.lines),
            margins=(*self.notes, *self.recogniser.stamps),
            media_type=PDF,
            page_count=len(self.document),
            ocr=self.hidden_ocr or self.recogniser.used,
            encoding=encodings.summary(
                self.encodings, has_unicode=UNICODE in self.encodings
            ),
            warnings=tuple(self.recogniser.warnings),
        )

    def _page(self, page: pdfium.PdfPage, number: int) -> None:
        text = page.get_textpage()
        width, height = page.get_size()
        aspect = width / height
        if self._needs_ocr(page, text):
            words, aspect = self._recognise(page, aspect)
        elif self.options.layout:
            words = self._written(page, text)
        else:
            self._plain(text, number)
            words = []
        text.close()
        lines, self.paragraph = lines_of(words, number, aspect, self.paragraph)
        self.lines += without_page_number(lines, number)

    def _written(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> list[Word]:
        reader = PageWords(page, text)
        words = reader.read()
        self.encodings |= reader.encodings
        return words

    def _plain(self, text: pdfium.PdfTextPage, number: int) -> None:
        self.lines += [
            Line(line.strip(), number)
            for line in text.get_text_range().splitlines()
            if line.strip()
        ]

    def _recognise(
        self, page: pdfium.PdfPage, aspect: float
    ) -> tuple[list[Word], float]:
        if not self.recogniser.may_read():
            return [], aspect
        bitmap = page.render(scale=DPI / 72, rev_byteorder=True)
        try:
            return self.recogniser.read(bitmap.to_pil().convert("RGB"), DPI), aspect
        finally:
            bitmap.close()

    def _needs_ocr(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> bool:
        """A picture with next to no text on it, or with a text nobody can use: letters
        without a Unicode meaning, or the poor hidden text of a scanner."""
        count = text.count_chars()
        covered = _covered(page)
        if count < SCAN_TEXT and covered >= SCAN_COVER:
            return True
        if not count:
            return False
        sample = text.get_text_range(0, min(count, 4000))
        if sum(map(_is_meaningless, sample)) > len(sample) * 0.2:
            return True
        if covered < 0.8 or not _is_hidden(page):
            return False
        words = _WORD.findall(sample)
        good = sum(is_syllable(word) or word.isascii() for word in words)
        if words and good >= len(words) * 0.8:
            self.hidden_ocr = True
            return False
        return True

    def _decode_by_letters(self) -> None:
        texts, encoding = encodings.decode_lines([line.text for line in self.lines])
        self.encodings.add(encoding)
        self.lines = [
            replace(line, text=text)
            for line, text in zip(self.lines, texts, strict=True)
        ]


def _covered(page: pdfium.PdfPage) -> float:
    """The share of the page that its largest picture covers."""
    width, height = page.get_size()
    areas = [0.0]
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        areas.append(abs((right - left) * (top - bottom)))
    return max(areas) / max(width * height, 1)


def _is_hidden(page: pdfium.PdfPage) -> bool:
    texts = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3))
    invisible = raw.FPDF_TEXTRENDERMODE_INVISIBLE
    return bool(texts) and all(
        raw.FPDFTextObj_GetTextRenderMode(text) == invisible for text in texts
    )


def _is_meaningless(char: str) -> bool:
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char in "\x00\x01"
