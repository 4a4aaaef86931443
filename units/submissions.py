"""Handing in and answering: submit, withdraw, accept, return, reopen.

What is submitted is frozen as a round with its files and a hash over everything;
nothing is overwritten. Each operation locks the submission, so two people who press at
once get one round, and an answer cannot meet a withdrawal half-way.
"""

import hashlib
import json
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units import telling
from units.drafts import Conflict, locked_submission, require_writer
from units.models import (
    AssignmentReview,
    ReopenRequest,
    Submission,
    SubmissionFile,
    SubmissionRound,
)
from units.permissions import can_supervise
from units.reports.handing_in import require_ready
from units.reports.values import is_empty

Outcome = SubmissionRound.Outcome


@transaction.atomic
def submit(
    *, submission: Submission, by: User, nothing_to_report: bool = False
) -> SubmissionRound:
    """Freeze the draft as the next round, with a receipt number."""
    locked = locked_submission(submission)
    require_writer(by, locked.unit)
    last = locked.rounds.last()
    if last and last.outcome in (Outcome.WAITING, Outcome.ACCEPTED):
        raise Conflict(_("This has been submitted already."))
    require_ready(locked, nothing_to_report=nothing_to_report)
    files = list(locked.files.filter(round=None))
    written = locked.draft_text.strip() or not is_empty(locked.draft_values)
    if not (nothing_to_report or written or files):
        raise ValidationError(
            _("There is nothing to submit: write something or add a file.")
        )
    now = timezone.now()
    number = last.number + 1 if last else 1
    frozen = SubmissionRound(
        submission=locked,
        number=number,
        receipt=f"{now:%Y}-{locked.pk:06}-{number}",
        text="" if nothing_to_report else locked.draft_text,
        values={} if nothing_to_report else locked.draft_values,
        nothing_to_report=nothing_to_report,
        submitted_by=by,
        submitted_at=now,
    )
    frozen.sha256 = fingerprint(frozen, files)
    frozen.save()
    SubmissionFile.objects.filter(pk__in=[file.pk for file in files]).update(
        round=frozen
    )
    # What an earlier round had accepted stays accepted: only the rest is mended.
    answered = locked.assignments.filter(waived_at=None).exclude(
        reviews__outcome=Outcome.ACCEPTED
    )
    AssignmentReview.objects.bulk_create(
        AssignmentReview(round=frozen, assignment=item, due=item.due)
        for item in answered
    )
    log(locked, "units.submit", user=by, data={"receipt": frozen.receipt})
    telling.replied(frozen, last)
    return frozen


def fingerprint(frozen: SubmissionRound, files: Iterable[SubmissionFile]) -> str:
    """SHA-256 over everything a round says, in hexadecimal: proof of what came."""
    content = {
        "receipt": frozen.receipt,
        "text": frozen.text,
        "values": frozen.values,
        "nothing_to_report": frozen.nothing_to_report,
        "submitted_at": frozen.submitted_at.isoformat(),
        "files": sorted((file.name, file.sha256) for file in files),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def withdraw(*, round: SubmissionRound, by: User) -> None:
    """Take a round back before it is answered; its files return to the draft."""
    locked = _locked_round(round)
    require_writer(by, locked.submission.unit)
    _require_waiting(locked)
    _close(locked, by, Outcome.WITHDRAWN, "")
    _reopen_draft(locked)
    log(locked.submission, "units.withdraw", user=by, data={"receipt": locked.receipt})


@transaction.atomic
def accept(*, round: SubmissionRound, by: User, remarks: str = "") -> None:
    """Accept a round for everything it answers that is not returned already."""
    _answer(round, by, Outcome.ACCEPTED, remarks, {})


@transaction.atomic
def return_to_unit(
    *,
    round: SubmissionRound,
    by: User,
    remarks: str,
    on_assignments: dict[int, str] | None = None,
) -> None:
    """Send a round back with remarks, on the whole or on some assignments (id: remark);
    those not named are then accepted, so the unit mends only what is wrong."""
    if not remarks.strip() and not any((on_assignments or {}).values()):
        raise ValidationError({"remarks": _("Write what has to be changed.")})
    _answer(round, by, Outcome.RETURNED, remarks, on_assignments or {})


def _answer(
    round: SubmissionRound, by: User, outcome: str, remarks: str, named: dict[int, str]
) -> None:
    locked = _locked_round(round)
    if not can_supervise(by, locked.submission.unit):
        raise PermissionDenied
    _require_waiting(locked)
    for review in locked.reviews.all():
        kept = bool(named) and review.assignment_id not in named
        review.outcome = Outcome.ACCEPTED if kept else outcome
        review.remarks = named.get(review.assignment_id, "")
        review.save()
    _close(locked, by, outcome, remarks, reviews=False)
    if outcome == Outcome.RETURNED:
        _reopen_draft(locked)
    action = "units.accept" if outcome == Outcome.ACCEPTED else "units.return"
    log(locked.submission, action, user=by, data={"receipt": locked.receipt})
    telling.answered(locked)


@transaction.atomic
def ask_to_reopen(*, submission: Submission, by: User, reason: str) -> ReopenRequest:
    """A unit wants to change what was accepted."""
    locked = locked_submission(submission)
    require_writer(by, locked.unit)
    last = locked.rounds.last()
    if last is None or last.outcome != Outcome.ACCEPTED:
        raise Conflict(_("Only what has been accepted can be reopened."))
    if locked.reopenings.filter(granted=None).exists():
        raise Conflict(_("A request to reopen is already waiting."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason.")})
    request = ReopenRequest.objects.create(
        submission=locked, reason=reason, asked_by=by
    )
    log(locked, "units.ask_reopen", user=by, data={"reason": reason})
    return request


@transaction.atomic
def decide_reopening(
    *, request: ReopenRequest, by: User, granted: bool, answer: str = ""
) -> None:
    """Grant or refuse it; granted, the unit may submit another round."""
    locked = ReopenRequest.objects.select_for_update().get(pk=request.pk)
    submission = locked_submission(locked.submission)
    if not can_supervise(by, submission.unit):
        raise PermissionDenied
    if locked.granted is not None:
        raise Conflict(_("This request has been answered already."))
    locked.granted, locked.decided_by = granted, by
    locked.decided_at, locked.answer = timezone.now(), answer
    locked.save()
    last = submission.rounds.last()
    if granted and last is not None:
        _close(last, by, Outcome.REOPENED, last.remarks)
        _reopen_draft(last)
    log(submission, "units.reopen_submission", user=by, data={"granted": granted})
    telling.reopening_decided(locked)


def _reopen_draft(frozen: SubmissionRound) -> None:
    """The next draft starts from what was handed in; the frozen round keeps its own."""
    submission = frozen.submission
    for file in frozen.files.all():
        file.pk, file.round = None, None
        file.save(force_insert=True)
    submission.draft_text, submission.draft_values = frozen.text, frozen.values
    submission.draft_version += 1
    submission.offered_by = submission.offered_at = None
    submission.save()


def _close(
    round: SubmissionRound,
    by: User,
    outcome: str,
    remarks: str,
    *,
    reviews: bool = True,
) -> None:
    round.outcome, round.outcome_by = outcome, by
    round.outcome_at, round.remarks = timezone.now(), remarks
    round.save()
    if reviews:
        round.reviews.update(outcome=outcome)


def _locked_round(round: SubmissionRound) -> SubmissionRound:
    locked_submission(round.submission)
    return SubmissionRound.objects.select_related("submission__unit").get(pk=round.pk)


def _require_waiting(round: SubmissionRound) -> None:
    if round.outcome != Outcome.WAITING:
        shown = {"outcome": round.get_outcome_display(), "person": round.outcome_by}
        raise Conflict(_("This was already answered: %(outcome)s, %(person)s.") % shown)
