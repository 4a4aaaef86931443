"""Addresses below `/reviews/`."""

from django.urls import path

from pages.reviews import views

urlpatterns = [
    path("", views.reviews, name="reviews"),
    path("<int:pk>/", views.review, name="answer_review"),
]
