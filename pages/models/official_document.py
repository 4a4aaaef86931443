"""Official documents: directives, laws, letters, as they stand on paper.

Form of Party documents: Quy định 399-QĐ/TW; of State documents: Nghị định
30/2020/NĐ-CP, Điều 7 and 8.
"""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable

from pages import contents, paper
from pages.anchored import AnchoredText
from pages.blocks import DocumentBodyBlock
from pages.forms.official_document import OfficialDocumentForm
from pages.models.acknowledged import AcknowledgedPage
from pages.models.catalogue import CatalogueEntry
from pages.models.dates import PartialDateField
from pages.models.hold import FrozenLock, Hold
from pages.models.vocabulary import DocumentType, IssuingBody, System


class Urgency(models.TextChoices):
    """Urgency marks (DOMAIN: KHẨN, THƯỢNG KHẨN, HỎA TỐC)."""

    NORMAL = "", _("none")
    URGENT = "urgent", _("URGENT")
    VERY_URGENT = "very_urgent", _("VERY URGENT")
    IMMEDIATE = "immediate", _("IMMEDIATE")


class Circulation(models.TextChoices):
    """Circulation marks."""

    NORMAL = "", _("none")
    INTERNAL = "internal", _("INTERNAL CIRCULATION")
    RETURN = "return", _("RETURN AFTER READING")


class OfficialDocumentPage(RoutablePageMixin, AnchoredText, AcknowledgedPage):
    """A document with its heading, text, signature, recipients and attachments."""

    anchored_fields = ("body",)
    shown_with = ("document_type", "issuing_body__parent")
    base_form_class = OfficialDocumentForm

    # Required to publish; the draft of a file that does not say it has none.
    document_type = models.ForeignKey(
        DocumentType,
        models.PROTECT,
        verbose_name=_("document type"),
        related_name="+",
        null=True,
    )
    issuing_body = models.ForeignKey(
        IssuingBody,
        models.PROTECT,
        verbose_name=_("issuing body"),
        related_name="documents",
        null=True,
    )
    number = models.CharField(_("number"), max_length=20, blank=True)
    symbol = models.CharField(_("symbol"), max_length=60, blank=True)
    subject = models.TextField(_("subject"), max_length=1000)
    place = models.CharField(_("place of issue"), max_length=120, blank=True)
    issued_on = PartialDateField(_("date of issue"), blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_to = models.DateField(_("in force until"), null=True, blank=True)
    urgency = models.CharField(_("urgency"), max_length=12, choices=Urgency, blank=True)
    circulation = models.CharField(
        _("circulation mark"), max_length=12, choices=Circulation, blank=True
    )
    term = models.CharField(_("term"), max_length=60, blank=True)
    addressees = models.TextField(
        _("addressees"), blank=True, help_text=_("One addressee on a line.")
    )
    body = StreamField(DocumentBodyBlock(), verbose_name=_("text"), blank=True)
    recipients = models.TextField(
        _("recipients"), blank=True, help_text=_("One recipient on a line.")
    )
    signing_authority = models.CharField(
        _("signing authority"), max_length=120, blank=True
    )
    signer_title = models.CharField(
        _("title of the signer"), max_length=120, blank=True
    )
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    ocr_unchecked = models.BooleanField(
        _("read by machine, not checked"),
        default=False,
        help_text=_(
            "The text was read from a picture (OCR). Compare it with the original, "
            "then take the tick away."
        ),
    )

    content_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("document_type", widget=forms.Select),
                        FieldPanel("issuing_body", widget=forms.Select),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "number",
                            help_text=_("As written: 05, 30/2020; empty for a draft."),
                        ),
                        FieldPanel(
                            "symbol",
                            help_text=_(
                                "What stands after the number: NQ/ĐU, QĐ-UBND."
                            ),
                        ),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("place"),
                        FieldPanel(
                            "issued_on",
                            help_text=_(
                                "Day or month may be missing: 15/06/2026, 06/2026, 2026."
                            ),
                        ),
                    ]
                ),
                FieldPanel(
                    "subject",
                    help_text=_(
                        "As on the paper, with “V/v” or “Về việc”. "
                        "Do not write about named citizens."
                    ),
                ),
                FieldPanel(
                    "title",
                    help_text=_("Left empty: made from type, number and subject."),
                ),
            ],
            heading=_("Heading of the document"),
        ),
        FieldPanel("ocr_unchecked"),
        FieldPanel("addressees"),
        FieldPanel(
            "body",
            help_text=_(
                "Enter each numbered duty and each article as a block of its own: "
                "readers can link to it, and duties can be assigned."
            ),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("signing_authority"), FieldPanel("signer_title")]
                ),
                FieldPanel("signer"),
                FieldPanel("recipients"),
            ],
            heading=_("Signature and recipients"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("effective_from"), FieldPanel("effective_to")]
                ),
                FieldRowPanel([FieldPanel("urgency"), FieldPanel("circulation")]),
                FieldPanel("term"),
            ],
            heading=_("Effect and marks"),
        ),
        InlinePanel(
            "attachments",
            heading=_("Attachments"),
            label=_("Attachment"),
            help_text=_(
                "In the order in which readers need them; one is the signed original."
            ),
        ),
        *AcknowledgedPage.topic_panels,
        *AcknowledgedPage.acknowledgement_panels,
    ]

    parent_page_types = ["pages.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")

    def get_lock(self) -> Any:
        """A freeze goes before Wagtail's own locks; what is not stored has none."""
        if (
            self.pk
            and self.holds.filter(kind=Hold.Kind.FROZEN, lifted_at=None).exists()
        ):
            return FrozenLock(self)
        return super().get_lock()

    @property
    def number_symbol(self) -> str:
        """Number and symbol as the document writes them: ``05-NQ/ĐU`` for the Party,
        ``15/QĐ-UBND`` for the State; a draft without a number has the symbol only."""
        if not self.number or not self.symbol:
            return self.number or self.symbol
        party = self.document_type and self.document_type.system == System.PARTY
        return f"{self.number}{'-' if party else '/'}{self.symbol}"

    def default_title(self) -> str:
        """Type, number and subject, as lists and links name the document."""
        kind = self.document_type.name if self.document_type else ""
        head = " ".join(part for part in (kind, self.number_symbol) if part)
        title = ": ".join(part for part in (head, self.subject.strip()) if part)
        return Truncator(title).chars(255) if self.subject.strip() else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page as it stands on paper, with what leads through it."""
        from pages import cited, holds
        from pages.relations import as_of, reading

        context = super().get_context(request, *args, **kwargs)
        context.update(
            form=paper.form_of(self.document_type),
            is_letter=paper.is_letter(self),
            letter_subject=paper.letter_subject(self),
            place_and_date=paper.place_and_date(self.place, self.issued_on),
            citation=paper.citation(self),
            addressee_lines=paper.lines(self.addressees),
            recipient_lines=paper.lines(self.recipients),
            contents=contents.table_of_contents(self.body),
            article_level=contents.article_level(self.body),
            standing=reading.standing(self, request.user, as_of.asked(request)),
            attached=self.attachments.select_related("file"),
            citations=cited.both_ends(self, request.user),
            holds=holds.in_force(self),
            leading_here=CatalogueEntry.objects.visible_to(request.user)
            .leading_to(self)
            .as_lines(),
        )
        return context

    @path("quan-he/", name="relations")
    def relations_page(self, request: HttpRequest) -> HttpResponse:
        """Diagram, table and timeline of its relations."""
        from pages.relations import front

        return front.show(request, self)

    @path("so-sanh/", name="compare")
    def compare_page(self, request: HttpRequest) -> HttpResponse:
        """Its versions, or it and another document, clause by clause."""
        from pages.comparing import views

        return views.show(request, self)

    def catalogue_fields(self) -> dict[str, Any]:
        """Lists show number, type, issuer, date and effect."""
        from pages.relations import effects

        life = effects.life_of_page(self, self.effective_from, self.effective_to)
        return {
            "summary": self.subject,
            "number_symbol": self.number_symbol,
            "date": self.issued_on,
            "document_type": self.document_type,
            "issuing_body": self.issuing_body,
            **effects.columns(life),
        }


class DocumentAttachment(Orderable):
    """A file of an official document; one of them may be the signed original."""

    class Role(models.TextChoices):
        """What the file is to the document."""

        ORIGINAL = "original", _("signed original")
        ANNEX = "annex", _("annex")
        FORM = "form", _("blank form")
        OTHER = "other", _("other")

    page = ParentalKey(
        OfficialDocumentPage, on_delete=models.CASCADE, related_name="attachments"
    )
    file = models.ForeignKey(
        "pages.CustomDocument", models.PROTECT, verbose_name=_("file"), related_name="+"
    )
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.OTHER)
    title = models.CharField(_("name shown"), max_length=255, blank=True)

    panels = [
        FieldPanel("file"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("title")]),
    ]

    def __str__(self) -> str:
        return self.title or self.file.title
