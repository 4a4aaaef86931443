"""The OpenAPI description of `GET /api/search`. https://spec.openapis.org/oas/v3.1.0"""

from typing import Any

from django.conf import settings

from search.addresses import MOST_PER_PAGE, PER_PAGE
from search.records import FACETS, Sort

STRING = {"type": "string"}
INTEGER = {"type": "integer"}
NUMBER = {"type": "number"}


def description() -> dict[str, Any]:
    """The whole description."""
    ok = {"description": "Results", "content": _json_of("Results")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Search",
            "version": "1",
            "description": "Finds what the signed-in person may see.",
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            "/api/search": {
                "get": {
                    "operationId": "search",
                    "parameters": parameters(),
                    "responses": {
                        "200": ok,
                        "401": _error("Not signed in"),
                        "503": _error("The search engine is out of reach"),
                    },
                }
            }
        },
        "components": {"schemas": schemas()},
    }


def parameters() -> list[dict[str, Any]]:
    """What may be asked; whatever is malformed is left out, never an error."""
    values = {"type": "array", "items": STRING}
    named: dict[str, dict[str, Any]] = {"q": STRING}
    named |= dict.fromkeys(FACETS, values)
    named["sort"] = {**STRING, "enum": [str(sort) for sort in Sort]}
    named["page"] = {**INTEGER, "minimum": 1, "default": 1}
    named["per_page"] = {
        **INTEGER, "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE,
    }  # fmt: skip
    return [{"name": key, "in": "query", "schema": s} for key, s in named.items()]


def schemas() -> dict[str, Any]:
    """The objects of an answer."""
    highlight = _object({"text": STRING, "anchor": STRING})
    hit = _object({"id": STRING, "title": STRING, "type": STRING, "url": STRING,
                   "highlights": _list(highlight)})  # fmt: skip
    value = _object({"value": STRING, "label": STRING, "count": INTEGER})
    results = _object(
        {
            "total": INTEGER,
            "took_ms": NUMBER,
            "engine": STRING,
            "hits": _list(hit),
            "facets": {"type": "object", "additionalProperties": _list(value)},
            "suggestion": {"type": ["string", "null"]},
            "page": INTEGER,
            "pages": INTEGER,
        }
    )
    return {"Results": results, "Error": _object({"error": STRING})}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _json_of(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _error(words: str) -> dict[str, Any]:
    return {"description": words, "content": _json_of("Error")}
