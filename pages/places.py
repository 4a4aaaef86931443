"""The places of a document that can be pointed at, as an editor chooses and writes them."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages import anchors

_NUMBERED = re.compile(
    r"(điều|khoản|điểm|nhiệm vụ|phụ lục|chương|phần|mục)\s+([\w.]+)", re.IGNORECASE
)
_PREFIXES = {
    "điều": "dieu",
    "khoản": "khoan",
    "điểm": "diem",
    "nhiệm vụ": "nhiem-vu",
    "phụ lục": "phu-luc",
    "chương": "chuong",
    "phần": "phan",
    "mục": "muc",
}
_ORDER = ["phan", "chuong", "muc", "nhiem-vu", "phu-luc", "dieu", "khoan", "diem"]


@dataclass(frozen=True)
class Place:
    """An anchor and the words that stand for it."""

    anchor: str
    label: str


def read(written: str) -> str:
    """The anchor that ``điểm a khoản 2 Điều 7`` means, in whatever order it is written;
    an anchor stays as it is."""
    found = {
        _PREFIXES[word.lower()]: number for word, number in _NUMBERED.findall(written)
    }
    if not found:
        return written.strip().lower()
    parts = [
        anchors.part(prefix, found[prefix]) for prefix in _ORDER if prefix in found
    ]
    return "-".join(parts)


def of_page(page: Page) -> list[Place]:
    """The places of an official document: of what is published, else of the draft."""
    document = page.specific
    if not document.live:
        document = document.get_latest_revision_as_object()
    return of_body(list(document.body.get_prep_value()))


def of_body(body: list[anchors.Block]) -> list[Place]:
    """The places of a stored text, in its order, in the words of the text."""
    found: list[Place] = []
    for block in body:
        value: dict[str, Any] = block["value"]
        if block["type"] == "article":
            _add(found, value, f"Điều {value['number']}", value.get("title"))
            _add_points(found, value, f"Điều {value['number']}")
            for clause in value.get("clauses") or []:
                _add_clause(found, clause["value"], f"Điều {value['number']}")
        elif block["type"] == "clause":
            _add(found, value, f"Mục {value['number']}")
            _add_points(found, value, f"mục {value['number']}")
        elif block["type"] == "duty":
            _add(found, value, f"Nhiệm vụ {value['number']}", value.get("title"))
        elif block["type"] == "annex":
            _add(found, value, f"Phụ lục {value.get('number') or ''}", value["title"])
        elif block["type"] == "heading":
            _add(found, value, value.get("number") or "", value["title"])
    return found


def _add_clause(found: list[Place], clause: anchors.Block, article: str) -> None:
    _add(found, clause, f"Khoản {clause['number']} {article}")
    _add_points(found, clause, f"khoản {clause['number']} {article}")


def _add_points(found: list[Place], above: anchors.Block, name: str) -> None:
    for point in above.get("points") or []:
        _add(found, point["value"], f"Điểm {point['value']['letter']} {name}")


def _add(found: list[Place], value: anchors.Block, name: str, title: Any = "") -> None:
    if value.get("anchor"):
        label = ". ".join(part for part in (name.strip(), title or "") if part)
        found.append(Place(value["anchor"], label))


def not_there(written: str, offered: list[Place]) -> str:
    """What to tell an editor who names a place that the document does not have."""
    if not offered:
        return _("This document has no numbered parts; leave the clause empty.")
    return _(
        "“%(written)s” is not in this document. It has, for example: %(some)s."
    ) % {
        "written": written,
        "some": "; ".join(place.label for place in offered[:4]),
    }
