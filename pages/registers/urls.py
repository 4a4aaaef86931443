"""Addresses of the registers within the admin; series 0 is the incoming register."""

from django.urls import path

from pages.registers import page_views, views

BOOK = "registers/books/<int:series_id>/<str:period>/"
HOLD = "registers/documents/<int:page_id>/<str:kind>/"

urlpatterns = [
    path("registers/", views.index, name="registers"),
    path("registers/arrive/", views.arrive, name="register_arrive"),
    path("registers/reserve/", views.reserve, name="register_reserve"),
    path("registers/in/<int:pk>/", views.edit_arrival, name="register_arrival"),
    path("registers/out/<int:pk>/", views.edit_given, name="register_given"),
    path("registers/out/<int:pk>/void/", views.make_void, name="register_void"),
    path(
        "registers/documents/<int:page_id>/number/",
        page_views.give_number,
        name="give_number",
    ),
    path(HOLD, page_views.decide, name="hold"),
    path(f"{HOLD}lift/", page_views.decide, {"lift": True}, name="lift_hold"),
    path(BOOK, views.book, name="register_book"),
    path(f"{BOOK}paper/", views.paper, name="register_paper"),
    path(f"{BOOK}xlsx/", views.workbook, name="register_workbook"),
    path(f"{BOOK}close/", views.close, name="register_close"),
]
