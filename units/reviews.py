"""What units have that cites a document: plans and reports made under it, or that name
it. Handed to the review list, for the unit alone."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page

from intranet.models import User
from pages.reviews.things import Thing
from units.models import Membership, Submission


def citing(document: Page) -> Iterator[Thing]:
    """Submissions for the duties of a document, or with its number in their text."""
    made = Q(document_id=document.pk)
    entry = getattr(getattr(document, "access", None), "entry", None)
    if entry and entry.number_symbol and any(map(str.isdigit, entry.number_symbol)):
        named = entry.number_symbol
        made |= Q(draft_text__icontains=named) | Q(rounds__text__icontains=named)
    for submission in Submission.objects.filter(made).distinct():
        yield Thing(
            key=f"submission:{submission.pk}",
            title=submission.title,
            url=_address(submission),
            unit_id=submission.unit_id,
        )


def _address(submission: Submission) -> str:
    if submission.document_id is None:
        return reverse("my_unit")
    return reverse("work", args=[submission.unit_id, submission.document_id])


def unit_of(person: User) -> int | None:
    """The unit of a person: today's, else the last one they belonged to."""
    rows = Membership.objects.filter(user=person).order_by("-since")
    return rows.values_list("unit_id", flat=True).first()
