"""A version as units will see it; from here it is published, or a new one is begun."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from intranet.models import User
from units.filling.boxes import sheet
from units.form_building import versions
from units.models import FormVersion
from units.reports.questions import questions
from units.reports.values import empty


@never_cache
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; a press publishes it or begins a new version from it."""
    user = request.user
    if not isinstance(user, User) or not versions.may_build(user):
        raise PermissionDenied
    version: FormVersion = get_object_or_404(versions.with_use(), pk=pk)
    if request.method == "POST":
        return _change(request, user, version)
    context = {
        "version": version,
        "sheet": sheet(questions(version), empty(), {}),
    }
    return render(request, "units/form_building/preview.html", context)


def _change(request: HttpRequest, user: User, version: FormVersion) -> HttpResponse:
    if request.POST.get("do") == "copy":
        made = versions.new_version(version=version, by=user)
        messages.success(request, _("A new version is begun; the old one stays."))
        return redirect("form_versions:edit", made.pk)
    try:
        versions.publish(version=version, by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is published; rounds can be opened with it."))
    return redirect("form_versions:preview", version.pk)
