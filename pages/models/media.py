"""Images and files of the editors' library; their bytes are served by our own view."""

import mimetypes
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from pages import media_facts
from pages.models.readable import ReadableFile


class CustomImage(AbstractImage):
    """A picture with the text that stands for it where it cannot be seen."""

    # Without tags: Wagtail offers those of all collections to everybody.
    admin_form_fields = tuple(f for f in Image.admin_form_fields if f != "tags")

    class Meta(AbstractImage.Meta):
        indexes = (models.Index(fields=["file"], name="image_by_file"),)
        verbose_name = _("image")
        verbose_name_plural = _("images")


class CustomRendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    class Meta:
        indexes = (models.Index(fields=["file"], name="rendition_by_file"),)
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="rendition_once",
            ),
        )


class Viewer(models.TextChoices):
    """How a file is shown within a page."""

    PDF = "pdf", _("PDF viewer")
    IMAGE = "image", _("picture")
    AUDIO = "audio", _("audio player")
    VIDEO = "video", _("video player")


class CustomDocument(ReadableFile, AbstractDocument):
    """A file of the library, with what extraction found in it."""

    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    media_type = models.CharField(max_length=120, blank=True, editable=False)
    page_count = models.PositiveIntegerField(
        _("number of pages"), null=True, blank=True
    )
    duration = models.DurationField(_("duration"), null=True, blank=True)

    admin_form_fields = ("title", "file", "collection", "page_count", "duration")

    class Meta(AbstractDocument.Meta):
        indexes = (models.Index(fields=["file"], name="document_by_file"),)
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read pages or duration off a file that is new; what was typed in stays. Its
        text is read later, where who brings it has not read it already."""
        if self.file and not self.file._committed:
            self.read_length()
            if not self._state.adding:
                self.text_state = self.TextState.WAITING
                self.text_error = ""
                self.page_texts = []
        super().save(*args, **kwargs)

    @property
    def kind_of_content(self) -> str:
        """The media type that was found at intake, else the one its name suggests."""
        return self.media_type or mimetypes.guess_type(self.filename)[0] or ""

    @property
    def viewer(self) -> Viewer | None:
        """How a page can show the file; None where it is only downloaded."""
        if self.kind_of_content == "application/pdf":
            return Viewer.PDF
        family = self.kind_of_content.split("/")[0]
        return Viewer(family) if family in Viewer.values else None

    def read_length(self) -> None:
        """Fill in the number of pages or the duration where the file tells it."""
        file = self.file.file
        if self.viewer == Viewer.PDF and self.page_count is None:
            self.page_count = media_facts.page_count(file)
        elif self.viewer in (Viewer.AUDIO, Viewer.VIDEO) and self.duration is None:
            self.duration = media_facts.duration(file, self.filename)
        file.seek(0)
