"""``/board/``."""

from django.urls import include, path

from units.board import (
    assigning,
    assignment,
    board,
    export,
    incoming,
    review,
    trend,
    unit_work,
)
from units.reminders import desk
from units.thread import views as thread

urlpatterns = [
    path("", board.show, name="board"),
    path("export/", export.export, name="board_export"),
    path("acknowledgements/", include("units.acknowledgement.urls")),
    path("late/", desk.show, name="late"),
    path("consolidation/", include("units.consolidation.urls")),
    path("trace/<int:pk>/", thread.trace_of_document, name="document_trace"),
    path("trend/", trend.show, name="trend"),
    path("unit/<int:pk>/", unit_work.show, name="board_unit"),
    path("assignment/<int:pk>/", assignment.show, name="board_assignment"),
    path("assign/<int:pk>/", assigning.show, name="assign"),
    path("incoming/", incoming.listing, name="incoming"),
    path("review/<int:pk>/", review.show, name="review"),
    path("extension/<int:pk>/", review.extension, name="decide_extension"),
    path("reopening/<int:pk>/", review.reopening, name="decide_reopening"),
    path("rounds/", include("units.rounds.urls")),
]
