"""``/board/acknowledgements/``."""

from django.urls import path

from units.acknowledgement import views

urlpatterns = [
    path("", views.listing, name="acknowledgements"),
    path("<int:pk>/", views.show, name="acknowledgement"),
]
