"""Addresses of search."""

from django.urls import path

from search.views.api import api_search, openapi
from search.views.autocomplete import suggestions
from search.views.opensearch import opensearch
from search.views.results import results

urlpatterns = [
    path("search/", results, name="search"),
    path("search/suggest", suggestions, name="search_suggest"),
    path("api/search", api_search, name="api_search"),
    path("api/openapi.json", openapi, name="api_openapi"),
    path("opensearch.xml", opensearch, name="opensearch"),
]
