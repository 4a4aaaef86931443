"""Versions of a form: a round that runs keeps its version, so one that is in use does not
change; a new one is made from it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.models import User
from units.models import FormVersion, ReportForm, ReportRound


def may_build(user: User) -> bool:
    """Build and publish forms."""
    return user.is_active and user.has_perm("units.change_formversion")


def with_use() -> QuerySet[FormVersion]:
    """Versions that know whether a round uses them, as ``used``."""
    rounds = ReportRound.objects.filter(version=OuterRef("pk"))
    return FormVersion.objects.annotate(used=Exists(rounds)).select_related("form")


def is_in_use(version: FormVersion) -> bool:
    """Whether a round was opened with it."""
    return version.rounds.exists()


@transaction.atomic
def begin_form(*, form: ReportForm) -> FormVersion:
    """The first version of a new form, to be filled with questions."""
    version: FormVersion = form.versions.create(number=1)
    return version


@transaction.atomic
def new_version(*, version: FormVersion, by: User) -> FormVersion:
    """A draft with the same questions under the same codes, so that figures of both
    versions compare."""
    _require_builder(by)
    form = ReportForm.objects.select_for_update().get(pk=version.form_id)
    last = form.versions.aggregate(last=Max("number"))["last"]
    made: FormVersion = form.versions.create(number=last + 1)
    for section in version.sections.all():
        items = list(section.indicators.all())
        section.pk, section.version = None, made
        section.save()
        for item in items:
            item.pk, item.section = None, section
            item.save()
    log(made, "wagtail.create", user=by)
    return made


@transaction.atomic
def publish(*, version: FormVersion, by: User) -> None:
    """New rounds take this version from now on."""
    _require_builder(by)
    locked = FormVersion.objects.select_for_update().get(pk=version.pk)
    asks = locked.indicators.exists() or locked.sections.filter(asks_text=True).exists()
    if not asks:
        raise ValidationError(
            _("The form asks nothing yet: add a part with a question.")
        )
    if locked.published_at is None:
        locked.published_at = timezone.now()
        locked.save(update_fields=["published_at"])
        log(locked, "units.publish_form", user=by)


def _require_builder(by: User) -> None:
    if not may_build(by):
        raise PermissionDenied
