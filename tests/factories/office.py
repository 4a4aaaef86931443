"""Small files of many kinds, made for the tests that read them."""

import io
import zipfile
from collections.abc import Iterable

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image, ImageDraw, ImageFont

FONT = "DejaVuSans.ttf"


def docx_bytes(
    lines: Iterable[str], *, header: str = "", font: str | None = None
) -> bytes:
    """A DOCX of these paragraphs; `font` is the font of all of them."""
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for line in lines:
        run = document.add_paragraph().add_run(line)
        if font:
            fonts = OxmlElement("w:rFonts")
            fonts.set(qn("w:ascii"), font)
            fonts.set(qn("w:hAnsi"), font)
            run._element.get_or_add_rPr().append(fonts)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    """The bytes of a DOCX."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rtf_bytes(lines: Iterable[str], *, font: str = "Times New Roman") -> bytes:
    """An RTF of these paragraphs; letters of dead encodings go in as bytes."""
    body = "\\par\n".join("".join(map(_rtf_letter, line)) for line in lines)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil " + font + ";}}\n\\f0 "
        f"{body}\\par}}"
    ).encode("ascii")


def _rtf_letter(char: str) -> str:
    code = ord(char)
    if code < 128:
        return "\\" + char if char in "\\{}" else char
    return f"\\'{code:02x}" if code < 256 else f"\\u{code}?"


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def scan(lines: Iterable[tuple[int, int, str]], *, turn: float = 0) -> Image.Image:
    """A page at 150 dpi with text at the given places, turned by some degrees."""
    page = Image.new("L", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONT, 26)
    for x, y, text in lines:
        draw.text((x, y), text, "black", font)
    return page.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white")


def image_bytes(picture: Image.Image, kind: str = "PNG") -> bytes:
    """The picture as a file of this kind; PDF makes a scan of it."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, resolution=150)
    return buffer.getvalue()
