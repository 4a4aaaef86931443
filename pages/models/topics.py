"""Topics: one vocabulary shared by all content types, through django-taggit."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from intranet import access
from search.document_types import fold


class TopicQuerySet(models.QuerySet["Topic"]):
    """Reads of topics."""

    def known_to(self, user: access.Viewer) -> Self:
        """Topics that stand on a page the person may see, or on none."""
        readable = PageTopic.objects.filter(
            access.visible_q(user, "content_object__access__rule")
        )
        return self.filter(
            Q(pk__in=readable.values("tag")) | Q(tagged_pages__isnull=True)
        ).distinct()

    def beginning(self, typed: str) -> Self:
        """Topics in which a word begins as typed, whatever the diacritics."""
        term = fold(typed.strip())
        if not term:
            return self.none()
        within = Q(folded__startswith=term) | Q(folded__contains=f" {term}")
        return self.filter(within).order_by("folded")


class Topic(TagBase):
    """A topic that pages of every kind carry."""

    free_tagging = True

    folded = models.CharField(max_length=100, editable=False, db_index=True, default="")

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name without diacritics beside it, for suggestions."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class PageTopic(ItemBase):
    """A topic on a page."""

    tag = models.ForeignKey(Topic, models.CASCADE, related_name="tagged_pages")
    content_object = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="tagged_topics"
    )
