"""How an official document stands on paper: the words around its text.

Party: Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW; State: Nghị định 30/2020/NĐ-CP, Điều 8
and annex I. These words belong to the document, so they are Vietnamese in every language
of the site.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pages.models.vocabulary import System

if TYPE_CHECKING:
    from pages.models.official_document import OfficialDocumentPage
    from pages.models.vocabulary import DocumentType

LETTERS = frozenset({"CV"})
_SUBJECT_OPENINGS = ("v/v", "về việc")


@dataclass(frozen=True)
class PaperForm:
    """The fixed words of one system's documents."""

    motto: tuple[str, ...]
    number_word: str
    star: bool
    letter_subject: str


PARTY_FORM = PaperForm(("ĐẢNG CỘNG SẢN VIỆT NAM",), "Số", True, "Về việc")
STATE_FORM = PaperForm(
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    "Số:",
    False,
    "V/v",
)


def form_of(kind: "DocumentType | None") -> PaperForm:
    """The form that a type's system follows; the Front, and what has no type yet, is
    written in the State's."""
    return PARTY_FORM if kind and kind.system == System.PARTY else STATE_FORM


def long_date(partial: str) -> str:
    """``ngày 05 tháng 3 năm 2026``: days below 10 and the months 1 and 2 take a 0; what
    a partial date lacks is left out."""
    parts = [int(part) for part in partial.split("-")] if partial else []
    words = []
    if len(parts) > 2:
        words.append(f"ngày {parts[2]:02}")
    if len(parts) > 1:
        words.append(f"tháng {parts[1]:02}" if parts[1] < 3 else f"tháng {parts[1]}")
    if parts:
        words.append(f"năm {parts[0]}")
    return " ".join(words)


def place_and_date(place: str, partial: str) -> str:
    """The line under the motto; a draft keeps room for the day that is to be written."""
    date = long_date(partial)
    if date and not date.startswith("ngày"):
        room = "ngày …" if date.startswith("tháng") else "ngày … tháng …"
        date = f"{room} {date}"
    return ", ".join(part for part in (place, date) if part)


def is_letter(page: "OfficialDocumentPage") -> bool:
    """Whether the document is an official letter, which has no title of its own."""
    return bool(page.document_type and page.document_type.code in LETTERS)


def letter_subject(page: "OfficialDocumentPage") -> str:
    """The subject as a letter has it under its number: ``V/v …`` or ``Về việc …``."""
    subject = page.subject.strip()
    if subject.lower().startswith(_SUBJECT_OPENINGS):
        return subject
    opening = form_of(page.document_type).letter_subject
    return f"{opening} {subject[:1].lower()}{subject[1:]}"


def citation(page: "OfficialDocumentPage") -> str:
    """How another document names this one: type, number, date, body and subject."""
    parts = [page.document_type.name if page.document_type else ""]
    if page.number_symbol:
        parts.append(f"số {page.number_symbol}")
    parts.append(long_date(page.issued_on))
    parts.append(f"của {page.issuing_body.name}" if page.issuing_body else "")
    subject = page.subject.strip().rstrip(".")
    for opening in _SUBJECT_OPENINGS:
        if subject.lower().startswith(opening):
            parts.append(f"về việc {subject[len(opening) :].strip()}")
            break
    else:
        parts.append(f"“{subject}”")
    return " ".join(part for part in parts if part)


def lines(text: str) -> list[str]:
    """The lines of a list that an editor wrote one below the other."""
    return [line.strip() for line in text.splitlines() if line.strip()]
