"""``/board/rounds/``."""

from django.urls import path

from units.rounds import views

urlpatterns = [
    path("", views.listing, name="rounds"),
    path("new/", views.new, name="new_round"),
    path("series/new/", views.new_series, name="new_series"),
    path("series/<int:pk>/pause/", views.pause, name="pause_series"),
    path("<int:pk>/", views.show, name="round"),
    path("<int:pk>/extend/", views.extend, name="extend_round"),
    path("<int:pk>/close/", views.close, name="close_round"),
]
