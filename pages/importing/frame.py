"""The parts of a document: heading, text, signature, and what is issued or annexed with it."""

from dataclasses import dataclass

from intranet.extraction.layout import Extracted

from .annexes import main_part
from .codification import Codified, read_codified
from .heading import Heading, read_heading
from .listed import addressees_at
from .pieces import Piece, pieces_of, text_margins
from .rows import rejoined
from .signature import find_zone


@dataclass(frozen=True)
class Frame:
    """Each part as its pieces; `text` runs from the addressees to the signature."""

    heading: Heading | Codified
    addressees: list[str]
    addressed: list[Piece]
    text: list[Piece]
    signature: list[Piece]
    rest: list[Piece]
    """Annexes, and the text that a decision issues."""
    edges: tuple[float, float]
    """Left and right edge of the text on a page."""


def frame_of(extracted: Extracted) -> Frame:
    """Find the parts; a part that is not there is empty."""
    pieces = rejoined(pieces_of(extracted))
    heading = read_codified(pieces) or read_heading(pieces)
    main = main_part(pieces, heading.end)
    addressees, addressed, start = addressees_at(main, heading.end)
    first, end = find_zone(main, start)
    own = {id(piece) for piece in main}
    return Frame(
        heading,
        addressees,
        addressed,
        main[start:first],
        main[first:end],
        [piece for piece in pieces if id(piece) not in own],
        text_margins(pieces),
    )
