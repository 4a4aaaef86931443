"""Results as the JSON of `manage.py search` and of `GET /api/search`."""

from typing import Any

from search.records import Hit
from search.service import SiteResults, labelled


def results_json(found: SiteResults, *, with_score: bool) -> dict[str, Any]:
    """The contract's keys; the score is left out where it would tell of hidden texts."""
    return {
        "total": found.total,
        "took_ms": found.took_ms,
        "engine": found.engine,
        "hits": [hit_json(hit, with_score=with_score) for hit in found.hits],
        "facets": {
            name: [
                {"value": value.value, "label": label, "count": value.count}
                for value, label in values
            ]
            for name, values in labelled(found.results).items()
        },
        "suggestion": found.results.suggestion,
    }


def hit_json(hit: Hit, *, with_score: bool) -> dict[str, Any]:
    """One result."""
    values: dict[str, Any] = {
        "id": hit.id,
        "title": hit.title,
        "type": hit.model,
        "url": hit.url,
        "highlights": [
            {"text": mark.text, "anchor": mark.anchor} for mark in hit.highlights
        ],
    }
    if with_score:
        values["score"] = round(hit.score, 4)
    return values
