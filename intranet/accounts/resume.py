"""Text that was typed into a form whose session had ended is there again after signing
in.

A form that wants this puts ``{% resume_token %}`` in it and reads ``data(request)``
instead of ``request.POST``. The token says, signed, who opened the form and where; only
with it is anything kept for somebody who is not signed in, and only that person gets it
back, at that address, within a day. Files and passwords are never kept.
"""

import datetime

from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from intranet.models import TypedText

FIELD = "resume_token"
SALT = "intranet.accounts.resume"
# A form may stand open over a long weekend; what was typed waits for a day.
FORM_AGE = datetime.timedelta(days=14)
KEPT_FOR = datetime.timedelta(days=1)
MAX_LENGTH = 500_000
NEVER_KEPT = {FIELD, "csrfmiddlewaretoken", "password"}


def token_for(request: HttpRequest) -> str:
    """What the form carries: who opened it, and where."""
    return signing.dumps([request.user.pk, request.path], salt=SALT)


def keep(request: HttpRequest) -> bool:
    """Keep the fields of a form sent without a session; whether they were."""
    if request.method != "POST" or FIELD not in request.POST:
        return False
    try:
        user_id, path = signing.loads(request.POST[FIELD], salt=SALT, max_age=FORM_AGE)
    except signing.BadSignature:
        return False
    fields = request.POST.copy()
    for name in NEVER_KEPT:
        fields.pop(name, None)
    text = fields.urlencode()
    if path != request.path or len(text) > MAX_LENGTH:
        return False
    TypedText.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    TypedText.objects.update_or_create(
        user_id=user_id, path=path, defaults={"fields": text}
    )
    return True


def data(request: HttpRequest) -> QueryDict | None:
    """What a form is filled with: what was sent, or what was kept of it, or nothing."""
    if request.method == "POST":
        return request.POST
    kept = _mine(request).filter(kept_at__gte=timezone.now() - KEPT_FOR).first()
    return QueryDict(kept.fields) if kept else None


def forget(request: HttpRequest) -> None:
    """The form is saved; what was kept of it is not needed any more."""
    _mine(request).delete()


def _mine(request: HttpRequest) -> QuerySet[TypedText]:
    if not request.user.is_authenticated:
        return TypedText.objects.none()
    return TypedText.objects.filter(user=request.user, path=request.path)
