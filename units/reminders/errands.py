"""What a unit still has to do, told as people speak of it: one document, one day."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import OfficialDocumentPage
from units.models import ReportRound
from units.models.assignment import work_url
from units.telling import written
from units.work import words
from units.work.reading import Item


@dataclass(frozen=True)
class Errand:
    """The open assignments that a unit has of one document or round by one day."""

    unit_id: int
    document_id: int | None
    round_id: int | None
    title: str
    due: datetime.date | None
    left: int
    assignments: tuple[int, ...]

    @property
    def key(self) -> str:
        """Names it in the keys of notices: another deadline is another errand."""
        about = f"d{self.document_id}" if self.document_id else f"r{self.round_id}"
        return f"{self.unit_id}:{about}:{self.due}"

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < timezone.localdate()

    @property
    def deadline(self) -> str:
        """How long there is, or since when it is too late."""
        if self.due is None:
            return ""
        return words.deadline(self.due, timezone.localdate(), self.left)

    @property
    def address(self) -> str:
        """Where the unit does it."""
        return work_url(self.unit_id, self.document_id, self.round_id)

    @property
    def message(self) -> str:
        """Title, date and link, to be pasted into Zalo or an SMS."""
        name = {"title": self.title, "date": written(self.due)}
        said = _("%(title)s – due %(date)s") % name if self.due else self.title
        return f"{said}\n{settings.SITE_URL}{self.address}"


Group = tuple[int, int | None, int | None, datetime.date | None]


def errands(found: Iterable[Item]) -> list[Errand]:
    """Open items as errands, the longest overdue first."""
    still_open = [item for item in found if item.is_open]
    groups: dict[Group, list[Item]] = defaultdict(list)
    for item in still_open:
        groups[item.unit_id, item.document_id, item.round_id, item.due].append(item)
    titles = _titles(
        {document for _unit, document, _round, _due in groups if document},
        {round_id for _unit, _document, round_id, _due in groups if round_id},
    )
    made = [
        Errand(
            unit_id,
            document_id,
            round_id,
            titles.get((document_id, round_id), ""),
            due,
            group[0].left,
            tuple(sorted(item.pk for item in group)),
        )
        for (unit_id, document_id, round_id, due), group in groups.items()
    ]
    return sorted(
        made, key=lambda errand: (errand.due or datetime.date.max, errand.key)
    )


def _titles(
    documents: set[int], rounds: set[int]
) -> dict[tuple[int | None, int | None], str]:
    pages = OfficialDocumentPage.objects.filter(pk__in=documents)
    found: dict[tuple[int | None, int | None], str] = {
        (pk, None): title for pk, title in pages.values_list("pk", "title")
    }
    named = ReportRound.objects.filter(pk__in=rounds)
    found |= {(None, pk): name for pk, name in named.values_list("pk", "name")}
    return found
