"""Who leaves a group gets no more mails about its pages and holds no more locks."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageSubscription

from intranet.roles import EDITORS
from pages.models import LibraryPage
from pages.setup import ensure_site_structure
from tests.factories import ArticlePageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(editor):
    kept = ArticlePageFactory(parent=LibraryPage.objects.get(slug="tin-bai"))
    PageSubscription.objects.create(user=editor, page=kept, comment_notifications=True)
    Page.objects.filter(pk=kept.pk).update(
        locked=True, locked_by=editor, locked_at=timezone.now()
    )
    return kept


@pytest.fixture
def editor():
    ensure_site_structure()
    return UserFactory(roles=[EDITORS])


def holds_something(user) -> bool:
    return (
        PageSubscription.objects.filter(user=user).exists()
        or Page.objects.filter(locked_by=user).exists()
    )


@pytest.mark.parametrize(
    "leave",
    [
        lambda user, group: user.groups.remove(group),
        lambda user, group: user.groups.clear(),
        lambda user, group: user.groups.set([]),
        lambda user, group: group.user_set.remove(user),
        lambda user, group: group.user_set.clear(),
    ],
)
def test_leaving_ends_subscriptions_and_locks(editor, article, leave):
    leave(editor, Group.objects.get(name=EDITORS))
    assert not holds_something(editor)
    assert not Page.objects.get(pk=article.pk).locked


def test_leaving_another_group_changes_nothing(editor, article):
    other = Group.objects.create(name="Nhóm khác")
    editor.groups.add(other)
    editor.groups.remove(other)
    assert holds_something(editor)
