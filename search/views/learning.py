"""What the site learns from readers, without names; and asking the editors."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.models import User
from intranet.notifications import notify
from intranet.roles import EDITORS
from search.addresses import Asked
from search.learning import count_click


@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """A result of a search was opened."""
    count_click(Asked.from_query(request.POST).text)
    return HttpResponse(status=204)


@require_POST
@login_required
def ask_editor(request: HttpRequest) -> HttpResponse:
    """Tell the editors that someone did not find what they looked for. The person asks
    by name, since they want an answer; each asks once a day for the same words."""
    asked = Asked.from_query(request.POST)
    person = request.user
    if asked.text and isinstance(person, User):
        with translation.override(settings.LANGUAGE_CODE):
            words = {"person": person.get_full_name(), "words": asked.text[:150]}
            subject = _("%(person)s did not find: %(words)s") % words
        notify(
            people=User.objects.filter(groups__name=EDITORS, is_active=True),
            key=f"ask:{person.pk}:{timezone.localdate()}:{asked.text[:100]}",
            subject=subject,
            url=asked.cleared().address,
        )
        messages.success(request, _("The editors were asked; they will answer you."))
    return redirect(asked.address)
