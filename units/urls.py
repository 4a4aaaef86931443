"""``/my-unit/``."""

from django.urls import path

from units import views
from units.acknowledgement import views as acknowledgement
from units.filling import page as filling
from units.filling import sheet
from units.planning import views as planning
from units.thread import views as thread
from units.work import page, requests, rounds, shared

urlpatterns = [
    path("", views.my_unit, name="my_unit"),
    path("thread/<int:pk>/", thread.of_document, name="thread"),
    path("trace/<int:pk>/", thread.trace_of_unit, name="unit_trace"),
    path("choose/", views.choose_unit, name="choose_unit"),
    path("work/<int:unit_id>/<int:document_id>/", page.show, name="work"),
    path(
        "work/<int:unit_id>/<int:document_id>/draft/",
        page.autosave,
        name="work_autosave",
    ),
    path(
        "work/<int:unit_id>/<int:document_id>/preview/",
        page.preview,
        name="work_preview",
    ),
    path(
        "work/<int:unit_id>/<int:document_id>/plan/",
        planning.download,
        name="work_plan",
    ),
    path("round/<int:unit_id>/<int:round_id>/", filling.show, name="fill"),
    path(
        "round/<int:unit_id>/<int:round_id>/draft/",
        filling.autosave,
        name="fill_autosave",
    ),
    path(
        "round/<int:unit_id>/<int:round_id>/preview/",
        filling.preview,
        name="fill_preview",
    ),
    path(
        "round/<int:unit_id>/<int:round_id>/form.xlsx",
        sheet.download,
        name="fill_workbook",
    ),
    path(
        "round/<int:unit_id>/<int:round_id>/upload/", sheet.upload, name="fill_upload"
    ),
    path("extension/<int:pk>/", requests.extension, name="ask_extension"),
    path("confirm/<int:pk>/", requests.confirm, name="confirm_part"),
    path("read/<int:pk>/", acknowledgement.read, name="mark_read"),
    path("study/<int:unit_id>/<int:pk>/", acknowledgement.study, name="study"),
    path("minutes/<int:pk>/", acknowledgement.minutes, name="minutes"),
    path("draft/<int:pk>/", shared.draft, name="shared_draft"),
    path("draft/<int:pk>/<int:helper>/", shared.show_to, name="show_draft"),
    path("receipt/<str:number>/", rounds.receipt, name="receipt"),
    path("receipt/<str:number>/withdraw/", rounds.withdraw, name="withdraw"),
    path("receipt/<str:number>/reopen/", rounds.ask_to_reopen, name="ask_to_reopen"),
    path("files/<int:pk>/", rounds.download, name="submission_file"),
    path("files/<int:pk>/remove/", rounds.remove_file, name="remove_submission_file"),
]
