"""What the frame of every page asks the tree of pages: its name, its libraries, the way
back up."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Subquery
from django.forms import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext
from wagtail.models import Page

from intranet import access
from pages.models import CustomDocument, HomePage, LibraryPage

register = template.Library()

# The root of the tree, the front page, what stands right below it.
LIBRARY_DEPTH = 3


@dataclass(frozen=True)
class Place:
    """A link of the frame; ``here`` where the reader is on it or below it."""

    title: str
    address: str
    here: bool = False
    exactly_here: bool = False


@dataclass(frozen=True)
class Frame:
    """The name of the site and its libraries, those the reader may see."""

    name: str
    libraries: list[Place]


def address_of(page: Page) -> str:
    """The path of a page, without the root of its tree."""
    return _path(page.url_path)


def _path(url_path: str) -> str:
    return "/" + url_path.split("/", 2)[2]


@register.simple_tag(takes_context=True)
def site_frame(context: dict[str, Any]) -> Frame:
    """The frame for this reader; kept on the request."""
    request = context.get("request")
    if request is None:
        return Frame(settings.WAGTAIL_SITE_NAME, [])
    if not hasattr(request, "site_frame"):
        request.site_frame = _frame(request)
    return request.site_frame


def _frame(request: Any) -> Frame:
    viewer = getattr(request, "user", None) or AnonymousUser()
    home = HomePage.objects.live()
    libraries = list(
        LibraryPage.objects.live()
        .filter(access.visible_q(viewer), depth=LIBRARY_DEPTH)
        .order_by("path")
        .values_list(
            "title", "url_path", Subquery(home.order_by().values("organisation")[:1])
        )
    )
    name = (
        libraries[0][2]
        if libraries
        else home.values_list("organisation", flat=True).first()
    )
    return Frame(
        name or settings.WAGTAIL_SITE_NAME,
        [_place(title, _path(url), request.path) for title, url, _name in libraries],
    )


def _place(title: str, address: str, path: str) -> Place:
    return Place(
        title, address, here=path.startswith(address), exactly_here=path == address
    )


@register.simple_tag(takes_context=True)
def breadcrumbs(context: dict[str, Any]) -> list[Place]:
    """The pages above the one shown, from the front page down; empty on the front page
    and outside the tree."""
    page = context.get("page")
    if not isinstance(page, Page) or page.depth < 3:
        return []
    above = [item for item in _line_above(page) if item.depth >= LIBRARY_DEPTH]
    return [
        Place(gettext("Front page"), "/"),
        *(Place(item.title, address_of(item)) for item in above),
    ]


def _line_above(page: Page) -> list[Page]:
    """The pages above one; a page that was found by its address knows them already."""
    known: list[Page] | None = getattr(page, "line_above", None)
    if known is not None:
        return known
    return list(page.get_ancestors().only("title", "url_path", "depth"))


WIDGET_LOOKS = {"checkbox": "form-check-input", "select": "form-select"}


@register.simple_tag
def field_widget(field: BoundField) -> str:
    """The widget of a form field in the look of the site, tied to its help and error."""
    kind = getattr(field.field.widget, "input_type", "")
    attrs: dict[str, str | bool] = {"class": WIDGET_LOOKS.get(kind, "form-control")}
    described = [f"{field.id_for_label}_helptext"] if field.help_text else []
    if field.errors:
        attrs["class"] = f"{attrs['class']} is-invalid"
        attrs["aria-invalid"] = "true"
        described.append(f"{field.id_for_label}_error")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


@register.filter
def address(page: Page) -> str:
    """The path of a page."""
    return address_of(page)


@register.filter
def figure(number: int | float | None) -> str:
    """A number as offices write it: ``1.234,5``."""
    return "" if number is None else number_format(number, force_grouping=True)


@register.filter
def running_time(length: datetime.timedelta | None) -> str:
    """``2 phút 05 giây``, ``1 giờ 10 phút``: two units are enough for a reader."""
    if not length:
        return ""
    seconds = int(length.total_seconds())
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours:
        return gettext("%(hours)d h %(minutes)02d min") % {
            "hours": hours,
            "minutes": minutes,
        }
    if minutes:
        return gettext("%(minutes)d min %(seconds)02d s") % {
            "minutes": minutes,
            "seconds": seconds % 60,
        }
    return gettext("%(seconds)d s") % {"seconds": seconds}


SHOWN_AS = {
    "mp3": "audio", "ogg": "audio", "wav": "audio", "m4a": "audio",
    "mp4": "video", "webm": "video",
    "png": "image", "jpg": "image", "jpeg": "image", "webp": "image", "gif": "image",
    "pdf": "pdf",
}  # fmt: skip


@register.filter
def shown_as(file: CustomDocument) -> str:
    """How a browser shows a file inside a page; empty where it cannot."""
    return SHOWN_AS.get(file.file_extension.lower(), "")
