"""``/my-unit/``."""

from django.urls import path

from units import views

urlpatterns = [
    path("", views.my_unit, name="my_unit"),
    path("choose/", views.choose_unit, name="choose_unit"),
]
