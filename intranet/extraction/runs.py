"""From the runs of a word processor (text in one font) to lines in Unicode."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from . import encodings
from .layout import TCVN3, UNICODE, Extracted, Line, Table

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-zđ]|[IVXLC]{1,5})[.)/]?|[-–+*•●○▪]")
_NOT_TEXT = dict.fromkeys([0, 1, *range(3, 9), 14, 15, 21, 0xFEFF])
_HYPHENS = str.maketrans({"\x02": None, "\x1f": None, "\xad": None, "\x1e": "-"})


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font; a tab and a line feed stand for what they are."""

    text: str
    font: str | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None


Cell = tuple[int, int, int]
Box = tuple[float | None, float | None, float | None, float | None]
NO_BOX: Box = (None, None, None, None)


@dataclass
class LineWriter:
    """Collects paragraphs in reading order; `finish` settles the encodings."""

    page: int = 1
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    paragraphs: int = 0
    _encodings: set[str] = field(default_factory=set)
    _by_font: set[int] = field(default_factory=set)

    def paragraph(
        self,
        runs: Iterable[Run],
        *,
        cell: Cell | None = None,
        box: Box = NO_BOX,
        tab_stops: Sequence[float] = (),
    ) -> None:
        """One paragraph: a line for each hand-made break and each tabbed column."""
        for line_runs in _split(runs, "\n"):
            for piece, x0 in _columns(line_runs, tab_stops):
                self._line(piece, cell, box if x0 is None else (x0, *NO_BOX[1:]))
        self.paragraphs += 1

    def _line(self, runs: list[Run], cell: Cell | None, box: Box) -> None:
        text, found = _decode(runs)
        if not (text := text.strip()):
            return
        if found - {UNICODE}:
            text = encodings.with_capitals(text) if TCVN3 in found else text
            self._encodings |= found
            self._by_font.add(len(self.lines))
        letters = [(run, len(run.text.strip())) for run in runs]
        total = sum(count for _, count in letters) or 1
        self.lines.append(
            Line(
                text,
                self.page,
                *box,
                bold=sum(n for run, n in letters if run.bold) * 2 > total,
                italic=sum(n for run, n in letters if run.italic) * 2 > total,
                size=max(letters, key=lambda pair: pair[1])[0].size,
                cell=cell,
                paragraph=self.paragraphs,
            )
        )

    def begin_table(self) -> int:
        """The number of a new table, to be used in the cells of its lines."""
        self.tables.append(Table(self.page, ()))
        return len(self.tables) - 1

    def finish(self, media_type: str, **facts: object) -> Extracted:
        self._decode_by_letters()
        self.lines = [
            replace(line, text=line.text.translate(_HYPHENS)) for line in self.lines
        ]
        return Extracted(
            lines=tuple(self.lines),
            tables=tuple(self._filled_tables()),
            margins=tuple(text for text in map(str.strip, self.margins) if text),
            media_type=media_type,
            page_count=self.page,
            encoding=encodings.summary(
                self._encodings,
                has_unicode=any(
                    encodings.has_unicode_letters(line.text)
                    for number, line in enumerate(self.lines)
                    if number not in self._by_font
                ),
            ),
            **facts,  # type: ignore[arg-type]
        )

    def _decode_by_letters(self) -> None:
        rest = [n for n in range(len(self.lines)) if n not in self._by_font]
        decoded, encoding = encodings.decode_lines([self.lines[n].text for n in rest])
        for number, text in zip(rest, decoded, strict=True):
            if encoding != UNICODE and text != self.lines[number].text:
                self._by_font.add(number)
                self._encodings.add(encoding)
                text = encodings.with_capitals(text) if encoding == TCVN3 else text
            self.lines[number] = replace(self.lines[number], text=text)

    def _filled_tables(self) -> Iterator[Table]:
        cells: dict[int, dict[tuple[int, int], list[str]]] = {}
        for line in self.lines:
            if line.cell:
                table, row, column = line.cell
                cells.setdefault(table, {}).setdefault((row, column), []).append(
                    line.text
                )
        for number, found in enumerate(self.tables):
            texts = cells.get(number, {})
            height = max((row for row, _ in texts), default=-1) + 1
            width = max((column for _, column in texts), default=-1) + 1
            yield Table(
                found.page,
                tuple(
                    tuple(
                        "\n".join(texts.get((row, column), ()))
                        for column in range(width)
                    )
                    for row in range(height)
                ),
            )


def _split(runs: Iterable[Run], mark: str) -> Iterator[list[Run]]:
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.split(mark)
        current.append(replace(run, text=first))
        for text in others:
            yield current
            current = [replace(run, text=text)]
    yield current


def _columns(
    runs: list[Run], tab_stops: Sequence[float]
) -> Iterator[tuple[list[Run], float | None]]:
    """The parts of a line that tabs set apart, each with where its tab stop stands.

    A tab after a list label, or before any text, is an indent and no column.
    """
    parts = list(_split(runs, "\t"))
    columns: list[tuple[list[Run], float | None]] = [(parts[0], None)]
    for number, part in enumerate(parts[1:]):
        before = "".join(run.text for run in columns[-1][0]).strip()
        stop = tab_stops[number] if number < len(tab_stops) else None
        if not before or (len(columns) == 1 and _LABEL.fullmatch(before)):
            joined = [*columns[-1][0], Run(" "), *part] if before else part
            columns[-1] = (joined, stop if not before else columns[-1][1])
        else:
            columns.append((part, stop))
    if len(columns) > 1 and columns[0][1] is None:
        columns[0] = (columns[0][0], 0.0)
    yield from columns


def _decode(runs: list[Run]) -> tuple[str, set[str]]:
    """Neighbours in fonts of one encoding are read together: a spelling checker splits
    runs in the middle of a VNI letter."""
    found: set[str] = set()
    parts: list[str] = []

    def kind(run: Run) -> tuple[str, bool]:
        return encodings.font_encoding(run.font), encodings.is_capital_font(run.font)

    for _, group in groupby(runs, kind):
        same = list(group)
        text = "".join(run.text for run in same).translate(_NOT_TEXT)
        text, encoding = encodings.decode_run(text, same[0].font)
        parts.append(text)
        if text.strip():
            found.add(encoding)
    return "".join(parts), found
