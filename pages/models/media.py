"""Images and files of the editors' library; their bytes are served by our own view."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CustomImage(AbstractImage):
    """A picture with the text that stands for it where it cannot be seen."""

    admin_form_fields = (*Image.admin_form_fields,)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class CustomRendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="rendition_once",
            ),
        )


class CustomDocument(AbstractDocument):
    """A file of the library, with what extraction found in it."""

    class TextState(models.TextChoices):
        """How far the reading of the file's text has come."""

        WAITING = "waiting", _("waiting to be read")
        READ = "read", _("read")
        UNREADABLE = "unreadable", _("could not be read")

    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    media_type = models.CharField(max_length=120, blank=True, editable=False)
    page_count = models.PositiveIntegerField(
        _("number of pages"), null=True, blank=True
    )
    duration = models.DurationField(_("duration"), null=True, blank=True)
    text_state = models.CharField(
        max_length=12, choices=TextState, default=TextState.WAITING, editable=False
    )
    text_error = models.TextField(blank=True, editable=False)
    page_texts = models.JSONField(default=list, blank=True, editable=False)

    admin_form_fields = (*Document.admin_form_fields, "page_count", "duration")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
