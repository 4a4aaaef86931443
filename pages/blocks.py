"""StreamField blocks: the text of a document with anchors that stay, and plain content.

A block that can be cited carries its ``anchor``. It is made once, when the page is first
saved (``pages.anchors``), and kept when the number in front of it changes, so links and
duties still lead to the same words.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

from pages.written import WrittenBlock

INLINE = ["bold", "italic", "link", "document-link"]
TEXT = [*INLINE, "ol", "ul"]


class AnchorBlock(blocks.CharBlock):
    """The anchor of a block; made by the system, shown read-only to the editor."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            required=False,
            label=_("Anchor"),
            help_text=_("Made by the system when left empty; links to it stay valid."),
            **kwargs,
        )
        self.field.widget.attrs["readonly"] = True


class PointBlock(WrittenBlock):
    """A point (điểm) of a clause."""

    letter = blocks.CharBlock(label=_("Letter"), max_length=4)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE)
    anchor = AnchorBlock()

    class Meta:
        label = _("Point")


class ClauseBlock(WrittenBlock):
    """A clause (khoản) of an article."""

    said_in = ("text", "points")

    number = blocks.CharBlock(label=_("Number"), max_length=8)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT)
    points = blocks.ListBlock(PointBlock(), label=_("Points"), default=[])
    anchor = AnchorBlock()

    class Meta:
        label = _("Clause")
        icon = "list-ol"
        template = "pages/blocks/clause.html"


class ArticleBlock(WrittenBlock):
    """An article (Điều): heading, opening text, points of its own, and clauses."""

    said_in = ("text", "points", "clauses")
    unsaid = _("An article has a text, points or clauses; here are none.")

    number = blocks.CharBlock(label=_("Number"), max_length=8)
    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=500)
    text = blocks.RichTextBlock(label=_("Text"), required=False, features=TEXT)
    points = blocks.ListBlock(PointBlock(), label=_("Points"), default=[])
    clauses = blocks.ListBlock(ClauseBlock(), label=_("Clauses"), default=[])
    anchor = AnchorBlock()

    class Meta:
        label = _("Article")
        icon = "list-ol"
        template = "pages/blocks/article.html"


class DutyBlock(WrittenBlock):
    """A numbered duty that the document gives."""

    number = blocks.CharBlock(label=_("Number"), max_length=8)
    title = blocks.CharBlock(label=_("Short name"), required=False, max_length=255)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT)
    anchor = AnchorBlock()

    class Meta:
        label = _("Duty")
        icon = "tasks"
        template = "pages/blocks/duty.html"


class HeadingBlock(blocks.StructBlock):
    """A heading above articles or paragraphs: part, chapter, section."""

    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[
            ("part", _("Part")),
            ("chapter", _("Chapter")),
            ("section", _("Section")),
            ("heading", _("Heading")),
        ],
        default="heading",
    )
    number = blocks.CharBlock(label=_("Number"), required=False, max_length=12)
    title = blocks.CharBlock(label=_("Heading"), max_length=500)
    anchor = AnchorBlock()

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "pages/blocks/heading.html"


class AnnexBlock(WrittenBlock):
    """An annex that belongs to the document's own text."""

    number = blocks.CharBlock(label=_("Number"), required=False, max_length=12)
    title = blocks.CharBlock(label=_("Heading"), max_length=500)
    text = blocks.RichTextBlock(label=_("Text"), features=[*TEXT, "h3", "h4"])
    anchor = AnchorBlock()

    class Meta:
        label = _("Annex")
        icon = "doc-full"
        template = "pages/blocks/annex.html"


class DocumentBodyBlock(blocks.StreamBlock):
    """The text of an official document."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"), features=TEXT, icon="pilcrow"
    )
    article = ArticleBlock()
    clause = ClauseBlock(label=_("Numbered paragraph"))
    duty = DutyBlock()
    table = TableBlock(label=_("Table"), template="pages/blocks/table.html")
    annex = AnnexBlock()


class FigureBlock(blocks.StructBlock):
    """A picture in a text."""

    image = ImageChooserBlock(label=_("Image"))
    alternative_text = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=255,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        label = _("Image")
        icon = "image"
        template = "pages/blocks/figure.html"


class ArticleBodyBlock(blocks.StreamBlock):
    """The text of an article, a guidance step or a practice."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"), features=[*TEXT, "h2", "h3", "blockquote"], icon="pilcrow"
    )
    figure = FigureBlock()
    table = TableBlock(label=_("Table"), template="pages/blocks/table.html")


class StepBlock(WrittenBlock):
    """A step of guidance or of a model practice."""

    title = blocks.CharBlock(label=_("Step"), max_length=255)
    text = blocks.RichTextBlock(label=_("What to do"), features=TEXT)
    anchor = AnchorBlock()

    class Meta:
        label = _("Step")
        icon = "list-ol"
        template = "pages/blocks/step.html"


class BeforeAfterBlock(blocks.StructBlock):
    """A figure before and after."""

    name = blocks.CharBlock(label=_("Figure"), max_length=160)
    before = blocks.CharBlock(label=_("Before"), max_length=60)
    after = blocks.CharBlock(label=_("After"), max_length=60)

    class Meta:
        label = _("Before and after")
