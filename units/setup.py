"""The container of private sections in the page tree, and the section of a unit."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii
from wagtail.models import (
    BaseViewRestriction,
    GroupPagePermission,
    Page,
    PageViewRestriction,
)

from intranet.roles import EDITORS, REVIEWERS
from pages.models import HomePage
from units.models import Unit, UnitPage, UnitsIndexPage

CONTAINER_SLUG = "don-vi"
CONTAINER_TITLE = "Đơn vị"
# What the reviewer, who supervises units, may do in Wagtail's admin.
REVIEWER_ON_SECTIONS = ("change_page", "publish_page")
REVIEWER_ON_UNITS = ("view_unit", "view_membership")
# Both keep the templates that plans and reports are written with.
STAFF_ON_PAPERS = tuple(f"{verb}_papertemplate" for verb in ("add", "change", "view"))
# And both keep the calendar of working days.
STAFF_ON_CALENDAR = tuple(
    f"{verb}_calendarday" for verb in ("add", "change", "delete", "view")
)

STAFF_ON_FORMS = tuple(
    f"{verb}_{model}"
    for verb in ("add", "change", "view")
    for model in ("reportform", "formversion")
)


@transaction.atomic
def ensure_units_container(home: Page) -> UnitsIndexPage:
    """The container below the front page with its rights; made where it is missing,
    safe to repeat."""
    container = UnitsIndexPage.objects.first()
    if container is None:
        container = UnitsIndexPage(title=CONTAINER_TITLE, slug=CONTAINER_SLUG)
        home.add_child(instance=container)
    reviewers, _created = Group.objects.get_or_create(name=REVIEWERS)
    for codename in REVIEWER_ON_SECTIONS:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.get_or_create(
            group=reviewers, page=container, permission=permission
        )
    reviewers.permissions.add(*_permissions(REVIEWER_ON_UNITS))
    for name in (EDITORS, REVIEWERS):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *_permissions(STAFF_ON_PAPERS + STAFF_ON_FORMS + STAFF_ON_CALENDAR)
        )
    return container


def _permissions(codenames: Iterable[str]) -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="units", codename__in=codenames
    )


def units_container() -> UnitsIndexPage:
    """The container; made below the front page when the first unit needs it."""
    container = UnitsIndexPage.objects.first()
    if container is not None:
        return container
    home = HomePage.objects.first()
    if home is None:
        raise ImproperlyConfigured("Units need a front page: run `manage.py demo`.")
    return ensure_units_container(home)


@transaction.atomic
def create_section(unit: Unit) -> UnitPage:
    """The private section of a unit, restricted to its group: Wagtail's own listings
    know groups only, so they are the second line behind ``intranet.access``."""
    container = units_container()
    page = UnitPage(title=unit.name, slug=_free_slug(container, unit), unit=unit)
    container.add_child(instance=page)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=BaseViewRestriction.GROUPS
    )
    restriction.groups.add(unit.group)
    return page


def _free_slug(container: UnitsIndexPage, unit: Unit) -> str:
    """The code as an address; two codes may differ in marks only."""
    slug = slugify(string_to_ascii(unit.code)) or f"unit-{unit.pk}"
    taken = container.get_children().filter(slug=slug).exists()
    return f"{slug}-{unit.pk}" if taken else slug
