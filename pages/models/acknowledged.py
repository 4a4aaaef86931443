"""Texts that ask to be acknowledged: read by persons, studied by units (quán triệt)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from pages.models.base import ContentPage


class AcknowledgedPage(ContentPage):
    """What an official document or an article asks of its readers, and by when."""

    ask_persons = models.BooleanField(
        _("each person confirms having read it"),
        default=False,
        help_text=_(
            "Members of the units that may see it are asked. Who opened it is recorded; "
            "the person, the head of the unit and its superior see that."
        ),
    )
    ask_units = models.BooleanField(
        _("each unit reports having studied it"),
        default=False,
        help_text=_("With the day, the form, the number of people and the minutes."),
    )
    acknowledge_by = models.DateField(_("by this day"), null=True, blank=True)

    acknowledgement_panels = [
        MultiFieldPanel(
            [
                FieldPanel("ask_persons"),
                FieldPanel("ask_units"),
                FieldPanel("acknowledge_by"),
            ],
            heading=_("Acknowledgement"),
        )
    ]

    class Meta:
        abstract = True

    @property
    def asks_acknowledgement(self) -> bool:
        """Whether anybody is asked."""
        return self.ask_persons or self.ask_units

    def clean(self) -> None:
        """A day says nothing where nobody is asked."""
        super().clean()
        if self.acknowledge_by and not self.asks_acknowledgement:
            raise ValidationError(
                {"acknowledge_by": _("Tick as well who is to acknowledge it.")}
            )
