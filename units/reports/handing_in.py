"""When a report may be handed in, and what the unit reported for the period before."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from units.models import ReportRound, Submission, SubmissionRound, Unit
from units.reports.checks import Problems, check
from units.reports.questions import Questions, questions
from units.reports.values import Values, is_empty, stored

COUNTED = (SubmissionRound.Outcome.ACCEPTED, SubmissionRound.Outcome.WAITING)


def last_values(unit: Unit, opened: ReportRound) -> Values | None:
    """What the unit reported for the period before: of the same series, or of a single
    round with the same form."""
    rows = SubmissionRound.objects.filter(
        submission__unit=unit,
        submission__round__series=opened.series,
        submission__round__version__form=opened.version.form_id,
        submission__round__cut_off__lt=opened.cut_off,
        outcome__in=COUNTED,
    )
    last = rows.order_by("-submission__round__cut_off", "-number").first()
    return stored(last.values) if last else None


def problems_of(submission: Submission, asked: Questions) -> Problems:
    """What keeps the draft from being handed in, by field."""
    if submission.round is None:
        return {}
    values = stored(submission.draft_values)
    problems = check(asked, values, last_values(submission.unit, submission.round))
    for code in values.get("typed", {}):
        problems.setdefault(f"indicators.{code}", []).append(
            _("What stands here could not be read yet.")
        )
    return problems


def require_ready(submission: Submission, *, nothing_to_report: bool) -> None:
    """Refuse a report to a closed round, one that says both something and nothing, and
    one that the form does not accept."""
    if submission.round is None:
        return
    if submission.round.closed_at is not None:
        raise ValidationError(_("This round is closed; ask who opened it."))
    if nothing_to_report:
        if not is_empty(submission.draft_values):
            message = _("The draft holds answers. Empty it to report nothing.")
            raise ValidationError(message)
        return
    problems = problems_of(submission, questions(submission.round.version))
    if problems:
        message = ngettext(
            "%(n)d answer is to be put right before this can be submitted.",
            "%(n)d answers are to be put right before this can be submitted.",
            len(problems),
        )
        raise ValidationError(message % {"n": len(problems)})
