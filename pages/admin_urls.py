"""Addresses of ours within the admin."""

from django.urls import path

from pages import views
from pages.registers import urls as registers
from pages.relations import views as relations

urlpatterns = [
    path(
        "topics/autocomplete/",
        views.topics_autocomplete,
        name="pages_topics_autocomplete",
    ),
    path("places/<int:page_id>/", views.document_places, name="pages_places"),
    path("relations/", relations.waiting, name="pages_relations"),
    path(
        "relations/of/<int:page_id>/", relations.of_document, name="pages_relations_of"
    ),
    path("relations/<int:pk>/", relations.one, name="pages_relation"),
    *registers.urlpatterns,
]
