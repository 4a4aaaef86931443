"""Propaganda material: leaflets, posters, slides, scripts, audio, video."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    TitleFieldPanel,
)
from wagtail.models import Orderable

from pages.models.base import ContentPage


class MaterialPage(ContentPage):
    """A piece of material with its files and where to use it."""

    class Kind(models.TextChoices):
        """What the material is."""

        LEAFLET = "leaflet", _("leaflet")
        POSTER = "poster", _("poster")
        SLIDES = "slides", _("slides")
        SCRIPT = "script", _("loudspeaker script")
        AUDIO = "audio", _("audio")
        VIDEO = "video", _("video")
        INFOGRAPHIC = "infographic", _("infographic")

    class Language(models.TextChoices):
        """Vietnamese and minority languages written in this country (ISO 639)."""

        VIETNAMESE = "vi", _("Vietnamese")
        CHAM = "cjm", _("Cham")
        KHMER = "km", _("Khmer")
        TAY = "tyz", _("Tay")
        NUNG = "nut", _("Nung")
        THAI = "blt", _("Thai (Tai Dam)")
        HMONG = "hmn", _("Hmong")
        MUONG = "mtq", _("Muong")
        EDE = "rad", _("Ede")
        JARAI = "jra", _("Jarai")
        BAHNAR = "bdq", _("Bahnar")
        KOHO = "kpm", _("Koho")
        RAGLAI = "rog", _("Raglai")
        CHINESE = "zh", _("Chinese")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    language = models.CharField(
        _("language"), max_length=4, choices=Language, default=Language.VIETNAMESE
    )
    campaign = models.CharField(_("campaign"), max_length=255, blank=True)
    description = models.TextField(_("what it is about"))
    where_to_use = models.TextField(_("where to use it"), blank=True)
    unit = models.ForeignKey(
        "units.Unit",
        models.SET_NULL,
        verbose_name=_("unit"),
        related_name="+",
        null=True,
        blank=True,
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldPanel("description"),
        InlinePanel(
            "files",
            heading=_("Files"),
            min_num=1,
            help_text=_(
                "Pages and duration are read from the file; where it does not "
                "tell, type them in at the file itself."
            ),
        ),
        FieldPanel(
            "where_to_use",
            help_text=_("Where and when it helps: village meetings, market days…"),
        ),
        FieldRowPanel([FieldPanel("campaign"), FieldPanel("unit")]),
        *ContentPage.topic_panels,
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """With its files."""
        context = super().get_context(request, *args, **kwargs)
        context["files"] = self.files.select_related("file", "preview")
        return context

    def catalogue_fields(self) -> dict[str, Any]:
        """Lists show what it is about."""
        return {"summary": self.description, "unit": self.unit}


class MaterialFile(Orderable):
    """A file of a material, with a picture that shows what is in it."""

    page = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(
        "pages.CustomDocument", models.PROTECT, verbose_name=_("file"), related_name="+"
    )
    preview = models.ForeignKey(
        "pages.CustomImage",
        models.SET_NULL,
        verbose_name=_("preview"),
        related_name="+",
        null=True,
        blank=True,
    )
    title = models.CharField(_("name shown"), max_length=255, blank=True)

    panels = [FieldPanel("file"), FieldPanel("preview"), FieldPanel("title")]

    def __str__(self) -> str:
        return self.title or self.file.title
