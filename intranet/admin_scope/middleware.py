"""The gate before every view of Wagtail's admin.

Some of its views name a page or a file by number without asking for rights. Here every
number in an address is checked first, whatever the view does with it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch
from wagtail.documents import permissions as document_permissions
from wagtail.images import permissions as image_permissions

from intranet import access
from intranet.admin_scope import scope

ADMIN = "/admin/"
# For administrators only; their menus are not offered to others anyway.
CLOSED_NAMESPACES = {
    "wagtailadmin_collections",
    "wagtailadmin_workflows",
    "wagtailsites",
    "wagtailusers_groups",
    "wagtailusers_users",
}
CLOSED_VIEWS = {
    "wagtailadmin_error_test",
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    "wagtailadmin_tag_autocomplete",
    "wagtailimages:url_generator",
    "wagtailimages:url_generator_output",
}
PAGE_ARGUMENTS = {
    "page_id",
    "page_pk",
    "page_to_move_id",
    "parent_page_id",
    "destination_id",
}
PAGE_PARAMETERS = ("parent_page_id", "childOf", "parent")
# Where the destination is chosen in a form.
DESTINATIONS = {
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtailadmin_pages:move": "new_parent_page",
    "wagtail_bulk_action": "chooser",
}
# The admin's own interface lists all images and documents; nothing of it needs that.
CLOSED_PREFIXES = ("wagtailadmin_api:images:", "wagtailadmin_api:documents:")
LISTS_OF_PAGES = {"wagtailadmin_choose_page_chosen_multiple"}


class AdminScopeMiddleware:
    """Answers 404 for what a person has no rights on, and for the whole admin where the
    person has none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> None:
        """Before the view is called."""
        match = request.resolver_match
        if match is None or not request.path.startswith(ADMIN):
            return
        held = access.viewer_tokens(request.user)
        if access.ADMIN in held:
            return
        if access.STAFF not in held or _is_closed(match) or not _covers(request, match):
            raise Http404


def _is_closed(match: ResolverMatch) -> bool:
    if match.view_name == "wagtailadmin_tag_model_autocomplete":
        return bool(match.kwargs["app_name"] != "pages")
    if match.view_name == "wagtail_bulk_action":
        model = (match.kwargs["app_label"], match.kwargs["model_name"])
        known = model == ("wagtailcore", "page") or model[0] == "pages"
        return not known or match.kwargs["action"] == "add_tags"
    return (
        not CLOSED_NAMESPACES.isdisjoint(match.namespaces)
        or match.view_name in CLOSED_VIEWS
        or match.view_name.startswith(CLOSED_PREFIXES)
    )


def _covers(request: HttpRequest, match: ResolverMatch) -> bool:
    user: Any = request.user
    images, documents = image_permissions, document_permissions
    return (
        scope.all_pages_in_scope(user, _page_ids(request, match))
        and scope.all_files_in_scope(
            user, images.permission_policy, _file_ids(request, match, "image")
        )
        and scope.all_files_in_scope(
            user, documents.permission_policy, _file_ids(request, match, "document")
        )
    )


def _page_ids(request: HttpRequest, match: ResolverMatch) -> Iterator[Any]:
    yield from (match.kwargs[name] for name in PAGE_ARGUMENTS & match.kwargs.keys())
    if match.view_name == "wagtailadmin_pages:revisions_compare":
        yield match.args[0]
    if match.view_name.startswith("wagtailadmin_api:pages:") and "pk" in match.kwargs:
        yield match.kwargs["pk"]
    for name in PAGE_PARAMETERS:
        yield from filter(None, request.GET.getlist(name))
    if match.view_name in LISTS_OF_PAGES or _bulk_model(match) == "page":
        yield from _chosen(request)
    destination = DESTINATIONS.get(match.view_name)
    if destination and request.method == "POST":
        yield from filter(None, request.POST.getlist(destination))


def _file_ids(request: HttpRequest, match: ResolverMatch, kind: str) -> Iterator[Any]:
    names = {"image": ("image_id",), "document": ("document_id", "doc_id")}[kind]
    yield from (match.kwargs[name] for name in names if name in match.kwargs)
    space = {"image": "wagtailimages_chooser", "document": "wagtaildocs_chooser"}[kind]
    if space in match.namespaces:
        yield from (match.kwargs[name] for name in ("pk",) if name in match.kwargs)
        if match.url_name == "chosen_multiple":
            yield from _chosen(request)
    if _bulk_model(match) == f"custom{kind}":
        yield from _chosen(request)


def _bulk_model(match: ResolverMatch) -> str:
    if match.view_name != "wagtail_bulk_action":
        return ""
    return str(match.kwargs["model_name"])


def _chosen(request: HttpRequest) -> Iterable[str]:
    return [item for item in request.GET.getlist("id") if item != "all"]
