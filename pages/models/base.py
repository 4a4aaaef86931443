"""The abstract page that every content type stands on."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from pages.models.topics import PageTopic
from pages.models.vocabulary import FieldOfWork


class BasePage(Page):
    """Access and catalogue are kept in the transaction that saves the page, so a reader
    never finds what was just hidden, and a list never names what is not there."""

    open_to_public = models.BooleanField(
        _("may be read without signing in"),
        default=False,
        help_text=_(
            "Only where the site is open for public reading; everything below this "
            "page is included."
        ),
    )

    settings_panels = [
        *Page.settings_panels,
        FieldPanel("open_to_public"),
    ]
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug")], heading=_("Address of the page")),
    ]

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, and bring access and catalogue in step."""
        from pages.models import catalogue

        result = super().save(*args, **kwargs)
        catalogue.page_saved(self)
        return result


class ContentPage(BasePage):
    """What editors write and readers look for: has topics and fields of work."""

    topics = ClusterTaggableManager(
        through=PageTopic,
        verbose_name=_("topics"),
        blank=True,
        help_text=_("Choose from the list; a new word is added to it."),
    )
    fields_of_work = ParentalManyToManyField(
        FieldOfWork,
        verbose_name=_("fields of work"),
        blank=True,
    )

    topic_panels = [
        MultiFieldPanel(
            [FieldPanel("fields_of_work"), FieldPanel("topics")],
            heading=_("Where it belongs"),
        )
    ]

    class Meta:
        abstract = True

    def catalogue_fields(self) -> dict[str, Any]:
        """What lists show and filter by; see ``CatalogueEntry``. Content types add to
        it: ``summary``, ``number_symbol``, ``date``, ``issuing_body``, ``unit``,
        ``effective_from``, ``effective_to``, ``pinned_until``."""
        return {}
