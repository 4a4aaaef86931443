"""Wagtail's search backend on our engine: page, image and file search of the admin.

https://docs.wagtail.org/en/v7.4/topics/search/backends.html. The engine says what the
words name; the queryset, which Wagtail has cut to what the editor may see, says what is
shown. While the engine is down, names are searched letter by letter in the database.
"""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models, transaction
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
)
from modelsearch.query import MatchAll, Phrase, PlainText

from search import admin_index
from search.engines.base import EngineUnavailable

logger = logging.getLogger(__name__)


class QueryCompiler(BaseSearchQueryCompiler):
    """Keeps words and queryset; filters and order stay with the database."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def check(self) -> None:
        """Any filter will do: the database carries it out."""

    @property
    def words(self) -> str | None:
        """What was typed; None for everything."""
        return None if isinstance(self.query, MatchAll) else _words(self.query)


def _words(query: Any) -> str:
    if isinstance(query, PlainText | Phrase):
        return str(query.query_string)
    parts = getattr(query, "subqueries", None) or [getattr(query, "subquery", None)]
    return " ".join(_words(part) for part in parts if part is not None)


class Results(BaseSearchResults):
    """Objects of the queryset that the engine named, the closest first."""

    def _do_search(self) -> Iterable[models.Model]:
        compiler, part = self.query_compiler, slice(self.start, self.stop)
        keys = self._keys()
        if keys is None or not compiler.order_by_relevance:
            found = list(self._listed(keys)[part])
        else:
            allowed = set(self._listed(keys).values_list("pk", flat=True))
            shown = [key for key in keys if key in allowed][part]
            objects = {item.pk: item for item in self._listed(shown)}
            found = [objects[key] for key in shown if key in objects]
        if self._score_field:
            for item in found:
                setattr(item, self._score_field, None)
        return found

    def _do_count(self) -> int:
        return int(self._listed(self._keys()).count())

    def _listed(self, keys: list[int] | None) -> models.QuerySet[Any]:
        queryset: models.QuerySet[Any] = self.query_compiler.queryset
        if keys is not None:
            queryset = queryset.filter(pk__in=keys)
        return queryset if queryset.query.order_by else queryset.order_by("-pk")

    def _keys(self) -> list[int] | None:
        """What the words name, found once for list and count; None for everything."""
        compiler = self.query_compiler
        if compiler.words is None:
            return None
        held: list[int] | None = getattr(compiler, "found_keys", None)
        if held is None:
            try:
                held = admin_index.find(compiler.words, compiler.queryset.model)
            except EngineUnavailable as error:
                logger.warning("The admin searches the database only: %s", error)
                held = _in_database(compiler.queryset, compiler.words)
            compiler.found_keys = held
        return held


def _in_database(queryset: models.QuerySet[Any], words: str) -> list[int]:
    for word in words.split():
        queryset = queryset.filter(title__icontains=word)
    keys = queryset.order_by("-pk").values_list("pk", flat=True)
    return list(keys[: admin_index.MOST_FOUND])


class Index(BaseIndex):
    """Hands changes to the index of the admin."""

    def add_items(self, model: type[models.Model], items: Iterable[Any]) -> None:
        admin_index.write(items)

    def delete_item(self, item: models.Model) -> None:
        transaction.on_commit(partial(admin_index.remove, admin_index.id_of(item)))


class Rebuilder:
    """For ``manage.py update_index``: records are written in place of older ones."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def start(self) -> Index:
        """Nothing to prepare."""
        return self.index

    def finish(self) -> None:
        """Nothing to switch."""


class SearchBackend(BaseSearchBackend):
    """The backend that the settings name."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = QueryCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = Rebuilder
    catch_indexing_errors = True
