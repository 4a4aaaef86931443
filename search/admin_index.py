"""The index of the admin: names of pages (drafts too), images and files.

It is apart from the readers' index, so that nothing of a draft is ever near a reader's
search. What is found here is only ever used to narrow a list that Wagtail has already
cut to what the editor may see.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from modelsearch.backends.base import get_model_root
from modelsearch.index import get_indexed_models
from wagtail.models import Page

from search import backend
from search.analysis import compose, syllables
from search.engines.base import Engine, EngineUnavailable, Scope, Selection
from search.fields import Field
from search.plan import Plan, Term, any_of
from search.records import SearchRecord
from search.stored import fingerprint
from search.suggestions import plan_for

logger = logging.getLogger(__name__)

TOKEN = "admin-index"  # noqa: S105 - a viewer token that no reader holds
SCOPE = Scope(frozenset({TOKEN}))
SUFFIX = "-admin"
MOST_FOUND = 5_000
SLICE = 500
KIND = "type"


def get_engine() -> Engine:
    """The same engine as the readers', with an index of its own."""
    if not settings.ELASTICSEARCH_URL:
        folder = Path(settings.SEARCH_INDEX_DIR)
        return backend.embedded(folder.with_name(folder.name + SUFFIX))
    return backend.elasticsearch(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY or None,
        settings.ELASTICSEARCH_CA or None,
        getattr(settings, "ELASTICSEARCH_PREFIX", "intranet") + SUFFIX,
    )


def kind_of(model: type[models.Model]) -> str:
    """One kind for all pages, one for images, one for files."""
    return str(get_model_root(model)._meta.label_lower)


def id_of(thing: models.Model) -> str:
    """The id of an object in the index."""
    return f"{kind_of(type(thing))}:{thing.pk}"


def record_of(thing: Any) -> SearchRecord:
    """What an object is found by: what its model offers for completion, and its tags."""
    offered = thing.get_autocomplete_search_fields()
    texts = [str(field.get_value(thing) or "") for field in offered]
    texts += [getattr(thing, "draft_title", "") or "", getattr(thing, "filename", "")]
    tags = getattr(thing, "tags", None)
    texts += [tag.name for tag in tags.all()] if tags is not None else []
    return SearchRecord(
        id=id_of(thing),
        model=thing._meta.model_name,
        url="",
        title=" · ".join(dict.fromkeys(filter(None, texts))),
        viewers=(TOKEN,),
        symbol=getattr(thing, "number_symbol", "") or "",
        facets={KIND: (kind_of(type(thing)),)},
    )


def find(text: str, model: type[models.Model]) -> list[int]:
    """The keys of what the words, or their beginnings, name; closest first. Raises
    EngineUnavailable."""
    words = list(syllables(compose(text.replace("\x00", " "))))
    if not words:
        return []
    selection = Selection(
        plan_for(text, words),
        SCOPE,
        filters={KIND: (kind_of(model),)},
        limit=MOST_FOUND,
    )
    found = get_engine().select(selection).records
    return [int(stored.id.rpartition(":")[2]) for stored in found]


# Keeping in step


def write(things: Iterable[Any]) -> None:
    """Index objects anew; raises EngineUnavailable."""
    get_engine().write([record_of(thing) for thing in things])


def remove(record_id: str) -> None:
    """Take one out. If the engine is down it stays, which harms nobody: what the
    database does not have is never listed."""
    try:
        get_engine().write([], [record_id])
    except EngineUnavailable as error:
        logger.warning("%s stays in the admin's index: %s", record_id, error)


class Round:
    """Goes round all objects, a slice at a time, and mends what the index has not or
    has otherwise: Wagtail's own updates get lost while the engine is down."""

    def __init__(self) -> None:
        self._things: Iterator[Any] = iter(())

    def step(self) -> None:
        """Look at the next slice."""
        things = list(islice(self._things, SLICE))
        if not things:
            self._things = everything()
            return
        try:
            mend(things)
        except EngineUnavailable as error:
            logger.warning("The admin's index waits for the engine: %s", error)


def everything() -> Iterator[Any]:
    """All objects that the admin searches, in slices of their own queries."""
    for root in sorted({*map(get_model_root, get_indexed_models())}, key=_label):
        last = 0
        while True:
            rows = root._default_manager.filter(pk__gt=last).order_by("pk")
            if issubclass(root, Page):
                rows = rows.specific()
            things = list(rows[:SLICE])
            if not things:
                break
            last = things[-1].pk
            yield from things


def _label(model: type[models.Model]) -> str:
    return str(model._meta.label)


def mend(things: Sequence[Any]) -> int:
    """Write those that the index does not have as they are; returns how many."""
    records = [record_of(thing) for thing in things]
    engine = get_engine()
    these = any_of([Term(Field.ID, record.id) for record in records])
    held = engine.select(Selection(Plan(these), SCOPE, limit=len(records))).records
    prints = {stored.id: stored.values["print"] for stored in held}
    wrong = [r for r in records if prints.get(r.id) != fingerprint(r)]
    if wrong:
        engine.write(wrong)
    return len(wrong)


ROUND = Round()
