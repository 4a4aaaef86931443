"""What stands in a page, read for citations: each with its place and its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wagtail.models import Page

from pages.citation_dates_check import DoubtfulDate, doubtful_dates
from pages.citations import Citation, find_citations
from pages.models.official_document import OfficialDocumentPage
from pages.search_passages import own_passages
from pages.sentences import Sentences
from search.records import Passage


@dataclass(frozen=True)
class CitedText:
    """A citation in a page; ``anchor`` is where it stands."""

    citation: Citation
    anchor: str
    sentence: str
    doubts: tuple[DoubtfulDate, ...] = ()


@dataclass
class ReadPage:
    """The citations of a page in its order, and its whole text with the same citations
    placed in it, as the reader of relations wants it."""

    citations: list[CitedText] = field(default_factory=list)
    whole: str = ""
    placed: list[Citation] = field(default_factory=list)
    anchor_at: list[tuple[int, str]] = field(default_factory=list)

    def anchor_of(self, position: int) -> str:
        """The anchor of the passage at a place of the whole text."""
        before = [anchor for start, anchor in self.anchor_at if start <= position]
        return before[-1] if before else ""


def read_texts(page: Page) -> ReadPage:
    """Read the page's own text; its files are other texts."""
    read = ReadPage(whole=_heading(page))
    date = getattr(page, "issued_on", "") or None
    for index, passage in enumerate(own_passages(page)):
        found = find_citations(passage.text)
        read.citations.extend(_in_passage(passage, found, date))
        start = len(read.whole)
        read.anchor_at.append((start, passage.anchor.removeprefix("#")))
        read.placed.extend(_moved(item, start) for item in found)
        read.whole += passage.text + _after(page, index)
    return read


def _heading(page: Page) -> str:
    """A title tells what a document does, together with the type above it."""
    if isinstance(page, OfficialDocumentPage) and page.document_type:
        return f"{page.document_type.name.upper()}\n"
    return ""


def _after(page: Page, index: int) -> str:
    """The text proper begins after the plain fields of the heading."""
    if index == 0 and isinstance(page, OfficialDocumentPage):
        return "\n\nKính gửi:\n\n"
    return "\n\n"


def _in_passage(
    passage: Passage, found: list[Citation], date: str | None
) -> Iterator[CitedText]:
    sentences = Sentences(passage.text)
    doubts = doubtful_dates(passage.text, found, document_date=date)
    for citation in found:
        around = sentences.around(citation.start, citation.end)
        yield CitedText(
            citation,
            passage.anchor.removeprefix("#"),
            passage.text[around.start : around.end].strip(),
            tuple(item for item in doubts if item.citation is citation),
        )


def _moved(citation: Citation, by: int) -> Citation:
    return replace(
        citation,
        start=citation.start + by,
        end=citation.end + by,
        reach_start=citation.reach_start + by,
        reach_end=citation.reach_end + by,
    )
