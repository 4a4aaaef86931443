"""How much a file may cost before it is given up."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers of one place; nothing else in the package holds a limit."""

    memory: int = 600 * MB
    """Address space of each process, so that reading stays under 600 MB."""
    seconds: int = 60
    """Both on the clock and of the processor, before OCR."""
    seconds_a_page: int = 15
    """What each page that needs OCR adds."""
    ocr_pages: int = 30
    file_size: int = 300 * MB
    """The largest file that the reader may write while it works."""
    result_size: int = 100 * MB
    unpacked_size: int = 300 * MB
    """What an office file or archive may unpack to, all members together."""
    unpacked_ratio: int = 200
    """More than this many times the packed size, above `ratio_from`, is a bomb."""
    ratio_from: int = 20 * MB
    members: int = 2000


LIMITS = Limits()
