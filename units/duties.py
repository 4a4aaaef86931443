"""Duties as the published text has them: found by their anchors, kept when they go."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags

from pages.models import OfficialDocumentPage
from units.models import Duty


def numbered_items(document: OfficialDocumentPage) -> list[dict[str, Any]]:
    """The duty blocks of a document's text, in order, as plain values."""
    return [
        {
            "anchor": block.value["anchor"],
            "number": block.value["number"],
            "title": block.value["title"],
            "text": strip_tags(block.value["text"].source).strip(),
        }
        for block in document.body
        if block.block_type == "duty"
    ]


@transaction.atomic
def sync_duties(document: OfficialDocumentPage) -> list[Duty]:
    """Bring the duties of a published document in step with its text; returns those
    that stand in it. One that is gone is kept, and says since when it is missing."""
    known = {duty.anchor: duty for duty in Duty.objects.filter(document=document)}
    standing: list[Duty] = []
    for position, item in enumerate(numbered_items(document)):
        duty = known.pop(item["anchor"], None) or Duty(document=document)
        for name, value in item.items():
            setattr(duty, name, value)
        duty.position, duty.missing_since = position, None
        duty.save()
        standing.append(duty)
    gone = [duty.pk for duty in known.values() if duty.missing_since is None]
    Duty.objects.filter(pk__in=gone).update(missing_since=timezone.now())
    return standing
