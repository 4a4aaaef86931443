"""The published texts that ask to be acknowledged."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from intranet import access
from pages.models import ArticlePage, OfficialDocumentPage

KINDS: tuple[type[OfficialDocumentPage | ArticlePage], ...] = (
    OfficialDocumentPage,
    ArticlePage,
)
FIELDS = ("pk", "title", "url_path", "ask_persons", "ask_units", "acknowledge_by")


@dataclass(frozen=True)
class Text:
    """What a list needs of a text that asks."""

    pk: int
    title: str
    url_path: str
    ask_persons: bool
    ask_units: bool
    due: datetime.date | None

    @property
    def url(self) -> str:
        """Its address, for a site at the root of one tree."""
        return "/" + "/".join(self.url_path.split("/")[2:])


def asking(**filters: object) -> list[Text]:
    """The live texts that ask, those with the nearest day first."""
    found: list[Text] = []
    for kind in KINDS:
        rows = kind.objects.live().filter(Q(ask_persons=True) | Q(ask_units=True))
        found += [Text(*row) for row in rows.filter(**filters).values_list(*FIELDS)]
    return sorted(found, key=lambda text: (text.due or datetime.date.max, -text.pk))


def visible_asking(user: access.Viewer) -> list[Text]:
    """Those that the person may see."""
    texts = asking()
    if not texts:
        return []
    seen = access.visible_pages(user).filter(pk__in=[text.pk for text in texts])
    visible = set(seen.values_list("pk", flat=True))
    return [text for text in texts if text.pk in visible]


def text_of(page_id: int) -> Text | None:
    """The text, if it is live and asks."""
    found = asking(pk=page_id)
    return found[0] if found else None
