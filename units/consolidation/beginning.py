"""A report as it begins: the words of its paper and the first draft of each section.

The words are those of the paper, so Vietnamese whatever the language of the site.
"""

from typing import Any

from pages import paper
from pages.models.vocabulary import System
from units.consolidation.content import paragraphs
from units.consolidation.scope import Scope
from units.models import SubmissionRound, Unit
from units.papers.identity import identity_of, place_of
from units.papers.names import short_name

ANSWERS = "text"
PROPOSALS = "Đánh giá chung; kiến nghị, đề xuất"


def paper_fields(scope: Scope) -> dict[str, Any]:
    """Heading, opening, closing, signature and recipients, to be changed by a person."""
    writer = scope.branch or Unit.objects.open_on().filter(parent=None).first()
    subject = _subject(scope)
    fields = {
        "subject": subject,
        "issuer": "",
        "opening": _opening(scope),
        "closing": f"Trên đây là báo cáo {subject}",
        "recipients": "Các đơn vị báo cáo;\nLưu Văn phòng.",
    }
    if writer is None:
        return fields
    known = identity_of(writer)
    party = known.system == System.PARTY
    return fields | {
        "system": known.system,
        "superior": writer.parent.name if writer.parent else "",
        "issuer": writer.name,
        "symbol": f"BC/{known.abbreviation}" if party else f"BC-{known.abbreviation}",
        "place": place_of(writer, scope.document) if scope.document else "",
        "authority": known.authority,
        "signer_title": known.title,
        "signer": known.signer,
    }


def _subject(scope: Scope) -> str:
    if scope.round is not None:
        return f"tổng hợp {_reported(scope.round.name)}"[:500]
    duty = f"nhiệm vụ {scope.duty.number} của " if scope.duty else ""
    name = short_name(scope.document) if scope.document else ""
    return f"kết quả thực hiện {duty}{name}"[:500]


def _reported(name: str) -> str:
    """What a round reports on: its name without the word for a report, since the paper
    is called one already."""
    for opening in ("báo cáo ", "tổng hợp "):
        if name.casefold().startswith(opening):
            name = name[len(opening) :].strip()
    name = name[:1].lower() + name[1:]
    return name if name.startswith("kết quả") else f"kết quả {name}"


def _opening(scope: Scope) -> str:
    if scope.round is not None:
        begins, ends = scope.round.period_start, scope.round.cut_off
        return (
            f"Tổng hợp báo cáo của các đơn vị trong kỳ từ {begins:%d/%m/%Y} đến "
            f"{ends:%d/%m/%Y}, kết quả như sau:"
        )
    name = paper.citation(scope.document) if scope.document else ""
    return f"Thực hiện {name}, kết quả như sau:"


def section_codes(scope: Scope) -> list[tuple[str, str]]:
    """Code and heading of each section: those of the form, or one for all that units
    wrote; then one without a code, for the writer's own words."""
    if scope.round is not None:
        rows = scope.round.version.sections.order_by("sort_order", "pk")
        found = list(rows.values_list("code", "heading"))
    else:
        found = [(ANSWERS, "Kết quả thực hiện của các đơn vị")]
    return [*found, ("", PROPOSALS)]


def first_draft(scope: Scope, code: str, sources: list[SubmissionRound]) -> str:
    """The units' words one after the other, each with its name and mark."""
    if not code:
        return ""
    said = paragraphs(code, sources, of_form=scope.round is not None)
    return "\n".join(item.drafted for item in said)
