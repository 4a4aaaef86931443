"""``/board/acknowledgements/``."""

from django.urls import path

from units.acknowledgement import desk

urlpatterns = [
    path("", desk.listing, name="acknowledgements"),
    path("<int:pk>/", desk.show, name="acknowledgement"),
]
