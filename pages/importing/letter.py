"""Reads a letter: from extracted lines to the fields of the contract `import_document`.

Each field is read by a module of its own; here they are put together, with how sure
each one is and where it stands. What is not in the document stays None.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from intranet.extraction.layout import Extracted
from pages.citations import Citation, find_citations

from . import certainty
from .codification import Codified, contradicts
from .columns import left_of, part_columns
from .duties import duties_of
from .effect_dates import effective_from
from .fields import Letter
from .frame import Frame, frame_of
from .heading import Heading
from .issuer import issuers
from .layouts import CODIFICATION, family_of, layout_for
from .listed import recipients_of
from .mending import mended, with_spaces_of
from .paragraphs import paragraphs_of
from .pieces import Piece, source_of
from .signature import read_signatures
from .subject import subject_text
from .symbol_mending import mended_symbol
from .tail import number_at_the_end
from .types import CONSOLIDATED, LETTER, type_of_symbol

_NAMES_OF_BODIES = ("issuing_body", "parent_body", "addressees", "recipients")
MISMATCH = gettext_noop("The issuing body does not match the symbol.")


@dataclass
class _Reading:
    """The letter as far as it is read, with a note where and how surely each field was."""

    letter: Letter
    ocr: bool

    def put(self, name: str, value: object, where: list[Piece], sure: float) -> None:
        if self.ocr and name in _NAMES_OF_BODIES:
            value = (
                [mended(one) for one in value]
                if isinstance(value, list)
                else (mended(str(value)))
            )
        setattr(self.letter, name, value)
        self.letter.confidence[name] = certainty.of(sure, self.ocr)
        source = source_of(where)
        if source:
            self.letter.sources[name] = source


def read_letter(extracted: Extracted) -> Letter:
    """Every field of the contract that the document has."""
    frame = frame_of(extracted)
    reading = _Reading(Letter(warnings=list(extracted.warnings)), extracted.ocr)
    if isinstance(frame.heading, Codified):
        _put_codified(reading, frame.heading)
    else:
        _put_heading(reading, frame.heading)
    if frame.addressees:
        reading.put("addressees", frame.addressees, frame.addressed, 0.93)
    _put_signature(reading, frame.signature)
    _put_text(reading, frame)
    _put_citations(reading, frame)
    _put_number_at_the_end(reading, [*frame.text, *frame.signature])
    if reading.letter.issuing_body and reading.letter.place and extracted.ocr:
        reading.letter.issuing_body = with_spaces_of(
            reading.letter.issuing_body, reading.letter.place
        )
    _put_layout(reading, frame.heading)
    certainty.complete(reading.letter)
    return reading.letter


def _put_codified(reading: _Reading, codified: Codified) -> None:
    put = reading.put
    put("document_type", codified.document_type, [codified.title], 1.0)
    if codified.numbered:
        put("number", codified.numbered.number, [codified.title], 1.0)
        put("symbol", codified.numbered.symbol, [codified.title], 1.0)
    put("subject", subject_text(codified.subject), codified.subject, 1.0)
    put("issuing_body", codified.body, [codified.issued], 0.9)
    if codified.date:
        put("date", codified.date, [codified.issued], 1.0)
    if contradicts(reading.letter.symbol, codified.body):
        reading.letter.confidence["issuing_body"] = 0.3
        reading.letter.warnings.append(MISMATCH)


def _put_heading(reading: _Reading, heading: Heading) -> None:
    put, letter = reading.put, reading.letter
    names = issuers(heading.bodies)
    if names:
        sure = 0.95 if heading.begun and len(names) <= 2 else 0.5
        put("issuing_body", names[-1][0], names[-1][1], sure)
    if len(names) > 1:
        put("parent_body", names[-2][0], names[-2][1], 0.9 if len(names) == 2 else 0.5)
    numbered, dated = heading.numbered, heading.dated
    if numbered and heading.number_piece:
        sure = 0.6 if numbered.mended else 0.97
        put("number", numbered.number, [heading.number_piece], sure)
        put("symbol", numbered.symbol, [heading.number_piece], sure)
    if dated and heading.date_piece:
        put("place", dated.place, [heading.date_piece], 0.97)
        sure = 0.97 if dated.certain and len(dated.date or "") == 10 else 0.6
        put("date", dated.date, [heading.date_piece], sure)
    if heading.subject:
        put("subject", subject_text(heading.subject), heading.subject, 0.93)
    for name in ("urgency", "circulation"):
        mark = getattr(heading, name)
        if mark:
            put(name, mark[0], [mark[1]], 0.95)
    _put_type(reading, heading)
    if reading.ocr and letter.symbol:
        right = mended_symbol(letter.symbol, letter.document_type, letter.issuing_body)
        if right != letter.symbol and heading.number_piece:
            put("symbol", right, [heading.number_piece], 0.6)
    if contradicts(letter.symbol, letter.issuing_body):
        letter.confidence["issuing_body"] = 0.3
        letter.warnings.append(MISMATCH)


def _put_type(reading: _Reading, heading: Heading) -> None:
    symbol = reading.letter.symbol
    by_symbol = type_of_symbol(symbol) if symbol else None
    if heading.document_type:
        sure = 0.6 if heading.type_misread else 0.97
        where = [heading.type_piece] if heading.type_piece else []
        reading.put("document_type", heading.document_type, where, sure)
    elif by_symbol and heading.number_piece:
        reading.put("document_type", by_symbol, [heading.number_piece], 0.9)
    elif heading.subject and (symbol or heading.family):
        reading.put("document_type", LETTER, heading.subject, 0.85)


def _put_signature(reading: _Reading, zone: list[Piece]) -> None:
    parted = part_columns(zone)
    recipients, where = recipients_of(left_of(parted))
    if recipients:
        reading.put("recipients", recipients, where, 0.9)
    blocks = read_signatures(parted)
    signatures = [block.read() for block in blocks]
    reading.letter.signatures = signatures
    sure = 0.95 if len(signatures) == 1 else 0.7
    for name, part in (
        ("signing_authority", "authority"),
        ("signer_title", "title"),
        ("signer", "name"),
    ):
        values = [value for one in signatures if (value := getattr(one, part))]
        if values:
            pieces = [piece for block in blocks for piece in getattr(block, part)]
            reading.put(name, "; ".join(values), pieces, sure)


def _put_citations(reading: _Reading, frame: Frame) -> None:
    """Each document once, as it is first cited; the subject is read before the text."""
    texts = [reading.letter.subject or ""]
    texts += [
        part.text for part in paragraphs_of([*frame.text, *frame.rest], frame.edges)
    ]
    cited: dict[str, Citation] = {}
    for citation in find_citations("\n".join(texts)):
        before = cited.setdefault(citation.label, citation)
        if citation.date and not before.date:
            cited[citation.label] = citation
    if cited:
        reading.put("citations", list(cited.values()), [], 0.9)


def _put_text(reading: _Reading, frame: Frame) -> None:
    paragraphs = paragraphs_of(frame.text, frame.edges)
    texts = [paragraph.text for paragraph in paragraphs]
    effect = effective_from(texts, reading.letter.date)
    if effect and reading.letter.document_type != CONSOLIDATED:
        reading.put("effective_from", effect[0], paragraphs[effect[1]].pieces, 0.9)
    duties = duties_of(paragraphs)
    if duties:
        where = [piece for _, paragraph in duties for piece in paragraph.pieces]
        reading.put("duties", [duty for duty, _ in duties], where, 0.85)


def _put_number_at_the_end(reading: _Reading, pieces: list[Piece]) -> None:
    letter = reading.letter
    if "number" in letter.confidence:
        return
    found = number_at_the_end(pieces, letter.document_type)
    if not found:
        return
    reading.put("number", found.numbered.number, [found.number_piece], 0.8)
    reading.put("symbol", found.numbered.symbol, [found.number_piece], 0.8)
    if found.dated and found.date_piece and not letter.date:
        reading.put("place", found.dated.place, [found.date_piece], 0.8)
        reading.put("date", found.dated.date, [found.date_piece], 0.8)


def _put_layout(reading: _Reading, heading: Heading | Codified) -> None:
    letter = reading.letter
    if isinstance(heading, Codified):
        letter.layout = CODIFICATION
        return
    separator = heading.numbered.separator if heading.numbered else None
    family = heading.family or family_of(separator)
    layout = layout_for(family, letter.date) if family else None
    letter.layout = layout.key if layout else None
