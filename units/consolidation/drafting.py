"""Writing a consolidated report: begin, change, bring up to date, finish.

Nothing is overwritten: each text carries a version, and who saves over another's work is
told. Figures always come from the frozen rounds of the snapshot.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units.consolidation import beginning
from units.consolidation.access import may_consolidate
from units.consolidation.scope import Scope, scope_of
from units.drafts import Conflict
from units.models import (
    ConsolidatedReport,
    ConsolidatedSection,
    ConsolidatedSource,
)
from units.models.consolidation import rounds_of

State = ConsolidatedReport.State
PAPER_FIELDS = (
    "subject", "system", "superior", "issuer", "number", "symbol", "place", "day",
    "addressees", "opening", "closing", "authority", "signer_title", "signer",
    "recipients",
)  # fmt: skip


@transaction.atomic
def begin(*, by: User, scope: Scope) -> ConsolidatedReport:
    """A report from everything that is accepted now, with a first draft."""
    if not may_consolidate(by, scope.branch):
        raise PermissionDenied
    report = ConsolidatedReport.objects.create(
        round=scope.round,
        document=scope.document,
        duty=scope.duty,
        branch=scope.branch,
        taken_at=timezone.now(),
        made_by=by,
        changed_by=by,
        **beginning.paper_fields(scope),
    )
    _take(report, scope)
    sources = list(rounds_of(report))
    for position, (code, heading) in enumerate(beginning.section_codes(scope)):
        text = beginning.first_draft(scope, code, sources)
        ConsolidatedSection.objects.create(
            report=report, position=position, code=code, heading=heading,
            text=text, drafted=text, changed_by=by,
        )  # fmt: skip
    log(report, "units.consolidate", user=by, data={"sources": len(sources)})
    return report


@transaction.atomic
def save_section(
    *, section: ConsolidatedSection, by: User, version: int, **changes: str
) -> ConsolidatedSection:
    """Keep heading and text. ``version`` is the one the writer started from."""
    report = locked_report(section.report, by)
    locked = ConsolidatedSection.objects.select_for_update().get(pk=section.pk)
    locked.report = report
    if locked.version != version:
        raise _conflict(locked.changed_by)
    for name in ("heading", "text"):
        if name in changes:
            setattr(locked, name, changes[name])
    locked.version += 1
    locked.changed_by = by
    locked.save()
    return locked


@transaction.atomic
def save_paper(
    *, report: ConsolidatedReport, by: User, version: int, **changes: Any
) -> ConsolidatedReport:
    """Keep the words around the text: heading, date, signature, recipients."""
    locked = locked_report(report, by)
    if locked.version != version:
        raise _conflict(locked.changed_by)
    for name in PAPER_FIELDS:
        if name in changes:
            setattr(locked, name, changes[name])
    locked.version += 1
    locked.changed_by = by
    locked.save()
    return locked


@transaction.atomic
def refresh(*, report: ConsolidatedReport, by: User) -> ConsolidatedReport:
    """Take what is accepted now. Sections that nobody touched are drafted anew; texts
    that a person merged stay, and their pages show whose words are new."""
    locked = locked_report(report, by)
    scope = scope_of(locked)
    _take(locked, scope)
    sources = list(rounds_of(locked))
    for section in locked.sections.select_for_update():
        draft = beginning.first_draft(scope, section.code, sources)
        if section.text == section.drafted and draft != section.drafted:
            section.text = draft
            section.version += 1
            section.changed_by = by
        section.drafted = draft
        section.save()
    locked.taken_at, locked.changed_by = timezone.now(), by
    locked.save()
    log(locked, "units.consolidate_refresh", user=by, data={"sources": len(sources)})
    return locked


def _take(report: ConsolidatedReport, scope: Scope) -> None:
    wanted = set(scope.accepted().values())
    report.sources.exclude(round__in=wanted).delete()
    held = set(report.sources.values_list("round_id", flat=True))
    ConsolidatedSource.objects.bulk_create(
        ConsolidatedSource(report=report, round_id=pk) for pk in sorted(wanted - held)
    )


@transaction.atomic
def finish(*, report: ConsolidatedReport, by: User) -> None:
    """Close it to changes; it can be signed and made a document."""
    locked = locked_report(report, by)
    if not locked.sources.exists():
        raise ValidationError(
            _("Nothing is accepted yet, so there is nothing to sign.")
        )
    locked.state = State.FINISHED
    locked.save()
    log(locked, "units.consolidate_state", user=by, data={"state": locked.state})


@transaction.atomic
def take_up(*, report: ConsolidatedReport, by: User) -> None:
    """Write on; not once it has become a document."""
    locked = _locked(report, by)
    if locked.page_id:
        raise Conflict(_("It has become a document of its own; change that instead."))
    locked.state = State.DRAFTING
    locked.save()
    log(locked, "units.consolidate_state", user=by, data={"state": locked.state})


def locked_report(report: ConsolidatedReport, by: User) -> ConsolidatedReport:
    """The report for who may write it, held against others; refused once finished."""
    locked = _locked(report, by)
    if locked.is_finished:
        raise Conflict(_("The report is finished. Take it up again to change it."))
    return locked


def _locked(report: ConsolidatedReport, by: User) -> ConsolidatedReport:
    locked = ConsolidatedReport.objects.select_for_update().get(pk=report.pk)
    if not may_consolidate(by, locked.branch):
        raise PermissionDenied
    return locked


def _conflict(person: User | None) -> Conflict:
    message = _("%(person)s has changed this text in the meantime.")
    return Conflict(message % {"person": person or _("Somebody")})
