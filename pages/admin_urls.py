"""Addresses of ours within the admin."""

from django.urls import path

from pages import views

urlpatterns = [
    path(
        "topics/autocomplete/",
        views.topics_autocomplete,
        name="pages_topics_autocomplete",
    ),
    path("places/<int:page_id>/", views.document_places, name="pages_places"),
]
