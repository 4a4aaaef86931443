"""What was searched for, as sums of a day without names."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, Max, Sum
from django.utils.translation import gettext_lazy as _

READERS_NEEDED = 3


class PhraseDayQuerySet(models.QuerySet["PhraseDay"]):
    """Reads of the sums."""

    def known(self) -> Self:
        """Phrases of enough readers on enough days to be shown to anyone."""
        enough = PhraseReader.objects.values("phrase").annotate(readers=Count("pk"))
        enough = enough.filter(readers__gte=READERS_NEEDED)
        return self.filter(phrase__in=enough.values("phrase"))

    def since(self, day: datetime.date) -> Self:
        """From a day on."""
        return self.filter(day__gte=day)

    def summed(
        self, *, only_empty: bool = False
    ) -> models.QuerySet["PhraseDay", dict[str, Any]]:
        """One row a phrase; if so asked, only of those that once found nothing."""
        rows: Any = self.values("phrase").annotate(
            written=Max("written"),
            all_searches=Sum("searches"),
            all_empty=Sum("empty"),
            all_clicks=Sum("clicks"),
            last_day=Max("day"),
        )
        return rows.filter(all_empty__gt=0) if only_empty else rows


class PhraseDay(models.Model):
    """How often a phrase was searched for on a day, and with what result."""

    day = models.DateField(_("day"))
    phrase = models.CharField(_("phrase"), max_length=100)
    written = models.CharField(_("as written"), max_length=100)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    empty = models.PositiveIntegerField(_("without result"), default=0)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    objects = PhraseDayQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["phrase", "day"], name="search_phrase_day"),
        )
        indexes = (models.Index(fields=["day"], name="search_by_day"),)

    def __str__(self) -> str:
        return self.written

    @classmethod
    def add(cls, day: datetime.date, phrase: str, written: str, column: str) -> None:
        """Count one more in a column."""
        cls.objects.get_or_create(day=day, phrase=phrase, defaults={"written": written})
        row = cls.objects.filter(day=day, phrase=phrase)
        row.update(**{column: F(column) + 1})


class PhraseReader(models.Model):
    """That a reader, known by a mark that says nothing beyond this phrase, looked for it
    on a day that no other reader stands for. Three rows are three readers on three days."""

    phrase = models.CharField(max_length=100)
    mark = models.CharField(max_length=16)
    day = models.DateField(db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["phrase", "mark"], name="search_one_reader"
            ),
            models.UniqueConstraint(fields=["phrase", "day"], name="search_one_a_day"),
        )

    def __str__(self) -> str:
        return self.phrase
