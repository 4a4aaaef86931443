"""The official documents that guidance and articles lead to, those the reader may see."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intranet import access
from pages.models.catalogue import CatalogueEntry, CatalogueQuerySet

if TYPE_CHECKING:
    from pages.models.article import ArticlePage
    from pages.models.guidance import GuidancePage

_PLACE = re.compile(r"(dieu|khoan|diem|nhiem-vu|phu-luc|chuong|muc)-([a-z0-9]+)")
_PLACE_WORDS = {
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
    "nhiem-vu": "nhiệm vụ",
    "phu-luc": "Phụ lục",
    "chuong": "Chương",
    "muc": "Mục",
}


@dataclass(frozen=True)
class BasisLink:
    """A clause of a document that guidance rests on, with its address."""

    entry: CatalogueEntry
    place: str
    address: str
    note: str


def place_name(anchor: str) -> str:
    """``điểm a khoản 2 Điều 7`` for ``dieu-7-khoan-2-diem-a``; the smallest part is named
    first, as the law is cited."""
    parts = _PLACE.findall(anchor)
    return " ".join(
        f"{_PLACE_WORDS[word]} {number.replace('dd', 'đ')}"
        for word, number in reversed(parts)
    )


def legal_bases(page: "GuidancePage", user: access.Viewer) -> list[BasisLink]:
    """What guidance rests on, in the editor's order."""
    bases = list(page.legal_bases.all())
    entries = (
        CatalogueEntry.objects.visible_to(user)
        .as_lines()
        .in_bulk([basis.document_id for basis in bases])
    )
    return [
        BasisLink(
            entry=entries[basis.document_id],
            place=place_name(basis.anchor),
            address=entries[basis.document_id].url
            + (f"#{basis.anchor}" if basis.anchor else ""),
            note=basis.note,
        )
        for basis in bases
        if basis.document_id in entries
    ]


def related_documents(page: "ArticlePage", user: access.Viewer) -> CatalogueQuerySet:
    """The documents that an article speaks of, newest first."""
    chosen = page.related_documents.values("document")
    return (
        CatalogueEntry.objects.visible_to(user)
        .filter(pk__in=chosen)
        .as_lines()
        .order_by("-date")
    )
