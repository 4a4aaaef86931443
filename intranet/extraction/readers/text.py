"""Plain text in any encoding that Vietnamese files have had."""

from pathlib import Path

from ..dispatch import Options
from ..errors import ExtractionError, Reason
from ..kinds import TEXT
from ..layout import Extracted
from ..runs import LineWriter, Run

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read(path: Path, options: Options) -> Extracted:
    """Read a text file; a form feed begins a new page."""
    return from_text(decode(path.read_bytes()))


def decode(data: bytes) -> str:
    """UTF-8 or UTF-16 where it is; otherwise one byte a letter, as TCVN3 and VNI were."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def from_text(text: str) -> Extracted:
    """Lines of a text; each is a paragraph of its own, pages end at form feeds."""
    if not text.strip():
        raise ExtractionError(Reason.EMPTY)
    writer = LineWriter()
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    for number, page in enumerate(pages):
        writer.page = number + 1
        for line in page.split("\n"):
            writer.paragraph([Run(line.replace("\t", "    "))])
    return writer.finish(TEXT)
