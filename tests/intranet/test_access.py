"""Who sees which page: privacy, nesting, units, dates, public reading."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from intranet import access
from intranet.models import PageAccess, User
from intranet.roles import CADRES, EDITORS, REVIEWERS
from tests.factories import ArticlePageFactory, MembershipFactory, UserFactory
from tests.factories.places import (
    home_page,
    restrict,
    section,
    unit_with_section,
)

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


def sees(user, page: Page) -> bool:
    """Both answers of access, which must agree."""
    if user.pk:
        user = User.objects.get(pk=user.pk)
    listed = access.visible_pages(user).filter(pk=page.pk).exists()
    assert access.can_see(user, page) == listed
    return listed


@pytest.fixture
def news():
    return section("tin-bai")


@pytest.fixture
def article(news):
    return ArticlePageFactory(parent=news)


class TestPublicReading:
    def test_nobody_sees_anything_on_a_closed_site(self, article, settings):
        article.open_to_public = True
        article.save()
        assert not sees(NOBODY, article)

    def test_nobody_sees_what_is_marked_and_what_is_below(
        self, news, article, settings
    ):
        settings.PUBLIC_READING = True
        news.open_to_public = True
        news.save()
        assert sees(NOBODY, article)
        assert not sees(NOBODY, home_page())

    def test_taking_the_mark_back_closes_what_is_below(self, news, article, settings):
        settings.PUBLIC_READING = True
        news.open_to_public = True
        news.save()
        news.open_to_public = False
        news.save()
        assert not sees(NOBODY, article)

    def test_what_is_new_below_a_marked_page_is_public(self, news, settings):
        settings.PUBLIC_READING = True
        news.open_to_public = True
        news.save()
        assert sees(NOBODY, ArticlePageFactory(parent=news))

    def test_a_restriction_below_a_marked_page_counts(self, news, article, settings):
        settings.PUBLIC_READING = True
        news.open_to_public = True
        news.save()
        restrict(article)
        assert not sees(NOBODY, article)
        assert sees(UserFactory(), article)

    def test_a_neighbour_with_a_longer_path_is_not_public(self, article, settings):
        settings.PUBLIC_READING = True
        article.open_to_public = True
        article.save()
        other = ArticlePageFactory(parent=section("tin-bai"))
        assert not sees(NOBODY, other)


class TestRestrictions:
    def test_who_is_signed_in_sees_what_is_not_restricted(self, article):
        assert sees(UserFactory(), article)

    def test_an_inactive_account_is_nobody(self, article):
        assert not sees(UserFactory(is_active=False), article)

    def test_a_group_sees_its_page_and_others_do_not(self, article):
        cadre = UserFactory(roles=[CADRES])
        restrict(article, Group.objects.get(name=CADRES))
        assert sees(cadre, article)
        assert not sees(UserFactory(), article)
        assert sees(UserFactory(superuser=True), article)

    def test_nested_restrictions_must_all_hold(self, news, article):
        restrict(news, Group.objects.get_or_create(name=CADRES)[0])
        restrict(article, Group.objects.get_or_create(name=EDITORS)[0])
        assert not sees(UserFactory(roles=[CADRES]), article)
        assert not sees(UserFactory(roles=[EDITORS]), article)
        assert sees(UserFactory(roles=[CADRES, EDITORS]), article)

    def test_lifting_a_restriction_opens_what_is_below(self, news, article):
        restriction = restrict(news, Group.objects.create(name="Nhóm kín"))
        assert not sees(UserFactory(), article)
        restriction.delete()
        assert sees(UserFactory(), article)

    def test_a_group_added_from_the_other_side_counts(self, article):
        restriction = restrict(article, Group.objects.create(name="Nhóm kín"))
        cadre = UserFactory(roles=[CADRES])
        Group.objects.get(name=CADRES).pageviewrestriction_set.add(restriction)
        assert sees(cadre, article)

    def test_a_restriction_without_groups_is_for_administrators(self, article):
        PageViewRestriction.objects.create(
            page=article, restriction_type=PageViewRestriction.GROUPS
        )
        assert not sees(UserFactory(roles=[EDITORS]), article)
        assert sees(UserFactory(superuser=True), article)

    def test_a_left_over_shared_password_is_for_administrators(self, article):
        PageViewRestriction.objects.create(
            page=article, restriction_type=PageViewRestriction.PASSWORD, password="x"
        )
        assert not sees(UserFactory(), article)

    def test_deleting_a_restricted_page_leaves_nothing(self, news, article):
        restrict(news, Group.objects.create(name="Nhóm kín"))
        restrict(article, Group.objects.create(name="Nhóm khác"))
        news.delete()
        assert not PageAccess.objects.filter(page_id__in=[news.pk, article.pk]).exists()

    def test_moving_into_a_restricted_folder_hides(self, article):
        closed = section("kin")
        restrict(closed, Group.objects.create(name="Nhóm kín"))
        article.move(closed, pos="last-child")
        assert not sees(UserFactory(), article)

    def test_a_page_without_a_stored_rule_is_not_seen(self, article):
        PageAccess.objects.filter(page=article).delete()
        assert not sees(UserFactory(superuser=True), article)

    def test_a_deleted_group_leaves_its_page_closed(self, article):
        group = Group.objects.create(name="Nhóm tạm")
        restrict(article, group)
        group.delete()
        assert not sees(UserFactory(), article)


class TestUnits:
    @pytest.fixture
    def committee(self):
        return unit_with_section("Đảng ủy")

    @pytest.fixture
    def cell(self, committee):
        return unit_with_section("Chi bộ 1", parent=committee)

    def test_members_see_their_section_and_others_do_not(self, cell):
        other = unit_with_section("Chi bộ 2")
        assert sees(MembershipFactory(unit=cell).user, cell.page)
        assert not sees(MembershipFactory(unit=other).user, cell.page)
        for roles in ([], [CADRES], [EDITORS]):
            assert not sees(UserFactory(roles=roles), cell.page)
        assert sees(UserFactory(roles=[REVIEWERS]), cell.page)
        assert sees(UserFactory(superuser=True), cell.page)

    def test_who_supervises_sees_the_units_below_only(self, committee, cell):
        over_cell = MembershipFactory(unit=cell, supervises=True).user
        over_all = MembershipFactory(unit=committee, supervises=True).user
        plain = MembershipFactory(unit=committee).user
        assert sees(over_all, cell.page)
        assert not sees(over_cell, committee.page)
        assert not sees(plain, cell.page)

    @pytest.mark.parametrize(
        ("since", "until", "expected"),
        [
            (0, None, True),
            (1, None, False),
            (-5, 1, True),
            (-5, 0, False),
            (-5, -1, False),
        ],
    )
    def test_membership_counts_by_its_dates(self, cell, since, until, expected):
        member = MembershipFactory(
            unit=cell,
            since=TODAY() + since * DAY,
            until=None if until is None else TODAY() + until * DAY,
        ).user
        member.groups.add(cell.group)
        assert sees(member, cell.page) is expected

    def test_a_closed_unit_is_open_to_its_successors_from_that_day(self, cell):
        heir, last = unit_with_section("Chi bộ mới"), unit_with_section("Chi bộ sau")
        heir_member = MembershipFactory(unit=heir).user
        cell.successor, cell.closed = heir, TODAY() + DAY
        cell.save()
        assert not sees(heir_member, cell.page)
        cell.closed = TODAY()
        cell.save()
        assert sees(heir_member, cell.page)
        assert not sees(MembershipFactory(unit=last).user, cell.page)
        heir.successor, heir.closed = last, TODAY()
        heir.save()
        assert sees(MembershipFactory(unit=last).user, cell.page)

    def test_a_document_for_a_unit_follows_dated_membership(self, cell, article):
        restrict(article, cell.group)
        member = MembershipFactory(unit=cell).user
        gone = MembershipFactory(unit=cell, until=TODAY()).user
        gone.groups.add(cell.group)
        assert sees(member, article)
        assert not sees(gone, article)
        assert not sees(UserFactory(roles=[CADRES]), article)
        assert sees(UserFactory(roles=[REVIEWERS]), article)

    def test_a_section_whose_restriction_is_gone_stays_private(self, cell):
        restriction = restrict(cell.page, cell.group)
        restriction.delete()
        assert not sees(UserFactory(roles=[CADRES]), cell.page)

    def test_a_mark_for_public_reading_does_not_open_a_section(self, cell, settings):
        settings.PUBLIC_READING = True
        home = home_page()
        home.open_to_public = True
        home.save()
        assert sees(NOBODY, home)
        assert not sees(NOBODY, cell.page)
