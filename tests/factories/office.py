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


def pdf_bytes(pages: Iterable[str]) -> bytes:
    """A PDF with a line of plain letters on each page (PDF 1.4, standard font)."""
    lines = list(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(lines)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(lines)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(lines):
        drawn = f"BT /F1 14 Tf 72 720 Td ({line}) Tj ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    whole, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(whole)}"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return f"{whole}{head}{table}{end}\n%%EOF\n".encode("ascii")
