"""What ``/healthz`` says of search, one word a part."""

from django.db import DatabaseError

from search import outbox
from search.backend import get_engine
from search.engines.base import EngineUnavailable

OK = "ok"
DOWN = "down"
BEHIND = "behind"
PATIENCE = 60
"""Seconds that an order may wait before the outbox counts as behind."""


def engine_word() -> str:
    """Whether readers can search now."""
    try:
        get_engine().ping()
    except EngineUnavailable:
        return DOWN
    return OK


def outbox_word() -> str:
    """Whether what was published is found soon."""
    try:
        return BEHIND if outbox.seconds_behind() > PATIENCE else OK
    except DatabaseError:
        return DOWN
