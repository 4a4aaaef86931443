"""Keeping searches."""

import hashlib

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext

from intranet.models import User
from search.addresses import Asked
from search.models import SavedSearch
from search.service import labels

MOST_SAVED = 50


class TooMany(Exception):
    """A person keeps as many searches as one can follow."""


@transaction.atomic
def save_search(
    *, person: User, asked: Asked, alert: str, name: str = ""
) -> SavedSearch:
    """Keep a search; one that is kept already only changes its alert."""
    mark = hashlib.blake2b(asked.query.encode(), digest_size=16).hexdigest()
    found = SavedSearch.objects.filter(person=person, fingerprint=mark).first()
    if found is None:
        if SavedSearch.objects.filter(person=person).count() >= MOST_SAVED:
            raise TooMany
        found = SavedSearch(person=person, fingerprint=mark, query=asked.query)
    found.name = (name or found.name or told_as(asked))[:200]
    found.alert = alert
    found.save()
    return found


def told_as(asked: Asked) -> str:
    """What a search is called where its person gave it no name."""
    values = []
    for facet, chosen in asked.filters.items():
        names = labels(facet, chosen)
        values += [names.get(value, value) for value in chosen]
    return " · ".join(filter(None, [asked.text, *values])) or gettext("Everything")


def asked_of(saved: SavedSearch) -> Asked:
    """The search of what was kept."""
    return Asked.from_query(QueryDict(saved.query))
