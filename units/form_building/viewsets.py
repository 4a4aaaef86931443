"""Report forms and their versions in Wagtail's admin, for editors and reviewers.

https://docs.wagtail.org/en/v7.4/reference/viewsets.html
"""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from units.form_building import versions
from units.form_building.forms import VersionForm
from units.form_building.preview import preview
from units.models import FormVersion, ReportForm
from units.viewsets import KeptPolicy

INDICATOR_PANELS = [
    FieldRowPanel([FieldPanel("name"), FieldPanel("measure")]),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("required"), FieldPanel("combine")]),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum")]),
            FieldPanel("not_less_than_last"),
            FieldPanel("choices"),
            FieldPanel("columns"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("sum_of")]),
        ],
        heading=gettext_lazy("Checks, choices and columns"),
        classname="collapsed",
    ),
]
SECTION_PANELS = [
    FieldPanel("heading"),
    FieldRowPanel([FieldPanel("asks_text"), FieldPanel("required")]),
    FieldPanel("help_text"),
    FieldPanel("code"),
    InlinePanel(
        "indicators",
        panels=INDICATOR_PANELS,
        heading=gettext_lazy("Figures of this part"),
        label=gettext_lazy("Figure"),
    ),
]


class FormCreateView(CreateView):
    """A new form begins with an empty first version."""

    def save_instance(self) -> ReportForm:
        """Save it with its version."""
        form: ReportForm = super().save_instance()
        self.version = versions.begin_form(form=form)
        return form

    def get_success_url(self) -> str:
        """On to its questions."""
        return reverse("form_versions:edit", args=[self.version.pk])


class ReportFormViewSet(ModelViewSet):
    """Forms by name."""

    model = ReportForm
    icon = "form"
    menu_label = gettext_lazy("Names of forms")
    add_view_class = FormCreateView
    copy_view_enabled = False
    form_fields = ["name", "purpose"]
    list_display = ["name", "purpose"]
    search_fields = ["name", "purpose"]
    search_backend_name = None

    @property
    def permission_policy(self) -> KeptPolicy:
        """Without deleting."""
        return KeptPolicy(self.model)


class VersionPolicy(KeptPolicy):
    """A version is begun with its form, or from another version."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Neither add nor delete."""
        return action != "add" and super().user_has_permission(user, action)


class VersionIndexView(IndexView):
    """Asks for the form and the use with the rows."""

    def get_base_queryset(self) -> QuerySet[FormVersion]:
        """Versions that know whether they are in use."""
        return versions.with_use()

    def get_list_more_buttons(self, instance: FormVersion) -> list[Button]:
        """The way to the preview, where it is published."""
        label = _("Preview and publish")
        url = reverse("form_versions:preview", args=[instance.pk])
        return [
            Button(label, url=url, icon_name="view", priority=5),
            *super().get_list_more_buttons(instance),
        ]


class VersionEditView(EditView):
    """The questions, until a round uses them."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """What is in use is shown and not changed."""
        version = self.get_object()
        if versions.is_in_use(version):
            said = _("A round uses this version, so it does not change any more.")
            messages.info(request, said)
            return redirect("form_versions:preview", version.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """To the form as units will see it."""
        return reverse("form_versions:preview", args=[self.object.pk])


class FormVersionViewSet(ModelViewSet):
    """The questions of each form."""

    model = FormVersion
    icon = "list-ol"
    menu_label = gettext_lazy("Questions, by version")
    index_view_class = VersionIndexView
    edit_view_class = VersionEditView
    copy_view_enabled = False
    list_display = ["__str__", "state"]
    list_filter = ["form"]
    search_fields = ["form__name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            InlinePanel(
                "sections",
                panels=SECTION_PANELS,
                heading=gettext_lazy("Parts of the form"),
                label=gettext_lazy("Part"),
                min_num=1,
            )
        ],
        base_form_class=VersionForm,
    )

    @property
    def permission_policy(self) -> VersionPolicy:
        """Neither add nor delete."""
        return VersionPolicy(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Also the preview."""
        return [
            *super().get_urlpatterns(),
            path("preview/<int:pk>/", preview, name="preview"),
        ]


class FormsGroup(ModelViewSetGroup):
    """One menu for both."""

    menu_label = gettext_lazy("Report forms")
    menu_name = "report-forms"
    menu_icon = "form"
    menu_order = 450
    items = (ReportFormViewSet("report_forms"), FormVersionViewSet("form_versions"))
