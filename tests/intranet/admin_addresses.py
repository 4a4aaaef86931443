"""Every address of Wagtail's admin, filled with the numbers of what is hidden."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Collection, Task, Workflow, WorkflowState

from intranet.models import User
from tests.factories.world import MARKER, World

PAGE_NAMES = {
    "page_id",
    "page_pk",
    "page_to_move_id",
    "parent_page_id",
    "destination_id",
}
# Addresses that are filled by position, and those that take no part: no view of ours or
# Wagtail's behind them, or one that ends the session of the test.
LEFT_OUT = {"wagtailadmin_logout", ""}
BY_NAME: dict[str, list[Any]] = {
    "content_type_app_name": ["pages"],
    "content_type_model_name": ["articlepage"],
    "app_label": ["pages", "wagtailcore"],
    "app_name": ["pages", "taggit"],
    "model_name": ["articlepage", "page", "customimage", "customdocument", "tag"],
    "action": ["delete", "move", "publish", "unpublish", "add_tags"],
    "action_name": ["approve", "copy"],
    "revision_id": [1],
    "filter_spec": ["width-100"],
    "uidb64": ["MQ"],
    "token": ["x"],
    "session_id": [1],
    "uploaded_file_id": [1],
    "redirect_id": [1],
    "restriction_id": [1],
}


def patterns() -> Iterator[tuple[str, list[str]]]:
    """Name and arguments of every admin address."""

    def below(resolver: Any, space: str) -> Iterator[tuple[str, list[str]]]:
        for item in resolver.url_patterns:
            if isinstance(item, URLResolver):
                inner = f"{space}{item.namespace}:" if item.namespace else space
                yield from below(item, inner)
            elif isinstance(item, URLPattern) and item.name:
                yield space + item.name, list(item.pattern.regex.groupindex)

    for item in get_resolver().url_patterns:
        if str(item.pattern) == "admin/" and isinstance(item, URLResolver):
            yield from below(item, "")


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """(name, address) for all that can be built."""
    hidden = [world.pages[key].pk for key in ("closed_article", "other_section")]
    for name, arguments in patterns():
        if name in LEFT_OUT:
            continue
        if name == "wagtailadmin_pages:revisions_compare":
            for pk in hidden:
                yield name, reverse(name, args=[pk, "earliest", "latest"])
            continue
        values = [_values(world, name, argument, hidden) for argument in arguments]
        for choice in product(*values):
            kwargs = dict(zip(arguments, choice, strict=True))
            address = reverse(name, kwargs=kwargs)
            yield name, address
            for query in _queries(world, name, hidden):
                yield name, f"{address}?{query}"


HIDDEN_PAGES = ("closed_section", "closed_article", "closed_draft", "other_section")


def _values(world: World, name: str, argument: str, hidden: list[int]) -> list[Any]:
    if argument in PAGE_NAMES:
        return hidden
    if argument in ("task_state_id", "task_id"):
        return [Task.objects.get(name__contains=MARKER).pk]
    if argument in ("workflow_pk", "workflow_state_id"):
        state = WorkflowState.objects.first()
        return [state.pk if state else Workflow.objects.latest("pk").pk]
    if argument == "image_id" or (argument == "pk" and "image" in name):
        return [world.images["hidden"].pk]
    if argument in ("document_id", "doc_id") or (argument == "pk" and "doc" in name):
        return [world.documents["hidden"].pk]
    if argument in ("pk", "collection_id", "object_id"):
        return _by_space(world, name, hidden)
    return BY_NAME.get(argument, [1])


def _by_space(world: World, name: str, hidden: list[int]) -> list[Any]:
    if "user" in name and "group" not in name:
        return [User.objects.get(username__contains=MARKER).pk]
    if "group" in name:
        return [Group.objects.filter(name__contains=MARKER).latest("pk").pk]
    if "collection" in name:
        return [Collection.objects.get(name__contains=MARKER).pk]
    if "task" in name:
        return [Task.objects.get(name__contains=MARKER).pk]
    if "workflow" in name:
        return [Workflow.objects.get(name__contains=MARKER).pk]
    if "pages" in name or "editing" in name:
        return hidden
    return [1]


def _queries(world: World, name: str, hidden: list[int]) -> Iterator[str]:
    """What lists and choosers are asked: by the beginning of the hidden word, and for
    rows by their numbers."""
    short = MARKER[:3]
    images, documents = world.images["hidden"].pk, world.documents["hidden"].pk
    if name == "wagtail_bulk_action":
        for pk in (hidden[0], images, documents, "all"):
            yield f"id={pk}"
        yield f"id=all&childOf={hidden[0]}"
    elif name.endswith("chosen_multiple"):
        for pk in (*hidden, images, documents):
            yield f"id={pk}"
    elif name.startswith("wagtailadmin_choose_page"):
        yield f"q={short}"
        yield f"parent_page_id={hidden[0]}"
        yield "page_type=pages.articlepage"
    elif "autocomplete" in name:
        yield f"term={short}"
    elif name.endswith(("index", "explore", "search", "choose", "listing", "results")):
        yield f"q={short}"
    elif name.startswith("wagtailadmin_reports"):
        yield "export=csv"
