"""Which font, weight and list a run of a DOCX file has once its styles are applied."""

from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from ..runs import Run

_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Format:
    """What styles and direct formatting come to."""

    font: str | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None
    list_id: str | None = None
    depth: int = 0

    def run(self, text: str) -> Run:
        return Run(text, self.font, self.bold, self.italic, self.size)


class Styles:
    """The styles of one file, each with its ancestry."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._cache: dict[str, Format] = {}
        self._default_paragraph: str | None = None
        self.defaults = Format()
        if root is None:
            return
        for style in root.iter(qn("w:style")):
            identifier = style.get(qn("w:styleId"))
            self._styles[identifier] = style
            is_default = style.get(qn("w:default"), "0") not in _OFF
            if is_default and style.get(qn("w:type")) == "paragraph":
                self._default_paragraph = identifier
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        if defaults is not None:
            self.defaults = apply(self.defaults, defaults.find(qn("w:rPr")), None)

    def paragraph(self, properties: Any | None) -> Format:
        """The format of a paragraph: defaults, its style's ancestry, its own list."""
        identifier = self._default_paragraph
        if properties is not None:
            style = properties.find(qn("w:pStyle"))
            identifier = identifier if style is None else style.get(qn("w:val"))
        return apply(self._style(identifier, self.defaults), None, properties)

    def character(self, paragraph: Format, properties: Any | None) -> Format:
        if properties is None:
            return paragraph
        style = properties.find(qn("w:rStyle"))
        base = paragraph
        if style is not None:
            base = self._style(style.get(qn("w:val")), paragraph)
        return apply(base, properties, None)

    def _style(self, identifier: str | None, base: Format, depth: int = 0) -> Format:
        style = self._styles.get(identifier or "")
        if style is None or depth > 20:
            return base
        parent = style.find(qn("w:basedOn"))
        if parent is not None:
            base = self._style(parent.get(qn("w:val")), base, depth + 1)
        return apply(base, style.find(qn("w:rPr")), style.find(qn("w:pPr")))


def apply(base: Format, run: Any | None, paragraph: Any | None) -> Format:
    """The base with what these run and paragraph properties change."""

    changes: dict[str, Any] = {}
    if run is not None:
        fonts = run.find(qn("w:rFonts"))
        if fonts is not None:
            font = fonts.get(qn("w:hAnsi")) or fonts.get(qn("w:ascii"))
            theme = fonts.get(qn("w:hAnsiTheme")) or fonts.get(qn("w:asciiTheme"))
            changes["font"] = font or ("" if theme else base.font)
        for tag, name in (("w:b", "bold"), ("w:i", "italic")):
            switch = run.find(qn(tag))
            if switch is not None:
                changes[name] = switch.get(qn("w:val"), "1") not in _OFF
        size = run.find(qn("w:sz"))
        if size is not None and size.get(qn("w:val"), "").isdigit():
            changes["size"] = int(size.get(qn("w:val"))) / 2
    numbering = None if paragraph is None else paragraph.find(qn("w:numPr"))
    if numbering is not None:
        list_id, depth = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
        if list_id is not None:
            changes["list_id"] = list_id.get(qn("w:val"))
        if depth is not None and depth.get(qn("w:val"), "").isdigit():
            changes["depth"] = int(depth.get(qn("w:val")))
    return replace(base, **changes) if changes else base
