"""A topic page lists what was picked, and what matches, as far as the reader may see."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from pages.models import Topic
from tests.factories import (
    ArticlePageFactory,
    FieldOfWorkFactory,
    PracticePageFactory,
    TopicPageFactory,
    UserFactory,
)


@pytest.fixture
def tagged(library):
    """Make an article with a topic."""

    def make(topic, **fields):
        page = ArticlePageFactory(parent=library("tin-bai"), **fields)
        page.topics.add(topic)
        page.save()
        return page

    return make


def titles(entries):
    return {entry.title for entry in entries}


def test_pages_with_a_topic_or_in_a_field_match_once(home, library, tagged):
    tagged("Dân vận", title="Bài về dân vận")
    tagged("Môi trường", title="Bài khác")
    field = FieldOfWorkFactory()
    practice = PracticePageFactory(parent=library("mo-hinh"), title="Mô hình")
    practice.fields_of_work = [field]
    practice.topics.add("Dân vận")
    practice.save()
    page = TopicPageFactory(parent=home)
    page.match_topics = [Topic.objects.get(name="Dân vận")]
    page.match_fields = [field]
    page.save()
    found = page.matching(UserFactory())
    assert titles(found) == {"Bài về dân vận", "Mô hình"}
    assert found.count() == 2


def test_without_criteria_nothing_matches(home, tagged):
    tagged("Dân vận")
    assert not TopicPageFactory(parent=home).matching(UserFactory()).exists()


def test_picked_pages_stand_in_their_groups_and_are_not_repeated(home, tagged):
    one, two = tagged("Dân vận", title="Một"), tagged("Dân vận", title="Hai")
    group = {"heading": "Nên đọc trước", "pages": [two, one]}
    page = TopicPageFactory(parent=home, groups=[("group", group)])
    page.match_topics = [Topic.objects.get(name="Dân vận")]
    page.save()
    ((heading, entries),) = page.picked(UserFactory())
    assert heading == "Nên đọc trước"
    assert [entry.title for entry in entries] == ["Hai", "Một"]
    assert not page.matching(UserFactory()).exists()


def test_what_the_reader_may_not_see_is_nowhere(home, tagged):
    hidden = tagged("Dân vận", title="Kín")
    restriction = PageViewRestriction.objects.create(
        page=hidden, restriction_type=PageViewRestriction.GROUPS
    )
    group = Group.objects.create(name="Thường trực")
    restriction.groups.add(group)
    block = {"heading": "Nhóm", "pages": [hidden]}
    page = TopicPageFactory(parent=home, groups=[("group", block)])
    stranger, member = UserFactory(), UserFactory(roles=["Thường trực"])
    assert page.picked(stranger) == []
    assert titles(page.picked(member)[0][1]) == {"Kín"}


def test_the_listing_costs_the_same_with_twenty_more(
    home, tagged, django_assert_num_queries
):
    tagged("Dân vận")
    page = TopicPageFactory(parent=home)
    page.match_topics = [Topic.objects.get(name="Dân vận")]
    page.save()
    reader = UserFactory()
    list(page.matching(reader))
    with django_assert_num_queries(3) as few:
        list(page.matching(reader))
    for _number in range(20):
        tagged("Dân vận")
    with django_assert_num_queries(len(few)):
        assert len(page.matching(reader)) == 21
