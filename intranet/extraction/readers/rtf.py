"""RTF with fonts, code pages and tables (RTF 1.9.1)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import RTF
from ..layout import Extracted
from ..runs import Cell, LineWriter, Run
from .rtf_tokens import BYTES, CLOSE, OPEN, SYMBOL, WORD, Token, tokens

_CODE_PAGES = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SKIPPED = {
    "colortbl", "stylesheet", "info", "pict", "object", "fldinst", "listtable",
    "listoverridetable", "revtbl", "rsidtbl", "themedata", "colorschememapping",
    "datastore", "latentstyles", "xmlnstbl", "generator", "nonshppict", "pnseclvl",
    "bkmkstart", "bkmkend", "shpinst", "sp", "mmathPr", "defchp", "defpap",

}  # fmt: skip
_MARGINS = {
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "footnote", "annotation",
}  # fmt: skip
_TEXT_OF = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": " ", "-": "\xad", "_": "-", "\n": "\n", "\r": "\n"}
_TWIPS_A_PAGE = 11906
_MAX_DEPTH = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it."""

    font: int = 0
    bold: bool = False
    italic: bool = False
    size: float = 12.0
    skip: bool = False
    hidden: bool = False
    margin: bool = False
    fonts: bool = False
    label: bool = False
    after_unicode: int = 1


def read(path: Path, options: Options) -> Extracted:
    """Read an RTF file."""
    reader = _Reader()
    for token in tokens(path.read_bytes()):
        reader.take(token)
    reader.end_paragraph()
    reader.writer.margins.append("".join(run.text for run in reader.margin))
    result = reader.writer.finish(RTF)
    if not result.lines:
        raise ExtractionError(Reason.EMPTY)
    return result


class _Reader:
    def __init__(self) -> None:
        self.writer = LineWriter()
        self.state = _State()
        self.stack: list[_State] = []
        self.default_page = "cp1252"
        self.default_font = 0
        self.fonts: dict[int, str] = {}
        self.pages: dict[int, str] = {}
        self.runs: list[Run] = []
        self.margin: list[Run] = []
        self.pending = b""
        self.to_skip = 0
        self.ignorable = False
        self.in_table = False
        self.cell: Cell | None = None
        self.tabs: list[float] = []

    def take(self, token: Token) -> None:
        """Read the next token of the file."""
        if token.kind != BYTES:
            self._flush()
        if token.kind == OPEN:
            if len(self.stack) > _MAX_DEPTH:
                raise ExtractionError(Reason.BROKEN, "groups nested too deep")
            self.stack.append(self.state)
        elif token.kind == CLOSE:
            self.state = self.stack.pop() if self.stack else _State()
        elif token.kind == WORD:
            self._word(token.text, token.number)
        elif token.kind == SYMBOL:
            self._symbol(token.text)
        else:
            self._bytes(token.data)

    def end_paragraph(self) -> None:
        """Close the paragraph that is being read."""
        self._flush()
        if not self.in_table:
            self.cell = None
        if self.runs:
            self.writer.paragraph(self.runs, cell=self.cell, tab_stops=self.tabs)
            self.runs = []

    def _bytes(self, data: bytes) -> None:
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        self.pending += data[skipped:]

    def _flush(self) -> None:
        if self.pending:
            page = self.pages.get(self.state.font, self.default_page)
            legacy = (
                self.fonts.get(self.state.font, "").lower().startswith((".vn", "vni"))
            )
            text = self.pending.decode("cp1252" if legacy else page, "replace")
            self.pending = b""
            self._text(text)

    def _text(self, text: str) -> None:
        state = self.state
        if state.skip:
            return
        if state.fonts:
            name = self.fonts.get(state.font, "") + text
            self.fonts[state.font] = name.rstrip(";")
            return
        if not state.hidden:
            target = self.margin if state.margin else self.runs
            font = self.fonts.get(state.font)
            target.append(Run(text, font, state.bold, state.italic, state.size))

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.ignorable = True
        elif symbol in "\\{}":
            self._text(symbol)
        elif symbol in _SYMBOLS:
            self._text(_SYMBOLS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        ignorable, self.ignorable = self.ignorable, False
        if word in _SKIPPED or (ignorable and word != "shppict"):
            self.state = replace(self.state, skip=True)
        elif word in _MARGINS:
            self.state = replace(self.state, margin=True)
            self.margin.append(Run("\n"))
        elif word in ("listtext", "pntext"):
            self.state = replace(self.state, label=True)
        elif word in _TEXT_OF:
            self._text(_TEXT_OF[word])
        elif word == "u" and number is not None:
            self._text(chr(number % 65536))
            self.to_skip = self.state.after_unicode
        elif word in _LETTERS:
            self.state = _LETTERS[word](self.state, number)
        elif not (self.state.skip or self.state.margin or self.state.label):
            self._structure(word, number)
        if word == "plain":
            self.state = replace(self.state, font=self.default_font)

    def _structure(self, word: str, number: int | None) -> None:
        if word in ("par", "sect"):
            self.end_paragraph()
        elif word == "page":
            self.end_paragraph()
            self.writer.page += 1
        elif word in ("pard", "trowd", "intbl", "cell", "row"):
            self._table(word)
        elif word == "tx" and number is not None:
            self.tabs.append(number / _TWIPS_A_PAGE)
        elif word == "ansicpg" and number is not None:
            self.default_page = "utf-8" if number == 65001 else f"cp{number}"
        elif word == "deff" and number is not None:
            self.default_font = number
            self.state = replace(self.state, font=number)
        elif word == "fonttbl":
            self.state = replace(self.state, fonts=True)
        elif word == "fcharset" and number in _CODE_PAGES and self.state.fonts:
            self.pages[self.state.font] = _CODE_PAGES[number]

    def _table(self, word: str) -> None:
        if word == "pard":
            self.in_table, self.tabs = False, []
        elif word == "intbl":
            self.in_table = True
            self.cell = self.cell or (self.writer.begin_table(), 0, 0)
        elif word == "cell" and self.cell:
            self.end_paragraph()
            self.cell = (self.cell[0], self.cell[1], self.cell[2] + 1)
        elif word == "row" and self.cell:
            self.end_paragraph()
            self.cell = (self.cell[0], self.cell[1] + 1, 0)


def _size(state: _State, number: int | None) -> _State:
    return replace(state, size=(number or 24) / 2)


_LETTERS: dict[str, Callable[[_State, int | None], _State]] = {
    "b": lambda state, number: replace(state, bold=number != 0),
    "i": lambda state, number: replace(state, italic=number != 0),
    "v": lambda state, number: replace(state, hidden=number != 0),
    "f": lambda state, number: replace(state, font=number or 0),
    "fs": _size,
    "uc": lambda state, number: replace(state, after_unicode=number or 0),
    "plain": lambda state, _: replace(
        state, bold=False, italic=False, hidden=False, size=12.0
    ),
}
