"""A site to stand pages in: home, a section, the container of private sections."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, Page, PageViewRestriction, Site

from pages.models import HomePage, LibraryPage
from tests.factories.units import UnitFactory
from units.models import Unit, UnitPage, UnitsIndexPage


def home_page() -> HomePage:
    """The front page at the root of the site; made where there is none."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        home = root.add_child(
            instance=HomePage(title="Xã Thử", slug="trang-chu", organisation="Xã Thử")
        )
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
    return home


def section(slug: str, *, title: str = "", parent: Page | None = None) -> LibraryPage:
    """A library below the front page, or below ``parent``; made where there is none."""
    parent = parent or home_page()
    found = LibraryPage.objects.child_of(parent).filter(slug=slug).first()
    return found or parent.add_child(
        instance=LibraryPage(title=title or slug, slug=slug)
    )


def units_index() -> UnitsIndexPage:
    """The container of private sections; made where there is none."""
    return UnitsIndexPage.objects.first() or home_page().add_child(
        instance=UnitsIndexPage(title="Đơn vị", slug="don-vi")
    )


def unit_with_section(
    name: str, *, parent: Unit | None = None, title: str = "", slug: str = ""
) -> Unit:
    """A unit with its group and its private section."""
    unit = UnitFactory(
        name=name,
        parent=parent,
        group=Group.objects.create(name=f"Thành viên {title or name}"),
    )
    if not unit.tree_path:
        above = parent.tree_path if parent else ""
        unit.tree_path = f"{above}{unit.pk:06d}/"
        unit.save()
    page = UnitPage(title=title or name, slug=slug or f"don-vi-{unit.pk}", unit=unit)
    units_index().add_child(instance=page)
    return unit


def collection(name: str, *, parent: Collection | None = None) -> Collection:
    """A collection below the root, or below ``parent``."""
    return (parent or Collection.get_first_root_node()).add_child(name=name)


def restrict(page: Page, *groups: Group) -> PageViewRestriction:
    """Restrict a page and all below it to groups, or to who is signed in."""
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)
    return restriction
