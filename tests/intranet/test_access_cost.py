"""What access costs does not grow with the units and restrictions of the site."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from intranet import access
from intranet.models import AccessRuleToken, User
from intranet.roles import REVIEWERS
from tests.factories import ArticlePageFactory, MembershipFactory, UserFactory
from tests.factories.places import home_page, restrict, section, unit_with_section
from units.models import Unit

pytestmark = pytest.mark.django_db


def add_units(number: int) -> list[Unit]:
    """Units without sections, half of them roots of the tree."""
    groups = Group.objects.bulk_create(
        Group(name=f"Nhóm {n} của {number}") for n in range(number)
    )
    units = Unit.objects.bulk_create(
        Unit(name=group.name, code=group.name, kind="cell", group=group)
        for group in groups
    )
    for unit in units:
        unit.tree_path = f"{unit.pk:06d}/"
    Unit.objects.bulk_update(units, ["tree_path"])
    return units


def add_restricted_pages(below: Page, units: list[Unit], number: int) -> None:
    """Plain pages below ``below``, each restricted to one of the units."""
    first = below.get_last_child()
    assert first is not None
    start = int(first.path[-4:], 36) + 1
    pages = Page.objects.bulk_create(
        Page(
            path=Page._get_path(below.path, below.depth + 1, start + n),
            depth=below.depth + 1,
            slug=f"van-ban-{start + n}",
            title=f"Văn bản {start + n}",
            url_path=f"{below.url_path}van-ban-{start + n}/",
            content_type=first.content_type,
            locale=first.locale,
        )
        for n in range(number)
    )
    Page.objects.filter(pk=below.pk).update(numchild=below.numchild + number)
    restrictions = PageViewRestriction.objects.bulk_create(
        PageViewRestriction(page=page, restriction_type="groups") for page in pages
    )
    PageViewRestriction.groups.through.objects.bulk_create(
        PageViewRestriction.groups.through(
            pageviewrestriction=restriction, group_id=units[n % len(units)].group_id
        )
        for n, restriction in enumerate(restrictions)
    )


def listing(user: User) -> tuple[int, int]:
    """Queries, and the longest of them in characters, of a list of what one sees."""
    fresh = User.objects.get(pk=user.pk)
    with CaptureQueriesContext(connection) as queries:
        assert list(access.visible_pages(fresh).order_by("-pk")[:20])
        assert access.visible_pages(fresh).count()
    return len(queries), max(len(query["sql"]) for query in queries)


@pytest.mark.parametrize("role", ["member", "supervisor", "reviewer"])
def test_a_list_costs_the_same_with_200_units_and_1000_restricted_pages(role):
    library = section("van-ban")
    ArticlePageFactory(parent=library)
    unit = unit_with_section("Chi bộ 1")
    person = {
        "member": lambda: MembershipFactory(unit=unit).user,
        "supervisor": lambda: MembershipFactory(unit=unit, supervises=True).user,
        "reviewer": lambda: UserFactory(roles=[REVIEWERS]),
    }[role]()
    queries, longest = listing(person)
    add_restricted_pages(library, [unit, *add_units(200)], 1000)
    access.refresh_subtree(home_page())
    again, longest_again = listing(person)
    assert again == queries <= 8
    assert longest_again <= longest + 100
    assert longest_again < 3000


def test_refreshing_a_branch_takes_the_same_queries_at_any_size():
    library = section("van-ban")
    ArticlePageFactory(parent=library)
    units = add_units(40)
    add_restricted_pages(library, units[:2], 5)
    with CaptureQueriesContext(connection) as few:
        assert len(access.refresh_subtree(home_page())) == 5
    library.refresh_from_db()
    add_restricted_pages(library, units, 1000)
    with CaptureQueriesContext(connection) as many:
        assert len(access.refresh_subtree(home_page())) == 1000
    assert len(many) <= len(few) + 2


def test_equal_demands_share_one_rule():
    library = section("van-ban")
    for _number in range(5):
        ArticlePageFactory(parent=library)
    restrict(library, Group.objects.create(name="Nhóm kín"))
    tokens = AccessRuleToken.objects.filter(
        rule__pages__page__in=library.get_descendants()
    )
    assert tokens.values("rule").distinct().count() == 1


def test_the_tokens_of_a_person_are_asked_for_once(django_assert_num_queries):
    user = User.objects.get(pk=MembershipFactory().user.pk)
    with django_assert_num_queries(3):
        # groups, memberships, combined tokens in use
        access.search_tokens(user)
    with django_assert_num_queries(0):
        access.search_tokens(user)
