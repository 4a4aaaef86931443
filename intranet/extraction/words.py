"""From words with boxes (letters of a PDF, or seen by OCR) to lines in order."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .layout import Line

COLUMN_GAP = 1.6
"""Words farther apart than this many letter heights stand in different columns."""
_BEFORE_BLANK = {"Số", "Số:", "số", "số:", "ngày", "tháng", "năm"}
"""A draft leaves room here for what is filled in by hand: `Số      -CV/ĐU`."""
GUTTER = (0.3, 0.62)
"""Where, on the width of the page, the space between two columns may lie."""
_OPENING = re.compile("Kính gửi", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-–+*•]\s|\(?(?:\d{1,3}|[a-zđ]|[IVX]{1,5})[.)]\s|Điều \d)")


@dataclass(frozen=True, slots=True)
class Word:
    """Boxes are fractions of the page, as in `Line`."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    bold: bool = False
    italic: bool = False
    size: float | None = None


@dataclass(slots=True)
class Segment:
    """Neighbouring words of one column on one line."""

    words: list[Word]
    aspect: float

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def y0(self) -> float:
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        return max(word.y1 for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of(
    words: Iterable[Word], page: int, aspect: float, paragraph: int
) -> tuple[list[Line], int]:
    """The page's lines, and the number of the next paragraph.

    `aspect` is width by height of the page; it makes heights and gaps comparable.
    """
    rows = [_segments(row, aspect) for row in _rows(words)]
    right = max((segment.x1 for row in rows for segment in row), default=1.0)
    lines: list[Line] = []
    for block in _blocks(rows):
        for number, segment in enumerate(block):
            if not number or _starts_paragraph(block[number - 1], segment, right):
                paragraph += 1
            lines.append(_line(segment, page, paragraph))
    return lines, paragraph + 1


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words whose middles lie in each other's height are on one row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y0 + word.y1) / 2):
        middle = (word.y0 + word.y1) / 2
        row = rows[-1] if rows else []
        band = row[-4:]
        if band and middle <= statistics.median(
            other.y0 + (other.y1 - other.y0) * 0.75 for other in band
        ):
            row.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _segments(row: list[Word], aspect: float) -> list[Segment]:
    height = statistics.median(word.y1 - word.y0 for word in row) / aspect
    segments = [Segment([row[0]], aspect)]
    for left, right in pairwise(row):
        is_blank = left.text in _BEFORE_BLANK
        if right.x0 - left.x1 > COLUMN_GAP * height and not is_blank:
            segments.append(Segment([right], aspect))
        else:
            segments[-1].words.append(right)
    return segments


def _blocks(rows: list[list[Segment]]) -> Iterator[list[Segment]]:
    """Rows as they follow each other; where two columns stand side by side over
    several rows (heading, recipients and signature), the left one, then the right."""
    start = 0
    body: list[Segment] = []
    while start < len(rows):
        gutter, end = _two_columns(rows, start)
        block = [segment for row in rows[start:end] for segment in row]
        if gutter is None:
            body += block
        else:
            yield body
            yield [segment for segment in block if segment.x1 <= gutter]
            yield [segment for segment in block if segment.x1 > gutter]
            body = []
        start = end
    yield body


def _two_columns(rows: Sequence[list[Segment]], start: int) -> tuple[float | None, int]:
    """The gutter of the two-column block that begins here and the row after it."""
    low, high = GUTTER
    end = start
    pairs = 0
    last_pair = start
    while end < len(rows) and len(rows[end]) <= 2:
        new_low, new_high = low, high
        for segment in rows[end]:
            if (segment.x0 + segment.x1) / 2 < (new_low + new_high) / 2:
                new_low = max(new_low, segment.x1)
            else:
                new_high = min(new_high, segment.x0)
        if new_low >= new_high:
            break
        low, high = new_low, new_high
        end += 1
        if len(rows[end - 1]) == 2:
            pairs += 1
            last_pair = end
    if not pairs:
        return None, start + 1
    middle = (low + high) / 2
    return middle, _end_of_columns(rows, start, last_pair, end, middle)


def _end_of_columns(
    rows: Sequence[list[Segment]], start: int, last_pair: int, end: int, gutter: float
) -> int:
    """Below the last pair one column may go on alone (a long subject, recipients): its
    lines keep their distance and stay under each other."""
    while last_pair < end:
        segment = rows[last_pair][0]
        column = [
            other
            for row in rows[start:last_pair]
            for other in row
            if (other.x1 <= gutter) == (segment.x1 <= gutter)
        ]
        if not column or not _continues(column[-1], segment):
            break
        last_pair += 1
    return last_pair


def _continues(above: Segment, segment: Segment) -> bool:
    height = above.y1 - above.y0
    if segment.y0 - above.y1 > 1.2 * height or _OPENING.match(segment.text):
        return False
    middles = (above.x0 + above.x1) / 2, (segment.x0 + segment.x1) / 2
    return abs(middles[0] - middles[1]) < 0.08 or abs(above.x0 - segment.x0) < 0.03


def _starts_paragraph(previous: Segment, current: Segment, right: float) -> bool:
    height = current.y1 - current.y0
    gap = current.y0 - previous.y1
    if gap < -height or gap > height * 0.9 or _ITEM.match(current.text):
        return True
    indent = 1.2 * height / current.aspect
    if current.x0 - previous.x0 > indent:
        return True
    short = previous.x1 < right - 4 * indent
    shares_column = abs(current.x0 - previous.x0) < indent
    ends = previous.text.rstrip().endswith((".", ":", ";", "!", "?", "./."))
    style = previous.words[0].bold != current.words[0].bold
    return style or (short and (ends or not shares_column))


def _line(segment: Segment, page: int, paragraph: int) -> Line:
    weight = [(word, len(word.text)) for word in segment.words]
    total = sum(count for _, count in weight) or 1
    return Line(
        segment.text,
        page,
        round(segment.x0, 4),
        round(segment.y0, 4),
        round(segment.x1, 4),
        round(segment.y1, 4),
        bold=sum(n for word, n in weight if word.bold) * 2 > total,
        italic=sum(n for word, n in weight if word.italic) * 2 > total,
        size=max(weight, key=lambda pair: pair[1])[0].size,
        paragraph=paragraph,
    )


def without_page_number(lines: list[Line], page: int) -> list[Line]:
    """The number of a page stands alone in its margin and is no part of the text."""
    own = re.compile(
        rf"[-–— ]*(?:Trang\s*)?{page}(?:\s*/\s*\d+)?[-–— ]*", re.IGNORECASE
    )
    return [
        line
        for line in lines
        if not (
            own.fullmatch(line.text)
            and line.y0 is not None
            and line.y1 is not None
            and (line.y1 < 0.09 or line.y0 > 0.9)
        )
    ]
