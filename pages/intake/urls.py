"""``/import/``."""

from django.urls import path

from pages.intake import case_export, check, desk, originals

urlpatterns = [
    path("", desk.show, name="intake"),
    path("rows/", desk.rows, name="intake_rows"),
    path("cases/", case_export.export, name="intake_cases"),
    path("<int:pk>/", check.show, name="intake_check"),
    path("<int:pk>/again/", desk.again, name="intake_again"),
    path("<int:pk>/original/", originals.download, name="intake_original"),
    path("<int:pk>/page/<int:number>/", originals.page, name="intake_page"),
]
