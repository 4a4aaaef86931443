"""Where the fields were read: regions of pages, or lines of the text."""

from collections.abc import Iterator
from typing import Any

from pages.intake.forms import READ_AS
from pages.models import IntakeFile

ROOM = 0.006
"""Fractions of the page left free round a region."""


def pages_of(row: IntakeFile, letter: Any) -> list[dict[str, Any]]:
    """Each page with the regions that fields were read from."""
    regions: dict[int, list[dict[str, Any]]] = {}
    for read_as, source in _sources(letter):
        if source["box"]:
            left, top, right, bottom = source["box"]
            region = {
                "id": f"read-{read_as}",
                "left": f"{max(left - ROOM, 0) * 100:.2f}",
                "top": f"{max(top - ROOM, 0) * 100:.2f}",
                "width": f"{(right - left + 2 * ROOM) * 100:.2f}",
                "height": f"{(bottom - top + 2 * ROOM) * 100:.2f}",
            }
            regions.setdefault(source["page"], []).append(region)
    return [
        {"number": number, "regions": regions.get(number, [])}
        for number in range(1, row.page_count + 1)
    ]


def _sources(letter: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each field was read, in the order of the form; a stored one has lost its
    own (PostgreSQL sorts the keys of JSON)."""
    sources = letter.get("sources", {})
    for read_as in dict.fromkeys(READ_AS.values()):
        if read_as in sources:
            yield read_as, sources[read_as]


def lines_of(row: IntakeFile, letter: Any) -> list[dict[str, Any]]:
    """The lines of the text, each with the fields that were read from it."""
    fields: dict[int, list[str]] = {}
    for read_as, source in _sources(letter):
        for at in source["lines"]:
            fields.setdefault(at, []).append(f"read-{read_as}")
    return [
        {"at": at, "text": text, "fields": " ".join(fields.get(at, []))}
        for at, (text, _page) in enumerate(row.lines)
    ]
