"""What readers look for, learnt without learning who: daily sums, kept 90 days.

A phrase is shown only after three readers looked for it on three different days, and
never one with six digits in a row, which may be someone's number.
"""

import datetime
import re

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from intranet.models import User
from search.analysis import compose, fold
from search.models import PhraseDay, PhraseReader
from search.models.learning import READERS_NEEDED

KEPT = datetime.timedelta(days=90)
LONGEST = 100
_NUMBER = re.compile(r"\d{6}|\d(?:[\s.\-]?\d){8}")


def phrase_of(text: str) -> str:
    """The folded phrase that is counted; empty where nothing may be."""
    if len(text) > LONGEST or _NUMBER.search(text):
        return ""
    folded = fold(text)
    return "" if _NUMBER.search(folded) else folded[:LONGEST]


@transaction.atomic
def count_search(
    viewer: object, text: str, total: int, *, day: datetime.date | None = None
) -> None:
    """Count a search that someone finished typing."""
    phrase = phrase_of(text)
    if not phrase:
        return
    today, written = day or timezone.localdate(), _written(text)
    PhraseDay.add(today, phrase, written, "searches")
    if not total:
        PhraseDay.add(today, phrase, written, "empty")
    if isinstance(viewer, User):
        _remember_reader(viewer, phrase, today)


def count_click(text: str) -> None:
    """Count that a result of a search was opened."""
    if phrase := phrase_of(text):
        PhraseDay.add(timezone.localdate(), phrase, _written(text), "clicks")


def _written(text: str) -> str:
    return " ".join(compose(text).lower().split())[:LONGEST]


def _remember_reader(viewer: User, phrase: str, today: datetime.date) -> None:
    held = PhraseReader.objects.filter(phrase=phrase)
    if held.count() >= READERS_NEEDED:
        return
    mark = salted_hmac("search-phrase", f"{phrase}|{viewer.pk}").hexdigest()[:16]
    PhraseReader.objects.bulk_create(
        [PhraseReader(phrase=phrase, mark=mark, day=today)], ignore_conflicts=True
    )


def forget_old(today: datetime.date | None = None) -> None:
    """Remove what is older than 90 days."""
    before = (today or timezone.localdate()) - KEPT
    PhraseDay.objects.filter(day__lt=before).delete()
    PhraseReader.objects.filter(day__lt=before).delete()


def popular(beginning: str, limit: int) -> list[str]:
    """Phrases that enough readers looked for and found, by their beginning."""
    found = PhraseDay.objects.known().filter(phrase__startswith=beginning).summed()
    rows = sorted(found, key=lambda row: -row["all_searches"])
    return [row["written"] for row in rows if not row["all_empty"]][:limit]
