"""Pages by address: what a reader may not see is not there.

This view stands at the address of Wagtail's own, which walks down the tree with two
queries a level, loads a page before it asks who may see it, sends a signed-in reader to
the login page (which tells that the page exists), and asks Django's groups instead of
dated memberships."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import Page, Site

from intranet import access

# A page of a tree stands below 62 others at most; some pages have addresses of their own.
MOST_STEPS = 80


def serve_page(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at an address of the site."""
    steps = [step for step in path.split("/") if step]
    line = line_to(steps)
    if not line or not access.can_see(request.user, line[-1]):
        raise Http404
    rest = steps[len(line) - 1 :]
    page, args, kwargs = _loaded(line).route(request, rest)
    return page.serve(request, *args, **kwargs)


def line_to(steps: Sequence[str]) -> list[Page]:
    """The pages from the front page down towards an address, as far as there are any;
    one query, however deep."""
    if len(steps) > MOST_STEPS:
        return []
    found = list(_on_the_way(set(steps)))
    line = [page for page in found if page.is_site_root][:1]
    by_place = {(page.path[: -Page.steplen], page.slug): page for page in found}
    for step in steps if line else ():
        page = by_place.get((line[-1].path, step))
        if page is None:
            break
        line.append(page)
    return line


def _on_the_way(steps: set[str]) -> QuerySet[Page]:
    """The root of the site, and all pages that bear a name of the address: the index on
    names finds them."""
    root = Q(pk__in=Site.objects.filter(is_default_site=True).values("root_page"))
    return (
        Page.objects.filter(root | Q(slug__in=steps))
        .annotate(is_site_root=root)
        .only("title", "slug", "path", "depth", "url_path", "content_type")
    )


def _loaded(line: Sequence[Page]) -> Page:
    """The last page of a line in its own type, with what it always shows, knowing the
    pages above it."""
    kind = line[-1].specific_class
    rows = kind._default_manager.select_related(*getattr(kind, "shown_with", ()))
    page = rows.get(pk=line[-1].pk)
    page.line_above = list(line[:-1])
    return page
