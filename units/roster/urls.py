"""``/admin/roster/``."""

from django.urls import path

from units.roster import views

urlpatterns = [
    path("", views.upload, name="roster"),
    path("template/", views.download_template, name="roster_template"),
    path("<int:pk>/", views.show, name="roster_show"),
]
