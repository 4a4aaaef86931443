"""Confirming: a person has read a text, a unit has studied it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from intranet import access
from intranet.models import User
from intranet.uploads import Kind, admit
from units.acknowledgement.audience import audience
from units.acknowledgement.texts import text_of
from units.models import ReadMark, Study, Unit
from units.permissions import can_write


@transaction.atomic
def mark_read(*, page: Page, by: User) -> ReadMark:
    """A person confirms having read a text; once, whenever it was first."""
    text = text_of(page.pk)
    if text is None or not text.ask_persons or not access.can_see(by, page):
        raise PermissionDenied
    mark, _made = ReadMark.objects.get_or_create(page=page, person=by)
    return mark


@transaction.atomic
def report_study(
    *, page: Page, unit: Unit, by: User, file: File | None = None, **said: Any
) -> Study:
    """A unit says when, how and with how many it studied a text; a second report takes
    the place of the first. Raises ``UploadRefused`` for minutes that are not taken."""
    text = text_of(page.pk)
    if text is None or not text.ask_units or not can_write(by, unit):
        raise PermissionDenied
    if unit.pk not in audience([text])[text.pk]:
        raise PermissionDenied
    if said["held_on"] > timezone.localdate():
        raise ValidationError({"held_on": _("This day has not come yet.")})
    study = Study.objects.filter(page=page, unit=unit).first()
    study = study or Study(page=page, unit=unit)
    for name in ("held_on", "form", "people", "note"):
        setattr(study, name, said[name])
    if file is not None:
        _attach(study, file, by)
    study.by = by
    study.full_clean(validate_unique=False, validate_constraints=False)
    study.save()
    data = {"text": text.title, "people": study.people, "day": str(study.held_on)}
    log(unit, "units.study", user=by, data=data)
    return study


def _attach(study: Study, file: File, by: User) -> None:
    admitted = admit(file, kind=Kind.ATTACHMENT, user=by)
    study.name, study.size = admitted.safe_name, admitted.size
    study.sha256, study.media_type = admitted.sha256, admitted.media_type
    study.minutes.save(admitted.safe_name, file, save=False)
