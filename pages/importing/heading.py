"""The heading of a document, in whatever order its two columns were read.

What is certain to be recognised (mottoes, place and date, number, marks) is taken out
of the lines first; what is left over is, in order, the bodies, then the subject of a
letter or the title of any other type, then its subject.
"""

import re
from dataclasses import dataclass, field

from .dates import Dated, find_dated
from .folding import capitals, find_phrase, fold
from .layouts import MOTTOES
from .marks import circulation_of, urgency_of
from .numbers import Numbered, find_number
from .pieces import LEFT, RIGHT, WHOLE, Piece, text_margins
from .types import CONSOLIDATED, LETTER, type_of_misread_title, type_of_title

_LETTER_SUBJECT = re.compile(r"(?:v\s*[/.]\s*v|ve viec|v\s*/\s*v?\s*:)(?!\w)")
ADDRESS = re.compile(r"kinh\s*gu[il1]|k[il1]nh\s*gui")
TELEGRAM = re.compile(r"(?:^|\s)dien\s*:")
_TEXT_OPENS = re.compile(
    r"(?:[-+•]\s*)?can cu(?!\w)|(?:dieu|chuong|phan|muc)\s+(?:thu\s+)?(?:\d|[ivx]+\b|nhat)"
    r"|[ivx]{1,4}\s*[.-]\s|\d{1,2}\s*[.)]\s|[a-d]\s*[.]\s|\(?(?:ban hanh )?kem theo"
)
_PROSE_OPENS = re.compile(
    r"(?:thuc hien|xet|sau khi|trong thoi gian|de trien khai|ngay \d|nham|vua qua)(?!\w)"
)

_ARTICLE = re.compile(r"dieu\s+1\s*[.:]")


@dataclass
class Heading:
    """What was found in a heading, each with the line it was found in."""

    bodies: list[Piece] = field(default_factory=list)
    numbered: Numbered | None = None
    number_piece: Piece | None = None
    label_alone: bool = False
    """`Số:` was read apart from its number."""
    dated: Dated | None = None
    date_piece: Piece | None = None
    family: str | None = None
    document_type: str | None = None
    type_piece: Piece | None = None
    type_misread: bool = False
    subject: list[Piece] = field(default_factory=list)
    title_tail: Piece | None = None
    """What follows the type in its line: `PHỐI HỢP`, or the beginning of the subject."""
    urgency: tuple[str, Piece] | None = None
    circulation: tuple[str, Piece] | None = None
    margins: tuple[float, float] = (0.14, 0.93)
    """Left and right edge of the text, as fractions of the page's width."""
    end: int = 0
    """Index of the first piece after the heading."""

    @property
    def begun(self) -> bool:
        return bool(self.numbered or self.dated or self.family)


def read_heading(pieces: list[Piece]) -> Heading:
    """Read on until the text itself or the addressees begin."""
    heading = Heading(margins=text_margins(pieces))
    titled = False
    for at, piece in enumerate(pieces):
        heading.end = at
        rests = _sift(piece, heading)
        heading.end = at + (not rests)
        if any(_ends(rest, heading) for rest in rests):
            break
        if titled:
            _drop_tail_of_title(rests, heading)
            if any(_is_prose(rest, heading) for rest in rests):
                break
            if not all(_belongs_to_subject(rest, heading) for rest in rests):
                break
            heading.subject += rests
            continue
        for rest in rests:
            titled = titled or _take(rest, heading)
        if not titled and any(_is_text(rest, heading) for rest in rests):
            break
    else:
        heading.end = len(pieces)
    return heading


def _is_prose(rest: Piece, heading: Heading) -> bool:
    """A sentence that opens a text; right under a title it is the subject."""
    if not heading.subject or not rest.text[:1].isupper():
        return False
    return bool(_PROSE_OPENS.match(rest.folded))


def _is_text(rest: Piece, heading: Heading) -> bool:
    """A line of prose that no part of a heading took: the text has begun."""
    if rest.column != WHOLE or rest in heading.subject or rest in heading.bodies:
        return False
    least = 60 if heading.begun else 160
    return len(rest.text) > least and capitals(rest.text) < 0.5


def _sift(piece: Piece, heading: Heading) -> list[Piece]:
    """Take the unmistakable parts out of a piece; the rest of it."""
    rest = _without_mottoes(piece, heading)
    left = []
    for part in rest:
        part = _without_date(part, heading)
        left += _without_number(part, heading) if part.text else []
    return [part for part in left if not _without_mark(part, heading)]


def _without_mottoes(piece: Piece, heading: Heading) -> list[Piece]:
    for motto, family in MOTTOES:
        for phrase in (motto, motto.rsplit(" ", 1)[0]):
            span = find_phrase(piece.folded, phrase)
            if not span or (heading.end > 40 and len(piece.text) > 60):
                continue
            found = piece.text[slice(*span)]
            if capitals(found) < 0.7 and "doc lap" not in motto:
                continue
            if phrase != motto and phrase.count(" ") < 4:
                continue
            heading.family = heading.family or family
            before, after = piece.text[: span[0]], piece.text[span[1] :]
            return [
                piece.cut(part)
                for part in (before, after)
                if re.search(r"\w{2}", part) and fold(part.strip()) != "nam"
            ]
    if piece.folded == "nam" and heading.family and capitals(piece.text) == 1:
        return []
    return [piece]


def _without_date(piece: Piece, heading: Heading) -> Piece:
    dated = find_dated(piece.text) if not heading.dated else None
    if not dated:
        return piece
    heading.dated, heading.date_piece = dated, piece
    return piece.cut(piece.text[: dated.start])


def _without_number(piece: Piece, heading: Heading) -> list[Piece]:
    if piece.folded.rstrip(" :.") == "so":
        heading.label_alone = True
        return []
    if heading.label_alone and re.match(r"\d*\s*[/-]", piece.text):
        piece = piece.cut(f"Số: {piece.text}")
    numbered = find_number(piece.text) if not heading.numbered else None
    if not numbered or piece.column == RIGHT or len(piece.text) > 160:
        return [piece]
    before = piece.text[: numbered.start]
    cited = re.match(r"\s*,?\s*(?:ngày|của|về)(?!\w)", piece.text[numbered.end :])
    if cited or not piece.text[numbered.start].isupper():
        return [piece]
    if before and (capitals(before) < 0.7 or type_of_title(before)):
        return [piece]
    heading.numbered, heading.number_piece = numbered, piece
    parts = (before, piece.text[numbered.end :])
    return [piece.cut(part) for part in parts if re.search(r"\w{2}", part)]


def _without_mark(piece: Piece, heading: Heading) -> bool:
    urgency, circulation = urgency_of(piece.text), circulation_of(piece.text)
    if urgency:
        heading.urgency = (urgency, piece)
    if circulation:
        heading.circulation = (circulation, piece)
    return bool(urgency or circulation)


def _ends(rest: Piece, heading: Heading) -> bool:
    folded = rest.folded
    if ADDRESS.match(folded) or TELEGRAM.search(folded[-14:]):
        return True
    if _ARTICLE.match(folded):
        return True
    if not heading.begun and not heading.document_type:
        return False
    return bool(_TEXT_OPENS.match(folded)) and (
        rest.column != LEFT or rest.line.cell is None
    )


def _take(rest: Piece, heading: Heading) -> bool:
    """Put a rest where it belongs; whether it was the title."""
    may_be_title = rest.column != LEFT or heading.numbered
    if may_be_title and _take_title(rest, heading):
        return heading.type_piece is rest
    if _LETTER_SUBJECT.match(rest.folded):
        heading.subject = [rest]
    elif heading.subject:
        if rest.column != RIGHT and _goes_on(rest, heading.subject):
            heading.subject.append(rest)
    elif rest.column == RIGHT:
        return False
    elif not heading.numbered and capitals(rest.text) > 0.6:
        heading.bodies.append(rest)
    elif heading.numbered and rest.column == LEFT and capitals(rest.text) < 0.6:
        heading.subject = [rest]
    return False


def _take_title(rest: Piece, heading: Heading) -> bool:
    found = type_of_title(rest.text)
    if not found:
        code = type_of_misread_title(rest.text) if heading.begun else None
        if not code:
            return False
        heading.type_misread = True
        found = code, len(rest.text)
    code, end = found
    tail = rest.text[end:].strip(" -:.")
    if code == CONSOLIDATED:
        heading.document_type = code
        heading.bodies = [rest.cut(tail)] if tail else heading.bodies
        return True
    if tail and (not heading.begun or rest.column != WHOLE):
        return False
    if code == LETTER and tail:
        return False
    heading.document_type = heading.document_type or code
    heading.type_piece = rest
    urgency = urgency_of(tail)
    if urgency:
        heading.urgency = (urgency, rest)
    elif tail:
        heading.title_tail = rest.cut(tail)
        heading.subject = [heading.title_tail]
    else:
        heading.subject = []
    return True


def _goes_on(rest: Piece, subject: list[Piece]) -> bool:
    """A letter's subject runs on down its own column."""
    first = subject[0]
    placed = first.box or first.line.cell
    if first.column == LEFT and placed:
        return rest.column == LEFT and rest.page == first.page
    return len(rest.text) < 90 and len(subject) < 6 and capitals(rest.text) < 0.8


def _drop_tail_of_title(rests: list[Piece], heading: Heading) -> None:
    """`KẾ HOẠCH PHỐI HỢP` is all title, if the subject goes on in small letters."""
    tail = heading.title_tail
    if tail is None or heading.subject != [tail] or not rests:
        return
    if capitals(rests[0].text) < 0.6 and tail.text.count(" ") < 3:
        heading.subject = []


def _belongs_to_subject(rest: Piece, heading: Heading) -> bool:
    """The lines under a title, as long as they look like the first of them."""
    subject = heading.subject
    if not subject:
        return len(rest.text) < 600
    first, last = subject[0], subject[-1]
    together = rest.line.paragraph is not None and (
        rest.line.paragraph == last.line.paragraph
    )
    if together and not rest.box:
        return True
    if first.bold != rest.bold or (capitals(first.text) > 0.8) != (
        capitals(rest.text) > 0.8
    ):
        return rest.text[:1].islower() and first.bold == rest.bold
    if re.search(r"[.;:]$", last.text) or len(subject) > 7:
        return False
    if re.search(r"[.;:]$", rest.text) and not rest.text[:1].islower():
        return False
    if first.box and rest.box:
        left, right = heading.margins
        return abs((rest.box[0] - left) - (right - rest.box[2])) < 0.035
    return len(rest.text) < 85 and len(last.text) < 100
