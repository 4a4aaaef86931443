"""Reading and mending DOCX files in tests."""

import io
import zipfile

from docx import Document

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(docx: bytes) -> str:
    """All text of the body, a paragraph a line."""
    body = Document(io.BytesIO(docx)).element.body
    lines = body.iter(f"{WORDS}p")
    return "\n".join(
        "".join(piece.text or "" for piece in line.iter(f"{WORDS}t")) for line in lines
    )


def with_text(docx: bytes, old: str, new: str) -> bytes:
    """The file with a text of its body exchanged, as an editor does in Word."""
    document = Document(io.BytesIO(docx))
    for node in document.element.body.iter(f"{WORDS}t"):
        if node.text and old in node.text:
            node.text = node.text.replace(old, new)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def part(docx: bytes, name: str = "word/document.xml") -> bytes:
    """One part of the file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name)
