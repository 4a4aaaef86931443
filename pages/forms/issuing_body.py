"""The form of an issuing body: it stands neither above nor after itself."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class IssuingBodyForm(WagtailAdminModelForm):
    """Refuses successors that lead back; the superior is looked at by the model."""

    def clean(self) -> dict[str, Any]:
        """Follow the chosen successors to where they end."""
        cleaned: dict[str, Any] = super().clean()
        chosen = {body.pk: body for body in cleaned.get("successors") or ()}
        if self.instance.pk in chosen:
            self.add_error("successors", _("A body cannot come after itself."))
            return cleaned
        for pk, body in chosen.items():
            if self.instance.pk and self.instance.pk in self._after(pk):
                message = _(
                    "%(body)s came before this body, so it cannot come after it."
                )
                self.add_error("successors", message % {"body": body})
        return cleaned

    def _after(self, pk: int) -> set[int]:
        """Ids of all that came after a body, as stored."""
        pairs = self._meta.model.successors.through.objects
        found: set[int] = set()
        latest = {pk}
        while latest:
            rows = pairs.filter(from_issuingbody__in=latest)
            latest = set(rows.values_list("to_issuingbody_id", flat=True)) - found
            found |= latest
        return found
