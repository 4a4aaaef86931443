"""The engine that the settings ask for: Elasticsearch where it has an address."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.engines.base import Engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine

EMBEDDED = EmbeddedEngine.name
ELASTICSEARCH = ElasticsearchEngine.name
ENGINES = (EMBEDDED, ELASTICSEARCH)


class EngineNotConfigured(Exception):
    """Elasticsearch was asked for, and has no address in the settings."""


def get_engine(name: str | None = None) -> Engine:
    """The site's engine, or one by name."""
    name = name or (ELASTICSEARCH if settings.ELASTICSEARCH_URL else EMBEDDED)
    if name == EMBEDDED:
        return embedded(Path(settings.SEARCH_INDEX_DIR))
    if not settings.ELASTICSEARCH_URL:
        raise EngineNotConfigured("ELASTICSEARCH_URL is not set")
    return elasticsearch(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY or None,
        settings.ELASTICSEARCH_CA or None,
        getattr(settings, "ELASTICSEARCH_PREFIX", "intranet"),
    )


@cache
def embedded(folder: Path) -> EmbeddedEngine:
    """One engine a folder, so that readers share what is open."""
    return EmbeddedEngine(folder)


@cache
def elasticsearch(
    url: str, api_key: str | None, ca: str | None, prefix: str
) -> ElasticsearchEngine:
    """One client a cluster and prefix."""
    return ElasticsearchEngine(url, prefix=prefix, api_key=api_key, ca=ca)
