"""Tells people what happened to the work of their units: one notice an event and person.

Mails carry title, date and link only; what a superior wrote is read on the site.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from intranet.notifications import Told, notify_all
from units.models import (
    Assignment,
    Extension,
    Membership,
    ReopenRequest,
    Submission,
    SubmissionRound,
)

Outcome = SubmissionRound.Outcome


def people_of(units: Iterable[int]) -> dict[int, list[int]]:
    """The members of each unit today, by id."""
    rows = Membership.objects.active().filter(unit__in=set(units), user__is_active=True)
    found: dict[int, list[int]] = defaultdict(list)
    for unit_id, user_id in rows.order_by("pk").values_list("unit_id", "user_id"):
        if user_id not in found[unit_id]:
            found[unit_id].append(user_id)
    return found


def assigned(made: Sequence[Assignment]) -> None:
    """Work was given in one step: one notice for each unit's share of it."""
    shares: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in made:
        shares[assignment.unit_id].append(assignment)
    with translation.override(settings.LANGUAGE_CODE):
        notices = [
            (unit_id, _assigned(share), f"assigned:{share[0].pk}", share[0])
            for unit_id, share in shares.items()
        ]
    people = people_of(shares)
    notify_all(
        [
            Told(
                person,
                key,
                subject,
                url=first.work_url,
            )
            for unit_id, subject, key, first in notices
            for person in people.get(unit_id, ())
        ]
    )


def _assigned(share: Sequence[Assignment]) -> str:
    first = share[0]
    name = {"title": title_of(first), "date": written(first.due)}
    if first.round_id:
        return _("Report round opened, due %(date)s: %(title)s") % name
    if first.due is None:
        return _("Work assigned: %(title)s") % name
    return _("Work assigned, due %(date)s: %(title)s") % name


def answered(frozen: SubmissionRound) -> None:
    """A submission was accepted or returned."""
    submission = frozen.submission
    with translation.override(settings.LANGUAGE_CODE):
        name = {"title": submission.title}
        subject = _("Accepted: %(title)s") % name
        if frozen.outcome == Outcome.RETURNED:
            subject = _("Returned to be mended: %(title)s") % name
    _tell_unit(
        submission.unit_id,
        f"answered:{frozen.pk}:{frozen.outcome}",
        subject,
        note=frozen.remarks,
        url=reverse("receipt", args=[frozen.receipt]),
    )


def replied(frozen: SubmissionRound, before: SubmissionRound | None) -> None:
    """A unit handed in again: who had returned it is told."""
    if before is None or before.outcome != Outcome.RETURNED or not before.outcome_by:
        return
    with translation.override(settings.LANGUAGE_CODE):
        name = {"title": frozen.submission.title}
        subject = _("Handed in again after your remarks: %(title)s") % name
    url = reverse("review", args=[frozen.pk])
    told = Told(before.outcome_by.pk, f"replied:{frozen.pk}", subject, url=url)
    notify_all([told])


def extended(assignment: Assignment, note: str = "") -> None:
    """A deadline was moved."""
    with translation.override(settings.LANGUAGE_CODE):
        name = {"title": title_of(assignment), "date": written(assignment.due)}
        subject = _("Deadline moved to %(date)s: %(title)s") % name
    _tell_assignment(assignment, f"extended:{assignment.due}", subject, note)


def refused(extension: Extension) -> None:
    """A later deadline was not granted."""
    assignment = extension.assignment
    with translation.override(settings.LANGUAGE_CODE):
        name = {"title": title_of(assignment), "date": written(assignment.due)}
        subject = _("Deadline stays on %(date)s: %(title)s") % name
    _tell_assignment(assignment, f"refused:{extension.pk}", subject, extension.answer)


def waived(assignment: Assignment) -> None:
    """A unit was released from work."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Released from: %(title)s") % {"title": title_of(assignment)}
    _tell_assignment(assignment, "waived", subject, assignment.waive_reason)


def invited(lead: Assignment, helper: Assignment) -> None:
    """A co-operating unit may see the draft of the unit in charge."""
    with translation.override(settings.LANGUAGE_CODE):
        name = {"title": title_of(lead)}
        subject = _("You may see the draft for: %(title)s") % name
    key = f"invited:{lead.pk}:{helper.pk}"
    _tell_unit(helper.unit_id, key, subject, note="", url=helper.work_url)


def reopening_decided(request: ReopenRequest) -> None:
    """The wish to change what was accepted was answered."""
    submission: Submission = request.submission
    with translation.override(settings.LANGUAGE_CODE):
        name = {"title": submission.title}
        subject = _("Reopening refused: %(title)s") % name
        if request.granted:
            subject = _("Reopened for you: %(title)s") % name
    _tell_unit(
        submission.unit_id,
        f"reopening:{request.pk}",
        subject,
        note=request.answer,
        url=submission.work_url,
    )


def title_of(assignment: Assignment) -> str:
    """What the work is called: the document's title, or the round's name."""
    return str(assignment.document or assignment.round)


def written(day: datetime.date | None) -> str:
    """A day as offices write it."""
    return f"{day:%d/%m/%Y}" if day else ""


def _tell_assignment(
    assignment: Assignment, event: str, subject: str, note: str
) -> None:
    url = assignment.work_url
    key = f"{event}:{assignment.pk}"
    _tell_unit(assignment.unit_id, key, subject, note=note, url=url)


def _tell_unit(unit_id: int, key: str, subject: str, *, note: str, url: str) -> None:
    people = people_of([unit_id]).get(unit_id, [])
    notify_all([Told(pk, key, subject, note=note, url=url) for pk in people])
