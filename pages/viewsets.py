"""The vocabularies in the admin: one menu, each for those who may change it."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import DocumentType, FieldOfWork, IssuingBody, Topic


class IssuingBodyViewSet(SnippetViewSet):
    """Issuing bodies: which is above, which came after."""

    model = IssuingBody
    icon = "group"
    list_display = ("name", "abbreviation", "system", "parent", "closed")
    list_filter = ("system",)
    search_fields = ("name", "abbreviation", "former_names")
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("abbreviation")]),
        FieldRowPanel([FieldPanel("system"), FieldPanel("parent")]),
        FieldPanel("former_names"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opened"), FieldPanel("closed")]),
                FieldPanel("successors"),
            ],
            heading=_("Beginning and end"),
        ),
    ]


class DocumentTypeViewSet(SnippetViewSet):
    """Document types of Party and State."""

    model = DocumentType
    icon = "doc-full"
    list_display = ("name", "code", "system", "normative")
    list_filter = ("system", "normative")
    search_fields = ("name", "code")


class FieldOfWorkViewSet(SnippetViewSet):
    """Fields of work."""

    model = FieldOfWork
    icon = "list-ul"
    list_display = ("name", "position")
    search_fields = ("name",)


class TopicViewSet(SnippetViewSet):
    """Topics, to mend a spelling or take out a double."""

    model = Topic
    icon = "tag"
    list_display = ("name",)
    search_fields = ("name", "folded")
    panels = [FieldPanel("name")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """Without the topics that only pages hidden from the person carry."""
        return Topic.objects.known_to(request.user)


class VocabularyGroup(SnippetViewSetGroup):
    """What several content types name alike."""

    menu_label = _("Vocabularies")
    menu_name = "vocabularies"
    menu_icon = "list-ul"
    menu_order = 400
    items = (IssuingBodyViewSet, DocumentTypeViewSet, FieldOfWorkViewSet, TopicViewSet)
