"""Addresses of search."""

from django.urls import path

from search.views.api import api_search, openapi
from search.views.autocomplete import suggestions
from search.views.exports import export
from search.views.learning import ask_editor, opened
from search.views.opensearch import opensearch
from search.views.related import related_to
from search.views.results import results
from search.views.saved import forget, keep, remove, saved

urlpatterns = [
    path("search/", results, name="search"),
    path("search/suggest", suggestions, name="search_suggest"),
    path("search/export.<str:form>", export, name="search_export"),
    path("search/saved/", saved, name="saved_searches"),
    path("search/saved/keep", keep, name="search_keep"),
    path("search/saved/forget", forget, name="search_forget"),
    path("search/saved/<int:pk>/remove", remove, name="search_remove"),
    path("search/opened", opened, name="search_opened"),
    path("search/related/<int:pk>/", related_to, name="search_related"),
    path("search/ask", ask_editor, name="search_ask"),
    path("api/search", api_search, name="api_search"),
    path("api/openapi.json", openapi, name="api_openapi"),
    path("opensearch.xml", opensearch, name="opensearch"),
]
