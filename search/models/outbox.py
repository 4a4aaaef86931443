"""Orders to index, written in the transaction of the change that they follow."""

import datetime
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_TRIES = 5


class OrderQuerySet(models.QuerySet["Order"]):
    """Reads of the outbox."""

    def pending(self) -> Self:
        """Orders that the index does not show yet."""
        return self.filter(done_at=None)

    def due(self, now: datetime.datetime | None = None) -> Self:
        """Orders to be carried out now, the oldest first."""
        moment = now or timezone.now()
        return (
            self.pending()
            .filter(set_aside=False, not_before__lte=moment)
            .order_by("pk")
        )

    def narrowing(self) -> Self:
        """Pending orders that take a record away from some of its readers."""
        return self.pending().filter(narrows=True)


class Order(models.Model):
    """Bring one record in step with the database; what to write is found out then."""

    record_id = models.CharField(_("record"), max_length=100, db_index=True)
    narrows = models.BooleanField(_("narrows access"), default=False)
    created_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    not_before = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.TextField(_("error"), blank=True)
    set_aside = models.BooleanField(_("set aside"), default=False)
    done_at = models.DateTimeField(_("done at"), null=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order to index")
        verbose_name_plural = _("orders to index")
        indexes = (
            models.Index(
                fields=["record_id"],
                condition=models.Q(done_at=None),
                name="search_order_pending",
            ),
            models.Index(fields=["done_at"], name="search_order_done"),
        )

    def __str__(self) -> str:
        return self.record_id

    def failed(self, error: str) -> None:
        """Try later, each time after a longer pause; in the end set it aside."""
        self.tries += 1
        self.error = error[:2000]
        self.set_aside = self.tries >= MOST_TRIES
        self.not_before = timezone.now() + datetime.timedelta(seconds=2**self.tries)


class TurnedDay(models.Model):
    """The last day whose changes were ordered; one row."""

    day = models.DateField()

    def __str__(self) -> str:
        return self.day.isoformat()


class Drain(models.Model):
    """Who carries out orders now: one process at a time, so that an older state of a
    record is never written after a newer one. The claim of a killed process runs out."""

    holder = models.CharField(max_length=40)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.holder
