"""Who gets to a unit's work: drafts for its members, what was handed in for who may
see the section; for others it is not there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from pages.models import OfficialDocumentPage
from units.models import Assignment, SubmissionRound, Unit
from units.permissions import can_read, can_write, is_member
from units.section.routes import SignedInRequest


def own_unit(request: SignedInRequest, pk: int, *, write: bool = False) -> Unit:
    """A unit the person belongs to; with ``write`` one they may write for."""
    unit: Unit = get_object_or_404(Unit.objects.select_related("page"), pk=pk)
    if not is_member(request.user, unit):
        raise Http404
    if write and not can_write(request.user, unit):
        raise PermissionDenied
    return unit


def given_document(unit: Unit, pk: int) -> OfficialDocumentPage:
    """A document that gave the unit work; a duty is read even where its document is
    not open to the unit."""
    given = OfficialDocumentPage.objects.filter(assignments__unit=unit, pk=pk)
    document: OfficialDocumentPage = get_object_or_404(given.distinct())
    return document


def own_assignment(request: SignedInRequest, pk: int) -> Assignment:
    """An assignment of one's own unit, to write for."""
    rows = Assignment.objects.select_related("unit", "document", "duty", "round")
    assignment: Assignment = get_object_or_404(rows, pk=pk)
    own_unit(request, assignment.unit_id, write=request.method == "POST")
    return assignment


def readable_round(request: SignedInRequest, receipt: str) -> SubmissionRound:
    """What was handed in, for the unit and who is over it."""
    rows = SubmissionRound.objects.select_related(
        "submission__unit",
        "submission__document",
        "submission__round__version",
        "submitted_by",
        "outcome_by",
    )
    frozen: SubmissionRound = get_object_or_404(rows, receipt=receipt)
    if not can_read(request.user, frozen.submission.unit):
        raise Http404
    return frozen
