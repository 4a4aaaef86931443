"""Columns as wide as their words need, for tables whose columns only the values know.

Word finds out by itself; LibreOffice and phones take what the file says.
"""

from typing import Any

from docx.oxml.ns import qn

LETTERS, PADDING, MOST = 82, 3, 34
"""How many letters of 11 points a line takes, what a cell leaves empty, and from which
length on words may fold."""
PAGE = 9070
"""Between the margins of A4, in twentieths of a point."""


def fit_columns(body: Any) -> None:
    """Share the width of each table that is as wide as the page among its columns."""
    for table in body.iter(qn("w:tbl")):
        whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
        if whole is not None and whole.get(qn("w:type")) == "pct":
            _fit(table)


def _fit(table: Any) -> None:
    rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    count = max((len(cells) for cells in rows), default=0)
    longest_word, longest = [1] * count, [1] * count
    for cells in rows:
        for place, cell in enumerate(cells):
            words = "".join(node.text or "" for node in cell.iter(qn("w:t")))
            longest[place] = max(longest[place], min(len(words), MOST))
            word = max(map(len, words.split()), default=0)
            longest_word[place] = max(longest_word[place], min(word, MOST))
    widths = shares(longest_word, longest)
    for cells in rows:
        for cell, width in zip(cells, widths, strict=False):
            for size in cell.iter(qn("w:tcW")):
                size.set(qn("w:w"), str(width))
                size.set(qn("w:type"), "dxa")
    columns = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
    for column, width in zip(columns, widths, strict=False):
        column.set(qn("w:w"), str(width))


def shares(least: list[int], wanted: list[int]) -> list[int]:
    """Widths that no word is torn in where that can be; what is left goes to those that
    want more than they have."""
    floors = [letters + PADDING for letters in least]
    left = max(LETTERS - sum(floors), 0)
    more = [max(want - have, 0) + 1 for want, have in zip(wanted, least, strict=True)]
    letters = [
        floor + left * want / sum(more)
        for floor, want in zip(floors, more, strict=True)
    ]
    return [int(PAGE * count / sum(letters)) for count in letters]
