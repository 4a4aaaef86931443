"""Telling people of new results of the searches they keep.

New is what was published after the search was saved and was not told yet. A page that
the index shows only later is still told, since each look goes back a day.
"""

import datetime
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import ngettext
from wagtail.models import Page

from intranet.models import User
from intranet.notifications import notify
from search.engines.base import EngineUnavailable, Stored
from search.matching import matching
from search.models import SavedSearch, ToldResult
from search.saving import asked_of
from search.sources import record_id

logger = logging.getLogger(__name__)

DIGEST_HOUR = 7
MOST_CANDIDATES = 500
MOST_NAMED = 10
OVERLAP = datetime.timedelta(days=1)
PAGE = "page"

New = tuple[SavedSearch, list[Stored]]


def alert_at_once() -> None:
    """Tell of new results where a person wants to know at once."""
    for saved in _with_alert(SavedSearch.Alert.AT_ONCE):
        _look([saved], lambda new: f"search:{new[0][0].pk}:{new[0][1][0].id}")


def alert_daily(now: datetime.datetime | None = None) -> None:
    """Tell each person, at most once a day, of the new results of all other searches."""
    now = timezone.localtime(now)
    morning = now.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    if now < morning:
        return
    of_person: dict[int, list[SavedSearch]] = defaultdict(list)
    for saved in _with_alert(SavedSearch.Alert.DAILY):
        if saved.checked_at is None or saved.checked_at < morning:
            of_person[saved.person_id].append(saved)
    for searches in of_person.values():
        _look(searches, lambda _new: f"search-digest:{morning.date()}", now)


def _with_alert(alert: str) -> list[SavedSearch]:
    found = SavedSearch.objects.filter(alert=alert, person__is_active=True)
    return list(found.select_related("person").order_by("pk"))


def _look(
    searches: Sequence[SavedSearch],
    key: Callable[[list[New]], str],
    now: datetime.datetime | None = None,
) -> None:
    """Look for new results of one person's searches, and tell them together."""
    started = now or timezone.now()
    try:
        found = [(saved, new_results(saved)) for saved in searches]
    except EngineUnavailable as error:
        logger.warning("Saved searches wait for the search engine: %s", error)
        return
    new = [(saved, results) for saved, results in found if results]
    with transaction.atomic():
        if new:
            _tell(searches[0].person, new, key=key(new))
        for saved in searches:
            saved.checked_at = started
            saved.save(update_fields=["checked_at"])


def new_results(saved: SavedSearch) -> list[Stored]:
    """What the search finds of the pages published since, without those told of."""
    since = max(saved.created_at, (saved.checked_at or saved.created_at) - OVERLAP)
    pages = Page.objects.live().filter(
        first_published_at__gte=saved.created_at, last_published_at__gte=since
    )
    newest = pages.order_by("-last_published_at").values_list("pk", flat=True)
    ids = {record_id(PAGE, pk) for pk in newest[:MOST_CANDIDATES]}
    ids -= set(saved.told.values_list("record_id", flat=True)) if ids else set()
    return matching(saved.person, asked_of(saved).search, ids)


def _tell(person: User, new: Sequence[New], *, key: str) -> None:
    ToldResult.objects.bulk_create(
        [
            ToldResult(search=saved, record_id=stored.id)
            for saved, results in new
            for stored in results
        ],
        ignore_conflicts=True,
    )
    total = len({stored.id for _saved, results in new for stored in results})
    with translation.override(settings.LANGUAGE_CODE):
        subject = ngettext(
            "%(count)d new result of your saved searches",
            "%(count)d new results of your saved searches",
            total,
        ) % {"count": total}
        text = "\n\n".join(_lines(saved, results) for saved, results in new)
    url = "/search/saved/"
    if len(new) == 1:
        url = asked_of(new[0][0]).address
    notify(people=[person], key=key, subject=subject, text=text, url=url)


def _lines(saved: SavedSearch, results: Sequence[Stored]) -> str:
    lines = [
        f"- {' '.join(filter(None, [str(v['symbol'] or ''), str(v['title'])]))}\n"
        f"  {settings.SITE_URL}{v['url']}"
        for v in (stored.values for stored in results[:MOST_NAMED])
    ]
    more = len(results) - MOST_NAMED
    if more > 0:
        lines.append(ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
    return "\n".join([f"{saved.name}:", *lines])
