"""What a clerk decides on a checked draft, through Wagtail's own rights and workflow."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from intranet.models import User
from pages.importing.vocabulary import named_or_made
from pages.intake.cases import keep_corrections
from pages.intake.forms import CheckForm
from pages.intake.steps import Step, steps_of
from pages.models import IntakeFile, IntakeState, OfficialDocumentPage


@transaction.atomic
def decide(*, row: IntakeFile, form: CheckForm, step: Step, by: User) -> None:
    """Keep what the clerk put right, and publish the draft or send it on its way."""
    page: OfficialDocumentPage = form.instance
    if step not in steps_of(page, by):
        raise PermissionDenied
    page = _as_checked(form)
    keep_corrections(row=row, page=page)
    revision = page.save_revision(
        user=by, log_action=True, clean=step != Step.LATER, changed=form.has_changed()
    )
    if step == Step.PUBLISH:
        PublishPageRevisionAction(revision, user=by).execute()
        row.write({"state": IntakeState.PUBLISHED})
    elif step == Step.SEND:
        page.get_workflow().start(page, by)
        row.write({"state": IntakeState.SENT})


def _as_checked(form: CheckForm) -> OfficialDocumentPage:
    page: OfficialDocumentPage = form.save(commit=False)
    name: str = form.cleaned_data["body_name"].strip()
    before: Any = page.issuing_body
    if not name:
        page.issuing_body = None
    elif before is None or before.name != name:
        page.issuing_body = named_or_made(name, before)
    if form.cleaned_data.get("compared"):
        page.ocr_unchecked = False
    title = page.default_title()
    if title and title != page.title:
        page.title = page.draft_title = title
        if page.first_published_at is None:
            page.slug = ""  # made anew from the title
    page.minimal_clean()
    return page
