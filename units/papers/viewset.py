"""Templates of papers in Wagtail's admin, with those of the site to begin from.

https://docs.wagtail.org/en/v7.4/reference/viewsets.html
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, Panel
from wagtail.admin.viewsets.model import ModelViewSet

from units.models import PaperTemplate
from units.papers.responses import docx_response
from units.papers.templates import shipped


class ShippedPanel(HelpPanel):
    """Links to the templates that come with the site."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.content = format_html_join(
                " · ",
                '<a href="{}">{}, {}</a>',
                (
                    (reverse("paper_templates:shipped", args=[kind, system]), name, of)
                    for kind, name in PaperTemplate.Kind.choices
                    for system, of in PaperTemplate.SYSTEMS
                ),
            )


def download(request: HttpRequest, kind: str, system: str) -> HttpResponse:
    """The template of the site that holds today."""
    known = {value for value, _label in PaperTemplate.SYSTEMS}
    if kind not in PaperTemplate.Kind.values or system not in known:
        raise Http404
    template = shipped(kind, system, timezone.localdate())
    return docx_response(template.content, f"mau-{kind}-{system}.docx")


class PaperTemplateViewSet(ModelViewSet):
    """Which DOCX plans and reports are written with, since when."""

    model = PaperTemplate
    icon = "doc-full"
    menu_label = _("Templates of papers")
    menu_name = "paper-templates"
    menu_order = 450
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "since", "file"]
    list_filter = ["kind", "system"]
    panels: list[Panel] = [
        ShippedPanel(heading=_("Templates that come with the site")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("system")]),
        FieldPanel("since"),
        FieldPanel("file"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Those of the model, and the templates of the site."""
        own = path("shipped/<str:kind>/<str:system>/", download, name="shipped")
        return [*super().get_urlpatterns(), own]
