"""The links that would break if a page and all below it were deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from intranet import access
from pages.duplicates import known_to

BRANCHES = 100


@dataclass(frozen=True)
class BrokenLink:
    """A page that links into what is to be deleted."""

    source: Page
    targets: tuple[str, ...]

    @property
    def edit_url(self) -> str:
        """Where the link can be put right."""
        return reverse("wagtailadmin_pages:edit", args=[self.source.pk])


def links_into(pages: Iterable[Page], user: access.Viewer) -> list[BrokenLink]:
    """Links from elsewhere to pages or any below them, of pages the person knows of."""
    branch = _with_all_below([page.path for page in pages])
    page_type = ContentType.objects.get_for_model(Page)
    references = (
        ReferenceIndex.objects.filter(
            to_content_type=page_type,
            to_object_id__in=[str(pk) for pk in branch],
            base_content_type=page_type,
        )
        .exclude(object_id__in=[str(pk) for pk in branch])
        .order_by("object_id")
        .values_list("object_id", "to_object_id")
    )
    targets = {
        int(source): {branch[int(target)] for _source, target in rows}
        for source, rows in groupby(references, key=lambda row: row[0])
    }
    sources = Page.objects.filter(known_to(user), pk__in=targets).order_by("title")
    return [BrokenLink(source, tuple(sorted(targets[source.pk]))) for source in sources]


def _with_all_below(paths: list[str]) -> dict[int, str]:
    """Titles by id; a hundred branches a query, since SQLite takes no endless OR."""
    titles: dict[int, str] = {}
    for start in range(0, len(paths), BRANCHES):
        branches = Q()
        for path in paths[start : start + BRANCHES]:
            branches |= Q(path__startswith=path)
        titles.update(Page.objects.filter(branches).values_list("pk", "title"))
    return titles
