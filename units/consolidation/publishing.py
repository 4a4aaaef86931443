"""A finished report as an official document: a draft in the library, in moderation.

Text and combined figures go over; annexes by unit, who is missing, receipts and marks
stay inside, since what one unit handed in is not for the others.
"""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from pages.importing.blocks import html_of
from pages.models import DocumentType, IssuingBody, LibraryPage, OfficialDocumentPage
from units.consolidation.access import may_consolidate
from units.consolidation.content import Content
from units.consolidation.official import sections
from units.models import ConsolidatedReport

LIBRARY = "van-ban"
REPORT = "BC"


def library() -> LibraryPage | None:
    """Where official documents stand."""
    return LibraryPage.objects.filter(slug=LIBRARY).first()


def may_publish(user: User, report: ConsolidatedReport) -> bool:
    """Whoever may write in the library, once the report is finished."""
    if not report.is_finished or report.page_id:
        return False
    place = library()
    return bool(place and place.permissions_for_user(user).can_add_subpage())


@transaction.atomic
def publish(*, content: Content, by: User) -> OfficialDocumentPage:
    """The draft page, handed to the library's workflow."""
    report = ConsolidatedReport.objects.select_for_update().get(pk=content.report.pk)
    if report.page_id:
        raise ValidationError(_("It is a document of its own already."))
    if not report.is_finished:
        raise ValidationError(_("Finish the report first."))
    if not may_consolidate(by, report.branch) or not may_publish(by, report):
        raise PermissionDenied
    place = library()
    page = _page(report, content)
    place.add_child(instance=page)  # type: ignore[union-attr]  # may_publish found it
    log(instance=page, action="wagtail.create", user=by, content_changed=True)
    page.save_revision(user=by, clean=False, log_action=True)
    workflow = page.get_workflow()
    if workflow is not None:
        workflow.start(page, by)
    report.page = page
    report.save(update_fields=["page"])
    log(report, "units.consolidate_publish", user=by, data={"page": page.pk})
    return page


def _page(report: ConsolidatedReport, content: Content) -> OfficialDocumentPage:
    kind = DocumentType.objects.filter(code=REPORT, system=report.system).first()
    body, _made = IssuingBody.objects.get_or_create(
        name=report.issuer, defaults={"system": report.system}
    )
    with translation.override("vi"):
        blocks = _body(report, content)
    page = OfficialDocumentPage(
        live=False,
        document_type=kind,
        issuing_body=body,
        subject=report.subject[:1].upper() + report.subject[1:],
        issued_on=report.day.isoformat() if report.day else "",
        signing_authority=report.authority,
        body=blocks,
    )
    for name in (
        "number", "symbol", "place", "addressees", "recipients", "signer_title",
        "signer",
    ):  # fmt: skip
        setattr(page, name, getattr(report, name))
    page.title = page.default_title()
    return page


def _body(report: ConsolidatedReport, content: Content) -> list[dict[str, Any]]:
    blocks = _paragraphs([report.opening])
    blocks += _heading("I. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ")
    blocks += _paragraphs([content.coverage.sentence(named=False)])
    for section in sections(content):
        blocks += _heading(section["heading"])
        blocks += _paragraphs(section["paragraphs"])
        if section["figures"]:
            head = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"]
            keys = ("no", "name", "measure", "value")
            rows = [[row[key] for key in keys] for row in section["figures"]]
            blocks.append(_table([head, *rows]))
    return blocks + _paragraphs([f"{report.closing.strip().rstrip('./')}."])


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _paragraphs(texts: list[str]) -> list[dict[str, Any]]:
    return [_block("paragraph", html) for text in texts if (html := html_of(text))]


def _heading(title: str) -> list[dict[str, Any]]:
    value = {"level": "heading", "number": "", "title": title[:500], "anchor": ""}
    return [_block("heading", value)]


def _table(rows: list[list[str]]) -> dict[str, Any]:
    value = {
        "data": rows,
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }
    return _block("table", value)
