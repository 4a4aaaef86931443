"""A stored file whose text is read in the background, page by page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadableFile(models.Model):
    """What extraction found in the file, or why it found nothing. ``file`` is the
    stored file of the model that stands on this one."""

    class TextState(models.TextChoices):
        """How far the reading of the file's text has come."""

        WAITING = "waiting", _("waiting to be read")
        READ = "read", _("read")
        UNREADABLE = "unreadable", _("could not be read")

    text_state = models.CharField(
        max_length=12, choices=TextState, default=TextState.WAITING, editable=False
    )
    text_error = models.TextField(blank=True, editable=False)
    page_texts = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True
