"""``/board/consolidation/``."""

from django.urls import path

from units.consolidation import outputs, views, writing

urlpatterns = [
    path("", views.listing, name="consolidation"),
    path("new/<str:kind>/<int:pk>/", views.new, name="consolidate"),
    path("<int:pk>/", views.show, name="consolidated"),
    path("<int:pk>/state/", views.change_state, name="consolidated_state"),
    path("<int:pk>/paper/", writing.paper, name="consolidated_paper"),
    path("<int:pk>/figure/<slug:code>/", views.figure, name="consolidated_figure"),
    path("<int:pk>/docx/", outputs.docx, name="consolidated_docx"),
    path("<int:pk>/xlsx/", outputs.xlsx, name="consolidated_xlsx"),
    path("<int:pk>/publish/", outputs.publish, name="consolidated_publish"),
    path("<int:pk>/<int:section_pk>/", writing.section, name="consolidated_section"),
    path(
        "<int:pk>/<int:section_pk>/draft/",
        writing.autosave,
        name="consolidated_autosave",
    ),
]
